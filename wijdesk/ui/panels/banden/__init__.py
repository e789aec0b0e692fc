"""Saying that one knows a resident, and for whoever keeps them: the ties of everybody."""

from wijdesk.ui.panels.banden.paneel import BandenPaneel

__all__ = ["BandenPaneel"]
