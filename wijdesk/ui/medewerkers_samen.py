"""Beheer: colleagues and locaties that were found to be another, and the way back when they are two after all."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt

from wijdesk.models.opdrachten.huis import HaalMedewerkerUiteen, LeesSamengevoegden
from wijdesk.models.rows.huis import SamengevoegdRij
from wijdesk.ui.fields import knop
from wijdesk.ui.medewerkers_lijstblad import Lijstblad
from wijdesk.ui.panel import Omgeving


class SamengevoegdBlad(Lijstblad[SamengevoegdRij]):
    """What was made one."""

    def __init__(self, omgeving: Omgeving, *, gelezen: Callable[[int], None], klaar: Callable[[str], None]) -> None:
        uitleg = self.tr(
            "Deze kaarten stonden er dubbel. Was het toch een ander? Haal ze uit elkaar: dan staat alles weer bij de "
            "kaart waar het op geschreven is."
        )
        super().__init__(omgeving, naam=self.tr("Samengevoegd"), uitleg=uitleg, gelezen=gelezen, klaar=klaar)
        self.uiteen = knop(self.tr("Uit elkaar halen"), self.haal_uiteen, naam="uiteen")
        self.kolom.addWidget(self.uiteen, 0, Qt.AlignmentFlag.AlignLeft)

    def vraag(self) -> LeesSamengevoegden:
        """All of them."""
        return LeesSamengevoegden()

    def haal_uiteen(self) -> None:
        """The chosen one stands for itself again."""
        if (rij := self.huidige()) is not None:
            self.schrijf(HaalMedewerkerUiteen(weg=rij.id), lambda _: self.tr("{0} staat weer apart.").format(rij.naam))

    def regel(self, rij: SamengevoegdRij) -> str:
        """The name, what it is, and in which it went."""
        wat = self.tr("collega") if rij.soort == "medewerker" else self.tr("locatie")
        return self.tr("{0} · {1} · opgegaan in {2}").format(rij.naam, wat, rij.waarheen)

    def gekozen(self) -> None:
        """There is one to take apart, or not."""
        self.uiteen.setEnabled(self.huidige() is not None)
