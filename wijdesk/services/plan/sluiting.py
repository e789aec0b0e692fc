"""Ending a plan with an outcome for every goal: by itself, and when its casus closes. Shared by both use cases."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import select

from wijdesk.errors import Weigering
from wijdesk.models.huishouden import Huishouden
from wijdesk.models.opdrachten.plan import DoelUitkomst
from wijdesk.models.plan import Doel, Plan
from wijdesk.store.unit_of_work import UnitOfWork


def sluit_plan(
    uow: UnitOfWork, huishouden: Huishouden, plan: Plan, uitkomsten: Sequence[DoelUitkomst], *, op: str
) -> None:
    """Give every running goal its outcome, close the plan on day `op` (ISO) and clear it from its household.

    Raises one Weigering that names every goal without a good outcome: its field is "doel." and the id in hex, for the
    reason "reden." and the id.
    """
    per_doel = {uitkomst.doel_id: uitkomst for uitkomst in uitkomsten}
    lopend = uow.vind(select(Doel).where(Doel.plan_id == plan.id, Doel.status == "actief", Doel.stand == "lopend"))
    fouten: dict[str, str] = {}
    for doel in lopend:
        uitkomst = per_doel.get(doel.id)
        if uitkomst is None:
            fouten[f"doel.{doel.id.hex()}"] = "Kies hoe dit doel is afgelopen."
            continue
        try:
            doel.rond_af(stand=uitkomst.stand, reden=uitkomst.reden, op=max(op, doel.begin))
        except Weigering as weigering:
            soort = "reden" if "reden" in weigering.fouten else "doel"
            fouten[f"{soort}.{doel.id.hex()}"] = next(iter(weigering.fouten.values()))
    if fouten:
        raise Weigering("Vul bij elk doel in hoe het is afgelopen.", fouten=fouten)
    plan.sluit(op=op)
    if huishouden.actief_plan_id == plan.id:
        huishouden.actief_plan_id = None
