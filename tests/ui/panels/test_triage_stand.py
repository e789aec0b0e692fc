"""What one triage keeps on the screen, without a window: what is known, what must be saved, and the draft."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wijdesk.errors import Weigering
from wijdesk.models.rows.huishouden import LidRij
from wijdesk.models.rows.triage import AntwoordRij, BekendHuishouden, BladzijdeRij, TriageDetail
from wijdesk.models.values import Id
from wijdesk.resources import lees_tekst
from wijdesk.ui.panels.triage.stand import Doorloop

IK = Id(b"i" * 16)
VANDAAG = date(2026, 3, 2)


def lid(leeftijd: int, rol: str) -> LidRij:
    id_ = Id(bytes([leeftijd]) * 16)
    return LidRij(id=id_, persoon_id=id_, naam="Sam", geboortedatum="", leeftijd=leeftijd, rol=rol, verblijf="",
                  van="", tot="")  # fmt: skip


def detail(**anders: Any) -> TriageDetail:
    velden: dict[str, Any] = {
        "id": Id(b"t" * 16), "stand": "lopend", "medewerker_id": IK, "medewerker": "Sanne", "van_mij": True,
        "mag_schrijven": True, "locatie_id": IK, "begonnen_op": 1, "bladzijde": "", "lijst": lees_tekst("triage.toml"),
        "lijst_versie": "2026-1", "teamlijst": "", "antwoorden": (), "bladzijden": (), "consulten": (), "over": "Sam",
        "persoon_id": IK, "leeftijd": 40, "geboortedatum": "", "adres": "", "telefoon": "", "taal": "",
        "tolk_nodig": False, "vraag_id": None, "vraag": "", "ontvangen": None, "meldingtype": "", "signaal_id": None,
        "huishouden_id": None, "huishoudens": (), "waarschuwing": "", "eerdere": (), "zrm": (),
    }  # fmt: skip
    return TriageDetail(**(velden | anders))


def loop(**anders: Any) -> Doorloop:
    return Doorloop(detail(**anders), VANDAAG)


def test_that_what_is_known_is_filled_in_and_says_where_it_comes_from() -> None:
    gezin = BekendHuishouden(id=IK, naam="Bakker", leden=(lid(40, "ouder met gezag"), lid(8, "kind")))
    begonnen = loop(vraag="De huur", huishoudens=(gezin,))
    assert begonnen.gesprek.antwoord("woorden").waarde == "De huur"
    assert begonnen.gesprek.antwoord("kinderen").waarde == "ja"
    assert len(begonnen.gesprek.antwoord("huishouden").waarde.splitlines()) == 2
    assert begonnen.bekend["kinderen"].herkomst.endswith("Klopt het nog?")


def test_that_no_child_in_the_record_is_no_answer_about_children() -> None:
    gezin = BekendHuishouden(id=IK, naam="Bakker", leden=(lid(40, "alleenstaande"),))
    assert loop(huishoudens=(gezin,)).gesprek.antwoord("kinderen").waarde == ""


def test_that_an_old_score_is_told_and_a_fresh_one_is_taken() -> None:
    gezien = loop(zrm=(("Financiën", 2, "2026-02-20"), ("Huisvesting", 3, "2024-01-01")))
    assert gezien.bekend["zrm_financien"].invulling.waarde == "2"
    assert gezien.bekend["zrm_huisvesting"].invulling.waarde == ""
    assert "Laatst op 01-01-2024: 3" in gezien.bekend["zrm_huisvesting"].herkomst


def test_that_a_page_that_was_filled_in_before_is_not_filled_in_again() -> None:
    blad = BladzijdeRij(bladzijde="vraag", stand="ingevuld", reden="", medewerker="Sanne", op=1)
    assert loop(vraag="De huur", bladzijden=(blad,)).gesprek.antwoord("woorden").waarde == ""


def test_that_leaving_a_page_saves_it_with_where_one_goes() -> None:
    begonnen = loop(vraag="De huur")
    begonnen.beantwoord("aard", "klein")
    (opdracht,) = begonnen.ga_naar("veiligheid")
    assert (opdracht.bladzijde, opdracht.naar, opdracht.overgeslagen) == ("vraag", "veiligheid", "")
    assert {invoer.vraag: invoer.waarde for invoer in opdracht.antwoorden}.items() >= {"aard": "klein", "woorden": "De huur"}.items()  # noqa: E501  # fmt: skip


def test_that_an_answer_that_was_taken_back_is_saved_as_empty() -> None:
    rij = AntwoordRij(vraag="aard", waarde="klein", toelichting="", medewerker="Sanne", op=1)
    begonnen = loop(antwoorden=(rij,))
    begonnen.beantwoord("aard", "")
    (opdracht,) = begonnen.te_bewaren()
    assert {invoer.vraag: invoer.waarde for invoer in opdracht.antwoorden}["aard"] == ""


def test_that_a_page_stays_unsaved_until_the_store_says_so_and_goes_along_the_next_time() -> None:
    begonnen = loop()
    begonnen.beantwoord("aard", "klein")
    begonnen.ga_naar("veiligheid")
    begonnen.beantwoord("veilig", "ja")
    assert [opdracht.bladzijde for opdracht in begonnen.ga_naar("eigen")] == ["vraag", "veiligheid"]
    begonnen.bewaard("vraag", begonnen.merkteken("vraag"))
    begonnen.bewaard("veiligheid", 0)
    assert begonnen.ongeschreven
    assert set(begonnen.getypt()) == {"veiligheid"}


def test_that_a_skipped_page_keeps_its_reason_until_something_on_it_is_answered() -> None:
    begonnen = loop()
    begonnen.sla_over("Later")
    (opdracht,) = begonnen.te_bewaren()
    assert opdracht.overgeslagen == "Later"
    begonnen.beantwoord("aard", "klein")
    (opdracht,) = begonnen.te_bewaren()
    assert opdracht.overgeslagen == ""


def test_that_what_a_colleague_answered_comes_in_and_what_is_typed_here_stays() -> None:
    begonnen = loop()
    begonnen.beantwoord("aard", "meer")
    elders = tuple(
        AntwoordRij(vraag=vraag, waarde=waarde, toelichting="", medewerker="Omar", op=2)
        for vraag, waarde in (("aard", "klein"), ("veilig", "nee"))
    )
    begonnen.vernieuw(detail(antwoorden=elders))
    assert begonnen.gesprek.antwoord("aard").waarde == "meer"
    assert begonnen.gesprek.antwoord("veilig").waarde == "nee"


def test_that_who_reads_along_saves_nothing() -> None:
    lezer = loop(van_mij=False)
    assert not lezer.schrijft
    assert lezer.ga_naar("veiligheid") == []
    assert lezer.gesprek.bladzijde == "veiligheid"


def test_that_an_answer_that_is_none_is_refused_beside_the_question() -> None:
    with pytest.raises(Weigering) as fout:
        loop().beantwoord("aard", "onzin")
    assert "aard" in fout.value.fouten


@given(st.dictionaries(st.sampled_from(("aard", "kinderen", "breder", "woorden", "veilig")), st.text(max_size=20)))
def test_that_a_draft_gives_back_what_was_typed(waarden: dict[str, str]) -> None:
    begonnen = loop()
    for code, tekst in waarden.items():
        opties = [keus.code for keus in begonnen.lijst.per_code[code].opties]
        begonnen.beantwoord(code, opties[len(tekst) % len(opties)] if opties else tekst)
    terug = loop()
    terug.zet_getypt(json.loads(json.dumps(begonnen.getypt())))
    assert terug.gesprek.antwoorden == begonnen.gesprek.antwoorden
    assert terug.te_bewaren() == begonnen.te_bewaren()


def test_that_a_draft_of_pages_that_are_not_there_is_left_alone() -> None:
    begonnen = loop()
    assert not begonnen.zet_getypt({"weg": {"antwoorden": {"x": ["1", ""]}}, "vraag": "onzin"})
    assert begonnen.gesprek.antwoorden == {}


def test_that_what_a_colleague_answered_meanwhile_on_the_same_page_is_kept() -> None:
    begonnen = loop(antwoorden=(AntwoordRij(vraag="woorden", waarde="Oud", toelichting="", medewerker="Sanne", op=1),))
    begonnen.beantwoord("kinderen", "nee")
    begonnen.vernieuw(
        detail(antwoorden=(AntwoordRij(vraag="woorden", waarde="Nieuw", toelichting="", medewerker="Omar", op=2),))
    )
    assert begonnen.gesprek.antwoord("woorden").waarde == "Nieuw"
    assert begonnen.gesprek.antwoord("kinderen").waarde == "nee"
    [blad] = begonnen.te_bewaren("vraag")
    assert [invoer.vraag for invoer in blad.antwoorden] == ["kinderen"]
