"""What tests of the window share: an open desk on a real store of their own, and the lanes to it."""

from __future__ import annotations

import gc
from collections.abc import Generator, Iterator
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


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_runtest_teardown(item: pytest.Item) -> Generator[None, object, object]:
    """The lanes stop before the widgets go, as in the program: an answer on its way finds nothing half deleted."""
    banen = getattr(item, "funcargs", {}).get("jobs")
    if isinstance(banen, Jobs):
        banen.sluit()
    return (yield)


@pytest.fixture(autouse=True)
def _banen_dicht(request: pytest.FixtureRequest) -> Iterator[None]:
    """A test that failed halfway leaves its own lanes open: without this that would be told as a second fault."""
    eerder = request.session.testsfailed
    yield
    if request.session.testsfailed > eerder:
        for banen in [ding for ding in gc.get_objects() if isinstance(ding, Jobs)]:
            banen.sluit()
