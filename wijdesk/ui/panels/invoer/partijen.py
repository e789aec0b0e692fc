"""The batches that came in before, with taking one back after a plain question in the panel itself."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from wijdesk.models.rows.invoer import PartijRij
from wijdesk.models.values import moment_in_woorden
from wijdesk.ui.een_zin import EenZin
from wijdesk.ui.fields import etiket
from wijdesk.ui.panel import Actie
from wijdesk.ui.panels.invoer.verslag import getal
from wijdesk.ui.regellijst import RegelLijst
from wijdesk.ui.regels import Regel, RegelModel
from wijdesk.ui.toetsen import Toetsen


def beeld(partij: PartijRij, nu: int) -> Regel:
    """A batch: which file, when, how much of it came in."""
    delen = [f"{getal(partij.goed)} toegevoegd"]
    if partij.overgeslagen:
        delen.append(f"{getal(partij.overgeslagen)} stonden er al")
    if partij.fout:
        delen.append(f"{getal(partij.fout)} geweigerd")
    return Regel(
        titel=partij.bestand,
        rechts=moment_in_woorden(partij.op, nu),
        onder=f"{partij.soort} · {', '.join(delen)}",
        pil="teruggenomen" if partij.teruggenomen else "",
    )


class Partijen(QWidget):
    """The earlier batches.

    Signals:
        take_back_asked: (PartijRij) take this batch back
    """

    take_back_asked = Signal(object)

    def __init__(self, klok: Callable[[], int]) -> None:
        super().__init__()
        self.model: RegelModel[PartijRij] = RegelModel(lambda partij: partij.id, lambda partij: beeld(partij, klok()))
        self.lijst: RegelLijst[PartijRij] = RegelLijst(
            self.model, naam=self.tr("Eerdere imports"), leeg=self.tr("Nog niets geïmporteerd.")
        )
        self.zin = EenZin()
        self.toetsen = Toetsen(self.acties(), self.lijst.lijst)
        kolom = QVBoxLayout(self)
        kolom.setContentsMargins(0, 0, 0, 0)
        kolom.setSpacing(8)
        kolom.addWidget(etiket(self.tr("Eerdere imports"), "kop"))
        kolom.addWidget(self.lijst, 1)
        kolom.addWidget(self.zin)
        kolom.addWidget(self.toetsen)
        self.lijst.chosen.connect(self._gekozen)
        self.zin.opened.connect(self.toetsen.setHidden)
        self._gekozen(None)

    def acties(self) -> tuple[Actie, ...]:
        """What can be done with the chosen batch."""
        return (Actie("invoer.terug", self.tr("Terugnemen…"), "T", self.vraag_terug),)

    def vraag_terug(self) -> None:
        """Ask whether this batch should go, here."""
        partij = self.lijst.huidige()
        if partij is None or partij.teruggenomen:
            return
        vraag = self.tr("{0} uit {1} weer weghalen? Wat sindsdien is gewijzigd, blijft staan.").format(
            self.tr("{0} regels").format(getal(partij.goed)), partij.bestand
        )
        self.zin.vraag(
            vraag,
            lambda _: self.take_back_asked.emit(partij),
            knop=self.tr("Terugnemen"),
            gevaar=True,
            zin_nodig=False,
        )

    def is_terug(self, partij: PartijRij, aantal: int) -> str:
        """What is said when so many rows of a batch went."""
        zin = self.tr("{0} regels uit {1} teruggenomen").format(getal(aantal), partij.bestand)
        if (rest := partij.goed - aantal) <= 0:
            return zin
        blijft = self.tr("{0} blijven: zij zijn sindsdien gewijzigd of in gebruik, of een andere import bracht ze ook")
        return f"{zin}. {blijft.format(getal(rest))}"

    def _gekozen(self, partij: PartijRij | None) -> None:
        kan = partij is not None and not partij.teruggenomen
        self.toetsen.kan("invoer.terug", ja=kan, zichtbaar=partij is not None)
