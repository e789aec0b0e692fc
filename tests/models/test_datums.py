"""Days as they come in, and what is said about a wrong one."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wijdesk.errors import Weigering
from wijdesk.models import datums
from wijdesk.models.datums import dag_van, eis_dag, fout_in_dag

VANDAAG = "2026-03-02"


@given(st.dates())
def test_that_every_day_is_read_back_from_its_one_form(dag: date) -> None:
    assert dag_van(dag.isoformat()) == dag


@given(st.text(max_size=12))
def test_that_no_text_breaks_it(tekst: str) -> None:
    dag = dag_van(tekst)
    assert dag is None or dag.isoformat() == tekst


@pytest.mark.parametrize(
    "tekst", ["", "2026", "2026-02-30", "20260302", "2026-W10-1", "02-03-2026", " 2026-03-02", "٢٠٢٦"]
)
def test_that_another_form_is_no_day(tekst: str) -> None:
    assert dag_van(tekst) is None
    assert fout_in_dag(tekst) == datums.GEEN_DAG


@pytest.mark.parametrize(
    ("tekst", "grenzen", "zin"),
    [
        ("2026-03-02", {"tot": VANDAAG}, ""),
        ("2026-03-02", {"vanaf": VANDAAG}, ""),
        ("2026-03-03", {"tot": VANDAAG}, datums.NOG_NIET),
        ("2026-03-01", {"vanaf": VANDAAG}, datums.AL_GEWEEST),
        ("1899-12-31", {"tot": VANDAAG}, datums.TE_LANG_GELEDEN),
        ("1999-12-31", {"vroegste": "2000-01-01"}, datums.TE_LANG_GELEDEN),
        ("2027-03-04", {"laatste": "2027-03-03"}, datums.TE_VER_VOORUIT),
    ],
)
def test_that_a_wrong_day_says_what_is_wrong_beside_its_field(tekst: str, grenzen: dict[str, str], zin: str) -> None:
    assert fout_in_dag(tekst, **grenzen) == zin
    if not zin:
        assert eis_dag(tekst, veld="op", **grenzen) == date.fromisoformat(tekst)
        return
    with pytest.raises(Weigering) as weigering:
        eis_dag(tekst, veld="op", **grenzen)
    assert weigering.value.fouten == {"op": zin}
