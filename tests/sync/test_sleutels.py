"""Keys: the fingerprint people compare, the halves in two envelopes, and the drill with them."""

from __future__ import annotations

import re
from functools import partial

import pyrage
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.conftest import Klok
from tests.sync.papieren import Ladekast, Stad, mutaties, reden_van
from tests.sync.test_rooster import ROOSTER, TEAM
from wijdesk.errors import Weigering
from wijdesk.models.values import IdMaker
from wijdesk.sync import beheer, sleutels

IDENTITEIT = sleutels.nieuwe_identiteit()
EEN, ANDER = sleutels.noodhelften(IDENTITEIT)


def test_that_a_desk_keeps_the_keys_it_made() -> None:
    kast = Ladekast()
    eerst = sleutels.zorg_voor_toestelsleutels(kast)
    assert sleutels.zorg_voor_toestelsleutels(kast) == eerst
    assert sleutels.zorg_voor_toestelsleutels(Ladekast()) != eerst
    assert len(kast.laden[sleutels.TEKEN]) == 32


# The fingerprint -----------------------------------------------------------------------------------------------------


def test_that_a_fingerprint_is_four_groups_of_four_that_can_be_told_by_telephone() -> None:
    assert re.fullmatch(r"[A-Z2-7]{4}( [A-Z2-7]{4}){3}", sleutels.vingerafdruk(b"a", b"b"))
    assert sleutels.vingerafdruk(b"a", b"b") == "DY6Q DS6D PEOQ GZZH"


@given(st.lists(st.binary(max_size=40), max_size=4), st.lists(st.binary(max_size=40), max_size=4))
def test_that_other_parts_or_other_cuts_give_another_fingerprint(een: list[bytes], ander: list[bytes]) -> None:
    assert (sleutels.vingerafdruk(*een) == sleutels.vingerafdruk(*ander)) == (een == ander)


# The noodsleutel -----------------------------------------------------------------------------------------------------


def test_that_the_two_halves_give_the_key_in_either_order_however_they_are_typed() -> None:
    assert sleutels.noodsleutel_uit(EEN, ANDER) == IDENTITEIT
    assert sleutels.noodsleutel_uit(ANDER.lower().replace(" ", "-"), "  " + EEN.replace(" ", "") + "\n") == IDENTITEIT


def test_that_a_half_is_fifteen_groups_of_four_and_never_the_same_twice() -> None:
    assert re.fullmatch(r"[A-Z0-9]{4}( [A-Z0-9]{4}){14}", EEN)
    assert len({half for _ in range(20) for half in sleutels.noodhelften(IDENTITEIT)}) == 40


def test_that_one_half_says_nothing_about_the_key() -> None:
    """With another second half the same first half gives any other key: seen here by making that half."""
    andere = sleutels.nieuwe_identiteit()
    tekens = [sleutels._TEKENS.index(teken) for teken in EEN.replace(" ", "")[:58]]
    doel = [sleutels._TEKENS.index(teken) for teken in andere[16:]]
    tweede = sleutels._als_helft([links ^ rechts for links, rechts in zip(tekens, doel, strict=True)])
    assert sleutels.noodsleutel_uit(EEN, tweede) == andere


@given(st.integers(0, 73), st.sampled_from("QPZRY9X8GF2TVDW0S3JN54KHCE6MUA7L1BIO é"))
def test_that_a_slip_of_the_pen_never_gives_another_key(plek: int, teken: str) -> None:
    fout = EEN[:plek] + teken + EEN[plek + 1 :]
    if fout.replace(" ", "") == EEN.replace(" ", ""):
        assert sleutels.noodsleutel_uit(fout, ANDER) == IDENTITEIT
        return
    with pytest.raises(Weigering) as weigering:
        sleutels.noodsleutel_uit(fout, ANDER)
    assert EEN[:4] not in weigering.value.zin


def test_that_halves_of_two_keys_do_not_go_together() -> None:
    vreemd = sleutels.noodhelften(IDENTITEIT)[1]
    with pytest.raises(Weigering, match="horen niet bij elkaar") as fout:
        sleutels.noodsleutel_uit(EEN, vreemd)
    assert list(fout.value.fouten) == ["ander"]
    for half in ("", EEN[:-1], EEN + "Q", "1" * 60):
        with pytest.raises(Weigering, match="overgetypt") as fout:
            sleutels.noodsleutel_uit(EEN, half)
        assert list(fout.value.fouten) == ["ander"]


def test_that_what_is_no_key_is_not_cut_in_halves() -> None:
    with pytest.raises(ValueError, match="not an age identity"):
        sleutels.noodhelften("AGE-SECRET-KEY-1")


def test_that_the_drill_opens_a_segment_with_what_came_out_of_the_envelopes(klok: Klok, ids: IdMaker) -> None:
    stad = Stad(klok, ids)
    computer = stad.laat_toe(stad.selwerd)
    segment = stad.verzegel(computer, mutaties(ids, 5))
    lijst = stad.beheer.rooster
    assert beheer.oefen_noodsleutel(stad.nood.een, stad.nood.ander, rooster=lijst, segment=segment) == 5
    nieuw, blad = beheer.vervang_noodsleutel(stad.beheer.kast, stad.centrum, nu=klok())
    with pytest.raises(Weigering, match="andere noodsleutel"):
        beheer.oefen_noodsleutel(stad.nood.een, stad.nood.ander, rooster=nieuw, segment=segment)
    assert (
        reden_van(lambda: beheer.oefen_noodsleutel(blad.een, blad.ander, rooster=nieuw, segment=segment)) == "sleutel"
    )
    stad.werk_bij(computer)
    straks = stad.verzegel(computer, mutaties(ids, 2))
    assert beheer.oefen_noodsleutel(blad.ander, blad.een, rooster=nieuw, segment=straks) == 2
    assert sleutels.noodsleutel_uit(blad.een, blad.ander).encode() not in stad.beheer.kast.laden.values()


# Wrapped keys --------------------------------------------------------------------------------------------------------


@given(st.binary(max_size=300))
def test_that_a_wrapped_key_that_is_rubbish_is_refused(papier: bytes) -> None:
    kast = Ladekast()
    sleutels.zorg_voor_toestelsleutels(kast)
    lijst, team = ROOSTER, TEAM
    for stuk in (papier, _gewikkeld(kast, papier)):
        assert reden_van(partial(sleutels.ontwikkel, kast, stuk, rooster=lijst, team=team, epoch=1)) == "sleutel"
    assert len(kast.laden) == 2


def _gewikkeld(kast: Ladekast, inhoud: bytes) -> bytes:
    eigen = pyrage.x25519.Identity.from_str(kast.laden[sleutels.OPEN].decode())
    return bytes(pyrage.encrypt(inhoud, [eigen.to_public()]))


def test_that_a_key_of_another_rooster_is_not_handed_out() -> None:
    lijst, team = ROOSTER, TEAM
    kast = Ladekast()
    assert sleutels.epochsleutel(kast, lijst, team, 1) is None
    for waarde in (IDENTITEIT.encode(), b"\xff", b"", b"AGE-SECRET-KEY-1"):
        kast.put(sleutels.epoch_naam(team, 1), waarde)
        assert sleutels.epochsleutel(kast, lijst, team, 1) is None
