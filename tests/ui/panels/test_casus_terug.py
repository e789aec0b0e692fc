"""A household on the screen whose making is taken back: the panel goes back and says so; no ghost stays."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.gezin import gezin, lees, lid, persoon
from tests.ui.gezinvenster import LANG, namen, tab_van, toets
from wijdesk.app.bureau import Bureau
from wijdesk.models.opdrachten.huis import MaakOngedaan
from wijdesk.models.opdrachten.huishouden import HernoemHuishouden, MaakHuishouden
from wijdesk.models.values import Id
from wijdesk.ui.jobs import Jobs
from wijdesk.ui.panels.casus import CasusPanel


@pytest.fixture
def thuis(bureau: Bureau) -> Id:
    return gezin(bureau, lid(persoon(bureau, "Fatima"), "ouder met gezag"), lid(persoon(bureau, "Sam"), "kind"))


def neem_terug(jobs: Jobs, transactie: Id | None) -> None:
    assert transactie is not None
    jobs.write(MaakOngedaan(transactie=transactie), eigenaar=jobs)


def test_that_undoing_a_split_goes_back_to_the_old_household_and_says_so(
    paneel: CasusPanel, bureau: Bureau, jobs: Jobs, thuis: Id, qtbot: QtBot
) -> None:
    tab = tab_van(paneel, thuis, qtbot)
    transacties: list[Id | None] = []
    jobs.changed.connect(lambda wijziging: transacties.append(wijziging.transactie) if wijziging.zin else None)
    toets(tab, "S")
    tab.splitsing.gaan.zet([lees(bureau, thuis).leden[1].id.hex()])
    QTest.keyClick(tab.splitsing.delen["naam"], Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: namen(tab) == ["Sam van der Meulen"], timeout=LANG)
    assert not paneel.terugweg.isVisible()
    neem_terug(jobs, transacties[-1])
    qtbot.waitUntil(lambda: len(namen(tab)) == 2, timeout=LANG)
    assert (paneel.huishouden_id, paneel.kop.isVisible()) == (thuis, True)
    assert paneel.terugweg.zin.text().startswith(
        "Huishouden “Sam van der Meulen” bestaat niet meer. Dit had u daarvoor"
    )
    assert tab.lijst.lijst.hasFocus()
    assert paneel.terugweg.isVisible()
    paneel.kies_tab("plan", focus=True)
    assert not paneel.terugweg.isVisible()


@pytest.mark.parametrize("hoe", ["sluiten", "iets gedaan"])
def test_that_the_line_about_the_old_household_can_be_closed_and_goes_with_what_one_does_next(
    paneel: CasusPanel, bureau: Bureau, jobs: Jobs, thuis: Id, hoe: str, qtbot: QtBot
) -> None:
    tab = tab_van(paneel, thuis, qtbot)
    transacties: list[Id | None] = []
    jobs.changed.connect(lambda wijziging: transacties.append(wijziging.transactie) if wijziging.zin else None)
    toets(tab, "S")
    tab.splitsing.gaan.zet([lees(bureau, thuis).leden[1].id.hex()])
    QTest.keyClick(tab.splitsing.delen["naam"], Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: namen(tab) == ["Sam van der Meulen"], timeout=LANG)
    neem_terug(jobs, transacties[-1])
    qtbot.waitUntil(paneel.terugweg.isVisible, timeout=LANG)
    if hoe == "sluiten":
        paneel.terugweg.sluiten.setFocus()
        QTest.keyClick(paneel.terugweg.sluiten, Qt.Key.Key_Space)
        assert paneel.isAncestorOf(paneel.window().focusWidget())
    else:
        jobs.write(HernoemHuishouden(id=thuis, naam="De nieuwe naam"), eigenaar=jobs)
    qtbot.waitUntil(lambda: not paneel.terugweg.isVisible(), timeout=LANG)


def test_that_undoing_a_new_household_leaves_the_search_page_when_none_stood_there_before(
    paneel: CasusPanel, bureau: Bureau, jobs: Jobs, qtbot: QtBot
) -> None:
    wie = persoon(bureau, "Fatima")
    id_, eerste = bureau.schrijf(MaakHuishouden(leden=(lid(wie, "alleenstaande"),), naam="Een"))
    ander, tweede = bureau.schrijf(MaakHuishouden(leden=(lid(wie, "alleenstaande"),), naam="Twee"))
    tab_van(paneel, id_, qtbot)
    tab_van(paneel, ander, qtbot)
    neem_terug(jobs, eerste.transactie)  # not on the screen: nothing moves
    neem_terug(jobs, tweede.transactie)
    qtbot.waitUntil(paneel.leeg.isVisible, timeout=LANG)
    assert paneel.leeg.uitleg.text().startswith("Huishouden “Twee” bestaat niet meer. Zoek een ander")
    assert paneel.huishouden is None
    assert not paneel.kop.isVisible()
    assert not paneel.terugweg.isVisible()
    assert paneel.leeg.regel.hasFocus()
