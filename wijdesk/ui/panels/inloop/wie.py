"""Who the contact is about: look up while typing, take one, make a new one, or nobody by name."""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QLineEdit, QListView, QVBoxLayout, QWidget

from wijdesk.errors import Weigering
from wijdesk.models.naam import ontleed_zoektekst
from wijdesk.models.opdrachten.persoon import LeesPersoonKaart, PersoonInvoer, ZoekPersonen
from wijdesk.models.opdrachten.wachtrij import LeesWachtrij
from wijdesk.models.rows.huis import Wijziging
from wijdesk.models.rows.persoon import Kandidaat, PersoonKaart
from wijdesk.models.rows.wachtrij import WachtendeRij
from wijdesk.models.values import Id, Klok, datum_in_woorden, leeftijd, lokaal, moment_in_woorden
from wijdesk.ui.fields import Veld, etiket, kaart
from wijdesk.ui.icons import icon
from wijdesk.ui.jobs import Jobs
from wijdesk.ui.nieuwe_inwoner import NieuweInwoner
from wijdesk.ui.panels.inloop.gesprek import ANONIEM, INWONER, NIEUW, ZOEKEN, Gesprek
from wijdesk.ui.panels.inloop.inwoner_kaart import InwonerKaart, anoniem_kaart
from wijdesk.ui.regellijst import RegelTekenaar
from wijdesk.ui.regels import Regel, RegelModel
from wijdesk.ui.toetsen import ToetsKnop
from wijdesk.ui.vouwrij import Vouwrij

ZOEK_VANAF = 2  # letters from which searching says something
_HOOGSTENS = 8
_OP_DE_KAART = frozenset({"persoon", "contact", "vraag", "agressie", "pandverbod"})
"""What a card tells of; after a change of these it is read again when its tab comes to the front."""


class WieDeel(QWidget):
    """The first step of a contact. Candidates float over the rest of the form, so that nothing jumps while typing.

    Signals:
        gewijzigd: something changed that belongs in the draft
        verder: somebody was chosen; the vraag is next
        kaart_gevraagd: (person id) the whole card is wanted
        kaart_gelezen: (PersoonKaart) who was chosen, as soon as the card is there or comes to the front again
    """

    gewijzigd = Signal()
    verder = Signal()
    kaart_gevraagd = Signal(object)
    kaart_gelezen = Signal(object)

    def __init__(self, gesprek: Gesprek, jobs: Jobs, klok: Klok, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.gesprek = gesprek
        self._jobs = jobs
        self._klok = klok
        self._antwoord_op = ""
        self._enter_wacht = False
        self._was = gesprek.wie
        self._nieuw_uit = gesprek.zoektekst if gesprek.nieuw != PersoonInvoer() else ""
        """What was looked for when the form for somebody new was filled in."""
        self._kaart_van: Id | None = None
        self._gelezen: PersoonKaart | None = None
        jobs.changed.connect(self._merk_wijziging)
        self._maak_kop()
        self._maak_zoeker()
        self.kaart = InwonerKaart(klok)
        self.kaart.alles_gevraagd.connect(lambda: self.kaart_gevraagd.emit(self.gesprek.persoon_id))
        self._anoniem = anoniem_kaart()
        self._nieuw: NieuweInwoner | None = None
        self._kolom = kolom = QVBoxLayout(self)
        kolom.setContentsMargins(0, 0, 0, 0)
        kolom.setSpacing(4)
        kolom.addWidget(self._kop)
        for deel in (self._zoekdeel, self.kaart, self._anoniem):
            kolom.addWidget(deel)
        if gesprek.wie == INWONER:
            self.kaart.toon_naam(gesprek.persoon_naam)
        self._toon()

    @property
    def nieuw(self) -> NieuweInwoner:
        """The form for somebody new, made when it is first needed: most contacts are about somebody known."""
        if self._nieuw is None:
            self._nieuw = NieuweInwoner(self._jobs, self._klok, self)
            self._nieuw.gewijzigd.connect(self._nieuw_getypt)
            self._nieuw.is_dezelfde.connect(self.neem)
            self._nieuw.zet(self.gesprek.nieuw)
            self._kolom.addWidget(self._nieuw)
            for eerst, daarna in pairwise((self.zoek, *self._nieuw.volgorde())):
                QWidget.setTabOrder(eerst, daarna)
        return self._nieuw

    def laat_kaart_lezen(self) -> None:
        """Read the card of who was chosen, when that was not done yet. Opening a card is logged: only when it shows."""
        if self.gesprek.wie != INWONER:
            return
        if self.gesprek.persoon_id != self._kaart_van:
            self._kaart_van = self.gesprek.persoon_id
            self._gelezen = None
            if self._kaart_van is not None:
                vraag = LeesPersoonKaart(id=self._kaart_van)
                self._jobs.read(vraag, self._toon_gelezen, eigenaar=self, geweigerd=self._geweigerd)
                self._lees_wachtrij()
        elif self._gelezen is not None:
            self.kaart_gelezen.emit(self._gelezen)

    def neem(self, kandidaat: Kandidaat) -> None:
        """It is about this person."""
        self.gesprek.kies_inwoner(kandidaat.persoon_id, naam=kandidaat.naam, telefoon=kandidaat.telefoon)
        self.kaart.toon_kandidaat(kandidaat)
        self._gekozen()

    def neem_id(self, persoon_id: Id, naam: str = "") -> None:
        """It is about the person with this id; the card says who that is."""
        self.gesprek.kies_inwoner(persoon_id, naam=naam)
        self.kaart.toon_naam(naam)
        self._gekozen()

    def zoek_op(self, tekst: str) -> None:
        """Look for this, as if it was typed."""
        self.zoek.setText(tekst)
        self.zoek.setFocus(Qt.FocusReason.OtherFocusReason)
        self._getypt(tekst)

    def maak_nieuw(self) -> None:
        """It is about somebody new, with what was typed filled in; what was filled in before stays."""
        if self.gesprek.wie == NIEUW:
            return
        gezocht = self.zoek.text().strip()
        if gezocht and gezocht != self._nieuw_uit:
            self.gesprek.kies_nieuw(ontleed_zoektekst(gezocht, vandaag=lokaal(self._klok()).date()))
        else:
            self.gesprek.kies_nieuw(self.gesprek.nieuw)
        self._nieuw_uit = gezocht
        self.nieuw.zet(self.gesprek.nieuw)
        self._toon()
        self.nieuw.eerste_lege().setFocus(Qt.FocusReason.OtherFocusReason)
        self.gewijzigd.emit()

    def maak_anoniem(self) -> None:
        """Nobody is named."""
        self.gesprek.kies_anoniem()
        self._gekozen()

    def zoek_opnieuw(self) -> None:
        """Look for somebody else; Esc brings the earlier choice back."""
        self._was = self.gesprek.wie
        self.gesprek.zoek_opnieuw()
        self._toon()
        self.zoek.selectAll()
        self.zoek.setFocus(Qt.FocusReason.OtherFocusReason)
        self.gewijzigd.emit()

    def stap_terug(self) -> bool:
        """Esc: close the candidates, or go back to the choice before, or from the form to the search. Loses nothing."""
        if self.lijst_vlak.isVisible():
            self.lijst_vlak.hide()
        elif self.gesprek.wie == ZOEKEN and self._was != ZOEKEN:
            self.gesprek.wie = self._was
            self._toon()
            self.eerste_veld().setFocus(Qt.FocusReason.OtherFocusReason)
            self.gewijzigd.emit()
        elif self.gesprek.wie == NIEUW:
            self.zoek_opnieuw()
        else:
            return False
        return True

    def eerste_veld(self) -> QWidget:
        """Where typing starts."""
        if self.gesprek.wie == ZOEKEN:
            return self.zoek
        return self.nieuw.eerste_lege() if self.gesprek.wie == NIEUW else self.wijzig

    def toon_fout(self, veld: str, zin: str) -> QWidget:
        """Say beside the field what is wrong; answers the widget to go to."""
        if self.gesprek.wie == NIEUW:
            return self.nieuw.toon_fout(veld, zin)
        if self.gesprek.wie != ZOEKEN:
            self.zoek_opnieuw()
        self.veld.toon_fout(zin)
        return self.zoek

    def wis_fouten(self) -> None:
        """Take all errors away."""
        self.veld.wis_fout()
        if self._nieuw is not None:
            self._nieuw.wis_fouten()

    def _maak_kop(self) -> None:
        self.wijzig = ToetsKnop(self.tr("Iemand anders"), "", rol="stil")
        self.wijzig.setObjectName("wie_wijzigen")
        self.wijzig.clicked.connect(self.zoek_opnieuw)
        self.knop_nieuw = ToetsKnop(self.tr("Nieuwe inwoner"), "Ctrl+Return", rol="stil")
        self.knop_nieuw.setObjectName("nieuwe_inwoner")
        self.knop_nieuw.clicked.connect(self.maak_nieuw)
        self.knop_anoniem = ToetsKnop(self.tr("Anoniem"), "Alt+A", rol="stil")
        self.knop_anoniem.setObjectName("anoniem")
        self.knop_anoniem.clicked.connect(self.maak_anoniem)
        knoppen = [(eigen, 0) for eigen in (self.knop_nieuw, self.knop_anoniem, self.wijzig)]
        self._kop = Vouwrij((etiket(self.tr("Wie"), "veld"), 1), *knoppen, ruimte=4)

    def _maak_zoeker(self) -> None:
        self.zoek = QLineEdit(self.gesprek.zoektekst)
        self.zoek.setClearButtonEnabled(True)
        self.zoek.setMaxLength(200)
        self.zoek.setPlaceholderText(self.tr("Naam, geboortedatum, BSN, telefoon of postcode + huisnummer"))
        self.zoek.addAction(icon("search", "bij"), QLineEdit.ActionPosition.LeadingPosition).setText(self.tr("Zoeken"))
        self.zoek.textEdited.connect(self._getypt)
        self.zoek.installEventFilter(self)
        self.veld = Veld(self.tr("Wie"), self.zoek, naam="wie")
        self.veld.label.hide()
        self._zoekdeel = self.veld
        self.lijst_vlak = kaart(rol="zwevend", naam="kandidaten")
        self.lijst_vlak.setParent(self)
        self.lijst_vlak.hide()
        self._model: RegelModel[Kandidaat] = RegelModel(lambda k: k.persoon_id, self._beeld)
        self.lijst = QListView()
        self.lijst.setObjectName("kandidaten_lijst")
        self.lijst.setAccessibleName(self.tr("Gevonden inwoners"))
        self.lijst.setModel(self._model)
        self.lijst.setItemDelegate(RegelTekenaar(self.lijst, inspringen=False))
        self.lijst.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.lijst.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.lijst.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.lijst.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.lijst.clicked.connect(lambda index: self.neem(self._model.rij(index.row())))
        self.niemand = etiket("", "leeg", naam="niemand_gevonden", breekt_af=True)
        kolom = QVBoxLayout(self.lijst_vlak)
        kolom.setContentsMargins(4, 4, 4, 4)
        kolom.addWidget(self.lijst)
        kolom.addWidget(self.niemand)

    def _beeld(self, kandidaat: Kandidaat) -> Regel:
        jaren = leeftijd(kandidaat.geboortedatum, lokaal(self._klok()).date())
        geboren = datum_in_woorden(kandidaat.geboortedatum) + (f" ({jaren})" if jaren is not None else "")
        laatst = (
            f"laatst {moment_in_woorden(kandidaat.laatste_contact, self._klok())}" if kandidaat.laatste_contact else ""
        )
        onder = " · ".join(deel for deel in (kandidaat.adres, ", ".join(kandidaat.waarom)) if deel)
        return Regel(
            titel=kandidaat.naam,
            rechts=geboren,
            onder=onder,
            pil=kandidaat.regie or laatst,
            let_op=kandidaat.waarschuwing,
        )

    def _getypt(self, tekst: str) -> None:
        self.gesprek.zoektekst = tekst
        self._enter_wacht = False
        self.veld.wis_fout()
        self.gewijzigd.emit()
        if len(tekst.strip()) < ZOEK_VANAF:
            self._vouw_in()
            return
        gezocht = tekst.strip()
        vraag = ZoekPersonen(tekst=gezocht, hoogstens=_HOOGSTENS)
        self._jobs.read(
            vraag, lambda gevonden: self._gevonden(gezocht, gevonden), eigenaar=self, geweigerd=self._geweigerd
        )

    def _gevonden(self, gezocht: str, kandidaten: tuple[Kandidaat, ...]) -> None:
        if self.gesprek.wie != ZOEKEN or gezocht != self.zoek.text().strip():
            return
        self._antwoord_op = gezocht
        self._model.zet(kandidaten)
        if kandidaten:
            self.lijst.setCurrentIndex(self._model.index(0, 0))
        self.niemand.setText(
            self.tr("Niemand gevonden voor “{0}”. Ctrl+Enter maakt een nieuwe inwoner.").format(gezocht)
        )
        self.niemand.setVisible(not kandidaten)
        self.lijst.setVisible(bool(kandidaten))
        if self._enter_wacht:
            self._enter_wacht = False
            self._neem_huidige()
        elif self.isVisible():
            self._vouw_uit()

    def _vouw_uit(self) -> None:
        laag = self.parentWidget() or self.window()
        if self.lijst_vlak.parentWidget() is not laag:
            self.lijst_vlak.setParent(laag)
        plek = self.zoek.mapTo(laag, QPoint(0, self.zoek.height() + 4))
        rijen = sum(self.lijst.sizeHintForRow(rij) for rij in range(self._model.rowCount()))
        gewenst = rijen + 16 if rijen else self.niemand.sizeHint().height() + 16
        ruimte = max(120, laag.height() - plek.y() - 8)
        self.lijst_vlak.setGeometry(plek.x(), plek.y(), self.zoek.width(), min(gewenst, ruimte))
        self.lijst_vlak.show()
        self.lijst_vlak.raise_()

    def _vouw_in(self) -> None:
        self.lijst_vlak.hide()
        self._model.zet(())
        self._antwoord_op = ""

    def _neem_huidige(self) -> None:
        plek = self.lijst.currentIndex().row()
        if 0 <= plek < self._model.rowCount():
            self.neem(self._model.rij(plek))
        else:
            self._vouw_uit()

    def _gekozen(self) -> None:
        self._was = self.gesprek.wie
        self._vouw_in()
        self.wis_fouten()
        # First on to the vraag: hiding what has the focus would send it past the fields between.
        self.verder.emit()
        self._toon()
        self.kaart.toon_wacht(None)
        self._kaart_van = None
        self.laat_kaart_lezen()
        self.gewijzigd.emit()

    def _lees_wachtrij(self) -> None:
        vraag = LeesWachtrij(locatie_id=self.gesprek.locatie_id)
        self._jobs.read(vraag, self._toon_wachtplek, eigenaar=self, geweigerd=lambda _: None)

    def _toon_wachtplek(self, wachtenden: tuple[WachtendeRij, ...]) -> None:
        wie = self.gesprek.persoon_id if self.gesprek.wie == INWONER else None
        plek = next((rij for rij in wachtenden if wie is not None and rij.persoon_id == wie), None)
        self.gesprek.wachtplek = None if plek is None else plek.id
        self.kaart.toon_wacht(None if plek is None else plek.aangemeld_op)

    def _merk_wijziging(self, wijziging: Wijziging) -> None:
        if self.gesprek.wie != INWONER or self._kaart_van is None:
            return
        if "wachtende" in wijziging.per_soort:
            self._lees_wachtrij()
        if self._gelezen is not None and not self.isVisible() and not _OP_DE_KAART.isdisjoint(wijziging.per_soort):
            self._kaart_van = self._gelezen = None

    def _toon_gelezen(self, gelezen: PersoonKaart) -> None:
        if self.gesprek.wie == INWONER and self.gesprek.persoon_id == self._kaart_van:
            persoon = gelezen.persoon
            self.gesprek.kies_inwoner(persoon.id, naam=persoon.naam, telefoon=persoon.telefoon)
            self._kaart_van = persoon.id
            self._gelezen = gelezen
            self.kaart.toon_kaart(gelezen)
            self.gewijzigd.emit()
            self.kaart_gelezen.emit(gelezen)

    def _geweigerd(self, weigering: Weigering) -> None:
        self._enter_wacht = False
        self.toon_fout("persoon_id", weigering.zin)

    def _nieuw_getypt(self) -> None:
        self.gesprek.nieuw = self.nieuw.invoer()
        self.gewijzigd.emit()

    def _toon(self) -> None:
        wie = self.gesprek.wie
        self._zoekdeel.setVisible(wie == ZOEKEN)
        self.kaart.setVisible(wie == INWONER)
        self.kaart.toon_banner(ja=wie == INWONER)
        self._anoniem.setVisible(wie == ANONIEM)
        if wie == NIEUW or self._nieuw is not None:
            self.nieuw.setVisible(wie == NIEUW)
        self.knop_nieuw.setVisible(wie == ZOEKEN)
        self.knop_anoniem.setVisible(wie in (ZOEKEN, NIEUW))
        self.wijzig.setVisible(wie != ZOEKEN)
        self.wijzig.zet_tekst(self.tr("Terug naar zoeken") if wie == NIEUW else self.tr("Iemand anders"))
        if wie != ZOEKEN:
            self._vouw_in()

    def _toets(self, event: QKeyEvent) -> bool:
        toets = event.key()
        if toets in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                self.maak_nieuw()
            elif self._antwoord_op == self.zoek.text().strip() and self._antwoord_op:
                self._neem_huidige()
            elif len(self.zoek.text().strip()) >= ZOEK_VANAF:
                # The answer is on its way: Enter means the first of it.
                self._getypt(self.zoek.text())
                self._enter_wacht = True
            return True
        if toets in (Qt.Key.Key_Down, Qt.Key.Key_Up) and self._model.rowCount():
            self._vouw_uit()
            plek = self.lijst.currentIndex().row() + (1 if toets == Qt.Key.Key_Down else -1)
            self.lijst.setCurrentIndex(self._model.index(min(max(plek, 0), self._model.rowCount() - 1), 0))
            return True
        return False

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.zoek:
            if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
                return self._toets(event)
            if event.type() == QEvent.Type.FocusOut:
                self.lijst_vlak.hide()
            elif event.type() == QEvent.Type.FocusIn and self._model.rowCount():
                self._vouw_uit()
        return super().eventFilter(watched, event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self.lijst_vlak.isVisible():
            self._vouw_uit()
