"""Asking whether a dossier is kept for now. Apart: every card of a resident asks it."""

from __future__ import annotations

from wijdesk.models.gegeven import dataclass
from wijdesk.models.opdrachten.basis import Leesvraag
from wijdesk.models.rows.blokkade import BlokkadeRij
from wijdesk.models.values import Id


@dataclass(frozen=True, slots=True, kw_only=True)
class LeesBlokkades(Leesvraag[tuple[BlokkadeRij, ...]]):
    """The holds on a household or a person and on everybody in it; `soort` is "huishouden" or "persoon".

    Why it stands there only for who keeps them.
    """

    soort: str
    id: Id
