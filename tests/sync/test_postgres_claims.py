"""Whose a claim is, held by the database itself: nobody claims for another team or gives back what another has."""

from __future__ import annotations

import pytest

from tests.sync.opstelling import SELWERD, VINKHUIZEN, InPostgres, pseudoniem
from wijdesk.errors import CentrumGeweigerd
from wijdesk.models.values import Id
from wijdesk.sync.regie import VRIJ, Inhoud

CASUS = Id(b"casus-van-iemand")
WIE = [pseudoniem(1), pseudoniem(2)]


def zegt(team: Id) -> bytes:
    return Inhoud(team=team, regie=CASUS, sinds="2026-03-03").als_bytes()


def test_that_a_desk_gives_back_and_takes_over_nothing_of_another_team(in_postgres: InPostgres) -> None:
    a, v = in_postgres.ga("a"), in_postgres.ga("v")
    eerste = a.claim(WIE, 1, zegt(SELWERD))
    for inhoud in (VRIJ.als_bytes(), zegt(VINKHUIZEN), b"rommel"):
        geweigerd = v.claim(WIE[:1], 2, inhoud)
        assert not geweigerd.gegeven
        gehoord, staat = geweigerd.stand[WIE[0]], eerste.stand[WIE[0]]
        assert (gehoord.versie, gehoord.sinds) == (staat.versie, staat.sinds)
        assert gehoord.inhoud == Inhoud(team=SELWERD, regie=None, sinds="2026-03-03").als_bytes(), "no casus of theirs"
    assert a.claim(WIE, 1, zegt(SELWERD)) == eerste
    assert in_postgres.ga("b").claim(WIE, 2, VRIJ.als_bytes()).gegeven, "a colleague may"
    assert v.claim(WIE, 3, zegt(VINKHUIZEN)).gegeven


@pytest.mark.parametrize("team", [VINKHUIZEN, Id(b"team-dat-niet-is")])
def test_that_a_desk_claims_for_no_other_team_and_for_none_that_is_not_there(in_postgres: InPostgres, team: Id) -> None:
    with pytest.raises(CentrumGeweigerd):
        in_postgres.ga("a").claim(WIE, 1, zegt(team))
    assert in_postgres.ga("v").claim(WIE, 9, VRIJ.als_bytes()).stand == {}


def test_that_a_desk_of_both_teams_does_it_for_either(in_postgres: InPostgres) -> None:
    beheer = in_postgres.ga("beheer")
    assert beheer.claim(WIE, 1, zegt(SELWERD)).gegeven
    assert beheer.claim(WIE, 2, zegt(VINKHUIZEN)).gegeven


@pytest.mark.parametrize(
    "rommel",
    [
        b"rommel", b"\x00\xff", bytes(4096), zegt(SELWERD) + b" ", zegt(SELWERD).replace(b"team", b"te\\u0061m"),
        zegt(VINKHUIZEN)[:-1] + b',"team":"' + SELWERD.hex().encode() + b'"}', zegt(SELWERD).replace(b"{", b'{"x":1,'),
    ],
)  # fmt: skip
def test_that_what_says_nothing_is_nobodys(in_postgres: InPostgres, rommel: bytes) -> None:
    assert in_postgres.ga("a").claim(WIE, 1, rommel).gegeven
    assert in_postgres.ga("v").claim(WIE, 2, zegt(VINKHUIZEN)).gegeven
