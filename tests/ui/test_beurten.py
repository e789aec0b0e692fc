"""Answers that came in together are handed out in turns, in their order."""

from __future__ import annotations

from time import perf_counter

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from wijdesk.ui.beurten import BEURT, Beurten


def werk_lang() -> None:
    """Keep the thread for a turn."""
    tot = perf_counter() + BEURT
    while perf_counter() < tot:
        pass


def test_that_who_waits_gets_a_turn_between_two_answers_that_take_long(qapp: QApplication, qtbot: QtBot) -> None:
    gedaan: list[object] = []
    ouder = QObject()
    klop = QTimer(ouder, interval=0)
    klop.timeout.connect(lambda: gedaan.append("key"))

    def bezorg(_: int, antwoord: object) -> None:
        gedaan.append(antwoord)
        if antwoord == "long":
            werk_lang()

    beurten = Beurten(bezorg, ouder)
    klop.start()
    for nummer, antwoord in enumerate(("short", "short", "long", "short", "long", "last")):
        beurten.neem_aan(nummer, antwoord)
    assert gedaan == ["short", "short", "long"]
    qtbot.waitUntil(lambda: "last" in gedaan)
    assert [wat for wat in gedaan if wat != "key"] == ["short", "short", "long", "short", "long", "last"]
    assert gedaan[3] == gedaan[gedaan.index("last") - 1] == "key"
    klop.stop()


def test_that_an_answer_that_breaks_keeps_none_of_the_others(qapp: QApplication, qtbot: QtBot) -> None:
    gedaan: list[object] = []
    ouder = QObject()

    def bezorg(_: int, antwoord: object) -> None:
        gedaan.append(antwoord)
        werk_lang()
        if antwoord == "wrong":
            raise ValueError

    beurten = Beurten(bezorg, ouder)
    with qtbot.captureExceptions() as gevangen:
        for nummer, antwoord in enumerate(("first", "wrong", "last")):
            beurten.neem_aan(nummer, antwoord)
        qtbot.waitUntil(lambda: len(gedaan) == 3)
    assert (gedaan, [soort for soort, _, _ in gevangen]) == (["first", "wrong", "last"], [ValueError])
