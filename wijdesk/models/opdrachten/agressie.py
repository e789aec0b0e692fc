"""Asking for agressie-incidenten and what they mean for the next talk."""

from __future__ import annotations

from wijdesk.models.gegeven import dataclass
from wijdesk.models.opdrachten.basis import Leesvraag, Opdracht
from wijdesk.models.rows.agressie import AgressieRij, WaarschuwingRij
from wijdesk.models.values import Id


@dataclass(frozen=True, slots=True, kw_only=True)
class MeldAgressie(Opdracht[Id]):
    """Register an agressie-incident. A pandverbod has a period and one or more locations; it never blocks help."""

    persoon_id: Id | None
    locatie_id: Id
    datum: str
    soort: str
    maatregel: str
    omschrijving: str
    van: str = ""
    tot: str = ""
    locaties: tuple[Id, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class LeesWaarschuwingen(Leesvraag[tuple[WaarschuwingRij, ...]]):
    persoon_id: Id


@dataclass(frozen=True, slots=True, kw_only=True)
class LeesAgressies(Leesvraag[tuple[AgressieRij, ...]]):
    """The register of agressie: what holds first, by its last day; then the rest, newest first."""
