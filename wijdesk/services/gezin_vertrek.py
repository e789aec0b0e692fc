"""What happens to the goals and actions in the plan that were only for somebody who leaves the household."""

from __future__ import annotations

from sqlalchemy import select

from wijdesk.errors import Weigering
from wijdesk.models.huishouden import Huishouden, Huishoudlid
from wijdesk.models.opdrachten.huishouden import PLAN_BLIJFT, PLAN_OVER, PLAN_VERVALT
from wijdesk.models.plan import Actie, Doel, Doelpersoon
from wijdesk.models.values import Id
from wijdesk.services.gezin import leden_van, vandaag_van
from wijdesk.services.personalia import haal_persoon, naam_voor
from wijdesk.store.unit_of_work import UnitOfWork


def werk_plan_bij(uow: UnitOfWork, lid: Huishoudlid, keuze: str, naar: Id | None, reden: str) -> None:
    """End them with the reason of leaving, or give them to another member. Weigering beside `plan` or `plan_naar`."""
    if keuze in ("", PLAN_BLIJFT):
        return
    if keuze not in (PLAN_VERVALT, PLAN_OVER):
        raise Weigering("Kies wat er met het plan gebeurt.", veld="plan")
    if "casus.schrijven" not in uow.wie.rechten:
        raise Weigering("U mag het plan niet wijzigen. Laat het staan en overleg met de regisseur.", veld="plan")
    doelen, acties = _alleen_voor(uow, lid)
    if keuze == PLAN_VERVALT:
        vandaag = vandaag_van(uow)
        for doel in doelen:
            doel.rond_af(stand="vervallen", reden=reden, op=max(vandaag, doel.begin))
        for actie in acties:
            actie.vervalt(reden)
        return
    if naar is None or naar == lid.persoon_id or naar not in {ander.persoon_id for ander in _nu(uow, lid)}:
        raise Weigering("Kies wie van het gezin het overneemt.", veld="plan_naar")
    for doel in doelen:
        for rij in _personen(uow, doel):
            rij.status = "vervallen"
        uow.voeg_toe(Doelpersoon(doel_id=doel.id, persoon_id=naar))
    for actie in acties:
        if actie.persoon_id == lid.persoon_id:
            wie = haal_persoon(uow, naar)
            actie.persoon_id, actie.wie = naar, "" if wie.afgeschermd else naam_voor(uow, wie)


def _alleen_voor(uow: UnitOfWork, lid: Huishoudlid) -> tuple[list[Doel], list[Actie]]:
    """The running goals for this member alone; and the open actions below them, or which this member was to do."""
    plan_id = uow.haal(Huishouden, lid.huishouden_id).actief_plan_id
    if plan_id is None:
        return [], []
    lopend = select(Doel).where(Doel.plan_id == plan_id, Doel.status == "actief", Doel.stand == "lopend")
    doelen = [doel for doel in uow.vind(lopend) if {rij.persoon_id for rij in _personen(uow, doel)} == {lid.persoon_id}]
    open_ = select(Actie).where(
        Actie.plan_id == plan_id, Actie.status == "actief", Actie.gedaan_op == "", Actie.niet_meer_nodig == ""
    )
    onder = {doel.id for doel in doelen}
    return doelen, [a for a in uow.vind(open_) if a.doel_id in onder or a.persoon_id == lid.persoon_id]


def _personen(uow: UnitOfWork, doel: Doel) -> list[Doelpersoon]:
    return uow.vind(select(Doelpersoon).where(Doelpersoon.doel_id == doel.id, Doelpersoon.status == "actief"))


def _nu(uow: UnitOfWork, lid: Huishoudlid) -> list[Huishoudlid]:
    vandaag = vandaag_van(uow)
    return [ander for ander in leden_van(uow, lid.huishouden_id) if ander.overlapt(vandaag, vandaag)]
