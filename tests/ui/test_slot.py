"""When the desk locks by itself: minutes without input, a computer that slept, a clock that is set."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QCursor, QPaintEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from wijdesk.app.slot import GESLAPEN_S, TIK_MS, Waker

TIK_S = TIK_MS / 1000


class Wand:
    """Seconds on the wall, and how often the desk was locked."""

    def __init__(self) -> None:
        self.nu = 1_790_000_000.0
        self.op_slot = 0

    def __call__(self) -> float:
        return self.nu

    def vergrendel(self) -> None:
        self.op_slot += 1

    def beats(self, waker: Waker, seconden: float) -> None:
        """Let time go by as it does while the computer is awake."""
        for _ in range(int(seconden / TIK_S)):
            self.nu += TIK_S
            waker.kijk()


@pytest.fixture
def wand() -> Wand:
    return Wand()


@pytest.fixture
def waker(wand: Wand, qtbot: QtBot) -> Iterator[Waker]:
    waker = Waker(wand.vergrendel, nu=wand)
    waker.minuten = 10
    waker.begin()
    yield waker
    waker.stop()
    waker.deleteLater()


def test_that_it_locks_once_after_the_minutes_without_input(waker: Waker, wand: Wand) -> None:
    wand.beats(waker, 595)
    assert wand.op_slot == 0
    wand.beats(waker, 5)
    assert wand.op_slot == 1


def test_that_a_key_in_any_window_begins_the_minutes_anew(waker: Waker, wand: Wand, qtbot: QtBot) -> None:
    veld = QLineEdit()
    qtbot.addWidget(veld)
    veld.show()
    veld.activateWindow()
    qtbot.waitUntil(veld.hasFocus)
    wand.beats(waker, 500)
    QTest.keyClick(veld.windowHandle(), Qt.Key.Key_A)
    wand.beats(waker, 500)
    assert wand.op_slot == 0
    assert veld.text() == "a"
    wand.beats(waker, 100)
    assert wand.op_slot == 1


def test_that_a_mouse_that_moves_in_another_program_does_not_keep_the_desk_open(
    waker: Waker, wand: Wand, qtbot: QtBot
) -> None:
    venster = QWidget()
    qtbot.addWidget(venster)
    venster.show()
    wand.beats(waker, 300)
    QTest.mouseMove(venster.windowHandle(), QPoint(5, 5))
    qtbot.waitUntil(lambda: waker._laatst == wand.nu)  # over our own window somebody is there
    for plek in range(int(600 / TIK_S)):
        QCursor.setPos(3000 + plek % 2, 3000)
        wand.beats(waker, TIK_S)
    assert wand.op_slot == 1


def test_that_a_computer_that_slept_is_locked_when_it_wakes(waker: Waker, wand: Wand) -> None:
    wand.beats(waker, 30)
    wand.nu += GESLAPEN_S + TIK_S + 1
    waker.kijk()
    assert wand.op_slot == 1


def test_that_a_clock_set_back_does_not_keep_it_open_for_long(waker: Waker, wand: Wand) -> None:
    wand.beats(waker, 300)
    wand.nu -= 86_400
    wand.beats(waker, 600)
    assert wand.op_slot == 0
    wand.beats(waker, TIK_S)
    assert wand.op_slot == 1


class Inhoud(QWidget):
    """Counts its frames."""

    def __init__(self) -> None:
        super().__init__()
        self.keren = 0

    def paintEvent(self, event: QPaintEvent) -> None:
        self.keren += 1


def test_that_after_sleep_no_frame_is_painted_and_no_key_arrives_before_it_is_locked(wand: Wand, qtbot: QtBot) -> None:
    inhoud, veld = Inhoud(), QLineEdit()
    for deel in (inhoud, veld):
        qtbot.addWidget(deel)
        deel.show()
        qtbot.waitExposed(deel)
    veld.activateWindow()
    qtbot.waitUntil(lambda: veld.hasFocus() and inhoud.keren > 0)
    volgorde: list[str] = []

    def vergrendel() -> None:
        volgorde.append("op slot")
        for deel in (inhoud, veld):
            deel.hide()

    waker = Waker(vergrendel, nu=wand)
    waker.begin()
    wand.nu += TIK_S
    gezien = inhoud.keren
    inhoud.update()
    qtbot.waitUntil(lambda: inhoud.keren > gezien)  # awake it is painted
    gezien = inhoud.keren
    wand.nu += GESLAPEN_S + 8 * 3600
    inhoud.update()
    qtbot.waitUntil(lambda: bool(volgorde))
    QTest.keyClick(veld, Qt.Key.Key_A)
    assert volgorde == ["op slot"]
    assert inhoud.keren == gezien
    waker.deleteLater()


def test_that_the_key_that_wakes_a_computer_is_not_typed(wand: Wand, qtbot: QtBot) -> None:
    veld = QLineEdit()
    qtbot.addWidget(veld)
    veld.show()
    veld.activateWindow()
    qtbot.waitUntil(veld.hasFocus)
    waker = Waker(wand.vergrendel, nu=wand)
    waker.begin()
    wand.nu += GESLAPEN_S + TIK_S + 1
    QTest.keyClick(veld.windowHandle(), Qt.Key.Key_A)
    assert wand.op_slot == 1
    assert veld.text() == ""
    waker.deleteLater()
