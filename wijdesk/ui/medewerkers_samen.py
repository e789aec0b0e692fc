"""Beheer: colleagues and locaties that were found to be another, and the way back when they are two after all."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QListWidget, QVBoxLayout, QWidget

from wijdesk.errors import Weigering
from wijdesk.models.opdrachten.huis import HaalMedewerkerUiteen, LeesSamengevoegden
from wijdesk.models.rows.huis import SamengevoegdRij
from wijdesk.ui.fields import etiket, knop
from wijdesk.ui.panel import Omgeving


class SamengevoegdBlad(QWidget):
    """What was made one. `gelezen` hears how many there are; `klaar` what was done, as a sentence."""

    def __init__(self, omgeving: Omgeving, *, gelezen: Callable[[int], None], klaar: Callable[[str], None]) -> None:
        super().__init__()
        self._omgeving, self._gelezen, self._klaar = omgeving, gelezen, klaar
        self._rijen: tuple[SamengevoegdRij, ...] = ()
        self.lijst = QListWidget()
        self.lijst.setAccessibleName(self.tr("Samengevoegd"))
        self.lijst.setWordWrap(True)
        self.lijst.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        uitleg = self.tr(
            "Deze kaarten stonden er dubbel. Was het toch een ander? Haal ze uit elkaar: dan staat alles weer bij de "
            "kaart waar het op geschreven is."
        )
        self.uiteen = knop(self.tr("Uit elkaar halen"), self.haal_uiteen, naam="uiteen")
        kolom = QVBoxLayout(self)
        kolom.setContentsMargins(8, 8, 8, 8)
        kolom.setSpacing(8)
        kolom.addWidget(etiket(uitleg, "bij", breekt_af=True))
        kolom.addWidget(self.lijst, 1)
        kolom.addWidget(self.uiteen, 0, Qt.AlignmentFlag.AlignLeft)

    def lees(self) -> None:
        """What there is now."""
        self._omgeving.jobs.read(LeesSamengevoegden(), self._toon, eigenaar=self, geweigerd=self._mag_niet)

    def haal_uiteen(self) -> None:
        """The chosen one stands for itself again."""
        plek = self.lijst.currentRow()
        if not 0 <= plek < len(self._rijen):
            return
        rij = self._rijen[plek]
        self._omgeving.jobs.write(
            HaalMedewerkerUiteen(weg=rij.id),
            lambda _, __: self._klaar(self.tr("{0} staat weer apart.").format(rij.naam)),
            eigenaar=self,
            geweigerd=self._mag_niet,
        )

    def _mag_niet(self, weigering: Weigering) -> None:
        self._klaar(weigering.zin)

    def _toon(self, rijen: tuple[SamengevoegdRij, ...]) -> None:
        plek = max(0, self.lijst.currentRow())
        self._rijen = rijen
        self.lijst.clear()
        for rij in rijen:
            wat = self.tr("collega") if rij.soort == "medewerker" else self.tr("locatie")
            self.lijst.addItem(self.tr("{0} · {1} · opgegaan in {2}").format(rij.naam, wat, rij.waarheen))
        self.lijst.setCurrentRow(min(plek, len(rijen) - 1))
        self.uiteen.setEnabled(bool(rijen))
        self._gelezen(len(rijen))
