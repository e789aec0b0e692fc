"""What a figure counts, as a table: as far as whoever looks may see it. Enter opens one, where it can be opened."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from wijdesk.errors import Weigering
from wijdesk.models.grafiekbeeld import getal
from wijdesk.models.opdrachten.cijfer import LeesCijferlijst
from wijdesk.models.rows.cijfer import Cijferlijst, LijstRij
from wijdesk.models.values import Id
from wijdesk.ui.fields import etiket
from wijdesk.ui.panel import Omgeving
from wijdesk.ui.panels.dashboard.kaarten import Gekozen
from wijdesk.ui.table import Kolom, Tabel, TabelModel

OPENT = {"huishouden": "huishouden.open", "signaal": "signaal.open", "contact": "contact.open"}
"""What the window is asked for a row of a kind; the others are only read here."""
HOOGTE = 320
LUCHT, LETTER = 36, 7
"""Pixels at 100 %: beside the text of a cell, where a day, all wide letters, fits too; and of one letter."""

Genummerd = tuple[int, LijstRij]


class Lijstdeel(QWidget):
    """The list behind a figure.

    Signals:
        requested: (request, content) asks the window to open a row
    """

    requested = Signal(str, object)

    def __init__(self, omgeving: Omgeving) -> None:
        super().__init__()
        self.omgeving = omgeving
        self.kop = etiket(self.tr("Wat er is geteld"), "kop")
        self.zin = etiket("", "bij", breekt_af=True, naam="cijferlijst_zin")
        self.tabel: Tabel | None = None
        self._kolommen: tuple[str, ...] = ()
        self._naam = ""
        self._kolom = QVBoxLayout(self)
        self._kolom.setContentsMargins(0, 0, 0, 0)
        self._kolom.setSpacing(6)
        self._kolom.addWidget(self.kop)
        self._kolom.addWidget(self.zin)

    def lees(self, naam: str, keuze: Gekozen, *, mag: bool, geteld: int | None = None) -> None:
        """Read the list of this figure; what stands there of another goes first. Who may not see it is told so."""
        if naam != self._naam:
            self.zin.setText("")
            if self.tabel is not None:
                self.tabel.hide()
        self._naam = naam
        if not mag:  # asking would be an attempt that the access log tells of
            self.zin.setText(self.tr("Uw rol geeft geen toegang tot de lijst achter dit cijfer."))
            return
        vraag = LeesCijferlijst(naam=naam, periode=keuze.periode, locatie_id=keuze.locatie_id, geteld=geteld)
        self.omgeving.jobs.read(vraag, self._toon, eigenaar=self, geweigerd=self._mag_niet)

    def _toon(self, lijst: Cijferlijst) -> None:
        gemengd = not all(rij.teller for rij in lijst.rijen)
        stand = (*lijst.kolommen, *((self.tr("Telt mee"),) if gemengd else ()))
        if self.tabel is None or stand != self._kolommen:
            self._maak(lijst, stand)
        if self.tabel is None:
            return
        self.tabel.zet(enumerate(lijst.rijen))
        self.tabel.setVisible(bool(lijst.rijen))
        self.zin.setText(in_woorden(lijst))

    def _mag_niet(self, weigering: Weigering) -> None:
        if self.tabel is not None:
            self.tabel.hide()
        self.zin.setText(weigering.zin)

    def _maak(self, lijst: Cijferlijst, kolommen: tuple[str, ...]) -> None:
        if self.tabel is not None:
            self._kolom.removeWidget(self.tabel)
            self.tabel.hide()
            self.tabel.deleteLater()
        self._kolommen = kolommen
        model: TabelModel[Genummerd] = TabelModel(
            [
                Kolom(f"k{nr}", titel, partial(_cel, nr),
                      breedte=_breedte(lijst, nr, titel) if nr < len(kolommen) - 1 else 0)
                for nr, titel in enumerate(kolommen)
            ],
            lambda rij: Id(rij[0].to_bytes(4, "big")),
        )  # fmt: skip
        self.tabel = Tabel(
            model,
            naam="cijferlijst",
            titel=self.tr("Wat er is geteld"),
            filterhulp=self.tr("Filter deze lijst"),
            eenheid=(self.tr("regel"), self.tr("regels")),
        )
        self.tabel.setFixedHeight(HOOGTE)
        self.tabel.geopend.connect(self._open)
        self._kolom.addWidget(self.tabel)

    def _open(self, genummerd: Genummerd) -> None:
        _, rij = genummerd
        verzoek = OPENT.get(rij.soort)
        if verzoek is None:
            self.requested.emit("melding", self.tr("Deze regel telt mee in het cijfer; hij is hier alleen te lezen."))
        else:
            self.requested.emit(verzoek, rij.id)


def _cel(nummer: int, rij: Genummerd) -> str:
    cellen = rij[1].cellen
    if nummer < len(cellen):
        return cellen[nummer]
    return "ja" if rij[1].teller else "alleen in het totaal"


def _breedte(lijst: Cijferlijst, nummer: int, titel: str) -> int:
    """Pixels at 100 % for a column, by what stands in its first rows."""
    langst = max((len(_cel(nummer, (0, rij))) for rij in lijst.rijen[:200]), default=0)
    return LUCHT + LETTER * min(28, max(len(titel), langst))


def in_woorden(lijst: Cijferlijst) -> str:
    """What the list holds, and what is not in it."""
    delen = []
    if not lijst.rijen:
        delen.append("Er is niets geteld dat u kunt zien.")
    if lijst.afgekapt:
        delen.append(f"Dit zijn de eerste {getal(len(lijst.rijen))}; kies een kortere periode voor de rest.")
    if lijst.niet_te_zien:
        hoeveel = "1 telt" if lijst.niet_te_zien == 1 else f"{getal(lijst.niet_te_zien)} tellen"
        delen.append(f"Nog {hoeveel} mee maar staat hier niet: afgeschermd, vernietigd of van een ander team.")
    return " ".join(delen)
