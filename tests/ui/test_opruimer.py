"""Garbage goes on the GUI thread, whichever thread makes the objects."""

from __future__ import annotations

import gc
import threading
from collections.abc import Iterator
from time import monotonic

import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication

from wijdesk.ui.opruimer import ALLES_NA, STIL, UITSTEL, VERGETEN_NA, Opruimer


class Kring:
    """Holds itself, so that only collecting ends it; tells on which thread that was."""

    def __init__(self, waar: list[threading.Thread]) -> None:
        self.zelf, self.waar = self, waar

    def __del__(self) -> None:
        self.waar.append(threading.current_thread())


@pytest.fixture
def opruimer(qapp: QApplication) -> Iterator[Opruimer]:
    ouder = QObject()
    gemaakt = Opruimer(ouder)
    gemaakt.begin()
    yield gemaakt
    gemaakt.stop()


def _in_een_baan() -> list[list[int]]:
    """What a lane made; enough to be a reason to collect."""
    hoop: list[list[int]] = []
    baan = threading.Thread(target=lambda: hoop.extend([nummer] for nummer in range(50_000)))
    baan.start()
    baan.join()
    return hoop


def test_that_a_busy_lane_collects_nothing_and_the_gui_thread_does(opruimer: Opruimer) -> None:
    waar: list[threading.Thread] = []
    Kring(waar)
    hoop = _in_een_baan()
    assert (len(hoop), waar) == (50_000, [])
    opruimer.ruim_op()
    assert waar == [threading.main_thread()]


def test_that_without_it_the_lane_would_have(opruimer: Opruimer) -> None:
    opruimer.stop()
    waar: list[threading.Thread] = []
    Kring(waar)
    _in_een_baan()
    assert [draad is threading.main_thread() for draad in waar] == [False]


def test_that_nothing_is_looked_for_while_there_is_little(opruimer: Opruimer) -> None:
    gc.collect()
    waar: list[threading.Thread] = []
    Kring(waar)
    opruimer.ruim_op()
    assert waar == []


def test_that_what_stayed_a_while_waits_for_the_lanes_and_not_for_ever(
    opruimer: Opruimer, monkeypatch: pytest.MonkeyPatch
) -> None:
    rustig, later = False, monotonic() + 2 * UITSTEL
    monkeypatch.setattr(opruimer, "_is_rustig", lambda: rustig)
    waar: list[threading.Thread] = []
    for wat in ("quiet", "long"):
        kring = Kring(waar)
        while gc.get_count()[1] <= gc.get_threshold()[1]:
            gc.collect(0)
        del kring
        opruimer.ruim_op()
        assert waar == []
        if wat == "quiet":
            rustig = True
        else:
            monkeypatch.setattr("wijdesk.ui.opruimer.monotonic", lambda: later)
        opruimer.ruim_op()
        assert waar == [threading.main_thread()]
        rustig = False
        waar.clear()


def test_that_it_looks_by_itself_until_it_stops(opruimer: Opruimer) -> None:
    assert opruimer._tik.isActive()
    assert not gc.isenabled()
    opruimer.stop()
    assert not opruimer._tik.isActive()
    assert gc.isenabled()


class Wand:
    """A clock, and for how long nobody touched the desk."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, opruimer: Opruimer) -> None:
        self.nu, self.stil = monotonic(), 0.0
        monkeypatch.setattr("wijdesk.ui.opruimer.monotonic", lambda: self.nu)
        monkeypatch.setattr(opruimer, "_stil", lambda: self.stil)


@pytest.fixture
def wand(monkeypatch: pytest.MonkeyPatch, opruimer: Opruimer) -> Wand:
    return Wand(monkeypatch, opruimer)


def _kijk_naar_alles(opruimer: Opruimer, wand: Wand) -> None:
    wand.nu += ALLES_NA
    while gc.get_count()[2] <= gc.get_threshold()[2]:
        gc.collect(1)
    opruimer.ruim_op()


def test_that_a_look_at_everything_sets_apart_what_is_left_until_nobody_touches_the_desk(
    opruimer: Opruimer, wand: Wand
) -> None:
    waar: list[threading.Thread] = []
    kring, vroeger = Kring(waar), gc.get_freeze_count()
    _kijk_naar_alles(opruimer, wand)
    assert gc.get_freeze_count() > vroeger
    del kring
    _kijk_naar_alles(opruimer, wand)
    wand.nu += VERGETEN_NA
    opruimer.ruim_op()
    assert waar == []  # somebody types: nobody waits for what became garbage of what was old
    wand.stil = STIL
    opruimer.ruim_op()
    assert waar == [threading.main_thread()]


def test_that_a_panel_is_set_apart_once_it_stands_and_goes_with_the_window(opruimer: Opruimer, wand: Wand) -> None:
    waar: list[threading.Thread] = []
    paneel, vroeger = Kring(waar), gc.get_freeze_count()
    opruimer.er_kwam_bij()
    opruimer.ruim_op()
    assert gc.get_freeze_count() == vroeger
    wand.nu += STIL
    opruimer.ruim_op()
    assert gc.get_freeze_count() > vroeger
    del paneel
    opruimer.stop()
    opruimer.begin()  # the next window
    assert waar == []
    wand.stil = STIL
    opruimer.ruim_op()
    assert waar == [threading.main_thread()]
