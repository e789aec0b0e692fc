"""The field to sign in: mouse, finger and pen draw the same, at any size, and the ink is seen on every theme."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QInputDevice, QPalette, QPointingDevice, QTabletEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from wijdesk.models.handtekening import BREED, HOOG
from wijdesk.ui.handtekening import HandtekeningBeeld, HandtekeningInvoer, HandtekeningVeld, pad_van
from wijdesk.ui.theme import CONTRAST, DONKER, LICHT, Kleuren, palet

ECHT = "[[[100,200],[300,100],[500,300],[700,150]]]"


@pytest.fixture
def vlak(qtbot: QtBot) -> HandtekeningVeld:
    gemaakt = HandtekeningVeld()
    qtbot.addWidget(gemaakt)
    gemaakt.resize(412, 172)  # 400 × 160 inside its edge
    gemaakt.show()
    return gemaakt


def sleep_muis(vlak: QWidget, *punten: tuple[int, int]) -> None:
    QTest.mousePress(vlak, Qt.MouseButton.LeftButton, pos=QPoint(*punten[0]))
    for punt in punten[1:]:
        QTest.mouseMove(vlak, QPoint(*punt))
    QTest.mouseRelease(vlak, Qt.MouseButton.LeftButton, pos=QPoint(*punten[-1]))


def test_that_the_mouse_draws_in_units_of_the_field(vlak: HandtekeningVeld, qtbot: QtBot) -> None:
    with qtbot.waitSignal(vlak.changed):
        sleep_muis(vlak, (6, 6), (206, 86), (406, 166))
    (streek,) = vlak.streken
    assert (streek[0], streek[-1]) == ((0, 0), (BREED, HOOG))
    assert vlak.fout() == ""


@pytest.mark.parametrize("breedte", [252, 412, 520])
def test_that_the_same_movement_is_the_same_signature_at_every_size(qtbot: QtBot, breedte: int) -> None:
    vlak = HandtekeningVeld()
    qtbot.addWidget(vlak)
    vlak.resize(breedte, 100)
    vlak.show()
    plekken = [(round(6 + deel * (breedte - 12)), round(6 + deel * (vlak.height() - 12))) for deel in (0.25, 0.5, 0.75)]
    sleep_muis(vlak, *plekken)
    (streek,) = vlak.streken
    for (x, y), deel in zip((streek[0], streek[-1]), (0.25, 0.75), strict=True):
        assert x == pytest.approx(BREED * deel, abs=5)
        assert y == pytest.approx(HOOG * deel, abs=5)


def test_that_a_line_that_runs_out_of_the_field_stops_at_its_edge(vlak: HandtekeningVeld) -> None:
    sleep_muis(vlak, (200, 80), (900, 80))
    assert vlak.streken[0][-1][0] == BREED


def test_that_a_finger_draws_too(vlak: HandtekeningVeld) -> None:
    apparaat = QTest.createTouchDevice()
    QTest.touchEvent(vlak, apparaat).press(0, QPoint(50, 50), vlak).commit()
    QTest.touchEvent(vlak, apparaat).move(0, QPoint(150, 100), vlak).commit()
    QTest.touchEvent(vlak, apparaat).release(0, QPoint(150, 100), vlak).commit()
    assert len(vlak.streken) == 1
    assert vlak.streken[0][0] == (110, 110)


def test_that_a_pen_draws_once_and_makes_no_mouse_of_it(vlak: HandtekeningVeld) -> None:
    pen = QPointingDevice.primaryPointingDevice()
    assert pen.type() is not QInputDevice.DeviceType.Unknown
    for soort, (x, y) in (
        (QEvent.Type.TabletPress, (50.0, 50.0)),
        (QEvent.Type.TabletMove, (150.5, 100.25)),
        (QEvent.Type.TabletRelease, (150.5, 100.25)),
    ):
        plek = QPointF(x, y)
        gebeurtenis = QTabletEvent(
            soort, pen, plek, plek, 0.5, 0, 0, 0, 0, 0, Qt.KeyboardModifier.NoModifier,
            Qt.MouseButton.LeftButton, Qt.MouseButton.LeftButton,
        )  # fmt: skip
        QApplication.sendEvent(vlak, gebeurtenis)
        assert gebeurtenis.isAccepted()
    assert len(vlak.streken) == 1
    assert vlak.streken[0][-1] == (361, 236)


def test_that_a_dot_is_too_small_and_wiping_begins_again(qtbot: QtBot) -> None:
    invoer = HandtekeningInvoer()
    qtbot.addWidget(invoer)
    invoer.resize(412, 240)
    invoer.show()
    assert not invoer.wissen.isEnabled()
    QTest.mouseClick(invoer.vlak, Qt.MouseButton.LeftButton, pos=QPoint(100, 80))
    assert "te klein" in invoer.vlak.fout()
    QTest.keyClick(invoer.vlak, Qt.Key.Key_Delete)
    assert (invoer.vlak.tekst(), invoer.wissen.isEnabled()) == ("", False)
    assert "op papier" in invoer.vlak.fout()
    assert "op papier" in invoer.vlak.accessibleDescription()


@pytest.mark.parametrize("kleuren", [LICHT, DONKER, CONTRAST], ids=lambda kleuren: kleuren.naam)
def test_that_ink_is_seen_on_every_theme(vlak: HandtekeningVeld, kleuren: Kleuren) -> None:
    vlak.setPalette(palet(kleuren))
    sleep_muis(vlak, (20, 50), (390, 50))
    beeld = vlak.grab().toImage()
    schaal = beeld.devicePixelRatio()
    inkt = beeld.pixelColor(round(200 * schaal), round(50 * schaal))
    papier = beeld.pixelColor(round(200 * schaal), round(20 * schaal))
    assert papier == QColor(kleuren.vlak)
    assert abs(inkt.lightness() - papier.lightness()) > 120


def test_that_a_kept_signature_is_shown_with_whose_it_is(qtbot: QtBot) -> None:
    ouder = QWidget()
    qtbot.addWidget(ouder)
    kolom = QVBoxLayout(ouder)
    beeld = HandtekeningBeeld(ECHT, van="Fatima Bakker", parent=ouder)
    kolom.addWidget(beeld)
    ouder.show()
    assert beeld.isVisible()
    assert beeld.accessibleName() == "Handtekening van Fatima Bakker"
    assert beeld.width() / beeld.height() == pytest.approx(2.5, abs=0.05)
    getekend = beeld.grab().toImage()
    inkt = {getekend.pixelColor(x, y).name() for x in range(0, getekend.width(), 2) for y in range(getekend.height())}
    assert len(inkt) > 3
    beeld.zet("kapot")
    assert not beeld.isVisible()
    assert ouder.palette().color(QPalette.ColorRole.Text).isValid()


@given(st.lists(st.tuples(st.floats(0, BREED), st.floats(0, HOOG)), max_size=30))
def test_that_the_line_goes_from_the_first_point_to_the_last(punten: list[tuple[float, float]]) -> None:
    pad = pad_van(punten)
    assert pad.isEmpty() is (not punten)
    if punten:
        assert (pad.currentPosition() - QPointF(*punten[-1])).manhattanLength() < 0.11
        assert (QPointF(pad.elementAt(0).x, pad.elementAt(0).y) - QPointF(*punten[0])).manhattanLength() < 1e-6
