"""What tests of the window share: an open desk on a real store of their own, and the lanes to it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests import winkel
from wijdesk.app.bureau import Bureau
from wijdesk.models.values import IdMaker, Klok
from wijdesk.ui.jobs import Jobs


@pytest.fixture
def bureau(tmp_path: Path, klok: Klok, ids: IdMaker) -> Iterator[Bureau]:
    """An open desk on a new store."""
    winkel.maak(tmp_path / "winkel", klok, ids)
    with winkel.bureau(tmp_path / "winkel", klok, ids) as open_:
        yield open_


@pytest.fixture
def jobs(bureau: Bureau) -> Iterator[Jobs]:
    """The lanes of that desk; closed after the test."""
    banen = Jobs(bureau.schrijf, bureau.lees, plaats=bureau.plaats)
    yield banen
    banen.sluit()
