"""Why a request under the AVG cannot be granted yet, or at all; what a nabestaande needs for it."""

from __future__ import annotations

from datetime import date

from sqlalchemy import select

from wijdesk.models import avgregels
from wijdesk.models.avg import Avgverzoek
from wijdesk.models.avgnabestaande import GRONDEN, NABESTAANDE, WEL_OVERLEDEN, waarom_niet, waarom_niet_meer
from wijdesk.models.opdrachten.avg import BewaarAvgverzoek
from wijdesk.models.persoon import Persoon
from wijdesk.services.personalia import haal_persoon
from wijdesk.store.unit_of_work import UnitOfWork

AL_BESLOTEN = "Hierover is al besloten. Maak een nieuw verzoek."


def persoon_van(uow: UnitOfWork, rij: Avgverzoek) -> Persoon | None:
    """Whom a request is about, while the card is there."""
    er = select(Persoon).where(Persoon.id == rij.persoon_id, Persoon.status != "vervallen")
    persoon = next(iter(uow.vind(er)), None)
    return persoon if persoon is None or persoon.samengevoegd_in is None else haal_persoon(uow, persoon.id)


def mag_niet_toewijzen(uow: UnitOfWork, rij: Avgverzoek, vandaag: date, *, grond: str, reden: str) -> dict[str, str]:
    """What is wrong, per field; empty when it can be granted. `grond` is the one it would be granted on."""
    if not rij.identiteit:
        return {"besluit": "Stel eerst vast wie er vraagt (AVG art. 12 lid 6). Vul dat in bij het verzoek."}
    if rij.persoon_id is None:
        return {"besluit": "Zoek eerst de inwoner erbij. Is er niemand bekend? Wijs het dan af met die reden."}
    persoon = persoon_van(uow, rij)
    if persoon is None:
        return {"besluit": "De gegevens van deze inwoner zijn er niet meer. Wijs het af met die reden."}
    if rij.hoedanigheid == NABESTAANDE:
        return _nabestaande(persoon, grond, reden)
    if persoon.overleden_op:
        return {"besluit": WEL_OVERLEDEN}
    if avgregels.mag_niet_vragen(rij.hoedanigheid, persoon.geboortedatum, vandaag):
        return {"besluit": avgregels.wie_vraagt(rij.hoedanigheid, persoon.geboortedatum, vandaag)}
    return {}


def niet_meer(uow: UnitOfWork, rij: Avgverzoek) -> str:
    """Why what was granted may not go out any more, and is decided again; empty when it may, or when it went."""
    persoon = persoon_van(uow, rij)
    gaat_nog = rij.besluit in avgregels.TOEGEWEZEN and rij.soort in avgregels.UITGEGEVEN and not rij.uitgevoerd_op
    if persoon is None or not gaat_nog:
        return ""
    return waarom_niet_meer(rij.hoedanigheid, rij.besluitgrond, persoon.geboortedatum, persoon.overleden_op)


def vast_na_besluit(uow: UnitOfWork, o: BewaarAvgverzoek, rij: Avgverzoek | None) -> dict[str, str]:
    """What was decided was decided of this resident, for somebody in this capacity of whom it was known who it is."""
    if rij is None or not rij.besluit:
        return {}
    fouten = {} if o.soort == rij.soort else {"soort": AL_BESLOTEN}
    if o.hoedanigheid != rij.hoedanigheid:
        fouten["hoedanigheid"] = AL_BESLOTEN
    if rij.identiteit and not o.identiteit:
        fouten["identiteit"] = "Er is al besloten: laat staan hoe is vastgesteld wie er vraagt."
    if rij.persoon_id is not None and o.persoon_id != rij.persoon_id:
        zelfde = o.persoon_id is not None and haal_persoon(uow, o.persoon_id) is persoon_van(uow, rij)
        fouten |= {} if zelfde else {"persoon_id": AL_BESLOTEN}
    return fouten


def fouten_in_grond(hoedanigheid: str, soort: str, grond: str) -> dict[str, str]:
    """What is wrong with what a nabestaande asks."""
    if hoedanigheid != NABESTAANDE:
        return {}
    fouten = {} if grond in GRONDEN else {"grond": "Kies op welke grond de nabestaande dit vraagt."}
    if soort != "inzage":
        fouten["soort"] = "Een nabestaande kan alleen om inzage vragen: de AVG geldt niet voor wie is overleden."
    return fouten


def besluitgrond(hoedanigheid: str, besluit: str, grond: str) -> str:
    """The ground a decision rests on; empty when nothing was granted, or not to a nabestaande."""
    return grond if hoedanigheid == NABESTAANDE and besluit in avgregels.TOEGEWEZEN else ""


def _nabestaande(persoon: Persoon, grond: str, reden: str) -> dict[str, str]:
    if grond not in GRONDEN:
        return {"grond": "Kies op welke grond u dit toewijst."}
    if zin := waarom_niet(grond, persoon.geboortedatum, persoon.overleden_op):
        return {"grond": zin}
    if not reden.strip():
        return {"reden": "Schrijf op wat bij deze grond hoort en waarom: meer mag u niet geven (lid 3)."}
    return {}
