"""Moments, days and ages as people say them, in Amsterdam's time."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wijdesk.models.values import (
    dag_in_woorden,
    datum_in_woorden,
    duur_in_woorden,
    leeftijd,
    lokaal,
    moment_in_woorden,
    moment_van,
)

MAANDAG = date(2026, 3, 2)


@given(st.integers(0, 4_000_000_000_000))
def test_that_a_moment_survives_being_said_in_local_time(moment: int) -> None:
    assert moment_van(lokaal(moment)) == moment
    assert lokaal(moment).utcoffset() in {timedelta(hours=1), timedelta(hours=2), timedelta(minutes=20)}


@pytest.mark.parametrize(
    ("wandtijd", "utc"),
    [
        (datetime(2020, 12, 31, 23, 30), datetime(2020, 12, 31, 22, 30)),  # noqa: DTZ001
        (datetime(2020, 7, 1), datetime(2020, 6, 30, 22)),  # noqa: DTZ001
        (datetime(2020, 3, 29, 1, 59), datetime(2020, 3, 29, 0, 59)),  # noqa: DTZ001
        (datetime(2020, 3, 29, 2, 30), datetime(2020, 3, 29, 1, 30)),  # noqa: DTZ001
        (datetime(2020, 10, 25, 2, 30), datetime(2020, 10, 25, 0, 30)),  # noqa: DTZ001
        (datetime(2020, 10, 25, 3, 0), datetime(2020, 10, 25, 2, 0)),  # noqa: DTZ001
    ],
)
def test_that_a_time_without_offset_is_the_wall_clock_of_amsterdam(wandtijd: datetime, utc: datetime) -> None:
    assert moment_van(wandtijd) == round(utc.replace(tzinfo=UTC).timestamp() * 1000)


def test_that_a_time_with_an_offset_keeps_it() -> None:
    assert moment_van(datetime(2020, 12, 31, 23, 30, tzinfo=UTC)) == moment_van(
        datetime(2021, 1, 1, 0, 30, tzinfo=timezone(timedelta(hours=1)))
    )


@pytest.mark.parametrize(
    ("dag", "woorden"),
    [
        (MAANDAG, "vandaag"),
        (date(2026, 3, 1), "gisteren"),
        (date(2026, 3, 3), "morgen"),
        (date(2026, 2, 3), "di 3 feb"),
        (date(2025, 12, 31), "wo 31 dec"),
        (date(2019, 2, 3), "3 feb 2019"),
        (date(2025, 3, 2), "2 mrt 2025"),
    ],
)
def test_that_a_day_is_said_as_people_say_it(dag: date, woorden: str) -> None:
    assert dag_in_woorden(dag, MAANDAG) == woorden


def test_that_a_moment_just_after_midnight_is_today_and_just_before_is_yesterday() -> None:
    nu = moment_van(datetime(2026, 3, 2, 0, 5))  # noqa: DTZ001
    assert moment_in_woorden(nu, nu) == "vandaag 00:05"
    assert moment_in_woorden(nu - 6 * 60_000, nu) == "gisteren 23:59"


@pytest.mark.parametrize(
    ("ms", "woorden"),
    [(-5, "nu"), (59_999, "nu"), (60_000, "1 min"), (59 * 60_000, "59 min"), (3_900_000, "1 u 05"), (10**8, "27 u 46")],
)
def test_that_a_waiting_time_is_said_short(ms: int, woorden: str) -> None:
    assert duur_in_woorden(ms) == woorden


@pytest.mark.parametrize(
    ("datum", "woorden"), [("1980-05-12", "12-05-1980"), ("1980-05", "05-1980"), ("1980", "1980"), ("", "")]
)
def test_that_a_birth_date_may_be_known_in_part(datum: str, woorden: str) -> None:
    assert datum_in_woorden(datum) == woorden


@pytest.mark.parametrize(
    ("geboren", "vandaag", "jaren"),
    [
        ("1980-03-02", MAANDAG, 46),
        ("1980-03-03", MAANDAG, 45),
        ("2008-02-29", date(2026, 2, 28), 17),
        ("2008-02-29", date(2026, 3, 1), 18),
        ("2026-03-02", MAANDAG, 0),
        ("1980-03", MAANDAG, None),
        ("", MAANDAG, None),
    ],
)
def test_that_an_age_counts_birthdays_and_not_days(geboren: str, vandaag: date, jaren: int | None) -> None:
    assert leeftijd(geboren, vandaag) == jaren
