"""Work in a casus by somebody who did not know it was closed, of which who closed it did not know. Plain reading.

Which of the two came first does not matter and no clock is asked: the closing says what it knew (`store.weten`), and so
does whoever works in a casus that is closed.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping

from wijdesk.models.gegeven import dataclass
from wijdesk.models.journaal import basis_van, koppen_lees, lees_regel
from wijdesk.models.rows.verschil import NA_SLUITING, Plek
from wijdesk.models.values import Id
from wijdesk.store.gekend import einde, in_casus, namen
from wijdesk.store.lezer import Lezer
from wijdesk.store.zoekregels import stukken

DAG = 86_400_000
DAGEN = 365
"""How long after a closing such work is looked for: what waits longer has other trouble."""
_KOP = re.compile(r"[0-9a-f]{32}")
_WEET = re.compile(r'"weet":"([0-9a-f]*)"')
_OVER = "c.id, '{soort}', t.id, t.koppen"
_GESLOTEN = "FROM casus WHERE gesloten_op IS NOT NULL AND status = 'actief'"


@dataclass(frozen=True, slots=True)
class NaSluiting:
    """What was written in a casus beside its closing: (noun, row, when in ms UTC)."""

    casus_id: Id
    huishouden_id: Id
    werk: tuple[tuple[str, Id, int], ...]


@dataclass(frozen=True, slots=True)
class _Sluitingen:
    """Every time this casus was closed or opened again: the ends of the ids, the transactions."""

    ids: frozenset[str]
    transacties: frozenset[str]


def na_sluiting(lezer: Lezer, casus_id: Id | None = None) -> Iterator[NaSluiting]:
    """Closed casussen in which somebody worked who did not know, unknown to who closed it."""
    van = "id = ?" if casus_id is not None else "gesloten_op > ?"
    param = casus_id if casus_id is not None else lezer.nu - DAGEN * DAG
    dicht = lezer.rows(f"SELECT id, huishouden_id, koppen {_GESLOTEN} AND {van}", (param,))
    if not dicht:
        return
    kende = _gekend(lezer, {id_: koppen for id_, _, koppen in dicht})
    huishoudens = {id_: Id(huishouden) for id_, huishouden, _ in dicht}
    per_casus: dict[tuple[Id, Id], dict[tuple[str, Id], set[str]]] = defaultdict(dict)
    delen = " UNION ALL ".join(in_casus(_OVER, "t.status = 'actief'", "dicht"))
    vraag = f"WITH dicht AS MATERIALIZED (SELECT id, huishouden_id {_GESLOTEN} AND {van}) {delen}"
    for id_, soort, rij, koppen in lezer.rows(vraag, (param,)):
        gekend = kende.get(id_)
        nieuw = {kop for kop in _KOP.findall(koppen) if einde(kop) not in gekend} if gekend else None
        if nieuw:
            per_casus[Id(id_), huishoudens[id_]][soort, Id(rij)] = nieuw
    for (id_, huishouden), rijen in per_casus.items():
        sluitingen = _sluitingen(lezer, id_)
        tijden = ((soort, rij, _onwetend(lezer, koppen, sluitingen)) for (soort, rij), koppen in rijen.items())
        werk = sorted((een for een in tijden if een[2]), key=lambda een: (een[2], een[1]))
        if werk:
            yield NaSluiting(id_, huishouden, tuple(werk))


def plek_na_sluiting(casus_id: Id) -> Plek:
    """Where a closed casus stands that was worked in."""
    return Plek(NA_SLUITING, casus_id)


def _gekend(lezer: Lezer, casussen: Mapping[bytes, str]) -> dict[bytes, frozenset[str]]:
    """What the closing that is shown knew, per casus (with its hoofden); nothing when it does not say (of a program
    before desks shared).
    """
    hoofden = {id_: basis_van(koppen_lees(koppen), ("gesloten_op",))["gesloten_op"] for id_, koppen in casussen.items()}
    sluiting = {bytes.fromhex(koppen[-1]): id_ for id_, koppen in hoofden.items()}
    uit: dict[bytes, frozenset[str]] = {}
    for stuk in stukken(tuple(sluiting)):
        vraag = f"SELECT id, kop FROM mutatie WHERE id IN ({', '.join('?' * len(stuk))})"
        for id_, kop in lezer.rows(vraag, stuk):
            gezegd = _WEET.search(kop)  # a thousand headers a time: reading them whole takes four times as long
            uit[sluiting[id_]] = namen(gezegd[1]) if gezegd is not None else frozenset()
    return uit


def _sluitingen(lezer: Lezer, casus: Id) -> _Sluitingen:
    koppen = (lees_regel(kop, None) for (kop,) in lezer.rows("SELECT kop FROM mutatie WHERE rij = ?", (casus,)))
    dicht = [regel for regel in koppen if "gesloten_op" in regel.velden and regel.basis]
    return _Sluitingen(frozenset(einde(regel.id) for regel in dicht), frozenset(regel.transactie for regel in dicht))


def _onwetend(lezer: Lezer, koppen: set[str], sluitingen: _Sluitingen) -> int:
    """When the last of these hoofden was written that did not know of a closing and is not part of one; 0 when none."""
    laatst = 0
    for kop in koppen:
        rij = lezer.row("SELECT kop FROM mutatie WHERE id = ?", (bytes.fromhex(kop),))
        regel = None if rij is None else lees_regel(rij[0], None)
        if regel is None or regel.transactie in sluitingen.transacties or namen(regel.weet) & sluitingen.ids:
            continue
        laatst = max(laatst, regel.tijd, 1)
    return laatst
