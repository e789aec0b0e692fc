"""The focus of a panel that is opened before its rows are there."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QLineEdit, QListWidget, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from wijdesk.ui import houder
from wijdesk.ui.houder import VersPaneel


class Scherm(QWidget):
    """A list that is empty at first, a button to fill it with, and a line to type on."""

    def __init__(self) -> None:
        super().__init__()
        self.lijst, self.knop, self.regel = QListWidget(), QPushButton("Nieuw"), QLineEdit()
        kolom = QVBoxLayout(self)
        for ding in (self.lijst, self.knop, self.regel):
            kolom.addWidget(ding)

    def ingang(self) -> QWidget:
        """As a panel says it."""
        return self.lijst if self.lijst.count() else self.knop


@pytest.fixture
def scherm(qtbot: QtBot) -> Scherm:
    gemaakt = Scherm()
    qtbot.addWidget(gemaakt)
    gemaakt.show()
    qtbot.waitExposed(gemaakt)
    gemaakt.activateWindow()
    return gemaakt


def open_(scherm: Scherm, qtbot: QtBot, veld: QWidget) -> VersPaneel:
    veld.setFocus()
    qtbot.waitUntil(veld.hasFocus)
    vers = VersPaneel(scherm)
    vers.wacht(scherm, veld)  # type: ignore[arg-type]
    vers.is_gelezen()  # something else was answered first
    assert veld.hasFocus()
    return vers


def test_that_the_list_gets_the_focus_when_its_rows_come(scherm: Scherm, qtbot: QtBot) -> None:
    vers = open_(scherm, qtbot, scherm.knop)
    scherm.lijst.addItem("Eikenlaan")
    vers.is_gelezen()
    assert scherm.lijst.hasFocus()


def test_that_who_went_elsewhere_types_or_looked_around_stays_there(
    scherm: Scherm, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    vers = open_(scherm, qtbot, scherm.knop)
    scherm.regel.setFocus()
    scherm.lijst.addItem("Eikenlaan")
    vers.is_gelezen()
    assert scherm.regel.hasFocus()
    scherm.knop.setFocus()
    vers.is_gelezen()
    assert scherm.knop.hasFocus(), "asked once"
    scherm.regel.setFocus()
    vers.wacht(scherm, scherm.regel)  # type: ignore[arg-type]
    vers.is_gelezen()
    assert scherm.regel.hasFocus()
    scherm.knop.setFocus()
    monkeypatch.setattr(houder, "VERS_MS", 0)
    vers.wacht(scherm, scherm.knop)  # type: ignore[arg-type]
    qtbot.waitUntil(lambda: vers._sinds.elapsed() > 0)
    vers.is_gelezen()
    assert scherm.knop.hasFocus()
