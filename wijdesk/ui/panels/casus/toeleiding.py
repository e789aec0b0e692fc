"""Warm hand-offs, indicaties and who waits."""

from __future__ import annotations

from wijdesk.ui.panels.casus.tab import Tab


class ToeleidingTab(Tab):
    """Warm hand-offs, indicaties and who waits."""

    naam = "toeleiding"
    titel = "Toeleiding"
