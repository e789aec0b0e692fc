"""Meldcode: the five steps as a checklist, in any order, with the weighing and the decision."""

from wijdesk.ui.panels.meldcode.paneel import MeldcodePaneel

__all__ = ["MeldcodePaneel"]
