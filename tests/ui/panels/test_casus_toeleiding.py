"""The loop of a hand-off and the indicaties by keyboard, in the real tab on the real store."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests import winkel
from tests.gezin import Gezin, open_casus, wiersma
from tests.ui.gezinvenster import toon_tab
from wijdesk.app.bureau import Bureau
from wijdesk.app.panelen import maak_omgeving
from wijdesk.models.opdrachten.huishouden import LeesHuishouden
from wijdesk.models.opdrachten.plan import DoelInvoer, MaakPlan, VoegDoelToe
from wijdesk.models.opdrachten.toeleiding import (
    LeesToeleidingen,
    NeemToeleidingAan,
    StelToeleidingVoor,
)
from wijdesk.models.rows.toeleiding import ToeleidingRij
from wijdesk.models.values import Id
from wijdesk.ui.jobs import Jobs
from wijdesk.ui.panels.casus import CasusPanel
from wijdesk.ui.panels.casus.betrokkenen import BetrokkenenTab
from wijdesk.ui.panels.casus.toeleiding import ToeleidingTab

LANG = 30_000
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def thuis(bureau: Bureau) -> Gezin:
    return wiersma(bureau)


@pytest.fixture
def tab(bureau: Bureau, jobs: Jobs, thuis: Gezin, qtbot: QtBot) -> ToeleidingTab:
    gemaakt = ToeleidingTab(maak_omgeving(bureau, jobs))
    toon_tab(gemaakt, bureau, jobs, thuis.huishouden, qtbot)
    qtbot.waitUntil(lambda: bool(gemaakt._overzicht.gegevens), timeout=LANG)
    return gemaakt


def stel_voor(bureau: Bureau, thuis: Gezin, dagen: int = 0, naar: str = "Kentalis") -> Id:
    op = (date(2026, 3, 2) - timedelta(days=dagen)).isoformat()
    return bureau.doe(StelToeleidingVoor(huishouden_id=thuis.huishouden, naar=naar, soort="maatwerk", op=op))


def de_rij(bureau: Bureau, thuis: Gezin) -> ToeleidingRij:
    return bureau.lees(LeesToeleidingen(huishouden_id=thuis.huishouden))[0]


def wacht_op(tab: ToeleidingTab, qtbot: QtBot, stand: str) -> None:
    def staat_er() -> bool:
        rij = tab.gezin.toeleidingen.huidige()
        return rij is not None and rij.stand == stand and tab.gezin.strook.isHidden()

    qtbot.waitUntil(staat_er, timeout=LANG)


def test_that_an_empty_tab_says_what_to_do_and_shows_both_beginnings(tab: ToeleidingTab) -> None:
    assert "warme overdracht" in tab.gezin.toeleidingen.leeg.text()
    assert "Indicatie erbij" in tab.gezin.indicaties.leeg.text()
    assert tab.gezin.toetsen["toeleiding"].knop("toeleiding.nieuw").isVisible()
    assert tab.gezin.toetsen["toeleiding"].knop("toeleiding.indicatie").isVisible()


def test_that_a_hand_off_walks_the_loop_by_single_keys(
    tab: ToeleidingTab, bureau: Bureau, thuis: Gezin, qtbot: QtBot
) -> None:
    knop = tab.eerste_veld()
    assert knop is not None
    QTest.keyClick(knop, Qt.Key.Key_Return)
    formulier = tab.toeleiding
    QTest.keyClick(formulier, Qt.Key.Key_S, CTRL)
    qtbot.waitUntil(formulier.velden["naar"].heeft_fout, timeout=LANG)
    QTest.keyClicks(formulier.delen["naar"], "Kentalis")
    formulier.soort.zet("maatwerk")
    assert "Nog geen toestemming voor contactgegevens en plan aan Kentalis" in formulier.advies.text()
    QTest.keyClick(formulier, Qt.Key.Key_S, CTRL)
    wacht_op(tab, qtbot, "voorgesteld")
    lijst, strook = tab.gezin.toeleidingen.lijst, tab.gezin.strook
    assert "Nog geen toestemming" in tab.gezin.advies.text()
    for toets, stand in ((Qt.Key.Key_A, "aangenomen"), (Qt.Key.Key_E, "eerste contact")):
        lijst.setFocus()
        QTest.keyClick(lijst, toets)
        assert strook.op.hasFocus()
        QTest.keyClick(strook.op, Qt.Key.Key_Return)
        wacht_op(tab, qtbot, stand)
    lijst.setFocus()
    QTest.keyClick(lijst, Qt.Key.Key_K)
    assert strook.woorden.hasFocus()
    QTest.keyClick(strook, Qt.Key.Key_S, CTRL)
    qtbot.waitUntil(strook.veld_woorden.heeft_fout, timeout=LANG)
    QTest.keyClicks(strook.woorden, "Het klikt")
    QTest.keyClick(strook, Qt.Key.Key_S, CTRL)
    wacht_op(tab, qtbot, "teruggekoppeld")
    assert de_rij(bureau, thuis).terugkoppeling == "Het klikt"
    assert "Het klikt" in tab.gezin.detail.text()


def test_that_a_day_that_cannot_be_is_told_beside_it_and_escape_keeps_the_words(
    tab: ToeleidingTab, bureau: Bureau, thuis: Gezin, qtbot: QtBot
) -> None:
    stel_voor(bureau, thuis)
    tab.ververs()
    wacht_op(tab, qtbot, "voorgesteld")
    lijst, strook = tab.gezin.toeleidingen.lijst, tab.gezin.strook
    lijst.setFocus()
    QTest.keyClick(lijst, Qt.Key.Key_G)
    QTest.keyClicks(strook.woorden, "geen plek")
    strook.op.setText("1-1-2026")
    QTest.keyClick(strook, Qt.Key.Key_S, CTRL)
    qtbot.waitUntil(strook.veld_op.heeft_fout, timeout=LANG)
    assert "voorgesteld" in strook.veld_op.onder.text()
    QTest.keyClick(strook, Qt.Key.Key_Escape)
    assert lijst.hasFocus()
    QTest.keyClick(lijst, Qt.Key.Key_G)
    assert strook.woorden.toPlainText() == "geen plek"
    strook.op.setText("vandaag")
    QTest.keyClick(strook, Qt.Key.Key_S, CTRL)
    wacht_op(tab, qtbot, "geweigerd")


def test_that_what_is_stuck_is_a_list_to_open_a_household_from(
    tab: ToeleidingTab, bureau: Bureau, thuis: Gezin, qtbot: QtBot
) -> None:
    stel_voor(bureau, thuis, dagen=20)
    stel_voor(bureau, thuis, naar="Humanitas")
    tab.zicht.knop("vast").click()
    tab.vast.voor.zet(("locatie",))
    tab.ververs()
    qtbot.waitUntil(lambda: tab.vast.lijst.huidige() is not None, timeout=LANG)
    assert "Nog geen antwoord, 20 dagen" in tab.vast.detail.text()
    with qtbot.waitSignal(tab.requested) as gevraagd:
        QTest.keyClick(tab.vast.lijst.lijst, Qt.Key.Key_Return)
    assert gevraagd.args == ["huishouden.open", thuis.huishouden]
    tab.zicht.knop("wacht").click()
    qtbot.waitUntil(lambda: "Niemand wacht" in tab.wacht.lijst.leeg.text(), timeout=LANG)


def test_that_the_hand_over_sheet_and_consent_are_asked_of_others(
    tab: ToeleidingTab, bureau: Bureau, thuis: Gezin, qtbot: QtBot
) -> None:
    id_ = stel_voor(bureau, thuis)
    tab.ververs()
    wacht_op(tab, qtbot, "voorgesteld")
    lijst = tab.gezin.toeleidingen.lijst
    lijst.setFocus()
    with qtbot.waitSignal(tab.requested) as gevraagd:
        QTest.keyClick(lijst, Qt.Key.Key_O)
    assert gevraagd.args == ["overdrachtsblad.afdrukken", id_]
    with qtbot.waitSignal(tab.requested) as gevraagd:
        tab.gezin.vraag_toestemming.click()
    assert gevraagd.args == ["casus.toestemming", ("Kentalis", "", None)]


def test_that_a_refresh_leaves_what_is_being_typed_alone(
    tab: ToeleidingTab, bureau: Bureau, thuis: Gezin, qtbot: QtBot
) -> None:
    id_ = stel_voor(bureau, thuis)
    tab.ververs()
    wacht_op(tab, qtbot, "voorgesteld")
    tab.gezin.toeleidingen.lijst.setFocus()
    QTest.keyClick(tab.gezin.toeleidingen.lijst, Qt.Key.Key_W)
    QTest.keyClicks(tab.toeleiding.delen["contactpersoon"], "Mevrouw Bos")
    bureau.doe(NeemToeleidingAan(id=id_))
    tab.toon(bureau.lees(LeesHuishouden(id=thuis.huishouden)))
    qtbot.waitUntil(lambda: bool((rij := tab.gezin.toeleidingen.huidige()) and rij.stand == "aangenomen"), timeout=LANG)
    assert tab.toeleiding.isVisible()
    assert tab.toeleiding.waarden()["contactpersoon"] == "Mevrouw Bos"


def test_that_the_panel_leads_from_a_hand_off_to_its_consent(bureau: Bureau, thuis: Gezin, qtbot: QtBot) -> None:
    stel_voor(bureau, thuis)
    jobs = Jobs(bureau.schrijf, bureau.lees, plaats=bureau.plaats)
    paneel = CasusPanel(maak_omgeving(bureau, jobs))
    qtbot.addWidget(paneel)
    paneel.resize(710, 760)
    paneel.show()
    qtbot.waitExposed(paneel)
    paneel.open(thuis.huishouden)
    qtbot.waitUntil(lambda: paneel.huishouden is not None, timeout=LANG)
    paneel.kies_tab("toeleiding")
    tab = paneel.tab
    assert isinstance(tab, ToeleidingTab)
    qtbot.waitUntil(tab.gezin.vraag_toestemming.isVisible, timeout=LANG)
    tab.gezin.vraag_toestemming.click()

    def staat_open() -> bool:
        nu = paneel.tab
        return isinstance(nu, BetrokkenenTab) and nu.betrokkene.isVisible()

    qtbot.waitUntil(staat_open, timeout=LANG)
    jobs.changed.disconnect()
    jobs.sluit()


def test_that_the_words_of_a_step_are_kept_when_one_walks_away(
    tab: ToeleidingTab, bureau: Bureau, thuis: Gezin, qtbot: QtBot
) -> None:
    stel_voor(bureau, thuis)
    tab.ververs()
    wacht_op(tab, qtbot, "voorgesteld")
    tab.gezin.toeleidingen.lijst.setFocus()
    QTest.keyClick(tab.gezin.toeleidingen.lijst, Qt.Key.Key_G)
    QTest.keyClicks(tab.gezin.strook.woorden, "geen plek voor de zomer")
    tab.klaar_om_te_sluiten()
    qtbot.waitUntil(lambda: winkel.rauw(bureau, "SELECT count(*) FROM concept") == [(1,)], timeout=LANG)
    tab.gezin.strook.laat_los()
    assert tab.gezin.strook.woorden.toPlainText() == ""
    tab.gezin.toeleidingen.lijst.setFocus()
    QTest.keyClick(tab.gezin.toeleidingen.lijst, Qt.Key.Key_G)
    qtbot.waitUntil(lambda: tab.gezin.strook.woorden.toPlainText() == "geen plek voor de zomer", timeout=LANG)
    QTest.keyClick(tab.gezin.strook, Qt.Key.Key_S, CTRL)
    wacht_op(tab, qtbot, "geweigerd")
    qtbot.waitUntil(lambda: winkel.rauw(bureau, "SELECT count(*) FROM concept") == [(0,)], timeout=LANG)


def test_that_a_hand_off_serves_a_goal_of_the_plan_and_says_so(
    tab: ToeleidingTab, bureau: Bureau, thuis: Gezin, qtbot: QtBot
) -> None:
    open_casus(bureau, thuis.huishouden)
    plan_id = bureau.doe(MaakPlan(huishouden_id=thuis.huishouden, soort="integraal ondersteuningsplan"))
    woorden = "Ik wil weer naar voetbal"
    doel_id = bureau.doe(VoegDoelToe(plan_id=plan_id, invoer=DoelInvoer(woorden=woorden, leefgebied="Financiën")))
    tab.ververs()
    qtbot.waitUntil(lambda: tab.toeleiding.doel.count() == 2, timeout=LANG)
    knop = tab.eerste_veld()
    assert knop is not None
    QTest.keyClick(knop, Qt.Key.Key_Return)
    formulier = tab.toeleiding
    QTest.keyClicks(formulier.delen["naar"], "FC Haren")
    formulier.soort.zet("maatwerk")
    formulier.doel.setFocus()
    QTest.keyClick(formulier.doel, Qt.Key.Key_Down)
    QTest.keyClick(formulier, Qt.Key.Key_S, CTRL)
    wacht_op(tab, qtbot, "voorgesteld")
    rij = de_rij(bureau, thuis)
    assert (rij.doel_id, rij.doel) == (doel_id, woorden)
    assert f"Doel: {woorden}" in str(tab.gezin.toeleidingen.lijst.model().index(0, 0).data())


def test_that_a_new_hand_off_is_the_one_the_keys_act_on(
    tab: ToeleidingTab, bureau: Bureau, thuis: Gezin, qtbot: QtBot
) -> None:
    oud = stel_voor(bureau, thuis, dagen=20)
    tab.ververs()
    wacht_op(tab, qtbot, "voorgesteld")
    lijst, formulier = tab.gezin.toeleidingen.lijst, tab.toeleiding
    lijst.setFocus()
    QTest.keyClick(lijst, Qt.Key.Key_N)
    QTest.keyClicks(formulier.delen["naar"], "Humanitas")
    formulier.soort.zet("basisvoorziening")
    QTest.keyClick(formulier, Qt.Key.Key_S, CTRL)
    qtbot.waitUntil(lambda: (rij := tab.gezin.toeleidingen.huidige()) is not None and rij.id != oud, timeout=LANG)
    qtbot.waitUntil(lijst.hasFocus, timeout=LANG)
    QTest.keyClick(lijst, Qt.Key.Key_A)
    QTest.keyClick(tab.gezin.strook.op, Qt.Key.Key_Return)
    wacht_op(tab, qtbot, "aangenomen")
    standen = {rij.naar: rij.stand for rij in bureau.lees(LeesToeleidingen(huishouden_id=thuis.huishouden))}
    assert standen == {"Kentalis": "voorgesteld", "Humanitas": "aangenomen"}
