"""200 kills in random places of registering and importing, without mercy for a slow moment of the machine."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from tests import winkel
from tests.benchmarks.meten import noteer_los
from tests.flows.verliezen import Proef, begin
from tests.tellingen import VOL
from wijdesk.models.values import IdMaker, Klok

KEREN = 20


@pytest.fixture(scope="session", autouse=True)
def _stamvader() -> None:
    begin()


@pytest.mark.skipif(not VOL, reason="50 kills run in tests/flows; 200 in `make bench`")
def test_that_two_hundred_kills_lose_nothing_that_was_promised(tmp_path: Path, klok: Klok, ids: IdMaker) -> None:
    waar: Counter[str] = Counter()
    registraties = concepten = 0
    for zaad in range(100, 110):
        map_, huis = tmp_path / str(zaad) / "winkel", tmp_path / str(zaad) / "huis"
        winkel.maak(map_, klok, ids)
        huis.mkdir()
        proef = Proef(map_, huis, zaad, streng=True)
        for _ in range(KEREN):
            proef.schiet()
        waar += proef.belofte.waar
        registraties += len(proef.belofte.opgeslagen)
        concepten += proef.belofte.nagekeken
    ernaast = f"{registraties} registrations and {concepten} drafts looked up; the last thing told: {dict(waar)}"
    noteer_los("kills that lost something", f"0 of {waar.total()}", grens="0", ernaast=ernaast)
    assert waar.total() == 10 * KEREN
