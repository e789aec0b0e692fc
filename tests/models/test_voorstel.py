"""The proposal of a meldingtype: how often it is right on made-up notes, what it says, and what it never does."""

from __future__ import annotations

import time
import tomllib
from pathlib import Path

import pytest

from wijdesk.models.voorstel import kale_tekst, stel_voor
from wijdesk.resources import lees_toml

ZINNEN: dict[str, list[tuple[str, str]]] = tomllib.loads(
    Path(__file__).with_name("voorstel_zinnen.toml").read_text(encoding="utf-8")
)
IN_2020 = {
    code["code"]
    for code in lees_toml("codes/meldingtype.toml")["code"]
    if not code["tot"] and code["code"] != "Onbekend"
}


def voorgesteld(zin: str) -> str:
    voorstel = stel_voor(zin)
    return voorstel.meldingtype if voorstel else ""


@pytest.mark.parametrize(("set_", "deel"), [("bekend", 0.98), ("onbekend", 0.96), ("lastig", 0.93)])
def test_that_the_proposal_is_as_often_right_as_it_was_measured(set_: str, deel: float) -> None:
    zinnen = ZINNEN[set_]
    goed = sum(voorgesteld(zin) == verwacht for zin, verwacht in zinnen)
    assert goed / len(zinnen) >= deel


def test_that_there_are_enough_sentences_and_every_type_has_some() -> None:
    alle = [paar for zinnen in ZINNEN.values() for paar in zinnen]
    assert len(alle) >= 200
    assert IN_2020 - {verwacht for _, verwacht in alle} == {"Verzoek voor ondersteuning/begeleiding/hulp"}


def test_that_the_word_list_knows_exactly_the_types_in_use_without_onbekend() -> None:
    assert {soort["naam"] for soort in lees_toml("meldingtypen.toml")["type"]} == IN_2020


@pytest.mark.parametrize("zin", ["", "   ", "12345", "graag terugbellen", "onbekend", "Onbekend wat de vraag is"])
def test_that_a_note_without_a_theme_gets_no_proposal(zin: str) -> None:
    assert stel_voor(zin) is None


def test_that_the_reason_quotes_the_word_as_it_was_typed() -> None:
    voorstel = stel_voor("Grote Huurachterstand sinds mei")
    assert voorstel is not None
    assert voorstel.meldingtype == "Financiën"
    assert voorstel.reden == 'om het woord "Huurachterstand"'


def test_that_a_phrase_is_quoted_whole() -> None:
    voorstel = stel_voor("Hulp bij het huishouden aanvragen")
    assert voorstel is not None
    assert voorstel.reden == 'om de woorden "Hulp bij het huishouden"'


@pytest.mark.parametrize(
    "zin",
    ["schulden", "schúlden", "geen schulden", "studieschuld", "huurachterstnad", "schuldhulpverlening"],
)
def test_that_accents_denials_compounds_and_typing_errors_do_not_matter(zin: str) -> None:
    assert voorgesteld(zin) == "Financiën"


def test_that_the_certainty_is_a_share_and_grows_with_the_evidence() -> None:
    weinig, veel = stel_voor("brieven"), stel_voor("schulden, deurwaarder en een huurachterstand")
    assert weinig is not None
    assert veel is not None
    assert 0 < weinig.zekerheid < veel.zekerheid <= 1


def test_that_a_note_about_two_things_names_the_other_as_alternative() -> None:
    voorstel = stel_voor("Schulden, schuldhulp nodig, en ook ruzie met de buren om harde muziek")
    assert voorstel is not None
    assert {voorstel.meldingtype, *voorstel.alternatieven} >= {"Financiën", "Overlast"}
    assert voorstel.meldingtype not in voorstel.alternatieven


@pytest.mark.parametrize("tekst", ["İstanbul", "ĳsbaan", "🙂 koffie", "Zoë", "ß"])
def test_that_bare_text_keeps_its_length(tekst: str) -> None:
    assert len(kale_tekst(tekst)) == len(tekst)


def test_that_a_proposal_costs_less_than_a_key_press_can_feel() -> None:
    tekst = " ".join(zin for zin, _ in ZINNEN["bekend"])[:300]
    stel_voor(tekst)
    duur = []
    for _ in range(20):
        begin = time.perf_counter()
        stel_voor(tekst)
        duur.append(time.perf_counter() - begin)
    assert min(duur) < 0.001
