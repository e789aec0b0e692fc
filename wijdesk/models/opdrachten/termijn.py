"""Asking for deadlines: starting, suspending, extending and ending them, and looking at what must be done by a day."""

from __future__ import annotations

from wijdesk.models.gegeven import dataclass
from wijdesk.models.opdrachten.basis import Leesvraag, Opdracht
from wijdesk.models.rows.termijn import AgendaRij
from wijdesk.models.values import Id


@dataclass(frozen=True, slots=True, kw_only=True)
class StartTermijn(Opdracht[Id]):
    """Let a term run. `regel` is a code of resources/termijnen.toml; `begin` the day of the event (ISO)."""

    regel: str
    onderwerp_id: Id
    begin: str
    persoon_id: Id | None = None
    medewerker_id: Id | None = None
    """Whose list it stands on; None is the regisseur's, whoever that is by then."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SchortTermijnOp(Opdracht[None]):
    """Let a term stand still from the day `van` on. `tot` is the first day it runs again, empty when nobody knows."""

    id: Id
    van: str
    reden: str
    tot: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class HervatTermijn(Opdracht[None]):
    """Let a term that stands still run again from the day `op` on."""

    id: Id
    op: str


@dataclass(frozen=True, slots=True, kw_only=True)
class VerlengTermijn(Opdracht[None]):
    """Add calendar days, decided on the day `op`. `instemming`: the other party agreed in writing to go beyond."""

    id: Id
    dagen: int
    reden: str
    op: str
    instemming: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class HaalTermijn(Opdracht[None]):
    """What had to be done was done on the day `op`, in time or late."""

    id: Id
    op: str


@dataclass(frozen=True, slots=True, kw_only=True)
class VervalTermijn(Opdracht[None]):
    """The term does not matter any more since the day `op`, and why."""

    id: Id
    op: str
    reden: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LeesTermijnen(Leesvraag[tuple[AgendaRij, ...]]):
    """Everything that must be done by a day, the most pressing first; terms that stand still last.

    `bereik`: "mijn" (what stands on the asker's list), "locatie" (all of one, for a team leader) or "huishouden".
    """

    bereik: str = "mijn"
    huishouden_id: Id | None = None
    locatie_id: Id | None = None
    tot: str = ""
    """The last day that is wanted (ISO); empty is everything. What is late is always there."""
    met_stil: bool = False
    """Also, whatever the day, terms that stand still and nobody knows until when: nobody may forget them."""
    afgelopen: bool = False
    """Instead: the terms that ended, newest first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LeesAvgtermijnen(Leesvraag[tuple[AgendaRij, ...]]):
    """AVG requests that must be answered or carried out, the most pressing first: for who deals with them."""

    tot: str = ""
    """The last day that is wanted (ISO); empty is everything. What is late is always there."""
