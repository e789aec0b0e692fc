"""Ondersteuning en onderzoek: what runs without a casus, and one of them with its contacts, or its steps and clocks."""

from wijdesk.ui.panels.ondersteuning.paneel import OndersteuningPanel

__all__ = ["OndersteuningPanel"]
