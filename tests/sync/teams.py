"""Desks of several teams with one centre, each with a store of its own; that of the administrator works for all."""

from __future__ import annotations

from pathlib import Path

from tests import winkel
from tests.conftest import Ids, Klok
from wijdesk.app import uitwisseling, uitwisseling_beheer
from wijdesk.app.bureau import Bureau, Wereld, maak_winkel, ontgrendel
from wijdesk.models.opdrachten.huis import MaakLocatie
from wijdesk.models.opdrachten.teamoverdracht import DraagHuishoudenOver, LeesAndereTeams
from wijdesk.models.values import Id
from wijdesk.store.controle import controleer
from wijdesk.sync.centrum import Centrum
from wijdesk.sync.cycle import Uitslag

SELWERD, VINKHUIZEN, BEIJUM = "Selwerd", "Vinkhuizen", "Beijum"
MINUUT = 60_000


class Stad:
    """Everybody. Every desk knows its team by its name only, as a desk does that was there before the centre."""

    def __init__(self, map_: Path, klok: Klok) -> None:
        self.map, self.klok = map_, klok
        self.bureaus: list[Bureau] = []
        self.waar = f"map:{map_ / 'centrum'}"
        self.beheer = self._maak("Stadhuis", "Bea de Beheerder")
        for naam in (SELWERD, VINKHUIZEN, BEIJUM):
            self.beheer.doe(MaakLocatie(naam=naam))
        uitwisseling_beheer.richt_in(self.beheer, self.waar)

    def _maak(self, locatie: str, wie: str) -> Bureau:
        winkel.goedkope_sleutels()
        nummer = len(self.bureaus)
        wereld = Wereld(klok=self.klok, ids=Ids(1_772_438_000_000 + (nummer + 1) * 10_000_000))
        plek = self.map / f"balie{nummer}"
        maak_winkel(plek, locatie=locatie, medewerker=wie, wachtwoord=winkel.WACHTWOORD, wereld=wereld)
        self.bureaus.append(ontgrendel(plek, wie, winkel.WACHTWOORD, wereld))
        return self.bureaus[-1]

    def balie(self, team: str, wie: str) -> Bureau:
        """A new desk of a team, let in."""
        bureau = self._maak(team, wie)
        uitwisseling_beheer.laat_toe(self.beheer, uitwisseling.meld_aan(bureau, self.waar))
        self.ronde(bureau)
        return bureau

    def ronde(self, *bureaus: Bureau, centrum: Centrum | None = None) -> list[Uitslag]:
        """A round of each."""
        uit = []
        for bureau in bureaus:
            eigen = centrum or uitwisseling.open_eigen(bureau)
            try:
                locatie = uitwisseling.locatie_van(bureau)
                uit.append(uitwisseling.doe_ronde(uitwisseling.deelnemer(bureau), eigen, locatie=locatie))
            finally:
                if centrum is None:
                    eigen.sluit()
            self.klok.verzet(MINUUT)
        return uit

    def sluit(self) -> None:
        """Close every desk."""
        for bureau in self.bureaus:
            bureau.sluit()


def team(bureau: Bureau, naam: str) -> Id:
    """The team of this name, as this desk may give a household to it."""
    return next(rij.id for rij in bureau.lees(LeesAndereTeams()) if rij.naam == naam)


def draag_over(bureau: Bureau, huishouden_id: Id, naam: str) -> Id:
    """The household goes to this team."""
    return bureau.doe(
        DraagHuishoudenOver(
            huishouden_id=huishouden_id, team_id=team(bureau, naam), notitie="Verhuisd naar de Siersteenlaan"
        )
    )


def bevindingen(bureau: Bureau) -> tuple[object, ...]:
    """What the check of this store finds."""
    db = bureau.eigen_verbinding()
    try:
        return controleer(db)
    finally:
        db.close()
