"""Wvggz-meldpunt: meldingen with their 14 days, the checklist of one, consultations by telephone, and the counts."""

from wijdesk.ui.panels.wvggz.paneel import WvggzPaneel

__all__ = ["WvggzPaneel"]
