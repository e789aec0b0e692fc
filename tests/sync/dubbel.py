"""Two teams with a desk each, and one desk that works for both: what must be so wherever somebody worked."""

from __future__ import annotations

from collections.abc import Iterable

from tests.sync.daden import maak_lid
from tests.sync.licht import DAG, TEAM_ID, Tafel
from tests.sync.straat import ANDER, Straat
from wijdesk.models.contact import Contact
from wijdesk.models.huishouden import Huishouden
from wijdesk.models.values import Id
from wijdesk.models.verloop import Taak
from wijdesk.store import controle
from wijdesk.store.unit_of_work import UnitOfWork
from wijdesk.sync import aanmelding, beheer

TEAMS = {TEAM_ID: "Selwerd", ANDER: "Beijum"}


class Wijk(Straat):
    """Selwerd has the beheerder's desk; Beijum has one; `dubbel` works for both and is at home in Selwerd."""

    def __init__(self) -> None:
        super().__init__(1, naam="Selwerd")
        self.selwerd = self.tafels[0]
        self.beijum = self.nieuw("Beijum", ANDER)
        self.dubbel = self.nieuw("Selwerd", TEAM_ID, ANDER)
        self.tafels += [self.beijum, self.dubbel]
        self.rond()

    def rond(self, *tafels: Tafel) -> None:
        """Everybody meets the centre until nothing moves."""
        for _ in range(10):
            uitslagen = [tafel.ronde(self.centrum) for tafel in tafels or self.tafels]
            if not any(uit.gedeeld or uit.gehaald or uit.nieuwe_keten for uit in uitslagen):
                assert not any(uit.stil for uit in uitslagen)
                return
        raise AssertionError("it never comes to rest")

    def zet_teams(self, tafel: Tafel, *teams: Id, rol: str = "schrijven") -> None:
        """The beheerder says for which teams a desk works from now on."""
        rooster, balie = aanmelding.bewaard_rooster(self.beheer), tafel.deelnemer.ingeschreven
        assert rooster is not None
        na = beheer.standen_van(self.centrum, rooster, balie)
        beheer.zet_teams(self.beheer, self.centrum, balie, teams=teams, historie=True, nu=self.tijd[0], rol=rol, na=na)


def locatie(tafel: Tafel, team: Id) -> Id:
    """A locatie of this team, as this desk knows one."""
    vraag = "SELECT id FROM locatie WHERE naam = ? ORDER BY id LIMIT 1"
    rij = tafel.db.execute(vraag, (TEAMS[team],)).fetchone()
    assert rij is not None
    return Id(rij[0])


def gezin(tafel: Tafel, team: Id, *leden: Id) -> Id:
    """A household of this team, with something to do, and these people in it."""
    waar = locatie(tafel, team)

    def maak(uow: UnitOfWork) -> Id:
        huis = uow.voeg_toe(Huishouden(locatie_id=waar, bekend_sinds=DAG))
        uow.voeg_toe(Taak(huishouden_id=huis.id, soort="eigen", wat="bellen", voor=DAG, gemaakt_op=uow.nu))
        return huis.id

    huis = tafel.doe(maak)
    for lid in leden:
        maak_lid(tafel, huis, lid)
    return huis


def contact(tafel: Tafel, team: Id, persoon: Id | None) -> Id:
    """Somebody comes in at the counter of this team."""
    nu = tafel.klok()
    rij = Contact(
        locatie_id=locatie(tafel, team), medewerker_id=tafel.wie.medewerker_id, persoon_id=persoon, kanaal="balie",
        melder="zelf", ontvangen=nu, eerste_reactie=nu, maand=DAG[:7],
    )  # fmt: skip
    return tafel.doe(lambda uow: uow.voeg_toe(rij)).id


def heeft(tafel: Tafel, *rijen: Id) -> bool:
    """Whether anything of these rows is here."""
    vraag = "SELECT count(*) FROM mutatie WHERE rij = ?"
    return any(tafel.db.execute(vraag, (rij,)).fetchone()[0] for rij in rijen)


def is_gelijk(tafels: Iterable[Tafel]) -> bool:
    """Whether they show the same."""
    standen = [tafel.stand() for tafel in tafels]
    return all(stand == standen[0] for stand in standen)


def is_heel(tafel: Tafel) -> list[str]:
    """What the check of a store says of this one."""
    db = tafel.db
    alle = [*tafel.bevindingen(), *controle._regie(db), *controle._keten(db), *controle._zoekindex(db)]
    return [bevinding.zin for bevinding in alle]
