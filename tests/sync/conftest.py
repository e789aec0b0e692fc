"""A fresh centre of each kind."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.conftest import Klok
from tests.sync.opstelling import InGeheugen, Opstelling


@pytest.fixture(params=["geheugen"])
def opstelling(request: pytest.FixtureRequest, klok: Klok) -> Iterator[Opstelling]:
    """A fresh centre: each test runs against every kind."""
    opstelling = InGeheugen(klok)
    yield opstelling
    opstelling.sluit()
