"""Vragenlijsten: which versions there are, reading one, and taking another one into use for the city or for a team.

Nothing is deleted here: a list that was used stays, because triages answered under it must stay readable.
"""

from __future__ import annotations

import contextlib
import json
from datetime import date
from pathlib import Path

from PySide6.QtCore import QStandardPaths, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFileDialog, QStackedWidget, QVBoxLayout, QWidget

from wijdesk.errors import Weigering
from wijdesk.models.opdrachten.vragenlijst import LeesVragenlijst, LeesVragenlijsten, NeemVragenlijstInGebruik
from wijdesk.models.rows.huis import LocatieRij, Wijziging
from wijdesk.models.rows.vragenlijst import VersieDetail, VersieRij
from wijdesk.models.values import Id, dag_in_woorden, lokaal
from wijdesk.models.vragen import Lijst
from wijdesk.models.vragen_lezen import FouteLijst, lees, lees_samen
from wijdesk.reports.wegschrijven import schrijf_samen
from wijdesk.ui.concept import Concept
from wijdesk.ui.fields import etiket, knop
from wijdesk.ui.flow import FlowLayout
from wijdesk.ui.jobs import Voortgang
from wijdesk.ui.panel import Actie, Omgeving, Panel
from wijdesk.ui.panels.vragenlijsten.beeld import beeld, groep, lees_bestand
from wijdesk.ui.panels.vragenlijsten.bewerken import Bewerken, team_begin, voorvoegsel_van
from wijdesk.ui.panels.vragenlijsten.lezen import Lezen
from wijdesk.ui.panels.vragenlijsten.stoppen import Stopper
from wijdesk.ui.regellijst import RegelLijst
from wijdesk.ui.regels import RegelModel
from wijdesk.ui.toetsen import ToetsKnop

BESTANDEN = "Vragenlijst (*.toml *.txt);;Alle bestanden (*)"
CONCEPT = "vragenlijst"


class VragenlijstenPanel(Panel):
    """The lists of questions."""

    naam = "vragenlijsten"
    titel = "Vragenlijsten"
    interesses = frozenset({"vragenlijst", "triage", "meldcode", "impactmeting"})

    def __init__(self, omgeving: Omgeving, parent: QWidget | None = None) -> None:
        super().__init__(omgeving, parent)
        self._rijen: tuple[VersieRij, ...] = ()
        self._teksten: dict[Id, VersieDetail] = {}
        self._laatst_geopend = ""
        self._voorgezet: str | None = None
        """What stands there because a team was chosen; a file or a version that was opened never is."""
        self._gelezen: VersieDetail | None = None
        self.model: RegelModel[VersieRij] = RegelModel(
            lambda rij: rij.id, lambda rij: beeld(rij, vandaag=self._vandaag()), groep=groep
        )
        self.lijst: RegelLijst[VersieRij] = RegelLijst(
            self.model, naam=self.tr("Vragenlijsten"), leeg=self.tr("Er zijn nog geen vragenlijsten.")
        )
        self.lijst.opened.connect(self.lees)
        self.stopper = Stopper(omgeving.jobs, self)
        self.lijst.chosen.connect(self.stopper.kies)
        self.open_knop = ToetsKnop(self.tr("Lezen"), "Return")
        self.open_knop.clicked.connect(self.lees_gekozen)
        self.kies_knop = ToetsKnop(self.tr("Bestand kiezen…"), "Ctrl+O", rol="primair")
        self.kies_knop.clicked.connect(self.kies_bestand)
        self.team_knop = knop(self.tr("Vragen van een team…"), self.bewerk_team, naam="vragenlijst_team")
        self.verder_knop = knop(self.tr("Verder met uw tekst"), self.verder, naam="vragenlijst_verder")
        self.verder_knop.hide()
        self.lezen = Lezen()
        self.lezen.back_asked.connect(self.terug)
        self.lezen.edit_asked.connect(self._bewerk_gelezen)
        self.lezen.save_asked.connect(self._bewaar_gelezen)
        self.bewerken = Bewerken(omgeving)
        self.bewerken.back_asked.connect(self.terug)
        self.bewerken.take_asked.connect(self.neem_in_gebruik)
        self.bewerken.save_asked.connect(lambda: self.kies_waar(self.bewerken.tekst, "vragenlijst.toml"))
        self.bewerken.drop_asked.connect(self._gooi_weg)
        self.bewerken.team_changed.connect(self._ander_team)
        self.blad = QStackedWidget()
        self._bouw()
        self.concept = Concept(
            self, jobs=omgeving.jobs, ids=omgeving.ids, soort=CONCEPT, inhoud=self._concept, zet_terug=self._zet_terug
        )
        self.bewerken.typed.connect(self.concept.merk)
        terug = QShortcut(QKeySequence(Qt.Key.Key_Escape), self, self.terug)
        terug.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)

    def _bouw(self) -> None:
        overzicht = QWidget()
        knoppen = FlowLayout(ruimte=8)
        for deel in (self.kies_knop, self.team_knop, self.open_knop, self.stopper.knop, self.verder_knop):
            knoppen.addWidget(deel)
        binnen = QVBoxLayout(overzicht)
        binnen.setContentsMargins(0, 0, 0, 0)
        binnen.setSpacing(8)
        uitleg = self.tr("Wat er gevraagd wordt. Een oude versie blijft voor wie er al mee werkte.")
        binnen.addWidget(etiket(uitleg, "bij", breekt_af=True))
        binnen.addWidget(self.lijst, 1)
        binnen.addWidget(self.stopper.zin)
        binnen.addLayout(knoppen)
        for blad in (overzicht, self.lezen, self.bewerken):
            self.blad.addWidget(blad)
        kolom = QVBoxLayout(self)
        kolom.setContentsMargins(12, 12, 12, 12)
        kolom.addWidget(self.blad)

    # What the base class asks ----------------------------------------------------------------------------------------

    def acties(self) -> tuple[Actie, ...]:
        """Reading, a file, and the questions of a team."""
        woorden = self.tr("triage vragen beheer regels route toml")
        return (
            Actie("vragenlijsten.bestand", self.tr("Vragenlijst uit een bestand"), "Ctrl+O", self.kies_bestand,
                  zoekwoorden=woorden, ter_plekke=True),
            Actie("vragenlijsten.team", self.tr("Triagevragen van een team aanpassen"), "", self.bewerk_team,
                  zoekwoorden=woorden, ter_plekke=True),
            Actie("vragenlijsten.neem", self.tr("Vragenlijst in gebruik nemen"), "Ctrl+Return", self.neem_in_gebruik,
                  zoekwoorden=woorden, ter_plekke=True),
        )  # fmt: skip

    def ververs(self) -> None:
        """Read the versions again; a text that is being written stays."""
        self.omgeving.jobs.read(LeesVragenlijsten(), self._toon, eigenaar=self, geweigerd=self._mag_niet)

    def eerste_veld(self) -> QWidget | None:
        """What one works on."""
        if self.stopper.zin.isVisible():
            return self.stopper.zin.ja
        return (self.lijst, self.lezen.tekst, self.bewerken.editor)[self.blad.currentIndex()]  # empty: not read yet

    def klaar_om_te_sluiten(self) -> None:
        """Keep the draft."""
        self.concept.bewaar()

    # The versions ----------------------------------------------------------------------------------------------------

    def _toon(self, rijen: tuple[VersieRij, ...]) -> None:
        self._rijen = rijen
        self.lijst.zet(rijen)
        self.stopper.kies(self.lijst.huidige())
        for rij in rijen:
            if rij.in_gebruik and rij.id not in self._teksten:
                self.omgeving.jobs.read(
                    LeesVragenlijst(id=rij.id),
                    self._onthoud,
                    eigenaar=self,
                    sleutel=rij.id.hex(),
                )
        self._zet_kernen()

    def _onthoud(self, detail: VersieDetail) -> None:
        self._teksten[detail.rij.id] = detail
        self._zet_kernen()

    def _zet_kernen(self) -> None:
        kernen: dict[str, Lijst] = {}
        for rij in self._rijen:
            if rij.in_gebruik and rij.locatie_id is None and rij.id in self._teksten:
                kernen[rij.soort] = lees_samen(self._teksten[rij.id].inhoud)
        self.bewerken.zet_kernen(kernen)
        if self.blad.currentWidget() is self.bewerken:
            self.bewerken.zet_voor(self.bewerken.voor.waarde, nu=self._nu_van(self.bewerken.locatie))
            self.bewerken.kijk()

    def _vandaag(self) -> date:
        return lokaal(self.omgeving.klok()).date()

    def lees_gekozen(self) -> None:
        """Read the chosen version."""
        gekozen = self.lijst.huidige()
        if gekozen is not None:
            self.lees(gekozen)

    def lees(self, rij: VersieRij) -> None:
        """Read this version."""
        self.omgeving.jobs.read(LeesVragenlijst(id=rij.id), self._toon_versie, eigenaar=self, geweigerd=self._mag_niet)

    def _toon_versie(self, detail: VersieDetail) -> None:
        self._gelezen = detail
        rij = detail.rij
        lijst: Lijst | None = None  # stays so when it does not fit any more: its text says why
        with contextlib.suppress(FouteLijst):
            lijst = lees_samen(detail.kern, detail.inhoud) if detail.kern else lees_samen(detail.inhoud)
        sinds = dag_in_woorden(lokaal(rij.vanaf).date(), self._vandaag())
        waarover = self.tr("In gebruik sinds {0}.").format(sinds) if rij.in_gebruik else self.tr("Niet in gebruik.")
        self.blad.setCurrentWidget(self.lezen)
        self.lezen.toon(f"{groep(rij)} · {rij.versie}", waarover, lijst)

    def terug(self) -> None:
        """Esc: to the versions. What was typed stays, and can be gone on with."""
        if self.blad.currentIndex() == 0:
            self.stopper.zin.sluit()
            return
        if self.blad.currentWidget() is self.bewerken:
            self.concept.bewaar()
        self._naar_overzicht()

    def _naar_overzicht(self) -> None:
        self.blad.setCurrentIndex(0)
        self.verder_knop.setVisible(bool(self._concept()))
        self.lijst.lijst.setFocus(Qt.FocusReason.OtherFocusReason)

    # A text ----------------------------------------------------------------------------------------------------------

    def kies_bestand(self) -> None:
        """Ask which file; it is looked at before anything else."""
        if self._ligt_nog_iets():
            return
        documenten = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        venster = QFileDialog(self, self.tr("Vragenlijst kiezen"), documenten, BESTANDEN)
        venster.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        venster.setFileMode(QFileDialog.FileMode.ExistingFile)
        venster.fileSelected.connect(lambda pad: self.open_bestand(Path(pad)))
        venster.open()

    def open_bestand(self, pad: Path) -> None:
        """Read a file off the GUI thread and show it with its faults."""

        def werk(_: Voortgang) -> str:
            return lees_bestand(pad)

        def toon(tekst: str) -> None:
            self._meld(self.tr("{0} geopend").format(pad.name))  # in place of what was said of a file before it
            self._bewerk(self.tr("Nakijken: {0}").format(pad.name), tekst, self._team_van(tekst))

        self.omgeving.jobs.background(
            werk,
            toon,
            eigenaar=self,
            geweigerd=self._mag_niet,
            mislukt=lambda storing: self._meld(f"{storing.zin} {storing.uitweg}"),
        )

    def _team_van(self, tekst: str) -> str:
        """The team whose prefix this text has, if that is clear."""
        voor = next((regel for regel in tekst.splitlines() if regel.startswith("voorvoegsel")), "").lower()
        bekend = [rij for rij in self.omgeving.locaties if f'"{voorvoegsel_van(rij.naam)}"' in voor.replace("'", '"')]
        return bekend[0].id.hex() if voor and bekend else ""

    def bewerk_team(self) -> None:
        """The questions of the own team; another one can be chosen there."""
        if self._ligt_nog_iets():
            return
        self._bewerk(self.tr("Vragen van een team"), "", self.omgeving.locatie.id.hex())
        self._voorgezet = ""
        self._ander_team()

    def _ander_team(self) -> None:
        """Show what the chosen team has, unless somebody opened or wrote something else already."""
        team = self.bewerken.locatie
        if team is not None and self.bewerken.tekst == self._voorgezet:
            detail = self._in_gebruik_bij(team)
            eigen = detail is not None and not detail.rij.leeg
            self._laatst_geopend = detail.inhoud if detail is not None and eigen else team_begin(team.naam)
            self._voorgezet = self._laatst_geopend
            titel = self.tr("Vragen van {0}").format(team.naam)
            self.bewerken.open(titel, self._laatst_geopend, locatie=team.id.hex(), nu=self._nu_van(team))
        else:
            self.bewerken.zet_voor(self.bewerken.voor.waarde, nu=self._nu_van(team))

    def _in_gebruik_bij(self, team: LocatieRij) -> VersieDetail | None:
        return next(
            (
                self._teksten[rij.id]
                for rij in self._rijen
                if rij.locatie_id == team.id and rij.in_gebruik and rij.soort == "triage" and rij.id in self._teksten
            ),
            None,
        )

    def _nu_van(self, team: LocatieRij | None) -> Lijst | None:
        detail = self._in_gebruik_bij(team) if team is not None else None
        if detail is None:
            return None
        try:
            return lees(detail.inhoud, kern=lees_samen(detail.kern))
        except FouteLijst:
            return None

    def _bewerk_gelezen(self) -> None:
        if (detail := self._gelezen) is not None and not self._ligt_nog_iets():
            team = detail.rij.locatie_id.hex() if detail.rij.locatie_id is not None else ""
            titel = self.tr("Aanpassen: {0} · {1}").format(groep(detail.rij), detail.rij.versie)
            self._bewerk(titel, detail.inhoud, team)

    def _bewerk(self, titel: str, tekst: str, team: str) -> None:
        self._laatst_geopend, self._voorgezet = tekst, None
        rij = next((rij for rij in self.omgeving.locaties if rij.id.hex() == team), None)
        self.blad.setCurrentWidget(self.bewerken)
        self.bewerken.open(titel, tekst, locatie=team, nu=self._nu_van(rij))
        self.bewerken.naar_tekst()

    def _ligt_nog_iets(self) -> bool:
        """A text that is not finished goes first: opening another would push it aside."""
        if not self._concept():
            return False
        self.verder()
        zin = self.tr("Deze tekst is nog niet klaar. Neem hem in gebruik, sla hem op, of gooi hem weg.")
        self.bewerken.toon_weigering(zin)
        return True

    def _gooi_weg(self) -> None:
        self.bewerken.open("", "")
        self._laatst_geopend, self._voorgezet = "", None
        self.concept.bewaar()
        self._naar_overzicht()

    def verder(self) -> None:
        """Go on with the text that was left."""
        self.blad.setCurrentWidget(self.bewerken)
        self.bewerken.kijk()
        self.bewerken.weg.show()
        self.bewerken.editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def neem_in_gebruik(self) -> None:
        """Take the text into use when nothing is wrong with it."""
        if self.blad.currentWidget() is not self.bewerken:
            return
        self.bewerken.kijk()
        lijst, team = self.bewerken.stand.lijst, self.bewerken.locatie
        if lijst is None:
            self.bewerken.naar_tekst()
            self.bewerken.fouten.setCurrentRow(0)
            self.bewerken.fouten.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        if self.bewerken.vraagt_wat_wegvalt():
            return
        opdracht = NeemVragenlijstInGebruik(
            soort=lijst.soort, inhoud=self.bewerken.tekst, locatie_id=team.id if team is not None else None
        )
        self.omgeving.jobs.write(
            opdracht,
            self._genomen,
            eigenaar=self,
            geweigerd=lambda weigering: self.bewerken.toon_weigering(weigering.zin),
            mislukt=lambda storing: self.bewerken.toon_weigering(f"{storing.zin} {storing.uitweg}"),
        )

    def _genomen(self, _id: Id, _: Wijziging) -> None:
        self._laatst_geopend = self.bewerken.tekst
        self.concept.bewaar()
        self._naar_overzicht()

    # Files -----------------------------------------------------------------------------------------------------------

    def _bewaar_gelezen(self) -> None:
        if (detail := self._gelezen) is not None:
            woord = "".join(letter if letter.isalnum() or letter == "-" else "-" for letter in detail.rij.versie)
            self.kies_waar(detail.inhoud, f"{detail.rij.soort}-{woord.lower()}.toml")

    def kies_waar(self, tekst: str, naam: str) -> None:
        """Ask where to keep this text."""
        documenten = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        venster = QFileDialog(self, self.tr("Opslaan als"), str(Path(documenten) / naam), BESTANDEN)
        venster.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        venster.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        venster.selectFile(naam)
        venster.fileSelected.connect(lambda pad: self.bewaar_als(tekst, Path(pad)))
        venster.open()

    def bewaar_als(self, tekst: str, pad: Path) -> None:
        """Keep a text as a file, whole or not at all."""

        def werk(_: Voortgang) -> Path:
            return schrijf_samen(pad.parent, {pad.name: tekst.encode()})[0]

        self.omgeving.jobs.background(
            werk,
            lambda klaar: self._meld(self.tr("{0} opgeslagen").format(klaar.name)),
            eigenaar=self,
            mislukt=lambda storing: self._meld(f"{storing.zin} {storing.uitweg}"),
        )

    # The draft -------------------------------------------------------------------------------------------------------

    def _concept(self) -> str:
        """What would be lost: a text that differs from what was opened."""
        if self.bewerken.tekst == self._laatst_geopend:
            return ""
        return json.dumps(
            {"titel": self.bewerken.titel.text(), "tekst": self.bewerken.tekst, "team": self.bewerken.voor.waarde}
        )

    def _zet_terug(self, bewaard: str) -> None:
        concept = json.loads(bewaard)
        rij = next((rij for rij in self.omgeving.locaties if rij.id.hex() == concept["team"]), None)
        self.bewerken.open(concept["titel"], concept["tekst"], locatie=concept["team"], nu=self._nu_van(rij))
        self.verder_knop.setVisible(self.blad.currentIndex() == 0)

    def _meld(self, zin: str) -> None:
        self.requested.emit("melding", zin)

    def _mag_niet(self, weigering: Weigering) -> None:
        self._meld(weigering.zin)
