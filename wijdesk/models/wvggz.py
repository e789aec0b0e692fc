"""The Wvggz-meldpunt: which signalen belong to it, and how its 14 days run. Pure.

Wvggz art. 5:2: after a melding the gemeente investigates within 14 days whether care is needed that somebody refuses.
"""

from __future__ import annotations

from datetime import date
from functools import cache

from wijdesk.models.termijnen import Loop, in_woorden, loop, regels, toestand_van
from wijdesk.resources import lees_toml

REGEL = "wvggz-onderzoek"
"""The rule of resources/termijnen.toml."""
SINDS = "2020-01-01"
"""The first day of the law."""


@cache
def soorten() -> frozenset[str]:
    """The codes of signaalsoort that are a melding for the Wvggz."""
    return frozenset(rij["code"] for rij in lees_toml("codes/signaalsoort.toml")["code"] if rij.get("wvggz"))


def is_wvggz(soort: str) -> bool:
    """Whether a signaal of this soort is a melding for the Wvggz."""
    return soort in soorten()


def klok(melding_op: str, vandaag: date) -> Loop:
    """How the 14 days of a melding on this day (ISO) run."""
    return loop(regels()[REGEL], date.fromisoformat(melding_op), vandaag=vandaag)


def klok_in_woorden(gezien: Loop, vandaag: date) -> tuple[str, str]:
    """(what is left in words, its urgency)."""
    toestand = "" if gezien.fataal is None else toestand_van(gezien.fataal, vandaag, streef=gezien.streef)
    return in_woorden(gezien, vandaag), toestand
