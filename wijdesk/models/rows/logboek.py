"""What screens and papers see of the access log."""

from __future__ import annotations

from wijdesk.models.gegeven import dataclass
from wijdesk.models.values import Id


@dataclass(frozen=True, slots=True, kw_only=True)
class LogRij:
    """One line: who did what, whose file, when (ms UTC), why, for whom and where."""

    id: Id
    tijd: int
    medewerker: str
    soort: str
    """The words of `models.logsoort.WOORDEN`."""
    wat: str
    waarom: str
    over: str
    """The resident or household, as the viewer may see it; empty when it is about nobody."""
    persoon_id: Id | None
    huishouden_id: Id | None
    namens: str
    uitkomst: str
    aantal: int | None
    waar: str
    ongewoon: tuple[str, ...] = ()
    """What is unusual, in words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Logblad:
    """A page of the log, newest first. `verder`: where the next one begins, None at the end."""

    regels: tuple[LogRij, ...]
    verder: tuple[int, Id] | None = None
    vanaf: str = ""
    """ISO day: of before it nothing was looked at for what is unusual."""


@dataclass(frozen=True, slots=True, kw_only=True)
class InzageRegel:
    """Of one day: who looked, at what kind of thing, why, and how often."""

    dag: str
    wie: str
    wat: str
    waarom: str
    keer: int
    let_op: str = ""
    """What is not as it should be about this line, in a sentence: the clock, or who wrote it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class InzageOverzicht:
    """Who saw the file of one resident in a period (ISO days), for that resident."""

    persoon_id: Id
    naam: str
    van: str
    tot: str
    gemaakt_op: str
    locatie: str
    met_namen: bool
    regels: tuple[InzageRegel, ...]
    sinds: str
    """ISO day of the oldest line there is about anybody; empty when there is none."""
    taal: str = ""
    """What the resident speaks, as it stands on the card."""
