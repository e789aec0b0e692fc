"""Beheer: colleagues with rollen of the work at every locatie, looked at one by one: where they work, or everywhere."""

from __future__ import annotations

from collections.abc import Callable

from wijdesk.models.opdrachten.rol import BeslisOveral, LeesOveral
from wijdesk.models.rows.rol import OveralRij
from wijdesk.models.values import Id
from wijdesk.ui.fields import Veld, knop
from wijdesk.ui.flow import FlowLayout
from wijdesk.ui.keuze import Keuze
from wijdesk.ui.medewerkers_lijstblad import Lijstblad
from wijdesk.ui.panel import Omgeving
from wijdesk.ui.rolnaam import rolnaam
from wijdesk.ui.taal import zin


class OveralBlad(Lijstblad[OveralRij]):
    """Who is left to look at."""

    def __init__(self, omgeving: Omgeving, *, gelezen: Callable[[int], None], klaar: Callable[[str], None]) -> None:
        uitleg = self.tr(
            "Deze collega’s zien elke locatie, omdat hun rol overal geldt. Kies per collega waar die werkt. Werkt "
            "iemand echt overal? Zeg dat dan: het programma vraagt er niet meer naar."
        )
        super().__init__(omgeving, naam=self.tr("Rollen overal"), uitleg=uitleg, gelezen=gelezen, klaar=klaar)
        self._voor: Id | None = None
        self.locatie = Keuze(leeg=self.tr("Kies een locatie"))
        self.locatie.currentIndexChanged.connect(lambda _: self._kan())
        self.veld = Veld(
            self.tr("Werkt bij"),
            self.locatie,
            hulp=self.tr("Ook ergens anders? Geef de rol daarna ook daar, bij Rollen"),
            naam="overal_locatie",
        )
        self.hier = knop(self.tr("Alleen deze locatie"), self.beperk, rol="primair", naam="overal_hier")
        self.goed = knop(self.tr("Overal is goed"), self.houd, naam="overal_goed")
        self.kolom.addWidget(self.veld)
        rij = FlowLayout(ruimte=8)
        rij.addWidget(self.hier)
        rij.addWidget(self.goed)
        self.kolom.addLayout(rij)

    def vraag(self) -> LeesOveral:
        """All of them."""
        return LeesOveral()

    def regel(self, rij: OveralRij) -> str:
        """The name, where they work, and which rollen."""
        rollen = dict.fromkeys(zin(rolnaam(rol)) for _, rol in rij.rollen)
        return f"{rij.naam} · {rij.locatie} · {', '.join(rollen)}"

    def gekozen(self) -> None:
        """Their own locatie is the one that is proposed, if it is still open."""
        rij = self.huidige()
        if rij is not None and rij.id != self._voor:
            self._voor = rij.id
            self.locatie.zet("")
            self.locatie.zet_paren((plek.naam, plek.id.hex()) for plek in self.omgeving.open_locaties)
            self.locatie.setCurrentIndex(max(0, self.locatie.findData(rij.locatie_id.hex())))
        self._kan()

    def beperk(self) -> None:
        """Their rollen hold at the chosen locatie."""
        if plek := self.locatie.waarde:
            self._beslis(Id(bytes.fromhex(plek)))

    def houd(self) -> None:
        """Everywhere is right."""
        self._beslis(None)

    def _kan(self) -> None:
        er = self.huidige() is not None
        self.goed.setEnabled(er)
        self.hier.setEnabled(er and bool(self.locatie.waarde))

    def _beslis(self, locatie_id: Id | None) -> None:
        if (rij := self.huidige()) is not None:
            rollen = tuple(id_ for id_, _ in rij.rollen)
            self.schrijf(BeslisOveral(medewerker_id=rij.id, rollen=rollen, locatie_id=locatie_id))
