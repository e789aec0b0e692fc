"""What comes back about holds."""

from __future__ import annotations

from wijdesk.models.gegeven import dataclass
from wijdesk.models.values import Id


@dataclass(frozen=True, slots=True, kw_only=True)
class BlokkadeRij:
    """A hold. `reden` and `toelichting` are empty for who may only know that it is there."""

    id: Id
    over: str
    """What it was set on: what was asked about, or a household or member of it."""
    van: str
    tot: str
    reden: str = ""
    toelichting: str = ""
    door: str = ""
    loopt: bool = True
    zelf: bool = False
    """Whether it was set on what was asked about."""
