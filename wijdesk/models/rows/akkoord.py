"""What screens see of one fixed version of a plan, and of what was said in an evaluation."""

from __future__ import annotations

from wijdesk.models.gegeven import dataclass
from wijdesk.models.rows.plan import EvaluatieRij, PlanDetail, VersieRij
from wijdesk.models.values import Id


@dataclass(frozen=True, slots=True, kw_only=True)
class VersieInhoud:
    """A version with its whole plan; `plan` is None when its text is damaged."""

    versie: VersieRij
    plan: PlanDetail | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ScoreInEvaluatie:
    """What was said of one goal in one evaluation."""

    doel_id: Id
    nummer: int
    """The place of the goal in the plan now, from 1."""
    woorden: str
    score: int
    toelichting: str


@dataclass(frozen=True, slots=True, kw_only=True)
class EvaluatieDetail:
    """An evaluation, planned or held, with its scores."""

    evaluatie: EvaluatieRij
    scores: tuple[ScoreInEvaluatie, ...] = ()
