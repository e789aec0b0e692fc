"""The sociale kaart as a whole, from and to a file: two buttons under the list, whose keys work in all of the page."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from wijdesk.ui.flow import FlowLayout
from wijdesk.ui.panel import Actie
from wijdesk.ui.toetsen import ToetsKnop

UIT, NAAR = "Ctrl+O", "Ctrl+S"


class Bestandsknoppen(QWidget):
    """The buttons; `bladzij` is where their keys work."""

    def __init__(
        self, bladzij: QWidget, bijwerken: Callable[[], object], opslaan: Callable[[], object], *, bijhouden: bool
    ) -> None:
        """`bijwerken` only shows what a file would change; without `bijhouden` it is not offered."""
        super().__init__(bladzij)
        rij = FlowLayout(self, ruimte=8)
        self._acties: tuple[Actie, ...] = (
            *(
                (Actie("kaart.bestand", self.tr("Sociale kaart bijwerken uit een bestand"), UIT, bijwerken, "upload",
                       "csv inlezen import voorbeeld"),)
                * bijhouden
            ),
            Actie("kaart.opslaan", self.tr("Sociale kaart opslaan als CSV"), NAAR, opslaan, "save",
                  "export bestand excel cijfers", ter_plekke=True),
        )  # fmt: skip
        kort = {"kaart.bestand": self.tr("Bestand inlezen…"), "kaart.opslaan": self.tr("Als CSV…")}
        for actie in self._acties:
            knop = ToetsKnop(kort[actie.naam], actie.sneltoets, rol="stil")
            knop.setObjectName(actie.naam)
            knop.setAccessibleName(actie.tekst)
            knop.setToolTip(f"{actie.tekst} ({actie.sneltoets})")
            knop.clicked.connect(lambda _=False, doe=actie.doe: doe())
            rij.addWidget(knop)
            toets = QShortcut(QKeySequence(actie.sneltoets), bladzij, knop.click)
            toets.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)

    def acties(self) -> tuple[Actie, ...]:
        """What they do, for F1 and the search box."""
        return self._acties
