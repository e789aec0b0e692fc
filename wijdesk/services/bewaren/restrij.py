"""One remainder of a row that was destroyed: its id, its day and its codes. What stays of which noun: `rest`."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from datetime import datetime, time
from typing import Any

from wijdesk.models.bewaren import Cijferrest
from wijdesk.models.values import Id, lokaal, moment_van
from wijdesk.store.lezer import Lezer
from wijdesk.store.zoekregels import stukken

MIDDAG = time(12)


def rest_id(id_: bytes) -> Id:
    """The id of what stays of a row."""
    return Id(hashlib.sha256(b"wijdesk rest " + id_).digest()[:16])


def cijferrest(id_: bytes, soort: str, plek: Id | None, dag: str, gegevens: Mapping[str, object]) -> Cijferrest:
    """What stays of this row: of a locatie, on a day (ISO), with what its figure reads."""
    tekst = json.dumps(dict(gegevens), ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    return Cijferrest(id=rest_id(id_), soort=soort, locatie_id=plek, dag=dag, gegevens=tekst)


def rijen_van(lezer: Lezer, soort: str, kolommen: str, ids: frozenset[Id]) -> Iterator[tuple[Any, ...]]:
    """These columns of those of a noun that are not taken back."""
    for stuk in stukken(sorted(ids)):
        yield from lezer.rows(
            f"SELECT {kolommen} FROM {soort} WHERE id IN ({tekens(stuk)}) AND status = 'actief' ORDER BY id", stuk
        )


def tekens(ids: list[Id]) -> str:
    """As many placeholders as there are ids."""
    return ", ".join("?" * len(ids))


def dag_van(moment: int) -> str:
    """The local day (ISO) of a moment."""
    return lokaal(moment).date().isoformat()


def middag(moment: int) -> int:
    """Noon of that day: which moment it was stays with nobody."""
    return moment_van(datetime.combine(lokaal(moment).date(), MIDDAG))
