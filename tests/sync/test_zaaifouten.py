"""The tests of the exchange are themselves tested: what is wrong on purpose is found, and by whom."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, Phase, seed, settings
from hypothesis.errors import FlakyFailure
from hypothesis.stateful import run_state_machine_as_test
from sqlalchemy.exc import DBAPIError
from sqlcipher3 import dbapi2

from tests.sync import test_cycle, test_samen, test_verband, test_zonder_bevel
from tests.sync.machine import Samen
from tests.sync.test_verband import maak_tafels
from tests.sync.zaaifouten_verband import ZAAIFOUTEN
from tests.tellingen import VOL, telling
from wijdesk.errors import Storing

pytestmark = [pytest.mark.lang, pytest.mark.timeout(900)]

SPELEN = 600
"""Games the machine gets to find one, as many as `make test` plays in all."""
GEVONDEN = (
    pytest.fail.Exception,
    AssertionError,
    FlakyFailure,
    KeyError,
    Storing,
    TypeError,
    ValueError,
    dbapi2.DatabaseError,
    DBAPIError,
)

SNEL = (
    "id_is_balie_en_nummer",
    "nieuwe_generatie_zonder_aanbieden",
    "volgorde_van_aankomst",
    "wachtende_niet_herzien",
)
"""Found within some games, a second or so."""

GEWOON: dict[str, Callable[[], None]] = {
    "inhoud_niet_gecontroleerd": test_cycle.test_that_content_that_is_not_what_the_header_committed_to_is_refused,
    "lezer_stapt_over_een_gat": test_cycle.test_that_a_gap_stops_one_chain_only_and_is_shown_until_it_is_filled,
    "keten_niet_gecontroleerd": test_cycle.test_that_a_gap_stops_one_chain_only_and_is_shown_until_it_is_filled,
    "bord_niet_hersteld": test_cycle.test_that_a_board_that_lost_the_paper_of_a_chain_hears_again_whose_it_is,
    "centrum_mag_stil_terug": test_cycle.test_that_a_centre_put_back_in_silence_is_told_and_nothing_is_thrown_away,
    "werk_van_de_tweeling_vervalt": (
        test_cycle.test_that_a_copied_disk_goes_on_in_a_chain_of_its_own_with_everything_it_wrote
    ),
    "nieuwe_generatie_oude_keten": test_cycle.test_that_a_centre_put_back_with_a_new_generatie_gets_everything_again,
    "tweeling_weet_het": lambda: test_verband.test_that_what_a_twin_takes_away_stays_when_the_other_twin_changed_it(
        maak_tafels()
    ),
    "gebruikt_gaat_weg": lambda: (
        test_verband.test_that_somebody_stays_at_whom_another_desk_worked_until_a_person_decides(maak_tafels(), "lid")
    ),
    "gebruik_niet_herzien": lambda: (
        test_verband.test_that_somebody_stays_at_whom_another_desk_worked_until_a_person_decides(maak_tafels(), "lid")
    ),
    "kring_blijft": lambda: test_verband.test_that_two_cards_merged_into_each_other_leave_the_one_of_the_first_merge(
        maak_tafels()
    ),
    "kring_naar_aankomst": (test_verband.test_that_three_desks_that_merge_round_leave_one_card_whoever_hears_first),
    "kring_in_goed_vertrouwen": test_samen.test_that_who_hears_of_circles_at_once_breaks_them_as_who_does_not,
    "gewist_volgens_register": (
        test_zonder_bevel.test_that_content_that_is_gone_before_the_order_is_here_keeps_nobody_waiting
    ),
    "weer_te_zien_niet_herzien": (
        test_zonder_bevel.test_that_what_was_held_to_be_destroyed_and_is_not_brings_along_what_refers_to_it
    ),
    "wat_erbij_hoort_blijft": lambda: (
        test_verband.test_that_what_belongs_to_what_is_destroyed_goes_too_when_it_comes_later(maak_tafels(), False)
    ),
}
"""Found by a plain test too."""

NIET_DOOR_DE_MACHINE = {
    "kring_in_goed_vertrouwen": "takes one card in two circles, with a decision about its status between them: some "
    "thousands of games",
    "gewist_volgens_register": "takes work on somebody that comes before who it is about, who was destroyed meanwhile "
    "by an order that comes later still: some thousands of games",
    "weer_te_zien_niet_herzien": "takes two changes of one field, of which the content of one is gone and the other "
    "comes later, and the order later still: some thousands of games",
    "inhoud_niet_gecontroleerd": "in the machine nobody changes what was signed: only a desk that is damaged could, "
    "its chain would stand still for good, and then the machine's desks would never be equal",
    "bord_niet_hersteld": "takes a chain that was begun after the tape was made, of which nothing was shared until the "
    "tape was put back in silence: some thousands of games",
}
"""What the machine does not find, with the reason; a plain test finds it."""


@telling("bugs made on purpose and found by those games", 1)
@pytest.mark.parametrize("naam", sorted(ZAAIFOUTEN.keys() - NIET_DOOR_DE_MACHINE.keys()) if VOL else SNEL)
def test_that_the_machine_finds_what_is_wrong_on_purpose(naam: str) -> None:
    class Spel(Samen):
        """The same game, for this bug only."""

    hoe = settings(
        max_examples=SPELEN,
        stateful_step_count=40,
        deadline=None,
        database=None,
        report_multiple_bugs=False,
        phases=(Phase.generate,),
        suppress_health_check=list(HealthCheck),
    )
    with ZAAIFOUTEN[naam](), pytest.raises(GEVONDEN):
        run_state_machine_as_test(seed(7)(Spel), settings=hoe)


@telling("bugs made on purpose and found by a plain test", 1)
@pytest.mark.parametrize("naam", sorted(GEWOON))
def test_that_a_plain_test_finds_what_is_wrong_on_purpose(naam: str) -> None:
    with ZAAIFOUTEN[naam](), pytest.raises(GEVONDEN):
        GEWOON[naam]()
    GEWOON[naam]()


def test_that_every_bug_is_found_by_somebody_and_there_are_enough() -> None:
    assert len(ZAAIFOUTEN) >= 15
    assert NIET_DOOR_DE_MACHINE.keys() <= GEWOON.keys()
    assert {*SNEL, *GEWOON} <= ZAAIFOUTEN.keys()
