"""Asking for the waiting list of an entree."""

from __future__ import annotations

from wijdesk.models.gegeven import dataclass
from wijdesk.models.opdrachten.basis import Leesvraag, Opdracht
from wijdesk.models.rows.wachtrij import WachtendeRij
from wijdesk.models.values import Id


@dataclass(frozen=True, slots=True, kw_only=True)
class MeldWachtendeAan(Opdracht[Id]):
    locatie_id: Id
    naam: str
    persoon_id: Id | None
    waarvoor: str
    urgentie: int
    zonder_naam: bool = False
    """Say initials or the number of the day instead of the name: somebody may be looking along."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ZetWachtende(Opdracht[None]):
    """Change the stand ("opgeroepen", "even weg", "terug", "weg zonder hulp") or the urgency of somebody waiting."""

    id: Id
    stand: str | None = None
    urgentie: int | None = None
    zonder_naam: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class LeesWachtrij(Leesvraag[tuple[WachtendeRij, ...]]):
    """Who is waiting at a location now: most urgent first, then longest waiting."""

    locatie_id: Id
