"""What stands there twice of which there is one at a time, made at two desks. Plain reading.

`store.eenmaal` says of what there is one. That two are both right is said in the journal, by an entry that names the
other, so that every desk knows.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import combinations
from typing import Any

from wijdesk.models.gegeven import dataclass
from wijdesk.models.journaal import Regel
from wijdesk.models.rows.verschil import STAAT_DUBBEL, Plek
from wijdesk.models.values import Id, lokaal
from wijdesk.services.verschil.bron import Groep, Kant, entries_van
from wijdesk.store.eenmaal import EENMAAL, Eenmaal
from wijdesk.store.gekend import einde, namen
from wijdesk.store.huishoudens import LID_NU, WOONT_DEELS, WOONT_ELDERS
from wijdesk.store.lezer import Lezer

BEIDE = "beide"
"""The side that says that all of them are right."""
SINDS_VERSIE = 4
"""The first schema version whose entries say what their writer knew."""
HUISHOUDEN = "huishouden"
ALLEBEI = "staan er allebei terecht"
"""The reason of the entry that says so."""
_IN_TWEE = (
    "SELECT a.huishouden_id, a.id, a.verblijf, b.huishouden_id, b.id, b.verblijf FROM huishoudlid a "
    "JOIN huishoudlid b ON b.persoon_id = a.persoon_id AND b.huishouden_id > a.huishouden_id "
    "JOIN huishouden g ON g.id = a.huishouden_id AND g.status = 'actief' "
    "JOIN huishouden h ON h.id = b.huishouden_id AND h.status = 'actief' "
    f"WHERE {LID_NU.replace('l.', 'a.')} AND {LID_NU.replace('l.', 'b.')}"
)


@dataclass(frozen=True, slots=True)
class Gemaakt:
    """How a row came about."""

    begin: Regel
    kant: Kant
    samen: frozenset[str]
    """What was known (ends of ids) by who said that this one and others are all right."""


def dubbelgroepen(lezer: Lezer, plek: Plek | None = None) -> Iterator[Groep]:
    """Rows about the same thing of which there is one at a time; those of one line when that is given."""
    for een in EENMAAL:
        if plek is None or plek.veld == een.soort:
            yield from _van(lezer, een, plek)
    if plek is None or plek.veld == HUISHOUDEN:
        yield from (groep for groep in _huishoudens(lezer) if plek is None or groep.plek == plek)


def _van(lezer: Lezer, een: Eenmaal, plek: Plek | None) -> Iterator[Groep]:
    waar = f"x.status = 'actief' AND ({een.loopt})"
    params: tuple[Any, ...] = ()
    if plek is not None:
        gelijk = " AND ".join(f"x.{veld} IS z.{veld}" for veld in een.sleutel)
        waar += f" AND EXISTS (SELECT 1 FROM {een.soort} z WHERE z.id = ? AND {gelijk})"
        params = (plek.rij,)
    sleutel = ", ".join(f"x.{veld}" for veld in een.sleutel)
    vraag = (
        f"SELECT group_concat(lower(hex(x.id))) FROM {een.soort} x WHERE {waar} GROUP BY {sleutel} HAVING count(*) > 1"
    )
    if een.lang:
        paar = " AND ".join(f"y.{veld} = x.{veld}" for veld in een.sleutel)
        vraag = (
            f"SELECT lower(hex(x.id)) || ',' || group_concat(lower(hex(y.id))) FROM {een.soort} x JOIN {een.soort} y "
            f"ON {paar} AND y.id <> x.id AND y.status = 'actief' WHERE {waar} GROUP BY x.id"
        )
    for ids in dict.fromkeys(tuple(sorted(gevonden.split(","))) for (gevonden,) in lezer.rows(vraag, params)):
        rijen = [Id(bytes.fromhex(id_)) for id_ in ids]
        groep = _groep(lezer, een, rijen)
        if groep is not None and (plek is None or groep.plek == plek):
            yield groep


def _groep(lezer: Lezer, een: Eenmaal, rijen: Sequence[Id]) -> Groep | None:
    """The rows of these that stand there twice; None when all may."""
    gemaakt = {rij: gevonden for rij in rijen if (gevonden := hoe_gemaakt(lezer, rij)) is not None}
    periodes = _periodes(lezer, een.soort, tuple(gemaakt)) if een.periode else {}
    over: set[Id] = set()
    for a, b in combinations(sorted(gemaakt), 2):
        if een.periode and not _overlapt(periodes[a], periodes[b]):
            continue
        if not allebei_goed(a, b, gemaakt) and not (een.bewust and _bewust(a, b, gemaakt)):
            over |= {a, b}
    return _als_groep(lezer, een.soort, {rij: gemaakt[rij] for rij in sorted(over)})


def _als_groep(lezer: Lezer, soort: str, gemaakt: dict[Id, Gemaakt]) -> Groep | None:
    if len(gemaakt) < 2 or (soort == "termijn" and _hoort_bij_iets(lezer, gemaakt)):
        return None
    kanten = [replace(een.kant, sleutel=rij.hex(), waarden={}, getoond=True) for rij, een in gemaakt.items()]
    kanten.append(Kant(BEIDE, "", "", 0, {}))
    return Groep(
        STAAT_DUBBEL, soort, min(gemaakt), (soort,), max(een.begin.tijd for een in gemaakt.values()), tuple(kanten)
    )


def hoe_gemaakt(lezer: Lezer, rij: Id) -> Gemaakt | None:
    """How a row came about; None when that is not here."""
    entries = entries_van(lezer, rij)
    begin = None if entries is None else next((regel for regel in entries.regels if not regel.basis), None)
    if entries is None or begin is None or begin.id not in entries.teksten:
        return None
    samen: set[str] = set()
    for regel in entries.regels:
        if regel.id in entries.teksten and entries.teksten[regel.id][1].get("reden") == ALLEBEI:
            samen |= namen(regel.weet)
    return Gemaakt(begin, entries.kant(begin.id, {}), frozenset(samen))


def allebei_goed(a: Id, b: Id, gemaakt: dict[Id, Gemaakt]) -> bool:
    """Whether somebody who knew of both said that they are right."""
    return einde(b.hex()) in gemaakt[a].samen or einde(a.hex()) in gemaakt[b].samen


def _bewust(a: Id, b: Id, gemaakt: dict[Id, Gemaakt]) -> bool:
    """Whether one of these two was made by who knew of the other."""
    een, ander = gemaakt[a].begin, gemaakt[b].begin
    if een.transactie == ander.transactie or einde(b.hex()) in namen(een.weet) or einde(a.hex()) in namen(ander.weet):
        return True
    return min(een.versie, ander.versie) < SINDS_VERSIE and een.toestel == ander.toestel


def _periodes(lezer: Lezer, soort: str, rijen: Sequence[Id]) -> dict[Id, tuple[str, str]]:
    vraag = f"SELECT id, van, tot FROM {soort} WHERE id IN ({', '.join('?' * len(rijen))})"
    return {Id(id_): (van, tot or "9999") for id_, van, tot in lezer.rows(vraag, tuple(rijen))}


def _overlapt(een: tuple[str, str], ander: tuple[str, str]) -> bool:
    return een[0] <= ander[1] and ander[0] <= een[1]


def _hoort_bij_iets(lezer: Lezer, gemaakt: dict[Id, Gemaakt]) -> bool:
    """Whether a term began with something else, that is asked about itself."""
    return any(
        lezer.row(
            "SELECT 1 FROM mutatie WHERE transactie = ? AND json_extract(kop, '$.s') IN ('casus', 'onderzoek') LIMIT 1",
            (bytes.fromhex(een.begin.transactie),),
        )
        for een in gemaakt.values()
    )


def _huishoudens(lezer: Lezer) -> Iterator[Groep]:
    """Households in which somebody lives who lives in another too, without who made the one knowing of the other."""
    vandaag = lokaal(lezer.nu).date().isoformat()
    buren: dict[Id, set[Id]] = defaultdict(set)
    bekend: dict[Id, Gemaakt | None] = {}
    for huis, lid, woont, ander_huis, ander_lid, woont_ander in lezer.rows(_IN_TWEE, (vandaag,) * 4):
        if woont == woont_ander == WOONT_DEELS or (woont == WOONT_ELDERS) != (woont_ander == WOONT_ELDERS):
            continue
        for id_ in (huis, lid, ander_huis, ander_lid):
            if id_ not in bekend:
                bekend[Id(id_)] = hoe_gemaakt(lezer, Id(id_))
        alle = {id_: een for id_ in (huis, lid, ander_huis, ander_lid) if (een := bekend[id_]) is not None}
        if len(alle) == 4 and not _bewust(lid, ander_lid, alle) and not allebei_goed(huis, ander_huis, alle):
            buren[Id(huis)].add(Id(ander_huis))
            buren[Id(ander_huis)].add(Id(huis))
    over = set(buren)
    while over:
        samen, kijk = set(), [min(over)]
        while kijk:
            nu = kijk.pop()
            if nu not in samen:
                samen.add(nu)
                kijk += buren[nu]
        over -= samen
        groep = _als_groep(lezer, HUISHOUDEN, {id_: een for id_ in sorted(samen) if (een := bekend[id_]) is not None})
        if groep is not None:
            yield groep
