"""What the rules of what is unusual need to know, read for the lines on one page: streets, surnames, office hours."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import time
from functools import cache
from typing import Any

from wijdesk.models.doorwijzing import einde
from wijdesk.models.feestdagen import feestdagen_van
from wijdesk.models.instellingen import KANTOOR_TOT, KANTOOR_VAN, waarde_van
from wijdesk.models.logsoort import OVER_INWONER, RECHTEN
from wijdesk.models.ongewoon import UUR, Feit, Kennis, achternaam, ongewoon
from wijdesk.models.values import Id, lokaal
from wijdesk.models.zoektekst import vouw
from wijdesk.store.klokstand import was_zeker
from wijdesk.store.lezer import Lezer
from wijdesk.store.wijzers import WIJZERS

KOLOMMEN = "t.id, t.tijd, t.medewerker_id, t.persoon_id, t.soort, t.grondslag, t.uitkomst, t.wat, t.namens_id"
OP_ADRES = "adres"
HOOGSTENS_SAMEN = 500
"""Ids in one query."""


def feit_van(rij: Sequence[Any]) -> Feit:
    """One row of KOLOMMEN. A row of before schema 0006 has no kind: those were openings."""
    return Feit(
        id=Id(rij[0]),
        tijd=rij[1],
        medewerker_id=Id(rij[2]),
        persoon_id=None if rij[3] is None else Id(rij[3]),
        soort=rij[4] or "inzien",
        grondslag=rij[5],
        uitkomst=rij[6],
        op_adres=OP_ADRES in rij[7],
        wat=rij[7],
        namens_id=None if rij[8] is None else Id(rij[8]),
    )


def beoordeeld(lezer: Lezer, regels: Sequence[Feit]) -> dict[Id, tuple[str, ...]]:
    """What is unusual about these lines."""
    if not regels:
        return {}
    alle = {feit.id: feit for feit in regels}
    for collega, van, tot in _stukken(regels):
        rijen = lezer.rows(
            f"SELECT {KOLOMMEN} FROM toegang t WHERE t.medewerker_id = ? AND t.tijd BETWEEN ? AND ?",
            (collega, van, tot),
        )
        alle |= {feit.id: feit for feit in map(feit_van, rijen)}
    alle |= {id_: replace(alle[id_], **wie) for id_, wie in _schrijvers(lezer, regels).items()}
    gevonden = ongewoon(alle.values(), kennis_van(lezer, alle.values()))
    return {feit.id: gevonden[feit.id] for feit in regels if feit.id in gevonden}


def _schrijvers(lezer: Lezer, regels: Sequence[Feit]) -> dict[Id, dict[str, Any]]:
    """Of each line about a resident who was at work when it was written, and when: a line itself says what it likes."""
    naar = {Id(een): Id(ander) for een, ander in lezer.rows(WIJZERS)}
    vraag = (
        "SELECT rij, json_extract(kop, '$.m'), json_extract(kop, '$.t'), json_extract(inhoud, '$.reden') "
        "FROM main.mutatie "
        "WHERE rij IN ({}) AND json_extract(kop, '$.basis') = '{{}}'"
    )
    over = {feit.id: feit for feit in regels if feit.soort in OVER_INWONER}
    uit: dict[Id, dict[str, Any]] = {}
    for rij, wie, op, reden in _in_delen(lezer, vraag, set(over)):
        collega, schrijver = over[Id(rij)].medewerker_id, Id(bytes.fromhex(wie))
        zelfde = einde(naar, schrijver) == einde(naar, collega)
        uit[Id(rij)] = {
            "schrijver_id": collega if zelfde else schrijver,
            "geschreven": op,
            "zeker": was_zeker(reden),
        }
    return uit


def _stukken(regels: Iterable[Feit]) -> list[tuple[Id, int, int]]:
    """Per colleague the hours before these lines, as far apart as they are."""
    uit: list[tuple[Id, int, int]] = []
    for feit in sorted(regels, key=lambda feit: (feit.medewerker_id, feit.tijd)):
        if uit and uit[-1][0] == feit.medewerker_id and feit.tijd - UUR <= uit[-1][2]:
            uit[-1] = (feit.medewerker_id, uit[-1][1], feit.tijd)
        else:
            uit.append((feit.medewerker_id, feit.tijd - UUR, feit.tijd))
    return uit


def kennis_van(lezer: Lezer, feiten: Iterable[Feit]) -> Kennis:
    """What the rules compare these lines with."""
    feiten = list(feiten)
    personen = {feit.persoon_id for feit in feiten if feit.persoon_id is not None}
    collegas = {feit.medewerker_id for feit in feiten}
    gezet = {rij[0]: rij[1] for rij in lezer.rows("SELECT naam, waarde FROM instelling WHERE status = 'actief'")}
    zelf: dict[Id, set[Id]] = {}
    # Ended ones too: who records or takes away which resident a colleague is, would else say what is looked at.
    for wie, persoon in lezer.rows(
        "SELECT medewerker_id, persoon_id FROM main.belang WHERE soort = 'zelf' AND medewerker_id IS NOT NULL"
    ):
        if Id(wie) in collegas:
            zelf.setdefault(Id(wie), set()).add(Id(persoon))
    straten, namen = _van_personen(lezer, personen.union(*zelf.values()))
    andere = {feit.namens_id for feit in feiten if feit.soort == RECHTEN and feit.namens_id is not None}
    begonnen = _in_delen(
        lezer,
        "SELECT namens_id, min(tijd) FROM toegang WHERE soort = 'rechten' AND wat LIKE 'medewerker toegevoegd%' "
        "AND namens_id IN ({}) GROUP BY namens_id",
        andere,
    )
    medewerkers = _in_delen(lezer, "SELECT id, naam FROM medewerker WHERE id IN ({})", collegas)
    return Kennis(
        straat_van=straten,
        naam_van=namen,
        eigen_straat={wie: {straten[er] for er in kaarten if er in straten} for wie, kaarten in zelf.items()},
        eigen_naam={Id(id_): achternaam(naam) for id_, naam in medewerkers},
        begonnen={Id(wie): tijd for wie, tijd in begonnen},
        kantoor_van=time.fromisoformat(waarde_van(gezet, KANTOOR_VAN)),
        kantoor_tot=time.fromisoformat(waarde_van(gezet, KANTOOR_TOT)),
        vrij=frozenset().union(*(_vrij(jaar) for jaar in {lokaal(feit.tijd).year for feit in feiten})),
    )


_vrij = cache(feestdagen_van)


def _van_personen(lezer: Lezer, personen: set[Id]) -> tuple[dict[Id, str], dict[Id, str]]:
    """Street with town, and surname, of each that still has one."""
    straten: dict[Id, str] = {}
    namen: dict[Id, str] = {}
    vraag = (
        "SELECT p.id, p.achternaam, coalesce(a.straat, ''), coalesce(a.woonplaats, '') FROM main.persoon p "
        "LEFT JOIN main.adres a ON a.id = p.adres_id WHERE p.id IN ({})"
    )
    for id_, naam, straat, plaats in _in_delen(lezer, vraag, personen):
        if naam:
            namen[Id(id_)] = vouw(naam)
        if straat:
            straten[Id(id_)] = vouw(f"{straat}, {plaats}")
    return straten, namen


def _in_delen(lezer: Lezer, vraag: str, ids: set[Id]) -> list[tuple[Any, ...]]:
    alle = sorted(ids)
    uit: list[tuple[Any, ...]] = []
    for begin in range(0, len(alle), HOOGSTENS_SAMEN):
        deel = alle[begin : begin + HOOGSTENS_SAMEN]
        uit += lezer.rows(vraag.format(", ".join("?" * len(deel))), deel)
    return uit
