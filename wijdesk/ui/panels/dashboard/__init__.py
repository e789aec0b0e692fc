"""Dashboard: the figures of a period as tiles, charts and tables; each opens what it means and what it counts."""

from wijdesk.ui.panels.dashboard.paneel import DashboardPaneel

__all__ = ["DashboardPaneel"]
