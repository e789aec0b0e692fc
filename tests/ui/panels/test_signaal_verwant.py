"""What belongs with a signaal, on its page, with letters of any size."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.signalen import signaal
from tests.ui.panels.test_signaal import Scherm
from wijdesk.app.bureau import Bureau

K = Qt.Key


@pytest.mark.parametrize("punten", [9.0, 20.0])
def test_that_what_belongs_with_it_is_never_cut_off_and_the_page_goes_along(
    bureau: Bureau,
    qtbot: QtBot,
    qapp: QApplication,
    punten: float,
    request: pytest.FixtureRequest,
) -> None:
    eerste, *_ = [signaal(bureau, dagen=dagen) for dagen in range(6)]
    scherm = Scherm(bureau, qtbot, bureau)
    request.addfinalizer(scherm.jobs.sluit)
    letter = qapp.font()
    letter.setPointSizeF(punten)
    qapp.setFont(letter)
    scherm.open(eerste)
    lijst = scherm.paneel.blad.verwant.lijst
    aantal = lijst.model().rowCount()
    assert aantal == 5
    qtbot.waitUntil(lambda: lijst.viewport().height() >= sum(map(lijst.sizeHintForRow, range(aantal))))
    lijst.setFocus()
    qtbot.waitUntil(lijst.hasFocus)
    QTest.keyClick(lijst, K.Key_End)
    assert lijst.currentIndex().row() == aantal - 1

    def laatste_is_te_zien() -> bool:
        hoek = lijst.visualRect(lijst.currentIndex()).bottomLeft()
        return bool(lijst.viewport().visibleRegion().contains(hoek))

    qtbot.waitUntil(laatste_is_te_zien)
