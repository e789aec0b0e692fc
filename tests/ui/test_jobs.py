"""The thread boundary: lanes, newest wins, owners that are gone, trouble."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from wijdesk.errors import SchijfVol, Weigering
from wijdesk.models.opdrachten.basis import Leesvraag, Opdracht
from wijdesk.models.rows.huis import Wijziging
from wijdesk.models.values import Id
from wijdesk.ui.jobs import Jobs, Voortgang


@dataclass(frozen=True)
class Tel(Leesvraag[int]):
    getal: int


@dataclass(frozen=True)
class Zet(Opdracht[int]):
    getal: int


class Winkel:
    """A store that answers with what was asked, and says in which thread it did so."""

    def __init__(self) -> None:
        self.draden: set[str] = set()
        self.geschreven: list[int] = []
        self.gelezen: list[int] = []
        self.poort = threading.Event()
        self.poort.set()
        self.schrijfpoort = threading.Event()
        self.schrijfpoort.set()

    def lees(self, vraag: Leesvraag[Any]) -> Any:
        assert isinstance(vraag, Tel)
        self.poort.wait(30)
        self.draden.add(threading.current_thread().name)
        self.gelezen.append(vraag.getal)
        if vraag.getal < 0:
            raise Weigering("Dat mag niet.")
        return vraag.getal

    def schrijf(self, opdracht: Opdracht[Any]) -> tuple[Any, Wijziging]:
        assert isinstance(opdracht, Zet)
        self.poort.wait(30)
        self.schrijfpoort.wait(30)
        self.draden.add(threading.current_thread().name)
        if opdracht.getal == -1:
            raise SchijfVol("De schijf is vol.", uitweg="Maak ruimte.")
        if opdracht.getal == -2:
            raise ZeroDivisionError
        self.geschreven.append(opdracht.getal)
        return opdracht.getal, Wijziging(per_soort={"getal": frozenset({Id(b"0" * 16)})})


@pytest.fixture
def winkel() -> Winkel:
    return Winkel()


@pytest.fixture
def jobs(qtbot: QtBot, winkel: Winkel) -> Iterator[Jobs]:
    jobs = Jobs(winkel.schrijf, winkel.lees)
    yield jobs
    winkel.poort.set()
    winkel.schrijfpoort.set()
    jobs.sluit()


def test_that_reads_and_writes_run_in_their_own_lane(qtbot: QtBot, jobs: Jobs, winkel: Winkel) -> None:
    antwoorden: list[tuple[int, str]] = []
    eigenaar = QObject()
    jobs.read(Tel(1), lambda g: antwoorden.append((g, threading.current_thread().name)), eigenaar=eigenaar)
    jobs.write(Zet(2), lambda g, _: antwoorden.append((g, threading.current_thread().name)), eigenaar=eigenaar)
    qtbot.waitUntil(lambda: len(antwoorden) == 2)
    assert sorted(antwoorden) == [(1, "MainThread"), (2, "MainThread")]
    assert {naam[0] for naam in winkel.draden} == {"R", "S"}


def test_that_of_several_reads_only_the_newest_is_answered(qtbot: QtBot, jobs: Jobs, winkel: Winkel) -> None:
    antwoorden: list[int] = []
    eigenaar = QObject()
    winkel.poort.clear()
    for getal in range(5):
        jobs.read(Tel(getal), antwoorden.append, eigenaar=eigenaar)
    jobs.read(Tel(9), antwoorden.append, eigenaar=eigenaar, sleutel="anders")
    winkel.poort.set()
    qtbot.waitUntil(lambda: 9 in antwoorden)
    assert antwoorden == [4, 9]
    assert len(winkel.gelezen) < 6


def test_that_a_question_can_wait_for_what_was_written_before_it(qtbot: QtBot, jobs: Jobs, winkel: Winkel) -> None:
    gelezen: list[list[int]] = []
    eigenaar = QObject()
    winkel.schrijfpoort.clear()
    jobs.write(Zet(1), eigenaar=eigenaar)
    jobs.read(Tel(1), lambda _: gelezen.append(list(winkel.geschreven)), eigenaar=eigenaar, sleutel="meteen")
    qtbot.waitUntil(lambda: bool(gelezen))
    jobs.read(Tel(2), lambda _: gelezen.append(list(winkel.geschreven)), eigenaar=eigenaar, na_schrijven=True)
    assert winkel.gelezen == [1]
    winkel.schrijfpoort.set()
    qtbot.waitUntil(lambda: len(gelezen) == 2)
    assert gelezen == [[], [1]]


def test_that_a_result_whose_owner_is_gone_is_dropped(qtbot: QtBot, jobs: Jobs, winkel: Winkel) -> None:
    antwoorden: list[int] = []
    eigenaar = QObject()
    winkel.poort.clear()
    jobs.write(Zet(1), lambda g, _: antwoorden.append(g), eigenaar=eigenaar)
    delete(eigenaar)
    with qtbot.waitSignal(jobs.changed):
        winkel.poort.set()
    assert antwoorden == []
    assert winkel.geschreven == [1]


def test_that_a_refusal_reaches_its_owner_or_else_the_window(qtbot: QtBot, jobs: Jobs) -> None:
    geweigerd: list[Weigering] = []
    eigenaar = QObject()
    jobs.read(Tel(-1), lambda _: None, eigenaar=eigenaar, geweigerd=geweigerd.append)
    qtbot.waitUntil(lambda: len(geweigerd) == 1)
    with qtbot.waitSignal(jobs.refused) as teken:
        jobs.read(Tel(-1), lambda _: None, eigenaar=eigenaar)
    assert teken.args is not None
    assert teken.args[0].zin == "Dat mag niet."


def test_that_trouble_and_bugs_that_nobody_handles_are_told(qtbot: QtBot, jobs: Jobs) -> None:
    eigenaar = QObject()
    mislukt: list[object] = []
    jobs.write(Zet(-1), eigenaar=eigenaar, mislukt=mislukt.append)
    qtbot.waitUntil(lambda: len(mislukt) == 1)
    for getal, soort in ((-1, SchijfVol), (-2, ZeroDivisionError)):
        with qtbot.waitSignal(jobs.failed) as teken:
            jobs.write(Zet(getal), eigenaar=eigenaar)
        assert teken.args is not None
        assert isinstance(teken.args[0], soort)


def test_that_a_long_task_reports_writes_and_can_be_stopped(qtbot: QtBot, jobs: Jobs, winkel: Winkel) -> None:
    gemeld: list[tuple[int, int]] = []
    klaar: list[int] = []
    begonnen = threading.Event()

    def werk(voortgang: Voortgang) -> int:
        gedaan = 0
        while not voortgang.gestopt():
            gedaan = voortgang.write(Zet(gedaan + 1))
            voortgang.meld(gedaan, 1_000_000)
            begonnen.set()
        return gedaan

    eigenaar = QObject()
    taak = jobs.background(
        werk, klaar.append, eigenaar=eigenaar, voortgang=lambda gedaan, totaal: gemeld.append((gedaan, totaal))
    )
    begonnen.wait(30)
    taak.stop()
    qtbot.waitUntil(lambda: len(klaar) == 1)
    assert klaar[0] == len(winkel.geschreven)
    assert gemeld[0] == (1, 1_000_000)


def test_that_closing_carries_out_every_write(qtbot: QtBot, winkel: Winkel) -> None:
    jobs = Jobs(winkel.schrijf, winkel.lees)
    eigenaar = QObject()
    for getal in range(50):
        jobs.write(Zet(getal), eigenaar=eigenaar)
    jobs.sluit()
    assert winkel.geschreven == list(range(50))


def test_that_nobody_hears_of_a_write_once_the_lanes_are_closed(qtbot: QtBot, winkel: Winkel) -> None:
    jobs = Jobs(winkel.schrijf, winkel.lees)
    eigenaar = QObject()
    gehoord: list[object] = []
    jobs.changed.connect(gehoord.append)
    jobs.write(Zet(1), lambda *_: gehoord.append("klaar"), eigenaar=eigenaar)
    jobs.sluit()
    qtbot.waitUntil(lambda: not jobs._afzenders)
    assert (winkel.geschreven, gehoord) == ([1], [])


def test_that_a_lane_refuses_to_run_on_the_gui_thread(jobs: Jobs, winkel: Winkel) -> None:
    with pytest.raises(AssertionError):
        jobs._op_baan(winkel.lees, Tel(1))


def test_that_the_window_hears_when_work_is_under_way(qtbot: QtBot, jobs: Jobs) -> None:
    stand: list[bool] = []
    jobs.busy.connect(stand.append)
    jobs.write(Zet(1), eigenaar=jobs)
    qtbot.waitUntil(lambda: stand == [True, False])
    assert stand == [True, False]


def test_that_work_nobody_asked_for_does_not_hold_up_what_waits_for_answers(qtbot: QtBot, jobs: Jobs) -> None:
    klaar = threading.Event()
    jobs.background(lambda _: klaar.wait(30), eigenaar=jobs, stil=True)
    try:
        assert jobs.is_rustig
        assert not jobs.is_klaar
        with qtbot.waitSignal(jobs.settled):
            jobs.background(lambda _: None, eigenaar=jobs)
        assert not jobs.is_klaar
    finally:
        klaar.set()
    qtbot.waitUntil(lambda: jobs.is_klaar)


def test_that_long_work_asked_after_closing_is_not_begun(qtbot: QtBot, winkel: Winkel) -> None:
    jobs = Jobs(winkel.schrijf, winkel.lees)
    jobs.sluit()
    begonnen: list[bool] = []
    jobs.background(lambda _: begonnen.append(True), eigenaar=jobs).stop()
    assert begonnen == []


def test_that_who_asks_something_on_hearing_of_work_takes_no_answer_of_another(
    qtbot: QtBot, jobs: Jobs, winkel: Winkel
) -> None:
    gehoord: list[int] = []
    gezet: list[int] = []
    jobs.busy.connect(lambda bezig: jobs.read(Tel(7), gehoord.append, eigenaar=jobs) if bezig else None)
    jobs.write(Zet(3), lambda antwoord, _: gezet.append(antwoord), eigenaar=jobs)
    qtbot.waitUntil(lambda: gehoord == [7] and gezet == [3])
    qtbot.waitUntil(lambda: jobs.is_klaar)
