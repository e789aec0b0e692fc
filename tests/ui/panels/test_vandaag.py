"""Vandaag: looking back over days and correcting in place."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from pytestqt.qtbot import QtBot

from tests.ui.bureau_lijsten import Bureau, gevuld_bureau, open_paneel
from wijdesk.errors import Weigering
from wijdesk.models.opdrachten.contact import CorrigeerContact, CorrigeerVraag, LeesContact, LeesVragen, TrekContactIn
from wijdesk.models.rows.contact import VraagRij
from wijdesk.ui.panels.vandaag import VandaagPanel
from wijdesk.ui.panels.vandaag.correctie import opdrachten, verzoen, waarden_van
from wijdesk.ui.panels.vandaag.paneel import grenzen


@pytest.fixture
def bureau() -> Bureau:
    return gevuld_bureau()


@pytest.fixture
def paneel(bureau: Bureau, qtbot: QtBot) -> Iterator[VandaagPanel]:
    with open_paneel(qtbot, bureau, VandaagPanel, maat=(700, 900)) as gemaakt:
        qtbot.waitUntil(lambda: gemaakt.model.rowCount() == 4)
        gemaakt.tabel.view.setFocus()
        yield gemaakt


@pytest.fixture
def vraag(bureau: Bureau) -> VraagRij:
    """The call on behalf of an old lady."""
    return next(vraag for vraag in bureau.vragen.values() if "huishouding" in vraag.toelichting)


def open_(paneel: VandaagPanel, vraag: VraagRij, qtbot: QtBot) -> None:
    paneel.tabel.kies(vraag.id)
    paneel.open_huidige()
    qtbot.waitUntil(lambda: paneel.detail.vraag_id == vraag.id)


def test_that_a_day_is_asked_from_midnight_to_midnight_in_amsterdam() -> None:
    van, tot = grenzen(date(2026, 3, 29))
    assert tot - van == 23 * 3_600_000, "the clock goes forward on this day"


def test_that_the_newest_vraag_comes_first_and_enter_opens_it(paneel: VandaagPanel, qtbot: QtBot) -> None:
    assert "Fatima" in paneel.model.rij(0).persoon
    paneel.tabel.view.setCurrentIndex(paneel.model.index(0, 0))
    QTest.keyClick(paneel.tabel.view, Qt.Key.Key_Return)
    qtbot.waitUntil(paneel.detail.isVisible)
    assert paneel.detail.naam.text() == "Fatima el Jansen"


def test_that_looking_asks_for_no_reason_and_makes_nothing_dirty(
    paneel: VandaagPanel, vraag: VraagRij, qtbot: QtBot
) -> None:
    open_(paneel, vraag, qtbot)
    assert not paneel.detail.gewijzigd()
    assert not paneel.detail.velden["reden"].isVisible()
    QTest.keyClick(paneel.detail.toelichting, Qt.Key.Key_Escape)
    assert paneel.detail.isHidden()
    assert paneel.tabel.view.hasFocus()


def test_that_a_correction_of_vraag_and_contact_is_written_with_its_reason(
    paneel: VandaagPanel, vraag: VraagRij, bureau: Bureau, qtbot: QtBot
) -> None:
    open_(paneel, vraag, qtbot)
    paneel.detail.meldingtype.zet("Mantelzorg")
    paneel.detail.kanaal.zet("e-mail")
    paneel.detail.bewaar.click()
    assert paneel.detail.velden["reden"].heeft_fout()
    QTest.keyClicks(paneel.detail.reden, "verkeerd gekozen")
    QTest.keyClick(paneel.detail.reden, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: len(bureau.gedaan) == 2)
    assert bureau.gedaan == [
        CorrigeerVraag(id=vraag.id, reden="verkeerd gekozen", meldingtype="Mantelzorg"),
        CorrigeerContact(id=vraag.contact_id, reden="verkeerd gekozen", kanaal="e-mail"),
    ]
    qtbot.waitUntil(lambda: not paneel.detail.gewijzigd())
    qtbot.waitUntil(lambda: paneel.model.rij(paneel.model.rij_van(vraag.id)).meldingtype == "Mantelzorg")


def test_that_a_refusal_stands_beside_the_field_and_the_rest_is_not_written(
    paneel: VandaagPanel, vraag: VraagRij, bureau: Bureau, qtbot: QtBot
) -> None:
    def weiger(verzoek: object) -> None:
        if isinstance(verzoek, CorrigeerVraag):
            raise Weigering("Dit meldingtype is niet meer in gebruik.", veld="meldingtype")

    open_(paneel, vraag, qtbot)
    bureau.weiger = weiger
    paneel.detail.meldingtype.zet("Mantelzorg")
    paneel.detail.kanaal.zet("e-mail")
    paneel.detail.reden.setText("verkeerd gekozen")
    paneel.detail.bewaar_correctie()
    qtbot.waitUntil(paneel.detail.velden["meldingtype"].heeft_fout)
    assert not bureau.gedaan
    assert paneel.detail.meldingtype.waarde == "Mantelzorg"


def test_that_a_correction_is_not_dropped_by_opening_another_or_by_escape(
    paneel: VandaagPanel, vraag: VraagRij, qtbot: QtBot
) -> None:
    open_(paneel, vraag, qtbot)
    paneel.detail.toelichting.setPlainText("anders")
    paneel.tabel.view.setCurrentIndex(paneel.model.index(0, 0))
    paneel.open_huidige()
    QTest.keyClick(paneel.detail.toelichting, Qt.Key.Key_Escape)
    assert paneel.detail.vraag_id == vraag.id
    assert paneel.detail.toelichting.toPlainText() == "anders"
    assert paneel.detail.velden["reden"].heeft_fout()


def test_that_a_change_elsewhere_is_said_and_what_was_typed_stays(
    paneel: VandaagPanel, vraag: VraagRij, bureau: Bureau, qtbot: QtBot
) -> None:
    open_(paneel, vraag, qtbot)
    paneel.detail.toelichting.setPlainText("dit typte ik")
    bureau.vragen[vraag.id] = replace(vraag, toelichting="dit typte een ander", meldingtype="Wonen")
    paneel.ververs()
    qtbot.waitUntil(paneel.detail.elders.isVisible)
    assert paneel.detail.toelichting.toPlainText() == "dit typte ik"
    assert paneel.detail.meldingtype.waarde == "Wonen"
    assert "toelichting" in paneel.detail.elders.text()


def test_that_a_registration_is_taken_back_with_a_reason_in_the_panel(
    paneel: VandaagPanel, vraag: VraagRij, bureau: Bureau, qtbot: QtBot
) -> None:
    open_(paneel, vraag, qtbot)
    paneel.detail.intrekken.click()
    QTest.keyClicks(paneel.detail.zin.regel, "dubbel ingevoerd")
    QTest.keyClick(paneel.detail.zin.regel, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: paneel.model.rowCount() == 3)
    assert bureau.gedaan[-1] == TrekContactIn(id=vraag.contact_id, reden="dubbel ingevoerd")
    assert paneel.detail.isHidden()


def test_that_a_vraag_can_be_moved_to_another_person(
    paneel: VandaagPanel, vraag: VraagRij, bureau: Bureau, qtbot: QtBot
) -> None:
    open_(paneel, vraag, qtbot)
    paneel.detail.andere.click()
    QTest.keyClicks(paneel.detail.zoeker.regel, "yusuf")
    qtbot.waitUntil(paneel.detail.zoeker.lijst.isVisible)
    QTest.keyClick(paneel.detail.zoeker.regel, Qt.Key.Key_Down)
    QTest.keyClick(paneel.detail.zoeker.regel, Qt.Key.Key_Return)
    QTest.keyClicks(paneel.detail.reden, "verkeerde persoon")
    paneel.detail.bewaar_correctie()
    qtbot.waitUntil(lambda: len(bureau.gedaan) == 1)
    yusuf = next(persoon.id for persoon in bureau.personen.values() if persoon.roepnaam == "Yusuf")
    assert bureau.gedaan == [CorrigeerContact(id=vraag.contact_id, reden="verkeerde persoon", persoon_id=yusuf)]


def test_that_days_are_walked_and_the_future_cannot_be_reached(paneel: VandaagPanel, qtbot: QtBot) -> None:
    assert paneel.kies_dag.text() == "Vandaag"
    assert not paneel.volgende.isEnabled()
    QTest.keyClick(paneel.tabel.view, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert paneel.kies_dag.text() == "Gisteren"
    qtbot.waitUntil(lambda: paneel.model.rowCount() == 0)
    paneel.ga_naar_vandaag()
    paneel.dag_verder()
    assert paneel.kies_dag.text() == "Vandaag"
    qtbot.waitUntil(lambda: paneel.model.rowCount() == 4)


def test_that_only_mine_is_asked_of_the_store(paneel: VandaagPanel, bureau: Bureau, qtbot: QtBot) -> None:
    QTest.keyClick(paneel.tabel.view, Qt.Key.Key_M)
    qtbot.waitUntil(lambda: paneel.model.rowCount() == 3)
    laatste = [vraag for vraag in bureau.gelezen if isinstance(vraag, LeesVragen)][-1]
    assert laatste.alleen_van_mij


def test_that_an_old_contact_is_opened_on_its_own_day(paneel: VandaagPanel, bureau: Bureau, qtbot: QtBot) -> None:
    oud = next(vraag for vraag in bureau.vragen.values() if vraag.meldingtype == "Wonen")
    assert paneel.handle("contact.open", oud.contact_id)
    qtbot.waitUntil(lambda: paneel.model.rij_van(oud.id) >= 0)
    assert paneel.detail.contact_id == oud.contact_id
    assert paneel.kies_dag.text() == "Do 25 dec"


def test_that_another_contact_of_another_day_is_opened_once(
    paneel: VandaagPanel, bureau: Bureau, vraag: VraagRij, qtbot: QtBot
) -> None:
    oud = next(vraag for vraag in bureau.vragen.values() if vraag.meldingtype == "Wonen")
    open_(paneel, vraag, qtbot)
    gelezen = len(bureau.gelezen)
    assert paneel.handle("contact.open", oud.contact_id)
    qtbot.waitUntil(lambda: paneel.model.rij_van(oud.id) >= 0 and paneel.omgeving.jobs.is_rustig)
    qtbot.waitUntil(lambda: paneel.omgeving.jobs.is_rustig)
    assert paneel.detail.contact_id == oud.contact_id
    assert len(bureau.gelezen) - gelezen <= 4, "each of two days was read for the contact of the other, again and again"


def test_that_a_hidden_panel_does_not_read(paneel: VandaagPanel, bureau: Bureau, qtbot: QtBot) -> None:
    paneel.hide()
    gelezen = len(bureau.gelezen)
    with qtbot.waitSignal(paneel.omgeving.jobs.changed):
        paneel.omgeving.jobs.write(
            CorrigeerVraag(id=next(iter(bureau.vragen)), reden="x", toelichting="y"), eigenaar=paneel
        )
    assert len(bureau.gelezen) == gelezen
    paneel.show()
    qtbot.waitUntil(lambda: len(bureau.gelezen) > gelezen)


def test_that_in_a_small_dock_the_detail_takes_the_place_of_the_list(
    bureau: Bureau, vraag: VraagRij, qtbot: QtBot
) -> None:
    with open_paneel(qtbot, bureau, VandaagPanel, maat=(360, 600)) as paneel:
        qtbot.waitUntil(lambda: paneel.model.rowCount() == 4)
        open_(paneel, vraag, qtbot)
        assert not paneel.tabel.isVisible()
        paneel.detail.sluit()
        assert paneel.tabel.isVisible()


def test_that_the_table_model_keeps_the_rules_of_qt(paneel: VandaagPanel, bureau: Bureau) -> None:
    tester = QAbstractItemModelTester(paneel.model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    rijen = list(bureau.vragen.values())
    for anders in (rijen, rijen[::-1], rijen[1:3], []):
        paneel.tabel.zet(anders)
    assert tester.model().rowCount() == 0


def test_that_a_field_that_was_not_touched_takes_the_value_from_elsewhere(bureau: Bureau, vraag: VraagRij) -> None:
    contact = bureau.lees(LeesContact(id=vraag.contact_id))
    was = waarden_van(contact, vraag.id)
    getypt = replace(was, toelichting="ik")
    elders = replace(was, toelichting="een ander", kanaal="brief")
    nu, botst = verzoen(was, elders, getypt)
    assert (nu.toelichting, nu.kanaal, botst) == ("ik", "brief", ("toelichting",))
    assert opdrachten(contact, vraag.id, was, reden="geen verschil") == ()
    anoniem = opdrachten(contact, vraag.id, replace(was, persoon_id=None), reden="op verzoek")
    assert anoniem == (CorrigeerContact(id=contact.id, reden="op verzoek", maak_anoniem=True),)


def test_that_a_correction_under_way_is_there_again_after_a_crash(
    bureau: Bureau, vraag: VraagRij, qtbot: QtBot
) -> None:
    with open_paneel(qtbot, bureau, VandaagPanel, maat=(700, 900)) as eerst:
        qtbot.waitUntil(lambda: eerst.model.rowCount() == 4)
        open_(eerst, vraag, qtbot)
        eerst.detail.toelichting.setPlainText("zoon belt, niet de dochter")
        eerst.detail.reden.setText("verkeerd verstaan")
        qtbot.waitUntil(lambda: bool(bureau.concepten))
        eerst.klaar_om_te_sluiten()
    with open_paneel(qtbot, bureau, VandaagPanel, maat=(700, 900)) as weer:
        qtbot.waitUntil(weer.detail.isVisible)
        assert weer.detail.toelichting.toPlainText() == "zoon belt, niet de dochter"
        assert weer.detail.reden.text() == "verkeerd verstaan"
        weer.detail.zet_terug()
        qtbot.waitUntil(lambda: not bureau.concepten)


def test_that_the_green_dot_is_explained_in_words_and_the_count_says_what_it_counts(paneel: VandaagPanel) -> None:
    plek = next(nr for nr, kolom in enumerate(paneel.model.kolommen) if kolom.naam == "uitkomst")
    for rij in range(paneel.model.rowCount()):
        zegt = paneel.model.index(rij, plek).data(Qt.ItemDataRole.AccessibleTextRole)
        assert zegt.endswith("direct afgehandeld") == paneel.model.rij(rij).direct_afgehandeld
    assert paneel.tabel.telling.text() == f"{paneel.model.aantal} vragen"
