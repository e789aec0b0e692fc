"""Walking through a triage by keyboard, on a real store: answering, going on, skipping, coming back, after a crash."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from tests import winkel
from tests.conftest import Klok
from tests.gezin import Gezin, de_vries, persoon, wiersma
from tests.ui.triagescherm import CTRL, LANG, K, Scherm, antwoorden, scherm_op, vraag_van
from wijdesk.app.bureau import Bureau
from wijdesk.ui.panels.triage.bladenlijst import ADVIES


@pytest.fixture
def gezin(bureau: Bureau) -> Gezin:
    return wiersma(bureau)


@pytest.fixture
def scherm(bureau: Bureau, gezin: Gezin, qtbot: QtBot) -> Iterator[Scherm]:
    with scherm_op(bureau, qtbot) as open_:
        open_.begin("vraag", vraag_van(bureau, gezin.moeder))
        yield open_


def bladen(scherm: Scherm) -> dict[str, str]:
    """Page → how far it is, as the list says."""
    return {rij.titel: rij.woord for rij in scherm.wizard.lijst._rijen}


def test_that_the_header_says_what_is_known_so_that_nobody_asks_it_again(scherm: Scherm) -> None:
    assert scherm.wizard.kop.naam.text() == "Anouk Wiersma · 40 jaar"
    assert "Daan Wiersma (15)" in scherm.wizard.kop.gezin.text()
    assert "Kan de huur niet betalen" in scherm.wizard.kop.vraag.text()
    assert antwoorden(scherm.loop.detail) == {}
    assert scherm.loop.gesprek.antwoord("woorden").waarde == "Kan de huur niet betalen"


def test_that_one_begins_in_the_first_open_question_and_a_key_answers_it_and_goes_on(scherm: Scherm) -> None:
    assert scherm.bij().objectName() == "antwoord_aard_klein"
    scherm.typ("1")
    assert scherm.bij().objectName() == "antwoord_breder_ja"
    scherm.typ("n")
    assert scherm.bij().objectName() == "triage_volgende"
    assert bladen(scherm)["De vraag"] == "ingevuld"


def test_that_an_answer_shows_and_hides_questions_and_pages_at_once(scherm: Scherm) -> None:
    assert "Leefgebieden" not in bladen(scherm)
    scherm.typ("2")
    assert "Leefgebieden" in bladen(scherm)
    assert "breder" not in [vraag.code for vraag in scherm.loop.gesprek.vragen()]


def test_that_enter_saves_the_page_and_goes_on(scherm: Scherm) -> None:
    scherm.typ("1n")
    scherm.verder()
    assert scherm.hier == "veiligheid"
    bewaard = scherm.bewaard()
    assert antwoorden(bewaard).items() >= {"aard": "klein", "breder": "nee", "kinderen": "ja"}.items()
    assert (bewaard.bladzijde, bewaard.voorstel_route) == ("veiligheid", "")
    assert not scherm.loop.ongeschreven


def test_that_going_back_keeps_the_answers(scherm: Scherm) -> None:
    scherm.typ("1n")
    scherm.verder()
    scherm.wizard.vorige()
    assert scherm.hier == "vraag"
    assert scherm.loop.gesprek.antwoord("aard").waarde == "klein"


def test_that_a_key_held_down_answers_once(scherm: Scherm) -> None:
    scherm.typ("1")
    scherm.typ("x")
    assert scherm.loop.gesprek.antwoord("breder").waarde == ""


def test_that_delete_takes_an_answer_back(scherm: Scherm) -> None:
    scherm.typ("1")
    scherm.wizard.naar_vraag("aard")
    scherm.druk(K.Key_Delete)
    assert scherm.loop.gesprek.antwoord("aard").waarde == ""


def test_that_several_answers_can_be_given_and_nothing_excludes_them(scherm: Scherm) -> None:
    scherm.typ("2")
    scherm.verder()
    scherm.typ("15")
    assert scherm.loop.gesprek.antwoord("leefgebieden").waarde == "financien,relaties"
    scherm.typ("e")
    assert scherm.loop.gesprek.antwoord("leefgebieden").waarde == "geen"
    scherm.typ("1")
    assert scherm.loop.gesprek.antwoord("leefgebieden").waarde == "financien"


def test_that_a_sentence_can_stand_beside_a_score(scherm: Scherm) -> None:
    scherm.typ("2")
    scherm.verder()
    scherm.typ("1")
    scherm.druk(K.Key_Tab)
    assert scherm.bij().objectName() == "antwoord_zrm_financien_1"
    scherm.typ("2")
    scherm.wizard.naar_vraag("zrm_financien")
    scherm.druk(K.Key_Tab)
    scherm.typ("Twee maanden huurschuld")
    scherm.verder()
    rij = next(rij for rij in scherm.bewaard().antwoorden if rij.vraag == "zrm_financien")
    assert (rij.waarde, rij.toelichting) == ("2", "Twee maanden huurschuld")


def test_that_the_foot_shows_the_proposal_and_leads_to_the_answers_it_rests_on(scherm: Scherm) -> None:
    strook = scherm.wizard.strook
    scherm.typ("1n")
    assert strook.kop.text() == "Nog geen voorstel"
    scherm.verder()
    scherm.typ("j")
    scherm.verder()
    scherm.typ("1")
    assert strook.kop.text() == "Voorstel: Enkelvoudig → Afgehandeld"
    assert strook.omdat.text().startswith("Omdat: ")
    scherm.rust()
    scherm.vind("chip_veilig").setFocus()
    scherm.druk(K.Key_Return)
    assert scherm.hier == "veiligheid"
    assert scherm.bij().objectName() == "antwoord_veilig_ja"


def test_that_what_is_still_needed_leads_to_its_question(scherm: Scherm) -> None:
    scherm.typ("4")
    chip = scherm.wizard.strook.chips.knoppen[0]
    assert chip.text().endswith("nog open")
    chip.click()
    assert scherm.hier == "veiligheid"


def test_that_skipping_asks_one_sentence_in_place_and_it_is_kept(scherm: Scherm) -> None:
    scherm.wizard.sla_over()
    scherm.druk(K.Key_Return)
    assert scherm.wizard.zin.veld.heeft_fout()
    scherm.typ("Mevrouw wil eerst over geld praten")
    scherm.verder()
    assert scherm.hier == "veiligheid", "one page further, not two"
    assert bladen(scherm)["De vraag"] == "overgeslagen"
    (blad,) = scherm.bewaard().bladzijden
    assert (blad.stand, blad.reden) == ("overgeslagen", "Mevrouw wil eerst over geld praten")
    scherm.wizard.vorige()
    scherm.vind("toch_invullen").setFocus()
    scherm.druk(K.Key_Return)
    scherm.rust()
    assert bladen(scherm)["De vraag"] == "deels ingevuld"


def test_that_pages_can_be_walked_in_any_order_from_the_list(scherm: Scherm) -> None:
    scherm.wizard.lijst.ingang.setFocus()
    scherm.druk(K.Key_Down)
    scherm.rust()
    assert scherm.hier == "veiligheid"
    scherm.druk(K.Key_Return)
    assert scherm.bij().objectName() == "antwoord_veilig_ja"


def test_that_a_narrow_panel_has_the_pages_in_one_line(scherm: Scherm) -> None:
    scherm.paneel.resize(380, 700)
    scherm.rust()
    keuze = scherm.vind("triage_bladzijde_keuze")
    assert keuze is scherm.wizard.lijst.ingang
    assert scherm.wizard.lijst.keuze.itemText(1) == "○ 2. Veiligheid: nog open"


def test_that_a_crash_loses_no_letter(bureau: Bureau, gezin: Gezin, qtbot: QtBot) -> None:
    with scherm_op(bureau, qtbot) as eerst:
        eerst.begin("persoon", gezin.moeder)
        eerst.wizard.bewaarder.straks.setInterval(LANG)
        eerst.typ("De hu")
        eerst.wizard.bewaarder.bewaar_concept()
        eerst.rust()
        eerst.wizard.bewaarder._dicht, eerst.wizard.loop = True, None  # a crash saves no page
    with scherm_op(bureau, qtbot) as weer:
        weer.begin("persoon", gezin.moeder)
        weer.wacht(lambda: weer.loop.gesprek.antwoord("woorden").waarde == "De hu")
        assert ("melding", "Wat u hier typte staat er weer.") in weer.gevraagd
        weer.wizard.volgende()
        weer.rust()
        assert antwoorden(weer.bewaard())["woorden"] == "De hu"
        weer.wizard.bewaarder.bewaar_concept()
        weer.rust()
        assert winkel.rauw(bureau, "SELECT count(*) FROM concept WHERE inhoud LIKE '%De hu%'") == [(0,)]


def test_that_one_comes_back_where_one_was(bureau: Bureau, gezin: Gezin, qtbot: QtBot) -> None:
    vraag = vraag_van(bureau, gezin.moeder)
    with scherm_op(bureau, qtbot) as eerst:
        eerst.begin("vraag", vraag)
        eerst.typ("1n")
        eerst.verder()
    with scherm_op(bureau, qtbot) as weer:
        weer.begin("vraag", vraag)
        assert weer.hier == "veiligheid"
        assert any(wat == "melding" and "loopt al een triage" in str(zin) for wat, zin in weer.gevraagd)


def test_that_escape_goes_to_the_lists_and_saves_the_page(scherm: Scherm) -> None:
    scherm.typ("1")
    scherm.druk(K.Key_Escape)
    scherm.rust()
    assert scherm.paneel.stapel.currentWidget() is scherm.paneel.begin
    assert antwoorden(scherm.bewaard())["aard"] == "klein"


def test_that_saving_a_page_does_not_open_the_file_again(scherm: Scherm, bureau: Bureau, klok: Klok) -> None:
    klok.verzet(86_400_000)
    scherm.typ("1n")
    scherm.verder()
    scherm.typ("j")
    scherm.verder()
    bureau.warm_op()
    assert winkel.rauw(bureau, "SELECT count(*) FROM toegang WHERE wat = 'triage geopend'") == [(1,)]


def test_that_control_s_keeps_the_page_without_leaving_it(scherm: Scherm) -> None:
    scherm.typ("1")
    scherm.wizard.bewaar()
    scherm.rust()
    assert scherm.hier == "vraag"
    assert antwoorden(scherm.bewaard())["aard"] == "klein"


def test_that_who_is_anonymous_can_be_asked_too(bureau: Bureau, qtbot: QtBot) -> None:
    with scherm_op(bureau, qtbot) as scherm:
        scherm.begin("vraag", vraag_van(bureau, None))
        assert scherm.wizard.kop.naam.text() == "Anoniem"
        assert scherm.wizard.lijst._rijen[-1].code == ADVIES


def test_that_an_open_casus_and_its_regisseur_stand_in_the_header(bureau: Bureau, qtbot: QtBot) -> None:
    familie = de_vries(bureau)
    with scherm_op(bureau, qtbot) as scherm:
        scherm.begin("persoon", familie.moeder)
        chip = scherm.vind("weet_huishouden.open")
        assert "Open casus C26-7KQ4M" in chip.accessibleName()
        chip.setFocus()
        scherm.druk(K.Key_Return)
        assert ("huishouden.open", familie.huishouden) in scherm.gevraagd


def test_that_a_very_long_name_wraps_and_nothing_is_cut(bureau: Bureau, qtbot: QtBot) -> None:
    wie = persoon(bureau, "Jan-Willem", achternaam="Wolfeschlegelsteinhausenbergerdorff-Vanoudenhovenaerts")
    with scherm_op(bureau, qtbot) as scherm:
        scherm.begin("persoon", wie)
        naam = scherm.wizard.kop.naam
        qtbot.waitUntil(lambda: naam.height() >= naam.heightForWidth(naam.width()))


def test_that_tab_walks_from_question_to_question_and_back(scherm: Scherm) -> None:
    scherm.druk(K.Key_Tab)
    assert scherm.bij().objectName() == "antwoord_kinderen_ja"
    scherm.druk(K.Key_Backtab)
    assert scherm.bij().objectName() == "antwoord_aard_klein"


# Questions of a team --------------------------------------------------------------------------------------------------

TEAM = """
soort = "triage"
versie = "oost-1"
titel = "Oost"
voorvoegsel = "oost"

[[vraag]]
code = "oost_kinderen"
bladzijde = "vraag"
soort = "getal"
tekst = "Hoeveel kinderen?"
minst = 0
meest = 20
verplicht = false

[[vraag]]
code = "oost_sinds"
bladzijde = "vraag"
soort = "datum"
tekst = "Sinds wanneer?"
verplicht = false
"""


@pytest.fixture
def van_team(scherm: Scherm) -> Scherm:
    detail = replace(scherm.loop.detail, teamlijst=TEAM)
    scherm.wizard.loop = None
    scherm.wizard.toon(detail)
    return scherm


def test_that_a_number_that_is_none_is_told_at_once_and_its_page_is_not_left(van_team: Scherm) -> None:
    van_team.wizard.naar_vraag("oost_kinderen")
    van_team.typ("dri")
    assert van_team.vind("vraag_oost_kinderen").findChildren(QLabel)[-1].text() == "Vul een heel getal in."
    van_team.wizard.volgende()
    assert van_team.hier == "vraag"
    assert van_team.bij().objectName() == "antwoord_oost_kinderen"
    van_team.druk(K.Key_A, CTRL)
    van_team.typ("03")
    assert van_team.loop.gesprek.antwoord("oost_kinderen").waarde == "3"
    assert str(van_team.bij().property("text")) == "03", "what is typed is left alone"


def test_that_a_day_is_typed_as_people_write_it(van_team: Scherm) -> None:
    van_team.wizard.naar_vraag("oost_sinds")
    van_team.typ("3 feb 2026")
    assert van_team.loop.gesprek.antwoord("oost_sinds").waarde == "2026-02-03"
    assert str(van_team.bij().property("text")) == "3 feb 2026"


def test_that_white_lines_in_a_list_of_persons_do_not_move_the_cursor(scherm: Scherm) -> None:
    scherm.wizard.naar_vraag("huishouden")
    scherm.druk(K.Key_A, CTRL)
    scherm.typ("moeder")
    scherm.druk(K.Key_Return)
    scherm.druk(K.Key_Return)
    scherm.typ("kind")
    assert scherm.loop.gesprek.antwoord("huishouden").waarde == "moeder\nkind"


def test_that_looking_at_another_panel_saves_the_page(scherm: Scherm) -> None:
    scherm.typ("1")
    scherm.paneel.hide()
    scherm.rust()
    assert antwoorden(scherm.bewaard())["aard"] == "klein"


def test_that_a_suspicion_of_violence_offers_the_meldcode(scherm: Scherm) -> None:
    knop = scherm.wizard.voet.meldcode
    scherm.typ("1n")
    scherm.verder()
    scherm.typ("nn")
    assert knop.isHidden()
    scherm.typ("j")
    assert not knop.isHidden()
    knop.setFocus()
    scherm.druk(K.Key_Return)
    assert scherm.gevraagd[-1] == ("meldcode.begin", ("triage", scherm.loop.detail.id))
