"""The bar at the top keeps to its window, whoever works there and however large the text is."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from wijdesk.ui.theme import Theme
from wijdesk.ui.topbar import WieKnop

VOLUIT = "Willemijn van Heemskerck-Oosterwolde · WIJ Korrewegwijk/De Hoogte"


@pytest.mark.parametrize("schaal", [100, 200])
def test_that_a_long_name_gives_way_from_its_end_and_comes_back_with_the_room(
    qapp: QApplication, qtbot: QtBot, schaal: int
) -> None:
    Theme(qapp, schaal=schaal).kies("licht", schaal)
    balk, knop, zoek = QWidget(), WieKnop(VOLUIT), QLineEdit()
    rij = QHBoxLayout(balk)
    rij.addWidget(zoek)
    rij.addWidget(knop)
    qtbot.addWidget(balk)
    balk.resize(420 * schaal // 100, 60)
    balk.show()
    qtbot.waitExposed(balk)
    assert knop.geometry().right() <= balk.width()
    assert knop.x() > zoek.geometry().right()
    assert knop.text().startswith("Willemijn")
    assert knop.text().endswith("…")
    assert knop.toolTip() == VOLUIT
    balk.resize(knop.sizeHint().width() + zoek.sizeHint().width() + 200, 60)
    qtbot.waitUntil(lambda: knop.text() == VOLUIT)
