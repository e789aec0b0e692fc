"""Pages of the first start for a desk that joins others: where and who, and waiting to be let in."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from wijdesk.models.rows.delen import Teruggenomen
from wijdesk.ui.adresbestand import bestandsknop, verberg
from wijdesk.ui.fields import Veld, etiket, knop
from wijdesk.ui.flow import FlowLayout
from wijdesk.ui.wachtwoord import NieuwWachtwoord

BREEDTE, REGELHOOGTE = 440, 16
WACHT = "\0wacht"
"""Answered in the place of a password: the desk asked and waits."""

Melder = Callable[[int, int], None]
"""Tells progress: done, total (0: unknown)."""


@dataclass(frozen=True, slots=True)
class Aansluiting:
    """What was filled in."""

    adres: str
    naam: str
    wachtwoord: str

    def __repr__(self) -> str:
        return "Aansluiting(…)"


@dataclass(frozen=True)
class Aansluiter:
    """What joining can do; all run in a thread of their own and raise Weigering or Storing.

    `vraag_aan` makes the store, asks, and answers the fingerprint; `ga_verder(naam, wachtwoord, meld)` reads
    everything and answers what the window goes on with; `neem_terug(naam, wachtwoord)` takes the request back and
    leaves nothing here. `adres`: where the organisation fixed that the centre is.
    """

    vraag_aan: Callable[[Aansluiting], str]
    ga_verder: Callable[[str, str, Melder], object]
    neem_terug: Callable[[str, str], Teruggenomen]
    adres: str = ""


class AansluitBlad(QObject):
    """Where the centre is, one's name as colleagues know it, and a password."""

    def __init__(self, verder: Callable[[], None], terug: Callable[[], None], *, adres: str = "") -> None:
        """`adres`: of the centre, when that is fixed for this computer."""
        super().__init__()
        self.adres = QLineEdit(adres)
        self.adres.setReadOnly(bool(adres))
        self.adres.setPlaceholderText(self.tr("bijvoorbeeld /mnt/wijkteams/centrum"))
        self.naam = QLineEdit()
        self.naam.setPlaceholderText(self.tr("bijvoorbeeld S. de Vries"))
        self.veld_adres = Veld(
            self.tr("Waar is het centrum?"),
            self.adres,
            naam="aansluit_adres",
            hulp=self.tr("Dit heeft uw organisatie vastgelegd.")
            if adres
            else self.tr("Een map of postgresql://…, zoals u het van de applicatiebeheerder kreeg."),
        )
        self.veld_naam = Veld(
            self.tr("Uw naam"),
            self.naam,
            naam="aansluit_naam",
            hulp=self.tr("Precies zoals u in wijdesk staat bij uw team."),
        )
        self.wachtwoord = NieuwWachtwoord(naam=self.naam.text)
        self.fout = etiket("", "fout", breekt_af=True, naam="aansluit_fout")
        self.melding = etiket("", breekt_af=True, naam="aansluit_melding")
        self.melding.hide()
        self.adres.textChanged.connect(lambda _: self.veld_adres.wis_fout())
        self.naam.textEdited.connect(lambda _: self.veld_naam.wis_fout())
        for veld in (self.adres, self.naam, self.wachtwoord.een, self.wachtwoord.twee):
            veld.returnPressed.connect(verder)
        bestand = bestandsknop(self.adres, self.veld_adres, naam="aansluit_bestand")
        self._kies_knop = knop(self.tr("Map kiezen…"), self._kies_map, naam="aansluit_kies")
        plekken = FlowLayout(ruimte=8)
        for deel in (self._kies_knop, bestand):
            plekken.addWidget(deel)
        plek = QWidget()
        plek.setLayout(plekken)
        if adres:
            plek.hide()
        self.eerste = self.naam if adres else self.adres
        self.verder = knop(self.tr("Vragen om mee te doen"), verder, rol="primair", naam="aansluit_verder")
        knoppen = QWidget()
        rij = QHBoxLayout(knoppen)
        rij.setContentsMargins(0, 0, 0, 0)
        rij.addWidget(self.verder)
        rij.addWidget(knop(self.tr("Terug"), terug, rol="stil", naam="aansluit_terug"))
        rij.addStretch(1)
        self.delen: tuple[QWidget, ...] = (
            etiket(self.tr("Aansluiten bij andere balies"), "groot", breekt_af=True),
            self.melding,
            self.veld_adres,
            plek,
            self.veld_naam,
            self.wachtwoord,
            self.fout,
            knoppen,
        )

    def hervat(self, terug: Teruggenomen) -> None:
        """What was filled in before, to be mended, and what became of the request."""
        if not self.adres.isReadOnly():
            self.adres.setText(terug.adres.removeprefix("map:"))
            verberg(self.adres)
        self.naam.setText(terug.naam)
        for veld in (self.veld_adres, self.veld_naam):
            veld.wis_fout()
        zin = self.tr("De aanvraag is teruggenomen. Verbeter wat niet klopt en vraag het opnieuw.")
        if terug.toegelaten:
            zin = self.tr(
                "Deze balie was al toegelaten. Vraag de applicatiebeheerder om de balie met vingerafdruk {} in te "
                "trekken. U kunt hier opnieuw beginnen."
            ).format(terug.toegelaten)
        elif not terug.verteld:
            zin = self.tr(
                "Het centrum was niet te bereiken: de oude aanvraag staat daar nog. Zeg dat tegen de "
                "applicatiebeheerder. U kunt hier opnieuw beginnen."
            )
        self.melding.setText(zin)
        self.melding.show()

    def invoer(self) -> Aansluiting | None:
        """What was filled in; None when a field says what is wrong."""
        goed = self.wachtwoord.controleer()
        for regel, veld, zin in (  # from the last to the first, so that the first wrong one has the focus in the end
            (self.naam, self.veld_naam, self.tr("Vul uw naam in, zoals collega’s u kennen.")),
            (self.adres, self.veld_adres, self.tr("Vul in waar het centrum is, of kies een map.")),
        ):
            if not regel.text().strip():
                veld.toon_fout(zin)
                regel.setFocus()
                goed = False
        if not goed:
            return None
        return Aansluiting(als_adres(self.adres.text()), self.naam.text().strip(), self.wachtwoord.tekst)

    def _kies_map(self) -> None:
        venster = QFileDialog(self.adres, self.tr("Map van het centrum"))
        venster.setFileMode(QFileDialog.FileMode.Directory)
        venster.setOption(QFileDialog.Option.ShowDirsOnly, on=True)
        venster.fileSelected.connect(self.adres.setText)
        venster.open()


class WachtBlad(QObject):
    """The fingerprint, until the beheerder let this desk in."""

    def __init__(self, kijk: Callable[[], None], neem_terug: Callable[[], None]) -> None:
        super().__init__()
        self.naam = self.wachtwoord = ""
        self.vingerafdruk = etiket("", "groot", breekt_af=True, naam="wacht_vingerafdruk")
        self.vingerafdruk.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.vingerafdruk.setAccessibleName(self.tr("Vingerafdruk van deze balie"))
        self.fout = etiket("", "fout", breekt_af=True, naam="wacht_fout")
        self.kijk = knop(self.tr("Kijken of het zover is"), kijk, rol="primair", naam="wacht_kijk")
        self.terug = knop(self.tr("Aanvraag terugnemen"), neem_terug, naam="wacht_terug")
        self.delen: tuple[QWidget, ...] = (
            etiket(self.tr("Wacht op toelating"), "groot", breekt_af=True),
            etiket(
                self.tr(
                    "Bel de applicatiebeheerder en lees deze tekens voor. Staan daar dezelfde, dan wordt deze balie "
                    "toegelaten."
                ),
                breekt_af=True,
            ),
            self.vingerafdruk,
            self.kijk,
            self.fout,
            etiket(
                self.tr("U mag wijdesk ook sluiten. Log later in met uw naam en wachtwoord; dan gaat het hier verder."),
                "bij",
                breekt_af=True,
            ),
            etiket(
                self.tr(
                    "Verkeerde naam of verkeerd centrum? Neem de aanvraag terug. "
                    "U begint dan opnieuw; wat u invulde staat er nog."
                ),
                "bij",
                breekt_af=True,
            ),
            self.terug,
        )

    def toon(self, vingerafdruk: str) -> None:
        """What to read out."""
        self.vingerafdruk.setText(vingerafdruk)
        self.fout.clear()


def als_adres(getypt: str) -> str:
    """A folder may be typed as it is; what names a server stays."""
    getypt = getypt.strip()
    return getypt if getypt.startswith("map:") or "://" in getypt else f"map:{getypt}"


def kolom(*delen: QWidget) -> QWidget:
    """A page: parts below each other, not wider than one reads easily."""
    blok = QWidget()
    blok.setMaximumWidth(BREEDTE * blok.fontMetrics().height() // REGELHOOGTE)
    vlak = QVBoxLayout(blok)
    vlak.setContentsMargins(0, 24, 0, 24)
    vlak.setSpacing(12)
    vlak.addStretch(1)
    for deel in delen:
        vlak.addWidget(deel)
    vlak.addStretch(2)
    return blok
