"""Open figures are of people: whoever is counted five times is still one, in a cell and in what is added up."""

from __future__ import annotations

from collections import Counter
from itertools import product

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.models import aanval_open
from wijdesk.models.onderdrukking import Cel, Open, bescherm

MAAND, PLEK, TYPE = ("1", "2", "3"), ("Beijum", "Selwerd"), ("Wonen", "Werk", "Zorg")
DIMENSIES = (MAAND, PLEK, TYPE)
ROOSTER = tuple(product(*DIMENSIES))
LAGEN = ((1, 2), (2,), ())
Rijen = list[tuple[Cel, int]]

rijen = st.lists(st.tuples(st.sampled_from(ROOSTER), st.integers(1, 12)), max_size=140)


def protect(er: Rijen, b: int) -> Open:
    mensen: dict[Cel, set[int]] = {cel: {wie for waar, wie in er if waar == cel} for cel in ROOSTER}
    return bescherm(DIMENSIES, Counter(cel for cel, _ in er), LAGEN, b, mensen)


def test_that_one_who_comes_five_times_is_no_cell_and_no_sum() -> None:
    cel = ("1", "Beijum", "Wonen")
    open_ = protect([(cel, 1)] * 7, 5)
    assert not open_.cellen
    assert not any(open_.resten)
    assert protect([(cel, wie) for wie in range(5)], 5).cellen == {cel: 5}


@settings(max_examples=150, deadline=None)
@given(rijen, st.sampled_from((2, 3, 5)))
def test_that_every_number_that_is_shown_is_of_as_many_people_as_the_threshold(er: Rijen, b: int) -> None:
    open_ = protect(er, b)
    over = list(er)
    for cel, getoond in open_.cellen.items():
        assert b <= getoond <= sum(waar == cel for waar, _ in er)
        assert len({wie for waar, wie in er if waar == cel}) >= b
    over = [(waar, wie) for waar, wie in over if waar not in open_.cellen]
    for laag, rest in zip(open_.lagen, open_.resten, strict=True):
        for groep, getoond in rest.items():
            van = [(waar, wie) for waar, wie in over if tuple(waar[plaats] for plaats in laag) == groep]
            assert b <= getoond <= len(van)
            assert len({wie for _, wie in van}) >= b
        over = [(waar, wie) for waar, wie in over if tuple(waar[plaats] for plaats in laag) not in rest]


@settings(max_examples=8, deadline=None)
@given(rijen, st.sampled_from((2, 3, 5)))
def test_that_a_solver_leaves_every_number_below_the_threshold_possible(er: Rijen, b: int) -> None:
    open_ = protect(er, b)
    aanval = aanval_open.op(open_)
    for plaats, cel in enumerate(aanval.cellen):
        laagste, hoogste = aanval.bereik([plaats])
        getoond = open_.cellen.get(cel, 0)
        assert laagste <= getoond
        assert hoogste >= getoond + b - 1
