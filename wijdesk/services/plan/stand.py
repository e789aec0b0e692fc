"""How far the plan of a household is, in the few words of its header. Knows no SQLAlchemy."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from wijdesk.models.ondertekenaars import ondertekening, stand
from wijdesk.models.rows.huishouden import LidRij
from wijdesk.models.values import Id, dag_in_woorden
from wijdesk.services.gezin_tekent import met_tekenaars
from wijdesk.services.plan.versies import ander_gezin, gewijzigd, versies
from wijdesk.store.lezer import Lezer
from wijdesk.store.plannen import plan_nu


def plan_stand(lezer: Lezer, plan_id: Id | None, leden: Sequence[LidRij], vandaag: date) -> str:
    """How far it is: "geen plan", "concept, nog niet vastgesteld", "1 van 2 akkoord op versie 3".

    Never "akkoord" before everybody whose yes is needed said so, nor without a word when the plan changed afterwards.
    """
    plan = None if plan_id is None else plan_nu(lezer, plan_id)
    if plan is None:
        return "geen plan"
    vast = met_tekenaars(lezer, plan, versies(lezer, plan.id), vandaag)
    if not vast:
        return "concept, nog niet vastgesteld"
    return stand(
        vast[0].nodig or ondertekening(leden, plan, vandaag),
        vast,
        gewijzigd=bool(gewijzigd(plan, vast) or ander_gezin(lezer, plan, vast, vandaag.isoformat())),
        dag=lambda op: dag_in_woorden(date.fromisoformat(op), vandaag),
    )
