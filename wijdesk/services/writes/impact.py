"""Impactmetingen typed at the desk: a form, taking one back, and the name of a resident who asked to be named with it.

Nobody is named without that: the form itself has no column for a person, and no answer is in own words.
"""

from __future__ import annotations

from sqlalchemy import select

from wijdesk.errors import Weigering
from wijdesk.models.datums import fout_in_dag
from wijdesk.models.huis import Locatie
from wijdesk.models.impact import Impactkoppeling
from wijdesk.models.impactvragen import CIJFER, HOOGST, LAAGST, SOORT, keur, keur_alle, schrijf, tienden_van
from wijdesk.models.kwaliteit import Impactmeting
from wijdesk.models.opdrachten.impact import (
    BewaarImpactmeting,
    KoppelImpactmeting,
    OntkoppelImpactmeting,
    TrekImpactmetingIn,
)
from wijdesk.models.values import Id, datum_in_woorden
from wijdesk.models.vragen import Vraag
from wijdesk.models.vragenlijst import Vragenlijst
from wijdesk.services.gezin import vandaag_van
from wijdesk.services.impacttelling import gelezen
from wijdesk.services.personalia import haal_zichtbaar
from wijdesk.services.register import opdracht
from wijdesk.store.unit_of_work import UnitOfWork

SCHRIJVEN, KOPPELEN = "impact", "impact.koppelen"
DOEL = "meten wat inwoners van de hulp vinden (Wmo 2015 art. 2.5.1)"
DOEL_NAAM = "een naam bij een impactmeting, omdat de inwoner dat vroeg (AVG art. 6 lid 1 onder a)"
WAT = "Deze meting"
_CIJFER = Vraag(code=CIJFER, bladzijde="", soort="getal", tekst="", minst=LAAGST, meest=HOOGST)


@opdracht(BewaarImpactmeting, recht=SCHRIJVEN, doel=DOEL)
def bewaar(uow: UnitOfWork, o: BewaarImpactmeting) -> Id:
    """Raises Weigering with every field that is wrong; a form that is changed keeps the questions it answered."""
    rij = uow.sessie.get(Impactmeting, o.id)
    if rij is not None and rij.status != "actief":
        raise Weigering(f"{WAT} bestaat niet (meer).")
    fouten: dict[str, str] = {}
    if fout := fout_in_dag(o.datum, tot=vandaag_van(uow)):
        fouten["datum"] = fout
    uow.haal(Locatie, o.locatie_id, wat="Deze locatie")
    lijst_id = o.vragenlijst_id if rij is None else rij.vragenlijst_id
    tienden, antwoorden = 0, ""
    try:
        tienden, antwoorden = _antwoorden(uow, lijst_id, dict(o.antwoorden))
    except Weigering as weigering:
        fouten |= weigering.volledig()
    if fouten:
        raise Weigering(next(iter(fouten.values())) if len(fouten) == 1 else "Er klopt nog iets niet.", fouten=fouten)
    velden = {"datum": o.datum, "locatie_id": o.locatie_id, "tienden": tienden, "antwoorden": antwoorden}
    if rij is None:
        uow.voeg_toe(Impactmeting(id=o.id, vragenlijst_id=lijst_id, **velden))
        uow.zin = f"Impactmeting van {datum_in_woorden(o.datum)} ingevoerd"
        return o.id
    for veld, waarde in velden.items():
        if getattr(rij, veld) != waarde:
            setattr(rij, veld, waarde)
    uow.zin = f"Impactmeting van {datum_in_woorden(o.datum)} gewijzigd"
    return o.id


def _antwoorden(uow: UnitOfWork, lijst_id: Id | None, getypt: dict[str, str]) -> tuple[int, str]:
    """The mark in tenths and the text of the other answers. Without a list there is a mark alone."""
    if lijst_id is None:
        if not (waarde := keur(_CIJFER, getypt.get(CIJFER, ""))):
            raise Weigering("Vul een cijfer in.", veld=CIJFER)
        return tienden_van(waarde), ""
    rij = uow.haal(Vragenlijst, lijst_id, wat="Deze vragenlijst")
    if rij.soort != SOORT:
        raise Weigering("Dit is geen vragenlijst voor inwoners.")
    lijst = gelezen(rij.inhoud)
    tienden, anders = keur_alle(lijst, getypt)
    return tienden, schrijf(lijst, anders)


@opdracht(TrekImpactmetingIn, recht=SCHRIJVEN, doel=DOEL)
def trek_in(uow: UnitOfWork, o: TrekImpactmetingIn) -> None:
    """One Ctrl+Z brings back the form with its name."""
    rij = uow.haal(Impactmeting, o.id, wat=WAT)
    rij.status = "vervallen"
    for naam in _namen(uow, o.id):
        naam.status = "vervallen"
    uow.zin = f"Impactmeting van {datum_in_woorden(rij.datum)} weggehaald"


@opdracht(KoppelImpactmeting, recht=KOPPELEN, doel=DOEL_NAAM)
def koppel(uow: UnitOfWork, o: KoppelImpactmeting) -> Id:
    """One name per form. Raises Weigering without the day on which the resident asked."""
    meting = uow.haal(Impactmeting, o.impactmeting_id, wat=WAT)
    persoon = haal_zichtbaar(uow, o.persoon_id, wat="Deze inwoner")
    if fout := fout_in_dag(o.gevraagd_op, tot=vandaag_van(uow)):
        raise Weigering(fout, veld="gevraagd_op")
    if _namen(uow, meting.id):
        raise Weigering("Bij deze meting staat al een naam. Haal die eerst weg.", veld="persoon_id")
    rij = uow.voeg_toe(
        Impactkoppeling(
            id=uow.ids(),
            impactmeting_id=meting.id,
            persoon_id=persoon.id,
            gevraagd_op=o.gevraagd_op,
            medewerker_id=uow.wie.medewerker_id,
        )
    )
    uow.zin = "Naam bij de impactmeting gezet"
    return rij.id


@opdracht(OntkoppelImpactmeting, recht=KOPPELEN, doel=DOEL_NAAM)
def ontkoppel(uow: UnitOfWork, o: OntkoppelImpactmeting) -> None:
    """The form is of nobody again. Raises Weigering when it was already."""
    uow.haal(Impactmeting, o.id, wat=WAT)
    namen = _namen(uow, o.id)
    if not namen:
        raise Weigering("Bij deze meting staat geen naam.")
    for naam in namen:
        naam.status = "vervallen"
    uow.zin = "Naam bij de impactmeting weggehaald"


def _namen(uow: UnitOfWork, meting_id: Id) -> list[Impactkoppeling]:
    """More than one only when two desks did it apart."""
    vraag = select(Impactkoppeling).where(
        Impactkoppeling.impactmeting_id == meting_id, Impactkoppeling.status == "actief"
    )
    return uow.vind(vraag)
