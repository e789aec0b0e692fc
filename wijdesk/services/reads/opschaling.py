"""Looking at the ladder: its rungs, where somebody stands, what one must know, and how often it is used."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from wijdesk.models.kwartaal import kwartaal_van, laatste_kwartalen
from wijdesk.models.opdrachten.opschaling import (
    LeesBerichten,
    LeesLadder,
    LeesLadderBeheer,
    LeesLadderGebruik,
    LeesOpgeschaald,
    LeesOpschaling,
)
from wijdesk.models.rows.opschaling import (
    BerichtRij,
    GebruikRij,
    LadderGebruik,
    OpgeschaaldRij,
    OpschalingDetail,
    OpschalingStap,
    TredeRij,
)
from wijdesk.models.values import Id, lokaal
from wijdesk.services.opschaling_stand import plek_van, raakt, wie_hoort_het
from wijdesk.services.register import leesvraag
from wijdesk.services.schermberichten import afgeschermd
from wijdesk.services.waarover import (
    ONDERWERP_KOLOMMEN,
    Onderwerp,
    Waarover,
    namen,
    onderwerp,
    verborgen_onderwerpen,
    waarover,
)
from wijdesk.store.cijferrest import resten
from wijdesk.store.huishoudens import LID_NU
from wijdesk.store.lezer import Lezer

DOEL = "opschalen volgens het protocol van de organisatie (Wmo 2015 art. 2.1.2, Jeugdwet art. 2.6)"
AFGESCHAALD = "Afgeschaald"
MEESTE_KWARTALEN = 40


@leesvraag(LeesLadder, recht="opschalen", doel=DOEL)
def lees_ladder(lezer: Lezer, _v: LeesLadder) -> tuple[TredeRij, ...]:
    """What is in use today."""
    return tuple(rij for rij in _treden(lezer) if rij.in_gebruik)


@leesvraag(LeesLadderBeheer, recht="beheer.ladder", doel="de escalatieladder van de organisatie bijhouden")
def lees_beheer(lezer: Lezer, _v: LeesLadderBeheer) -> tuple[TredeRij, ...]:
    """All of it."""
    return _treden(lezer)


@leesvraag(LeesOpschaling, recht="opschalen", doel=DOEL)
def lees_opschaling(lezer: Lezer, v: LeesOpschaling) -> OpschalingDetail:
    """Where it stands. An opening of the file of whom it is about."""
    over = waarover(lezer, v.soort, v.id)
    for persoon_id in _personen(lezer, over):
        lezer.toegang("opschaling geopend", persoon_id, DOEL)
    plek = plek_van(lezer.rows, over.ids)
    return OpschalingDetail(
        soort=over.soort,
        id=over.id,
        over=over.naam,
        ladder=tuple(rij for rij in _treden(lezer, over) if rij.in_gebruik),
        trede_id=None if plek is None else plek.trede_id,
        trede="" if plek is None else plek.naam,
        sinds=None if plek is None else plek.sinds,
        stappen=_stappen(lezer, over),
        **over.ids,
    )


@leesvraag(LeesOpgeschaald, recht="opschalen", doel="zien wat er is opgeschaald")
def lees_opgeschaald(lezer: Lezer, v: LeesOpgeschaald) -> tuple[OpgeschaaldRij, ...]:
    """A list is no opening. Of every family (or what it is about) the last step; not those that went off the ladder."""
    rijen = lezer.rows(
        f"SELECT {ONDERWERP_KOLOMMEN}, t.id, t.naam, t.volgorde, x.op, m.naam FROM opschaling x "
        "LEFT JOIN trede t ON t.id = x.trede_id JOIN medewerker m ON m.id = x.medewerker_id "
        "WHERE x.locatie_id = ? AND x.status = 'actief' ORDER BY x.op, x.id",
        (v.locatie_id,),
    )
    laatste: dict[tuple[str, Id], tuple[Any, ...]] = {}
    for rij in rijen:
        laatste[onderwerp(rij[:4]).openen] = rij
    staan = [rij for rij in laatste.values() if rij[4] is not None]
    weg = verborgen_onderwerpen(lezer, (onderwerp(rij[:4]) for rij in staan))
    staan = [rij for rij in staan if onderwerp(rij[:4]) not in weg]
    noemt = namen(lezer, (onderwerp(rij[:4]) for rij in staan))
    gevonden = (
        OpgeschaaldRij(
            soort=onderwerp(rij[:4]).openen[0],
            id=onderwerp(rij[:4]).openen[1],
            over=noemt[onderwerp(rij[:4])],
            trede_id=Id(rij[4]),
            trede=rij[5],
            volgorde=rij[6],
            sinds=rij[7],
            medewerker=rij[8],
        )
        for rij in staan
    )
    return tuple(sorted(gevonden, key=lambda rij: (-rij.volgorde, rij.sinds)))


@leesvraag(LeesBerichten, recht="casus.lezen", doel="weten van een opschaling")
def lees_berichten(lezer: Lezer, _v: LeesBerichten) -> tuple[BerichtRij, ...]:
    """Not seen yet. Of somebody hidden only that it happened; and cards of the own locatie that were protected."""
    rijen = lezer.rows(
        f"SELECT {ONDERWERP_KOLOMMEN}, b.id, x.richting, coalesce(t.naam, ''), x.waarom, m.naam, x.op FROM bericht b "
        "JOIN opschaling x ON x.id = b.opschaling_id LEFT JOIN trede t ON t.id = x.trede_id "
        "JOIN medewerker m ON m.id = x.medewerker_id WHERE b.aan_id = ? AND b.gezien_op IS NULL "
        "AND b.status = 'actief' AND x.status = 'actief' ORDER BY x.op, b.id",
        (lezer.medewerker_id,),
    )
    alle = [onderwerp(rij[:4]) for rij in rijen]
    weg, noemt = verborgen_onderwerpen(lezer, alle), namen(lezer, alle)
    return tuple(afgeschermd(lezer)) + tuple(
        BerichtRij(
            id=Id(rij[4]),
            soort=over.openen[0],
            onderwerp_id=over.openen[1],
            over=noemt[over],
            richting=rij[5],
            trede=rij[6],
            waarom="" if over in weg else rij[7],
            van=rij[8],
            op=rij[9],
        )
        for over, rij in zip(alle, rijen, strict=True)
    )


@leesvraag(LeesLadderGebruik, recht="rapport", doel="gebruik van de ladder verantwoorden aan de gemeenteraad")
def lees_gebruik(lezer: Lezer, v: LeesLadderGebruik) -> LadderGebruik:
    """Counts only. What is protected counts for who may know of it."""
    kwartalen = laatste_kwartalen(kwartaal_van(lezer.nu), min(max(v.kwartalen, 1), MEESTE_KWARTALEN))
    eis, waarden = ("AND x.locatie_id = ?", (v.locatie_id,)) if v.locatie_id is not None else ("", ())
    rijen = lezer.rows(
        f"SELECT {ONDERWERP_KOLOMMEN}, x.richting, coalesce(t.naam, ''), coalesce(t.volgorde, 0), l.naam, x.kwartaal "
        "FROM opschaling x JOIN locatie l ON l.id = x.locatie_id LEFT JOIN trede t ON t.id = x.trede_id "
        f"WHERE x.kwartaal >= ? AND x.status = 'actief' {eis}",
        (kwartalen[0], *waarden),
    )
    weg = verborgen_onderwerpen(lezer, (onderwerp(rij[:4]) for rij in rijen))
    telling: dict[tuple[str, int, str], list[int]] = {}
    for rij in rijen:
        if rij[8] not in kwartalen or onderwerp(rij[:4]) in weg:
            continue
        wat = (rij[7], rij[6], rij[5]) if rij[4] == "op" else (rij[7], 0, AFGESCHAALD)
        telling.setdefault(wat, [0] * len(kwartalen))[kwartalen.index(rij[8])] += 1
    _tel_resten(lezer, v.locatie_id, kwartalen, telling)
    plaatsen = _locaties(lezer, v.locatie_id)
    for trede in _treden(lezer):
        if trede.in_gebruik:
            for plaats in plaatsen:  # never used is a figure too
                telling.setdefault((plaats, trede.volgorde, trede.naam), [0] * len(kwartalen))
    return LadderGebruik(
        kwartalen=kwartalen,
        rijen=tuple(
            GebruikRij(trede=trede, volgorde=volgorde, locatie=plaats, aantallen=tuple(aantallen))
            for (plaats, volgorde, trede), aantallen in sorted(
                telling.items(), key=lambda wat: (wat[0][0], wat[0][1] or 1000, wat[0][2])
            )
        ),
        zonder_afgeschermd=not lezer.mag("persoon.afgeschermd"),
    )


def _tel_resten(
    lezer: Lezer, locatie_id: Id | None, kwartalen: tuple[str, ...], telling: dict[tuple[str, int, str], list[int]]
) -> None:
    """What was destroyed since counts as it did."""
    treden = {id_.hex(): (naam, volgorde) for id_, naam, volgorde in lezer.rows("SELECT id, naam, volgorde FROM trede")}
    plaatsen = dict(lezer.rows("SELECT id, naam FROM locatie"))
    for rest in resten(lezer, "opschaling", f"{kwartalen[0][:4]}-01-01", "9999-12-31", locatie_id=locatie_id):
        plaats, kwartaal = plaatsen.get(rest.locatie_id), rest.gegevens["kwartaal"]
        if plaats is None or kwartaal not in kwartalen:
            continue
        trede, volgorde = treden.get(rest.gegevens["trede"] or "", ("", 0))
        wat = (plaats, volgorde, trede) if rest.gegevens["richting"] == "op" else (plaats, 0, AFGESCHAALD)
        telling.setdefault(wat, [0] * len(kwartalen))[kwartalen.index(kwartaal)] += 1


def _treden(lezer: Lezer, over: Waarover | None = None) -> tuple[TredeRij, ...]:
    vandaag = lokaal(lezer.nu).date().isoformat()
    return tuple(
        TredeRij(
            id=Id(id_),
            volgorde=volgorde,
            naam=naam,
            protocol=protocol,
            wie=tuple(rol for rol in wie.split(",") if rol),
            extern=bool(extern),
            telefoon=telefoon,
            van=van,
            tot=tot,
            in_gebruik=van <= vandaag and (not tot or tot >= vandaag),
            namen=() if over is None else _namen(lezer, wie, over, vandaag),
        )
        for id_, volgorde, naam, protocol, wie, extern, telefoon, van, tot in lezer.rows(
            "SELECT id, volgorde, naam, protocol, wie, extern, telefoon, van, tot FROM trede WHERE status = 'actief' "
            "ORDER BY volgorde, van, naam"
        )
    )


def _namen(lezer: Lezer, wie: str, over: Waarover, vandaag: str) -> tuple[str, ...]:
    """Who would be told; without a locatie of its own that of whoever asks."""
    locatie_id = over.locatie_id
    if locatie_id is None:
        rij = lezer.row("SELECT locatie_id FROM medewerker WHERE id = ?", (lezer.medewerker_id,))
        if rij is None:
            return ()
        locatie_id = Id(rij[0])
    gevonden = wie_hoort_het(lezer.rows, wie, locatie_id=locatie_id, huishouden_id=over.huishouden_id, vandaag=vandaag)
    gevonden.pop(lezer.medewerker_id, None)
    return tuple(gevonden.values())


def _stappen(lezer: Lezer, over: Waarover) -> tuple[OpschalingStap, ...]:
    eis, waarden = raakt(over.ids, rij="x")
    rijen = lezer.rows(
        f"SELECT {ONDERWERP_KOLOMMEN}, x.id, x.richting, t.id, coalesce(t.naam, ''), x.op, m.naam, x.waarom, x.aan "
        "FROM opschaling x LEFT JOIN trede t ON t.id = x.trede_id JOIN medewerker m ON m.id = x.medewerker_id "
        f"WHERE {eis} AND x.status = 'actief' ORDER BY x.op DESC, x.id DESC",
        waarden,
    )
    weg = verborgen_onderwerpen(lezer, (onderwerp(rij[:4]) for rij in rijen))
    return tuple(_stap(rij, over, verborgen=onderwerp(rij[:4]) in weg) for rij in rijen)


def _stap(rij: Sequence[Any], over: Waarover, *, verborgen: bool) -> OpschalingStap:
    van: Onderwerp = onderwerp(tuple(rij[:4]))
    bij = "triage" if van.triage_id is not None else "signaal" if van.signaal_id is not None else ""
    return OpschalingStap(
        id=Id(rij[4]),
        richting=rij[5],
        trede_id=None if rij[6] is None else Id(rij[6]),
        trede=rij[7],
        op=rij[8],
        medewerker=rij[9],
        waarom="" if verborgen else rij[10],
        aan=rij[11],
        bij="" if bij == over.soort else bij,
    )


def _personen(lezer: Lezer, over: Waarover) -> tuple[Id, ...]:
    """Whose file this is."""
    if over.persoon_id is not None:
        return (over.persoon_id,)
    vandaag = lokaal(lezer.nu).date().isoformat()
    rijen = lezer.rows(
        f"SELECT DISTINCT l.persoon_id FROM huishoudlid l WHERE l.huishouden_id = ? AND {LID_NU}",
        (over.huishouden_id, vandaag, vandaag),
    )
    return tuple(Id(rij[0]) for rij in rijen)


def _locaties(lezer: Lezer, locatie_id: Id | None) -> tuple[str, ...]:
    eis, waarden = ("AND id = ?", (locatie_id,)) if locatie_id is not None else ("", ())
    return tuple(rij[0] for rij in lezer.rows(f"SELECT naam FROM locatie WHERE status = 'actief' {eis}", waarden))
