"""The calendar of sessies: a month as a grid, the sessies of the chosen day, and a file for one's own calendar."""

from __future__ import annotations

from collections import defaultdict
from datetime import date, timedelta
from pathlib import Path

from PySide6.QtCore import QEvent, QStandardPaths, Qt, Signal
from PySide6.QtGui import QFont, QKeyEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFileDialog,
    QHeaderView,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from wijdesk.errors import Storing, Weigering
from wijdesk.models.logsoort import UITVOER
from wijdesk.models.opdrachten.collectief import LeesSessies
from wijdesk.models.rows.collectief import AgendaRij
from wijdesk.models.tijdvak import in_woorden
from wijdesk.models.values import Id, lokaal
from wijdesk.reports.agenda_ics import agenda
from wijdesk.reports.wegschrijven import schrijf_samen
from wijdesk.ui.fields import etiket
from wijdesk.ui.flow import FlowLayout
from wijdesk.ui.jobs import Voortgang
from wijdesk.ui.kopielog import meld_uitgifte
from wijdesk.ui.leesrichting import ZoalsGetypt
from wijdesk.ui.panel import Actie, Omgeving
from wijdesk.ui.regellijst import RegelLijst
from wijdesk.ui.regels import Regel, RegelModel
from wijdesk.ui.toetsen import ToetsKnop

MAANDEN = ("januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september", "oktober",
           "november", "december")  # fmt: skip
DAGEN = ("ma", "di", "wo", "do", "vr", "za", "zo")
WEKEN = 6
REGELS = 2 * WEKEN + 3
"""Lines of text that a month needs at least: two for each week, and its heading."""
PER_VAK = 2
"""Sessies that are named in the square of a day, where there is room."""
RAND = 6
"""Pixels of a square that hold no text."""
BESTANDEN = "Agenda (*.ics);;Alle bestanden (*)"


class _Rooster(QTableWidget):
    """A month: seven days wide. PgUp and PgDn turn the month.

    Signals:
        turned: (int) so many months on
        opened: Enter on a day
        resized: its squares hold more or fewer lines
    """

    turned = Signal(int)
    opened = Signal()
    resized = Signal()

    def __init__(self) -> None:
        super().__init__(WEKEN, len(DAGEN))
        self.setHorizontalHeaderLabels(DAGEN)
        self.verticalHeader().hide()
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        for kop in (self.horizontalHeader(), self.verticalHeader()):
            kop.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)

    @property
    def ruimte(self) -> int:
        """Lines below the number of the day that fit in a square as a whole; at least one."""
        return max(1, (self.rowHeight(0) - RAND) // self.fontMetrics().lineSpacing() - 1)

    # Qt --------------------------------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            self.turned.emit(1 if event.key() == Qt.Key.Key_PageDown else -1)
            event.accept()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit()
            event.accept()
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self.setMinimumHeight(self.fontMetrics().height() * REGELS)
            self.resized.emit()
        super().changeEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.resized.emit()


class Agenda(QWidget):
    """The month, and a day of it.

    Signals:
        requested: (request, content) as of a Panel
    """

    requested = Signal(str, object)

    def __init__(self, omgeving: Omgeving) -> None:
        super().__init__()
        self.omgeving = omgeving
        self.locatie_id: Id | None = omgeving.locatie.id
        self.dag = lokaal(omgeving.klok()).date()
        self._per_dag: dict[str, list[AgendaRij]] = {}
        self._ruimte = 1
        self.maand = etiket("", "titel", naam="agenda_maand")
        self.vorige = ToetsKnop(self.tr("Vorige maand"), "PgUp")
        self.volgende = ToetsKnop(self.tr("Volgende maand"), "PgDown")
        self.nu = ToetsKnop(self.tr("Vandaag"), "V")
        self.nu.clicked.connect(self.naar_vandaag)
        self.bewaar_knop = ToetsKnop(self.tr("Opslaan als agenda…"), "Ctrl+S", rol="primair")
        self.bewaar_knop.setObjectName("agenda_bewaar")
        self.bewaar_knop.clicked.connect(self.kies_waar)
        self.rooster = _Rooster()
        self.rooster.setObjectName("agenda_rooster")
        self.rooster.setAccessibleName(self.tr("Agenda per maand"))
        model: RegelModel[AgendaRij] = RegelModel(lambda rij: rij.id, self._regel)
        self.lijst: RegelLijst[AgendaRij] = RegelLijst(
            model, naam=self.tr("Sessies van deze dag"), leeg=self.tr("Geen sessies op deze dag."), twee_regels=True
        )
        self.dagkop = etiket("", "kop", naam="agenda_dag")
        self._bouw()
        self._toon_maand()

    def _bouw(self) -> None:
        boven = FlowLayout(ruimte=8)
        for deel in (self.vorige, self.volgende, self.nu, self.bewaar_knop):
            boven.addWidget(deel)
        rechts = QWidget()
        kant = QVBoxLayout(rechts)
        kant.setContentsMargins(0, 0, 0, 0)
        kant.setSpacing(8)
        kant.addWidget(self.dagkop)
        kant.addWidget(self.lijst, 1)
        self.uitleg = etiket(
            self.tr("In het agendabestand staan geen namen en geen aantallen."), "bij", breekt_af=True
        )  # fmt: skip
        kolom = QVBoxLayout(self)
        kolom.setContentsMargins(0, 0, 0, 0)
        kolom.setSpacing(8)
        kolom.addWidget(self.maand)
        kolom.addLayout(boven)
        kolom.addWidget(self.rooster, 5)
        kolom.addWidget(rechts, 2)
        kolom.addWidget(self.uitleg)
        self.vorige.clicked.connect(lambda _: self.blader(-1))
        self.volgende.clicked.connect(lambda _: self.blader(1))
        for toets, doe in (("V", self.naar_vandaag), ("Ctrl+S", self.kies_waar)):
            QShortcut(QKeySequence(toets), self, doe).setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        self.rooster.currentCellChanged.connect(lambda rij, kol, *_: self._kies(rij, kol))
        self.rooster.turned.connect(self.blader)
        self.rooster.resized.connect(self._kijk_ruimte)
        self.rooster.opened.connect(lambda: self.lijst.lijst.setFocus(Qt.FocusReason.OtherFocusReason))
        self.lijst.opened.connect(lambda rij: self.requested.emit("collectief.open", rij.activiteit_id))

    def acties(self) -> tuple[Actie, ...]:
        """What can be done here."""
        return (
            Actie("agenda.vandaag", self.tr("Agenda van vandaag"), "V", self.naar_vandaag, "calendar"),
            Actie(
                "agenda.bewaar", self.tr("Agenda opslaan als bestand (ICS)"), "Ctrl+S", self.kies_waar, "save",
                "ics outlook kalender agenda exporteren", ter_plekke=True,
            ),
        )  # fmt: skip

    def ververs(self) -> None:
        """Read the weeks that show."""
        weken = self._weken()
        van, tot = weken[0][0].isoformat(), weken[-1][-1].isoformat()
        self.omgeving.jobs.read(
            LeesSessies(van=van, tot=tot, locatie_id=self.locatie_id), self._toon, eigenaar=self,
            geweigerd=self._mag_niet, sleutel="collectief.agenda",
        )  # fmt: skip

    def eerste_veld(self) -> QWidget:
        """The month."""
        return self.rooster

    def klaar_om_te_sluiten(self) -> None:
        """Nothing is typed here."""

    # What happens ----------------------------------------------------------------------------------------------------

    def blader(self, maanden: int) -> None:
        """Another month, on the same day as far as that has one."""
        nummer = self.dag.year * 12 + self.dag.month - 1 + maanden
        jaar, maand = nummer // 12, nummer % 12 + 1
        if date.min.year < jaar < date.max.year:
            laatste = (date(jaar + maand // 12, maand % 12 + 1, 1) - timedelta(days=1)).day
            self._ga_naar(date(jaar, maand, min(self.dag.day, laatste)))

    def naar_vandaag(self) -> None:
        """This month, today."""
        self._ga_naar(lokaal(self.omgeving.klok()).date())

    def kies_waar(self) -> None:
        """Ask where to keep the sessies of this month and later as a file for another calendar."""
        documenten = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        naam = f"activiteiten-{self.dag:%Y-%m}.ics"
        venster = QFileDialog(self, self.tr("Agenda opslaan"), str(Path(documenten) / naam), BESTANDEN)
        venster.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        venster.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        venster.setDefaultSuffix("ics")
        venster.selectFile(naam)
        venster.fileSelected.connect(lambda pad: self.bewaar_als(Path(pad)))
        venster.open()

    def bewaar_als(self, pad: Path) -> None:
        """The sessies from the first of this month until a year later, whole or not at all."""
        van = self.dag.replace(day=1)
        vraag = LeesSessies(
            van=van.isoformat(), tot=(van + timedelta(days=365)).isoformat(), locatie_id=self.locatie_id
        )

        def schrijf(rijen: tuple[AgendaRij, ...]) -> None:
            nu = self.omgeving.klok()

            def werk(_: Voortgang) -> int:
                schrijf_samen(pad.parent, {pad.name: agenda(rijen, nu=nu)})
                return len(rijen)

            self.omgeving.jobs.background(werk, klaar, eigenaar=self, mislukt=mislukt)

        def mislukt(storing: Storing) -> None:
            self.requested.emit("melding", f"{storing.zin} {storing.uitweg}")

        def klaar(aantal: int) -> None:
            meld_uitgifte(self, self.tr("agenda van activiteiten"), soort=UITVOER, aantal=aantal)
            self.requested.emit("melding", self.tr("Agenda opgeslagen: {0} sessies").format(aantal))

        self.omgeving.jobs.read(vraag, schrijf, eigenaar=self, geweigerd=self._mag_niet)

    def _ga_naar(self, dag: date) -> None:
        self.dag = dag
        self._toon_maand()
        self.ververs()

    def _kies(self, rij: int, kolom: int) -> None:
        if rij < 0 or kolom < 0:
            return
        dag = self._weken()[rij][kolom]
        anders = (dag.year, dag.month) != (self.dag.year, self.dag.month)
        if anders:
            self._ga_naar(dag)
        elif dag != self.dag:
            self.dag = dag
            self._toon_dag()

    # How it looks ----------------------------------------------------------------------------------------------------

    def _weken(self) -> list[list[date]]:
        eerste = self.dag.replace(day=1)
        begin = eerste - timedelta(days=eerste.weekday())
        return [[begin + timedelta(days=7 * week + dag) for dag in range(7)] for week in range(WEKEN)]

    def _toon(self, rijen: tuple[AgendaRij, ...]) -> None:
        per: defaultdict[str, list[AgendaRij]] = defaultdict(list)
        for rij in rijen:
            per[rij.sessie.datum].append(rij)
        self._per_dag = dict(per)
        self._toon_maand()

    def _toon_maand(self) -> None:
        self.maand.setText(f"{MAANDEN[self.dag.month - 1]} {self.dag.year}".capitalize())
        self._vul_vakken()
        self._toon_dag()

    def _kijk_ruimte(self) -> None:
        if self._ruimte != self.rooster.ruimte:
            self._vul_vakken()

    def _vul_vakken(self) -> None:
        self._ruimte = self.rooster.ruimte
        vandaag = lokaal(self.omgeving.klok()).date()
        self.rooster.blockSignals(True)
        for week, dagen in enumerate(self._weken()):
            for kolom, dag in enumerate(dagen):
                self.rooster.setItem(week, kolom, self._vak(dag, vandaag))
                if dag == self.dag:
                    self.rooster.setCurrentCell(week, kolom)
        self.rooster.blockSignals(False)

    def _vak(self, dag: date, vandaag: date) -> QTableWidgetItem:
        sessies = self._per_dag.get(dag.isoformat(), [])
        hoe = self.tr("{0} nu").format(dag.day) if dag == vandaag else str(dag.day)
        vak = QTableWidgetItem("\n".join((hoe, *self._genoemd(sessies))))
        vak.setTextAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        telling = self.tr("1 sessie") if len(sessies) == 1 else self.tr("{0} sessies").format(len(sessies))
        vak.setData(Qt.ItemDataRole.AccessibleTextRole, f"{self._dagnaam(dag)}: {telling}")
        vak.setToolTip("\n".join(f"{rij.sessie.van} {rij.titel}".strip() for rij in sessies))
        if dag.month != self.dag.month:
            vak.setForeground(self.palette().placeholderText())
        letter = QFont(vak.font())
        letter.setBold(dag == vandaag)
        vak.setFont(letter)
        return vak

    def _genoemd(self, sessies: list[AgendaRij]) -> list[str]:
        """What stands below the number of a day: whole lines, and how many there are more."""
        if len(sessies) > 1 == self._ruimte:
            return [self.tr("{0} sessies").format(len(sessies))]
        hoeveel = PER_VAK if len(sessies) <= self._ruimte else min(PER_VAK, self._ruimte - 1)
        regels = [f"{rij.sessie.van} {rij.titel}".strip() for rij in sessies[: max(1, hoeveel)]]
        over = len(sessies) - len(regels)
        return [*regels, self.tr("en nog {0}").format(over)] if over else regels

    def _toon_dag(self) -> None:
        self.dagkop.setText(self._dagnaam(self.dag))
        self.lijst.zet(self._per_dag.get(self.dag.isoformat(), []))

    def _dagnaam(self, dag: date) -> str:
        return f"{DAGEN[dag.weekday()]} {dag.day} {MAANDEN[dag.month - 1]} {dag.year}"

    def _regel(self, rij: AgendaRij) -> Regel:
        sessie = rij.sessie
        geteld = "" if sessie.aanwezig is None else self.tr("{0} aanwezig").format(sessie.aanwezig)
        return Regel(
            titel=ZoalsGetypt(rij.titel), rechts=in_woorden(sessie.van, sessie.tot),
            onder=" · ".join(deel for deel in (sessie.plek, rij.gebied) if deel), verder=geteld,
            let_op=self.tr("Gaat niet door {0}").format(sessie.opmerking).strip() if sessie.afgelast else "",
        )  # fmt: skip

    def _mag_niet(self, weigering: Weigering) -> None:
        self.requested.emit("melding", weigering.zin)
