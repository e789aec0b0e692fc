"""Assessments with the Zelfredzaamheid-Matrix: radar and trend, per person and for the household, never summed."""

from wijdesk.ui.panels.casus.zrm.tab import ZrmTab

__all__ = ["ZrmTab"]
