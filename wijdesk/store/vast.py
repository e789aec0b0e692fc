"""What stays what it is: rows of the log, which nobody takes back (NEN 7513), and what an id stands for."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from wijdesk.errors import Weigering
from wijdesk.models.logsoort import VAST
from wijdesk.models.values import Id

ZOJUIST = 1_000
"""Milliseconds."""
_WAS = "SELECT json_extract(kop, '$.s') FROM mutatie WHERE rij = ? LIMIT 1"


def eis_niet_vast(soort: str) -> None:
    """Whoever tries to change a row of the log has a bug, and nothing is written. Raises TypeError."""
    if soort in VAST:
        raise TypeError(f"a row of {soort} is added and never changed")


def eis_vrij(rij_van: Callable[..., Any], soort: str, id_: Id, nu: int) -> Id:
    """This id, for a new row of `soort`. `rij_van` gives the first row of a query, `nu` is the moment (ms UTC). The
    journal tells of every id what it is, so one that is of something else already may not become this too. An id
    carries when it was made (RFC 9562): one of this second is nobody's yet. Raises Weigering.
    """
    was = rij_van(_WAS, id_) if int.from_bytes(id_[:6], "big") < nu - ZOJUIST else None
    if was is not None and was[0] != soort:
        raise Weigering("Dit is al als iets anders vastgelegd. Sluit dit formulier en begin opnieuw.")
    return id_
