"""Households as reading use cases of several nouns need them: whom a name or address would give away. No SQLAlchemy.

Somebody afgeschermd stays hidden in everything that tells where or with whom they live: a household in which only
hidden people live shows no name, and an address where a hidden person lives is not shown (domein.md 10).
"""

from __future__ import annotations

from collections.abc import Iterable

from wijdesk.models.values import Id
from wijdesk.store.lezer import Lezer

AFGESCHERMD_HUISHOUDEN = "Afgeschermd huishouden"
AFGESCHERMD_ADRES = "Afgeschermd adres"
WOONT_ELDERS = "woont elders"

LID_NU = "l.status = 'actief' AND l.van <= ? AND (l.tot = '' OR l.tot >= ?)"
"""Condition on `huishoudlid l`: a member on a day (twice the same ISO date)."""


def volg_huishouden(lezer: Lezer, id_: Id) -> Id:
    """The household that stands for this one now, after merging."""
    gezien = {id_}
    while (rij := lezer.row("SELECT samengevoegd_in FROM huishouden WHERE id = ?", (id_,))) and rij[0] is not None:
        id_ = Id(rij[0])
        if id_ in gezien:
            break
        gezien.add(id_)
    return id_


def wat_verborgen_is(lezer: Lezer, huishouden_ids: Iterable[Id], vandaag: str) -> tuple[frozenset[Id], frozenset[Id]]:
    """(households whose name stays hidden, households whose address does) for whoever asks; one query, or none."""
    ids = tuple(huishouden_ids)
    if not ids or lezer.mag("persoon.afgeschermd"):
        return frozenset(), frozenset()
    rijen = lezer.rows(
        "SELECT l.huishouden_id, min(p.afgeschermd), max(p.afgeschermd AND l.verblijf <> ?) "
        "FROM huishoudlid l JOIN persoon p ON p.id = l.persoon_id "
        f"WHERE l.huishouden_id IN ({', '.join('?' * len(ids))}) AND {LID_NU} GROUP BY l.huishouden_id",
        (WOONT_ELDERS, *ids, vandaag, vandaag),
    )
    zonder_naam = frozenset(Id(id_) for id_, allen, _ in rijen if allen)
    return zonder_naam, frozenset(Id(id_) for id_, allen, iemand in rijen if allen or iemand)
