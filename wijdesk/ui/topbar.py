"""The bar at the top: the search field, how sync stands, the menu Beeld, and the menu of who is logged in.

It shows actions it is given; it knows the docks only to list them.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QMenu, QSizePolicy, QVBoxLayout, QWidget

from wijdesk.ui.actions import INDELINGEN
from wijdesk.ui.fields import Knop
from wijdesk.ui.icons import icon
from wijdesk.ui.layout import Docks
from wijdesk.ui.panel import Actie, Omgeving
from wijdesk.ui.syncpil import SyncPil
from wijdesk.ui.taal import zin

WIE_LETTERS, ZOEK_LETTERS = 10, 18
"""Signs that stay of who is logged in, and of what is searched for, when the bar is too narrow for all of it."""


class WieKnop(Knop):
    """Who is logged in, and where: the end gives way when there is no room, and the tooltip has the whole."""

    def __init__(self, voluit: str) -> None:
        super().__init__(voluit)
        self._voluit = zin(voluit)
        self.setToolTip(voluit)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def _pas(self) -> None:
        letters = self.fontMetrics()
        ruimte = self.width() - self._rand()
        self.setText(letters.elidedText(self._voluit, Qt.TextElideMode.ElideRight, max(0, ruimte)))

    def _rand(self) -> int:
        """Pixels beside the text."""
        return super().sizeHint().width() - self.fontMetrics().horizontalAdvance(self.text())

    # Qt --------------------------------------------------------------------------------------------------------------

    def sizeHint(self) -> QSize:
        breed = self.fontMetrics().horizontalAdvance(self._voluit)
        return QSize(self._rand() + breed + 1, super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        breed = self.fontMetrics().averageCharWidth() * WIE_LETTERS
        return QSize(min(self._rand() + breed, self.sizeHint().width()), super().sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._pas()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.StyleChange}:
            self.updateGeometry()
            self._pas()


class Bovenbalk(QFrame):
    """The top bar. `menu_acties` stand in the menu of who is logged in; a None among them is a line."""

    def __init__(
        self, omgeving: Omgeving, *, zoek: QLineEdit, docks: Docks, menu_acties: Sequence[Actie | None]
    ) -> None:
        super().__init__()
        self.setProperty("rol", "balk")
        self._docks = docks
        self._menu_acties = tuple(menu_acties)
        self.sync = SyncPil(omgeving.klok)
        self.beeld = self._menuknop(Knop(self.tr("Beeld")), self.vul_beeld)
        wie = f"{omgeving.medewerker.naam} · {omgeving.locatie.naam}"
        self.menu = self._menuknop(WieKnop(wie), self._vul_menu)
        self.menu.setAccessibleName(self.tr("Menu van {}").format(wie))
        rij = QHBoxLayout(self)
        rij.setContentsMargins(12, 6, 8, 6)
        rij.setSpacing(8)
        self._zoek = zoek
        zoek.setToolTip(zoek.placeholderText())  # a narrow bar has no room for all of it
        rij.addWidget(zoek, 3)
        rij.addStretch(1)
        rij.addWidget(self.sync)
        rij.addSpacing(8)
        rij.addWidget(self.beeld)
        rij.addWidget(self.menu)

    def toon_menu(self) -> None:
        """Open the menu of who is logged in."""
        self.menu.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.menu.showMenu()

    def vul_beeld(self, menu: QMenu) -> None:
        """The arrangements and the docks, as they stand now."""
        menu.clear()
        for naam, tekst, toets in INDELINGEN:
            # The key is only text here: a second binding would make the first one ambiguous.
            keuze = menu.addAction(f"{tekst}\t{toets}", partial(self._docks.kies, naam))
            keuze.setCheckable(True)
            keuze.setChecked(naam == self._docks.indeling)
        menu.addAction(icon("rotate-ccw"), self.tr("Standaardindeling"), self._docks.begin_opnieuw)
        menu.addSeparator()
        for naam in self._docks.namen():
            dock = self._docks.dock(naam)
            keuze = menu.addAction(self._docks.titel(naam), partial(self._docks.wissel, naam))
            keuze.setCheckable(True)
            keuze.setChecked(not dock.isHidden())

    def _vul_menu(self, menu: QMenu) -> None:
        menu.clear()
        for actie in self._menu_acties:
            if actie is None:
                menu.addSeparator()
                continue
            regel = menu.addAction(f"{actie.tekst}\t{actie.sneltoets}".strip(), partial(roep, actie.doe))
            if actie.pictogram:
                regel.setIcon(icon(actie.pictogram))

    def _menuknop(self, knop: Knop, vul: Callable[[QMenu], None]) -> Knop:
        knop.setProperty("rol", "stil")
        menu = QMenu(knop)
        menu.aboutToShow.connect(partial(vul, menu))
        knop.setMenu(menu)
        return knop

    def _meet(self) -> None:
        self._zoek.setMinimumWidth(self._zoek.fontMetrics().averageCharWidth() * ZOEK_LETTERS)

    # Qt --------------------------------------------------------------------------------------------------------------

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.StyleChange}:
            self._meet()


def roep(doe: Callable[[], object], _aan: bool = False) -> None:  # noqa: FBT002 - `triggered` hands its checked state
    """Call an action from a Qt signal that hands a checked state."""
    doe()


def boven_elkaar(*delen: QWidget) -> QWidget:
    """Parts of the top of the window, one above the other."""
    geheel = QWidget()
    kolom = QVBoxLayout(geheel)
    kolom.setContentsMargins(0, 0, 0, 0)
    kolom.setSpacing(0)
    for deel in delen:
        kolom.addWidget(deel)
    return geheel
