"""Logging in, locking and coming back, through the real window by keyboard: name, password, code, a first password, the
recovery key, another colleague at the same desk.
"""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pyotp
import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from tests import winkel
from tests.flows.scherm import (
    CTRL,
    K,
    Toetsenbord,
    bij,
    inloop,
    opdracht,
    paneel,
    programma_op,
    tab_naar,
    wacht,
    wacht_op_venster,
)
from wijdesk.app import toegang, wereld
from wijdesk.app.bureau import Bureau, Wereld, ontgrendel
from wijdesk.app.venster import Programma
from wijdesk.models.opdrachten.huis import LeesMedewerkers
from wijdesk.models.opdrachten.instelling import LeesInstellingen, ZetInstelling
from wijdesk.models.opdrachten.rol import BeeindigRol, LeesRollen
from wijdesk.store import keys
from wijdesk.store.inloggen import pogingen
from wijdesk.ui.fields import Veld
from wijdesk.ui.herstelsleutel_dialog import HerstelsleutelVenster
from wijdesk.ui.inlogstappen import CodeBlad, HerstelBlad, NieuwWachtwoordBlad
from wijdesk.ui.main_window import MainWindow
from wijdesk.ui.panels.toegang import ToegangPaneel
from wijdesk.ui.tweede_factor import TweedeFactorVenster
from wijdesk.ui.unlock import LoginVenster

EERSTE, EIGEN = "vier losse woorden samen", "negen blauwe bussen rijden"
OMAR = "Omar El Idrissi"
NAAM_VAN_INWONER = "Zonnebloemstra"


@pytest.fixture
def programma(map_: Path, qapp: QApplication) -> Iterator[Programma]:
    with programma_op(map_, qapp) as programma:
        yield programma


@pytest.fixture
def toetsen() -> Toetsenbord:
    return Toetsenbord()


def maak_omar(map_: Path, *, eerste: bool = False) -> None:
    bureau = ontgrendel(map_, "", winkel.WACHTWOORD, Wereld())
    bureau.maak_medewerker(OMAR, EERSTE, ("entree",), bureau.medewerker.locatie_id, eerste=eerste)
    bureau.sluit()


def login_van(programma: Programma, qtbot: QtBot) -> LoginVenster:
    """The login window, with the focus in it."""
    wacht(qtbot, lambda: isinstance(programma.scherm, LoginVenster) and programma.scherm.isVisible())
    login = programma.scherm
    assert isinstance(login, LoginVenster)
    login.activateWindow()
    wacht(qtbot, lambda: login.isAncestorOf(QApplication.focusWidget() or QWidget()))
    wacht(qtbot, lambda: hasattr(login, "links"))
    return login


def log_in(programma: Programma, qtbot: QtBot, toetsen: Toetsenbord, naam: str, wachtwoord: str) -> LoginVenster:
    """Type name and password, and Enter."""
    login = login_van(programma, qtbot)
    login.naam.setFocus()
    toetsen.druk(K.Key_A, CTRL)
    toetsen.typ(naam)
    login.wachtwoord.setFocus()
    toetsen.druk(K.Key_A, CTRL)
    toetsen.typ(wachtwoord)
    toetsen.druk(K.Key_Return)
    return login


def begin(programma: Programma, qtbot: QtBot, toetsen: Toetsenbord) -> MainWindow:
    """Sanne at work."""
    programma.begin()
    log_in(programma, qtbot, toetsen, winkel.MEDEWERKER, winkel.WACHTWOORD)
    return wacht_op_venster(programma, qtbot)


def blad(programma: Programma, qtbot: QtBot, soort: type[QWidget]) -> QWidget:
    """The page of this kind in the login window."""
    wacht(qtbot, lambda: programma.scherm is not None and programma.scherm.findChild(soort) is not None)
    assert programma.scherm is not None
    gevonden = programma.scherm.findChild(soort)
    assert isinstance(gevonden, QWidget)
    wacht(qtbot, lambda: gevonden.isAncestorOf(QApplication.focusWidget() or QWidget()))
    return gevonden


def zichtbaar() -> list[QWidget]:
    return [venster for venster in QApplication.topLevelWidgets() if venster.isVisible()]


def _staat_in(veld: Veld, zin: str) -> bool:
    return zin in veld.onder.text()


def teksten() -> str:
    """All that can be read, by eye or by a screen reader, and the titles of windows."""
    delen = []
    for venster in zichtbaar():
        delen.append(venster.windowTitle())
        for deel in (venster, *venster.findChildren(QWidget)):
            delen += [deel.accessibleName(), deel.accessibleDescription(), deel.toolTip()]
            if isinstance(deel, QLabel | QLineEdit):
                delen.append(deel.text())
            if isinstance(deel, QPlainTextEdit):
                delen.append(deel.toPlainText())
    return "\n".join(delen)


# The lock ------------------------------------------------------------------------------------------------------------


def test_that_the_lock_puts_every_window_away_and_all_of_it_comes_back_as_it_was(
    programma: Programma, qtbot: QtBot, toetsen: Toetsenbord
) -> None:
    venster = begin(programma, qtbot, toetsen)
    dock = venster.docks.dock("wachtrij")
    dock.setFloating(True)
    dialoog = QDialog(venster)
    dialoog.setWindowTitle(f"Over {NAAM_VAN_INWONER}")
    dialoog.show()
    venster.docks.toon("inloop")
    wacht(qtbot, lambda: inloop(venster).isAncestorOf(bij()))
    toetsen.typ(NAAM_VAN_INWONER)
    veld = bij()
    QGuiApplication.clipboard().setText(NAAM_VAN_INWONER)
    assert NAAM_VAN_INWONER in teksten()
    toetsen.druk(K.Key_L, CTRL)
    login = login_van(programma, qtbot)
    assert zichtbaar() == [login]
    assert NAAM_VAN_INWONER not in teksten()
    assert QGuiApplication.clipboard().text() == ""
    laat = QDialog(venster)
    laat.setWindowTitle(NAAM_VAN_INWONER)
    laat.show()  # what opens by itself meanwhile
    assert laat.testAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen)
    log_in(programma, qtbot, toetsen, winkel.MEDEWERKER, winkel.WACHTWOORD)
    wacht(qtbot, lambda: programma.scherm is None)
    assert {venster, dock, dialoog, laat} <= set(zichtbaar())
    assert dock.isFloating()
    venster.activateWindow()
    wacht(qtbot, veld.hasFocus)
    assert isinstance(veld, QLineEdit)
    assert veld.text() == NAAM_VAN_INWONER
    laat.close()
    dialoog.close()
    dock.setFloating(False)


def test_that_a_computer_that_wakes_shows_no_frame_and_takes_no_key_before_the_password(
    programma: Programma, qtbot: QtBot, toetsen: Toetsenbord
) -> None:
    venster = begin(programma, qtbot, toetsen)
    venster.docks.toon("inloop")
    wacht(qtbot, lambda: inloop(venster).isAncestorOf(bij()))
    toetsen.typ(NAAM_VAN_INWONER)
    veld = bij()
    assert isinstance(veld, QLineEdit)
    wand = [time.time()]
    waker = programma.slot.waker
    waker._nu = lambda: wand[0]
    waker.begin()
    wand[0] += 9 * 3600
    geschilderd: list[QEvent.Type] = []
    kijker = Schilderkijker(geschilderd)
    veld.installEventFilter(kijker)
    veld.update()
    QTest.keyClick(venster.windowHandle(), Qt.Key.Key_X)
    assert programma.slot.dicht
    assert geschilderd == []
    assert veld.text() == NAAM_VAN_INWONER
    login = login_van(programma, qtbot)
    assert zichtbaar() == [login]
    assert NAAM_VAN_INWONER not in teksten()
    log_in(programma, qtbot, toetsen, winkel.MEDEWERKER, winkel.WACHTWOORD)
    wacht(qtbot, lambda: programma.scherm is None and venster.isVisible())
    assert veld.text() == NAAM_VAN_INWONER
    veld.removeEventFilter(kijker)


class Schilderkijker(QObject):
    """Notes that something is painted."""

    def __init__(self, gezien: list[QEvent.Type]) -> None:
        super().__init__()
        self._gezien = gezien

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            self._gezien.append(event.type())
        return False


def test_that_a_wrong_password_leaves_it_locked_and_the_wait_counts_down_in_place(
    programma: Programma, qtbot: QtBot, toetsen: Toetsenbord, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pogingen, "VRIJ", 0)
    monkeypatch.setattr(pogingen, "EERSTE_S", 2)
    venster = begin(programma, qtbot, toetsen)
    programma.vergrendel()
    login = log_in(programma, qtbot, toetsen, winkel.MEDEWERKER, "dit is het niet")
    wacht(qtbot, lambda: "Opnieuw proberen kan over" in login.veld_wachtwoord.onder.text())
    assert not login.open.isEnabled()
    assert login.naam.text() == winkel.MEDEWERKER
    assert login.wachtwoord.text() == "dit is het niet"
    assert not venster.isVisible()
    wacht(qtbot, login.open.isEnabled)
    assert login.veld_wachtwoord.onder.text() == "U kunt het nu opnieuw proberen."
    log_in(programma, qtbot, toetsen, winkel.MEDEWERKER, winkel.WACHTWOORD)
    wacht(qtbot, lambda: programma.scherm is None and venster.isVisible())
    assert programma.bureau is not None
    programma.bureau.warm_op()
    regels = winkel.rauw(programma.bureau, "SELECT count(*) FROM toegang WHERE soort = 'mislukt'")
    assert regels[0][0] == 1


def test_that_another_colleague_takes_over_in_the_same_program_and_each_keeps_their_own_drafts(
    map_: Path, programma: Programma, qtbot: QtBot, toetsen: Toetsenbord
) -> None:
    maak_omar(map_)
    van_sanne = begin(programma, qtbot, toetsen)
    van_sanne.docks.toon("inloop")
    wacht(qtbot, lambda: inloop(van_sanne).isAncestorOf(bij()))
    toetsen.typ(NAAM_VAN_INWONER)
    regel = bij()
    toetsen.druk(K.Key_K, CTRL)
    toetsen.typ(NAAM_VAN_INWONER)
    assert van_sanne.palet.veld.text() == NAAM_VAN_INWONER
    regel.setFocus()  # as a click there does
    assert van_sanne.palet.veld.text() == "", "whom one looked for does not stay at the top for who passes by"
    toetsen.druk(K.Key_K, CTRL)
    toetsen.typ(NAAM_VAN_INWONER)
    toetsen.druk(K.Key_L, CTRL)
    login = login_van(programma, qtbot)
    assert van_sanne.palet.veld.text() == ""
    tab_naar(toetsen, next(link for link in login.links if link.objectName() == "andere_medewerker"))
    toetsen.druk(K.Key_Return)
    assert login.naam.hasFocus()
    assert login.naam.text() == ""
    log_in(programma, qtbot, toetsen, OMAR, EERSTE)
    wacht(qtbot, lambda: programma.venster is not None and programma.venster is not van_sanne)
    van_omar = wacht_op_venster(programma, qtbot)
    assert OMAR in van_omar.balk.menu.text()
    assert not [regel.text() for regel in van_omar.findChildren(QLineEdit) if NAAM_VAN_INWONER in regel.text()]
    van_omar.docks.toon("inloop")
    wacht(qtbot, lambda: inloop(van_omar).isAncestorOf(bij()))
    assert NAAM_VAN_INWONER not in teksten()
    toetsen.druk(K.Key_L, CTRL)
    log_in(programma, qtbot, toetsen, winkel.MEDEWERKER, winkel.WACHTWOORD)
    wacht(qtbot, lambda: programma.venster is not None and programma.venster is not van_omar)
    weer = wacht_op_venster(programma, qtbot)
    weer.docks.toon("inloop")
    wacht(qtbot, lambda: NAAM_VAN_INWONER in teksten())


def test_that_whoever_loses_access_while_locked_is_out_and_the_next_window_is_shown(
    map_: Path, programma: Programma, qtbot: QtBot, toetsen: Toetsenbord
) -> None:
    maak_omar(map_)
    van_sanne = begin(programma, qtbot, toetsen)
    toetsen.druk(K.Key_L, CTRL)
    login_van(programma, qtbot)
    programma._rechten_anders(weg=True)
    wacht(qtbot, lambda: programma.bureau is None)
    log_in(programma, qtbot, toetsen, OMAR, EERSTE)
    wacht(qtbot, lambda: programma.venster is not None and programma.venster is not van_sanne)
    assert not wacht_op_venster(programma, qtbot).testAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen)


def beeindig_rol(map_: Path) -> None:
    """Omar has no rol today."""
    bureau = ontgrendel(map_, winkel.MEDEWERKER, winkel.WACHTWOORD, Wereld())
    omar = next(rij for rij in bureau.lees(LeesMedewerkers()) if rij.naam == OMAR)
    bureau.doe(BeeindigRol(id=bureau.lees(LeesRollen(medewerker_id=omar.id))[0].id, tot=""))
    bureau.sluit()


def test_that_a_colleague_without_a_rol_gets_a_sentence_and_the_locked_desk_stays_whose_it_was(
    map_: Path, programma: Programma, qtbot: QtBot, toetsen: Toetsenbord
) -> None:
    maak_omar(map_)
    beeindig_rol(map_)
    venster = begin(programma, qtbot, toetsen)
    bureau = programma.bureau
    toetsen.druk(K.Key_L, CTRL)
    login = log_in(programma, qtbot, toetsen, OMAR, EERSTE)
    wacht(qtbot, lambda: "geen rol" in login.zin.text())
    assert login.melding.isVisible()
    wacht(qtbot, login.wachtwoord.hasFocus)
    assert not login.uitweg.isVisible()  # another folder is no way out of this
    assert (programma.bureau, programma.venster, programma.slot.dicht) == (bureau, venster, True)
    log_in(programma, qtbot, toetsen, winkel.MEDEWERKER, winkel.WACHTWOORD)
    wacht(qtbot, lambda: programma.scherm is None)
    assert programma.venster is venster


@pytest.mark.parametrize("op_slot", [False, True])
def test_that_the_recovery_key_changes_nothing_for_who_may_not_come_in_and_is_shown_to_nobody_else(
    map_: Path, programma: Programma, qtbot: QtBot, toetsen: Toetsenbord, op_slot: bool
) -> None:
    maak_omar(map_)
    bureau = ontgrendel(map_, winkel.MEDEWERKER, winkel.WACHTWOORD, Wereld())
    sleutel = toegang.nieuwe_herstelsleutel()
    toegang.zet_herstelsleutel(bureau, sleutel)
    bureau.sluit()
    beeindig_rol(map_)
    if op_slot:
        begin(programma, qtbot, toetsen)
        toetsen.druk(K.Key_L, CTRL)
    else:
        programma.begin()
    voor = (map_ / keys.BESTAND).read_bytes()
    login = login_van(programma, qtbot)
    next(link for link in login.links if link.objectName() == "wachtwoord_kwijt").click()
    kwijt = blad(programma, qtbot, HerstelBlad)
    assert isinstance(kwijt, HerstelBlad)
    for veld, tekst in (
        (kwijt.sleutel, sleutel),
        (kwijt.naam, OMAR),
        (kwijt.nieuw.een, EIGEN),
        (kwijt.nieuw.twee, EIGEN),
    ):
        veld.setText(tekst)
    kwijt.probeer()
    wacht(qtbot, lambda: "geen rol" in kwijt.fout.text())
    assert (map_ / keys.BESTAND).read_bytes() == voor
    login.terug()
    log_in(programma, qtbot, toetsen, winkel.MEDEWERKER, winkel.WACHTWOORD)
    venster = wacht_op_venster(programma, qtbot)
    assert programma.inlog.hersteld is None
    assert venster.findChild(HerstelsleutelVenster) is None


def test_that_a_colleague_behind_the_lock_of_another_gets_in_by_the_recovery_key_and_only_they_see_the_next(
    map_: Path, programma: Programma, qtbot: QtBot, toetsen: Toetsenbord
) -> None:
    maak_omar(map_)
    bureau = ontgrendel(map_, winkel.MEDEWERKER, winkel.WACHTWOORD, Wereld())
    sleutel = toegang.nieuwe_herstelsleutel()
    toegang.zet_herstelsleutel(bureau, sleutel)
    bureau.sluit()
    van_sanne = begin(programma, qtbot, toetsen)
    toetsen.druk(K.Key_L, CTRL)
    login = login_van(programma, qtbot)
    next(link for link in login.links if link.objectName() == "wachtwoord_kwijt").click()
    kwijt = blad(programma, qtbot, HerstelBlad)
    assert isinstance(kwijt, HerstelBlad)
    for veld, tekst in (
        (kwijt.sleutel, sleutel),
        (kwijt.naam, OMAR),
        (kwijt.nieuw.een, EIGEN),
        (kwijt.nieuw.twee, EIGEN),
    ):
        veld.setText(tekst)
    kwijt.probeer()
    wacht(qtbot, lambda: programma.venster is not None and programma.venster is not van_sanne)
    assert not keys.heeft_herstelsleutel(map_)
    van_omar = wacht_op_venster(programma, qtbot)
    assert OMAR in van_omar.balk.menu.text()
    assert _leg_in_envelop(van_omar, qtbot) != sleutel  # who has no right to Toegang too
    wacht(qtbot, lambda: keys.heeft_herstelsleutel(map_))
    assert programma.bureau is not None
    wie = programma.bureau.medewerker.id
    assert wie.hex() in programma.bureau.lees_apart(LeesInstellingen())["herstelsleutel_gebruikt"]


def test_that_who_must_have_a_second_factor_sees_nothing_before_it_is_set_up_however_often_they_step_out(
    map_: Path, programma: Programma, qtbot: QtBot, toetsen: Toetsenbord
) -> None:
    bureau = ontgrendel(map_, "", winkel.WACHTWOORD, Wereld())
    bureau.doe(ZetInstelling(waarden=(("tweede_factor", "verplicht"),)))
    bureau.sluit()
    programma.begin()
    log_in(programma, qtbot, toetsen, winkel.MEDEWERKER, winkel.WACHTWOORD)
    for _ in range(2):  # at the first login, and back from the lock
        wacht(qtbot, lambda: isinstance(programma.scherm, TweedeFactorVenster))
        dialoog = programma.scherm
        assert isinstance(dialoog, TweedeFactorVenster)
        assert zichtbaar() == [dialoog]
        wacht(qtbot, dialoog.code.hasFocus)
        toetsen.druk(K.Key_Escape)
        login = login_van(programma, qtbot)
        assert zichtbaar() == [login]
        log_in(programma, qtbot, toetsen, winkel.MEDEWERKER, winkel.WACHTWOORD)
    stel_tweede_in(programma, qtbot, toetsen, winkel.WACHTWOORD)
    venster = wacht_op_venster(programma, qtbot)
    assert programma.scherm is None
    assert zichtbaar() == [venster]


def stel_tweede_in(programma: Programma, qtbot: QtBot, toetsen: Toetsenbord, wachtwoord: str) -> list[str]:
    """Set up the second factor that everybody must have, in the window that asks it; the recovery codes."""
    wacht(qtbot, lambda: isinstance(programma.scherm, TweedeFactorVenster))
    dialoog = programma.scherm
    assert isinstance(dialoog, TweedeFactorVenster)
    wacht(qtbot, dialoog.code.hasFocus)
    geheim = "".join(dialoog.geheim.text().split())
    toetsen.typ(pyotp.TOTP(geheim).now())
    tab_naar(toetsen, dialoog.wachtwoord)
    toetsen.typ(wachtwoord)
    toetsen.druk(K.Key_Return)
    wacht(qtbot, lambda: dialoog.bladen.currentIndex() == 1)
    assert zichtbaar() == [dialoog]
    codes = dialoog.codes.text().split()
    dialoog.bewaard.setChecked(True)
    dialoog.klaar.click()
    return codes


def test_that_the_organisation_says_after_how_many_minutes_it_locks(
    programma: Programma, qtbot: QtBot, toetsen: Toetsenbord
) -> None:
    begin(programma, qtbot, toetsen)
    assert programma.jobs is not None
    programma.jobs.write(ZetInstelling(waarden=(("vergrendel_na", "3"),)), eigenaar=programma)
    wacht(qtbot, lambda: programma.slot is not None and programma.slot.waker.minuten == 3)


# Steps after the password --------------------------------------------------------------------------------------------


def test_that_a_first_password_is_changed_before_the_desk_opens(
    map_: Path, programma: Programma, qtbot: QtBot, toetsen: Toetsenbord
) -> None:
    maak_omar(map_, eerste=True)
    programma.begin()
    login = log_in(programma, qtbot, toetsen, OMAR, EERSTE)
    nieuw = blad(programma, qtbot, NieuwWachtwoordBlad)
    assert isinstance(nieuw, NieuwWachtwoordBlad)
    assert login.wachtwoord.text() == ""
    for tekst, zin in (("Welkom2026!!", "Zwak"), (EERSTE, "wachtwoord van uw collega")):
        for veld in (nieuw.nieuw.een, nieuw.nieuw.twee):
            tab_naar(toetsen, veld) if not veld.hasFocus() else None
            toetsen.druk(K.Key_A, CTRL)
            toetsen.typ(tekst)
        toetsen.druk(K.Key_Return)
        wacht(qtbot, partial(_staat_in, nieuw.nieuw.veld_een, zin))
        wacht(qtbot, nieuw.nieuw.een.hasFocus)
    toetsen.druk(K.Key_A, CTRL)
    toetsen.typ(EIGEN)
    tab_naar(toetsen, nieuw.nieuw.twee)
    toetsen.druk(K.Key_A, CTRL)
    toetsen.typ(EIGEN)
    toetsen.druk(K.Key_Return)
    wacht_op_venster(programma, qtbot)
    assert keys.ontgrendel(map_, OMAR, EIGEN).besloten.moet_nieuw is False


def test_that_a_second_factor_is_set_up_and_asked_with_a_code_or_a_recovery_code(
    map_: Path, programma: Programma, qtbot: QtBot, toetsen: Toetsenbord
) -> None:
    venster = begin(programma, qtbot, toetsen)
    opdracht(toetsen, venster, qtbot, "code van mijn telefoon")
    wacht(qtbot, lambda: venster.findChild(TweedeFactorVenster) is not None)
    dialoog = venster.findChild(TweedeFactorVenster)
    assert dialoog is not None
    wacht(qtbot, lambda: dialoog.geheim.text() != "")
    dialoog.activateWindow()
    wacht(qtbot, dialoog.code.hasFocus)
    assert not dialoog.plaatje.pixmap().isNull()
    geheim = dialoog.geheim.text().replace(" ", "")
    toetsen.typ("000000")
    tab_naar(toetsen, dialoog.wachtwoord)
    toetsen.typ(winkel.WACHTWOORD)
    toetsen.druk(K.Key_Return)
    wacht(qtbot, lambda: "klopt niet" in dialoog.veld_code.onder.text())
    toetsen.druk(K.Key_A, CTRL)
    toetsen.typ(pyotp.TOTP(geheim).now())
    toetsen.druk(K.Key_Return)
    wacht(qtbot, lambda: dialoog.bladen.currentIndex() == 1)
    codes = dialoog.codes.text().split()
    assert len(codes) == 10
    assert dialoog.wachtwoord.text() == ""
    toetsen.druk(K.Key_Escape)
    assert dialoog.isVisible(), "codes nobody wrote down do not go with Escape"
    assert "komen niet terug" in dialoog.codes_fout.text()
    dialoog.bewaard.setChecked(True)
    dialoog.klaar.click()
    programma.vergrendel()
    log_in(programma, qtbot, toetsen, winkel.MEDEWERKER, winkel.WACHTWOORD)
    wacht(qtbot, lambda: programma.scherm is None)  # back at the own desk the password is enough
    assert programma.bureau is not None
    programma.bureau.geopend -= 12 * 3_600_000
    programma.vergrendel()  # and not the next day
    log_in(programma, qtbot, toetsen, winkel.MEDEWERKER, winkel.WACHTWOORD)
    wacht(qtbot, lambda: isinstance(blad(programma, qtbot, CodeBlad), CodeBlad))
    assert not venster.isVisible()
    toetsen.typ(codes[0])
    toetsen.druk(K.Key_Return)
    wacht(qtbot, lambda: programma.scherm is None and venster.isVisible())
    programma.sluit_venster()
    programma.begin()
    log_in(programma, qtbot, toetsen, winkel.MEDEWERKER, winkel.WACHTWOORD)
    stap = blad(programma, qtbot, CodeBlad)
    assert isinstance(stap, CodeBlad)
    assert programma.bureau is None
    toetsen.typ("123456")
    toetsen.druk(K.Key_Return)
    wacht(qtbot, lambda: "klopt niet" in stap.veld.onder.text())
    toetsen.druk(K.Key_A, CTRL)
    toetsen.typ(codes[1].lower())
    toetsen.druk(K.Key_Return)
    wacht_op_venster(programma, qtbot)


def met_code(map_: Path, naam: str, wachtwoord: str) -> tuple[str, ...]:
    """Somebody who gives a code at login; their recovery codes."""
    bureau = ontgrendel(map_, naam, wachtwoord, Wereld())
    nieuw = toegang.begin_tweede(bureau)
    toegang.zet_tweede_aan(bureau, wachtwoord, nieuw, pyotp.TOTP(nieuw.geheim).now())
    bureau.sluit()
    return nieuw.codes


def test_that_the_code_of_a_colleague_who_came_no_further_is_not_ones_own(
    map_: Path, programma: Programma, qtbot: QtBot, toetsen: Toetsenbord, monkeypatch: pytest.MonkeyPatch
) -> None:
    maak_omar(map_)
    van_omar = met_code(map_, OMAR, EERSTE)
    beeindig_rol(map_)
    van_sanne = met_code(map_, winkel.MEDEWERKER, winkel.WACHTWOORD)
    programma.begin()
    log_in(programma, qtbot, toetsen, winkel.MEDEWERKER, winkel.WACHTWOORD)
    blad(programma, qtbot, CodeBlad)
    toetsen.typ(van_sanne[0])
    toetsen.druk(K.Key_Return)
    venster = wacht_op_venster(programma, qtbot)
    begonnen = wereld.klok_nu()
    monkeypatch.setattr(wereld, "klok_nu", lambda: begonnen + 13 * 3_600_000)
    toetsen.druk(K.Key_L, CTRL)
    login = log_in(programma, qtbot, toetsen, OMAR, EERSTE)
    stap = blad(programma, qtbot, CodeBlad)
    assert isinstance(stap, CodeBlad)
    toetsen.typ(van_omar[0])
    toetsen.druk(K.Key_Return)
    wacht(qtbot, lambda: "geen rol" in stap.fout.text())
    login.terug()
    wacht(qtbot, lambda: login.findChild(CodeBlad) is None)
    log_in(programma, qtbot, toetsen, winkel.MEDEWERKER, winkel.WACHTWOORD)
    blad(programma, qtbot, CodeBlad)
    assert not venster.isVisible()


# The password is lost ------------------------------------------------------------------------------------------------


def test_that_a_new_store_shows_its_recovery_key_once_and_it_gives_a_lost_password_back(
    map_: Path, programma: Programma, qtbot: QtBot, toetsen: Toetsenbord
) -> None:
    programma.inlog.pas_gemaakt = True
    venster = begin(programma, qtbot, toetsen)
    sleutel = _leg_in_envelop(venster, qtbot)
    wacht(qtbot, lambda: keys.heeft_herstelsleutel(map_))
    programma.sluit_venster()
    programma.begin()
    login = login_van(programma, qtbot)
    tab_naar(toetsen, next(link for link in login.links if link.objectName() == "wachtwoord_kwijt"))
    toetsen.druk(K.Key_Return)
    kwijt = blad(programma, qtbot, HerstelBlad)
    assert isinstance(kwijt, HerstelBlad)
    toetsen.typ(sleutel[:-1])
    tab_naar(toetsen, kwijt.naam)
    toetsen.typ(winkel.MEDEWERKER)
    for veld in (kwijt.nieuw.een, kwijt.nieuw.twee):
        tab_naar(toetsen, veld)
        toetsen.typ(EIGEN)
    toetsen.druk(K.Key_Return)
    wacht(qtbot, lambda: "te kort" in kwijt.veld_sleutel.onder.text())
    toetsen.druk(K.Key_End)
    toetsen.typ(sleutel[-1])
    toetsen.druk(K.Key_Return)
    wacht(qtbot, lambda: programma.venster is not None and programma.venster is not venster)
    weer = programma.venster
    assert weer is not None
    assert _leg_in_envelop(weer, qtbot) != sleutel
    bureau = programma.bureau
    assert isinstance(bureau, Bureau)
    wacht(qtbot, lambda: bureau.lees_apart(LeesInstellingen())["herstelsleutel_gebruikt"] != "")
    assert keys.ontgrendel(map_, winkel.MEDEWERKER, EIGEN).medewerker_id == bureau.medewerker.id


def _leg_in_envelop(venster: MainWindow, qtbot: QtBot) -> str:
    wacht(qtbot, lambda: venster.findChild(HerstelsleutelVenster) is not None)
    dialoog = venster.findChild(HerstelsleutelVenster)
    assert dialoog is not None
    sleutel = " ".join(dialoog.tekst.text().split())
    assert len(sleutel.split()) == 9
    assert not dialoog.klaar.isEnabled()
    dialoog.bewaard.setChecked(True)
    dialoog.klaar.click()
    wacht(qtbot, lambda: venster.findChild(HerstelsleutelVenster) is None)
    return sleutel


def test_that_a_beheerder_gives_a_first_password_and_a_recovery_key_from_the_panel(
    map_: Path, programma: Programma, qtbot: QtBot, toetsen: Toetsenbord
) -> None:
    maak_omar(map_)
    venster = begin(programma, qtbot, toetsen)
    wacht(qtbot, lambda: "nog geen herstelsleutel" in venster.status.zin.text())
    opdracht(toetsen, venster, qtbot, "toon toegang")
    blad_ = paneel(venster, "toegang")
    assert isinstance(blad_, ToegangPaneel)
    wacht(qtbot, lambda: blad_.mensen.lijst.count() == 2)
    wacht(qtbot, blad_.mensen.lijst.hasFocus)
    assert OMAR in blad_.mensen.lijst.currentItem().text()
    tab_naar(toetsen, blad_.mensen.geef)
    toetsen.druk(K.Key_Return)
    for veld in (blad_.mensen.nieuw.een, blad_.mensen.nieuw.twee):
        tab_naar(toetsen, veld)
        toetsen.typ(EIGEN)
    toetsen.druk(K.Key_Return)
    wacht(qtbot, lambda: "moet nog een eigen wachtwoord kiezen" in blad_.mensen.lijst.item(0).text())
    assert blad_.mensen.nieuw.een.text() == ""
    assert keys.ontgrendel(map_, OMAR, EIGEN).besloten.moet_nieuw
    opdracht(toetsen, venster, qtbot, "herstelsleutel")
    wacht(qtbot, blad_.maak.hasFocus)
    toetsen.druk(K.Key_Return)
    _leg_in_envelop(venster, qtbot)
    wacht(qtbot, lambda: "Er is een herstelsleutel" in blad_.herstel_zin.text())
    assert programma.bureau is not None
    assert toegang.stand(programma.bureau).herstelsleutel


# Nothing readable in easy places -------------------------------------------------------------------------------------


def test_that_no_password_or_key_stands_in_a_field_a_file_or_the_environment(
    map_: Path, huis: Path, programma: Programma, qtbot: QtBot, toetsen: Toetsenbord
) -> None:
    begin(programma, qtbot, toetsen)
    programma.vergrendel()
    log_in(programma, qtbot, toetsen, winkel.MEDEWERKER, "dit is het niet hoor")
    login = login_van(programma, qtbot)
    wacht(qtbot, login.veld_wachtwoord.heeft_fout)
    log_in(programma, qtbot, toetsen, winkel.MEDEWERKER, winkel.WACHTWOORD)
    wacht(qtbot, lambda: programma.scherm is None)
    bureau = programma.bureau
    assert bureau is not None
    ruw = bureau.bestandssleutel
    geheimen = [winkel.WACHTWOORD.encode(), b"dit is het niet hoor", ruw, ruw.hex().encode()]
    plekken = [pad.read_bytes() for map__ in (map_, huis) for pad in map__.rglob("*") if pad.is_file()]
    plekken += ["\n".join(f"{naam}={waarde}" for naam, waarde in os.environ.items()).encode(), teksten().encode()]
    plekken += [repr(ding).encode() for ding in (bureau, bureau.__dict__, programma.inlog.__dict__, programma.slot)]
    opdrachtregel = Path("/proc/self/cmdline")
    plekken += [opdrachtregel.read_bytes()] if opdrachtregel.exists() else []
    assert not [geheim for geheim in geheimen for plek in plekken if geheim in plek]
    velden = [veld for venster in QApplication.topLevelWidgets() for veld in venster.findChildren(QLineEdit)]
    wachtwoordvelden = [veld for veld in velden if veld.echoMode() == QLineEdit.EchoMode.Password]
    assert not [veld for veld in wachtwoordvelden if veld.text() or veld.isUndoAvailable() or veld.isRedoAvailable()]
