"""Inloop: several contacts open side by side as tabs, each with its own draft that survives a crash."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt, QTimer, Slot
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QStackedWidget, QTabBar, QVBoxLayout, QWidget

from wijdesk.models.opdrachten.contact import BewaarConcept, LeesConcepten, WisConcept
from wijdesk.models.rows.contact import ConceptRij
from wijdesk.models.rows.huis import Wijziging
from wijdesk.models.rows.persoon import PersoonKaart
from wijdesk.models.rows.wachtrij import WachtendeRij
from wijdesk.models.values import Id, lokaal
from wijdesk.ui.fields import etiket, kaart, knop
from wijdesk.ui.panel import Actie, Omgeving, Panel
from wijdesk.ui.panels.inloop.contact import ContactFormulier
from wijdesk.ui.panels.inloop.gesprek import CONCEPT, Gesprek, van_json
from wijdesk.ui.panels.inloop.keuzes import Lijsten, keuzes
from wijdesk.ui.panels.inloop.reserve import Reserve
from wijdesk.ui.toetsen import ToetsKnop

BEWAAR_NA = 300
"""Milliseconds from the first key that is not in the draft yet until it is."""
HOOGSTENS_TERUG = 50
"""Registrations of this session whose typed text can be put back after undoing them."""
_BALIE = "balie/inloop"


class InloopPanel(Panel):
    """The contacts that are being registered."""

    naam = "inloop"
    titel = "Inloop"

    def __init__(self, omgeving: Omgeving, parent: QWidget | None = None) -> None:
        super().__init__(omgeving, parent)
        self._bewaard: dict[Id, str] = {}
        self._nummers: dict[Id, int] = {}
        self._weg: Gesprek | None = None
        self._weg_het_laatst = False
        """Whether nothing that can be undone was written since a contact was thrown away."""
        self._deze_sessie: dict[Id, Gesprek] = {}
        """What was registered here by transaction, to type on after undoing it."""
        omgeving.jobs.changed.connect(self._merk_geschreven)
        self._lijsten = self._lees_lijsten()
        self._maak_tabs()
        self._reserve = Reserve(omgeving.jobs, self._maak_vers, lambda: self.huidige().bezig, self.stapel)
        self._maak_weg_balk()
        kolom = QVBoxLayout(self)
        kolom.setContentsMargins(0, 0, 0, 0)
        kolom.setSpacing(0)
        boven = QHBoxLayout()
        boven.setContentsMargins(8, 4, 8, 0)
        boven.setSpacing(8)
        boven.addWidget(self.tabs, 1)
        nieuw = ToetsKnop(self.tr("Nieuw contact"), "F2", rol="stil")
        nieuw.setObjectName("contact_nieuw")
        nieuw.clicked.connect(self.nieuw_contact)
        boven.addWidget(nieuw)
        kolom.addLayout(boven)
        kolom.addWidget(self._weg_balk)
        kolom.addWidget(self.stapel, 1)
        self._bewaar_straks = QTimer(self, singleShot=True, interval=BEWAAR_NA)
        self._bewaar_straks.timeout.connect(self.bewaar_concepten)
        self._bind()
        self._open(self._reserve.neem())
        omgeving.jobs.read(LeesConcepten(soort=CONCEPT), self._zet_concepten_terug, eigenaar=self)

    def acties(self) -> tuple[Actie, ...]:
        """What can be done with contacts."""
        return (
            Actie("contact.nieuw", self.tr("Nieuw contact"), "F2", self.nieuw_contact, "plus"),
            Actie("contact.opslaan", self.tr("Contact opslaan"), "Ctrl+S", self.sla_op, "save"),
            Actie("contact.vraag_erbij", self.tr("Nog een vraag in dit contact"), "Ctrl+N", self.voeg_vraag_toe,
                  "plus"),
            Actie("contact.nieuwe_inwoner", self.tr("Nieuwe inwoner met wat getypt is"), "Ctrl+Return",
                  self.nieuwe_inwoner),
            Actie("contact.anoniem", self.tr("Contact is anoniem"), "Alt+A", self.anoniem, "user-x"),
            Actie("contact.vorige_vraag", self.tr("Vorige vraag"), "Alt+Up", lambda: self.huidige().loop(-1)),
            Actie("contact.volgende_vraag", self.tr("Volgende vraag"), "Alt+Down", lambda: self.huidige().loop(1)),
            Actie("contact.vorige", self.tr("Vorig open contact"), "Ctrl+PgUp", lambda: self._loop(-1)),
            Actie("contact.volgende", self.tr("Volgend open contact"), "Ctrl+PgDown", lambda: self._loop(1)),
            Actie("contact.weggooien", self.tr("Contact weggooien"), "Ctrl+W", self.gooi_weg, "trash-2"),
            Actie("contact.uitkomst", "Uitkomst kiezen (Alt + het cijfer dat erbij staat)", "Alt+1",
                  self._naar_uitkomst),
        )  # fmt: skip

    def handle(self, verzoek: str, inhoud: object) -> bool:
        """Takes "contact.nieuw", "contact.nieuw_voor" (person id), "contact.klacht.nieuw" (("persoon", id)),
        "wachtende.help" (WachtendeRij) and "transactie.ongedaan.toon" (transaction id).
        """
        if verzoek == "contact.nieuw":
            self.nieuw_contact()
        elif verzoek == "contact.nieuw_voor" and isinstance(inhoud, bytes):
            self.nieuw_contact()
            self.huidige().wie.neem_id(Id(inhoud))
        elif verzoek == "contact.klacht.nieuw" and isinstance(inhoud, tuple):
            self.nieuw_contact()
            self.huidige().wie.neem_id(Id(inhoud[1]))
            self.huidige().vragen[0].begin_als("klacht")
        elif verzoek == "wachtende.help" and isinstance(inhoud, WachtendeRij):
            self._help(inhoud)
        elif verzoek == "transactie.ongedaan.toon" and isinstance(inhoud, bytes):
            return self._bied_weer_aan(Id(inhoud))
        else:
            return False
        return True

    def neem_terug(self) -> bool:
        """Ctrl+Z right after throwing a contact away brings it back."""
        if self._weg is None or not self._weg_het_laatst:
            return False
        self.zet_terug()
        return True

    def eerste_veld(self) -> QWidget | None:
        """Where typing goes on."""
        return self.huidige().ingang()

    def klaar_om_te_sluiten(self) -> None:
        """Keep every draft now."""
        self._bewaar_straks.stop()
        self.bewaar_concepten()

    def huidige(self) -> ContactFormulier:
        """The contact in front."""
        return self.formulieren()[self.stapel.currentIndex()]

    def formulieren(self) -> list[ContactFormulier]:
        """All open contacts, in the order of the tabs."""
        delen = [self.stapel.widget(plek) for plek in range(self.stapel.count())]
        return [deel for deel in delen if isinstance(deel, ContactFormulier)]

    def nieuw_contact(self) -> None:
        """F2: an empty contact in front, one that is open already or a new one."""
        leeg = next((plek for plek, deel in enumerate(self.formulieren()) if deel.gesprek.leeg), -1)
        if leeg >= 0:
            self.tabs.setCurrentIndex(leeg)
        else:
            self._open(self._reserve.neem())
        self.huidige().ingang().setFocus(Qt.FocusReason.ShortcutFocusReason)

    def sla_op(self) -> None:
        """Ctrl+S: register the contact in front."""
        self.huidige().bewaar()

    def voeg_vraag_toe(self) -> None:
        """Ctrl+N: a second vraag in the contact in front."""
        self.huidige().voeg_vraag_toe()

    def nieuwe_inwoner(self) -> None:
        """Ctrl+Enter: the form for somebody new."""
        self.huidige().wie.maak_nieuw()

    def anoniem(self) -> None:
        """Alt+A: nobody is named."""
        self.huidige().wie.maak_anoniem()

    def gooi_weg(self) -> None:
        """Close the contact in front. What was typed can be put back; nothing is asked."""
        formulier = self.huidige()
        gesprek = formulier.gesprek
        if not gesprek.leeg:
            self._bied_aan(gesprek, self.tr("{0} is weggegooid.").format(self._titel(gesprek)))
            self._weg_het_laatst = True
            self.requested.emit("melding", self.tr("Contact weggegooid. Ctrl+Z zet het terug."))
        elif self.stapel.count() == 1:
            return
        self._sluit(formulier)
        if not self.stapel.count():
            self._open(self._reserve.neem())
        self.bewaar_concepten()
        self.huidige().ingang().setFocus(Qt.FocusReason.OtherFocusReason)

    def zet_terug(self) -> None:
        """Bring back the contact that was thrown away or undone last, in the place of one that is empty."""
        if self._weg is not None:
            leeg = [formulier for formulier in self.formulieren() if formulier.gesprek.leeg]
            self._open(self._maak(self._weg))
            for formulier in leeg:
                self._sluit(formulier)
            self._vergeet_weg()
            self.bewaar_concepten()
            self.huidige().ingang().setFocus(Qt.FocusReason.OtherFocusReason)

    def _bied_aan(self, gesprek: Gesprek, zin: str) -> None:
        self._weg = gesprek
        self._weg_tekst.setText(zin)
        self._weg_balk.show()

    def _vergeet_weg(self) -> None:
        self._weg = None
        self._weg_het_laatst = False
        self._weg_balk.hide()

    def _bied_weer_aan(self, transactie: Id) -> bool:
        """A registration of this session was undone: what was typed can be put back, as a contact of its own."""
        gesprek = self._deze_sessie.pop(transactie, None)
        if gesprek is not None:
            vers = replace(gesprek, id=self.omgeving.ids())
            zin = self.tr("De registratie van {0} is ongedaan gemaakt.").format(gesprek.naam)
            self._bied_aan(vers, zin)
            self._weg_het_laatst = False
        return gesprek is not None

    @Slot(object)
    def _merk_geschreven(self, wijziging: Wijziging) -> None:
        if wijziging.transactie is not None:
            self._weg_het_laatst = False

    def bewaar_concepten(self) -> None:
        """Write the drafts that differ from what was kept, and drop those of contacts that are empty or gone."""
        jobs = self.omgeving.jobs
        open_ = {deel.gesprek.id: deel.gesprek for deel in self.formulieren()}
        # What is being registered drops its draft itself; one written now would come after that and stay.
        bezig = {deel.gesprek.id: deel.bezig for deel in self.formulieren()}
        for id_, gesprek in open_.items():
            if not gesprek.leeg and not bezig[id_]:
                inhoud = gesprek.naar_json()
                if self._bewaard.get(id_) != inhoud:
                    self._bewaard[id_] = inhoud
                    jobs.write(BewaarConcept(id=id_, soort=CONCEPT, inhoud=inhoud), eigenaar=self)
        for id_ in [id_ for id_ in self._bewaard if id_ not in open_ or open_[id_].leeg]:
            del self._bewaard[id_]
            jobs.write(WisConcept(id=id_), eigenaar=self)

    def _maak_tabs(self) -> None:
        self.tabs = QTabBar()
        self.tabs.setObjectName("inloop_tabs")
        self.tabs.setAccessibleName(self.tr("Open contacten"))
        self.tabs.setDocumentMode(True)
        self.tabs.setExpanding(False)
        self.tabs.setUsesScrollButtons(True)
        self.tabs.setElideMode(Qt.TextElideMode.ElideNone)
        self.tabs.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.stapel = QStackedWidget()
        self.tabs.currentChanged.connect(self._toon_tab)
        self.tabs.tabBarClicked.connect(lambda _: self.huidige().ingang().setFocus(Qt.FocusReason.MouseFocusReason))

    def _maak_weg_balk(self) -> None:
        self._weg_balk = kaart(naam="weggegooid")
        self._weg_tekst = etiket("", "bij")
        rij = QHBoxLayout(self._weg_balk)
        rij.setContentsMargins(16, 4, 8, 4)
        rij.addWidget(self._weg_tekst, 1)
        rij.addWidget(knop(self.tr("Terugzetten"), self.zet_terug, rol="stil", naam="contact_terugzetten"))
        self._weg_balk.hide()

    def _bind(self) -> None:
        # F2 is left to the window, which binds it everywhere; Alt+1 to the vraag, which knows its outcomes.
        for actie in self.acties():
            if actie.sneltoets not in ("F2", "Alt+1"):
                toets = QShortcut(QKeySequence(actie.sneltoets), self)
                toets.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
                toets.activated.connect(actie.doe)

    def _lees_lijsten(self) -> Lijsten:
        vandaag = lokaal(self.omgeving.klok()).date().isoformat()
        codes = self.omgeving.codes
        return Lijsten(
            kanalen=codes.van("kanaal", vandaag),
            melders=codes.van("melder", vandaag),
            meldingtypen=codes.van("meldingtype", vandaag),
            uitkomsten=keuzes(codes.van("uitkomst", vandaag)),
        )

    def _maak_vers(self) -> ContactFormulier:
        lijsten = self._lijsten
        zelf = lijsten.melders[0] if lijsten.melders else ""
        kanaal = _BALIE if _BALIE in lijsten.kanalen else ""
        gesprek = Gesprek(
            id=self.omgeving.ids(), locatie_id=self.omgeving.locatie.id, ontvangen=self.omgeving.klok(),
            kanaal=kanaal, melder=zelf, zelfmelder=zelf,
        )  # fmt: skip
        return self._maak(gesprek)

    def _maak(self, gesprek: Gesprek) -> ContactFormulier:
        return ContactFormulier(gesprek, self.omgeving, lijsten=self._lijsten)

    def _open(self, formulier: ContactFormulier, *, plek: int = -1, vooraan: bool = True) -> ContactFormulier:
        gesprek = formulier.gesprek
        formulier.gewijzigd.connect(lambda: self._gewijzigd(formulier))
        formulier.geregistreerd.connect(lambda wijziging, _: self._geregistreerd(formulier, wijziging))
        formulier.weggegooid.connect(self.gooi_weg)
        formulier.kaart_gevraagd.connect(lambda persoon_id: self.requested.emit("persoon.open", persoon_id))
        formulier.wie.kaart_gelezen.connect(lambda gelezen: self._toon_elders(formulier, gelezen))
        bezet = set(self._nummers.values())
        self._nummers[gesprek.id] = next(n for n in range(1, len(bezet) + 2) if n not in bezet)
        plek = self.stapel.count() if plek < 0 else plek
        self.stapel.insertWidget(plek, formulier)
        self.tabs.insertTab(plek, "")
        if vooraan:
            self.tabs.setCurrentIndex(plek)
        self._noem(formulier)
        return formulier

    def _toon_elders(self, formulier: ContactFormulier, gelezen: PersoonKaart) -> None:
        """Let the whole card follow who is chosen here, with what was read: that opening is logged once."""
        if formulier is self.huidige():
            self.requested.emit("persoon.toon", gelezen)

    def _sluit(self, formulier: ContactFormulier) -> None:
        plek = self.stapel.indexOf(formulier)
        self._nummers.pop(formulier.gesprek.id, None)
        self.stapel.removeWidget(formulier)
        self.tabs.removeTab(plek)
        formulier.wie.lijst_vlak.hide()
        formulier.hide()
        formulier.deleteLater()

    def _toon_tab(self, plek: int) -> None:
        if 0 <= plek < self.stapel.count():
            self.stapel.setCurrentIndex(plek)
            self.huidige().wordt_getoond()

    def _loop(self, stap: int) -> None:
        self.tabs.setCurrentIndex((self.tabs.currentIndex() + stap) % self.tabs.count())
        self.huidige().ingang().setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _naar_uitkomst(self) -> None:
        formulier = self.huidige()
        formulier.vragen[formulier.gesprek.actief].uitkomst.ingang().setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _gewijzigd(self, formulier: ContactFormulier) -> None:
        gesprek = formulier.gesprek
        if gesprek.id not in self._bewaard and not self._bewaar_straks.isActive():
            # A contact begins with its first key, not when the empty form happened to open.
            gesprek.ontvangen = self.omgeving.klok()
        self._noem(formulier)
        if not self._bewaar_straks.isActive():
            self._bewaar_straks.start()

    def _titel(self, gesprek: Gesprek) -> str:
        return gesprek.naam or self.tr("Contact {0}").format(self._nummers.get(gesprek.id, 1))

    def _noem(self, formulier: ContactFormulier) -> None:
        plek = self.stapel.indexOf(formulier)
        titel = self._titel(formulier.gesprek)
        kort = titel if len(titel) <= 24 else f"{titel[:23]}…"
        self.tabs.setTabText(plek, ("" if formulier.gesprek.leeg else "• ") + kort.replace("&", "&&"))
        self.tabs.setTabToolTip(
            plek, titel if formulier.gesprek.leeg else self.tr("{0}: nog niet opgeslagen").format(titel)
        )

    def _geregistreerd(self, formulier: ContactFormulier, wijziging: Wijziging) -> None:
        # The store dropped the draft in the same transaction; one that was still under way here is stopped.
        self._bewaard.pop(formulier.gesprek.id, None)
        had_focus = formulier.isAncestorOf(self.focusWidget() or self)
        vooraan = formulier is self.huidige()
        plek = self.stapel.indexOf(formulier)
        self._vergeet_weg()
        if wijziging.transactie is not None:
            self._deze_sessie[wijziging.transactie] = formulier.gesprek
            for oud in [*self._deze_sessie][:-HOOGSTENS_TERUG]:
                del self._deze_sessie[oud]
        self._sluit(formulier)
        vers = self._open(self._reserve.neem(), plek=plek, vooraan=vooraan)
        if had_focus or vooraan:
            vers.ingang().setFocus(Qt.FocusReason.OtherFocusReason)

    def _help(self, wachtende: WachtendeRij) -> None:
        """Help somebody from the waiting list; who is being helped already comes to the front."""
        for plek, formulier in enumerate(self.formulieren()):
            if wachtende.id in (formulier.gesprek.wachtende_id, formulier.gesprek.wachtplek):
                self.tabs.setCurrentIndex(plek)
                formulier.ingang().setFocus(Qt.FocusReason.OtherFocusReason)
                return
        self.nieuw_contact()
        formulier = self.huidige()
        formulier.gesprek.wachtende_id = wachtende.id
        formulier.begin_met(wachtende)

    def _zet_concepten_terug(self, concepten: tuple[ConceptRij, ...]) -> None:
        zelf = self._lijsten.melders[0] if self._lijsten.melders else ""
        open_ = {deel.gesprek.id for deel in self.formulieren()}
        gelezen = [(rij, van_json(rij.inhoud, zelfmelder=zelf)) for rij in concepten if rij.id not in open_]
        terug = [(rij, gesprek) for rij, gesprek in gelezen if gesprek is not None]
        if not terug:
            return
        eerste = self.huidige()
        had_focus = eerste.isAncestorOf(self.focusWidget() or self)
        for rij, gesprek in terug:
            self._bewaard[gesprek.id] = rij.inhoud
            self._open(self._maak(gesprek), vooraan=False)
        if eerste.gesprek.leeg:
            self._sluit(eerste)
            self.tabs.setCurrentIndex(0)
            self._toon_tab(0)
            if had_focus:
                self.huidige().ingang().setFocus(Qt.FocusReason.OtherFocusReason)
        wat = self.tr("1 contact") if len(terug) == 1 else self.tr("{0} contacten").format(len(terug))
        self.requested.emit("melding", self.tr("{0} teruggezet, nog niet opgeslagen.").format(wat))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.huidige().stap_terug():
            return
        super().keyPressEvent(event)
