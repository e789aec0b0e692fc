"""Asking for the counts of a year."""

from __future__ import annotations

from wijdesk.models.gegeven import dataclass
from wijdesk.models.opdrachten.basis import Leesvraag
from wijdesk.models.rows.verslag import JaarCijfers
from wijdesk.models.values import Id


@dataclass(frozen=True, slots=True, kw_only=True)
class LeesJaarCijfers(Leesvraag[JaarCijfers]):
    """The counts of one calendar year (Europe/Amsterdam), of one location or of all."""

    jaar: int
    locatie_id: Id | None = None
