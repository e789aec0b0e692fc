"""What became of a file: the counts in a sentence, what was left out, and every refused row in a table.

It is handed a result and shows it; reading files and writing rows is done elsewhere.
"""

from __future__ import annotations

import csv
from collections.abc import Sequence
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from wijdesk.models.rows.invoer import RegelFout
from wijdesk.models.values import Id
from wijdesk.ui.fields import etiket, knop, zet_eigenschap
from wijdesk.ui.flow import FlowLayout
from wijdesk.ui.jobs import Voortgang
from wijdesk.ui.table import Kolom, Tabel, TabelModel

SOORTEN = (
    "vragen", "personen", "indicaties", "klachten", "agressie", "activiteiten", "sessies", "straatrondes",
    "buurtagenda", "bewonersinitiatieven", "impactmeting", "dossiercontroles", "buitencijfers", "tarieven",
)  # fmt: skip


class Uitslag(Protocol):
    """What an import answers: gelezen == toegevoegd + al_bekend + len(fouten), always."""

    @property
    def gelezen(self) -> int:
        """Rows read."""

    @property
    def toegevoegd(self) -> int:
        """Rows added (in a proef run: that would be)."""

    @property
    def al_bekend(self) -> int:
        """Rows whose nummer was there already."""

    @property
    def fouten(self) -> tuple[RegelFout, ...]:
        """Rows refused, with their reason."""

    @property
    def anders(self) -> tuple[RegelFout, ...]:
        """Rows that were there already, of which the file now says something else; the reason says more."""

    @property
    def nieuwe_locaties(self) -> tuple[str, ...]:
        """Names of locaties that were made (in a proef run: that would be)."""

    @property
    def onbekende_kolommen(self) -> tuple[str, ...]:
        """Columns that were not read."""

    @property
    def gestopt(self) -> bool:
        """Whether the person stopped it half way."""


class Importeer(Protocol):
    """Reads a file and puts it in, on a free worker; handed to the panel where everything is built."""

    def __call__(
        self,
        pad: Path,
        *,
        soort: str,
        vertaling: Path | None,
        proef: bool,
        voortgang: Voortgang,
        locaties: frozenset[str] | None = None,
    ) -> Uitslag:
        """Raises Weigering on "soort", "bestand" or "vertaling", and Storing when the store gives trouble.

        With the names of the `locaties` there are, also on "nieuwe_locatie" when the file would make another one.
        """


def getal(aantal: int) -> str:
    """A count with dots: 30.974."""
    return f"{aantal:,}".replace(",", ".")


def samenvatting(uitslag: Uitslag, *, proef: bool) -> str:
    """The counts in words."""
    fouten = len(uitslag.fouten)
    erbij = f"{getal(uitslag.toegevoegd)} {'zouden erbij komen' if proef else 'toegevoegd'}"
    delen = [f"{getal(uitslag.gelezen)} regels gelezen", erbij, f"{getal(uitslag.al_bekend)} stonden er al"]
    if uitslag.anders:
        delen[-1] += f" (waarvan {getal(len(uitslag.anders))} met andere gegevens)"
    delen.append(f"{getal(fouten)} geweigerd" if fouten else "niets geweigerd")
    begin = "Proef, er is niets bewaard: " if proef else "Gestopt. " if uitslag.gestopt else ""
    return f"{begin}{', '.join(delen)}."


def bijzonderheden(uitslag: Uitslag, nieuwe_locaties: Sequence[str], *, proef: bool = False) -> str:
    """What else the person should know; empty when there is nothing."""
    zinnen = []
    if uitslag.onbekende_kolommen:
        zinnen.append(f"Niet gelezen kolommen: {', '.join(uitslag.onbekende_kolommen)}.")
    if proef and uitslag.nieuwe_locaties:
        namen = ", ".join(uitslag.nieuwe_locaties)
        zinnen.append(
            f"Deze locaties zijn er nog niet en worden gemaakt: {namen}. Klopt dat niet, verbeter dan de naam."
        )
    if nieuwe_locaties:
        zinnen.append(f"Nieuwe locaties gemaakt: {', '.join(nieuwe_locaties)}.")
    if uitslag.gestopt:
        zinnen.append("Hetzelfde bestand nog eens importeren voegt alleen de rest toe.")
    return " ".join(zinnen)


def bewaar_fouten(fouten: Sequence[RegelFout], pad: Path) -> None:
    """The refused rows as CSV (UTF-8, comma), to mend the file with."""
    with pad.open("w", encoding="utf-8", newline="") as bestand:
        schrijver = csv.writer(bestand)
        schrijver.writerow(("regel", "nummer", "veld", "reden"))
        schrijver.writerows((fout.regel, _geen_formule(fout.nummer), fout.veld, fout.reden) for fout in fouten)


def _geen_formule(tekst: str) -> str:
    # Why: a spreadsheet would run a cell that starts like a formula.
    return f"'{tekst}" if tekst[:1] in {"=", "+", "-", "@", "\t", "\r"} else tekst


def sleutel_van(fout: RegelFout) -> Id:
    """A stable key of a refused row: its line and field."""
    return Id(f"{fout.regel}:{fout.veld}".encode())


KOLOMMEN: tuple[Kolom[RegelFout], ...] = (
    Kolom("regel", "Regel", lambda fout: fout.regel, rechts=True, breedte=64),
    Kolom("nummer", "Nummer", lambda fout: fout.nummer, breedte=110),
    Kolom("veld", "Veld", lambda fout: fout.veld, breedte=110),
    Kolom("reden", "Wat is ermee", lambda fout: fout.reden, breedte=420),
)


class Verslag(QWidget):
    """The report of the last run.

    Signals:
        save_asked: keep the refused rows as a file
    """

    save_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.fouten: tuple[RegelFout, ...] = ()
        self.zin = etiket("", "kop", breekt_af=True, naam="invoer_verslag")
        self.zin.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.meer = etiket("", "bij", breekt_af=True, naam="invoer_bijzonderheden")
        self.model: TabelModel[RegelFout] = TabelModel(KOLOMMEN, sleutel_van)
        self.tabel = Tabel(
            self.model,
            naam="invoer_fouten",
            titel=self.tr("Regels om na te kijken"),
            filterhulp=self.tr("Filter op nummer, veld of reden"),
            leeg=self.tr("Geen regel om na te kijken."),
        )
        self.kopieer = knop(self.tr("Alles kopiëren"), self._kopieer_alles, naam="invoer_kopieer")
        self.bewaar = knop(self.tr("Bewaren als CSV…"), self.save_asked.emit, naam="invoer_bewaar")
        self._knoppen = QWidget()
        rij = FlowLayout(self._knoppen)
        self.tabel.setMinimumHeight(self.fontMetrics().height() * 10)
        rij.addWidget(self.bewaar)
        rij.addWidget(self.kopieer)
        kolom = QVBoxLayout(self)
        kolom.setContentsMargins(0, 0, 0, 0)
        kolom.setSpacing(8)
        kolom.addWidget(self.zin)
        kolom.addWidget(self.meer)
        kolom.addWidget(self.tabel, 1)
        kolom.addWidget(self._knoppen)
        self.hide()

    def toon(self, uitslag: Uitslag, *, proef: bool, nieuwe_locaties: Sequence[str] = ()) -> None:
        """Show what became of a file."""
        self.fouten = tuple(sorted((*uitslag.fouten, *uitslag.anders), key=lambda fout: fout.regel))
        self.zin.setText(samenvatting(uitslag, proef=proef))
        zet_eigenschap(self.zin, "toestand", "let-op" if self.fouten or uitslag.gestopt else "goed")
        self.meer.setText(bijzonderheden(uitslag, nieuwe_locaties, proef=proef))
        self.meer.setVisible(bool(self.meer.text()))
        self.tabel.zet(self.fouten)
        self.tabel.setVisible(bool(self.fouten))
        self._knoppen.setVisible(bool(self.fouten))
        self.show()

    def _kopieer_alles(self) -> None:
        self.tabel.view.selectAll()
        self.tabel.kopieer()
