"""A store that got damaged, mended by keyboard from the login window and from the open one: the centre has the rest."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from tests import winkel
from tests.conftest import Ids, Klok
from tests.flows.scherm import LANG, K, Toetsenbord, programma_op, tab_naar, wacht_op_venster
from tests.sync.test_herstel import Straat
from wijdesk.store import verbinding as verb
from wijdesk.ui.herstel import HerstelVenster
from wijdesk.ui.unlock import LoginVenster

pytestmark = pytest.mark.usefixtures("huis")


def bewaar_beeld(venster: object, naam: str) -> None:
    if plek := os.environ.get("WIJDESK_BEELDEN"):
        venster.grab().save(f"{plek}/{naam}.png")  # type: ignore[attr-defined]


def herstelvenster(qapp: QApplication) -> HerstelVenster | None:
    return next((er for er in qapp.topLevelWidgets() if isinstance(er, HerstelVenster) and er.isVisible()), None)


def herstel_met_centrum(qapp: QApplication, qtbot: QtBot) -> str:
    """Type the password in the window that mends, and read what it says."""
    qtbot.waitUntil(lambda: herstelvenster(qapp) is not None, timeout=LANG)
    venster = herstelvenster(qapp)
    assert venster is not None
    bewaar_beeld(venster, "herstel-begin")
    venster.activateWindow()
    venster.wachtwoord.setFocus()
    toetsen = Toetsenbord()
    qtbot.waitUntil(venster.wachtwoord.hasFocus, timeout=LANG)
    toetsen.typ(winkel.WACHTWOORD)
    toetsen.druk(K.Key_Return)
    qtbot.waitUntil(venster.doe.isEnabled, timeout=LANG)
    bewaar_beeld(venster, "herstel-klaar")
    if venster.veld_lijst.heeft_fout() or venster.veld_wachtwoord.heeft_fout():
        return "fout"
    zin = venster.uitslag.text()
    toetsen.druk(K.Key_Return)
    return zin


def log_in(qtbot: QtBot, login: LoginVenster) -> None:
    login.activateWindow()
    login.wachtwoord.setFocus()
    qtbot.waitUntil(login.wachtwoord.hasFocus, timeout=LANG)
    Toetsenbord().typ(winkel.WACHTWOORD)
    Toetsenbord().druk(K.Key_Return)


def test_that_a_damaged_file_is_mended_from_the_login_window(
    tmp_path: Path, klok: Klok, qapp: QApplication, qtbot: QtBot
) -> None:
    straat = Straat(tmp_path, klok)
    with straat.open(straat.ander) as ander:
        ander.reservekopie()
    (straat.ander / verb.BESTAND).write_bytes(b"geen bestand meer" * 1000)
    with programma_op(straat.ander, qapp) as programma:
        programma.begin()
        login = programma.scherm
        assert isinstance(login, LoginVenster)
        log_in(qtbot, login)
        qtbot.waitUntil(login.uitweg.isVisible, timeout=LANG)
        assert login.uitweg.hasFocus()
        bewaar_beeld(login, "herstel-login")
        Toetsenbord().druk(K.Key_Space)
        zin = herstel_met_centrum(qapp, qtbot)
        assert "kwamen terug van het centrum" in zin
        assert "bewaard als balie-beschadigd-" in zin
        opnieuw = programma.scherm
        assert isinstance(opnieuw, LoginVenster)
        log_in(qtbot, opnieuw)
        wacht_op_venster(programma, qtbot)
    straat.eis_gelijk(6)


def test_that_reading_what_is_left_is_a_button_of_its_own_beside_mending(
    tmp_path: Path, klok: Klok, qapp: QApplication, qtbot: QtBot
) -> None:
    straat = Straat(tmp_path, klok)
    with straat.open(straat.ander) as ander:
        ander.reservekopie()
    kapot = b"geen bestand meer" * 1000
    (straat.ander / verb.BESTAND).write_bytes(kapot)
    toetsen = Toetsenbord()
    with programma_op(straat.ander, qapp) as programma:
        programma.begin()
        login = programma.scherm
        assert isinstance(login, LoginVenster)
        log_in(qtbot, login)
        qtbot.waitUntil(lambda: login.ook.isVisible() and login.open.isEnabled(), timeout=LANG)
        assert (login.uitweg.text(), login.ook.text()) == ("Herstellen…", "Alleen lezen wat er nog is")
        tab_naar(toetsen, login.ook)
        bewaar_beeld(login, "alleen-lezen-login")
        toetsen.druk(K.Key_Space)
        venster = wacht_op_venster(programma, qtbot)
        assert programma.bureau is not None
        assert programma.bureau.alleen_lezen
        assert venster.isVisible()
        assert herstelvenster(qapp) is None
    assert (straat.ander / verb.BESTAND).read_bytes() == kapot


def test_that_damage_found_while_working_leads_to_the_same(
    tmp_path: Path, klok: Klok, qapp: QApplication, qtbot: QtBot
) -> None:
    straat = Straat(tmp_path, klok)
    straat.registreer(1)
    with programma_op(straat.ander, qapp) as programma:
        programma.begin()
        login = programma.scherm
        assert isinstance(login, LoginVenster)
        log_in(qtbot, login)
        venster = wacht_op_venster(programma, qtbot)
        assert programma.jobs is not None
        programma.jobs.failed.emit(verb.beschadigd())
        assert "herstellen" in venster.status.uitweg.text()
        venster.status.uitweg.click()
        assert "gered" in herstel_met_centrum(qapp, qtbot)
        assert programma.bureau is None
    straat.eis_gelijk(7)


def _heel_in_zicht(deel: QWidget) -> bool:
    """Whether nothing of it is under an edge: what would be lost is read before it is."""
    return deel.visibleRegion().boundingRect() == deel.rect()


def test_that_a_desk_without_a_centre_hears_to_take_a_backup_and_can(
    map_: Path, klok: Klok, qapp: QApplication, qtbot: QtBot
) -> None:
    with winkel.bureau(map_, klok, Ids(klok() + 5_000_000)) as bureau:
        bureau.reservekopie()
    with programma_op(map_, qapp) as programma:
        programma.begin()
        programma.bewaking.herstel()
        assert herstel_met_centrum(qapp, qtbot) == "fout"
        venster = herstelvenster(qapp)
        assert venster is not None
        assert venster.veld_lijst.heeft_fout()
        bewaar_beeld(venster, "herstel-geen-centrum")
        venster.lijst.setCurrentRow(2)
        assert not venster.veld_lijst.heeft_fout()
        venster.doe.click()
        qtbot.waitUntil(venster.doe.isEnabled, timeout=LANG)
        assert "Er gaat niets verloren" in venster.uitslag.text()
        qtbot.waitUntil(lambda: _heel_in_zicht(venster.uitslag), timeout=LANG)
        bewaar_beeld(venster, "herstel-kost")
        venster.doe.click()
        qtbot.waitUntil(venster.doe.isEnabled, timeout=LANG)
        assert "staat terug" in venster.uitslag.text()
        venster.close()
