"""What the law says of requests about one's own data: days by the calendar, who may ask, what of others is proposed."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wijdesk.models import avgregels
from wijdesk.models.avg import BESLUITEN, HOEDANIGHEDEN, KEUZES, SOORTEN
from wijdesk.models.termijnen import is_werkdag
from wijdesk.models.values import Id

DAGEN = st.dates(min_value=date(2018, 5, 25), max_value=date(2060, 12, 31))


@pytest.mark.parametrize(
    ("ontvangen", "uiterlijk"),
    [
        (date(2026, 3, 2), date(2026, 4, 2)),
        (date(2025, 1, 31), date(2025, 2, 28)),
        (date(2026, 1, 31), date(2026, 3, 2)),  # 28 February is a Saturday
        (date(2028, 1, 31), date(2028, 2, 29)),
        (date(2026, 3, 25), date(2026, 4, 28)),  # 25 April is a Saturday, Monday is Koningsdag
        (date(2026, 11, 25), date(2026, 12, 28)),  # Christmas, then a weekend
    ],
)
def test_that_a_month_is_a_calendar_month_that_ends_on_a_working_day(ontvangen: date, uiterlijk: date) -> None:
    assert avgregels.eerste_uiterlijk(ontvangen) == uiterlijk


@given(DAGEN)
def test_that_no_answer_is_due_before_a_month_is_over_and_never_on_a_free_day(ontvangen: date) -> None:
    jaar, maand = divmod(ontvangen.year * 12 + ontvangen.month, 12)
    zelfde = date(jaar, maand + 1, min(ontvangen.day, monthrange(jaar, maand + 1)[1]))
    eerst, laatst = avgregels.eerste_uiterlijk(ontvangen), avgregels.laatste_uiterlijk(ontvangen)
    assert zelfde <= eerst <= zelfde + timedelta(days=10)
    assert is_werkdag(eerst)
    assert is_werkdag(laatst)
    assert timedelta(days=50) < laatst - eerst < timedelta(days=75)


@given(DAGEN, DAGEN)
def test_that_who_asks_later_is_never_answered_sooner(een: date, ander: date) -> None:
    vroeg, laat = sorted((een, ander))
    assert avgregels.eerste_uiterlijk(vroeg) <= avgregels.eerste_uiterlijk(laat)
    assert avgregels.laatste_uiterlijk(vroeg) <= avgregels.laatste_uiterlijk(laat)


@given(DAGEN)
def test_that_an_extended_request_is_answered_on_the_day_that_was_said(dag: date) -> None:
    assert avgregels.uiterlijk("2026-03-02", dag.isoformat()) == dag
    assert avgregels.uiterlijk(dag.isoformat()) == avgregels.eerste_uiterlijk(dag)


def test_that_what_is_late_is_said_so() -> None:
    assert "te laat" in avgregels.in_woorden("2026-01-10", "", date(2026, 3, 2))
    assert avgregels.in_woorden("2026-02-02", "", date(2026, 3, 2)) == "vandaag"


@pytest.mark.parametrize(
    ("hoedanigheid", "geboren", "wat", "mag"),
    [
        ("zelf", "1980-01-01", "", True),
        ("zelf", "2016-01-01", "Tot 12 jaar", True),
        ("ouder", "2018-01-01", "gezag", True),
        ("ouder", "2013-01-01", "Vraag ook het kind", True),
        ("ouder", "2010-03-02", "beslist zelf", False),  # sixteen today
        ("ouder", "2010-03-03", "Vraag ook het kind", True),  # tomorrow
        ("ouder", "2000-01-01", "volwassene", False),
        ("gemachtigde", "1980-01-01", "machtiging", True),
        ("vertegenwoordiger", "1980-01-01", "rechter", True),
        ("ouder", "", "geboortedatum", True),
    ],
)
def test_that_age_and_capacity_say_what_to_look_at(hoedanigheid: str, geboren: str, wat: str, mag: bool) -> None:
    dag = date(2026, 3, 2)
    zin = avgregels.wie_vraagt(hoedanigheid, geboren, dag)
    assert (wat in zin) if wat else not zin
    assert avgregels.mag_niet_vragen(hoedanigheid, geboren, dag) is not mag


@pytest.mark.parametrize(
    ("geboren", "gezag", "geheim", "voorstel"),
    [
        ("2018-01-01", True, False, "tonen"),
        ("2018-01-01", False, False, "bedekken"),
        ("2018-01-01", True, True, "bedekken"),
        ("2013-01-01", True, False, "bedekken"),
        ("2009-01-01", True, False, "bedekken"),
        ("1980-01-01", False, False, "bedekken"),
        ("", True, False, "bedekken"),
    ],
)
def test_that_of_others_only_a_young_child_of_whoever_asks_is_proposed_to_be_shown(
    geboren: str, gezag: bool, geheim: bool, voorstel: str
) -> None:
    gezegd, waarom = avgregels.voorstel_voor_lid(geboren, date(2026, 3, 2), heeft_gezag=gezag, afgeschermd=geheim)
    assert gezegd == voorstel
    assert waarom


def test_that_every_code_of_the_table_has_words() -> None:
    assert tuple(avgregels.SOORTEN) == SOORTEN
    assert avgregels.WAT_GEVRAAGD.keys() == avgregels.SOORTEN.keys()
    assert tuple(avgregels.HOEDANIGHEDEN) == HOEDANIGHEDEN
    assert ("", *avgregels.BESLUITEN) == BESLUITEN
    assert (avgregels.TONEN, avgregels.BEDEKKEN, avgregels.SAMENVATTEN) == KEUZES


def test_that_a_choice_has_one_row_per_request_and_place() -> None:
    een, ander = Id(b"a" * 16), Id(b"b" * 16)
    ids = {avgregels.keuze_id(wie, plek) for wie in (een, ander) for plek in ("doel/01/woorden", "doel/02/woorden")}
    assert len(ids) == 4
    assert avgregels.keuze_id(een, "x") == avgregels.keuze_id(een, "x")
    assert avgregels.verzoeknummer(een, 2026).startswith("AVG26-")
