"""A desk that works for two teams: what is done there reaches the team it is of, and no other."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress

import pytest
from hypothesis import HealthCheck, Phase, seed, settings
from hypothesis.stateful import run_state_machine_as_test

from tests.sync.dubbel import Wijk, contact, gezin, heeft, is_gelijk, is_heel, locatie
from tests.sync.licht import TEAM_ID, Tafel
from tests.sync.machine_teams import Teams
from tests.sync.straat import ANDER, namen, zet
from tests.tellingen import VOL, telling
from wijdesk.errors import GeenContact
from wijdesk.models.huis import Locatie, Medewerker
from wijdesk.models.huishouden import Huishouden
from wijdesk.models.values import Id
from wijdesk.store import teamketens
from wijdesk.store.teams import Stuk, Verdeler
from wijdesk.sync import verdeling
from wijdesk.sync.rooster import LEZEN

SPELEN = 500 if VOL else 60


def test_that_what_is_done_at_a_double_desk_reaches_the_team_it_is_of_and_no_other() -> None:
    wijk = Wijk()
    anna, bert = wijk.persoon(wijk.selwerd, "Anna"), wijk.persoon(wijk.beijum, "Bert")
    een, ander = gezin(wijk.selwerd, TEAM_ID, anna), gezin(wijk.beijum, ANDER, bert)
    wijk.rond()
    wijk.dubbel.open_casus(een)
    wijk.dubbel.open_casus(ander)
    zet(wijk.dubbel, anna, telefoon="050-1")
    zet(wijk.dubbel, bert, telefoon="050-2")
    wijk.rond()
    assert wijk.selwerd.rijen("huishouden", "casus_id IS NOT NULL") == [een]
    assert wijk.beijum.rijen("huishouden", "casus_id IS NOT NULL") == [ander]
    assert wijk.selwerd.rijen("persoon", "telefoon = '050-1'") == [anna]
    assert wijk.beijum.rijen("persoon", "telefoon = '050-2'") == [bert]
    assert not heeft(wijk.selwerd, bert, ander)
    assert not heeft(wijk.beijum, anna, een)
    assert [is_heel(tafel) for tafel in wijk.tafels] == [[], [], []]


def test_that_somebody_who_gets_a_household_at_the_other_team_is_known_there_from_the_beginning() -> None:
    wijk = Wijk()
    anna = wijk.persoon(wijk.selwerd, "Anna")
    zet(wijk.selwerd, anna, telefoon="050-1")
    wijk.rond()
    assert not heeft(wijk.beijum, anna)
    huis = gezin(wijk.dubbel, ANDER, anna)
    wijk.rond()
    assert namen(wijk.beijum) == ["Anna"]
    assert wijk.beijum.rijen("huishoudlid") == wijk.dubbel.rijen("huishoudlid")
    assert not heeft(wijk.selwerd, huis)
    zet(wijk.selwerd, anna, telefoon="050-2")
    wijk.rond()
    zet(wijk.beijum, anna, email="a@example.nl")
    wijk.rond()
    for tafel in wijk.tafels:
        assert tafel.rijen("persoon", "telefoon = '050-2' AND email = 'a@example.nl'") == [anna]
        assert tafel.db.execute("SELECT count(*) FROM verschil").fetchone() == (0,)
        assert is_heel(tafel) == []


def test_that_who_is_new_and_in_no_household_is_known_with_the_team_one_works_at() -> None:
    wijk = Wijk()
    anna = wijk.persoon(wijk.dubbel, "Anna")
    bert = wijk.persoon(wijk.dubbel, "Bert")
    gezin(wijk.dubbel, ANDER, bert)
    contact(wijk.dubbel, ANDER, wijk.persoon(wijk.dubbel, "Cora"))
    wijk.rond()
    assert namen(wijk.selwerd) == ["Anna"]
    assert namen(wijk.beijum) == ["Bert", "Cora"]
    assert heeft(wijk.selwerd, anna)


def test_that_a_household_that_moves_to_the_other_team_goes_there_whole_and_the_first_hears_that_it_went() -> None:
    wijk = Wijk()
    anna = wijk.persoon(wijk.selwerd, "Anna")
    huis = gezin(wijk.selwerd, TEAM_ID, anna)
    wijk.selwerd.open_casus(huis)
    wijk.rond()
    assert not heeft(wijk.beijum, huis, anna)
    naar = locatie(wijk.dubbel, ANDER)
    wijk.dubbel.zet(Huishouden, huis, locatie_id=naar)
    wijk.dubbel.plan(huis)
    wijk.rond()
    for soort in ("huishouden", "huishoudlid", "casus", "plan", "taak"):
        assert wijk.beijum.rijen(soort) == wijk.dubbel.rijen(soort)
    assert namen(wijk.beijum) == ["Anna"]
    assert wijk.selwerd.db.execute("SELECT locatie_id FROM huishouden").fetchall() == [(naar,)]
    assert wijk.selwerd.rijen("plan") == []
    assert [is_heel(tafel) for tafel in wijk.tafels] == [[], [], []]


def test_that_what_an_offline_desk_of_the_old_team_adds_after_a_move_reaches_the_new_team() -> None:
    wijk = Wijk()
    huis = gezin(wijk.selwerd, TEAM_ID)
    wijk.rond()
    wijk.dubbel.zet(Huishouden, huis, locatie_id=locatie(wijk.dubbel, ANDER))
    wijk.rond(wijk.dubbel, wijk.beijum)
    wijk.selwerd.open_casus(huis)
    wijk.rond()
    assert wijk.beijum.rijen("casus") == wijk.dubbel.rijen("casus") != []


def test_that_colleagues_and_code_lists_of_a_double_desk_are_known_with_both_teams() -> None:
    wijk = Wijk()
    wie = wijk.dubbel.wie.medewerker_id
    assert wie in wijk.selwerd.rijen("medewerker")
    assert wie in wijk.beijum.rijen("medewerker")
    wijk.dubbel.doe(lambda uow: setattr(uow.haal(Medewerker, wie), "naam", "Noor"))
    wijk.rond()
    for tafel in wijk.tafels:
        assert tafel.rijen("medewerker", "naam = 'Noor'") == [wie]
    assert wijk.selwerd.wie.medewerker_id not in wijk.beijum.rijen("medewerker")


def test_that_an_idle_round_of_a_double_desk_writes_nothing() -> None:
    wijk = Wijk()
    gezin(wijk.dubbel, ANDER, wijk.persoon(wijk.dubbel, "Anna"))
    wijk.rond()
    voor = wijk.dubbel.db.total_changes
    uit = wijk.dubbel.ronde(wijk.centrum)
    assert (uit.gedeeld, uit.gehaald) == (0, 0)
    assert wijk.dubbel.db.total_changes == voor


def test_that_a_fresh_desk_of_each_team_and_of_both_is_equal_to_those_that_were_there() -> None:
    wijk = Wijk()
    anna = wijk.persoon(wijk.selwerd, "Anna")
    wijk.rond()
    gezin(wijk.dubbel, ANDER, anna)
    gezin(wijk.dubbel, TEAM_ID, wijk.persoon(wijk.dubbel, "Bert"))
    wijk.rond()
    vers = [wijk.nieuw("Selwerd", TEAM_ID), wijk.nieuw("Beijum", ANDER), wijk.nieuw("Beijum", TEAM_ID, ANDER)]
    wijk.tafels += vers
    wijk.rond()
    for oud, nieuw in zip((wijk.selwerd, wijk.beijum, wijk.dubbel), vers, strict=True):
        assert is_gelijk([oud, nieuw])
        assert is_heel(nieuw) == []


def test_that_who_copies_the_disk_of_a_double_desk_goes_on_in_chains_of_its_own() -> None:
    wijk = Wijk()
    huis = {team: gezin(wijk.dubbel, team) for team in (TEAM_ID, ANDER)}
    wijk.rond()
    tweeling = wijk.dubbel.kopie("Selwerd")
    wijk.tafels.append(tweeling)
    for tafel in (wijk.dubbel, tweeling):
        for team in huis:
            gezin(tafel, team, wijk.persoon(tafel, f"{team.decode()} {tafel.winkel.balie_id.hex()}"))
    wijk.rond(wijk.dubbel)
    assert tweeling.ronde(wijk.centrum).nieuwe_keten
    wijk.rond()
    assert tweeling.winkel.balie_id != wijk.dubbel.winkel.balie_id
    assert not set(tweeling.deelnemer.schrijft.values()) & set(wijk.dubbel.deelnemer.schrijft.values())
    assert is_gelijk([wijk.dubbel, tweeling])
    assert len(wijk.selwerd.rijen("huishouden")) == len(wijk.beijum.rijen("huishouden")) == 3
    assert [is_heel(tafel) for tafel in wijk.tafels] == [[]] * 4


def test_that_a_backup_of_a_double_desk_that_was_put_back_gets_everything_again() -> None:
    wijk = Wijk()
    kopie = wijk.dubbel.kopie("Selwerd")
    for team in (TEAM_ID, ANDER):
        gezin(wijk.dubbel, team)
    wijk.rond()
    voor = wijk.dubbel.mutaties().keys()
    wijk.tafels[2] = wijk.dubbel = kopie
    gezin(kopie, ANDER)
    wijk.rond()
    assert voor <= kopie.mutaties().keys()
    assert len(kopie.rijen("huishouden")) == 3
    assert len(wijk.beijum.rijen("huishouden")) == 2
    assert is_heel(kopie) == []


@pytest.mark.parametrize("band_eerst", [True, False])
def test_that_a_centre_put_back_gets_from_a_double_desk_what_each_team_lost(band_eerst: bool) -> None:
    wijk = Wijk()
    vers = wijk.nieuw("Beijum", ANDER), wijk.nieuw("Selwerd", TEAM_ID)
    band = wijk.centrum.kopie()
    anna, bert = wijk.persoon(wijk.selwerd, "Anna"), wijk.persoon(wijk.beijum, "Bert")
    een, ander = gezin(wijk.selwerd, TEAM_ID, anna), gezin(wijk.beijum, ANDER, bert)
    wijk.rond()
    if not band_eerst:
        band = wijk.centrum.kopie()
    meer = gezin(wijk.dubbel, ANDER, anna), gezin(wijk.dubbel, TEAM_ID)
    wijk.rond()
    wijk.centrum.zet_terug(band, nieuwe_generatie=True)
    wijk.rond(wijk.dubbel)
    wijk.rond(*vers)
    assert set(vers[0].rijen("huishouden")) == {ander, meer[0]}
    assert set(vers[1].rijen("huishouden")) == {een, meer[1]}
    assert namen(vers[0]) == ["Anna", "Bert"]
    assert namen(vers[1]) == ["Anna"]
    wijk.tafels += vers
    wijk.rond()
    assert is_gelijk([wijk.beijum, vers[0]])
    assert is_gelijk([wijk.selwerd, vers[1]])
    assert [is_heel(tafel) for tafel in wijk.tafels] == [[]] * 5


def test_that_a_dossier_of_the_other_team_that_is_destroyed_is_destroyed_there_and_told_nobody_else() -> None:
    wijk = Wijk()
    bert = wijk.persoon(wijk.beijum, "Bert")
    wijk.rond()
    wijk.dubbel.vernietig(bert)
    wijk.rond()
    assert namen(wijk.beijum) == []
    assert wijk.beijum.db.execute("SELECT dossier FROM gewist").fetchall() == [(bert,)]
    assert not heeft(wijk.selwerd, bert)


@pytest.mark.parametrize("na", range(6))
def test_that_a_round_cut_short_in_a_new_generatie_is_done_again_with_few_papers(na: int) -> None:
    wijk = Wijk()
    huizen = {team: gezin(wijk.dubbel, team) for team in (TEAM_ID, ANDER)}
    wijk.rond()
    wijk.centrum.zet_terug(wijk.centrum.kopie(), nieuwe_generatie=True)
    for _ in range(4):
        wijk.centrum.sterf_na(na)
        with suppress(GeenContact):
            wijk.dubbel.ronde(wijk.centrum)
    wijk.centrum.sterf_na(1 << 30)
    papieren = len(wijk.centrum.papieren("aanvraag"))
    wijk.rond(wijk.dubbel)
    assert len(wijk.centrum.papieren("aanvraag")) - papieren <= 2
    wijk.rond()
    assert wijk.selwerd.rijen("huishouden") == [huizen[TEAM_ID]]
    assert wijk.beijum.rijen("huishouden") == [huizen[ANDER]]
    assert [is_heel(tafel) for tafel in wijk.tafels] == [[], [], []]


# Teams come and go ----------------------------------------------------------------------------------------------------


def test_that_a_desk_that_gets_a_second_team_keeps_its_chain_and_begins_one_for_the_other() -> None:
    wijk = Wijk()
    keten = wijk.selwerd.winkel.balie_id
    gezin(wijk.selwerd, TEAM_ID)
    wijk.rond()
    wijk.zet_teams(wijk.selwerd, TEAM_ID, ANDER)
    bert = gezin(wijk.beijum, ANDER)
    wijk.rond()
    wijk.selwerd.open_casus(bert)
    wijk.rond()
    schrijft = wijk.selwerd.deelnemer.schrijft
    assert schrijft.keys() == {TEAM_ID, ANDER}
    assert schrijft[TEAM_ID] == keten
    assert wijk.beijum.rijen("casus") != []
    assert wijk.dubbel.stand() == wijk.selwerd.stand()


def test_that_a_team_that_is_taken_away_gets_nothing_more_and_what_waits_for_it_is_kept_for_when_it_comes_back() -> (
    None
):
    wijk = Wijk()
    huis = gezin(wijk.beijum, ANDER)
    wijk.rond()
    wijk.zet_teams(wijk.dubbel, TEAM_ID)
    wijk.dubbel.open_casus(huis)
    eigen = gezin(wijk.dubbel, TEAM_ID)
    uit = wijk.dubbel.ronde(wijk.centrum)
    assert uit.geweigerd is None
    wijk.rond()
    assert wijk.beijum.rijen("casus") == []
    assert not heeft(wijk.selwerd, huis)
    assert eigen in wijk.selwerd.rijen("huishouden")
    wijk.zet_teams(wijk.dubbel, TEAM_ID, ANDER)
    wijk.rond()
    assert wijk.beijum.rijen("casus") == wijk.dubbel.rijen("casus") != []
    assert [is_heel(tafel) for tafel in wijk.tafels] == [[], [], []]


def test_that_a_team_that_comes_back_after_the_centre_was_put_back_is_written_for_again() -> None:
    wijk = Wijk()
    een = gezin(wijk.dubbel, ANDER)
    wijk.rond()
    wijk.zet_teams(wijk.dubbel, TEAM_ID)
    wijk.rond()
    wijk.dubbel.open_casus(een)
    wijk.centrum.zet_terug(wijk.centrum.kopie(), nieuwe_generatie=True)
    wijk.rond()
    wijk.zet_teams(wijk.dubbel, TEAM_ID, ANDER)
    wijk.rond()
    assert wijk.beijum.rijen("casus") == wijk.dubbel.rijen("casus") != []
    assert [is_heel(tafel) for tafel in wijk.tafels] == [[], [], []]


def test_that_a_desk_that_changes_from_one_team_to_another_writes_for_the_new_one() -> None:
    wijk = Wijk()
    tafel = wijk.nieuw("Beijum", ANDER)
    wijk.tafels.append(tafel)
    wijk.rond()
    wijk.zet_teams(tafel, TEAM_ID)
    wijk.rond()
    anna = gezin(tafel, TEAM_ID)
    wijk.rond()
    assert anna in wijk.selwerd.rijen("huishouden")
    assert not heeft(wijk.beijum, anna)


def test_that_a_desk_that_may_only_read_two_teams_writes_to_none() -> None:
    wijk = Wijk()
    stad = wijk.nieuw("Selwerd", TEAM_ID, ANDER, rol=LEZEN)
    wijk.rond(stad)
    gezin(stad, ANDER)
    assert stad.ronde(wijk.centrum).geweigerd is not None
    ketens = {naam.balie for team in (TEAM_ID, ANDER) for naam in wijk.centrum.lijst(team, {})}
    assert not ketens & {stad.winkel.balie_id, *stad.deelnemer.schrijft.values()}
    assert len(stad.deelnemer.schrijft) == 1


def test_that_a_withdrawn_double_desk_hears_that_nothing_is_shared() -> None:
    wijk = Wijk()
    wijk.zet_teams(wijk.dubbel)
    gezin(wijk.dubbel, ANDER)
    assert wijk.dubbel.ronde(wijk.centrum).geweigerd is not None


def test_that_a_store_that_was_not_shared_yet_is_shared_with_each_team_its_own() -> None:
    wijk = Wijk()
    vol = Tafel("Selwerd", wijk.ids, wijk.tijd)
    vol.doe(lambda uow: uow.voeg_toe(Locatie(id=uow.ids(), naam="Beijum")))
    mensen = [vol.persoon(naam) for naam in ("Anna", "Bert", "Cora")]
    gezin(vol, TEAM_ID, mensen[0])
    gezin(vol, ANDER, mensen[1])
    wijk.meld_aan(vol, TEAM_ID, ANDER)
    wijk.tafels.append(vol)
    wijk.rond()
    assert namen(wijk.selwerd) == ["Anna", "Cora"]
    assert namen(wijk.beijum) == ["Bert"]


def test_that_many_entries_at_once_are_divided_as_a_few_are(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(verdeling, "PER_BEURT", 3)
    monkeypatch.setattr(teamketens, "PER_BEURT", 3)
    wijk = Wijk()
    mensen = [wijk.persoon(wijk.dubbel, naam) for naam in ("Anna", "Bert", "Cora")]
    for lid in mensen:
        gezin(wijk.dubbel, ANDER, lid)
    wijk.rond()
    assert namen(wijk.beijum) == ["Anna", "Bert", "Cora"]
    assert namen(wijk.selwerd) == []


@pytest.mark.parametrize("na", range(9))
def test_that_a_round_of_a_double_desk_cut_short_anywhere_is_done_again(na: int) -> None:
    wijk = Wijk()
    for team in (TEAM_ID, ANDER):
        gezin(wijk.dubbel, team)
    wijk.centrum.sterf_na(na)
    with suppress(GeenContact):
        wijk.dubbel.ronde(wijk.centrum)
    wijk.centrum.sterf_na(1 << 30)
    wijk.rond()
    assert len(wijk.selwerd.rijen("huishouden")) == len(wijk.beijum.rijen("huishouden")) == 1
    assert [is_heel(tafel) for tafel in wijk.tafels] == [[], [], []]


# The tests themselves ------------------------------------------------------------------------------------------------


def naar_iedereen(verdeler: Verdeler, stuk: Stuk) -> set[Id]:
    """Everything goes to every team."""
    return set(verdeler.ketens)


def naar_huis(verdeler: Verdeler, stuk: Stuk) -> set[Id]:
    """Everything goes to the team one is at home with."""
    return {verdeler.kaart.thuis}


def niets(*_: object) -> None:
    """What should have been done is not."""


@pytest.mark.parametrize(
    ("naam", "door", "toets"),
    [
        ("_teams_van", naar_iedereen, test_that_what_is_done_at_a_double_desk_reaches_the_team_it_is_of_and_no_other),
        ("_teams_van", naar_huis, test_that_what_is_done_at_a_double_desk_reaches_the_team_it_is_of_and_no_other),
        (
            "_breng",
            niets,
            test_that_somebody_who_gets_a_household_at_the_other_team_is_known_there_from_the_beginning,
        ),
        (
            "_breng_onder",
            niets,
            test_that_a_household_that_moves_to_the_other_team_goes_there_whole_and_the_first_hears_that_it_went,
        ),
        ("neem_waar", niets, test_that_what_an_offline_desk_of_the_old_team_adds_after_a_move_reaches_the_new_team),
    ],
    ids=["naar_iedereen", "naar_huis", "zonder_wat_het_noemt", "zonder_wat_eronder_hangt", "zonder_doorgeven"],
)
def test_that_a_bug_in_who_gets_what_is_found(
    monkeypatch: pytest.MonkeyPatch, naam: str, door: object, toets: Callable[[], None]
) -> None:
    monkeypatch.setattr(Verdeler, naam, door)
    with pytest.raises(AssertionError):
        toets()


@pytest.mark.lang
@pytest.mark.timeout(3600 if VOL else 600)
@telling("games of teams that share desks", SPELEN)
@pytest.mark.parametrize("zaad", range(4 if VOL else 1))
def test_that_teams_that_share_desks_lose_nothing_and_read_nothing_of_each_other(zaad: int) -> None:
    class Deel(Teams):
        """The same game from another seed."""

    run_state_machine_as_test(
        seed(zaad)(Deel),
        settings=settings(
            max_examples=SPELEN,
            stateful_step_count=30,
            deadline=None,
            database=None,
            report_multiple_bugs=False,
            phases=(Phase.generate,),
            suppress_health_check=list(HealthCheck),
        ),
    )
    assert Deel.__mro__[1] is Teams
