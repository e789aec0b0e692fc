"""Which columns hold a day, a month, a time or a moment."""

from __future__ import annotations

import pytest

from wijdesk.models.tabellen import GEJOURNAALD, METADATA
from wijdesk.models.vormen import (
    MOMENTEN,
    VORMEN,
    Vorm,
    anders_van_vorm,
    is_dag,
    is_deels_dag,
    is_maand,
    is_moment,
    is_tijd,
)


def test_that_every_column_of_the_list_is_in_its_table_and_of_its_kind() -> None:
    for soort, kolommen in VORMEN.items():
        assert {veld for veld, _ in kolommen} <= set(GEJOURNAALD[soort].velden()), soort
        assert len({veld for veld, _ in kolommen}) == len(kolommen), soort
        for veld, _ in kolommen:
            van = METADATA.tables[soort].columns[veld].type.python_type
            assert van is (int if veld in MOMENTEN.get(soort, "").split() else str), (soort, veld)


def test_that_a_column_named_after_a_day_is_in_the_list() -> None:
    los = {
        (soort, veld)
        for soort, klasse in GEJOURNAALD.items()
        for veld in klasse.velden()
        if veld in {"op", "dag", "van", "tot", "maand", "tijd", "datum"} or veld.endswith(("_op", "datum", "_voor"))
    }
    assert los == {(soort, veld) for soort, veld in los if veld in dict(VORMEN.get(soort, ()))}


def test_that_what_a_new_row_gets_by_itself_is_of_its_kind() -> None:
    assert {
        soort: anders_van_vorm(soort, klasse.standaarden()) for soort, klasse in GEJOURNAALD.items()
    } == dict.fromkeys(GEJOURNAALD, ())


@pytest.mark.parametrize(
    ("vorm", "goed", "fout"),
    [
        (
            is_dag,
            ("", "2026-03-02", "2024-02-29", "9999-12-31"),
            ("2026-02-30", "gisteren", "2026-3-2", "20260302", None),
        ),
        (is_deels_dag, ("", "1980", "1980-05", "1980-05-12"), ("1980-13", "80", "1980-05-32", "-", "1980-", "--", 5)),
        (is_maand, ("2026-01", "2026-12"), ("", "2026-00", "2026-19", "2026-1", "0000-01", None)),
        (is_tijd, ("", "00:00", "23:59"), ("24:00", "9:15", "09:60", "x", 9)),
        (is_moment, (None, 0, -1, 1_795_358_614_000), (10**16, -(10**16), True, "1")),
    ],
)
def test_that_a_value_is_what_its_column_is_for(vorm: Vorm, goed: tuple[object, ...], fout: tuple[object, ...]) -> None:
    assert [waarde for waarde in goed if not vorm(waarde)] == []
    assert [waarde for waarde in fout if vorm(waarde)] == []
