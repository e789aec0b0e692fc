"""A centre that never answers: closing the window does not wait for it, and nothing is lost."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests import winkel
from tests.conftest import Klok
from tests.sync.delen import deel, map_balie, open_weer, verbind
from tests.sync.test_uitwisselaar import LANG, Balie
from wijdesk.app.bureau import Bureau
from wijdesk.app.uitwisseling.deelname import lees_stand
from wijdesk.app.uitwisseling.los import HANGT_S, los, wacht_af
from wijdesk.app.uitwisseling.poort import maak_poort
from wijdesk.app.uitwisseling.volg import Gestopt
from wijdesk.models.opdrachten.contact import LeesVragen
from wijdesk.sync.folder_schrijven import Schijf

RUIM = 8.0
"""Seconds within which closing is done on a busy machine; the limit of a database that is silent is a minute."""


class Hangend:
    """Makes one kind of call of a file system hang until it is let go."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, naam: str) -> None:
        self.begonnen, self.vrij = threading.Event(), threading.Event()
        self.aan = True
        echt = getattr(Schijf, naam)

        def hang(schijf: Schijf, *wat: object) -> object:
            if self.aan:
                self.begonnen.set()
                self.vrij.wait()
            return echt(schijf, *wat)

        monkeypatch.setattr(Schijf, naam, hang)


@pytest.fixture
def straat(tmp_path: Path, klok: Klok) -> Iterator[tuple[Bureau, Path]]:
    """A desk with something to share, and the store of another."""
    plekken = [map_balie(tmp_path, nummer, klok) for nummer in (1, 2)]
    een, ander = (open_weer(plek, klok, nummer) for nummer, plek in enumerate(plekken))
    verbind(een, ander, centrum=tmp_path / "centrum")
    deel(ander)
    ander.sluit()
    yield een, plekken[1]
    een.sluit()


@pytest.fixture(autouse=True)
def alles_weg() -> Iterator[None]:
    """No call is left hanging for the next test."""
    yield
    for draad in threading.enumerate():
        if draad.name.startswith("wijdesk-"):
            draad.join(LANG)
            assert not draad.is_alive()


@pytest.mark.parametrize("naam", ["lees", "maak", "sync"])
def test_that_closing_during_a_round_that_hangs_waits_for_nothing(
    straat: tuple[Bureau, Path], klok: Klok, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, naam: str
) -> None:
    bureau, plek = straat
    balie = Balie(bureau, qtbot)
    balie.begin()
    balie.ronde()
    bureau.doe(winkel.contact(bureau))
    hangend = Hangend(monkeypatch, naam)
    balie.werker.deel_nu()
    qtbot.waitUntil(hangend.begonnen.is_set, timeout=LANG)
    begin = time.monotonic()
    balie.sluit(deel=True)
    bureau.sluit()
    assert time.monotonic() - begin < RUIM
    hangend.aan = False
    hangend.vrij.set()
    for draad in [er for er in threading.enumerate() if er.name == "wijdesk-centrum"]:
        draad.join(LANG)  # comes back to a closed desk, and writes nothing there
    opnieuw = open_weer(bureau.map, klok, 7)
    deel(opnieuw)
    assert lees_stand(opnieuw).wacht == 0
    opnieuw.sluit()
    ander = open_weer(plek, klok, 8)
    deel(ander)
    assert len(ander.lees(LeesVragen(van=0, tot=2**60))) == 1
    ander.sluit()


def test_that_the_last_round_is_left_behind_when_it_hangs(
    straat: tuple[Bureau, Path], qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    bureau, _ = straat
    balie = Balie(bureau, qtbot)
    balie.begin()
    balie.ronde()
    bureau.doe(winkel.contact(bureau))
    hangend = Hangend(monkeypatch, "sync")
    begin = time.monotonic()
    balie.sluit(deel=True)
    assert hangend.begonnen.is_set()
    assert time.monotonic() - begin < HANGT_S + RUIM
    bureau.sluit()
    hangend.aan = False
    hangend.vrij.set()


def test_that_an_administrators_question_that_hangs_does_not_hold_the_window(
    straat: tuple[Bureau, Path], qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    bureau, _ = straat
    balie = Balie(bureau, qtbot)
    beheer = maak_poort(bureau, balie.werker, None).beheer  # type: ignore[arg-type]
    assert beheer is not None
    assert "centrum" in beheer.proef(f"map:{tmp_path / 'centrum'}")
    hangend = Hangend(monkeypatch, "lees")
    balie.jobs.background(lambda _: beheer.aanvragen(), eigenaar=balie.jobs)
    qtbot.waitUntil(hangend.begonnen.is_set, timeout=LANG)
    begin = time.monotonic()
    balie.sluit()
    assert time.monotonic() - begin < RUIM
    hangend.aan = False
    hangend.vrij.set()


def test_that_work_that_gets_on_is_waited_for_and_tells_in_the_thread_that_waits() -> None:
    gehoord: list[tuple[int, object]] = []
    hier = threading.get_ident()

    def werk(meld: object) -> str:
        assert threading.get_ident() != hier
        for nummer in range(3):
            meld(nummer)  # type: ignore[operator]
        return "klaar"

    uit = los(werk, gestopt=lambda: False, bij_nieuws=lambda iets: gehoord.append((threading.get_ident(), iets)))
    assert uit == "klaar"
    assert gehoord == [(hier, 0), (hier, 1), (hier, 2)]
    with pytest.raises(ZeroDivisionError):
        los(lambda _: 1 / 0, gestopt=lambda: True)


def test_that_somebody_who_stops_is_let_go_and_the_closed_desk_refuses_what_was_left_behind(
    tmp_path: Path, klok: Klok
) -> None:
    bureau = open_weer(map_balie(tmp_path, 1, klok), klok, 1)
    vrij = threading.Event()
    fout: list[BaseException] = []

    def werk(_: object) -> None:
        vrij.wait()
        for iets in (bureau.eigen_verbinding, lambda: bureau.op_winkel(lambda open_: open_)):
            try:
                iets()
            except RuntimeError as er:
                fout.append(er)

    with pytest.raises(Gestopt):
        los(werk, gestopt=lambda: True)
    bureau.sluit()
    vrij.set()
    for draad in [er for er in threading.enumerate() if er.name == "wijdesk-centrum"]:
        draad.join(LANG)
    assert len(fout) == 2


def test_that_waiting_ends_when_no_step_is_made_and_goes_on_while_there_are() -> None:
    vrij = threading.Event()
    draad = threading.Thread(target=vrij.wait, daemon=True)
    draad.start()
    teller = iter(range(12))
    laatste = [0]

    def stappen() -> int:
        laatste[0] = next(teller, 11)
        return laatste[0]

    assert not wacht_af(draad, stappen=stappen, hoogstens=60)
    assert laatste[0] == 11
    vrij.set()
    assert wacht_af(draad, stappen=lambda: 0, hoogstens=60)
