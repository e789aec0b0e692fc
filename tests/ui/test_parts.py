"""Building a part of a screen shows no window of its own, not even for a moment: that would take the focus away."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from wijdesk.ui.fields import Veld
from wijdesk.ui.regellijst import RegelLijst
from wijdesk.ui.regels import Regel, RegelModel
from wijdesk.ui.table import Kolom, Tabel, TabelModel


class Kijker(QObject):
    """Counts windows that are shown."""

    def __init__(self) -> None:
        super().__init__()
        self.gezien: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            self.gezien.append(type(watched).__name__)
        return False


def _regellijst() -> QWidget:
    return RegelLijst(
        RegelModel(lambda rij: rij, lambda rij: Regel(titel="")), naam="Lijst", leeg="", filter_tekst="Zoek"
    )


@pytest.mark.parametrize(
    "maak",
    [
        lambda: Veld("Naam", QLineEdit(), hulp="Zoals in het paspoort"),
        _regellijst,
        lambda: Tabel(TabelModel([Kolom("naam", "Naam", str)], lambda rij: rij), naam="lijst", leeg="Niets"),
    ],
)
def test_that_building_a_part_shows_no_window(qtbot: QtBot, qapp: QApplication, maak: Callable[[], QWidget]) -> None:
    kijker = Kijker()
    qapp.installEventFilter(kijker)
    deel = maak()
    qapp.removeEventFilter(kijker)
    qtbot.addWidget(deel)
    assert kijker.gezien == []
