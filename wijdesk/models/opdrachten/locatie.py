"""Asking for the locaties of the organisation: all of them with what hangs on each, adding and changing one."""

from __future__ import annotations

from wijdesk.models.gegeven import dataclass
from wijdesk.models.opdrachten.basis import Leesvraag, Opdracht
from wijdesk.models.rows.locatie import LocatieBeheerRij
from wijdesk.models.values import Id


@dataclass(frozen=True, slots=True, kw_only=True)
class LeesLocatieBeheer(Leesvraag[tuple[LocatieBeheerRij, ...]]):
    """Every locatie, also one that is not in use any more, by name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BewaarLocatie(Opdracht[Id]):
    """Add a locatie, or change the one with this id; answers which it became.

    `van` and `tot` are its first and last day of use (ISO; empty: open). Without a last day it is in use again.
    """

    id: Id
    naam: str
    van: str = ""
    tot: str = ""
    collegas_naar: Id | None = None
    """Where whoever works there goes on, when it closes."""
