"""A signature is strokes in a field: kept whole, never outside it, and big enough to be one."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wijdesk.errors import Weigering
from wijdesk.models.handtekening import (
    BREED,
    HOOG,
    LEEG,
    MEESTE_PUNTEN,
    TE_KLEIN,
    Streek,
    controleer,
    lees,
    lengte,
    naar_tekst,
    punt_in_veld,
    uitgedund,
)

STREKEN = st.lists(
    st.lists(st.tuples(st.integers(0, BREED), st.integers(0, HOOG)), min_size=1, max_size=12).map(tuple), max_size=5
).map(tuple)
ECHT: tuple[Streek, ...] = (((100, 200), (300, 100), (500, 300), (700, 150)),)


@given(STREKEN)
def test_that_strokes_read_back_as_they_were_drawn(streken: tuple[Streek, ...]) -> None:
    tekst = naar_tekst(streken)
    assert lees(tekst) == streken
    assert (tekst == "") is (not streken)


@given(
    st.text(max_size=40) | st.recursive(st.none() | st.integers() | st.floats() | st.text(), st.lists).map(json.dumps)
)
def test_that_any_other_text_is_refused_or_lies_in_the_field(tekst: str) -> None:
    try:
        streken = lees(tekst)
    except Weigering:
        streken = ()
    assert all(0 <= x <= BREED and 0 <= y <= HOOG for streek in streken for x, y in streek)


@pytest.mark.parametrize(
    "tekst",
    ["[[[1,2,3]]]", "[[[1001,2]]]", "[[[1,-1]]]", "[[[1,401]]]", "[[[true,2]]]", "[[[1.5,2]]]", "[[]]", "[1]", "{}",
     "[[1]]", json.dumps([[[1, 1]] * (MEESTE_PUNTEN + 1)])],
)  # fmt: skip
def test_that_points_outside_the_field_and_other_forms_are_refused(tekst: str) -> None:
    with pytest.raises(Weigering, match="niet te lezen"):
        lees(tekst)


@pytest.mark.parametrize(
    ("streken", "zin"),
    [
        ((), LEEG),
        (((),), LEEG),
        ((((5, 5),),), TE_KLEIN),
        ((((5, 5), (60, 30), (5, 5), (60, 30), (5, 5), (60, 30)),), TE_KLEIN),
        ((((5, 5), (100, 5)),), TE_KLEIN),
    ],
)
def test_that_nothing_a_dot_and_a_small_scribble_are_no_signature(streken: tuple[Streek, ...], zin: str) -> None:
    with pytest.raises(Weigering) as fout:
        controleer(streken)
    assert fout.value.zin == zin


def test_that_a_cross_or_a_wave_is_a_signature() -> None:
    controleer(ECHT)
    kruis: tuple[Streek, ...] = (((400, 100), (500, 200)), ((500, 100), (400, 200)))
    controleer(kruis)
    assert lengte(kruis) == pytest.approx(282.8, abs=0.1)


@given(st.lists(st.tuples(st.integers(0, BREED), st.integers(0, HOOG)), min_size=1, max_size=40))
def test_that_thinning_keeps_both_ends_and_adds_nothing(punten: list[tuple[int, int]]) -> None:
    dun = uitgedund(punten)
    assert (dun[0], dun[-1]) == (punten[0], punten[-1])
    assert len(dun) <= len(punten)
    assert set(dun) <= set(punten)


def test_that_a_point_beside_the_field_lands_on_its_edge() -> None:
    assert punt_in_veld(-3.2, 400.6) == (0, HOOG)
    assert punt_in_veld(1000.4, 12.5) == (BREED, 12)
    assert uitgedund(()) == ()
