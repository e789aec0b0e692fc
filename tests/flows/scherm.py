"""The real program in front of a test: opened on a real store, driven by keys to whatever has the focus, closed again.

Nothing here reaches into a panel to make something happen; looking at what stands on the screen is allowed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TypeVar, cast

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from wijdesk.app.bureau import Bureau
from wijdesk.app.venster import Programma
from wijdesk.ui.main_window import MainWindow
from wijdesk.ui.panel import Panel
from wijdesk.ui.panels.inloop import InloopPanel

K = Qt.Key
CTRL, ALT, SHIFT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.ShiftModifier,
)
LANG = 30_000
"""Milliseconds that a busy machine gets; nothing waits longer than it has to."""

W = TypeVar("W", bound=QWidget)


def bij() -> QWidget:
    """What has the focus: the only thing a key may go to."""
    veld = QApplication.focusWidget()
    assert veld is not None, "nothing has the focus"
    return veld


class Toetsenbord:
    """Presses keys on whatever has the focus, and counts them; a key that is held down counts as well."""

    def __init__(self) -> None:
        self.slagen = 0

    def typ(self, tekst: str) -> None:
        """Type a text."""
        for letter in tekst:
            self.slagen += 1 + letter.isupper()
            if letter.isascii():
                QTest.keyClicks(bij(), letter)
            else:  # QTest knows no key for it; an input method or a compose key sends it like this
                for soort in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                    QApplication.sendEvent(bij(), QKeyEvent(soort, 0, Qt.KeyboardModifier.NoModifier, letter))

    def druk(self, toets: Qt.Key, erbij: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier, keer: int = 1) -> None:
        """Press one key, with what is held down."""
        for _ in range(keer):
            self.slagen += 1 + int(erbij.value).bit_count()
            QTest.keyClick(bij(), toets, erbij)


@contextmanager
def programma_op(map_: Path, qapp: QApplication, *, gevangen: list[str] | None = None) -> Iterator[Programma]:
    """The program on a folder, not yet begun. A bug that its net caught fails the test, or comes in `gevangen`."""
    programma = Programma(qapp, map_)
    verwacht, gevangen = gevangen is not None, [] if gevangen is None else gevangen
    programma.opened.connect(lambda _: _luister(programma, gevangen))
    stijl = (qapp.styleSheet(), qapp.palette(), qapp.font())
    try:
        yield programma
    finally:
        sluit(programma)
        programma.theme.deleteLater()
        programma.deleteLater()
        _ruim_op()
        qapp.setStyleSheet(stijl[0])
        qapp.setPalette(stijl[1])
        qapp.setFont(stijl[2])
    assert verwacht or not gevangen, gevangen[0]


@contextmanager
def venster_op(map_: Path, open_: Bureau, qapp: QApplication, qtbot: QtBot) -> Iterator[MainWindow]:
    """The window on an open desk, ready to type in. Closing the window closes the desk too."""
    with programma_op(map_, qapp) as programma:
        programma.open(open_)
        venster = wacht_op_venster(programma, qtbot)
        yield venster


def wacht_op_venster(programma: Programma, qtbot: QtBot) -> MainWindow:
    """The main window, as soon as the focus stands in it."""
    qtbot.waitUntil(
        lambda: programma.venster is not None and programma.venster.docks.huidige() is not None, timeout=LANG
    )
    venster = programma.venster
    assert venster is not None
    venster.activateWindow()
    qtbot.waitUntil(lambda: venster.isAncestorOf(QApplication.focusWidget() or QWidget()), timeout=LANG)
    return venster


def sluit(programma: Programma) -> None:
    """Close whatever window is shown, in the way a person does, and wait for the store to be let go of."""
    if programma.venster is not None:
        programma.venster.close()
    if programma.scherm is not None:
        programma.scherm.close()
        programma.scherm.deleteLater()
        programma.scherm = None
    if programma.bureau is not None or programma._lader.is_alive():
        programma.sluit()
    _ruim_op()


def _ruim_op() -> None:
    QApplication.processEvents()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def _luister(programma: Programma, gevangen: list[str]) -> None:
    if programma._vangnet is not None:
        programma._vangnet.caught.connect(gevangen.append)


def paneel(venster: MainWindow, naam: str) -> Panel:
    """A panel that stands in the window. Only this one is made: to make all takes a second."""
    return venster.docks.paneel(naam)


def inloop(venster: MainWindow) -> InloopPanel:
    """The Inloop."""
    return cast("InloopPanel", paneel(venster, "inloop"))


def wacht(qtbot: QtBot, tot: Callable[[], object]) -> None:
    """Wait until this holds."""
    qtbot.waitUntil(lambda: bool(tot()), timeout=LANG)


def opdracht(toetsen: Toetsenbord, venster: MainWindow, qtbot: QtBot, woorden: str) -> None:
    """Do something by its words in the box of Ctrl+K."""
    toetsen.druk(K.Key_K, CTRL)
    wacht(qtbot, venster.palet.veld.hasFocus)
    toetsen.druk(K.Key_A, CTRL)
    toetsen.typ(woorden)
    wacht(qtbot, venster.palet.isVisible)
    toetsen.druk(K.Key_Return)


def tab_naar(toetsen: Toetsenbord, veld: QWidget, *, terug: bool = False) -> None:
    """Walk with Tab (or back, with Shift) until the focus is there."""
    for _ in range(40):
        if veld.hasFocus():
            return
        toetsen.druk(K.Key_Backtab if terug else K.Key_Tab, SHIFT if terug else Qt.KeyboardModifier.NoModifier)
    raise AssertionError(f"Tab does not come to {veld.objectName() or veld.accessibleName()}")


def plak(toetsen: Toetsenbord, tekst: str) -> None:
    """Put a text in the field that has the focus, from the clipboard."""
    QApplication.clipboard().setText(tekst)
    toetsen.druk(K.Key_A, CTRL)
    toetsen.druk(K.Key_V, CTRL)


def zie(ouder: QWidget, soort: type[W], naam: str) -> W:
    """A visible widget by its object name."""
    gevonden = next((kind for kind in ouder.findChildren(soort, naam) if kind.isVisible()), None)
    assert gevonden is not None, f"{naam} does not stand on the screen"
    return gevonden


def te_zien(vlak: QWidget) -> Iterator[QWidget]:
    """Every widget on this one that can be seen, in order. A part that is hidden hides what stands on it, and most of
    the program is: asking for all children makes an object of each of thousands.
    """
    for kind in vlak.children():
        if isinstance(kind, QWidget) and kind.isVisible():
            yield kind
            yield from te_zien(kind)
