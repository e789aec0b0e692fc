"""An open, real store for the tests of this room."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests import winkel
from tests.conftest import Ids, Klok
from tests.gezin import Gezin, bakker
from tests.services.tweebalies import Balies, twee_balies
from wijdesk.app.bureau import Bureau


@pytest.fixture
def map_(tmp_path: Path, klok: Klok, ids: Ids) -> Path:
    """A folder with a new store that nobody has open."""
    winkel.maak(tmp_path / "winkel", klok, ids)
    return tmp_path / "winkel"


@pytest.fixture
def bureau(map_: Path, klok: Klok, ids: Ids) -> Iterator[Bureau]:
    """The desk on that store."""
    with winkel.bureau(map_, klok, ids) as open_:
        yield open_


@pytest.fixture
def balies(tmp_path: Path, klok: Klok) -> Iterator[Balies]:
    """Two desks that know each other."""
    with twee_balies(tmp_path, klok) as open_:
        yield open_


@pytest.fixture
def thuis(balies: Balies) -> Gezin:
    """A household that both desks know."""
    gezin = bakker(balies.een)
    balies.ontmoet()
    return gezin
