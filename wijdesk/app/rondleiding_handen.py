"""Hands on the keyboard of the real window, and eyes that keep a picture: what a walk through it is made of."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEventLoop, QMessageLogContext, Qt, QThread, QtMsgType
from PySide6.QtGui import QPixmap
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from wijdesk.app.venster import Programma
from wijdesk.errors import Storing
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
RUST = 0.25
"""Seconds after which a screen has settled."""


class Handen:
    """One walk: what was made so far, and the hands on the keyboard."""

    def __init__(self, programma: Programma, uit: Path) -> None:
        self.programma = programma
        self.uit = uit
        self.gemaakt: list[Path] = []

    @property
    def venster(self) -> MainWindow:
        venster = self.programma.venster
        if venster is None:
            raise RuntimeError("the window is gone")
        return venster

    def paneel(self, naam: str) -> Panel | None:
        return next((panel for panel in self.venster.docks.panelen(alle=True) if panel.naam == naam), None)

    def wacht_op_paneel(self, naam: str) -> Panel:
        self.tot(lambda: self.paneel(naam) is not None, naam)
        panel = self.paneel(naam)
        if panel is None:
            raise RuntimeError(f"{naam} went away")
        return panel

    def opdracht(self, woorden: str) -> None:
        """Do something by its words, in the box of Ctrl+K."""
        self.druk(K.Key_K, CTRL)
        self.vul(woorden)
        self.tot_rust()
        self.druk(K.Key_Return)

    def vul(self, tekst: str) -> None:
        self.druk(K.Key_A, CTRL)
        self.typ(tekst)

    def typ(self, tekst: str) -> None:
        for letter in tekst:
            QTest.keyClicks(focus(), letter)

    def druk(self, toets: Qt.Key, erbij: Qt.KeyboardModifier = GEEN, *, keer: int = 1) -> None:
        for _ in range(keer):
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
                raise Storing(f"De rondleiding bleef steken bij: {wat}.", uitweg="Meld dit aan de makers.")
            QApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 20)
            QThread.msleep(2)

    def tot_rust(self) -> None:
        """Until every answer is on the screen: a picture shows what somebody sees a moment later."""
        grens = time.monotonic() + RUST
        self.tot(lambda: time.monotonic() > grens, "rust")

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


def zeg_wat_telt(_soort: QtMsgType, _waar: QMessageLogContext, tekst: str) -> None:
    """Qt's messages, without what the offscreen platform says of itself."""
    if not tekst.startswith("This plugin does not support"):
        sys.stderr.write(f"{tekst}\n")
