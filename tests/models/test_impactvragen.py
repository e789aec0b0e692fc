"""The rules of the impactmeting without a store: what its list may hold, how a form is typed, what forms come to."""

from __future__ import annotations

import pytest

from wijdesk.errors import Weigering
from wijdesk.models import impactvragen as impact
from wijdesk.models.vragen import Lijst
from wijdesk.models.vragen_lezen import controleer, lees
from wijdesk.resources import lees_tekst

TEKST = lees_tekst("impactmeting.toml")
KEUZES = """soort = "impactmeting"
versie = "eigen"
[[bladzijde]]
code = "b"
titel = "B"
[[vraag]]
code = "cijfer"
bladzijde = "b"
soort = "getal"
minst = 1
meest = 10
tekst = "Cijfer?"
[[vraag]]
code = "hoe"
bladzijde = "b"
soort = "meerkeuze"
keuzes = ["bel: Gebeld", "balie: Langs geweest", "mail: Gemaild"]
tekst = "Hoe?"
verplicht = false
[[vraag]]
code = "eens"
bladzijde = "b"
soort = "keuze"
keuzes = ["eens: Eens", "oneens: Oneens"]
tekst = "Eens?"
verplicht = false
"""


@pytest.fixture(scope="module", name="lijst")
def _lijst() -> Lijst:
    return lees(TEKST)


@pytest.mark.parametrize(
    ("was", "wordt", "zegt"),
    [
        ('code = "cijfer"', 'code = "mark"', "ontbreekt een vraag"),
        ('soort = "ja_nee"', 'soort = "tekst"', "kan een naam staan"),
        ("meest = 10\ntekst", "meest = 7\ntekst", "dat iedereen invult"),
        ('kort = "Cijfer voor de hulp"', "verplicht = false", "dat iedereen invult"),
        ('kort = "Bereikbaar"', 'toon_als = ["cijfer minstens 5"]', "een voorwaarde kan hier niet"),
        ('code = "redden"', 'code = "datum"', "zo heet al een kolom"),
        ('kort = "Raadt ons aan"', "toelichting = true", "geen toelichting"),
        ('minst = 1\nmeest = 10\ntekst = "Hoe snel', 'tekst = "Hoe snel', "van 0 tot en met 100"),
    ],
)  # fmt: skip
def test_that_a_list_that_does_not_fit_paper_is_refused_by_its_line(was: str, wordt: str, zegt: str) -> None:
    assert was in TEKST
    fouten = controleer(TEKST.replace(was, wordt, 1))
    assert any(zegt in fout.wat for fout in fouten), fouten


def test_that_a_rule_is_no_part_of_it() -> None:
    regel = '\n[[regel]]\ncode = "r"\nals = ["cijfer hoogstens 5"]\nbesluit = "melden"\nomdat = "Laag"\n'
    assert any("heeft geen regels" in fout.wat for fout in controleer(TEKST + regel))


def test_that_a_form_is_typed_on_one_line_and_read_back_the_same(lijst: Lijst) -> None:
    tienden, anders = impact.keur_alle(lijst, impact.lees_regel(lijst, "8 7,5 - 10 9 3 J"))
    assert tienden == 80
    assert impact.lees_antwoorden(impact.schrijf(lijst, anders)) == anders
    assert anders == {"ervaring": "7.5", "op_tijd": "10", "samen": "9", "redden": "3", "aanraden": "ja"}
    assert "Het contact: 7,5" in impact.in_woorden(lijst, anders)
    assert "Bereikbaar" not in impact.in_woorden(lijst, anders)
    eigen = lees(KEUZES)
    assert impact.keur_alle(eigen, impact.lees_regel(eigen, "10 3+1 2")) == (
        100, {"hoe": "bel,mail", "eens": "oneens"},
    )  # fmt: skip
    assert [impact.toetsen(vraag) for vraag in eigen.vragen] == ["1-10", "1-3", "1-2"]


@pytest.mark.parametrize(
    ("getypt", "zegt"),
    [
        ("11", "Vraag 1, Cijfer voor de hulp"), ("8 0", "Vraag 2, Het contact"), ("8 7,55", "Vraag 2"),
        ("8 7 7 7 7 7 x", "typ j (ja)"), ("1 2 3 4 5 6 j 8", "er zijn 7 vragen"), ("-", "telt het formulier niet"),
        ("", "telt het formulier niet"),
    ],
)  # fmt: skip
def test_that_what_cannot_be_is_said_with_its_question(lijst: Lijst, getypt: str, zegt: str) -> None:
    with pytest.raises(Weigering) as fout:
        impact.keur_alle(lijst, impact.lees_regel(lijst, getypt))
    assert zegt in fout.value.zin


@pytest.mark.parametrize("getypt", ["8 4", "8 0", "8 - 1+2", "8 a"])
def test_that_a_choice_is_typed_by_its_number(getypt: str) -> None:
    with pytest.raises(Weigering, match="typ een nummer"):
        impact.lees_regel(lees(KEUZES), getypt)


def test_that_a_mean_of_few_is_not_told_and_of_some_only_counts(lijst: Lijst) -> None:
    def scores(aantal: int) -> dict[str, impact.Score]:
        return {een.code: een for een in impact.tel(lijst, [(85, {"aanraden": "ja"})] * aantal)}

    weinig, genoeg, veel = scores(4), scores(5), scores(20)
    assert impact.score_in_woorden(weinig["cijfer"]) == "te weinig antwoorden"
    assert impact.score_in_woorden(weinig["aanraden"]) == "te weinig antwoorden"
    assert impact.score_in_woorden(genoeg["cijfer"]) == "8,5"
    assert impact.score_in_woorden(genoeg["aanraden"]) == "Ja: 5 · Nee: 0 · Weet ik niet: 0"
    assert impact.score_in_woorden(veel["aanraden"]) == "Ja: 20 (100%) · Nee: 0 (0%) · Weet ik niet: 0 (0%)"
    assert (genoeg["ervaring"].aantal, impact.score_in_woorden(genoeg["ervaring"])) == (0, "geen antwoorden")
    half = impact.Score("cijfer", "", 8, 650)  # 81,25 tenths
    assert half.gemiddelde == 81
