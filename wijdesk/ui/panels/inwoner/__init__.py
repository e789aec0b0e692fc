"""The card of one resident: what to know before the talk, corrections, agressie, and merging double cards."""

from wijdesk.ui.panels.inwoner.paneel import InwonerPanel

__all__ = ["InwonerPanel"]
