"""The keys of the centre: the yearly renewal, and the noodsleutel with its two sheets and its drill."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFrame, QLineEdit, QVBoxLayout

from wijdesk.models.rows.delen import DelenStand
from wijdesk.models.values import dag_in_woorden, lokaal
from wijdesk.ui.een_zin import EenZin
from wijdesk.ui.fields import Veld, etiket, knop
from wijdesk.ui.flow import FlowLayout
from wijdesk.ui.panels.delen.poort import Beheerpoort, Helften
from wijdesk.ui.panels.delen.werkkaart import Werkkaart

if TYPE_CHECKING:
    from wijdesk.ui.panels.delen.paneel import DelenPanel


class Helftvelden(QFrame):
    """Two fields for the two halves of the noodsleutel, as they are typed over from paper."""

    def __init__(self, naam: str) -> None:
        super().__init__()
        self.een, self.ander = QLineEdit(), QLineEdit()
        self.veld_een = Veld(self.tr("Helft 1, van het ene vel"), self.een, naam=f"{naam}_een")
        self.veld_ander = Veld(self.tr("Helft 2, van het andere vel"), self.ander, naam=f"{naam}_ander")
        kolom = QVBoxLayout(self)
        kolom.setContentsMargins(0, 0, 0, 0)
        kolom.setSpacing(8)
        for regel, veld in ((self.een, self.veld_een), (self.ander, self.veld_ander)):
            regel.setMaxLength(120)
            regel.setPlaceholderText(self.tr("15 groepjes van vier tekens"))
            regel.textEdited.connect(lambda _, veld=veld: veld.wis_fout())
            kolom.addWidget(veld)

    @property
    def velden(self) -> dict[str, Veld]:
        """Where what is wrong with a half is told."""
        return {"een": self.veld_een, "ander": self.veld_ander}

    def wis(self) -> None:
        """Forget what was typed."""
        for veld, regel in ((self.veld_een, self.een), (self.veld_ander, self.ander)):
            regel.clear()
            veld.wis_fout()


class Sleutels(Werkkaart):
    """The card with the keys, at a desk of the beheerder."""

    def __init__(self, paneel: DelenPanel, poort: Beheerpoort, vraag: EenZin) -> None:
        super().__init__(paneel, self.tr("Sleutels"), "delen_sleutels")
        self._poort = poort
        self._vraag = vraag
        self._helften: Helften | None = None
        self.wanneer = etiket("", "bij", breekt_af=True, naam="delen_sleutels_wanneer")
        self.vernieuw_knop = knop(self.tr("Jaarlijkse vernieuwing…"), self._vraag_vernieuwen, naam="delen_vernieuw")
        self.nood_knop = knop(self.tr("Nieuwe noodsleutel…"), self._vraag_nood, naam="delen_nood")
        self.oefen_knop = knop(self.tr("Oefenen met de noodsleutel"), self.oefen_open, naam="delen_oefen")
        self.noodblad = self._maak_noodblad()
        self.oefening = self._maak_oefening()
        rij = FlowLayout(ruimte=8)
        for deel in (self.vernieuw_knop, self.nood_knop, self.oefen_knop):
            rij.addWidget(deel)
        self.kolom.insertWidget(0, self.noodblad)
        self.kolom.addWidget(self.wanneer)
        self.kolom.addLayout(rij)
        self.kolom.addWidget(self.oefening)
        self.kolom.addWidget(self.uitkomst)
        self.hide()

    def _maak_noodblad(self) -> QFrame:
        """Printing the noodsleutel, as long as its halves are in memory."""
        vlak = QFrame()
        uitleg = self.tr(
            "Druk nu de noodsleutel af: twee vellen, elk met een helft. wijdesk bewaart hem niet. Sluit u dit zonder "
            "af te drukken, maak dan een nieuwe."
        )
        rij = FlowLayout(ruimte=8)
        self.druk_knop = knop(self.tr("Noodsleutel afdrukken"), self._druk_nood, rol="primair", naam="delen_druk_nood")
        rij.addWidget(self.druk_knop)
        rij.addWidget(knop(self.tr("Ik heb beide vellen"), self._vergeet_nood, naam="delen_heb_nood"))
        kolom = QVBoxLayout(vlak)
        kolom.setContentsMargins(0, 0, 0, 8)
        kolom.setSpacing(8)
        kolom.addWidget(etiket(self.tr("De noodsleutel"), "kop"))
        kolom.addWidget(etiket(uitleg, "waarschuwing", breekt_af=True))
        kolom.addLayout(rij)
        vlak.hide()
        return vlak

    def _maak_oefening(self) -> QFrame:
        vlak = QFrame()
        self.helften = Helftvelden("delen_helft")
        for regel in (self.helften.een, self.helften.ander):
            regel.returnPressed.connect(self.oefen)
        rij = FlowLayout(ruimte=8)
        self.probeer_knop = knop(self.tr("Proberen"), self.oefen, rol="primair", naam="delen_probeer")
        rij.addWidget(self.probeer_knop)
        rij.addWidget(knop(self.tr("Sluiten"), self._oefen_dicht, rol="stil", naam="delen_oefen_dicht"))
        kolom = QVBoxLayout(vlak)
        kolom.setContentsMargins(0, 8, 0, 0)
        kolom.setSpacing(8)
        kolom.addWidget(
            etiket(
                self.tr("Typ beide helften over. wijdesk opent er één pakket mee en bewaart niets van wat u typt."),
                "bij",
                breekt_af=True,
            )
        )
        kolom.addWidget(self.helften)
        kolom.addLayout(rij)
        vlak.hide()
        return vlak

    def toon(self, stand: DelenStand) -> None:
        """When it was last done; only where the key of the beheerder is."""
        self.setVisible(stand.beheerder and stand.toegelaten)
        nu = self._paneel.omgeving.klok()
        regels = [
            self.tr("Laatste vernieuwing: {0}").format(_dag(stand.vernieuwd, nu)) if stand.vernieuwd else "",
            self.tr("Laatst geoefend met de noodsleutel: {0}").format(_dag(stand.geoefend, nu))
            if stand.geoefend
            else self.tr("Met deze noodsleutel is nog niet geoefend."),
        ]
        self.wanneer.setText("\n".join(regel for regel in regels if regel))

    # The renewal -----------------------------------------------------------------------------------------------------

    def _vraag_vernieuwen(self) -> None:
        self._vraag.vraag(
            self.tr(
                "Alle teams krijgen een nieuwe sleutel en het rooster geldt weer een jaar. Balies merken er niets van; "
                "zij halen de sleutel vanzelf op."
            ),
            lambda _: self._paneel.vraag_doe(self._poort.vernieuw, self._vernieuwd),
            knop=self.tr("Vernieuwen"),
            zin_nodig=False,
        )

    def _vernieuwd(self, geldig_tot: int) -> None:
        dag = _dag(geldig_tot, self._paneel.omgeving.klok())
        self._paneel.gedaan(self.tr("Vernieuwd. Het rooster geldt tot {0}").format(dag))

    # The noodsleutel -------------------------------------------------------------------------------------------------

    def _vraag_nood(self) -> None:
        self._vraag.vraag(
            self.tr(
                "Een nieuwe noodsleutel maken? Wat tot nu toe gedeeld is, gaat alleen met de oude open: bewaar die ook."
            ),
            lambda _: self._paneel.vraag_doe(self._poort.vervang_noodsleutel, self._nieuwe_nood),
            knop=self.tr("Nieuwe maken"),
            zin_nodig=False,
        )

    def _nieuwe_nood(self, helften: Helften) -> None:
        self._paneel.gedaan(self.tr("Er is een nieuwe noodsleutel"))
        self.toon_noodsleutel(helften)

    def toon_noodsleutel(self, helften: Helften) -> None:
        """Offer to print it. The halves stay in memory until somebody has them on paper."""
        self._helften = helften
        self.noodblad.show()
        self.druk_knop.setFocus()
        self._paneel.rol.breng_in_beeld(self.noodblad)

    def _druk_nood(self) -> None:
        if self._helften is not None:
            self._poort.druk_af(self._helften)

    def _vergeet_nood(self) -> None:
        self._helften = None
        self.noodblad.hide()
        self.oefen_open()

    # The drill -------------------------------------------------------------------------------------------------------

    def oefen_open(self) -> None:
        """Show the two fields of the drill."""
        self.zeg("")
        self.oefening.show()
        self.helften.een.setFocus()

    def _oefen_dicht(self) -> None:
        self.helften.wis()
        self.zeg("")
        self.oefening.hide()
        self.oefen_knop.setFocus()

    def oefen(self) -> None:
        """Open one segment with what was typed."""
        een, ander = self.helften.een.text(), self.helften.ander.text()
        for veld in self.helften.velden.values():
            veld.wis_fout()
        self.doe(lambda: self._poort.oefen(een, ander), self._geoefend, velden=self.helften.velden)

    def _geoefend(self, aantal: int) -> None:
        self.helften.wis()
        self.zeg(self.tr("De noodsleutel werkt: een pakket met {0} regels ging open.").format(aantal))
        self._paneel.deel_nu()


def _dag(moment: int, nu: int) -> str:
    return dag_in_woorden(lokaal(moment).date(), lokaal(nu).date())
