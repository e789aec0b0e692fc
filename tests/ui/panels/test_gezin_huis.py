"""What the tab Gezin asks about a second home, and about an institution that decides for a child: by keyboard."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.gezin import gezin, lees, lid, persoon
from tests.ui.gezinvenster import LANG, bij, tab_van, toets, toon
from wijdesk.app.bureau import Bureau
from wijdesk.models.rows.huishouden import LidRij
from wijdesk.models.values import Id
from wijdesk.ui.jobs import Jobs
from wijdesk.ui.panels.casus import CasusPanel
from wijdesk.ui.panels.casus.gezin import GezinTab
from wijdesk.ui.panels.casus.gezin.ander_huis import BEKEND, NIEUW, ONBEKEND
from wijdesk.ui.panels.casus.gezin.beeld import DEELS
from wijdesk.ui.panels.casus.gezin.gezag import INSTELLING

GI = "Jeugdbescherming Noord"
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def paneel(bureau: Bureau, qtbot: QtBot) -> Iterator[CasusPanel]:
    banen = Jobs(bureau.schrijf, bureau.lees, plaats=bureau.plaats)
    gemaakt: CasusPanel = toon(bureau, banen, qtbot, "casus")
    yield gemaakt
    banen.sluit()


@pytest.fixture
def thuis(bureau: Bureau) -> Id:
    return gezin(bureau, lid(persoon(bureau, "Fatima"), "ouder met gezag"))


@pytest.fixture
def kind(bureau: Bureau) -> Id:
    return persoon(bureau, "Sam", "2014-04-10")


def begin_kind(tab: GezinTab, kind: Id) -> None:
    """The form for a child that is known and lives here part of the time."""
    toets(tab, "N")
    tab.lid._persoon_id = kind
    tab.lid.rol.zet("kind")
    QTest.keyClicks(tab.lid.verblijf, "deels")


def bewaar(tab: GezinTab) -> None:
    QTest.keyClick(tab.lid.rol, Qt.Key.Key_S, CTRL)


def rij(bureau: Bureau, thuis: Id, wie: Id) -> LidRij:
    return next(rij for rij in lees(bureau, thuis).leden if rij.persoon_id == wie)


def test_that_deels_asks_for_the_other_home_and_nothing_else_does(
    paneel: CasusPanel, thuis: Id, kind: Id, qtbot: QtBot
) -> None:
    tab = tab_van(paneel, thuis, qtbot)
    toets(tab, "N")
    assert not tab.lid.ander.isVisible()
    tab.lid.verblijf.zet("woont elders")
    assert not tab.lid.ander.isVisible()
    tab.lid.verblijf.zet(DEELS)
    assert tab.lid.ander.isVisible()
    assert not tab.lid.ander_huis.isVisible()
    assert not tab.lid.ander_wie.isVisible()
    tab.lid._persoon_id = kind
    tab.lid.rol.zet("kind")
    bewaar(tab)
    assert tab.lid.velden["ander"].heeft_fout()
    assert "andere huis bekend is" in tab.lid.velden["ander"].onder.text()


def test_that_a_known_other_household_is_found_and_both_hold_the_child(
    paneel: CasusPanel, bureau: Bureau, thuis: Id, kind: Id, qtbot: QtBot
) -> None:
    ali = persoon(bureau, "Ali", achternaam="Haddad", tussenvoegsel="")
    daar = gezin(bureau, lid(ali, "ouder met gezag"))
    tab = tab_van(paneel, thuis, qtbot)
    begin_kind(tab, kind)
    tab.lid.ander.ingang().setFocus()
    QTest.keyClicks(tab.lid.ander.ingang(), "1")
    assert tab.lid.ander.waarde == BEKEND
    assert tab.lid.ander_huis.regel.hasFocus()
    bewaar(tab)
    assert tab.lid.velden["ander_huis"].heeft_fout()
    QTest.keyClicks(tab.lid.ander_huis.regel, "haddad")
    qtbot.waitUntil(lambda: tab.lid.ander_huis.lijst.huidige() is not None, timeout=LANG)
    QTest.keyClick(tab.lid.ander_huis.regel, Qt.Key.Key_Return)
    bewaar(tab)
    qtbot.waitUntil(lambda: tab.model.rowCount() == 2, timeout=LANG)
    assert rij(bureau, daar, kind).verblijf == DEELS
    assert [id_ for id_, _ in rij(bureau, thuis, kind).ook_in] == [daar]


def test_that_a_new_household_is_made_of_an_adult_who_is_not_known(
    paneel: CasusPanel, bureau: Bureau, thuis: Id, kind: Id, qtbot: QtBot
) -> None:
    tab = tab_van(paneel, thuis, qtbot)
    begin_kind(tab, kind)
    tab.lid.ander.knop(NIEUW).click()
    bewaar(tab)
    assert tab.lid.velden["ander_persoon_id"].heeft_fout()
    tab.lid.ander_nieuw.click()
    QTest.keyClicks(tab.lid.delen["ander_roepnaam"], "Ali")
    QTest.keyClicks(tab.lid.delen["ander_achternaam"], "Haddad")
    bewaar(tab)
    assert tab.lid.velden["ander_rol_volwassene"].heeft_fout()
    QTest.keyClicks(tab.lid.delen["ander_rol_volwassene"], "ouder met")
    bewaar(tab)
    qtbot.waitUntil(lambda: tab.model.rowCount() == 2, timeout=LANG)
    ((daar, naam),) = rij(bureau, thuis, kind).ook_in
    assert "Haddad" in naam
    assert [lid.naam for lid in lees(bureau, daar).leden] == ["Ali Haddad", "Sam van der Meulen"]


def test_that_not_known_is_told_with_the_child_and_can_be_filled_in_later(
    paneel: CasusPanel, bureau: Bureau, thuis: Id, kind: Id, qtbot: QtBot
) -> None:
    daar = gezin(bureau, lid(persoon(bureau, "Ali", achternaam="Haddad", tussenvoegsel=""), "ouder met gezag"))
    tab = tab_van(paneel, thuis, qtbot)
    begin_kind(tab, kind)
    tab.lid.ander.knop(ONBEKEND).click()
    bewaar(tab)
    qtbot.waitUntil(lambda: tab.model.rowCount() == 2, timeout=LANG)
    bij(tab, 1, qtbot)
    assert "ander huis nog niet bekend" in str(tab.model.index(1, 0).data())
    toets(tab, "W")
    assert tab.lid.ander.isVisible()
    assert tab.lid.ander.waarde == ""
    tab.lid.ander.knop(BEKEND).click()
    QTest.keyClicks(tab.lid.ander_huis.regel, "haddad")
    qtbot.waitUntil(lambda: tab.lid.ander_huis.lijst.huidige() is not None, timeout=LANG)
    QTest.keyClick(tab.lid.ander_huis.regel, Qt.Key.Key_Return)
    bewaar(tab)
    qtbot.waitUntil(lambda: "ook in" in str(tab.model.index(1, 0).data()), timeout=LANG)
    assert [id_ for id_, _ in rij(bureau, thuis, kind).ook_in] == [daar]


def test_that_what_was_said_of_the_other_home_stays_when_one_steps_out_and_back(
    paneel: CasusPanel, bureau: Bureau, thuis: Id, kind: Id, qtbot: QtBot
) -> None:
    tab = tab_van(paneel, thuis, qtbot)
    begin_kind(tab, kind)
    tab.lid.ander.knop(NIEUW).click()
    tab.lid.ander_nieuw.click()
    QTest.keyClicks(tab.lid.delen["ander_achternaam"], "Haddad")
    QTest.keyClick(tab.lid, Qt.Key.Key_Escape)
    assert not tab.lid.isVisible()
    toets(tab, "N")
    assert tab.lid.ander.waarde == NIEUW
    assert tab.lid.delen["ander_achternaam"].isVisible()
    assert tab.lid.waarden()["ander_achternaam"] == "Haddad"


def test_that_voogdij_of_an_institution_is_recorded_and_ended_in_the_form(
    paneel: CasusPanel, bureau: Bureau, kind: Id, qtbot: QtBot
) -> None:
    thuis = gezin(bureau, lid(persoon(bureau, "Truus"), "pleegouder"), lid(kind, "pleegkind"))
    tab = tab_van(paneel, thuis, qtbot)
    bij(tab, 1, qtbot)
    toets(tab, "G")
    qtbot.waitUntil(lambda: tab.bladen.currentWidget() is tab.gezag, timeout=LANG)
    blad = tab.gezag
    truus = next(wie for wie in blad.ouders._knoppen if wie != INSTELLING)
    assert not blad.instelling.isVisible()
    blad.ouders.knop(truus).click()
    blad.ouders.knop(INSTELLING).click()
    assert blad.ouders.aan() == (INSTELLING,)  # alone
    assert blad.instelling.hasFocus()
    assert not blad.delen["soort"].isVisible()
    blad.verstuur()
    assert blad.velden["instelling"].heeft_fout()
    QTest.keyClicks(blad.instelling, GI)
    blad.verstuur()
    qtbot.waitUntil(lambda: "Voogdij" in str(tab.model.index(1, 0).data()), timeout=LANG)
    assert f"Voogdij: {GI} (instelling)" in str(tab.model.index(1, 0).data())
    qtbot.waitUntil(lambda: tab.bladen.currentWidget() is not blad, timeout=LANG)
    bij(tab, 1, qtbot)
    toets(tab, "G")
    qtbot.waitUntil(lambda: tab.bladen.currentWidget() is blad, timeout=LANG)
    assert (blad.ouders.aan(), blad.instelling.text()) == ((INSTELLING,), GI)
    blad.verstuur()
    assert "al zo vastgelegd" in blad.velden["ouders"].onder.text()
    blad.ouders.knop(truus).click()
    assert blad.ouders.aan() == (truus,)
    QTest.keyClicks(blad.delen["opmerking"], "Uitspraak van de rechter")
    blad.verstuur()
    qtbot.waitUntil(lambda: "Gezag: " in str(tab.model.index(1, 0).data()), timeout=LANG)
    assert rij(bureau, thuis, kind).gezag_instellingen == ()


def test_that_who_leaves_one_of_two_homes_is_asked_about_the_other(
    paneel: CasusPanel, bureau: Bureau, kind: Id, qtbot: QtBot
) -> None:
    ali = persoon(bureau, "Ali", achternaam="Haddad", tussenvoegsel="")
    daar = gezin(bureau, lid(ali, "ouder met gezag"), lid(kind, "kind", verblijf=DEELS), naam="Haddad")
    hier = gezin(bureau, lid(persoon(bureau, "Fatima"), "ouder met gezag"), lid(kind, "kind", verblijf=DEELS))
    tab = tab_van(paneel, hier, qtbot)
    bij(tab, 1, qtbot)
    toets(tab, "E")
    assert tab.einde.velden["andere_helft"].isVisible()
    assert tab.einde.velden["andere_helft"].label.text() == "Wat verandert er bij Haddad"
    QTest.keyClicks(tab.einde.reden, "Woont bij zijn vader")
    QTest.keyClick(tab.einde.reden, Qt.Key.Key_Return)
    qtbot.waitUntil(tab.einde.velden["andere_helft"].heeft_fout, timeout=LANG)
    QTest.keyClicks(tab.einde.andere_helft.ingang(), "1")
    QTest.keyClick(tab.einde.reden, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: rij(bureau, daar, kind).verblijf == "hele tijd", timeout=LANG)
