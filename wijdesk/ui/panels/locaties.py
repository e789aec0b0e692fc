"""Locaties: the applicatiebeheerder keeps where there is an entree. None is ever deleted: it gets a last day.

At a desk that shares, each is a team of the centre; the list says which.
"""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QWidget

from wijdesk.models.opdrachten.basis import Opdracht
from wijdesk.models.opdrachten.locatie import BewaarLocatie, LeesLocatieBeheer
from wijdesk.models.rows.locatie import LocatieBeheerRij
from wijdesk.models.values import datum_in_woorden
from wijdesk.ui.datum import DatumRegel
from wijdesk.ui.formulier import VeldFormulier, regel, zet_keuzes
from wijdesk.ui.keuze import Keuze
from wijdesk.ui.onderhoudslijst import OnderhoudsLijst, dagen_in_woorden
from wijdesk.ui.panel import Actie, Omgeving
from wijdesk.ui.regels import Regel

NOG_GEEN_TEAM = "Nog geen team"


class LocatieVorm(VeldFormulier):
    """One locatie."""

    naam = "locatie"

    def __init__(self, omgeving: Omgeving) -> None:
        super().__init__(omgeving)
        self.rij: LocatieBeheerRij | None = None
        self._nieuw_id = omgeving.ids()
        self.naar = Keuze(leeg=self.tr("Kies een locatie"))
        self._leg(
            self._veld("naam", self.tr("Naam"), regel(80), hulp=self.tr("Zoals collega’s en inwoners haar kennen"))
        )
        self._leg(
            self._veld("van", self.tr("Open vanaf"), DatumRegel(), hulp=self.tr("Leeg: altijd al")),
            self._veld("tot", self.tr("Laatste dag"), DatumRegel(), hulp=self.tr("Leeg: open")),
        )
        self.veld_naar = self._veld("collegas_naar", self.tr("Waar werken de collega’s verder?"), self.naar)
        self._leg(self.veld_naar)
        self.kolom.addStretch(1)

    def begin(self, rij: LocatieBeheerRij | None) -> None:
        """Change this one, or make a new one."""
        self.rij = rij
        if rij is None:
            self._nieuw_id = self.omgeving.ids()
        self._noem(self.tr("Nieuwe locatie") if rij is None else rij.naam, self.tr("Opslaan"))
        self.open_voor(f"locatie.{'nieuw' if rij is None else rij.id.hex()}")

    def vul(self) -> None:
        """What stands there now."""
        rij = self.rij
        self.veld_naar.setVisible(rij is not None and rij.collegas > 0)
        self.veld_naar.toon_hulp(_wie_hier(rij.collegas) if rij is not None else "")
        anders = (er for er in self.omgeving.open_locaties if rij is None or er.id != rij.id)
        zet_keuzes(self.naar, ((er.id.hex(), er.naam) for er in anders))
        self.zet_waarden(
            {
                "naam": rij.naam if rij else "",
                "van": datum_in_woorden(rij.van) if rij and rij.van else "",
                "tot": datum_in_woorden(rij.tot) if rij and rij.tot else "",
                "collegas_naar": "",
            }
        )

    def opdracht(self) -> Opdracht[Any]:
        """The locatie as it is filled in."""
        return BewaarLocatie(
            id=self._nieuw_id if self.rij is None else self.rij.id,
            naam=self.waarden()["naam"],
            van=self.dag("van"),
            tot=self.dag("tot"),
            collegas_naar=self.id_van("collegas_naar"),
        )

    def eerste_veld(self) -> QWidget:
        """Its name."""
        return self.delen["naam"]


class LocatiesPaneel(OnderhoudsLijst[LocatieBeheerRij]):
    """Every locatie, also those that are closed."""

    naam = "locaties"
    titel = "Locaties"
    interesses = frozenset({"locatie", "medewerker", "huishouden"})

    vraag = LeesLocatieBeheer()

    def __init__(self, omgeving: Omgeving, parent: QWidget | None = None) -> None:
        super().__init__(omgeving, parent)
        self.vorm = LocatieVorm(omgeving)
        self.leg(
            self.vorm,
            beeld=_beeld,
            groep=_groep,
            naam=self.tr("Locaties"),
            leeg=self.tr("Er is nog geen locatie.\nDruk op N voor de eerste."),
            uitleg=self.tr(
                "Een locatie die sluit, krijgt een laatste dag. Wat er is vastgelegd, blijft te lezen. "
                "Deelt u met andere balies? Dan is elke locatie een team."
            ),
        )

    def acties(self) -> tuple[Actie, ...]:
        """Changing, closing or opening one, and adding one."""
        wijzig = self.tr("Wijzigen of sluiten")
        return (
            Actie("locaties.wijzig", wijzig, "Return", self.wijzig, "pencil", "locatie team hernoemen heropenen"),
            Actie("locaties.nieuw", self.tr("Nieuwe locatie"), "N", self.nieuw, "plus", "team entree toevoegen"),
        )

    def begin(self, rij: LocatieBeheerRij | None) -> None:
        """Change this one, or make a new one."""
        self.vorm.begin(rij)


def _groep(rij: LocatieBeheerRij) -> str:
    return "Open" if rij.in_gebruik else "Niet open"


def _wie_hier(aantal: int) -> str:
    return "Hier werkt 1 collega" if aantal == 1 else f"Hier werken {aantal} collega’s"


def _beeld(rij: LocatieBeheerRij) -> Regel:
    collegas = "1 collega" if rij.collegas == 1 else f"{rij.collegas} collega’s"
    huishoudens = "1 huishouden" if rij.huishoudens == 1 else f"{rij.huishoudens} huishoudens"
    dagen = dagen_in_woorden(rij.van, rij.tot, in_gebruik=rij.in_gebruik)
    if rij.team is None:
        team = "Deze balie deelt nog niet"
    elif rij.team:
        team = f"Team {rij.team}"
    elif rij.tot and not rij.in_gebruik:
        team = "Geen team"
    else:
        team = f"{NOG_GEEN_TEAM}: dat wordt zij als de beheerder “Delen” opent"
    if not rij.in_gebruik and rij.tot and rij.collegas:
        team = f"Er werken hier nog collega’s: kies met Wijzigen waar zij verder werken. {team}"
    return Regel(titel=rij.naam, onder=f"{collegas} · {huishoudens}", verder=team, pil=dagen)
