"""Impactmetingen: the questions of now, the forms, and what they come to."""

from __future__ import annotations

from wijdesk.errors import Weigering
from wijdesk.models.datums import dag_van
from wijdesk.models.impactvragen import CIJFER, SOORT, als_getal, in_woorden, lees_antwoorden
from wijdesk.models.opdrachten.impact import (
    LeesImpactmeting,
    LeesImpactmetingen,
    LeesImpactuitkomst,
    LeesImpactvragen,
)
from wijdesk.models.rows.impact import ImpactDetail, ImpactRij, Impactuitkomst
from wijdesk.models.rows.vragenlijst import HuidigeVragen
from wijdesk.models.values import Id
from wijdesk.services.impacttelling import (
    alle_plekken,
    formulieren,
    gelezen,
    per_locatie,
    per_maand,
    per_versie,
)
from wijdesk.services.register import leesvraag
from wijdesk.services.vragenlijsten import huidige
from wijdesk.store.lezer import Lezer
from wijdesk.store.queries import NAAM_KOLOMMEN, naam_of_afgeschermd

LEZEN, KOPPELEN = "impact", "impact.koppelen"
DOEL = "meten wat inwoners van de hulp vinden (Wmo 2015 art. 2.5.1)"
HOOGSTENS = 2000
"""So many forms a list holds; the outcome counts all."""
_RIJ = (
    "SELECT i.id, i.datum, i.tienden, coalesce(l.naam, ''), coalesce(v.versie, ''), coalesce(v.inhoud, ''), "
    "i.antwoorden, i.partij_id IS NOT NULL, EXISTS (SELECT 1 FROM impactkoppeling k WHERE k.impactmeting_id = i.id "
    "AND k.status = 'actief'), i.locatie_id, i.vragenlijst_id FROM impactmeting i "
    "LEFT JOIN locatie l ON l.id = i.locatie_id LEFT JOIN vragenlijst v ON v.id = i.vragenlijst_id "
    "WHERE i.status = 'actief' AND "
)


@leesvraag(LeesImpactvragen, recht=LEZEN, doel=DOEL)
def lees_vragen(lezer: Lezer, _v: LeesImpactvragen) -> HuidigeVragen:
    """The version in use. Raises Weigering when there is none."""
    return huidige(lezer.rows, SOORT, None)


@leesvraag(LeesImpactmetingen, recht=LEZEN, doel=DOEL)
def lees_metingen(lezer: Lezer, v: LeesImpactmetingen) -> tuple[ImpactRij, ...]:
    """The newest first. Raises Weigering when the days make no period."""
    _eis_dagen(v.van, v.tot)
    plek = "" if v.locatie_id is None else " AND i.locatie_id = ?"
    params = (v.van, v.tot) if v.locatie_id is None else (v.van, v.tot, v.locatie_id)
    rijen = lezer.rows(
        f"{_RIJ} i.datum BETWEEN ? AND ?{plek} ORDER BY i.datum DESC, i.id DESC LIMIT {HOOGSTENS}", params
    )
    return tuple(_rij(rij) for rij in rijen)


@leesvraag(LeesImpactmeting, recht=LEZEN, doel=DOEL)
def lees_meting(lezer: Lezer, v: LeesImpactmeting) -> ImpactDetail:
    """One form; whose it is only for who may put names to forms. Raises Weigering when it is not there (any more)."""
    rij = lezer.row(f"{_RIJ} i.id = ?", (v.id,))
    if rij is None:
        raise Weigering("Deze meting bestaat niet (meer).")
    antwoorden = {CIJFER: als_getal(rij[2])} | lees_antwoorden(rij[6])
    wie = None
    if lezer.mag(KOPPELEN):
        wie = lezer.row(
            f"SELECT k.gevraagd_op, p.id, p.afgeschermd, {NAAM_KOLOMMEN} FROM impactkoppeling k "
            "JOIN persoon p ON p.id = k.persoon_id WHERE k.impactmeting_id = ? AND k.status = 'actief'",
            (v.id,),
        )
    if wie is not None:
        lezer.toegang("naam bij een impactmeting gelezen", Id(wie[1]), DOEL)
    return ImpactDetail(
        rij=_rij(rij),
        locatie_id=None if rij[9] is None else Id(rij[9]),
        vragenlijst_id=None if rij[10] is None else Id(rij[10]),
        inhoud=rij[5],
        antwoorden=tuple(antwoorden.items()),
        persoon_id=None if wie is None else Id(wie[1]),
        persoon="" if wie is None else naam_of_afgeschermd(wie[3:], lezer, afgeschermd=bool(wie[2])),
        gevraagd_op="" if wie is None else wie[0],
    )


@leesvraag(LeesImpactuitkomst, recht=LEZEN, doel=DOEL)
def lees_uitkomst(lezer: Lezer, v: LeesImpactuitkomst) -> Impactuitkomst:
    """Counted from the forms. Raises Weigering when the days make no period."""
    _eis_dagen(v.van, v.tot)
    alle = formulieren(lezer, v.van, v.tot, alle_plekken(v.locatie_id))
    return Impactuitkomst(
        aantal=len(alle),
        versies=per_versie(lezer, alle),
        per_locatie=per_locatie(lezer, alle) if v.locatie_id is None else (),
        per_maand=per_maand(lezer, alle),
    )


def _eis_dagen(van: str, tot: str) -> None:
    if dag_van(van) is None or dag_van(tot) is None or van > tot:
        raise Weigering("Kies een eerste en een laatste dag.", veld="tot")


def _rij(rij: tuple[object, ...]) -> ImpactRij:
    id_, datum, tienden, locatie, versie, inhoud, antwoorden, bestand, met_naam = rij[:9]
    return ImpactRij(
        id=Id(id_),  # type: ignore[arg-type]
        datum=str(datum),
        tienden=int(str(tienden)),
        locatie=str(locatie),
        versie=str(versie),
        woorden=in_woorden(gelezen(str(inhoud)), lees_antwoorden(str(antwoorden))) if inhoud else "",
        uit_bestand=bool(bestand),
        met_naam=bool(met_naam),
    )
