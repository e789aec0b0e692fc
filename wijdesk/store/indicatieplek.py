"""Of which locatie an indicatie counts: what its file said, else whose its household was when it was recorded.

Plain reading.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence

from wijdesk.models.values import Id
from wijdesk.store.lezer import Lezer

Waar = Callable[[bytes, bytes | None, bytes | None, bytes | None], bytes | None]
"""Of an indicatie its id, its own locatie, its household and where that is now → the locatie it counts for."""


def plek_toen(lezer: Lezer, *, ook_maker: bool) -> Waar:
    """The locatie that had the household at the time; None: nobody knows.

    `ook_maker`: what is of no household and of no locatie is of the locatie of who recorded it, so that of teams that
    count apart one counts it.
    """
    verhuisd: dict[bytes, list[tuple[int, Id]]] = defaultdict(list)
    for huis, op, van in lezer.rows("SELECT huishouden_id, op, van_id FROM teamoverdracht WHERE status = 'actief'"):
        verhuisd[huis].append((op, Id(van)))

    def waar(id_: bytes, eigen: bytes | None, huis: bytes | None, nu: bytes | None) -> bytes | None:
        if eigen is not None:
            return eigen
        if huis in verhuisd:
            return _toen_van(lezer, id_, sorted(verhuisd[huis])) or nu
        return _van_maker(lezer, id_) if huis is None and ook_maker else nu

    return waar


def plek_nu(lezer: Lezer, *, ook_maker: bool) -> Waar:
    """The locatie that has the household now: whoever has it pays."""

    def waar(id_: bytes, eigen: bytes | None, huis: bytes | None, nu: bytes | None) -> bytes | None:
        if eigen is not None:
            return eigen
        return _van_maker(lezer, id_) if huis is None and ook_maker else nu

    return waar


def _toen_van(lezer: Lezer, rij: bytes, overdrachten: Sequence[tuple[int, Id]]) -> Id | None:
    """Whose a household was when this was recorded; None: whose it is now. The journal of both teams says the same.

    `overdrachten` are the moves of that household: when, and from which locatie, oldest first.
    """
    gezegd = lezer.row("SELECT min(json_extract(kop, '$.t')) FROM mutatie WHERE rij = ?", (rij,))
    gemaakt = gezegd[0] if gezegd is not None else None
    if gemaakt is None:
        return None
    return next((van for op, van in overdrachten if op > gemaakt), None)


def _van_maker(lezer: Lezer, rij: bytes) -> Id | None:
    """The locatie of who recorded what is of no household; it comes along with a person who moves."""
    gevonden = lezer.row(
        "SELECT m.locatie_id FROM mutatie j JOIN medewerker m ON lower(hex(m.id)) = json_extract(j.kop, '$.m') "
        "WHERE j.rij = ? ORDER BY j.id LIMIT 1",
        (rij,),
    )
    return Id(gevonden[0]) if gevonden is not None else None
