"""An hour at the desk, in the real window, by keys with time between them: what `werken.py` does for `test_dag`.

Walk-ins are registered; between them the card of an inwoner, a casus with its tabs, a triage, a signaal and the
dashboard are opened; and, when there are other desks, what they shared meanwhile comes in.
"""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEventLoop, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFrame, QLineEdit, QPlainTextEdit

from tests.benchmarks import werken
from tests.benchmarks.drukte import leg_neer

if TYPE_CHECKING:
    from wijdesk.app.venster import Programma
    from wijdesk.ui.main_window import MainWindow

AANSLAG = 30
"""Milliseconds between two keys: faster than anybody types, and time for the window to answer each."""
KIJK = 200
"""Milliseconds on a screen that was opened."""
CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
KOMT_TERUG = 5
"""After so many walk-ins something else is opened."""


class Uurwerk:
    """One person at one desk, hour after hour."""

    def __init__(self, programma: Programma, venster: MainWindow, werk: dict[str, Any]) -> None:
        self._programma = programma
        self._venster = venster
        self._werk = werk
        self._namen = werk["namen"]
        self._hond = werken.Waakhond(venster)
        self._gedaan = 0

    def uren(self) -> dict[str, Any]:
        """So many hours; answers resident megabytes at the start and after each, and how late beats were meanwhile.

        "rust": of the idle window; "druk": per hour; "langst": per hour the longest, and what was done then;
        "eigen": the same of what the window worked itself, in ms of CPU.
        """
        for _, doe in self._kijkjes(0):  # no hour is the first of the day
            doe()
        werken.wacht(0.5)
        self._hond.begin()
        werken.wacht(self._werk["rust"])
        uit: dict[str, Any] = {
            "mb": [werken.resident()],
            "rust": self._hond.te_laat,
            "druk": [],
            "langst": [],
            "eigen": [],
        }
        for uur in range(self._werk["uren"]):
            druk, langst, eigen = [], (0.0, ""), (0.0, "")
            for deel in range(self._werk["per_uur"]):
                for wat, doe in self._deel(uur, deel):
                    self._hond.begin()
                    doe()
                    adem(KIJK)
                    druk += self._hond.te_laat
                    langst = max(langst, (max(self._hond.te_laat, default=0.0), wat))
                    eigen = max(eigen, (max(self._hond.eigen, default=0.0), wat))
            uit["mb"].append(werken.resident())
            uit["druk"].append(druk)
            uit["langst"].append(langst)
            uit["eigen"].append(eigen)
        return uit | {"geregistreerd": self._gedaan}

    def _deel(self, uur: int, deel: int) -> list[tuple[str, Any]]:
        """What is done in one part of an hour, by name."""
        te_doen: list[tuple[str, Any]] = []
        rondes = self._werk.get("rondes", ())
        nummer = uur * self._werk["per_uur"] + deel
        if nummer < len(rondes):
            te_doen.append(("what others shared comes in", partial(self._deel_nu, Path(rondes[nummer]))))
        te_doen.append(("a registration", self._registreer))
        if deel % KOMT_TERUG == 0:
            te_doen += self._kijkjes(nummer // KOMT_TERUG)
        return te_doen

    def _kijkjes(self, keer: int) -> list[tuple[str, Any]]:
        """What is opened beside the walk-ins, each time another one."""
        uit: list[tuple[str, Any]] = []
        for verzoek, nummers in self._werk["opent"].items():
            uit.append((verzoek, partial(self._open, verzoek, bytes.fromhex(nummers[keer % len(nummers)]))))
        if self._werk["dashboard"]:
            uit.append(("the dashboard", self._dashboard))
        return [*uit, ("back to Inloop", self._naar_inloop)]

    def _registreer(self) -> None:
        veld = werken.wacht_op(lambda: werken.focus(QLineEdit, "wie"))
        self._typ(self._namen[self._gedaan % len(self._namen)])
        werken.wacht_op(lambda: werken.zichtbaar(self._venster, QFrame, "kandidaten"))
        self._druk(Qt.Key.Key_Return)
        werken.wacht_op(lambda: werken.focus(QPlainTextEdit))
        self._typ("Kan de huur niet betalen")
        self._druk(Qt.Key.Key_1, ALT)
        self._druk(Qt.Key.Key_S, CTRL)
        werken.wacht_op(partial(werken.ander_veld, veld))
        self._gedaan += 1

    def _open(self, verzoek: str, nummer: bytes) -> None:
        self._venster.verzoek(verzoek, nummer)
        self._rust()
        if verzoek == "huishouden.open":
            for toets in (Qt.Key.Key_2, Qt.Key.Key_3, Qt.Key.Key_4, Qt.Key.Key_1):
                self._druk(toets, ALT)
                self._rust()

    def _dashboard(self) -> None:
        self._venster.docks.toon("dashboard")
        self._rust()

    def _naar_inloop(self) -> None:
        self._venster.docks.toon("inloop")
        self._druk(Qt.Key.Key_F2)

    def _deel_nu(self, ronde: Path) -> None:
        uitwisselaar = self._programma.uitwisselaar
        assert uitwisselaar is not None
        leg_neer(ronde, Path(self._werk["centrum"]))
        uitwisselaar.deel_nu()
        werken.wacht_op(lambda: uitwisselaar.stand.bezig)
        werken.wacht_op(lambda: not uitwisselaar.stand.bezig, 20)

    def _rust(self) -> None:
        jobs = self._programma.jobs
        assert jobs is not None
        adem(KIJK)
        werken.wacht_op(lambda: jobs.is_rustig, 20)

    def _typ(self, tekst: str) -> None:
        for letter in tekst:
            QTest.keyClicks(werken.bij(), letter)
            adem(AANSLAG)

    def _druk(self, toets: Qt.Key, erbij: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        QTest.keyClick(werken.bij(), toets, erbij)
        adem(AANSLAG)


def adem(ms: int) -> None:
    """Let the window live for so many milliseconds, in one turn of its own event loop."""
    lus = QEventLoop()
    QTimer.singleShot(ms, lus.quit)
    lus.exec()
