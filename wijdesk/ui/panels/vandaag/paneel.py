"""Vandaag: what was registered on a day, to look back and to correct. It knows no other panel."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

from PySide6.QtCore import QDate, Qt
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut, QTextCharFormat
from PySide6.QtWidgets import QCalendarWidget, QMenu, QSplitter, QVBoxLayout, QWidget, QWidgetAction

from wijdesk.errors import Storing, Weigering
from wijdesk.models.opdrachten.contact import CorrigeerContact, CorrigeerVraag, LeesContact, LeesVragen, TrekContactIn
from wijdesk.models.opdrachten.huis import BewaarVoorkeur
from wijdesk.models.rows.contact import ContactDetail, VraagRij
from wijdesk.models.values import Id, dag_in_woorden, lokaal, moment_van
from wijdesk.ui.concept import Concept
from wijdesk.ui.fields import etiket, heeft_beurt, knop, zet_eigenschap
from wijdesk.ui.flow import FlowLayout
from wijdesk.ui.icons import icon
from wijdesk.ui.leesrichting import ZoalsGetypt
from wijdesk.ui.panel import Actie, Omgeving, Panel
from wijdesk.ui.panels.vandaag.correctie import Waarden, van_concept
from wijdesk.ui.panels.vandaag.detail import Detail
from wijdesk.ui.taal import streek
from wijdesk.ui.table import Kolom, Tabel, TabelModel
from wijdesk.ui.toetsen import ToetsKnop

BREED = 900
"""Pixels at 100 % from which the detail stands beside the list instead of below it."""


def _in_een_regel(vraag: VraagRij) -> str:
    return "Enter om te lezen" if vraag.dicht else ZoalsGetypt(" ".join(vraag.toelichting.split()))


KOLOMMEN: tuple[Kolom[VraagRij], ...] = (
    Kolom("tijd", "Tijd", lambda v: v.ontvangen, tekst=lambda v: f"{lokaal(v.ontvangen):%H:%M}", breedte=72),
    Kolom("persoon", "Inwoner", lambda v: v.persoon, breedte=170),
    Kolom("meldingtype", "Meldingtype", lambda v: v.meldingtype, breedte=150),
    Kolom(
        "uitkomst",
        "Uitkomst",
        lambda v: v.uitkomst,
        breedte=170,
        toestand=lambda v: "goed" if v.direct_afgehandeld else "",
        hulp="Met een stip: direct afgehandeld",
        stip="direct afgehandeld",
    ),
    Kolom(
        "toelichting",
        "Vraag",
        lambda v: v.toelichting,
        tekst=_in_een_regel,
        breedte=260,
        hulp="Wat een collega eerder opschreef, leest u met Enter. Het logboek noteert dat u het las",
    ),
    Kolom("kanaal", "Kanaal", lambda v: v.kanaal, breedte=110),
    Kolom("melder", "Melder", lambda v: v.melder, breedte=150),
    Kolom("medewerker", "Door", lambda v: v.medewerker, breedte=120),
    Kolom(
        "gecorrigeerd",
        "Correctie",
        lambda v: v.gecorrigeerd,
        tekst=lambda v: "gecorrigeerd" if v.gecorrigeerd else "",
        breedte=96,
    ),
)


def grenzen(dag: date) -> tuple[int, int]:
    """The moments (UTC milliseconds) between which a local day lies, from inclusive, to exclusive."""
    return (
        moment_van(datetime.combine(dag, time())),
        moment_van(datetime.combine(dag + timedelta(days=1), time())),
    )


class VandaagPanel(Panel):
    """The vragen of one day at this location, newest first."""

    naam = "vandaag"
    titel = "Vandaag"
    interesses = frozenset({"contact", "vraag", "persoon"})

    def __init__(self, omgeving: Omgeving, parent: QWidget | None = None, *, registreert: bool = True) -> None:
        """`registreert`: whether whoever works here may begin a contact."""
        super().__init__(omgeving, parent)
        self._begin = self.tr("\nMet F2 begint u een nieuw contact.") if registreert else ""
        self._dag = self._vandaag()
        self._volgt_vandaag = True
        self._open_straks: tuple[Id, Id | None] | None = None
        self.model: TabelModel[VraagRij] = TabelModel(KOLOMMEN, lambda vraag: vraag.id)
        self.tabel = Tabel(
            self.model,
            naam="vandaag",
            titel=self.tr("Vragen van deze dag"),
            eenheid=(self.tr("vraag"), self.tr("vragen")),
            filterhulp=self.tr("Filter op naam, vraag of uitkomst"),
            leeg=self.tr("Nog niets geregistreerd op deze dag.") + self._begin,
        )
        legenda = etiket(self.tr("● direct afgehandeld"), "bij", naam="vandaag_legenda")
        zet_eigenschap(legenda, "toestand", "goed")
        self.tabel.boven.addWidget(legenda)
        self.tabel.onthoud(
            omgeving.voorkeuren,
            lambda sleutel, waarde: omgeving.jobs.write(BewaarVoorkeur(sleutel=sleutel, waarde=waarde), eigenaar=self),
        )
        self.detail = Detail(omgeving)
        self._maak_balk()
        self.splitter = QSplitter(Qt.Orientation.Vertical)
        self.splitter.setChildrenCollapsible(False)
        self.splitter.addWidget(self.tabel)
        self.splitter.addWidget(self.detail)
        self.splitter.setStretchFactor(0, 1)
        self.splitter.setStretchFactor(1, 1)
        kolom = QVBoxLayout(self)
        kolom.setContentsMargins(12, 12, 12, 12)
        kolom.setSpacing(8)
        kolom.addLayout(self.balk)
        kolom.addWidget(self.splitter, 1)
        self.tabel.geopend.connect(self._open)
        self.detail.corrected.connect(self._corrigeer)
        self.detail.withdrawn.connect(self._trek_in)
        self.detail.person_asked.connect(lambda persoon_id: self.requested.emit("persoon.open", persoon_id))
        self.detail.closed.connect(self._detail_dicht)
        self._concept_straks: tuple[Id, Id, Waarden, str, str] | None = None
        self.concept = Concept(
            self,
            jobs=omgeving.jobs,
            ids=omgeving.ids,
            soort="correctie",
            inhoud=self.detail.concept,
            zet_terug=self._zet_concept_terug,
        )
        self.detail.typed.connect(self.concept.merk)
        self._toon_dag()

    def _maak_balk(self) -> None:
        self.vorige = knop("", self.dag_terug, rol="stil", naam="vandaag_vorige")
        self.vorige.setIcon(icon("chevron-left"))
        self.vorige.setAccessibleName(self.tr("Dag terug"))
        self.vorige.setToolTip(self.tr("Dag terug (Alt+←)"))
        self.volgende = knop("", self.dag_verder, rol="stil", naam="vandaag_volgende")
        self.volgende.setIcon(icon("chevron-right"))
        self.volgende.setAccessibleName(self.tr("Dag verder"))
        self.volgende.setToolTip(self.tr("Dag verder (Alt+→)"))
        self.kalender = QCalendarWidget()
        self.kalender.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        self.kalender.setFirstDayOfWeek(Qt.DayOfWeek.Monday)
        self.kalender.setLocale(streek())
        self.kalender.setHorizontalHeaderFormat(QCalendarWidget.HorizontalHeaderFormat.ShortDayNames)
        # The bar of Fusion puts dark text on the accent; without it the theme's own colours show.
        self.kalender.setStyleSheet("QWidget#qt_calendar_navigationbar { background: transparent; }")
        for dag in (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday):
            self.kalender.setWeekdayTextFormat(dag, QTextCharFormat())
        self.kalender.activated.connect(self._gekozen_dag)
        self.kalender.clicked.connect(self._gekozen_dag)
        self.kies_dag = knop("", rol="stil", naam="vandaag_dag")
        self.kies_dag.setToolTip(self.tr("Kies een dag"))
        letter = self.fontMetrics()
        self.kalender.setMinimumSize(letter.averageCharWidth() * 44, letter.height() * 15)
        menu = QMenu(self.kies_dag)
        in_menu = QWidgetAction(menu)
        in_menu.setDefaultWidget(self.kalender)
        menu.addAction(in_menu)
        self.kies_dag.setMenu(menu)
        self.naar_vandaag = ToetsKnop(self.tr("Vandaag"), "V")
        self.naar_vandaag.clicked.connect(self.ga_naar_vandaag)
        self.alleen_mij = ToetsKnop(self.tr("Alleen van mij"), "M", rol="keuze")
        self.alleen_mij.setCheckable(True)
        self.alleen_mij.toggled.connect(lambda _: self.ververs())
        self.balk = FlowLayout(ruimte=4)
        for widget in (self.vorige, self.kies_dag, self.volgende, self.naar_vandaag, self.alleen_mij):
            self.balk.addWidget(widget)
        for toets, doe in (
            ("Alt+Left", self.dag_terug),
            ("Alt+Right", self.dag_verder),
            ("V", self.ga_naar_vandaag),
            ("M", self.alleen_mij.toggle),
            ("Ctrl+S", self.detail.bewaar_correctie),
        ):
            QShortcut(QKeySequence(toets), self, doe).setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)

    # What the base class asks ----------------------------------------------------------------------------------------

    def acties(self) -> tuple[Actie, ...]:
        """What can be done with the list of a day."""
        return (
            Actie("vandaag.open", self.tr("Vraag openen en corrigeren"), "Return", self.open_huidige),
            Actie("vandaag.terug", self.tr("Dag terug"), "Alt+Left", self.dag_terug),
            Actie("vandaag.verder", self.tr("Dag verder"), "Alt+Right", self.dag_verder),
            Actie("vandaag.vandaag", self.tr("Naar vandaag"), "V", self.ga_naar_vandaag),
            Actie("vandaag.alleen_mij", self.tr("Alleen mijn registraties"), "M", self.alleen_mij.toggle),
        )

    def ververs(self) -> None:
        """Read this day again, and the open contact."""
        if self._volgt_vandaag and self._dag != self._vandaag():
            self._dag = self._vandaag()
            self._toon_dag()
        van, tot = grenzen(self._dag)
        self.omgeving.jobs.read(
            LeesVragen(
                van=van, tot=tot, locatie_id=self.omgeving.locatie.id, alleen_van_mij=self.alleen_mij.isChecked()
            ),
            self._toon,
            eigenaar=self,
            geweigerd=self._mag_niet,
        )
        if self.detail.contact_id is not None and self._open_straks is None:
            self._lees(self.detail.contact_id, self.detail.vraag_id)

    def _toon(self, vragen: tuple[VraagRij, ...]) -> None:
        was_leeg = not self.model.rowCount()
        self.tabel.zet(vragen)
        if was_leeg and vragen and heeft_beurt(self.kies_dag):
            # It only had the focus because there was no list yet to walk through.
            self.tabel.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def handle(self, verzoek: str, inhoud: object) -> bool:
        """Take "contact.open" (contact id): show it, on its own day."""
        if verzoek != "contact.open" or not isinstance(inhoud, bytes):
            return False
        if self.detail.gewijzigd():
            self.detail.herinner()
        else:
            self._lees(Id(inhoud), None)
        return True

    def eerste_veld(self) -> QWidget:
        """The list, or what picks another day when it is empty."""
        return self.tabel.view if self.model.rowCount() else self.kies_dag

    def klaar_om_te_sluiten(self) -> None:
        """Keep the correction that is not written yet."""
        self.concept.bewaar()

    # Walking through days --------------------------------------------------------------------------------------------

    def dag_terug(self) -> None:
        """The day before."""
        self._ga_naar(self._dag - timedelta(days=1))

    def dag_verder(self) -> None:
        """The day after, today at most."""
        self._ga_naar(self._dag + timedelta(days=1))

    def ga_naar_vandaag(self) -> None:
        """Back to today."""
        self._ga_naar(self._vandaag())

    def _vandaag(self) -> date:
        return lokaal(self.omgeving.klok()).date()

    def _gekozen_dag(self, dag: QDate) -> None:
        menu = self.kies_dag.menu()
        if menu is not None:
            menu.hide()
        self._ga_naar(date(dag.year(), dag.month(), dag.day()))

    def _ga_naar(self, dag: date) -> None:
        dag = min(dag, self._vandaag())
        if dag != self._dag:
            self._dag = dag
            self._volgt_vandaag = dag == self._vandaag()
            self._toon_dag()
            self.ververs()

    def _toon_dag(self) -> None:
        vandaag = self._vandaag()
        woorden = dag_in_woorden(self._dag, vandaag)
        self.kies_dag.setText(woorden[:1].upper() + woorden[1:])
        self.kies_dag.setAccessibleName(self.tr("Dag: {0}").format(woorden))
        self.kalender.setMaximumDate(QDate(vandaag.year, vandaag.month, vandaag.day))
        self.kalender.setSelectedDate(QDate(self._dag.year, self._dag.month, self._dag.day))
        self.volgende.setEnabled(self._dag < vandaag)
        self.naar_vandaag.setVisible(self._dag != vandaag)
        is_vandaag = self._dag == vandaag
        self.tabel.zet_leeg(
            self.tr("Vandaag is nog niets geregistreerd.") + self._begin
            if is_vandaag
            else self.tr("Op deze dag is niets geregistreerd.\nKies een andere dag, of druk op V voor vandaag.")
        )

    def _schik(self) -> None:
        """Detail beside the list when there is room, else below it; in a small dock it takes the place of the list."""
        naast = self.width() >= BREED * self.fontMetrics().height() // 16
        self.splitter.setOrientation(Qt.Orientation.Horizontal if naast else Qt.Orientation.Vertical)
        klein = not naast and self.height() < 44 * self.fontMetrics().lineSpacing()
        self.tabel.setVisible(self.detail.isHidden() or not klein)

    # Opening and correcting ------------------------------------------------------------------------------------------

    def open_huidige(self) -> None:
        """Open the chosen vraag."""
        if (vraag := self.tabel.huidige()) is not None:
            self._open(vraag)

    def _open(self, vraag: VraagRij) -> None:
        if self.detail.gewijzigd() and self.detail.vraag_id != vraag.id:
            self.detail.herinner()
            return
        self._lees(vraag.contact_id, vraag.id)

    def _lees(self, contact_id: Id, vraag_id: Id | None) -> None:
        self._open_straks = (contact_id, vraag_id)
        self.omgeving.jobs.read(
            LeesContact(id=contact_id), self._toon_contact, eigenaar=self, geweigerd=self._contact_weg
        )

    def _toon_contact(self, contact: ContactDetail) -> None:
        straks, self._open_straks = self._open_straks, None
        was_open = self.detail.isVisible() and self.detail.contact_id == contact.id
        vraag_id = straks[1] if straks is not None and straks[1] is not None else contact.vragen[0].id
        self.detail.toon(contact, vraag_id)
        # After it, because the list of its day reads what stands open again: of another day that would go on for ever.
        self._ga_naar(lokaal(contact.ontvangen).date())
        if self._concept_straks is not None and self._concept_straks[:2] == (contact.id, vraag_id):
            self.detail.zet_concept(*self._concept_straks[2:])
            self._concept_straks = None
        self._schik()
        self.tabel.kies(vraag_id)
        if not was_open:
            self.detail.toelichting.setFocus(Qt.FocusReason.OtherFocusReason)

    def _zet_concept_terug(self, tekst: str) -> None:
        self._concept_straks = van_concept(tekst)
        contact_id, vraag_id, *_ = self._concept_straks
        self._lees(contact_id, vraag_id)

    def _contact_weg(self, weigering: Weigering) -> None:
        self._open_straks = None
        if self._concept_straks is not None:
            self._concept_straks = None
            self.concept.bewaar()
        if not self.detail.gewijzigd():
            self._detail_dicht()
        self._mag_niet(weigering)

    def _corrigeer(self, wat: tuple[CorrigeerVraag | CorrigeerContact, ...]) -> None:
        """Write one after the other, so that a refusal of the first leaves the second unwritten."""
        eerste, *rest = wat
        self.omgeving.jobs.write(
            eerste,
            lambda _, __: self._corrigeer(tuple(rest)) if rest else self.detail.bewaard(),
            eigenaar=self,
            geweigerd=self.detail.toon_fouten,
            mislukt=self._mislukt,
        )

    def _trek_in(self, contact_id: Id, reden: str) -> None:
        self.omgeving.jobs.write(
            self.detail.zin.met_gezien(TrekContactIn(id=contact_id, reden=reden)),
            lambda _, __: self._ingetrokken(),
            eigenaar=self,
            geweigerd=self.detail.toon_fouten,
            mislukt=self._mislukt,
        )

    def _ingetrokken(self) -> None:
        self._detail_dicht()

    def _detail_dicht(self) -> None:
        self.detail.wis()
        self._schik()
        self.tabel.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def _mislukt(self, storing: Storing) -> None:
        self.detail.toon_fouten(Weigering(f"{storing.zin} {storing.uitweg}"))

    def _mag_niet(self, weigering: Weigering) -> None:
        self.requested.emit("melding", weigering.zin)

    # Qt --------------------------------------------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._schik()
