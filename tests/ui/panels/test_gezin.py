"""The Gezin tab in Casusregie on the real store, by keyboard: members, moving, splitting, merging, a new household."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from tests import winkel
from tests.gezin import gezin, lees, lid, open_casus, persoon
from tests.ui.gezinvenster import LANG, bij, namen, tab_van, toets, toon
from wijdesk.app.bureau import Bureau
from wijdesk.models.opdrachten.huishouden import BeeindigLid
from wijdesk.models.values import Id
from wijdesk.ui.jobs import Jobs
from wijdesk.ui.panels.casus.gezin import GezinTab
from wijdesk.ui.panels.casus.gezin.beeld import DEELS
from wijdesk.ui.panels.inwoner import InwonerPanel


def test_that_members_stand_adults_first_with_what_comes_near(paneel, bureau: Bureau, thuis: Id, qtbot: QtBot) -> None:
    tab = tab_van(paneel, thuis, qtbot)
    assert namen(tab) == ["Fatima van der Meulen", "Sam van der Meulen"]
    assert "wordt 12 op vr 10 apr" in str(tab.model.index(1, 0).data())
    assert tab.adres.text() == "Eikenlaan 12"


def test_that_a_new_person_is_added_by_keyboard(paneel, bureau: Bureau, thuis: Id, qtbot: QtBot) -> None:
    tab = tab_van(paneel, thuis, qtbot)
    toets(tab, "N")
    assert tab.bladen.currentWidget() is tab.lid
    tab.lid.nieuw.click()
    QTest.keyClicks(tab.lid.delen["roepnaam"], "Bo")
    QTest.keyClicks(tab.lid.delen["achternaam"], "Meulen")
    QTest.keyClick(tab.lid.rol, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(tab.lid.velden["rol"].heeft_fout, timeout=LANG)
    QTest.keyClicks(tab.lid.delen["geboortedatum"], "01-05-2020")
    QTest.keyClicks(tab.lid.rol, "pleeg")
    assert tab.lid.rol.waarde == "pleegkind"
    assert tab.lid.rol.findData("pleegouder") < 0
    tab.lid.rol.zet("kind")
    QTest.keyClick(tab.lid.rol, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: tab.model.rowCount() == 3, timeout=LANG)
    assert "Bo Meulen" in namen(tab)
    assert tab.lijst.lijst.hasFocus()
    (bo,) = [rij for rij in lees(bureau, thuis).leden if rij.naam == "Bo Meulen"]
    assert winkel.rauw(bureau, "SELECT adres_id IS NOT NULL FROM persoon WHERE id = ?", bo.persoon_id) == [(1,)]


def test_that_a_member_leaves_with_a_reason_and_is_folded_away(paneel, bureau: Bureau, thuis: Id, qtbot: QtBot) -> None:
    tab = tab_van(paneel, thuis, qtbot)
    QTest.keyClick(tab.lijst.lijst, Qt.Key.Key_Down)
    toets(tab, "E")
    tab.einde.zet_waarden({"tot": "1-2-2026"})
    QTest.keyClick(tab.einde.reden, Qt.Key.Key_Return)
    qtbot.waitUntil(tab.einde.velden["reden"].heeft_fout, timeout=LANG)
    QTest.keyClicks(tab.einde.reden, "Woont bij zijn vader")
    QTest.keyClick(tab.einde.reden, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: namen(tab) == ["Fatima van der Meulen"], timeout=LANG)
    tab.eerder.click()
    assert namen(tab) == ["Fatima van der Meulen", "Sam van der Meulen"]


def test_that_a_refresh_leaves_alone_what_is_typed_and_esc_loses_nothing(
    paneel, bureau: Bureau, jobs: Jobs, thuis: Id, qtbot: QtBot
) -> None:
    tab = tab_van(paneel, thuis, qtbot)
    toets(tab, "V")
    straat = tab.verhuizing.delen["straat"]
    QTest.keyClicks(straat, "Iepenlaan")
    wie = lees(bureau, thuis).leden[1].id
    bureau.doe(BeeindigLid(id=wie, tot="2026-02-01", reden="Woont bij vader"))
    paneel.ververs()
    qtbot.waitUntil(lambda: tab.model.rowCount() == 1, timeout=LANG)
    assert tab.verhuizing.waarden()["straat"] == "Iepenlaan"
    QTest.keyClick(straat, Qt.Key.Key_Escape)
    assert tab.lijst.lijst.hasFocus()
    toets(tab, "V")
    assert tab.verhuizing.waarden()["straat"] == "Iepenlaan"
    paneel.klaar_om_te_sluiten()
    jobs.sluit()  # while the panel is there: its drafts are on their way


def test_that_moving_takes_the_household_along(paneel, bureau: Bureau, thuis: Id, qtbot: QtBot) -> None:
    tab = tab_van(paneel, thuis, qtbot)
    toets(tab, "V")
    for naam, tekst in (("straat", "Iepenlaan"), ("huisnummer", "3")):
        QTest.keyClicks(tab.verhuizing.delen[naam], tekst)
    QTest.keyClick(tab.verhuizing.delen["straat"], Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: tab.adres.text() == "Iepenlaan 3", timeout=LANG)


def test_that_a_split_opens_the_new_household(paneel, bureau: Bureau, thuis: Id, qtbot: QtBot) -> None:
    tab = tab_van(paneel, thuis, qtbot)
    toets(tab, "S")
    kind = lees(bureau, thuis).leden[1].id
    tab.splitsing.gaan.zet([kind.hex()])
    for veld, tekst in (("straat", "Beukenlaan"), ("huisnummer", "7"), ("woonplaats", "Groningen")):
        QTest.keyClicks(tab.splitsing.delen[veld], tekst)
    QTest.keyClick(tab.splitsing.delen["naam"], Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: paneel.huishouden is not None and paneel.huishouden.id != thuis, timeout=LANG)
    qtbot.waitUntil(lambda: namen(tab) == ["Sam van der Meulen"], timeout=LANG)
    qtbot.waitUntil(lambda: tab.adres.text().startswith("Beukenlaan 7"), timeout=LANG)


def test_that_the_same_household_is_found_merged_and_taken_apart(
    paneel, bureau: Bureau, thuis: Id, qtbot: QtBot
) -> None:
    dubbel = gezin(bureau, lid(persoon(bureau, "Truus", achternaam="Zwart"), "inwonend"), naam="Zwart")
    tab = tab_van(paneel, thuis, qtbot)
    toets(tab, "Z")
    QTest.keyClicks(tab.samen.zoeker.regel, "zwart")
    qtbot.waitUntil(lambda: tab.samen.zoeker.lijst.huidige() is not None, timeout=LANG)
    QTest.keyClick(tab.samen.zoeker.regel, Qt.Key.Key_Return)
    QTest.keyClicks(tab.samen.delen["reden"], "Tweemaal ingevoerd")
    QTest.keyClick(tab.samen.delen["reden"], Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: tab.model.rowCount() == 3, timeout=LANG)
    (uiteen,) = tab.samengevoegd.findChildren(QPushButton)
    uiteen.click()
    QTest.keyClicks(tab.zin.regel, "Toch twee gezinnen")
    QTest.keyClick(tab.zin.regel, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: tab.model.rowCount() == 2, timeout=LANG)
    assert len(lees(bureau, dubbel).leden) == 1


def test_that_a_household_is_made_for_a_resident_with_who_lives_there(
    paneel, bureau: Bureau, moeder: Id, qtbot: QtBot
) -> None:
    persoon(bureau, "Sam", "2014-04-10")
    assert paneel.handle("huishouden.nieuw_voor", moeder)
    tab = paneel.tab
    assert isinstance(tab, GezinTab)
    qtbot.waitUntil(lambda: len(tab.nieuw.leden) == 1, timeout=LANG)
    tab.nieuw.leden[0].rol.zet("ouder met gezag")
    (erbij,) = [knop for knop in tab.nieuw.findChildren(QPushButton) if knop.text().startswith("+ Sam")]
    erbij.click()
    QTest.keyClick(tab.nieuw.zoeker.regel, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(tab.nieuw.leden[1].veld_rol.heeft_fout, timeout=LANG)
    tab.nieuw.leden[1].rol.zet("kind")
    QTest.keyClick(tab.nieuw.zoeker.regel, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: paneel.huishouden is not None, timeout=LANG)
    qtbot.waitUntil(lambda: tab.model.rowCount() == 2, timeout=LANG)
    assert paneel.huishouden.naam == "Familie Van der Meulen"


def test_that_enter_takes_the_first_who_is_found_for_a_new_household(
    paneel, bureau: Bureau, moeder: Id, qtbot: QtBot
) -> None:
    persoon(bureau, "Sam", "2014-04-10")
    assert paneel.handle("huishouden.nieuw_voor", None)
    tab = paneel.tab
    assert isinstance(tab, GezinTab)
    zoeker = tab.nieuw.zoeker
    QTest.keyClicks(zoeker.regel, "Qwxyz")
    qtbot.waitUntil(lambda: "Niemand gevonden" in zoeker.uitleg.text(), timeout=LANG)
    for hoeveel, naam in enumerate(("Fatima", "Sam"), start=1):
        zoeker.regel.clear()
        QTest.keyClicks(zoeker.regel, naam)
        qtbot.waitUntil(zoeker.lijst.isVisible, timeout=LANG)
        qtbot.waitUntil(lambda: zoeker.lijst.huidige() is not None, timeout=LANG)
        QTest.keyClick(zoeker.regel, Qt.Key.Key_Return)
        assert len(tab.nieuw.leden) == hoeveel
    assert tab.nieuw.leden[-1].rol.hasFocus()


def test_that_the_card_of_a_resident_leads_to_the_household(
    bureau: Bureau, jobs: Jobs, moeder: Id, qtbot: QtBot
) -> None:
    inwoner: InwonerPanel = toon(bureau, jobs, qtbot, "inwoner")
    gevraagd: list[tuple[str, object]] = []
    inwoner.requested.connect(lambda wat, inhoud: gevraagd.append((wat, inhoud)))
    inwoner.handle("persoon.open", moeder)
    qtbot.waitUntil(lambda: inwoner.huishoudens.findChild(QPushButton, "inwoner_huishouden") is not None, timeout=LANG)
    (maak,) = inwoner.huishoudens.findChildren(QPushButton)
    maak.click()
    assert gevraagd == [("huishouden.nieuw_voor", moeder)]
    id_ = gezin(bureau, lid(moeder, "alleenstaande"))
    open_casus(bureau, id_)
    inwoner.ververs()
    qtbot.waitUntil(
        lambda: any(knop.text() == "Huishouden openen" for knop in inwoner.huishoudens.findChildren(QPushButton)),
        timeout=LANG,
    )
    (knop,) = [k for k in inwoner.huishoudens.findChildren(QPushButton) if k.text() == "Huishouden openen"]
    QTest.keyClick(knop, Qt.Key.Key_Return)
    assert gevraagd[-1] == ("huishouden.open", id_)


def test_that_gezag_is_ticked_by_keyboard_and_stands_at_the_child(
    paneel, bureau: Bureau, thuis: Id, moeder: Id, qtbot: QtBot
) -> None:
    tab = tab_van(paneel, thuis, qtbot)
    assert "Gezag: Fatima van der Meulen (volgens de rollen in het gezin)" in str(tab.model.index(1, 0).data())
    assert "Gezag" not in str(tab.model.index(0, 0).data())
    toets(tab, "g")  # at an adult there is nothing to say
    assert not tab.gezag.isVisible()
    bij(tab, 1, qtbot)
    toets(tab, "g")
    qtbot.waitUntil(tab.gezag.isVisible, timeout=LANG)
    assert tab.gezag.ouders.aan() == (moeder.hex(),)
    assert "volgens de rollen" in tab.gezag.uitleg.text()
    QTest.keyClick(tab.gezag, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: lees(bureau, thuis).leden[1].gezag_vast, timeout=LANG)
    qtbot.waitUntil(lambda: "rollen" not in str(tab.model.index(1, 0).data()), timeout=LANG)
    assert "Gezag: Fatima van der Meulen" in str(tab.model.index(1, 0).data())
    bij(tab, 1, qtbot)
    toets(tab, "g")
    qtbot.waitUntil(lambda: tab.gezag.isVisible() and "Vastgelegd" in tab.gezag.uitleg.text(), timeout=LANG)
    tab.gezag.verstuur()
    assert "al zo" in tab.gezag.velden["ouders"].onder.text()
    tab.gezag.ouders.zet([])
    tab.gezag.verstuur()
    qtbot.waitUntil(lambda: "één zin" in tab.gezag.velden["reden"].onder.text(), timeout=LANG)
    QTest.keyClick(tab.gezag, Qt.Key.Key_Escape)
    assert lees(bureau, thuis).leden[1].gezag_vast


def test_that_o_lets_one_choose_from_several_other_households(
    paneel, bureau: Bureau, thuis: Id, moeder: Id, qtbot: QtBot
) -> None:
    gezin(bureau, lid(moeder, "inwonend"), naam="Familie Anders")
    tweede = gezin(bureau, lid(moeder, "inwonend"), naam="Familie Bakker")
    tab = tab_van(paneel, thuis, qtbot)
    toets(tab, "o")
    assert tab.andere.isVisible()
    QTest.keyClick(tab.andere.knoppen()[0], Qt.Key.Key_Escape)
    assert not tab.andere.isVisible()
    assert tab.lijst.lijst.hasFocus()
    toets(tab, "o")
    QTest.keyClick(tab.andere.knoppen()[0], Qt.Key.Key_Right)
    assert tab.andere.knoppen()[1].hasFocus()
    with qtbot.waitSignal(tab.requested, timeout=LANG) as verzoek:
        QTest.keyClick(tab.andere.knoppen()[1], Qt.Key.Key_Space)
    assert verzoek.args == ["huishouden.open", tweede]
    qtbot.waitUntil(lambda: tab.model.rowCount() == 1, timeout=LANG)


def test_that_somebody_not_known_yet_is_made_with_the_household(
    paneel, bureau: Bureau, thuis: Id, qtbot: QtBot
) -> None:
    tab = tab_van(paneel, thuis, qtbot)
    tab.begin_nieuw(None)
    QTest.keyClicks(tab.nieuw.zoeker.regel, "Noor Veldhuis")
    tab.nieuw.onbekend.click()
    nieuw = tab.nieuw.leden[0]
    assert [nieuw.persoon[veld].text() for veld in ("roepnaam", "achternaam")] == ["Noor", "Veldhuis"]
    assert nieuw.persoon["roepnaam"].hasFocus()
    nieuw.rol.zet("alleenstaande")
    nieuw.persoon["geboortedatum"].setText("31-02-1990")
    tab.nieuw.verstuur()
    qtbot.waitUntil(nieuw.velden["geboortedatum"].heeft_fout, timeout=LANG)
    nieuw.persoon["geboortedatum"].setText("3-2-1990")
    with qtbot.waitSignal(tab.requested, timeout=LANG) as verzoek:
        tab.nieuw.verstuur()
    gemaakt = lees(bureau, verzoek.args[1])
    assert (gemaakt.naam, [lid.geboortedatum for lid in gemaakt.leden]) == ("Noor Veldhuis", ["1990-02-03"])
    qtbot.waitUntil(lambda: tab.model.rowCount() == 1, timeout=LANG)


def test_that_the_household_is_named_anew_by_keyboard(paneel, bureau: Bureau, thuis: Id, qtbot: QtBot) -> None:
    tab = tab_van(paneel, thuis, qtbot)
    toets(tab, "a")
    assert tab.naamblad.regel.hasFocus()
    tab.naamblad.regel.selectAll()
    QTest.keyClicks(tab.naamblad.regel, "Familie Meulen-Haddou")
    QTest.keyClick(tab.naamblad.regel, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: lees(bureau, thuis).naam == "Familie Meulen-Haddou", timeout=LANG)


def test_that_who_lives_there_part_of_the_time_shows_the_days(paneel, bureau: Bureau, moeder: Id, qtbot: QtBot) -> None:
    deels = lid(persoon(bureau, "Iris", "2016-01-01"), "kind", verblijf=DEELS, opmerking="even weken")
    tab = tab_van(paneel, gezin(bureau, lid(moeder, "ouder met gezag"), deels), qtbot)
    assert f"{DEELS}: even weken" in str(tab.model.index(1, 0).data())
