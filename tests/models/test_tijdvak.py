"""From one time of the day to another, past midnight too."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wijdesk.models.tijdvak import DAG, in_woorden, minuten, na_middernacht

TIJDEN = st.integers(0, DAG - 1).map(lambda plek: f"{plek // 60:02}:{plek % 60:02}")


@given(TIJDEN, TIJDEN)
def test_that_there_and_back_again_is_a_whole_day(van: str, tot: str) -> None:
    assert minuten(van, tot) + minuten(tot, van) == (0 if van == tot else DAG)
    assert na_middernacht(van, tot) != (na_middernacht(tot, van) or van == tot)


@pytest.mark.parametrize(
    ("van", "tot", "woorden"),
    [
        ("19:00", "21:30", "19:00-21:30"), ("22:00", "01:30", "22:00 tot 01:30 (volgende dag)"),
        ("22:00", "", "22:00"), ("", "01:30", "01:30"), ("", "", ""), ("09:00", "09:00", "09:00-09:00"),
    ],
)  # fmt: skip
def test_that_the_next_day_is_told(van: str, tot: str, woorden: str) -> None:
    assert in_woorden(van, tot) == woorden
