"""Desks of several teams with one centre, each with a store of its own; that of the administrator works for all."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

from tests import winkel
from tests.conftest import Ids, Klok
from tests.sync.server import Server
from wijdesk.app.bureau import Bureau, Wereld, ontgrendel
from wijdesk.app.uitwisseling import beheer as uitwisseling_beheer
from wijdesk.app.uitwisseling import deelname
from wijdesk.models.opdrachten.huis import MaakLocatie
from wijdesk.models.opdrachten.teamoverdracht import DraagHuishoudenOver, LeesAndereTeams
from wijdesk.models.values import Id
from wijdesk.store.controle import controleer
from wijdesk.sync.centrum import Centrum
from wijdesk.sync.uitslag import Uitslag

SELWERD, VINKHUIZEN, BEIJUM = "Selwerd", "Vinkhuizen", "Beijum"
MINUUT = 60_000
BALIES = (
    ("Stadhuis", "Bea de Beheerder"), (SELWERD, "Sanne de Vries"), (SELWERD, "Piet Bos"), (VINKHUIZEN, "Yara Smit"),
    (VINKHUIZEN, "Yusuf Kaya"), (BEIJUM, "Zoë Visser"),
)  # fmt: skip
"""Every desk knows its team by its name only, as a desk does that was there before the centre."""


class Stad:
    """Two desks of Selwerd and of Vinkhuizen, one of Beijum, and the administrator's."""

    def __init__(self, map_: Path, klok: Klok, *, centrum: str = "", rol: Callable[[], str] = lambda: "") -> None:
        self.map, self.klok, self.eigenaar, self._rol = map_, klok, centrum, rol
        self.bureaus: list[Bureau] = []

    @property
    def waar(self) -> str:
        """Where the centre is, when it is a folder."""
        return f"map:{self.map / 'centrum'}"

    @property
    def beheer(self) -> Bureau:
        """The administrator's desk; with the centre when it is there for the first time."""
        if not self.bureaus:
            beheer = self._open(0, nieuw=True)
            for naam in (SELWERD, VINKHUIZEN, BEIJUM):
                beheer.doe(MaakLocatie(naam=naam))
            uitwisseling_beheer.richt_in(beheer, self.eigenaar or self.waar, rol=self._rol())
        return self.bureaus[0]

    def maak(self) -> None:
        """Make everything."""
        for nummer in range(1, len(BALIES)):
            self.erbij(nummer)

    def balie(self, locatie: str, wie: str) -> Bureau:
        """A desk of a team, let in, for somebody of this name."""
        return self.erbij(len(BALIES) + len(self.bureaus), locatie, wie)

    def erbij(self, nummer: int, locatie: str = "", wie: str = "") -> Bureau:
        """Another desk, let in; one that is not in BALIES works for the team `locatie`."""
        beheer = self.beheer
        bureau = self._open(nummer, nieuw=True, locatie=locatie, wie=wie)
        waar, rol = self.waar, self._rol()
        if self.eigenaar:
            bestand = self.map / f"{rol}.txt"
            uitwisseling_beheer.nodig_uit(self.eigenaar, rol, bestand)
            waar = bestand.read_text(encoding="utf-8").strip()
        afdruk = deelname.meld_aan(bureau, waar)
        uitwisseling_beheer.laat_toe(beheer, afdruk, database=self.eigenaar, rol=rol, met_beheer=True)
        self.ronde(bureau)
        return bureau

    def open_weer(self) -> None:
        """The stores of a copy, with the centre where it is now."""
        for nummer in range(len(BALIES)):
            deelname.onthoud_adres(self._open(nummer, nieuw=False), self.waar)

    def _open(self, nummer: int, *, nieuw: bool, locatie: str = "", wie: str = "") -> Bureau:
        winkel.goedkope_sleutels()
        waar, wie = BALIES[nummer] if nummer < len(BALIES) else (locatie, wie or f"Collega {nummer}")
        eerste = 1_772_438_000_000 + (nummer + 1) * 10_000_000 + (0 if nieuw else 1_000_000_000)
        wereld = Wereld(klok=self.klok, ids=Ids(eerste))
        plek = self.map / f"balie{nummer}"
        if nieuw:
            winkel.maak(plek, self.klok, wereld.ids, locatie=waar, medewerker=wie)
        self.bureaus.append(ontgrendel(plek, wie, winkel.WACHTWOORD, wereld))
        return self.bureaus[-1]

    def ronde(self, *bureaus: Bureau, via: Callable[[Centrum], Centrum] = lambda centrum: centrum) -> list[Uitslag]:
        """A round of each; `via` may stand between a desk and the centre."""
        uit = []
        for bureau in bureaus:
            centrum = deelname.open_eigen(bureau)
            try:
                balie, locatie = deelname.deelnemer(bureau), deelname.locatie_van(bureau)
                uit.append(deelname.doe_ronde(balie, via(centrum), locatie=locatie))
            finally:
                centrum.sluit()
            self.klok.verzet(MINUUT)
        return uit

    def sluit(self) -> None:
        """Close every desk."""
        for bureau in self.bureaus:
            bureau.sluit()


def sjabloon(map_: Path, klok: Klok) -> Path:
    """All of it, closed, to make copies of."""
    stad = Stad(map_, klok)
    stad.maak()
    stad.sluit()
    for slot in map_.glob("*/winkel.slot"):
        slot.unlink()
    return map_


def kopie(van: Path, naar: Path, klok: Klok) -> Stad:
    """A copy, open."""
    shutil.copytree(van, naar)
    stad = Stad(naar, klok)
    stad.open_weer()
    return stad


def stad_op_server(map_: Path, klok: Klok, server: Server) -> Stad:
    """With a centre in a real PostgreSQL, every desk by its own role."""
    stad = Stad(map_, klok, centrum=server.url(server.nieuwe_databank()), rol=lambda: f"balie_{server.nieuwe_naam()}")
    stad.maak()
    return stad


def team(bureau: Bureau, huishouden_id: Id, naam: str) -> Id:
    """The team of this name, as this desk may give a household to it."""
    return next(rij.id for rij in bureau.lees(LeesAndereTeams(huishouden_id=huishouden_id)) if rij.naam == naam)


def draag_over(bureau: Bureau, huishouden_id: Id, naam: str) -> Id:
    """The household goes to this team."""
    opdracht = DraagHuishoudenOver(
        huishouden_id=huishouden_id, team_id=team(bureau, huishouden_id, naam), notitie="Verhuisd naar de Siersteenlaan"
    )
    return bureau.doe(opdracht)


def bevindingen(bureau: Bureau) -> tuple[object, ...]:
    """What the check of this store finds, which builds every table again from the journal."""
    db = bureau.eigen_verbinding()
    try:
        return controleer(db)
    finally:
        db.close()
