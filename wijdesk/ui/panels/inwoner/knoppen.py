"""What can be done with a resident: the three of every day as buttons, the rest in a menu; every key works at once."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence, QShortcut
from PySide6.QtWidgets import QMenu, QWidget

from wijdesk.ui.fields import knop
from wijdesk.ui.flow import FlowLayout
from wijdesk.ui.icons import icon
from wijdesk.ui.panel import Actie
from wijdesk.ui.toetsen import ToetsKnop, toets_tekst

VOORAAN = ("inwoner.contact", "inwoner.wijzigen", "inwoner.signaal")
"""Which stand there by themselves: at 1366 pixels they are one row above the address."""
WIJZIGT = ("inwoner.wijzigen", "inwoner.samenvoegen")
ROLLEN = ("primair", "", "stil")


class Knoppen(QWidget):
    """The row of buttons. `meer` opens the menu with the others, each with its key."""

    def __init__(self, acties: Iterable[Actie], paneel: QWidget) -> None:
        """The keys work in the whole of `paneel`."""
        super().__init__()
        self.menu = QMenu(self)
        self.in_menu: dict[str, QAction] = {}
        self.meer = knop(self.tr("Meer…"), rol="stil", naam="inwoner_meer")
        self.meer.setIcon(icon("chevron-down"))
        self.meer.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        self.menu.setLayoutDirection(Qt.LayoutDirection.LeftToRight)  # only the arrow of the button stands right
        self.meer.setAccessibleName(self.tr("Meer: wat u nog met deze inwoner kunt doen"))
        self.meer.setMenu(self.menu)
        rij = FlowLayout(self, ruimte=8)
        for actie in acties:
            toets = QShortcut(QKeySequence(actie.sneltoets), paneel, actie.doe)
            toets.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            if actie.naam not in VOORAAN:
                self._in_menu(actie)
                continue
            vooraan = ToetsKnop(actie.tekst, actie.sneltoets, rol=ROLLEN[VOORAAN.index(actie.naam)])
            vooraan.setObjectName(actie.naam)
            vooraan.clicked.connect(lambda _=False, doe=actie.doe: doe())
            rij.addWidget(vooraan)
        rij.addWidget(self.meer)

    def kan_wijzigen(self, *, ja: bool) -> None:
        """Whether the record can be changed now; the keys still work, and say why not."""
        for naam in WIJZIGT:
            if (vooraan := self.findChild(ToetsKnop, naam)) is not None:
                vooraan.setVisible(ja)
            elif naam in self.in_menu:
                self.in_menu[naam].setVisible(ja)

    def _in_menu(self, actie: Actie) -> None:
        ding = self.menu.addAction(f"{actie.tekst}\t{toets_tekst(actie.sneltoets)}")
        ding.setObjectName(actie.naam)
        ding.triggered.connect(lambda _=False, doe=actie.doe: doe())
        self.in_menu[actie.naam] = ding
