"""What every form of this tab is: a card in place that keeps what is typed, tells what was refused, and is put away."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout, QWidget

from wijdesk.errors import Storing, Weigering
from wijdesk.models.opdrachten.basis import Opdracht
from wijdesk.models.rows.huishouden import HuishoudenDetail
from wijdesk.ui.fields import Veld, etiket, knop
from wijdesk.ui.flow import FlowLayout
from wijdesk.ui.gezien import Kijker
from wijdesk.ui.panel import Omgeving
from wijdesk.ui.toetsen import ToetsKnop


class Formulier(Kijker, QFrame):
    """Base of the forms.

    Signals:
        typed: something changed that a draft must keep
        ready: (Opdracht) what to carry out
        closed: put away; what was typed stays
    """

    naam = ""
    typed = Signal()
    ready = Signal(object)
    closed = Signal()

    def __init__(self, omgeving: Omgeving) -> None:
        super().__init__()
        self.setProperty("formulier", True)  # Ctrl+Z undoes only text in here
        self.omgeving = omgeving
        self.huishouden: HuishoudenDetail | None = None
        self.velden: dict[str, Veld] = {}
        self.setProperty("rol", "kaart")
        self.setObjectName(f"verloop_{self.naam}")
        self.titel = etiket("", "kop")
        self.fout = etiket("", "fout", breekt_af=True)
        self.fout.hide()
        self.bewaar = ToetsKnop(self.tr("Vastleggen"), "Ctrl+S", rol="primair")
        self.bewaar.setObjectName(f"{self.naam}_bewaar")
        self.bewaar.clicked.connect(self.leg_vast)
        self.sluiten = ToetsKnop(self.tr("Later verder"), "Esc", rol="stil")
        self.sluiten.clicked.connect(self.closed)
        self.weg = knop(self.tr("Weggooien"), self._gooi_weg, rol="stil", naam=f"{self.naam}_weg")
        self.kolom = QVBoxLayout(self)
        self.kolom.setContentsMargins(12, 12, 12, 12)
        self.kolom.setSpacing(8)
        self.kolom.addWidget(self.titel)
        self.hide()

    def rond_op(self, *erboven: QLabel) -> None:
        """Put the buttons below the fields; called last by the form itself."""
        for label in erboven:
            self.kolom.addWidget(label)
        self.kolom.addWidget(self.fout)
        knoppen = FlowLayout(ruimte=8)
        for een in (self.bewaar, self.sluiten, self.weg):
            knoppen.addWidget(een)
        self.kolom.addLayout(knoppen)

    # What a form says itself -----------------------------------------------------------------------------------------

    def zet_huishouden(self, huishouden: HuishoudenDetail) -> None:
        """The household it is about; its members may have changed."""
        self.huishouden = huishouden

    def eerste(self) -> QWidget:
        """The field that gets the focus first."""
        raise NotImplementedError

    def begonnen(self) -> bool:
        """Whether something would be lost."""
        raise NotImplementedError

    def waarden(self) -> dict[str, str]:
        """What was filled in, as text to keep."""
        raise NotImplementedError

    def zet_waarden(self, waarden: Mapping[str, str]) -> None:
        """Put back what was kept."""
        raise NotImplementedError

    def maak_leeg(self) -> None:
        """Begin anew."""
        raise NotImplementedError

    def opdracht(self) -> Opdracht[object] | dict[str, str]:
        """What to carry out, or what is wrong per field."""
        raise NotImplementedError

    # What is the same for all ----------------------------------------------------------------------------------------

    def leg_vast(self) -> None:
        """Ask the tab to carry it out; what cannot be read is told here."""
        if not self.bewaar.isEnabled():
            return
        for veld in self.velden.values():
            veld.wis_fout()
        self._zet_fout("")
        gemaakt = self.opdracht()
        if isinstance(gemaakt, dict):
            self.toon_fouten(Weigering(self.tr("Er ontbreekt nog iets."), fouten=gemaakt))
            return
        self.bewaar.setEnabled(False)
        self.ready.emit(self.met_gezien(gemaakt))

    def toon_fouten(self, weigering: Weigering) -> None:
        """Say what was refused beside the field it is about."""
        self.bewaar.setEnabled(True)
        fouten = weigering.volledig()
        fout = [naam for naam in self.velden if naam in fouten]
        self._zet_fout("" if fout else weigering.zin)
        for naam in fout:
            self.velden[naam].setVisible(True)
            self.velden[naam].toon_fout(fouten[naam])
        if fout:
            self.velden[fout[0]].invoer.setFocus(Qt.FocusReason.OtherFocusReason)

    def toon_storing(self, storing: Storing) -> None:
        """Say that it could not be kept; what was typed stays."""
        self.bewaar.setEnabled(True)
        self._zet_fout(f"{storing.zin} {storing.uitweg}")

    def klaar(self) -> None:
        """It was kept: empty again."""
        self.bewaar.setEnabled(True)
        for veld in self.velden.values():
            veld.wis_fout()
        self._zet_fout("")
        self.maak_leeg()

    def _gooi_weg(self) -> None:
        self.klaar()
        self.typed.emit()
        self.closed.emit()

    def _zet_fout(self, zin: str) -> None:
        self.fout.setText(zin)
        self.fout.setVisible(bool(zin))

    # Qt --------------------------------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
            event.accept()
            return
        super().keyPressEvent(event)
