"""The tabs Verloop and Historie on a real store: a note by keyboard, kept through a crash, corrected, found back."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from typing import TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from tests import gezin as huis
from wijdesk.app.bureau import Bureau
from wijdesk.app.panelen import maak_omgeving
from wijdesk.models.opdrachten.contact import LeesConcepten
from wijdesk.models.opdrachten.verloop import ContactmomentInvoer, LeesVerloop, LegContactmomentVast
from wijdesk.models.rows.huishouden import CasusKop, HuishoudenDetail, LidRij
from wijdesk.models.rows.verloop import VerloopRij
from wijdesk.ui.jobs import Jobs
from wijdesk.ui.panels.casus.historie import HistorieTab
from wijdesk.ui.panels.casus.tab import Tab
from wijdesk.ui.panels.casus.verloop import VerloopTab
from wijdesk.ui.panels.casus.verloop.notitie import tijd_van

T = TypeVar("T", bound=Tab)
LANG = 30_000
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def gezin(bureau: Bureau) -> huis.Gezin:
    return huis.de_vries(bureau)


def detail(gezin: huis.Gezin, *, mag_inhoud: bool = True) -> HuishoudenDetail:
    namen = ((gezin.moeder, "Fatima de Vries"), (gezin.zoon, "Sami de Vries"), (gezin.dochter, "Nora de Vries"))
    leden = tuple(
        LidRij(
            id=id_, persoon_id=id_, naam=naam, geboortedatum="", leeftijd=None, rol="kind", verblijf="",
            van="2026-01-05", tot="",
        )
        for id_, naam in namen
    )  # fmt: skip
    medewerker = gezin.bureau.medewerker
    casus = CasusKop(id=gezin.casus, nummer="C26", wettelijk_kader="Jeugdwet", aanleiding="", geopend_op=0)
    return HuishoudenDetail(
        id=gezin.huishouden, naam="Gezin De Vries", adres="", locatie_id=medewerker.locatie_id, locatie="Selwerd",
        leden=leden, casus=casus, mag_inhoud=mag_inhoud,
    )  # fmt: skip


@pytest.fixture
def open_tab(bureau: Bureau, qtbot: QtBot) -> Callable[[type[T]], AbstractContextManager[T]]:
    @contextmanager
    def _open(soort: type[T]) -> Iterator[T]:
        jobs = Jobs(bureau.schrijf, bureau.lees, plaats=bureau.plaats)
        tab = soort(maak_omgeving(bureau, jobs))
        jobs.changed.connect(lambda _: tab.ververs())
        qtbot.addWidget(tab)
        tab.resize(710, 640)
        tab.show()
        qtbot.waitExposed(tab)
        tab.activateWindow()
        try:
            yield tab
        finally:
            tab.klaar_om_te_sluiten()
            jobs.sluit()

    return _open


def met_focus() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def toon(tab: VerloopTab, gezin: huis.Gezin, qtbot: QtBot, *, aantal: int = 1) -> None:
    tab.toon(detail(gezin))
    qtbot.waitUntil(lambda: tab.lijst.model.rowCount() >= aantal, timeout=LANG)


def leg_vast(gezin: huis.Gezin, notitie: str, *, uren: int = 1) -> None:
    bureau = gezin.bureau
    invoer = ContactmomentInvoer(op=bureau.wereld.klok() - uren * 3_600_000, soort="telefoon", notitie=notitie)
    bureau.doe(LegContactmomentVast(id=bureau.wereld.ids(), huishouden_id=gezin.huishouden, invoer=invoer))


def contacten(gezin: huis.Gezin) -> list[VerloopRij]:
    gelezen = gezin.bureau.lees(LeesVerloop(huishouden_id=gezin.huishouden, soorten=("contact",)))
    return list(gelezen.rijen)


def test_that_a_note_is_written_by_keyboard_and_the_focus_comes_back(open_tab, gezin: huis.Gezin, qtbot) -> None:
    with open_tab(VerloopTab) as tab:
        toon(tab, gezin, qtbot)
        tab.lijst.lijst.setFocus()
        QTest.keyClick(tab.lijst.lijst, Qt.Key.Key_N)
        assert tab.notitie.soort.hasFocus()
        QTest.keyClicks(tab.notitie.soort, "h")
        for _ in range(4):
            QTest.keyClick(met_focus(), Qt.Key.Key_Tab)
        QTest.keyClick(met_focus(), Qt.Key.Key_Right)
        QTest.keyClick(met_focus(), Qt.Key.Key_Space)
        assert tab.notitie.duur.text() == "30"
        QTest.keyClick(met_focus(), Qt.Key.Key_Tab)
        QTest.keyClick(met_focus(), Qt.Key.Key_Space)
        for _ in range(2):
            QTest.keyClick(met_focus(), Qt.Key.Key_Tab)
        assert tab.notitie.notitie.hasFocus()
        QTest.keyClicks(tab.notitie.notitie, "Samen de post gedaan")
        QTest.keyClick(tab.notitie.notitie, Qt.Key.Key_S, CTRL)
        qtbot.waitUntil(tab.notitie.isHidden, timeout=LANG)
        qtbot.waitUntil(tab.lijst.lijst.hasFocus, timeout=LANG)
        qtbot.waitUntil(lambda: (rij := tab.lijst.huidige()) is not None and rij.soort == "contact", timeout=LANG)
    (rij,) = contacten(gezin)
    assert (rij.titel, rij.duur, rij.persoon, rij.tekst) == (
        "Huisbezoek", 30, "Fatima de Vries", "Samen de post gedaan",
    )  # fmt: skip
    assert gezin.bureau.lees(LeesConcepten(soort=f"verloop:{gezin.huishouden.hex()}")) == ()


def test_that_a_wrong_number_of_minutes_stays_whole_and_its_refusal_moves_no_field(
    open_tab, gezin: huis.Gezin, qtbot
) -> None:
    with open_tab(VerloopTab) as tab:
        toon(tab, gezin, qtbot)
        tab.nieuwe_notitie()
        vorm = tab.notitie
        QTest.keyClicks(vorm.duur, "anderhalf uur")
        QTest.keyClicks(vorm.notitie, "Moeder belt")
        QApplication.processEvents()
        waar = [veld.mapTo(vorm, veld.rect().topLeft()) for veld in (vorm.soort, vorm.datum, vorm.tijd, vorm.duur)]
        vorm.soort.setCurrentIndex(1)
        vorm.leg_vast()
        QApplication.processEvents()
        assert vorm.duur.text() == "anderhalf uur"
        assert vorm.velden["duur"].onder.isVisible()
        assert vorm.velden["duur"].onder.text() == "Schrijf de duur in hele minuten."
        assert [v.mapTo(vorm, v.rect().topLeft()) for v in (vorm.soort, vorm.datum, vorm.tijd, vorm.duur)] == waar
        vorm.duur.setText("9" * 30)
        vorm.leg_vast()
        qtbot.waitUntil(lambda: "hoogstens 1440" in vorm.velden["duur"].onder.text(), timeout=LANG)


def test_that_a_sentence_typed_in_the_list_is_no_row_of_commands_while_a_form_is_open(
    open_tab, gezin: huis.Gezin, qtbot
) -> None:
    with open_tab(VerloopTab) as tab:
        toon(tab, gezin, qtbot)
        gevraagd: list[str] = []
        tab.requested.connect(lambda wat, _: gevraagd.append(wat))
        tab.nieuwe_notitie()
        QTest.keyClicks(tab.notitie.notitie, "Moeder belt")
        tab.lijst.lijst.setFocus()
        QTest.keyClicks(tab.lijst.lijst, "over tante gaat naar xander, wel")
        assert not tab.notitie.isHidden()
        assert tab.gebeurtenis.isHidden()
        assert tab.taak.isHidden()
        assert tab.zin.isHidden()
        assert gevraagd == []
        assert tab.notitie.notitie.toPlainText() == "Moeder belt"
        tab.notitie.sluiten.click()
        QTest.keyClick(tab.lijst.lijst, Qt.Key.Key_T)
        assert not tab.taak.isHidden()


def test_that_a_note_is_seen_after_saving_whatever_was_looked_for(open_tab, gezin: huis.Gezin, qtbot) -> None:
    with open_tab(VerloopTab) as tab:
        toon(tab, gezin, qtbot)
        tab.lijst.filter.setText("iets anders")
        tab.lijst.lijst.setFocus()
        tab.nieuwe_notitie()
        QTest.keyClicks(tab.notitie.soort, "h")
        QTest.keyClicks(tab.notitie.notitie, "Samen de post gedaan")
        QTest.keyClick(tab.notitie.notitie, Qt.Key.Key_S, CTRL)
        qtbot.waitUntil(tab.notitie.isHidden, timeout=LANG)
        qtbot.waitUntil(lambda: (rij := tab.lijst.huidige()) is not None and rij.soort == "contact", timeout=LANG)
        assert tab.lijst.filter.text() == ""


def test_that_what_was_typed_survives_a_crash_and_another_household(
    open_tab, bureau: Bureau, gezin: huis.Gezin, qtbot: QtBot
) -> None:
    ander = huis.de_vries(bureau, naam="Gezin Bos")
    with open_tab(VerloopTab) as tab:
        toon(tab, gezin, qtbot)
        tab.nieuwe_notitie()
        QTest.keyClicks(tab.notitie.notitie, "Nog niet af")
        toon(tab, ander, qtbot)
        assert tab.notitie.notitie.toPlainText() == ""
        assert tab.notitie.isHidden()
        toon(tab, gezin, qtbot)
        qtbot.waitUntil(lambda: tab.notitie.notitie.toPlainText() == "Nog niet af", timeout=LANG)
        assert tab.notitie.isVisible()
    with open_tab(VerloopTab) as tab:
        toon(tab, gezin, qtbot)
        qtbot.waitUntil(lambda: tab.notitie.notitie.toPlainText() == "Nog niet af", timeout=LANG)
        QTest.keyClick(tab.notitie, Qt.Key.Key_Escape)
        assert tab.notitie.isHidden()
        tab.nieuwe_notitie()
        assert tab.notitie.notitie.toPlainText() == "Nog niet af"
        tab.notitie.weg.click()
        qtbot.waitUntil(
            lambda: bureau.lees_apart(LeesConcepten(soort=f"verloop:{gezin.huishouden.hex()}")) == (), timeout=LANG
        )


def test_that_a_refresh_leaves_what_is_being_typed_alone(open_tab, gezin: huis.Gezin, qtbot: QtBot) -> None:
    with open_tab(VerloopTab) as tab:
        toon(tab, gezin, qtbot)
        tab.nieuwe_notitie()
        QTest.keyClicks(tab.notitie.notitie, "Half")
        tab.toon(detail(gezin))
        leg_vast(gezin, "Van een collega")
        tab.ververs()
        qtbot.waitUntil(lambda: tab.lijst.model.rowCount() > 5, timeout=LANG)
        assert tab.notitie.notitie.toPlainText() == "Half"
        assert tab.notitie.isVisible()


def test_that_what_is_missing_is_told_beside_its_field(open_tab, gezin: huis.Gezin, qtbot: QtBot) -> None:
    with open_tab(VerloopTab) as tab:
        toon(tab, gezin, qtbot)
        tab.nieuwe_notitie()
        tab.notitie.datum.setText("32-13")
        tab.notitie.tijd.setText("25:00")
        tab.notitie.duur.setText("lang")
        tab.notitie.leg_vast()
        assert {naam for naam, veld in tab.notitie.velden.items() if veld.heeft_fout()} == {
            "soort", "op", "tijd", "duur", "notitie",
        }  # fmt: skip
        assert tab.notitie.soort.hasFocus()
        tab.notitie.soort.zet("telefoon")
        tab.notitie.datum.setText("morgen")
        tab.notitie.tijd.setText("9")
        tab.notitie.duur.clear()
        tab.notitie.notitie.setPlainText("In de toekomst")
        tab.notitie.leg_vast()
        qtbot.waitUntil(tab.notitie.velden["op"].heeft_fout, timeout=LANG)
        assert "toekomst" in tab.notitie.velden["op"].onder.text()


def test_that_a_note_is_corrected_with_a_reason_and_both_versions_can_be_read(
    open_tab, gezin: huis.Gezin, qtbot: QtBot
) -> None:
    leg_vast(gezin, "De afspraak is donderdag")
    with open_tab(VerloopTab) as tab:
        toon(tab, gezin, qtbot)
        tab.lijst.lijst.kies(next(p for p in range(9) if tab.lijst.model.rij(p).soort == "contact"))
        tab.lijst.lijst.setFocus()
        QTest.keyClick(tab.lijst.lijst, Qt.Key.Key_W)
        qtbot.waitUntil(lambda: tab.notitie.notitie.toPlainText() == "De afspraak is donderdag", timeout=LANG)
        tab.notitie.notitie.setPlainText("De afspraak is vrijdag")
        tab.notitie.leg_vast()
        qtbot.waitUntil(tab.notitie.velden["reden"].heeft_fout, timeout=LANG)
        QTest.keyClicks(tab.notitie.reden, "Verkeerde dag")
        QTest.keyClick(tab.notitie.reden, Qt.Key.Key_S, CTRL)
        qtbot.waitUntil(lambda: (rij := tab.lijst.huidige()) is not None and rij.versies == 2, timeout=LANG)
        assert "gecorrigeerd, 2 versies" in str(tab.lijst.lijst.currentIndex().data())
        qtbot.waitUntil(tab.lijst.lijst.hasFocus, timeout=LANG)
        QTest.keyClick(tab.lijst.lijst, Qt.Key.Key_V)
        qtbot.waitUntil(tab.versies.isVisible, timeout=LANG)
        QTest.keyClick(tab.versies, Qt.Key.Key_Escape)
        assert tab.versies.isHidden()
    assert [rij.tekst for rij in contacten(gezin)] == ["De afspraak is vrijdag"]


def test_that_an_eighth_ojg_talk_asks_a_sentence_and_is_not_blocked(open_tab, gezin: huis.Gezin, qtbot: QtBot) -> None:
    bureau = gezin.bureau
    for uren in range(1, 8):
        invoer = ContactmomentInvoer(
            op=bureau.wereld.klok() - uren * 3_600_000, soort="OJG-gesprek", notitie="x", personen=(gezin.zoon,)
        )
        bureau.doe(LegContactmomentVast(id=bureau.wereld.ids(), huishouden_id=gezin.huishouden, invoer=invoer))
    with open_tab(VerloopTab) as tab:
        toon(tab, gezin, qtbot, aantal=8)
        tab.nieuwe_notitie()
        tab.notitie.soort.zet("OJG-gesprek")
        assert tab.notitie.teller.text() == "Dit wordt OJG-gesprek 1 van 7."
        tab.notitie.leden.knop(gezin.zoon).click()
        assert "al 7 OJG-gesprekken" in tab.notitie.teller.text()
        tab.notitie.notitie.setPlainText("Extra gesprek")
        tab.notitie.leg_vast()
        qtbot.waitUntil(tab.notitie.ojg_reden.hasFocus, timeout=LANG)
        QTest.keyClicks(tab.notitie.ojg_reden, "School vraagt het")
        QTest.keyClick(tab.notitie.ojg_reden, Qt.Key.Key_S, CTRL)
        qtbot.waitUntil(tab.notitie.isHidden, timeout=LANG)
    assert len(contacten(gezin)) == 8


def test_that_a_task_stands_on_top_until_it_is_rounded_off(open_tab, gezin: huis.Gezin, qtbot: QtBot) -> None:
    with open_tab(VerloopTab) as tab:
        toon(tab, gezin, qtbot)
        tab.lijst.lijst.setFocus()
        QTest.keyClick(tab.lijst.lijst, Qt.Key.Key_T)
        QTest.keyClicks(tab.taak.wat, "Mentor bellen")
        QTest.keyClicks(tab.taak.voor, "morgen")
        QTest.keyClick(tab.taak.voor, Qt.Key.Key_S, CTRL)
        qtbot.waitUntil(lambda: (rij := tab.lijst.huidige()) is not None and rij.titel == "Mentor bellen", timeout=LANG)
        assert tab.lijst.lijst.currentIndex().row() == 0
        qtbot.waitUntil(tab.lijst.lijst.hasFocus, timeout=LANG)
        QTest.keyClick(tab.lijst.lijst, Qt.Key.Key_A)
        QTest.keyClicks(tab.zin.regel, "Gebeld")
        QTest.keyClick(tab.zin.regel, Qt.Key.Key_Return)
        qtbot.waitUntil(tab.zin.isHidden, timeout=LANG)
        qtbot.waitUntil(lambda: "Mentor bellen" not in str(tab.lijst.model.index(0, 0).data()), timeout=LANG)


def test_that_words_are_found_whatever_their_accents_and_enter_walks_on(
    open_tab, gezin: huis.Gezin, qtbot: QtBot
) -> None:
    leg_vast(gezin, "Café-overleg over de huur", uren=1)
    leg_vast(gezin, f"{'Heel veel andere woorden. ' * 30} Daarna weer over het CAFÉ.", uren=2)
    leg_vast(gezin, "Gewandeld 🙂", uren=3)
    with open_tab(VerloopTab) as tab:
        toon(tab, gezin, qtbot, aantal=7)
        QAbstractItemModelTester(tab.lijst.model, QAbstractItemModelTester.FailureReportingMode.Warning)
        QTest.keyClicks(tab.lijst.filter, "cafe")
        assert tab.lijst.model.rowCount() == 2
        assert tab.lijst.telling.text() == "1 van 2 gevonden"
        QTest.keyClick(tab.lijst.filter, Qt.Key.Key_Return)
        assert tab.lijst.telling.text() == "2 van 2 gevonden"
        tab.grab()
        QTest.keyClicks(tab.lijst.filter, "zzz")
        assert tab.lijst.model.rowCount() == 0
        assert "0 resultaten" in tab.lijst.leeg.text()
        QTest.keyClick(tab.lijst.filter, Qt.Key.Key_Escape)
        tab.lijst.soorten.knop("contact").click()
        assert tab.lijst.model.rowCount() == 3


def test_that_a_note_unfolds_and_folds_by_key(open_tab, gezin: huis.Gezin, qtbot: QtBot) -> None:
    leg_vast(gezin, "Regel\n" * 12)
    with open_tab(VerloopTab) as tab:
        toon(tab, gezin, qtbot)
        lijst = tab.lijst.lijst
        lijst.kies(next(p for p in range(9) if tab.lijst.model.rij(p).soort == "contact"))
        laag = lijst.visualRect(lijst.currentIndex()).height()
        QTest.keyClick(lijst, Qt.Key.Key_Return)
        qtbot.waitUntil(lambda: lijst.visualRect(lijst.currentIndex()).height() > laag + 100, timeout=LANG)
        assert tab.lijst.model.is_open(lijst.currentIndex().row())
        QTest.keyClick(lijst, Qt.Key.Key_Left)
        qtbot.waitUntil(lambda: lijst.visualRect(lijst.currentIndex()).height() == laag, timeout=LANG)


def test_that_who_may_not_read_the_casus_sees_nothing_of_it(open_tab, gezin: huis.Gezin, qtbot: QtBot) -> None:
    leg_vast(gezin, "Vertrouwelijk")
    for soort in (VerloopTab, HistorieTab):
        with open_tab(soort) as tab:
            tab.toon(detail(gezin, mag_inhoud=False))
            leeg = tab.lijst.leeg if isinstance(tab, VerloopTab) else tab.leeg
            assert "niet wat" in leeg.text()


def test_that_the_history_is_filtered_as_one_types(open_tab, gezin: huis.Gezin, qtbot: QtBot) -> None:
    leg_vast(gezin, "Naar het café")
    with open_tab(HistorieTab) as tab:
        tab.toon(detail(gezin))
        qtbot.waitUntil(lambda: tab.model.rowCount() == 6, timeout=LANG)
        assert tab.telling.text() == "6 wijzigingen"
        assert "Contactmoment toegevoegd" in str(tab.model.index(0, 0).data())
        QTest.keyClicks(tab.filter, "fatima")
        qtbot.waitUntil(lambda: tab.model.rowCount() == 1, timeout=LANG)
        tab.grab()
        QTest.keyClicks(tab.filter, "zzz")
        qtbot.waitUntil(lambda: "0 resultaten" in tab.leeg.text(), timeout=LANG)


@pytest.mark.parametrize(
    ("tekst", "uur", "minuut"), [("14:02", 14, 2), ("14.02", 14, 2), ("1402", 14, 2), ("9", 9, 0), ("905", 9, 5)]
)
def test_that_a_time_is_read_as_people_write_it(tekst: str, uur: int, minuut: int) -> None:
    gelezen = tijd_van(tekst)
    assert gelezen is not None
    assert (gelezen.hour, gelezen.minute) == (uur, minuut)


@pytest.mark.parametrize("tekst", ["25:00", "9:60", "half tien", "", ":", "²"])
def test_that_what_is_no_time_is_not_read(tekst: str) -> None:
    assert tijd_van(tekst) is None
