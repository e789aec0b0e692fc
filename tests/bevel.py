"""A list that two people agreed to, for tests that order something destroyed without the panel."""

from __future__ import annotations

from dataclasses import replace

from sqlalchemy import select

from wijdesk.models.bewaren import Vernietiglijst, Vernietigregel
from wijdesk.models.doorwijzing import einde
from wijdesk.models.huis import Medewerker
from wijdesk.models.values import Id
from wijdesk.store.doorwijzing import wijzers_van
from wijdesk.store.unit_of_work import UnitOfWork
from wijdesk.store.vernietigen import vernietig


def akkoord_op(uow: UnitOfWork, dossier: Id, soort: str = "persoon") -> Id:
    """The line of a list with this dossier: made by whoever is at the desk, agreed to by a colleague.

    Both are who they are by now, as in every use case: a card that was merged signs as the one that stays.
    """
    aan_de_balie, naar = uow.wie, wijzers_van(uow)
    wie = uow.wie = replace(aan_de_balie, medewerker_id=einde(naar, aan_de_balie.medewerker_id))
    anderen = (er for er in uow.vind(select(Medewerker)) if er.id not in naar and er.id != wie.medewerker_id)
    collega = next(anderen, None)
    if collega is None:
        collega = uow.voeg_toe(Medewerker(naam="Wie akkoord geeft", locatie_id=wie.locatie_id))
    lijst = uow.voeg_toe(
        Vernietiglijst(nummer="V1", peildatum="2026-03-02", opgesteld_door_id=wie.medewerker_id, opgesteld_op=uow.nu)
    )
    uow.flush()
    regel = uow.voeg_toe(Vernietigregel(lijst_id=lijst.id, soort=soort, dossier=dossier, regel="wmo", besluit="weg"))
    uow.flush()
    uow.wie = replace(wie, medewerker_id=collega.id)
    regel.akkoord_door_id = lijst.akkoord_door_id = collega.id
    lijst.akkoord_op = uow.nu
    uow.flush()
    uow.wie = aan_de_balie
    return regel.id


def gooi_weg(uow: UnitOfWork, dossier: Id, soort: str = "persoon", **ook: tuple[Id, ...]) -> None:
    """Order a dossier destroyed, with such a list."""
    vernietig(uow, dossier, grond="termijn", regel=akkoord_op(uow, dossier, soort), **ook)
