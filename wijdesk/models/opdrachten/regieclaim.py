"""Asking for what the centre says about the regie of persons: writing its answers down, and asking it again."""

from __future__ import annotations

from wijdesk.models.gegeven import dataclass
from wijdesk.models.opdrachten.basis import Opdracht
from wijdesk.models.values import Id


@dataclass(frozen=True, slots=True, kw_only=True)
class Centrumantwoord:
    """What the centre answered about one person: as the columns of `regieclaim`. No BSN."""

    huishouden_id: Id
    casus_id: Id
    persoon_id: Id
    generatie: int
    versie: int
    stand: str
    team_id: Id | None
    team_naam: str
    sinds: str
    op: int


@dataclass(frozen=True, slots=True, kw_only=True)
class LegRegieVast(Opdracht[int]):
    """Write down what the centre answered; answers how many answers were new here. The program asks this by itself."""

    antwoorden: tuple[Centrumantwoord, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class VraagRegieOpnieuw(Opdracht[None]):
    """Ask the centre about this household once more, at the next contact."""

    huishouden_id: Id
