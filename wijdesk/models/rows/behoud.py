"""What the page "Reservekopieën" shows: backups, files that were replaced, and how keeping the store goes."""

from __future__ import annotations

from wijdesk.models.gegeven import dataclass
from wijdesk.models.values import Id

HIER, TWEEDE, VERVANGEN = "hier", "tweede", "vervangen"


@dataclass(frozen=True, slots=True, kw_only=True)
class BewaardRij:
    """One backup, or one file that was replaced. Moments are ms UTC."""

    id: Id
    soort: str
    """`HIER` (beside the store), `TWEEDE` (at the second place) or `VERVANGEN`."""
    naam: str
    pad: str
    op: int
    bytes: int
    minder: int | None = None
    """Entries of the journal that the store has more by now; None when the copy cannot be read."""
    nagekeken: int = 0
    """When everything in it was last looked at and found sound; 0: only opened and read once, when it was made."""
    tot: int = 0
    """When a file that was replaced goes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BehoudStand:
    """How it stands with keeping this store."""

    rijen: tuple[BewaardRij, ...] = ()
    plek: str = ""
    tweede_plek: str = ""
    tweede_let_op: str = ""
    """What is to be said of the second place: gone, or on the same disk."""
    eerder: tuple[str, ...] = ()
    """Folders at an earlier second place where copies may still be: nothing clears them but somebody who says so."""
    mislukt: str = ""
    """Why the last backup was not made."""
    nagekeken: int = 0
    bevindingen: tuple[str, ...] = ()
    laatste: int | None = None
    """When the newest backup was made."""
