"""A page that scrolls: what one is told stands where one can read it, also without the focus going anywhere."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from wijdesk.ui.fields import Veld
from wijdesk.ui.rolblad import Rolblad
from wijdesk.ui.theme import Theme

ZIN = "Schrijf in één zin waarvoor u kijkt. Zonder die zin kan niemand later nagaan waarom dit dossier open ging."


@pytest.fixture(params=[100, 200])
def vol(request: pytest.FixtureRequest, qapp: QApplication, qtbot: QtBot) -> tuple[Rolblad, list[Veld]]:
    """A page that just fills a window of 640 px high, with the focus in its last field."""
    Theme(qapp, schaal=request.param).kies("licht", request.param)
    blad = QWidget()
    kolom = QVBoxLayout(blad)
    velden = [Veld(f"Veld {nummer}", QLineEdit(), naam=f"veld{nummer}") for nummer in range(30)]
    for veld in velden:
        kolom.addWidget(veld)
    rol = Rolblad(blad)
    qtbot.addWidget(rol)
    rol.resize(480, 640)
    rol.show()
    qtbot.waitExposed(rol)
    return rol, velden


def in_beeld(rol: Rolblad, deel: QWidget) -> bool:
    boven = deel.mapTo(rol.viewport(), QPoint()).y()
    return boven >= 0 and boven + deel.height() <= rol.viewport().height()


def test_that_the_sentence_below_the_last_field_scrolls_into_view_though_the_focus_was_there(
    vol: tuple[Rolblad, list[Veld]], qtbot: QtBot
) -> None:
    rol, velden = vol
    laatste = velden[-1]
    laatste.invoer.setFocus()
    qtbot.waitUntil(lambda: in_beeld(rol, laatste))
    lang = rol.verticalScrollBar().maximum()
    laatste.toon_fout(ZIN)
    qtbot.waitUntil(lambda: rol.verticalScrollBar().maximum() > lang and in_beeld(rol, laatste.onder))
    rol.verticalScrollBar().setValue(0)
    langer = rol.verticalScrollBar().maximum()
    velden[0].toon_fout(ZIN)
    qtbot.waitUntil(lambda: rol.verticalScrollBar().maximum() > langer)
    QApplication.processEvents()
    assert rol.verticalScrollBar().value() == 0, "who scrolled away is not pulled back by another field"


def test_that_what_is_wrong_with_a_field_higher_than_the_page_is_in_sight(
    vol: tuple[Rolblad, list[Veld]], qtbot: QtBot
) -> None:
    rol, velden = vol
    hoog = velden[3]
    hoog.invoer.setFixedHeight(900)
    hoog.invoer.setFocus()
    hoog.toon_fout(ZIN)
    qtbot.waitUntil(lambda: in_beeld(rol, hoog.onder))


def test_that_a_hint_that_changes_scrolls_nowhere(vol: tuple[Rolblad, list[Veld]], qtbot: QtBot) -> None:
    rol, velden = vol
    velden[-1].invoer.setFocus()
    qtbot.waitUntil(lambda: in_beeld(rol, velden[-1]))
    rol.verticalScrollBar().setValue(0)
    velden[-1].toon_hulp(ZIN)
    qtbot.waitUntil(velden[-1].onder.isVisible)
    for _ in range(3):
        QApplication.processEvents()
    assert rol.verticalScrollBar().value() == 0
