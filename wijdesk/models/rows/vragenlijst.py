"""What screens see of lists of questions: their versions, and the one in use."""

from __future__ import annotations

from wijdesk.models.gegeven import dataclass
from wijdesk.models.values import Id


@dataclass(frozen=True, slots=True, kw_only=True)
class VersieRij:
    """One version of a list. Its text is asked apart."""

    id: Id
    soort: str
    locatie_id: Id | None
    locatie: str
    """Of whom the extra questions are; empty: city-wide."""
    versie: str
    vanaf: int
    """When it came into use (ms UTC)."""
    door: str
    """Who took it into use; empty when it came with the program."""
    in_gebruik: bool
    triages: int
    """How many triages (of an afwegingskader: meldcodes, of an impactmeting: forms) were answered under it."""
    past: bool = True
    """Of a list of a team: whether it fits the city-wide list of today. If not, it is left out of new triages."""
    leeg: bool = False
    """The team stopped asking questions of its own."""


@dataclass(frozen=True, slots=True, kw_only=True)
class VersieDetail:
    """One version whole, with the text of the core it adds to when it is of a team."""

    rij: VersieRij
    inhoud: str
    kern: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class HuidigeVragen:
    """What a triage or meldcode that begins now is answered under, and for ever after."""

    vragenlijst_id: Id
    inhoud: str
    teamlijst_id: Id | None = None
    teaminhoud: str = ""
