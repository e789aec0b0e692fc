"""What no desk may say of the log: that a line was another, or is no more. Such a chain stands still at that entry."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import date, datetime, time

from wijdesk.errors import Onbetrouwbaar
from wijdesk.models.instellingen import LOG_JAREN, SOORTEN
from wijdesk.models.journaal import Mutatie
from wijdesk.models.logsoort import VAST
from wijdesk.models.values import moment_van
from wijdesk.store.logtermijn import grens

REDEN = "logboek"
"""Before the number of the entry in `Onbetrouwbaar.reden` ("logboek 12")."""
SPELING_MS = 86_400_000
"""How far the clocks of desks may be apart round the turn of the year."""


def eis_log_heel(mutaties: Iterable[Mutatie], *, van: int, nu: int) -> None:
    """Refuse entries, numbered from `van` on, of which one changes or withdraws a line of the log, or leaves out what
    one says while every organisation still keeps that. Raises Onbetrouwbaar with the number. `nu` in ms UTC.
    """
    bewaard_vanaf = _begin(grens(nu + SPELING_MS, SOORTEN[LOG_JAREN].minst))
    for nummer, mutatie in enumerate(mutaties, start=van):
        kop = mutatie.header
        if kop["s"] in VAST and not _is_toevoeging(mutatie, bewaard_vanaf):
            raise Onbetrouwbaar(
                f"Regel {nummer} van een andere balie wijzigt of wist een regel van het logboek.",
                reden=f"{REDEN} {nummer}",
            )


def in_woorden(reden: str) -> str:
    """The sentence for a reason of here; empty for any other."""
    wat, _, nummer = reden.partition(" ")
    if wat != REDEN:
        return ""
    return f"Regel {nummer} van deze balie wijzigt of wist een regel van het logboek. Dat doet wijdesk zelf nooit."


def _is_toevoeging(mutatie: Mutatie, bewaard_vanaf: int) -> bool:
    if mutatie.header["basis"]:
        return False
    if mutatie.inhoud is None:
        return int(str(mutatie.header["t"])) < bewaard_vanaf
    return bool(json.loads(mutatie.inhoud)["v"].get("status", "actief") == "actief")


def _begin(dag: str) -> int:
    return moment_van(datetime.combine(date.fromisoformat(dag), time()))
