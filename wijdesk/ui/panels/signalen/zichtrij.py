"""The switch of what the inbox shows, with counts: buttons, or one choice when letters are large for the dock."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from wijdesk.ui.keuze import Keuze
from wijdesk.ui.keuzegroep import KeuzeGroep, Optie
from wijdesk.ui.panels.signalen.zichten import ZICHTEN

BREED = 14
"""Times the height of a letter from which the buttons fit on three lines."""


class Zichtrij(QWidget):
    """Which view is on.

    Signals:
        chosen: (code) a person chose this view
    """

    chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        titel = self.tr("Wat u ziet")
        self._teksten = {code: self.tr(tekst) for code, tekst, _ in ZICHTEN}
        opties = [Optie(waarde=code, tekst=self._teksten[code], toets=toets) for code, _, toets in ZICHTEN]
        self.groep = KeuzeGroep(opties, naam="signalen_zicht", titel=titel)
        self.keuze = Keuze()
        self.keuze.setObjectName("signalen_zicht_keuze")
        self.keuze.setAccessibleName(titel)
        for code, tekst in self._teksten.items():
            self.keuze.addItem(tekst, code)
        kolom = QVBoxLayout(self)
        kolom.setContentsMargins(0, 0, 0, 0)
        kolom.addWidget(self.groep)
        kolom.addWidget(self.keuze)
        self.keuze.hide()
        self.groep.gekozen.connect(self.chosen)
        self.keuze.activated.connect(lambda _: self.chosen.emit(self.keuze.waarde))

    def zet(self, code: str) -> None:
        """Show that this one is on."""
        self.groep.zet(code)
        self.keuze.zet(code)

    def tel(self, aantallen: Mapping[str, str]) -> None:
        """The count of each view, in text."""
        for plek, (code, tekst) in enumerate(self._teksten.items()):
            met_aantal = f"{tekst} {aantallen.get(code, '0')}"
            self.groep.knop(code).zet_tekst(met_aantal)
            self.keuze.setItemText(plek, met_aantal)

    def ingang(self) -> QWidget:
        """What gets the focus."""
        return self.keuze if self.groep.isHidden() else self.groep.ingang()

    def _pas_aan(self) -> None:
        breed = self.width() >= BREED * self.fontMetrics().height()
        if breed == self.groep.isHidden():
            had_focus = self.isAncestorOf(self.window().focusWidget() or self)
            self.groep.setVisible(breed)
            self.keuze.setVisible(not breed)
            if had_focus:
                self.ingang().setFocus()

    # Qt --------------------------------------------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._pas_aan()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._pas_aan()
