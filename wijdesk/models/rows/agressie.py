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
