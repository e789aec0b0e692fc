"""What operations on a klacht share: getting one that is there for whoever works, and asking who may write in it."""

from __future__ import annotations

from sqlalchemy import select

from wijdesk.errors import Weigering
from wijdesk.models.klacht import Klachtbetrokkene, Klachtdossier, Klachtstap
from wijdesk.models.klachtregels import NOTITIE, TERMIJNSTAPPEN, UITSTEL, Verzet
from wijdesk.models.kwaliteit import Klacht
from wijdesk.models.values import Id
from wijdesk.store import klachtzicht
from wijdesk.store.unit_of_work import UnitOfWork

VROEGSTE = "1999-07-01"
"""Awb hoofdstuk 9 holds since that day."""
WEG = "Deze klacht bestaat niet (meer)."
"""Said as well of one that is not there for whoever asks."""
DUBBEL = "Deze klacht is dubbel: alles staat bij de andere. Maak haar eerst los."
LEEST = "Deze klacht kunt u lezen. Vastleggen doet wie haar behandelt."
GAAT_OVER_U = "Deze klacht gaat over u. Vastleggen en wijzigen doet wie haar behandelt (Awb art. 9:7)."


def haal(uow: UnitOfWork, id_: Id) -> tuple[Klachtdossier, Klacht]:
    """A klacht with the row that is counted. Weigering when it is gone, not there for them, or a double."""
    dossier = haal_dossier(uow, id_)
    klacht = uow.sessie.get(Klacht, dossier.klacht_id)
    if klacht is None or klacht.status != "actief":
        raise Weigering(DUBBEL)
    return dossier, klacht


def haal_dossier(uow: UnitOfWork, id_: Id) -> Klachtdossier:
    """A klacht, also one that is a double, which whoever works here is not part of. Weigering as `haal`."""
    mag = klachtzicht.is_er(uow.cursor(), id_, medewerker_id=uow.wie.medewerker_id, rechten=uow.wie.rechten)
    dossier = uow.sessie.get(Klachtdossier, id_) if mag else None
    if dossier is None or dossier.status != "actief":
        raise Weigering(WEG)
    return dossier


def dubbelen_van(uow: UnitOfWork, id_: Id) -> list[Klachtstap]:
    """The notes that say that their klacht is a double of this one."""
    vraag = select(Klachtstap).where(
        Klachtstap.soort == NOTITIE, Klachtstap.keuze == id_.hex(), Klachtstap.status == "actief"
    )
    return uow.vind(vraag)


def haal_te_behandelen(uow: UnitOfWork, id_: Id) -> tuple[Klachtdossier, Klacht]:
    """One that whoever works here may write in: who keeps the register, or deals with it. Never whom it is about."""
    dossier, klacht = haal(uow, id_)
    ik = uow.wie.medewerker_id
    if any(rij.medewerker_id == ik for rij in betrokkenen(uow, dossier)):
        raise Weigering(GAAT_OVER_U)
    if klachtzicht.RECHT not in uow.wie.rechten and dossier.behandelaar_id != ik:
        raise Weigering(LEEST)
    return dossier, klacht


def stappen(uow: UnitOfWork, dossier: Klachtdossier) -> list[Klachtstap]:
    """What was done so far, in order of its days."""
    vraag = select(Klachtstap).where(Klachtstap.klachtdossier_id == dossier.id, Klachtstap.status == "actief")
    return uow.vind(vraag.order_by(Klachtstap.dag, Klachtstap.id))


def verzet(gedaan: list[Klachtstap]) -> tuple[Verzet, ...]:
    """What moved the term."""
    return tuple(
        Verzet(dag=stap.dag, dagen=stap.dagen, met_instemming=stap.soort == UITSTEL)
        for stap in gedaan
        if stap.soort in TERMIJNSTAPPEN
    )


def betrokkenen(uow: UnitOfWork, dossier: Klachtdossier) -> list[Klachtbetrokkene]:
    """Whom it is about."""
    vraag = select(Klachtbetrokkene).where(
        Klachtbetrokkene.klachtdossier_id == dossier.id, Klachtbetrokkene.status == "actief"
    )
    return uow.vind(vraag.order_by(Klachtbetrokkene.id))
