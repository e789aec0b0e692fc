"""The form of one contact: wie, melder and kanaal, the vragen, and the bar that saves it."""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QScrollArea, QVBoxLayout, QWidget

from wijdesk.errors import Storing, Weigering
from wijdesk.models.rows.contact import Geregistreerd
from wijdesk.models.rows.huis import Wijziging
from wijdesk.models.rows.wachtrij import WachtendeRij
from wijdesk.ui.fields import Veld, etiket, kaart, knop, zet_eigenschap
from wijdesk.ui.flow import FlowLayout
from wijdesk.ui.nieuwe_inwoner import PERSOON_VELDEN
from wijdesk.ui.panel import Omgeving
from wijdesk.ui.panels.inloop.codekeuze import CodeKeuze
from wijdesk.ui.panels.inloop.gesprek import Gesprek, VraagConcept
from wijdesk.ui.panels.inloop.keuzes import Lijsten
from wijdesk.ui.panels.inloop.volgorde import plaats_in_formulier
from wijdesk.ui.panels.inloop.vraagdeel import VraagDeel, bind_cijfers
from wijdesk.ui.panels.inloop.wie import WieDeel
from wijdesk.ui.toetsen import ToetsKnop
from wijdesk.ui.vouwrij import Vouwrij

_WIE_VELDEN = frozenset({"persoon_id", "nieuwe_persoon", "wie"})


class ContactFormulier(QWidget):
    """One contact being registered.

    Signals:
        gewijzigd: something changed that belongs in the draft
        geregistreerd: (Wijziging, Geregistreerd) it is saved; the window says so, with the way to undo it
        weggegooid: throw this contact away
        kaart_gevraagd: (person id) open somebody's whole card
    """

    gewijzigd = Signal()
    geregistreerd = Signal(object, object)
    weggegooid = Signal()
    kaart_gevraagd = Signal(object)

    def __init__(self, gesprek: Gesprek, omgeving: Omgeving, lijsten: Lijsten, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.gesprek = gesprek
        self._omgeving = omgeving
        self._lijsten = lijsten
        self.bezig = False
        self.wie = WieDeel(gesprek, omgeving.jobs, omgeving.klok)
        self.wie.gewijzigd.connect(self._wie_gewijzigd)
        self.wie.verder.connect(self._naar_vraag)
        self.wie.kaart_gevraagd.connect(self.kaart_gevraagd)
        self._maak_herkomst()
        self.vragen: list[VraagDeel] = []
        self._vragen_vlak = QVBoxLayout()
        self._vragen_vlak.setSpacing(8)
        self._blad = QFrame()
        self._blad.installEventFilter(self)
        blad = QVBoxLayout(self._blad)
        blad.setContentsMargins(16, 4, 16, 4)
        blad.setSpacing(12)
        blad.addWidget(self.wie)
        blad.addWidget(self._herkomst)
        blad.addLayout(self._vragen_vlak)
        blad.addStretch(1)
        self.rol = QScrollArea()
        self.rol.setWidgetResizable(True)
        self.rol.setFrameShape(QFrame.Shape.NoFrame)
        self.rol.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.rol.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.rol.setWidget(self._blad)
        kolom = QVBoxLayout(self)
        kolom.setContentsMargins(0, 0, 0, 0)
        kolom.setSpacing(0)
        boven = QVBoxLayout()
        boven.setContentsMargins(16, 4, 16, 0)
        boven.addWidget(self.wie.kaart.banner)
        kolom.addLayout(boven)
        kolom.addWidget(self.rol, 1)
        kolom.addWidget(self._maak_voet())
        for vraag in gesprek.vragen:
            self._maak_deel(vraag)
        self._toon_vragen()
        self._zet_telefoon()
        # Who the melder is comes before the kanaal, though it stands below it.
        for eerst, daarna in pairwise((self.melder, self.melder_naam, self.melder_telefoon, self.kanaal)):
            QWidget.setTabOrder(eerst, daarna)
        bind_cijfers(self, lijsten.uitkomsten, lambda code: self._huidige().kies_met_alt(code))

    def ingang(self) -> QWidget:
        """Where typing starts: Wie while nobody was chosen, the vraag after that."""
        return self.wie.eerste_veld() if not self.gesprek.naam else self._huidige().tekst

    def wordt_getoond(self) -> None:
        """The tab came to the front: now the card may be read."""
        self.wie.laat_kaart_lezen()

    def begin_met(self, wachtende: WachtendeRij) -> None:
        """Somebody from the waiting list: who it is and what for are filled in."""
        if wachtende.waarvoor and self.gesprek.vragen[0].leeg:
            self.vragen[0].begin_met(wachtende.waarvoor)
        if wachtende.persoon_id is not None:
            self.wie.neem_id(wachtende.persoon_id, wachtende.naam)
        elif wachtende.naam:
            self.wie.zoek_op(wachtende.naam)
        self._iets_gewijzigd()

    def voeg_vraag_toe(self) -> None:
        """A second vraag in the same contact; the first is folded to one line."""
        self._huidige().stel_nu_voor()
        if self.gesprek.vragen[self.gesprek.actief].leeg:
            self._ga_naar(self._huidige().tekst)
            return
        plek = self.gesprek.voeg_vraag_toe()
        self._maak_deel(self.gesprek.vragen[plek])
        self._toon_vragen()
        self._ga_naar(self.vragen[plek].tekst)
        self.gewijzigd.emit()

    def loop(self, stap: int) -> None:
        """To the next or previous vraag."""
        plek = self.gesprek.actief + stap
        if 0 <= plek < len(self.vragen):
            self._open(plek)

    def stap_terug(self) -> bool:
        """Esc: one step back, from the outcome to the text and from there to Wie; False when that is where one is."""
        if self.wie.stap_terug():
            return True
        bij = self.focusWidget()
        deel = self._huidige()
        if bij is not None and deel.isAncestorOf(bij) and bij is not deel.tekst:
            self._ga_naar(deel.tekst)
            return True
        if bij is not None and not self.wie.isAncestorOf(bij):
            self._ga_naar(self.wie.eerste_veld())
            return True
        return False

    def bewaar(self) -> None:
        """Ctrl+S: register it, or say beside each field what is missing."""
        if self.bezig:
            return
        for deel in self.vragen:
            deel.stel_nu_voor()
        self._wis_fouten()
        fouten = self.gesprek.fouten()
        if fouten:
            self._toon_fouten(fouten)
            return
        self._zet_bezig(ja=True)
        self._omgeving.jobs.write(
            self.gesprek.naar_opdracht(),
            self._gelukt,
            eigenaar=self,
            geweigerd=self._geweigerd,
            mislukt=self._mislukt,
        )

    def _maak_herkomst(self) -> None:
        """Melder and kanaal on one line, and who the melder is when it is not the inwoner."""
        self.melder = CodeKeuze(self._lijsten.melders)
        self.melder.setObjectName("melder")
        self.kanaal = CodeKeuze(self._lijsten.kanalen)
        self.kanaal.setObjectName("kanaal")
        self.melder.zet(self.gesprek.melder)
        self.kanaal.zet(self.gesprek.kanaal)
        self.melder.gekozen.connect(self._kies_melder)
        self.kanaal.gekozen.connect(self._kies_kanaal)
        paren = []
        for tekst, keuze, rek in ((self.tr("Melder"), self.melder, 3), (self.tr("Kanaal"), self.kanaal, 2)):
            keuze.setAccessibleName(tekst)
            label = etiket(tekst, "veld")
            label.setBuddy(keuze)
            paar = QWidget()
            rij = QHBoxLayout(paar)
            rij.setContentsMargins(0, 0, 0, 0)
            rij.setSpacing(8)
            rij.addWidget(label)
            rij.addWidget(keuze, 1)
            paren.append((paar, rek))
        self.melder_naam = QLineEdit(self.gesprek.melder_naam)
        self.melder_telefoon = QLineEdit(self.gesprek.melder_telefoon)
        self.melder_naam.textEdited.connect(self._zet_melder_naam)
        self.melder_telefoon.textEdited.connect(self._zet_melder_telefoon)
        self._veld_melder_naam = Veld(self.tr("Naam van de melder"), self.melder_naam, naam="melder_naam")
        self._veld_melder_telefoon = Veld(
            self.tr("Telefoon van de melder"), self.melder_telefoon, naam="melder_telefoon"
        )
        self._melder_rij = Vouwrij((self._veld_melder_naam, 3), (self._veld_melder_telefoon, 2))
        self._melder_rij.setVisible(self.gesprek.via_ander)
        self._herkomst_fout = etiket("", "fout", breekt_af=True)
        self._herkomst_fout.hide()
        self._herkomst = QWidget()
        kolom = QVBoxLayout(self._herkomst)
        kolom.setContentsMargins(0, 0, 0, 0)
        kolom.setSpacing(8)
        kolom.addWidget(Vouwrij(*paren, ruimte=16))
        kolom.addWidget(self._melder_rij)
        kolom.addWidget(self._herkomst_fout)

    def _maak_voet(self) -> QWidget:
        self.melding = etiket("", "fout", naam="contact_melding", breekt_af=True)
        self.melding.hide()
        self.opslaan = ToetsKnop(self.tr("Opslaan"), "Ctrl+S", rol="primair")
        self.opslaan.setObjectName("opslaan")
        self.opslaan.clicked.connect(self.bewaar)
        erbij = ToetsKnop(self.tr("Vraag erbij"), "Ctrl+N")
        erbij.setObjectName("vraag_erbij")
        erbij.clicked.connect(self.voeg_vraag_toe)
        self.weggooien = knop(self.tr("Weggooien"), self.weggegooid.emit, rol="stil", naam="contact_weggooien")
        self.weggooien.setEnabled(not self.gesprek.leeg)
        voet = QWidget()
        kolom = QVBoxLayout(voet)
        kolom.setContentsMargins(16, 8, 16, 12)
        kolom.setSpacing(8)
        kolom.addWidget(kaart(rol="lijn"))
        kolom.addWidget(self.melding)
        rij = FlowLayout(ruimte=8)
        self._voetknoppen = (self.opslaan, erbij, self.weggooien)
        for deel in self._voetknoppen:
            rij.addWidget(deel)
        kolom.addLayout(rij)
        return voet

    def _maak_deel(self, vraag: VraagConcept) -> None:
        deel = VraagDeel(vraag, meldingtypen=self._lijsten.meldingtypen, keuzes=self._lijsten.uitkomsten)
        deel.gewijzigd.connect(self._iets_gewijzigd)
        deel.weg_gevraagd.connect(lambda: self._haal_weg(deel))
        deel.open_gevraagd.connect(lambda: self._open(self.vragen.index(deel)))
        deel.telefoon_gewijzigd.connect(self._zet_melder_telefoon)
        deel.uitkomst_gekozen.connect(lambda _: self._laat_zien(deel))
        self.vragen.append(deel)
        self._vragen_vlak.addWidget(deel)
        # Now, and not when the layout comes to it: what is hidden takes no focus and no shortcut.
        deel.setVisible(True)
        # The bar below comes after every vraag, also one that was added later.
        for eerst, daarna in pairwise((deel.telefoon, *self._voetknoppen)):
            QWidget.setTabOrder(eerst, daarna)

    def _huidige(self) -> VraagDeel:
        return self.vragen[self.gesprek.actief]

    def _open(self, plek: int) -> None:
        self.gesprek.actief = plek
        self._toon_vragen()
        self._ga_naar(self.vragen[plek].tekst)

    def _haal_weg(self, deel: VraagDeel) -> None:
        plek = self.vragen.index(deel)
        self.gesprek.haal_vraag_weg(plek)
        self.vragen.remove(deel)
        deel.hide()
        deel.deleteLater()
        self._toon_vragen()
        self._ga_naar(self._huidige().tekst)
        self.gewijzigd.emit()

    def _toon_vragen(self) -> None:
        for plek, deel in enumerate(self.vragen):
            deel.zet_plek(plek, len(self.vragen), open_=plek == self.gesprek.actief)

    def _naar_vraag(self) -> None:
        self._ga_naar(self._huidige().tekst)

    def _ga_naar(self, veld: QWidget) -> None:
        veld.setFocus(Qt.FocusReason.OtherFocusReason)
        self._laat_zien(veld)

    def _laat_zien(self, deel: QWidget) -> None:
        # After the layout knows how tall everything has become.
        QTimer.singleShot(0, deel, lambda: self.rol.ensureWidgetVisible(deel, 0, 48))

    def _wie_gewijzigd(self) -> None:
        self._zet_telefoon()
        self._iets_gewijzigd()

    def _iets_gewijzigd(self) -> None:
        self._meld("")
        self.weggooien.setEnabled(not self.gesprek.leeg)
        self.gewijzigd.emit()

    def _kies_melder(self, code: str) -> None:
        self.gesprek.melder = code
        self._melder_rij.setVisible(self.gesprek.via_ander)
        self._herkomst_fout.hide()
        self._iets_gewijzigd()

    def _kies_kanaal(self, code: str) -> None:
        self.gesprek.kanaal = code
        self._herkomst_fout.hide()
        self._iets_gewijzigd()

    def _zet_melder_naam(self, tekst: str) -> None:
        self.gesprek.melder_naam = tekst
        self._veld_melder_naam.wis_fout()
        self._iets_gewijzigd()

    def _zet_melder_telefoon(self, tekst: str) -> None:
        self.gesprek.melder_telefoon = tekst
        self._veld_melder_telefoon.wis_fout()
        for deel in self.vragen:
            deel.veld_telefoon.wis_fout()
        self._zet_telefoon()
        self._iets_gewijzigd()

    def _zet_telefoon(self) -> None:
        eigen = self.gesprek.melder_telefoon
        if self.melder_telefoon.text() != eigen:
            self.melder_telefoon.setText(eigen)
        for deel in self.vragen:
            deel.zet_telefoon(self.gesprek.telefoon, eigen)

    def _gelukt(self, gemaakt: Geregistreerd, wijziging: Wijziging) -> None:
        self._zet_bezig(ja=False)
        self.geregistreerd.emit(wijziging, gemaakt)

    def _geweigerd(self, weigering: Weigering) -> None:
        self._zet_bezig(ja=False)
        self.gewijzigd.emit()
        fouten = {self._op_scherm(veld): zin for veld, zin in weigering.fouten.items()}
        self._toon_fouten(fouten, algemeen=weigering.zin)

    def _mislukt(self, storing: Storing) -> None:
        self._zet_bezig(ja=False)
        self.gewijzigd.emit()
        self._meld(f"{storing.zin} {storing.uitweg} " + self.tr("Wat hier staat, blijft staan."))

    def _op_scherm(self, veld: str) -> str:
        """A field of the request as a field here: empty vragen were left out of the request."""
        delen = veld.split(".")
        if delen[0] == "vragen" and len(delen) == 3 and delen[1].isdigit():
            delen[1] = str(self.gesprek.plek_in_scherm(int(delen[1])))
        return ".".join(delen)

    def _toon_fouten(self, fouten: dict[str, str], *, algemeen: str = "") -> None:
        # From the last to the first, so that of several wrong vragen the first one is open in the end.
        op_volgorde = sorted(fouten.items(), key=lambda fout: plaats_in_formulier(fout[0]), reverse=True)
        plekken = [plek for veld, zin in op_volgorde if (plek := self._toon_fout(veld, zin)) is not None]
        if not plekken:
            self._meld(algemeen or next(iter(fouten.values())))
            return
        self._meld(self.tr("Er klopt nog iets niet: zie de rode regels.") if len(fouten) > 1 else "")
        self._ga_naar(plekken[-1])

    def _toon_fout(self, veld: str, zin: str) -> QWidget | None:
        delen = veld.split(".")
        if delen[0] == "vragen":
            if len(delen) < 3 or not delen[1].isdigit():
                return self._huidige().toon_fout("toelichting", zin)
            plek = min(int(delen[1]), len(self.vragen) - 1)
            if plek != self.gesprek.actief:
                self.gesprek.actief = plek
                self._toon_vragen()
            return self.vragen[plek].toon_fout(delen[2], zin)
        if veld in ("kanaal", "melder"):
            self._herkomst_fout.setText(zin)
            self._herkomst_fout.show()
            return self.kanaal if veld == "kanaal" else self.melder
        if veld == "melder_telefoon" and not self.gesprek.via_ander and self._huidige().veld_telefoon.isVisible():
            return self._huidige().toon_fout(veld, zin)
        if veld in ("melder_naam", "melder_telefoon"):
            # A number that was typed when somebody else called may be out of sight since.
            self._melder_rij.show()
            eigen = self._veld_melder_naam if veld == "melder_naam" else self._veld_melder_telefoon
            eigen.toon_fout(zin)
            return eigen.invoer
        if delen[0] in _WIE_VELDEN or delen[-1] in PERSOON_VELDEN:
            return self.wie.toon_fout(delen[-1], zin)
        return None

    def _meld(self, zin: str) -> None:
        self.melding.setText(zin)
        self.melding.setVisible(bool(zin))

    def _wis_fouten(self) -> None:
        self._meld("")
        self._herkomst_fout.hide()
        self._veld_melder_naam.wis_fout()
        self._veld_melder_telefoon.wis_fout()
        self.wie.wis_fouten()
        for deel in self.vragen:
            deel.wis_fouten()

    def _zet_bezig(self, *, ja: bool) -> None:
        self.bezig = ja
        zet_eigenschap(self.opslaan, "bezig", ja)

    # Qt --------------------------------------------------------------------------------------------------------------

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        bij = self.focusWidget()
        if event.type() == QEvent.Type.Resize and bij is not None and self._blad.isAncestorOf(bij):
            self._laat_zien(bij)  # the card came in, or the text grew: what is typed in stays in sight
        return super().eventFilter(watched, event)

    def hasHeightForWidth(self) -> bool:
        return False  # it scrolls itself: a dock that scrolls around it would take the bar below out of sight
