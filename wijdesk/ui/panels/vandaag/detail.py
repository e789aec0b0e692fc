"""One registered vraag with its contact, to read and to correct in place. It builds requests; the panel sends them.

Looking makes nothing dirty: only a value that differs asks for a reason and shows the button that writes it.
"""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QCheckBox, QGridLayout, QHBoxLayout, QLineEdit, QScrollArea, QVBoxLayout, QWidget

from wijdesk.errors import Achterhaald, Weigering
from wijdesk.models.rows.contact import ContactDetail
from wijdesk.models.rows.persoon import Kandidaat
from wijdesk.models.values import Id, moment_in_woorden
from wijdesk.ui.een_zin import EenZin
from wijdesk.ui.fields import Veld, etiket, kaart, knop
from wijdesk.ui.flow import FlowLayout
from wijdesk.ui.gezien import Kijker
from wijdesk.ui.keuze import Keuze
from wijdesk.ui.neem_over import bied_aan
from wijdesk.ui.notitie import Notitie
from wijdesk.ui.panel import Omgeving
from wijdesk.ui.panels.vandaag.correctie import (
    DOORVERBONDEN,
    VERWEZEN,
    Waarden,
    naar_concept,
    opdrachten,
    verschil,
    verzoen,
    waarden_van,
)
from wijdesk.ui.persoon_zoeken import PersoonZoeker
from wijdesk.ui.toetsen import ToetsKnop

NAMEN = {
    "toelichting": "toelichting",
    "meldingtype": "meldingtype",
    "uitkomst": "uitkomst",
    "kanaal": "kanaal",
    "melder": "melder",
    "melder_naam": "naam van de melder",
    "persoon_id": "inwoner",
}


class Detail(Kijker, QWidget):
    """The detail pane.

    Signals:
        corrected: (tuple of requests) write these
        withdrawn: (contact id, reason) take the registration back
        person_asked: (person id) show this person
        closed: the pane was put away
        typed: something was typed; for the draft
    """

    typed = Signal()

    corrected = Signal(object)
    withdrawn = Signal(object, str)
    person_asked = Signal(object)
    closed = Signal()

    def __init__(self, omgeving: Omgeving) -> None:
        super().__init__()
        self._omgeving = omgeving
        self._contact: ContactDetail | None = None
        self._vraag_id: Id | None = None
        self._was: Waarden | None = None
        self._persoon_id: Id | None = None
        self._bezig = False
        self.rol = QScrollArea()
        self.rol.setWidgetResizable(True)
        self.rol.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.rol.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._maak_velden()
        self._bouw()
        self.hide()

    # Building --------------------------------------------------------------------------------------------------------

    def _maak_velden(self) -> None:
        codes = self._omgeving.codes
        self.naam = etiket("", "kop", breekt_af=True, naam="detail_naam")
        self.feiten = etiket("", "bij", breekt_af=True, naam="detail_feiten")
        self.elders = etiket("", "waarschuwing", breekt_af=True, naam="detail_elders")
        self.elders.hide()
        self.toelichting = Notitie()
        self.meldingtype = Keuze(codes.van("meldingtype"))
        self.uitkomst = Keuze(codes.van("uitkomst"))
        self.kanaal = Keuze(codes.van("kanaal"))
        self.melder = Keuze(codes.van("melder"))
        self.melder_naam = QLineEdit(maxLength=200)
        self.gelukt = QCheckBox(self.tr("Doorverbinden is gelukt"))
        self.verwezen_naar = QLineEdit(maxLength=200)
        self.reden = QLineEdit(maxLength=400)
        self.velden = {
            "toelichting": Veld(self.tr("Vraag"), self.toelichting, naam="toelichting"),
            "meldingtype": Veld(self.tr("Meldingtype"), self.meldingtype, naam="meldingtype"),
            "uitkomst": Veld(self.tr("Uitkomst"), self.uitkomst, naam="uitkomst"),
            "verwezen_naar": Veld(self.tr("Verwezen naar"), self.verwezen_naar, naam="verwezen_naar"),
            "kanaal": Veld(self.tr("Kanaal"), self.kanaal, naam="kanaal"),
            "melder": Veld(self.tr("Melder"), self.melder, naam="melder"),
            "melder_naam": Veld(self.tr("Naam van de melder"), self.melder_naam, naam="melder_naam"),
            "reden": Veld(self.tr("Waarom deze correctie? (één zin)"), self.reden, naam="reden"),
        }
        self.zoeker = PersoonZoeker(self._omgeving.jobs, label=self.tr("Hoort bij inwoner"), naam="detail_persoon")
        self.zoeker.taken.connect(self._ander_persoon)
        self.zoeker.hide()
        self.open_persoon = knop(self.tr("Inwoner openen"), self._vraag_persoon, naam="detail_open_persoon")
        self.andere = knop(self.tr("Andere inwoner…"), self._zoek_ander, rol="stil", naam="detail_andere")
        self.anoniem = knop(self.tr("Maak anoniem"), self._maak_anoniem, rol="stil", naam="detail_anoniem")
        self.intrekken = knop(self.tr("Registratie intrekken…"), self._trek_in, rol="stil", naam="detail_intrekken")
        self.dicht = ToetsKnop(self.tr("Sluiten"), "Esc", rol="stil")
        self.bewaar = ToetsKnop(self.tr("Correctie bewaren"), "Ctrl+S", rol="primair")
        self.terug = knop(self.tr("Terugzetten"), self.zet_terug, rol="stil", naam="detail_terug")
        self.zin = EenZin()
        self.dicht.clicked.connect(self.sluit)
        self.bewaar.clicked.connect(self.bewaar_correctie)
        self.reden.returnPressed.connect(self.bewaar_correctie)
        self.toelichting.textChanged.connect(self._gewijzigd)
        self.melder_naam.textChanged.connect(self._gewijzigd)
        self.reden.textEdited.connect(self.typed)
        for keuze in (self.meldingtype, self.uitkomst, self.kanaal, self.melder):
            keuze.currentIndexChanged.connect(self._gewijzigd)

    def _bouw(self) -> None:
        vlak = QWidget()
        kolom = QVBoxLayout(vlak)
        kolom.setContentsMargins(0, 8, 8, 8)
        kolom.setSpacing(12)
        kop = QHBoxLayout()
        kop.addWidget(self.naam, 1)
        kop.addWidget(self.dicht, 0, Qt.AlignmentFlag.AlignTop)
        kolom.addLayout(kop)
        kolom.addWidget(self.feiten)
        kolom.addWidget(self.elders)
        persoon = FlowLayout(ruimte=4)
        for widget in (self.open_persoon, self.andere, self.anoniem):
            persoon.addWidget(widget)
        kolom.addLayout(persoon)
        kolom.addWidget(self.zoeker)
        kolom.addWidget(self.velden["toelichting"])
        self._rooster = QGridLayout()
        self._rooster.setSpacing(12)
        kolom.addLayout(self._rooster)
        kolom.addWidget(self.gelukt)
        kolom.addWidget(self.velden["verwezen_naar"])
        self._strook = kaart(naam="detail_correctie")
        strook = QVBoxLayout(self._strook)
        strook.setContentsMargins(12, 12, 12, 12)
        strook.addWidget(self.velden["reden"])
        knoppen = FlowLayout()
        knoppen.addWidget(self.bewaar)
        knoppen.addWidget(self.terug)
        strook.addLayout(knoppen)
        kolom.addWidget(self.intrekken, 0, Qt.AlignmentFlag.AlignLeft)
        kolom.addStretch(1)
        self._leg_rooster(breed=False)
        self.rol.setWidget(vlak)
        geheel = QVBoxLayout(self)
        geheel.setContentsMargins(0, 0, 0, 0)
        geheel.setSpacing(8)
        geheel.addWidget(self.rol, 1)
        geheel.addWidget(self._strook)
        geheel.addWidget(self.zin)

    def _leg_rooster(self, *, breed: bool) -> None:
        for plek, naam in enumerate(("meldingtype", "uitkomst", "kanaal", "melder", "melder_naam")):
            rij, kolom = divmod(plek, 2) if breed else (plek, 0)
            self._rooster.addWidget(self.velden[naam], rij, kolom, Qt.AlignmentFlag.AlignTop)
        self._rooster.setColumnStretch(0, 1)
        self._rooster.setColumnStretch(1, 1 if breed else 0)

    # What is shown ---------------------------------------------------------------------------------------------------

    @property
    def contact_id(self) -> Id | None:
        """The contact that stands here."""
        return self._contact.id if self._contact is not None else None

    @property
    def vraag_id(self) -> Id | None:
        """The vraag that stands here."""
        return self._vraag_id

    def gewijzigd(self) -> bool:
        """Whether something typed differs from what is stored."""
        return self._was is not None and bool(verschil(self._was, self._getypt()))

    def toon(self, contact: ContactDetail, vraag_id: Id) -> None:
        """Show this vraag. When it stood here already and something was typed, that stays and is said."""
        waarden = waarden_van(contact, vraag_id)
        botst: tuple[str, ...] = ()
        if self._was is not None and self._vraag_id == vraag_id and self.gewijzigd():
            nu, botst = verzoen(self._was, waarden, self._getypt())
        else:
            nu = waarden
        self._contact, self._vraag_id, self._was = contact, vraag_id, waarden
        self.zie_bij(self._omgeving.jobs, self)
        self._vul(nu)
        wat = ", ".join(NAMEN[naam] for naam in botst)
        self.elders.setText(self.tr("Elders gewijzigd terwijl u typte: {0}. Wat u typte, staat er nog.").format(wat))
        self.elders.setVisible(bool(botst))
        self.show()

    def concept(self) -> str:
        """The correction that is not written yet, to keep; empty when there is none."""
        if self._contact is None or self._vraag_id is None or not self.gewijzigd():
            return ""
        reden, gezien = self.reden.text(), self.gezien_als_tekst()
        return naar_concept(self._contact.id, self._vraag_id, self._getypt(), reden, gezien)

    def zet_concept(self, waarden: Waarden, reden: str, gezien: str = "") -> None:
        """Put a kept correction back over what is stored."""
        self.zet_gezien(gezien)
        self._vul(waarden)
        self.reden.setText(reden)

    def wis(self) -> None:
        """Nothing to show."""
        self._contact = self._vraag_id = self._was = None
        self.zin.sluit()
        self.hide()

    def zet_terug(self) -> None:
        """Forget the correction and show what is stored."""
        if self._was is not None:
            self._vul(self._was)
            self.elders.hide()
            self.toelichting.setFocus(Qt.FocusReason.OtherFocusReason)

    def sluit(self) -> None:
        """Step back: first out of a correction, then out of the pane. A correction is never dropped by closing."""
        if self.gewijzigd():
            self.herinner()
            return
        self.wis()
        self.closed.emit()

    def herinner(self) -> None:
        """Say that a correction is not written yet."""
        self.velden["reden"].toon_fout(self.tr("Bewaar eerst deze correctie, of zet terug."))
        self.reden.setFocus(Qt.FocusReason.OtherFocusReason)

    def toon_fouten(self, weigering: Weigering) -> None:
        """Say what was refused beside the field it is about."""
        self.bewaar.setEnabled(True)
        if not self.zin.isHidden():
            self.zin.toon_fout(weigering.in_een_zin())
            return
        for naam, zin in weigering.volledig().items():
            veld = self.zoeker.veld if naam == "persoon_id" else self.velden.get(naam, self.velden["reden"])
            veld.toon_fout(zin)
        if isinstance(weigering, Achterhaald):
            bied_aan(weigering, self.velden, {naam: veld.invoer for naam, veld in self.velden.items()})

    def bewaar_correctie(self) -> None:
        """Ask the panel to write what differs."""
        if self._contact is None or self._vraag_id is None or not self.gewijzigd() or not self.bewaar.isEnabled():
            return
        reden = self.reden.text().strip()
        if not reden:
            self.velden["reden"].toon_fout(self.tr("Schrijf één zin: waarom klopte het niet?"))
            self.reden.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        for veld in self.velden.values():
            veld.wis_fout()
        self.bewaar.setEnabled(False)
        gelukt, verwezen = self.gelukt.isChecked(), self.verwezen_naar.text().strip()
        wat = opdrachten(
            self._contact, self._vraag_id, self._getypt(), reden=reden, gelukt=gelukt, verwezen_naar=verwezen
        )
        self.corrected.emit(tuple(map(self.met_gezien, wat)))

    def bewaard(self) -> None:
        """What was typed is written: it is now what is stored."""
        self.bewaar.setEnabled(True)
        self._was = self._getypt()
        if (veld := self.focusWidget()) is not None and self._strook.isAncestorOf(veld):
            # The strip goes away now; what has the focus must not fall out of the panel with it.
            self.toelichting.setFocus(Qt.FocusReason.OtherFocusReason)
        self.reden.clear()
        self._gewijzigd()

    # Inside ----------------------------------------------------------------------------------------------------------

    def _getypt(self) -> Waarden:
        return Waarden(
            toelichting=self.toelichting.toPlainText(),
            meldingtype=self.meldingtype.waarde,
            uitkomst=self.uitkomst.waarde,
            kanaal=self.kanaal.waarde,
            melder=self.melder.waarde,
            melder_naam=self.melder_naam.text(),
            persoon_id=self._persoon_id,
        )

    def _vul(self, waarden: Waarden) -> None:
        contact = self._contact
        if contact is None:
            return
        self._bezig = True
        self._persoon_id = waarden.persoon_id
        self.naam.setText(contact.persoon)
        nu = self._omgeving.klok()
        delen = [
            moment_in_woorden(contact.ontvangen, nu),
            contact.locatie,
            self.tr("door {0}").format(contact.medewerker),
        ]
        if any(vraag.gecorrigeerd for vraag in contact.vragen):
            delen.append(self.tr("gecorrigeerd"))
        anders = [vraag.meldingtype for vraag in contact.vragen if vraag.id != self._vraag_id and vraag.meldingtype]
        if anders:
            delen.append(self.tr("ook gevraagd: {0}").format(", ".join(anders)))
        self.feiten.setText(" · ".join(deel for deel in delen if deel))
        self.toelichting.setPlainText(waarden.toelichting)
        for keuze, code in ((self.meldingtype, waarden.meldingtype), (self.uitkomst, waarden.uitkomst)):
            keuze.zet(code)
            if not code:  # not for whoever looks: the first of the list would be untrue
                keuze.setCurrentIndex(-1)
        self.kanaal.zet(waarden.kanaal)
        self.melder.zet(waarden.melder)
        self.melder_naam.setText(waarden.melder_naam)
        self.gelukt.setChecked(True)
        self.verwezen_naar.clear()
        self.reden.clear()
        self.zoeker.wis()
        self.zoeker.hide()
        for veld in self.velden.values():
            veld.wis_fout()
        self._bezig = False
        self._gewijzigd()

    def _gewijzigd(self) -> None:
        if self._bezig or self._was is None:
            return
        nu = self._getypt()
        self.typed.emit()
        self.bewaar.setEnabled(True)
        anders_uit = nu.uitkomst != self._was.uitkomst
        self.gelukt.setVisible(anders_uit and nu.uitkomst == DOORVERBONDEN)
        self.velden["verwezen_naar"].setVisible(anders_uit and nu.uitkomst == VERWEZEN)
        anders = verschil(self._was, nu)
        self._strook.setVisible(bool(anders))
        self.intrekken.setVisible(not anders)
        heeft_persoon = nu.persoon_id is not None
        self.open_persoon.setVisible(heeft_persoon and "persoon_id" not in anders)
        self.anoniem.setVisible(heeft_persoon)

    def _vraag_persoon(self) -> None:
        if self._was is not None and self._was.persoon_id is not None:
            self.person_asked.emit(self._was.persoon_id)

    def _zoek_ander(self) -> None:
        self.zoeker.show()
        self.zoeker.setFocus(Qt.FocusReason.OtherFocusReason)

    def _ander_persoon(self, kandidaat: Kandidaat) -> None:
        self._persoon_id = kandidaat.persoon_id
        self.naam.setText(kandidaat.naam)
        self._gewijzigd()
        self.reden.setFocus(Qt.FocusReason.OtherFocusReason)

    def _maak_anoniem(self) -> None:
        self._persoon_id = None
        self.naam.setText(self.tr("Anoniem"))
        self.zoeker.hide()
        self._gewijzigd()
        self.reden.setFocus(Qt.FocusReason.OtherFocusReason)

    def _trek_in(self) -> None:
        id_ = self.contact_id
        aantal = len(self._contact.vragen) if self._contact is not None else 0
        wat = self.tr("Waarom trekt u deze registratie in? (één zin)")
        if aantal > 1:
            wat = self.tr("Waarom trekt u dit contact met {0} vragen in? (één zin)").format(aantal)
        self.zin.vraag(
            wat, lambda reden: self.withdrawn.emit(id_, reden), knop=self.tr("Intrekken"), gevaar=True, over=id_
        )

    # Qt --------------------------------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.sluit()
            event.accept()
            return
        super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._leg_rooster(breed=event.size().width() >= self.fontMetrics().averageCharWidth() * 60)
