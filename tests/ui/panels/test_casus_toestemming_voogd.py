"""An institution as the one who says yes or no, by keyboard, in the real tab on the real store."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.gezin import gezin, lid, open_casus, persoon
from tests.ui.gezinvenster import toon_tab
from tests.winkel import rauw
from wijdesk.app.bureau import Bureau
from wijdesk.app.panelen import maak_omgeving
from wijdesk.models.opdrachten.betrokkene import BetrokkeneInvoer, VoegBetrokkeneToe
from wijdesk.models.opdrachten.huishouden import LegGezagVast
from wijdesk.models.values import Id
from wijdesk.ui.jobs import Jobs
from wijdesk.ui.panels.casus.betrokkenen import BetrokkenenTab

LANG = 30_000
GI = "Jeugdbescherming Noord"
VOOGD = f"instelling:{GI}"
PLAN = 1
"""The row of "plan" in the matrix."""


@pytest.fixture
def kinderen(bureau: Bureau) -> tuple[Id, Id]:
    """Bo of eight and Jip of thirteen."""
    return persoon(bureau, "Bo", "2017-06-01"), persoon(bureau, "Jip", "2013-01-01")


@pytest.fixture
def tab(bureau: Bureau, jobs: Jobs, kinderen: tuple[Id, Id], qtbot: QtBot) -> BetrokkenenTab:
    """On the matrix of what school may know, at the youngest child."""
    thuis = gezin(bureau, lid(persoon(bureau, "Truus"), "pleegouder"), *(lid(kind, "pleegkind") for kind in kinderen))
    open_casus(bureau, thuis)
    for kind in kinderen:
        bureau.doe(LegGezagVast(kind_id=kind, instelling=GI, van="2025-01-01"))
    school = BetrokkeneInvoer(soort="professional", naam="Meester Bram", organisatie="OBS De Wierde")
    bureau.doe(VoegBetrokkeneToe(huishouden_id=thuis, invoer=school))
    gemaakt = BetrokkenenTab(maak_omgeving(bureau, jobs))
    toon_tab(gemaakt, bureau, jobs, thuis, qtbot)
    lijst = gemaakt.lijsten["professional"]
    qtbot.waitUntil(lambda: lijst.huidige() is not None, timeout=LANG)
    lijst.lijst.setFocus()
    QTest.keyClick(lijst.lijst, Qt.Key.Key_Return)
    QTest.keyClick(gemaakt.matrix.rooster, Qt.Key.Key_Down)
    return gemaakt


def sla_op(tab: BetrokkenenTab) -> None:
    QTest.keyClick(tab.toestemming, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)


def cel(tab: BetrokkenenTab, kolom: int) -> Any:
    return tab.matrix.rooster.model().index(PLAN, kolom).data()


def test_that_the_voogd_is_the_one_who_says_it_about_a_young_child(
    tab: BetrokkenenTab, bureau: Bureau, qtbot: QtBot
) -> None:
    assert f"Te vragen: {GI}." in tab.matrix.uitleg.text()
    QTest.keyClick(tab.matrix.rooster, Qt.Key.Key_Return)
    formulier = tab.toestemming
    assert formulier.gevers.knop(VOOGD).text() == f"{GI} (voogd)"
    assert formulier.waarden()["gevers"] == [VOOGD], "there is no other"
    assert f"{GI} heeft de voogdij" in formulier.regel.text()
    sla_op(tab)
    qtbot.waitUntil(lambda: cel(tab, 0) == "✓ ja", timeout=LANG)
    assert f"{GI} zei ja (vandaag, mondeling)." in tab.matrix.uitleg.text()
    assert rauw(bureau, "SELECT gever_id, instelling FROM toestemming") == [(None, GI)]


def test_that_with_a_child_of_thirteen_both_are_asked_and_either_can_refuse(
    tab: BetrokkenenTab, kinderen: tuple[Id, Id], qtbot: QtBot
) -> None:
    rooster, formulier, jip = tab.matrix.rooster, tab.toestemming, kinderen[1].hex()
    kolom = next(nr for nr, wie in enumerate(tab.overzicht.leden) if wie.persoon_id == kinderen[1])
    rooster.setCurrentCell(PLAN, kolom)
    QTest.keyClick(rooster, Qt.Key.Key_Return)
    assert formulier.waarden()["gevers"] == []
    sla_op(tab)
    qtbot.waitUntil(formulier.velden["gevers"].heeft_fout, timeout=LANG)
    formulier.gevers.knop(jip).setFocus()
    QTest.keyClick(formulier.gevers.knop(jip), Qt.Key.Key_Space)
    sla_op(tab)
    qtbot.waitUntil(lambda: cel(tab, kolom) == "… niet compleet", timeout=LANG)
    assert f"Nog te vragen: {GI}." in tab.matrix.uitleg.text()
    QTest.keyClick(rooster, Qt.Key.Key_G)
    assert formulier.waarden()["stand"] == ["geweigerd"]
    formulier.gevers.knop(jip).setFocus()
    QTest.keyClick(formulier.gevers.knop(jip), Qt.Key.Key_Right)
    assert formulier.gevers.knop(VOOGD).hasFocus()
    QTest.keyClick(formulier.gevers.knop(VOOGD), Qt.Key.Key_Space)
    sla_op(tab)
    qtbot.waitUntil(lambda: cel(tab, kolom) == "✕ nee", timeout=LANG)
    assert f"Geen toestemming van {GI}." in tab.matrix.uitleg.text()


def test_that_the_voogd_takes_it_back_and_a_draft_remembers_who_was_chosen(tab: BetrokkenenTab, qtbot: QtBot) -> None:
    rooster, formulier = tab.matrix.rooster, tab.toestemming
    QTest.keyClick(rooster, Qt.Key.Key_Return)
    sla_op(tab)
    qtbot.waitUntil(lambda: cel(tab, 0) == "✓ ja", timeout=LANG)
    QTest.keyClick(rooster, Qt.Key.Key_I)
    assert (formulier.waarden()["stand"], formulier.waarden()["gevers"]) == (["ingetrokken"], [VOOGD])
    QTest.keyClick(formulier.gevers.knop(VOOGD), Qt.Key.Key_Space)
    QTest.keyClick(formulier, Qt.Key.Key_Escape)
    QTest.keyClick(rooster, Qt.Key.Key_I)
    assert formulier.waarden()["gevers"] == [], "what was begun is there again"
    QTest.keyClick(formulier.gevers.knop(VOOGD), Qt.Key.Key_Space)
    sla_op(tab)
    qtbot.waitUntil(lambda: cel(tab, 0) == "✕ nee", timeout=LANG)
    assert f"{GI} trok het in" in tab.matrix.uitleg.text()
