"""Consent of a household as it stands on a day: read the same way by everything that shows or records it.

Plain SQL, no SQLAlchemy: `rijen` is a query function of a reading or of a writing connection.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from wijdesk.models.leeftijd import wordt
from wijdesk.models.rows.betrokkene import (
    BetrokkenenOverzicht,
    BetrokkeneRij,
    GeverRij,
    OverWie,
    ToestemmingRij,
)
from wijdesk.models.toestemming import Gever, Gezegd, Vereist, in_woorden, instelling_gelijk, stand_op, vereist
from wijdesk.models.values import Id, dag_in_woorden, leeftijd, lokaal
from wijdesk.store.gezag import Om, Rijen, gezin_om
from wijdesk.store.huishoudens import LID_NU, volg_huishouden
from wijdesk.store.lezer import Lezer
from wijdesk.store.queries import AFGESCHERMD, NAAM_KOLOMMEN, naam_van, verborgen


def gevers_op(rijen: Rijen, persoon_id: Id, dag: date) -> Vereist | None:
    """Whose yes is needed about this person on `dag`; None when the person is in no household then."""
    gevonden = gezin_om(rijen, (persoon_id,), dag).get(persoon_id)
    return None if gevonden is None else vereist(gevonden.zelf, gevonden.gezag, dag, instellingen=gevonden.instellingen)


def lees_overzicht(lezer: Lezer, huishouden_id: Id, *, ook_beeindigd: bool = False) -> BetrokkenenOverzicht:
    """Who is around a household, and how every consent about its members stands today."""
    vandaag = lokaal(lezer.nu).date()
    id_ = volg_huishouden(lezer, huishouden_id)
    betrokkenen = _betrokkenen(lezer, id_, vandaag.isoformat(), ook_beeindigd=ook_beeindigd)
    leden = [Id(rij[0]) for rij in _leden(lezer, id_, vandaag.isoformat())]
    gezegd = _gezegd(lezer, id_)
    gezin = gezin_om(lezer.rows, leden, vandaag)
    ids = {*leden, *(lid.persoon_id for om in gezin.values() for lid in om.gezag)}
    ids |= {persoon for persoon, _, _ in gezegd}
    ids |= {uit.gever_id for rij in gezegd.values() for uit, _ in rij if uit.gever_id is not None}
    namen, verborgenen = _namen(lezer, ids)
    over = tuple(_over_wie(gezin[wie], vandaag, namen, verborgenen) for wie in dict.fromkeys(leden) if wie in gezin)
    wijzen = {
        (*sleutel, uit.gever): (uit, wijze) for sleutel, rij in gezegd.items() for uit, wijze in rij
    }  # in order, so the newest stands
    zichtbaar = {rij.id for rij in betrokkenen}
    standen = tuple(
        _stand(sleutel, [uit for uit, _ in rij], gezin[sleutel[0]], vandaag, namen, verborgenen, wijzen)
        for sleutel, rij in gezegd.items()
        if sleutel[0] in gezin and sleutel[1] in zichtbaar
    )
    return BetrokkenenOverzicht(
        netwerk=tuple(rij for rij in betrokkenen if rij.soort == "netwerk"),
        professionals=tuple(rij for rij in betrokkenen if rij.soort == "professional"),
        leden=over,
        gegevens=tuple(
            rij[0]
            for rij in lezer.rows(
                "SELECT code FROM code WHERE lijst = 'gegevenssoort' AND tot = '' AND status = 'actief' "
                "ORDER BY volgorde"
            )
        ),
        toestemmingen=standen,
    )


def _leden(lezer: Lezer, id_: Id, dag: str) -> list[tuple[Any, ...]]:
    return lezer.rows(
        "SELECT DISTINCT l.persoon_id FROM huishoudlid l JOIN persoon p ON p.id = l.persoon_id "
        f"WHERE l.huishouden_id = ? AND {LID_NU} ORDER BY p.geboortedatum DESC, l.id",
        (id_, dag, dag),
    )


def _betrokkenen(lezer: Lezer, id_: Id, dag: str, *, ook_beeindigd: bool) -> list[BetrokkeneRij]:
    nu = "" if ook_beeindigd else "AND (b.tot = '' OR b.tot >= ?)"
    rijen = lezer.rows(
        "SELECT b.id, b.soort, b.naam, b.relatie, b.organisatie, b.telefoon, b.email, b.persoon_id, b.jim, b.van, "
        f"b.tot, b.opmerking, coalesce(p.afgeschermd, 0), {NAAM_KOLOMMEN} FROM betrokkene b "
        "LEFT JOIN persoon p ON p.id = b.persoon_id "
        f"WHERE b.huishouden_id = ? AND b.status = 'actief' {nu} "
        "ORDER BY b.tot <> '', b.jim DESC, b.naam COLLATE NOCASE, b.organisatie COLLATE NOCASE, b.id",
        (id_,) if ook_beeindigd else (id_, dag),
    )
    return [_betrokkene(rij, weg=verborgen(lezer, afgeschermd=bool(rij[12]))) for rij in rijen]


def _betrokkene(rij: Sequence[Any], *, weg: bool) -> BetrokkeneRij:
    naam = rij[2] or (naam_van(rij[13:]) if rij[7] is not None else "")
    return BetrokkeneRij(
        id=Id(rij[0]),
        soort=rij[1],
        naam=AFGESCHERMD if weg else naam,
        relatie="" if weg else rij[3],
        organisatie="" if weg else rij[4],
        telefoon="" if weg else rij[5],
        email="" if weg else rij[6],
        persoon_id=Id(rij[7]) if rij[7] is not None and not weg else None,
        jim=bool(rij[8]),
        van=rij[9],
        tot=rij[10],
        opmerking="" if weg else rij[11],
        verborgen=weg,
    )


def _gezegd(lezer: Lezer, id_: Id) -> dict[tuple[Id, Id, str], list[tuple[Gezegd, str]]]:
    """What was said, per (person, receiver, kind of data), in the order of day and recording, with the way it was."""
    gevonden: dict[tuple[Id, Id, str], list[tuple[Gezegd, str]]] = {}
    for persoon, betrokkene, gegevens, gever, instelling, stand, op, tot, wijze in lezer.rows(
        "SELECT persoon_id, betrokkene_id, gegevens, gever_id, instelling, stand, op, tot, wijze FROM toestemming "
        "WHERE huishouden_id = ? AND status = 'actief' ORDER BY op, id",
        (id_,),
    ):
        wie = Id(gever) if gever is not None else None
        uitspraak = Gezegd(gever_id=wie, instelling=instelling, stand=stand, op=op, tot=tot)
        gevonden.setdefault((Id(persoon), Id(betrokkene), gegevens), []).append((uitspraak, wijze))
    return gevonden


def _namen(lezer: Lezer, ids: set[Id]) -> tuple[dict[Id, str], frozenset[Id]]:
    """The names as whoever asks may see them, and who stays hidden."""
    rijen = lezer.rows(
        f"SELECT p.id, p.afgeschermd, {NAAM_KOLOMMEN} FROM persoon p WHERE p.id IN ({', '.join('?' * len(ids))})",
        tuple(ids),
    )
    weg = frozenset(Id(rij[0]) for rij in rijen if verborgen(lezer, afgeschermd=bool(rij[1])))
    return {Id(rij[0]): AFGESCHERMD if rij[0] in weg else naam_van(rij[2:]) for rij in rijen}, weg


def _over_wie(om: Om, vandaag: date, namen: dict[Id, str], weg: frozenset[Id]) -> OverWie:
    wie = om.zelf
    nodig = vereist(wie, om.gezag, vandaag, instellingen=om.instellingen)
    # Of a child that is hidden nobody reads which institution decides.
    instellingen = () if wie.persoon_id in weg else nodig.instellingen
    return OverWie(
        persoon_id=wie.persoon_id,
        naam=namen.get(wie.persoon_id, ""),
        leeftijd=None if wie.persoon_id in weg else leeftijd(wie.geboortedatum, vandaag),
        gevers=(
            *(GeverRij(persoon_id=gever, naam=namen.get(gever, "")) for gever in nodig.gevers),
            *(GeverRij(persoon_id=None, naam=naam) for naam in instellingen),
        ),
        regel="" if wie.persoon_id in weg else nodig.regel,
        geen_gezag=nodig.geen_gezag,
        geen_geboortedatum=not wie.geboortedatum and wie.persoon_id not in weg,
    )


def _stand(
    sleutel: tuple[Id, Id, str],
    gezegd: list[Gezegd],
    om: Om,
    vandaag: date,
    namen: dict[Id, str],
    weg: frozenset[Id],
    wijzen: dict[tuple[Id, Id, str, Gever], tuple[Gezegd, str]],
) -> ToestemmingRij:
    persoon_id, betrokkene_id, gegevens = sleutel
    wie = om.zelf
    oordeel = stand_op(wie, om.gezag, gezegd, vandaag, instellingen=om.instellingen)
    if persoon_id in weg:
        # None of these tells how old somebody hidden is, or that an institution decides.
        oordeel = replace(oordeel, gegrensd=0, leeftijd_onbekend=False, instellingen=())
    nodig = vereist(wie, om.gezag, vandaag, instellingen=om.instellingen)
    namen_van: dict[Gever, tuple[Id | None, str]] = {}
    """Everybody who is asked or who said something, with the name."""
    for gever_id in (*nodig.gevers, *(uit.gever_id for uit in gezegd)):
        if gever_id is not None:
            namen_van[gever_id] = (gever_id, namen.get(gever_id, ""))
    for naam in (*nodig.instellingen, *(uit.instelling for uit in gezegd)):
        if naam and persoon_id not in weg:
            namen_van.setdefault(instelling_gelijk(naam), (None, naam))
    gevraagd: set[Gever] = {*nodig.gevers, *map(instelling_gelijk, nodig.instellingen)}

    def op_dag(grens: int) -> str:
        dag = wordt(wie.geboortedatum, grens)
        return "" if dag is None else dag_in_woorden(dag, vandaag)

    gevers = []
    for gever, (gever_id, naam) in namen_van.items():
        uit, wijze = wijzen.get((*sleutel, gever), (None, ""))
        gevers.append(
            GeverRij(
                persoon_id=gever_id,
                naam=naam,
                stand=uit.stand if uit else "",
                op=uit.op if uit else "",
                tot=uit.tot if uit else "",
                wijze=wijze,
                nodig=gever in gevraagd,
            )
        )
    return ToestemmingRij(
        persoon_id=persoon_id,
        betrokkene_id=betrokkene_id,
        gegevens=gegevens,
        stand=oordeel.stand,
        uitleg=in_woorden(oordeel, namen, persoon_id, op_dag),
        gevers=tuple(gevers),
    )
