"""What an indicatie costs: against a count day after day, and how a volume is read."""

from __future__ import annotations

from datetime import date, timedelta
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.services import waarde_na
from wijdesk.models.indicatiewaarde import (
    EENHEDEN,
    GEEN_DAGEN,
    GEEN_OMVANG,
    GEEN_TARIEF,
    MEER_TARIEVEN,
    Prijs,
    lees_omvang,
    maanden,
    opgevolgd,
    waarde,
)

EERSTE = date(2023, 11, 1)
dagen = st.integers(0, 500).map(lambda n: (EERSTE + timedelta(days=n)).isoformat())
omvangen = st.one_of(
    st.builds(
        lambda n, wat, per: f"{n} {wat} {per}".strip(),
        st.sampled_from(["1", "3", "1,5", "0,25", "40", "0"]),
        st.sampled_from(sorted(waarde_na.WOORDEN)),
        st.sampled_from(["per dag", "per week", "per 4 weken", "per maand", "per jaar", "in totaal", ""]),
    ),
    st.sampled_from(["", "naar behoefte", "3 uur of meer per week"]),
)


@st.composite
def prijzen(trek: st.DrawFn) -> list[Prijs]:
    alle = []
    for _ in range(trek(st.integers(0, 4))):
        van, tot = sorted((trek(dagen), trek(dagen)))
        alle.append(
            Prijs(
                eenheid=trek(st.sampled_from(EENHEDEN)), centen=trek(st.integers(1, 99_999)), van=van,
                tot=trek(st.sampled_from([tot, ""])),
            )
        )  # fmt: skip
    return alle


@settings(max_examples=300, deadline=None)
@given(omvang=omvangen, alle=prijzen(), van=dagen, tot=dagen, begin=dagen, eind=dagen, open_=st.booleans())
def test_that_a_value_is_what_a_count_day_after_day_says(
    omvang: str, alle: list[Prijs], van: str, tot: str, begin: str, eind: str, open_: bool
) -> None:
    van, tot = sorted((van, tot))
    begin, eind = sorted((begin, eind))
    rij = {"omvang": omvang, "van": van, "tot": "" if open_ else tot}
    los = [{"eenheid": p.eenheid, "centen": p.centen, "van": p.van, "tot": p.tot} for p in alle]
    kost = waarde(omvang, van, rij["tot"], opgevolgd(alle), begin, eind)
    assert kost.centen == waarde_na.een(rij, los, begin, eind)
    assert bool(kost.waarom) == (kost.centen is None)


@pytest.mark.parametrize(
    ("tekst", "gelezen"),
    [
        ("3 uur per week", (3, "uur", "week")),
        ("1,5 uur/week", (Fraction(3, 2), "uur", "week")),
        ("90 minuten per week", (Fraction(3, 2), "uur", "week")),
        ("2 Dagdelen  per 4 weken", (2, "dagdeel", "4 weken")),
        ("1 etmaal per vier weken", (1, "etmaal", "4 weken")),
        ("40 uur in totaal", (40, "uur", "totaal")),
        ("2 stuks", (2, "stuk", "totaal")),
        ("3 uur elke maand", (3, "uur", "maand")),
    ],
)
def test_that_a_volume_is_read_as_it_is_written(tekst: str, gelezen: tuple[Fraction, str, str]) -> None:
    omvang = lees_omvang(tekst)
    assert omvang is not None
    assert (omvang.aantal, omvang.eenheid, omvang.per) == gelezen


@pytest.mark.parametrize(
    "tekst", ["", "3 uur", "0 uur per week", "naar behoefte", "2 tot 3 uur per week", "3 uur per week en meer", "uur"]
)
def test_that_a_volume_that_is_no_number_is_not_guessed(tekst: str) -> None:
    assert lees_omvang(tekst) is None


def test_that_what_is_not_known_says_why() -> None:
    uur = Prijs(eenheid="uur", centen=6000, van="2026-01-01", tot="")
    januari = ("2026-01-01", "2026-01-31")
    assert waarde("3 uur per week", "2026-01-01", "", (uur,), *januari).centen == Fraction(3 * 6000 * 31, 7)
    assert waarde("", "2026-01-01", "", (uur,), *januari).waarom == GEEN_OMVANG
    assert waarde("2 dagdelen per week", "2026-01-01", "", (uur,), *januari).waarom == GEEN_TARIEF
    assert waarde("3 uur per week", "2025-12-01", "", (uur,), "2025-12-01", "2026-01-31").waarom == GEEN_TARIEF
    assert waarde("3 uur per week", "", "", (uur,), *januari).waarom == GEEN_DAGEN
    maand = Prijs(eenheid="maand", centen=100, van="2026-01-15", tot="")
    assert waarde("3 uur per week", "2026-01-01", "", (uur, maand), *januari).waarom == MEER_TARIEVEN


def test_that_a_part_of_a_month_counts_by_its_days() -> None:
    maand = Prijs(eenheid="maand", centen=3100, van="2026-01-01", tot="")
    assert waarde("", "2026-01-22", "2026-01-31", (maand,), "2026-01-01", "2026-01-31").centen == 1000
    assert maanden("2026-01-01", "2026-12-31") == 12
    assert maanden("2026-01-16", "2026-02-14") == Fraction(16, 31) + Fraction(1, 2)
