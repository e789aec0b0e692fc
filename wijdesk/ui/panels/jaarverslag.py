"""Jaarverslag: a year, a location or all, a folder; makes the PDF and the tables and shows where they are.

It knows how to ask, not what is in the report: the callable that makes it is handed to it.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QStandardPaths, Qt, QUrl, Slot
from PySide6.QtGui import QDesktopServices, QIntValidator, QShowEvent
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLineEdit, QProgressBar, QVBoxLayout, QWidget

from wijdesk.errors import Storing, Weigering
from wijdesk.models.logsoort import UITVOER
from wijdesk.models.rows.verslag import GemaaktVerslag, Waarvan
from wijdesk.models.values import Id, lokaal
from wijdesk.ui.fields import Veld, etiket, kaart, knop
from wijdesk.ui.flow import FlowLayout
from wijdesk.ui.jobs import Taak, Voortgang
from wijdesk.ui.keuze import Keuze
from wijdesk.ui.kopielog import meld_uitgifte
from wijdesk.ui.panel import Actie, Omgeving, Panel
from wijdesk.ui.toetsen import ToetsKnop

EERSTE_JAAR = 2015
"""The Wmo 2015 and the Jeugdwet: there was no WIJ-team before."""


class MaakJaarverslag(Protocol):
    """Makes the report in a folder and answers its files and what it lacks; runs on a free worker."""

    def __call__(self, jaar: int, locatie_id: Id | None, map: Path, voortgang: Voortgang, /) -> GemaaktVerslag:  # noqa: A002
        """Raises Weigering on "jaar", "locatie" or "map", and Storing when a file cannot be written."""


class JaarverslagPanel(Panel):
    """The annual report."""

    naam = "jaarverslag"
    titel = "Jaarverslag"

    def __init__(
        self,
        omgeving: Omgeving,
        maak: MaakJaarverslag,
        waarvan: Callable[[], Waarvan] = Waarvan,
        parent: QWidget | None = None,
    ) -> None:
        """`waarvan` says which teams the figures are of; runs on a free worker."""
        super().__init__(omgeving, parent)
        self._maak = maak
        self._waarvan = waarvan
        self._taak: Taak | None = None
        self._gemaakt: tuple[Path, ...] = ()
        self.jaar = QLineEdit(str(lokaal(omgeving.klok()).year - 1))
        self.jaar.setValidator(QIntValidator(EERSTE_JAAR, 2100, self.jaar))
        self.jaar.setMaxLength(4)
        self.locatie = Keuze(leeg=self.tr("Alle locaties"))
        self._bied_locaties_aan()
        omgeving.codes.sein.gegeven.connect(self._bied_locaties_aan)
        documenten = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        self.waar = QLineEdit(str(Path(documenten) / "Jaarverslag"))
        map_keuze = QWidget()
        rij_map = QHBoxLayout(map_keuze)
        rij_map.setContentsMargins(0, 0, 0, 0)
        rij_map.setSpacing(8)
        rij_map.addWidget(self.waar, 1)
        rij_map.addWidget(knop(self.tr("Kiezen…"), self.kies_map, naam="jaarverslag_kies"))
        map_keuze.setFocusProxy(self.waar)
        self.waar.setAccessibleName(self.tr("Map"))
        self.velden = {
            "jaar": Veld(self.tr("Jaar"), self.jaar, naam="jaarverslag_jaar"),
            "locatie": Veld(self.tr("Locatie"), self.locatie, naam="jaarverslag_locatie", hulp=" "),
            "map": Veld(
                self.tr("Map"),
                map_keuze,
                naam="jaarverslag_map",
                hulp=self.tr("Hier komen de PDF en per tabel een CSV. Er staan alleen aantallen in, geen namen."),
            ),
        }
        self.maak = ToetsKnop(self.tr("Jaarverslag maken"), "Ctrl+Return", rol="primair")
        self.maak.clicked.connect(self.doe)
        self.balk = QProgressBar()
        self.balk.setTextVisible(False)
        self.balk.setAccessibleName(self.tr("Voortgang van het jaarverslag"))
        self.stop = knop(self.tr("Stoppen"), self.stop_maken, naam="jaarverslag_stop")
        self.gestopt = etiket("", "bij", breekt_af=True, naam="jaarverslag_gestopt")
        self.mist = etiket("", "waarschuwing", breekt_af=True, naam="jaarverslag_mist")
        self.klaar = kaart(naam="jaarverslag_klaar")
        self.klaar_zin = etiket("", "kop", breekt_af=True, naam="jaarverslag_zin")
        self.klaar_let_op = etiket("", "waarschuwing", breekt_af=True, naam="jaarverslag_let_op")
        self.klaar_lijst = etiket("", "bij", breekt_af=True, naam="jaarverslag_bestanden")
        self.klaar_lijst.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.open_pdf = knop(self.tr("PDF openen"), self._open_pdf, naam="jaarverslag_open_pdf")
        self.open_map = knop(self.tr("Map openen"), self._open_map, naam="jaarverslag_open_map")
        self._bouw()
        for veld, regel in (("jaar", self.jaar), ("map", self.waar)):
            regel.textChanged.connect(lambda _, veld=veld: self.velden[veld].wis_fout())
            regel.returnPressed.connect(self.doe)
        self._toon_bezig(bezig=False)

    def _bouw(self) -> None:
        binnen = QVBoxLayout(self.klaar)
        binnen.setContentsMargins(12, 12, 12, 12)
        binnen.setSpacing(8)
        binnen.addWidget(self.klaar_zin)
        binnen.addWidget(self.klaar_let_op)
        binnen.addWidget(self.klaar_lijst)
        knoppen = FlowLayout()
        knoppen.addWidget(self.open_pdf)
        knoppen.addWidget(self.open_map)
        binnen.addLayout(knoppen)
        self.klaar.hide()
        for leeg in (self.mist, self.gestopt):
            leeg.hide()
        kolom = QVBoxLayout(self)
        kolom.setContentsMargins(12, 12, 12, 12)
        kolom.setSpacing(12)
        kolom.addWidget(
            etiket(
                self.tr("De vragen, melders en kerncijfers van een jaar, als PDF en als tabellen."),
                "bij",
                breekt_af=True,
            )
        )
        for veld in self.velden.values():
            kolom.addWidget(veld)
        kolom.addWidget(self.mist)
        kolom.addWidget(self.maak, 0, Qt.AlignmentFlag.AlignLeft)
        kolom.addWidget(self.balk)
        kolom.addWidget(self.stop, 0, Qt.AlignmentFlag.AlignLeft)
        kolom.addWidget(self.gestopt)
        kolom.addWidget(self.klaar)
        kolom.addStretch(1)

    # What the base class asks ----------------------------------------------------------------------------------------

    @Slot()
    def _bied_locaties_aan(self) -> None:
        self.locatie.zet_codes(dict.fromkeys(" ".join(rij.naam.split()) for rij in self.omgeving.locaties))

    def acties(self) -> tuple[Actie, ...]:
        """Making the report."""
        zoekwoorden = self.tr("rapport cijfers pdf")
        return (
            Actie(
                "jaarverslag.maak",
                self.tr("Jaarverslag maken"),
                "Ctrl+Return",
                self.doe,
                zoekwoorden=zoekwoorden,
                ter_plekke=True,
            ),
        )

    def eerste_veld(self) -> QWidget:
        """The year."""
        return self.jaar

    def showEvent(self, event: QShowEvent) -> None:
        """Which teams the figures are of, and up to when, is looked up each time."""
        super().showEvent(event)
        waarvan = self._waarvan
        self.omgeving.jobs.background(lambda _: waarvan(), self._toon_waarvan, eigenaar=self, mislukt=_stil, stil=True)

    def _toon_waarvan(self, van: Waarvan) -> None:
        self.velden["locatie"].toon_hulp(van.zin)
        self.mist.setText(self.tr("Let op: {0}").format(" ".join(van.let_op)))
        self.mist.setVisible(bool(van.let_op))

    # Making ----------------------------------------------------------------------------------------------------------

    def kies_map(self) -> None:
        """Ask which folder."""
        venster = QFileDialog(self, self.tr("Map voor het jaarverslag"), self.waar.text())
        venster.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        venster.setFileMode(QFileDialog.FileMode.Directory)
        venster.setOption(QFileDialog.Option.ShowDirsOnly)
        venster.fileSelected.connect(self.waar.setText)
        venster.open()

    def doe(self) -> None:
        """Make the report, off the GUI thread."""
        if self._taak is not None:
            return
        for veld in self.velden.values():
            veld.wis_fout()
        if not self.jaar.hasAcceptableInput():
            self.velden["jaar"].toon_fout(self.tr("Vul een jaar in, zoals 2020."))
            self.jaar.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        if not self.waar.text().strip():
            self.velden["map"].toon_fout(self.tr("Kies een map."))
            self.waar.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        jaar, waar, maak = int(self.jaar.text()), Path(self.waar.text().strip()), self._maak
        naam = self.locatie.waarde
        gelijk = (rij.id for rij in self.omgeving.locaties if " ".join(rij.naam.split()) == naam)
        locatie_id = next(gelijk, None)
        self._toon_bezig(bezig=True)

        def werk(voortgang: Voortgang) -> GemaaktVerslag:
            return maak(jaar, locatie_id, waar, voortgang)

        self._taak = self.omgeving.jobs.background(
            werk, self._toon, eigenaar=self, voortgang=self._vorder, geweigerd=self._geweigerd, mislukt=self._mislukt
        )

    def stop_maken(self) -> None:
        """Stop before anything is written; what stood in the folder stays."""
        if self._taak is not None:
            self._taak.stop()
            self.stop.setEnabled(False)

    def _vorder(self, gedaan: int, totaal: int) -> None:
        self.balk.setRange(0, totaal)
        self.balk.setValue(gedaan)

    def _toon(self, verslag: GemaaktVerslag) -> None:
        self._toon_bezig(bezig=False)
        gemaakt = self._gemaakt = verslag.bestanden
        if gemaakt:
            meld_uitgifte(self, self.titel, soort=UITVOER, aantal=len(gemaakt))
        if not gemaakt:
            self.gestopt.setText(self.tr("Gestopt. Er is niets gemaakt of vervangen."))
            self.gestopt.show()
            self._ga_naar(self.maak)
            return
        self.klaar_zin.setText(self.tr("Klaar: {0} bestanden.").format(len(gemaakt)))
        self.klaar_let_op.setText(self.tr("Let op: {0}").format(" ".join(verslag.let_op)))
        self.klaar_let_op.setVisible(bool(verslag.let_op))
        self.klaar_lijst.setText("\n".join([str(gemaakt[0].parent), *(f"· {pad.name}" for pad in gemaakt)]))
        self.open_pdf.setVisible(self._pdf() is not None)
        self.klaar.show()
        self.requested.emit("melding", self.tr("Jaarverslag gemaakt"))
        self._ga_naar(self.open_map)

    def _ga_naar(self, veld: QWidget) -> None:
        """Where one goes on, unless somebody is at work elsewhere by now."""
        if self.isVisible():
            veld.setFocus(Qt.FocusReason.OtherFocusReason)

    def _geweigerd(self, weigering: Weigering) -> None:
        self._toon_bezig(bezig=False)
        for naam, zin in weigering.fouten.items():
            self.velden.get(naam, self.velden["map"]).toon_fout(zin)

    def _mislukt(self, storing: Storing) -> None:
        self._toon_bezig(bezig=False)
        self.velden["map"].toon_fout(f"{storing.zin} {storing.uitweg}")

    def _toon_bezig(self, *, bezig: bool) -> None:
        if not bezig:
            self._taak = None
        else:
            self.klaar.hide()
            self.gestopt.hide()
        self.balk.setRange(0, 0)
        self.stop.setEnabled(True)
        for widget in (self.balk, self.stop):
            widget.setVisible(bezig)
        self.maak.setEnabled(not bezig)
        if bezig:
            self._ga_naar(self.stop)

    def _pdf(self) -> Path | None:
        return next((pad for pad in self._gemaakt if pad.suffix == ".pdf"), None)

    def _open_pdf(self) -> None:
        if (pdf := self._pdf()) is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(pdf)))

    def _open_map(self) -> None:
        if self._gemaakt:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._gemaakt[0].parent)))


def _stil(_: Storing) -> None:
    """What is not known now is said when the report is made."""
