"""What every centre does, in memory, in a folder and in PostgreSQL alike."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest

from tests.sync.opstelling import MERK, SELWERD, VINKHUIZEN, A, B, Opstelling, V, pseudoniem, segment
from wijdesk.errors import CentrumGeweigerd
from wijdesk.sync import centrumregels as regels
from wijdesk.sync.centrum import Geplaatst, Naam


def test_that_a_centre_says_which_it_is(opstelling: Opstelling) -> None:
    assert opstelling.ga("a").merk() == MERK


# Segments ------------------------------------------------------------------------------------------------------------


def test_that_what_was_put_down_is_read_back_by_another_desk(opstelling: Opstelling) -> None:
    a, b = opstelling.ga("a"), opstelling.ga("b")
    delen = [segment(A, 1, 5), segment(A, 6, 6), segment(A, 7, 9)]
    assert [a.plaats(deel) for deel in delen] == [Geplaatst.NIEUW] * 3
    assert b.lijst(SELWERD, {}) == [deel.naam for deel in delen]
    assert [b.haal(deel.naam) for deel in delen] == delen


def test_that_an_empty_centre_has_nothing_to_list(opstelling: Opstelling) -> None:
    assert opstelling.ga("a").lijst(SELWERD, {}) == []


def test_that_a_list_begins_after_what_was_read_of_each_chain(opstelling: Opstelling) -> None:
    a, b = opstelling.ga("a"), opstelling.ga("b")
    for van, tot in ((1, 5), (6, 8), (9, 9)):
        a.plaats(segment(A, van, tot))
    b.plaats(segment(B, 1, 2))
    assert [(n.balie, n.van) for n in a.lijst(SELWERD, {A: 5})] == [(A, 6), (A, 9), (B, 1)]
    assert [(n.balie, n.van) for n in a.lijst(SELWERD, {A: 6, B: 2})] == [(A, 6), (A, 9)], "6-8 was read in part"
    assert [(n.balie, n.van) for n in a.lijst(SELWERD, {A: 9, B: 1})] == [(B, 1)]
    assert a.lijst(SELWERD, {A: 9, B: 2}) == []
    assert a.lijst(SELWERD, {A: 999_999_999, B: 2}) == [], "a reader that is further than the centre"


def test_that_a_long_chain_is_listed_from_any_point_in_order(opstelling: Opstelling) -> None:
    a = opstelling.ga("a")
    grenzen = [0, 4_000, 9_999, 10_000, 19_500, 29_499, 29_500, 39_500]
    namen = []
    for na, tot in pairwise(grenzen):
        namen.append(Naam(team=SELWERD, balie=A, van=na + 1, tot=tot))
        a.plaats(replace(segment(A, na + 1, tot), naam=namen[-1]))
    b = opstelling.ga("b")
    for gelezen in (0, 1, 3_999, 4_000, 9_998, 9_999, 10_000, 10_001, 15_000, 19_999, 20_000, 29_499, 29_500, 39_500):
        assert b.lijst(SELWERD, {A: gelezen}) == [naam for naam in namen if naam.tot > gelezen]


def test_that_the_segments_of_another_team_are_not_listed(opstelling: Opstelling) -> None:
    opstelling.ga("v").plaats(segment(V, 1, 2, team=VINKHUIZEN))
    opstelling.ga("a").plaats(segment(A, 1, 2))
    beheer = opstelling.ga("beheer")
    assert [naam.balie for naam in beheer.lijst(SELWERD, {})] == [A]
    assert [naam.balie for naam in beheer.lijst(VINKHUIZEN, {})] == [V]


def test_that_a_desk_may_work_for_two_teams_with_a_chain_for_each(opstelling: Opstelling) -> None:
    beheer = opstelling.ga("beheer")
    assert beheer.plaats(segment(A, 1, 2)) is Geplaatst.NIEUW
    assert beheer.plaats(segment(V, 1, 2, team=VINKHUIZEN)) is Geplaatst.NIEUW
    with pytest.raises(CentrumGeweigerd):
        beheer.plaats(segment(A, 1, 2, team=VINKHUIZEN))
    with pytest.raises(CentrumGeweigerd):
        beheer.plaats(segment(A, 3, 4, team=VINKHUIZEN))


def test_that_the_same_segment_again_is_the_same_whoever_asks_how_often(opstelling: Opstelling) -> None:
    a = opstelling.ga("a")
    a.plaats(segment(A, 1, 5))
    a.plaats(segment(A, 6, 9))
    assert a.plaats(segment(A, 1, 5)) is Geplaatst.ZELFDE
    assert opstelling.ga("a").plaats(segment(A, 6, 9)) is Geplaatst.ZELFDE
    assert len(a.lijst(SELWERD, {})) == 2


@pytest.mark.parametrize(
    ("anders", "waarom"),
    [
        (segment(A, 6, 9, inhoud=b"tweeling"), "other bytes"),
        (replace(segment(A, 6, 9), zegel="e30.anders.x"), "another seal"),
        (segment(A, 6, 7), "shorter"),
        (segment(A, 6, 12), "longer"),
        (segment(A, 4, 5), "in the middle of an older one"),
        (segment(A, 9, 10), "over the end"),
        (segment(A, 1, 9), "over everything"),
    ],
)
def test_that_a_place_that_is_taken_by_other_bytes_is_said_so(opstelling: Opstelling, anders, waarom: str) -> None:
    a = opstelling.ga("a")
    for er in (segment(A, 1, 5), segment(A, 6, 9)):
        a.plaats(er)
    vooraf = a.lijst(SELWERD, {})
    assert a.plaats(anders) is Geplaatst.ANDERS, waarom
    assert a.lijst(SELWERD, {}) == vooraf
    assert a.haal(segment(A, 6, 9).naam) == segment(A, 6, 9)


@pytest.mark.parametrize("van", [2, 7, 100, 20_001])
def test_that_a_gap_is_refused(opstelling: Opstelling, van: int) -> None:
    a = opstelling.ga("a")
    if van > 2:
        a.plaats(segment(A, 1, 5))
    vooraf = a.lijst(SELWERD, {})
    with pytest.raises(CentrumGeweigerd):
        a.plaats(segment(A, van, van + 1))
    assert a.lijst(SELWERD, {}) == vooraf


def test_that_a_segment_that_is_not_there_cannot_be_fetched(opstelling: Opstelling) -> None:
    a = opstelling.ga("a")
    a.plaats(segment(A, 1, 5))
    for naam in (segment(A, 6, 7).naam, segment(B, 1, 5).naam, segment(A, 1, 4).naam, segment(A, 2, 5).naam):
        with pytest.raises(CentrumGeweigerd):
            a.haal(naam)


@pytest.mark.parametrize(
    "te_groot",
    [
        replace(segment(A, 1, 2), lichaam=bytes(regels.LICHAAM_MAX + 1)),
        replace(segment(A, 1, 2), zegel="z" * (regels.ZEGEL_MAX + 1)),
        segment(A, 1, regels.PER_SEGMENT + 1),
    ],
)
def test_that_what_is_too_large_is_refused(opstelling: Opstelling, te_groot) -> None:
    a = opstelling.ga("a")
    with pytest.raises(CentrumGeweigerd):
        a.plaats(te_groot)
    assert a.lijst(SELWERD, {}) == []


def test_that_a_body_may_hold_any_bytes_and_be_large(opstelling: Opstelling) -> None:
    a = opstelling.ga("a")
    groot = replace(segment(A, 1, 1), lichaam=bytes(range(256)) * 4096)
    leeg = replace(segment(A, 2, 2), lichaam=b"")
    assert a.plaats(groot) is Geplaatst.NIEUW
    assert a.plaats(leeg) is Geplaatst.NIEUW
    assert (a.haal(groot.naam), a.haal(leeg.naam)) == (groot, leeg)


def test_that_names_no_centre_knows_are_a_bug_and_not_a_refusal(opstelling: Opstelling) -> None:
    a = opstelling.ga("a")
    with pytest.raises(ValueError, match="segment"):
        a.plaats(segment(A, 0, 1))
    with pytest.raises(ValueError, match="segment"):
        a.plaats(segment(A, 3, 2))
    with pytest.raises(ValueError, match="paper"):
        a.hang_op("rooster", "../1", b"x")
    with pytest.raises(ValueError, match="paper"):
        a.papier("Rooster", "1")
    with pytest.raises(ValueError, match="claim"):
        a.claim([], 1, b"x")
    with pytest.raises(ValueError, match="claim"):
        a.claim([pseudoniem(1)], 0, b"x")


# Claims --------------------------------------------------------------------------------------------------------------


def test_that_the_first_who_claims_a_household_gets_it_for_all_its_persons(opstelling: Opstelling) -> None:
    a = opstelling.ga("a")
    gezin = [pseudoniem(1), pseudoniem(2)]
    gekregen = a.claim(gezin, 1, b"selwerd")
    assert gekregen.gegeven
    assert {naam: (er.versie, er.inhoud) for naam, er in gekregen.stand.items()} == dict.fromkeys(
        gezin, (1, b"selwerd")
    )
    assert all(er.sinds > 1_600_000_000_000 for er in gekregen.stand.values())


def test_that_a_claim_is_refused_for_all_when_one_person_is_taken_and_changes_nothing(opstelling: Opstelling) -> None:
    a, v = opstelling.ga("a"), opstelling.ga("v")
    eerste = a.claim([pseudoniem(2)], 1, b"selwerd")
    geweigerd = v.claim([pseudoniem(1), pseudoniem(2), pseudoniem(3)], 1, b"vinkhuizen")
    assert not geweigerd.gegeven
    assert geweigerd.stand == eerste.stand, "which team, since when, and nothing else"
    assert a.claim([pseudoniem(1), pseudoniem(3)], 1, b"selwerd").gegeven, "nothing was kept of what was refused"


def test_that_the_same_claim_again_is_given_and_keeps_its_moment(opstelling: Opstelling) -> None:
    a = opstelling.ga("a")
    eerste = a.claim([pseudoniem(1)], 1, b"selwerd")
    assert a.claim([pseudoniem(1)], 1, b"selwerd") == eerste
    assert opstelling.ga("a").claim([pseudoniem(1), pseudoniem(1)], 1, b"selwerd") == eerste


def test_that_a_claim_that_stands_for_some_is_completed_for_the_others(opstelling: Opstelling) -> None:
    a = opstelling.ga("a")
    a.claim([pseudoniem(1)], 1, b"selwerd")
    aangevuld = a.claim([pseudoniem(1), pseudoniem(2)], 1, b"selwerd")
    assert aangevuld.gegeven
    assert len(aangevuld.stand) == 2


def test_that_regie_is_handed_over_by_the_next_version_and_by_no_other(opstelling: Opstelling) -> None:
    a, v = opstelling.ga("a"), opstelling.ga("v")
    a.claim([pseudoniem(1)], 1, b"selwerd")
    assert not v.claim([pseudoniem(1)], 3, b"vinkhuizen").gegeven
    assert v.claim([pseudoniem(1)], 2, b"vinkhuizen").gegeven
    laat = a.claim([pseudoniem(1)], 2, b"selwerd")
    assert not laat.gegeven
    assert laat.stand[pseudoniem(1)].inhoud == b"vinkhuizen"
    assert not a.claim([pseudoniem(1)], 1, b"selwerd").gegeven, "an old claim that is repeated does not come back"
    assert not a.claim([pseudoniem(9)], 2, b"selwerd").gegeven, "version 2 of nothing"


def test_that_a_claim_that_says_too_much_is_refused(opstelling: Opstelling) -> None:
    a = opstelling.ga("a")
    assert a.claim([pseudoniem(1)], 1, bytes(regels.CLAIM_MAX)).gegeven
    with pytest.raises(CentrumGeweigerd):
        a.claim([pseudoniem(2)], 1, bytes(regels.CLAIM_MAX + 1))
    with pytest.raises(CentrumGeweigerd):
        a.claim([pseudoniem(nr) for nr in range(regels.PERSONEN_MAX + 1)], 1, b"x")


# The board -----------------------------------------------------------------------------------------------------------


def test_that_a_paper_hangs_once_and_for_good(opstelling: Opstelling) -> None:
    beheer, a = opstelling.ga("beheer"), opstelling.ga("a")
    assert a.papier("rooster", "1") is None
    assert beheer.hang_op("rooster", "1", b"eerste") is Geplaatst.NIEUW
    assert beheer.hang_op("rooster", "1", b"eerste") is Geplaatst.ZELFDE
    assert beheer.hang_op("rooster", "1", b"ander") is Geplaatst.ANDERS
    assert a.papier("rooster", "1") == b"eerste"


def test_that_papers_are_listed_by_kind_and_in_order(opstelling: Opstelling) -> None:
    beheer = opstelling.ga("beheer")
    assert beheer.papieren("rooster") == []
    for naam in ("10", "9", "1"):
        beheer.hang_op("rooster", naam, b"x")
    for naam in ("b2-1", "a2-1"):
        beheer.hang_op("epoch", naam, b"x")
    assert opstelling.ga("a").papieren("rooster") == ["1", "9", "10"]
    assert opstelling.ga("a").papieren("epoch") == ["a2-1", "b2-1"]


def test_that_any_desk_may_ask_to_be_let_in(opstelling: Opstelling) -> None:
    a = opstelling.ga("a")
    assert a.hang_op("aanvraag", A.hex(), b"aanvraag") is Geplaatst.NIEUW
    assert opstelling.ga("beheer").papier("aanvraag", A.hex()) == b"aanvraag"


def test_that_a_paper_that_is_too_large_is_refused(opstelling: Opstelling) -> None:
    beheer = opstelling.ga("beheer")
    with pytest.raises(CentrumGeweigerd):
        beheer.hang_op("rooster", "1", bytes(regels.PAPIER_MAX + 1))
    assert beheer.papieren("rooster") == []


# The clock -----------------------------------------------------------------------------------------------------------


def test_that_a_centre_tells_its_time(opstelling: Opstelling) -> None:
    assert opstelling.ga("a").tijd() > 1_600_000_000_000
