"""Taking over from a lost computer of the beheerder, with the two envelopes of the noodsleutel."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFrame, QVBoxLayout

from wijdesk.models.rows.delen import DelenStand
from wijdesk.ui.fields import etiket, knop
from wijdesk.ui.flow import FlowLayout
from wijdesk.ui.panels.delen.database import Adresveld
from wijdesk.ui.panels.delen.poort import Beheerpoort
from wijdesk.ui.panels.delen.sleutels import Helftvelden
from wijdesk.ui.panels.delen.werkkaart import Werkkaart

if TYPE_CHECKING:
    from wijdesk.ui.panels.delen.paneel import DelenPanel


class Overname(Werkkaart):
    """The card at a desk that is not the beheerder's, for who has the right."""

    def __init__(self, paneel: DelenPanel, poort: Beheerpoort) -> None:
        super().__init__(paneel, self.tr("Is de computer van de beheerder er niet meer?"), "delen_overname")
        self._poort = poort
        self.open_knop = knop(self.tr("Beheer overnemen…"), self.open, naam="delen_overname_open")
        self.helften = Helftvelden("delen_overname_helft")
        self.eigenaar = Adresveld("delen_overname_eigenaar")
        self.over_knop = knop(self.tr("Beheer overnemen"), self.neem_over, rol="primair", naam="delen_overnemen")
        for regel in (self.helften.een, self.helften.ander, self.eigenaar.regel):
            regel.returnPressed.connect(self.neem_over)
        uitleg = self.tr(
            "Open beide enveloppen en typ de helften over. Deze computer wordt dan een balie van de beheerder en leest "
            "wat alle teams delen. Trek daarna de oude computer in en maak een nieuwe noodsleutel."
        )
        rij, onder = FlowLayout(ruimte=8), FlowLayout(ruimte=8)
        rij.addWidget(self.open_knop)
        dicht = knop(self.tr("Sluiten"), self.dicht, rol="stil", naam="delen_overname_dicht")
        for deel in (self.over_knop, self.eigenaar.bestand_knop, dicht):
            onder.addWidget(deel)
        self.vlak = QFrame()
        blad = QVBoxLayout(self.vlak)
        blad.setContentsMargins(0, 0, 0, 0)
        blad.setSpacing(8)
        blad.addWidget(etiket(uitleg, "bij", breekt_af=True))
        blad.addWidget(self.helften)
        blad.addWidget(self.eigenaar)
        blad.addLayout(onder)
        self.kolom.addLayout(rij)
        self.kolom.addWidget(self.vlak)
        self.kolom.addWidget(self.uitkomst)
        self.vlak.hide()
        self.hide()

    def toon(self, stand: DelenStand) -> None:
        """At a desk that takes part, or asked to, and does not hold the key of the beheerder."""
        ingetrokken = any(rij.eigen and rij.ingetrokken for rij in stand.balies)
        self.setVisible(not stand.alleen and not stand.beheerder and not ingetrokken)
        self.eigenaar.setVisible(stand.op_server)
        self.eigenaar.bestand_knop.setVisible(stand.op_server)

    def open(self) -> None:
        """Show the fields."""
        self.open_knop.hide()
        self.vlak.show()
        self.helften.een.setFocus()

    def dicht(self) -> None:
        """Put it away and forget what was typed."""
        self.helften.wis()
        self.eigenaar.regel.clear()
        self.zeg("")
        self.vlak.hide()
        self.open_knop.show()
        self.open_knop.setFocus()

    def neem_over(self) -> None:
        """Become the beheerder's desk with what was typed."""
        een, ander, adres = self.helften.een.text(), self.helften.ander.text(), self.eigenaar.adres
        velden = {**self.helften.velden, "eigenaar": self.eigenaar.veld}
        for veld in velden.values():
            veld.wis_fout()
        self.doe(
            lambda: self._poort.neem_over(een, ander, adres),
            lambda _: self._klaar(bekend=bool(adres)),
            velden=velden,
            bij_storing=self.eigenaar.veld if self._paneel.stand.op_server else None,
        )

    def _klaar(self, *, bekend: bool) -> None:
        self.dicht()
        if self._paneel.database is not None and bekend:
            self._paneel.database.ververs(bekend=True)
        self._paneel.gedaan(self.tr("Deze computer is nu een balie van de beheerder"))
        if self._paneel.sleutels is not None:
            self._paneel.sleutels.zeg(
                self.tr("Overgenomen. Trek nu hierboven de oude computer in, en maak een nieuwe noodsleutel.")
            )
