"""What screens see of assessments with the Zelfredzaamheid-Matrix."""

from __future__ import annotations

from wijdesk.models.gegeven import dataclass
from wijdesk.models.values import Id


@dataclass(frozen=True, slots=True, kw_only=True)
class ZrmScoreRij:
    """The level (1 to 5) of one domain, and the day of the information it rests on (ISO)."""

    domein: str
    niveau: int
    informatie_op: str
    toelichting: str = ""
    verouderd: bool = False
    """The information was older than 30 days when it was assessed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ZrmMetingRij:
    """One assessment of one person on one day. A domain without a score was not assessed."""

    id: Id
    persoon_id: Id
    op: str
    medewerker: str
    toelichting: str
    scores: tuple[ZrmScoreRij, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ZrmPersoon:
    """A member of the household with the assessments so far, newest first."""

    persoon_id: Id
    naam: str
    leeftijd: int | None
    metingen: tuple[ZrmMetingRij, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ZrmBeeld:
    """The assessments of a household. Persons who are hidden from the viewer are counted, not shown."""

    personen: tuple[ZrmPersoon, ...]
    domeinen: tuple[str, ...]
    verborgen: int = 0
