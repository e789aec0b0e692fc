"""Which list of questions is in use where. Plain SQL, for who reads and who writes alike.

In use is the list the organisation took into use last; while it never did, the newest that came with the program. So a
new program never pushes aside what an applicatiebeheerder chose. A list of a team counts only while it fits the core.
"""

from __future__ import annotations

import hashlib
import tomllib
from collections.abc import Callable, Sequence
from typing import Any

from wijdesk.errors import Weigering
from wijdesk.models.rows.vragenlijst import HuidigeVragen
from wijdesk.models.values import Id
from wijdesk.models.vragen_lezen import FouteLijst, lees_samen

__all__ = ["Rijen", "huidige", "in_gebruik", "is_leeg", "lees_samen", "past", "vingerafdruk"]

Rijen = Callable[[str, Sequence[Any]], Sequence[Sequence[Any]]]
"""All rows of a query with positional parameters."""

VOLGORDE = "(medewerker_id IS NOT NULL) DESC, vanaf DESC, id DESC"
"""The first of a soort and locatie in this order is in use."""


def vingerafdruk(inhoud: str) -> str:
    """SHA-256 of a text, in hex."""
    return hashlib.sha256(inhoud.encode()).hexdigest()


def past(inhoud: str, teaminhoud: str) -> bool:
    """Whether the questions of a team still fit this core."""
    try:
        lees_samen(inhoud, teaminhoud)
    except FouteLijst:
        return False
    return True


def is_leeg(teaminhoud: str) -> bool:
    """Whether a team asks nothing of its own with this list: it stopped."""
    return not tomllib.loads(teaminhoud).get("vraag")


def in_gebruik(rijen: Rijen, soort: str, locatie_id: Id | None) -> tuple[Id, str] | None:
    """The id and text of the version in use: city-wide, or of one team."""
    gevonden = rijen(
        "SELECT id, inhoud FROM vragenlijst WHERE soort = ? AND locatie_id IS ? AND status = 'actief' "  # noqa: S608
        f"ORDER BY {VOLGORDE} LIMIT 1",
        (soort, locatie_id),
    )
    return (Id(gevonden[0][0]), gevonden[0][1]) if gevonden else None


def huidige(rijen: Rijen, soort: str, locatie_id: Id | None) -> HuidigeVragen:
    """What is asked at a locatie now. Raises Weigering when the store has no list of this soort."""
    kern = in_gebruik(rijen, soort, None)
    if kern is None:
        raise Weigering("Er is nog geen vragenlijst. Vraag de applicatiebeheerder.")
    team = in_gebruik(rijen, soort, locatie_id) if locatie_id is not None else None
    if team is None or is_leeg(team[1]) or not past(kern[1], team[1]):
        return HuidigeVragen(vragenlijst_id=kern[0], inhoud=kern[1])
    return HuidigeVragen(vragenlijst_id=kern[0], inhoud=kern[1], teamlijst_id=team[0], teaminhoud=team[1])
