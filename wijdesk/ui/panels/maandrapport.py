"""Maandrapport: a month, a location or all, a folder; makes the PDF and the tables and shows where they are."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

from PySide6.QtCore import QRegularExpression
from PySide6.QtGui import QRegularExpressionValidator
from PySide6.QtWidgets import QLineEdit, QWidget

from wijdesk.models.cijfer import Periode
from wijdesk.models.dossierregels import maand_in_woorden
from wijdesk.models.rapportnaam import rapportnaam
from wijdesk.models.rows.periodecijfers import MaandVraag
from wijdesk.models.values import Id, lokaal
from wijdesk.ui.fields import Veld
from wijdesk.ui.panel import Omgeving
from wijdesk.ui.rapportpaneel import Maak, RapportPaneel

MAAND = r"(19|20)\d{2}-(0[1-9]|1[0-2])"


class MaandrapportPaneel(RapportPaneel[MaandVraag]):
    """The month of a team."""

    naam = "maandrapport"
    titel = "Maandrapport"
    uitleg = "Alle cijfers van een maand, naast de maand ervoor, als PDF en als tabellen."
    zoekwoorden = "rapport cijfers pdf maand teamleider"

    def __init__(self, omgeving: Omgeving, maak: Maak[MaandVraag], parent: QWidget | None = None) -> None:
        super().__init__(omgeving, maak, parent)
        self.maand = QLineEdit(_vorige_maand(lokaal(omgeving.klok()).date()))
        self.maand.setValidator(QRegularExpressionValidator(QRegularExpression(MAAND), self.maand))
        self.bouw({
            "maand": Veld(self.tr("Maand"), self.maand, naam="maandrapport_maand", hulp=" "),
            "locatie": self.velden["locatie"],
            "map": self.velden["map"],
        })  # fmt: skip
        self.velden["locatie"].toon_hulp("")
        self.velden["map"].toon_hulp(
            self.tr("Hier komen de PDF en per tabel een CSV. In de PDF staat ook de duiding die bij de cijfers is "
                    "geschreven; verder alleen aantallen.")
        )  # fmt: skip
        self.maand.textChanged.connect(lambda _: self._noem_maand())
        self.maand.returnPressed.connect(self.doe)
        self.maand.textChanged.connect(lambda _: self.volg_map())
        self.volg_map()
        self._noem_maand()

    def _noem_maand(self) -> None:
        """Which month that is, in words."""
        self.velden["maand"].wis_fout()
        goed = self.maand.hasAcceptableInput()
        naam = f"{maand_in_woorden(self.maand.text()).capitalize()}. " if goed else ""
        self.velden["maand"].toon_hulp(naam + self.tr("Jaar en maand, zoals 2026-03."))

    def rapport_naam(self) -> str:
        """By month and locatie."""
        if not self.maand.hasAcceptableInput():
            return ""
        return rapportnaam(self.naam, self.maand.text(), self.locatie.waarde)

    def vraag_van(self, locatie_id: Id | None, waar: Path) -> MaandVraag | None:
        """The month as it is filled in."""
        if not self.maand.hasAcceptableInput():
            self.weiger("maand", self.tr("Vul een maand in, zoals 2026-03."), self.maand)
            return None
        return MaandVraag(maand=self.maand.text(), locatie_id=locatie_id, map=waar)

    def neem_over(self, periode: Periode) -> None:
        """The month it lies in; of what is longer no month is meant."""
        if periode.van[:7] == periode.tot[:7]:
            self.maand.setText(periode.van[:7])

    def eerste_veld(self) -> QWidget:
        """The month."""
        return self.maand


def _vorige_maand(vandaag: date) -> str:
    return f"{vandaag.replace(day=1) - timedelta(days=1):%Y-%m}"
