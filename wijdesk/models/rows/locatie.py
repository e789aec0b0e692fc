"""What the applicatiebeheerder sees of a locatie."""

from __future__ import annotations

from wijdesk.models.gegeven import dataclass
from wijdesk.models.values import Id


@dataclass(frozen=True, slots=True, kw_only=True)
class LocatieBeheerRij:
    """A locatie with what hangs on it."""

    id: Id
    naam: str
    van: str
    tot: str
    """First and last day of use (ISO; empty: open)."""
    in_gebruik: bool
    """Today."""
    collegas: int
    """Who may log in and works here."""
    huishoudens: int
    team: str | None
    """What the centre calls the team it is; empty when it is none there yet, None at a desk without a centre."""
