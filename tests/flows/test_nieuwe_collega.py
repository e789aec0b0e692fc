"""A new colleague, from Beheer at one desk to the login window of another, with a code of a telephone; until access is
ended while they work at a desk that is offline.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests import winkel
from tests.flows.scherm import CTRL, K, Toetsenbord, opdracht, programma_op, tab_naar, wacht, wacht_op_venster
from tests.flows.test_inloggen import (
    EERSTE,
    EIGEN,
    _staat_in,
    begin,
    blad,
    log_in,
    login_van,
    stel_tweede_in,
    teksten,
)
from tests.flows.test_lease import zonder_contact
from tests.flows.test_twee_balies import sluit_aan
from tests.sync.delen import deel
from wijdesk.app import toegang
from wijdesk.app.bureau import Bureau, Wereld, ontgrendel
from wijdesk.app.uitwisseling import beheer as uitwisseling_beheer
from wijdesk.app.wereld import klok_nu
from wijdesk.models.opdrachten.huis import LeesMedewerkers
from wijdesk.models.opdrachten.instelling import ZetInstelling
from wijdesk.models.rows.huis import MedewerkerRij
from wijdesk.ui.inlogstappen import CodeBlad, NieuwWachtwoordBlad
from wijdesk.ui.medewerkers_dialog import MedewerkersVenster

NOOR = "Noor van der Wal"


@pytest.fixture
def toetsen() -> Toetsenbord:
    return Toetsenbord()


@contextmanager
def sanne(plek: Path) -> Iterator[Bureau]:
    """The applicatiebeheerder at this desk, without a window."""
    bureau = ontgrendel(plek, winkel.MEDEWERKER, winkel.WACHTWOORD, Wereld())
    try:
        yield bureau
    finally:
        bureau.sluit()


def noor(bureau: Bureau) -> MedewerkerRij:
    return next(rij for rij in bureau.lees(LeesMedewerkers()) if rij.naam == NOOR)


def maak_noor(plek: Path, qapp: QApplication, qtbot: QtBot, toetsen: Toetsenbord) -> None:
    """In Beheer, with a first password."""
    with programma_op(plek, qapp) as programma:
        venster = begin(programma, qtbot, toetsen)
        opdracht(toetsen, venster, qtbot, "medewerkers en wachtwoord")
        wacht(qtbot, lambda: venster.findChild(MedewerkersVenster))
        beheer = venster.findChild(MedewerkersVenster)
        assert isinstance(beheer, MedewerkersVenster)
        beheer.activateWindow()
        beheer.bladen.setCurrentWidget(beheer.nieuw)
        wacht(qtbot, beheer.isActiveWindow)
        beheer.nieuw.naam.setFocus()
        wacht(qtbot, beheer.nieuw.naam.hasFocus)
        toetsen.typ(NOOR)
        for veld in (beheer.nieuw.wachtwoord.een, beheer.nieuw.wachtwoord.twee):
            tab_naar(toetsen, veld)
            toetsen.typ(EERSTE)
        toetsen.druk(K.Key_Return)
        wacht(qtbot, lambda: beheer.melding.text() == f"{NOOR} kan nu inloggen.")
        beheer.accept()


def test_that_a_new_colleague_comes_in_at_another_desk_and_is_out_once_it_hears_that_access_ended(
    map_: Path, tmp_path: Path, qapp: QApplication, qtbot: QtBot, toetsen: Toetsenbord
) -> None:
    plek, centrum, net = tmp_path / "ander", tmp_path / "centrum", tmp_path / "net"
    maak_noor(map_, qapp, qtbot, toetsen)
    with sanne(map_) as een:
        uitwisseling_beheer.richt_in(een, f"map:{centrum}")
        deel(een)
        net.symlink_to(centrum)  # how the other desk comes there
        sluit_aan(plek, net, een, klok_nu)
    with sanne(plek) as ander:
        toegang.geef_eerste_wachtwoord(ander, noor(ander), EERSTE)  # each desk has keys of its own
    with sanne(map_) as een:
        een.doe(ZetInstelling(waarden=(("tweede_factor", "verplicht"),)))
        deel(een)
    with sanne(plek) as ander:
        deel(ander)
    with programma_op(plek, qapp) as programma:
        programma.begin()
        log_in(programma, qtbot, toetsen, NOOR, EERSTE)
        nieuw = blad(programma, qtbot, NieuwWachtwoordBlad)
        assert isinstance(nieuw, NieuwWachtwoordBlad)
        toetsen.typ(EIGEN)
        tab_naar(toetsen, nieuw.nieuw.twee)
        toetsen.typ(EIGEN)
        toetsen.druk(K.Key_Return)
        codes = stel_tweede_in(programma, qtbot, toetsen, EIGEN)
        venster = wacht_op_venster(programma, qtbot)
        net.unlink()  # offline from here on
        # The telephone is lost: a recovery code, once.
        programma.sluit_venster()
        programma.begin()
        for code, gaat in ((codes[0], True), (codes[0], False), (codes[1], True)):
            if programma.venster is not None:
                programma.sluit_venster()
                programma.begin()
            if not isinstance(programma.scherm and programma.scherm.findChild(CodeBlad), CodeBlad):
                log_in(programma, qtbot, toetsen, NOOR, EIGEN)
            stap = blad(programma, qtbot, CodeBlad)
            assert isinstance(stap, CodeBlad)
            toetsen.druk(K.Key_A, CTRL)
            toetsen.typ(code)
            toetsen.druk(K.Key_Return)
            if gaat:
                venster = wacht_op_venster(programma, qtbot)
            else:
                wacht(qtbot, partial(_staat_in, stap.veld, "klopt niet"))
        with sanne(map_) as een:
            een.stop_toegang(noor(een))
            deel(een)
        # Offline nothing is known of it, within the days that is allowed; then nobody comes in.
        programma.vergrendel()
        log_in(programma, qtbot, toetsen, NOOR, EIGEN)
        wacht(qtbot, lambda: programma.scherm is None and venster.isVisible())
        programma.vergrendel()
        zonder_contact(plek, 31, NOOR, EIGEN)
        log_in(programma, qtbot, toetsen, NOOR, EIGEN)
        wacht(qtbot, lambda: "31 dagen geen contact" in teksten())
        assert not venster.isVisible()
        net.symlink_to(centrum)
        login = login_van(programma, qtbot)
        wacht(qtbot, lambda: login.uitweg.isVisible() and login.open.isEnabled())
        login.uitweg.setFocus()
        toetsen.druk(K.Key_Space)
        wacht(qtbot, lambda: programma.bureau is None)
        assert programma.venster is None
        log_in(programma, qtbot, toetsen, NOOR, EIGEN)
        wacht(qtbot, lambda: "naam of het wachtwoord klopt niet" in teksten())
        assert programma.bureau is None
