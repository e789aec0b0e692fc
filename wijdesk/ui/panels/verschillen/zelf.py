"""Typing what it is, in the place of what two desks said."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from wijdesk.errors import Weigering
from wijdesk.models.rows.verschil import EigenVeld, VerschilDetail
from wijdesk.models.values import datum_in_woorden, lokaal
from wijdesk.ui.datum import iso_van
from wijdesk.ui.fields import Veld, etiket, knop
from wijdesk.ui.flow import FlowLayout
from wijdesk.ui.keuze import Keuze
from wijdesk.ui.panel import Omgeving
from wijdesk.ui.toetsen import ToetsKnop

LANG = 60
"""Signs from which a value gets more than one line."""
REGELS = 5


class ZelfVorm(QWidget):
    """The fields of one difference, to be typed.

    Signals:
        ready: somebody wants it kept
        closed: put away; what was typed is remembered for this difference
    """

    ready = Signal()
    closed = Signal()

    def __init__(self, omgeving: Omgeving) -> None:
        super().__init__()
        self._omgeving = omgeving
        self._velden: dict[str, tuple[EigenVeld, Veld]] = {}
        self.titel = etiket("", "kop", breekt_af=True)
        self.fout = etiket("", "fout", breekt_af=True, naam="zelf_fout")
        self.bewaar = ToetsKnop(self.tr("Zo is het"), "Ctrl+S", rol="primair")
        self.bewaar.setObjectName("zelf_bewaar")
        self.bewaar.clicked.connect(self.ready.emit)
        self.terug = knop(self.tr("Terug"), self.closed.emit, rol="stil", naam="zelf_terug")
        self._deel = QWidget()
        self._kolom = QVBoxLayout(self._deel)
        self._kolom.setContentsMargins(0, 0, 0, 0)
        self._kolom.setSpacing(8)
        knoppen = FlowLayout(ruimte=8)
        knoppen.addWidget(self.bewaar)
        knoppen.addWidget(self.terug)
        alles = QVBoxLayout(self)
        alles.setContentsMargins(0, 0, 0, 0)
        alles.setSpacing(8)
        for deel in (self.titel, self._deel, self.fout):
            alles.addWidget(deel)
        alles.addLayout(knoppen)
        alles.addStretch(1)
        self.fout.hide()

    def open_voor(self, detail: VerschilDetail, getypt: dict[str, str]) -> None:
        """Show the fields with what stands there now, or what was typed before."""
        while (deel := self._kolom.takeAt(0)) is not None:
            if (oud := deel.widget()) is not None:
                oud.hide()
                oud.deleteLater()
        self._velden = {}
        self.titel.setText(self.tr("{0}: zelf invullen").format(detail.rij.titel))
        for eigen in detail.eigen:
            invoer = _invoer(eigen)
            hulp = self.tr("Bijvoorbeeld 3-2-2026, “morgen” of “ma”.") if eigen.soort == "dag" else ""
            veld = Veld(eigen.label, invoer, naam=f"zelf_{eigen.veld}", hulp=hulp)
            self._velden[eigen.veld] = (eigen, veld)
            self._kolom.addWidget(veld)
            _zet(invoer, getypt.get(eigen.veld, datum_in_woorden(eigen.waarde) if hulp else eigen.waarde))
        self.wis_fouten()

    def eerste_veld(self) -> QWidget:
        """Where typing begins."""
        return next((veld.invoer for _, veld in self._velden.values()), self.bewaar)

    def getypt(self) -> dict[str, str]:
        """What stands in the fields."""
        return {naam: _lees(veld.invoer) for naam, (_, veld) in self._velden.items()}

    def waarden(self) -> tuple[tuple[str, str], ...]:
        """What stands in the fields, days as ISO; what is no day is sent as it was typed, and refused with why."""
        vandaag = lokaal(self._omgeving.klok()).date()
        uit = []
        for naam, tekst in self.getypt().items():
            is_dag = self._velden[naam][0].soort == "dag" and bool(tekst.strip())
            uit.append((naam, (iso_van(tekst, vandaag) or tekst) if is_dag else tekst))
        return tuple(uit)

    def toon_weigering(self, weigering: Weigering) -> None:
        """Beside the fields it is about, and for the rest below them."""
        self.wis_fouten()
        los = [zin for naam, zin in weigering.fouten.items() if naam not in self._velden]
        for naam, zin in weigering.fouten.items():
            if naam in self._velden:
                self._velden[naam][1].toon_fout(zin)
        zin = " ".join(los) if weigering.fouten else weigering.zin
        self.fout.setText(zin)
        self.fout.setVisible(bool(zin))
        fout = next((veld for _, veld in self._velden.values() if veld.heeft_fout()), None)
        (fout.invoer if fout is not None else self.eerste_veld()).setFocus(Qt.FocusReason.OtherFocusReason)

    def wis_fouten(self) -> None:
        """Nothing was refused."""
        for _, veld in self._velden.values():
            veld.wis_fout()
        self.fout.hide()

    # Qt --------------------------------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)


def _invoer(eigen: EigenVeld) -> QWidget:
    if eigen.soort == "lijst":
        return Keuze(
            eigen.codes if eigen.codes[:1] != ("",) else eigen.codes[1:], leeg="—" if "" in eigen.codes else ""
        )
    if eigen.soort == "ja":
        return Keuze(("ja", "nee"))
    if eigen.soort == "tekst" and (len(eigen.waarde) > LANG or "\n" in eigen.waarde):
        veld = QPlainTextEdit()
        veld.setTabChangesFocus(True)
        veld.setFixedHeight(veld.fontMetrics().lineSpacing() * REGELS + 16)
        return veld
    return QLineEdit()


def _zet(invoer: QWidget, tekst: str) -> None:
    if isinstance(invoer, Keuze):
        invoer.zet({"1": "ja", "0": "nee"}.get(tekst, tekst))
    elif isinstance(invoer, QPlainTextEdit):
        invoer.setPlainText(tekst)
    elif isinstance(invoer, QLineEdit):
        invoer.setText(tekst)
        invoer.selectAll()


def _lees(invoer: QWidget) -> str:
    if isinstance(invoer, Keuze):
        return invoer.waarde
    if isinstance(invoer, QPlainTextEdit):
        return invoer.toPlainText()
    return invoer.text() if isinstance(invoer, QLineEdit) else ""
