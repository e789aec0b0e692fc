"""A household that moves while things go wrong: late edits, two readers, lost contact, a desk that was withdrawn."""

from __future__ import annotations

import shutil

import pytest

from tests import gezin, winkel
from tests.sync.teams import (
    VINKHUIZEN,
    Stad,
    draag_over,
)
from tests.sync.verhuizing import (
    NOTITIE,
    Lijn,
    breek,
    dossier_van,
    eis_heel,
    gedeelde,
    is_dicht,
    met_verleden,
    mutaties,
    neem_post,
    noteer,
    notities,
    verhuis,
)
from wijdesk.app.bureau import Bureau
from wijdesk.app.uitwisseling import beheer as uitwisseling_beheer
from wijdesk.app.uitwisseling import deelname
from wijdesk.app.uitwisseling.volg import Gestopt
from wijdesk.models.plan import Doel
from wijdesk.sync import overdracht
from wijdesk.sync.centra import nieuwe_generatie


@pytest.fixture
def stad(drie_teams: Stad) -> Stad:
    return drie_teams


def test_that_what_a_desk_wrote_that_did_not_know_yet_goes_after_it(stad: Stad) -> None:
    _, x1, x2, y1, y2, _ = stad.bureaus
    alle = met_verleden(x1)
    stad.ronde(x1, x2)
    draag_over(x1, alle.huishouden, VINKHUIZEN)
    stad.ronde(x1, y1)
    noteer(x2, alle, "Op huisbezoek geweest")
    gezin.zet(x2, Doel, alle.doelen[0], woorden="Rust met geld en post")
    x2.doe(winkel.contact(x2, persoon_id=alle.moeder))
    stad.ronde(x2)
    assert is_dicht(x2, alle)
    stad.ronde(y1, y2, x1)
    assert sorted(notities(y2, alle)) == sorted([NOTITIE, "Op huisbezoek geweest"])
    assert winkel.rauw(y2, "SELECT count(*) FROM contact WHERE persoon_id = ?", alle.moeder) == [(2,)]
    assert dossier_van(x2, alle).keys() <= mutaties(y2).keys()
    eis_heel(x1, x2, y1, y2)


def test_that_what_the_old_team_does_later_for_these_people_is_its_own(stad: Stad) -> None:
    _, x1, x2, y1, _, _ = stad.bureaus
    alle, _ = verhuis(stad)
    for bureau in (x1, x2):
        bureau.doe(winkel.contact(bureau, persoon_id=alle.moeder))
    stad.ronde(x1, x2, x1, y1)
    assert winkel.rauw(y1, "SELECT count(*) FROM contact WHERE persoon_id = ?", alle.moeder) == [(1,)]


def test_that_two_desks_that_read_it_at_the_same_time_end_up_the_same(stad: Stad) -> None:
    _, x1, x2, y1, y2, _ = stad.bureaus
    alle = met_verleden(x1)
    draag_over(x1, alle.huishouden, VINKHUIZEN)
    stad.ronde(x1, x2)

    balies = [neem_post(bureau) for bureau in (y1, y2)]
    assert all(er.gehaald for er in balies)
    stad.ronde(y1, y2, y1, y2)
    assert dossier_van(y1, alle) == dossier_van(y2, alle)
    assert notities(y1, alle) == notities(y2, alle) == [NOTITIE]
    eis_heel(y1, y2)


def test_that_a_desk_of_all_teams_that_reads_it_first_doubles_nothing(stad: Stad) -> None:
    beheer, x1, _, y1, y2, z = stad.bureaus
    alle = met_verleden(x1)
    draag_over(x1, alle.huishouden, VINKHUIZEN)
    stad.ronde(x1, beheer, y1, beheer, y2, z, y1)
    for bureau in (y1, y2):
        assert dossier_van(bureau, alle) == dossier_van(x1, alle)
    assert not dossier_van(x1, alle).keys() & mutaties(z).keys()
    assert not is_dicht(beheer, alle)
    eis_heel(beheer, y1, y2, z)


def test_that_a_colleague_sends_it_after_an_hour_when_the_desk_where_it_was_decided_does_not(stad: Stad) -> None:
    _, x1, x2, y1, _, _ = stad.bureaus
    alle = met_verleden(x1)
    stad.ronde(x1, x2)
    draag_over(x1, alle.huishouden, VINKHUIZEN)
    nummer = 1
    while not mutaties(x1).keys() <= gedeelde(x1):  # it shares the move with its team, and is gone before the rest
        assert breek(stad, x1, nummer, erna=True)
        nummer += 1
    stad.ronde(x2, y1)
    assert is_dicht(x2, alle)
    assert notities(y1, alle) == []
    stad.klok.verzet(3_600_000)
    stad.ronde(x2, y1)
    assert notities(y1, alle) == [NOTITIE]
    assert stad.ronde(x1)[0].gedeeld == 0
    assert [er.gehaald for er in stad.ronde(y1)] == [0]
    eis_heel(x1, x2, y1)


@pytest.mark.parametrize("erna", [False, True])
def test_that_being_cut_short_anywhere_loses_nothing_and_doubles_nothing(stad: Stad, *, erna: bool) -> None:
    _, x1, x2, y1, y2, _ = stad.bureaus
    alle = met_verleden(x1)
    stad.ronde(x1, x2)
    draag_over(x1, alle.huishouden, VINKHUIZEN)
    for bureau in (x1, y1):
        nummer = 1
        while breek(stad, bureau, nummer, erna=erna):
            nummer += 1
        assert nummer > 5
    stad.ronde(x1, y1, y2, x2)
    assert dossier_van(x1, alle) == dossier_van(y1, alle) == dossier_van(y2, alle)
    eis_heel(x1, x2, y1, y2)


def test_that_stopping_between_any_two_turns_at_the_store_loses_nothing_and_doubles_nothing(stad: Stad) -> None:
    _, x1, x2, y1, y2, _ = stad.bureaus
    alle = met_verleden(x1)
    stad.ronde(x1, x2)
    draag_over(x1, alle.huishouden, VINKHUIZEN)
    for bureau in (x1, y1):
        beurt = 1
        while stop(bureau, beurt):
            beurt += 1
        assert beurt > 20
    stad.ronde(x1, y1, y2, x2)
    assert dossier_van(x1, alle) == dossier_van(y1, alle) == dossier_van(y2, alle)
    eis_heel(x1, x2, y1, y2)


def stop(bureau: Bureau, beurt: int) -> bool:
    """A round of a program that is closed before this turn at its store; False when it was over before."""
    geweest = 0

    def gestopt() -> None:
        nonlocal geweest
        geweest += 1
        if geweest == beurt:
            raise Gestopt

    centrum = deelname.open_eigen(bureau)
    try:
        balie = deelname.deelnemer(bureau, gestopt=gestopt)
        deelname.doe_ronde(balie, centrum, locatie=deelname.locatie_van(bureau))
    except Gestopt:
        return True
    finally:
        centrum.sluit()
    return False


def test_that_a_paper_of_a_withdrawn_desk_is_not_believed_and_a_colleague_sends_it_again(stad: Stad) -> None:
    _, x1, x2, y1, _, _ = stad.bureaus
    alle = met_verleden(x1)
    stad.ronde(x1, x2)
    draag_over(x1, alle.huishouden, VINKHUIZEN)
    stad.ronde(x1)
    balie = x1.op_winkel(lambda open_: open_.balie_id)
    uitwisseling_beheer.trek_in(stad.beheer, balie)
    stad.ronde(y1)
    assert notities(y1, alle) == []
    stad.klok.verzet(3_600_000)
    stad.ronde(x2, y1)
    assert notities(y1, alle) == [NOTITIE]
    eis_heel(x2, y1)


def test_that_it_is_sent_again_when_the_centre_was_put_back(stad: Stad) -> None:
    _, x1, x2, y1, _, _ = stad.bureaus
    alle = met_verleden(x1)
    stad.ronde(x1, x2)
    shutil.copytree(stad.map / "centrum", stad.map / "gisteren")
    draag_over(x1, alle.huishouden, VINKHUIZEN)
    stad.ronde(x1)
    shutil.rmtree(stad.map / "centrum")
    shutil.move(stad.map / "gisteren", stad.map / "centrum")
    nieuwe_generatie(stad.waar)
    stad.ronde(x1, x2, y1)
    assert notities(y1, alle) == [NOTITIE]
    eis_heel(x1, x2, y1)


def test_that_an_idle_round_asks_one_thing_more(stad: Stad) -> None:
    _, x1, _, y1, _, _ = stad.bureaus
    verhuis(stad)
    for bureau in (x1, y1):
        stad.ronde(bureau)
        lijn = Lijn()
        stad.ronde(bureau, via=lijn.naar)
        assert [wat[1] for wat in lijn.gevraagd if wat[0] == "papier"].count(overdracht.SOORT) == 1
