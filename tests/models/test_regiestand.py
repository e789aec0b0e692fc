"""How the regie of a household stands in the city, in words: the rules, for any members and any answers."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from wijdesk.models.regieclaim import claim_id
from wijdesk.models.regiestand import (
    BEVESTIGD,
    ELDERS,
    NIET_GECONTROLEERD,
    VOORLOPIG,
    VRIJGEGEVEN,
    Antwoord,
    Centrumstand,
    Lid,
    Regiestand,
    dag_voluit,
    is_eigen,
    laatste,
    opsomming,
    regiestand,
    te_doen,
    team_in_woorden,
)
from wijdesk.models.values import Id

ONS, ZIJ, DERDE = Id(b"team-van-selwerd"), Id(b"team-vinkhuizen-"), Id(b"team-van-beijum-")
STAD = Centrumstand()
EVA, SAM, NOOR = (Id(naam.ljust(16, b"-")) for naam in (b"eva", b"sam", b"noor"))
NAMEN = {EVA: "Eva", SAM: "Sam", NOOR: "Noor"}


def lid(wie: Id, *, te_vragen: bool = True) -> Lid:
    return Lid(persoon_id=wie, naam=NAMEN[wie], te_vragen=te_vragen)


def zegt(wie: Id, team: Id | None, *, versie: int = 1, generatie: int = 1, sinds: str = "2026-03-03") -> Antwoord:
    naam = {ONS: "Selwerd", ZIJ: "Vinkhuizen", DERDE: "Beijum", None: ""}[team]
    stand = VRIJGEGEVEN if team is None else BEVESTIGD if team == ONS else ELDERS
    return Antwoord(
        persoon_id=wie, stand=stand, team_id=team, team_naam=naam, sinds=sinds, generatie=generatie, versie=versie
    )


def hoe(*antwoorden: Antwoord, leden: tuple[Lid, ...] = (lid(EVA), lid(SAM)), stad: Centrumstand | None = STAD,
        open_: bool = True) -> Regiestand:  # fmt: skip
    return regiestand(leden, laatste(antwoorden), stad, team=ONS, open_=open_)


def test_that_nothing_is_said_without_a_centre_or_without_a_casus() -> None:
    assert hoe(stad=None) == hoe(open_=False) == Regiestand()
    assert Regiestand().op_papier == ""


def test_that_it_is_confirmed_when_everybody_who_can_be_asked_about_is_ours() -> None:
    beide = (zegt(EVA, ONS), zegt(SAM, ONS))
    assert (hoe(*beide).soort, hoe(*beide).op_papier) == (BEVESTIGD, "")
    zonder = hoe(zegt(EVA, ONS), leden=(lid(EVA), lid(NOOR, te_vragen=False)))
    assert zonder.soort == BEVESTIGD
    assert "Noor" in zonder.zin
    assert "geen BSN" in zonder.zin


def test_that_a_new_member_makes_it_voorlopig_and_is_named() -> None:
    stand = hoe(zegt(EVA, ONS))
    assert (stand.soort, stand.kort, stand.op_papier) == (VOORLOPIG, "voorlopig", VOORLOPIG)
    assert "voor Sam nog niet bevestigd" in stand.zin
    assert hoe().soort == VOORLOPIG
    assert hoe(leden=(lid(EVA, te_vragen=False),)).soort == VOORLOPIG


def test_that_another_team_is_told_with_since_when_and_what_to_do() -> None:
    stand = hoe(zegt(EVA, ONS), zegt(SAM, ZIJ))
    assert (stand.soort, stand.kort) == (ELDERS, "ook bij Vinkhuizen")
    assert stand.zin.startswith("Team Vinkhuizen heeft al een regisseur voor Sam, sinds 3 maart 2026. Bel dat team")
    assert stand.op_papier == VOORLOPIG


def test_that_the_team_that_was_first_is_told_first() -> None:
    stand = hoe(zegt(EVA, DERDE, sinds="2026-05-01"), zegt(SAM, ZIJ, sinds="2025-01-31"))
    assert [ander.team for ander in stand.anderen] == ["Vinkhuizen", "Beijum"]
    assert stand.kort == "ook bij 2 andere teams"


def test_that_what_was_given_back_is_nobodys_and_the_last_answer_counts() -> None:
    assert hoe(zegt(EVA, ZIJ), zegt(EVA, None, versie=2), zegt(SAM, ONS)).soort == VOORLOPIG
    assert hoe(zegt(EVA, ZIJ), zegt(EVA, ONS, versie=3), zegt(SAM, ONS)).soort == BEVESTIGD
    assert hoe(zegt(EVA, ONS, versie=7), zegt(EVA, ZIJ, generatie=2), zegt(SAM, ONS)).soort == ELDERS


def test_that_a_folder_without_an_index_says_that_nobody_looks() -> None:
    stand = hoe(stad=Centrumstand(stadsbreed=False))
    assert (stand.soort, stand.kort) == (NIET_GECONTROLEERD, "niet stadsbreed gecontroleerd")
    assert stand.op_papier == ""


def test_that_names_and_days_read_as_people_say_them() -> None:
    assert opsomming(["Eva"]) == "Eva"
    assert opsomming(["Eva", "Sam", "Noor"]) == "Eva, Sam en Noor"
    assert [team_in_woorden(naam) for naam in ("Selwerd", "Team Zuid", "")] == [
        "Team Selwerd", "Team Zuid", "Een ander team",
    ]  # fmt: skip
    assert te_doen("Team Zuid", "") == "Bel team Zuid: daar is ook een regisseur. Spreek af wie de regie houdt."
    assert te_doen("", "2026-03-03").startswith("Bel het andere team: daar is ook een regisseur, sinds 3 maart 2026.")
    assert [dag_voluit(dag) for dag in ("2026-03-03", "ooit", "")] == ["3 maart 2026", "ooit", ""]


@given(st.permutations([zegt(EVA, team, versie=nr) for nr, team in enumerate((ONS, None, ZIJ, None, ONS), 1)]))
def test_that_the_order_in_which_answers_are_read_does_not_matter(antwoorden: list[Antwoord]) -> None:
    assert laatste(antwoorden) == {EVA: zegt(EVA, ONS, versie=5)}


@given(st.lists(st.sampled_from([ONS, ZIJ, DERDE, None]), min_size=2, max_size=2), st.booleans())
def test_that_it_is_never_confirmed_while_somebody_is_with_another_team_or_nobody(
    teams: list[Id | None], ontbreekt: bool
) -> None:
    antwoorden = [zegt(wie, team) for wie, team in zip((EVA, SAM), teams, strict=True)]
    stand = hoe(*antwoorden[ontbreekt:])
    assert (stand.soort == BEVESTIGD) == (not ontbreekt and set(teams) == {ONS})
    assert (stand.soort == ELDERS) == any(een.team_id in (ZIJ, DERDE) for een in antwoorden[ontbreekt:])


def test_that_the_team_of_the_household_decides_what_is_ours() -> None:
    assert is_eigen(zegt(EVA, ONS), ONS)
    assert not is_eigen(zegt(EVA, ONS), ZIJ)
    assert is_eigen(zegt(EVA, ONS), None)
    assert not is_eigen(zegt(EVA, None), ONS)


def test_that_the_same_answer_is_the_same_row_and_another_is_not() -> None:
    eerste = claim_id(EVA, SAM, 1, 1, 9)
    assert eerste == claim_id(EVA, SAM, 1, 1, 9)
    assert (
        len(
            {
                eerste,
                claim_id(SAM, EVA, 1, 1, 9),
                claim_id(EVA, SAM, 1, 2, 9),
                claim_id(EVA, SAM, 2, 1, 9),
                claim_id(EVA, SAM, 1, 1, 8),
            }
        )
        == 5
    )
    assert len(eerste) == 16
