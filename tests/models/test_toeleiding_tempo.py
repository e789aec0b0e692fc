"""When a hand-off is stuck and when a herindicatie is due, to the day."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wijdesk.models.datums import dag_van
from wijdesk.models.toeleiding_tempo import (
    herindicatie_nodig,
    herinnering_op,
    limieten,
    uiterlijk,
    vastgelopen,
)

BEGIN = date(2024, 1, 31)
STAPPEN = {"voorgesteld": 14, "aangenomen": 28, "eerste contact": 42}


@pytest.mark.parametrize(("stand", "dagen"), STAPPEN.items())
def test_that_a_step_is_stuck_on_the_day_after_its_limit_and_not_before(stand: str, dagen: int) -> None:
    data = dict.fromkeys(("voorgesteld_op", "aangenomen_op", "eerste_contact_op"), BEGIN.isoformat())
    laatste = BEGIN + timedelta(days=dagen)
    assert uiterlijk(stand, BEGIN.isoformat()) == laatste.isoformat()
    assert vastgelopen(stand, **data, vandaag=laatste) is None
    vast = vastgelopen(stand, **data, vandaag=laatste + timedelta(days=1))
    assert vast is not None
    assert vast.dagen == dagen + 1
    assert vast.reden


@pytest.mark.parametrize("stand", ["geweigerd", "teruggekoppeld", "ingetrokken"])
def test_that_a_closed_hand_off_is_never_stuck(stand: str) -> None:
    assert vastgelopen(stand, voorgesteld_op="1999-01-01", vandaag=BEGIN) is None
    assert uiterlijk(stand, "1999-01-01") == ""


@given(tot=st.dates(date(2000, 1, 1), date(2100, 12, 31)))
def test_that_a_herindicatie_is_due_from_eight_weeks_before_the_end_until_one_follows(tot: date) -> None:
    begin = date.fromisoformat(herinnering_op(tot.isoformat()))
    assert tot - begin == timedelta(weeks=8)
    assert herindicatie_nodig(tot.isoformat(), opgevolgd=False, vandaag=begin)
    assert herindicatie_nodig(tot.isoformat(), opgevolgd=False, vandaag=tot + timedelta(days=1))
    assert not herindicatie_nodig(tot.isoformat(), opgevolgd=False, vandaag=begin - timedelta(days=1))
    assert not herindicatie_nodig(tot.isoformat(), opgevolgd=True, vandaag=tot)


def test_that_an_indicatie_without_an_end_needs_no_herindicatie() -> None:
    assert herinnering_op("") == ""
    assert not herindicatie_nodig("", opgevolgd=False, vandaag=BEGIN)


def test_that_every_limit_says_why() -> None:
    assert set(limieten()) == {"antwoord", "eerste_contact", "terugkoppeling", "herindicatie"}
    assert all(limiet.dagen > 0 and limiet.reden.endswith(".") for limiet in limieten().values())


@pytest.mark.parametrize("tekst", ["", "2026-02-29", "20260301", "2026-3-1", "1-3-2026", "2026-W10-1", "morgen"])
def test_that_only_a_whole_iso_day_is_a_day(tekst: str) -> None:
    assert dag_van(tekst) is None
    assert dag_van("2024-02-29") == date(2024, 2, 29)
