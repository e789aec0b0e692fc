"""Beheer of the definitions of figures that the organisation keeps itself, beside those that came with the program."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QWidget

from wijdesk.models.opdrachten.basis import Opdracht
from wijdesk.models.opdrachten.cijfer import LeesEigenDefinities, NeemDefinitieInGebruik, TrekDefinitieIn
from wijdesk.models.rows.cijfer import EigenDefinitieRij
from wijdesk.models.values import datum_in_woorden
from wijdesk.ui.bestandsvorm import Bestandsvorm
from wijdesk.ui.onderhoudslijst import OnderhoudsLijst, dagen_in_woorden
from wijdesk.ui.panel import Actie, Omgeving
from wijdesk.ui.regels import Regel

BESTANDEN = "Definitie (*.toml *.txt);;Alle bestanden (*)"
BEGIN = """cijfer = "naar_basisvoorziening"
geldig_van = "{jaar}-01-01"
telt = ["verwezen naar basisvoorziening", "zelf beantwoord"]
van = "gesloten"
bron = "Besluit van de directie van …"
"""
"""What a new one begins with."""


class DefinitieVorm(Bestandsvorm):
    """The text of a definition."""

    naam = "cijferdefinitie"

    def __init__(self, omgeving: Omgeving, lees: Callable[[Path], str]) -> None:
        super().__init__(
            omgeving,
            lees,
            label=self.tr("Definitie"),
            hulp=self.tr("Hoe zo’n definitie eruitziet, leest u in de handleiding bij “Cijferdefinities”."),
            titel=self.tr("Bestand met een definitie"),
            bestanden=BESTANDEN,
        )
        self.rij: EigenDefinitieRij | None = None

    def begin(self, rij: EigenDefinitieRij | None) -> None:
        """Another version beside this one, or a new one."""
        self.rij = rij
        titel = self.tr("Nieuwe definitie")
        if rij is not None:
            titel = self.tr("{0}: verder met versie {1}").format(rij.definitie.titel, rij.definitie.versie)
        self._noem(titel, self.tr("In gebruik nemen"))
        self.open_voor(f"cijferdefinitie.{'nieuw' if rij is None else rij.id.hex()}")

    def vul(self) -> None:
        """The text of that version, or a beginning."""
        begin = BEGIN.replace("{jaar}", str(self.vandaag().year + 1))
        self.zet_waarden({"inhoud": begin if self.rij is None else self.rij.inhoud})

    def opdracht(self) -> Opdracht[Any]:
        """Take it into use."""
        return NeemDefinitieInGebruik(inhoud=self.waarden()["inhoud"])


class CijferdefinitiesPaneel(OnderhoudsLijst[EigenDefinitieRij]):
    """Every version of the figures an organisation can define itself."""

    naam = "cijferdefinities"
    titel = "Cijferdefinities"
    interesses = frozenset({"instelling"})

    vraag = LeesEigenDefinities()

    def __init__(self, omgeving: Omgeving, lees: Callable[[Path], str], parent: QWidget | None = None) -> None:
        """`lees` gives the text of a file. Raises Weigering beside "inhoud"."""
        super().__init__(omgeving, parent)
        self.vorm = DefinitieVorm(omgeving, lees)
        self.leg(
            self.vorm,
            beeld=self._beeld,
            groep=_groep,
            naam=self.titel,
            leeg=self.tr("Er is nog geen definitie.\nDruk op N voor de eerste."),
            uitleg=self.tr(
                "Wat een cijfer telt. Een nieuwe definitie geldt vanaf haar eerste dag: daar is de lijn onderbroken, "
                "en oud en nieuw staan naast elkaar. Van andere cijfers staat de definitie bij het Dashboard."
            ),
        )

    def acties(self) -> tuple[Actie, ...]:
        """Going on with a version, a new one, and taking back a mistake."""
        woorden = "kpi cijfer definitie bestand toml"
        return (
            Actie("cijferdefinities.wijzig", self.tr("Verder met deze"), "Return", self.wijzig, "pencil", woorden),
            Actie("cijferdefinities.nieuw", self.tr("Nieuwe definitie"), "N", self.nieuw, "plus", woorden),
            Actie("cijferdefinities.weg", self.tr("Weghalen"), "Del", self.haal_weg, "trash-2", "vergissing intrekken"),
        )

    def begin(self, rij: EigenDefinitieRij | None) -> None:
        """Another version beside this one, or a new one."""
        self.vorm.begin(rij)

    def haal_weg(self) -> None:
        """The chosen one was a mistake: the one before it holds again."""
        if (rij := self.lijst.huidige()) is not None:
            self.omgeving.jobs.write(TrekDefinitieIn(id=rij.id), eigenaar=self)

    def _beeld(self, rij: EigenDefinitieRij) -> Regel:
        een = rij.definitie
        return Regel(
            titel=f"{een.titel}, versie {een.versie}",
            rechts=self.tr("eigen") if rij.eigen else self.tr("meegeleverd"),
            onder=een.teller,
            verder=f"vanaf {datum_in_woorden(een.geldig_van)} · {een.bron}",
            pil=dagen_in_woorden(een.geldig_van, een.geldig_tot, in_gebruik=rij.in_gebruik),
        )


def _groep(rij: EigenDefinitieRij) -> str:
    return "Geldt nu" if rij.in_gebruik else "Geldt niet nu"
