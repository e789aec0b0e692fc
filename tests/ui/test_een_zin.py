"""The strip that asks for one sentence, when what asked it is gone by the time it is answered."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
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


def test_that_ctrl_s_confirms_also_in_a_form_with_that_key_of_its_own(qtbot: QtBot) -> None:
    venster = QWidget()
    qtbot.addWidget(venster)
    zin = EenZin()
    QVBoxLayout(venster).addWidget(zin)
    eigen: list[str] = []
    toets = QShortcut(QKeySequence("Ctrl+S"), venster, lambda: eigen.append("form"))
    toets.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
    venster.show()
    qtbot.waitExposed(venster)
    venster.activateWindow()
    antwoorden: list[str] = []
    zin.vraag("Waarom legt u het plan vast?", antwoorden.append, knop="Vaststellen")
    qtbot.waitUntil(zin.regel.hasFocus)
    QTest.keyClick(zin.regel, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    assert zin.veld.heeft_fout(), "an empty answer is told of"
    QTest.keyClicks(zin.regel, "Besproken")
    QTest.keyClick(zin.regel, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(zin.regel, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    assert antwoorden == ["Besproken"]
    assert eigen == []
