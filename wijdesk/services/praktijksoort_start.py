"""Fills the kinds of support that come with the program. Called when a store is set up, and when it is brought up to
date: a newer version is added beside the older ones, and what was begun keeps the one it was begun under.
"""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from datetime import date, datetime, time
from functools import cache
from typing import Any

from wijdesk.models.praktijk import Praktijksoort
from wijdesk.models.praktijklezen import als_toml, lees_vormen
from wijdesk.models.praktijkregels import Vormsoort
from wijdesk.models.values import Id, moment_van
from wijdesk.resources import lees_tekst
from wijdesk.services.praktijksoorten import vingerafdruk
from wijdesk.store.unit_of_work import UnitOfWork

BESTAND = "praktijkvormen.toml"
_SOORTEN = uuid.UUID("5f0c0b0e-0c55-4c25-9a1d-0d6f3b1b7c41")


def vul_praktijksoorten(uow: UnitOfWork) -> int:
    """Add every shipped kind the store does not have; answers how many."""
    nieuw = [soort for soort in meegeleverd() if not uow.bestaat(Praktijksoort, soort["id"])]
    for soort in nieuw:
        uow.voeg_toe(Praktijksoort(**soort))
    return len(nieuw)


@cache
def meegeleverd() -> tuple[Mapping[str, Any], ...]:
    """The fields of every shipped kind. Read once while the program runs, and not at every login."""
    bestand = lees_vormen(lees_tekst(BESTAND))
    vanaf = moment_van(datetime.combine(bestand.vanaf or date(2026, 1, 1), time()))
    return tuple(_velden(soort, vanaf) for soort in bestand.soorten)


def _velden(soort: Vormsoort, vanaf: int) -> Mapping[str, Any]:
    inhoud = als_toml(soort)
    afdruk = vingerafdruk(inhoud)
    return {
        # Two desks that fill the same kind make the same row, so nothing in it may depend on the desk or the moment.
        "id": Id(uuid.uuid5(_SOORTEN, f"{soort.code}/{afdruk}").bytes),
        "code": soort.code,
        "naam": soort.naam,
        "versie": soort.versie,
        "inhoud": inhoud,
        "vingerafdruk": afdruk,
        "vanaf": vanaf,
    }
