"""Help that goes on in a casus: what was asked, aimed at and agreed is carried along, nothing is typed twice."""

from __future__ import annotations

from sqlalchemy import func, select

from wijdesk.models.casus import Casus
from wijdesk.models.huis import Medewerker
from wijdesk.models.huishouden import Huishouden
from wijdesk.models.opdrachten.plan import DoelInvoer
from wijdesk.models.persoon import Persoon
from wijdesk.models.plan import Doel, Doelpersoon, Plan
from wijdesk.models.rows.ondersteuning import Overgang
from wijdesk.models.values import Id
from wijdesk.models.verloop import Taak
from wijdesk.services.casusstart import begin_casus
from wijdesk.services.gezin import vandaag_van
from wijdesk.services.planinvoer import controleer_doel
from wijdesk.store.unit_of_work import UnitOfWork

PLANSOORT = "integraal ondersteuningsplan"


def ga_verder_in_casus(
    uow: UnitOfWork,
    persoon: Persoon,
    huishouden: Huishouden,
    *,
    vraag: str,
    doel: str,
    wettelijk_kader: str,
    leefgebied: str = "",
    situatie: str = "",
    regisseur_id: Id | None = None,
    tandem_id: Id | None = None,
    vraag_id: Id | None = None,
    melding_op: str = "",
) -> Overgang:
    """A new casus with a draft plan, or the open one that it joins; its regisseur is told with a task of today.

    `doel` becomes a goal when its `leefgebied` is given. Raises Weigering beside the field that is wrong.
    """
    bestond = huishouden.casus_id is not None
    if bestond:
        casus = uow.haal(Casus, huishouden.eis_casus(), wat="Deze casus")
        uow.voeg_toe(
            Taak(
                huishouden_id=huishouden.id,
                persoon_id=persoon.id,
                soort="eigen",
                wat=f"Sluit aan bij uw casus: {doel or vraag}",
                voor=vandaag_van(uow),
                gemaakt_op=uow.nu,
            )
        )
    else:
        casus = begin_casus(
            uow,
            huishouden,
            wettelijk_kader=wettelijk_kader,
            aanleiding=vraag or doel,
            regisseur_id=regisseur_id or uow.wie.medewerker_id,
            tandem_id=tandem_id,
            vraag_id=vraag_id,
            melding_op=melding_op,
        )
    uow.flush()
    if not bestond or leefgebied:
        plan = _plan(uow, huishouden, casus.id, situatie or vraag)
        _voeg_doel_toe(uow, plan, persoon, doel, leefgebied)
    return Overgang(casus_id=casus.id, nummer=casus.nummer, huishouden_id=huishouden.id, bestond=bestond)


def in_woorden(uow: UnitOfWork, huishouden: Huishouden, over: Overgang) -> str:
    """As the status line says it."""
    wie = uow.sessie.get(Medewerker, huishouden.regisseur_id) if huishouden.regisseur_id is not None else None
    naam = wie.naam if wie is not None else ""
    if over.bestond:
        return f"Sluit aan bij casus {over.nummer}; {naam} krijgt bericht"
    return f"Casus {over.nummer} geopend, regisseur {naam}"


def _plan(uow: UnitOfWork, huishouden: Huishouden, casus_id: Id, situatie: str) -> Plan:
    if huishouden.actief_plan_id is not None:
        return uow.haal(Plan, huishouden.actief_plan_id, wat="Dit plan")
    plan = uow.voeg_toe(
        Plan(
            huishouden_id=huishouden.id,
            casus_id=casus_id,
            soort=PLANSOORT,
            situatie=situatie,
            opgesteld_op=vandaag_van(uow),
        )
    )
    uow.flush()
    huishouden.actief_plan_id = plan.id
    return plan


def _voeg_doel_toe(uow: UnitOfWork, plan: Plan, persoon: Persoon, woorden: str, leefgebied: str) -> None:
    if not woorden.strip() or not leefgebied:
        return
    controleer_doel(uow, DoelInvoer(woorden=woorden, leefgebied=leefgebied))
    hoogste = uow.sessie.scalar(select(func.max(Doel.volgorde)).where(Doel.plan_id == plan.id)) or 0
    doel = uow.voeg_toe(
        Doel(
            plan_id=plan.id,
            volgorde=hoogste + 1,
            woorden=woorden.strip(),
            leefgebied=leefgebied,
            begin=vandaag_van(uow),
        )
    )
    uow.voeg_toe(Doelpersoon(doel_id=doel.id, persoon_id=persoon.id))
