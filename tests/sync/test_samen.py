"""Desks that work without each other end up the same: nothing lost, nothing silently overwritten, whatever happens.

Each desk is real (schema, unit of work, merge, cycle); see `machine`.
"""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, Phase, seed, settings
from hypothesis.stateful import run_state_machine_as_test

from tests.sync.machine import Samen
from tests.tellingen import VOL, telling
from wijdesk.store import controle

DELEN = 8 if VOL else 4
AANTAL, STAPPEN = (5000, 50) if VOL else (600, 40)


@pytest.mark.lang
@pytest.mark.timeout(7200 if VOL else 600)
@telling(f"games of {STAPPEN} steps by desks that work apart", AANTAL // DELEN)
@pytest.mark.parametrize("zaad", range(DELEN))
def test_that_desks_that_work_apart_end_up_the_same(zaad: int) -> None:
    class Deel(Samen):
        """The same game from another seed."""

    run_state_machine_as_test(
        seed(zaad)(Deel),
        settings=settings(
            max_examples=AANTAL // DELEN,
            stateful_step_count=STAPPEN,
            deadline=None,
            database=None,
            report_multiple_bugs=False,
            phases=(Phase.generate,),
            suppress_health_check=list(HealthCheck),
        ),
    )
    assert Deel.__mro__[1] is Samen


def test_that_who_hears_of_circles_at_once_breaks_them_as_who_does_not() -> None:
    spel = Samen()
    spel.kind_voor_ouder(b=3, c=3, d=4, komt=True, weg=False)
    spel.kind_voor_ouder(b=3, c=4, d=4, komt=False, weg=True)
    spel.kind_voor_ouder(b=1, c=3, d=2, komt=False, weg=True)
    spel.botsing(b=3, c=2, delen=False, weg=True, welke=8)
    spel.kind_voor_ouder(b=3, c=3, d=0, komt=True, weg=False)
    spel.voeg_rond_samen(b=1, c=3, d=4, drie=False, welke=4)
    spel.kind_voor_ouder(b=2, c=2, d=0, komt=False, weg=True)
    spel.beslis(b=2, welke=0)
    spel.voeg_rond_samen(b=2, c=5, d=4, drie=True, welke=2)
    spel.kind_voor_ouder(b=2, c=5, d=5, komt=True, weg=True)
    spel.botsing(b=5, c=1, delen=True, weg=False, welke=2)
    assert [tafel.bevindingen() for tafel in spel.tafels] == [[]] * len(spel.tafels)
    spel.teardown()


def test_that_a_chain_a_twin_told_differently_leaves_no_loose_end_after_the_centre_was_put_back() -> None:
    spel = Samen()
    spel.nieuw(b=0)
    spel.kloon(b=0, samen=False, welke=8)
    spel.kind_voor_ouder(b=2, c=3, d=3, komt=False, weg=True)
    spel.band()
    spel.centrum_terug(welke=5)
    spel.kloon(b=5, samen=False, welke=11)
    spel.wijzig(b=5, veld="roepnaam", welke=4, woord=10)
    spel.kind_voor_ouder(b=0, c=4, d=0, komt=True, weg=True)
    spel.teardown()
    assert [[*controle._keten(tafel.db)] for tafel in spel.tafels] == [[]] * len(spel.tafels)
