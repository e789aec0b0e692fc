"""The Wvggz-meldpunt on the screen: a call in two keys, a melding from begin to feedback, its clock and the counts."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from tests import gezin as huis
from tests import winkel
from tests.conftest import Klok
from tests.signalen import meld
from tests.ui.panels.zorgpaneel import Proef, proef
from wijdesk.app.bureau import Bureau
from wijdesk.models.opdrachten.termijn import LeesTermijnen
from wijdesk.models.opdrachten.wvggz import BeginWvggz, LeesConsultenWvggz, LeesWvggz
from wijdesk.models.rows.wvggz import WvggzConsultRij, WvggzDetail
from wijdesk.models.values import Id
from wijdesk.ui.panels.termijnen import TermijnenPanel
from wijdesk.ui.panels.wvggz import WvggzPaneel

K = Qt.Key
DAG = 86_400_000


@pytest.fixture
def signaal(bureau: Bureau) -> Id:
    wie = huis.persoon(bureau, "Wouter")
    return meld(bureau, soort="Wvggz-melding", persoon_id=wie, thema="", bron="huisarts", tekst="Eet niet meer")


@pytest.fixture
def p(bureau: Bureau, signaal: Id, qtbot: QtBot) -> Iterator[Proef]:
    with proef(bureau, qtbot, "wvggz") as gemaakt:
        yield gemaakt


def paneel_van(p: Proef) -> WvggzPaneel:
    assert isinstance(p.paneel, WvggzPaneel)
    return p.paneel


def lijst(p: Proef) -> WvggzPaneel:
    paneel = paneel_van(p)
    p.wacht(lambda: paneel.model_lijst.rowCount() > 0)
    paneel.eerste_veld().setFocus()
    return paneel


def consulten(bureau: Bureau) -> tuple[WvggzConsultRij, ...]:
    return bureau.lees(LeesConsultenWvggz(locatie_id=bureau.medewerker.locatie_id))


def lees(bureau: Bureau, signaal: Id) -> WvggzDetail:
    return bureau.lees(LeesWvggz(signaal_id=signaal))


def test_that_a_melding_opened_from_elsewhere_has_the_focus_once_it_stands_there(p: Proef, signaal: Id) -> None:
    paneel = paneel_van(p)
    assert paneel.handle("wvggz.open", signaal)
    paneel.eerste_veld().setFocus()  # as the window does, before anything is read
    p.wacht(lambda: paneel.detail is not None)
    assert p.focus() is paneel.punten.lijst
    p.toets(K.Key_Return)
    assert paneel.in_vorm


def test_that_a_call_is_counted_with_two_keys_and_completed_when_one_likes(bureau: Bureau, p: Proef) -> None:
    paneel = lijst(p)
    p.toets(K.Key_C)
    p.toets(K.Key_5)
    p.wacht(lambda: [rij.bron for rij in consulten(bureau)] == ["huisarts"])
    p.wacht(lambda: "Geteld: huisarts" in p.teksten())
    p.wacht(paneel.consult_vorm.minuten.hasFocus)
    p.typ("12")
    p.bewaar()
    p.wacht(lambda: not paneel.in_vorm)
    assert [(rij.bron, rij.duur) for rij in consulten(bureau)] == [("huisarts", 12)]
    p.toets(K.Key_C)
    p.toets(K.Key_6)
    p.wacht(lambda: len(consulten(bureau)) == 2)
    p.toets(K.Key_Escape)
    p.toets(K.Key_C)
    assert paneel.consult_vorm.bron.waarde == ""


def test_that_an_outcome_before_the_findings_leads_to_the_findings(bureau: Bureau, signaal: Id, p: Proef) -> None:
    bureau.doe(BeginWvggz(signaal_id=signaal))
    paneel = paneel_van(p)
    paneel.handle("wvggz.open", signaal)
    p.wacht(lambda: paneel.detail is not None)
    paneel.eerste_veld().setFocus()
    p.toets(K.Key_U)
    assert "Schrijf eerst op wat u heeft gevonden" in p.meldingen()
    assert paneel.vormen["bevindingen"].isVisible()
    paneel.vormen["bevindingen"].zet_waarden({"gesproken_op": "", "bevindingen": "Rustig gesprek"})
    p.bewaar()
    p.wacht(lambda: not paneel.in_vorm)
    p.wacht(lambda: paneel.detail is not None and bool(paneel.detail.bevindingen))
    p.toets(K.Key_U)
    assert paneel.vormen["uitkomst"].isVisible()


def test_that_a_number_of_somebody_is_refused_in_a_consultation(bureau: Bureau, p: Proef) -> None:
    paneel = lijst(p)
    p.toets(K.Key_C)
    p.toets(K.Key_5)
    p.wacht(lambda: len(consulten(bureau)) == 1)
    paneel.consult_vorm.zet_waarden({"advies": "Bel 06-12345678"})
    p.bewaar()
    p.wacht(paneel.consult_vorm.velden["advies"].heeft_fout)
    paneel.consult_vorm.zet_waarden({"advies": "", "duur": "veel"})
    p.bewaar()
    p.wacht(paneel.consult_vorm.velden["duur"].heeft_fout)
    assert consulten(bureau)[0].advies == ""


def test_that_a_melding_goes_from_begin_to_feedback_by_keys(bureau: Bureau, signaal: Id, p: Proef) -> None:
    paneel = lijst(p)
    p.toets(K.Key_Return)
    p.wacht(lambda: paneel.detail is not None)
    assert "nog 14 dagen" in paneel.klok.text()
    assert "art. 5:2" in p.teksten()
    p.toets(K.Key_U)
    assert not paneel.in_vorm
    p.toets(K.Key_Return)
    assert paneel.in_vorm
    p.bewaar()
    p.wacht(lambda: lees(bureau, signaal).begonnen and not paneel.in_vorm)
    p.wacht(lambda: paneel.detail is not None and paneel.detail.begonnen)
    p.toets(K.Key_Down)
    p.toets(K.Key_Return)
    p.typ("2-3")
    p.toets(K.Key_Tab)
    p.typ("Wil geen hulp")
    p.bewaar()
    p.wacht(lambda: lees(bureau, signaal).gesproken_op == "2026-03-02" and not paneel.in_vorm)
    p.wacht(lambda: paneel.detail is not None and bool(paneel.detail.bevindingen))
    p.toets(K.Key_U)
    p.bewaar()
    p.wacht(paneel.vormen["uitkomst"].velden["uitkomst"].heeft_fout)
    p.toets(K.Key_1)
    p.bewaar()
    p.wacht(lambda: bool(lees(bureau, signaal).uitkomst) and not paneel.in_vorm)
    assert lees(bureau, signaal).uitkomst.startswith("aanvraag zorgmachtiging")
    assert not [rij for rij in bureau.lees(LeesTermijnen(bereik="mijn")) if rij.onderwerp == "signaal"]
    p.wacht(lambda: paneel.detail is not None and bool(paneel.detail.uitkomst))
    p.toets(K.Key_M)
    p.typ("Er is onderzoek gedaan")
    p.bewaar()
    p.wacht(lambda: lees(bureau, signaal).teruggekoppeld_op == "2026-03-02")
    p.wacht(lambda: not paneel.in_vorm)
    p.toets(K.Key_S)
    assert ("signaal.open", signaal) in p.gevraagd
    p.toets(K.Key_H)
    p.typ("Nieuwe informatie")
    p.toets(K.Key_Return)
    p.wacht(lambda: paneel.detail is not None and not paneel.detail.uitkomst)


def test_that_without_a_person_it_says_what_to_do_first(bureau: Bureau, p: Proef) -> None:
    paneel = paneel_van(p)
    paneel.handle("wvggz.open", meld(bureau, soort="Wvggz-melding"))
    p.wacht(lambda: paneel.detail is not None)
    paneel.eerste_veld().setFocus()
    p.toets(K.Key_Return)
    assert "Koppel het signaal eerst" in p.meldingen()
    assert not paneel.in_vorm


def test_that_the_crisis_number_shows_outside_office_hours(bureau: Bureau, p: Proef, klok: Klok) -> None:
    paneel = lijst(p)
    assert "WIJ is open tot 17:00" in p.teksten()
    klok.verzet(9 * 3_600_000)
    paneel.ververs()
    assert "WIJ is nu dicht" in p.teksten()
    assert "crisisdienst GGZ" in p.teksten()


def test_that_the_counts_are_there_by_year_and_can_be_copied(bureau: Bureau, signaal: Id, p: Proef) -> None:
    bureau.doe(BeginWvggz(signaal_id=signaal))
    paneel = lijst(p)
    p.toets(K.Key_J)
    p.wacht(lambda: paneel.cijfers.telling is not None)
    paneel.cijfers.kopieer()
    regels = QGuiApplication.clipboard().text().splitlines()
    assert regels[:2] == ["Wvggz-meldpunt\t2026", "Meldingen\t1"]
    assert "Wouter" not in "".join(regels) + p.teksten()
    gelogd = "SELECT wat, aantal, persoon_id FROM toegang WHERE soort = 'kopiëren'"
    p.wacht(lambda: bool(winkel.rauw(bureau, gelogd)))
    assert winkel.rauw(bureau, gelogd) == [("cijfers Wvggz", len(regels) - 1, None)]
    p.toets(K.Key_Left)
    p.wacht(lambda: paneel.cijfers.jaar == 2025)
    p.toets(K.Key_Escape)
    assert paneel.bladen.currentWidget() is paneel.overzicht


def test_that_termijnen_leads_to_it_and_cannot_end_it(bureau: Bureau, signaal: Id, qtbot: QtBot) -> None:
    bureau.doe(BeginWvggz(signaal_id=signaal))
    with proef(bureau, qtbot, "termijnen") as p:
        paneel = p.paneel
        assert isinstance(paneel, TermijnenPanel)
        paneel.periode.zet("Een maand vooruit")
        paneel.ververs()
        p.wacht(lambda: any(rij.onderwerp == "signaal" for rij in paneel._rijen))
        plek = next(n for n in range(paneel.model.rowCount()) if paneel.model.rij(n).onderwerp == "signaal")
        paneel.lijst.lijst.setCurrentIndex(paneel.model.index(plek, 0))
        paneel.lijst.lijst.setFocus()
        p.toets(K.Key_K)
        assert "stopt als u de uitkomst vastlegt" in p.meldingen()
        p.toets(K.Key_Return)
        assert ("wvggz.open", signaal) in p.gevraagd


def test_that_somebody_hidden_is_not_on_the_screen(bureau: Bureau, signaal: Id, p: Proef) -> None:
    paneel = lijst(p)
    huis.scherm_af(bureau, Id(winkel.rauw(bureau, "SELECT persoon_id FROM signaal WHERE id = ?", signaal)[0][0]))
    bureau._leesloket._rechten = bureau.rechten - {"persoon.afgeschermd"}
    paneel.ververs()
    p.wacht(lambda: paneel.model_lijst.rowCount() == 0)
    paneel.open(signaal)
    p.wacht(lambda: "afgeschermd" in p.meldingen())
    assert "Wouter" not in p.teksten()


def test_that_what_can_be_done_stays_in_sight_under_a_long_melding(bureau: Bureau, p: Proef) -> None:
    wie = huis.persoon(bureau, "Wouter")
    lang = meld(bureau, soort="Wvggz-melding", persoon_id=wie, thema="", bron="huisarts", tekst="Eet niet. " * 350)
    paneel = paneel_van(p)
    paneel.resize(420, 460)
    paneel.handle("wvggz.open", lang)
    p.wacht(lambda: paneel.detail is not None)
    p.wacht(lambda: paneel.tekst.verticalScrollBar().maximum() > 0)
    knop = paneel.toetsen.knop("wvggz.punt")
    assert knop.visibleRegion().boundingRect() == knop.rect()
