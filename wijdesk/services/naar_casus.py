"""Help that goes on in a casus: what was asked, aimed at and agreed is carried along, nothing is typed twice."""

from __future__ import annotations

from wijdesk.models.casus import Casus
from wijdesk.models.huis import Medewerker
from wijdesk.models.huishouden import Huishouden
from wijdesk.models.opdrachten.plan import DoelInvoer
from wijdesk.models.persoon import Persoon
from wijdesk.models.rows.ondersteuning import Overgang
from wijdesk.models.values import Id
from wijdesk.services.casusstart import begin_casus
from wijdesk.services.plan.concept import bericht_aan_regisseur, plan_van, voeg_doelen_toe
from wijdesk.store.unit_of_work import UnitOfWork


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
        bericht_aan_regisseur(uow, huishouden, persoon.id, f"Sluit aan bij uw casus: {doel or vraag}")
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
        plan = plan_van(uow, huishouden, casus.id, situatie=situatie or vraag)
        if doel.strip() and leefgebied:
            voeg_doelen_toe(uow, plan, persoon.id, (DoelInvoer(woorden=doel, leefgebied=leefgebied),))
    return Overgang(casus_id=casus.id, nummer=casus.nummer, huishouden_id=huishouden.id, bestond=bestond)


def in_woorden(uow: UnitOfWork, huishouden: Huishouden, over: Overgang) -> str:
    """As the status line says it."""
    wie = uow.sessie.get(Medewerker, huishouden.regisseur_id) if huishouden.regisseur_id is not None else None
    naam = wie.naam if wie is not None else ""
    if over.bestond:
        return f"Sluit aan bij casus {over.nummer}; {naam} krijgt bericht"
    return f"Casus {over.nummer} geopend, regisseur {naam}"
