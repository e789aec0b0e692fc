"""The deadline engine against its rules: calendar, holidays, standing still, extending, and how it is said."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wijdesk.models.termijnen import (
    Besluit,
    Duur,
    duur,
    feestdagen,
    gelijkgesteld,
    in_woorden,
    is_werkdag,
    loop,
    plus,
    regels,
    rest_in_woorden,
    ruimte_om_te_verlengen,
    schuif,
    toestand_van,
)

DAG = timedelta(days=1)
MAANDAG = date(2026, 3, 2)
WMO = regels()["wmo-onderzoek"]
VLAK = replace(WMO, verschuift=False)
"""The same six weeks without the shift of the Atw, for rules about counting only."""

dagen = st.dates(date(2015, 1, 1), date(2045, 12, 31))
lengten = st.sampled_from([regel.lengte for regel in regels().values()])


@st.composite
def stilstanden(draw: st.DrawFn) -> list[Besluit]:
    """A few periods of standing still and extensions after 1 June 2026, in which they may overlap."""
    gevonden = []
    for _ in range(draw(st.integers(0, 4))):
        van = date(2026, 6, 1) + draw(st.integers(0, 50)) * DAG
        if draw(st.integers(0, 4)) == 0:
            gevonden.append(Besluit(van=van, dagen=draw(st.integers(1, 30))))
        else:
            gevonden.append(Besluit(van=van, tot=van + draw(st.integers(0, 40)) * DAG))
    return gevonden


def eind(besluiten: list[Besluit], begin: date = date(2026, 5, 18), regel=WMO) -> date:
    fataal = loop(regel, begin, besluiten, vandaag=begin).fataal
    assert fataal is not None
    return fataal


# Days ----------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("begin", "lengte", "verwacht"),
    [
        ("2026-01-31", "1 maand", "2026-02-28"),
        ("2028-01-31", "1 maand", "2028-02-29"),
        ("2028-02-29", "1 jaar", "2029-02-28"),
        ("2028-02-29", "4 jaar", "2032-02-29"),
        ("2025-12-31", "2 maanden", "2026-02-28"),
        ("2026-11-30", "3 maanden", "2027-02-28"),
        ("2025-12-15", "6 weken", "2026-01-26"),
        ("2028-02-22", "7 dagen", "2028-02-29"),
        ("2026-04-02", "1 werkdag", "2026-04-07"),  # Good Friday, Easter
        ("2026-12-24", "2 werkdagen", "2026-12-29"),
    ],
)
def test_that_lengths_are_counted_by_the_calendar(begin: str, lengte: str, verwacht: str) -> None:
    over = duur(lengte) if lengte != "4 jaar" else Duur(4, "jaren")
    assert plus(date.fromisoformat(begin), over).isoformat() == verwacht


def test_that_koningsdag_on_a_sunday_moves_to_the_26th() -> None:
    for jaar in (2014, 2025, 2031):
        assert date(jaar, 4, 27).weekday() == 6
        assert date(jaar, 4, 26) in feestdagen(jaar)
        assert date(jaar, 4, 27) not in feestdagen(jaar)
    assert date(2026, 4, 27) in feestdagen(2026)
    assert plus(date(2025, 4, 25), duur("1 werkdag")) == date(2025, 4, 28)


def test_that_the_holidays_are_those_of_the_law() -> None:
    werkdag_feest = {dag for dag in feestdagen(2026) if dag.weekday() < 5}
    assert werkdag_feest == {
        date(2026, 1, 1), date(2026, 4, 3), date(2026, 4, 6), date(2026, 4, 27), date(2026, 5, 5), date(2026, 5, 14),
        date(2026, 5, 25), date(2026, 12, 25),
    }  # fmt: skip
    assert date(2026, 12, 26) in feestdagen(2026)
    assert date(2027, 5, 5) in feestdagen(2027), "5 mei every year, not only once in five"


def test_that_a_day_made_equal_to_a_holiday_moves_an_end_and_stays_a_working_day() -> None:
    na_hemelvaart = date(2026, 5, 15)
    assert na_hemelvaart in gelijkgesteld()
    assert schuif(date(2026, 5, 14)) == date(2026, 5, 18)
    assert is_werkdag(na_hemelvaart)


@pytest.mark.parametrize("tekst", ["", "6", "weken", "zes weken", "-1 dagen", "6  weken", "6 eeuwen", "²  dagen"])
def test_that_a_length_that_is_none_is_refused(tekst: str) -> None:
    with pytest.raises(ValueError, match=r"\S"):
        duur(tekst)


@given(dagen, lengten)
def test_that_a_term_ends_after_it_began_and_later_begins_never_end_earlier(begin: date, lengte: Duur) -> None:
    assert begin < plus(begin, lengte) <= plus(begin + DAG, lengte)


@given(dagen)
def test_that_an_end_that_is_moved_is_never_a_weekend_or_holiday_and_moves_no_further_than_needed(dag: date) -> None:
    verschoven = schuif(dag)
    assert is_werkdag(verschoven)
    assert verschoven not in gelijkgesteld()
    tussen = [dag + n * DAG for n in range((verschoven - dag).days)]
    assert all(not is_werkdag(d) or d in gelijkgesteld() for d in tussen)
    assert len(tussen) <= 9


@given(dagen, st.integers(1, 30))
def test_that_working_days_never_count_a_weekend_or_holiday(begin: date, aantal: int) -> None:
    laatste = plus(begin, Duur(aantal, "werkdagen"))
    geteld = [begin + n * DAG for n in range(1, (laatste - begin).days + 1)]
    assert sum(map(is_werkdag, geteld)) == aantal
    assert is_werkdag(laatste)


# Rules ---------------------------------------------------------------------------------------------------------------


def test_that_every_rule_says_its_basis_and_lets_its_streefdatum_come_first() -> None:
    for regel in regels().values():
        gezien = loop(regel, MAANDAG, vandaag=MAANDAG)
        assert gezien.fataal is not None
        assert regel.naam
        assert regel.grondslag in regel.grondslag_voluit or regel.grondslag == "afspraak WIJ"
        assert gezien.streef is None or gezien.streef < gezien.fataal
        assert not regel.verleng_hoogstens or regel.geen_verlenging
        assert regel.wettelijk or not regel.verschuift, "the Atw is about terms in a law"


@pytest.mark.parametrize(
    ("code", "begin", "fataal"),
    [
        ("wmo-onderzoek", "2026-03-02", "2026-04-13"),
        ("wmo-onderzoek", "2026-02-23", "2026-04-07"),  # 6 April is Easter Monday
        ("wmo-persoonlijk-plan", "2026-03-02", "2026-03-09"),
        ("wmo-beschikking", "2026-03-20", "2026-04-07"),  # Good Friday, then Easter
        ("jeugd-besluit", "2026-03-02", "2026-04-28"),  # Koningsdag
        ("klacht", "2026-04-03", "2026-05-18"),  # the Friday after Ascension day
        ("klacht-commissie", "2026-03-02", "2026-05-11"),
        ("wvggz-onderzoek", "2026-03-02", "2026-03-16"),
        ("avg-verzoek", "2026-01-31", "2026-03-02"),  # 28 February is a Saturday
        ("terugbellen", "2026-04-24", "2026-04-28"),
        ("plan-evaluatie", "2026-08-31", "2027-02-28"),
    ],
)
def test_that_the_shipped_rules_end_on_the_day_of_the_law(code: str, begin: str, fataal: str) -> None:
    assert loop(regels()[code], date.fromisoformat(begin), vandaag=MAANDAG).fataal == date.fromisoformat(fataal)


def test_that_extending_has_the_room_the_law_gives() -> None:
    klacht, avg, jeugd = (regels()[code] for code in ("klacht", "avg-verzoek", "jeugd-besluit"))
    assert ruimte_om_te_verlengen(klacht, MAANDAG) == 28
    assert ruimte_om_te_verlengen(klacht, MAANDAG, [Besluit(van=MAANDAG, dagen=20)]) == 8
    assert ruimte_om_te_verlengen(klacht, MAANDAG, [Besluit(van=MAANDAG, dagen=40)]) == 0
    assert ruimte_om_te_verlengen(jeugd, MAANDAG) is None
    assert ruimte_om_te_verlengen(WMO, MAANDAG) == 0
    begin = date(2025, 11, 30)  # three months after it is 28 February, one month after it 30 December
    assert ruimte_om_te_verlengen(avg, begin) == (date(2026, 2, 28) - date(2025, 12, 30)).days


# Standing still ------------------------------------------------------------------------------------------------------


@given(dagen, st.integers(0, 42), st.integers(0, 200))
def test_that_standing_still_for_n_days_moves_the_end_by_n(begin: date, na: int, aantal: int) -> None:
    van = begin + na * DAG
    stil = [Besluit(van=van, tot=van + aantal * DAG)]
    zonder = eind([], begin, VLAK)
    assert eind(stil, begin, VLAK) == zonder + aantal * DAG
    assert eind(stil, begin) == schuif(zonder + aantal * DAG)


@given(stilstanden())
def test_that_the_order_in_which_it_was_written_down_does_not_matter(besluiten: list[Besluit]) -> None:
    assert len({eind(list(anders)) for anders in permutations(besluiten)}) == 1


@given(stilstanden(), st.integers(0, 20))
def test_that_a_later_begin_never_ends_earlier_whatever_was_decided(besluiten: list[Besluit], later: int) -> None:
    begin = date(2026, 5, 1)
    assert eind(besluiten, begin) <= eind(besluiten, begin + later * DAG)


@given(stilstanden(), st.integers(1, 30))
def test_that_extending_never_shortens_and_an_end_is_always_a_working_day(besluiten: list[Besluit], erbij: int) -> None:
    langer = [*besluiten, Besluit(van=date(2026, 6, 1), dagen=erbij)]
    assert eind(besluiten) <= eind(langer)
    assert schuif(eind(besluiten)) == eind(besluiten)


def test_that_days_that_stand_still_twice_count_once() -> None:
    een = Besluit(van=date(2026, 3, 9), tot=date(2026, 3, 19))
    ander = Besluit(van=date(2026, 3, 14), tot=date(2026, 3, 24))
    assert eind([een, ander], MAANDAG, VLAK) == date(2026, 4, 13) + 15 * DAG


def test_that_standing_still_after_the_end_changes_nothing() -> None:
    assert eind([Besluit(van=date(2026, 5, 1), tot=date(2026, 6, 1))], MAANDAG) == date(2026, 4, 13)


def test_that_standing_still_in_the_days_an_end_was_moved_over_ends_no_sooner_than_it_runs_again() -> None:
    zaterdag = replace(WMO, lengte=Duur(5, "dagen"), streef=None)
    stil = [Besluit(van=date(2026, 3, 9), tot=date(2026, 3, 12))]
    assert eind(stil, MAANDAG, zaterdag) == date(2026, 3, 12)


def test_that_without_an_end_in_sight_there_is_no_fatale_datum_and_the_rest_is_kept() -> None:
    gezien = loop(WMO, MAANDAG, [Besluit(van=date(2026, 4, 4))], vandaag=date(2026, 9, 1))
    assert (gezien.fataal, gezien.stil_sinds, gezien.rest) == (None, date(2026, 4, 4), 9)
    assert in_woorden(gezien, date(2026, 9, 1)) == "staat stil sinds za 4 apr, daarna nog 9 dagen"


# In words ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("dag", "zin", "toestand"),
    [
        (MAANDAG + 12 * DAG, "nog 12 dagen (za 14 mrt)", ""),
        (MAANDAG + 7 * DAG, "nog 7 dagen (ma 9 mrt)", "let-op"),
        (MAANDAG + 2 * DAG, "nog 2 dagen (wo 4 mrt)", "spoed"),
        (MAANDAG + DAG, "morgen", "spoed"),
        (MAANDAG, "vandaag", "spoed"),
        (MAANDAG - DAG, "1 dag te laat (gisteren)", "te laat"),
        (MAANDAG - 3 * DAG, "3 dagen te laat (vr 27 feb)", "te laat"),
        (MAANDAG - 400 * DAG, "400 dagen te laat (26 jan 2025)", "te laat"),
    ],
)
def test_that_what_is_left_is_said_as_people_say_it(dag: date, zin: str, toestand: str) -> None:
    assert rest_in_woorden(dag, MAANDAG) == zin
    assert toestand_van(dag, MAANDAG) == toestand


def test_that_a_planned_standing_still_is_said_with_when_it_ends() -> None:
    stil = [Besluit(van=date(2026, 3, 3), tot=date(2026, 3, 13))]
    gezien = loop(WMO, MAANDAG, stil, vandaag=date(2026, 3, 5))
    assert in_woorden(gezien, date(2026, 3, 5)) == "staat stil tot vr 13 mrt, daarna nog 41 dagen (do 23 apr)"
    later = loop(WMO, MAANDAG, stil, vandaag=date(2026, 3, 13))
    assert in_woorden(later, date(2026, 3, 13)) == "nog 41 dagen (do 23 apr)"


def test_that_a_streefdatum_that_passed_asks_attention() -> None:
    assert toestand_van(MAANDAG + 20 * DAG, MAANDAG, streef=MAANDAG - DAG) == "let-op"
    assert toestand_van(MAANDAG + 20 * DAG, MAANDAG, streef=MAANDAG) == ""
