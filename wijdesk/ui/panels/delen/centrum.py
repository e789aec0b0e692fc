"""The centre itself: where it is, that it was put back from a copy, and which versions of the program may write."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFrame, QLineEdit, QPushButton, QVBoxLayout

from wijdesk.models.rows.delen import DelenStand
from wijdesk.ui.adresbestand import bestandsknop
from wijdesk.ui.een_zin import EenZin
from wijdesk.ui.eerste_aansluiten import als_adres
from wijdesk.ui.fields import Veld, knop
from wijdesk.ui.flow import FlowLayout
from wijdesk.ui.panels.delen.poort import Beheerpoort
from wijdesk.ui.panels.delen.werkkaart import Werkkaart

if TYPE_CHECKING:
    from wijdesk.ui.panels.delen.paneel import DelenPanel


class Centrumkaart(Werkkaart):
    """The card of a desk that belongs to a centre; most of it at a desk of the beheerder only."""

    def __init__(self, paneel: DelenPanel, poort: Beheerpoort, vraag: EenZin) -> None:
        super().__init__(paneel, self.tr("Het centrum"), "delen_centrum")
        self._poort = poort
        self._vraag = vraag
        self.adres_knop = knop(self.tr("Ander adres…"), self.adres_open, naam="delen_adres_open")
        self.versie_knop = knop(self.tr("Oudste versie…"), self.versie_open, naam="delen_versie_open")
        self.terug_knop = knop(self.tr("Centrum is teruggezet…"), self.vraag_terug, naam="delen_teruggezet")
        self.vergeet_knop = knop(self.tr("Aanvraag vergeten…"), self.vraag_vergeten, naam="delen_vergeten")
        self.adresvlak = self._maak_adres()
        self.versievlak = self._maak_versie()
        rij = FlowLayout(ruimte=8)
        for deel in (self.adres_knop, self.versie_knop, self.terug_knop, self.vergeet_knop):
            rij.addWidget(deel)
        self.kolom.addLayout(rij)
        self.kolom.addWidget(self.adresvlak)
        self.kolom.addWidget(self.versievlak)
        self.kolom.addWidget(self.uitkomst)
        self.hide()

    def _maak_adres(self) -> QFrame:
        self.adres = QLineEdit()
        self.adres.setMaxLength(2000)
        self.adresveld = Veld(
            self.tr("Waar is het centrum nu?"),
            self.adres,
            naam="delen_nieuw_adres",
            hulp=self.tr("Hetzelfde centrum op een andere plek, of met een ander wachtwoord. Er gaat niets verloren."),
        )
        self.adres.textChanged.connect(lambda _: self.adresveld.wis_fout())
        self.adres.returnPressed.connect(self.verander_adres)
        self.adres_vast = knop(self.tr("Adres vastleggen"), self.verander_adres, rol="primair", naam="delen_adres_vast")
        self.bestand_knop = bestandsknop(self.adres, self.adresveld, naam="delen_nieuw_adres_bestand")
        return self._vlak(self.adresveld, (self.adres_vast, self.bestand_knop), self.adres_knop, self.adres)

    def _maak_versie(self) -> QFrame:
        self.versie = QLineEdit()
        self.versie.setMaxLength(3)
        self.versieveld = Veld(
            self.tr("Vanaf welke versie mag een balie nog delen?"),
            self.versie,
            naam="delen_versie",
            hulp=self.tr("Een balie met een oudere versie leest dan nog wel, en deelt weer zodra zij is bijgewerkt."),
        )
        self.versie.textChanged.connect(lambda _: self._wie_te_oud())
        self.versie.returnPressed.connect(self.zet_versie)
        self.versie_vast = knop(self.tr("Versie vastleggen"), self.zet_versie, rol="primair", naam="delen_versie_vast")
        return self._vlak(self.versieveld, (self.versie_vast,), self.versie_knop, None)

    def _vlak(
        self, veld: Veld, knoppen: Iterable[QPushButton], open_knop: QPushButton, regel: QLineEdit | None
    ) -> QFrame:
        """A field with its buttons, and one to put it away; then the focus goes back to the button that opened it."""
        vlak = QFrame()

        def dicht() -> None:
            vlak.hide()
            veld.wis_fout()
            if regel is not None:
                regel.clear()  # it may hold a password
            self.zeg("")
            open_knop.setFocus()

        rij = FlowLayout(ruimte=8)
        for deel in knoppen:
            rij.addWidget(deel)
        rij.addWidget(knop(self.tr("Sluiten"), dicht, rol="stil"))
        kolom = QVBoxLayout(vlak)
        kolom.setContentsMargins(0, 8, 0, 0)
        kolom.setSpacing(8)
        kolom.addWidget(veld)
        kolom.addLayout(rij)
        vlak.hide()
        return vlak

    def toon(self, stand: DelenStand) -> None:
        """What this desk may do with its centre."""
        beheert = stand.beheerder and stand.toegelaten
        self.setVisible(not stand.alleen)
        self.versie_knop.setVisible(beheert)
        self.terug_knop.setVisible(beheert)
        self.vergeet_knop.setVisible(not stand.toegelaten and not stand.balies)
        if not self.versievlak.isVisible():
            self.versie.setText(str(stand.min_versie))

    # Another address -------------------------------------------------------------------------------------------------

    def adres_open(self) -> None:
        """Show the field."""
        self.zeg("")
        self.versievlak.hide()
        self.adresvlak.show()
        self.adres.setFocus()

    def verander_adres(self) -> None:
        """Keep what was typed, when the same centre is there."""
        if not self.adres.text().strip():
            self.adresveld.toon_fout(self.tr("Vul in waar het centrum nu is."))
            self.adres.setFocus()
            return
        waar = als_adres(self.adres.text())
        self.doe(
            lambda: self._poort.verander_adres(waar),
            lambda _: self._veranderd(),
            velden={},
            bij_storing=self.adresveld,
        )

    def _veranderd(self) -> None:
        self.adres.clear()
        self.adresvlak.hide()
        self.adres_knop.setFocus()
        self._paneel.gedaan(self.tr("Het nieuwe adres is vastgelegd"))

    # The oldest version ----------------------------------------------------------------------------------------------

    def versie_open(self) -> None:
        """Show the field."""
        self.zeg("")
        self.adresvlak.hide()
        self.versie.setText(str(self._paneel.stand.min_versie))
        self.versievlak.show()
        self._wie_te_oud()
        self.versie.setFocus()

    def _wie_te_oud(self) -> None:
        """Say which desks would only read."""
        self.versieveld.wis_fout()
        gekozen = _getal(self.versie.text()) or 0
        oud = [
            rij.naam
            for rij in self._paneel.stand.balies
            if rij.versie is not None and rij.versie < gekozen and not rij.ingetrokken
        ]
        deze = self.tr("Deze computer heeft versie {0}.").format(self._poort.versie)
        wie = (
            self.tr("Alleen nog lezen: {0}, tot zij zijn bijgewerkt.").format(", ".join(oud))
            if oud
            else self.tr("Geen balie is te oud, voor zover hier bekend.")
        )
        self.versieveld.toon_hulp(f"{deze} {wie}")

    def zet_versie(self) -> None:
        """Keep the chosen version."""
        versie = _getal(self.versie.text())
        if versie is None:
            self.versieveld.toon_fout(self.tr("Vul een getal in: het nummer van een versie."))
            self.versie.setFocus()
            return
        self.doe(
            lambda: self._poort.eis_versie(versie),
            self._versie_gezet,
            velden={"versie": self.versieveld},
            bij_storing=self.versieveld,
        )

    def _versie_gezet(self, versie: int) -> None:
        self.versievlak.hide()
        self.versie_knop.setFocus()
        self._paneel.gedaan(self.tr("Delen kan vanaf versie {0}").format(versie))

    # Put back from a copy --------------------------------------------------------------------------------------------

    def vraag_terug(self) -> None:
        """Ask whether it really was."""
        self._vraag.vraag(
            self.tr(
                "Is het centrum teruggezet uit een reservekopie? Alleen dan kiest u dit. Elke balie begint een nieuwe "
                "reeks, leest alles opnieuw en biedt aan wat er mist. Dat kost bij elke balie eenmalig tijd en is niet "
                "terug te draaien."
            ),
            lambda _: self._paneel.vraag_doe(
                self._poort.zet_terug,
                lambda generatie: self._paneel.gedaan(self.tr("Het centrum heeft nu generatie {0}").format(generatie)),
            ),
            knop=self.tr("Ja, het is teruggezet"),
            gevaar=True,
            zin_nodig=False,
        )

    # A request at the wrong place ------------------------------------------------------------------------------------

    def vraag_vergeten(self) -> None:
        """Ask whether this desk should stand alone again."""
        self._vraag.vraag(
            self.tr(
                "Deze balie staat dan weer alleen. Wat hier is vastgelegd, blijft. U kunt haar daarna ergens anders "
                "aanmelden; dan krijgt zij een nieuwe vingerafdruk."
            ),
            lambda _: self._paneel.vraag_doe(
                self._poort.vergeet_aanvraag, lambda _: self._paneel.gedaan(self.tr("De aanvraag is vergeten"))
            ),
            knop=self.tr("Aanvraag vergeten"),
            zin_nodig=False,
        )


def _getal(getypt: str) -> int | None:
    """The number somebody typed; None when it is none."""
    getypt = getypt.strip()
    return int(getypt) if getypt.isascii() and getypt.isdigit() else None
