"""Asking for fixed versions of a plan, who agrees to them, and evaluations. Dates are ISO days."""

from __future__ import annotations

from wijdesk.models.gegeven import dataclass
from wijdesk.models.opdrachten.basis import Leesvraag, Opdracht
from wijdesk.models.rows.akkoord import EvaluatieDetail, VersieInhoud
from wijdesk.models.rows.plan import VersieRij
from wijdesk.models.values import Id


@dataclass(frozen=True, slots=True, kw_only=True)
class StelVersieVast(Opdracht[Id]):
    """Fix the plan as it stands now as its next version. Refused when nothing changed since the last.

    `evaluatie_op` (ISO) plans the first evaluation with it; empty plans none.
    """

    plan_id: Id
    reden: str = ""
    evaluatie_op: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class GeefAkkoord(Opdracht[Id]):
    """Somebody agrees with one version, or does not: `wijze` is "op het scherm", "op papier" or "niet akkoord".

    Who is a member of the household (`persoon_id`) or somebody else by name. `handtekening` is for the screen only,
    as `models.handtekening` writes it; "niet akkoord" needs an `opmerking`.

    An institution with voogdij answers by its own name; `door` then says who did it there, and in what function.
    """

    versie_id: Id
    wijze: str
    op: str
    persoon_id: Id | None = None
    naam: str = ""
    door: str = ""
    handtekening: str = ""
    opmerking: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class IntrekkenAkkoord(Opdracht[None]):
    akkoord_id: Id
    reden: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LeesVersie(Leesvraag[VersieInhoud]):
    """One version as it was fixed, with the names this viewer may see."""

    versie_id: Id


@dataclass(frozen=True, slots=True, kw_only=True)
class LeesVersies(Leesvraag[tuple[VersieRij, ...]]):
    """The versions of a plan, newest first."""

    plan_id: Id


@dataclass(frozen=True, slots=True, kw_only=True)
class VergelijkVersies(Leesvraag[tuple[str, ...]]):
    """What changed from version `van` to version `naar`, in sentences; 0 is the plan as it stands now."""

    plan_id: Id
    van: int
    naar: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class DoelOordeel:
    """What was said of one running goal: a score from 0 to 10 with words, and how it ends when it is rounded off."""

    doel_id: Id
    score: int | None = None
    toelichting: str = ""
    stand: str = ""
    """Empty: the goal goes on. Otherwise "behaald", "deels behaald", "niet behaald" or "vervallen"."""
    reden: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanEvaluatie(Opdracht[Id]):
    """Plan an evaluation; an empty `op` is three months from today."""

    plan_id: Id
    op: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class HoudEvaluatie(Opdracht[Id]):
    """An evaluation was held: a planned one (`evaluatie_id`), or one nobody had planned.

    `volgende` is the day of the next one; empty plans none.
    """

    plan_id: Id
    evaluatie_id: Id | None
    op: str
    aanwezig: str = ""
    verslag: str = ""
    doelen: tuple[DoelOordeel, ...] = ()
    volgende: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class VerzetEvaluatie(Opdracht[None]):
    evaluatie_id: Id
    naar: str
    reden: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class VervalEvaluatie(Opdracht[None]):
    evaluatie_id: Id
    reden: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LeesEvaluaties(Leesvraag[tuple[EvaluatieDetail, ...]]):
    """The evaluations of a plan: planned ones by date, then those held, newest first."""

    plan_id: Id
