"""Asking for lists of questions: their versions, the one in use, and taking another one into use."""

from __future__ import annotations

from wijdesk.models.gegeven import dataclass
from wijdesk.models.opdrachten.basis import Leesvraag, Opdracht
from wijdesk.models.rows.vragenlijst import HuidigeVragen, VersieDetail, VersieRij
from wijdesk.models.values import Id


@dataclass(frozen=True, slots=True, kw_only=True)
class NeemVragenlijstInGebruik(Opdracht[Id]):
    """Take this text into use: city-wide, or for `locatie_id` as extra questions of that team.

    Answers the id of the new version. Refused with a `FouteLijst` when anything is wrong; what was in use stays.
    """

    soort: str
    inhoud: str
    locatie_id: Id | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class StopTeamvragen(Opdracht[Id]):
    """A team asks nothing of its own any more: answers the id of a new version without questions.

    The older versions stay, and can be taken into use again.
    """

    soort: str
    locatie_id: Id


@dataclass(frozen=True, slots=True, kw_only=True)
class LeesVragenlijsten(Leesvraag[tuple[VersieRij, ...]]):
    """Every version there ever was: in use first, then newest first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LeesVragenlijst(Leesvraag[VersieDetail]):
    """One version with its text."""

    id: Id


@dataclass(frozen=True, slots=True, kw_only=True)
class LeesHuidigeVragen(Leesvraag[HuidigeVragen]):
    """What would be asked at a locatie today; without one only the city-wide list."""

    soort: str = "triage"
    locatie_id: Id | None = None
