"""The quick form that puts somebody on the waiting list. Builds the request; the panel sends it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QButtonGroup, QFrame, QLineEdit, QVBoxLayout, QWidget

from wijdesk.errors import Weigering
from wijdesk.models.opdrachten.wachtrij import MeldWachtendeAan
from wijdesk.models.rows.persoon import Kandidaat
from wijdesk.models.values import Id
from wijdesk.ui.fields import Veld, knop
from wijdesk.ui.flow import FlowLayout
from wijdesk.ui.jobs import Jobs
from wijdesk.ui.panels.wachtrij.beeld import URGENTIES
from wijdesk.ui.persoon_zoeken import PersoonZoeker
from wijdesk.ui.toetsen import ToetsKnop


class Toevoegen(QFrame):
    """Name (known or not), what for, how urgent. Enter walks on, and adds from the last line.

    Signals:
        ready: (MeldWachtendeAan) put this person in the row
        closed: the form was put away
    """

    ready = Signal(object)
    closed = Signal()

    def __init__(self, jobs: Jobs, locatie_id: Id) -> None:
        super().__init__()
        self.setProperty("rol", "kaart")
        self._locatie_id = locatie_id
        self.wie = PersoonZoeker(
            jobs,
            label=self.tr("Wie komt er binnen?"),
            naam="wachtende_naam",
            hulp=self.tr("Naam of voornaam. Een bekende inwoner kiest u met de pijltjes."),
            hoogstens=4,
        )
        self.regel = QLineEdit(maxLength=200)
        self.waarvoor = Veld(self.tr("Waarvoor"), self.regel, naam="wachtende_waarvoor")
        self.urgentie = Veld(self.tr("Urgentie (Alt+1, 2 of 3)"), self._urgenties(), naam="wachtende_urgentie")
        self.voeg_toe = ToetsKnop(self.tr("In de rij zetten"), "Return", rol="primair")
        self.annuleer = knop(self.tr("Annuleren"), self.sluit, rol="stil")
        kolom = QVBoxLayout(self)
        kolom.setContentsMargins(12, 12, 12, 12)
        kolom.setSpacing(12)
        kolom.addWidget(self.wie)
        kolom.addWidget(self.waarvoor)
        kolom.addWidget(self.urgentie)
        rij = FlowLayout()
        rij.addWidget(self.voeg_toe)
        rij.addWidget(self.annuleer)
        kolom.addLayout(rij)
        self.wie.entered.connect(lambda: self.regel.setFocus(Qt.FocusReason.TabFocusReason))
        self.wie.taken.connect(self._gekozen)
        self.regel.returnPressed.connect(self._klaar)
        self.voeg_toe.clicked.connect(self._klaar)
        self.hide()

    def open(self) -> None:
        """Show the form, or go to it with what was typed."""
        self.show()
        self.wie.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def sluit(self) -> None:
        """Put the form away, empty."""
        self.wis()
        self.hide()
        self.closed.emit()

    def wis(self) -> None:
        """Empty for the next person."""
        self.wie.wis()
        self.regel.clear()
        self.waarvoor.wis_fout()
        self._groep.button(3).setChecked(True)
        self.voeg_toe.setEnabled(True)

    def toon_fouten(self, weigering: Weigering) -> None:
        """Say what was refused beside the field it is about."""
        self.voeg_toe.setEnabled(True)
        velden = {"waarvoor": self.waarvoor, "urgentie": self.urgentie}
        for naam, zin in weigering.fouten.items():
            velden.get(naam, self.wie.veld).toon_fout(zin)

    def _urgenties(self) -> QWidget:
        vlak = QWidget()
        rij = FlowLayout(vlak, ruimte=4)
        self._groep = QButtonGroup(self)
        for nummer, woord in URGENTIES.items():
            keuze = knop(woord.capitalize(), rol="keuze", naam=f"urgentie_{nummer}")
            keuze.setCheckable(True)
            keuze.setToolTip(f"Alt+{nummer}")
            QShortcut(QKeySequence(f"Alt+{nummer}"), self, keuze.click).setContext(
                Qt.ShortcutContext.WidgetWithChildrenShortcut
            )
            self._groep.addButton(keuze, nummer)
            rij.addWidget(keuze)
        self._groep.button(3).setChecked(True)
        return vlak

    def _gekozen(self, kandidaat: Kandidaat) -> None:
        self.regel.setFocus(Qt.FocusReason.TabFocusReason)

    def _klaar(self) -> None:
        if not self.voeg_toe.isEnabled():
            return
        if not self.wie.tekst:
            self.wie.veld.toon_fout(self.tr("Vul een naam in, of iets om iemand aan te herkennen."))
            self.wie.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self.voeg_toe.setEnabled(False)
        gekozen = self.wie.gekozen
        self.ready.emit(
            MeldWachtendeAan(
                locatie_id=self._locatie_id,
                naam=self.wie.tekst,
                persoon_id=gekozen.persoon_id if gekozen else None,
                waarvoor=self.regel.text().strip(),
                urgentie=self._groep.checkedId(),
            )
        )

    # Qt --------------------------------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.sluit()
            event.accept()
            return
        super().keyPressEvent(event)
