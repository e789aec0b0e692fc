"""Rows as they stood at a moment, read back from the journal. No SQLAlchemy."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any

from wijdesk.models.values import Id
from wijdesk.store.lezer import Lezer

Rij = Mapping[str, Any]
"""Fields of a row by name; ids as bytes in hex, as the journal holds them."""

STUK = 500
"""Ids in one query."""


def laatste_bij(lezer: Lezer, id_: Id) -> Id:
    """The last entry of the transaction that made this row: what was known then, with all that was made along with it.

    Of a row without entries its own id, which is of the same moment.
    """
    rij = lezer.row(
        "SELECT max(m.id) FROM mutatie m "
        "WHERE m.transactie = (SELECT n.transactie FROM mutatie n WHERE n.rij = ? ORDER BY n.id LIMIT 1)",
        (id_,),
    )
    return Id(rij[0]) if rij is not None and rij[0] is not None else id_


def stand_toen(lezer: Lezer, ids: Iterable[Id], laatste: Id) -> dict[Id, Rij]:
    """These rows with the entries up to and including `laatste`; a row that was not there yet is left out."""
    alle = tuple(dict.fromkeys(ids))
    stand: dict[Id, dict[str, Any]] = {}
    for plek in range(0, len(alle), STUK):
        stuk = alle[plek : plek + STUK]
        for rij, inhoud in lezer.rows(
            f"SELECT rij, inhoud FROM mutatie WHERE rij IN ({', '.join('?' * len(stuk))}) AND id <= ? ORDER BY id",
            (*stuk, laatste),
        ):
            stand.setdefault(Id(rij), {"status": "actief"}).update(json.loads(inhoud)["v"] if inhoud else {})
    return {id_: stand[id_] for id_ in alle if id_ in stand}


def id_toen(rij: Rij, veld: str) -> Id | None:
    """A reference in such a row; None when it was empty."""
    waarde = rij.get(veld)
    return Id(bytes.fromhex(waarde)) if waarde else None
