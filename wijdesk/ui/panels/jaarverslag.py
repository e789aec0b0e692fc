"""Jaarverslag: a year, a location or all, a folder; makes the PDF and the tables and shows where they are.

Tables that were published can be laid beside it: the report then says where the two differ.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QIntValidator, QShowEvent
from PySide6.QtWidgets import QFileDialog, QLineEdit, QWidget

from wijdesk.errors import Storing
from wijdesk.models.cijfer import Periode
from wijdesk.models.rapportnaam import rapportnaam
from wijdesk.models.rows.verslag import VerslagVraag, Waarvan
from wijdesk.models.values import Id, lokaal
from wijdesk.ui.fields import Veld, knop
from wijdesk.ui.keuze import Keuze
from wijdesk.ui.panel import Omgeving
from wijdesk.ui.rapportpaneel import Maak, RapportPaneel, naast_elkaar

EERSTE_JAAR = 2015
"""The Wmo 2015 and the Jeugdwet: there was no WIJ-team before."""
EIGEN, OPENBAAR = "eigen", "jaarverslag-openbaar"
"""For whom it is; the second is what its file is called."""
TUSSEN = "; "
"""Between two files in one line."""


class JaarverslagPanel(RapportPaneel[VerslagVraag]):
    """The annual report."""

    naam = "jaarverslag"
    titel = "Jaarverslag"
    uitleg = "De vragen, melders en kerncijfers van een jaar, als PDF en als tabellen."

    def __init__(
        self,
        omgeving: Omgeving,
        maak: Maak[VerslagVraag],
        waarvan: Callable[[], Waarvan] = Waarvan,
        parent: QWidget | None = None,
    ) -> None:
        """`waarvan` says which teams the figures are of; runs on a free worker."""
        super().__init__(omgeving, maak, parent)
        self._waarvan = waarvan
        self.jaar = QLineEdit(str(lokaal(omgeving.klok()).year - 1))
        self.jaar.setValidator(QIntValidator(EERSTE_JAAR, 2100, self.jaar))
        self.jaar.setMaxLength(4)
        self.voor = Keuze()
        self.voor.zet_paren(((self.tr("Voor eigen gebruik"), EIGEN), (self.tr("Om te publiceren"), OPENBAAR)))
        self.gepubliceerd = QLineEdit()
        self.gepubliceerd.setAccessibleName(self.tr("Gepubliceerde tabellen"))
        self.gepubliceerd.setPlaceholderText(self.tr("niet vergelijken"))
        self.gepubliceerd.setClearButtonEnabled(True)
        bestanden = knop(self.tr("Bestanden…"), self.kies_gepubliceerd, naam="jaarverslag_kies_gepubliceerd")
        map_ = knop(self.tr("Map…"), self.kies_gepubliceerde_map, naam="jaarverslag_kies_gepubliceerde_map")
        self.bouw({
            "jaar": Veld(self.tr("Jaar"), self.jaar, naam="jaarverslag_jaar"),
            "voor": Veld(self.tr("Waarvoor"), self.voor, naam="jaarverslag_voor", hulp=" "),
            "locatie": self.velden["locatie"],
            "map": self.velden["map"],
            "gepubliceerd": Veld(
                self.tr("Gepubliceerde tabellen"),
                naast_elkaar(self.gepubliceerd, bestanden, map_),
                naam="jaarverslag_gepubliceerd",
                hulp=self.tr("Tabellen van het gepubliceerde jaarverslag (CSV). Het rapport zegt dan waar zij "
                             "verschillen van wat hier is geteld, en waar zij zichzelf tegenspreken."),
            ),
        })  # fmt: skip
        for veld, regel in (("jaar", self.jaar), ("gepubliceerd", self.gepubliceerd)):
            regel.textChanged.connect(lambda _, veld=veld: self.velden[veld].wis_fout())
            regel.returnPressed.connect(self.doe)
        self.jaar.textChanged.connect(lambda _: self.volg_map())
        self.voor.currentIndexChanged.connect(self._leg_uit)
        self._leg_uit()

    def rapport_naam(self) -> str:
        """By year and locatie."""
        if not self.jaar.hasAcceptableInput():
            return ""
        soort = OPENBAAR if self.voor.waarde == OPENBAAR else self.naam
        return rapportnaam(soort, self.jaar.text(), self.locatie.waarde)

    def vraag_van(self, locatie_id: Id | None, waar: Path) -> VerslagVraag | None:
        """The year as it is filled in."""
        if not self.jaar.hasAcceptableInput():
            self.weiger("jaar", self.tr("Vul een jaar in, zoals 2020."), self.jaar)
            return None
        paden = tuple(Path(deel.strip()) for deel in self.gepubliceerd.text().split(TUSSEN.strip()) if deel.strip())
        openbaar = self.voor.waarde == OPENBAAR
        return VerslagVraag(
            jaar=int(self.jaar.text()),
            locatie_id=locatie_id,
            map=waar,
            gepubliceerd=() if openbaar else paden,
            openbaar=openbaar,
        )

    def neem_over(self, periode: Periode) -> None:
        """The year it begins in."""
        self.jaar.setText(periode.van[:4])

    def eerste_veld(self) -> QWidget:
        """The year."""
        return self.jaar

    def kies_gepubliceerd(self) -> None:
        """Ask which files hold what was published."""
        venster = self._bladeren()
        venster.setFileMode(QFileDialog.FileMode.ExistingFiles)
        venster.setNameFilter(self.tr("Tabellen (*.csv *.xlsx);;Alle bestanden (*)"))
        venster.filesSelected.connect(lambda paden: self.gepubliceerd.setText(TUSSEN.join(paden)))
        venster.open()

    def kies_gepubliceerde_map(self) -> None:
        """Ask which folder holds what was published."""
        venster = self._bladeren()
        venster.setFileMode(QFileDialog.FileMode.Directory)
        venster.setOption(QFileDialog.Option.ShowDirsOnly)
        venster.fileSelected.connect(self.gepubliceerd.setText)
        venster.open()

    def _leg_uit(self) -> None:
        openbaar = self.voor.waarde == OPENBAAR
        zin = self.tr("Alle aantallen, ook kleine. Maak dit rapport niet openbaar.")
        if openbaar:
            zin = self.tr(
                "Alleen wat iedereen mag zien: opgeteld uit de open cijfers van dat jaar, die u bij Export vaststelt. "
                "Kleine aantallen staan er niet in."
            )
        self.velden["voor"].toon_hulp(zin)
        self.velden["gepubliceerd"].setVisible(not openbaar)
        for veld in self.velden.values():
            veld.wis_fout()
        self.volg_map()

    def _bladeren(self) -> QFileDialog:
        venster = QFileDialog(self, self.tr("Gepubliceerde tabellen"), self.waar.text())
        venster.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        return venster

    def _toon_waarvan(self, van: Waarvan) -> None:
        self.velden["locatie"].toon_hulp(van.zin)
        self.mist.setText(self.tr("Let op: {0}").format(" ".join(van.let_op)))
        self.mist.setVisible(bool(van.let_op))

    def showEvent(self, event: QShowEvent) -> None:
        """Which teams the figures are of, and up to when, is looked up each time."""
        super().showEvent(event)
        waarvan = self._waarvan
        self.omgeving.jobs.background(lambda _: waarvan(), self._toon_waarvan, eigenaar=self, mislukt=_stil, stil=True)


def _stil(_: Storing) -> None:
    """What is not known now is said when the report is made."""
