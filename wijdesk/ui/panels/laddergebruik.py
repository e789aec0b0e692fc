"""How often the ladder is used: per rung and locatie, a number per quarter, and nobody's name. To copy or keep."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import QStandardPaths, Qt, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from wijdesk.errors import Weigering
from wijdesk.models.kwartaal import in_woorden, kwartaal_van, laatste_kwartalen
from wijdesk.models.logsoort import KOPIEREN, UITVOER
from wijdesk.models.opdrachten.opschaling import LeesLadderGebruik
from wijdesk.models.rows.opschaling import GebruikRij, LadderGebruik
from wijdesk.models.values import Id
from wijdesk.reports.laddergebruik import bestandsnaam, tabel
from wijdesk.reports.wegschrijven import schrijf_samen
from wijdesk.ui.fields import etiket
from wijdesk.ui.flow import FlowLayout
from wijdesk.ui.jobs import Voortgang
from wijdesk.ui.keuze import Keuze
from wijdesk.ui.kopielog import meld_uitgifte
from wijdesk.ui.panel import Actie, Omgeving, Panel
from wijdesk.ui.table import Kolom, Tabel, TabelModel
from wijdesk.ui.toetsen import ToetsKnop

KWARTALEN = 4
OVERAL = "alle"
BESTANDEN = "Tabel (*.csv);;Alle bestanden (*)"


class LadderGebruikPaneel(Panel):
    """The last four quarters of one locatie, or of every one."""

    naam = "laddergebruik"
    titel = "Gebruik van de ladder"
    interesses = frozenset({"opschaling", "trede", "locatie"})

    def __init__(self, omgeving: Omgeving, parent: QWidget | None = None) -> None:
        super().__init__(omgeving, parent)
        self.gebruik: LadderGebruik | None = None
        kwartalen = laatste_kwartalen(kwartaal_van(omgeving.klok()), KWARTALEN)
        self.model: TabelModel[GebruikRij] = TabelModel(
            [
                Kolom("trede", self.tr("Trede"), lambda rij: rij.trede, breedte=206),
                Kolom("locatie", self.tr("Locatie"), lambda rij: rij.locatie, breedte=92),
                *(
                    Kolom(f"k{plek}", in_woorden(kwartaal), partial(_aantal, plek), rechts=True, breedte=78)
                    for plek, kwartaal in enumerate(kwartalen)
                ),
                Kolom("samen", self.tr("Samen"), lambda rij: sum(rij.aantallen), rechts=True, breedte=70),
            ],
            lambda rij: Id(f"{rij.locatie}/{rij.volgorde}/{rij.trede}".encode()),
        )
        self.tabel = Tabel(
            self.model,
            naam="laddergebruik",
            titel=self.titel,
            leeg=self.tr("Er is geen ladder ingevuld, en er is nog niet opgeschaald."),
            filterhulp=self.tr("Filter op trede of locatie"),
            eenheid=(self.tr("regel"), self.tr("regels")),
        )
        self.locatie = Keuze()
        self.locatie.setObjectName("laddergebruik_locatie")
        self.locatie.setAccessibleName(self.tr("Locatie"))
        self._bied_locaties_aan()
        omgeving.codes.sein.gegeven.connect(self._bied_locaties_aan)
        self.bewaar_knop = ToetsKnop(self.tr("Opslaan als CSV…"), "Ctrl+S", rol="primair")
        self.bewaar_knop.setObjectName("laddergebruik_bewaar")
        self.kopieer_knop = ToetsKnop(self.tr("Tabel kopiëren"), "Ctrl+Shift+C")
        self.kopieer_knop.setObjectName("laddergebruik_kopieer")
        self.uitleg = etiket("", "bij", breekt_af=True, naam="laddergebruik_uitleg")
        boven = FlowLayout(ruimte=8)
        boven.addWidget(self.locatie)
        boven.addWidget(self.bewaar_knop)
        boven.addWidget(self.kopieer_knop)
        kolom = QVBoxLayout(self)
        kolom.setContentsMargins(12, 12, 12, 12)
        kolom.setSpacing(8)
        kolom.addWidget(etiket(self.titel, "titel"))
        kolom.addLayout(boven)
        kolom.addWidget(self.tabel, 1)
        kolom.addWidget(self.uitleg)
        self.locatie.activated.connect(lambda _: self.ververs())
        self.kopieer_knop.clicked.connect(self.kopieer)
        self.bewaar_knop.clicked.connect(self.kies_waar)
        self.bewaar_knop.setEnabled(False)

    @Slot()
    def _bied_locaties_aan(self) -> None:
        eigen = ((rij.naam, rij.id.hex()) for rij in self.omgeving.locaties)
        self.locatie.zet_paren(((self.tr("Alle locaties"), OVERAL), *eigen))

    def acties(self) -> tuple[Actie, ...]:
        """Keeping it as a file, and copying it."""
        return (
            Actie(
                "laddergebruik.bewaar", self.tr("Tabel opslaan als CSV"), "Ctrl+S", self.kies_waar, "save",
                "ladder opschaling aantallen csv excel bestand gemeenteraad",
            ),
            Actie(
                "laddergebruik.kopieer", self.tr("Tabel kopiëren"), "Ctrl+Shift+C", self.kopieer, "copy",
                "ladder opschaling aantallen csv excel gemeenteraad",
            ),
        )  # fmt: skip

    def ververs(self) -> None:
        """Count again."""
        waarde = self.locatie.waarde
        vraag = LeesLadderGebruik(
            locatie_id=None if waarde in ("", OVERAL) else Id(bytes.fromhex(waarde)), kwartalen=KWARTALEN
        )
        self.omgeving.jobs.read(vraag, self._toon, eigenaar=self, geweigerd=self._mag_niet)

    def handle(self, verzoek: str, inhoud: object) -> bool:
        """("laddergebruik.open", None) shows it."""
        return verzoek == "laddergebruik.open"

    def eerste_veld(self) -> QWidget:
        """The table."""
        return self.tabel.view if self.model.rowCount() else self.locatie

    def kopieer(self) -> None:
        """The whole table to the clipboard, with its heading, columns apart by tabs as a sheet takes them."""
        kop = "\t".join(kolom.titel for kolom in self.model.kolommen)
        rijen = (self.model.rij(plek) for plek in range(self.model.rowCount()))
        regels = ["\t".join(kolom.lees(rij) for kolom in self.model.kolommen) for rij in rijen]
        QGuiApplication.clipboard().setText("\n".join((kop, *regels)))
        meld_uitgifte(self, self.titel, soort=KOPIEREN, aantal=len(regels))
        self._meld(self.tr("Tabel gekopieerd: {0} regels").format(len(regels)))

    def kies_waar(self) -> None:
        """Ask where to keep the table."""
        gebruik = self.gebruik
        if gebruik is None:
            return
        documenten = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        naam = bestandsnaam(gebruik)
        venster = QFileDialog(self, self.tr("Tabel opslaan"), str(Path(documenten) / naam), BESTANDEN)
        venster.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        venster.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        venster.setDefaultSuffix("csv")
        venster.selectFile(naam)
        venster.fileSelected.connect(lambda pad: self.bewaar_als(gebruik, Path(pad)))
        venster.open()

    def bewaar_als(self, gebruik: LadderGebruik, pad: Path) -> None:
        """Keep these counts as a file, whole or not at all."""

        def werk(_: Voortgang) -> Path:
            return schrijf_samen(pad.parent, {pad.name: tabel(gebruik)})[0]

        meld_uitgifte(self, self.titel, soort=UITVOER, aantal=len(gebruik.rijen))
        self.omgeving.jobs.background(
            werk,
            lambda klaar: self._meld(self.tr("{0} opgeslagen").format(klaar.name)),
            eigenaar=self,
            mislukt=lambda storing: self._meld(f"{storing.zin} {storing.uitweg}"),
        )

    def _toon(self, gebruik: LadderGebruik) -> None:
        self.gebruik = gebruik
        self.bewaar_knop.setEnabled(True)
        self.tabel.zet(gebruik.rijen)
        zin = self.tr("Zo vaak is naar een trede opgeschaald. Namen staan hier niet in.")
        if gebruik.zonder_afgeschermd:
            zin = f"{zin} {self.tr('Wat over afgeschermde personen gaat, telt hier niet mee.')}"
        self.uitleg.setText(zin)

    def _mag_niet(self, weigering: Weigering) -> None:
        self._meld(weigering.zin)

    def _meld(self, zin: str) -> None:
        self.requested.emit("melding", zin)


def _aantal(plek: int, rij: GebruikRij) -> int:
    return rij.aantallen[plek]
