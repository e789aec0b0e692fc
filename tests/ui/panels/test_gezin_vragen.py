"""What the tab Gezin asks and tells of its members: gezag, ages that are not known, who was added, what came apart."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.gezin import bakker, gezin, lees, lid, persoon
from tests.ui.gezinvenster import LANG, bij, namen, rijen, tab_van, toets
from wijdesk.app.bureau import Bureau
from wijdesk.models.opdrachten.huishouden import VoegHuishoudensSamen
from wijdesk.models.opdrachten.plan import LeesPlan
from wijdesk.models.values import Id
from wijdesk.ui.jobs import Jobs
from wijdesk.ui.panels.casus.gezin.beeld import GROEPEN, KINDEREN, LEEFTIJD_ONBEKEND, VOLWASSENEN, groep

VANDAAG = date(2026, 3, 2)


def test_that_who_was_added_is_the_one_that_is_chosen(paneel, bureau: Bureau, thuis: Id, qtbot: QtBot) -> None:
    tab = tab_van(paneel, thuis, qtbot)
    oma = persoon(bureau, "Truus", "1950-01-01")
    toets(tab, "N")
    tab.lid._persoon_id = oma
    tab.lid.rol.zet("inwonend familielid")
    QTest.keyClick(tab.lid.rol, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: tab.model.rowCount() == 3, timeout=LANG)
    qtbot.waitUntil(lambda: [rij.persoon_id for rij in [tab.lijst.huidige()] if rij] == [oma], timeout=LANG)
    assert tab.lijst.lijst.hasFocus()


def test_that_gezag_of_a_foster_child_is_asked_on_the_row_and_nobody_is_ticked(
    paneel, bureau: Bureau, qtbot: QtBot
) -> None:
    kind = lid(persoon(bureau, "Bo", "2017-01-01"), "pleegkind")
    opa = persoon(bureau, "Opa", "1955-01-01")
    huis = gezin(bureau, lid(opa, "ouder met gezag"), lid(persoon(bureau, "Oma", "1957-01-01"), "pleegouder"), kind)
    tab = tab_van(paneel, huis, qtbot)
    assert "Wie heeft het gezag? Nog niet bekend" in str(tab.model.index(2, 0).data())
    bij(tab, 2, qtbot)
    toets(tab, "g")
    qtbot.waitUntil(tab.gezag.isVisible, timeout=LANG)
    assert tab.gezag.ouders.aan() == ()
    assert "Wie voor een pleegkind zorgt, heeft daarmee niet het gezag." in tab.gezag.uitleg.text()
    tab.gezag.ouders.knop(opa.hex()).click()
    tab.gezag.verstuur()
    qtbot.waitUntil(lambda: lees(bureau, huis).leden[2].gezag_vast, timeout=LANG)
    qtbot.waitUntil(lambda: "Wie heeft" not in str(tab.model.index(2, 0).data()), timeout=LANG)


def test_that_ticking_off_who_has_gezag_by_role_asks_what_it_shows_from(
    paneel, bureau: Bureau, moeder: Id, qtbot: QtBot
) -> None:
    vader, kind = persoon(bureau, "Ali", "1980-01-01"), persoon(bureau, "Sam", "2017-01-01")
    huis = gezin(bureau, lid(moeder, "ouder met gezag"), lid(vader, "ouder met gezag"), lid(kind, "kind"))
    tab = tab_van(paneel, huis, qtbot)
    bij(tab, 2, qtbot)
    toets(tab, "g")
    qtbot.waitUntil(tab.gezag.isVisible, timeout=LANG)
    tab.gezag.ouders.knop(vader.hex()).click()
    tab.gezag.verstuur()
    qtbot.waitUntil(tab.gezag.velden["opmerking"].heeft_fout, timeout=LANG)
    assert "Ali van der Meulen het gezag niet heeft" in tab.gezag.velden["opmerking"].onder.text()
    QTest.keyClicks(tab.gezag.delen["opmerking"], "Gezagsregister")
    tab.gezag.verstuur()
    qtbot.waitUntil(lambda: lees(bureau, huis).leden[2].gezag_vast, timeout=LANG)


def test_that_an_unknown_birth_date_makes_nobody_an_adult(paneel, bureau: Bureau, moeder: Id, qtbot: QtBot) -> None:
    huis = gezin(
        bureau,
        lid(moeder, "ouder met gezag"),
        lid(persoon(bureau, "Neef", ""), "inwonend familielid"),
        lid(persoon(bureau, "Nicht", "2016-01-01"), "inwonend familielid"),
        lid(persoon(bureau, "Baby", ""), "kind"),
    )
    tab = tab_van(paneel, huis, qtbot)
    koppen = {naam: groep(rij, VANDAAG) for naam, rij in zip(namen(tab), rijen(tab), strict=True)}
    assert [koppen[f"{wie} van der Meulen"] for wie in ("Fatima", "Neef", "Nicht", "Baby")] == [
        VOLWASSENEN,
        LEEFTIJD_ONBEKEND,
        KINDEREN,
        KINDEREN,
    ]
    gezien = [groep(rij, VANDAAG) for rij in rijen(tab)]
    assert gezien == sorted(gezien, key=GROEPEN.index)  # a heading stands above one block of rows
    gesproken = [str(tab.model.index(plek, 0).data()) for plek in range(4)]
    assert sum("leeftijd niet bekend" in regel for regel in gesproken) == 2


def test_that_taking_apart_is_found_by_searching_actions(
    paneel, bureau: Bureau, jobs: Jobs, thuis: Id, qtbot: QtBot
) -> None:
    dubbel = gezin(bureau, lid(persoon(bureau, "Truus", achternaam="Zwart"), "inwonend"), naam="Zwart")
    bureau.doe(VoegHuishoudensSamen(blijft=thuis, weg=dubbel, reden="Tweemaal ingevoerd"))
    tab = tab_van(paneel, thuis, qtbot)
    (actie,) = [actie for actie in paneel.acties() if "uit elkaar" in actie.tekst]
    assert actie.tekst == "Zwart uit elkaar halen…"
    assert {f"gezin.{wat}" for wat in ("nieuw", "gezag", "verhuis", "splits", "samen")} <= {
        actie.naam for actie in paneel.acties()
    }
    toets(tab, "V")
    actie.doe()
    assert tab.zin.regel.hasFocus()
    QTest.keyClicks(tab.zin.regel, "Toch twee gezinnen")
    QTest.keyClick(tab.zin.regel, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not [a for a in paneel.acties() if "uit elkaar" in a.tekst], timeout=LANG)


def test_that_a_move_before_somebody_belonged_is_told_beside_the_day(
    paneel, bureau: Bureau, thuis: Id, qtbot: QtBot
) -> None:
    tab = tab_van(paneel, thuis, qtbot)
    toets(tab, "V")
    tab.verhuizing.zet_waarden({"op": "01-12-2024", "straat": "Iepenlaan", "huisnummer": "3"})
    tab.verhuizing.verstuur()
    qtbot.waitUntil(tab.verhuizing.velden["op"].heeft_fout, timeout=LANG)
    assert "pas sinds 01-01-2025" in tab.verhuizing.velden["op"].onder.text()
    assert lees(bureau, thuis).adres == "Eikenlaan 12"


def test_that_tab_goes_from_the_last_button_to_what_stands_first_and_back(
    paneel, bureau: Bureau, thuis: Id, qtbot: QtBot
) -> None:
    tab = tab_van(paneel, thuis, qtbot)
    toets(tab, "S")
    eerste = tab.splitsing.gaan.knop(lees(bureau, thuis).leden[0].id.hex())
    assert eerste.hasFocus()  # the row of switches is made each time, so Qt has it last
    QTest.keyClick(eerste, Qt.Key.Key_Tab, Qt.KeyboardModifier.ShiftModifier)
    assert tab.splitsing.annuleer.hasFocus()
    QTest.keyClick(tab.splitsing.annuleer, Qt.Key.Key_Tab)
    assert eerste.hasFocus()
    QTest.keyClick(tab.splitsing.annuleer, Qt.Key.Key_Escape)
    toets(tab, "V")
    tab.verhuizing.annuleer.setFocus()
    QTest.keyClick(tab.verhuizing.annuleer, Qt.Key.Key_Tab)
    assert tab.verhuizing.delen["op"].hasFocus()


def test_that_who_leaves_is_asked_about_what_is_only_for_them_in_the_plan(paneel, bureau: Bureau, qtbot: QtBot) -> None:
    thuis = bakker(bureau)
    tab = tab_van(paneel, thuis.huishouden, qtbot)
    plek = [rij.persoon_id for rij in lees(bureau, thuis.huishouden).leden].index(thuis.zoon)
    bij(tab, plek, qtbot)
    toets(tab, "E")
    qtbot.waitUntil(tab.einde.velden["plan"].isVisible, timeout=LANG)
    assert tab.einde.velden["plan"].onder.text() == "“Sem naar school”"
    QTest.keyClicks(tab.einde.reden, "Woont bij zijn vader")
    QTest.keyClick(tab.einde.reden, Qt.Key.Key_Return)
    qtbot.waitUntil(tab.einde.velden["plan"].heeft_fout, timeout=LANG)
    tab.einde.plan.zet("vervalt")
    tab.einde.verstuur()
    qtbot.waitUntil(lambda: len(lees(bureau, thuis.huishouden).leden) == 3, timeout=LANG)
    qtbot.waitUntil(lambda: _standen(bureau, thuis.huishouden) == ["lopend", "vervallen"], timeout=LANG)


def _standen(bureau: Bureau, huishouden_id: Id) -> list[str]:
    plan = bureau.lees(LeesPlan(huishouden_id=huishouden_id))
    return [] if plan is None else [doel.stand for doel in plan.doelen]
