"""One example store for all of it, made when it is first asked for; and a home for every test, as flows have."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.conftest import MAANDAG_9_UUR, Klok
from tests.flows.conftest import huis
from tests.toegankelijk.zaal import Zaal, maak_winkel, open_zaal

__all__ = ["huis"]


@pytest.fixture(scope="session")
def winkelmap(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of an example store as it is on Monday 2 March 2026, with somebody in it who has every rol."""
    map_ = tmp_path_factory.mktemp("zaal") / "winkel"
    with pytest.MonkeyPatch.context() as monkeypatch:
        maak_winkel(map_, Klok(MAANDAG_9_UUR), monkeypatch)
    shutil.copytree(map_, map_.with_name("vers"))
    return map_


@pytest.fixture
def verse_winkel(winkelmap: Path, tmp_path: Path) -> Path:
    """That store as it was made: no test worked in it."""
    return Path(shutil.copytree(winkelmap.with_name("vers"), tmp_path / "winkel"))


@pytest.fixture
def zaal(verse_winkel: Path, klok: Klok, qapp: QApplication, qtbot: QtBot) -> Iterator[Zaal]:
    """The whole program on a copy of that store, an hour later: what an earlier walk opened is not open here."""
    klok.verzet(3_600_000)
    with open_zaal(verse_winkel, klok, qapp, qtbot) as open_:
        yield open_
