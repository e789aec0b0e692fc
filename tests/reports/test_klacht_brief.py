"""Letters about a klacht, and about a request under the AVG: they say all reasons, on as many pages as it takes."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pypdfium2
import pytest

from wijdesk.models.klachtregels import AFGEZIEN
from wijdesk.models.rows.avg import AvgBrief
from wijdesk.models.rows.klacht import KlachtBrief
from wijdesk.reports import avg_brief
from wijdesk.reports.klacht_brief import maak
from wijdesk.resources import lees_toml

KORT = "Er werd drie weken niet teruggebeld."
LANG = "\n".join(f"{nummer}. Wij hebben dit punt onderzocht en leggen uit waarom." for nummer in range(60))
BRIEF = KlachtBrief(
    soort="uitkomst", nummer="K-7KQ4M1", locatie="Selwerd", aan="Anouk Wiersma",
    adres=("Eikenlaan 12", "9741 EA  Groningen"), aan_betrokkene=False, namens="",
    vandaag="2026-03-02", ontvangen="2026-02-02", woorden=KORT,
    behandelaar="Sanne de Vries", commissie=False, uiterlijk="2026-03-16", dagen=14, uitstelreden=KORT,
    met_instemming=False, gehoord="gehoord", over_iemand=True, uitkomst="gegrond", overig="", motivering=KORT, les=KORT,
    medewerker="Sanne de Vries", al_gedaan=False,
)  # fmt: skip
UITKOMST, OVERIG = (tuple(lees_toml("brieven/klacht.nl.toml")[naam]) for naam in ("uitkomst", "overig"))
SOORTEN = ("ontvangst", "verdaging", "uitkomst", "afschrift")
WIE_HOORT = {
    "klager": "omdat u dat niet wilde", "geen antwoord": "of u wilde vertellen wat er is gebeurd",
    "kennelijk ongegrond": "meteen duidelijk", "tevreden": "omdat u tevreden was",
}  # fmt: skip


def bladen(brief: KlachtBrief | AvgBrief) -> list[str]:
    pdf = maak(brief) if isinstance(brief, KlachtBrief) else avg_brief.maak(brief)
    with pypdfium2.PdfDocument(pdf) as boek:
        return [" ".join(blad.get_textpage().get_text_range().split()) for blad in boek]


@pytest.mark.parametrize("soort", SOORTEN)
def test_that_a_letter_about_a_klacht_takes_one_page_and_a_long_one_as_many_as_it_needs(soort: str) -> None:
    assert len(bladen(replace(BRIEF, soort=soort))) == 1
    lang = bladen(replace(BRIEF, soort=soort, woorden=LANG, uitstelreden=LANG, motivering=LANG, les=LANG))
    assert len(lang) > 1
    alles = " ".join(lang)
    assert "zie dossier" not in alles, "who gets a letter has no dossier to look in"
    assert all(
        alles.count(f" {nummer}. Wij hebben dit punt") == (2 if soort == "uitkomst" else 1) for nummer in range(60)
    )
    assert f"pagina {len(lang)} van {len(lang)}" in lang[-1]


def test_that_a_title_within_a_sentence_has_no_capital() -> None:
    [blad] = bladen(replace(BRIEF, soort="ontvangst", aan="De heer Postma", namens="Mevrouw Haddouch"))
    assert "De heer Postma Eikenlaan 12" in blad
    assert "Beste de heer Postma, Op 2 februari 2026 kregen wij de klacht van mevrouw Haddouch." in blad


@pytest.mark.parametrize("soort", ["verlenging", "besluit"])
def test_that_whoever_is_refused_reads_all_reasons(soort: str) -> None:
    brief = AvgBrief(
        soort=soort, nummer="A-1", locatie="Selwerd", aan="Anouk Wiersma", adres=(), vandaag="2026-03-02",
        verzoek="inzage", ontvangen_op="2026-02-02", uiterlijk="2026-03-16", over="", gevraagd="", identiteit=True,
        verlengreden=LANG, besluit="afgewezen", besluitreden=LANG, besloten_op="2026-03-02", medewerker="Sanne",
    )  # fmt: skip
    alles = " ".join(bladen(brief))
    assert all(f" {nummer}. Wij hebben dit punt" in alles for nummer in range(60))
    assert "Bent u het hier niet mee eens?" in alles


@pytest.mark.parametrize("waarom", AFGEZIEN)
def test_that_a_letter_speaks_to_who_complained_about_the_hearing(waarom: str) -> None:
    [blad] = bladen(replace(BRIEF, gehoord=waarom))
    assert "De klager" not in blad
    assert "niet gehoord" not in blad
    assert WIE_HOORT[waarom] in blad
    [namens] = bladen(replace(BRIEF, gehoord=waarom, namens="Mevrouw Haddouch"))
    assert WIE_HOORT[waarom].replace(" u ", " mevrouw Haddouch ") in namens


def test_that_a_klacht_about_how_things_are_done_names_nobody_it_is_about() -> None:
    for soort in ("ontvangst", "uitkomst"):
        [over_iemand] = bladen(replace(BRIEF, soort=soort))
        [werkwijze] = bladen(replace(BRIEF, soort=soort, over_iemand=False))
        assert "degene over wie de klacht gaat" in over_iemand
        assert "over wie de klacht gaat" not in werkwijze


def test_that_whom_it_is_about_reads_that_it_takes_longer() -> None:
    brief = replace(BRIEF, soort="verdaging", aan_betrokkene=True, aan="Bo Smit", namens="Mevrouw Haddouch")
    [blad] = bladen(brief)
    assert "de klacht die over u gaat Beste Bo Smit, Op 2 februari 2026 kregen wij een klacht van mevrouw" in blad
    assert "Ons antwoord is uiterlijk op 16 maart 2026 klaar. Ook u krijgt het." in blad
    [eens] = bladen(replace(brief, met_instemming=True))
    assert "Mevrouw Haddouch is het daarmee eens." in eens


@pytest.mark.parametrize("uitkomst", [*UITKOMST, *OVERIG])
def test_that_whom_it_is_about_reads_how_it_ended_as_somebody_else(uitkomst: str) -> None:
    anders: dict[str, Any] = (
        {"uitkomst": "overig", "overig": uitkomst} if uitkomst in OVERIG else {"uitkomst": uitkomst}
    )
    zij = replace(BRIEF, aan_betrokkene=True, aan="Bo Smit", namens="Mevrouw Haddouch")
    [blad] = bladen(replace(zij, **anders))
    assert "Ons antwoord op de klacht die over u gaat Beste Bo Smit," in blad
    assert "uw klacht" not in blad.lower()
    assert "Wat hebben wij mevrouw Haddouch geschreven? " + KORT in blad
    assert "Wij hebben mevrouw Haddouch en u gevraagd" in blad
    assert "Mevrouw Haddouch kan met de klacht nog naar de ombudsman" in blad
    assert "{0}" not in blad
    assert "0800" not in blad


@pytest.mark.parametrize("soort", ["ontvangst", "verdaging", "afschrift"])
@pytest.mark.parametrize("voor_betrokkene", [False, True])
def test_that_no_letter_promises_a_day_that_is_over(soort: str, *, voor_betrokkene: bool) -> None:
    brief = replace(BRIEF, soort=soort, aan_betrokkene=voor_betrokkene, namens="Nora" if voor_betrokkene else "")
    [op_tijd], [laat] = bladen(brief), bladen(replace(brief, uiterlijk="2026-03-01"))
    assert "had er uiterlijk op" not in op_tijd
    assert "antwoord had er uiterlijk op 1 maart 2026 moeten zijn. Dat is niet gelukt." in laat
    assert "Duurt het langer" not in laat
