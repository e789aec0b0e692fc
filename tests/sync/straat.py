"""Some desks of one or two teams around a centre in memory, for tests of single rounds."""

from __future__ import annotations

from typing import Any

from tests.conftest import MAANDAG_9_UUR
from tests.sync.licht import TEAM_ID, Tafel, Teller
from tests.sync.machine import RommeligCentrum
from wijdesk.models.persoon import Persoon
from wijdesk.models.values import Id
from wijdesk.sync import beheer
from wijdesk.sync.centrum import Merk, Naam

ANDER = Id(b"team-van-beijum-")


class Straat:
    """Three desks of Selwerd that were let in; the first is the beheerder's."""

    def __init__(self, balies: int = 3, naam: str = "") -> None:
        self.ids, self.tijd = Teller(), [MAANDAG_9_UUR]
        self.centrum = RommeligCentrum(lambda: self.tijd[0], Merk(centrum=self.ids(), generatie=1))
        self.tafels = [Tafel(naam or f"balie {nummer}", self.ids, self.tijd) for nummer in range(balies)]
        self.beheer = self.tafels[0].kast
        teams = {TEAM_ID: "Selwerd", ANDER: "Beijum"}
        beheer.richt_in(self.beheer, self.centrum, teams=teams, nu=self.tijd[0])
        for tafel in self.tafels:
            tafel.meld_aan(self.centrum, self.beheer)

    def nieuw(self, naam: str, *teams: Id, historie: bool = True, rol: str = "schrijven") -> Tafel:
        """Another desk, for these teams; it writes for the first."""
        tafel = Tafel(naam, self.ids, self.tijd)
        self.meld_aan(tafel, *teams, historie=historie, rol=rol)
        return tafel

    def meld_aan(self, tafel: Tafel, *teams: Id, historie: bool = True, rol: str = "schrijven") -> None:
        """Ask for these teams, the first of which it is at home with, and be let in."""
        aanvraag = tafel.vraag(self.centrum, *teams)
        beheer.laat_toe(self.beheer, self.centrum, aanvraag, teams=teams, historie=historie, rol=rol, nu=self.tijd[0])

    def verder(self, ms: int = 1000) -> None:
        """Time goes by for everybody."""
        self.tijd[0] += ms

    def persoon(self, tafel: Tafel, naam: str) -> Id:
        """Somebody new, a second later."""
        self.verder()
        return tafel.persoon(naam)

    def segmenten(self, tafel: Tafel, team: Id = TEAM_ID) -> list[Naam]:
        """What lies at the centre of the chain this desk writes now."""
        return [naam for naam in self.centrum.lijst(team, {}) if naam.balie == tafel.winkel.balie_id]

    def allen(self, *tafels: Tafel, keren: int = 2) -> None:
        """Everybody meets the centre, some times over."""
        for _ in range(keren):
            for tafel in tafels or self.tafels:
                tafel.ronde(self.centrum)


def namen(tafel: Tafel) -> list[str]:
    """Who is known at this desk."""
    return sorted(rij[0] for rij in tafel.db.execute("SELECT roepnaam FROM persoon"))


def zet(tafel: Tafel, id_: Id, **velden: Any) -> None:
    """Change somebody."""
    tafel.zet(Persoon, id_, **velden)
