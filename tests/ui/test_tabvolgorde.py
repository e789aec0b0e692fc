"""Tab walks through a form by place and leaves its ends to Qt."""

from __future__ import annotations

from PySide6.QtWidgets import QGridLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from wijdesk.ui.tabvolgorde import stap


def test_that_tab_goes_by_place_and_leaves_the_ends_to_qt(qtbot: QtBot) -> None:
    venster, vlak = QWidget(), QWidget()
    qtbot.addWidget(venster)
    velden = {naam: QLineEdit() for naam in ("onder", "links", "rechts")}  # made in another order than they lie
    rooster = QGridLayout(vlak)
    rooster.addWidget(velden["links"], 0, 0)
    rooster.addWidget(velden["rechts"], 0, 1)
    rooster.addWidget(velden["onder"], 1, 0)
    voor, na = QPushButton("voor"), QPushButton("na")
    kolom = QVBoxLayout(venster)
    for deel in (voor, vlak, na):
        kolom.addWidget(deel)
    venster.show()
    qtbot.waitExposed(venster)
    venster.activateWindow()
    velden["links"].setFocus()
    for verwacht in (velden["rechts"], velden["onder"]):
        assert stap(vlak, vooruit=True)
        assert venster.focusWidget() is verwacht
    assert not stap(vlak, vooruit=True)
    assert stap(vlak, vooruit=False)
    assert venster.focusWidget() is velden["rechts"]
    velden["onder"].setFocus()
    assert stap(vlak, vooruit=True, rond=True)
    assert venster.focusWidget() is velden["links"]
    assert stap(vlak, vooruit=False, rond=True)
    assert venster.focusWidget() is velden["onder"]
    na.setFocus()
    assert not stap(vlak, vooruit=True)  # outside the form Tab is not its business
