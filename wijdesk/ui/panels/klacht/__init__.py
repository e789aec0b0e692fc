"""Klachten: the register, one klacht with what was done, and the forms."""

from wijdesk.ui.panels.klacht.paneel import KlachtPaneel

__all__ = ["KlachtPaneel"]
