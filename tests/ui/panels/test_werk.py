"""Mijn werk: picking up, putting back, ending with one sentence."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from pytestqt.qtbot import QtBot

from tests.ui.bureau_lijsten import Bureau, gevuld_bureau, open_paneel
from wijdesk.errors import SchijfVol
from wijdesk.models.opdrachten.werk import RondWerkAf
from wijdesk.models.rows.werk import WerkRij
from wijdesk.ui.panels.werk import WerkPanel


@pytest.fixture
def bureau() -> Bureau:
    return gevuld_bureau()


@pytest.fixture
def paneel(bureau: Bureau, qtbot: QtBot) -> Iterator[WerkPanel]:
    with open_paneel(qtbot, bureau, WerkPanel) as gemaakt:
        qtbot.waitUntil(lambda: gemaakt.model.rowCount() == 4)
        gemaakt.lijst.lijst.setFocus()
        yield gemaakt


def kies(paneel: WerkPanel, bureau: Bureau, soort: str) -> None:
    paneel.lijst.kies(next(rij.id for rij in bureau.werk.values() if rij.soort == soort))


def test_that_a_hand_over_says_what_who_and_since_when(paneel: WerkPanel, bureau: Bureau) -> None:
    kies(paneel, bureau, "terugbelverzoek")
    tekst = str(paneel.lijst.lijst.currentIndex().data())
    assert "Terugbellen" in tekst
    assert "Wilhelmina" in tekst
    assert "sinds 1 u 35" in tekst
    assert "06 55 50 12 34" in tekst


def test_that_what_waits_for_the_team_is_counted_in_words(paneel: WerkPanel, bureau: Bureau, qtbot: QtBot) -> None:
    assert paneel.telling.text() == "2 wachten op het team · 1 opgepakt"
    kies(paneel, bureau, "signaal")
    QTest.keyClick(paneel.lijst.lijst, Qt.Key.Key_O)
    qtbot.waitUntil(lambda: paneel.telling.text() == "1 wacht op het team · 2 opgepakt")


def test_that_one_key_picks_it_up_and_another_puts_it_back(paneel: WerkPanel, bureau: Bureau, qtbot: QtBot) -> None:
    kies(paneel, bureau, "signaal")
    QTest.keyClick(paneel.lijst.lijst, Qt.Key.Key_O)
    qtbot.waitUntil(lambda: "bij mij" in str(paneel.lijst.lijst.currentIndex().data()))
    QTest.keyClick(paneel.lijst.lijst, Qt.Key.Key_T)
    qtbot.waitUntil(lambda: ", open" in str(paneel.lijst.lijst.currentIndex().data()))


def test_that_ending_asks_one_sentence_in_the_panel_and_refuses_none(
    paneel: WerkPanel, bureau: Bureau, qtbot: QtBot
) -> None:
    kies(paneel, bureau, "triage")
    QTest.keyClick(paneel.lijst.lijst, Qt.Key.Key_A)
    qtbot.waitUntil(paneel.zin.regel.hasFocus)
    QTest.keyClick(paneel.zin.regel, Qt.Key.Key_Return)
    assert paneel.zin.veld.heeft_fout()
    QTest.keyClicks(paneel.zin.regel, "Gesproken, triage ingepland")
    QTest.keyClick(paneel.zin.regel, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: paneel.model.rowCount() == 3)
    gedaan = bureau.gedaan[-1]
    assert isinstance(gedaan, RondWerkAf)
    assert gedaan.uitkomst == "Gesproken, triage ingepland"
    assert paneel.zin.isHidden()
    assert paneel.lijst.lijst.hasFocus()


def test_that_trouble_is_told_in_the_strip_and_the_sentence_stays(
    paneel: WerkPanel, bureau: Bureau, qtbot: QtBot
) -> None:
    def weiger(verzoek: object) -> None:
        if isinstance(verzoek, RondWerkAf):
            raise SchijfVol("De schijf is vol.", uitweg="Maak ruimte.")

    bureau.weiger = weiger
    paneel.rond_af()
    QTest.keyClicks(paneel.zin.regel, "Gebeld")
    paneel.zin.ja.click()
    qtbot.waitUntil(paneel.zin.veld.heeft_fout)
    assert paneel.zin.regel.text() == "Gebeld"
    assert paneel.zin.ja.isEnabled()


def test_that_escape_steps_back_to_the_list(paneel: WerkPanel, qtbot: QtBot) -> None:
    paneel.rond_af()
    QTest.keyClick(paneel.zin.regel, Qt.Key.Key_Escape)
    assert paneel.zin.isHidden()
    assert paneel.lijst.lijst.hasFocus()


def test_that_enter_opens_the_contact_it_came_from(paneel: WerkPanel, bureau: Bureau, qtbot: QtBot) -> None:
    kies(paneel, bureau, "signaal")
    huidige = paneel.lijst.huidige()
    assert isinstance(huidige, WerkRij)
    with qtbot.waitSignal(paneel.requested) as gevraagd:
        QTest.keyClick(paneel.lijst.lijst, Qt.Key.Key_Return)
    assert gevraagd.args == ["contact.open", huidige.contact_id]


def test_that_only_mine_shows_what_i_picked_up_and_says_how_to_see_the_rest(paneel: WerkPanel, bureau: Bureau) -> None:
    QTest.keyClick(paneel.lijst.lijst, Qt.Key.Key_M)
    assert paneel.model.rowCount() == 1
    bureau.werk.clear()
    paneel.alleen_mij.toggle()
    assert paneel.model.rowCount() == 4


def test_that_the_filter_finds_by_name_kind_and_text(paneel: WerkPanel) -> None:
    for tekst, aantal in (("wilhelmina", 1), ("signaal", 1), ("toeslagen", 1), ("bestaat niet", 0)):
        paneel.lijst.filter.setText(tekst)
        assert paneel.model.rowCount() == aantal
    assert "0 resultaten" in paneel.lijst.leeg.text()


def test_that_the_list_gets_the_focus_when_work_arrives_in_an_empty_one(bureau: Bureau, qtbot: QtBot) -> None:
    werk, bureau.werk = bureau.werk, {}
    with open_paneel(qtbot, bureau, WerkPanel) as paneel:
        paneel.eerste_veld().setFocus()
        qtbot.waitUntil(paneel.lijst.filter.hasFocus)
        bureau.werk = werk
        paneel.ververs()
        qtbot.waitUntil(paneel.lijst.lijst.hasFocus)


def test_that_a_letter_typed_in_the_filter_is_no_command(paneel: WerkPanel, bureau: Bureau) -> None:
    paneel.lijst.filter.setFocus()
    QTest.keyClicks(paneel.lijst.filter, "mao")
    assert paneel.lijst.filter.text() == "mao"
    assert not paneel.alleen_mij.isChecked()
    assert not bureau.gedaan


def test_that_the_model_keeps_the_rules_of_qt(paneel: WerkPanel, bureau: Bureau) -> None:
    tester = QAbstractItemModelTester(paneel.model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    rijen = list(bureau.werk.values())
    for anders in (rijen[::-1], rijen[1:2], [], rijen):
        paneel.model.zet(anders)
    paneel.model.hertekst()
    assert tester.model().rowCount() == len(rijen)


def test_that_a_long_vraag_scrolls_in_its_own_place_and_the_keys_stay_in_sight(
    bureau: Bureau, paneel: WerkPanel, qtbot: QtBot
) -> None:
    paneel.resize(420, 480)
    kies(paneel, bureau, "triage")
    paneel.tekst.setText("Mevrouw vertelt lang over de huur. " * 100)
    qtbot.waitUntil(lambda: paneel.tekst.verticalScrollBar().maximum() > 0)
    assert paneel.tekst.height() < 200
    assert paneel.toetsen.geometry().bottom() < paneel.height()
    assert paneel.minimumSizeHint().height() <= 480
    assert paneel.tekst.focusPolicy() == Qt.FocusPolicy.StrongFocus, "the rest can be read with the keyboard"
    paneel.tekst.setText("Kort.")
    qtbot.waitUntil(lambda: paneel.tekst.height() < 40)
    assert paneel.tekst.focusPolicy() == Qt.FocusPolicy.NoFocus
