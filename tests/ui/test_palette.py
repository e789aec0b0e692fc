"""Finding actions by their words."""

from __future__ import annotations

import pytest

from wijdesk.ui.palet_soorten import Gezocht, ontleed, plat
from wijdesk.ui.palet_treffers import Keuze, passende_keuzes
from wijdesk.ui.panel import Actie


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
