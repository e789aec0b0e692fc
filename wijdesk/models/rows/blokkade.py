"""What comes back about holds."""

from __future__ import annotations

from wijdesk.models.gegeven import dataclass
from wijdesk.models.values import Id


@dataclass(frozen=True, slots=True, kw_only=True)
class BlokkadeRij:
    """A hold. `reden` and `toelichting` are empty for who may only know that it is there."""

    id: Id
    over: str
    """Whose, when it is somebody in the household."""
    van: str
    tot: str
    reden: str = ""
    toelichting: str = ""
    door: str = ""
    loopt: bool = True
