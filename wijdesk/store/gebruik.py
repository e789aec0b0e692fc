"""Which rows refer to which, where a row was taken away: asked of the tables for the merge (`models.verband`)."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cache, lru_cache
from typing import Any

from wijdesk.models.beeld import Beeld
from wijdesk.models.journaal import Regel, lees_regel
from wijdesk.models.tabellen import GEJOURNAALD
from wijdesk.models.verband import kende, telt_als_gebruik
from wijdesk.models.verband import zet_status as zet_status_van
from wijdesk.store.regels import verwijzers
from wijdesk.store.zoekregels import stukken

_GEHOUDEN = "SELECT rij, soort FROM verschil WHERE veld = 'status'"
"""Rows that were taken away and stay visible are among these."""


@cache
def gebruikende(doel: str) -> tuple[tuple[str, str], ...]:
    """Every (noun, field) that uses rows of a noun."""
    return tuple((van, veld) for van, veld in verwijzers(doel) if telt_als_gebruik(van, doel))


@cache
def gebruikt(van: str) -> tuple[tuple[str, str], ...]:
    """Every (field, noun) by which rows of a noun use others."""
    if van not in GEJOURNAALD:
        return ()
    return tuple((veld, naar) for naar in GEJOURNAALD for wie, veld in gebruikende(naar) if wie == van)


def gebruikers(db: Any, rijen: Mapping[str, str]) -> Iterator[tuple[str, str, str]]:
    """Of these rows (hex → noun): (row, noun that uses it, row of that noun) for what is shown."""
    per_soort: dict[str, list[str]] = defaultdict(list)
    for rij, soort in rijen.items():
        per_soort[soort].append(rij)
    for soort, ids in per_soort.items():
        for van, veld in gebruikende(soort):
            for stuk in stukken(ids):
                tekens = ", ".join("?" * len(stuk))
                vraag = f"SELECT {veld}, id FROM {van} WHERE {veld} IN ({tekens}) AND status <> 'vervallen'"
                for doel, id_ in db.execute(vraag, [bytes.fromhex(rij) for rij in stuk]):
                    yield doel.hex(), van, id_.hex()


def onbekende_gebruikers(db: Any, soort: str, weg: Regel) -> list[tuple[str, str]]:
    """What (noun, row in hex) uses a row that was taken away, and the deletion did not know."""
    return [
        (van, ander)
        for _, van, ander in gebruikers(db, {weg.rij: soort})
        if not kende(weg, ander, zet_status(db, ander, weg.transactie))
    ]


def zet_status(db: Any, rij: str, transactie: str) -> bool | None:
    """Whether a transaction changed the status of a row; None when it wrote nothing there."""
    vraag = "SELECT kop, inhoud FROM mutatie WHERE rij = ? AND transactie = ?"
    gevonden = db.execute(vraag, (bytes.fromhex(rij), bytes.fromhex(transactie))).fetchall()
    return zet_status_van((lees_regel(kop, inhoud) for kop, inhoud in gevonden), transactie)


def verwijderde_buren(db: Any, beelden: Mapping[str, Beeld]) -> set[str]:
    """Rows (hex) that were taken away, and that one of these rows refers to."""
    doelen: dict[str, set[str]] = defaultdict(set)
    for beeld in beelden.values():
        waarden = beeld.waarden
        if waarden is None or waarden["status"] == "vervallen":
            continue
        for veld, naar in gebruikt(beeld.soort):
            doel = waarden[veld]
            if doel is not None and doel not in beelden:
                doelen[naar].add(str(doel))
    weg: set[str] = set()
    for soort, ids in doelen.items():
        for stuk in stukken(sorted(ids)):
            vraag = f"SELECT id FROM {soort} WHERE id IN ({', '.join('?' * len(stuk))}) AND status = 'vervallen'"
            weg.update(rij[0].hex() for rij in db.execute(vraag, [bytes.fromhex(rij) for rij in stuk]))
    return weg


def verbonden(db: Any, rijen: Mapping[str, Sequence[Regel]]) -> set[str]:
    """Rows (hex) with a difference about being taken away, that any entry ties to one of these rows."""
    gehouden = {rij.hex(): soort for rij, soort in db.execute(_GEHOUDEN).fetchall()}
    gehouden = {rij: soort for rij, soort in gehouden.items() if rij not in rijen}
    if not gehouden:
        return set()
    genoemd: set[object] = set()
    for alle in rijen.values():
        velden = [veld for veld, _ in gebruikt(alle[0].soort)]
        for regel in alle:
            if regel.waarden is None:
                return set(gehouden)  # what it referred to cannot be told any more
            genoemd.update(regel.waarden.get(veld) for veld in velden)
    return {
        rij for rij, soort in gehouden.items() if rij in genoemd or not rijen.keys().isdisjoint(_noemde(db, rij, soort))
    }


def _noemde(db: Any, rij: str, soort: str) -> set[str]:
    """What a row refers to, in any entry."""
    vraag = "SELECT inhoud FROM mutatie WHERE rij = ? AND inhoud IS NOT NULL"
    teksten = [json.loads(inhoud)["v"] for (inhoud,) in db.execute(vraag, (bytes.fromhex(rij),)).fetchall()]
    return {str(waarden[veld]) for waarden in teksten for veld, _ in gebruikt(soort) if waarden.get(veld)}


# At one's own desk ----------------------------------------------------------------------------------------------------


IN_EEN_KEER = 40
"""Rows that one question asks after: no save of a person at work changes more."""


def te_herzien(db: Any, veranderd: Mapping[str, set[Any]]) -> set[bytes]:
    """Rows that were taken away, and that what was changed here refers to now or did before."""
    weg: set[bytes] = set()
    telt = {soort: sorted(ids) for soort, ids in veranderd.items() if ids and gebruikt(soort)}
    if sum(map(len, telt.values())) <= IN_EEN_KEER:
        vraag, keren = _op_weggehaald(tuple((soort, len(ids)) for soort, ids in telt.items()))
        if vraag:
            params = [id_ for soort, ids in telt.items() for id_ in ids * keren[soort]]
            weg.update(rij[0] for rij in db.execute(vraag, params).fetchall())
    else:
        for soort, ids in telt.items():
            for stuk in stukken(ids):
                vraag, keren = _op_weggehaald(((soort, len(stuk)),))
                weg.update(rij[0] for rij in db.execute(vraag, list(stuk) * keren[soort]).fetchall())
    gehouden = db.execute(_GEHOUDEN).fetchall()
    if gehouden:
        hier = {id_.hex() for ids in veranderd.values() for id_ in ids}
        ervan = {doel for soort, ids in veranderd.items() for id_ in ids for doel in _noemde(db, id_.hex(), soort)}
        for rij, soort in gehouden:
            if rij.hex() in ervan or not hier.isdisjoint(_noemde(db, rij.hex(), soort)):
                weg.add(rij)
    return weg


@lru_cache(maxsize=256)
def _op_weggehaald(soorten: tuple[tuple[str, int], ...]) -> tuple[str, dict[str, int]]:
    """What rows of these nouns, so many of each, refer to that was taken away; and how often a noun's ids are given."""
    delen = [
        f"SELECT w.id FROM {soort} q JOIN {naar} w ON w.id = q.{veld} AND w.status = 'vervallen' "
        f"WHERE q.id IN ({', '.join('?' * aantal)}) AND q.status <> 'vervallen'"
        for soort, aantal in soorten
        for veld, naar in gebruikt(soort)
    ]
    return " UNION ALL ".join(delen), {soort: len(gebruikt(soort)) for soort, _ in soorten}
