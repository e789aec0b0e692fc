"""Activiteiten with their sessies, and what residents put forward. Names nobody but colleagues."""

from __future__ import annotations

from typing import Any

from wijdesk.errors import Weigering
from wijdesk.models.opdrachten.collectief import (
    LeesActiviteit,
    LeesActiviteiten,
    LeesActiviteithistorie,
    LeesBuurtagenda,
    LeesInitiatieven,
    LeesSessies,
)
from wijdesk.models.rows.collectief import (
    ActiviteitDetail,
    ActiviteitRij,
    AgendaRij,
    InitiatiefRij,
    OnderwerpRij,
    SessieRij,
)
from wijdesk.models.rows.verloop import HistorieRij
from wijdesk.models.values import Id, lokaal
from wijdesk.services.register import leesvraag
from wijdesk.services.zaakhistorie import wijzigingen
from wijdesk.store.lezer import Lezer
from wijdesk.store.signaalgeheim import alleen_zichtbaar

LEZEN = "collectief.lezen"
SIGNALEN = "signaal.lezen"
DOEL = "activiteiten in de wijk (Wmo 2015 art. 2.1.2)"
UIT_DE_BUURT = ("buurtonderwerp", "bewonersinitiatief")
DOEL_BUURT = "wat bewoners inbrengen (Wmo 2015 art. 2.1.3)"
_TITEL = "CASE a.titel WHEN '' THEN a.thema ELSE a.titel END"
_SESSIE = "x.id, x.datum, x.van, x.tot, x.plek, x.aanwezig, x.afgelast, x.opmerking"


@leesvraag(LeesActiviteiten, recht=LEZEN, doel=DOEL)
def lees_activiteiten(lezer: Lezer, v: LeesActiviteiten) -> tuple[ActiviteitRij, ...]:
    """What runs first, then what has yet to begin, then what is over; each with the newest on top."""
    eis, waarden = ("a.locatie_id = ?", (v.locatie_id,)) if v.locatie_id is not None else ("1", ())
    rijen = _activiteiten(lezer, eis, waarden)
    vandaag = _vandaag(lezer)
    orde = {"loopt": 0, "begint nog": 1, "afgelopen": 2}
    return tuple(sorted(sorted(rijen, key=lambda rij: (rij.start, rij.id), reverse=True),
                        key=lambda rij: orde[rij.stand_op(vandaag)]))  # fmt: skip


@leesvraag(LeesActiviteit, recht=LEZEN, doel=DOEL)
def lees_activiteit(lezer: Lezer, v: LeesActiviteit) -> ActiviteitDetail:
    """All of one. Raises Weigering when it is not there (any more)."""
    rijen = _activiteiten(lezer, "a.id = ?", (v.id,))
    meer = lezer.row(
        "SELECT a.partners, a.vrijwilligers, a.deelopdracht, a.financier, a.financiering_van, a.financiering_tot, "
        "a.resultaat, a.medewerker_id, coalesce(m.naam, ''), a.partij_id IS NOT NULL, coalesce(p.naam, ''), "
        "coalesce(p.waarom, '') FROM activiteit a LEFT JOIN medewerker m ON m.id = a.medewerker_id "
        "LEFT JOIN activiteitvoorstel p ON p.id = a.voorstel_id WHERE a.id = ?",
        (v.id,),
    )
    if not rijen or meer is None:
        raise Weigering("Deze activiteit bestaat niet (meer).")
    signalen: tuple[Id, ...] = ()
    if lezer.mag(SIGNALEN):
        signalen = tuple(
            Id(id_)
            for (id_,) in lezer.rows(
                "SELECT s.id FROM activiteitsignaal k JOIN signaal s ON s.id = k.signaal_id "
                f"WHERE k.activiteit_id = ? AND k.status = 'actief' AND {alleen_zichtbaar(lezer)} "
                "ORDER BY s.ontvangen DESC, s.id",
                (v.id,),
            )
        )
    sessies = lezer.rows(
        f"SELECT {_SESSIE} FROM sessie x WHERE x.activiteit_id = ? AND x.status = 'actief' "
        "ORDER BY x.datum, x.van, x.id",
        (v.id,),
    )
    buurt = lezer.rows(
        "SELECT onderwerp FROM bewonersinitiatief WHERE activiteit_id = ? AND status = 'actief' UNION ALL "
        "SELECT onderwerp FROM buurtonderwerp WHERE activiteit_id = ? AND status = 'actief' ORDER BY 1",
        (v.id, v.id),
    )
    leest_voorstel = lezer.mag(SIGNALEN)
    return ActiviteitDetail(
        rij=rijen[0], partners=meer[0], vrijwilligers=meer[1], deelopdracht=meer[2], financier=meer[3],
        financiering_van=meer[4], financiering_tot=meer[5], resultaat=meer[6], medewerker_id=_id(meer[7]),
        medewerker=meer[8], van_bestand=bool(meer[9]), voorstel=meer[10] if leest_voorstel else "",
        waarom=meer[11] if leest_voorstel else "", sessies=tuple(_sessie(rij) for rij in sessies),
        signaal_ids=signalen, ronde_ids=_rondes(lezer, v.id), uit_de_buurt=tuple(rij[0] for rij in buurt),
    )  # fmt: skip


@leesvraag(LeesActiviteithistorie, recht=LEZEN, doel=DOEL)
def lees_historie(lezer: Lezer, v: LeesActiviteithistorie) -> tuple[HistorieRij, ...]:
    """Raises Weigering when it is not there (any more)."""
    for soort in UIT_DE_BUURT:
        if lezer.row(f"SELECT 1 FROM {soort} WHERE id = ? AND status = 'actief'", (v.id,)) is not None:
            return wijzigingen(lezer, ((v.id, soort),), hoogstens=v.hoogstens)
    if lezer.row("SELECT 1 FROM activiteit WHERE id = ? AND status = 'actief'", (v.id,)) is None:
        raise Weigering("Deze activiteit bestaat niet (meer).")
    sessies = lezer.rows("SELECT id, 'sessie' FROM sessie WHERE activiteit_id = ?", (v.id,))
    return wijzigingen(lezer, ((v.id, "activiteit"), *sessies), hoogstens=v.hoogstens)


@leesvraag(LeesSessies, recht=LEZEN, doel=DOEL)
def lees_sessies(lezer: Lezer, v: LeesSessies) -> tuple[AgendaRij, ...]:
    """In order of time, those that were called off too."""
    eis, waarden = (" AND a.locatie_id = ?", (v.locatie_id,)) if v.locatie_id is not None else ("", ())
    rijen = lezer.rows(
        f"SELECT {_SESSIE}, a.id, {_TITEL}, a.thema, a.gebied, coalesce(l.naam, '') FROM sessie x "
        "JOIN activiteit a ON a.id = x.activiteit_id LEFT JOIN locatie l ON l.id = a.locatie_id "
        f"WHERE x.datum BETWEEN ? AND ? AND x.status = 'actief' AND a.status = 'actief'{eis} "
        "ORDER BY x.datum, x.van, x.id",
        (v.van, v.tot, *waarden),
    )
    return tuple(
        AgendaRij(
            sessie=_sessie(rij), activiteit_id=Id(rij[8]), titel=rij[9], thema=rij[10], gebied=rij[11], locatie=rij[12]
        )
        for rij in rijen
    )


@leesvraag(LeesInitiatieven, recht=LEZEN, doel=DOEL_BUURT)
def lees_initiatieven(lezer: Lezer, v: LeesInitiatieven) -> tuple[InitiatiefRij, ...]:
    """What is not done yet first; each with the newest on top."""
    rijen = _van_de_buurt(lezer, "bewonersinitiatief", "b.steun, b.stand, b.resultaat", v.locatie_id)
    uit = [InitiatiefRij(**_velden(rij), steun=rij[10], stand=rij[11], resultaat=rij[12]) for rij in rijen]
    return tuple(sorted(uit, key=lambda rij: rij.stand in ("klaar", "gestopt")))


@leesvraag(LeesBuurtagenda, recht=LEZEN, doel=DOEL_BUURT)
def lees_buurtagenda(lezer: Lezer, v: LeesBuurtagenda) -> tuple[OnderwerpRij, ...]:
    """What residents were not told about yet first; each with the newest on top."""
    eigen = "b.ingebracht_bij, b.gedaan, b.teruggekoppeld_op, b.teruggekoppeld_hoe"
    rijen = _van_de_buurt(lezer, "buurtonderwerp", eigen, v.locatie_id)
    uit = [
        OnderwerpRij(
            **_velden(rij), ingebracht_bij=rij[10], gedaan=rij[11], teruggekoppeld_op=rij[12],
            teruggekoppeld_hoe=rij[13],
        )
        for rij in rijen
    ]  # fmt: skip
    return tuple(sorted(uit, key=lambda rij: bool(rij.teruggekoppeld_op)))


def _activiteiten(lezer: Lezer, eis: str, waarden: tuple[object, ...]) -> list[ActiviteitRij]:
    vandaag = _vandaag(lezer)
    signalen = (
        "(SELECT count(*) FROM activiteitsignaal k JOIN signaal s ON s.id = k.signaal_id "
        f"WHERE k.activiteit_id = a.id AND k.status = 'actief' AND {alleen_zichtbaar(lezer)})"
        if lezer.mag(SIGNALEN)
        else "0"
    )
    rijen = lezer.rows(
        f"SELECT a.id, {_TITEL}, a.thema, a.gebied, a.initiatief, a.start, a.einde, a.locatie_id, "
        f"coalesce(l.naam, ''), count(x.aanwezig), coalesce(sum(x.aanwezig), 0), "
        "coalesce(min(CASE WHEN x.datum >= ? AND NOT x.afgelast AND x.aanwezig IS NULL THEN x.datum END), ''), "
        "coalesce(sum(x.datum < ? AND NOT x.afgelast AND x.aanwezig IS NULL), 0), "
        f"{signalen}, a.resultaat <> '' FROM activiteit a LEFT JOIN locatie l ON l.id = a.locatie_id "
        f"LEFT JOIN sessie x ON x.activiteit_id = a.id AND x.status = 'actief' "
        f"WHERE {eis} AND a.status = 'actief' GROUP BY a.id",
        (vandaag, vandaag, *waarden),
    )
    return [
        ActiviteitRij(
            id=Id(rij[0]), titel=rij[1], thema=rij[2], gebied=rij[3], initiatief=rij[4], start=rij[5], einde=rij[6],
            locatie_id=_id(rij[7]), locatie=rij[8], sessies=rij[9], bezoeken=rij[10], volgende=rij[11],
            ongeteld=rij[12], signalen=rij[13], verteld=bool(rij[14]),
        )
        for rij in rijen
    ]  # fmt: skip


def _rondes(lezer: Lezer, id_: Id) -> tuple[Id, ...]:
    """The rounds of it; which of these somebody may see is asked with the rounds themselves."""
    if not lezer.mag("straatronde"):
        return ()
    vraag = "SELECT straatronde_id FROM activiteitronde WHERE activiteit_id = ? AND status = 'actief' ORDER BY id"
    return tuple(Id(rij[0]) for rij in lezer.rows(vraag, (id_,)))


def _van_de_buurt(lezer: Lezer, tabel: str, eigen: str, plek: Id | None) -> list[tuple[Any, ...]]:
    eis, waarden = ("b.locatie_id = ?", (plek,)) if plek is not None else ("1", ())
    return lezer.rows(
        "SELECT b.id, b.onderwerp, b.thema, b.gebied, b.toelichting, b.ingebracht_op, b.locatie_id, l.naam, "
        f"a.id, coalesce({_TITEL}, ''), {eigen} FROM {tabel} b JOIN locatie l ON l.id = b.locatie_id "
        "LEFT JOIN activiteit a ON a.id = b.activiteit_id AND a.status = 'actief' "
        f"WHERE {eis} AND b.status = 'actief' ORDER BY b.ingebracht_op DESC, b.id DESC",
        waarden,
    )


def _velden(rij: tuple[Any, ...]) -> dict[str, Any]:
    return {
        "id": Id(rij[0]), "onderwerp": rij[1], "thema": rij[2], "gebied": rij[3], "toelichting": rij[4],
        "ingebracht_op": rij[5], "locatie_id": Id(rij[6]), "locatie": rij[7], "activiteit_id": _id(rij[8]),
        "activiteit": rij[9],
    }  # fmt: skip


def _sessie(rij: tuple[Any, ...]) -> SessieRij:
    return SessieRij(
        id=Id(rij[0]), datum=rij[1], van=rij[2], tot=rij[3], plek=rij[4], aanwezig=rij[5], afgelast=bool(rij[6]),
        opmerking=rij[7],
    )  # fmt: skip


def _vandaag(lezer: Lezer) -> str:
    return lokaal(lezer.nu).date().isoformat()


def _id(id_: bytes | None) -> Id | None:
    return None if id_ is None else Id(id_)
