"""Assessments with the Zelfredzaamheid-Matrix: radar and trend, never summed."""

from __future__ import annotations

from wijdesk.ui.panels.casus.tab import Tab


class ZrmTab(Tab):
    """Assessments with the Zelfredzaamheid-Matrix: radar and trend, never summed."""

    naam = "zrm"
    titel = "ZRM"
