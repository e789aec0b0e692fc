"""What was noted beside figures in the period one looks at, below the tiles; each opens its figure."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from wijdesk.models.opdrachten.cijfer import LeesDuidingen
from wijdesk.models.rows.cijfer import DuidingRij
from wijdesk.models.values import moment_in_woorden
from wijdesk.ui.fields import etiket, kaart, knop
from wijdesk.ui.panel import Omgeving
from wijdesk.ui.panels.dashboard.kaarten import Gekozen


class Duidingen(QWidget):
    """The notes of a period; nothing at all when there are none.

    Signals:
        asked: (str) the figure somebody wants to know more of
        refused: (Weigering) they may not be seen
    """

    asked = Signal(str)
    refused = Signal(object)

    def __init__(self, omgeving: Omgeving) -> None:
        super().__init__()
        self._omgeving = omgeving
        self._titels: Mapping[str, str] = {}
        self.rijen: tuple[DuidingRij, ...] = ()
        self._rij = QVBoxLayout()
        self._rij.setContentsMargins(0, 0, 0, 0)
        self._rij.setSpacing(6)
        kolom = QVBoxLayout(self)
        kolom.setContentsMargins(0, 0, 0, 0)
        kolom.setSpacing(6)
        kolom.addWidget(etiket(self.tr("Duiding in deze periode"), "kop"))
        kolom.addLayout(self._rij)
        self.hide()

    def lees(self, keuze: Gekozen, titels: Mapping[str, str]) -> None:
        """Read them for what was chosen; `titels` is what each figure is called."""
        self._titels = titels
        vraag = LeesDuidingen(periode=keuze.periode, locatie_id=keuze.locatie_id)
        self._omgeving.jobs.read(vraag, self._toon, eigenaar=self, geweigerd=self.refused.emit)

    def _toon(self, rijen: tuple[DuidingRij, ...]) -> None:
        self.setVisible(bool(rijen))
        if rijen == self.rijen:
            return  # nothing is made anew: whoever is at one of them stays there
        self.rijen = rijen
        while (deel := self._rij.takeAt(0)) is not None:
            if (widget := deel.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for nummer, rij in enumerate(rijen):
            self._rij.addWidget(self._regel(nummer, rij))

    def _regel(self, nummer: int, rij: DuidingRij) -> QWidget:
        titel = self._titels.get(rij.cijfer, rij.cijfer)
        plek = next((een.naam for een in self._omgeving.locaties if een.id == rij.locatie_id), "")
        wanneer = moment_in_woorden(rij.op, self._omgeving.klok())
        waarover = ", ".join((rij.periode.naam, plek or self.tr("alle locaties")))
        openen = knop(titel, lambda: self.asked.emit(rij.cijfer), rol="stil", naam=f"duiding_open_{nummer}")
        openen.setAccessibleName(self.tr("Duiding bij {0}: {1}").format(titel, rij.tekst))
        vlak = kaart()
        binnen = QVBoxLayout(vlak)
        binnen.setContentsMargins(10, 6, 10, 8)
        binnen.setSpacing(2)
        binnen.addWidget(openen)
        binnen.setAlignment(openen, Qt.AlignmentFlag.AlignLeft)
        binnen.addWidget(etiket(rij.tekst, "", breekt_af=True))
        binnen.addWidget(etiket(f"{waarover} · {rij.medewerker}, {wanneer}", "bij", breekt_af=True))
        return vlak
