"""A desk that stands alone: where the centre is, whether it can be one, and joining it or setting it up."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtWidgets import QFileDialog, QFrame, QLineEdit, QVBoxLayout, QWidget

from wijdesk.errors import Storing, Weigering
from wijdesk.ui.adresbestand import bestandsknop
from wijdesk.ui.eerste_aansluiten import als_adres
from wijdesk.ui.fields import Veld, etiket, knop
from wijdesk.ui.flow import FlowLayout
from wijdesk.ui.panels.delen.poort import Beheerpoort, Helften
from wijdesk.ui.panels.delen.werkkaart import storing_zin
from wijdesk.ui.vinkje import Vinkje

if TYPE_CHECKING:
    from wijdesk.ui.panels.delen.paneel import DelenPanel

R = TypeVar("R")


class Aansluiten(QFrame):
    """The card of a desk without a centre."""

    def __init__(self, paneel: DelenPanel, poort: Beheerpoort) -> None:
        super().__init__()
        self.setProperty("rol", "kaart")
        self.setProperty("formulier", True)
        self._paneel = paneel
        self._poort = poort
        self._gedrukt: QWidget | None = None
        self.adres = QLineEdit()
        self.adres.setPlaceholderText(self.tr("bijvoorbeeld /mnt/wijkteams/centrum"))
        self.veld = Veld(
            self.tr("Waar is het centrum?"),
            self.adres,
            naam="delen_adres",
            hulp=self.tr("Een map op een server van de gemeente, of postgresql://NAAM@SERVER/DATABASE."),
        )
        self.adres.textChanged.connect(lambda _: self._adres_anders())
        self.stadsbreed = Vinkje(self.tr("Nieuw centrum: ook regie over teams heen"))
        self.stadsbreed.setObjectName("delen_stadsbreed")
        zin = self.tr(
            "Balies zoeken dan in de map op of een ander team al een regisseur heeft. Daar zit een risico aan. Lees "
            "eerst “Regie over teams heen” in de handleiding. Achteraf kan het niet meer aan of uit."
        )
        self.stadsbreed.setAccessibleDescription(zin)
        self.over_stadsbreed = etiket(zin, "bij", breekt_af=True)
        self.adres.returnPressed.connect(self.proef)
        self.uitkomst = etiket("", "bij", breekt_af=True, naam="delen_proef_uitkomst")
        self.kies_knop = knop(self.tr("Map kiezen…"), self.kies_map, naam="delen_kies_map")
        self.bestand_knop = bestandsknop(self.adres, self.veld, naam="delen_adres_bestand")
        self.proef_knop = knop(self.tr("Kijken wat daar staat"), self.proef, naam="delen_proef")
        self.aanmeld_knop = knop(self.tr("Hier aanmelden"), self.meld_aan, rol="primair", naam="delen_aanmelden")
        self.nieuw_knop = knop(self.tr("Nieuw centrum inrichten"), self.richt_in, naam="delen_inrichten")
        self._knoppen = (
            self.stadsbreed, self.kies_knop, self.bestand_knop, self.proef_knop, self.aanmeld_knop, self.nieuw_knop,
        )  # fmt: skip
        uitleg = self.tr(
            "Via een centrum zien balies elkaars werk. Wat daar staat is verzegeld: de beheerder van de server kan het "
            "niet lezen. Laat één balie het centrum inrichten. De andere melden zich daar aan."
        )
        rij = FlowLayout(ruimte=8)
        for deel in self._knoppen[1:]:
            rij.addWidget(deel)
        kolom = QVBoxLayout(self)
        kolom.setContentsMargins(12, 12, 12, 12)
        kolom.setSpacing(8)
        kolom.addWidget(etiket(self.tr("Delen met andere balies"), "kop"))
        kolom.addWidget(etiket(uitleg, "bij", breekt_af=True))
        kolom.addWidget(self.veld)
        kolom.addWidget(self.stadsbreed)
        kolom.addWidget(self.over_stadsbreed)
        kolom.addLayout(rij)
        kolom.addWidget(self.uitkomst)
        self.uitkomst.hide()

    def kies_map(self) -> None:
        """Ask for the folder."""
        venster = QFileDialog(self, self.tr("Map van het centrum"))
        venster.setFileMode(QFileDialog.FileMode.Directory)
        venster.setOption(QFileDialog.Option.ShowDirsOnly, on=True)
        venster.fileSelected.connect(self.adres.setText)
        venster.open()

    def proef(self) -> None:
        """Look what stands there, and say why it can be no centre."""
        self._doe(self._poort.proef, self._zeg)

    def meld_aan(self) -> None:
        """Ask to be let in there."""
        self._doe(self._poort.meld_aan, lambda _: self._klaar(self.tr("Deze balie is aangemeld")))

    def richt_in(self) -> None:
        """Set up a centre there, and print the noodsleutel."""
        stadsbreed, op_server = self.stadsbreed.isChecked(), not self._in_map()
        self._doe(
            lambda adres: self._poort.richt_in(adres, stadsbreed),
            lambda helften: self._ingericht(helften, op_server=op_server),
        )

    def _adres_anders(self) -> None:
        """What was said was about another address. A server looks by itself; there is nothing to choose."""
        self.veld.wis_fout()
        self.uitkomst.hide()
        for deel in (self.stadsbreed, self.over_stadsbreed):
            deel.setVisible(self._in_map())

    def _in_map(self) -> bool:
        return not self.adres.text().strip().startswith("postgres")

    def _ingericht(self, helften: Helften, *, op_server: bool) -> None:
        self._klaar(self.tr("Het centrum is ingericht"))
        if self._paneel.sleutels is not None:
            self._paneel.sleutels.toon_noodsleutel(helften)
        if self._paneel.database is not None and op_server:
            self._paneel.database.ververs(bekend=True)

    def _klaar(self, zin: str) -> None:
        self.adres.clear()
        self.uitkomst.hide()
        self._paneel.meld(zin)
        self._paneel.deel_nu()

    def _doe(self, werk: Callable[[str], R], klaar: Callable[[R], None]) -> None:
        adres = als_adres(self.adres.text())
        if not self.adres.text().strip():
            self.veld.toon_fout(self.tr("Vul in waar het centrum is, of kies een map."))
            self.adres.setFocus()
            return
        self._zet_bezig(bezig=True)
        self._zeg(self.tr("Even kijken…"))

        def af(uitkomst: R) -> None:
            self._zet_bezig(bezig=False)
            klaar(uitkomst)

        self._paneel.omgeving.jobs.background(
            lambda _: werk(adres), af, eigenaar=self, geweigerd=self._geweigerd, mislukt=self._mislukt
        )

    def _zet_bezig(self, *, bezig: bool) -> None:
        if bezig:  # a button that is switched off loses the focus, and the search box of the window would get it
            self._gedrukt = self.window().focusWidget()
            self.adres.setFocus()
        for deel in self._knoppen:
            deel.setEnabled(not bezig)
        if not bezig and self._gedrukt is not None and self.adres.hasFocus():
            self._gedrukt.setFocus()

    def _geweigerd(self, weigering: Weigering) -> None:
        self._fout(weigering.zin)

    def _mislukt(self, storing: Storing) -> None:
        self._fout(storing_zin(storing))

    def _fout(self, zin: str) -> None:
        self._zet_bezig(bezig=False)
        self.uitkomst.hide()
        self.veld.toon_fout(zin)
        self.adres.setFocus()

    def _zeg(self, zin: str) -> None:
        self.uitkomst.setText(zin)
        self.uitkomst.show()
