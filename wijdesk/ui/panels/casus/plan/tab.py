"""The plan of a household on one page."""

from __future__ import annotations

from wijdesk.ui.panels.casus.tab import Tab


class PlanTab(Tab):
    """Goals in the family's words, actions with who does them, and safety agreements."""

    naam = "plan"
    titel = "Plan"
