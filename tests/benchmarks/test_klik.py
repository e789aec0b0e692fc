"""A click on another period in the real window, on a store of ten years, in a process of its own (see `werken.py`).

CPU time of that whole process from the click until everything in sight is painted: reading, drawing and arranging.
`make test` runs the same on little and judges nothing.
"""

from __future__ import annotations

from pathlib import Path
from statistics import median

import pytest

from tests import winkel
from tests.benchmarks.meten import noteer
from tests.benchmarks.test_cijfers import PLEKKEN, rijen_van, zet_in
from tests.benchmarks.test_venster import werk
from tests.conftest import MAANDAG_9_UUR, Ids, Klok
from tests.tellingen import VOL
from wijdesk.models.opdrachten.cijfer import WerkCijfersBij
from wijdesk.models.opdrachten.huis import MaakLocatie

MILLISECONDEN = 100
SOORTEN = ("week", "maand", "kwartaal", "jaar") if VOL else ("maand",)
PLAATSEN = ("", "per_maand", "melder", "warmte")
"""The chart at the top of the page; empty: the page stands at its beginning, with the tiles."""
BEURTEN = 7 if VOL else 2
pytestmark = pytest.mark.timeout(900 if VOL else 120)


def test_that_a_click_on_a_period_costs_the_window_little(tmp_path: Path) -> None:
    klok = Klok(MAANDAG_9_UUR)
    ids = Ids(klok())
    winkel.maak(tmp_path / "w", klok, ids)
    with winkel.bureau(tmp_path / "w", klok, ids) as bureau:
        for nummer in range(PLEKKEN - 1):
            bureau.doe(MaakLocatie(naam=f"Team {nummer}"))
        zet_in(bureau, rijen_van(bureau))
        while bureau.doe(WerkCijfersBij()):
            pass
    wensen = {"soorten": SOORTEN, "plaatsen": PLAATSEN, "beurten": BEURTEN}
    gemeten = werk("klikken", tmp_path / "w", **wensen)
    assert set(gemeten) == {f"{soort} {plaats}" for soort in SOORTEN for plaats in PLAATSEN}
    per_soort: dict[str, dict[str, float]] = {}
    for naam, klikken in gemeten.items():
        assert len(klikken) == 2 * BEURTEN
        soort, plaats = naam.split(" ")
        per_soort.setdefault(soort, {})[plaats or "tiles"] = median(klikken)
    for soort, plaatsen in per_soort.items():
        noteer(
            f"a click on another period in the window: {soort}",
            max(plaatsen.values()),
            hoogstens=MILLISECONDEN,
            eenheid="ms",
            ernaast=", ".join(f"{plaats} {klik:.0f}" for plaats, klik in plaatsen.items()),
        )
