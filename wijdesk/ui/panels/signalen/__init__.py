"""Signalen: the inbox of a locatie."""

from wijdesk.ui.panels.signalen.paneel import SignalenPanel

__all__ = ["SignalenPanel"]
