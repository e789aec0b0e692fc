"""The days on which somebody turns 12, 16 and 18, and what that changes."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wijdesk.models.gezinsrol import heeft_gezag, is_kind
from wijdesk.models.leeftijd import (
    geboortedag,
    is_minderjarig,
    leeftijdsgrenzen,
    maanden_eerder,
    sleutel_van_grens,
    volgende_grens,
    wordt,
)
from wijdesk.models.values import Id, leeftijd

dagen = st.dates(min_value=date(1900, 1, 1), max_value=date(2100, 12, 31))


@given(geboren=dagen, jaren=st.integers(0, 120))
def test_that_somebody_turns_so_old_on_the_first_day_that_the_age_says_so(geboren: date, jaren: int) -> None:
    dag = wordt(geboren.isoformat(), jaren)
    assert dag is not None
    assert leeftijd(geboren.isoformat(), dag) == jaren
    assert leeftijd(geboren.isoformat(), dag - timedelta(days=1)) == jaren - 1


@given(geboren=dagen, vandaag=dagen)
def test_that_boundaries_lie_ahead_in_order_and_their_tasks_before_them(geboren: date, vandaag: date) -> None:
    grenzen = leeftijdsgrenzen(geboren.isoformat(), vandaag)
    assert [grens.leeftijd for grens in grenzen] == sorted(grens.leeftijd for grens in grenzen)
    assert all(vandaag <= grens.op and 180 <= (grens.op - grens.vanaf).days <= 185 for grens in grenzen)
    if geboren <= vandaag:
        assert is_minderjarig(geboren.isoformat(), vandaag) == (leeftijd(geboren.isoformat(), vandaag) < 18)  # type: ignore[operator]


@given(dag=dagen, maanden=st.integers(0, 240))
def test_that_months_back_is_the_same_day_or_the_end_of_that_month(dag: date, maanden: int) -> None:
    eerder = maanden_eerder(dag, maanden)
    assert (dag.year - eerder.year) * 12 + dag.month - eerder.month == maanden
    assert eerder.day == dag.day or (eerder + timedelta(days=1)).day == 1


def test_that_who_was_born_on_29_february_turns_on_1_march_in_other_years() -> None:
    assert wordt("2008-02-29", 18) == date(2026, 3, 1)
    assert wordt("2008-02-29", 16) == date(2024, 2, 29)


@pytest.mark.parametrize("datum", ["", "2010", "2010-05", "2010-02-30", "ooit", "2010-5-01x", "9999-12-31"])
def test_that_a_birth_date_that_is_not_known_has_no_boundaries(datum: str) -> None:
    assert leeftijdsgrenzen(datum, date(2026, 3, 2)) == ()
    assert volgende_grens(datum, date(2026, 3, 2)) is None
    assert datum == "9999-12-31" or geboortedag(datum) is None


def test_that_a_boundary_says_what_changes_and_by_which_law() -> None:
    grens = volgende_grens("2014-04-10", date(2026, 3, 2))
    assert grens is not None
    assert (grens.leeftijd, grens.op, grens.vanaf) == (12, date(2026, 4, 10), date(2025, 10, 10))
    assert "Jeugdwet" in grens.wet
    assert sleutel_van_grens(12, Id(b"\1" * 16)) == f"grens-12:{'01' * 16}"


def test_that_roles_say_who_decides_and_who_is_a_child() -> None:
    assert heeft_gezag("voogd")
    assert not heeft_gezag("stiefouder")
    assert is_kind("pleegkind")
    assert not is_kind("inwonend")
