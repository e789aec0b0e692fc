"""What was said of one field of a row, from what is shown back to the beginning: each entry after what it replaced.

Not by time or by id: of two desks neither says who came after whom; what an entry replaced does.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any, NamedTuple

from sqlalchemy import select

from wijdesk.models.journaal import lees_regel, rijstand
from wijdesk.models.tabellen import MutatieRij
from wijdesk.models.values import Id
from wijdesk.store.bevel import VERNIETIGING
from wijdesk.store.unit_of_work import UnitOfWork


class Gezegd(NamedTuple):
    """An entry on the field: its id (hex), its transaction, what it set and why."""

    id: str
    transactie: Id
    waarden: dict[str, Any]
    reden: str


def terug(uow: UnitOfWork, rij: Id, veld: str) -> Iterator[Gezegd]:
    """The entries on a field, the latest first; of entries without content nothing is told."""
    vraag = select(MutatieRij.kop, MutatieRij.inhoud).where(MutatieRij.rij == rij)
    teksten: list[tuple[str, str | None]] = [(kop, inhoud) for kop, inhoud in uow.sessie.execute(vraag)]
    regels = {regel.id: regel for kop, inhoud in teksten if (regel := lees_regel(kop, inhoud)).soort != VERNIETIGING}
    redenen = {json.loads(kop)["id"]: json.loads(inhoud).get("reden", "") for kop, inhoud in teksten if inhoud}
    nu = rijstand(list(regels.values())).getoond.get(veld, "") if regels else ""
    while nu in regels:
        regel = regels[nu]
        if regel.waarden is not None:
            yield Gezegd(nu, Id(bytes.fromhex(regel.transactie)), dict(regel.waarden), redenen.get(nu, ""))
        eerder = [id_ for id_ in regel.basis.get(veld, ()) if id_ in regels]
        nu = max(eerder, key=lambda id_: regels[id_].rang, default="")
