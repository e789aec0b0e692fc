"""The mouse wheel scrolls the page; it never changes what was chosen on it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from wijdesk.ui.cijfer import Cijfer
from wijdesk.ui.keuze import Keuze


def draai(op: QWidget, stap: int) -> bool:
    """One notch of the wheel over this; whether it kept the wheel to itself."""
    midden = QPointF(op.rect().center())
    knop, toets = Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier
    wiel = QWheelEvent(
        midden, op.mapToGlobal(midden), QPoint(), QPoint(0, stap), knop, toets, Qt.ScrollPhase.NoScrollPhase, False
    )
    QApplication.sendEvent(op, wiel)
    return wiel.isAccepted()


@pytest.mark.parametrize("stap", [120, -120])
def test_that_the_wheel_leaves_a_choice_with_the_focus_alone(qtbot: QtBot, stap: int) -> None:
    keuze = Keuze(("Wmo", "Jeugdwet", "Participatiewet"))
    qtbot.addWidget(keuze)
    keuze.zet("Jeugdwet")
    keuze.show()
    keuze.activateWindow()
    keuze.setFocus()
    qtbot.waitUntil(keuze.hasFocus)
    assert not draai(keuze, stap)
    assert keuze.waarde == "Jeugdwet"


@pytest.mark.parametrize("stap", [120, -120])
def test_that_the_wheel_leaves_a_score_with_the_focus_alone(qtbot: QtBot, stap: int) -> None:
    cijfer = Cijfer()
    qtbot.addWidget(cijfer)
    cijfer.zet(6)
    cijfer.show()
    cijfer.activateWindow()
    cijfer.setFocus()
    qtbot.waitUntil(cijfer.schuif.hasFocus)
    assert not draai(cijfer.schuif, stap)
    assert cijfer.waarde == 6
