"""Nothing that was said to be kept is lost when the program is killed (200 kills in `make bench`)."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.flows.verliezen import Proef, begin

KEREN = 10


@pytest.fixture(scope="session", autouse=True)
def _stamvader() -> None:
    begin()


@pytest.mark.lang
@pytest.mark.parametrize("zaad", range(1, 6))
def test_that_ten_kills_lose_nothing_that_was_promised(map_: Path, huis: Path, zaad: int) -> None:
    proef = Proef(map_, huis, zaad, streng=False)
    for _ in range(KEREN):
        proef.schiet()
    assert sum(proef.belofte.waar.values()) == KEREN
    assert proef.belofte.opgeslagen
