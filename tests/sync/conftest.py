"""A fresh centre of each kind."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conftest import Klok
from tests.sync.opstelling import InGeheugen, InMap, Opstelling


@pytest.fixture(params=["geheugen", "map"])
def opstelling(request: pytest.FixtureRequest, klok: Klok, tmp_path: Path) -> Iterator[Opstelling]:
    """A fresh centre: each test runs against every kind."""
    opstelling: Opstelling = InGeheugen(klok) if request.param == "geheugen" else InMap(tmp_path / "centrum")
    yield opstelling
    opstelling.sluit()
