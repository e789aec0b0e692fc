"""What the applicatiebeheerder sees of a tarief."""

from __future__ import annotations

from wijdesk.models.gegeven import dataclass
from wijdesk.models.values import Id


@dataclass(frozen=True, slots=True, kw_only=True)
class TariefRij:
    """A tarief: what one unit of a productgroep costs, in cents, from a day until a day (ISO)."""

    id: Id
    productgroep: str
    eenheid: str
    centen: int
    van: str
    tot: str
    """As it was entered; empty: until the next one."""
    tot_echt: str
    """The last day it really holds; empty: it still does, or will."""
    bron: str
    in_gebruik: bool
    """Today."""
