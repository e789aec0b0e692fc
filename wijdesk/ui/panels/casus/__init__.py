"""Casusregie: one household, one plan, one regisseur."""

from wijdesk.ui.panels.casus.paneel import CasusPanel

__all__ = ["CasusPanel"]
