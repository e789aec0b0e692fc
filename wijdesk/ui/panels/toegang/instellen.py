"""The settings of the organisation about logging in, as a form."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtWidgets import QWidget

from wijdesk.models.instellingen import EIGEN, KANTOOR_TOT, KANTOOR_VAN, KEUZE, SOORTEN
from wijdesk.models.opdrachten.basis import Opdracht
from wijdesk.models.opdrachten.instelling import ZetInstelling
from wijdesk.ui.formulier import VeldFormulier, regel
from wijdesk.ui.keuze import Keuze
from wijdesk.ui.panel import Omgeving

NAAST = {KANTOOR_VAN: KANTOOR_TOT}
"""What stands beside another."""


class InstellingenVorm(VeldFormulier):
    """Every setting with its own words."""

    naam = "instellingen_toegang"

    def __init__(self, omgeving: Omgeving) -> None:
        super().__init__(omgeving)
        self.stand: Mapping[str, str] = {}
        self._noem(self.tr("Instellingen voor alle balies"), self.tr("Opslaan"))
        for soort in SOORTEN.values():
            if soort.soort == EIGEN:
                continue
            invoer: QWidget = regel(10)
            if soort.soort == KEUZE:
                invoer = Keuze()
                for waarde, tekst in soort.keuzes:
                    invoer.addItem(tekst, waarde)
            self._veld(soort.naam, soort.label, invoer, hulp=soort.uitleg)
        for naam, veld in self.velden.items():
            if naam in NAAST:
                self._leg(veld, self.velden[NAAST[naam]])
            elif naam not in NAAST.values():
                self._leg(veld)
        self.kolom.addStretch(1)
        self.annuleer.hide()

    def toon(self, stand: Mapping[str, str]) -> None:
        """What was chosen; what is being typed stays."""
        was, self.stand = self.stand, stand
        if not was:
            self.open_voor(self.naam)
        elif not self.getypt():
            self.maak_leeg()

    def vul(self) -> None:
        """What stands there now."""
        self.zet_waarden({naam: self.stand.get(naam, SOORTEN[naam].standaard) for naam in self.delen})

    def opdracht(self) -> Opdracht[Any]:
        """All of them: what did not change is not written."""
        return ZetInstelling(waarden=tuple((naam, str(waarde)) for naam, waarde in self.waarden().items()))

    def eerste_veld(self) -> QWidget:
        """The first setting."""
        return next(iter(self.delen.values()))
