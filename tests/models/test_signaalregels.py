"""Urgency is a weight, days follow from it, and a street is the same street however it is typed."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wijdesk.models.signaalregels import (
    bron_van_melder,
    ouderdom_in_woorden,
    thema_van_meldingtype,
    uiterlijk,
    urgentie_in_woorden,
)
from wijdesk.models.signaalstraat import HUISNUMMER_ERIN, adres_sleutels, straat_sleutel
from wijdesk.models.termijnen import is_werkdag
from wijdesk.resources import lees_toml

DAG = 86_400_000
NU = 1_772_438_400_000


def codes(lijst: str) -> set[str]:
    return {str(rij["code"]) for rij in lees_toml(f"codes/{lijst}.toml")["code"]}


def test_that_every_code_of_the_agreements_is_on_its_list() -> None:
    assert set(bron_van_melder()) == codes("melder")
    assert set(bron_van_melder().values()) <= codes("signaalbron")
    assert set(thema_van_meldingtype()) <= codes("meldingtype")
    assert set(thema_van_meldingtype().values()) <= codes("signaalthema")


@pytest.mark.parametrize(
    ("dagen", "woorden"),
    [
        (0, "vandaag"), (1, "gisteren"), (2, "2 dagen"), (13, "13 dagen"), (14, "2 weken"), (60, "8 weken"),
        (61, "2 maanden"), (729, "24 maanden"), (730, "2 jaar"),
    ],
)  # fmt: skip
def test_that_an_age_is_said_as_people_say_it(dagen: int, woorden: str) -> None:
    assert ouderdom_in_woorden(NU - dagen * DAG, NU) == woorden


def test_that_a_clock_that_runs_behind_makes_nothing_older_than_today() -> None:
    assert ouderdom_in_woorden(NU + 3 * DAG, NU) == "vandaag"


@given(
    st.dates(date(2020, 1, 1), date(2035, 12, 31)), st.sampled_from(("eerste_reactie", "beoordelen", "terugkoppelen"))
)
def test_that_more_urgent_is_never_later_and_only_spoed_ends_on_a_day_off(dag: date, wat: str) -> None:
    spoed, snel, gewoon = (uiterlijk(urgentie, wat, dag) for urgentie in (1, 2, 3))
    assert dag <= spoed <= snel <= gewoon
    assert is_werkdag(snel)
    assert is_werkdag(gewoon)


def test_that_spoed_before_a_long_weekend_does_not_wait_for_tuesday() -> None:
    vrijdag_voor_pasen = date(2026, 4, 3)
    assert uiterlijk(1, "beoordelen", vrijdag_voor_pasen) == vrijdag_voor_pasen + timedelta(days=1)
    assert urgentie_in_woorden(1) == "spoed"


@pytest.mark.parametrize("zo", ["Eikenlaan", "eikenlaan ", "EIKEN LAAN", "Eïkenlaan", "Eiken-laan"])
def test_that_a_street_is_the_same_however_it_is_typed(zo: str) -> None:
    assert straat_sleutel(zo, "groningen") == straat_sleutel("Eikenlaan", "Groningen") == straat_sleutel("Eikenlaan")


def test_that_the_same_name_in_another_place_is_another_street() -> None:
    assert straat_sleutel("Eikenlaan", "Haren") != straat_sleutel("Eikenlaan", "Groningen")
    assert straat_sleutel(" - ") == ""


@given(st.text(), st.text())
def test_that_a_key_never_holds_what_was_typed_between_letters(straat: str, plaats: str) -> None:
    sleutel = straat_sleutel(straat, plaats)
    assert not sleutel or all(teken.isalnum() or teken == "|" for teken in sleutel)


def test_that_one_address_is_known_by_its_postcode_and_by_its_street() -> None:
    vol = adres_sleutels("Eikenlaan", "12", "a", "9741EA", "Groningen")
    assert vol & adres_sleutels("", "12", "A", "9741 ea")
    assert vol & adres_sleutels("eikenlaan", "12", "a")
    assert not vol & adres_sleutels("Eikenlaan", "12", "", "9741EA", "Groningen")
    assert adres_sleutels("Eikenlaan", "", "") == frozenset()


@pytest.mark.parametrize(
    ("straat", "met_nummer"),
    [
        ("Eikenlaan 12", True), ("Eikenlaan 12a", True), ("Eikenlaan 12-14", True), ("Plein 1945", False),
        ("1e Hunzestraat", False), ("Eikenlaan", False), ("Eikenlaan12", False),
    ],
)  # fmt: skip
def test_that_a_house_number_in_a_street_is_seen_and_a_year_is_not_one(straat: str, met_nummer: bool) -> None:
    assert (HUISNUMMER_ERIN.fullmatch(straat) is not None) == met_nummer
