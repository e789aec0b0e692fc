"""What tests of one panel share: Casusregie on the screen, and a mother with her son. A test may have its own."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests import winkel
from tests.conftest import Ids, Klok
from tests.gezin import gezin, lid, persoon
from tests.ui.gezinvenster import toon
from wijdesk.app.bureau import Bureau
from wijdesk.models.values import Id
from wijdesk.ui.jobs import Jobs
from wijdesk.ui.panels.casus import CasusPanel


@pytest.fixture
def paneel(bureau: Bureau, jobs: Jobs, qtbot: QtBot) -> CasusPanel:
    """Casusregie, with no household open."""
    gemaakt: CasusPanel = toon(bureau, jobs, qtbot, "casus")
    return gemaakt


@pytest.fixture
def moeder(bureau: Bureau) -> Id:
    """Fatima, of whom only the name is known."""
    return persoon(bureau, "Fatima")


@pytest.fixture
def thuis(bureau: Bureau, moeder: Id) -> Id:
    """Her household, with Sam of eleven."""
    return gezin(bureau, lid(moeder, "ouder met gezag"), lid(persoon(bureau, "Sam", "2014-04-10"), "kind"))


@pytest.fixture
def ander(tmp_path: Path, klok: Klok) -> Iterator[Bureau]:
    """Another desk, that began alone."""
    ids = Ids(klok() + 10_000_000)
    winkel.maak(tmp_path / "ander", klok, ids)
    with winkel.bureau(tmp_path / "ander", klok, ids) as open_:
        yield open_
