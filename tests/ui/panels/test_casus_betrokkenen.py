"""Betrokkenen and consent by keyboard, in the real tab on the real store."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.gezin import Gezin, wiersma, zet
from tests.ui.gezinvenster import toon_tab
from wijdesk.app.bureau import Bureau
from wijdesk.app.panelen import maak_omgeving
from wijdesk.models.opdrachten.betrokkene import BetrokkeneInvoer, LegToestemmingVast, VoegBetrokkeneToe
from wijdesk.models.persoon import Persoon
from wijdesk.models.values import Id
from wijdesk.ui.jobs import Jobs
from wijdesk.ui.panels.casus.betrokkenen import BetrokkenenTab

LANG = 30_000


@pytest.fixture
def thuis(bureau: Bureau) -> Gezin:
    return wiersma(bureau)


@pytest.fixture
def school(bureau: Bureau, thuis: Gezin) -> Id:
    invoer = BetrokkeneInvoer(soort="professional", naam="Meester Bram", organisatie="OBS De Wierde")
    return bureau.doe(VoegBetrokkeneToe(huishouden_id=thuis.huishouden, invoer=invoer))


@pytest.fixture
def tab(bureau: Bureau, jobs: Jobs, thuis: Gezin, qtbot: QtBot) -> BetrokkenenTab:
    gemaakt = BetrokkenenTab(maak_omgeving(bureau, jobs))
    toon_tab(gemaakt, bureau, jobs, thuis.huishouden, qtbot)
    qtbot.waitUntil(lambda: bool(gemaakt.overzicht.gegevens), timeout=LANG)
    return gemaakt


def test_that_an_empty_tab_says_what_to_do_and_its_button_begins_it(tab: BetrokkenenTab, qtbot: QtBot) -> None:
    assert "Wie helpt er al mee?" in tab.lijsten["netwerk"].leeg.text()
    knop = tab.eerste_veld()
    assert knop is not None
    knop.setFocus()
    QTest.keyClick(knop, Qt.Key.Key_Return)
    qtbot.waitUntil(tab.betrokkene.delen["naam"].hasFocus, timeout=LANG)


def test_that_the_key_on_a_button_works_from_the_button_beside_it(tab: BetrokkenenTab, qtbot: QtBot) -> None:
    knop = tab.eerste_veld()
    assert knop is not None
    knop.setFocus()
    QTest.keyClick(knop, Qt.Key.Key_P)
    qtbot.waitUntil(tab.betrokkene.isVisible, timeout=LANG)
    assert tab._laatst == "professional"


def test_that_somebody_is_added_by_keyboard_and_a_refusal_stands_beside_its_field(
    tab: BetrokkenenTab, qtbot: QtBot
) -> None:
    tab._nieuw("netwerk")
    QTest.keyClick(tab.betrokkene, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(tab.betrokkene.velden["naam"].heeft_fout, timeout=LANG)
    QTest.keyClicks(tab.betrokkene.delen["naam"], "Oma Geertje")
    QTest.keyClicks(tab.betrokkene.delen["relatie"], "oma")
    assert not tab.betrokkene.velden["naam"].heeft_fout()
    QTest.keyClick(tab.betrokkene, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: len(tab.overzicht.netwerk) == 1, timeout=LANG)
    qtbot.waitUntil(lambda: tab.lijsten["netwerk"].huidige() is not None, timeout=LANG)
    assert tab.overzicht.netwerk[0].relatie == "oma"
    assert not tab.betrokkene.isVisible()


def test_that_escape_leaves_a_form_and_what_was_typed_is_there_again(tab: BetrokkenenTab) -> None:
    tab._nieuw("netwerk")
    QTest.keyClicks(tab.betrokkene.delen["naam"], "Buur")
    QTest.keyClick(tab.betrokkene, Qt.Key.Key_Escape)
    assert not tab.betrokkene.isVisible()
    tab._nieuw("netwerk")
    assert tab.betrokkene.waarden()["naam"] == "Buur"


def test_that_a_draft_of_one_row_does_not_come_up_in_another(
    tab: BetrokkenenTab, bureau: Bureau, school: Id, qtbot: QtBot
) -> None:
    tab.ververs()
    qtbot.waitUntil(lambda: tab.lijsten["professional"].huidige() is not None, timeout=LANG)
    tab._wijzig("professional")
    QTest.keyClicks(tab.betrokkene.delen["relatie"], "leerkracht")
    tab._nieuw("netwerk")
    assert tab.betrokkene.waarden()["relatie"] == ""
    assert tab.betrokkene.waarden()["naam"] == ""
    tab._wijzig("professional")
    assert tab.betrokkene.waarden()["relatie"] == "leerkracht"
    assert tab.betrokkene.waarden()["naam"] == "Meester Bram"


def test_that_consent_is_recorded_from_the_matrix_by_keyboard(
    tab: BetrokkenenTab, thuis: Gezin, school: Id, qtbot: QtBot
) -> None:
    tab.ververs()
    lijst = tab.lijsten["professional"].lijst
    qtbot.waitUntil(lambda: tab.lijsten["professional"].huidige() is not None, timeout=LANG)
    lijst.setFocus()
    QTest.keyClick(lijst, Qt.Key.Key_Return)
    rooster = tab.matrix.rooster
    assert rooster.hasFocus()
    koppen = [str(rooster.model().headerData(nr, Qt.Orientation.Horizontal)) for nr in range(rooster.columnCount())]
    assert koppen[0] == "Noor (9)"
    assert "Anouk Wiersma, Pieter Wiersma" in tab.matrix.uitleg.text()
    QTest.keyClick(rooster, Qt.Key.Key_Down)
    QTest.keyClick(rooster, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClick(rooster, Qt.Key.Key_Return)
    formulier = tab.toestemming
    assert formulier.waarden()["gegevens"] == ["plan", "voortgang"]
    assert formulier.waarden()["gevers"] == [], "who said it is not filled in for anybody"
    QTest.keyClick(formulier, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(formulier.velden["gevers"].heeft_fout, timeout=LANG)
    for gever in (thuis.moeder, thuis.vader):
        QTest.keyClick(formulier.gevers.knop(gever.hex()), Qt.Key.Key_Space)
    QTest.keyClick(formulier, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: len(tab.overzicht.toestemmingen) == 2, timeout=LANG)
    qtbot.waitUntil(lambda: rooster.model().index(1, 0).data() == "✓ ja", timeout=LANG)
    assert rooster.model().index(0, 0).data() == "–"
    assert "zei ja" in tab.matrix.uitleg.text()
    QTest.keyClick(rooster, Qt.Key.Key_Escape)
    assert lijst.hasFocus()


def test_that_a_withdrawal_shows_as_no_and_who_said_it(
    tab: BetrokkenenTab, bureau: Bureau, thuis: Gezin, school: Id, qtbot: QtBot
) -> None:
    bureau.doe(
        LegToestemmingVast(
            betrokkene_id=school, persoon_id=thuis.zoon, gegevens=("plan",),
            gevers=(thuis.moeder, thuis.vader, thuis.zoon),
        )
    )  # fmt: skip
    tab.ververs()
    qtbot.waitUntil(lambda: len(tab.overzicht.toestemmingen) == 1, timeout=LANG)
    tab._open_matrix("professional")
    tab.matrix.rooster.setCurrentCell(1, 1)
    QTest.keyClick(tab.matrix.rooster, Qt.Key.Key_I)
    assert tab.toestemming.waarden()["stand"] == ["ingetrokken"]
    tab.toestemming.gevers.zet((thuis.zoon.hex(),))
    tab.toestemming.verstuur()
    qtbot.waitUntil(lambda: tab.matrix.rooster.model().index(1, 1).data() == "✕ nee", timeout=LANG)
    assert "Geen toestemming van Daan Wiersma." in tab.matrix.uitleg.text()


def test_that_a_withdrawal_names_nobody_by_itself_unless_only_one_said_yes(
    tab: BetrokkenenTab, bureau: Bureau, thuis: Gezin, school: Id, qtbot: QtBot
) -> None:
    ouders = (thuis.moeder, thuis.vader)
    velden: dict[str, Any] = {"betrokkene_id": school, "persoon_id": thuis.dochter}
    bureau.doe(LegToestemmingVast(**velden, gegevens=("plan",), gevers=ouders))
    bureau.doe(LegToestemmingVast(**velden, gegevens=("contactgegevens",), gevers=ouders[:1]))
    tab.ververs()
    qtbot.waitUntil(lambda: len(tab.overzicht.toestemmingen) == 2, timeout=LANG)
    tab._open_matrix("professional")
    rooster, formulier = tab.matrix.rooster, tab.toestemming
    rij = {soort: plek for plek, soort in enumerate(tab.overzicht.gegevens)}
    rooster.setCurrentCell(rij["plan"], 0)
    QTest.keyClick(rooster, Qt.Key.Key_I)
    assert (formulier.waarden()["stand"], formulier.waarden()["gevers"]) == (["ingetrokken"], [])
    QTest.keyClick(formulier, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(formulier.velden["gevers"].heeft_fout, timeout=LANG)
    QTest.keyClick(formulier.gevers.knop(thuis.vader.hex()), Qt.Key.Key_Space)
    QTest.keyClick(formulier, Qt.Key.Key_Escape)
    rooster.setCurrentCell(rij["contactgegevens"], 0)
    QTest.keyClick(rooster, Qt.Key.Key_Return)
    assert formulier.waarden()["stand"] == ["gegeven"], "what was begun as a withdrawal is not a yes"
    QTest.keyClick(formulier, Qt.Key.Key_Escape)
    QTest.keyClick(rooster, Qt.Key.Key_I)
    assert formulier.waarden()["gevers"] == [thuis.vader.hex()], "what was begun is there again"
    formulier.maak_leeg()
    assert formulier.waarden()["gevers"] == [thuis.moeder.hex()], "only she said yes to this"


def test_that_of_an_unknown_age_the_birth_date_is_asked_and_nothing_is_decided(
    tab: BetrokkenenTab, bureau: Bureau, thuis: Gezin, school: Id, qtbot: QtBot
) -> None:
    zet(bureau, Persoon, thuis.moeder, geboortedatum="")
    bureau.doe(
        LegToestemmingVast(betrokkene_id=school, persoon_id=thuis.moeder, gegevens=("plan",), gevers=(thuis.moeder,))
    )
    tab.ververs()
    qtbot.waitUntil(lambda: len(tab.overzicht.toestemmingen) == 1, timeout=LANG)
    tab._open_matrix("professional")
    rooster, knop = tab.matrix.rooster, tab.matrix.toetsen.knop("toestemming.geboren")
    kolom = next(nr for nr, lid in enumerate(tab.overzicht.leden) if lid.persoon_id == thuis.moeder)
    assert not knop.isVisible()
    rooster.setCurrentCell(tab.overzicht.gegevens.index("plan"), kolom)
    assert str(rooster.model().headerData(kolom, Qt.Orientation.Horizontal)) == "Anouk (leeftijd?)"
    assert rooster.currentIndex().data() == "… niet compleet"
    assert "De leeftijd is niet bekend. Vul de geboortedatum in" in tab.matrix.uitleg.text()
    assert "Beslist zelf" not in tab.matrix.uitleg.text()
    assert knop.isVisible()
    with qtbot.waitSignal(tab.requested) as gevraagd:
        QTest.keyClick(rooster, Qt.Key.Key_D)
    assert gevraagd.args == ["persoon.open", thuis.moeder]
    zet(bureau, Persoon, thuis.moeder, geboortedatum="1985-04-01")
    tab.ververs()
    qtbot.waitUntil(lambda: rooster.currentIndex().data() == "✓ ja", timeout=LANG)
    assert not knop.isVisible()


def test_that_stopping_asks_a_day_and_refuses_one_that_cannot_be(tab: BetrokkenenTab, school: Id, qtbot: QtBot) -> None:
    tab.ververs()
    qtbot.waitUntil(lambda: tab.lijsten["professional"].huidige() is not None, timeout=LANG)
    tab.lijsten["professional"].lijst.setFocus()
    QTest.keyClick(tab.lijsten["professional"].lijst, Qt.Key.Key_S)
    tab.zin.regel.setText("1-1-2020")
    QTest.keyClick(tab.zin.regel, Qt.Key.Key_Return)
    qtbot.waitUntil(tab.zin.veld.heeft_fout, timeout=LANG)
    tab.zin.regel.setText("vandaag")
    QTest.keyClick(tab.zin.regel, Qt.Key.Key_Return)
    qtbot.waitUntil(tab.zin.isHidden, timeout=LANG)
    assert not tab.zin.veld.heeft_fout() or tab.zin.isHidden()


def test_that_a_hand_off_asks_for_the_consent_of_the_right_receiver(
    tab: BetrokkenenTab, thuis: Gezin, school: Id, qtbot: QtBot
) -> None:
    assert tab.handle("casus.toestemming", ("obs de wierde", "", thuis.moeder))
    qtbot.waitUntil(tab.toestemming.isVisible, timeout=LANG)
    assert tab.toestemming.waarden()["gegevens"] == ["contactgegevens", "plan"]
    assert tab.toestemming.waarden()["persoon_id"] == thuis.moeder.hex()
    assert tab.handle("casus.toestemming", ("Kentalis", "Mevrouw Bos", None))
    qtbot.waitUntil(tab.betrokkene.isVisible, timeout=LANG)
    assert (tab.betrokkene.waarden()["naam"], tab.betrokkene.waarden()["organisatie"]) == ("Mevrouw Bos", "Kentalis")
    assert not tab.handle("iets.anders", None)


def test_that_the_list_says_what_is_shared_about_whom_and_what_is_missing(
    tab: BetrokkenenTab, bureau: Bureau, thuis: Gezin, school: Id, qtbot: QtBot
) -> None:
    for wie, gevers, gegevens, stand in (
        (thuis.dochter, (thuis.moeder, thuis.vader), ("plan", "voortgang"), "gegeven"),
        (thuis.zoon, (thuis.moeder,), ("plan",), "gegeven"),
        (thuis.moeder, (thuis.moeder,), ("financiën",), "geweigerd"),
    ):
        bureau.doe(
            LegToestemmingVast(betrokkene_id=school, persoon_id=wie, gegevens=gegevens, gevers=gevers, stand=stand)
        )
    tab.ververs()
    qtbot.waitUntil(lambda: len(tab.overzicht.toestemmingen) == 4, timeout=LANG)
    tab.lijsten["professional"].lijst.setFocus()
    qtbot.waitUntil(lambda: "Mag weten" in tab.detail.text(), timeout=LANG)
    assert tab.detail.text() == (
        "Mag weten: plan, voortgang (Noor). Plan: nog te vragen: Pieter Wiersma en Daan Wiersma. "
        "Financiën: geen toestemming van Anouk Wiersma."
    )
    assert tab.telling.text() == "Toestemming is nog niet rond bij 1 soort gegevens."
