"""From nothing to a usable Inloop: the first start, an example to look around in, logging in, and a wrong password."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests import winkel
from tests.flows.scherm import (
    ALT,
    CTRL,
    LANG,
    K,
    Toetsenbord,
    bij,
    inloop,
    programma_op,
    tab_naar,
    wacht,
    wacht_op_venster,
)
from wijdesk.models.opdrachten.contact import LeesVragen
from wijdesk.models.opdrachten.huis import LeesLocaties
from wijdesk.models.values import IdMaker, Klok
from wijdesk.ui.eerste_start import EersteStart
from wijdesk.ui.main_window import MainWindow
from wijdesk.ui.unlock import LoginVenster

VOORBEELD = 15 * LANG
"""The example is years of work written entry by entry; on a machine that does more at once that takes minutes."""


def registreer_anoniem(toetsen: Toetsenbord, venster: MainWindow, qtbot: QtBot) -> None:
    """The first thing somebody does."""
    formulier = inloop(venster).huidige()
    wacht(qtbot, lambda: bij() is formulier.wie.zoek)
    toetsen.druk(K.Key_A, ALT)
    wacht(qtbot, formulier.vragen[0].tekst.hasFocus)
    toetsen.typ("Waar zit de voedselbank?")
    toetsen.druk(K.Key_2, ALT)
    with qtbot.waitSignal(formulier.geregistreerd, timeout=LANG):
        toetsen.druk(K.Key_S, CTRL)


def test_that_a_wrong_password_is_said_and_the_right_one_opens_the_inloop(
    map_: Path, klok: Klok, ids: IdMaker, qapp: QApplication, qtbot: QtBot
) -> None:
    toetsen = Toetsenbord()
    with programma_op(map_, qapp) as programma:
        programma.begin()
        login = programma.scherm
        assert isinstance(login, LoginVenster)
        login.activateWindow()
        wacht(qtbot, login.naam.hasFocus)
        toetsen.druk(K.Key_Tab)
        toetsen.typ("zeven groene fietsbellen")
        toetsen.druk(K.Key_Return)
        wacht(qtbot, login.veld_wachtwoord.heeft_fout)
        wacht(qtbot, login.wachtwoord.hasFocus)
        assert programma.venster is None
        toetsen.druk(K.Key_A, CTRL)
        toetsen.typ(winkel.WACHTWOORD)
        toetsen.druk(K.Key_Return)
        venster = wacht_op_venster(programma, qtbot)
        assert programma.scherm is None
        registreer_anoniem(toetsen, venster, qtbot)
    with winkel.bureau(map_, klok, ids) as open_:
        assert len(open_.lees(LeesVragen(van=0, tot=2**62))) == 1


def test_that_an_empty_folder_becomes_a_desk_by_keyboard_alone(
    tmp_path: Path, klok: Klok, ids: IdMaker, qapp: QApplication, qtbot: QtBot
) -> None:
    winkel.goedkope_sleutels()
    map_, toetsen = tmp_path / "balie", Toetsenbord()
    with programma_op(map_, qapp) as programma:
        programma.begin()
        begin = programma.scherm
        assert isinstance(begin, EersteStart)
        begin.activateWindow()
        wacht(qtbot, begin.beginnen.hasFocus)
        toetsen.druk(K.Key_Space)
        wacht(qtbot, begin.locatie.hasFocus)
        velden = (begin.locatie, begin.naam, begin.wachtwoord.een, begin.wachtwoord.twee)
        teksten = ("Selwerd", "S. de Vries", winkel.WACHTWOORD, winkel.WACHTWOORD)
        for veld, tekst in zip(velden, teksten, strict=True):
            tab_naar(toetsen, veld)
            toetsen.typ(tekst)
        toetsen.druk(K.Key_Return)
        venster = wacht_op_venster(programma, qtbot)
        registreer_anoniem(toetsen, venster, qtbot)
    with winkel.bureau(map_, klok, ids) as open_:
        assert [locatie.naam for locatie in open_.lees(LeesLocaties())] == ["Selwerd"]
        assert open_.medewerker.naam == "S. de Vries"
        assert len(open_.lees(LeesVragen(van=0, tot=2**62))) == 1


@pytest.mark.timeout(2 * VOORBEELD // 1_000)
def test_that_looking_around_first_shows_the_password_and_opens_a_filled_desk(
    tmp_path: Path, qapp: QApplication, qtbot: QtBot
) -> None:
    winkel.goedkope_sleutels()
    toetsen = Toetsenbord()
    with programma_op(tmp_path / "voorbeeld", qapp) as programma:
        programma.begin()
        begin = programma.scherm
        assert isinstance(begin, EersteStart)
        begin.activateWindow()
        wacht(qtbot, begin.beginnen.hasFocus)
        toetsen.druk(K.Key_Tab)
        assert bij() is begin.rondkijken
        toetsen.druk(K.Key_Space)
        qtbot.waitUntil(begin.verder.hasFocus, timeout=VOORBEELD)
        assert begin.gemaakt_wachtwoord.text() == "rondkijken in Groningen"
        toetsen.druk(K.Key_Space)
        venster = wacht_op_venster(programma, qtbot)
        registreer_anoniem(toetsen, venster, qtbot)
        wacht(qtbot, lambda: venster.status.zin.text() == "Vraag geregistreerd voor een anonieme inwoner")
