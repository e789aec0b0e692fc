"""Network and professionals, and who allowed sharing what."""

from __future__ import annotations

from wijdesk.ui.panels.casus.tab import Tab


class BetrokkenenTab(Tab):
    """Network and professionals, and who allowed sharing what."""

    naam = "betrokkenen"
    titel = "Betrokkenen"
