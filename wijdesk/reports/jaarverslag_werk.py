"""The tables of the jaarverslag about the work itself: straatrondes, what residents put forward, checked files,
caseload.

Rows for the CSV; the PDF shows the same ones. Knows no store, no Qt and no PDF.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from wijdesk.models.collectiefstanden import STANDEN
from wijdesk.models.rows.verslag import JaarCijfers

Rij = tuple[str | int, ...]
ZONDER_THEMA = "zonder thema"
KOLOMMEN: dict[str, tuple[str, ...]] = {
    "straatrondes": ("gebied", "rondes", "gesproken"),
    "buurtagenda": ("thema", "ingebracht", "opgepakt", "teruggekoppeld"),
    "bewonersinitiatieven": ("thema", "ingebracht", *STANDEN),
    "dossiercontroles": ("locatie", "nagekeken", "alles_in_orde", "punten_in_orde", "punten"),
    "caseload": ("locatie", "casussen", "regisseurs", "gewicht"),
}
"""Name of a table → its columns, of which the first names a row."""


def werkrijen(cijfers: JaarCijfers) -> dict[str, tuple[tuple[str, ...], list[Rij]]]:
    """Name of a table → its columns and rows, the most first; of what was not done there is no table."""
    alle: dict[str, Iterable[Rij]] = {
        "straatrondes": cijfers.straatrondes,
        "buurtagenda": ((thema or ZONDER_THEMA, *aantallen) for thema, *aantallen in cijfers.buurtagenda),
        "bewonersinitiatieven": (
            (thema or ZONDER_THEMA, aantal, *standen) for thema, aantal, standen in cijfers.initiatieven
        ),
        "dossiercontroles": cijfers.dossiercontroles,
        "caseload": cijfers.caseload,
    }
    uit = {naam: (KOLOMMEN[naam], op_grootte(rijen)) for naam, rijen in alle.items()}
    return {naam: (kop, rijen) for naam, (kop, rijen) in uit.items() if rijen}


def op_grootte(rijen: Iterable[Rij]) -> list[Rij]:
    """The most first, by the first count; the same count goes by the alphabet."""
    return sorted(rijen, key=lambda rij: (-int(rij[1]), str(rij[0]).casefold(), str(rij[0])))


def kleine_aantallen(cijfers: JaarCijfers) -> Iterable[int]:
    """Every count of these tables: a small one keeps the report inside."""
    return (int(cel) for _, rijen in werkrijen(cijfers).values() for rij in rijen for cel in rij[1:])


def som(rijen: Sequence[Rij]) -> tuple[int, ...]:
    """What the counts of a table come to, column by column."""
    return tuple(sum(int(rij[plek]) for rij in rijen) for plek in range(1, len(rijen[0])))
