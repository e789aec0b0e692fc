"""Open figures: what is left out stays unknown, whatever one adds up, takes off or compares; and a table that is
protected in the usual way does not stand this attack, so that the attack is one.
"""

from __future__ import annotations

import random
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.models import aanval_open
from wijdesk.errors import Weigering
from wijdesk.models.onderdrukking import Cel, Open, bescherm

MAAND, PLEK, TYPE = ("1", "2", "3"), ("Beijum", "Selwerd"), ("Wonen", "Werk", "Zorg")
DIMENSIES = (MAAND, PLEK, TYPE)
LAGEN = ((1, 2), (2,), ())


def tabellen(meest: int = 14) -> st.SearchStrategy[dict[Cel, int]]:
    """Counts in which small and large numbers stand beside each other."""
    aantal = st.one_of(st.just(0), st.integers(1, 6), st.integers(0, meest))
    return st.lists(aantal, min_size=18, max_size=18).map(
        lambda er: {cel: n for cel, n in zip(product(*DIMENSIES), er, strict=True) if n}
    )


@settings(max_examples=8, deadline=None)
@given(tabellen(), st.sampled_from((2, 3, 5, 10)))
def test_that_a_solver_leaves_every_number_below_the_threshold_possible(tellingen: dict[Cel, int], b: int) -> None:
    open_ = bescherm(DIMENSIES, tellingen, LAGEN, b)
    aanval = aanval_open.op(open_)
    for plaats, cel in enumerate(aanval.cellen):
        laagste, hoogste = aanval.bereik([plaats])
        getoond = open_.cellen.get(cel, 0)
        assert (laagste, hoogste) == (getoond, getoond + b - 1)
        assert laagste <= tellingen.get(cel, 0) <= hoogste


@settings(max_examples=6, deadline=None)
@given(tabellen(), st.randoms(use_true_random=False))
def test_that_no_total_and_no_difference_is_fixed(tellingen: dict[Cel, int], dobbel: random.Random) -> None:
    """By month, by locatie, by type, and any sum of cells somebody may think of."""
    aanval = aanval_open.op(bescherm(DIMENSIES, tellingen, LAGEN, 5))
    vast = [
        [plaats for plaats, cel in enumerate(aanval.cellen) if cel[dimensie] == code]
        for dimensie, codes in enumerate(DIMENSIES)
        for code in codes
    ]
    los = [dobbel.sample(range(18), dobbel.randint(1, 18)) for _ in range(4)]
    for plaatsen in (*vast, *los, list(range(18))):
        laagste, hoogste = aanval.bereik(plaatsen)
        assert laagste < hoogste
        assert laagste <= sum(tellingen.get(aanval.cellen[plaats], 0) for plaats in plaatsen) <= hoogste
    beijum, selwerd = vast[3], vast[4]
    for een, ander in ((beijum, selwerd), (vast[0], vast[1]), (vast[5], vast[6])):
        laagste, hoogste = aanval.bereik(een, ander)
        assert laagste < hoogste


@settings(max_examples=60, deadline=None)
@given(tabellen(30), st.integers(2, 12))
def test_that_every_number_and_every_difference_of_numbers_is_a_multiple_of_the_threshold(
    tellingen: dict[Cel, int], b: int
) -> None:
    open_ = bescherm(DIMENSIES, tellingen, LAGEN, b)
    getallen = [*open_.cellen.values(), *(aantal for rest in open_.resten for aantal in rest.values())]
    assert all(aantal >= b and aantal % b == 0 for aantal in getallen)
    assert sum(getallen) <= sum(tellingen.values())
    if not any(open_.resten):
        assert not open_.cellen.keys() ^ {cel for cel, aantal in tellingen.items() if aantal >= b}


def test_that_this_attack_breaks_a_table_whose_small_cells_are_merely_left_out() -> None:
    """One small cell in a row of totals is a subtraction; the other way keeps it."""
    tellingen: dict[Cel, int] = dict.fromkeys(product(*DIMENSIES), 20)
    tellingen["2", "Selwerd", "Zorg"] = 3
    naief = aanval_open.op_naief(DIMENSIES, tellingen, 5)
    plaats = naief.plaats(("2", "Selwerd", "Zorg"))
    assert naief.bereik([plaats]) == (3, 3)
    ons = aanval_open.op(bescherm(DIMENSIES, tellingen, LAGEN, 5))
    assert ons.bereik([plaats]) == (0, 4)


def test_that_the_attack_breaks_most_naive_tables_somewhere() -> None:
    dobbel, gebroken = random.Random(7), 0
    for _ in range(10):
        tellingen: dict[Cel, int] = {
            cel: n for cel in product(*DIMENSIES) if (n := dobbel.choice((0, 2, 6, 9, 12, 15, 20)))
        }
        naief = aanval_open.op_naief(DIMENSIES, tellingen, 5)
        klein = [naief.plaats(cel) for cel, aantal in tellingen.items() if aantal < 5]
        gebroken += any(er[0] == er[1] for er in map(naief.bereik, ([plaats] for plaats in klein)))
    assert gebroken >= 5


def test_that_two_counts_of_one_year_would_tell_and_that_is_why_a_year_is_settled() -> None:
    """One more in a cell of 4: whoever has both exports knows it was 4. Of a settled year there is one."""
    cel: Cel = ("2", "Selwerd", "Zorg")
    voor = bescherm(DIMENSIES, {cel: 4, ("1", "Beijum", "Werk"): 8}, LAGEN, 5)
    na = bescherm(DIMENSIES, {cel: 5, ("1", "Beijum", "Werk"): 8}, LAGEN, 5)
    geteld = aanval_open.op_twee(voor, na)
    assert geteld.bereik([geteld.plaats(cel)]) == (4, 4)
    vastgesteld = aanval_open.op(voor)
    assert vastgesteld.bereik([vastgesteld.plaats(cel)]) == (0, 4)


def test_that_a_sum_is_told_of_the_smallest_group_that_hides_its_parts() -> None:
    tellingen: dict[Cel, int] = {("1", "Beijum", "Wonen"): 4, ("2", "Beijum", "Wonen"): 4, ("1", "Selwerd", "Werk"): 17}
    open_ = bescherm(DIMENSIES, tellingen, LAGEN, 5)
    assert open_.cellen == {("1", "Selwerd", "Werk"): 15}
    assert open_.resten == ({("Beijum", "Wonen"): 5}, {}, {})


def test_that_a_sum_that_would_tell_its_parts_goes_up_and_is_not_told_there_either() -> None:
    """Three cells that together are 12 with at most 4 each: a sum of 10 would say that none of them is 0 or 1."""
    tellingen: dict[Cel, int] = {(maand, "Beijum", "Wonen"): 4 for maand in MAAND}
    open_ = bescherm(DIMENSIES, tellingen, ((1, 2),), 5)
    assert open_.resten == ({},)
    assert aanval_open.op(open_).bereik([0]) == (0, 4)


def test_that_one_more_in_a_group_nobody_hides_in_changes_nothing_else() -> None:
    alles: dict[Cel, int] = dict.fromkeys(product(*DIMENSIES), 5)
    open_ = bescherm(DIMENSIES, alles, LAGEN, 5)
    assert set(open_.cellen.values()) == {5}
    assert open_.resten == ({}, {}, {})
    assert len(list(open_.rooster())) == 18


def test_that_nothing_counted_gives_the_whole_grid_and_nothing_else() -> None:
    open_ = bescherm(DIMENSIES, {}, LAGEN, 5)
    assert open_ == Open(dimensies=DIMENSIES, drempel=5, cellen={}, lagen=LAGEN, resten=({}, {}, {}))


@pytest.mark.parametrize(
    ("tellingen", "lagen"),
    [({("4", "Beijum", "Wonen"): 1}, LAGEN), ({("1", "Beijum"): 1}, LAGEN), ({}, ((0, 1), (1, 2))), ({}, ((0, 1, 2),))],
)
def test_that_a_count_outside_the_grid_and_layers_that_overlap_are_a_bug(
    tellingen: dict[Cel, int], lagen: tuple[tuple[int, ...], ...]
) -> None:
    with pytest.raises(ValueError, match=r"grid|layer"):
        bescherm(DIMENSIES, tellingen, lagen, 5)


def test_that_a_threshold_that_hides_nothing_is_refused() -> None:
    with pytest.raises(Weigering) as fout:
        bescherm(DIMENSIES, {}, LAGEN, 1)
    assert list(fout.value.fouten) == ["drempel"]
