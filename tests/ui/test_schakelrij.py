"""A row of buttons in a narrow place: none of them makes the form wider than the panel."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QSize
from pytestqt.qtbot import QtBot

from wijdesk.ui.schakelrij import Schakelrij

LANG = "William Schrikker Stichting Jeugdbescherming & Jeugdreclassering Noord-Nederland (voogd)"


@pytest.fixture
def rij(qtbot: QtBot) -> Schakelrij[str]:
    gemaakt: Schakelrij[str] = Schakelrij(naam="wie", titel="Wie")
    gemaakt.maak((("jip", "Jip van der Meulen"), ("voogd", LANG)))
    qtbot.addWidget(gemaakt)
    gemaakt.resize(240, 120)
    gemaakt.show()
    qtbot.waitExposed(gemaakt)
    return gemaakt


def test_that_a_name_that_does_not_fit_is_shortened_and_told_in_full(rij: Schakelrij[str], qtbot: QtBot) -> None:
    knop = rij.knop("voogd")
    qtbot.waitUntil(lambda: knop.text().endswith("…"))
    assert (rij.width(), knop.width()) == (240, 240)
    assert knop.text().startswith("William")
    assert (knop.toolTip(), knop.accessibleName()) == (LANG, f"Wie: {LANG}")
    assert rij.knop("jip").text() == "Jip van der Meulen"
    assert rij.knop("jip").toolTip() == ""
    rij.resize(QSize(1200, 120))
    qtbot.waitUntil(lambda: knop.text() == LANG.replace("&", "&&"))
    assert knop.toolTip() == ""


def test_that_a_row_of_which_one_can_be_on_keeps_its_words_whole(qtbot: QtBot) -> None:
    enkel: Schakelrij[str] = Schakelrij(naam="stand", titel="Wat", enkel=True)
    qtbot.addWidget(enkel)
    enkel.maak((("ja", "Ja"), ("ingetrokken", "Ingetrokken door wie het eerder gaf")))
    enkel.show()
    qtbot.waitExposed(enkel)
    enkel.resize(60, 40)
    assert enkel.knop("ingetrokken").text() == "Ingetrokken door wie het eerder gaf"
    assert enkel.width() >= enkel.knop("ingetrokken").sizeHint().width()
