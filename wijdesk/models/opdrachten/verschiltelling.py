"""Asking how many verschillen there are. Apart, because every window asks it and few ask what they are."""

from __future__ import annotations

from wijdesk.models.gegeven import dataclass
from wijdesk.models.opdrachten.basis import Leesvraag
from wijdesk.models.values import Id

TEL_TOT = 100
"""Further than this is not counted: it is done after every change."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TelVerschillen(Leesvraag[int]):
    """How many differences somebody has to decide, as `LeesVerschillen` would list them."""

    persoon_id: Id | None = None
    huishouden_id: Id | None = None
