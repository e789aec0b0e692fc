"""A list that two people agreed to, for tests that order something destroyed without the panel."""

from __future__ import annotations

from dataclasses import replace

from sqlalchemy import select

from tests import gezin as maak
from wijdesk.app.bureau import Bureau
from wijdesk.models.bewaren import Vernietiglijst, Vernietigregel
from wijdesk.models.doorwijzing import einde
from wijdesk.models.huis import Medewerker, Toegang
from wijdesk.models.values import Id
from wijdesk.store.doorwijzing import wijzers_van
from wijdesk.store.unit_of_work import UnitOfWork
from wijdesk.store.vernietigen import vernietig

WERK_MS, MEEST = 20 * 86_400_000, 7 * 365 // 20


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


def er_is_gewerkt(bureau: Bureau) -> None:
    """A line in the log every twenty days of the past years: a clock that jumps is no time that passed."""
    with maak.eenheid(bureau) as uow:
        _schrijf_regels(uow)
        uow.commit()


def _schrijf_regels(uow: UnitOfWork) -> None:
    er_al = uow.sql("SELECT max(tijd) FROM toegang WHERE tijd < ?", uow.nu - WERK_MS)
    tijd = max(uow.nu - MEEST * WERK_MS, uow.nu if er_al is None or er_al[0] is None else int(er_al[0])) + WERK_MS
    while tijd < uow.nu:
        uow.voeg_toe(Toegang(tijd=tijd, medewerker_id=uow.wie.medewerker_id, wat="ingelogd", doel="werk", soort="in"))
        tijd += WERK_MS


def gooi_weg(uow: UnitOfWork, dossier: Id, soort: str = "persoon", **ook: tuple[Id, ...]) -> None:
    """Order a dossier destroyed, with such a list."""
    vernietig(uow, dossier, grond="termijn", regel=akkoord_op(uow, dossier, soort), **ook)
