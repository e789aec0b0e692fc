"""A check box with a long sentence makes no page wider than it is: the sentence goes on below itself."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from wijdesk.ui.vinkje import NAAST, Vinkje

ZIN = "Er mogen rechten van beheer meekomen; ik sprak die persoon zelf"


def blad_met(qtbot: QtBot, *deel: QCheckBox) -> QWidget:
    blad = QWidget()
    kolom = QVBoxLayout(blad)
    for er in deel:
        kolom.addWidget(er)
    kolom.addStretch(1)
    qtbot.addWidget(blad)
    blad.show()
    return blad


def test_that_a_sentence_goes_on_below_itself_and_the_page_stays_as_narrow_as_it_is(qtbot: QtBot) -> None:
    vinkje, gewoon = Vinkje(ZIN), QCheckBox(ZIN)
    blad = blad_met(qtbot, vinkje)
    assert vinkje.minimumSizeHint().width() * 2 < gewoon.minimumSizeHint().width()
    breed = vinkje.sizeHint().width()
    blad.resize(breed + 60, 300)
    qtbot.waitUntil(lambda: vinkje.width() >= breed)
    hoogte = vinkje.height()
    blad.resize(breed // 2, 300)
    qtbot.waitUntil(lambda: vinkje.height() >= hoogte + vinkje.fontMetrics().lineSpacing())
    regels = QCheckBox.text(vinkje).split("\n")
    assert len(regels) > 1
    assert all(vinkje.fontMetrics().horizontalAdvance(regel) <= vinkje.width() - NAAST for regel in regels)
    assert vinkje.text() == vinkje.accessibleName() == ZIN == " ".join(regels)
    blad.resize(breed + 60, 300)
    qtbot.waitUntil(lambda: vinkje.height() == hoogte)


def test_that_it_grows_with_the_letters_and_is_set_by_keyboard_and_mouse(qtbot: QtBot) -> None:
    vinkje = Vinkje(ZIN)
    blad = blad_met(qtbot, vinkje)
    blad.resize(vinkje.sizeHint().width() + 60, 300)
    hoogte = vinkje.heightForWidth(vinkje.width())
    letter = vinkje.font()
    letter.setPointSizeF(letter.pointSizeF() * 2)
    vinkje.setFont(letter)
    assert vinkje.heightForWidth(vinkje.width()) > hoogte * 2
    QTest.keyClick(vinkje, Qt.Key.Key_Space)
    assert vinkje.isChecked()
    QTest.mouseClick(vinkje, Qt.MouseButton.LeftButton, pos=vinkje.rect().center())
    assert not vinkje.isChecked()
