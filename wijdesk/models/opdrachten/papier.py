"""Asking for what goes on paper: a plan, and a hand-over sheet. Asking is logged as printing."""

from __future__ import annotations

from wijdesk.models.gegeven import dataclass
from wijdesk.models.opdrachten.basis import Leesvraag
from wijdesk.models.rows.papier import OverdrachtPapier, PlanPapier
from wijdesk.models.values import Id


@dataclass(frozen=True, slots=True, kw_only=True)
class LeesPlanPapier(Leesvraag[PlanPapier]):
    """The active plan of a household as it goes on paper, or a fixed version (`versie_id`), also of an ended plan."""

    huishouden_id: Id
    versie_id: Id | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class LeesOverdrachtPapier(Leesvraag[OverdrachtPapier]):
    """The hand-over sheet of a toeleiding or an indicatie; `id` says which it is."""

    id: Id
