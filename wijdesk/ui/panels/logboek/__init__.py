"""The access log on the screen: filters, pages, emergencies to judge, and the overview for a resident."""

from wijdesk.ui.panels.logboek.paneel import LogboekPaneel

__all__ = ["LogboekPaneel"]
