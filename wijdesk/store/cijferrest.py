"""What figures still count of what was destroyed (`models.bewaren.Cijferrest`): codes and days, of nobody."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from wijdesk.models.gegeven import dataclass
from wijdesk.models.values import Id
from wijdesk.store.lezer import Lezer

RECHT = "persoon.afgeschermd"
GEHEIM = "geheim"
"""Of what was about somebody protected: it counts for who may know of it, as it did."""


@dataclass(frozen=True, slots=True)
class Rest:
    """One remainder."""

    dag: str
    locatie_id: Id | None
    gegevens: dict[str, Any]


def resten(lezer: Lezer, soort: str, van: str, tot: str, *, locatie_id: Id | None = None) -> Iterator[Rest]:
    """The remainders of a noun between two days, as far as whoever asks may count them."""
    vraag = (
        "SELECT dag, locatie_id, gegevens FROM cijferrest WHERE soort = ? AND dag BETWEEN ? AND ? AND status = 'actief'"
    )
    mag = lezer.mag(RECHT)
    for dag, plek, tekst in lezer.rows(vraag, (soort, van, tot)):
        gegevens = json.loads(tekst)
        if (mag or not gegevens.get(GEHEIM)) and (locatie_id is None or plek == locatie_id):
            yield Rest(dag, None if plek is None else Id(plek), gegevens)
