"""What the beheerder sees of who can get in at this desk."""

from __future__ import annotations

from wijdesk.models.gegeven import dataclass
from wijdesk.models.rows.huis import MedewerkerRij


@dataclass(frozen=True, slots=True, kw_only=True)
class SlotRij:
    """A colleague: whether there is a key slot here, a second factor, and a first password that waits for another."""

    medewerker: MedewerkerRij
    heeft_sleutel: bool
    tweede: bool
    moet_nieuw: bool
    naamgenoot: bool = False
    """Another colleague of the same name logs in here under it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ToegangStand:
    rijen: tuple[SlotRij, ...]
    herstelsleutel: bool
    """Whether a recovery key opens this desk."""
