"""Whole stores of two teams round a folder and a real PostgreSQL, and a desk that works for both."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests import gezin, winkel
from tests.conftest import Klok
from tests.sync.balies import alles
from tests.sync.regieteams import SELWERD, VINKHUIZEN, Stad, stad_in_map, stad_op_server
from wijdesk.app.bureau import Bureau, ontgrendel
from wijdesk.app.uitwisseling import beheer as uitwisseling_beheer
from wijdesk.app.uitwisseling import deelname
from wijdesk.app.uitwisseling.deelname import lees_stand
from wijdesk.models.huishouden import Huishouden
from wijdesk.models.opdrachten.huis import LeesLocaties
from wijdesk.models.persoon import Persoon
from wijdesk.models.values import Id
from wijdesk.store.controle import controleer
from wijdesk.sync.uitslag import Uitslag
from wijdesk.ui.panels.delen.beeld import gegevens

pytestmark = [pytest.mark.lang, pytest.mark.timeout(300)]


class Straat(Stad):
    """Selwerd has the beheerder's desk, that works for both teams, and another; Vinkhuizen has one."""

    def begin(self) -> None:
        self.dubbel = self.maak(stadsbreed=False)
        self.selwerd, self.vinkhuizen = self.erbij(SELWERD), self.erbij(VINKHUIZEN)
        self.rond()

    def erbij_met(self, thuis: str, *teams: str) -> Bureau:
        """A desk at home with one team, let in for these."""
        bureau, waar = self._open(thuis), self.waar
        if self.op_server:
            rol = self.naam_van_rol()
            bestand = self.map / f"{rol}.txt"
            uitwisseling_beheer.nodig_uit(self.eigenaar, rol, bestand)
            waar = bestand.read_text(encoding="utf-8").strip()
        per_naam = {team.naam: team.id for team in lees_stand(self.dubbel).teams}
        welke = [per_naam[team] for team in teams]
        uitwisseling_beheer.laat_toe(
            self.dubbel, deelname.meld_aan(bureau, waar), teams=welke, database=self.eigenaar, met_beheer=True
        )
        return bureau

    def rond(self, *bureaus: Bureau) -> None:
        """Everybody meets until nothing moves."""
        for _ in range(6):
            uitslagen = [ronde(bureau) for bureau in bureaus or self.bureaus]
            if not any(uit.gedeeld or uit.gehaald for uit in uitslagen):
                assert [(uit.stil, uit.geweigerd) for uit in uitslagen] == [({}, None)] * len(uitslagen)
                return
        raise AssertionError("it never comes to rest")


def ronde(bureau: Bureau) -> Uitslag:
    centrum = deelname.open_eigen(bureau)
    try:
        balie = deelname.deelnemer(bureau)
        return deelname.doe_ronde(balie, centrum, locatie=deelname.locatie_van(bureau))
    finally:
        centrum.sluit()


@pytest.fixture(params=["map", "postgres"])
def straat(request: pytest.FixtureRequest, tmp_path: Path, klok: Klok) -> Iterator[Straat]:
    if request.param == "postgres":
        stad = stad_op_server(tmp_path, klok, request.getfixturevalue("server"))
    else:
        stad = stad_in_map(tmp_path, klok)
    straat = Straat(stad.map, stad.klok, stad.waar, stad.eigenaar, stad.naam_van_rol)
    straat.begin()
    yield straat
    straat.sluit()


def moeder(bureau: Bureau, naam: str) -> tuple[Id, Id]:
    """Somebody in a household with an open casus, and that household."""
    persoon = gezin.persoon(bureau, naam, "1985-06-01")
    huis = gezin.gezin(bureau, gezin.lid(persoon, "ouder met gezag"))
    gezin.open_casus(bureau, huis)
    return persoon, huis


def dossier(bureau: Bureau, *dossiers: Id) -> list[tuple[str, str]]:
    """Every entry of these dossiers, as it is stored."""
    tekens = ", ".join("?" * len(dossiers))
    vraag = f"SELECT id, kop FROM mutatie WHERE json_extract(kop, '$.d') IN ({tekens}) ORDER BY id"
    return [(id_.hex(), kop) for id_, kop in winkel.rauw(bureau, vraag, *(id_.hex() for id_ in dossiers))]


def bevindingen(bureau: Bureau) -> list[str]:
    db = bureau.eigen_verbinding()
    try:
        return [bevinding.zin for bevinding in controleer(db)]
    finally:
        db.close()


def test_that_a_desk_of_two_teams_writes_for_both_and_neither_reads_the_other(straat: Straat) -> None:
    eva, thuis = moeder(straat.selwerd, "Eva")
    bo, daar = moeder(straat.vinkhuizen, "Bo")
    straat.rond()
    gezin.zet(straat.dubbel, Persoon, eva, telefoon="050 1234567")
    gezin.zet(straat.dubbel, Persoon, bo, telefoon="050 7654321")
    for huis in (thuis, daar):
        gezin.zet(straat.dubbel, Huishouden, huis, naam="Anders")
    cas = winkel.persoon_van(straat.dubbel, winkel.contact(straat.dubbel))
    stand = lees_stand(straat.dubbel)
    assert stand.wacht == 5
    assert [(rij.naam, rij.wacht, rij.mag) for rij in stand.per_team] == [(SELWERD, 3, True), (VINKHUIZEN, 2, True)]
    regels = gegevens(stand, straat.klok()).splitlines()
    assert "Per team: Selwerd 3 (sinds 09:00), Vinkhuizen 2 (sinds 09:00)" in regels
    straat.rond()
    stand = lees_stand(straat.dubbel)
    assert stand.wacht == sum(rij.wacht for rij in stand.per_team) == 0
    for bureau, eigen, ander in (
        (straat.selwerd, (eva, thuis), (bo, daar)),
        (straat.vinkhuizen, (bo, daar), (eva, thuis)),
    ):
        assert dossier(bureau, *eigen) == dossier(straat.dubbel, *eigen)
        assert dossier(bureau, *ander) == []
        assert not winkel.rauw(bureau, "SELECT 1 FROM mutatie WHERE rij IN (?, ?)", *ander)
        assert winkel.rauw(bureau, "SELECT count(*) FROM ingehouden") == [(0,)]
        assert bevindingen(bureau) == []
    assert winkel.rauw(straat.selwerd, "SELECT telefoon FROM persoon WHERE id = ?", eva) == [("050 1234567",)]
    assert winkel.rauw(straat.vinkhuizen, "SELECT telefoon FROM persoon WHERE id = ?", bo) == [("050 7654321",)]
    assert winkel.rauw(straat.selwerd, "SELECT count(*) FROM contact WHERE persoon_id = ?", cas) == [(1,)]
    assert winkel.rauw(straat.vinkhuizen, "SELECT count(*) FROM contact") == [(0,)]
    assert bevindingen(straat.dubbel) == []


def test_that_a_fresh_desk_of_each_team_equals_those_that_were_there(straat: Straat) -> None:
    moeder(straat.selwerd, "Eva")
    bo, _ = moeder(straat.vinkhuizen, "Bo")
    straat.rond()
    winkel.persoon_van(straat.dubbel, winkel.contact(straat.dubbel, persoon_id=bo))
    straat.rond()
    vers = {team: straat.erbij(team) for team in (SELWERD, VINKHUIZEN)}
    straat.rond()
    assert alles(vers[SELWERD]) == alles(straat.selwerd)
    assert alles(vers[VINKHUIZEN]) == alles(straat.vinkhuizen)
    assert winkel.rauw(straat.selwerd, "SELECT count(*) FROM persoon WHERE id = ?", bo) == [(1,)]


def test_that_what_somebody_of_the_other_team_does_at_this_desk_is_that_teams(straat: Straat) -> None:
    daar = next(rij.id for rij in straat.dubbel.lees(LeesLocaties()) if rij.naam == VINKHUIZEN)
    wie = straat.dubbel.maak_medewerker("Vera Vos", winkel.WACHTWOORD, ("entree", "casemanager"), daar)
    map_, wereld = straat.dubbel.map, straat.dubbel.wereld
    straat.dubbel.sluit()
    straat.bureaus[0] = straat.dubbel = ontgrendel(map_, "Vera Vos", winkel.WACHTWOORD, wereld)
    _, huis = moeder(straat.dubbel, "Noor")
    straat.rond()
    assert winkel.rauw(straat.vinkhuizen, "SELECT naam FROM medewerker WHERE id = ?", wie) == [("Vera Vos",)]
    assert gezin.lees(straat.vinkhuizen, huis).regisseur == "Vera Vos"
    assert dossier(straat.selwerd, huis) == []


def test_that_a_desk_that_is_let_in_for_two_teams_at_once_writes_for_both(straat: Straat) -> None:
    _, thuis = moeder(straat.selwerd, "Eva")
    _, daar = moeder(straat.vinkhuizen, "Bo")
    straat.rond()
    bureau = straat.erbij_met(SELWERD, VINKHUIZEN, SELWERD)
    straat.rond()
    assert dossier(bureau, thuis, daar) == dossier(straat.dubbel, thuis, daar)
    for huis in (thuis, daar):
        gezin.zet(bureau, Huishouden, huis, naam="Anders")
    straat.rond()
    assert gezin.lees(straat.selwerd, thuis).naam == gezin.lees(straat.vinkhuizen, daar).naam == "Anders"
    assert bevindingen(bureau) == []


def test_that_what_was_not_shared_with_a_team_that_is_taken_away_is_told_and_shared_when_it_comes_back(
    straat: Straat,
) -> None:
    _, daar = moeder(straat.vinkhuizen, "Bo")
    tweede = straat.selwerd
    zet_teams(straat, tweede, SELWERD, VINKHUIZEN)
    straat.rond()
    assert lees_stand(tweede).waarschuwingen == ()
    zet_teams(straat, tweede, SELWERD)
    straat.rond()
    gezin.zet(tweede, Huishouden, daar, naam="Anders")
    straat.rond()
    stand = lees_stand(tweede)
    assert stand.waarschuwingen == (
        "Niet gedeeld: 1 wijziging voor Vinkhuizen. Deze computer schrijft niet (meer) voor dat team.",
    )
    assert (stand.wacht, stand.toegelaten) == (0, True)
    assert winkel.rauw(straat.vinkhuizen, "SELECT 1 FROM huishouden WHERE naam = 'Anders'") == []
    zet_teams(straat, tweede, SELWERD, VINKHUIZEN)
    straat.rond()
    assert lees_stand(tweede).waarschuwingen == ()
    assert winkel.rauw(straat.vinkhuizen, "SELECT id FROM huishouden WHERE naam = 'Anders'") == [(daar,)]


def zet_teams(straat: Straat, bureau: Bureau, *namen: str) -> None:
    """The beheerder says for which teams a desk works."""
    stand = lees_stand(straat.dubbel)
    teams = [team.id for team in stand.teams if team.naam in namen]
    balie = deelname.deelnemer(bureau).ingeschreven
    uitwisseling_beheer.zet_teams(straat.dubbel, balie, teams, database=straat.eigenaar)
