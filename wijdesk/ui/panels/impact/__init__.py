"""Impactmeting: what residents think of the help: forms typed one by one or as a pile, and what they come to."""

from wijdesk.ui.panels.impact.paneel import ImpactPaneel

__all__ = ["ImpactPaneel"]
