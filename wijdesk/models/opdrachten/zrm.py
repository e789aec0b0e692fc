"""Asking for assessments with the Zelfredzaamheid-Matrix."""

from __future__ import annotations

from wijdesk.models.gegeven import dataclass
from wijdesk.models.opdrachten.basis import Leesvraag, Opdracht
from wijdesk.models.rows.zrm import ZrmBeeld
from wijdesk.models.values import Id


@dataclass(frozen=True, slots=True, kw_only=True)
class ZrmInvoer:
    """The level of one domain; `informatie_op` (ISO date) empty means the day of the assessment."""

    domein: str
    niveau: int
    informatie_op: str = ""
    toelichting: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class LegZrmVast(Opdracht[Id]):
    """Keep one assessment. `id` is made when the form opens, so saving twice adds nothing.

    With `vervangt` it corrects an earlier one, which stays in the journal; `reden` says why.
    """

    id: Id
    huishouden_id: Id
    persoon_id: Id
    op: str
    scores: tuple[ZrmInvoer, ...]
    toelichting: str = ""
    vervangt: Id | None = None
    reden: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class TrekZrmIn(Opdracht[None]):
    """Take an assessment back that should not have been made. It stays in the journal."""

    id: Id
    reden: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LeesZrm(Leesvraag[ZrmBeeld]):
    """The assessments of everybody who is in the household now."""

    huishouden_id: Id
