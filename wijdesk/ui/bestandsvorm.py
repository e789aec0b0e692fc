"""A form of one text that is typed, changed, or put in from a file. Knows no noun."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QWidget

from wijdesk.errors import Storing, Weigering
from wijdesk.ui.fields import knop
from wijdesk.ui.formulier import VeldFormulier
from wijdesk.ui.notitie import Notitie
from wijdesk.ui.panel import Omgeving

REGELS = 18


class Bestandsvorm(VeldFormulier):
    """Base of such a form. Its field is called "inhoud"; taking it into use is what the form itself does."""

    def __init__(
        self, omgeving: Omgeving, lees: Callable[[Path], str], *, label: str, hulp: str, titel: str, bestanden: str
    ) -> None:
        """`lees` gives the text of a file and raises Weigering beside "inhoud". `titel` and `bestanden` are of the
        dialog that asks which.
        """
        super().__init__(omgeving)
        self._lees, self._titel, self._bestanden = lees, titel, bestanden
        kiezen = knop(self.tr("Bestand kiezen…"), self.kies_bestand, naam=f"{self.naam}_bestand")
        self.kolom.addWidget(kiezen, 0, Qt.AlignmentFlag.AlignLeft)
        self.kolom.addWidget(self._veld("inhoud", label, Notitie(regels=REGELS), hulp=hulp))
        self.kolom.addStretch(1)

    def eerste_veld(self) -> QWidget:
        """The text."""
        return self.delen["inhoud"]

    def kies_bestand(self) -> None:
        """Ask which file."""
        venster = QFileDialog(self, self._titel, "", self._bestanden)
        venster.fileSelected.connect(lambda pad: self.lees(Path(pad)))
        venster.finished.connect(venster.deleteLater)
        venster.open()

    def lees(self, pad: Path) -> None:
        """Put the text of this file in the field; taking it into use is another step."""
        self.omgeving.jobs.background(
            lambda _: self._lees(pad),
            lambda tekst: self.zet_waarden({"inhoud": tekst}),
            eigenaar=self,
            geweigerd=self._kan_niet,
            mislukt=self._storing,
        )

    def _kan_niet(self, weigering: Weigering) -> None:
        self.toon_fouten(weigering)

    def _storing(self, storing: Storing) -> None:
        self.toon_storing(storing)
