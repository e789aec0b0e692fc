"""Export: the figures of a year as a data package, for the municipality or for everyone.

It says what each grade holds before one makes it: the open figures of a year are settled by making them once.
"""

from __future__ import annotations

from pathlib import Path

from PySide6.QtGui import QIntValidator
from PySide6.QtWidgets import QLineEdit, QWidget

from wijdesk.models.rows.export import OPEN, VERANTWOORDING, ExportVraag
from wijdesk.models.values import Id, lokaal
from wijdesk.ui.fields import Veld
from wijdesk.ui.keuze import Keuze
from wijdesk.ui.panel import Omgeving
from wijdesk.ui.rapportpaneel import Maak, RapportPaneel

EERSTE_JAAR = 2015
"""The Wmo 2015 and the Jeugdwet: there was no WIJ-team before."""


class ExportPaneel(RapportPaneel[ExportVraag]):
    """The central export."""

    naam = "export"
    titel = "Export"
    uitleg = "De cijfers van een jaar als tabellen die andere programma’s lezen (datapakket met CSV)."
    zoekwoorden = "cijfers uitgeven open data verantwoording gemeente csv parquet datapakket"

    def __init__(self, omgeving: Omgeving, maak: Maak[ExportVraag], parent: QWidget | None = None) -> None:
        super().__init__(omgeving, maak, parent)
        self._wat = self.titel
        self.jaar = QLineEdit(str(lokaal(omgeving.klok()).year - 1))
        self.jaar.setValidator(QIntValidator(EERSTE_JAAR, 2100, self.jaar))
        self.jaar.setMaxLength(4)
        self.graad = Keuze()
        self.graad.zet_paren((
            (self.tr("Voor de gemeente (verantwoording)"), VERANTWOORDING),
            (self.tr("Voor iedereen (open cijfers)"), OPEN),
        ))  # fmt: skip
        self.bouw({
            "jaar": Veld(self.tr("Jaar"), self.jaar, naam="export_jaar"),
            "graad": Veld(self.tr("Voor wie"), self.graad, naam="export_graad", hulp=" "),
            "locatie": self.velden["locatie"],
            "map": self.velden["map"],
        })  # fmt: skip
        self.velden["map"].toon_hulp(
            self.tr("Kies een map voor één export. Wat een eerdere export daar liet, wordt vervangen.")
        )
        self.velden["locatie"].toon_hulp("")
        self.graad.currentIndexChanged.connect(self._leg_uit)
        self.jaar.textChanged.connect(lambda _: self.velden["jaar"].wis_fout())
        self.jaar.returnPressed.connect(self.doe)
        self._leg_uit()

    def vraag_van(self, locatie_id: Id | None, waar: Path) -> ExportVraag | None:
        """The export as it is filled in."""
        if not self.jaar.hasAcceptableInput():
            self.weiger("jaar", self.tr("Vul een jaar in, zoals 2020."), self.jaar)
            return None
        self._wat = f"Export: {self.graad.waarde} {self.jaar.text()}"
        return ExportVraag(jaar=int(self.jaar.text()), graad=self.graad.waarde, locatie_id=locatie_id, map=waar)

    def in_het_log(self) -> str:
        """Which grade of which year left."""
        return self._wat

    def namen_van(self, gemaakt: tuple[Path, ...]) -> list[str]:
        """The tables by name; of Parquet how many files there are."""
        namen = [pad.relative_to(gemaakt[0].parent).as_posix() for pad in gemaakt if pad.suffix != ".parquet"]
        if parquet := len(gemaakt) - len(namen):
            namen.append(self.tr("parquet: {0} bestanden, per jaar en team").format(parquet))
        return namen

    def eerste_veld(self) -> QWidget:
        """The year."""
        return self.jaar

    def _leg_uit(self) -> None:
        self.velden["graad"].wis_fout()
        if self.graad.waarde == OPEN:
            zin = self.tr(
                "Kleine aantallen blijven leeg en zijn ook door optellen of vergelijken niet terug te vinden. De "
                "eerste keer stelt u de open cijfers van dat jaar vast. Daarna veranderen zij niet meer, ook niet na "
                "een verbetering."
            )
        else:
            zin = self.tr(
                "Alle aantallen, en elke vraag en indicatie op een regel. Er staan geen namen in, maar een pseudoniem "
                "is een persoonsgegeven: geef deze export alleen aan de gemeente."
            )
        self.velden["graad"].toon_hulp(zin)
