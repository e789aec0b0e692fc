"""Keeping the sociale kaart: an entry added, changed, checked; a file taken over as it was agreed to."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from sqlalchemy import select

from wijdesk.errors import Weigering
from wijdesk.models.huis import Code, Medewerker
from wijdesk.models.kaart import Voorziening
from wijdesk.models.kaartregels import VELDEN, fouten_in, netjes
from wijdesk.models.opdrachten.kaart import BewaarVoorziening, KijkVoorzieningNa, NeemKaartOver
from wijdesk.models.rows.kaart import Kaartwijziging
from wijdesk.models.values import Id
from wijdesk.services.gezin import vandaag_van
from wijdesk.services.register import opdracht
from wijdesk.store.unit_of_work import UnitOfWork
from wijdesk.store.zoekregels import stukken

RECHT, DOEL = "kaart.bijhouden", "de sociale kaart bijhouden"
WAT = "Dit staat niet (meer) in de sociale kaart. Het"
INTUSSEN = "De kaart is intussen gewijzigd. Kies het bestand opnieuw: dan ziet u wat er nu verandert."


@opdracht(BewaarVoorziening, recht=RECHT, doel=DOEL)
def bewaar(uow: UnitOfWork, o: BewaarVoorziening) -> Id:
    """Add or change one. What somebody wrote down today was checked today."""
    rij = uow.sessie.get(Voorziening, o.id)
    if rij is not None and rij.status != "actief":
        raise Weigering("Dit staat niet meer in de sociale kaart.")
    ingevuld: dict[str, Any] = asdict(o)
    waarden = netjes(ingevuld)
    waarden["nummer"] = waarden["nummer"] or (rij.nummer if rij is not None else o.id.hex()[-8:])
    fouten = fouten_in(waarden, themas=_codes(uow, "signaalthema", rij), leefgebieden=_codes(uow, "leefgebied", rij))
    if ander := uow.sql(
        "SELECT naam FROM voorziening WHERE nummer = ? AND id <> ? AND status = 'actief'", waarden["nummer"], o.id
    ):
        fouten["nummer"] = f"Dit nummer is al van {ander[0]}."
    if o.beheerder_id is not None and not uow.bestaat(Medewerker, o.beheerder_id):
        fouten["beheerder_id"] = "Kies een collega."
    if fouten:
        raise Weigering(next(iter(fouten.values())) if len(fouten) == 1 else "Er klopt nog iets niet.", fouten=fouten)
    alles = waarden | {
        "beheerder_id": o.beheerder_id,
        "nagekeken_op": vandaag_van(uow),
        "nagekeken_door_id": uow.wie.medewerker_id,
    }
    if rij is None:
        rij = uow.voeg_toe(Voorziening(id=o.id, **alles))
        uow.flush()
        uow.zin = f"{rij.naam} staat in de sociale kaart"
    else:
        _zet(rij, alles)
        uow.zin = f"{rij.naam} opgeslagen"
    return rij.id


@opdracht(KijkVoorzieningNa, recht=RECHT, doel=DOEL)
def kijk_na(uow: UnitOfWork, o: KijkVoorzieningNa) -> None:
    """It still holds."""
    rij = uow.haal(Voorziening, o.id, wat=WAT)
    _zet(rij, {"nagekeken_op": vandaag_van(uow), "nagekeken_door_id": uow.wie.medewerker_id})
    uow.zin = f"{rij.naam} is nagekeken"


@opdracht(NeemKaartOver, recht=RECHT, doel="de sociale kaart bijwerken uit een bestand")
def neem_over(uow: UnitOfWork, o: NeemKaartOver) -> int:
    """New ones in one go, changed ones field by field, and what is not in the file any more closes after today."""
    nieuw = [rij for rij in o.wijzigingen if rij.soort == "nieuw"]
    _eis_nieuw(uow, nieuw)
    vandaag = vandaag_van(uow)
    gedaan: dict[str, Any] = {"nagekeken_op": "", "nagekeken_door_id": None}
    if o.nagekeken:
        gedaan = {"nagekeken_op": vandaag, "nagekeken_door_id": uow.wie.medewerker_id}
    uow.voeg_bulk(
        Voorziening,
        [{**netjes(rij.waarden), "id": uow.ids(), "beheerder_id": None, "status": "actief", **gedaan} for rij in nieuw],
    )
    ids = [rij.id for rij in o.wijzigingen if rij.id is not None] + (list(o.gelijk) if o.nagekeken else [])
    hier = {
        rij.id: rij
        for stuk in stukken(ids)
        for rij in uow.vind(select(Voorziening).where(Voorziening.id.in_(stuk), Voorziening.status == "actief"))
    }
    for wijziging in o.wijzigingen:
        if wijziging.soort != "nieuw":
            rij = hier.get(wijziging.id) if wijziging.id is not None else None
            if rij is None or any(getattr(rij, wissel.veld) != wissel.was for wissel in wijziging.velden):
                raise Weigering(INTUSSEN)
            _voer_uit(rij, wijziging, vandaag)
            if o.nagekeken and wijziging.soort == "anders":
                _zet(rij, gedaan)
    for id_ in o.gelijk if o.nagekeken else ():
        if (rij := hier.get(id_)) is not None:
            _zet(rij, gedaan)
    aantal = len(o.wijzigingen)
    uow.zin = f"Sociale kaart bijgewerkt: {aantal} {'wijziging' if aantal == 1 else 'wijzigingen'}"
    return aantal


def _eis_nieuw(uow: UnitOfWork, nieuw: list[Kaartwijziging]) -> None:
    """None of these is there by now, and each is as it should be: what was agreed to is what is written."""
    for stuk in stukken([rij.nummer for rij in nieuw]):
        er = select(Voorziening).where(Voorziening.nummer.in_(stuk), Voorziening.status == "actief")
        if uow.vind(er.limit(1)):
            raise Weigering(INTUSSEN)
    themas, leefgebieden = _codes(uow, "signaalthema", None), _codes(uow, "leefgebied", None)
    for rij in nieuw:
        if fouten := fouten_in(netjes(rij.waarden), themas=themas, leefgebieden=leefgebieden):
            raise Weigering(next(iter(fouten.values())))


def _voer_uit(rij: Voorziening, wijziging: Kaartwijziging, vandaag: str) -> None:
    if wijziging.soort == "weg":
        # One that would open later never does: it was open not even a day.
        _zet(rij, {"tot": max(vandaag, rij.van)})
    else:
        _zet(rij, {wissel.veld: wissel.wordt for wissel in wijziging.velden if wissel.veld in VELDEN})


def _zet(rij: Voorziening, waarden: dict[str, Any]) -> None:
    for veld, waarde in waarden.items():
        if getattr(rij, veld) != waarde:
            setattr(rij, veld, waarde)


def _codes(uow: UnitOfWork, lijst: str, rij: Voorziening | None) -> frozenset[str]:
    """The codes of a list; one that went out of use may stay where it is."""
    codes = frozenset(uow.sessie.scalars(select(Code.code).where(Code.lijst == lijst, Code.status == "actief")))
    eigen = "" if rij is None else rij.thema if lijst == "signaalthema" else rij.leefgebied
    return codes | {eigen} if eigen else codes
