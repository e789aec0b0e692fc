"""Finding actions by their words."""

from __future__ import annotations

from wijdesk.ui.palette import Keuze, passende_keuzes, plat
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
