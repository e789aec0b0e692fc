"""The tabs of docks that are stacked: readable however many there are. Knows no panel by name.

While every title fits, a tab is its title. When not, every tab gets its picture, and the titles that fit stay: that of
the tab on top first, then those that belong to the arrangement, then what was opened besides. Qt makes and fills these
bars itself and takes the text of a tab from the title of its dock, so that is what is made shorter here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from PySide6.QtCore import QEvent, QObject, QPoint, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QIcon
from PySide6.QtWidgets import QDockWidget, QMainWindow, QMenu, QTabBar, QToolButton
from shiboken6 import getCppPointer

from wijdesk.models.gegeven import dataclass
from wijdesk.ui.docktitel import DockTitel
from wijdesk.ui.gezegd import gezegd
from wijdesk.ui.icons import icon

RAND = 30
"""Pixels of a tab around its picture and text: padding, border and margin of the style sheet, and some to spare."""
BEELDRAND = 44
"""The same for a tab with a picture, which Qt gives more room."""
TUSSEN = 8
"""Pixels between picture, text and the cross."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Blad:
    """A dock as its tab shows it."""

    dock: QDockWidget
    titel: str
    pictogram: str
    vast: Callable[[], bool]
    """Whether it belongs to the arrangement; one that does not gets a cross."""


class Tabbladen(QObject):
    """The tab bars of one window.

    Signals:
        chosen: (name) a tab was pressed, or chosen from the list
        closed: (name) the cross of a tab was pressed
    """

    chosen = Signal(str)
    closed = Signal(str)

    def __init__(self, venster: QMainWindow) -> None:
        super().__init__(venster)
        self._venster = venster
        self._bladen: dict[int, Blad] = {}
        self._menu = QMenu(venster)
        self._straks = QTimer(self, singleShot=True, interval=0)
        self._straks.timeout.connect(self._pas_aan)

    def volg(self, blad: Blad) -> None:
        """From here on this dock's tab is looked after."""
        self._bladen[getCppPointer(blad.dock)[0]] = gezegd(blad)

    def straks(self) -> None:
        """Docks were opened, closed or moved: look at every bar when the window has done so."""
        self._straks.start()

    def stapel(self, dock: QDockWidget) -> list[str]:
        """The names of what is stacked with this dock, itself too, in the order of the tabs."""
        for balk in self._balken():
            if balk.isHidden():
                continue  # Qt keeps the bars of earlier arrangements, with their tabs
            namen = [blad.dock.objectName() for blad in self._op(balk) if blad is not None]
            if dock.objectName() in namen:
                return namen
        return [dock.objectName()]

    def toon_lijst(self, dock: QDockWidget) -> QMenu:
        """Everything that is stacked with this dock, to choose from, below its tabs."""
        menu, namen = self._menu, self.stapel(dock)
        menu.clear()
        for blad in sorted(self._bladen.values(), key=lambda blad: _plek(namen, blad.dock.objectName())):
            naam = blad.dock.objectName()
            if naam in namen:
                keuze = QAction(icon(blad.pictogram), blad.titel, menu)
                keuze.triggered.connect(lambda _, naam=naam: self.chosen.emit(naam))
                keuze.setCheckable(True)
                keuze.setChecked(blad.dock is dock)
                menu.addAction(keuze)
                if blad.dock is dock:
                    menu.setActiveAction(keuze)
        menu.popup(dock.mapToGlobal(QPoint(0, 0)))
        return menu

    # Every bar -------------------------------------------------------------------------------------------------------

    def _pas_aan(self) -> None:
        for blad in self._bladen.values():
            buren = [buur for buur in self._venster.tabifiedDockWidgets(blad.dock) if not buur.isHidden()]
            gestapeld = bool(buren) and not blad.dock.isFloating()
            titel = blad.dock.titleBarWidget()
            if isinstance(titel, DockTitel):
                titel.zet_gestapeld(gestapeld=gestapeld)
            if not gestapeld:
                _noem(blad.dock, blad.titel)
        for balk in self._balken():
            if not balk.property("gehoord"):  # Qt makes a tab bar when docks are stacked, and says nothing of it
                balk.setProperty("gehoord", True)
                balk.setAccessibleName(self.tr("Panelen"))
                balk.tabBarClicked.connect(lambda plek, balk=balk: self._gedrukt(balk, plek))
                balk.currentChanged.connect(lambda _: self._straks.start())
                balk.installEventFilter(self)
            if balk.count() > 1 and not balk.isHidden():
                self._schik(balk)

    def _balken(self) -> list[QTabBar]:
        return self._venster.findChildren(QTabBar, options=Qt.FindChildOption.FindDirectChildrenOnly)

    def _op(self, balk: QTabBar) -> list[Blad | None]:
        return [self._bladen.get(int(balk.tabData(plek) or 0)) for plek in range(balk.count())]

    def _schik(self, balk: QTabBar) -> None:
        """Give every tab what it can show in the room there is."""
        bladen = self._op(balk)
        letter = balk.fontMetrics()
        zijde = letter.height() - 2
        balk.setIconSize(QSize(zijde, zijde))
        tekst = [RAND + (letter.horizontalAdvance(blad.titel) if blad else 0) for blad in bladen]
        kruis = [0 if blad is None or blad.vast() else zijde + TUSSEN for blad in bladen]
        past = sum(tekst) + sum(kruis) <= balk.width()
        met_titel = set(range(len(bladen))) if past else _met_titel(
            [BEELDRAND + zijde] * len(bladen),
            [breed + TUSSEN + erbij - RAND for breed, erbij in zip(tekst, kruis, strict=True)],
            voorrang=sorted(
                range(len(bladen)), key=lambda plek: (plek != balk.currentIndex(), bool(kruis[plek]), plek)
            ),
            ruimte=balk.width(),
        )  # fmt: skip
        for plek, blad in enumerate(bladen):
            if blad is not None:
                self._vul(balk, plek, blad, titel=plek in met_titel, beeld=not past, kruis=bool(kruis[plek]))

    def _vul(self, balk: QTabBar, plek: int, blad: Blad, *, titel: bool, beeld: bool, kruis: bool) -> None:
        _noem(blad.dock, blad.titel if titel else "")
        if balk.tabIcon(plek).isNull() == beeld:
            balk.setTabIcon(plek, icon(blad.pictogram, "bij") if beeld else QIcon())
        balk.setTabToolTip(plek, blad.titel)
        balk.setAccessibleTabName(plek, blad.titel)
        knop = balk.tabButton(plek, QTabBar.ButtonPosition.RightSide)
        if kruis and titel and knop is None:
            balk.setTabButton(plek, QTabBar.ButtonPosition.RightSide, self._kruis(balk, blad))
        elif knop is not None and not (kruis and titel):
            balk.setTabButton(plek, QTabBar.ButtonPosition.RightSide, None)
            knop.deleteLater()

    def _kruis(self, balk: QTabBar, blad: Blad) -> QToolButton:
        knop = QToolButton(balk)
        knop.setProperty("rol", "tabkruis")
        knop.setIcon(icon("x", "bij"))
        knop.setIconSize(balk.iconSize() * 0.8)
        knop.setFixedSize(balk.iconSize())
        knop.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # with keys it is Ctrl+F4
        knop.setAccessibleName(self.tr("{} sluiten").format(blad.titel))
        knop.setToolTip(self.tr("{} sluiten (Ctrl+F4)").format(blad.titel))
        knop.clicked.connect(lambda: self.closed.emit(blad.dock.objectName()))
        return knop

    def _gedrukt(self, balk: QTabBar, plek: int) -> None:
        """A tab was pressed: its panel gets the focus, which would else fall to whatever stands next to it."""
        blad = self._op(balk)[plek] if 0 <= plek < balk.count() else None
        if blad is not None:
            naam = blad.dock.objectName()
            QTimer.singleShot(0, self, lambda: self.chosen.emit(naam))

    # Qt --------------------------------------------------------------------------------------------------------------

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.Resize, QEvent.Type.Show, QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._straks.start()
        return super().eventFilter(watched, event)


def _met_titel(smal: Sequence[int], erbij: Sequence[int], *, voorrang: Iterable[int], ruimte: int) -> set[int]:
    """The tabs that keep their title: in this order, as long as there is room for it beside all the pictures."""
    over = ruimte - sum(smal)
    gekozen: set[int] = set()
    for plek in voorrang:
        if not gekozen or erbij[plek] <= over:  # the first is what one looks at: that always says what it is
            gekozen.add(plek)
            over -= erbij[plek]
    return gekozen


def _noem(dock: QDockWidget, titel: str) -> None:
    if dock.windowTitle() != titel:
        dock.setWindowTitle(titel)


def _plek(namen: list[str], naam: str) -> int:
    return namen.index(naam) if naam in namen else len(namen)
