"""Which kinds of support are in use. Plain SQL, for who reads and who writes alike.

In use is the version the organisation took into use last; while it never did, the newest that came with the program. So
a new program never pushes aside what an applicatiebeheerder chose.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from typing import Any

from wijdesk.models.gegeven import dataclass
from wijdesk.models.praktijklezen import lees_een
from wijdesk.models.praktijkregels import Vormsoort
from wijdesk.models.values import Id

Rijen = Callable[[str, Sequence[Any]], Sequence[Sequence[Any]]]
"""All rows of a query with positional parameters."""
VOLGORDE = "(medewerker_id IS NOT NULL) DESC, vanaf DESC, id DESC"
"""The first of a code in this order is in use."""
NU = f"""
SELECT id, code, inhoud, gestopt FROM (
    SELECT *, row_number() OVER (PARTITION BY code ORDER BY {VOLGORDE}) AS nr FROM praktijksoort WHERE status = 'actief'
) WHERE nr = 1
"""  # noqa: S608


@dataclass(frozen=True, slots=True, kw_only=True)
class InGebruik:
    """A kind as it is in use."""

    id: Id
    soort: Vormsoort
    inhoud: str
    gestopt: bool


def vingerafdruk(inhoud: str) -> str:
    """SHA-256 of a text, in hex."""
    return hashlib.sha256(inhoud.encode()).hexdigest()


def in_gebruik(rijen: Rijen) -> dict[str, InGebruik]:
    """Code → the version in use, also of kinds that ended; by name."""
    gevonden = [
        InGebruik(id=Id(id_), soort=lees_een(inhoud), inhoud=inhoud, gestopt=bool(gestopt))
        for id_, _, inhoud, gestopt in rijen(NU, ())
    ]
    return {een.soort.code: een for een in sorted(gevonden, key=lambda een: een.soort.naam.casefold())}
