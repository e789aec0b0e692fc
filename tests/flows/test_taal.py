"""English by keys: at the first start, from the login window, behind the lock and in the settings; back to Dutch."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from tests import winkel
from tests.flows.scherm import CTRL, K, Toetsenbord, inloop, programma_op, tab_naar, wacht, wacht_op_venster, zie
from wijdesk.app.venster import Programma
from wijdesk.settings import lees_instellingen
from wijdesk.ui.eerste_start import EersteStart
from wijdesk.ui.engels import engelse_zinnen
from wijdesk.ui.settings_dialog import InstellingenVenster
from wijdesk.ui.taal import spreek
from wijdesk.ui.unlock import LoginVenster


@pytest.fixture(autouse=True)
def weer_zoals_het_was(qapp: QApplication) -> Iterator[None]:
    eerder = QLocale()
    yield
    for vertaler in spreek(qapp):
        qapp.removeTranslator(vertaler)
        vertaler.setParent(None)
    QLocale.setDefault(eerder)


def login_van(programma: Programma, qtbot: QtBot) -> LoginVenster:
    """The login window that stands there, with what can be done besides."""
    wacht(qtbot, lambda: isinstance(programma.scherm, LoginVenster) and hasattr(programma.scherm, "links"))
    login = programma.scherm
    assert isinstance(login, LoginVenster)
    login.activateWindow()
    wacht(qtbot, login.isActiveWindow)
    return login


def kies_taal(toetsen: Toetsenbord, login: LoginVenster) -> None:
    tab_naar(toetsen, zie(login, QPushButton, "taal"))
    toetsen.druk(K.Key_Return)


def test_that_english_is_chosen_and_left_again_at_login_behind_the_lock_and_in_the_settings(
    map_: Path, qapp: QApplication, qtbot: QtBot
) -> None:
    toetsen = Toetsenbord()
    with programma_op(map_, qapp) as programma:
        programma.begin()
        login = login_van(programma, qtbot)
        assert (login.open.text(), zie(login, QPushButton, "taal").text()) == ("Openen", "English")
        login.naam.setFocus()
        toetsen.typ("x")
        kies_taal(toetsen, login)
        wacht(qtbot, lambda: programma.scherm is not login)
        login = login_van(programma, qtbot)
        assert (login.open.text(), zie(login, QPushButton, "taal").text()) == ("Open", "Nederlands")
        assert login.naam.text().endswith("x"), "the name that was typed stays"
        assert zie(login, QPushButton, "wachtwoord_kwijt").text() == "Forgotten your password?"
        assert lees_instellingen().taal == "en", "this computer remembers it"
        login.naam.setText("")
        login.wachtwoord.setFocus()
        toetsen.typ(winkel.WACHTWOORD)
        toetsen.druk(K.Key_Return)
        venster = wacht_op_venster(programma, qtbot)
        assert inloop(venster).acties()[0].tekst == "New contact"

        gezegd = engelse_zinnen().onthouden
        programma.vergrendel()
        login = login_van(programma, qtbot)
        assert engelse_zinnen().onthouden < gezegd / 2, "behind the lock only what the login says is remembered"
        kies_taal(toetsen, login)
        wacht(qtbot, lambda: programma.scherm is not login)
        login = login_van(programma, qtbot)
        assert login.windowTitle() == "wijdesk – vergrendeld"
        login.wachtwoord.setFocus()
        toetsen.typ(winkel.WACHTWOORD)
        toetsen.druk(K.Key_Return)
        wacht(qtbot, lambda: programma.scherm is None and programma.venster is not venster)
        venster = wacht_op_venster(programma, qtbot)
        assert inloop(venster).acties()[0].tekst == "Nieuw contact"

        venster.activateWindow()
        wacht(qtbot, venster.isActiveWindow)
        toetsen.druk(K.Key_Comma, CTRL)
        wacht(qtbot, lambda: isinstance(QApplication.activeWindow(), InstellingenVenster))
        keuzes = QApplication.activeWindow()
        assert isinstance(keuzes, InstellingenVenster)
        tab_naar(toetsen, keuzes.taal)
        toetsen.druk(K.Key_Down)
        toetsen.druk(K.Key_Return)
        wacht(qtbot, lambda: programma.venster is not venster and programma.venster is not None)
        venster = wacht_op_venster(programma, qtbot)
        assert inloop(venster).acties()[0].tekst == "New contact"


def test_that_english_is_chosen_before_there_is_a_store_to_log_in_to(
    tmp_path: Path, qapp: QApplication, qtbot: QtBot
) -> None:
    toetsen = Toetsenbord()
    with programma_op(tmp_path / "leeg", qapp) as programma:
        programma.begin()
        nederlands, engels = ("nl", "English", "Beginnen"), ("en", "Nederlands", "Start")
        for stand, taal, kop in (nederlands, engels, nederlands):
            begin = programma.scherm
            assert isinstance(begin, EersteStart)
            begin.activateWindow()
            wacht(qtbot, begin.beginnen.hasFocus)
            assert (lees_instellingen().taal, begin.beginnen.text()) == (stand, kop)
            knop = zie(begin, QPushButton, "taal")
            assert knop.text() == taal
            tab_naar(toetsen, knop)
            toetsen.druk(K.Key_Return)
            qtbot.waitUntil(lambda begin=begin: programma.scherm is not begin)  # type: ignore[misc]
