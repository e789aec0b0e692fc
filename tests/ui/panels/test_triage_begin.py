"""The lists of the triage panel, advice, colleagues, and the ways in from elsewhere, on a real store."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace

import pytest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from tests import winkel
from tests.conftest import Klok
from tests.gezin import Gezin, scherm_af, wiersma
from tests.services.collega import Collega, aan_het_werk
from tests.ui.triagescherm import CTRL, LANG, K, Scherm, antwoorden, scherm_op, vraag_van
from wijdesk.app.bureau import Bureau
from wijdesk.app.panelen import maak_omgeving
from wijdesk.models.opdrachten.triage import (
    AntwoordInvoer,
    BeantwoordConsult,
    BeginTriage,
    BewaarBladzijde,
    LeesConsulten,
    NeemTriageOver,
    StaakTriage,
    VraagConsult,
)
from wijdesk.models.values import Id, IdMaker
from wijdesk.ui.collega_keuze import CollegaKeuze
from wijdesk.ui.jobs import Jobs
from wijdesk.ui.panels.triage import TriagePanel
from wijdesk.ui.panels.triage.bladenlijst import ADVIES
from wijdesk.ui.regels import REGEL_ROLE
from wijdesk.ui.toetsen import ToetsKnop


@pytest.fixture
def gezin(bureau: Bureau) -> Gezin:
    return wiersma(bureau)


@pytest.fixture
def scherm(bureau: Bureau, qtbot: QtBot) -> Iterator[Scherm]:
    with scherm_op(bureau, qtbot) as open_:
        open_.rust()
        yield open_


@contextmanager
def scherm_van(collega: Collega, bureau: Bureau, qtbot: QtBot, *, voert: bool) -> Iterator[Scherm]:
    """The panel of a colleague."""
    jobs = Jobs(collega.schrijf, collega.lees, plaats=collega.plaats)
    eigen = maak_omgeving(bureau, jobs)
    wie = replace(eigen.medewerker, id=collega.id, naam="Omar El Idrissi")
    paneel = TriagePanel(replace(eigen, medewerker=wie), voert=voert)
    paneel.resize(710, 640)
    paneel.show()
    paneel.activateWindow()
    try:
        qtbot.waitUntil(paneel.isActiveWindow, timeout=LANG)
        yield Scherm(bureau, paneel, jobs, qtbot)
    finally:
        paneel.klaar_om_te_sluiten()
        jobs.sluit()
        paneel.close()
        paneel.deleteLater()
        QApplication.processEvents()


def regels(scherm: Scherm) -> list[tuple[str, str, str]]:
    """(group, title, chip) of each row of the lists."""
    model = scherm.paneel.begin.model
    rijen = [model.index(plek, 0).data(REGEL_ROLE) for plek in range(model.rowCount())]
    return [(rij.kop, rij.titel, rij.pil) for rij in rijen]


def begin(bureau: Bureau | Collega, ids: IdMaker, locatie_id: Id, persoon_id: Id) -> Id:
    """A triage of a colleague, or of whoever is at the desk."""
    begonnen = bureau.doe(BeginTriage(id=ids(), locatie_id=locatie_id, persoon_id=persoon_id))
    id_: Id = begonnen.id
    return id_


def test_that_an_empty_panel_says_how_to_begin(scherm: Scherm) -> None:
    assert regels(scherm) == []
    assert "Mijn werk" in scherm.paneel.begin.lijst.leeg.text()
    assert scherm.bij() is scherm.paneel.begin.zoeker.regel or scherm.paneel.eerste_veld() is not None


def test_that_somebody_is_chosen_by_name_and_enter_begins(scherm: Scherm, gezin: Gezin) -> None:
    scherm.paneel.begin.zoeker.regel.setFocus()
    scherm.typ("Anouk")
    scherm.rust()
    scherm.druk(K.Key_Return)
    assert "Anouk Wiersma" in scherm.paneel.begin.begin.accessibleName()
    scherm.druk(K.Key_Return)
    scherm.wacht(lambda: scherm.paneel.stapel.currentWidget() is scherm.wizard)
    scherm.rust()
    assert scherm.bewaard().persoon_id == gezin.moeder
    assert scherm.bij().objectName() == "antwoord_woorden"


def test_that_mine_come_before_those_of_the_team_and_what_waits_for_me_before_both(
    bureau: Bureau, gezin: Gezin, klok: Klok, ids: IdMaker, qtbot: QtBot
) -> None:
    hier = bureau.medewerker.locatie_id
    omar = Collega(bureau, "casemanager")
    van_omar = begin(omar, ids, hier, gezin.vader)
    klok.verzet(60_000)
    begin(bureau, ids, hier, gezin.moeder)
    omar.doe(VraagConsult(id=ids(), vraag="Kan dit thuis?", triage_id=van_omar))
    with scherm_op(bureau, qtbot) as scherm:
        scherm.wacht(lambda: len(regels(scherm)) == 3)
        assert regels(scherm) == [
            ("Wacht op uw advies", "Pieter Wiersma", ""),
            ("Van u", "Anouk Wiersma", ""),
            ("Van uw team", "Pieter Wiersma", "advies gevraagd"),
        ]
        scherm.paneel.begin.lijst.lijst.setFocus()
        scherm.druk(K.Key_Return)
        scherm.wacht(lambda: scherm.paneel.stapel.currentWidget() is scherm.wizard)
        scherm.rust()
        assert scherm.bij().objectName().startswith("advies_")
    omar.sluit()


def test_that_a_gedragswetenschapper_answers_in_place_and_answers_nothing_else(
    bureau: Bureau, gezin: Gezin, ids: IdMaker, qtbot: QtBot
) -> None:
    id_ = begin(bureau, ids, bureau.medewerker.locatie_id, gezin.moeder)
    bureau.doe(VraagConsult(id=ids(), vraag="Is dit een taak voor ons?", triage_id=id_))
    kim = Collega(bureau, "gedragswetenschapper")
    with scherm_van(kim, bureau, qtbot, voert=False) as scherm:
        scherm.wacht(lambda: len(regels(scherm)) == 2)
        assert scherm.paneel.begin.zoeker.isHidden()
        scherm.paneel.begin.lijst.lijst.setFocus()
        scherm.druk(K.Key_Return)
        scherm.wacht(lambda: scherm.paneel.stapel.currentWidget() is scherm.wizard)
        scherm.rust()
        assert not scherm.loop.schrijft
        assert scherm.wizard.kop.neem_over.isHidden()
        scherm.typ("Ja, samen met de huisarts")
        scherm.wizard.bewaar()
        scherm.rust()
    kim.sluit()
    (consult,) = bureau.lees(LeesConsulten(bereik="triage", onderwerp_id=id_))
    assert consult.antwoord == "Ja, samen met de huisarts"
    with scherm_op(bureau, qtbot) as scherm:
        scherm.wacht(lambda: len(regels(scherm)) == 1)
        assert regels(scherm) == [("Van u", "Anouk Wiersma", "advies binnen")]
        scherm.paneel.open(id_)
        scherm.rust()
        assert scherm.wizard.lijst._rijen[-1].woord == "1 beantwoord"
        scherm.wizard.ga_naar(ADVIES)
        assert str(scherm.vind("consult_antwoord").property("text")) == "Ja, samen met de huisarts"


def test_that_advice_is_asked_in_place_and_an_empty_question_is_refused(scherm: Scherm, gezin: Gezin) -> None:
    scherm.begin("persoon", gezin.moeder)
    scherm.wizard.vraag_advies()
    scherm.wizard.bewaar()
    assert scherm.wizard.advies.veld.heeft_fout()
    scherm.typ("Wat nu?")
    scherm.wizard.bewaar()
    scherm.rust()
    assert scherm.wizard.lijst._rijen[-1].woord == "1 wacht op antwoord"
    assert scherm.wizard.advies.vraag.toPlainText() == ""
    scherm.druk(K.Key_Escape)
    assert scherm.bij().objectName() == "antwoord_woorden"


def test_that_ctrl_s_stands_on_the_one_button_it_is_for_and_not_beside_ones_own_question(
    bureau: Bureau, gezin: Gezin, ids: IdMaker, qtbot: QtBot
) -> None:
    id_ = begin(bureau, ids, bureau.medewerker.locatie_id, gezin.moeder)
    bureau.doe(VraagConsult(id=ids(), vraag="Eigen vraag", triage_id=id_))
    with aan_het_werk(bureau, "casemanager") as omar:
        omar.doe(NeemTriageOver(id=id_))
        omar.doe(VraagConsult(id=ids(), vraag="Vraag van Omar", triage_id=id_))
    bureau.doe(NeemTriageOver(id=id_))
    with scherm_op(bureau, qtbot) as scherm:
        scherm.paneel.open(id_, advies=True)
        scherm.wacht(lambda: scherm.paneel.stapel.currentWidget() is scherm.wizard)
        scherm.rust()
        advies = scherm.wizard.advies

        def met_toets() -> list[str]:
            knoppen = advies.findChildren(ToetsKnop)
            return [knop.objectName() for knop in knoppen if knop.isVisible() and "Ctrl+S" in knop.toolTip()]

        assert len(advies._geven) == 1, "one's own question is for another"
        assert met_toets() == ["advies_geef"]
        advies.vraag.setFocus()
        assert met_toets() == ["advies_stuur"]
        advies.eerste_veld().setFocus()
        scherm.typ("Ga erheen")
        scherm.wizard.bewaar()
        scherm.rust()
        assert met_toets() == ["advies_stuur"]
    antwoorden_ = winkel.rauw(bureau, "SELECT vraag, antwoord FROM consult ORDER BY id")
    assert antwoorden_ == [("Eigen vraag", ""), ("Vraag van Omar", "Ga erheen")]


def test_that_a_colleague_takes_over_where_it_was(bureau: Bureau, gezin: Gezin, ids: IdMaker, qtbot: QtBot) -> None:
    omar = Collega(bureau, "casemanager")
    id_ = begin(omar, ids, bureau.medewerker.locatie_id, gezin.moeder)
    omar.doe(
        BewaarBladzijde(
            triage_id=id_, bladzijde="vraag", antwoorden=(AntwoordInvoer(vraag="aard", waarde="klein"),),
            naar="veiligheid",
        )
    )  # fmt: skip
    with scherm_op(bureau, qtbot) as scherm:
        scherm.paneel.handle("triage.open", id_)
        scherm.wacht(lambda: scherm.paneel.stapel.currentWidget() is scherm.wizard)
        scherm.rust()
        assert "Omar El Idrissi voert deze triage" in scherm.wizard.kop.balktekst.text()
        assert not scherm.wizard.voet.over.isVisible()
        assert scherm.wizard.advies.uitleg.text() == "Er is geen advies gevraagd."
        scherm.vind("triage_overnemen").setFocus()
        scherm.druk(K.Key_Return)
        assert scherm.wizard.zin.regel.hasFocus()
        assert scherm.wizard.zin.veld.label.text().startswith("Omar El Idrissi kan dan niets meer invullen")
        scherm.druk(K.Key_Return)
        assert scherm.wizard.zin.veld.heeft_fout()
        scherm.typ("Omar is ziek")
        scherm.rust()
        assert not scherm.loop.schrijft
        scherm.druk(K.Key_Return)
        scherm.wacht(lambda: scherm.loop.schrijft)
        scherm.rust()
        assert scherm.hier == "veiligheid"
        assert scherm.bij() is scherm.wizard.lijst.ingang
        assert scherm.wizard.advies.uitleg.text().startswith("Vraag een gedragswetenschapper")
        scherm.typ("Omar is ziek")  # somebody who types on answers nothing
        scherm.rust()
        assert scherm.loop.gesprek.antwoord("veilig").waarde == ""
        assert scherm.hier == "veiligheid"
        assert scherm.loop.gesprek.antwoord("aard").waarde == "klein"
    omar.sluit()


def test_that_who_lost_it_to_a_colleague_is_told_and_reads_along(bureau: Bureau, gezin: Gezin, scherm: Scherm) -> None:
    scherm.begin("persoon", gezin.moeder)
    omar = Collega(bureau, "casemanager")
    omar.doe(NeemTriageOver(id=scherm.loop.detail.id))
    scherm.typ("Nog iets")
    scherm.wizard.volgende()
    scherm.wacht(lambda: not scherm.loop.schrijft)
    scherm.rust()
    assert "voert deze triage" in scherm.wizard.kop.balktekst.text()
    assert antwoorden(scherm.bewaard()) == {}
    omar.sluit()


def test_that_stopping_asks_why_and_it_can_go_on_later(scherm: Scherm, gezin: Gezin) -> None:
    scherm.begin("persoon", gezin.moeder)
    scherm.wizard.leiding.stop()
    scherm.typ("Meneer wil niet meer")
    scherm.druk(K.Key_Return)
    scherm.wacht(lambda: scherm.loop.detail.stand == "gestaakt")
    scherm.rust()
    assert "Meneer wil niet meer" in scherm.wizard.kop.balktekst.text()
    scherm.vind("triage_hervatten").setFocus()
    scherm.druk(K.Key_Return)
    scherm.wacht(lambda: scherm.loop.detail.stand == "lopend")
    scherm.rust()
    assert scherm.loop.schrijft


def test_that_a_triage_about_somebody_afgeschermd_shows_to_nobody_without_the_right(
    bureau: Bureau, gezin: Gezin, ids: IdMaker, qtbot: QtBot
) -> None:
    id_ = begin(bureau, ids, bureau.medewerker.locatie_id, gezin.moeder)
    scherm_af(bureau, gezin.moeder)
    omar = Collega(bureau, "casemanager")
    with scherm_van(omar, bureau, qtbot, voert=True) as scherm:
        scherm.rust()
        assert regels(scherm) == []
        scherm.paneel.handle("triage.open", id_)
        scherm.rust()
        assert scherm.paneel.stapel.currentWidget() is scherm.paneel.begin
        assert any("afgeschermd" in str(zin) for wat, zin in scherm.gevraagd if wat == "melding")
    omar.sluit()


def test_that_an_answered_advice_comes_in_while_one_works_and_typing_is_left_alone(
    bureau: Bureau, gezin: Gezin, ids: IdMaker, scherm: Scherm
) -> None:
    scherm.begin("persoon", gezin.moeder)
    consult = ids()
    bureau.doe(VraagConsult(id=consult, vraag="Wat nu?", triage_id=scherm.loop.detail.id))
    scherm.typ("De hu")
    kim = Collega(bureau, "gedragswetenschapper")
    kim.doe(BeantwoordConsult(id=consult, antwoord="Bellen"))
    scherm.paneel.ververs()
    scherm.rust()
    assert scherm.wizard.lijst._rijen[-1].woord == "1 beantwoord"
    assert scherm.loop.gesprek.antwoord("woorden").waarde == "De hu"
    assert scherm.bij().objectName() == "antwoord_woorden"
    kim.sluit()


def test_that_a_vraag_of_the_inloop_can_be_begun_by_whoever_picks_it_up(
    bureau: Bureau, gezin: Gezin, scherm: Scherm
) -> None:
    scherm.begin("vraag", vraag_van(bureau, gezin.moeder, "Ik kom er niet uit met mijn zoon"))
    assert winkel.rauw(bureau, "SELECT stand FROM werk") == [("opgepakt",)]
    assert scherm.loop.gesprek.antwoord("woorden").waarde == "Ik kom er niet uit met mijn zoon"


def test_that_advice_about_a_household_without_a_triage_is_answered_in_the_list(
    bureau: Bureau, gezin: Gezin, ids: IdMaker, qtbot: QtBot
) -> None:
    with aan_het_werk(bureau, "casemanager") as omar:
        omar.doe(VraagConsult(id=ids(), vraag="Samen verder?", huishouden_id=gezin.huishouden))
    with scherm_op(bureau, qtbot) as scherm:
        scherm.wacht(lambda: len(regels(scherm)) == 1)
        scherm.paneel.begin.lijst.lijst.setFocus()
        scherm.druk(K.Key_Return)
        assert "Samen verder?" in scherm.paneel.begin.zin.veld.label.text()
        scherm.typ("Ja")
        scherm.druk(K.Key_Return)
        assert scherm.paneel.begin.zin.veld.heeft_fout()  # a colleague would not understand it later
        scherm.typ(", bel morgen samen")
        scherm.druk(K.Key_Return)
        scherm.wacht(lambda: regels(scherm) == [])
    assert winkel.rauw(bureau, "SELECT antwoord FROM consult") == [("Ja, bel morgen samen",)]


def test_that_who_reads_along_sees_the_proposal_on_the_last_page_too(
    bureau: Bureau, gezin: Gezin, ids: IdMaker, qtbot: QtBot
) -> None:
    omar = Collega(bureau, "casemanager")
    id_ = begin(omar, ids, bureau.medewerker.locatie_id, gezin.moeder)
    with scherm_op(bureau, qtbot) as scherm:
        scherm.paneel.open(id_)
        scherm.wacht(lambda: scherm.paneel.stapel.currentWidget() is scherm.wizard)
        scherm.wizard.ga_naar("besluit")
        scherm.rust()
        assert str(scherm.vind("klaar_kop").property("text")) == "Er is nog niets besloten."
        assert scherm.wizard.strook.isVisible()
        assert scherm.hier == "besluit"
    omar.sluit()


def test_that_the_list_says_the_first_words_of_the_question(bureau: Bureau, gezin: Gezin, qtbot: QtBot) -> None:
    lang = "Ik kan sinds januari de huur niet meer betalen en de post durf ik niet open te maken want alles is rood"
    vraag = vraag_van(bureau, gezin.moeder, lang)
    bureau.doe(BeginTriage(id=bureau.wereld.ids(), locatie_id=bureau.medewerker.locatie_id, vraag_id=vraag))
    with scherm_op(bureau, qtbot) as scherm:
        scherm.wacht(lambda: len(regels(scherm)) == 1)
        onder = scherm.paneel.begin.model.index(0, 0).data(REGEL_ROLE).onder
        assert onder == "“Ik kan sinds januari de huur niet meer betalen en de post durf ik…”"


def test_that_down_from_the_search_field_enters_the_list_unless_it_walks_through_who_was_found(
    bureau: Bureau, gezin: Gezin, ids: IdMaker, qtbot: QtBot
) -> None:
    begin(bureau, ids, bureau.medewerker.locatie_id, gezin.moeder)
    with scherm_op(bureau, qtbot) as scherm:
        scherm.wacht(lambda: len(regels(scherm)) == 1)
        zoeker, lijst = scherm.paneel.begin.zoeker, scherm.paneel.begin.lijst.lijst
        zoeker.regel.setFocus()
        scherm.typ("Wiersma")
        scherm.wacht(zoeker.lijst.isVisible)
        scherm.druk(K.Key_Down)
        assert scherm.bij() is zoeker.regel
        scherm.druk(K.Key_Escape)
        scherm.druk(K.Key_Down)
        assert scherm.bij() is lijst
        assert lijst.currentIndex().row() == 0


@pytest.mark.parametrize("hoe", ["ctrl+s", "enter", "ctrl+s op de bladzijde"])
def test_that_a_triage_is_handed_to_a_colleague_by_name_with_one_sentence(
    bureau: Bureau, gezin: Gezin, qtbot: QtBot, hoe: str
) -> None:
    with aan_het_werk(bureau, "casemanager") as omar, scherm_op(bureau, qtbot) as scherm:
        scherm.begin("persoon", gezin.moeder)
        scherm.typ("Slaapt slecht")
        scherm.vind("triage_overdragen").setFocus()
        scherm.druk(K.Key_Space)
        scherm.rust()
        aan = scherm.vind("triage_overdragen_aan")
        assert isinstance(aan, CollegaKeuze)
        assert scherm.bij() is scherm.wizard.zin.regel
        scherm.typ("Ik ben drie weken weg")
        scherm.druk(K.Key_Return)
        scherm.rust()
        veld = scherm.wizard.leiding._aan
        assert veld is not None
        assert veld.heeft_fout(), "to whom is said beside the choice"
        assert scherm.bij() is aan
        aan.kies(omar.id)
        if hoe == "enter":
            scherm.druk(K.Key_Return)
        elif hoe == "ctrl+s":
            scherm.druk(K.Key_S, CTRL)
        else:
            next(actie for actie in scherm.paneel.acties() if actie.sneltoets == "Ctrl+S").doe()
        scherm.wacht(lambda: not scherm.loop.schrijft)
        scherm.rust()
        assert "Omar El Idrissi voert deze triage." in scherm.wizard.kop.balktekst.text()
        assert antwoorden(scherm.bewaard())["woorden"] == "Slaapt slecht"
        with scherm_van(omar, bureau, qtbot, voert=True) as van_omar:
            van_omar.wacht(lambda: len(regels(van_omar)) == 1)
            assert regels(van_omar) == [("Van u", "Anouk Wiersma", "aan u overgedragen")]
            van_omar.paneel.open(scherm.loop.detail.id)
            van_omar.wacht(lambda: van_omar.paneel.stapel.currentWidget() is van_omar.wizard)
            van_omar.rust()
            balk = van_omar.wizard.kop.balktekst.text()
            assert balk == f"Aan u overgedragen. {bureau.medewerker.naam}: Ik ben drie weken weg"
            assert van_omar.loop.schrijft


def test_that_no_name_stands_twice_in_the_header(bureau: Bureau, gezin: Gezin, scherm: Scherm) -> None:
    def staat_er() -> list[str]:
        kop = scherm.wizard.kop
        chips = (chip.text() for chip in kop.weetjes.findChildren(QPushButton) if chip.property("rol") == "chip")
        return [kop.naam.text(), kop.gezin.text(), *chips]

    scherm.begin("persoon", gezin.moeder)
    leden = "Pieter Wiersma (42), Daan Wiersma (15), Noor Wiersma (9)"
    assert staat_er() == ["Anouk Wiersma · 40 jaar", f"Ook in dit gezin: {leden}", "Inwoner", "Wiersma"]
    bureau.doe(StaakTriage(id=scherm.loop.detail.id, waarom="Toch niet"))
    scherm.begin("huishouden", gezin.huishouden)
    naam, gezin_, *chips = staat_er()
    assert (naam, gezin_) == (
        "Wiersma",
        "Leden: Pieter Wiersma (42), Anouk Wiersma (40), Daan Wiersma (15), Noor Wiersma (9)",
    )
    assert chips[0] == "Huishouden"
