"""Asking for the access log (a page of it, who saw the file of one resident), and telling it what left the program."""

from __future__ import annotations

from wijdesk.models.gegeven import dataclass
from wijdesk.models.opdrachten.basis import Leesvraag, Opdracht
from wijdesk.models.rows.logboek import InzageOverzicht, Logblad
from wijdesk.models.values import Id


@dataclass(frozen=True, slots=True, kw_only=True)
class LeesLogboek(Leesvraag[Logblad]):
    """A page of the log, newest first. Days are ISO and count in Amsterdam; empty means no bound."""

    persoon_id: Id | None = None
    huishouden_id: Id | None = None
    medewerker_id: Id | None = None
    van: str = ""
    tot: str = ""
    soort: str = ""
    """A kind of `models.logsoort`."""
    ongewoon: str = ""
    """A code of `models.ongewoon`, or "alles": only lines with something unusual."""
    na: tuple[int, Id] | None = None
    hoogstens: int = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class LeesInzageoverzicht(Leesvraag[InzageOverzicht]):
    """Who saw the file of one resident, for that resident; `met_namen` None: as the organisation chose."""

    persoon_id: Id
    van: str = ""
    tot: str = ""
    met_namen: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class LogUitgifte(Opdracht[None]):
    """A paper or file left the program: `bron` is the row it was made of (a household, a triage, a person), None when
    it is nobody's.
    """

    soort: str
    """`AFDRUKKEN` or `UITVOER` of `models.logsoort`."""
    wat: str
    bron: Id | None = None
    vraag: str = ""
    """Name of the question it was made of: the purpose of that is the purpose of the paper."""


@dataclass(frozen=True, slots=True, kw_only=True)
class VernietigOudLog(Opdracht[int]):
    """Destroy what the log says of longer ago than the organisation keeps it; answers how many lines went here.

    Every desk of the team follows by itself.
    """


@dataclass(frozen=True, slots=True, kw_only=True)
class RuimLogOp(Opdracht[int]):
    """Follow at this desk what somebody decided about old lines; answers how many went."""
