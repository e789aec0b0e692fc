"""How is measured here: in turns, in CPU time, as a median; a bound is held in `make bench` only, at the end of a test,
so that what comes after a figure that broke is measured as well.

`make test` runs the same code on little data, so that it keeps working, without judging a busy machine.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from statistics import median

from tests.benchmarks.uitslagen import Rij
from tests.tellingen import VOL

RIJEN: list[Rij] = []
"""What this test measured until now; `conftest` takes it when the test is done."""


def noteer(wat: str, gemeten: float, *, hoogstens: float, eenheid: str = "×", ernaast: str = "") -> None:
    """Keep a figure for the table; a full run holds it to its bound when the test is done."""
    assert gemeten == gemeten, f"{wat}: nothing was measured"  # noqa: PLR0124 - not a number
    gehaald = gemeten <= hoogstens
    RIJEN.append(Rij(wat, f"{gemeten:.2f} {eenheid}", f"≤ {hoogstens:g} {eenheid}", ernaast, gehaald))


def noteer_los(wat: str, gemeten: str, *, grens: str, ernaast: str = "") -> None:
    """Keep a row that is told in words; what makes it true or not is asserted by who calls this."""
    RIJEN.append(Rij(wat, gemeten, grens, ernaast))


def neem_rijen() -> list[Rij]:
    """What was kept since the last time."""
    rijen = list(RIJEN)
    RIJEN.clear()
    return rijen


def houd_grenzen(rijen: Sequence[Rij]) -> None:
    """In a full run: fail with every figure that is over its bound."""
    te_veel = [f"{rij.wat}: {rij.gemeten}, bound {rij.grens}" for rij in rijen if not rij.gehaald]
    assert not (te_veel and VOL), "; ".join(te_veel)


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
