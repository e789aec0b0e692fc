"""Asking for what was handed over and waits to be picked up."""

from __future__ import annotations

from wijdesk.models.gegeven import dataclass
from wijdesk.models.opdrachten.basis import Leesvraag, Opdracht
from wijdesk.models.rows.werk import WerkRij
from wijdesk.models.values import Id


@dataclass(frozen=True, slots=True, kw_only=True)
class LeesWerk(Leesvraag[tuple[WerkRij, ...]]):
    """Open hand-overs of this location, those the asker picked up, and those to a casus of the asker."""

    locatie_id: Id
    ook_afgerond: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class PakWerkOp(Opdracht[None]):
    id: Id


@dataclass(frozen=True, slots=True, kw_only=True)
class LegWerkTerug(Opdracht[None]):
    id: Id


@dataclass(frozen=True, slots=True, kw_only=True)
class RondWerkAf(Opdracht[None]):
    """Done; `uitkomst` is one sentence that says how it ended."""

    id: Id
    uitkomst: str
