"""Hands on the keyboard of the real window, and eyes that keep a picture: what a walk through it is made of."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEventLoop, QMessageLogContext, Qt, QThread, QTimer, QtMsgType
from PySide6.QtGui import QPixmap
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QDialog, QFileDialog, QWidget
from shiboken6 import isValid

from wijdesk.app.venster import Programma
from wijdesk.errors import Storing
from wijdesk.ui.afdruk import AfdrukVenster
from wijdesk.ui.main_window import MainWindow
from wijdesk.ui.panel import Panel

K = Qt.Key
GEEN, CTRL, ALT, SHIFT = (
    Qt.KeyboardModifier.NoModifier,
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.ShiftModifier,
)
GEDULD = 60.0
"""Seconds for one step; a step that takes longer is a bug."""
VAST = "bleef-steken.png"
"""What stood on the screen then."""
RUST = 0.1
"""Seconds in which a screen that has nothing left to wait for is painted."""
STRAKS = 200
"""Milliseconds: a timer that waits no longer than this is about to read something."""


class Handen:
    """One walk: what was made so far, and the hands on the keyboard."""

    def __init__(self, programma: Programma, uit: Path) -> None:
        self.programma = programma
        self.uit = uit
        self.gemaakt: list[Path] = []
        self._klokken: list[QTimer] = []

    @property
    def venster(self) -> MainWindow:
        venster = self.programma.venster
        if venster is None:
            raise RuntimeError("the window is gone")
        return venster

    def paneel(self, naam: str) -> Panel | None:
        docks = self.venster.docks
        return docks.paneel(naam) if naam in docks.namen() else None

    def wacht_op_paneel(self, naam: str) -> Panel:
        self.tot(lambda: self.paneel(naam) is not None, naam)
        panel = self.paneel(naam)
        if panel is None:
            raise RuntimeError(f"{naam} went away")
        return panel

    def opdracht(self, woorden: str) -> None:
        """Do something by its words, in the box of Ctrl+K."""
        self.druk(K.Key_K, CTRL)
        self.tot(self.venster.palet.veld.hasFocus, "zoekvak")
        self.vul(woorden)
        self.tot_rust()
        self.druk(K.Key_Return)
        self.tot_rust()

    def vul(self, tekst: str) -> None:
        self.druk(K.Key_A, CTRL)
        self.typ(tekst)

    def typ(self, tekst: str) -> None:
        for letter in tekst:
            QTest.keyClicks(focus(), letter)

    def druk(self, toets: Qt.Key, erbij: Qt.KeyboardModifier = GEEN, *, keer: int = 1) -> None:
        """Press a key, when what was asked before stands there: in a list that is not filled yet it means another."""
        for _ in range(keer):
            self.tot(self._is_stil, "rust")
            QTest.keyClick(focus(), toets, erbij)

    def tab_naar(self, veld: QWidget) -> None:
        for _ in range(40):
            if veld.hasFocus():
                return
            self.druk(K.Key_Tab)
        raise RuntimeError(f"Tab does not come to {veld.objectName() or veld.accessibleName()}")

    def tot(self, klopt: Callable[[], bool], wat: str) -> None:
        """Let the window go on until this holds."""
        grens = time.monotonic() + GEDULD
        while not klopt():
            if time.monotonic() > grens:
                (QApplication.activeWindow() or self.venster).grab().save(str(self.uit / VAST))
                raise Storing(f"De rondleiding bleef steken bij: {wat}.", uitweg="Meld dit aan de makers.")
            QApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 20)
            QThread.msleep(2)

    def tot_rust(self) -> None:
        """Until every answer is on the screen, however busy the machine is: what comes next needs what came before."""
        for _ in range(3):
            self.tot(self._lijkt_stil, "rust")
            QApplication.processEvents()
        grens = time.monotonic() + RUST
        self.tot(lambda: time.monotonic() > grens and self._is_stil(), "rust")

    def _lijkt_stil(self) -> bool:
        """Nothing was asked that is not answered yet, and nothing we know of is about to be."""
        jobs = self.programma.jobs
        return jobs is None or (jobs.is_rustig and not any(_loopt_af(klok) for klok in self._klokken))

    def _is_stil(self) -> bool:
        """Nothing was asked that is not answered yet, and nothing is about to be."""
        venster = self.programma.venster
        if venster is None or not self._lijkt_stil():
            return venster is None
        self._klokken = venster.findChildren(QTimer)  # takes long: not while one of those we know still runs
        return not any(_loopt_af(klok) for klok in self._klokken)

    def naar(self, naam: str) -> QWidget:
        """Walk with Tab to what a screen reader calls so, or calls something that begins so."""
        for _ in range(90):
            if focus().accessibleName().startswith(naam):
                return focus()
            self.druk(K.Key_Tab)
        raise RuntimeError(f"Tab does not come to {naam}")

    def kies(self, naam: str, tekst: str) -> None:
        """Walk to a choice, and down its list to what begins so."""
        veld = self.naar(naam)
        if not isinstance(veld, QComboBox):
            raise TypeError(f"{naam} is no choice")
        self.druk(K.Key_Home)
        for _ in range(veld.count()):
            if veld.currentText().startswith(tekst):
                return
            self.druk(K.Key_Down)
        raise RuntimeError(f"{tekst} cannot be chosen in {naam}")

    def sla_op(self, meldt: str) -> None:
        """Ctrl+S, and what the status line says then."""
        self.druk(K.Key_S, CTRL)
        self.tot(lambda: meldt in self.venster.status.zin.text(), meldt)
        self.tot_rust()

    def naar_voren(self, venster: QWidget) -> None:
        """Back to this window, also where no window manager does it."""
        venster.activateWindow()
        self.tot(venster.isActiveWindow, "terug in het venster")
        if QApplication.focusWidget() is None:
            venster.setFocus()

    def op_papier(self, beeld: str, bestand: str) -> None:
        """What Ctrl+P shows here: a picture of it, and kept as a PDF."""
        self.druk(K.Key_P, CTRL)
        self.tot(lambda: isinstance(QApplication.activeWindow(), AfdrukVenster), f"voorbeeld van {bestand}")
        venster = QApplication.activeWindow()
        if not isinstance(venster, AfdrukVenster):
            raise TypeError("the preview went away")
        self.tot(lambda: venster.is_klaar, "de bladen")
        self.bewaar(beeld, venster)
        self.druk(K.Key_S, CTRL)
        self.tot(lambda: isinstance(QApplication.activeWindow(), QFileDialog), "opslaan als PDF")
        waar = self.uit / bestand
        self.vul(str(waar))
        self.druk(K.Key_Return)
        self.tot(waar.exists, "de PDF")
        self.gemaakt.append(waar)
        self.tot(lambda: not isinstance(QApplication.activeWindow(), QFileDialog), "terug bij het voorbeeld")
        self.naar_voren(venster)
        self.druk(K.Key_Escape)
        self.tot(lambda: not isinstance(QApplication.activeWindow(), QDialog), "voorbeeld sluiten")
        self.naar_voren(self.venster)

    def bewaar(self, naam: str, wat: QWidget | None = None) -> None:
        self.tot_rust()
        beeld: QPixmap = (wat or self.venster).grab()
        pad = self.uit / f"{len(self.gemaakt) + 1:02}-{naam}.png"
        if not beeld.save(str(pad)):
            raise Storing("Een beeld kon niet worden bewaard.", uitweg="Kijk of de map te beschrijven is.")
        self.gemaakt.append(pad)


def focus() -> QWidget:
    """What the keys go to."""
    veld = QApplication.focusWidget()
    if veld is None:
        raise RuntimeError("nothing has the focus")
    return veld


def heeft_focus(panel: QWidget | None) -> bool:
    """Whether the focus stands in this widget."""
    veld = QApplication.focusWidget()
    return panel is not None and veld is not None and (panel is veld or panel.isAncestorOf(veld))


def heet(naam: str) -> bool:
    """Whether the focus stands in the field of this name."""
    veld = QApplication.focusWidget()
    while veld is not None and veld.objectName() != naam:
        veld = veld.parentWidget()
    return veld is not None


def heet_veld(naam: str) -> bool:
    """Whether the focus stands in the field that a screen reader calls so."""
    veld = QApplication.focusWidget()
    return veld is not None and veld.accessibleName() == naam


def _loopt_af(klok: QTimer) -> bool:
    """Whether this timer is about to do something, once."""
    return isValid(klok) and klok.isActive() and klok.isSingleShot() and klok.interval() <= STRAKS


def zeg_wat_telt(_soort: QtMsgType, _waar: QMessageLogContext, tekst: str) -> None:
    """Qt's messages, without what the offscreen platform says of itself."""
    if not tekst.startswith("This plugin does not support"):
        sys.stderr.write(f"{tekst}\n")
