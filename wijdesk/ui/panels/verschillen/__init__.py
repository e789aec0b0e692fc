"""Verschillen: what two desks said differently, side by side, and deciding."""

from wijdesk.ui.panels.verschillen.paneel import VerschillenPaneel

__all__ = ["VerschillenPaneel"]
