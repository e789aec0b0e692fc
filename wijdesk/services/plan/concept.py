"""What a casus gets when help goes on in it: a draft plan, goals in the resident's words, a task for its regisseur.

Shared by the decision of a triage and by support or an onderzoek that goes on in a casus.
"""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import func, select

from wijdesk.errors import Weigering
from wijdesk.models.huishouden import Huishouden
from wijdesk.models.opdrachten.plan import DoelInvoer
from wijdesk.models.plan import Doel, Doelpersoon, Plan
from wijdesk.models.values import Id
from wijdesk.models.verloop import Taak
from wijdesk.services.gezin import vandaag_van
from wijdesk.services.plan.invoer import controleer_doel
from wijdesk.store.unit_of_work import UnitOfWork

PLANSOORT = "integraal ondersteuningsplan"


def plan_van(uow: UnitOfWork, huishouden: Huishouden, casus_id: Id, *, situatie: str, gaat_goed: str = "") -> Plan:
    """The active plan of this household, or else a new draft with these words."""
    if huishouden.actief_plan_id is not None:
        return uow.haal(Plan, huishouden.actief_plan_id, wat="Dit plan")
    plan = uow.voeg_toe(
        Plan(
            huishouden_id=huishouden.id,
            casus_id=casus_id,
            soort=PLANSOORT,
            situatie=situatie,
            gaat_goed=gaat_goed,
            opgesteld_op=vandaag_van(uow),
        )
    )
    uow.flush()
    huishouden.actief_plan_id = plan.id
    return plan


def voeg_doelen_toe(
    uow: UnitOfWork, plan: Plan, persoon_id: Id | None, doelen: Sequence[DoelInvoer], *, veld: str = ""
) -> None:
    """Goals of one person after those there are. Raises Weigering for the first that is not right, beside its field;
    with `veld` that is field.number.field.
    """
    hoogste = uow.sessie.scalar(select(func.max(Doel.volgorde)).where(Doel.plan_id == plan.id)) or 0
    for nummer, invoer in enumerate(doelen):
        try:
            controleer_doel(uow, invoer)
        except Weigering as weigering:
            plek = f"{veld}.{nummer}." if veld else ""
            raise Weigering(weigering.zin, fouten={f"{plek}{v}": z for v, z in weigering.fouten.items()}) from None
        doel = uow.voeg_toe(
            Doel(
                plan_id=plan.id,
                volgorde=hoogste + nummer + 1,
                woorden=invoer.woorden.strip(),
                leefgebied=invoer.leefgebied,
                begin=vandaag_van(uow),
            )
        )
        if persoon_id is not None:
            uow.voeg_toe(Doelpersoon(doel_id=doel.id, persoon_id=persoon_id))


def bericht_aan_regisseur(uow: UnitOfWork, huishouden: Huishouden, persoon_id: Id | None, wat: str) -> None:
    """The regisseur of the open casus finds it in Mijn werk: a task of today."""
    uow.voeg_toe(
        Taak(
            huishouden_id=huishouden.id,
            persoon_id=persoon_id,
            soort="eigen",
            wat=wat,
            voor=vandaag_van(uow),
            gemaakt_op=uow.nu,
        )
    )
