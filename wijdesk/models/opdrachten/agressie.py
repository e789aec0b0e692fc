"""Asking for agressie-incidenten and what they mean for the next talk."""

from __future__ import annotations

from wijdesk.models.gegeven import dataclass
from wijdesk.models.opdrachten.basis import Leesvraag, Opdracht, R
from wijdesk.models.rows.agressie import AgressieDetail, AgressieRij, WaarschuwingRij
from wijdesk.models.values import Id


@dataclass(frozen=True, slots=True, kw_only=True)
class AgressieVelden(Opdracht[R]):
    """What is said of an incident. A pandverbod has a period and one or more locations; it never blocks help.

    Days are ISO. Another measure may have a last day (`tot`); without one it is shown for two years. Without
    `persoon_id` it is not known who it was.
    """

    persoon_id: Id | None
    datum: str
    soort: str
    maatregel: str
    omschrijving: str
    van: str = ""
    tot: str = ""
    locaties: tuple[Id, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class MeldAgressie(AgressieVelden[Id]):
    """Register an agressie-incident, where it was."""

    locatie_id: Id


@dataclass(frozen=True, slots=True, kw_only=True)
class WijzigAgressie(AgressieVelden[None]):
    """Put right what was registered: every field as it is from now on, also who it was once that is known.

    `locatie_id`: where it was; None leaves that as it is.
    """

    id: Id
    locatie_id: Id | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class BeeindigMaatregel(Opdracht[None]):
    """The measure holds until today and no longer, with one sentence why."""

    id: Id
    reden: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TrekAgressieIn(Opdracht[None]):
    """It was registered by mistake: it warns nobody and counts nowhere."""

    id: Id
    reden: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LeesWaarschuwingen(Leesvraag[tuple[WaarschuwingRij, ...]]):
    persoon_id: Id


@dataclass(frozen=True, slots=True, kw_only=True)
class LeesAgressies(Leesvraag[tuple[AgressieRij, ...]]):
    """The register of agressie: what holds first, by its last day; then the rest, newest first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LeesAgressie(Leesvraag[AgressieDetail]):
    """One incident with what happened. Logged for whom it is about."""

    id: Id
