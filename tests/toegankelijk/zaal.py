"""The whole program on an example store, and a walk past all its screens: every panel that the window knows, each of
its tabs, and what stands behind the first row of its lists. A new panel joins by being there.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractItemView, QApplication, QTabBar, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from tests import winkel
from tests.flows.scherm import programma_op, wacht_op_venster
from wijdesk.app import voorbeeld
from wijdesk.app.behoud.bewaking import Bewaking
from wijdesk.app.bureau import Bureau, Wereld, ontgrendel
from wijdesk.app.venster import Programma
from wijdesk.models.opdrachten.huis import RONDGANG, BewaarVoorkeur
from wijdesk.models.values import Klok
from wijdesk.resources import lees_toml
from wijdesk.ui.main_window import MainWindow
from wijdesk.ui.panel import Panel

MAAT = (1366, 728)
"""A laptop of 1366 × 768 with its task bar."""
STRAKS = 200
"""Milliseconds: a timer that waits no longer than this is about to read something."""
VRAGEN = 40
IEDER, WACHTWOORD = "Wilma van der Zanden-Kuipers", "negen blauwe bussen"
OPENT = {
    "huishouden.open": ("casus", "SELECT huishouden_id FROM casus ORDER BY id LIMIT 1"),
    "persoon.open": ("inwoner", "SELECT persoon_id FROM contact WHERE persoon_id IS NOT NULL ORDER BY id LIMIT 1"),
    "triage.open": ("triage", "SELECT id FROM triage ORDER BY id LIMIT 1"),
    "signaal.open": ("signaal", "SELECT id FROM signaal ORDER BY id LIMIT 1"),
}
"""What is opened by its number, because no list of its own stands beside it."""


def maak_winkel(map_: Path, klok: Klok, monkeypatch: pytest.MonkeyPatch) -> None:
    """An example store as it would be on the day of this clock, with somebody who has every rol there is."""
    winkel.goedkope_sleutels()
    monkeypatch.setattr(voorbeeld, "klok_nu", klok)
    voorbeeld.maak_voorbeeld(map_, wachtwoord=voorbeeld.WACHTWOORD, vragen=VRAGEN)
    bureau = ontgrendel(map_, voorbeeld.MEDEWERKER, voorbeeld.WACHTWOORD, Wereld(klok=klok))
    try:
        rollen = tuple(lees_toml("rollen.toml")["rol"])
        bureau.maak_medewerker(IEDER, WACHTWOORD, rollen, bureau.medewerker.locatie_id)
    finally:
        bureau.sluit()


@dataclass(frozen=True)
class Scherm:
    """One screen as it stands there now: what it is called, what it covers, and where one begins on it."""

    naam: str
    vlak: QWidget
    begin: QWidget


class Zaal:
    """The open program, and the walk."""

    def __init__(self, programma: Programma, bureau: Bureau, qtbot: QtBot) -> None:
        self.programma = programma
        self.bureau = bureau
        self.qtbot = qtbot
        self._klokken: list[QTimer] = []

    @property
    def venster(self) -> MainWindow:
        """The window."""
        venster = self.programma.venster
        assert venster is not None
        return venster

    def kleed(self, thema: str, schaal: int) -> None:
        """Another theme and another size of text, as somebody chooses them while the program runs."""
        self.programma.theme.kies(thema, schaal)
        self.venster.resize(*MAAT)
        self.rust()

    def rust(self) -> None:
        """Until every answer is on the screen and nothing is about to be read again."""

        for _ in range(3):
            try:
                self.qtbot.waitUntil(self._stil)
            except self.qtbot.TimeoutError:
                raise AssertionError(f"no rest comes: {self._bezig()}") from None
            QApplication.processEvents()

    def _stil(self) -> bool:
        if any(_loopt_af(klok) for klok in self._klokken):
            return False  # asking for all of them takes long
        return not self._bezig()

    def _bezig(self) -> list[str]:
        """What is still asked, or about to be asked."""
        self._klokken = self.venster.findChildren(QTimer)
        jobs = self.venster._omgeving.jobs
        vragen = [afzender.eigenaar for afzender in jobs._afzenders.values()]
        return [
            *(type(eigenaar).__name__ for eigenaar in vragen if not isinstance(eigenaar, Bewaking)),
            *(
                f"a clock of {type(klok.parent()).__name__} ({klok.interval()} ms)"
                for klok in self._klokken
                if _loopt_af(klok)
            ),
        ]

    def namen(self) -> tuple[str, ...]:
        """Every panel of the window."""
        return self.venster.docks.namen()

    def schermen(self, *, elke: int = 1, vanaf: int = 0) -> Iterator[Scherm]:
        """Every screen in turn; with `elke` 3 only each third panel, and what is opened from there. `vanaf`: which of
        the panels is the first.
        """
        for naam in self.namen()[vanaf::elke]:
            yield from self._paneel(naam)
        for verzoek in list(OPENT)[:: 1 if elke == 1 else 2]:
            yield from self._met_tabs(verzoek, self.open(verzoek))

    def open(self, verzoek: str) -> Panel:
        """Ask the window for something by its number, and answer the panel that shows it."""
        naam, sql = OPENT[verzoek]
        gevonden = winkel.rauw(self.bureau, sql)
        assert gevonden, f"the example has nothing for {verzoek}"
        self.venster.verzoek(verzoek, gevonden[0][0])
        self.rust()
        panel = next(panel for panel in self.venster.docks.panelen() if panel.naam == naam)
        assert panel.isVisible(), f"{verzoek} shows nothing"
        return panel

    def _paneel(self, naam: str) -> Iterator[Scherm]:
        panel = self.venster.docks.toon(naam)
        self.rust()
        yield from self._met_tabs(naam, panel)
        lijst = next((lijst for lijst in panel.findChildren(QAbstractItemView) if _heeft_rijen(lijst)), None)
        if lijst is None:
            return
        lijst.setFocus(Qt.FocusReason.OtherFocusReason)
        model = lijst.model()
        lijst.setCurrentIndex(model.index(0, 0))
        QTest.keyClick(lijst, Qt.Key.Key_Return)
        self.rust()
        huidige = self.venster.docks.huidige()
        if huidige is not None and QApplication.activeWindow() is self.venster:
            yield self._scherm(f"{naam}, first row", huidige)
        self.sluit_vensters()

    def _met_tabs(self, naam: str, panel: Panel) -> Iterator[Scherm]:
        yield self._scherm(naam, panel)
        for balk in [balk for balk in panel.findChildren(QTabBar) if balk.isVisible()]:
            eerste = balk.currentIndex()
            for plek in range(balk.count()):
                if plek == eerste or not balk.isTabEnabled(plek) or not balk.isTabVisible(plek):
                    continue
                balk.setCurrentIndex(plek)
                self.rust()
                yield self._scherm(f"{naam}, tab {balk.tabText(plek)}", panel)
            balk.setCurrentIndex(eerste)
            self.rust()

    def _scherm(self, naam: str, panel: Panel) -> Scherm:
        return Scherm(naam, self.venster.docks.dock(panel.naam), panel.ingang())

    def sluit_vensters(self) -> None:
        """Whatever stands before the window goes, as by Esc."""
        for _ in range(3):
            voor = QApplication.activeModalWidget() or QApplication.activePopupWidget()
            if voor is None:
                break
            voor.close()
            self.rust()
        self.venster.activateWindow()


def meld(fouten: list[str]) -> None:
    """Fail with each fault once (`screen | fault`), and the screens it stands on."""
    waar: dict[str, list[str]] = {}
    for fout in fouten:
        scherm, _, wat = fout.partition(" | ")
        waar.setdefault(wat, []).append(scherm)
    if waar:
        regels = [f"{wat}  [{', '.join(dict.fromkeys(schermen))}]" for wat, schermen in waar.items()]
        pytest.fail(f"{len(regels)} faults:\n" + "\n".join(regels), pytrace=False)


def _loopt_af(klok: QTimer) -> bool:
    """Whether this timer is about to do something, once."""
    return isValid(klok) and klok.isActive() and klok.isSingleShot() and klok.interval() <= STRAKS


def _heeft_rijen(lijst: QAbstractItemView) -> bool:
    model = lijst.model()
    return lijst.isVisible() and model is not None and model.rowCount() > 0


@contextmanager
def open_zaal(
    map_: Path, klok: Klok, qapp: QApplication, qtbot: QtBot, *, wie: str = IEDER, wachtwoord: str = WACHTWOORD
) -> Iterator[Zaal]:
    """The program of whoever has every rol, or of somebody else, in the real window."""
    bureau = ontgrendel(map_, wie, wachtwoord, Wereld(klok=klok))
    bureau.schrijf(BewaarVoorkeur(sleutel=RONDGANG, waarde=b"{}"))  # may walk the first ten minutes, is not asked to
    with programma_op(map_, qapp) as programma:
        programma.open(bureau)
        venster = wacht_op_venster(programma, qtbot)
        venster.resize(*MAAT)
        zaal = Zaal(programma, bureau, qtbot)
        zaal.rust()
        yield zaal
        zaal.rust()
