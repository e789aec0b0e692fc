"""The line below and the docks of the window: undo says whose it was and can be read; docks come back as wide."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui.stubs import SOORTEN, ProefPanel, Winkel, maak_omgeving
from wijdesk.models.opdrachten.basis import Opdracht
from wijdesk.models.opdrachten.huis import MaakOngedaan
from wijdesk.models.rows.huis import Wijziging
from wijdesk.models.values import Id
from wijdesk.ui.main_window import MainWindow
from wijdesk.ui.panel import Omgeving

K = Qt.Key
M = Qt.KeyboardModifier
BOS, VRIES = Id(b"B" * 16), Id(b"V" * 16)


class Gezinswinkel(Winkel):
    """Everything that is written here is about the family Bos."""

    def schrijf(self, opdracht: Opdracht[object]) -> tuple[object, Wijziging]:
        uitkomst, wijziging = super().schrijf(opdracht)
        if not wijziging.zin:
            return uitkomst, wijziging
        return uitkomst, replace(wijziging, zin="Taak gemaakt", over="Familie Bos", huishouden_id=BOS)


@pytest.fixture
def winkel() -> Gezinswinkel:
    return Gezinswinkel()


@pytest.fixture
def open_venster(qtbot: QtBot, winkel: Gezinswinkel) -> Iterator[Callable[..., MainWindow]]:
    vensters: list[MainWindow] = []

    def maak(omgeving: Omgeving | None = None, *, breedte: int = 1366) -> MainWindow:
        venster = MainWindow(omgeving or maak_omgeving(winkel, None), SOORTEN)
        venster.resize(breedte, 728)
        qtbot.addWidget(venster)
        with qtbot.waitSignal(venster.usable):
            venster.show()
        assert len(venster.docks.panelen(alle=True)) == len(SOORTEN)
        vensters.append(venster)
        return venster

    yield maak
    for venster in vensters:
        venster._omgeving.jobs.sluit()


@pytest.fixture
def venster(open_venster: Callable[..., MainWindow]) -> MainWindow:
    return open_venster()


def inloop(venster: MainWindow) -> ProefPanel:
    (gevonden,) = (panel for panel in venster.docks.panelen() if panel.naam == "inloop")
    assert isinstance(gevonden, ProefPanel)
    return gevonden


def teruggenomen(winkel: Gezinswinkel) -> int:
    return sum(isinstance(opdracht, MaakOngedaan) for opdracht in winkel.geschreven)


def test_that_ctrl_z_first_asks_when_it_is_about_another_household_than_the_one_on_the_screen(
    qtbot: QtBot, venster: MainWindow, winkel: Gezinswinkel
) -> None:
    panel = inloop(venster)
    panel.huishouden_id = VRIES
    panel.registreer()
    panel.registreer()
    qtbot.waitUntil(lambda: venster.status.zin.text() == "Taak gemaakt · Familie Bos")
    QTest.keyClick(panel.veld, K.Key_Z, M.ControlModifier)
    assert venster.status.zin.text() == "Niet op het scherm: Taak gemaakt · Familie Bos"
    assert venster.status.ongedaan.text() == "Toch ongedaan maken (Ctrl+Z)"
    assert teruggenomen(winkel) == 0
    QTest.keyClick(panel.veld, K.Key_Z, M.ControlModifier)
    qtbot.waitUntil(lambda: "(niet op het scherm): Taak gemaakt · Familie Bos" in venster.status.zin.text())
    ook = "Ook ongedaan maken: Taak gemaakt · Familie Bos (Ctrl+Z)"
    qtbot.waitUntil(lambda: venster.status.ongedaan.text() == ook)
    QTest.keyClick(panel.veld, K.Key_Z, M.ControlModifier)
    assert teruggenomen(winkel) == 1, "what was asked once is asked again for the next"
    venster.status.ongedaan.click()
    qtbot.waitUntil(lambda: teruggenomen(winkel) == 2)


def test_that_ctrl_z_on_the_household_on_the_screen_asks_nothing(
    qtbot: QtBot, venster: MainWindow, winkel: Gezinswinkel
) -> None:
    panel = inloop(venster)
    panel.huishouden_id = BOS
    panel.registreer()
    qtbot.waitUntil(lambda: venster.status.zin.text() == "Taak gemaakt · Familie Bos")
    QTest.keyClick(panel.veld, K.Key_Z, M.ControlModifier)
    qtbot.waitUntil(lambda: venster.status.zin.text() == "Vraag ongedaan gemaakt: Taak gemaakt · Familie Bos")


def test_that_a_dock_that_was_loose_when_the_window_closed_comes_back_wide_enough_to_read(
    qtbot: QtBot, open_venster: Callable[..., MainWindow], winkel: Gezinswinkel
) -> None:
    omgeving = maak_omgeving(winkel, None)
    eerste = open_venster(omgeving)
    eerste.docks.dock("persoon").setFloating(True)
    eerste.close()
    tweede = open_venster(omgeving)
    dock = tweede.docks.dock("persoon")
    assert dock.isFloating()
    dock.setFloating(False)
    qtbot.waitUntil(lambda: not dock.isFloating() and dock.width() >= tweede.width() // 5)


@pytest.mark.parametrize("breedte", [1366, 683])
def test_that_a_long_undo_leaves_the_button_whole_and_all_its_words_to_be_read(
    open_venster: Callable[..., MainWindow], breedte: int
) -> None:
    venster = open_venster(breedte=breedte)
    wat = "Contactmoment gecorrigeerd; de eerdere versie blijft leesbaar · Familie Van den Heuvel-Rijnders"
    zin = f"Ongedaan gemaakt: {wat}"
    hoogte = venster.status.height()
    venster.status.meld(zin, ongedaan=True)
    venster.status.bied_ook_aan(zin, f"{wat} & Zn.")
    QApplication.processEvents()
    knop, regel = venster.status.ongedaan, venster.status.zin
    assert knop.width() >= knop.sizeHint().width()
    assert venster.status.rect().contains(knop.geometry())
    assert knop.text().startswith("Ook ongedaan maken: Contact")
    assert knop.text().endswith("(Ctrl+Z)")
    assert knop.accessibleName() == f"Ook ongedaan maken: {wat} & Zn. (Ctrl+Z)"
    assert regel.width() > 100
    assert (regel.text(), regel.toolTip(), regel.accessibleName()) == (zin, zin, zin)
    venster.status.meld("")
    QApplication.processEvents()
    assert venster.status.height() == hoogte, "the docks stay where they are"
