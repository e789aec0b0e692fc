"""Beheer of practice forms: the kinds in use and of before; a file by which the organisation adds or changes one."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QWidget

from wijdesk.errors import Weigering
from wijdesk.models.opdrachten.basis import Opdracht
from wijdesk.models.opdrachten.praktijk import (
    HervatPraktijksoort,
    LeesPraktijksoorten,
    NeemPraktijksoortenInGebruik,
    StopPraktijksoort,
)
from wijdesk.models.praktijklezen import lees_een
from wijdesk.models.praktijkregels import BEWAREN
from wijdesk.models.rows.praktijk import PraktijksoortRij
from wijdesk.models.values import moment_in_woorden
from wijdesk.ui.bestandsvorm import Bestandsvorm
from wijdesk.ui.onderhoudslijst import OnderhoudsLijst
from wijdesk.ui.panel import Actie, Omgeving
from wijdesk.ui.regels import Regel
from wijdesk.ui.taal import samen

BESTANDEN = "Praktijkvormen (*.toml *.txt);;Alle bestanden (*)"
BEGIN = """versie = "{jaar}-1"

[[vorm]]
code = "eigen_vorm"
naam = "Onze vorm"
voor = "persoon"
omschrijving = "Voor wie en waarvoor, in één zin."
grond = "Wmo 2015 art. 2.1.2"
bewaren = "wmo"
uitkomsten = ["doel bereikt", "gestopt"]

[[vorm.veld]]
sleutel = "doel"
label = "Wat moet er bereikt zijn?"
soort = "tekst"
verplicht = true
"""
"""What a new one begins with."""


class SoortVorm(Bestandsvorm):
    """The text of one kind, or of several."""

    naam = "praktijksoort"

    def __init__(self, omgeving: Omgeving, lees: Callable[[Path], str]) -> None:
        super().__init__(
            omgeving,
            lees,
            label=self.tr("Praktijkvormen"),
            hulp=self.tr("Zo’n bestand leest u in de handleiding bij “Een praktijkvorm toevoegen”."),
            titel=self.tr("Bestand met praktijkvormen"),
            bestanden=BESTANDEN,
        )
        self.rij: PraktijksoortRij | None = None

    def begin(self, rij: PraktijksoortRij | None) -> None:
        """A new version of this kind, or a new kind."""
        self.rij = rij
        titel = self.tr("Nieuwe praktijkvorm") if rij is None else self.tr("{0} wijzigen").format(rij.naam)
        self._noem(titel, self.tr("In gebruik nemen"))
        self.open_voor(f"praktijksoort.{'nieuw' if rij is None else rij.id.hex()}")

    def vul(self) -> None:
        """The text in use, or a beginning."""
        self.zet_waarden({"inhoud": self._voorbeeld() if self.rij is None else self.rij.inhoud})

    def opdracht(self) -> Opdracht[Any] | None:
        """Take it into use; what a new one begins with is an example and no kind."""
        inhoud: str = self.waarden()["inhoud"]
        if self.rij is None and inhoud.strip() == self._voorbeeld().strip():
            zin = self.tr("Dit is nog het voorbeeld. Verander de code, de naam en de velden.")
            self.toon_fouten(Weigering(zin, veld="inhoud"))
            return None
        return NeemPraktijksoortenInGebruik(inhoud=inhoud, wijzigt="" if self.rij is None else self.rij.code)

    def _voorbeeld(self) -> str:
        return BEGIN.replace("{jaar}", str(self.vandaag().year))


class PraktijksoortenPaneel(OnderhoudsLijst[PraktijksoortRij]):
    """Every version of every kind."""

    naam = "praktijksoorten"
    titel = "Praktijkvormen beheren"
    interesses = frozenset({"praktijksoort", "praktijkvorm", "medewerker"})

    vraag = LeesPraktijksoorten()

    def __init__(self, omgeving: Omgeving, lees: Callable[[Path], str], parent: QWidget | None = None) -> None:
        """`lees` gives the text of a file. Raises Weigering beside "inhoud"."""
        super().__init__(omgeving, parent)
        self.vorm = SoortVorm(omgeving, lees)
        self.leg(
            self.vorm,
            beeld=self._beeld,
            groep=_groep,
            naam=self.titel,
            leeg=self.tr("Er is nog geen praktijkvorm.\nDruk op N voor de eerste."),
            uitleg=self.tr(
                "Een praktijkvorm is een soort ondersteuning met eigen velden. U voegt er een toe met een bestand; een "
                "nieuwe versie laat staan wat al is ingevuld. Wat u stopt, blijft leesbaar."
            ),
        )
        self.lijst.chosen.connect(lambda _: self._gekozen())
        self._gekozen()

    def acties(self) -> tuple[Actie, ...]:
        """A new version, a new kind, ending one and beginning it again."""
        return (
            Actie("praktijksoorten.wijzig", self.tr("Nieuwe versie"), "Return", self.wijzig, "pencil", "bestand toml"),
            Actie("praktijksoorten.nieuw", self.tr("Nieuwe praktijkvorm"), "N", self.nieuw, "plus", "bestand toml"),
            Actie("praktijksoorten.stop", self.tr("Stoppen"), "S", self.stop, "x", "beëindigen"),
            Actie("praktijksoorten.hervat", self.tr("Weer gebruiken"), "H", self.hervat),
        )

    def begin(self, rij: PraktijksoortRij | None) -> None:
        """A new version of this one, or a new one."""
        self.vorm.begin(rij)

    def stop(self) -> None:
        """Nobody begins a new one of the chosen kind."""
        if (rij := self.lijst.huidige()) is not None and rij.in_gebruik and not rij.gestopt:
            self._doe(StopPraktijksoort(code=rij.code))

    def hervat(self) -> None:
        """The chosen kind can be begun again."""
        if (rij := self.lijst.huidige()) is not None and rij.in_gebruik and rij.gestopt:
            self._doe(HervatPraktijksoort(code=rij.code))

    def _doe(self, opdracht: Opdracht[Any]) -> None:
        self.omgeving.jobs.write(opdracht, eigenaar=self, geweigerd=self.mag_niet)

    def _toon(self, rijen: tuple[PraktijksoortRij, ...]) -> None:
        super()._toon(tuple(sorted(rijen, key=lambda rij: not rij.in_gebruik or rij.gestopt)))
        self._gekozen()

    def _gekozen(self) -> None:
        rij = self.lijst.huidige()
        nu = rij is not None and rij.in_gebruik
        gestopt = rij is not None and rij.gestopt
        self.toetsen.kan("praktijksoorten.wijzig", ja=nu, zichtbaar=rij is None or nu)
        self.toetsen.kan("praktijksoorten.stop", ja=nu and not gestopt, zichtbaar=nu and not gestopt)
        self.toetsen.kan("praktijksoorten.hervat", ja=nu and gestopt, zichtbaar=nu and gestopt)

    def _beeld(self, rij: PraktijksoortRij) -> Regel:
        soort = lees_een(rij.inhoud)
        velden = " · ".join(veld.label for veld in soort.velden) or self.tr("geen eigen velden")
        wanneer = moment_in_woorden(rij.vanaf, self.omgeving.klok())
        wie = self.tr("meegeleverd") if not rij.door else self.tr("{0} door {1}").format(wanneer, rij.door)
        hoeveel = self.tr("1 keer begonnen") if rij.aantal == 1 else self.tr("{0} keer begonnen").format(rij.aantal)
        return Regel(
            titel=rij.naam,
            rechts=self.tr("versie {0}").format(rij.versie),
            onder=f"{wie} · {hoeveel}",
            verder=samen(" · ", velden, soort.grond, f"bewaren {BEWAREN[soort.bewaren]}"),
            pil=self.tr("gestopt") if rij.gestopt and rij.in_gebruik else "",
        )


def _groep(rij: PraktijksoortRij) -> str:
    if not rij.in_gebruik:
        return "Eerdere versies"
    return "Gestopt" if rij.gestopt else "In gebruik"
