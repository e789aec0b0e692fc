"""Finding actions by their words."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication

from wijdesk.resources import lees_toml
from wijdesk.ui.palet_soorten import Gezocht, ontleed, plat
from wijdesk.ui.palet_treffers import Keuze, passende_keuzes
from wijdesk.ui.paneelwoorden import WOORDEN
from wijdesk.ui.panel import Actie
from wijdesk.ui.taal import spreek


def _keuze(tekst: str, waar: str = "") -> Keuze:
    return Keuze(actie=Actie(tekst, tekst, "", lambda: None), waar=waar, doe=lambda: None)


def test_that_every_word_has_to_stand_somewhere_and_the_beginning_goes_first() -> None:
    keuzes = (_keuze("Toon Wachtrij"), _keuze("Wachtrij legen"), _keuze("Oproepen", "Wachtrij"), _keuze("Opslaan"))
    assert [keuze.actie.tekst for keuze in passende_keuzes(keuzes, "wacht")] == [
        "Wachtrij legen",
        "Toon Wachtrij",
        "Oproepen",
    ]
    assert [keuze.actie.tekst for keuze in passende_keuzes(keuzes, "wacht op")] == ["Oproepen"]
    assert len(passende_keuzes(keuzes, "")) == 4


def test_that_capitals_and_diacritics_do_not_matter() -> None:
    assert plat("Coördinator ÉÉN") == "coordinator een"


@pytest.mark.parametrize(
    ("tekst", "naam", "soort"),
    [
        ("jansen signaal", "jansen", "signaal"), ("Signalen  van der Meer", "van der Meer", "signaal"),
        ("de vries TRIAGE", "de vries", "triage"), ("jansen casus", "jansen", "huishouden"),
        ("signaal", "signaal", ""), ("triage signaal", "triage", "signaal"), ("j triage", "j triage", ""),
        ("jansen", "jansen", ""), ("", "", ""), ("  ", "", ""), ("de signaal man", "de signaal man", ""),
    ],
)  # fmt: skip
def test_that_a_kind_before_or_behind_a_name_is_told_apart_from_it(tekst: str, naam: str, soort: str) -> None:
    assert ontleed(tekst, vanaf=2) == Gezocht(tekst=naam, soort=soort)


def test_that_english_words_of_a_kind_count_on_an_english_screen_only() -> None:
    assert ontleed("jansen complaint", vanaf=2, engels=True) == Gezocht(tekst="jansen", soort="klacht")
    assert ontleed("jansen klacht", vanaf=2, engels=True) == Gezocht(tekst="jansen", soort="klacht")
    assert ontleed("jansen complaint", vanaf=2) == Gezocht(tekst="jansen complaint", soort="")


@pytest.fixture
def engels(qapp: QApplication) -> Iterator[None]:
    """An English screen, for as long as the test."""
    spreek(qapp, "en")
    yield
    spreek(qapp, "nl")


def test_that_an_order_is_found_by_what_it_is_called_on_the_screen(engels: None) -> None:
    keuzes = (_keuze("Over wijdesk"), _keuze("Vergrendelen"), _keuze("Oproepen", "Wachtrij"))
    assert [keuze.actie.tekst for keuze in passende_keuzes(keuzes, "about")] == ["Over wijdesk"]
    assert [keuze.actie.tekst for keuze in passende_keuzes(keuzes, "lock")] == ["Vergrendelen"]
    assert [keuze.actie.tekst for keuze in passende_keuzes(keuzes, "queue call")] == ["Oproepen"]
    assert [keuze.actie.tekst for keuze in passende_keuzes(keuzes, "vergren")] == ["Vergrendelen"], "who knows it so"


def test_that_panels_are_found_by_what_people_look_for_in_them() -> None:
    codes = [soort["code"].replace("_", "-") for soort in lees_toml("praktijkvormen.toml")["vorm"]]
    assert "jim" in codes
    for naam, woorden in (
        ("praktijklijst", [*codes, "oggz", "school als wijk"]),
        ("caseload", ["caseload", "gewicht"]),
    ):
        toon = Keuze(actie=Actie(naam, "Toon", "", lambda: None, zoekwoorden=WOORDEN[naam]), waar="", doe=lambda: None)
        assert [woord for woord in woorden if not passende_keuzes((toon,), woord)] == []
