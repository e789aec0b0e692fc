"""Asking a centre about the persons of a household: one call, who is taken stays, and what stands is never guessed."""

from __future__ import annotations

import json
import threading
from collections import defaultdict
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.conftest import Klok
from tests.sync.opstelling import MERK, SELWERD, VINKHUIZEN, InMap, InPostgres, Opstelling
from tests.sync.opstelling import pseudoniem as opstelling_pseudoniem
from tests.sync.papieren import KEREN, voer
from wijdesk.models.values import Id
from wijdesk.sync import regie
from wijdesk.sync.centrum import Claim, Claimantwoord
from wijdesk.sync.geheugen import GeheugenCentrum
from wijdesk.sync.regie import VRIJ, Inhoud, geef_vrij, lees_inhoud, naamgever, pseudoniem, vraag
from wijdesk.sync.rooster import Rooster

CASUS, ANDER = Id(b"casus-van-een---"), Id(b"casus-van-ander-")
ONS = Inhoud(team=SELWERD, regie=CASUS, sinds="2026-03-03")
ZIJ = Inhoud(team=VINKHUIZEN, regie=ANDER, sinds="2026-02-01")
EVA, SAM, NOOR = "eva", "sam", "noor"
TEAMS, GEZINNEN = 6, 12


class Geteld(GeheugenCentrum):
    """Counts the calls."""

    def __init__(self, klok: Klok) -> None:
        super().__init__(klok, MERK)
        self.vragen: list[tuple[str, ...]] = []

    def claim(self, pseudoniemen: object, versie: int, inhoud: bytes) -> Claimantwoord:
        namen = tuple(sorted(pseudoniemen))  # type: ignore[call-overload]
        self.vragen.append(namen)
        return super().claim(namen, versie, inhoud)


@pytest.fixture
def centrum(klok: Klok) -> Geteld:
    return Geteld(klok)


def teams(stand: dict[str, Claim]) -> dict[str, Id | None]:
    return {naam: gezegd.team for naam, er in stand.items() if (gezegd := lees_inhoud(er.inhoud)) is not None}


def test_that_a_household_nobody_has_is_one_call(centrum: Geteld) -> None:
    assert teams(vraag(centrum, {EVA: 0, SAM: 0}, ONS)) == {EVA: SELWERD, SAM: SELWERD}
    assert centrum.vragen == [(EVA, SAM)]
    assert teams(vraag(centrum, {EVA: 0, SAM: 0}, ONS)) == {EVA: SELWERD, SAM: SELWERD}


def test_that_who_is_with_another_team_stays_there_and_the_others_are_claimed(centrum: Geteld) -> None:
    vraag(centrum, {SAM: 0}, ZIJ)
    stand = vraag(centrum, {EVA: 0, SAM: 0, NOOR: 0}, ONS)
    assert teams(stand) == {EVA: SELWERD, SAM: VINKHUIZEN, NOOR: SELWERD}
    assert {naam: er.versie for naam, er in stand.items()} == {EVA: 1, SAM: 1, NOOR: 1}


def test_that_what_was_given_back_is_claimed_with_the_next_number_known_or_not(centrum: Geteld) -> None:
    vraag(centrum, {EVA: 0, SAM: 0}, ZIJ)
    assert teams(geef_vrij(centrum, [SAM], 1)) == {SAM: None}
    stand = vraag(centrum, {SAM: 0, NOOR: 0}, ONS)
    assert (stand[SAM].versie, stand[NOOR].versie) == (3, 1)
    geef_vrij(centrum, [SAM], 3)
    voor = len(centrum.vragen)
    assert vraag(centrum, {SAM: 4}, ONS)[SAM].versie == 5
    assert len(centrum.vragen) == voor + 1


def test_that_giving_back_what_stands_otherwise_changes_nothing(centrum: Geteld) -> None:
    vraag(centrum, {EVA: 0}, ZIJ)
    assert teams(geef_vrij(centrum, [EVA], 4)) == {EVA: VINKHUIZEN}
    geef_vrij(centrum, [EVA], 1)
    assert {naam: er.versie for naam, er in geef_vrij(centrum, [EVA], 1).items()} == {EVA: 2}


@pytest.mark.parametrize(
    "rommel", [b"rommel", b"\x00", b"{}", b'{"team":"","team":"%s","regie":"","sinds":""}' % (b"ab" * 16)]
)
def test_that_rubbish_keeps_nobody_waiting(centrum: Geteld, rommel: bytes) -> None:
    centrum.claim([EVA], 1, rommel)
    stand = vraag(centrum, {EVA: 0, SAM: 0}, ONS)
    assert teams(stand) == {EVA: SELWERD, SAM: SELWERD}
    assert stand[EVA].versie == 2


def test_that_no_more_is_asked_than_one_may(centrum: Geteld) -> None:
    vraag(centrum, {SAM: 0}, ZIJ)
    gevraagd: list[int] = []

    def mag(aantal: int) -> bool:
        gevraagd.append(aantal)
        return len(gevraagd) == 1

    assert teams(vraag(centrum, {EVA: 0, SAM: 0}, ONS, mag=mag)) == {SAM: VINKHUIZEN}
    assert gevraagd == [2, 1]
    assert vraag(centrum, {}, ONS) == {}


@given(st.data())
def test_that_however_two_teams_take_turns_nobody_is_with_both_and_all_are_answered(data: st.DataObject) -> None:
    centrum = Geteld(Klok(1_772_438_400_000))
    gekregen: dict[str, Id | None] = {}
    for _ in range(6):
        wie, wil = (
            data.draw(st.sampled_from([ONS, ZIJ])),
            data.draw(st.sets(st.sampled_from([EVA, SAM, NOOR]), min_size=1)),
        )
        stand = vraag(centrum, dict.fromkeys(sorted(wil), 0), wie)
        assert stand.keys() == wil
        for naam, team in teams(stand).items():
            assert team == (gekregen.get(naam) or wie.team)
            gekregen[naam] = team
        for naam in data.draw(st.sets(st.sampled_from(sorted(wil)))):
            if gekregen[naam] == wie.team:
                geef_vrij(centrum, [naam], stand[naam].versie)
                gekregen[naam] = None


@pytest.mark.parametrize("inhoud", [ONS, ZIJ, VRIJ])
def test_that_a_claim_says_team_regie_and_since_and_nothing_else(inhoud: Inhoud) -> None:
    tekst = inhoud.als_bytes()
    assert lees_inhoud(tekst) == inhoud
    assert list(json.loads(tekst)) == ["team", "regie", "sinds"]
    assert Inhoud(team=inhoud.team, regie=inhoud.regie, sinds=inhoud.sinds).als_bytes() == tekst


@voer("a claim", KEREN)
@given(
    st.one_of(st.binary(max_size=200), st.text(max_size=100).map(lambda tekst: json.dumps({"team": tekst}).encode()))
)
def test_that_nonsense_in_a_claim_is_nothing(tekst: bytes) -> None:
    assert lees_inhoud(tekst) is None


def test_that_a_centre_that_cannot_answer_for_the_city_is_asked_nothing(klok: Klok) -> None:
    zonder = GeheugenCentrum(klok, MERK, stadsbreed=False)
    rooster = Rooster(
        centrum=MERK.centrum, generatie=1, versie=1, geldig_tot=0, beheerder=b"", noodsleutel="", schrijf_min_sv=1,
        teams={}, balies={},
    )  # fmt: skip
    met_zout = replace(rooster, regiezout=b"z" * 16)
    assert naamgever(zonder, rooster) is None
    assert naamgever(zonder, met_zout) is not None
    zelf = naamgever(GeheugenCentrum(klok, MERK), met_zout)
    assert zelf is not None
    assert zelf("123456782") == "123456782"  # the centre makes the pseudonym


def test_that_a_pseudonym_is_no_bsn_and_follows_from_the_salt(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(regie.KOSTEN, "geheugen_kib", 64)
    monkeypatch.setitem(regie.KOSTEN, "rondes", 1)
    een = pseudoniem("123456782", b"z" * 16)
    assert een == pseudoniem("123456782", b"z" * 16)
    assert len({een, pseudoniem("123456782", b"y" * 16), pseudoniem("111222333", b"z" * 16)}) == 3
    assert (len(een), "123456782" in een) == (64, False)


@pytest.fixture(params=["map", "postgres"])
def veel(request: pytest.FixtureRequest, tmp_path: Path) -> Opstelling:
    """A centre that many use at once."""
    if request.param == "map":
        return InMap(tmp_path / "centrum")
    in_postgres: InPostgres = request.getfixturevalue("in_postgres")
    in_postgres.beheer.zet_grens(1_000_000)
    return in_postgres


def test_that_of_teams_that_ask_at_once_each_person_gets_one_and_all_hear_the_same(veel: Opstelling) -> None:
    wie = [Inhoud(team=Id(f"team {nr}".ljust(16).encode()), regie=CASUS, sinds="2026-03-03") for nr in range(TEAMS)]
    handen = [veel.ga(f"team {nr}") for nr in range(TEAMS)]
    gezinnen = [[opstelling_pseudoniem(nr), opstelling_pseudoniem(nr + 1)] for nr in range(GEZINNEN)]
    start = threading.Barrier(TEAMS)

    def vraag_alles(nr: int) -> list[dict[str, Id | None]]:
        start.wait(30)
        return [teams(vraag(handen[nr], dict.fromkeys(gezin, 0), wie[nr])) for gezin in gezinnen]

    with ThreadPoolExecutor(TEAMS) as draden:
        gehoord = [klaar.result() for klaar in [draden.submit(vraag_alles, nr) for nr in range(TEAMS)]]
    van_wie: dict[str, set[Id | None]] = defaultdict(set)
    for antwoorden in gehoord:
        for gezin, antwoord in zip(gezinnen, antwoorden, strict=True):
            assert antwoord.keys() == set(gezin)
            for naam, team in antwoord.items():
                van_wie[naam].add(team)
    assert {len(gekregen) for gekregen in van_wie.values()} == {1}
