"""Logboek: who looked at what, whose, when, why and where; by resident, colleague, day, kind, and what is unusual.

Filtering asks the store, page by page: five years of a team are millions of lines. What is exported is what was asked
for, every page of it, and is told to the log like everything else.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from PySide6.QtCore import QStandardPaths, Qt, QTimer
from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from wijdesk.errors import Storing, Weigering
from wijdesk.models.logsoort import UITVOER, Logregel
from wijdesk.models.ongewoon import woorden
from wijdesk.models.opdrachten.huis import LeesMedewerkers, LogToegang
from wijdesk.models.opdrachten.logboek import LeesLogboek, VernietigOudLog
from wijdesk.models.rows.huis import MedewerkerRij
from wijdesk.models.rows.logboek import Logblad, LogRij
from wijdesk.models.rows.persoon import Kandidaat
from wijdesk.models.values import Id, datum_in_woorden, lokaal, moment_in_woorden
from wijdesk.reports.logboek_tabel import BESTAND, tabel
from wijdesk.reports.wegschrijven import schrijf_samen
from wijdesk.ui.een_zin import EenZin
from wijdesk.ui.fields import etiket, knop
from wijdesk.ui.flow import FlowLayout
from wijdesk.ui.jobs import Voortgang
from wijdesk.ui.panel import Actie, Afdrukken, Omgeving, Panel
from wijdesk.ui.panels.logboek.filters import ALLES, Filters
from wijdesk.ui.panels.logboek.noodlijst import Noodlijst
from wijdesk.ui.panels.logboek.vouw import Filtervouw, ingepakt
from wijdesk.ui.table import Kolom, Tabel, TabelModel
from wijdesk.ui.toetsen import ToetsKnop

BESTANDEN = "Tabel (*.csv);;Alle bestanden (*)"
MEESTE_UITVOER = 50_000
"""Lines in one file: what a person can still look through. More than that is asked by period."""
DOEL_UITVOER = "het logboek nakijken buiten het programma"


class LogboekPaneel(Panel):
    """The log of this team, newest first."""

    naam = "logboek"
    titel = "Logboek"
    interesses = frozenset({"inzagegrond"})

    def __init__(
        self,
        omgeving: Omgeving,
        afdrukken: Mapping[str, Afdrukken],
        *,
        beoordeelt: bool,
        vernietigt: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        """`beoordeelt`: whether whoever works here judges emergencies; `vernietigt`: lets old lines go."""
        super().__init__(omgeving, parent)
        self._afdrukken = afdrukken
        self._vraag: LeesLogboek | None = None
        self._regels: tuple[LogRij, ...] = ()
        self._verder: tuple[int, Id] | None = None
        self.filters = Filters(omgeving.jobs)
        self.nood = Noodlijst(omgeving, self._meld) if beoordeelt else None
        nu = omgeving.klok
        self.model: TabelModel[LogRij] = TabelModel(
            [
                Kolom("tijd", self.tr("Wanneer"), lambda rij: rij.tijd, lambda rij: moment_in_woorden(rij.tijd, nu()),
                      breedte=124),
                Kolom("wie", self.tr("Wie"), lambda rij: rij.medewerker, breedte=124),
                Kolom("wat", self.tr("Wat"), _wat),
                Kolom("over", self.tr("Over wie"), lambda rij: rij.over, breedte=140),
                Kolom("opvallend", self.tr("Opvallend"), lambda rij: ", ".join(rij.ongewoon), breedte=116,
                      toestand=lambda rij: "let-op" if rij.ongewoon else "", stip=self.tr("valt op")),
            ],
            lambda rij: rij.id,
        )  # fmt: skip
        self.tabel = Tabel(
            self.model,
            naam="logboek",
            titel=self.titel,
            leeg=self.tr("Niets gevonden. Kies een andere periode of minder filters."),
            filterhulp=self.tr("Filter wat hieronder staat"),
            eenheid=(self.tr("regel"), self.tr("regels")),
        )
        self.meer = ToetsKnop(self.tr("Oudere regels"), "Ctrl+M")
        self.meer.setObjectName("logboek_meer")
        self.bewaar_knop = ToetsKnop(self.tr("Opslaan als CSV…"), "Ctrl+S")
        self.bewaar_knop.setObjectName("logboek_bewaar")
        self.overzicht_knop = ToetsKnop(self.tr("Wie zag mijn gegevens?"), "Ctrl+P", rol="primair")
        self.overzicht_knop.setObjectName("logboek_overzicht")
        self.wis_knop = knop(self.tr("Filters wissen"), self.filters.wis, rol="stil", naam="logboek_wis")
        self.alles_van = knop("", self._alleen_dit, rol="stil", naam="logboek_dit")
        self.voluit = etiket("", "bij", breekt_af=True, naam="logboek_voluit")
        self.voluit.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.uitleg = etiket("", "bij", breekt_af=True, naam="logboek_uitleg")
        self.oud_knop = knop(self.tr("Oude regels vernietigen…"), self.vraag_oud, rol="stil", naam="logboek_oud")
        self.zin = EenZin()
        self.zin.hide()
        self.kop = etiket(self.titel, "titel")
        self.vouw = Filtervouw(self, self.filters.in_gebruik)
        self._bouw()
        self.oud_knop.setVisible(vernietigt)
        self.filters.changed.connect(self.zoek)
        self.filters.inwoner.taken.connect(self._inwoner_gekozen)
        self.filters.inwoner.cleared.connect(self._toon_knoppen)
        self.meer.clicked.connect(self.lees_verder)
        self.bewaar_knop.clicked.connect(self.kies_waar)
        self.overzicht_knop.clicked.connect(self.toon_overzicht)
        self.tabel.gekozen.connect(self._toon_voluit)
        self.tabel.geopend.connect(self._open)
        self._toon_voluit(None)
        self._toon_knoppen()

    def _bouw(self) -> None:
        boven, onder = QWidget(), QWidget()
        for vlak, delen in (
            (boven, (self.overzicht_knop, self.bewaar_knop, self.wis_knop, self.oud_knop)),
            (onder, (self.meer, self.alles_van)),
        ):
            rij = FlowLayout(ruimte=8)
            for deel in delen:
                rij.addWidget(deel)
            vlak.setLayout(rij)
        regels = QWidget()
        regelkolom = QVBoxLayout(regels)
        regelkolom.setContentsMargins(0, 0, 0, 0)
        regelkolom.setSpacing(8)
        regelkolom.addWidget(self.tabel, 1)
        regelkolom.addWidget(self.voluit)
        regelkolom.addWidget(onder)
        noden = () if self.nood is None else (ingepakt(self.nood),)
        kolom = QVBoxLayout(self)
        kolom.setContentsMargins(12, 12, 12, 12)
        kolom.setSpacing(8)
        kolom.addWidget(self.kop)
        kolom.addWidget(self.vouw.knop, 0, Qt.AlignmentFlag.AlignLeft)
        filters = (*noden, self.filters, boven)
        for deel in (*filters, self.zin):
            kolom.addWidget(deel)
        kolom.addWidget(regels, 1)
        kolom.addWidget(self.uitleg)
        self.vouw.zet(filters=(self.kop, *filters, self.uitleg), regels=(regels,))

    # What the window asks --------------------------------------------------------------------------------------------

    def acties(self) -> tuple[Actie, ...]:
        """The overview for a resident, a file, and what is unusual."""
        nood = Actie("logboek.nood", self.tr("Noodinzages beoordelen"), "", self.toon_nood, "triangle-alert",
                     "nood noodinzage beoordelen terecht gezien")  # fmt: skip
        return (
            *((nood,) if self.nood is not None else ()),
            Actie("logboek.overzicht", self.tr("Wie zag mijn gegevens?"), "Ctrl+P", self.toon_overzicht, "eye",
                  "inzage avg overzicht inwoner log bekeken", ter_plekke=True),
            Actie("logboek.bewaar", self.tr("Logboek opslaan als CSV"), "Ctrl+S", self.kies_waar, "save",
                  "log csv excel bestand", ter_plekke=True),
            Actie("logboek.opvallend", self.tr("Wat valt op in het logboek"), "", self.toon_opvallend, "triangle-alert",
                  "ongewoon misbruik nieuwsgierig noodinzage kantooruren"),
            Actie("logboek.meer", self.tr("Oudere regels"), "Ctrl+M", self.lees_verder, "history", ter_plekke=True),
        )  # fmt: skip

    def ververs(self) -> None:
        """Read the first page again with what still waited to be written, the colleagues and the emergencies."""
        self.omgeving.jobs.read(LeesMedewerkers(), self._zet_collegas, eigenaar=self)
        if self.nood is not None:
            self.nood.ververs()
        zoek = self.zoek
        self.omgeving.jobs.write(LogToegang(), zoek, eigenaar=self, geweigerd=zoek, mislukt=zoek)

    def handle(self, verzoek: str, inhoud: object) -> bool:
        """("logboek.open", None) shows it; ("inzage.overzicht", ("persoon", id)) the overview for that resident."""
        if verzoek == "inzage.overzicht" and isinstance(inhoud, tuple):
            self._druk_af(Id(inhoud[1]), "", "")  # from a card: what stands in the filters here is about something else
            return True
        if verzoek == "logboek.nood":
            QTimer.singleShot(0, self, self.toon_nood)  # once it is in front
            return True
        return verzoek == "logboek.open"

    def eerste_veld(self) -> QWidget:
        """The resident to look for."""
        return self.tabel.zoek if self.vouw.toont_regels else self.filters.inwoner.regel

    def toon_nood(self) -> None:
        """Stand at the first emergency that waits, once it was read."""
        if self.nood is not None:
            self.nood.ververs(self._sta_bij_nood)

    def _sta_bij_nood(self) -> None:
        self.vouw.toon_filters()
        eerst = None if self.nood is None else self.nood.eerste_knop()
        if eerst is not None:
            eerst.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self._meld(self.tr("Er is geen noodinzage die u moet beoordelen."))

    # Looking ---------------------------------------------------------------------------------------------------------

    def zoek(self, *_: object) -> None:
        """Ask for the first page of what the filters say."""
        vraag = self.filters.vraag(lokaal(self.omgeving.klok()).date())
        if vraag is None:
            return
        self._vraag = vraag
        self.omgeving.jobs.read(vraag, self._toon, eigenaar=self, geweigerd=self._mag_niet)

    def lees_verder(self) -> None:
        """The next page below this one."""
        if self._vraag is not None and self._verder is not None:
            vraag = replace(self._vraag, na=self._verder)
            self.omgeving.jobs.read(vraag, self._toon_erbij, eigenaar=self, geweigerd=self._mag_niet)

    def toon_opvallend(self) -> None:
        """Only what is unusual, of the last month."""
        self.filters.opvallend.zet(ALLES)
        self.zoek()

    def _toon(self, blad: Logblad) -> None:
        self._regels = ()
        self._toon_erbij(blad)

    def _toon_erbij(self, blad: Logblad) -> None:
        self._regels += blad.regels
        self._verder = blad.verder
        self.tabel.zet(self._regels)
        self._toon_knoppen()
        self.vouw.vul()
        self.uitleg.setText(self._wat_mist(blad))

    def _wat_mist(self, blad: Logblad) -> str:
        """What these lines don't tell, and what the chosen kind of unusual means."""
        delen = []
        vraag = self._vraag
        if vraag is not None and vraag.ongewoon in woorden():
            delen.append(woorden()[vraag.ongewoon][1])
        if blad.vanaf and not (vraag is not None and vraag.van):
            dag = self.tr("Wat opvalt is nagekeken vanaf {0}. Kies een eerste dag om verder terug te kijken.")
            delen.append(dag.format(datum_in_woorden(blad.vanaf)))
        # Why always: told only to who has a tie, it would tell of ties others recorded.
        delen.append(self.tr("Regels over inwoners die u kent, staan hier niet. Laat een collega die nakijken."))
        return " ".join(delen)

    def _zet_collegas(self, rijen: tuple[MedewerkerRij, ...]) -> None:
        self.filters.zet_collegas(rijen)

    def _toon_knoppen(self) -> None:
        self.meer.setVisible(self._verder is not None)
        self.bewaar_knop.setEnabled(bool(self._regels))
        heeft = self.filters.inwoner.gekozen is not None
        self.overzicht_knop.setEnabled(heeft)
        self.overzicht_knop.setToolTip("" if heeft else self.tr("Kies eerst een inwoner."))

    def _inwoner_gekozen(self, _: Kandidaat) -> None:
        self._toon_knoppen()

    def _toon_voluit(self, rij: LogRij | None) -> None:
        self.voluit.setText("" if rij is None else in_een_zin(rij))
        self.voluit.setVisible(rij is not None)
        dit = rij is not None and rij.huishouden_id is not None and self.filters.huishouden is None
        self.alles_van.setText(self.tr("Alles over dit huishouden"))
        self.alles_van.setVisible(dit)

    def _alleen_dit(self) -> None:
        rij: LogRij | None = self.tabel.huidige()
        if rij is not None and rij.huishouden_id is not None:
            self.filters.inwoner.wis()
            self.filters.huishouden = (rij.huishouden_id, rij.over)
            self.zoek()

    def _open(self, rij: LogRij) -> None:
        """Enter on a line shows whose card it is."""
        if rij.persoon_id is not None:
            self.requested.emit("persoon.open", rij.persoon_id)

    # What leaves the screen ------------------------------------------------------------------------------------------

    def toon_overzicht(self) -> None:
        """The page for the resident that was chosen."""
        gekozen = self.filters.inwoner.gekozen
        if gekozen is None:
            self._meld(self.tr("Kies eerst een inwoner. Dan maakt u het overzicht voor die inwoner."))
            self.vouw.toon_filters()
            self.filters.inwoner.regel.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        vraag = self.filters.vraag(lokaal(self.omgeving.klok()).date())
        if vraag is None:  # said beside the day: a page over other days than were meant is worse than none
            self.vouw.toon_filters()
            self.filters.naar_fout()
            return
        self._druk_af(gekozen.persoon_id, vraag.van, vraag.tot)

    def _druk_af(self, persoon_id: Id, van: str, tot: str) -> None:
        self._afdrukken["inzage.afdrukken"]((persoon_id, van, tot))

    def vraag_oud(self) -> None:
        """Ask once whether what is older than the organisation keeps it may go."""
        self.zin.vraag(
            self.tr("Alle regels vernietigen die ouder zijn dan de bewaartermijn? Dit kan niemand terugnemen."),
            self._vernietig_oud,
            knop=self.tr("Vernietigen"),
            gevaar=True,
            zin_nodig=False,
        )

    def _vernietig_oud(self, _: str) -> None:
        self.omgeving.jobs.write(VernietigOudLog(), self._is_vernietigd, eigenaar=self, geweigerd=self._oud_niet)

    def _is_vernietigd(self, aantal: int, _: object) -> None:
        self.zin.sluit()
        self._meld(self.tr("Oude regels vernietigd: {0}").format(aantal))
        self.zoek()

    def _oud_niet(self, weigering: Weigering) -> None:
        self.zin.sluit()
        self._meld(weigering.zin)

    def kies_waar(self) -> None:
        """Ask where to keep what was found."""
        if not self._regels:
            return
        documenten = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        venster = QFileDialog(self, self.tr("Logboek opslaan"), str(Path(documenten) / BESTAND), BESTANDEN)
        venster.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        venster.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        venster.setDefaultSuffix("csv")
        venster.selectFile(BESTAND)
        venster.fileSelected.connect(lambda pad: self.bewaar_als(Path(pad)))
        venster.open()

    def bewaar_als(self, pad: Path) -> None:
        """Keep every line the filters find, as far as one file goes; told to the log before the file is there."""
        vraag = self._vraag
        if vraag is not None:
            self._haal(replace(vraag, na=None, hoogstens=500), (), pad)

    def _haal(self, vraag: LeesLogboek, tot_nu: tuple[LogRij, ...], pad: Path) -> None:
        def klaar(blad: Logblad) -> None:
            alle = tot_nu + blad.regels
            if blad.verder is not None and len(alle) < MEESTE_UITVOER:
                self._haal(replace(vraag, na=blad.verder), alle, pad)
            else:
                self._schrijf(vraag, alle, pad, heel=blad.verder is None)

        self.omgeving.jobs.read(vraag, klaar, eigenaar=self, sleutel="uitvoer", geweigerd=self._mag_niet)

    def _schrijf(self, vraag: LeesLogboek, regels: tuple[LogRij, ...], pad: Path, *, heel: bool) -> None:
        regel = Logregel(
            "logboek opgeslagen als bestand", vraag.persoon_id, DOEL_UITVOER, soort=UITVOER, aantal=len(regels)
        )
        self.omgeving.jobs.write(LogToegang(regels=(replace(regel, persoon_id=None),)), eigenaar=self)

        def werk(_: Voortgang) -> Path:
            return schrijf_samen(pad.parent, {pad.name: tabel(regels)})[0]

        def klaar(waar: Path) -> None:
            zin = self.tr("{0} opgeslagen: {1} regels").format(waar.name, len(regels))
            rest = self.tr("Er zijn oudere regels die er niet bij staan; kies een kortere periode.")
            self._meld(zin if heel else f"{zin}. {rest}")

        self.omgeving.jobs.background(werk, klaar, eigenaar=self, mislukt=self._mislukt)

    def _mislukt(self, storing: Storing) -> None:
        self._meld(f"{storing.zin} {storing.uitweg}".strip())

    def _mag_niet(self, weigering: Weigering) -> None:
        if not self.filters.toon_fouten(weigering):
            self._meld(weigering.zin)

    def _meld(self, zin: str) -> None:
        self.requested.emit("melding", zin)


def _wat(rij: LogRij) -> str:
    delen: list[Any] = [rij.wat]
    if rij.aantal is not None:
        delen.append(f"{rij.aantal} ×" if rij.soort != "Gezocht" else f"{rij.aantal} gevonden")
    if rij.uitkomst:
        delen.append(rij.uitkomst)
    return " · ".join(delen)


def in_een_zin(rij: LogRij) -> str:
    """A line as one would tell it: who, what, whose, when, why, for whom and where."""
    tijd = lokaal(rij.tijd)
    delen = [f"{tijd:%d-%m-%Y %H:%M:%S}", rij.medewerker, rij.soort.lower(), _wat(rij)]
    if rij.over:
        delen.append(f"over {rij.over}")
    delen.append(f"waarom: {rij.waarom}")
    if rij.namens:
        delen.append(f"namens {rij.namens}")
    if rij.waar:
        delen.append(f"op {rij.waar}")
    if rij.ongewoon:
        delen.append(f"valt op: {', '.join(rij.ongewoon)}")
    return " · ".join(delen)
