"""The sociale kaart: where somebody can be sent."""

from wijdesk.ui.panels.kaart.paneel import KaartPaneel

__all__ = ["KaartPaneel"]
