"""Help where one is: the page of the panel in front, by key and by the button of F1."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests import winkel
from tests.conftest import Ids, Klok
from tests.flows.scherm import SHIFT, K, Toetsenbord, venster_op
from wijdesk.ui.main_window import MainWindow
from wijdesk.ui.panels.handleiding import HandleidingPanel


def gids(venster: MainWindow) -> HandleidingPanel:
    """The guide on the screen."""
    (paneel,) = (paneel for paneel in venster.docks.panelen() if isinstance(paneel, HandleidingPanel))
    return paneel


def test_that_help_opens_the_page_of_where_one_is(
    tmp_path: Path, klok: Klok, ids: Ids, qapp: QApplication, qtbot: QtBot
) -> None:
    map_ = tmp_path / "winkel"
    winkel.maak(map_, klok, ids)
    with venster_op(map_, winkel.open_bureau(map_, klok, ids), qapp, qtbot) as venster:
        handen = Toetsenbord()
        assert (hier := venster.docks.huidige()) is not None
        assert hier.naam == "inloop"
        handen.druk(K.Key_F1, SHIFT)
        assert gids(venster).blad == "inloop"
        assert gids(venster).tekst.hasFocus()
        venster.docks.toon("wachtrij")
        venster.docks.toon("signaal")
        handen.druk(K.Key_F1)
        hulp = venster.hulp.blad
        assert hulp is not None
        assert hulp.uitleg.isVisible()
        QTest.keyClick(hulp.uitleg, K.Key_Space)
        assert not venster.hulp.staat_er
        assert gids(venster).blad == "signaal"
