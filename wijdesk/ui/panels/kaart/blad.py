"""The card of one entry: everything about it, and what can be done with it. Knows no panel."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from wijdesk.models.rows.kaart import VoorzieningRij
from wijdesk.models.rows.verloop import HistorieRij
from wijdesk.ui.fields import etiket
from wijdesk.ui.historietekst import Historietekst
from wijdesk.ui.leesrichting import ZoalsGetypt
from wijdesk.ui.panel import Actie
from wijdesk.ui.panels.kaart import beeld
from wijdesk.ui.rolblad import Rolblad
from wijdesk.ui.toegankelijk import hoor_als
from wijdesk.ui.toetsen import Toetsen


class KaartBlad(QWidget):
    """One entry to read.

    Signals:
        entered: Enter was pressed
    """

    entered = Signal()

    def __init__(self, acties: Iterable[Actie], *, primair: str) -> None:
        super().__init__()
        self.setObjectName("kaart_blad")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        hoor_als(self, "blad")
        self.titel = etiket("", "titel", breekt_af=True, naam="kaart_titel")
        self.soort = etiket("", "bij", breekt_af=True)
        self.let_op = etiket("", "waarschuwing", breekt_af=True, naam="kaart_let_op")
        self.telling = etiket("", "", breekt_af=True, naam="kaart_telling")
        self.nagekeken = etiket("", "bij", breekt_af=True, naam="kaart_nagekeken")
        self._velden = QVBoxLayout()
        self._velden.setSpacing(8)
        inhoud = QWidget()
        kolom = QVBoxLayout(inhoud)
        kolom.setContentsMargins(12, 12, 12, 12)
        kolom.setSpacing(8)
        for deel in (self.titel, self.soort, self.let_op):
            kolom.addWidget(deel)
        kolom.addLayout(self._velden)
        kolom.addWidget(self.telling)
        kolom.addWidget(self.nagekeken)
        self.historie = Historietekst(naam="kaart_historie")
        kolom.addWidget(self.historie)
        kolom.addStretch(1)
        self.toetsen = Toetsen(acties, self, primair=primair)
        onder = QVBoxLayout()
        onder.setContentsMargins(12, 8, 12, 12)
        onder.addWidget(self.toetsen)
        self._rol = Rolblad(inhoud, ziet_fouten=False)
        geheel = QVBoxLayout(self)
        geheel.setContentsMargins(0, 0, 0, 0)
        geheel.setSpacing(0)
        geheel.addWidget(self._rol, 1)
        geheel.addLayout(onder)

    def toon(self, rij: VoorzieningRij, vandaag: date) -> None:
        """This one."""
        self.historie.houd_bij(rij)
        self.titel.setText(ZoalsGetypt(rij.naam))
        self.soort.setText(rij.soort[:1].upper() + rij.soort[1:])
        zin = beeld.toestand(rij, vandaag)
        self.let_op.setText(self.tr("{0}. Bel eerst of dit nog klopt.").format(zin) if rij.oud and rij.open else zin)
        self.let_op.setVisible(bool(zin))
        while (plek := self._velden.takeAt(0)) is not None:
            if (oud := plek.widget()) is not None:
                oud.hide()
                oud.deleteLater()
        regels = beeld.regels_van_kaart(rij)
        for label, waarde in regels:
            self._velden.addWidget(_regel(label, waarde))
        self.telling.setText(beeld.telling(rij))
        self.nagekeken.setText(beeld.nagekeken(rij))
        delen = (rij.naam, rij.soort, zin, *(f"{label}: {waarde}" for label, waarde in regels), self.telling.text())
        self.setAccessibleName(". ".join(deel.rstrip(".") for deel in delen if deel))
        self._rol.verticalScrollBar().setValue(0)

    def toon_historie(self, rijen: Iterable[HistorieRij], nu: int) -> None:
        """What was changed in it, newest first."""
        self.historie.toon(rijen, nu)
        self._rol.breng_in_beeld(self.historie)

    # Qt --------------------------------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        toets, balk = event.key(), self._rol.verticalScrollBar()
        if toets in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered.emit()
        elif toets in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            balk.setValue(balk.value() + (40 if toets == Qt.Key.Key_Down else -40))
        elif toets in (Qt.Key.Key_PageDown, Qt.Key.Key_PageUp):
            balk.setValue(balk.value() + (balk.pageStep() if toets == Qt.Key.Key_PageDown else -balk.pageStep()))
        else:
            super().keyPressEvent(event)


def _regel(label: str, waarde: str) -> QWidget:
    deel = QWidget()
    kolom = QVBoxLayout(deel)
    kolom.setContentsMargins(0, 0, 0, 0)
    kolom.setSpacing(0)
    tekst = etiket(waarde, "", breekt_af=True)
    tekst.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    tekst.setAccessibleName(f"{label}: {waarde}")
    kolom.addWidget(etiket(label, "bij"))
    kolom.addWidget(tekst)
    return deel
