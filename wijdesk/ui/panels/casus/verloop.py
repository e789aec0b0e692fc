"""Contact moments, events and tasks in one timeline."""

from __future__ import annotations

from wijdesk.ui.panels.casus.tab import Tab


class VerloopTab(Tab):
    """Contact moments, events and tasks in one timeline."""

    naam = "verloop"
    titel = "Verloop"
