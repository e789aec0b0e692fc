"""The rules of keeping: calendar time, the longest wins, what is unclear is kept, merging restarts nothing."""

from __future__ import annotations

from calendar import isleap
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wijdesk.models.bewaartermijn import (
    AFSLUITING,
    GEBEURTENISSEN,
    JONGSTE_18,
    KENMERKEN,
    LAATSTE_WIJZIGING,
    Bewaarregel,
    bewaarregels,
    bewaren_tot,
    einde_van,
    na_samengaan,
    regel_van,
    uiterste_begin,
)
from wijdesk.models.termijnen import Duur
from wijdesk.resources import lees_toml

dagen = st.dates(date(1950, 1, 1), date(2200, 12, 31))
jaren = st.integers(1, 40)
kenmerken = st.sets(st.sampled_from([naam for naam in KENMERKEN if naam != "log"]))
VANDAAG = date(2026, 11, 22)


def regel(code: str, termijn: int, *, bij: str = "wmo", begin: str = LAATSTE_WIJZIGING, **anders: str) -> Bewaarregel:
    velden = {"naam": code, "wet": "", "bron": "wet", "van": "2000-01-01"} | anders
    return Bewaarregel(code=code, termijn=Duur(termijn, "jaren"), begin=begin, bij=frozenset({bij}), **velden)


@given(dagen, jaren)
def test_that_years_are_calendar_years(begin: date, aantal: int) -> None:
    einde = einde_van(begin, Duur(aantal, "jaren"))
    assert (einde.year, einde.month) == (begin.year + aantal, begin.month)
    schrikkeldag = (begin.month, begin.day) == (2, 29) and not isleap(einde.year)
    assert einde.day == (28 if schrikkeldag else begin.day)


@pytest.mark.parametrize(
    ("begin", "aantal", "einde"),
    [
        (date(2024, 2, 29), 5, date(2029, 2, 28)),
        (date(2024, 2, 29), 20, date(2044, 2, 29)),
        (date(2026, 3, 1), 5, date(2031, 3, 1)),
        (date(2096, 2, 29), 4, date(2100, 2, 28)),
        (date(9990, 1, 1), 20, date.max),
    ],
)
def test_that_five_years_are_five_years(begin: date, aantal: int, einde: date) -> None:
    assert einde_van(begin, Duur(aantal, "jaren")) == einde


@given(dagen, dagen, jaren)
def test_that_a_later_event_never_ends_sooner(een: date, ander: date, aantal: int) -> None:
    vroeg, laat = sorted((een, ander))
    assert einde_van(vroeg, Duur(aantal, "jaren")) <= einde_van(laat, Duur(aantal, "jaren"))


@given(kenmerken, st.fixed_dictionaries(dict.fromkeys(GEBEURTENISSEN, dagen)))
def test_that_the_longest_rule_wins_and_the_last_day_still_counts(soorten: set[str], wanneer: dict[str, date]) -> None:
    uitkomst = bewaren_tot(soorten, wanneer, VANDAAG)
    assert (uitkomst is None) == (not soorten)
    if uitkomst is not None:
        passend = [er for er in bewaarregels() if er.bij & soorten and er.geldt_op(VANDAAG)]
        assert uitkomst.einde == max(einde_van(wanneer[er.begin], er.termijn) for er in passend)
        assert not uitkomst.mag_weg(uitkomst.einde)
        assert uitkomst.mag_weg(uitkomst.einde + timedelta(days=1))


@given(kenmerken, kenmerken, st.fixed_dictionaries(dict.fromkeys(GEBEURTENISSEN, dagen)))
def test_that_one_more_mark_never_keeps_shorter(een: set[str], ander: set[str], wanneer: dict[str, date]) -> None:
    minder, meer = bewaren_tot(een, wanneer, VANDAAG), bewaren_tot(een | ander, wanneer, VANDAAG)
    if minder is not None:
        assert meer is not None
        assert meer.einde >= minder.einde


def test_that_a_child_in_the_household_keeps_the_dossier_of_a_parent() -> None:
    wanneer = {LAATSTE_WIJZIGING: date(2010, 5, 1), JONGSTE_18: date(2025, 1, 1), AFSLUITING: date(2010, 5, 1)}
    alleen, met_kind = (bewaren_tot(soorten, wanneer, VANDAAG) for soorten in ({"wmo"}, {"wmo", "kind"}))
    assert alleen is not None
    assert met_kind is not None
    assert (alleen.regel.code, alleen.einde) == ("wmo", date(2025, 5, 1))
    assert (met_kind.regel.code, met_kind.einde) == ("kind", date(2027, 1, 1))
    jeugd = bewaren_tot({"wmo", "kind", "jeugd"}, wanneer, VANDAAG)
    assert jeugd is not None
    assert (jeugd.regel.code, jeugd.einde) == ("jeugdwet", date(2030, 5, 1))


def test_that_what_cannot_be_worked_out_is_kept() -> None:
    assert bewaren_tot({"wmo", "participatie"}, {LAATSTE_WIJZIGING: date(1990, 1, 1)}, VANDAAG) is None
    assert bewaren_tot((), {}, VANDAAG) is None


def test_that_the_rule_in_force_on_the_day_counts() -> None:
    regels = (regel("oud", 15, tot="2019-12-31"), regel("nieuw", 20, van="2020-01-01"))
    wanneer = {LAATSTE_WIJZIGING: date(2004, 6, 1)}
    codes = [
        uitkomst.regel.code
        for dag in (date(2019, 12, 31), date(2020, 1, 1))
        if (uitkomst := bewaren_tot({"wmo"}, wanneer, dag, regels)) is not None
    ]
    assert codes == ["oud", "nieuw"]


@given(
    st.dictionaries(st.sampled_from(GEBEURTENISSEN), dagen, min_size=3),
    st.dictionaries(st.sampled_from(GEBEURTENISSEN), dagen, min_size=3),
    kenmerken.filter(bool),
)
def test_that_merging_neither_restarts_nor_shortens_a_term(
    een: dict[str, date], ander: dict[str, date], soorten: set[str]
) -> None:
    samen = na_samengaan(een, ander)
    assert set(samen.values()) <= {*een.values(), *ander.values()}
    eindes = [uitkomst.einde for er in (een, ander, samen) if (uitkomst := bewaren_tot(soorten, er, VANDAAG))]
    assert eindes[2] >= max(eindes[:2])


@given(st.dates(date(1990, 1, 1), date(2190, 1, 1)))
def test_that_what_changed_after_the_first_day_of_the_search_cannot_go(dag: date) -> None:
    grens = uiterste_begin(dag)
    for er in bewaarregels():
        if er.geldt_op(dag) and "log" not in er.bij:
            assert einde_van(grens + timedelta(days=1), er.termijn) >= dag


def test_that_every_rule_says_its_law_and_is_well_formed() -> None:
    for rij in lees_toml("bewaartermijnen.toml")["regel"]:
        assert rij["wet"]
        assert rij["nagekeken"]
        assert rij["bron"] in {"wet", "selectielijst", "afspraak"}
        assert rij["begin"] in GEBEURTENISSEN
        assert set(rij["bij"]) <= set(KENMERKEN)
        assert rij["samenvoegen"] == "laatste"
    alle = bewaarregels()
    assert len({(er.code, er.van) for er in alle}) == len(alle)
    assert {"jeugdwet": 20, "wmo": 15, "log": 5}.items() <= {er.code: er.termijn.aantal for er in alle}.items()
    found = regel_van("jeugdwet", VANDAAG)
    assert found is not None
    assert found.wet == "Jeugdwet art. 7.3.8 lid 3"
    assert regel_van("bestaat niet", VANDAAG) is None
