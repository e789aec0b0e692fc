"""What screens see of households that move to another team."""

from __future__ import annotations

from wijdesk.models.gegeven import dataclass
from wijdesk.models.values import Id


@dataclass(frozen=True, slots=True, kw_only=True)
class AnderTeam:
    """A team a household can go to."""

    id: Id
    naam: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TeamoverdrachtRij:
    """One move of a household."""

    id: Id
    huishouden_id: Id
    huishouden: str
    nummer: str
    """Of the open casus; empty without one."""
    van_naam: str
    naar_naam: str
    notitie: str
    op: int
    door: str
    regisseur: str
    """Who has the regie until somebody accepts; empty without an open casus."""
    aangenomen: bool
    aangenomen_op: int | None = None
    """When the other team accepted it (ms UTC), as this desk heard."""
    aangenomen_door: str = ""
    verstuurd: bool = False
    """It hangs at the centre, and cannot be taken back."""
