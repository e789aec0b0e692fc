"""What every panel that makes a report has: a locatie, a folder, one button, how far it is, and where the files are.

It knows how to ask, not what is in a report: the callable that makes it is handed to it and runs on a free worker.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import ClassVar, Generic, TypeVar

from PySide6.QtCore import QStandardPaths, Qt, QUrl, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLineEdit, QProgressBar, QVBoxLayout, QWidget

from wijdesk.errors import Storing, Weigering
from wijdesk.models.cijfer import Periode
from wijdesk.models.logsoort import UITVOER
from wijdesk.models.rows.verslag import GemaaktVerslag
from wijdesk.models.values import Id
from wijdesk.ui.fields import Veld, etiket, kaart, knop
from wijdesk.ui.flow import FlowLayout
from wijdesk.ui.jobs import Taak, Voortgang
from wijdesk.ui.keuze import Keuze
from wijdesk.ui.kopielog import meld_uitgifte
from wijdesk.ui.panel import Actie, Omgeving, Panel
from wijdesk.ui.rolblad import Rolblad
from wijdesk.ui.toetsen import ToetsKnop

V = TypeVar("V")
Maak = Callable[[V, Voortgang], GemaaktVerslag]
"""Makes a report in a folder and answers its files and what it lacks. Raises Weigering on a field, and Storing."""


class RapportPaneel(Panel, Generic[V]):
    """Base of a panel that makes a report. A subclass puts its own fields in `velden` and answers `vraag_van`."""

    uitleg: ClassVar[str] = ""
    zoekwoorden: ClassVar[str] = "rapport cijfers pdf"
    vervangt: ClassVar[bool] = True
    """Whether a report is one PDF with tables, of which one can see that it stands in a folder already."""

    def __init__(self, omgeving: Omgeving, maak: Maak[V], parent: QWidget | None = None) -> None:
        super().__init__(omgeving, parent)
        self._maak = maak
        self._taak: Taak | None = None
        self._gemaakt: tuple[Path, ...] = ()
        self._stuk: Exception | None = None
        omgeving.jobs.failed.connect(self._na_fout)
        self.locatie = Keuze(leeg=self.tr("Alle locaties"))
        self._bied_locaties_aan()
        omgeving.codes.sein.gegeven.connect(self._bied_locaties_aan)
        documenten = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        self._kast = Path(documenten) / self.titel
        self._voorgesteld = str(self._kast)
        self.waar = QLineEdit(self._voorgesteld)
        self.waar.setAccessibleName(self.tr("Map"))
        self.velden = {
            "locatie": Veld(self.tr("Locatie"), self.locatie, naam=f"{self.naam}_locatie", hulp=" "),
            "map": Veld(
                self.tr("Map"),
                naast_elkaar(self.waar, knop(self.tr("Kiezen…"), self.kies_map, naam=f"{self.naam}_kies")),
                naam=f"{self.naam}_map",
                hulp=self.tr("Hier komen de PDF en per tabel een CSV. Er staan alleen aantallen in, geen namen."),
            ),
        }
        self.maak = ToetsKnop(self.tr("{0} maken").format(self.titel), "Ctrl+Return", rol="primair")
        self.maak.clicked.connect(self.doe)
        self.balk = QProgressBar()
        self.balk.setTextVisible(False)
        self.balk.setAccessibleName(self.tr("Voortgang"))
        self.stop = knop(self.tr("Stoppen"), self.stop_maken, naam=f"{self.naam}_stop")
        self.gestopt = etiket("", "bij", breekt_af=True, naam=f"{self.naam}_gestopt")
        self.mist = etiket("", "waarschuwing", breekt_af=True, naam=f"{self.naam}_mist")
        self.klaar = kaart(naam=f"{self.naam}_klaar")
        self.klaar_zin = etiket("", "kop", breekt_af=True, naam=f"{self.naam}_zin")
        self.klaar_let_op = etiket("", "waarschuwing", breekt_af=True, naam=f"{self.naam}_let_op")
        self.klaar_lijst = etiket("", "bij", breekt_af=True, naam=f"{self.naam}_bestanden")
        self.klaar_lijst.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.open_pdf = knop(self.tr("PDF openen"), self._open_pdf, naam=f"{self.naam}_open_pdf")
        self.open_map = knop(self.tr("Map openen"), self._open_map, naam=f"{self.naam}_open_map")
        self.waar.textChanged.connect(lambda _: self.velden["map"].wis_fout())
        self.waar.returnPressed.connect(self.doe)
        self.locatie.currentIndexChanged.connect(lambda _: self.volg_map())
        self.stond_er = etiket("", "waarschuwing", breekt_af=True, naam=f"{self.naam}_stond_er")
        self.waar.textChanged.connect(self.kijk_in_map)

    def rapport_naam(self) -> str:
        """What the report is called as it is filled in, and so its folder; "" when a field is not right yet."""
        return ""

    @Slot()
    def volg_map(self) -> None:
        """Propose a folder of its own for every report, unless somebody chose one."""
        zelf_gekozen = self.waar.text() != self._voorgesteld
        self._voorgesteld = str(self._kast / self.rapport_naam())
        if not zelf_gekozen:
            self.waar.setText(self._voorgesteld)
        self.kijk_in_map()

    @Slot()
    def kijk_in_map(self) -> None:
        """Say before it is made what it will replace; looked up off the GUI thread, for a folder may be far away."""
        naam, waar = self.rapport_naam(), self.waar.text().strip()
        self.stond_er.hide()
        if not (self.vervangt and naam and waar):
            return
        pdf = Path(waar) / f"{naam}.pdf"

        def toon(is_er: bool) -> None:
            if is_er and (naam, waar) == (self.rapport_naam(), self.waar.text().strip()):
                self.stond_er.setText(
                    self.tr("Dit rapport staat al in deze map. Maakt u het, dan wordt het vervangen.")
                )
                self.stond_er.show()

        self.omgeving.jobs.background(lambda _: pdf.exists(), toon, eigenaar=self, mislukt=lambda _: None, stil=True)

    def handle(self, verzoek: str, inhoud: object) -> bool:
        """("jaarverslag.open", None) shows it; with a (Periode, name of a locatie or "") filled in for that."""
        if verzoek != f"{self.naam}.open":
            return False
        if isinstance(inhoud, tuple) and self._taak is None:
            periode, plek = inhoud
            self.neem_over(periode)
            self.locatie.zet(" ".join(plek.split()))
        return True

    def neem_over(self, periode: Periode) -> None:
        """Fill in what was looked at elsewhere, as far as there is a report of it."""

    def bouw(self, velden: dict[str, Veld]) -> None:
        """Lay the panel out with these fields in this order; called once by the subclass."""
        self.velden = velden
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
        for leeg in (self.mist, self.gestopt, self.stond_er):
            leeg.hide()
        blad = QWidget()
        kolom = self.kolom = QVBoxLayout(blad)
        kolom.setContentsMargins(12, 12, 12, 12)
        kolom.setSpacing(12)
        kolom.addWidget(etiket(self.tr(self.uitleg), "bij", breekt_af=True))
        for veld in self.velden.values():
            kolom.addWidget(veld)
        kolom.addWidget(self.mist)
        kolom.addWidget(self.stond_er)
        kolom.addWidget(self.maak, 0, Qt.AlignmentFlag.AlignLeft)
        kolom.addWidget(self.balk)
        kolom.addWidget(self.stop, 0, Qt.AlignmentFlag.AlignLeft)
        kolom.addWidget(self.gestopt)
        kolom.addWidget(self.klaar)
        kolom.addStretch(1)
        self.rolblad = Rolblad(blad)
        geheel = QVBoxLayout(self)
        geheel.setContentsMargins(0, 0, 0, 0)
        geheel.addWidget(self.rolblad)
        self._toon_bezig(bezig=False)

    def vraag_van(self, locatie_id: Id | None, waar: Path) -> V | None:
        """What to make; None when a field is wrong, which is then said beside it."""
        raise NotImplementedError

    def in_het_log(self) -> str:
        """What the access log says was made; no name, no content."""
        return self.titel

    def namen_van(self, gemaakt: tuple[Path, ...]) -> list[str]:
        """What was made, as the list below the button says it. The first lies in the folder itself."""
        return [pad.name for pad in gemaakt]

    # What the base class asks ----------------------------------------------------------------------------------------

    @Slot()
    def _bied_locaties_aan(self) -> None:
        self.locatie.zet_codes(dict.fromkeys(" ".join(rij.naam.split()) for rij in self.omgeving.locaties))

    def acties(self) -> tuple[Actie, ...]:
        """Making the report."""
        tekst = self.tr("{0} maken").format(self.titel)
        return (
            Actie(
                f"{self.naam}.maak", tekst, "Ctrl+Return", self.doe, zoekwoorden=self.zoekwoorden, ter_plekke=True
            ),
        )  # fmt: skip

    # Making ----------------------------------------------------------------------------------------------------------

    def kies_map(self) -> None:
        """Ask which folder."""
        venster = QFileDialog(self, self.tr("Map voor het rapport"), self.waar.text())
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
        if not self.waar.text().strip():
            self.weiger("map", self.tr("Kies een map."), self.waar)
            return
        naam = self.locatie.waarde
        gelijk = (rij.id for rij in self.omgeving.locaties if " ".join(rij.naam.split()) == naam)
        vraag, maak = self.vraag_van(next(gelijk, None), Path(self.waar.text().strip())), self._maak
        if vraag is None:
            return
        gevraagd: V = vraag
        self._toon_bezig(bezig=True)

        def werk(voortgang: Voortgang) -> GemaaktVerslag:
            try:
                return maak(gevraagd, voortgang)
            except (Weigering, Storing):
                raise
            except Exception as fout:
                self._stuk = fout  # the window tells it; here one must be able to go on
                raise

        self._taak = self.omgeving.jobs.background(
            werk, self._toon, eigenaar=self, voortgang=self._vorder, geweigerd=self._geweigerd, mislukt=self._mislukt
        )

    def weiger(self, veld: str, zin: str, regel: QWidget) -> None:
        """Say beside a field what is wrong with it, and go there."""
        self.velden[veld].toon_fout(zin)
        regel.setFocus(Qt.FocusReason.OtherFocusReason)

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
            meld_uitgifte(self, self.in_het_log(), soort=UITVOER, aantal=len(gemaakt))
        if not gemaakt:
            self.gestopt.setText(self.tr("Gestopt. Er is niets gemaakt of vervangen."))
            self.gestopt.show()
            self._ga_naar(self.maak)
            return
        self.klaar_zin.setText(self.tr("Klaar: {0} bestanden.").format(len(gemaakt)))
        self.klaar_let_op.setText(self.tr("Let op: {0}").format(" ".join(verslag.let_op)))
        self.klaar_let_op.setVisible(bool(verslag.let_op))
        self.klaar_lijst.setText(
            "\n".join([str(gemaakt[0].parent), *(f"· {naam}" for naam in self.namen_van(gemaakt))])
        )
        self.open_pdf.setVisible(self._pdf() is not None)
        self.klaar.show()
        self.requested.emit("melding", self.tr("{0} gemaakt").format(self.titel))
        self._ga_naar(self.open_map)

    def _ga_naar(self, veld: QWidget) -> None:
        """Where one goes on, unless somebody is at work elsewhere by now."""
        if self.isVisible():
            veld.setFocus(Qt.FocusReason.OtherFocusReason)

    def _geweigerd(self, weigering: Weigering) -> None:
        self._toon_bezig(bezig=False)
        fout = {naam if naam in self.velden else "map": zin for naam, zin in weigering.fouten.items()}
        for naam, zin in fout.items():
            self.velden[naam].toon_fout(zin)
        if eerste := next((veld for naam, veld in self.velden.items() if naam in fout), None):
            self._ga_naar(eerste.invoer)

    def _mislukt(self, storing: Storing) -> None:
        self._toon_bezig(bezig=False)
        self.velden["map"].toon_fout(f"{storing.zin} {storing.uitweg}")
        self._ga_naar(self.velden["map"].invoer)

    @Slot(object)
    def _na_fout(self, fout: object) -> None:
        if self._stuk is None or fout is not self._stuk:
            return
        self._stuk = None
        self._toon_bezig(bezig=False)
        self.gestopt.setText(self.tr("Het maken is misgegaan. Kies iets anders, of probeer het nog eens."))
        self.gestopt.show()
        self._ga_naar(self.maak)

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


def naast_elkaar(regel: QLineEdit, *knoppen: QWidget) -> QWidget:
    """A line with its buttons at its right; the focus goes to the line."""
    samen = QWidget()
    rij = QHBoxLayout(samen)
    rij.setContentsMargins(0, 0, 0, 0)
    rij.setSpacing(8)
    rij.addWidget(regel, 1)
    for een in knoppen:
        rij.addWidget(een)
    samen.setFocusProxy(regel)
    return samen
