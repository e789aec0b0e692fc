"""Beheer of the checklist of dossiercontrole: its versions, and another one out of a file or typed."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QWidget

from wijdesk.models.controlelezen import lees_controlelijst
from wijdesk.models.opdrachten.basis import Opdracht
from wijdesk.models.opdrachten.dossiercontrole import LeesControlelijsten, NeemControlelijstInGebruik
from wijdesk.models.rows.dossiercontrole import ControlelijstRij
from wijdesk.models.values import moment_in_woorden
from wijdesk.ui.bestandsvorm import Bestandsvorm
from wijdesk.ui.onderhoudslijst import OnderhoudsLijst
from wijdesk.ui.panel import Actie, Omgeving
from wijdesk.ui.regels import Regel

BESTANDEN = "Controlelijst (*.toml *.txt);;Alle bestanden (*)"
BEGIN = """versie = "{jaar}-eigen"

[[punt]]
code = "plan_actueel"
groep = "Het plan"
vraag = "Is het plan actueel?"
hulp = "Niet van toepassing als er geen plan hoort te zijn."
grond = "Afspraak van het team"
"""
"""What a new one begins with."""


class LijstVorm(Bestandsvorm):
    """The text of a checklist."""

    naam = "controlelijst"

    def __init__(self, omgeving: Omgeving, lees: Callable[[Path], str]) -> None:
        super().__init__(
            omgeving,
            lees,
            label=self.tr("Controlelijst"),
            hulp=self.tr("Hoe zo’n lijst eruitziet, leest u in de handleiding bij “Dossiercontrole”."),
            titel=self.tr("Bestand met een controlelijst"),
            bestanden=BESTANDEN,
        )
        self.rij: ControlelijstRij | None = None

    def begin(self, rij: ControlelijstRij | None) -> None:
        """Another list beside this one, or a new one."""
        self.rij = rij
        titel = self.tr("Nieuwe controlelijst") if rij is None else self.tr("Verder met versie {0}").format(rij.versie)
        self._noem(titel, self.tr("In gebruik nemen"))
        self.open_voor(f"controlelijst.{'nieuw' if rij is None else rij.id.hex()}")

    def vul(self) -> None:
        """The text of that version, or a beginning."""
        begin = BEGIN.replace("{jaar}", str(self.vandaag().year))
        self.zet_waarden({"inhoud": begin if self.rij is None else self.rij.inhoud})

    def opdracht(self) -> Opdracht[Any]:
        """Take it into use."""
        return NeemControlelijstInGebruik(inhoud=self.waarden()["inhoud"])


class ControlelijstenPaneel(OnderhoudsLijst[ControlelijstRij]):
    """Every version of the checklist."""

    naam = "controlelijsten"
    titel = "Controlelijst beheren"
    interesses = frozenset({"instelling", "controledossier"})

    vraag = LeesControlelijsten()

    def __init__(self, omgeving: Omgeving, lees: Callable[[Path], str], parent: QWidget | None = None) -> None:
        """`lees` gives the text of a file. Raises Weigering beside "inhoud"."""
        super().__init__(omgeving, parent)
        self.vorm = LijstVorm(omgeving, lees)
        self.leg(
            self.vorm,
            beeld=self._beeld,
            groep=_groep,
            naam=self.titel,
            leeg=self.tr("Er is nog geen controlelijst.\nDruk op N voor de eerste."),
            uitleg=self.tr(
                "De vragen van de dossiercontrole. Een andere lijst geldt voor controles die daarna beginnen. Wat al "
                "is begonnen, houdt zijn lijst."
            ),
        )

    def acties(self) -> tuple[Actie, ...]:
        """Going on with a version, and a new one."""
        woorden = "bestand toml dossiercontrole vragen"
        return (
            Actie("controlelijsten.wijzig", self.tr("Aanpassen of weer gebruiken"), "Return", self.wijzig, "pencil",
                  woorden),
            Actie("controlelijsten.nieuw", self.tr("Nieuwe controlelijst"), "N", self.nieuw, "plus", woorden),
        )  # fmt: skip

    def begin(self, rij: ControlelijstRij | None) -> None:
        """Another list beside this one, or a new one."""
        self.vorm.begin(rij)

    def _beeld(self, rij: ControlelijstRij) -> Regel:
        wanneer = (
            self.tr("in gebruik genomen {0}").format(moment_in_woorden(rij.sinds, self.omgeving.klok()))
            if rij.sinds
            else self.tr("meegeleverd")
        )
        vragen = self.tr("1 vraag") if rij.punten == 1 else self.tr("{0} vragen").format(rij.punten)
        hoeveel = self.tr("1 dossier") if rij.begonnen == 1 else self.tr("{0} dossiers").format(rij.begonnen)
        return Regel(
            titel=self.tr("Versie {0}").format(rij.versie),
            rechts=vragen,
            onder=self.tr("{0} · {1} ermee begonnen").format(wanneer, hoeveel),
            verder=" · ".join(dict.fromkeys(punt.groep for punt in lees_controlelijst(rij.inhoud).punten)),
        )


def _groep(rij: ControlelijstRij) -> str:
    return "In gebruik" if rij.in_gebruik else "Niet in gebruik"
