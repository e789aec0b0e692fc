"""The waiting list as somebody at the entree uses it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from pytestqt.qtbot import QtBot

from tests.ui.bureau_lijsten import MINUUT, Bureau, gevuld_bureau, open_paneel
from wijdesk.errors import Weigering
from wijdesk.models.opdrachten.wachtrij import MeldWachtendeAan, ZetWachtende
from wijdesk.ui.panels.wachtrij import WachtrijPanel
from wijdesk.ui.panels.wachtrij.beeld import beeld, mogelijke_standen, telling


@pytest.fixture
def bureau() -> Bureau:
    return gevuld_bureau()


@pytest.fixture
def paneel(bureau: Bureau, qtbot: QtBot) -> Iterator[WachtrijPanel]:
    with open_paneel(qtbot, bureau, WachtrijPanel, maat=(300, 600)) as gemaakt:
        qtbot.waitUntil(lambda: gemaakt.model.rowCount() == len(bureau.wachtenden))
        gemaakt.lijst.lijst.setFocus()
        yield gemaakt


def namen(paneel: WachtrijPanel) -> list[str]:
    return [paneel.model.rij(plek).naam for plek in range(paneel.model.rowCount())]


def kies(paneel: WachtrijPanel, naam: str) -> None:
    paneel.lijst.kies(
        next(r.id for r in (paneel.model.rij(n) for n in range(paneel.model.rowCount())) if r.naam == naam)
    )


def test_that_urgency_sorts_as_a_number_and_then_the_longest_wait_comes_first(paneel: WachtrijPanel) -> None:
    assert namen(paneel)[:3] == [
        "Ömer Yıldız",
        "Wilhelmina Catharina van den Oude Avenhuis-van Weerden tot Wolthuizen",
        "Tsegay Gebremariam",
    ]


def test_that_the_waiting_time_runs_on_without_reading_again(paneel: WachtrijPanel, bureau: Bureau) -> None:
    gelezen = len(bureau.gelezen)
    assert "7 min" in paneel.model.index(0, 0).data()
    bureau.nu += 3 * MINUUT
    paneel.klok.timeout.emit()
    assert "10 min" in paneel.model.index(0, 0).data()
    assert "langst 1\N{NO-BREAK SPACE}u\N{NO-BREAK SPACE}08" in paneel.telling.text()
    assert len(bureau.gelezen) == gelezen


def test_that_the_clock_ticks_only_while_the_list_can_be_seen(paneel: WachtrijPanel) -> None:
    assert paneel.klok.isActive()
    paneel.hide()
    assert not paneel.klok.isActive()


def test_that_one_key_calls_somebody_and_the_row_stays_chosen(
    paneel: WachtrijPanel, bureau: Bureau, qtbot: QtBot
) -> None:
    kies(paneel, "Fatima el Jansen")
    QTest.keyClick(paneel.lijst.lijst, Qt.Key.Key_O)
    qtbot.waitUntil(lambda: "opgeroepen" in str(paneel.lijst.lijst.currentIndex().data()))
    huidige = paneel.lijst.huidige()
    assert huidige is not None
    assert huidige.naam == "Fatima el Jansen"
    assert isinstance(bureau.gedaan[-1], ZetWachtende)


def test_that_leaving_without_help_takes_somebody_off_the_list(paneel: WachtrijPanel, qtbot: QtBot) -> None:
    kies(paneel, "Fatima el Jansen")
    QTest.keyClick(paneel.lijst.lijst, Qt.Key.Key_W)
    qtbot.waitUntil(lambda: "Fatima el Jansen" not in namen(paneel))
    assert paneel.lijst.huidige() is not None


def test_that_a_number_key_changes_the_urgency_and_the_place(paneel: WachtrijPanel, qtbot: QtBot) -> None:
    kies(paneel, "mevrouw met rode jas")
    QTest.keyClick(paneel.lijst.lijst, Qt.Key.Key_1)
    qtbot.waitUntil(lambda: namen(paneel)[1] == "mevrouw met rode jas")


def test_that_enter_asks_to_help_this_person(paneel: WachtrijPanel, qtbot: QtBot) -> None:
    with qtbot.waitSignal(paneel.requested) as gevraagd:
        QTest.keyClick(paneel.lijst.lijst, Qt.Key.Key_Return)
    assert gevraagd.args is not None
    assert gevraagd.args[0] == "wachtende.help"
    assert gevraagd.args[1].naam == "Ömer Yıldız"


def test_that_a_known_person_is_put_in_the_row_by_keyboard_alone(
    paneel: WachtrijPanel, bureau: Bureau, qtbot: QtBot
) -> None:
    QTest.keyClick(paneel.lijst.lijst, Qt.Key.Key_N)
    wie = paneel.formulier.wie
    qtbot.waitUntil(wie.regel.hasFocus)
    QTest.keyClicks(wie.regel, "bakker")
    qtbot.waitUntil(wie.lijst.isVisible)
    QTest.keyClick(wie.regel, Qt.Key.Key_Down)
    QTest.keyClick(wie.regel, Qt.Key.Key_Return)
    assert wie.gekozen is not None
    assert "Pandverbod" in wie.uitleg.text()
    qtbot.waitUntil(paneel.formulier.regel.hasFocus)
    QTest.keyClicks(paneel.formulier.regel, "uitkering")
    QTest.keyClick(paneel.formulier.regel, Qt.Key.Key_2, Qt.KeyboardModifier.AltModifier)
    QTest.keyClick(paneel.formulier.regel, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not paneel.formulier.isVisible())
    gedaan = bureau.gedaan[-1]
    assert isinstance(gedaan, MeldWachtendeAan)
    assert (gedaan.persoon_id, gedaan.waarvoor, gedaan.urgentie) == (wie_id(bureau), "uitkering", 2)
    qtbot.waitUntil(lambda: "uitkering" in str(paneel.lijst.lijst.currentIndex().data()))


def wie_id(bureau: Bureau) -> object:
    return next(p.id for p in bureau.personen.values() if p.achternaam == "Bakker")


def test_that_a_typed_name_without_a_choice_stays_a_name(paneel: WachtrijPanel, bureau: Bureau, qtbot: QtBot) -> None:
    paneel.voeg_toe()
    QTest.keyClicks(paneel.formulier.wie.regel, "bakker")
    QTest.keyClick(paneel.formulier.wie.regel, Qt.Key.Key_Return)
    QTest.keyClick(paneel.formulier.regel, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not paneel.formulier.isVisible())
    gedaan = bureau.gedaan[-1]
    assert isinstance(gedaan, MeldWachtendeAan)
    assert (gedaan.naam, gedaan.persoon_id) == ("bakker", None)


def test_that_a_refusal_stands_beside_the_field_and_what_was_typed_stays(
    paneel: WachtrijPanel, bureau: Bureau, qtbot: QtBot
) -> None:
    def weiger(verzoek: object) -> None:
        if isinstance(verzoek, MeldWachtendeAan):
            raise Weigering("Deze persoon staat al in de rij.", veld="naam")

    bureau.weiger = weiger
    paneel.voeg_toe()
    QTest.keyClicks(paneel.formulier.wie.regel, "Zoe")
    paneel.formulier.voeg_toe.click()
    qtbot.waitUntil(paneel.formulier.wie.veld.heeft_fout)
    assert paneel.formulier.wie.tekst == "Zoe"
    assert paneel.formulier.voeg_toe.isEnabled()


def test_that_the_privacy_view_shows_no_name_no_reason_and_no_text_of_a_warning(paneel: WachtrijPanel) -> None:
    QTest.keyClick(paneel.lijst.lijst, Qt.Key.Key_P)
    teksten = " ".join(str(paneel.model.index(plek, 0).data()) for plek in range(paneel.model.rowCount()))
    tips = " ".join(str(paneel.model.index(0, 0).data(Qt.ItemDataRole.ToolTipRole)) for _ in (1,))
    for geheim in ("Fatima", "Bakker", "belasting", "Pandverbod", "Yıldız"):
        assert geheim not in teksten + tips
    assert "F.J." in teksten


def test_that_a_pandverbod_is_said_before_the_talk_with_another_way_to_help(paneel: WachtrijPanel) -> None:
    kies(paneel, "Pieter de Bakker")
    assert paneel.let_op.isVisible()
    assert "Pandverbod" in paneel.let_op.text()
    assert "telefoon" in paneel.let_op.text()


def test_that_an_empty_list_says_what_to_do(qtbot: QtBot) -> None:
    with open_paneel(qtbot, Bureau(), WachtrijPanel) as paneel:
        qtbot.waitUntil(lambda: "druk dan op N" in paneel.lijst.leeg.text())
        assert paneel.eerste_veld() is paneel.nieuw


def test_that_the_model_keeps_the_rules_of_qt_while_rows_come_go_and_move(
    paneel: WachtrijPanel, bureau: Bureau, qtbot: QtBot
) -> None:
    tester = QAbstractItemModelTester(paneel.model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    rijen = list(bureau.wachtenden.values())
    for anders in (rijen[::-1], rijen[2:], rijen[:1], rijen, []):
        paneel.lijst.zet(anders)
        assert paneel.model.rowCount() == len(anders)
    assert tester.model() is paneel.model


def test_that_a_sign_and_a_word_stand_beside_the_colour_of_urgency(bureau: Bureau) -> None:
    spoed = next(rij for rij in bureau.wachtenden.values() if rij.urgentie == 1)
    regel = beeld(spoed, nu=bureau.nu, privacy=False)
    assert regel.teken == "!!"
    assert "spoed" in regel.gesproken


@pytest.mark.parametrize("stand", ["geholpen", "weg zonder hulp"])
def test_that_who_is_gone_can_become_nothing_and_does_not_count(stand: str) -> None:
    bureau = Bureau()
    assert mogelijke_standen(stand) == frozenset()
    assert telling([bureau.wacht("A", stand=stand)], bureau.nu) == "Niemand wacht"


def test_that_in_the_privacy_view_what_is_done_is_told_without_a_name(
    paneel: WachtrijPanel, bureau: Bureau, qtbot: QtBot
) -> None:
    paneel.privacy.setChecked(True)
    kies(paneel, "Fatima el Jansen")
    QTest.keyClick(paneel.lijst.lijst, Qt.Key.Key_O)
    qtbot.waitUntil(lambda: any(isinstance(gedaan, ZetWachtende) for gedaan in bureau.gedaan))
    assert [gedaan.zonder_naam for gedaan in bureau.gedaan if isinstance(gedaan, ZetWachtende)] == [True]
