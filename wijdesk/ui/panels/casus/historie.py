"""Every change of this household, newest first."""

from __future__ import annotations

from wijdesk.ui.panels.casus.tab import Tab


class HistorieTab(Tab):
    """Every change of this household, newest first."""

    naam = "historie"
    titel = "Historie"
