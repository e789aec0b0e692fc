"""A desk killed while it registers, publishes, fetches or applies: 50 times in `make test`, 500 in `make bench`."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.flows.verliezen import begin
from tests.sync.gedood import Proef
from tests.tellingen import VOL, telling

pytestmark = [pytest.mark.lang, pytest.mark.timeout(600)]

KEREN = 10


@pytest.fixture(scope="session", autouse=True)
def _stamvader() -> None:
    begin()


@telling("kills of a whole desk", KEREN)
@pytest.mark.parametrize("zaad", range(50 if VOL else 5))
def test_that_ten_kills_lose_nothing_and_both_desks_end_up_the_same(tmp_path: Path, zaad: int) -> None:
    proef = Proef(tmp_path, zaad)
    for _ in range(KEREN):
        proef.schiet()
    proef.sluit()
    assert sum(proef.waar.values()) == KEREN
    assert proef.opgeslagen


@telling("kills of a desk of two teams", KEREN)
@pytest.mark.parametrize("zaad", range(20 if VOL else 1))
def test_that_kills_of_a_desk_of_two_teams_lose_nothing_of_either(tmp_path: Path, zaad: int) -> None:
    proef = Proef(tmp_path, zaad, teams=True)
    for _ in range(KEREN):
        proef.schiet()
    proef.sluit()
    assert sum(proef.waar.values()) == KEREN
    assert proef.opgeslagen
    assert proef.gezinnen
