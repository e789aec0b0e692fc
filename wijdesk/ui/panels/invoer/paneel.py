"""Import: choose a kind and a file, try it out, put it in, see what was refused, and take a batch back.

It knows how to ask, not how to read a file: that callable is handed to it.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import (
    QFileDialog,
    QLineEdit,
    QProgressBar,
    QScrollArea,
    QSizePolicy,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from wijdesk.errors import Storing, Weigering
from wijdesk.models.logsoort import UITVOER
from wijdesk.models.opdrachten.huis import LeesLocaties
from wijdesk.models.opdrachten.invoer import LeesPartijen, NeemPartijTerug
from wijdesk.models.rows.huis import LocatieRij, Wijziging
from wijdesk.models.rows.invoer import PartijRij
from wijdesk.ui.fields import Veld, etiket, knop
from wijdesk.ui.flow import FlowLayout
from wijdesk.ui.jobs import Taak, Voortgang
from wijdesk.ui.kopielog import meld_uitgifte
from wijdesk.ui.panel import Actie, Omgeving, Panel
from wijdesk.ui.panels.invoer.nieuw import NieuweLocatie
from wijdesk.ui.panels.invoer.partijen import Partijen
from wijdesk.ui.panels.invoer.soort import LeesKop, SoortKeuze, geen_kop
from wijdesk.ui.panels.invoer.verslag import Importeer, Uitslag, Verslag, bewaar_fouten, getal
from wijdesk.ui.rapportpaneel import naast_elkaar
from wijdesk.ui.toetsen import ToetsKnop

BESTANDEN = "CSV of Excel (*.csv *.txt *.xlsx);;Alle bestanden (*)"


class InvoerPanel(Panel):
    """The import of files."""

    naam = "invoer"
    titel = "Import"
    interesses = frozenset({"importpartij"})

    def __init__(
        self, omgeving: Omgeving, importeer: Importeer, parent: QWidget | None = None, *, lees_kop: LeesKop = geen_kop
    ) -> None:
        super().__init__(omgeving, parent)
        self._importeer = importeer
        self._taak: Taak | None = None
        self._proef = True
        self._locaties: frozenset[str] = frozenset()
        self._vooraf: frozenset[str] = frozenset()
        self.setAcceptDrops(True)
        self.bestand = QLineEdit()
        self.vertaling = QLineEdit()
        self.soort = SoortKeuze()
        self.veld_soort = Veld(self.tr("Wat staat erin"), self.soort, naam="invoer_soort")
        self.veld_bestand = Veld(
            self.tr("Bestand"),
            self._met_bladeren(self.bestand, self.kies_bestand),
            naam="invoer_bestand",
            hulp=self.tr("CSV (UTF-8) of Excel (.xlsx). U kunt het bestand hierheen slepen."),
        )
        self.veld_vertaling = Veld(
            self.tr("Vertaling (mag leeg)"),
            self._met_bladeren(self.vertaling, self.kies_vertaling),
            naam="invoer_vertaling",
            hulp=self.tr("Een CSV met kolom, van, naar: om codes van een ander systeem om te zetten."),
        )
        self.bestand.setAccessibleName(self.tr("Bestand"))
        self.vertaling.setAccessibleName(self.tr("Vertaling"))
        self.probeer = knop(self.tr("Eerst proberen"), self.doe_proef, naam="invoer_proef")
        self.probeer.setToolTip(self.tr("Alles wordt nagekeken en niets bewaard"))
        self.voer_in = ToetsKnop(self.tr("Importeren"), "Ctrl+Return", rol="primair")
        self.voer_in.clicked.connect(self.doe_import)
        self.balk = QProgressBar()
        self.balk.setTextVisible(False)
        self.balk.setAccessibleName(self.tr("Voortgang van de import"))
        self.stand = etiket("", "bij", breekt_af=True, naam="invoer_stand")
        self.stop = knop(self.tr("Stoppen"), self.stop_import, naam="invoer_stop")
        self.verslag = Verslag()
        self.verslag.save_asked.connect(self.kies_waar_fouten)
        self.partijen = Partijen(omgeving.klok)
        self.partijen.take_back_asked.connect(self._neem_terug)
        self.partijen.zin.opened.connect(self._laat_vraag_zien)
        self.nieuw = NieuweLocatie()
        self._afgesproken = ""
        self.nieuw.agreed.connect(self._maak_en_lees_in)
        self._bouw()
        for regel, veld in ((self.bestand, self.veld_bestand), (self.vertaling, self.veld_vertaling)):
            regel.textChanged.connect(lambda _, veld=veld: veld.wis_fout())
            regel.returnPressed.connect(self.doe_proef)
        self.soort.volg(self.bestand, omgeving.jobs, lees_kop)
        self._toon_bezig(bezig=False)

    # Building --------------------------------------------------------------------------------------------------------

    def _met_bladeren(self, regel: QLineEdit, blader: Callable[[], None]) -> QWidget:
        regel.setMinimumWidth(48)
        return naast_elkaar(regel, knop(self.tr("Kiezen…"), blader))

    def _bouw(self) -> None:
        knoppen = FlowLayout()
        knoppen.addWidget(self.voer_in)
        knoppen.addWidget(self.probeer)
        self._voortgang = QWidget()
        vorder = QVBoxLayout(self._voortgang)
        vorder.setContentsMargins(0, 0, 0, 0)
        vorder.setSpacing(8)
        vorder.addWidget(self.balk)
        vorder.addWidget(self.stand)
        vorder.addWidget(self.stop, 0, Qt.AlignmentFlag.AlignLeft)
        self.naar_partijen = knop(self.tr("Terug naar eerdere imports"), self._toon_partijen, rol="stil")
        uitslag = QWidget()
        kolom = QVBoxLayout(uitslag)
        kolom.setContentsMargins(0, 0, 0, 0)
        kolom.setSpacing(8)
        kolom.addWidget(self.verslag, 1)
        kolom.addWidget(self.naar_partijen, 0, Qt.AlignmentFlag.AlignLeft)
        self._uitslag = uitslag
        self.onder = QStackedWidget()
        self.onder.addWidget(self.partijen)
        self.onder.addWidget(uitslag)
        vlak = QWidget()
        geheel = QVBoxLayout(vlak)
        geheel.setContentsMargins(12, 12, 12, 12)
        geheel.setSpacing(12)
        for veld in (self.veld_soort, self.veld_bestand, self.veld_vertaling):
            geheel.addWidget(veld)
            # Why: a hint that wraps in a narrow dock needs more height than the one line a field keeps to.
            veld.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        geheel.addLayout(knoppen)
        geheel.addWidget(self.nieuw)
        geheel.addWidget(self._voortgang)
        geheel.addWidget(self.onder, 1)
        self.onder.setMinimumHeight(self.fontMetrics().height() * 16)
        self.rol = QScrollArea()
        self.rol.setWidgetResizable(True)
        self.rol.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.rol.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.rol.setWidget(vlak)
        buiten = QVBoxLayout(self)
        buiten.setContentsMargins(0, 0, 0, 0)
        buiten.addWidget(self.rol)

    # What the base class asks ----------------------------------------------------------------------------------------

    def acties(self) -> tuple[Actie, ...]:
        """What can be done here."""
        return (
            Actie(
                "invoer.kies",
                self.tr("Bestand kiezen om te importeren"),
                "Ctrl+O",
                self.kies_bestand,
                zoekwoorden=self.tr("inlezen invoer csv excel"),
            ),
            Actie(
                "invoer.importeer",
                self.tr("Bestand importeren"),
                "Ctrl+Return",
                self.doe_import,
                zoekwoorden=self.tr("inlezen invoer csv excel"),
                ter_plekke=True,
            ),
            *self.partijen.acties(),
        )

    def ververs(self) -> None:
        """Read the earlier batches and the locations there are."""
        jobs = self.omgeving.jobs
        jobs.read(LeesPartijen(), self.partijen.lijst.zet, eigenaar=self, geweigerd=self._mag_niet)
        if self._taak is None:
            jobs.read(LeesLocaties(), self._onthoud_locaties, eigenaar=self, geweigerd=self._mag_niet)

    def eerste_veld(self) -> QWidget:
        """Where the file is named."""
        return self.bestand

    def klaar_om_te_sluiten(self) -> None:
        """A running import stops at the next batch; what came in stays."""
        self.stop_import()

    # Choosing --------------------------------------------------------------------------------------------------------

    def kies_bestand(self) -> None:
        """Ask which file."""
        self._kies(self.bestand, self.tr("Bestand om te importeren"))

    def kies_vertaling(self) -> None:
        """Ask which translation."""
        self._kies(self.vertaling, self.tr("Vertaling"))

    def _kies(self, regel: QLineEdit, titel: str) -> None:
        venster = QFileDialog(self, titel, regel.text(), BESTANDEN)
        venster.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        venster.setFileMode(QFileDialog.FileMode.ExistingFile)
        venster.fileSelected.connect(regel.setText)
        venster.open()

    def kies_waar_fouten(self) -> None:
        """Ask where the refused rows go."""
        venster = QFileDialog(self, self.tr("Regels om na te kijken bewaren"), "geweigerd.csv", "CSV (*.csv)")
        venster.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        venster.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        venster.setDefaultSuffix("csv")
        venster.fileSelected.connect(self.bewaar_fouten_in)
        venster.open()

    def bewaar_fouten_in(self, pad: str) -> None:
        """Write the refused rows to this file, off the GUI thread."""
        fouten = self.verslag.fouten

        def schrijf(_: Voortgang) -> str:
            try:
                bewaar_fouten(fouten, Path(pad))
            except OSError as fout:
                zin = "De lijst kon niet worden bewaard."
                raise Storing(zin, uitweg="Kies een andere map, of sluit het bestand als het open is.") from fout
            return Path(pad).name

        meld_uitgifte(self, self.tr("regels van een invoer om na te kijken"), soort=UITVOER, aantal=len(fouten))
        self.omgeving.jobs.background(
            schrijf,
            lambda naam: self._meld(self.tr("Regels om na te kijken bewaard in {0}").format(naam)),
            eigenaar=self,
            mislukt=self._mislukt,
        )

    # Importing -------------------------------------------------------------------------------------------------------

    def doe_proef(self) -> None:
        """Check everything, keep nothing."""
        self._begin(proef=True)

    def doe_import(self) -> None:
        """Put the file in."""
        self._begin(proef=False)

    def stop_import(self) -> None:
        """Stop after the batch that is under way."""
        if self._taak is not None:
            self._taak.stop()
            self.stop.setEnabled(False)
            self.stand.setText(self.tr("Stopt na deze regels…"))

    def _maak_en_lees_in(self) -> None:
        self._afgesproken = self.bestand.text()  # somebody who goes on with half a file is not asked again
        self._begin(proef=False)

    def _begin(self, *, proef: bool) -> None:
        self.nieuw.hide()
        if self._taak is not None:
            return
        if not self.bestand.text().strip():
            self.veld_bestand.toon_fout(self.tr("Kies een bestand."))
            self.bestand.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        for veld in (self.veld_soort, self.veld_bestand, self.veld_vertaling):
            veld.wis_fout()
        pad = Path(self.bestand.text().strip())
        vertaling = Path(self.vertaling.text().strip()) if self.vertaling.text().strip() else None
        soort = self.soort.soort
        mag_nieuw = proef or self._afgesproken == self.bestand.text()
        # What is read again while the import runs has the new ones already.
        self._vooraf = self._locaties
        importeer, locaties = self._importeer, None if mag_nieuw else self._locaties
        self._proef = proef
        self._toon_bezig(bezig=True)

        def werk(voortgang: Voortgang) -> Uitslag:
            return importeer(pad, soort=soort, vertaling=vertaling, proef=proef, voortgang=voortgang, locaties=locaties)

        self._taak = self.omgeving.jobs.background(
            werk, self._klaar, eigenaar=self, voortgang=self._vorder, geweigerd=self._geweigerd, mislukt=self._mislukt
        )

    def _vorder(self, gedaan: int, totaal: int) -> None:
        self.balk.setRange(0, totaal)
        self.balk.setValue(min(gedaan, totaal))
        if self.stop.isEnabled():
            van = self.tr(" van ongeveer {0}").format(getal(totaal)) if totaal else ""
            self.stand.setText(self.tr("{0}{1} regels").format(getal(gedaan), van))

    def _klaar(self, uitslag: Uitslag) -> None:
        self._toon_bezig(bezig=False)
        self._toon_uitslag(uitslag)
        # Why again: a location that did not exist is made by the import, and that is said.
        self.omgeving.jobs.read(
            LeesLocaties(),
            lambda locaties: self._zeg_nieuwe_locaties(uitslag, locaties),
            eigenaar=self,
            geweigerd=self._mag_niet,
        )

    def _zeg_nieuwe_locaties(self, uitslag: Uitslag, locaties: tuple[LocatieRij, ...]) -> None:
        nieuw = [locatie.naam for locatie in locaties if locatie.naam not in self._vooraf]
        self._onthoud_locaties(locaties)
        if nieuw:
            self._toon_uitslag(uitslag, nieuw)

    def _toon_uitslag(self, uitslag: Uitslag, nieuwe_locaties: list[str] | None = None) -> None:
        self.verslag.toon(uitslag, proef=self._proef, nieuwe_locaties=nieuwe_locaties or [])
        self._toon_onder(self._uitslag)
        if uitslag.fouten and not self._proef:
            self._ga_naar(self.verslag.tabel.view)
        else:
            self._ga_naar(self.voer_in if self._proef else self.naar_partijen)

    def _geweigerd(self, weigering: Weigering) -> None:
        self._toon_bezig(bezig=False)
        if (zin := weigering.fouten.get("nieuwe_locatie")) is not None:
            self.nieuw.vraag(zin)
            return
        velden = {"soort": self.veld_soort, "vertaling": self.veld_vertaling}
        for naam, zin in weigering.fouten.items():
            velden.get(naam, self.veld_bestand).toon_fout(zin)
        naam = next((naam for naam in weigering.fouten if naam in velden), "")
        self._ga_naar(self.vertaling if naam == "vertaling" else self.veld_soort if naam == "soort" else self.bestand)

    def _mislukt(self, storing: Storing) -> None:
        self._toon_bezig(bezig=False)
        self.veld_bestand.toon_fout(f"{storing.zin} {storing.uitweg}")
        self._ga_naar(self.bestand)

    def _ga_naar(self, veld: QWidget) -> None:
        """Where it went wrong, unless somebody is at work elsewhere by now."""
        if self.isVisible():
            veld.setFocus(Qt.FocusReason.OtherFocusReason)

    def _toon_bezig(self, *, bezig: bool) -> None:
        if not bezig:
            self._taak = None
        self._voortgang.setVisible(bezig)
        self.balk.setRange(0, 0)
        self.stand.setText(self.tr("Bestand wordt gelezen…"))
        self.stop.setEnabled(True)
        for widget in (self.voer_in, self.probeer, self.veld_soort, self.veld_bestand, self.veld_vertaling):
            widget.setEnabled(not bezig)
        if bezig:
            self.stop.setFocus(Qt.FocusReason.OtherFocusReason)

    def _toon_onder(self, blad: QWidget) -> None:
        """The report takes the room of what need not be chosen again."""
        self.onder.setCurrentWidget(blad)
        for veld in (self.veld_soort, self.veld_vertaling):
            veld.setVisible(blad is self.partijen)

    def _laat_vraag_zien(self, open_: bool) -> None:
        if open_:
            # Why later: the strip has no height yet.
            QTimer.singleShot(0, self, lambda: self.rol.ensureWidgetVisible(self.partijen.zin))

    # Earlier batches -------------------------------------------------------------------------------------------------

    def _onthoud_locaties(self, locaties: tuple[LocatieRij, ...]) -> None:
        self._locaties = frozenset(locatie.naam for locatie in locaties)

    def _toon_partijen(self) -> None:
        self._toon_onder(self.partijen)
        self.partijen.lijst.lijst.setFocus(Qt.FocusReason.OtherFocusReason)

    def _neem_terug(self, partij: PartijRij) -> None:
        def klaar(aantal: int, _: Wijziging) -> None:
            self.partijen.zin.sluit()
            self._meld(self.partijen.is_terug(partij, aantal))

        self.omgeving.jobs.write(
            NeemPartijTerug(partij_id=partij.id),
            klaar,
            eigenaar=self,
            geweigerd=lambda weigering: self.partijen.zin.toon_fout(weigering.zin),
            mislukt=lambda storing: self.partijen.zin.toon_fout(f"{storing.zin} {storing.uitweg}"),
        )

    def _meld(self, zin: str) -> None:
        self.requested.emit("melding", zin)

    def _mag_niet(self, weigering: Weigering) -> None:
        self._meld(weigering.zin)

    # Qt --------------------------------------------------------------------------------------------------------------

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if self._taak is None and event.mimeData().hasUrls() and event.mimeData().urls()[0].isLocalFile():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        self.bestand.setText(event.mimeData().urls()[0].toLocalFile())
        event.acceptProposedAction()
