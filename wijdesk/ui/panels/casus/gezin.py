"""Who belongs to the household, from when to when; moving, splitting, merging."""

from __future__ import annotations

from wijdesk.ui.panels.casus.tab import Tab


class GezinTab(Tab):
    """Who belongs to the household, from when to when; moving, splitting, merging."""

    naam = "gezin"
    titel = "Gezin"
