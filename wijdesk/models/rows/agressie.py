"""What screens see of an agressie-incident."""

from __future__ import annotations

from wijdesk.models.gegeven import dataclass
from wijdesk.models.values import Id


@dataclass(frozen=True, slots=True, kw_only=True)
class WaarschuwingRij:
    """An agressie-incident with its measure. `tot` is empty for an incident without pandverbod."""

    id: Id
    persoon_id: Id
    datum: str
    soort: str
    maatregel: str
    omschrijving: str
    van: str
    tot: str
    locaties: tuple[str, ...]
    geldig: bool
    """A pandverbod that holds today, or a waarschuwing of the last two years."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AgressieRij:
    """An agressie-incident in the register. `van` and `tot` (ISO) are of a pandverbod only."""

    id: Id
    persoon_id: Id | None
    persoon: str
    datum: str
    soort: str
    maatregel: str
    van: str
    tot: str
    locatie: str
    """Where it happened."""
    gebouwen: tuple[str, ...]
    """Where a pandverbod holds."""
    loopt: bool
    """A pandverbod that holds today or is still to begin."""
