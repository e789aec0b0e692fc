"""The rooster: only the beheerder's, never an older one, and what it lets a desk write."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.sync.papieren import ALLES, DUURT_LANG, KEREN, reden_van, voer
from tests.sync.test_zegel import GEHEIM, MERK, NU, PUBLIEK, ZEGEL, deel
from wijdesk.errors import CentrumGeweigerd
from wijdesk.models.values import Id
from wijdesk.sync import jws, rooster, sleutels
from wijdesk.sync.rooster import DAG_MS, Balie, Rooster, Team, eis_opvolger, eis_publiceren, eis_schrijver, lees, teken

pytestmark = DUURT_LANG

EEN, TWEE, DRIE = (sleutels.ontvanger_van(sleutels.nieuwe_identiteit()) for _ in range(3))
BALIE, LEZER, WEG = Id(b"b" * 16), Id(b"l" * 16), Id(b"w" * 16)
TEAM, ANDER = ZEGEL.team, Id(b"a" * 16)

ROOSTER = Rooster(
    centrum=MERK.centrum,
    generatie=2,
    versie=7,
    geldig_tot=NU + 30 * DAG_MS,
    beheerder=PUBLIEK,
    noodsleutel=EEN,
    schrijf_min_sv=4,
    teams={
        TEAM: Team(naam="Selwerd", epoch=3, ontvangers={1: TWEE, 3: DRIE}),
        ANDER: Team(naam="Beijum-Oost", epoch=1, ontvangers={1: EEN}),
    },
    balies={
        BALIE: Balie(toestel=Id(b"1" * 16), sleutel=b"1" * 32, ontvanger=TWEE, teams=(TEAM,), vanaf=NU),
        LEZER: Balie(toestel=Id(b"2" * 16), sleutel=b"2" * 32, ontvanger=DRIE, teams=(TEAM,), rol=rooster.LEZEN),
        WEG: Balie(
            toestel=Id(b"3" * 16),
            sleutel=b"3" * 32,
            ontvanger=EEN,
            teams=(),
            eerder=(TEAM,),
            ingetrokken_na={WEG: 6},
        ),
    },
)
TEKST = teken(ROOSTER, GEHEIM)


def gelezen(tekst: str) -> Rooster:
    """The rooster as a desk of this centre reads it."""
    return lees(tekst, beheerder=PUBLIEK, merk=MERK)


def met(**anders: Any) -> str:
    """A truly signed rooster with other claims."""
    return jws.teken(deel(TEKST, 1) | anders, typ=rooster.TYP, sleutel=GEHEIM)


def test_that_a_rooster_is_read_as_it_was_written() -> None:
    assert gelezen(TEKST) == ROOSTER


def test_that_the_salt_of_a_folder_with_an_index_stands_there_whole_or_not_at_all() -> None:
    met = replace(ROOSTER, regiezout=b"z" * 16)
    assert gelezen(teken(met, GEHEIM)) == met
    zonder = {naam: waarde for naam, waarde in deel(TEKST, 1).items() if naam != "regiezout"}
    assert gelezen(jws.teken(zonder, typ=rooster.TYP, sleutel=GEHEIM)) == ROOSTER
    assert reden_van(gelezen, jws.teken(zonder | {"regiezout": "7a"}, typ=rooster.TYP, sleutel=GEHEIM)) == "vorm"


def test_that_a_rooster_of_another_beheerder_is_refused() -> None:
    vreemd = replace(ROOSTER, beheerder=sleutels.publiek(b"9" * 32), versie=99)
    assert reden_van(gelezen, teken(vreemd, b"9" * 32)) == "handtekening"
    assert reden_van(gelezen, teken(vreemd, GEHEIM)) == "beheerder"
    assert reden_van(gelezen, teken(ROOSTER, b"9" * 32)) == "handtekening"


def test_that_a_seal_is_no_rooster() -> None:
    assert reden_van(gelezen, jws.teken(deel(TEKST, 1), typ="wd-zegel+jwt", sleutel=GEHEIM)) == "typ"


def test_that_a_rooster_of_another_centre_or_a_later_generatie_is_refused() -> None:
    assert reden_van(gelezen, teken(replace(ROOSTER, centrum=Id(b"x" * 16)), GEHEIM)) == "centrum"
    assert reden_van(gelezen, teken(replace(ROOSTER, generatie=3), GEHEIM)) == "centrum"
    assert gelezen(teken(replace(ROOSTER, generatie=1), GEHEIM)).generatie == 1


def test_that_an_older_rooster_is_never_taken_for_a_later_one() -> None:
    assert reden_van(eis_opvolger, replace(ROOSTER, versie=6), ROOSTER) == "ouder"
    assert reden_van(eis_opvolger, replace(ROOSTER, geldig_tot=1), ROOSTER) == "ander"
    for later, huidig in ((ROOSTER, None), (ROOSTER, ROOSTER), (replace(ROOSTER, versie=8), ROOSTER)):
        assert reden_van(eis_opvolger, later, huidig) == ""


_BALIE = deel(TEKST, 1)["balies"][BALIE.hex()]
_TEAM = deel(TEKST, 1)["teams"][TEAM.hex()]


@pytest.mark.parametrize(
    "anders",
    [
        {"versie": 0},
        {"versie": "7"},
        {"geldig_tot": -1},
        {"noodsleutel": "age1"},
        {"noodsleutel": EEN[:-1] + "b"},
        {"noodsleutel": EEN.upper()},
        {"teams": []},
        {"balies": {"x": _BALIE}},
        {"balies": {"00" * 16: []}},
        {"teams": {TEAM.hex(): _TEAM | {"epoch": 2}}},
        {"teams": {TEAM.hex(): _TEAM | {"epoch": 1}}},
        {"teams": {TEAM.hex(): _TEAM | {"ontvangers": {}}}},
        {"teams": {TEAM.hex(): _TEAM | {"ontvangers": {"03": TWEE}}}},
        {"teams": {TEAM.hex(): _TEAM | {"ontvangers": {"1": TWEE, "3": TWEE}}}},
        {"teams": {TEAM.hex(): _TEAM | {"naam": "a\nb"}}},
        {"balies": {BALIE.hex(): _BALIE | {"rol": "baas"}}},
        {"balies": {BALIE.hex(): _BALIE | {"sleutel": "11" * 31}}},
        {"balies": {BALIE.hex(): _BALIE | {"teams": [TEAM.hex()] * 2}}},
        {"balies": {BALIE.hex(): _BALIE | {"ontvanger": None}}},
        {"balies": {BALIE.hex(): _BALIE, LEZER.hex(): _BALIE}},
        {"balies": {BALIE.hex(): _BALIE | {"ingetrokken_na": {"x": 1}}}},
        {"balies": {BALIE.hex(): _BALIE | {"ingetrokken_na": {"00" * 16: [[[]]]}}}},
    ],
)
def test_that_a_signed_rooster_that_makes_no_sense_is_refused(anders: dict[str, Any]) -> None:
    assert reden_van(gelezen, met(**anders)) == "vorm"


# Who may write -------------------------------------------------------------------------------------------------------


def test_that_a_desk_writes_for_its_own_team_and_no_other() -> None:
    assert reden_van(eis_schrijver, ROOSTER, BALIE, ZEGEL) == ""
    assert reden_van(eis_schrijver, ROOSTER, BALIE, replace(ZEGEL, team=ANDER)) == "team"
    assert reden_van(eis_schrijver, ROOSTER, LEZER, replace(ZEGEL, balie=LEZER)) == "rol"
    assert reden_van(eis_schrijver, ROOSTER, Id(b"?" * 16), ZEGEL) == "balie"


def test_that_a_desk_writes_no_chain_another_desk_was_enrolled_with() -> None:
    assert reden_van(eis_schrijver, ROOSTER, BALIE, replace(ZEGEL, balie=LEZER)) == "balie"
    assert reden_van(eis_schrijver, ROOSTER, BALIE, replace(ZEGEL, balie=Id(b"n" * 16))) == ""


def test_that_an_epoch_nobody_knows_is_refused_and_an_old_one_still_holds() -> None:
    for epoch, reden in ((1, ""), (2, "epoch"), (3, ""), (4, "epoch")):
        assert reden_van(eis_schrijver, ROOSTER, BALIE, replace(ZEGEL, epoch=epoch)) == reden


def test_that_of_a_withdrawn_desk_only_what_it_had_written_counts() -> None:
    eigen = replace(ZEGEL, balie=WEG)
    assert reden_van(eis_schrijver, ROOSTER, WEG, eigen) == ""
    assert reden_van(eis_schrijver, ROOSTER, WEG, replace(eigen, van=7, tot=7)) == "ingetrokken"
    assert reden_van(eis_schrijver, ROOSTER, WEG, replace(eigen, van=4, tot=7)) == "ingetrokken"
    assert reden_van(eis_schrijver, ROOSTER, WEG, replace(eigen, balie=Id(b"n" * 16), van=1, tot=1)) == "ingetrokken"
    assert ROOSTER.balies[WEG].ingetrokken
    assert not ROOSTER.balies[BALIE].ingetrokken


def test_that_an_expired_rooster_warns_at_once_and_stops_publishing_after_thirty_days() -> None:
    tot = ROOSTER.geldig_tot
    assert [ROOSTER.verlopen(nu) for nu in (NU, tot - 1, tot)] == [False, False, True]
    eis_publiceren(ROOSTER, BALIE, TEAM, sv=4, nu=tot + 30 * DAG_MS - 1)
    with pytest.raises(CentrumGeweigerd, match="verlopen"):
        eis_publiceren(ROOSTER, BALIE, TEAM, sv=4, nu=tot + 30 * DAG_MS)


@pytest.mark.parametrize(
    ("balie", "team", "sv", "zin"),
    [
        (WEG, TEAM, 4, "niet"),
        (Id(b"?" * 16), TEAM, 4, "niet"),
        (LEZER, TEAM, 4, "alleen lezen"),
        (BALIE, ANDER, 4, "alleen lezen"),
        (BALIE, TEAM, 3, "te oud"),
    ],
)
def test_that_a_desk_hears_why_it_may_not_publish(balie: Id, team: Id, sv: int, zin: str) -> None:
    with pytest.raises(CentrumGeweigerd, match=zin) as fout:
        eis_publiceren(ROOSTER, balie, team, sv=sv, nu=NU)
    assert fout.value.uitweg


def test_that_a_newer_program_publishes_too() -> None:
    assert reden_van(lambda: eis_publiceren(ROOSTER, BALIE, TEAM, sv=5, nu=NU)) == ""


def test_that_a_segment_is_sealed_for_the_epoch_of_now_and_the_noodsleutel() -> None:
    assert ROOSTER.ontvangers(TEAM) == [DRIE, EEN]
    assert set(ROOSTER.lezers(TEAM)) == {BALIE, LEZER}


# Rubbish -------------------------------------------------------------------------------------------------------------


@voer("a rooster", KEREN // 2)
@given(st.text(max_size=300), st.integers(0, len(TEKST) - 1), st.integers(0, 60))
def test_that_anything_but_the_beheerders_text_is_refused(anders: str, plek: int, weg: int) -> None:
    for tekst in (anders, TEKST[:plek] + anders + TEKST[plek + weg :]):
        assert tekst == TEKST or reden_van(gelezen, tekst) in ("vorm", "typ", "handtekening")


_PADEN = [
    ("versie",),
    ("noodsleutel",),
    ("teams",),
    ("teams", TEAM.hex()),
    ("teams", TEAM.hex(), "ontvangers"),
    ("teams", TEAM.hex(), "naam"),
    ("teams", TEAM.hex(), "ontvangers", "1"),
    ("balies",),
    ("balies", WEG.hex()),
    ("balies", WEG.hex(), "ingetrokken_na"),
    ("balies", WEG.hex(), "teams"),
    ("balies", WEG.hex(), "rol"),
    ("balies", WEG.hex(), "ingetrokken_na", WEG.hex()),
]


@voer("a rooster", KEREN // 2)
@given(
    ALLES,
    st.sampled_from(_PADEN),
)
def test_that_a_signed_rooster_with_anything_in_it_is_read_or_refused(waarde: Any, pad: tuple[str, ...]) -> None:
    claims = deel(TEKST, 1)
    diep = claims
    for naam in pad[:-1]:
        diep = diep[naam]
    diep[pad[-1]] = waarde
    tekst = jws.teken(claims, typ=rooster.TYP, sleutel=GEHEIM)
    assert reden_van(gelezen, tekst) == "vorm" or teken(gelezen(tekst), GEHEIM) == tekst


def test_that_a_rooster_of_a_whole_city_fits_on_the_board() -> None:
    team = Team(naam="Oude Wijken", epoch=20, ontvangers=dict(enumerate(_ontvangers(20), 1)))
    teams = {Id(nummer.to_bytes(16, "big")): team for nummer in range(12)}
    balies = {
        Id(nummer.to_bytes(16, "big")): replace(
            ROOSTER.balies[WEG], sleutel=nummer.to_bytes(32, "big"), teams=tuple(teams)
        )
        for nummer in range(400)
    }
    stad = replace(ROOSTER, teams=teams, balies=balies)
    tekst = teken(stad, GEHEIM)
    assert len(tekst) < 1 << 20
    assert gelezen(tekst) == stad


def _ontvangers(aantal: int) -> list[str]:
    return [sleutels.ontvanger_van(sleutels.nieuwe_identiteit()) for _ in range(aantal)]
