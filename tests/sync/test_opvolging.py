"""The key of the beheerder: at a second desk, taken over with two envelopes, and replaced when a desk is stolen."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.conftest import Klok
from tests.sync.papieren import KEREN, Computer, Stad, mutaties, reden_van, voer
from tests.sync.test_rooster import ROOSTER
from wijdesk.app.uitwisseling.herinner import over_de_sleutel
from wijdesk.errors import CentrumGeweigerd, GeenContact, Weigering
from wijdesk.models.values import Id, IdMaker
from wijdesk.sync import aanmelding, beheer, bord, jws, opvolging, rooster, sleutels
from wijdesk.sync.aanmelding import bewaard_rooster
from wijdesk.sync.centrum import Merk
from wijdesk.sync.geheugen import GeheugenCentrum
from wijdesk.sync.rooster import BEHEER, LEZEN


@pytest.fixture
def stad(klok: Klok, ids: IdMaker) -> Stad:
    """A centre with two teams and its beheerder."""
    return Stad(klok, ids)


def tweede(stad: Stad) -> Computer:
    """A second desk of the beheerder."""
    computer = stad.laat_toe(stad.selwerd)
    beheer.maak_beheerder(stad.beheer.kast, stad.centrum, computer.balie, nu=stad.klok())
    stad.werk_bij(computer)
    return computer


def vraagt(stad: Stad) -> Computer:
    """A computer that asked to be let in."""
    computer = Computer(stad.ids(), stad.ids())
    aanmelding.vraag_aan(
        computer.kast, stad.centrum, balie=computer.balie, toestel=computer.toestel, teams=(stad.selwerd,),
        nu=stad.klok(),
    )  # fmt: skip
    return computer


def laat_toe(stad: Stad, door: Computer, wie: Computer) -> rooster.Rooster:
    """This desk lets that one in."""
    aanvraag = next(er for er in beheer.aanvragen(door.kast, stad.centrum) if er.balie == wie.balie)
    teams = (stad.selwerd, stad.beijum)
    return beheer.laat_toe(door.kast, stad.centrum, aanvraag, teams=teams, historie=True, nu=stad.klok())


def test_that_a_second_desk_of_the_beheerder_does_all_the_first_does(stad: Stad) -> None:
    ander = tweede(stad)
    assert opvolging.is_beheerder(ander.kast)
    collega = vraagt(stad)
    laat_toe(stad, ander, collega)
    assert stad.werk_bij(collega) is not None
    beheer.vernieuw(stad.beheer.kast, stad.centrum, nu=stad.klok())  # by turns, each knowing what the other did
    beheer.trek_in(ander.kast, stad.centrum, collega.balie, na={}, nu=stad.klok())
    laatste = beheer.eis_versie(stad.beheer.kast, stad.centrum, 4, nu=stad.klok())
    assert laatste.balies[collega.balie].ingetrokken
    assert {team.epoch for team in laatste.teams.values()} == {3}
    later = vraagt(stad)
    laat_toe(stad, ander, later)
    stad.werk_bij(later)
    assert all(later.sleutel(team, epoch) for team in (stad.selwerd, stad.beijum) for epoch in (1, 2, 3))


def test_that_a_new_team_comes_to_every_desk_of_the_beheerder(stad: Stad) -> None:
    ander, lewenborg = tweede(stad), stad.ids()
    beheer.voeg_teams_toe(stad.beheer.kast, stad.centrum, {lewenborg: "Lewenborg"}, nu=stad.klok())
    stad.werk_bij(ander)
    assert ander.sleutel(lewenborg, 1) is not None


def test_that_no_other_desk_gets_the_key_of_the_beheerder(stad: Stad) -> None:
    ander = tweede(stad)
    gewoon, lezer = stad.laat_toe(stad.selwerd), stad.laat_toe(stad.selwerd, rol=LEZEN)
    beheer.eis_versie(ander.kast, stad.centrum, 4, nu=stad.klok())
    for computer in (gewoon, lezer):
        stad.werk_bij(computer)
        assert computer.kast.get(sleutels.BEHEERDER_TEKEN) is None
        for naam in stad.centrum.papieren(opvolging.SLEUTEL):
            papier = stad.centrum.papier(opvolging.SLEUTEL, naam) or b""
            assert opvolging._ontwikkel(papier, computer.kast.laden[sleutels.OPEN].decode()) is None
    teken = stad.beheer.kast.laden[sleutels.BEHEERDER_TEKEN]
    assert not any(teken in papier or teken.hex().encode() in papier for papier in _papieren(stad))


def _papieren(stad: Stad) -> list[bytes]:
    return [
        stad.centrum.papier(soort, naam) or b""
        for soort in ("beheer", "epoch", "rooster", "aanvraag", "opvolger")
        for naam in stad.centrum.papieren(soort)
    ]


def test_that_two_desks_that_renew_at_once_do_not_give_different_keys(stad: Stad) -> None:
    ander, collega = tweede(stad), stad.laat_toe(stad.selwerd, stad.beijum)
    stad.centrum.sterf_na(3)  # one died half-way, with keys on the board and no rooster
    with pytest.raises(GeenContact):
        beheer.vernieuw(ander.kast, stad.centrum, nu=stad.klok())
    stad.centrum.sterf_na(999)
    beheer.vernieuw(stad.beheer.kast, stad.centrum, nu=stad.klok())
    beheer.vernieuw(ander.kast, stad.centrum, nu=stad.klok())
    stad.werk_bij(collega)
    stad.werk_bij(stad.beheer)
    for team in (stad.selwerd, stad.beijum):
        nu = collega.rooster.teams[team].epoch
        assert collega.sleutel(team, nu) == ander.sleutel(team, nu) is not None


def test_that_a_key_that_was_wrapped_meanwhile_stops_the_one_who_came_second(stad: Stad) -> None:
    ander = tweede(stad)
    collega = stad.laat_toe(stad.selwerd)
    stad.werk_bij(ander)
    hang_op, keren = stad.centrum.hang_op, 0

    def tussendoor(soort: str, naam: str, papier: bytes) -> object:
        nonlocal keren
        if soort == "epoch" and not keren:
            keren = 1
            hang_op(soort, naam, b"van de ander")
        return hang_op(soort, naam, papier)

    stad.centrum.hang_op = tussendoor  # type: ignore[method-assign, assignment]
    with pytest.raises(CentrumGeweigerd, match="ondertussen"):
        beheer.vernieuw(stad.beheer.kast, stad.centrum, nu=stad.klok())
    beheer.vernieuw(stad.beheer.kast, stad.centrum, nu=stad.klok())
    stad.werk_bij(collega)
    assert collega.sleutel(stad.selwerd, collega.rooster.teams[stad.selwerd].epoch) is not None


# The two envelopes ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("op_het_rooster", [True, False])
def test_that_a_desk_with_both_halves_takes_over_with_all_there_was(stad: Stad, *, op_het_rooster: bool) -> None:
    beheer.vernieuw(stad.beheer.kast, stad.centrum, nu=stad.klok())
    erbij = stad.laat_toe(stad.selwerd) if op_het_rooster else vraagt(stad)
    stad.beheer.kast.laden.clear()  # the computer of the beheerder is gone, and its copies
    nieuw = beheer.neem_over(
        erbij.kast, stad.centrum, erbij.balie, stad.nood.een, stad.nood.ander.lower(), nu=stad.klok()
    )
    assert nieuw.balies[erbij.balie].rol == BEHEER
    assert opvolging.is_beheerder(erbij.kast)
    collega = vraagt(stad)
    laat_toe(stad, erbij, collega)
    stad.werk_bij(collega)
    assert all(collega.sleutel(team, epoch) for team in (stad.selwerd, stad.beijum) for epoch in (1, 2))


def test_that_one_half_is_useless_and_an_earlier_noodsleutel_too(stad: Stad) -> None:
    erbij = stad.laat_toe(stad.selwerd)
    ander = beheer.vervang_noodsleutel(stad.beheer.kast, stad.centrum, nu=stad.klok())[1]
    tweetallen = [
        (ander.een, ander.een), (ander.ander, ander.ander), (ander.een, ""), ("", ander.ander),
        (ander.een, stad.nood.ander), (stad.nood.een, ander.ander), (stad.nood.een, stad.nood.ander),
    ]  # fmt: skip
    for een, tweede_helft in tweetallen:
        with pytest.raises(Weigering) as fout:
            beheer.neem_over(erbij.kast, stad.centrum, erbij.balie, een, tweede_helft, nu=stad.klok())
        assert fout.value.fouten.keys() & {"een", "ander"}
        assert not opvolging.is_beheerder(erbij.kast)
        assert erbij.kast.get(sleutels.BEHEERDER_TEKEN) is None
    beheer.neem_over(erbij.kast, stad.centrum, erbij.balie, ander.een, ander.ander, nu=stad.klok())
    assert opvolging.is_beheerder(erbij.kast)


def test_that_a_half_with_one_sign_of_the_other_says_nothing_about_the_key(stad: Stad) -> None:
    """Each half alone is a one-time pad: any key of this length goes with it."""
    vreemd = sleutels.noodhelften(sleutels.nieuwe_identiteit())
    for mijn in (stad.nood.een, stad.nood.ander):
        assert mijn not in vreemd
        assert reden_van(sleutels.ontvanger_van, "AGE-SECRET-KEY-1" + sleutels.nieuwe_identiteit()[16:]) == ""


def test_that_a_withdrawn_desk_takes_nothing_over(stad: Stad) -> None:
    weg = stad.laat_toe(stad.selwerd)
    beheer.trek_in(stad.beheer.kast, stad.centrum, weg.balie, na={}, nu=stad.klok())
    with pytest.raises(Weigering, match="ingetrokken"):
        beheer.neem_over(weg.kast, stad.centrum, weg.balie, stad.nood.een, stad.nood.ander, nu=stad.klok())
    assert weg.kast.get(sleutels.BEHEERDER_TEKEN) is None


# A stolen desk of the beheerder --------------------------------------------------------------------------------------


def test_that_a_stolen_desk_of_the_beheerder_signs_nothing_that_others_take(stad: Stad) -> None:
    ander, collega = tweede(stad), stad.laat_toe(stad.selwerd)
    dief = Computer(ander.balie, ander.toestel)
    dief.kast.laden = dict(ander.kast.laden)
    oud = stad.beheer.rooster.beheerder
    laatste = beheer.trek_in(stad.beheer.kast, stad.centrum, ander.balie, na={}, nu=stad.klok())
    assert laatste.beheerder != oud
    assert laatste.balies[ander.balie].ingetrokken
    assert opvolging.is_beheerder(stad.beheer.kast)
    stad.centrum.hang_op("rooster", "99", rooster.teken(_met_dief(dief), dief.kast.laden["beheerder.teken"]).encode())
    stad.werk_bij(collega)
    assert collega.rooster == laatste
    assert collega.kast.get(sleutels.BEHEERDER) == laatste.beheerder
    stad.werk_bij(dief)
    assert not opvolging.is_beheerder(dief.kast)
    with pytest.raises(Weigering, match="alleen op de computer"):
        beheer.vernieuw(dief.kast, stad.centrum, nu=stad.klok())
    papier = jws.teken(
        {"centrum": stad.merk.centrum.hex(), "naar": sleutels.publiek(b"9" * 32).hex()},
        typ=bord.TYP_OPVOLGER, sleutel=dief.kast.laden["beheerder.teken"],
    )  # fmt: skip
    assert stad.centrum.hang_op(bord.OPVOLGER, bord.kort(oud), papier.encode()).name == "ANDERS"
    segment = stad.verzegel(collega, mutaties(stad.ids, 1))
    assert reden_van(stad.ontzegel, stad.laat_toe(stad.selwerd), segment, collega.balie) == ""


def _met_dief(dief: Computer) -> rooster.Rooster:
    kast = bewaard_rooster(dief.kast)
    assert kast is not None
    return replace(kast, versie=99)


def test_that_a_third_desk_gets_the_new_key_and_who_was_away_follows_two_at_once(stad: Stad) -> None:
    weg1, weg2, blijft = tweede(stad), tweede(stad), tweede(stad)
    lang_weg = stad.laat_toe(stad.selwerd)
    for weg in (weg1, weg2):
        beheer.trek_in(stad.beheer.kast, stad.centrum, weg.balie, na={}, nu=stad.klok())
    stad.werk_bij(blijft)
    assert opvolging.is_beheerder(blijft.kast)
    beheer.vernieuw(blijft.kast, stad.centrum, nu=stad.klok())
    stad.werk_bij(lang_weg)
    assert lang_weg.rooster == bewaard_rooster(blijft.kast)
    assert lang_weg.sleutel(stad.selwerd, lang_weg.rooster.teams[stad.selwerd].epoch) is not None
    with pytest.raises(Weigering, match="kunt de balie waar u nu werkt"):
        beheer.trek_in(blijft.kast, stad.centrum, blijft.balie, na={}, nu=stad.klok())


@pytest.mark.parametrize("antwoord_kwijt", [False, True])
@pytest.mark.parametrize("keren", range(14))
def test_that_replacing_the_key_may_be_cut_short_anywhere(stad: Stad, keren: int, *, antwoord_kwijt: bool) -> None:
    gestolen, blijft = tweede(stad), stad.laat_toe(stad.selwerd)
    dief = dict(gestolen.kast.laden)
    stad.centrum.sterf_na(keren)
    if antwoord_kwijt:
        stad.centrum.verlies_antwoord(keren)
    for _ in range(30):
        try:
            beheer.trek_in(stad.beheer.kast, stad.centrum, gestolen.balie, na={}, nu=stad.klok())
        except GeenContact:
            stad.centrum.sterf_na(999)
            continue
        break
    else:
        pytest.fail("never came to an end")
    stad.centrum.sterf_na(999)
    laatste = beheer.eis_versie(stad.beheer.kast, stad.centrum, 4, nu=stad.klok())
    assert laatste.balies[gestolen.balie].ingetrokken
    assert laatste.beheerder != sleutels.publiek(dief[sleutels.BEHEERDER_TEKEN])
    stad.werk_bij(blijft)
    assert blijft.rooster == laatste
    gestolen.kast.laden = dief
    stad.werk_bij(gestolen)
    assert not opvolging.is_beheerder(gestolen.kast)


def test_that_a_board_that_went_back_gets_the_succession_again(stad: Stad) -> None:
    weg, blijft = tweede(stad), stad.laat_toe(stad.selwerd)
    kopie = stad.centrum.kopie()
    beheer.trek_in(stad.beheer.kast, stad.centrum, weg.balie, na={}, nu=stad.klok())
    stad.centrum.zet_terug(kopie, nieuwe_generatie=True)
    for kast in (stad.beheer.kast, blijft.kast):
        aanmelding.bewaar_merk(kast, stad.centrum.merk())  # as a round does
    beheer.eis_versie(stad.beheer.kast, stad.centrum, 4, nu=stad.klok())
    stad.werk_bij(blijft)
    assert blijft.rooster == bewaard_rooster(stad.beheer.kast)


def test_that_rubbish_in_the_place_of_a_successor_moves_nobody(stad: Stad) -> None:
    collega = stad.laat_toe(stad.selwerd)
    oud = stad.beheer.rooster.beheerder
    vreemd = sleutels.nieuwe_tekensleutel()
    claims = {"centrum": stad.merk.centrum.hex(), "naar": sleutels.publiek(vreemd).hex()}
    papier = jws.teken(claims, typ=bord.TYP_OPVOLGER, sleutel=vreemd)
    stad.centrum.hang_op(bord.OPVOLGER, bord.kort(oud), papier.encode())
    stad.werk_bij(collega)
    assert collega.kast.get(sleutels.BEHEERDER) == oud
    weg = tweede(stad)
    with pytest.raises(CentrumGeweigerd, match="andere opvolger"):
        beheer.trek_in(stad.beheer.kast, stad.centrum, weg.balie, na={}, nu=stad.klok())
    assert stad.beheer.rooster.balies[weg.balie].ingetrokken
    assert "nog niet vervangen" in over_de_sleutel(stad.beheer.kast)[0]
    beheer.vernieuw(stad.beheer.kast, stad.centrum, nu=stad.klok())  # all else goes on
    stad.werk_bij(collega)
    assert collega.rooster == stad.beheer.rooster


def test_that_a_desk_of_the_beheerder_hears_that_another_key_took_its_place(stad: Stad) -> None:
    ander = tweede(stad)
    assert over_de_sleutel(stad.beheer.kast) == over_de_sleutel(ander.kast) == []
    dief = Computer(ander.balie, ander.toestel)
    dief.kast.laden = dict(ander.kast.laden)
    opvolging.wijs_aan(dief.kast, stad.centrum, stad.merk, nieuw=sleutels.nieuwe_tekensleutel())
    stad.werk_bij(ander)
    assert "Een andere sleutel tekent nu het rooster" in over_de_sleutel(ander.kast)[0]
    with pytest.raises(Weigering, match="alleen op de computer"):
        beheer.vernieuw(stad.beheer.kast, stad.centrum, nu=stad.klok())
    assert over_de_sleutel(stad.beheer.kast)


_OUD, _NIEUW, _MERK = b"o" * 32, b"n" * 32, Merk(centrum=Id(b"c" * 16), generatie=1)
_PAPIER = jws.teken(
    {"centrum": _MERK.centrum.hex(), "naar": sleutels.publiek(_NIEUW).hex()}, typ=bord.TYP_OPVOLGER, sleutel=_OUD
).encode()


def _op_het_bord(soort: str, naam: str, papier: bytes) -> GeheugenCentrum:
    centrum = GeheugenCentrum(lambda: 0, _MERK)
    centrum.hang_op(soort, naam, papier)
    return centrum


@voer("the naming of a successor", KEREN // 2)
@given(st.binary(max_size=60), st.integers(0, len(_PAPIER)), st.integers(0, 40))
def test_that_anything_but_what_the_old_key_signed_names_nobody(anders: bytes, plek: int, weg: int) -> None:
    naam, beheerder = bord.kort(sleutels.publiek(_OUD)), sleutels.publiek(_OUD)
    gevonden = bord.opvolger(_op_het_bord(bord.OPVOLGER, naam, _PAPIER), _MERK, beheerder)
    assert gevonden == (sleutels.publiek(_NIEUW), _PAPIER)
    verdraaid = _PAPIER[:plek] + anders + _PAPIER[plek + weg :]
    if verdraaid != _PAPIER:
        assert bord.opvolger(_op_het_bord(bord.OPVOLGER, naam, verdraaid), _MERK, beheerder) is None
    assert bord.opvolger(_op_het_bord(bord.OPVOLGER, naam, anders * 200), _MERK, beheerder) is None


@voer("a wrapped key", min(KEREN // 5, 2_000))
@given(st.binary(max_size=60), st.integers(0, 300), st.integers(0, 40))
def test_that_a_wrapped_key_that_was_tampered_with_is_not_taken(anders: bytes, plek: int, weg: int) -> None:
    teken, identiteit = b"t" * 32, sleutels.nieuwe_identiteit()
    er = replace(ROOSTER, beheerder=sleutels.publiek(teken), noodsleutel=sleutels.ontvanger_van(identiteit))
    plaats = sleutels.noodplek(er.noodsleutel)
    goed = sleutels.wikkel(teken.hex(), er.noodsleutel)
    verdraaid = goed[:plek] + anders + goed[plek + weg :]
    for papier, verwacht in ((goed, teken), (verdraaid, teken if verdraaid == goed else None), (anders, None)):
        centrum = _op_het_bord(opvolging.SLEUTEL, opvolging.papiernaam(er.beheerder, plaats), papier)
        assert opvolging._open(centrum, er, plaats, identiteit) == verwacht
