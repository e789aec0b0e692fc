"""Which panel is asked first, of those nobody looked at yet, when one asks the window for something."""

from __future__ import annotations

NEEMT: dict[str, frozenset[str]] = {
    "banden": frozenset({"band"}),
    "casus": frozenset({"huishouden", "plan", "planversie", "overdrachtsblad"}),
    "collectief": frozenset({"initiatief", "buurtonderwerp"}),
    "inloop": frozenset({"contact.nieuw", "contact.nieuw_voor", "contact.klacht.nieuw", "wachtende.help"}),
    "inwoner": frozenset({"persoon"}),
    "logboek": frozenset({"inzage.overzicht"}),
    "ondersteuning": frozenset({"onderzoek"}),
    "signaal": frozenset({"bundel"}),
    "vandaag": frozenset({"contact.open"}),
    "wachtrij": frozenset({"wachtende.nieuw"}),
}
"""Panel → the requests it takes that do not begin with its own name, whole or by their first word."""
