"""Letters about a klacht: they say all of what was written, on as many pages as it takes."""

from __future__ import annotations

from dataclasses import replace

import pypdfium2
import pytest

from wijdesk.models.rows.klacht import KlachtBrief
from wijdesk.reports.klacht_brief import TITELS, maak

KORT = "Er werd drie weken niet teruggebeld."
LANG = "\n".join(f"{nummer}. Wij hebben dit punt onderzocht en leggen uit waarom." for nummer in range(60))
BRIEF = KlachtBrief(
    soort="uitkomst", nummer="K-7KQ4M1", locatie="Selwerd", aan="Anouk Wiersma",
    adres=("Eikenlaan 12", "9741 EA  Groningen"), namens="", vandaag="2026-03-02", ontvangen="2026-02-02", woorden=KORT,
    behandelaar="Sanne de Vries", commissie=False, uiterlijk="2026-03-16", dagen=14, uitstelreden=KORT,
    met_instemming=False, gehoord="gehoord", uitkomst="gegrond", overig="", motivering=KORT, les=KORT,
    medewerker="Sanne de Vries", al_gedaan=False,
)  # fmt: skip


def bladen(brief: KlachtBrief) -> list[str]:
    with pypdfium2.PdfDocument(maak(brief)) as boek:
        return [" ".join(blad.get_textpage().get_text_range().split()) for blad in boek]


@pytest.mark.parametrize("soort", TITELS)
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
