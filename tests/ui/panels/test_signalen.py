"""The inbox of signalen by keyboard, on the real store."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tests.gezin import persoon, scherm_af
from tests.services.collega import aan_het_werk
from tests.signalen import signaal
from wijdesk.app.bureau import Bureau
from wijdesk.app.panelen import maak_omgeving, maak_panelen
from wijdesk.models.opdrachten.huishouden import AdresInvoer
from wijdesk.models.opdrachten.signaal import LeesBundels, LeesVerwanteSignalen, SluitSignaal
from wijdesk.models.rows.huis import Wijziging
from wijdesk.models.rows.signaal import SignaalRij
from wijdesk.models.values import Id
from wijdesk.ui.jobs import Jobs
from wijdesk.ui.panels.signalen import SignalenPanel
from wijdesk.ui.regels import REGEL_ROLE, Regel

LANG = 30_000


@pytest.fixture
def jobs(bureau: Bureau) -> Iterator[Jobs]:
    gemaakt = Jobs(bureau.schrijf, bureau.lees, plaats=bureau.plaats)
    yield gemaakt
    gemaakt.sluit()


def open_inbox(bureau: Bureau, jobs: Jobs, qtbot: QtBot) -> SignalenPanel:
    paneel = next(s for s in maak_panelen(bureau) if s.naam == "signalen").maak(maak_omgeving(bureau, jobs))
    assert isinstance(paneel, SignalenPanel)
    qtbot.addWidget(paneel)
    paneel.gevraagd = []  # type: ignore[attr-defined]
    paneel.requested.connect(lambda *wat: paneel.gevraagd.append(wat))  # type: ignore[attr-defined]
    paneel.resize(340, 640)
    paneel.show()
    qtbot.waitExposed(paneel)
    paneel.activateWindow()
    qtbot.waitUntil(lambda: not jobs._afzenders and not paneel.lader.bezig, timeout=LANG)
    paneel.lijst.lijst.setFocus()
    return paneel


def regels(paneel: SignalenPanel) -> list[Regel]:
    return [paneel.model.index(rij, 0).data(REGEL_ROLE) for rij in range(paneel.model.rowCount())]


def focus(paneel: SignalenPanel) -> QWidget:
    veld = paneel.window().focusWidget()
    assert veld is not None
    return veld


def rust(jobs: Jobs, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not jobs._afzenders, timeout=LANG)


def gevraagd(paneel: SignalenPanel) -> list[tuple[str, Any]]:
    return paneel.gevraagd  # type: ignore[attr-defined,no-any-return]


def test_that_spoed_comes_first_whatever_the_words_are_and_then_the_oldest(
    bureau: Bureau, jobs: Jobs, qtbot: QtBot
) -> None:
    signaal(bureau, urgentie=3, dagen=40, straat="Aalstraat")
    signaal(bureau, urgentie=2, dagen=2, straat="Bosweg")
    signaal(bureau, urgentie=1, dagen=0, straat="Zilverlaan")
    signaal(bureau, urgentie=1, dagen=3, straat="Yperlaan")
    paneel = open_inbox(bureau, jobs, qtbot)
    assert [regel.titel for regel in regels(paneel)] == ["Yperlaan", "Zilverlaan", "Bosweg", "Aalstraat"]
    eerste, _, derde, laatste = regels(paneel)
    assert (eerste.teken, eerste.toestand, eerste.onder.split(" · ")[0]) == ("!!", "spoed", "Spoed")
    assert (derde.teken, derde.onder.split(" · ")[0]) == ("!", "Snel")
    assert (laatste.teken, laatste.onder.split(" · ")[0], laatste.rechts) == ("", "Gewoon", "5 weken")
    assert "spoed" in eerste.gesproken.lower(), "a screen reader hears it too"


def test_that_an_empty_inbox_says_what_to_do_and_a_filter_without_result_too(
    bureau: Bureau, jobs: Jobs, qtbot: QtBot
) -> None:
    paneel = open_inbox(bureau, jobs, qtbot)
    assert "Met N schrijft u er een op" in paneel.lijst.leeg.text()
    QTest.keyClicks(paneel.filter, "xyz")
    assert "0 resultaten" in paneel.lijst.leeg.text()


def test_that_one_key_takes_it_and_it_stands_among_those_of_mine(bureau: Bureau, jobs: Jobs, qtbot: QtBot) -> None:
    signaal(bureau)
    paneel = open_inbox(bureau, jobs, qtbot)
    QTest.keyClick(paneel.lijst.lijst, Qt.Key.Key_O)
    qtbot.waitUntil(lambda: paneel.model.rowCount() == 0, timeout=LANG)
    QTest.keyClick(focus(paneel), Qt.Key.Key_2)
    assert [regel.pil for regel in regels(paneel)] == ["bij mij"]
    QTest.keyClick(focus(paneel), Qt.Key.Key_M)
    assert len(regels(paneel)) == 1
    assert paneel.zichten.groep.knop("in onderzoek").accessibleName() == "In onderzoek 1"


def test_that_typing_filters_without_asking_the_store(bureau: Bureau, jobs: Jobs, qtbot: QtBot) -> None:
    for straat in ("Eikenlaan", "Iepenlaan", "Berkenstraat"):
        signaal(bureau, straat=straat)
    paneel = open_inbox(bureau, jobs, qtbot)
    QTest.keyClicks(paneel.filter, "berk over")
    assert [regel.titel for regel in regels(paneel)] == ["Berkenstraat"]
    assert not jobs._afzenders, "a letter asked something of the store"
    assert paneel.zichten.groep.knop("nieuw").accessibleName() == "Nieuw 1"


def test_that_what_belongs_together_stands_together_and_becomes_a_bundel(
    bureau: Bureau, jobs: Jobs, qtbot: QtBot
) -> None:
    signaal(bureau, dagen=1)
    signaal(bureau, dagen=9, tekst="Honden blaffen")
    signaal(bureau, straat="Iepenlaan", thema="wonen")
    paneel = open_inbox(bureau, jobs, qtbot)
    assert sum("+1 verwant" in regel.verder for regel in regels(paneel)) == 2
    QTest.keyClick(paneel.lijst.lijst, Qt.Key.Key_5)
    assert [regel.kop for regel in regels(paneel)] == ["Eikenlaan: overlast en burenconflict · 2", ""]
    QTest.keyClick(paneel.lijst.lijst, Qt.Key.Key_S)
    assert paneel.zin.regel.text() == "Eikenlaan: overlast en burenconflict"
    QTest.keyClick(paneel.zin.regel, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: len(gevraagd(paneel)) == 1, timeout=LANG)
    bundel = bureau.lees(LeesBundels())[0]
    assert gevraagd(paneel) == [("bundel.open", bundel.id)]
    assert (bundel.naam, bundel.aantal) == ("Eikenlaan: overlast en burenconflict", 2)
    rust(jobs, qtbot)
    paneel.ververs()
    rust(jobs, qtbot)
    assert regels(paneel) == [], "what is put together is offered no more"
    assert paneel.groepen.alle == ()
    QTest.keyClick(paneel, Qt.Key.Key_1)
    assert [regel.verder.partition(" · ")[0] for regel in regels(paneel)] == [
        f"2 signalen in bundel {bundel.naam}",
        "Harde muziek tot diep in de nacht",
    ]
    assert "2 signalen" in regels(paneel)[0].verder
    assert "verwant" not in regels(paneel)[0].verder
    paneel.lijst.lijst.setFocus()
    QTest.keyClick(paneel.lijst.lijst, Qt.Key.Key_A)
    assert gevraagd(paneel)[-1] == ("bundel.activiteit.open", bundel.id)
    QTest.keyClick(paneel.lijst.lijst, Qt.Key.Key_Return)
    assert gevraagd(paneel)[-1] == ("bundel.open", bundel.id)
    paneel.filter.setText("blaffen")
    assert len(regels(paneel)) == 1, "who looks for one finds that one"
    paneel.filter.clear()
    QTest.keyClick(paneel.lijst.lijst, Qt.Key.Key_O)
    rust(jobs, qtbot)
    paneel.ververs()
    rust(jobs, qtbot)
    QTest.keyClick(paneel, Qt.Key.Key_2)
    assert "2 signalen" in regels(paneel)[0].verder, "all that is in it was taken up"


def test_that_a_street_has_one_rule_of_ninety_days_everywhere(bureau: Bureau, jobs: Jobs, qtbot: QtBot) -> None:
    ids = {dagen: signaal(bureau, dagen=dagen) for dagen in (0, 12, 89, 95)}
    paneel = open_inbox(bureau, jobs, qtbot)
    for dagen, id_ in ids.items():
        verwant = bureau.lees(LeesVerwanteSignalen(id=id_))
        assert paneel.groepen.verwant(id_) == len(verwant) == (2 if dagen in (0, 95) else 3)
    QTest.keyClick(paneel, Qt.Key.Key_5)
    assert [regel.kop for regel in regels(paneel)] == ["Eikenlaan: overlast en burenconflict · 3", "", ""]
    paneel.voeg_samen()
    assert "3 signalen" in paneel.zin.veld.label.text()


def test_that_marked_ones_are_put_together_and_one_alone_says_what_to_do(
    bureau: Bureau, jobs: Jobs, qtbot: QtBot
) -> None:
    signaal(bureau, straat="Eikenlaan")
    signaal(bureau, straat="Iepenlaan", thema="wonen")
    paneel = open_inbox(bureau, jobs, qtbot)
    lijst = paneel.lijst.lijst
    QTest.keyClick(lijst, Qt.Key.Key_S)
    assert gevraagd(paneel)[0][0] == "melding"
    QTest.keyClick(lijst, Qt.Key.Key_Space)
    QTest.keyClick(lijst, Qt.Key.Key_Down)
    QTest.keyClick(lijst, Qt.Key.Key_Space)
    assert [regel.teken for regel in regels(paneel)] == ["✓", "✓"]
    QTest.keyClick(lijst, Qt.Key.Key_S)
    paneel.zin.regel.setText("")
    QTest.keyClick(paneel.zin.regel, Qt.Key.Key_Return)
    assert paneel.zin.veld.heeft_fout(), "a bundel without a name is not made"
    QTest.keyClicks(paneel.zin.regel, "Bomenbuurt")
    QTest.keyClick(paneel.zin.regel, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: any(wat == "bundel.open" for wat, _ in gevraagd(paneel)), timeout=LANG)
    assert not paneel.samenvoeger.gemerkt


def test_that_enter_opens_and_closed_ones_have_their_own_view(bureau: Bureau, jobs: Jobs, qtbot: QtBot) -> None:
    oud = signaal(bureau, dagen=3)
    bureau.doe(SluitSignaal(id=oud, uitkomst="in gesprek opgelost"))
    nieuw = signaal(bureau, straat="Iepenlaan")
    paneel = open_inbox(bureau, jobs, qtbot)
    QTest.keyClick(paneel.lijst.lijst, Qt.Key.Key_Return)
    QTest.keyClick(paneel.lijst.lijst, Qt.Key.Key_D)
    assert gevraagd(paneel) == [("signaal.open", nieuw), ("signaal.overdragen.open", nieuw)]
    QTest.keyClick(paneel.lijst.lijst, Qt.Key.Key_4)
    assert [regel.onder for regel in regels(paneel)] == ["In gesprek opgelost · woonoverlast"]
    QTest.keyClick(paneel.lijst.lijst, Qt.Key.Key_O)
    rust(jobs, qtbot)
    assert len(regels(paneel)) == 1, "what is closed is not taken by a key"


def test_that_a_protected_person_and_address_show_in_no_list_count_or_group(bureau: Bureau, qtbot: QtBot) -> None:
    nora = persoon(bureau, "Nora", straat="Geheimlaan", huisnummer="1", postcode="9741AA", woonplaats="Groningen")
    signaal(bureau, persoon_id=nora, straat="", tekst="Zorgen om Nora")
    thuis = AdresInvoer(straat="Geheimlaan", huisnummer="1", postcode="9741 AA", woonplaats="Groningen")
    signaal(bureau, adres=thuis, straat="", tekst="Harde muziek")
    signaal(bureau, straat="Iepenlaan")
    scherm_af(bureau, nora)
    with aan_het_werk(bureau, "casemanager") as collega:
        jobs = Jobs(collega.schrijf, collega.lees, plaats=collega.plaats)
        paneel = open_inbox(bureau, jobs, qtbot)
        assert [regel.titel for regel in regels(paneel)] == ["Iepenlaan"]
        assert paneel.telling.text() == "1 open"
        assert paneel.zichten.groep.knop("nieuw").accessibleName() == "Nieuw 1"
        assert paneel.groepen.alle == ()
        QTest.keyClicks(paneel.filter, "Geheimlaan")
        assert regels(paneel) == []
        jobs.sluit()


def test_that_who_becomes_protected_leaves_the_screen(bureau: Bureau, qtbot: QtBot) -> None:
    nora = persoon(bureau, "Nora", straat="Geheimlaan", huisnummer="1")
    signaal(bureau, persoon_id=nora, straat="", thema="")
    with aan_het_werk(bureau, "casemanager") as collega:
        jobs = Jobs(collega.schrijf, collega.lees, plaats=collega.plaats)
        paneel = open_inbox(bureau, jobs, qtbot)
        assert len(regels(paneel)) == 1
        scherm_af(bureau, nora)
        jobs.changed.emit(Wijziging(per_soort={"persoon": frozenset({nora})}))
        qtbot.waitUntil(lambda: paneel.model.rowCount() == 0, timeout=LANG)
        jobs.sluit()


def test_that_ten_thousand_stay_quick_and_the_end_of_the_list_brings_more(
    bureau: Bureau, jobs: Jobs, qtbot: QtBot
) -> None:
    signaal(bureau)
    paneel = open_inbox(bureau, jobs, qtbot)
    rij = paneel.model.rij(0)
    assert isinstance(rij, SignaalRij)
    velden = {veld: getattr(rij, veld) for veld in SignaalRij.__slots__}
    paneel.lader.lijst.voeg_toe(
        SignaalRij(**(velden | {"id": Id(nummer.to_bytes(16, "big")), "over": f"Straat {nummer}"}))
        for nummer in range(10_000)
    )
    paneel._vul()
    assert (paneel.model.rowCount(), paneel.meer.isVisible()) == (300, True)
    paneel.lijst.lijst.setFocus()
    QTest.keyClick(paneel.lijst.lijst, Qt.Key.Key_End)
    assert paneel.model.rowCount() == 600
    QTest.keyClicks(paneel.filter, "straat 9999")
    assert [regel.titel for regel in regels(paneel)] == ["Straat 9999"]


def test_that_the_model_is_sound_while_the_view_changes(bureau: Bureau, jobs: Jobs, qtbot: QtBot) -> None:
    for nummer in range(5):
        signaal(bureau, urgentie=nummer % 3 + 1, dagen=nummer)
    paneel = open_inbox(bureau, jobs, qtbot)
    tester = QAbstractItemModelTester(paneel.model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    for zicht in ("samen", "afgesloten", "bundels", "nieuw"):
        paneel.toon(zicht)
    assert paneel.model.rowCount() == 5
    assert tester.model() is paneel.model
