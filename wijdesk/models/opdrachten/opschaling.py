"""Asking to go up or down the ladder of the organisation, and for how the ladder is used."""

from __future__ import annotations

from wijdesk.models.gegeven import dataclass
from wijdesk.models.opdrachten.basis import Leesvraag, Opdracht
from wijdesk.models.rows.opschaling import BerichtRij, LadderGebruik, OpgeschaaldRij, OpschalingDetail, TredeRij
from wijdesk.models.values import Id

SOORTEN = ("huishouden", "persoon", "signaal", "triage")
"""What can stand on the ladder."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SchaalOp(Opdracht[Id]):
    """Up to a rung. `aan` names whom it was told to besides those the rung names, like somebody at the municipality."""

    soort: str
    id: Id
    trede_id: Id
    waarom: str
    aan: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SchaalAf(Opdracht[Id]):
    """Down to a lower rung, or off the ladder (`trede_id` None). Who must know of the rung that is left is told."""

    soort: str
    id: Id
    trede_id: Id | None
    waarom: str
    aan: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ZieBericht(Opdracht[None]):
    """Whoever it was sent to has seen it."""

    id: Id


@dataclass(frozen=True, slots=True, kw_only=True)
class BewaarTrede(Opdracht[Id]):
    """Add a rung (a new `id`) or change one. A rung that is not used any more gets a last day; none is deleted."""

    id: Id
    volgorde: int
    naam: str
    protocol: str = ""
    wie: tuple[str, ...] = ()
    """Codes of the rollen that must know."""
    extern: bool = False
    telefoon: str = ""
    van: str = ""
    tot: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class LeesLadder(Leesvraag[tuple[TredeRij, ...]]):
    """The rungs in use today, lowest first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LeesLadderBeheer(Leesvraag[tuple[TredeRij, ...]]):
    """Every rung, also those not in use (any more)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LeesOpschaling(Leesvraag[OpschalingDetail]):
    """Where somebody or something stands on the ladder, with the rungs and what went before. Logged."""

    soort: str
    id: Id


@dataclass(frozen=True, slots=True, kw_only=True)
class LeesOpgeschaald(Leesvraag[tuple[OpgeschaaldRij, ...]]):
    """What stands on the ladder now at a locatie, the highest rung first."""

    locatie_id: Id


@dataclass(frozen=True, slots=True, kw_only=True)
class LeesBerichten(Leesvraag[tuple[BerichtRij, ...]]):
    """What the asker must know of and has not seen, oldest first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LeesLadderGebruik(Leesvraag[LadderGebruik]):
    """How often each rung was used per quarter, without names. `locatie_id` None is every locatie, each apart."""

    locatie_id: Id | None = None
    kwartalen: int = 4
    """How many quarters back, the running one included."""
