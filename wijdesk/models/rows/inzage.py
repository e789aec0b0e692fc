"""What screens see of looking outside the own caseload: how far somebody may look, and the emergencies to judge."""

from __future__ import annotations

from wijdesk.models.gegeven import dataclass
from wijdesk.models.values import Id


@dataclass(frozen=True, slots=True, kw_only=True)
class NoodUitkomst:
    """What an emergency opened until when (ms UTC); both None: nobody was found."""

    persoon_id: Id | None = None
    ook: tuple[Id, ...] = ()
    """Other cards of the same person."""
    huishouden_id: Id | None = None
    tot: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class NoodinzageRij:
    """One emergency, for whoever keeps the log."""

    id: Id
    medewerker_id: Id
    medewerker: str
    locatie: str
    """Where that colleague works."""
    huishouden_id: Id | None
    persoon_id: Id | None
    over: str
    """Whose dossier, as the viewer may see it."""
    reden: str
    van: int
    tot: int
    """Moments (ms UTC)."""
    oordeel: str = ""
    """ "terecht" or "onterecht"; empty: still to judge."""
    oordeel_reden: str = ""
    gezien_door: str = ""
    gezien_op: int | None = None
    mag_beoordelen: bool = False
    """Nobody judges what they did themselves, nor what was judged."""
    van_eerder: bool = False
    """It is of before today: time to judge it."""
