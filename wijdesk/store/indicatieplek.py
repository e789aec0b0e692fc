"""Of which locatie an indicatie counts: whose its household was when it was recorded. Plain reading."""

from __future__ import annotations

from collections.abc import Sequence

from wijdesk.models.values import Id
from wijdesk.store.lezer import Lezer


def toen_van(lezer: Lezer, rij: bytes, overdrachten: Sequence[tuple[int, Id]]) -> Id | None:
    """Whose a household was when this was recorded; None: whose it is now. The journal of both teams says the same.

    `overdrachten` are the moves of that household: when, and from which locatie, oldest first.
    """
    gezegd = lezer.row("SELECT min(json_extract(kop, '$.t')) FROM mutatie WHERE rij = ?", (rij,))
    gemaakt = gezegd[0] if gezegd is not None else None
    if gemaakt is None:
        return None
    return next((van for op, van in overdrachten if op > gemaakt), None)


def van_maker(lezer: Lezer, rij: bytes) -> Id | None:
    """The locatie of who recorded what is of no household; it comes along with a person who moves."""
    gevonden = lezer.row(
        "SELECT m.locatie_id FROM mutatie j JOIN medewerker m ON lower(hex(m.id)) = json_extract(j.kop, '$.m') "
        "WHERE j.rij = ? ORDER BY j.id LIMIT 1",
        (rij,),
    )
    return Id(gevonden[0]) if gevonden is not None else None
