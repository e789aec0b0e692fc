"""Patterns in typed text, and the checks of numbers, dates and addresses."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wijdesk.errors import Weigering
from wijdesk.models.herken import (
    controleer_bsn,
    controleer_geboortedatum,
    controleer_huisnummer,
    controleer_postcode,
    controleer_telefoon,
    herken,
    telefoon_cijfers,
)
from wijdesk.models.nakijken import kijk_na

VANDAAG = date(2026, 3, 2)


@pytest.mark.parametrize(
    ("tekst", "iso"),
    [
        ("12-5-1980", "1980-05-12"),
        ("12 mei 1980", "1980-05-12"),
        ("12/05/1980", "1980-05-12"),
        ("120580", "1980-05-12"),
        ("12051980", "1980-05-12"),
        ("1980-05-12", "1980-05-12"),
        ("05-1980", "1980-05"),
        ("29-2-2000", "2000-02-29"),
        ("12-5-25", "2025-05-12"),
        ("12-5-27", "1927-05-12"),
    ],
)
def test_that_a_birth_date_is_read_in_every_form_people_write(tekst: str, iso: str):
    assert herken(tekst, vandaag=VANDAAG).geboortedatum == iso


@pytest.mark.parametrize("tekst", ["31-02-1980", "29-2-2001", "12-13-1980", "12-5-2030", "1-1-1850"])
def test_that_a_date_that_cannot_be_is_not_a_date(tekst: str):
    assert herken(tekst, vandaag=VANDAAG).geboortedatum == ""


def test_that_day_and_month_alone_are_kept_while_the_year_is_typed():
    gevonden = herken("jansen 12-5-198", vandaag=VANDAAG)
    assert (gevonden.rest, gevonden.dag_maand, gevonden.jaar_begin) == ("jansen", "05-12", "198")


@pytest.mark.parametrize("tekst", ["06-12345678", "06 12 34 56 78", "+31612345678", "0031 6 12345678", "(06) 12345678"])
def test_that_every_spelling_of_a_phone_number_is_the_same_number(tekst: str):
    gevonden = herken(tekst, vandaag=VANDAAG)
    assert (gevonden.telefoon, gevonden.telefoon_heel, gevonden.rest) == ("31612345678", True, "")
    assert telefoon_cijfers(tekst) == "31612345678"


@pytest.mark.parametrize("tekst", ["9712AB 12a", "9712 ab 12 A", "9712ab, 12-a"])
def test_that_postcode_number_and_addition_are_recognised(tekst: str):
    gevonden = herken(tekst, vandaag=VANDAAG)
    assert (gevonden.postcode, gevonden.huisnummer, gevonden.toevoeging) == ("9712AB", "12", "A")


def test_that_a_year_before_a_tussenvoegsel_is_no_postcode():
    assert herken("1980 de vries", vandaag=VANDAAG).postcode == ""


def test_that_a_bsn_is_recognised_with_and_without_dots():
    assert herken("123456782", vandaag=VANDAAG).bsn == herken("1234.56.782 jansen", vandaag=VANDAAG).bsn == "123456782"


@given(st.text(alphabet="0123456789-/. aA+()é", max_size=30))
def test_that_any_text_can_be_read(tekst: str):
    assert herken(tekst, vandaag=VANDAAG).rest is not None


def test_that_a_bsn_is_given_back_as_nine_digits():
    assert controleer_bsn(" 1234.56.782 ") == "123456782"
    assert controleer_bsn("") == ""


@pytest.mark.parametrize("bsn", ["000000000", "123456789", "12345", "12345678a"])
def test_that_a_bsn_that_cannot_be_is_refused(bsn: str):
    with pytest.raises(Weigering) as fout:
        controleer_bsn(bsn)
    assert list(fout.value.fouten) == ["bsn"]
    assert bsn not in str(fout.value)


def test_that_addresses_and_phone_numbers_get_one_form():
    assert controleer_postcode("9712 ab") == "9712AB"
    assert controleer_huisnummer("12a") == ("12", "A")
    assert controleer_telefoon("+31612345678") == "06 12345678"
    assert controleer_telefoon("0503123456") == "050 312 3456"
    assert controleer_telefoon("+49 30 901820") == "+49 30 901820"


@pytest.mark.parametrize(
    ("controle", "waarde", "veld"),
    [
        (controleer_postcode, "0712AB", "postcode"),
        (controleer_huisnummer, "a12", "huisnummer"),
        (controleer_telefoon, "06123", "telefoon"),
        (controleer_telefoon, "geen", "telefoon"),
    ],
)
def test_that_what_is_wrong_is_refused_at_its_own_field(controle: Callable[[str], object], waarde: str, veld: str):
    with pytest.raises(Weigering) as fout:
        controle(waarde)
    assert list(fout.value.fouten) == [veld]


@pytest.mark.parametrize(
    ("tekst", "iso"), [("12-05-1980", "1980-05-12"), ("05-1980", "1980-05"), ("1980", "1980"), ("", "")]
)
def test_that_a_birth_date_may_be_partly_known(tekst: str, iso: str):
    assert controleer_geboortedatum(tekst, vandaag=VANDAAG) == iso


@pytest.mark.parametrize("tekst", ["12-05-2027", "2027", "1850", "12-05-1850", "31-02-1980", "gisteren"])
def test_that_a_birth_date_in_the_future_or_of_nobody_alive_is_refused(tekst: str):
    with pytest.raises(Weigering) as fout:
        controleer_geboortedatum(tekst, vandaag=VANDAAG)
    assert list(fout.value.fouten) == ["geboortedatum"]


def test_that_a_day_that_does_not_exist_is_called_that():
    with pytest.raises(Weigering, match="Deze dag bestaat niet"):
        controleer_geboortedatum("31-02-1980", vandaag=VANDAAG)


@pytest.mark.parametrize(
    ("veld", "tekst", "controle"),
    [
        ("bsn", "111222333", controleer_bsn),
        ("bsn", "111222334", controleer_bsn),
        ("bsn", "000000000", controleer_bsn),
        ("bsn", "1112", controleer_bsn),
        ("postcode", "9712 ab", controleer_postcode),
        ("postcode", "0712AB", controleer_postcode),
        ("telefoon", "06 12345678", controleer_telefoon),
        ("telefoon", "06123", controleer_telefoon),
        ("telefoon", "+31 50 312 3456", controleer_telefoon),
        ("telefoon", "+49 30 901820", controleer_telefoon),
        ("telefoon", "0800 1234", controleer_telefoon),
        ("telefoon", "geen", controleer_telefoon),
    ],
)
def test_that_a_form_says_what_saving_would_say(veld: str, tekst: str, controle: Callable[[str], object]):
    gezegd = ""
    try:
        controle(tekst)
    except Weigering as weigering:
        gezegd = weigering.zin
    assert kijk_na(veld, tekst, vandaag=VANDAAG) == gezegd


def test_that_what_the_window_needs_loads_no_heavy_library():
    program = (
        "import sys, wijdesk.models.naam, wijdesk.models.nakijken; "
        "print(sorted({'stdnum', 'phonenumbers', 'rapidfuzz', 'sqlalchemy', 'sqlcipher3'} & set(sys.modules)))"
    )
    uit = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert uit.stdout.strip() == "[]"
