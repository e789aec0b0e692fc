"""Who belongs to the household, from when to when; moving, splitting, merging."""

from wijdesk.ui.panels.casus.gezin.tab import GezinTab

__all__ = ["GezinTab"]
