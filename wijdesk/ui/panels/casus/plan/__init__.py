"""The plan of a household: goals in the family's words, who does what by when, safety."""

from wijdesk.ui.panels.casus.plan.tab import PlanTab

__all__ = ["PlanTab"]
