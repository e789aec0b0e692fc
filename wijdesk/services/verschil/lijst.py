"""The work list itself: every difference as one thing to decide, and what only leads elsewhere or is told.

Plain reading. What whoever asks may not see is not in it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from wijdesk.models.journaal import Regel, lees_regel
from wijdesk.models.projectie import REGIE
from wijdesk.models.rows.verschil import (
    DUBBEL,
    GEWIST,
    ONBEKEND,
    OPGEGAAN,
    PAST_NIET,
    PLAN,
    STAAT_DUBBEL,
    WACHT,
    ZELFDE,
    Plek,
)
from wijdesk.models.values import Id
from wijdesk.services.verschil.bron import Groep, groepen
from wijdesk.services.verschil.casus import botsingen, casusgroep, plangroep, plangroepen
from wijdesk.services.verschil.dubbel import BEIDE, dubbelgroepen
from wijdesk.services.verschil.opgegaan import als_groep, opgegaan, te_zien
from wijdesk.services.verschil.zelfde import zelfdegroepen
from wijdesk.store.eigenketens import EigenKetens
from wijdesk.store.lezer import Lezer

DAG = 86_400_000
VERTELD_DAGEN = 60
"""How long it is told that something was destroyed elsewhere."""
NIET_DEZELFDE = "verschillen.twee_mensen"
"""Preference: pairs of cards (two ids after each other) that somebody said are of two people."""
GEEN_ID = Id(b"\0" * 16)

DUBBEL_DAGEN = 365
"""How long after somebody was registered cards with the same name and birth date are looked for; with a BSN always."""
_ZELFDE_BSN = (
    "SELECT a.id, b.id FROM persoon a JOIN persoon b ON b.bsn = a.bsn AND b.bsn <> '' "
    "WHERE a.bsn <> '' AND a.id < b.id AND a.status = 'actief' AND b.status = 'actief'"
)
_ZELFDE_NAAM = (
    "SELECT x.persoon_id, y.persoon_id FROM zoek_persoon y JOIN zoek_persoon x "
    "ON x.achter || ' ' || x.voor = y.achter || ' ' || y.voor AND x.geboortedatum = y.geboortedatum "
    "JOIN persoon a ON a.id = x.persoon_id JOIN persoon b ON b.id = y.persoon_id "
    "WHERE y.persoon_id > ? AND x.persoon_id < y.persoon_id AND length(y.geboortedatum) = 10 AND y.voor <> '' "
    "AND NOT (a.bsn <> '' AND b.bsn <> '' AND a.bsn <> b.bsn)"
)
"""Asked of the search index, by the names as it compares them: counting is done after every change."""


def te_beslissen(lezer: Lezer, mee: Callable[[str, Id], bool]) -> Iterator[Groep]:
    """Everything somebody has to decide of the rows (noun, id) that are to go along."""
    verhuist = {een.weg: een for een in opgegaan(lezer)}
    botst = {id_: sinds for id_, sinds in botsingen(lezer).items() if id_ not in verhuist}  # first that it moves along
    plannen = {groep.rij: groep for groep in plangroepen(lezer) if groep.rij not in botst}  # first which casus
    for id_, sinds in botst.items():
        groep = casusgroep(lezer, id_, sinds)
        if groep is not None and groep.kanten and mee("huishouden", id_):
            yield groep
    yield from (groep for groep in plannen.values() if mee("huishouden", groep.rij))
    for een in verhuist.values():
        if mee(een.soort, een.weg) and mee(een.soort, een.blijft) and (een.gewijzigd or te_zien(lezer, een)):
            yield als_groep(een)
    for groep in groepen(lezer, mee=mee):
        if groep.rij in verhuist and set(groep.velden) <= set(REGIE):
            continue
        if groep.soort == "huishouden" and _gaat_mee(groep, groep.rij in botst, groep.rij in plannen):
            continue
        yield groep
    for groep in dubbelgroepen(lezer):
        if all(mee(groep.soort, Id(bytes.fromhex(kant.sleutel))) for kant in groep.kanten if kant.sleutel != BEIDE):
            yield groep


def _gaat_mee(groep: Groep, botst: bool, plan: bool) -> bool:
    """Whether fields of a household are settled with the casus or the plan that is chosen."""
    return (botst and set(groep.velden) <= set(REGIE)) or (plan and groep.velden == ("actief_plan_id",))


def zoek(lezer: Lezer, plek: Plek) -> Groep | None:
    """One thing to decide, as it is now; None when it is settled."""
    botst = botsingen(lezer)
    if plek.aard == "casus":
        return casusgroep(lezer, plek.rij, botst[plek.rij]) if plek.rij in botst else None
    if plek.aard == PLAN:
        return next((plangroep(lezer, groep.rij) for groep in plangroepen(lezer, plek.rij)), None)
    if plek.aard == OPGEGAAN:
        return next((als_groep(een) for een in opgegaan(lezer, plek)), None)
    if plek.aard == STAAT_DUBBEL:
        return next(dubbelgroepen(lezer, plek), None)
    if plek.aard == ZELFDE:
        return next(zelfdegroepen(lezer, plek), None)
    return next((groep for groep in groepen(lezer, plek.rij) if groep.plek == plek), None)


def dubbelen(lezer: Lezer) -> Iterator[tuple[Id, Id, int]]:
    """Two cards that may be one person, with when the later one was made (ms UTC).

    One BSN is one person, wherever the cards were made; who has the same name was looked at by who made the second card
    at the same desk.
    """
    rij = lezer.row(
        "SELECT waarde FROM voorkeur WHERE medewerker_id = ? AND sleutel = ?", (lezer.medewerker_id, NIET_DEZELFDE)
    )
    twee = bytes(rij[0]) if rij is not None else b""
    al_gezegd = {twee[plek : plek + 32] for plek in range(0, len(twee), 32)}
    vanaf = (lezer.nu - DUBBEL_DAGEN * DAG).to_bytes(6, "big")  # ids begin with when they were made
    zelfde_bsn = dict.fromkeys(lezer.rows(_ZELFDE_BSN))
    for een, ander in zelfde_bsn | dict.fromkeys(lezer.rows(_ZELFDE_NAAM, (vanaf,))):
        if een + ander in al_gezegd:
            continue
        begin = [_begin(lezer, Id(id_)) for id_ in (een, ander)]
        if (een, ander) in zelfde_bsn or _op_twee_balies(lezer, *begin):
            yield Id(een), Id(ander), max(er.tijd if er is not None else 0 for er in begin)


def _op_twee_balies(lezer: Lezer, een: Regel | None, ander: Regel | None) -> bool:
    """Whether two entries were made at two desks; twins have one name until they find out, but no chain in common."""
    if een is None or ander is None or een.toestel != ander.toestel:
        return een is not ander
    vraag = "SELECT balie_id FROM keten WHERE mutatie_id = ?"
    ketens = [{keten for (keten,) in lezer.rows(vraag, (bytes.fromhex(er.id),))} for er in (een, ander)]
    return ketens[0].isdisjoint(ketens[1])


def _begin(lezer: Lezer, rij: Id) -> Regel | None:
    """The entry that made a row."""
    for kop, inhoud in lezer.rows("SELECT kop, inhoud FROM mutatie WHERE rij = ? ORDER BY id", (rij,)):
        regel = lees_regel(kop, inhoud)
        if not regel.basis:
            return regel
    return None


def geteld(lezer: Lezer) -> dict[str, tuple[dict[str, int], int]]:
    """What is only told, per kind: how many entries of each noun, and since when (ms UTC)."""
    uit: dict[str, tuple[dict[str, int], int]] = {}
    vraag = (
        "SELECT i.waarom, i.soort, count(*), max(json_extract(m.kop, '$.t')) FROM ingehouden i "
        "JOIN mutatie m ON m.id = i.mutatie_id WHERE i.waarom IN (?, ?) AND i.soort <> 'toegang' "
        "GROUP BY i.waarom, i.soort"
    )
    for waarom, soort, aantal, op in lezer.rows(vraag, (WACHT, ONBEKEND)):
        _tel_bij(uit, waarom, soort, aantal, op)
    los = (
        "SELECT i.soort, count(*), max(json_extract(m.kop, '$.t')) FROM ingehouden i JOIN mutatie m "
        "ON m.id = i.mutatie_id WHERE i.waarom = ? AND NOT EXISTS "
        "(SELECT 1 FROM verschil v WHERE v.rij = i.rij) GROUP BY i.soort"
    )
    for soort, aantal, op in lezer.rows(los, (PAST_NIET,)):  # the whole row could not be made: of another program
        _tel_bij(uit, ONBEKEND, soort, aantal, op)
    for soort, aantal, op in _gewist(lezer):
        _tel_bij(uit, GEWIST, soort, aantal, op)
    return uit


def _tel_bij(uit: dict[str, tuple[dict[str, int], int]], aard: str, soort: str, aantal: int, op: int) -> None:
    tellingen, sinds = uit.setdefault(aard, ({}, 0))
    tellingen[soort] = tellingen.get(soort, 0) + aantal
    uit[aard] = (tellingen, max(sinds, op))


def _gewist(lezer: Lezer) -> list[tuple[str, int, int]]:
    """Rows that another desk had destroyed lately and somebody else had written in, per noun."""
    eigen = sorted(EigenKetens(lezer.rows).namen)
    elders = f"json_extract(o.kop, '$.b') NOT IN ({', '.join('?' * len(eigen))})"
    rijen = lezer.rows(
        "SELECT i.soort, count(DISTINCT i.rij), max(g.op) FROM gewist g JOIN mutatie o ON o.id = g.mutatie_id "
        "JOIN ingehouden i ON i.waarom = ? AND i.soort <> 'toegang' JOIN mutatie m ON m.id = i.mutatie_id "
        f"WHERE g.op > ? AND {elders} AND json_extract(m.kop, '$.d') = lower(hex(g.dossier)) "
        "AND json_extract(m.kop, '$.b') <> json_extract(o.kop, '$.b') GROUP BY i.soort",
        (GEWIST, lezer.nu - VERTELD_DAGEN * DAG, *eigen),
    )
    return [(soort, aantal, op) for soort, aantal, op in rijen]


def plek_van(aard: str) -> Plek:
    """Where something that is only told stands."""
    return Plek(aard, GEEN_ID)


def plek_dubbel(een: Id, ander: Id) -> Plek:
    """Where two cards stand that may be of one person."""
    return Plek(DUBBEL, een, ander.hex())
