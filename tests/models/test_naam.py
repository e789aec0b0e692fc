"""Dutch names: shown, sorted, compared and taken apart."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wijdesk.models.naam import (
    aaneen,
    initialen,
    kern,
    klank,
    met_hoofdletters,
    normaliseer,
    ontleed_zoektekst,
    sorteernaam,
    weergavenaam,
)
from wijdesk.models.opdrachten.persoon import PersoonInvoer

VANDAAG = date(2026, 3, 2)
FATIMA = {"roepnaam": "Fatima", "tussenvoegsel": "de", "achternaam": "Vries"}
GETROUWD = FATIMA | {"geboorte_tussenvoegsel": "El", "geboortenaam": "Amrani"}


def gevuld(invoer: PersoonInvoer) -> dict[str, object]:
    return {veld: getattr(invoer, veld) for veld in invoer.__slots__ if getattr(invoer, veld)}


def test_that_a_name_is_shown_with_the_roepnaam_first_and_sorted_with_the_tussenvoegsel_behind():
    assert weergavenaam(**GETROUWD) == "Fatima de Vries-El Amrani"
    assert sorteernaam(**GETROUWD) == "Vries-El Amrani, Fatima de"


def test_that_a_birth_name_that_is_the_surname_is_not_said_twice():
    assert weergavenaam(**FATIMA, geboortenaam="Vries") == "Fatima de Vries"
    assert weergavenaam(roepnaam="Fatima", geboorte_tussenvoegsel="El", geboortenaam="Amrani") == "Fatima El Amrani"


def test_that_initials_keep_ij_together():
    assert initialen("IJsbrand Jan-Willem") == "IJ.J.W."


@pytest.mark.parametrize(
    ("tekst", "woorden"),
    [
        ("Özdemir", ("ozdemir",)),
        ("van Dyck", ("van", "dijck")),
        ("V.d. Berg", ("vd", "berg")),
        ("Straßer Ørsted", ("strasser", "orsted")),
        ("Anne-Marie D’Angelo", ("anne", "marie", "d", "angelo")),
        ("van 't Hof", ("van", "t", "hof")),
    ],
)
def test_that_spellings_of_one_name_become_the_same_words(tekst: str, woorden: tuple[str, ...]):
    assert normaliseer(tekst) == woorden


def test_that_what_is_typed_of_dijk_stays_the_beginning_of_dijk():
    for lengte in range(1, 5):
        assert normaliseer("Dijk")[0].startswith(normaliseer("Dijk"[:lengte])[0])
    assert normaliseer("Dyk") == normaliseer("Dijk") == normaliseer("Dĳk")


@given(st.text(max_size=40))
def test_that_normalising_twice_changes_nothing(tekst: str):
    eens = normaliseer(tekst)
    assert normaliseer(" ".join(eens)) == eens


def test_that_a_name_of_only_tussenvoegsels_is_still_a_name():
    assert kern("van der Meer") == ("meer",)
    assert kern("Ten") == ("ten",)


def test_that_double_names_have_a_form_in_one_word():
    assert aaneen("Anne-Marie O'Brien") == ("annemarie", "obrien")


@pytest.mark.parametrize(
    "namen",
    [("thijssen", "tijsen"), ("jansen", "janssen"), ("meijer", "meier"), ("mohammed", "muhamad"), ("smit", "schmidt")],
)
def test_that_names_that_sound_alike_have_one_sound(namen: tuple[str, str]):
    assert klank(namen[0]) == klank(namen[1])


def test_that_names_that_sound_different_keep_their_own_sound():
    assert klank("bakker") != klank("dekker")


@pytest.mark.parametrize(
    ("getypt", "goed"),
    [
        ("ijsbrand", "IJsbrand"),
        ("JAN DE VRIES", "Jan de Vries"),
        ("d'angelo", "D'Angelo"),
        ("McDonald", "McDonald"),
        ("anne-marie", "Anne-Marie"),
    ],
)
def test_that_typed_names_get_their_capitals(getypt: str, goed: str):
    assert met_hoofdletters(getypt) == goed


@pytest.mark.parametrize(
    ("tekst", "velden"),
    [
        ("fatima de vries-el amrani 12-5-1980", GETROUWD | {"geboortedatum": "1980-05-12"}),
        ("vries, fatima de", FATIMA),
        ("de vries", {"tussenvoegsel": "de", "achternaam": "Vries"}),
        ("f.a. van der meer", {"voornamen": "F.A.", "tussenvoegsel": "van der", "achternaam": "Meer"}),
        ("anna maria jansen", {"roepnaam": "Anna", "voornamen": "Anna Maria", "achternaam": "Jansen"}),
        ("ben jansen", {"roepnaam": "Ben", "achternaam": "Jansen"}),
        ("jansen 9712 ab 12a", {"achternaam": "Jansen", "postcode": "9712AB", "huisnummer": "12", "toevoeging": "A"}),
        ("jansen oosterstraat 12", {"achternaam": "Jansen", "straat": "Oosterstraat", "huisnummer": "12"}),
        ("0612345678", {"telefoon": "0612345678"}),
        ("", {}),
    ],
)
def test_that_what_was_typed_fills_the_form_of_a_new_person(tekst: str, velden: dict[str, str]):
    assert gevuld(ontleed_zoektekst(tekst, vandaag=VANDAAG)) == velden


@given(st.text(max_size=60))
def test_that_any_text_can_be_taken_apart(tekst: str):
    assert isinstance(ontleed_zoektekst(tekst, vandaag=VANDAAG), PersoonInvoer)
