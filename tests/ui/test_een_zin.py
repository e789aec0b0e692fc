"""The strip that asks for one sentence, when what asked it is gone by the time it is answered."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from wijdesk.ui.een_zin import EenZin


def test_that_the_strip_closes_when_the_button_that_asked_is_gone(qtbot: QtBot) -> None:
    venster = QWidget()
    qtbot.addWidget(venster)
    vraagt, zin = QPushButton("Uit elkaar halen"), EenZin()
    kolom = QVBoxLayout(venster)
    kolom.addWidget(vraagt)
    kolom.addWidget(zin)
    venster.show()
    qtbot.waitExposed(venster)
    venster.activateWindow()
    vraagt.setFocus()
    antwoorden: list[str] = []

    def doe(antwoord: str) -> None:
        antwoorden.append(antwoord)
        delete(vraagt)
        zin.sluit()

    zin.vraag("Waarom?", doe, knop="Uit elkaar halen")
    qtbot.waitUntil(zin.regel.hasFocus)
    QTest.keyClicks(zin.regel, "Toch twee gezinnen")
    QTest.keyClick(zin.regel, Qt.Key.Key_Return)
    assert antwoorden == ["Toch twee gezinnen"]
    assert zin.isHidden()
