"""What screens see of an agressie-incident."""

from __future__ import annotations

from wijdesk.models.gegeven import dataclass
from wijdesk.models.values import Id


@dataclass(frozen=True, slots=True, kw_only=True)
class WaarschuwingRij:
    """An agressie-incident with its measure. `van` is of a pandverbod only; `tot` is empty when no last day was set."""

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
    """A measure that holds today; one without a last day does so for two years."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AgressieRij:
    """An agressie-incident in the register. `van` (ISO) is of a pandverbod only; `tot` is empty without a last day."""

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
    """A measure with a last day that holds today or is still to begin."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AgressieDetail:
    """One incident as it is read and put right."""

    rij: AgressieRij
    omschrijving: str
    """Empty of somebody whose card the asker may not open."""
    locatie_id: Id
    """Where it happened."""
    locatie_ids: tuple[Id, ...]
    """The buildings of a pandverbod."""
    gemeld_door: str
    wijzigbaar: bool
    """Whether the asker may put it right."""
