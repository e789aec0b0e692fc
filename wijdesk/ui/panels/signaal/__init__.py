"""Signaal: registering one, and following one up."""

from wijdesk.ui.panels.signaal.paneel import SignaalPanel

__all__ = ["SignaalPanel"]
