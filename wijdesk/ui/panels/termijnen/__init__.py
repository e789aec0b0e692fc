"""Termijnen: everything that must be done by a day, and what can be decided about a term."""

from wijdesk.ui.panels.termijnen.paneel import TermijnenPanel

__all__ = ["TermijnenPanel"]
