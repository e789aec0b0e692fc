"""Being let in, withdrawn, renewed: who can read what, and every action cut short at every write."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.conftest import Klok
from tests.sync.papieren import KEREN, NOTITIE, Computer, Ladekast, Stad, mutaties, reden_van, voer
from wijdesk.errors import AnderCentrum, GeenContact, Onbetrouwbaar, Weigering
from wijdesk.models.journaal import BEGIN
from wijdesk.models.values import Id, IdMaker
from wijdesk.sync import aanmelding, beheer, bord, rooster, sleutels
from wijdesk.sync.centrum import Merk, Segment
from wijdesk.sync.geheugen import GeheugenCentrum
from wijdesk.sync.rooster import DAG_MS, GELDIG_MS
from wijdesk.sync.segment import pak_uit


@pytest.fixture
def stad(klok: Klok, ids: IdMaker) -> Stad:
    """A centre with two teams and its beheerder."""
    return Stad(klok, ids)


def vraag(stad: Stad, computer: Computer, *teams: Id) -> bord.Aanvraag:
    """A desk asks."""
    return aanmelding.vraag_aan(
        computer.kast, stad.centrum, balie=computer.balie, toestel=computer.toestel, teams=teams, nu=stad.klok()
    )


def nieuw(stad: Stad) -> Computer:
    """A computer that asked nothing yet."""
    return Computer(stad.ids(), stad.ids())


def gaat_open(computer: Computer, segment: Segment) -> bool:
    """Whether any key that ever came into this cupboard opens this body, whatever roosters and seals say."""
    eigen = [waarde.decode() for naam, waarde in computer.kast.laden.items() if naam.startswith("epoch/")]
    return reden_van(pak_uit, segment.lichaam, [*eigen, computer.kast.laden[sleutels.OPEN].decode()]) == ""


# Being let in --------------------------------------------------------------------------------------------------------


def test_that_a_desk_that_was_let_in_reads_its_colleagues_and_is_read_by_them(stad: Stad) -> None:
    een, twee = stad.laat_toe(stad.selwerd), stad.laat_toe(stad.selwerd)
    stad.werk_bij(een)
    for schrijver, lezer in ((een, twee), (twee, een)):
        inhoud = mutaties(stad.ids, 2)
        assert list(stad.ontzegel(lezer, stad.verzegel(schrijver, inhoud), schrijver.balie).mutaties) == inhoud


def test_that_a_desk_that_asked_gets_nothing_before_it_is_let_in(stad: Stad) -> None:
    computer = nieuw(stad)
    vraag(stad, computer, stad.selwerd)
    assert stad.werk_bij(computer) is None
    assert aanmelding.bewaard_rooster(computer.kast) is None
    assert not any(naam.startswith("epoch/") for naam in computer.kast.laden)


def test_that_both_screens_show_the_same_fingerprint_and_another_when_somebody_stands_between(stad: Stad) -> None:
    echt = vraag(stad, nieuw(stad), stad.selwerd)
    (gezien,) = beheer.aanvragen(stad.beheer.kast, stad.centrum)
    assert gezien == echt
    assert gezien.vingerafdruk == echt.vingerafdruk
    ertussen = sleutels.publiek(sleutels.nieuwe_tekensleutel())
    anderen = [replace(echt, sleutel=ertussen), replace(echt, beheerder=ertussen), replace(echt, balie=stad.ids())]
    anderen += [
        replace(echt, centrum=stad.ids()),
        replace(echt, ontvanger=sleutels.ontvanger_van(sleutels.nieuwe_identiteit())),
    ]
    assert len({aanvraag.vingerafdruk for aanvraag in (echt, *anderen)}) == 6


def test_that_a_false_beheerder_on_the_board_shows_in_the_fingerprint_and_never_in_the_list(
    stad: Stad, klok: Klok
) -> None:
    vals = sleutels.nieuwe_tekensleutel()
    valse_lijst = replace(stad.beheer.rooster, beheerder=sleutels.publiek(vals), versie=9)
    stad.centrum.hang_op("rooster", "9", rooster.teken(valse_lijst, vals).encode())
    misleid = vraag(stad, nieuw(stad), stad.selwerd)
    assert misleid.beheerder == sleutels.publiek(vals)
    assert beheer.aanvragen(stad.beheer.kast, stad.centrum) == []


def test_that_a_desk_never_goes_over_to_another_beheerder(stad: Stad) -> None:
    computer = nieuw(stad)
    vraag(stad, computer, stad.selwerd)
    vals = sleutels.nieuwe_tekensleutel()
    valse_lijst = replace(stad.beheer.rooster, beheerder=sleutels.publiek(vals), versie=9)
    stad.centrum.hang_op("rooster", "9", rooster.teken(valse_lijst, vals).encode())
    assert reden_van(vraag, stad, computer, stad.selwerd) == "beheerder"
    assert stad.werk_bij(computer) is None


def test_that_asking_again_after_a_lost_answer_changes_nothing(stad: Stad) -> None:
    computer = nieuw(stad)
    stad.centrum.verlies_antwoord()
    with pytest.raises(GeenContact):
        vraag(stad, computer, stad.selwerd)
    stad.klok.verzet(60_000)  # type: ignore[attr-defined]
    opnieuw = vraag(stad, computer, stad.selwerd)
    assert beheer.aanvragen(stad.beheer.kast, stad.centrum) == [opnieuw]
    assert opnieuw.t < stad.klok()


def test_that_a_place_on_the_board_somebody_else_took_is_seen(stad: Stad) -> None:
    een = nieuw(stad)
    ander = Computer(een.balie, stad.ids())
    vraag(stad, ander, stad.selwerd)
    assert reden_van(vraag, stad, een, stad.selwerd) == "ander"


def test_that_rubbish_on_the_board_keeps_nobody_from_what_is_real(stad: Stad) -> None:
    for naam in ("x", "00" * 16, "ff" * 16, "0" * 31):
        stad.centrum.hang_op("aanvraag", naam, b"\xff" if naam == "x" else b"{}")
    for naam in ("99999999999999999999", "77", "88", "x"):
        stad.centrum.hang_op("rooster", naam, b"..")
    stad.centrum.hang_op("rooster", "55", stad.beheer.kast.laden[sleutels.ROOSTER])
    computer = stad.laat_toe(stad.selwerd)
    assert computer.rooster.versie == 2


@pytest.mark.parametrize("aantal", [25, 150])
def test_that_any_number_of_false_roosters_hides_no_withdrawal(stad: Stad, aantal: int) -> None:
    een, twee = stad.laat_toe(stad.selwerd), stad.laat_toe(stad.selwerd)
    stad.werk_bij(een)
    for versie in range(900_000, 900_000 + aantal):
        stad.centrum.hang_op(bord.ROOSTER, str(versie), b"x")
    beheer.trek_in(stad.beheer.kast, stad.centrum, twee.balie, na={twee.balie: 0}, nu=stad.klok())
    stad.werk_bij(een)
    assert een.rooster.balies[twee.balie].ingetrokken
    assert een.rooster == stad.beheer.rooster
    assert bord.beheerder_van(stad.centrum, stad.merk) == stad.beheer.rooster.beheerder


def test_that_the_beheerder_goes_round_a_place_that_somebody_filled_with_rubbish(stad: Stad) -> None:
    een = stad.laat_toe(stad.selwerd)
    volgende = stad.beheer.rooster.versie + 1
    for versie in (volgende, volgende + 1):
        stad.centrum.hang_op(bord.ROOSTER, str(versie), b"x")
    beheer.vernieuw(stad.beheer.kast, stad.centrum, nu=stad.klok())
    assert stad.beheer.rooster.versie == volgende + 2
    stad.werk_bij(een)
    assert een.rooster == stad.beheer.rooster


def test_that_the_clock_of_the_beheerder_stops_nobody_and_changes_no_name(stad: Stad) -> None:
    een = stad.laat_toe(stad.selwerd)
    goed = stad.klok()
    aanvraag = vraag(stad, twee := nieuw(stad), stad.selwerd)
    beheer.laat_toe(
        stad.beheer.kast, stad.centrum, aanvraag, teams=(stad.selwerd,), historie=True, nu=goed - 3 * 365 * DAG_MS
    )
    stad.werk_bij(een)
    assert not een.rooster.verlopen(goed)
    assert een.rooster.geldig_tot == goed + GELDIG_MS
    assert een.rooster.balies[een.balie].vanaf < een.rooster.balies[twee.balie].vanaf


def test_that_only_the_desk_that_asked_takes_its_request_back(stad: Stad) -> None:
    een, twee = nieuw(stad), nieuw(stad)
    for computer in (een, twee):
        vraag(stad, computer, stad.selwerd)
    assert bord.neem_terug(stad.centrum, merk=stad.merk, balie=een.balie, sleutel=twee.teken)
    assert not bord.neem_terug(stad.centrum, merk=stad.merk, balie=een.balie, sleutel=een.teken), "its place is taken"
    for _ in range(2):  # the answer may get lost
        assert bord.neem_terug(stad.centrum, merk=stad.merk, balie=twee.balie, sleutel=twee.teken)
    for _ in range(2):
        (hangt,) = beheer.aanvragen(stad.beheer.kast, stad.centrum)
        assert hangt.balie == een.balie


def test_that_one_key_is_not_let_in_twice_and_a_known_place_not_given_away(stad: Stad) -> None:
    computer = stad.laat_toe(stad.selwerd)
    ((aanvraag,), _) = bord.hangende_aanvragen(stad.centrum, stad.merk)
    elders = replace(aanvraag, balie=stad.ids())
    ander = replace(aanvraag, sleutel=b"9" * 32)
    for geknoeid in (elders, ander):
        with pytest.raises(Weigering, match="staat al"):
            beheer.laat_toe(
                stad.beheer.kast, stad.centrum, geknoeid, teams=[stad.selwerd], historie=False, nu=stad.klok()
            )
    assert computer.balie in stad.beheer.rooster.balies


def test_that_only_the_beheerder_can_and_only_for_teams_that_exist(stad: Stad) -> None:
    computer = stad.laat_toe(stad.selwerd)
    with pytest.raises(Weigering, match="alleen op de computer"):
        beheer.vernieuw(computer.kast, stad.centrum, nu=stad.klok())
    with pytest.raises(Weigering, match="teams bestaat niet"):
        beheer.zet_teams(
            stad.beheer.kast, stad.centrum, computer.balie, teams=[stad.ids()], historie=False, nu=stad.klok()
        )
    with pytest.raises(Weigering, match="niet op het rooster"):
        beheer.trek_in(stad.beheer.kast, stad.centrum, stad.ids(), na={}, nu=stad.klok())
    with pytest.raises(Weigering, match="al ingericht"):
        beheer.richt_in(Ladekast(), stad.centrum, teams={}, nu=stad.klok())


def test_that_asking_at_a_centre_nobody_set_up_says_so(klok: Klok, ids: IdMaker) -> None:
    leeg = GeheugenCentrum(klok, Merk(centrum=ids(), generatie=1))
    with pytest.raises(Weigering, match="nog niet ingericht"):
        aanmelding.vraag_aan(Ladekast(), leeg, balie=ids(), toestel=ids(), teams=(), nu=klok())


# Who can read what ---------------------------------------------------------------------------------------------------


def test_that_a_new_desk_reads_only_what_it_was_given(stad: Stad) -> None:
    schrijver = stad.laat_toe(stad.selwerd)
    vroeger = stad.verzegel(schrijver, mutaties(stad.ids, 1))
    beheer.vernieuw(stad.beheer.kast, stad.centrum, nu=stad.klok())
    zonder, met = stad.laat_toe(stad.selwerd, historie=False), stad.laat_toe(stad.selwerd, historie=True)
    elders = stad.laat_toe(stad.beijum)
    stad.werk_bij(schrijver)
    straks = stad.verzegel(schrijver, mutaties(stad.ids, 1))
    assert [gaat_open(lezer, vroeger) for lezer in (zonder, met, elders)] == [False, True, False]
    assert [gaat_open(lezer, straks) for lezer in (zonder, met, elders)] == [True, True, False]
    stad.werk_bij(zonder)
    assert reden_van(stad.ontzegel, zonder, vroeger, schrijver.balie) == "epoch"
    assert reden_van(stad.ontzegel, met, vroeger, schrijver.balie) == ""


def test_that_a_withdrawn_desk_reads_nothing_of_the_next_epoch_and_is_believed_no_further(stad: Stad) -> None:
    dief, collega = stad.laat_toe(stad.selwerd), stad.laat_toe(stad.selwerd)
    stad.werk_bij(dief)
    eerst = stad.verzegel(dief, mutaties(stad.ids, 3))
    stad.centrum.plaats(eerst)
    na = beheer.standen_van(stad.centrum, stad.beheer.rooster, dief.balie)
    assert na == {dief.balie: 3}
    beheer.trek_in(stad.beheer.kast, stad.centrum, dief.balie, na=na, nu=stad.klok())
    stad.werk_bij(collega)
    oud_rooster = dief.rooster
    bij = stad.werk_bij(dief)
    assert bij is not None
    assert bij.sleutels == ()
    assert not gaat_open(dief, stad.verzegel(collega, mutaties(stad.ids, 1)))
    assert reden_van(stad.ontzegel, collega, eerst, dief.balie) == ""
    dief.kast.put(
        sleutels.ROOSTER, rooster.teken(oud_rooster, stad.beheer.kast.laden[sleutels.BEHEERDER_TEKEN]).encode()
    )
    later = stad.verzegel(dief, mutaties(stad.ids, 1), van=4, kop_voor=b"1" * 32)
    assert reden_van(lambda: stad.ontzegel(collega, later, dief.balie, volgnr=3, schakel=b"1" * 32)) == "ingetrokken"
    verzonnen = stad.verzegel(dief, mutaties(stad.ids, 1), keten=stad.ids())
    assert reden_van(stad.ontzegel, collega, verzonnen, dief.balie) == "ingetrokken"


def test_that_a_desk_that_leaves_one_of_its_teams_goes_on_in_the_other(stad: Stad) -> None:
    beide, collega = stad.laat_toe(stad.selwerd, stad.beijum), stad.laat_toe(stad.selwerd, stad.beijum)
    nieuwe_lijst = beheer.zet_teams(
        stad.beheer.kast, stad.centrum, beide.balie, teams=[stad.beijum], historie=False, nu=stad.klok(), na={}
    )
    assert {team: stand.epoch for team, stand in nieuwe_lijst.teams.items()} == {stad.selwerd: 2, stad.beijum: 1}
    stad.werk_bij(beide)
    stad.werk_bij(collega)
    assert not gaat_open(beide, stad.verzegel(collega, mutaties(stad.ids, 1)))
    assert gaat_open(beide, stad.verzegel(collega, mutaties(stad.ids, 1), team=stad.beijum))
    keten = stad.ids()
    hier = stad.verzegel(beide, mutaties(stad.ids, 1), team=stad.beijum, keten=keten)
    daar = stad.verzegel(beide, mutaties(stad.ids, 1), team=stad.selwerd, keten=stad.ids())
    assert reden_van(stad.ontzegel, collega, hier, beide.balie) == ""
    assert reden_van(stad.ontzegel, collega, daar, beide.balie) == "ingetrokken"


def test_that_a_desk_that_comes_back_goes_on_with_the_chain_it_had(stad: Stad) -> None:
    heen_en_weer, collega = stad.laat_toe(stad.selwerd), stad.laat_toe(stad.selwerd)
    kast, centrum, balie = stad.beheer.kast, stad.centrum, heen_en_weer.balie
    beheer.trek_in(kast, centrum, balie, na={balie: 2}, nu=stad.klok())
    beheer.zet_teams(kast, centrum, balie, teams=[stad.selwerd], historie=False, nu=stad.klok())
    for computer in (heen_en_weer, collega):
        stad.werk_bij(computer)
    verder = stad.verzegel(heen_en_weer, mutaties(stad.ids, 1), van=3, kop_voor=b"2" * 32)
    assert reden_van(lambda: stad.ontzegel(collega, verder, balie, volgnr=2, schakel=b"2" * 32)) == ""
    assert heen_en_weer.rooster.balies[balie].eerder == ()


def test_that_a_key_that_does_not_belong_to_the_rooster_is_not_used(stad: Stad) -> None:
    computer = nieuw(stad)
    aanvraag = vraag(stad, computer, stad.selwerd)
    vals = sleutels.wikkel(sleutels.nieuwe_identiteit(), aanvraag.ontvanger)
    stad.centrum.hang_op("epoch", bord.epoch_papier(stad.selwerd, 1, computer.balie), vals)
    beheer.laat_toe(stad.beheer.kast, stad.centrum, aanvraag, teams=[stad.selwerd], historie=False, nu=stad.klok())
    bij = stad.werk_bij(computer)
    assert bij is not None
    assert (bij.sleutels, bij.onbruikbaar) == ((), ((stad.selwerd, 1),))
    assert computer.sleutel(stad.selwerd, 1) is None
    beheer.nieuwe_epoch(stad.beheer.kast, stad.centrum, [stad.selwerd], nu=stad.klok())
    beter = stad.werk_bij(computer)
    assert beter is not None
    assert beter.sleutels == ((stad.selwerd, 2),)


def test_that_the_yearly_renewal_gives_every_team_a_new_key_and_the_rooster_a_new_year(stad: Stad) -> None:
    computer = stad.laat_toe(stad.selwerd, stad.beijum)
    stad.klok.verzet(GELDIG_MS + DAG_MS)  # type: ignore[attr-defined]
    assert computer.rooster.verlopen(stad.klok())
    beheer.vernieuw(stad.beheer.kast, stad.centrum, nu=stad.klok())
    bij = stad.werk_bij(computer)
    assert bij is not None
    assert bij.nieuw
    assert set(bij.sleutels) == {(stad.selwerd, 2), (stad.beijum, 2)}
    assert not computer.rooster.verlopen(stad.klok())
    assert [computer.sleutel(stad.selwerd, epoch) is None for epoch in (1, 2, 3)] == [False, False, True]
    rustig = stad.werk_bij(computer)
    assert rustig is not None
    assert (rustig.nieuw, rustig.sleutels) == (False, ())


# Chains --------------------------------------------------------------------------------------------------------------


def test_that_a_desk_begins_a_new_chain_without_asking_and_nobody_can_for_it(stad: Stad) -> None:
    een, twee = stad.laat_toe(stad.selwerd), stad.laat_toe(stad.selwerd)
    keten = stad.ids()
    aanmelding.begin_keten(een.kast, stad.centrum, een.rooster, keten=keten, team=stad.selwerd, nu=stad.klok())
    assert bord.schrijver_van(stad.centrum, twee.rooster, een.balie) == een.balie
    assert bord.schrijver_van(stad.centrum, twee.rooster, keten) == een.balie
    assert bord.schrijver_van(stad.centrum, twee.rooster, stad.ids()) is None
    segment = stad.verzegel(een, mutaties(stad.ids, 1), keten=keten)
    assert reden_van(stad.ontzegel, twee, segment, een.balie) == ""
    assert reden_van(stad.ontzegel, twee, segment, twee.balie) == "handtekening"
    twin = pytest.raises(Onbetrouwbaar, match="Een andere computer")
    with twin:
        aanmelding.begin_keten(twee.kast, stad.centrum, twee.rooster, keten=keten, team=stad.selwerd, nu=stad.klok())
    assert beheer.aanvragen(stad.beheer.kast, stad.centrum) == []


def test_that_whoever_is_not_on_the_rooster_begins_no_chain(stad: Stad) -> None:
    buiten = nieuw(stad)
    vraag(stad, buiten, stad.selwerd)
    with pytest.raises(Weigering, match="nog niet toegelaten"):
        aanmelding.begin_keten(
            buiten.kast, stad.centrum, stad.beheer.rooster, keten=stad.ids(), team=stad.selwerd, nu=stad.klok()
        )
    assert bord.schrijver_van(stad.centrum, stad.beheer.rooster, buiten.balie) is None


def test_that_a_withdrawal_counts_every_chain_of_the_desk_and_none_of_others(stad: Stad) -> None:
    een, twee = stad.laat_toe(stad.selwerd), stad.laat_toe(stad.selwerd)
    keten = stad.ids()
    aanmelding.begin_keten(een.kast, stad.centrum, een.rooster, keten=keten, team=stad.selwerd, nu=stad.klok())
    for schrijver, welke, aantal in ((een, een.balie, 2), (een, keten, 5), (twee, twee.balie, 4)):
        stad.centrum.plaats(stad.verzegel(schrijver, mutaties(stad.ids, aantal), keten=welke))
    assert beheer.standen_van(stad.centrum, stad.beheer.rooster, een.balie) == {een.balie: 2, keten: 5}
    bekend = {een.balie: 2, keten: 5, twee.balie: 4}
    assert beheer.standen_van(stad.centrum, stad.beheer.rooster, een.balie, na=bekend) == {een.balie: 2, keten: 5}


# The centre that lies or goes back -----------------------------------------------------------------------------------


def test_that_a_board_that_went_back_gets_the_rooster_again_and_no_desk_goes_back(stad: Stad) -> None:
    computer = stad.laat_toe(stad.selwerd)
    kopie = stad.centrum.kopie()
    beheer.vernieuw(stad.beheer.kast, stad.centrum, nu=stad.klok())
    stad.werk_bij(computer)
    stad.centrum.zet_terug(kopie, nieuwe_generatie=True)
    bij = stad.werk_bij(computer)
    assert bij is not None
    assert (bij.rooster.versie, bij.nieuw) == (3, False)
    assert stad.centrum.papieren("rooster") == ["1", "2", "3"]
    assert stad.centrum.papier("rooster", "3") == stad.beheer.kast.laden[sleutels.ROOSTER]


def test_that_another_centre_or_one_gone_back_in_generatie_is_not_talked_to(stad: Stad) -> None:
    computer = stad.laat_toe(stad.selwerd)
    aanmelding.bewaar_merk(computer.kast, Merk(centrum=stad.merk.centrum, generatie=2))
    with pytest.raises(AnderCentrum, match="ouder dan deze balie al zag") as terug:
        stad.werk_bij(computer)
    assert "nieuwe generatie" in terug.value.uitweg
    ander = GeheugenCentrum(stad.klok, Merk(centrum=stad.ids(), generatie=2))
    with pytest.raises(AnderCentrum, match="niet het centrum waar deze balie bij hoort"):
        aanmelding.werk_bij(computer.kast, ander, balie=computer.balie)
    assert aanmelding.eis_merk(computer.kast, Merk(centrum=stad.merk.centrum, generatie=3))
    assert not aanmelding.eis_merk(computer.kast, Merk(centrum=stad.merk.centrum, generatie=2))


# Cut short -----------------------------------------------------------------------------------------------------------


def _nieuw_beheer(stad: Stad) -> Callable[[], object]:
    return lambda: beheer.vernieuw(stad.beheer.kast, stad.centrum, nu=stad.klok())


@pytest.mark.parametrize("keren", range(8))
@pytest.mark.parametrize("antwoord_kwijt", [False, True])
def test_that_an_action_that_was_cut_short_is_finished_by_doing_it_again(
    klok: Klok, ids: IdMaker, keren: int, *, antwoord_kwijt: bool
) -> None:
    stad = Stad(klok, ids)
    oud, blijft = stad.laat_toe(stad.selwerd, stad.beijum), stad.laat_toe(stad.selwerd, stad.beijum)
    komt = nieuw(stad)
    aanvraag = vraag(stad, komt, stad.selwerd)
    kast, centrum = stad.beheer.kast, stad.centrum
    acties: tuple[Callable[[], object], ...] = (
        lambda: beheer.trek_in(kast, centrum, oud.balie, na={}, nu=klok()),
        lambda: beheer.laat_toe(kast, centrum, aanvraag, teams=[stad.selwerd], historie=True, nu=klok()),
        lambda: beheer.vernieuw(kast, centrum, nu=klok()),
    )
    for actie in acties:
        centrum.sterf_na(keren)
        if antwoord_kwijt:
            centrum.verlies_antwoord(keren)
        for _ in range(20):
            klok.verzet(1000)
            try:
                actie()
            except GeenContact:
                continue
            break
        else:
            pytest.fail("never came to an end")
    centrum.sterf_na(99)
    for computer in (oud, blijft, komt):
        stad.werk_bij(computer)
    segment = stad.verzegel(blijft, mutaties(ids, 1))
    assert [gaat_open(computer, segment) for computer in (oud, blijft, komt)] == [False, True, True]
    assert reden_van(stad.ontzegel, komt, segment, blijft.balie) == ""
    assert blijft.rooster == komt.rooster == stad.beheer.rooster


def test_that_a_key_handed_out_by_an_action_that_was_cut_short_is_never_used(stad: Stad) -> None:
    dief, collega = stad.laat_toe(stad.selwerd), stad.laat_toe(stad.selwerd)
    stad.centrum.sterf_na(2)
    with pytest.raises(GeenContact):
        beheer.nieuwe_epoch(stad.beheer.kast, stad.centrum, [stad.selwerd], nu=stad.klok())
    buit = stad.centrum.papier("epoch", bord.epoch_papier(stad.selwerd, 2, dief.balie))
    assert buit is not None
    beheer.trek_in(stad.beheer.kast, stad.centrum, dief.balie, na={}, nu=stad.klok())
    stad.werk_bij(collega)
    segment = stad.verzegel(collega, mutaties(stad.ids, 1))
    assert stad.beheer.rooster.teams[stad.selwerd].epoch == 3
    eigen = dief.kast.laden[sleutels.OPEN].decode()
    from pyrage import decrypt, x25519

    dief.kast.put(sleutels.epoch_naam(stad.selwerd, 2), decrypt(buit, [x25519.Identity.from_str(eigen)]))
    assert not gaat_open(dief, segment)


def test_that_a_rooster_made_elsewhere_meanwhile_is_not_overwritten(stad: Stad) -> None:
    kloon = Computer(stad.beheer.balie, stad.beheer.toestel)
    kloon.kast.laden = dict(stad.beheer.kast.laden)
    beheer.eis_versie(stad.beheer.kast, stad.centrum, 4, nu=stad.klok())
    gemaakt = beheer.voeg_teams_toe(kloon.kast, stad.centrum, {stad.ids(): "Oude Wijken"}, nu=stad.klok())
    assert (gemaakt.versie, gemaakt.schrijf_min_sv, len(gemaakt.teams)) == (3, 4, 3)


@pytest.mark.parametrize("keren", range(3))
def test_that_a_centre_whose_setting_up_was_cut_short_is_set_up_after_all(klok: Klok, ids: IdMaker, keren: int) -> None:
    centrum, kast, team = GeheugenCentrum(klok, Merk(centrum=ids(), generatie=1)), Ladekast(), ids()
    centrum.sterf_na(keren)
    centrum.verlies_antwoord(keren)
    for _ in range(9):
        try:
            lijst, blad = beheer.richt_in(kast, centrum, teams={team: "Selwerd"}, nu=klok())
        except GeenContact:
            continue
        break
    nood = sleutels.noodsleutel_uit(blad.een, blad.ander)
    assert sleutels.ontvanger_van(nood) == lijst.noodsleutel
    assert lijst == aanmelding.bewaard_rooster(kast)
    assert list(lijst.teams) == [team]


# Rubbish -------------------------------------------------------------------------------------------------------------

_GEHEIM = bytes(range(32))
_AANVRAAG = bord.Aanvraag(
    centrum=Id(b"c" * 16),
    balie=Id(b"b" * 16),
    toestel=Id(b"t" * 16),
    sleutel=sleutels.publiek(_GEHEIM),
    ontvanger=sleutels.ontvanger_van(sleutels.nieuwe_identiteit()),
    teams=(Id(b"s" * 16),),
    beheerder=b"9" * 32,
    t=0,
)
_PAPIER = bord.teken_aanvraag(_AANVRAAG, _GEHEIM).encode()


def _lees(papier: bytes, **anders: Id) -> bord.Aanvraag:
    waar = {"centrum": _AANVRAAG.centrum, "balie": _AANVRAAG.balie} | anders
    return bord.lees_aanvraag(papier, sleutel=None, **waar)


def test_that_a_request_is_read_as_it_was_written_and_only_in_its_place() -> None:
    assert _lees(_PAPIER) == _AANVRAAG
    assert reden_van(lambda: _lees(_PAPIER, balie=Id(b"x" * 16))) == "plaats"
    assert reden_van(lambda: _lees(_PAPIER, centrum=Id(b"x" * 16))) == "plaats"
    assert reden_van(_lees, bord.teken_aanvraag(_AANVRAAG, b"9" * 32).encode()) == "handtekening"


@voer("a request to join", KEREN)
@given(st.binary(max_size=300), st.integers(0, len(_PAPIER) - 1), st.integers(0, 60))
def test_that_anything_but_what_a_desk_signed_is_no_request(anders: bytes, plek: int, weg: int) -> None:
    for papier in (anders, _PAPIER[:plek] + anders + _PAPIER[plek + weg :]):
        assert papier == _PAPIER or reden_van(_lees, papier) in ("vorm", "typ", "handtekening")


# Nothing to read -----------------------------------------------------------------------------------------------------


def test_that_the_board_holds_no_secret_and_nothing_of_a_client(stad: Stad) -> None:
    computer = stad.laat_toe(stad.selwerd)
    beheer.vernieuw(stad.beheer.kast, stad.centrum, nu=stad.klok())
    stad.centrum.plaats(stad.verzegel(computer, mutaties(stad.ids, 2)))
    alles = b"".join(
        stad.centrum.papier(soort, naam) or b""
        for soort in ("rooster", "aanvraag", "epoch")
        for naam in stad.centrum.papieren(soort)
    )
    for naam in stad.centrum.lijst(stad.selwerd, {}):
        segment = stad.centrum.haal(naam)
        alles += segment.lichaam + segment.zegel.encode()
    geheimen = [waarde for kast in (computer.kast, stad.beheer.kast) for waarde in kast.laden.values()]
    geheimen = [geheim for geheim in geheimen if b"AGE-SECRET-KEY" in geheim]
    assert len(geheimen) > 4
    assert not any(geheim in alles for geheim in [*geheimen, NOTITIE.encode()[:12], b"111222333"])
    assert BEGIN not in alles


def test_that_what_is_secret_does_not_show_in_a_traceback(stad: Stad) -> None:
    assert stad.nood.een not in repr(stad.nood)
    assert "…" in repr(stad.nood)
