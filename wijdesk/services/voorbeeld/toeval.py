"""Chance that can be repeated: weighted draws, shares that add up, and numbers that never occur twice.

Everything comes from a `random.Random` that is made here from a seed and a name; the global one is never touched.
"""

from __future__ import annotations

from bisect import bisect
from collections.abc import Iterable, Mapping, Sequence
from itertools import accumulate
from random import Random
from typing import Generic, TypeVar

T = TypeVar("T")

_BSN_BLOKKEN = ((99_990_000, 10_000), (99_900_000, 90_000), (99_000_000, 900_000), (90_000_000, 9_000_000))
"""First eight digits of test numbers: first those beginning with 9999, then 999, 99 and 9 (from, how many)."""
_STAP = 7_368_787
"""A prime that divides none of the sizes used here: stepping by it visits every number once."""


def toeval(zaad: int, waarvoor: str) -> Random:
    """A source of chance of its own for each purpose, so that more of one thing changes nothing of another."""
    return Random(f"{zaad}:{waarvoor}")  # noqa: S311 - made-up people, no secrets


class Trekking(Generic[T]):
    """Draws values by weight."""

    __slots__ = ("_grenzen", "_totaal", "waarden")

    def __init__(self, paren: Iterable[tuple[T, float]]) -> None:
        lijst = [(waarde, gewicht) for waarde, gewicht in paren if gewicht > 0]
        self.waarden = [waarde for waarde, _ in lijst]
        self._grenzen = list(accumulate(gewicht for _, gewicht in lijst))
        self._totaal = self._grenzen[-1]

    def bij(self, worp: float) -> T:
        """The value at a throw between 0 and 1 (1 not included)."""
        return self.waarden[bisect(self._grenzen, worp * self._totaal)]


def met_lange_staart(waarden: Sequence[T], *, helling: float) -> Trekking[T]:
    """A draw in which the first are frequent and the rest ever rarer, as names and regular visitors are."""
    return Trekking((waarde, (plaats + 8.0) ** -helling) for plaats, waarde in enumerate(waarden))


def verdeel(totaal: int, delen: Mapping[str, float]) -> dict[str, int]:
    """Whole numbers that add up to `totaal`, in proportion (largest remainder).

    With a total equal to the sum of whole `delen` these come back unchanged.
    """
    som = sum(delen.values())
    precies = {naam: totaal * deel / som for naam, deel in delen.items()}
    uit = {naam: int(waarde) for naam, waarde in precies.items()}
    rest = sorted(delen, key=lambda naam: (uit[naam] - precies[naam], naam))
    for naam in rest[: totaal - sum(uit.values())]:
        uit[naam] += 1
    return uit


def husselplaats(plaats: int, omvang: int) -> int:
    """A place shuffled within a range of `omvang` (a power of ten, or that times 1-9): no two places meet."""
    return (plaats * _STAP + omvang // 3) % omvang


def test_bsn(plaats: int) -> str:
    """The BSN of the nth made-up person, or "" when the number at that place fails the elfproef (1 in 11).

    All begin with a 9 (the first ten thousand with 9999): the range of test numbers, never issued to anybody.
    """
    for begin, aantal in _BSN_BLOKKEN:
        if plaats < aantal:
            acht = begin + husselplaats(plaats, aantal)
            cijfers = [int(cijfer) for cijfer in str(acht)]
            controle = sum(gewicht * cijfer for gewicht, cijfer in zip(range(9, 1, -1), cijfers, strict=True)) % 11
            return f"{acht}{controle}" if controle < 10 else ""
        plaats -= aantal
    return ""
