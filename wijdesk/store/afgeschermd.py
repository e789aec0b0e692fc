"""Who that is protected belongs to which locatie, for whoever has the right to see them at some locaties only; and who
is protected whatever whoever asks may see.

Somebody belongs where a household of theirs is, where they came, where a signaal about them is dealt with, and to who
has the regie. Of whom none of that is known everybody with the right is the one who can help. No SQLAlchemy.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import Any

from wijdesk.models.values import Id
from wijdesk.store.elders import Rijen
from wijdesk.store.lezer import Lezer

RECHT = "persoon.afgeschermd"

_WIE = (
    "WITH RECURSIVE wie(id) AS (SELECT id FROM main.persoon WHERE afgeschermd "
    "UNION SELECT p.samengevoegd_in FROM wie w CROSS JOIN main.persoon p ON p.id = w.id "
    "WHERE p.samengevoegd_in IS NOT NULL) "
    "SELECT w.id, p.samengevoegd_in FROM wie w CROSS JOIN main.persoon p ON p.id = w.id"
)
_HOORT_BIJ = (
    "SELECT h.locatie_id, h.regisseur_id FROM main.huishoudlid l JOIN main.huishouden h ON h.id = l.huishouden_id "
    "WHERE l.persoon_id = ?1 AND l.status = 'actief' "
    "UNION ALL SELECT locatie_id, NULL FROM main.contact WHERE persoon_id = ?1 "
    "UNION ALL SELECT locatie_id, NULL FROM main.signaal WHERE persoon_id = ?1"
)


_MEE_BESCHERMD = (
    "WITH RECURSIVE weg(id, naar) AS ("
    "SELECT s.id, s.samengevoegd_in FROM main.persoon s WHERE s.samengevoegd_in IS NOT NULL AND s.afgeschermd "
    "UNION SELECT p.id, p.samengevoegd_in FROM weg w CROSS JOIN main.persoon p ON p.id = w.naar "
    "WHERE p.samengevoegd_in IS NOT NULL) "
    "SELECT DISTINCT p.id FROM weg w CROSS JOIN main.persoon p ON p.id = w.naar WHERE p.samengevoegd_in IS NULL "
    "AND NOT p.afgeschermd AND NOT EXISTS (SELECT 1 FROM main.mutatie m WHERE m.rij = p.id "
    "AND json_extract(m.inhoud, '$.v.afgeschermd') = 1)"
)
"""Cards into which one was merged that was protected at another desk at the same time: of these it was never said that
they are, nor that they are not. Merging takes protection along, so there are hardly ever any.
"""
_OP_PAPIER = (
    "SELECT q.id FROM persoon q LEFT JOIN persoon p ON p.id = q.samengevoegd_in WHERE q.id IN ({}) "
    "AND (q.afgeschermd OR coalesce(p.afgeschermd, 0) OR EXISTS (SELECT 1 FROM main.persoon e "
    "WHERE e.id IN (q.id, q.samengevoegd_in) AND e.afgeschermd))"
)


def van_plek(rijen: Rijen, plekken: Collection[Id], medewerker_id: Id) -> frozenset[Id]:
    """Who is protected and belongs to one of these locaties, with the cards that were merged into theirs."""
    naar = {Id(id_): None if in_ is None else Id(in_) for id_, in_ in rijen(_WIE, ())}
    hier = {
        id_
        for id_, in_ in naar.items()
        if in_ is None and _hoort_hier(rijen(_HOORT_BIJ, (id_,)), plekken, medewerker_id)
    }
    return frozenset(id_ for id_ in naar if _einde(naar, id_) in hier)


def _hoort_hier(rijen: Iterable[tuple[Any, Any]], plekken: Collection[Id], medewerker_id: Id) -> bool:
    bekend = list(rijen)
    return not bekend or any(plek in plekken or wie == medewerker_id for plek, wie in bekend)


def _einde(naar: dict[Id, Id | None], id_: Id) -> Id:
    gezien = {id_}
    while (volgende := naar.get(id_)) is not None and volgende not in gezien:
        gezien.add(id_ := volgende)
    return id_


def mee_beschermd(verbinding: Any) -> frozenset[Id]:
    """The cards that are protected because one that was merged into them is, and nobody has decided about that yet."""
    return frozenset(Id(rij[0]) for rij in verbinding.execute(_MEE_BESCHERMD).fetchall())


def op_papier(lezer: Lezer, ids: Iterable[Id]) -> frozenset[Id]:
    """Who of these is protected, also of whom whoever asks may see as anybody (`Lezer.in_nood`): others read paper."""
    alle = tuple(dict.fromkeys(ids))
    if not alle:
        return frozenset()
    gevonden = frozenset(Id(rij[0]) for rij in lezer.rows(_OP_PAPIER.format(", ".join("?" * len(alle))), alle))
    if anders := lezer.in_nood.intersection(alle) - gevonden:
        gevonden |= anders & {Id(rij[0]) for rij in lezer.rows(_MEE_BESCHERMD)}
    return gevonden
