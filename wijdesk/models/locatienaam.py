"""Whether the name of a locatie in a file may be a new one, or is more likely a typing error. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches

LIJKT = 0.84
"""So much alike two names of a locatie are when one may be a typing error of the other (0 to 1)."""


def geen_nieuwe_locatie(naam: str, bestaand: Iterable[str]) -> str | None:
    """Why no locatie of this name is made out of a file, or None; `bestaand` are the names there are, in small."""
    klein = naam.casefold()
    lijkt = get_close_matches(klein, bestaand, n=1, cutoff=LIJKT)
    if lijkt and _cijfers(klein) == _cijfers(lijkt[0]):
        return (
            f"Deze locatie is er niet en lijkt op “{lijkt[0]}”. Verbeter de naam, of maak de locatie eerst aan als het "
            "een andere is."
        )
    return None


def _cijfers(tekst: str) -> str:
    """Two teams that only have another number are two."""
    return "".join(teken for teken in tekst if teken.isdigit())
