"""Requests about the activities that signalen ask for together; proposals until the activities take them up."""

from __future__ import annotations

from wijdesk.models.gegeven import dataclass
from wijdesk.models.opdrachten.basis import Leesvraag, Opdracht
from wijdesk.models.rows import signaal as rijen
from wijdesk.models.values import Id


@dataclass(frozen=True, slots=True, kw_only=True)
class MaakActiviteitvoorstel(Opdracht[Id]):
    """A collective activity that the signalen of a bundel ask for; kept as a proposal."""

    bundel_id: Id
    naam: str
    thema: str
    waarom: str
    gebied: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class WijzigActiviteitvoorstel(Opdracht[None]):
    """All of a proposal as it is to read now; `reden` is kept with the change."""

    id: Id
    naam: str
    thema: str
    waarom: str
    reden: str
    gebied: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class TrekActiviteitvoorstelIn(Opdracht[None]):
    """It is not needed after all; the signalen stay in their bundel."""

    id: Id
    reden: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LeesActiviteitvoorstellen(Leesvraag[tuple[rijen.VoorstelRij, ...]]):
    locatie_id: Id | None = None
