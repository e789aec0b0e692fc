"""Too long without the centre, at the window: warned with a button, refused at the lock, and in again after sharing."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests import winkel
from tests.flows.scherm import K, Toetsenbord, programma_op, wacht, wacht_op_venster
from tests.flows.test_inloggen import begin, log_in, teksten
from wijdesk.app import lease
from wijdesk.app.bureau import ontgrendel
from wijdesk.app.uitwisseling import beheer
from wijdesk.app.venster import Programma
from wijdesk.app.wereld import klok_nu
from wijdesk.errors import LeaseVerlopen
from wijdesk.store import keys
from wijdesk.store import verbinding as verb
from wijdesk.store.kast import Kast


@pytest.fixture
def centrum(map_: Path, tmp_path: Path) -> Path:
    """The folder this desk shares in."""
    bureau = ontgrendel(map_, "", winkel.WACHTWOORD)
    beheer.richt_in(bureau, f"map:{tmp_path / 'centrum'}")
    bureau.sluit()
    return tmp_path / "centrum"


@pytest.fixture
def programma(map_: Path, qapp: QApplication) -> Iterator[Programma]:
    with programma_op(map_, qapp) as programma:
        yield programma


def zonder_contact(map_: Path, dagen: int, naam: str = "", wachtwoord: str = winkel.WACHTWOORD) -> None:
    """The last round is so many days ago."""
    sleutel = keys.ontgrendel(map_, naam, wachtwoord).sleutel
    with closing(verb.verbind(map_, sleutel)) as db:
        Kast(db.cursor).put(lease.CONTACT, str(klok_nu() - dagen * lease.DAG_MS).encode())


def test_that_the_last_days_are_told_with_a_button_that_shares(
    map_: Path, centrum: Path, programma: Programma, qtbot: QtBot
) -> None:
    toetsen = Toetsenbord()
    centrum.rename(centrum.with_name("weg"))
    zonder_contact(map_, 28)
    venster = begin(programma, qtbot, toetsen)
    wacht(qtbot, lambda: "werkt deze balie nog 2 dagen" in venster.status.zin.text())
    assert venster.status.uitweg.text() == "Nu delen"
    assert "nog 2 dagen" in venster.balk.sync.toolTip()
    centrum.with_name("weg").rename(centrum)
    venster.status.uitweg.setFocus()
    toetsen.druk(K.Key_Space)
    delen = programma.uitwisselaar
    assert delen is not None
    wacht(qtbot, lambda: delen.stand.laatste_contact and not delen.stand.lease and not delen.stand.bezig)


def test_that_a_desk_on_the_lock_past_its_days_opens_after_a_round_only(
    map_: Path, centrum: Path, programma: Programma, qtbot: QtBot
) -> None:
    toetsen = Toetsenbord()
    venster = begin(programma, qtbot, toetsen)
    programma.vergrendel()
    centrum.rename(centrum.with_name("weg"))
    zonder_contact(map_, 31)
    login = log_in(programma, qtbot, toetsen, winkel.MEDEWERKER, winkel.WACHTWOORD)
    wacht(qtbot, lambda: "31 dagen geen contact" in teksten() and "netwerk" in teksten())
    assert not venster.isVisible()
    centrum.with_name("weg").rename(centrum)
    wacht(qtbot, lambda: login.open.isEnabled() and login.uitweg.hasFocus())
    toetsen.druk(K.Key_Space)
    wacht(qtbot, lambda: programma.scherm is None and venster.isVisible())
    assert wacht_op_venster(programma, qtbot) is venster


def test_that_the_login_window_says_what_it_waits_for_when_that_takes_long(
    map_: Path, centrum: Path, programma: Programma, qtbot: QtBot
) -> None:
    toetsen = Toetsenbord()
    venster = begin(programma, qtbot, toetsen)
    bureau = programma.bureau
    assert bureau is not None
    programma.vergrendel()
    zonder_contact(map_, 31)
    with bureau.ronde_slot:  # a round with a centre that does not answer
        login = log_in(programma, qtbot, toetsen, winkel.MEDEWERKER, winkel.WACHTWOORD)
        wacht(qtbot, lambda: "Deze balie is nog aan het delen." in teksten())
        assert login.wacht_op.isVisible()
        assert login.bezig.isVisible()
    wacht(qtbot, lambda: programma.scherm is None and venster.isVisible())
    assert wacht_op_venster(programma, qtbot) is venster


def test_that_a_round_before_logging_in_is_announced_and_the_sentence_goes_with_it(
    map_: Path, centrum: Path, tmp_path: Path
) -> None:
    centrum.rename(centrum.with_name("weg"))
    bureau, gezegd = ontgrendel(map_, "", winkel.WACHTWOORD), list[str]()
    zonder_contact(map_, 31)
    with pytest.raises(LeaseVerlopen):
        lease.eis_lease(bureau, meld=gezegd.append)
    assert ["31 dagen geen contact" in zin for zin in gezegd] == [True, False]
    assert gezegd[-1] == ""
    centrum.with_name("weg").rename(centrum)
    lease.eis_lease(bureau, meld=gezegd.append)
    lease.eis_lease(bureau, meld=gezegd.append)  # within the days there is nothing to wait for
    bureau.sluit()
    assert len(gezegd) == 4
