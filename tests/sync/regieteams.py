"""Desks of two teams that meet at one centre, for tests of regie across teams."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tests import gezin, winkel
from tests.conftest import Ids, Klok
from tests.sync.server import Server
from wijdesk.app.bureau import Bureau
from wijdesk.app.uitwisseling import beheer as uitwisseling_beheer
from wijdesk.app.uitwisseling import deelname
from wijdesk.app.uitwisseling import regie as uitwisseling_regie
from wijdesk.models.opdrachten.huis import MaakLocatie
from wijdesk.models.opdrachten.regie import SluitCasus
from wijdesk.models.values import Id

MOEDER, KIND, VADER = "123456782", "111222333", "900000004"
"""Made-up BSNs that pass the elfproef."""
SELWERD, VINKHUIZEN = "Selwerd", "Vinkhuizen"
KLAAR = "doelen behaald"


@dataclass
class Stad:
    """A centre with desks; `bureaus` in the order they joined."""

    map: Path
    klok: Klok
    waar: str
    eigenaar: str = ""
    naam_van_rol: Callable[[], str] = lambda: ""
    log: Path | None = None
    """Of the database server."""
    bureaus: list[Bureau] = field(default_factory=list)

    @property
    def op_server(self) -> bool:
        """Whether it is a database."""
        return bool(self.eigenaar)

    def maak(self, *, stadsbreed: bool) -> Bureau:
        """The centre, set up by a first desk of Selwerd, with Vinkhuizen as the other team."""
        eerste = self._open(SELWERD)
        eerste.doe(MaakLocatie(naam=VINKHUIZEN))
        rol = self.naam_van_rol() or "balie_beheer"
        uitwisseling_beheer.richt_in(eerste, self.eigenaar or self.waar, rol=rol, stadsbreed=stadsbreed)
        ronde(eerste)
        return eerste

    def erbij(self, team: str, *ook: str) -> Bureau:
        """Another desk of a team, let in; also for these teams."""
        bureau = self._open(team)
        waar, rol = self.waar, ""
        if self.op_server:
            rol = self.naam_van_rol()
            bestand = self.map / f"{rol}.txt"
            uitwisseling_beheer.nodig_uit(self.eigenaar, rol, bestand)
            waar = bestand.read_text(encoding="utf-8").strip()
        afdruk = deelname.meld_aan(bureau, waar)
        teams = {rij.naam: rij.id for rij in deelname.lees_stand(self.bureaus[0]).teams}
        welke = tuple(teams[naam] for naam in (team, *ook)) if ook else ()
        uitwisseling_beheer.laat_toe(
            self.bureaus[0], afdruk, teams=welke, database=self.eigenaar, rol=rol, met_beheer=True
        )
        ronde(bureau)
        return bureau

    def _open(self, team: str) -> Bureau:
        nummer = len(self.bureaus) + 1
        ids = Ids(self.klok() + nummer * 10_000_000)
        map_ = self.map / f"balie{nummer}"
        winkel.maak(map_, self.klok, ids, locatie=team)
        bureau = winkel.open_bureau(map_, self.klok, ids)
        self.bureaus.append(bureau)
        return bureau

    def sluit(self) -> None:
        """Close every desk."""
        for bureau in self.bureaus:
            bureau.sluit()


def stad_in_map(map_: Path, klok: Klok) -> Stad:
    """With a centre in a folder."""
    return Stad(map=map_, klok=klok, waar=f"map:{map_ / 'centrum'}")


def stad_op_server(map_: Path, klok: Klok, server: Server) -> Stad:
    """With a centre in a real PostgreSQL."""
    return Stad(
        map=map_,
        klok=klok,
        waar="",
        eigenaar=server.url(server.nieuwe_databank()),
        naam_van_rol=lambda: f"balie_{server.nieuwe_naam()}",
        log=server.log,
    )


def goedkope_pseudoniemen() -> dict[str, int]:
    """What Argon2id costs in tests; the real price is measured apart."""
    return dict.fromkeys(("rondes", "banen"), 1) | {"geheugen_kib": 64}


def ronde(bureau: Bureau) -> Any:
    """One round with its questions about regie."""
    centrum = deelname.open_eigen(bureau)
    try:
        return uitwisseling_regie.ronde(bureau, deelname.deelnemer(bureau), centrum)
    finally:
        centrum.sluit()


def huis(bureau: Bureau, *bsns: str, casus: bool = True, roepnamen: tuple[str, ...] = ("Eva", "Sam")) -> Id:
    """A household of people with these BSNs (empty: none), and an open casus."""
    leden = [
        gezin.lid(gezin.persoon(bureau, roepnaam, "1985-06-01" if not plek else "2015-06-01", bsn=bsn),
                  "kind" if plek else "ouder met gezag")
        for plek, (bsn, roepnaam) in enumerate(zip(bsns, roepnamen, strict=False))
    ]  # fmt: skip
    id_ = gezin.gezin(bureau, *leden)
    if casus:
        gezin.open_casus(bureau, id_)
    return id_


def sluit_casus(bureau: Bureau, huishouden_id: Id) -> None:
    """Close the open casus."""
    bureau.doe(SluitCasus(huishouden_id=huishouden_id, sluitreden=KLAAR))


def claims(bureau: Bureau) -> list[tuple[str, int, str]]:
    """(stand, versie, team) of every answer at a desk, in the order of the centre."""
    vraag = (
        "SELECT stand, versie, team_naam FROM regieclaim WHERE status = 'actief' "
        "ORDER BY generatie, op, versie, stand, id"
    )
    return [tuple(rij) for rij in winkel.rauw(bureau, vraag)]


def stand(bureau: Bureau, huishouden_id: Id) -> tuple[str, str]:
    regie_ = gezin.lees(bureau, huishouden_id).regie
    return regie_.soort, regie_.zin


def nagevraagd(bureau: Bureau) -> list[Any]:
    """(person, reason) of every question that was logged."""
    return winkel.rauw(bureau, "SELECT persoon_id, doel FROM toegang WHERE wat = ?", uitwisseling_regie.NAGEVRAAGD)
