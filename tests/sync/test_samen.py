"""Desks that work without each other end up the same: nothing lost, nothing silently overwritten, whatever happens.

Each desk is real (schema, unit of work, merge, cycle); see `machine`.
"""

from __future__ import annotations

import os

import pytest
from hypothesis import HealthCheck, Phase, seed, settings
from hypothesis.stateful import run_state_machine_as_test

from tests.sync.machine import Samen

VOL = os.environ.get("WIJDESK_BENCH") == "full"
DELEN = 8 if VOL else 4
AANTAL, STAPPEN = (5000, 50) if VOL else (600, 40)


@pytest.mark.lang
@pytest.mark.timeout(7200 if VOL else 600)
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
