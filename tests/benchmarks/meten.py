"""How is measured here: in turns, in CPU time, as a median; a bound is asserted in `make bench` only.

`make test` runs the same code on little data, so that it keeps working, without judging a busy machine.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from statistics import median

from tests.tellingen import VOL

UITSLAGEN: list[tuple[str, str, str, str]] = []
"""(what, measured, bound, beside it) of this run, for the table at the end."""


def noteer(wat: str, gemeten: float, *, hoogstens: float, eenheid: str = "×", ernaast: str = "") -> None:
    """Keep a figure for the table and, in a full run, hold it to its bound."""
    UITSLAGEN.append((wat, f"{gemeten:.2f} {eenheid}", f"≤ {hoogstens:g} {eenheid}", ernaast))
    assert gemeten <= hoogstens or not VOL, f"{wat}: {gemeten:.2f} {eenheid}, at most {hoogstens:g} {eenheid}"


def in_beurten(
    *werken: Callable[[], object], beurten: int, klok: Callable[[], float] = time.process_time
) -> tuple[float, ...]:
    """The median time of each piece of work in seconds, run in turns so that a busy moment hurts all."""
    tijden: list[list[float]] = [[] for _ in werken]
    for _ in range(beurten):
        for werk, lijst in zip(werken, tijden, strict=True):
            begin = klok()
            werk()
            lijst.append(klok() - begin)
    return tuple(median(lijst) for lijst in tijden)


def percentiel(waarden: Sequence[float], deel: float) -> float:
    """The value below which this share of the values lies (nearest rank)."""
    op_volgorde = sorted(waarden)
    return op_volgorde[min(len(op_volgorde) - 1, int(deel * len(op_volgorde)))]
