"""Two records of one person side by side: what differs, which one stays, and why. The panel sends the request.

What comes in of either while they stand there is told before they are merged, and compared anew.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QLineEdit, QRadioButton, QScrollArea, QVBoxLayout, QWidget

from wijdesk.errors import Achterhaald, Weigering
from wijdesk.models.opdrachten.persoon import LeesPersoonKaart, VoegPersonenSamen
from wijdesk.models.rows.persoon import PersoonKaart
from wijdesk.models.values import Id
from wijdesk.ui.fields import Veld, etiket, knop
from wijdesk.ui.flow import FlowLayout
from wijdesk.ui.gezien import Kijker
from wijdesk.ui.jobs import Jobs
from wijdesk.ui.panels.inwoner.gegevens import verschillen
from wijdesk.ui.persoon_zoeken import PersoonZoeker
from wijdesk.ui.toetsen import ToetsKnop


class Samenvoegen(Kijker, QWidget):
    """Find the other record, compare, choose which one stays.

    Signals:
        ready: (VoegPersonenSamen) merge these
        closed: the form was put away
    """

    ready = Signal(object)
    closed = Signal()

    def __init__(self, jobs: Jobs) -> None:
        super().__init__()
        self._jobs = jobs
        self._hier: PersoonKaart | None = None
        self._ander: PersoonKaart | None = None
        self.zoeker = PersoonZoeker(
            jobs,
            label=self.tr("Wie is dezelfde persoon?"),
            naam="samenvoegen_zoek",
            hulp=self.tr("Zoek op naam, geboortedatum, telefoon of adres en kies met de pijltjes en Enter."),
        )
        self.zoeker.taken.connect(lambda kandidaat: self._lees_ander(kandidaat.persoon_id))
        self.zoeker.cleared.connect(self._zonder_ander)
        self._vergelijking = QWidget()
        self.blijft_hier = QRadioButton(self._vergelijking)
        self.blijft_ander = QRadioButton(self._vergelijking)
        self._groep = QButtonGroup(self)
        self._groep.addButton(self.blijft_hier)
        self._groep.addButton(self.blijft_ander)
        self.reden = QLineEdit(maxLength=400)
        self.veld_reden = Veld(self.tr("Waaruit blijkt dat? (één zin)"), self.reden, naam="samenvoegen_reden")
        self.reden.returnPressed.connect(self.voeg_samen)
        self.uitleg = etiket("", "bij", breekt_af=True)
        self.voeg = ToetsKnop(self.tr("Samenvoegen"), "Ctrl+S", rol="primair")
        self.voeg.clicked.connect(self.voeg_samen)
        self.annuleer = knop(self.tr("Annuleren"), self.sluit, rol="stil", naam="samenvoegen_annuleer")
        self._groep.buttonToggled.connect(lambda *_: self._vertel())
        self._bouw()

    def _bouw(self) -> None:
        self._rooster = QGridLayout(self._vergelijking)
        self._rooster.setContentsMargins(0, 0, 0, 0)
        self._rooster.setHorizontalSpacing(12)
        self._rooster.setVerticalSpacing(4)
        self._rooster.setColumnStretch(0, 1)
        self._rooster.setColumnStretch(1, 1)
        self._gelijk = etiket("", "bij", breekt_af=True, naam="samenvoegen_gelijk")
        vlak = QWidget()
        kolom = QVBoxLayout(vlak)
        kolom.setContentsMargins(0, 0, 4, 0)
        kolom.setSpacing(12)
        kolom.addWidget(etiket(self.tr("Zelfde persoon als…"), "kop"))
        kolom.addWidget(self.zoeker)
        kolom.addWidget(self._vergelijking)
        kolom.addWidget(self._gelijk)
        kolom.addStretch(1)
        rol = QScrollArea()
        rol.setWidgetResizable(True)
        rol.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        rol.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        rol.setWidget(vlak)
        self._onder = QWidget()
        onder = QVBoxLayout(self._onder)
        onder.setContentsMargins(0, 0, 0, 0)
        onder.setSpacing(8)
        onder.addWidget(self.veld_reden)
        onder.addWidget(self.uitleg)
        knoppen = FlowLayout()
        knoppen.addWidget(self.voeg)
        knoppen.addWidget(self.annuleer)
        geheel = QVBoxLayout(self)
        geheel.setContentsMargins(0, 0, 0, 0)
        geheel.setSpacing(8)
        geheel.addWidget(rol, 1)
        geheel.addWidget(self._onder)
        geheel.addLayout(knoppen)

    def open(self, hier: PersoonKaart, ander: Id | None = None) -> None:
        """Start looking for the other record of this person, or compare with one that is known."""
        self._hier = hier
        self.reden.clear()
        self.veld_reden.wis_fout()
        self.zoeker.wis()
        self.zoeker.laat_weg(hier.persoon.id)
        self._zonder_ander()
        self.zoeker.setFocus(Qt.FocusReason.OtherFocusReason)
        self.zie_bij(self._jobs, self)
        if ander is not None:
            self._lees_ander(ander)

    def voeg_samen(self) -> None:
        """Ask the panel to merge."""
        if self._hier is None or self._ander is None or not self.voeg.isEnabled():
            return
        if not self.reden.text().strip():
            self.veld_reden.toon_fout(self.tr("Schrijf één zin: waaruit blijkt dat dit dezelfde persoon is?"))
            self.reden.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self.voeg.setEnabled(False)
        hier, ander = self._hier.persoon.id, self._ander.persoon.id
        blijft, weg = (hier, ander) if self.blijft_hier.isChecked() else (ander, hier)
        self.ready.emit(self.met_gezien(VoegPersonenSamen(blijft=blijft, weg=weg, reden=self.reden.text().strip())))

    def toon_fouten(self, weigering: Weigering) -> None:
        """Say why it was refused; of cards that are not what they were, beside what they are now."""
        self.voeg.setEnabled(True)
        self.veld_reden.toon_fout(weigering.in_een_zin() if isinstance(weigering, Achterhaald) else weigering.zin)
        if isinstance(weigering, Achterhaald) and self._hier is not None and self._ander is not None:
            hier, ander = self._hier.persoon.id, self._ander.persoon.id
            self.reden.setFocus(Qt.FocusReason.OtherFocusReason)
            self._lees(hier, partial(self._opnieuw, hier, ander), "hier")
            self._lees(ander, partial(self._opnieuw, hier, ander), "ander")

    def sluit(self) -> None:
        """Put the form away."""
        self._hier = self._ander = None
        self.closed.emit()

    def _lees_ander(self, persoon_id: Id) -> None:
        self._lees(persoon_id, self._toon_ander, "ander")

    def _lees(self, persoon_id: Id, klaar: Callable[[PersoonKaart], None], wie: str) -> None:
        self._jobs.read(
            LeesPersoonKaart(id=persoon_id),
            klaar,
            eigenaar=self,
            sleutel=wie,
            geweigerd=lambda weigering: self.zoeker.veld.toon_fout(weigering.zin),
        )

    def _opnieuw(self, hier: Id, ander: Id, kaart: PersoonKaart) -> None:
        """One of both as it is now, as long as these two stand here; which one stays was chosen."""
        een, twee = self._hier, self._ander
        if een is None or twee is None or (een.persoon.id, twee.persoon.id) != (hier, ander):
            return
        self._hier = kaart if kaart.persoon.id == hier else een
        self._ander = kaart if kaart.persoon.id == ander else twee
        self._vergelijk(self._hier, self._ander)
        self._vertel()

    def _zonder_ander(self) -> None:
        self._ander = None
        self._maak_leeg()
        self._vergelijking.hide()
        self._gelijk.hide()
        self._onder.hide()
        self.voeg.setEnabled(False)

    def _toon_ander(self, ander: PersoonKaart) -> None:
        if self._hier is None or ander.persoon.id == self._hier.persoon.id:
            return
        self._ander = ander
        hier = self._hier
        self._vergelijk(hier, ander)
        (self.blijft_hier if len(hier.vragen) >= len(ander.vragen) else self.blijft_ander).setChecked(True)
        self._vergelijking.show()
        self._gelijk.show()
        self._onder.show()
        self.voeg.setEnabled(True)
        self._vertel()
        self.reden.setFocus(Qt.FocusReason.OtherFocusReason)

    def _vergelijk(self, hier: PersoonKaart, ander: PersoonKaart) -> None:
        self._maak_leeg()
        for kolom, (keuze, kaart) in enumerate(((self.blijft_hier, hier), (self.blijft_ander, ander))):
            keuze.setText(self.tr("Deze blijft"))
            keuze.setAccessibleName(self.tr("{0} blijft").format(kaart.persoon.naam))
            naam = etiket(kaart.persoon.naam, "veld", breekt_af=True)
            naam.setMinimumWidth(1)
            self._rooster.addWidget(naam, 0, kolom, Qt.AlignmentFlag.AlignTop)
            self._rooster.addWidget(keuze, 1, kolom)
            keuze.show()
        aantallen = [str(len({vraag.contact_id for vraag in kaart.vragen})) for kaart in (hier, ander)]
        regels = [*verschillen(hier.persoon, ander.persoon), (self.tr("Contacten"), aantallen[0], aantallen[1], True)]
        rij = 2
        for wat, links, rechts, anders in regels:
            if anders:
                self._rooster.addWidget(etiket(wat, "bij"), rij, 0, 1, 2)
                for kolom, waarde in enumerate((links, rechts)):
                    cel = etiket(waarde or "–", breekt_af=True)
                    cel.setMinimumWidth(1)
                    self._rooster.addWidget(cel, rij + 1, kolom, Qt.AlignmentFlag.AlignTop)
                rij += 2
        gelijk = ", ".join(f"{wat.lower()} {links}" for wat, links, _, anders in regels if not anders)
        self._gelijk.setText(self.tr("Gelijk: {0}.").format(gelijk) if gelijk else self.tr("Niets is gelijk."))

    def _vertel(self) -> None:
        if self._hier is None or self._ander is None:
            return
        weg = self._ander if self.blijft_hier.isChecked() else self._hier
        aantal = len({vraag.contact_id for vraag in weg.vragen})
        mee = (
            self.tr("1 contact van de andere kaart gaat mee.")
            if aantal == 1
            else self.tr("{0} contacten van de andere kaart gaan mee.").format(aantal)
        )
        self.uitleg.setText(
            self.tr("De gegevens van de kaart die blijft, gelden. {0} U kunt dit altijd weer uit elkaar halen.").format(
                mee
            )
        )

    def _maak_leeg(self) -> None:
        for plek in range(self._rooster.count() - 1, -1, -1):
            item = self._rooster.takeAt(plek)
            widget = item.widget() if item is not None else None
            if widget is None:
                continue
            widget.hide()
            if widget not in (self.blijft_hier, self.blijft_ander):
                widget.deleteLater()

    # Qt --------------------------------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.sluit()
            event.accept()
            return
        super().keyPressEvent(event)
