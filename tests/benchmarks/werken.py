"""Work in the real window, in a process of its own, for the benchmarks (`main` names what there is).

Reads a JSON object on stdin (`map`, `sleutel` and `medewerker` in hexadecimal, and what the work needs) and writes what
it measured as one on stdout. Keys go to whatever has the focus, as those of a person do.
"""

from __future__ import annotations

import json
import os
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QEventLoop, QObject, QPoint, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFrame, QLineEdit, QPlainTextEdit, QPushButton, QWidget

from wijdesk.app.bureau import Bureau, Wereld
from wijdesk.app.venster import Programma, laad
from wijdesk.store.behoud import staat
from wijdesk.store.keys import Sleutel
from wijdesk.ui.main_window import MainWindow
from wijdesk.ui.panels.dashboard import DashboardPaneel
from wijdesk.ui.theme import maak_app

GEDULD = 120.0
"""Seconds that one step may take on a busy machine."""
HARTSLAG = 5
"""Milliseconds between two beats of the watchdog."""


class Waakhond(QObject):
    """Beats in the event loop and keeps how late each beat was, in milliseconds: what a key press would have waited.

    `eigen`: how much of that this thread worked itself, in ms of CPU; the rest it waited for a busy machine.
    """

    def __init__(self, ouder: QObject) -> None:
        super().__init__(ouder)
        self.te_laat: list[float] = []
        self.eigen: list[float] = []
        self._vorige, self._vorige_eigen = time.perf_counter(), time.thread_time()
        klop = QTimer(self)
        klop.setTimerType(Qt.TimerType.PreciseTimer)
        klop.timeout.connect(self._klop)
        klop.start(HARTSLAG)

    def begin(self) -> None:
        """Forget what was."""
        self.te_laat, self.eigen = [], []
        self._vorige, self._vorige_eigen = time.perf_counter(), time.thread_time()

    def _klop(self) -> None:
        nu, eigen = time.perf_counter(), time.thread_time()
        self.te_laat.append(max(0.0, 1000 * (nu - self._vorige) - HARTSLAG))
        self.eigen.append(1000 * (eigen - self._vorige_eigen))
        self._vorige, self._vorige_eigen = nu, eigen


def geheugen(venster: MainWindow, werk: dict[str, Any]) -> dict[str, float]:
    """Register a walk-in for each name of `namen`; answers resident megabytes before and after."""
    voor = resident()
    for nummer, naam in enumerate(werk["namen"]):
        veld = wacht_op(lambda: focus(QLineEdit, "wie"))
        QTest.keyClicks(veld, naam)
        wacht_op(lambda: zichtbaar(venster, QFrame, "kandidaten"))
        QTest.keyClick(veld, Qt.Key.Key_Return)
        notitie = wacht_op(lambda: focus(QPlainTextEdit))
        QTest.keyClicks(notitie, f"Kan de huur niet betalen, {nummer}")
        QTest.keyClick(notitie, Qt.Key.Key_1, Qt.KeyboardModifier.AltModifier)
        QTest.keyClick(bij(), Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
        wacht_op(partial(ander_veld, veld))
    return {"voor": voor, "na": resident()}


def cijfers(venster: MainWindow, _werk: dict[str, Any]) -> dict[str, float]:
    """Show the dashboard with every chart, and then one figure; answers how many charts and the resident megabytes."""
    voor = resident()
    venster.docks.toon("dashboard")
    paneel = wacht_op(lambda: venster.findChild(DashboardPaneel))
    paneel.kiezer.kies("jaar")
    wacht_op(lambda: paneel.overzicht.is_klaar or None)
    paneel.open("vragen")
    wacht_op(lambda: (paneel.detail is not None and paneel.detail.kaart.beeld) or None)
    return {"voor": voor, "na": resident(), "grafieken": len(paneel.overzicht.kaarten) + 1}


def klikken(programma: Programma, venster: MainWindow, werk: dict[str, Any]) -> dict[str, list[float]]:
    """Walk through 2024 and back by the buttons, per kind of period and place of the page; ms of CPU of each click."""
    kijk_na(programma)  # else it would be counted with some click
    venster.resize(1366, 728)
    venster.docks.toon("dashboard")
    paneel = wacht_op(lambda: venster.findChild(DashboardPaneel))
    jobs, kiezer, overzicht = paneel.omgeving.jobs, paneel.kiezer, paneel.overzicht

    def getoond() -> bool:
        return bool(jobs.is_rustig and overzicht.is_klaar)

    def naar(kaart: QWidget) -> int:
        return int(kaart.mapTo(overzicht.widget(), QPoint(0, 0)).y())

    def klik(knop: QWidget) -> float:
        begin = time.process_time()
        QTest.mouseClick(knop, Qt.MouseButton.LeftButton)
        for _ in range(3):  # what an answer changes is arranged and painted in the turns after it
            wacht_op(getoond, 4)
            wacht(0.004)
        return 1000 * (time.process_time() - begin)

    wacht_op(getoond)
    wacht(1.5)
    uit: dict[str, list[float]] = {}
    for soort in werk["soorten"]:
        kiezer.kies("jaar")
        while kiezer.periode.van > "2025":
            klik(kiezer.terug)
        kiezer.kies(soort)
        for plaats in werk["plaatsen"]:
            overzicht.verticalScrollBar().setValue(naar(overzicht.kaarten[plaats]) if plaats else 0)
            wacht_op(getoond)
            klik(kiezer.terug)
            assert not plaats or overzicht.kaarten[plaats].visibleRegion().boundingRect().height() > 100
            keer = range(werk["beurten"])
            uit[f"{soort} {plaats}"] = [klik(knop) for knop in (kiezer.terug, kiezer.verder) for _ in keer]
    return uit


def invoer(venster: MainWindow, werk: dict[str, Any]) -> dict[str, list[float]]:
    """Watch the window idle for a while and while the file `bestand` is imported; answers how late beats were."""
    venster.docks.toon("invoer")
    vak = wacht_op(lambda: zichtbaar(venster, QWidget, "invoer_bestand"))
    veld = vak.findChild(QLineEdit)
    wacht(0.5)
    hond = Waakhond(venster)
    wacht(werk["rust"])
    rust, begin = hond.te_laat, time.process_time()
    veld.setFocus()
    QTest.keyClicks(veld, werk["bestand"])
    hond.begin()
    QTest.keyClick(veld, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    wacht_op(lambda: zichtbaar(venster, QWidget, "invoer_stop"))
    stop = zichtbaar(venster, QWidget, "invoer_stop")
    wacht_op(lambda: not stop.isVisible(), 50)
    maken = zichtbaar(venster, QPushButton, "invoer_maken")
    if maken is not None:
        maken.click()  # the file makes its locaties
        wacht_op(stop.isVisible)
        wacht_op(lambda: not stop.isVisible(), 50)
    return {"rust": rust, "invoer": hond.te_laat, "cpu": [time.process_time() - begin]}


def lezen(programma: Programma, venster: MainWindow, werk: dict[str, Any]) -> dict[str, list[float]]:
    """Watch the window idle for a while and while everything is read from the centre; answers how late beats were."""
    uitwisselaar = programma.uitwisselaar
    assert uitwisselaar is not None
    wacht(0.5)
    hond = Waakhond(venster)
    wacht(werk["rust"])
    rust = hond.te_laat
    hond.begin()
    uitwisselaar.deel_nu()
    wacht_op(lambda: uitwisselaar.stand.bezig)
    wacht_op(lambda: not uitwisselaar.stand.bezig, 50)
    return {"rust": rust, "lezen": hond.te_laat}


def bewaken(programma: Programma, venster: MainWindow, werk: dict[str, Any]) -> dict[str, list[float]]:
    """Watch the window idle for a while and while a backup is made and everything is looked at; how late beats were."""
    wacht(0.5)
    hond = Waakhond(venster)
    wacht(werk["rust"])
    rust = hond.te_laat
    hond.begin()
    kijk_na(programma)
    return {"rust": rust, "bewaken": hond.te_laat}


def uren(programma: Programma, venster: MainWindow, werk: dict[str, Any]) -> dict[str, Any]:
    """Hours at the desk (`uurwerk.py`): memory after each, and how late beats were."""
    from tests.benchmarks.uurwerk import Uurwerk

    return Uurwerk(programma, venster, werk).uren()


def kijk_na(programma: Programma) -> None:
    """The backup and the look at everything of this day, which would begin half a minute after the window stands."""
    programma.bewaking.kijk()
    wacht_op(lambda: staat.lees(programma.map).nagekeken, 50)


def bij() -> QWidget:
    """What has the focus."""
    veld = QApplication.focusWidget()
    assert veld is not None
    return veld


def ander_veld(veld: QWidget) -> bool:
    """Whether the field of a next contact has the focus."""
    vers = focus(QLineEdit, "wie")
    return vers is not None and vers is not veld


def focus(soort: type[Any], naam: str = "") -> Any:
    """What has the focus when it is this, and visible; else None."""
    veld = QApplication.focusWidget()
    klopt = isinstance(veld, soort) and veld.isVisible() and naam in ("", veld.objectName())
    return veld if klopt else None


def zichtbaar(venster: QWidget, soort: type[Any], naam: str) -> Any:
    """The visible widget of this name, or None."""
    return next((kind for kind in venster.findChildren(soort, naam) if kind.isVisible()), None)


def wacht_op(vraag: Callable[[], Any], om_de: int = 1) -> Any:
    """Let the window live, in Qt's own event loop as ever, until this answers something; asks every so many ms."""
    tot = time.monotonic() + GEDULD
    lus, tik = QEventLoop(), QTimer()
    tik.timeout.connect(lus.quit)
    tik.start(om_de)
    while not (antwoord := vraag()):
        lus.exec()
        assert time.monotonic() < tot, "nothing happened"
    tik.stop()
    return antwoord


def wacht(seconden: float) -> None:
    """Let the window live for a while."""
    tot = time.monotonic() + seconden
    wacht_op(lambda: time.monotonic() > tot, 50)


def resident() -> float:
    """Resident memory of this process now, in megabytes."""
    bladen = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return bladen * os.sysconf("SC_PAGE_SIZE") / 1e6


def main() -> None:
    """Open the desk, do the work, close it again."""
    werk = json.loads(sys.stdin.read())
    laad()  # done by now in the real program: while the password was typed
    app = maak_app()
    programma = Programma(app, Path(werk["map"]))
    sleutel = Sleutel(bytes.fromhex(werk["sleutel"]), bytes.fromhex(werk["medewerker"]))
    programma.open(Bureau(programma.map, sleutel, Wereld()))
    venster = programma.venster
    assert venster is not None
    venster.activateWindow()
    wacht_op(lambda: focus(QLineEdit, "wie"))
    werken: dict[str, Callable[[MainWindow, dict[str, Any]], object]] = {
        "cijfers": cijfers,
        "klikken": partial(klikken, programma),
        "geheugen": geheugen,
        "invoer": invoer,
        "lezen": partial(lezen, programma),
        "bewaken": partial(bewaken, programma),
        "uren": partial(uren, programma),
    }
    uitslag = werken[sys.argv[1]](venster, werk)
    venster.close()
    sys.stdout.write(json.dumps(uitslag))


if __name__ == "__main__":
    main()
