"""Contact moments, events and tasks in one timeline, and the forms to write them in."""

from wijdesk.ui.panels.casus.verloop.paneel import VerloopTab

__all__ = ["VerloopTab"]
