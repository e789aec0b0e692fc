"""Questions that help to make a goal SMART: at most three, in plain words, and never a refusal."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wijdesk.models.smart import HOEVEEL, HOOGSTENS, IN_EIGEN_WOORDEN, WAARAAN, WANNEER, WIE_HELPT, tips


def vragen(
    woorden: str, *, wanneer_bereikt: str = "ja", streef: str = "2026-06-01", heeft_acties: bool = True
) -> tuple[str, ...]:
    return tips(woorden=woorden, wanneer_bereikt=wanneer_bereikt, streef=streef, heeft_acties=heeft_acties)


def test_that_a_goal_that_has_it_all_gets_no_questions() -> None:
    assert vragen("Ik ga elke week twee keer zwemmen") == ()


@pytest.mark.parametrize(
    ("woorden", "vraag"),
    [
        ("Ik wil beter slapen", HOEVEEL),
        ("Minder ruzie thuis", HOEVEEL),
        ("De cliënt volgt een traject", IN_EIGEN_WOORDEN),
        ("Ambulante hulp inzetten", IN_EIGEN_WOORDEN),
    ],
)
def test_that_vague_words_and_words_of_the_system_are_asked_about(woorden: str, vraag: str) -> None:
    assert vragen(woorden) == (vraag,)


@pytest.mark.parametrize("woorden", ["Ik slaap vijf nachten beter", "2 keer minder ruzie", "Elke dag beter eten"])
def test_that_a_number_answers_how_much(woorden: str) -> None:
    assert HOEVEEL not in vragen(woorden)


@pytest.mark.parametrize("woorden", ["Een eigen huis voor de zomer", "Werk vóór 1 mei", "Uit de schulden in 2027"])
def test_that_a_time_in_the_words_answers_by_when(woorden: str) -> None:
    assert vragen(woorden, streef="") == ()


def test_that_what_is_not_filled_in_is_asked_for_in_order() -> None:
    leeg = vragen("Ik slaap door", wanneer_bereikt=" ", streef="", heeft_acties=False)
    assert leeg == (WAARAAN, WANNEER, WIE_HELPT)


@pytest.mark.parametrize("woorden", ["Een betere band met mijn moeder", "Op betere voet met de buren"])
def test_that_words_are_found_whatever_their_case_and_form(woorden: str) -> None:
    assert vragen(woorden.upper()) == (HOEVEEL,)


@pytest.mark.parametrize("woorden", ["Mijn cliënt-zijn", "Verbeteren", "Ik ben actief op het voetbalveld"])
def test_that_only_whole_words_count_and_ordinary_words_are_left_alone(woorden: str) -> None:
    assert (IN_EIGEN_WOORDEN in vragen(woorden)) is ("cliënt" in woorden)
    assert HOEVEEL not in vragen(woorden)


@given(st.text(max_size=200), st.text(max_size=20), st.sampled_from(["", "2026-01-01"]), st.booleans())
def test_that_whatever_is_said_gets_at_most_three_different_questions(
    woorden: str, wanneer: str, streef: str, heeft_acties: bool
) -> None:
    gevraagd = tips(woorden=woorden, wanneer_bereikt=wanneer, streef=streef, heeft_acties=heeft_acties)
    assert len(gevraagd) == len(set(gevraagd)) <= HOOGSTENS
    assert all(vraag.endswith("?") for vraag in gevraagd)
