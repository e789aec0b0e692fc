"""The same klacht registered twice: which ones look alike, and how a double says of which it is one. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from wijdesk.models.klachtregels import BRIEF, GESPREK, NOTITIE, VOOR_DE_UITKOMST
from wijdesk.models.rows.klacht import KlachtRij
from wijdesk.models.values import Id
from wijdesk.models.zoektekst import vouw

BINNEN = timedelta(weeks=8)
"""How far apart two klachten of one person came in that may well be one: an agreement of WIJ."""
MAG_ERBIJ = frozenset({BRIEF, GESPREK})
"""What may have been done for a klacht before it was seen that it is a double."""
VERDER = VOOR_DE_UITKOMST - MAG_ERBIJ
"""What was done only for the one that is really dealt with."""


def wijst_naar(soort: str, keuze: str) -> Id | None:
    """Of which klacht a step says that its own is a double: a note whose choice is the id of that klacht.

    None for any other step.
    """
    try:
        return Id(bytes.fromhex(keuze)) if soort == NOTITIE and len(keuze) == 32 else None
    except ValueError:
        return None


def lijken(
    rijen: Iterable[KlachtRij], *, persoon_id: Id | None, klager: str, ontvangen: str, behalve: Id | None = None
) -> tuple[KlachtRij, ...]:
    """The klachten of this resident, or of somebody of this name, that came in within `BINNEN` of a day (ISO), the
    nearest first. Doubles are left out.
    """
    naam = " ".join(vouw(klager).split())
    if persoon_id is None and not naam:
        return ()
    dag = date.fromisoformat(ontvangen)
    gevonden = []
    for rij in rijen:
        zelfde = rij.persoon_id == persoon_id if None not in (persoon_id, rij.persoon_id) else _heet(rij) == naam
        afstand = abs(date.fromisoformat(rij.ontvangen) - dag)
        if zelfde and rij.id != behalve and not rij.dubbel and afstand <= BINNEN:
            gevonden.append((afstand, rij.nummer, rij))
    return tuple(rij for *_, rij in sorted(gevonden, key=lambda deel: deel[:2]))


def _heet(rij: KlachtRij) -> str:
    return " ".join(vouw(rij.klager).split())
