"""A case manager at work in the real window: days pass, keys go to what has the focus, every screen is looked at.

With WIJDESK_BEELDEN naming a folder every look is kept there as a picture, for a person to judge.
"""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QEvent, QObject, QPoint, Qt, QTimer
from PySide6.QtGui import QWindow
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QTabBar,
    QTableView,
    QToolButton,
    QWidget,
)
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from tests import winkel
from tests.flows.scherm import ALT, CTRL, LANG, K, Toetsenbord, bij, programma_op, te_zien, wacht_op_venster
from tests.papier import tekst as tekst_van
from wijdesk.app.behoud.bewaking import Bewaking
from wijdesk.app.bureau import Wereld, ontgrendel
from wijdesk.app.venster import Programma
from wijdesk.models.values import AMSTERDAM, IdMaker
from wijdesk.store.controle import controleer
from wijdesk.ui.afdruk import AfdrukVenster
from wijdesk.ui.fields import breekbaar
from wijdesk.ui.main_window import MainWindow

ALLEEN_BEELD = Qt.ToolButtonStyle.ToolButtonIconOnly
BEELDEN = os.environ.get("WIJDESK_BEELDEN", "")
MAAT = (1366, 728)
"""A laptop of 1366 x 768 with its task bar. The screen that is not there is smaller, and so would be the window."""
TABS = {"gezin": K.Key_1, "plan": K.Key_2, "verloop": K.Key_3, "zrm": K.Key_4, "betrokkenen": K.Key_5,
        "toeleiding": K.Key_6, "historie": K.Key_7}  # fmt: skip
STRAKS = 200
"""Milliseconds: a timer that waits no longer than this is about to read something again."""
NIET = Qt.KeyboardModifier.NoModifier


class Vensterwacht(QObject):
    """Notes windows that come up by accident: a part shown before it has a parent flashes, and takes the focus."""

    def __init__(self) -> None:
        super().__init__()
        self.vreemd: list[str] = []

    # Qt --------------------------------------------------------------------------------------------------------------

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        # First what costs least: every event of the program comes by.
        if isinstance(watched, QWindow) and event.type() == QEvent.Type.Show and watched.type() == Qt.WindowType.Window:
            naam = watched.objectName()
            if naam not in ("wijdeskWindow", "loginWindow"):
                self.vreemd.append(naam)
        return False


@dataclass
class Leven:
    """One store, one clock, and whoever sits at the desk today."""

    map: Path
    klok: Any
    ids: IdMaker
    qapp: QApplication
    qtbot: QtBot
    toetsen: Toetsenbord = field(default_factory=Toetsenbord)
    bekeken: list[str] = field(default_factory=list)
    afgesneden: list[str] = field(default_factory=list)
    """What did not fit, on all screens together: told at the end."""
    thema: str = ""
    schaal: int = 100
    _klokken: list[QTimer] = field(default_factory=list)
    """Those of the window, as far as we know."""
    _venster: MainWindow | None = None
    _programma: Programma | None = None

    # The desk --------------------------------------------------------------------------------------------------------

    @contextmanager
    def dag(
        self, dag: str, tijd: str = "09:00", *, wie: str = winkel.MEDEWERKER, wachtwoord: str = winkel.WACHTWOORD
    ) -> Iterator[MainWindow]:
        """A day at the desk: the clock is put there, somebody opens the program and closes it again."""
        self.naar_dag(dag, tijd)
        open_ = ontgrendel(self.map, wie, wachtwoord, Wereld(klok=self.klok, ids=self.ids))
        wacht = Vensterwacht()
        self.qapp.installEventFilter(wacht)
        with programma_op(self.map, self.qapp) as programma:
            programma.open(open_)
            self._programma = programma
            self._venster = wacht_op_venster(programma, self.qtbot)
            if self.thema or self.schaal != 100:
                programma.theme.kies(self.thema or "licht", self.schaal)
            self.venster.resize(*MAAT)
            self.toetsen.druk(K.Key_2, CTRL)
            self.wacht(lambda: self.venster.docks.indeling == "casusregie")
            self.rust()
            self.venster.docks.begin_opnieuw()
            self.rust()
            try:
                yield self._venster
                self.rust()
            finally:
                self._venster = self._programma = None
                self.qapp.removeEventFilter(wacht)
        assert not wacht.vreemd, f"windows that nobody asked for: {wacht.vreemd}"

    def nieuwe_collega(self, naam: str, wachtwoord: str, *rollen: str) -> None:
        """Somebody else gets an account and a password of their own."""
        with winkel.bureau(self.map, self.klok, self.ids) as open_:
            open_.maak_medewerker(naam, wachtwoord, rollen, open_.medewerker.locatie_id)

    def kijk_na(self) -> None:
        """What `wijdesk store controle` looks at: nothing is wrong with the data."""
        open_ = ontgrendel(self.map, winkel.MEDEWERKER, winkel.WACHTWOORD, Wereld(klok=self.klok, ids=self.ids))
        with closing(open_.eigen_verbinding()) as db:
            bevindingen = [bevinding.zin for bevinding in controleer(db)]
        open_.sluit()
        assert bevindingen == []

    def naar_dag(self, dag: str, tijd: str = "09:00") -> None:
        """Put the clock on this day (ISO) and time in Amsterdam; time only goes on."""
        moment = datetime.fromisoformat(f"{dag}T{tijd}").replace(tzinfo=AMSTERDAM)
        verder = int(moment.timestamp() * 1000) - self.klok()
        assert verder >= 0, "time does not go back"
        self.klok.verzet(verder)

    @property
    def venster(self) -> MainWindow:
        """The window that is open now."""
        assert self._venster is not None
        return self._venster

    def rust(self) -> None:
        """Until everything asked of the store is answered and nothing is about to be read again."""
        rustig = False
        while not rustig:
            for _ in range(3):
                self.wacht(self._stil)
                QApplication.processEvents()
            self._klokken = self.venster.findChildren(QTimer)  # takes long: when those we know have all run out
            rustig = self._stil()

    def _stil(self) -> bool:
        jobs = self.venster._omgeving.jobs
        # Not the look at the whole file: a program of its own, that gives way to all others while they are busy.
        if any(not isinstance(afzender.eigenaar, Bewaking) for afzender in jobs._afzenders.values()):
            return False
        return not any(_loopt_af(klok) for klok in self._klokken)

    def wacht(self, tot: Any) -> None:
        """Wait until this holds."""
        self.qtbot.waitUntil(lambda: bool(tot()), timeout=LANG)

    # Keys ------------------------------------------------------------------------------------------------------------

    def doe(self, woorden: str) -> None:
        """Do something by its words in the box of Ctrl+K."""
        self.toetsen.druk(K.Key_K, CTRL)
        self.toetsen.druk(K.Key_A, CTRL)
        self.toetsen.typ(woorden)
        self.rust()
        self.druk(K.Key_Return)

    def tab(self, naam: str) -> None:
        """Go to a tab of Casusregie by its number."""
        self.toetsen.druk(TABS[naam], ALT)
        self.rust()

    def tab_van_casus(self, naam: str) -> None:
        """Come to Casusregie from wherever one is, and to this tab of it."""
        self.doe("toon casusregie")
        self.tab(naam)

    def druk(self, *toetsen: Qt.Key, erbij: Qt.KeyboardModifier = NIET) -> None:
        """Press these keys one after the other, each when the one before was answered."""
        for toets in toetsen:
            self.toetsen.druk(toets, erbij)
            self.rust()

    def bewaar(self, *, meldt: str = "") -> None:
        """Ctrl+S, and what the status line then says."""
        self.druk(K.Key_S, erbij=CTRL)
        if meldt:
            self.meldt(meldt)

    def meldt(self, tekst: str) -> None:
        """The status line tells this."""
        with contextlib.suppress(self.qtbot.TimeoutError):
            self.qtbot.waitUntil(lambda: tekst in self.zin)
        assert tekst in self.zin, f"the status line says “{self.zin}”"

    @property
    def zin(self) -> str:
        """What the status line says."""
        return self.venster.status.zin.text()

    def papier(self) -> str:
        """What the preview in front shows, on one line; it is closed again."""

        def voorbeeld() -> AfdrukVenster | None:
            vensters = (er for er in QApplication.topLevelWidgets() if isinstance(er, AfdrukVenster))
            return next((er for er in vensters if er.isVisible() and er.is_klaar), None)

        self.wacht(voorbeeld)
        venster = voorbeeld()
        assert venster is not None
        inhoud = tekst_van(venster._inhoud)
        venster.close()
        self.rust()
        self.venster.activateWindow()
        self.wacht(self.venster.isActiveWindow)
        return inhoud

    def naar(self, naam: str, *, precies: bool = False) -> QWidget:
        """Walk with Tab until what has the focus is called this (or begins so)."""
        for _ in range(90):
            if naam_van(bij()) == naam if precies else naam_van(bij()).startswith(naam):
                return bij()
            self.toetsen.druk(K.Key_Tab)
        raise AssertionError(f"Tab does not come to “{naam}”; it is at “{naam_van(bij())}”")

    def vul(self, naam: str, tekst: str) -> None:
        """Walk to a field and type this in the place of what stood there."""
        self.naar(naam)
        self.toetsen.druk(K.Key_A, CTRL)
        self.toetsen.typ(tekst)

    def kies(self, naam: str, tekst: str) -> None:
        """Walk to a choice and choose by the first letters."""
        veld = self.naar(naam)
        assert isinstance(veld, QComboBox), naam
        for _ in range(veld.count() + 1):
            if veld.currentText().startswith(tekst):
                return
            self.toetsen.druk(K.Key_Down)
        raise AssertionError(f"“{tekst}” cannot be chosen in “{naam}”")

    def zoek_op(self, naam: str, tekst: str) -> None:
        """Look somebody up on a line with candidates below it, and take the first."""
        self.vul(naam, tekst)
        self.rust()
        self.druk(K.Key_Down, K.Key_Return)

    def schakel(self, titel: str, *waarden: str) -> None:
        """Walk to a row of switches and switch these on, with the arrows and the space bar."""
        self.naar(f"{titel}: ")
        for waarde in waarden:
            for _ in range(20):
                if naam_van(bij()) == f"{titel}: {waarde}":
                    break
                self.toetsen.druk(K.Key_Right)
            knop = bij()
            assert naam_van(knop) == f"{titel}: {waarde}", f"{waarde} is not among “{titel}”"
            assert isinstance(knop, QAbstractButton)
            if not knop.isChecked():
                self.toetsen.druk(K.Key_Space)

    def teken(self, vlak: QWidget) -> None:
        """Sign with the mouse, as large as the field."""
        b, h = vlak.width(), vlak.height()
        plekken = ((0.15, 0.6), (0.25, 0.2), (0.35, 0.7), (0.5, 0.3), (0.6, 0.65), (0.85, 0.45))
        punten = [QPoint(int(b * x), int(h * y)) for x, y in plekken]
        QTest.mousePress(vlak, Qt.MouseButton.LeftButton, pos=punten[0])
        for punt in punten[1:]:
            QTest.mouseMove(vlak, punt)
        QTest.mouseRelease(vlak, Qt.MouseButton.LeftButton, pos=punten[-1])

    # Looking ---------------------------------------------------------------------------------------------------------

    def kijk(self, naam: str, *teksten: str, venster: QWidget | None = None) -> str:
        """Look at the screen: these texts stand there, nothing is cut off, the focus stands somewhere one can see."""
        self.rust()
        vlak = venster or self.venster
        staat_er, te_krap, gekeken = "", list[str](), 0

        def staat() -> bool:
            nonlocal staat_er
            staat_er = op_scherm(vlak)
            return all(tekst in staat_er for tekst in teksten)

        def past() -> bool:
            nonlocal te_krap, gekeken
            te_krap = afgesneden(vlak)
            gekeken += 1
            return not te_krap

        for klopt in (staat, past):
            with contextlib.suppress(self.qtbot.TimeoutError):
                self.qtbot.waitUntil(klopt)
        if gekeken > 1:  # it took a while to fit
            staat()
        self.bekeken.append(naam)
        if BEELDEN:
            Path(BEELDEN).mkdir(parents=True, exist_ok=True)
            vlak.grab().save(f"{BEELDEN}/{len(self.bekeken):02}-{naam}.png")
        weg = [tekst for tekst in teksten if tekst not in staat_er]
        assert not weg, f"{naam}: does not stand there: {weg}; it says:\n{staat_er}"
        self.afgesneden += [f"{naam}: {fout}" for fout in te_krap]
        veld = QApplication.focusWidget()
        assert veld is not None, f"{naam}: nothing has the focus"
        assert veld is not self.venster.palet.veld, f"{naam}: the focus fell to the search box"
        assert vlak.isAncestorOf(veld), f"{naam}: the focus is at {naam_van(veld)}, elsewhere"
        assert veld.isVisible(), f"{naam}: the focus is at {naam_van(veld)}, out of sight"
        return staat_er


def _loopt_af(klok: QTimer) -> bool:
    """Whether this timer is about to do something, once."""
    return isValid(klok) and klok.isActive() and klok.isSingleShot() and klok.interval() <= STRAKS


def naam_van(widget: QWidget) -> str:
    """What a screen reader calls it."""
    tekst = widget.accessibleName() or (widget.text() if isinstance(widget, QAbstractButton) else "")
    return tekst.replace("&", "")


def op_scherm(vlak: QWidget) -> str:
    """Everything that can be read in a window, one text a line: labels, buttons, fields, and the rows of lists."""
    teksten: list[str] = []
    for widget in te_zien(vlak):
        if isinstance(widget, QLabel | QAbstractButton | QLineEdit):
            teksten.append(widget.text().replace("&&", "&"))
        elif isinstance(widget, QPlainTextEdit):
            teksten.append(widget.toPlainText())
        elif isinstance(widget, QTabBar):
            teksten += [widget.tabText(plek) for plek in range(widget.count())]
        elif isinstance(widget, QComboBox):
            teksten.append(widget.currentText())
        elif isinstance(widget, QAbstractItemView) and (model := widget.model()) is not None:
            if isinstance(widget, QTableView):
                teksten += [str(model.headerData(nr, Qt.Orientation.Horizontal)) for nr in range(model.columnCount())]
                teksten += [str(model.headerData(nr, Qt.Orientation.Vertical)) for nr in range(model.rowCount())]
            teksten += [
                str(model.index(rij, kolom).data() or "")
                for rij in range(model.rowCount())
                for kolom in range(model.columnCount() if isinstance(model, QAbstractTableModel) else 1)
            ]
        teksten.append(widget.accessibleName())
        teksten.append(widget.accessibleDescription())
    return "\n".join(filter(None, teksten)).replace("\N{SOFT HYPHEN}", "")


def afgesneden(vlak: QWidget) -> list[str]:
    """Texts of labels and buttons that do not fit in the room they have. What wraps may be as high as it needs; what
    is shortened on purpose ends in “…” and tells the whole in its tooltip.
    """
    fouten = []
    for widget in te_zien(vlak):
        if not isinstance(widget, QLabel | QAbstractButton) or not widget.text():
            continue
        if isinstance(widget, QToolButton) and widget.toolButtonStyle() == ALLEEN_BEELD and not widget.icon().isNull():
            continue  # its text is what a screen reader calls it
        # What stands there, which for a label of ours is not what it was told while the screen is not Dutch.
        getoond = QLabel.text(widget) if isinstance(widget, QLabel) else widget.text()
        tekst = getoond.replace("\N{SOFT HYPHEN}", "").replace("&&", "&")
        if tekst.endswith("…") and widget.toolTip():
            continue
        ruimte = widget.contentsRect()
        if isinstance(widget, QLabel) and widget.wordWrap():
            nodig = widget.heightForWidth(widget.width())
            delen = breekbaar(tekst).replace("\N{SOFT HYPHEN}", " ").replace("-", "- ").split()
            woord = max((widget.fontMetrics().horizontalAdvance(deel) for deel in delen), default=0)
            if nodig > widget.height() + 1:
                fouten.append(f"“{tekst[:60]}” needs {nodig} of {widget.height()} px high")
            elif woord > ruimte.width() + 1:
                fouten.append(f"a word of “{tekst[:60]}” needs {woord} of {ruimte.width()} px")
            continue
        breed = max(widget.fontMetrics().horizontalAdvance(regel) for regel in tekst.split("\n"))
        if breed > ruimte.width() + 1:
            fouten.append(f"“{tekst[:60]}” needs {breed} of {ruimte.width()} px")
        elif isinstance(widget, QAbstractButton) and widget.width() < widget.minimumSizeHint().width():
            fouten.append(f"“{tekst[:60]}” needs {widget.minimumSizeHint().width()} of {widget.width()} px")
    return fouten
