"""The figures of a year where many desks share: every registration once, at the team where it was made."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest

from tests import gezin, winkel
from tests.conftest import Klok
from tests.gezin import Gezin
from tests.services.test_verschil import vernietig
from tests.sync.teams import BEIJUM, SELWERD, VINKHUIZEN, Stad, bevindingen, draag_over, team
from tests.sync.verhuizing import eis_heel, met_verleden
from wijdesk.app.bureau import Bureau
from wijdesk.app.jaarverslag import lees_cijfers, maak_verslag, waarvan
from wijdesk.app.uitwisseling import beheer as uitwisseling_beheer
from wijdesk.app.uitwisseling import deelname
from wijdesk.errors import Weigering
from wijdesk.models.contact import Vraag
from wijdesk.models.huis import Locatie
from wijdesk.models.opdrachten.huis import LeesLocaties, MaakLocatie, MaakOngedaan
from wijdesk.models.opdrachten.persoon import VoegPersonenSamen
from wijdesk.models.opdrachten.teamoverdracht import DraagHuishoudenOver, NeemHuishoudenAan
from wijdesk.models.opdrachten.toeleiding import LegIndicatieVast
from wijdesk.models.rows.verslag import Gat, VerslagVraag, Waarvan
from wijdesk.models.toeleiding import Indicatie
from wijdesk.models.values import Id, IdMaker

JAAR = 2026
TEAMS = (SELWERD, VINKHUIZEN, BEIJUM)


@dataclass(frozen=True)
class Cijfers:
    """(vragen, indicaties) as a desk counts them."""

    vragen: int
    indicaties: int = 0


def tel(bureau: Bureau, naam: str = "") -> Cijfers:
    uit = lees_cijfers(bureau, JAAR, locatie(bureau, naam) if naam else None)
    assert sum(aantal for _, aantal in uit.per_meldingtype) == uit.vragen
    return Cijfers(uit.vragen, uit.indicaties)


def locatie(bureau: Bureau, naam: str) -> Id:
    return next(rij.id for rij in bureau.lees_apart(LeesLocaties()) if rij.naam == naam)


def staf(stad: Stad, *, historie: bool = True) -> Bureau:
    """A desk that was let in for all teams, to read."""
    bureau = stad._open(90, nieuw=True, locatie="Bureau Cijfers", wie="Sam Staf")
    afdruk = deelname.meld_aan(bureau, stad.waar)
    teams = [id_ for id_, een in uitwisseling_beheer.rooster_van(stad.beheer).teams.items() if een.naam in TEAMS]
    uitwisseling_beheer.laat_toe(stad.beheer, afdruk, teams=teams, lezen=True, historie=historie, met_beheer=True)
    stad.ronde(bureau)
    return bureau


def indicatie(bureau: Bureau, alle: Gezin) -> None:
    bureau.doe(
        LegIndicatieVast(
            huishouden_id=alle.huishouden, productgroep="Wmo GON", soort="nieuw", besloten_op="2026-03-02",
            zonder_einde=True,
        )
    )  # fmt: skip


def test_that_two_desks_of_a_team_that_each_made_its_locatie_count_as_one_team(drie_teams: Stad) -> None:
    """Every desk that was there before the centre made the locatie of its team itself."""
    stad = drie_teams
    _, x1, x2, y1, _, z = stad.bureaus
    for bureau, aantal in ((x1, 2), (x2, 1), (y1, 3), (z, 1)):
        for _ in range(aantal):
            bureau.doe(winkel.contact(bureau))
    stad.ronde(x1, x2, y1, z)
    city = staf(stad)
    assert len(winkel.rauw(city, "SELECT id FROM locatie WHERE naam = ?", SELWERD)) > 1
    assert [tel(city, naam) for naam in TEAMS] == [Cijfers(3), Cijfers(3), Cijfers(1)]
    assert tel(city) == Cijfers(7)
    stad.ronde(x1)
    assert tel(x1) == tel(x1, SELWERD) == Cijfers(3)


def test_that_a_household_that_moves_is_counted_where_its_registrations_were_made(drie_teams: Stad) -> None:
    stad = drie_teams
    _, x1, x2, y1, y2, _ = stad.bureaus
    alle = met_verleden(x1)
    indicatie(x1, alle)
    stad.ronde(x1, x2)
    city = staf(stad)
    voor = Cijfers(1, 1)
    assert [tel(bureau) for bureau in (x1, x2, city)] == [voor] * 3
    assert tel(city, SELWERD) == voor
    over = draag_over(x1, alle.huishouden, VINKHUIZEN)
    stad.ronde(x1, x2, y1, y2, city)
    y1.doe(NeemHuishoudenAan(id=over))
    y1.doe(winkel.contact(y1, persoon_id=alle.moeder))
    y1.doe(winkel.contact(y1, persoon_id=alle.moeder))
    indicatie(y1, alle)
    stad.ronde(y1, y2, x1, x2, city)
    assert len(winkel.rauw(y1, "SELECT id FROM vraag")) == 3
    assert [tel(bureau) for bureau in (x1, x2)] == [voor] * 2
    assert [tel(bureau) for bureau in (y1, y2)] == [Cijfers(2, 1)] * 2
    assert [tel(city, naam) for naam in TEAMS] == [voor, Cijfers(2, 1), Cijfers(0)]
    assert tel(city) == Cijfers(3, 2)
    terug = draag_over(y1, alle.huishouden, SELWERD)
    stad.ronde(y1, y2, x1, x2, city)
    x1.doe(NeemHuishoudenAan(id=terug))
    indicatie(x1, alle)
    stad.ronde(x1, x2, y1, city)
    assert [tel(bureau) for bureau in (x1, y1, city)] == [Cijfers(1, 2), Cijfers(2, 1), Cijfers(3, 3)]
    assert [tel(city, naam) for naam in TEAMS[:2]] == [Cijfers(1, 2), Cijfers(2, 1)]
    eis_heel(x1, y1, city)


def test_that_a_move_that_was_taken_back_moved_no_figure(drie_teams: Stad) -> None:
    stad = drie_teams
    _, x1, x2, *_ = stad.bureaus
    alle = met_verleden(x1)
    naar = team(x1, alle.huishouden, VINKHUIZEN)
    weg = DraagHuishoudenOver(huishouden_id=alle.huishouden, team_id=naar, notitie="Toch niet")
    transactie = x1.schrijf(weg)[1].transactie
    assert transactie is not None
    x1.doe(MaakOngedaan(transactie=transactie))
    indicatie(x1, alle)
    stad.ronde(x1, x2)
    assert [tel(bureau, SELWERD) for bureau in (x1, x2, staf(stad))] == [Cijfers(1, 1)] * 3


def test_that_a_registration_at_a_place_that_is_no_team_is_of_the_team_of_who_made_it(drie_teams: Stad) -> None:
    stad = drie_teams
    _, x1, _, y1, *_ = stad.bureaus
    alle = met_verleden(x1)
    bieb = x1.doe(MaakLocatie(naam="Bibliotheek"))
    x1.doe(winkel.contact(x1, persoon_id=alle.moeder, locatie_id=bieb))
    stad.ronde(x1)
    draag_over(x1, alle.huishouden, VINKHUIZEN)
    stad.ronde(x1, y1)
    assert len(winkel.rauw(y1, "SELECT id FROM vraag")) == 2
    city = staf(stad)
    assert [tel(bureau) for bureau in (x1, y1, city)] == [Cijfers(2), Cijfers(0), Cijfers(2)]
    assert tel(city, "Bibliotheek") == Cijfers(1)


def test_that_an_indicatie_of_no_household_is_of_the_team_of_who_recorded_it(drie_teams: Stad) -> None:
    """An imported one may name a person only; it comes along with that person."""
    stad = drie_teams
    _, x1, _, y1, *_ = stad.bureaus
    alle = met_verleden(x1)
    los = {"persoon_id": alle.moeder, "productgroep": "Jeugd", "soort": "nieuw", "besloten_op": "2026-01-05"}
    gezin.bewaar(x1, Indicatie(id=x1.wereld.ids(), **los))
    stad.ronde(x1)
    draag_over(x1, alle.huishouden, VINKHUIZEN)
    stad.ronde(x1, y1)
    assert winkel.rauw(y1, "SELECT count(*) FROM indicatie") == [(1,)]
    assert [tel(bureau) for bureau in (x1, y1, staf(stad))] == [Cijfers(1, 1), Cijfers(0, 0), Cijfers(1, 1)]


def test_that_a_team_of_which_only_what_came_along_is_here_is_refused_and_not_counted_low(drie_teams: Stad) -> None:
    stad = drie_teams
    _, x1, _, y1, *_ = stad.bureaus
    alle = met_verleden(x1)
    draag_over(x1, alle.huishouden, VINKHUIZEN)
    stad.ronde(x1, y1)
    with pytest.raises(Weigering, match="Selwerd") as fout:
        tel(y1, SELWERD)
    assert "locatie" in fout.value.fouten


def test_that_merged_withdrawn_and_destroyed_are_the_same_for_a_team_and_for_the_city(drie_teams: Stad) -> None:
    stad = drie_teams
    _, x1, x2, *_ = stad.bureaus
    city = staf(stad)
    een, ander, weg = (winkel.persoon_van(x1, winkel.contact(x1)) for _ in range(3))
    x1.doe(winkel.contact(x1, persoon_id=weg))
    x1.doe(VoegPersonenSamen(blijft=een, weg=ander, reden="dezelfde mevrouw"))
    stad.ronde(x1, x2, city)
    assert [tel(bureau) for bureau in (x1, x2, city)] == [Cijfers(4)] * 3
    [vraag] = winkel.rauw(x1, "SELECT v.id FROM vraag v JOIN contact c ON c.id = v.contact_id WHERE persoon_id = ? "
                          "LIMIT 1", een)  # fmt: skip
    gezin.zet(x1, Vraag, Id(vraag[0]), status="vervallen")
    stad.ronde(x1, x2, city)
    assert [tel(bureau) for bureau in (x1, x2, city)] == [Cijfers(3)] * 3
    vernietig(x1, weg)
    stad.ronde(x1, x2, city)
    assert [tel(bureau) for bureau in (x1, x2, city)] == [Cijfers(1)] * 3
    assert [bevindingen(bureau) for bureau in (x1, x2, city)] == [()] * 3


def test_that_the_figures_of_the_city_say_which_teams_they_hold(drie_teams: Stad) -> None:
    stad = drie_teams
    _, x1, *_ = stad.bureaus
    x1.doe(winkel.contact(x1))
    stad.ronde(x1)
    uit = lees_cijfers(staf(stad), JAAR, None)
    assert uit.teams == tuple(sorted(TEAMS))
    assert uit.bijgewerkt is not None
    assert uit.gaten == ()
    alleen_beijum = lees_cijfers(stad.bureaus[5], JAAR, None)
    assert alleen_beijum.teams == (BEIJUM,)


def test_that_a_chain_that_stands_still_is_told_with_the_day_of_its_last_entry(drie_teams: Stad) -> None:
    stad = drie_teams
    _, x1, *_ = stad.bureaus
    city = staf(stad)
    x1.doe(winkel.contact(x1))
    stad.ronde(x1, city)
    x1.doe(winkel.contact(x1))
    stad.ronde(x1)
    beschadig_laatste(stad, x1)
    stad.ronde(city)
    uit = lees_cijfers(city, JAAR, None)
    assert uit.vragen == 1
    [gat] = uit.gaten
    assert gat.team == SELWERD
    assert (
        gat.tot
        == winkel.rauw(x1, "SELECT min(json_extract(kop, '$.t')) FROM mutatie m JOIN vraag v ON v.id = m.rij")[0][0]
    )
    assert lees_cijfers(city, JAAR, locatie(city, BEIJUM)).gaten == ()
    assert lees_cijfers(city, JAAR - 1, None).gaten == ()


def beschadig_laatste(stad: Stad, bureau: Bureau) -> None:
    """The newest segment of this desk is not what its seal says."""
    keten = deelname.deelnemer(bureau).keten.hex()
    [laatste] = sorted(pad for pad in Path(stad.waar.removeprefix("map:")).rglob("*.wds") if keten in str(pad))[-1:]
    laatste.chmod(0o600)
    laatste.write_bytes(b"x" + laatste.read_bytes()[1:])


def test_that_names_of_locaties_that_differ_in_spelling_only_are_one(drie_teams: Stad) -> None:
    stad = drie_teams
    x1 = stad.bureaus[1]
    gezin.bewaar(x1, Locatie(id=x1.wereld.ids(), naam="  SELWERD "))
    [(anders,)] = winkel.rauw(x1, "SELECT id FROM locatie WHERE naam LIKE '%SELWERD %'")
    x1.doe(winkel.contact(x1, locatie_id=Id(anders)))
    x1.doe(winkel.contact(x1))
    assert tel(x1, SELWERD) == Cijfers(2)


# Making it ------------------------------------------------------------------------------------------------------------


class Gang:
    """Hears how far it is, and stops after so many steps."""

    def __init__(self, stop_na: int = 99) -> None:
        self.gemeld: list[tuple[int, int]] = []
        self._stop_na = stop_na

    def meld(self, gedaan: int, totaal: int) -> None:
        self.gemeld.append((gedaan, totaal))

    def gestopt(self) -> bool:
        return len(self.gemeld) >= self._stop_na


def test_that_making_it_says_how_far_it_is_and_stopping_leaves_nothing(drie_teams: Stad, tmp_path: Path) -> None:
    city = staf(drie_teams)
    gestopt, heel = Gang(stop_na=1), Gang()
    assert maak_verslag(city, VerslagVraag(jaar=JAAR, map=tmp_path / "uit"), gestopt).bestanden == ()
    assert not (tmp_path / "uit").exists()
    verslag = maak_verslag(city, VerslagVraag(jaar=JAAR, map=tmp_path / "uit"), heel)
    assert sorted(verslag.bestanden) == sorted((tmp_path / "uit").iterdir())
    assert verslag.let_op == ("2026 is nog niet voorbij. De cijfers gaan tot en met 2 maart 2026.",)
    assert heel.gemeld[0] == (0, heel.gemeld[-1][1])
    assert heel.gemeld[-1][0] == heel.gemeld[-1][1]


def test_that_before_it_is_made_one_reads_of_which_teams_it_will_be(drie_teams: Stad) -> None:
    stad = drie_teams
    city = staf(stad)
    assert waarvan(city).zin.startswith("Alle locaties: de 3 teams van deze balie. Bijgewerkt tot 2 maart 2026, ")
    assert waarvan(stad.bureaus[1]).zin.startswith("Alle locaties: team Selwerd. Bijgewerkt tot ")
    x1 = stad.bureaus[1]
    x1.doe(winkel.contact(x1))
    stad.ronde(x1)
    beschadig_laatste(stad, x1)
    stad.ronde(city)
    [zin] = waarvan(city).let_op
    assert zin.startswith("Van team Selwerd ontbreekt werk van één balie: de cijfers daarvan gaan tot en met ")


def test_that_a_desk_without_a_centre_says_nothing_about_teams(tmp_path: Path, klok: Klok, ids: IdMaker) -> None:
    winkel.maak(tmp_path / "balie", klok, ids)
    with winkel.bureau(tmp_path / "balie", klok, ids) as alleen:
        alleen.doe(winkel.contact(alleen))
        assert waarvan(alleen) == Waarvan()
        uit = lees_cijfers(alleen, JAAR, None)
        assert (uit.vragen, uit.teams, uit.bijgewerkt, uit.gaten) == (1, (), None, ())


def test_that_a_desk_let_in_without_history_says_what_it_lacks(drie_teams: Stad) -> None:
    stad = drie_teams
    x1 = stad.bureaus[1]
    x1.doe(winkel.contact(x1))
    stad.ronde(x1)
    uitwisseling_beheer.vernieuw(stad.beheer)
    stad.ronde(*stad.bureaus)
    x1.doe(winkel.contact(x1))
    stad.ronde(x1)
    city = staf(stad, historie=False)
    assert Gat(team=SELWERD, begin=True) in lees_cijfers(city, JAAR, None).gaten
    assert "Van team Selwerd ontbreekt wat is gedeeld voordat deze balie meedeed." in waarvan(city).let_op
