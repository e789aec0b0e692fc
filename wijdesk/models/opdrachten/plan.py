"""Asking for a plan: its goals, actions and agreements."""

from __future__ import annotations

from dataclasses import dataclass

from wijdesk.models.opdrachten.basis import Leesvraag
from wijdesk.models.rows.plan import PlanDetail
from wijdesk.models.values import Id


@dataclass(frozen=True, slots=True, kw_only=True)
class LeesPlan(Leesvraag[PlanDetail | None]):
    """The active plan of a household; None when there is none. With `plan_id`: that plan, also an ended one."""

    huishouden_id: Id
    plan_id: Id | None = None
