"""Who must consent: by age on the day, with gezag known or not, and what a birthday does to it."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wijdesk.models.leeftijd import wordt
from wijdesk.models.toestemming import (
    GEEN_GEZAG,
    LEEFTIJD_ONBEKEND,
    Gezegd,
    Gezinslid,
    beoordeel,
    in_woorden,
    stand_op,
    vereist,
)
from wijdesk.models.values import Id, leeftijd

KIND, MOEDER, VADER, OMA = (Id(teken * 16) for teken in (b"k", b"m", b"v", b"o"))
OUDERS = (
    Gezinslid(persoon_id=MOEDER, geboortedatum="1985-04-01", gezag=True),
    Gezinslid(persoon_id=VADER, geboortedatum="", gezag=True),
    Gezinslid(persoon_id=OMA, geboortedatum="1955-01-01"),
)
DAGEN = st.dates(date(1990, 1, 1), date(2060, 12, 31))
SCHRIKKELDAGEN = st.sampled_from([date(jaar, 2, 29) for jaar in range(1992, 2040, 4)])


def kind(geboortedatum: str) -> Gezinslid:
    return Gezinslid(persoon_id=KIND, geboortedatum=geboortedatum, kind=True)


def ja(*gevers: Id, op: str = "2020-01-01", tot: str = "") -> tuple[Gezegd, ...]:
    return tuple(Gezegd(gever_id=gever, stand="gegeven", op=op, tot=tot) for gever in gevers)


@given(geboren=DAGEN | SCHRIKKELDAGEN, jaren=st.sampled_from([12, 16, 18]))
def test_that_the_day_somebody_becomes_an_age_is_the_first_day_of_that_age(geboren: date, jaren: int) -> None:
    dag = wordt(geboren.isoformat(), jaren)
    assert dag is not None
    assert leeftijd(geboren.isoformat(), dag) == jaren
    assert leeftijd(geboren.isoformat(), dag - timedelta(days=1)) == jaren - 1


@given(geboren=DAGEN | SCHRIKKELDAGEN, na=st.integers(-400, 8000))
def test_that_who_decides_follows_from_the_age_on_the_day_alone(geboren: date, na: int) -> None:
    dag = geboren + timedelta(days=abs(na))
    oud = leeftijd(geboren.isoformat(), dag)
    assert oud is not None
    verwacht = (MOEDER, VADER) if oud < 12 else (MOEDER, VADER, KIND) if oud < 16 else (KIND,)
    assert vereist(kind(geboren.isoformat()), OUDERS, dag).gevers == verwacht


@given(geboren=SCHRIKKELDAGEN)
def test_that_a_child_of_29_february_decides_along_from_1_march(geboren: date) -> None:
    # 12 years later is a leap year again, 13 later (as 18 and 16 seen from 2096) is not: both must be right.
    twaalf = wordt(geboren.isoformat(), 12)
    achttien = wordt(geboren.isoformat(), 18)
    assert twaalf == date(geboren.year + 12, 2, 29)
    assert achttien == date(geboren.year + 18, 3, 1)
    assert KIND not in vereist(kind(geboren.isoformat()), OUDERS, twaalf - timedelta(days=1)).gevers
    assert KIND in vereist(kind(geboren.isoformat()), OUDERS, twaalf).gevers


@given(
    geboren=DAGEN | SCHRIKKELDAGEN,
    gevers=st.sets(st.sampled_from([KIND, MOEDER, VADER])),
    dagen=st.integers(0, 9000),
)
def test_that_a_consent_is_complete_only_with_everybody_the_rule_names(
    geboren: date, gevers: set[Id], dagen: int
) -> None:
    dag = geboren + timedelta(days=dagen)
    nodig = vereist(kind(geboren.isoformat()), OUDERS, dag)
    oordeel = beoordeel(nodig, ja(*gevers, op=geboren.isoformat()), dag)
    assert (oordeel.stand == "volledig") == (set(nodig.gevers) <= gevers)
    assert set(oordeel.wie) == set(nodig.gevers) - gevers


@given(geboren=DAGEN | SCHRIKKELDAGEN, grens=st.sampled_from([12, 16]))
def test_that_the_birthday_on_which_a_consent_becomes_incomplete_is_named(geboren: date, grens: int) -> None:
    dag = wordt(geboren.isoformat(), grens)
    assert dag is not None
    wie = kind(geboren.isoformat())
    # Before 12 both parents said yes; at 16 only the yes of parents is there, from when they alone decided.
    gezegd = ja(MOEDER, VADER, op=geboren.isoformat())
    ervoor = stand_op(wie, OUDERS, gezegd, (wordt(geboren.isoformat(), 12) or dag) - timedelta(days=1))
    assert ervoor.stand == "volledig"
    erna = stand_op(wie, OUDERS, gezegd, dag)
    assert (erna.stand, erna.wie, erna.gegrensd) == ("ontbreekt", (KIND,), 12)


def test_that_at_sixteen_the_parents_fall_away_and_the_childs_own_yes_stays() -> None:
    wie = kind("2010-06-01")
    gezegd = ja(MOEDER, VADER, KIND, op="2024-01-01")
    assert stand_op(wie, OUDERS, gezegd, date(2026, 5, 31)).stand == "volledig"
    zonder_ouders = (*gezegd, Gezegd(gever_id=MOEDER, stand="ingetrokken", op="2026-01-01"))
    assert stand_op(wie, OUDERS, zonder_ouders, date(2026, 5, 31)).stand == "geweigerd"
    assert stand_op(wie, OUDERS, zonder_ouders, date(2026, 6, 1)).stand == "volledig"


def test_that_no_known_gezag_is_said_and_never_complete() -> None:
    wie = kind("2020-06-01")
    nodig = vereist(wie, (wie,), date(2026, 1, 1))
    oordeel = beoordeel(nodig, (), date(2026, 1, 1))
    assert (nodig.gevers, oordeel.stand, oordeel.geen_gezag) == ((), "ontbreekt", True)
    assert in_woorden(oordeel, {}, KIND, lambda _: "") == GEEN_GEZAG
    puber = kind("2012-06-01")
    half = stand_op(puber, (puber,), ja(KIND), date(2026, 1, 1))
    assert (half.stand, half.geen_gezag) == ("ontbreekt", True)


@pytest.mark.parametrize(
    ("geboren", "gevers"),
    [
        ("2022", {MOEDER, VADER}),
        ("2014", {MOEDER, VADER, KIND}),
        ("2014-03", {MOEDER, VADER, KIND}),
        ("2010-02", {KIND}),
        ("2010", {MOEDER, VADER, KIND}),
        ("", {MOEDER, VADER, KIND}),
    ],
)
def test_that_an_age_that_is_not_sure_asks_everybody_who_may_decide(geboren: str, gevers: set[Id]) -> None:
    assert set(vereist(kind(geboren), OUDERS, date(2026, 3, 2)).gevers) == gevers


def test_that_an_adult_decides_alone_also_without_a_birth_date() -> None:
    for geboren in ("", "1990", "1990-05-12"):
        wie = Gezinslid(persoon_id=MOEDER, geboortedatum=geboren, gezag=True)
        assert vereist(wie, OUDERS, date(2026, 3, 2)).gevers == (MOEDER,)


def test_that_an_unknown_age_is_said_and_asked_and_decides_nothing() -> None:
    wie = Gezinslid(persoon_id=MOEDER, geboortedatum="")
    dag = date(2026, 3, 2)
    nodig = vereist(wie, OUDERS, dag)
    assert (nodig.gevers, nodig.leeftijd_onzeker, nodig.regel) == ((MOEDER,), True, LEEFTIJD_ONBEKEND)
    oordeel = stand_op(wie, OUDERS, ja(MOEDER), dag)
    assert (oordeel.stand, in_woorden(oordeel, {}, MOEDER, lambda _: "")) == ("ontbreekt", LEEFTIJD_ONBEKEND)
    nee = Gezegd(gever_id=MOEDER, stand="geweigerd", op="2026-01-05")
    assert stand_op(wie, OUDERS, (nee,), dag).stand == "geweigerd", "a no needs no age"
    assert "niet bekend" in vereist(kind(""), OUDERS, dag).regel


def test_that_the_newest_day_counts_and_of_one_day_what_was_recorded_last() -> None:
    nodig = vereist(OUDERS[0], OUDERS, date(2026, 3, 2))
    nee = Gezegd(gever_id=MOEDER, stand="geweigerd", op="2026-01-05")
    assert beoordeel(nodig, (nee, *ja(MOEDER, op="2026-01-01")), date(2026, 3, 2)).stand == "geweigerd"
    assert beoordeel(nodig, (nee, *ja(MOEDER, op="2026-01-05")), date(2026, 3, 2)).stand == "volledig"
    assert beoordeel(nodig, ja(MOEDER, op="2026-01-05", tot="2026-03-01"), date(2026, 3, 2)).stand == "verlopen"
    assert beoordeel(nodig, ja(MOEDER, op="2026-01-05", tot="2026-03-02"), date(2026, 3, 2)).stand == "volledig"


def test_that_the_reason_names_who_and_the_birthday() -> None:
    wie = kind("2014-03-01")
    oordeel = stand_op(wie, OUDERS, ja(MOEDER, VADER), date(2026, 3, 2))
    zin = in_woorden(oordeel, {KIND: "Noor"}, KIND, lambda _: "1 mrt")
    assert zin == "Noor is 12 geworden (1 mrt) en beslist mee. Nog te vragen: Noor."


@given(
    geboren=DAGEN | SCHRIKKELDAGEN,
    gevers=st.sets(st.sampled_from([KIND, MOEDER, VADER])),
    zei=st.sampled_from(["", "gegeven", "geweigerd", "ingetrokken"]),
    naam=st.sampled_from(["Jeugdbescherming Noord", " jeugdbescherming  NOORD", "Andere"]),
    dagen=st.integers(0, 9000),
)
def test_that_an_institution_with_voogdij_decides_under_sixteen_as_a_parent_does(
    geboren: date, gevers: set[Id], zei: str, naam: str, dagen: int
) -> None:
    dag, voogd = geboren + timedelta(days=dagen), ("Jeugdbescherming Noord",)
    wie, op = kind(geboren.isoformat()), geboren.isoformat()
    gezegd = (*ja(*gevers, op=op), *((Gezegd(instelling=naam, stand=zei, op=op),) if zei else ()))
    nodig = vereist(wie, (), dag, instellingen=voogd)
    oordeel = stand_op(wie, (), gezegd, dag, instellingen=voogd)
    oud = leeftijd(op, dag)
    assert oud is not None
    zijn = zei if naam != "Andere" else ""
    assert (nodig.instellingen, nodig.geen_gezag) == (voogd if oud < 16 else (), False)
    kind_mist = oud >= 12 and KIND not in gevers
    if oud < 16 and zijn in {"geweigerd", "ingetrokken"}:
        assert (oordeel.stand, oordeel.instellingen) == ("geweigerd", voogd)
    elif kind_mist or (oud < 16 and not zijn):
        assert oordeel.stand == "ontbreekt"
        assert (oordeel.instellingen == voogd) == (oud < 16 and not zijn)
    else:
        assert (oordeel.stand, oordeel.instellingen) == ("volledig", ())
