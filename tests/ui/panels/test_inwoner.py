"""The person card: what to know, corrections that survive a change elsewhere, and the BSN that stays masked."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from tests.ui.bureau_lijsten import Bureau, gevuld_bureau, id_van, open_paneel
from tests.ui.test_parts import Kijker
from wijdesk.errors import SchijfVol
from wijdesk.models.opdrachten.persoon import LeesBsn, LeesPersoonKaart, WijzigPersoon
from wijdesk.models.rows.huis import Wijziging
from wijdesk.models.values import Id
from wijdesk.services.register import rechten_van
from wijdesk.ui.panels.inwoner import InwonerPanel
from wijdesk.ui.panels.inwoner.gegevens import adres, invoer_van, verschil, verzoen
from wijdesk.ui.panels.inwoner.kaart import NaamKnop

FATIMA, YUSUF, LANG, PIETER = (id_van(nummer) for nummer in (101, 102, 103, 104))
INWONER = partial(InwonerPanel, rechten=rechten_van(("casemanager",)))


@pytest.fixture
def bureau() -> Bureau:
    return gevuld_bureau()


@pytest.fixture
def paneel(bureau: Bureau, qtbot: QtBot) -> Iterator[InwonerPanel]:
    with open_paneel(qtbot, bureau, INWONER) as gemaakt:
        yield gemaakt


def open_(paneel: InwonerPanel, persoon_id: Id, qtbot: QtBot) -> None:
    assert paneel.handle("persoon.open", persoon_id)
    naam = {FATIMA: "Fatima el Jansen", PIETER: "Pieter de Bakker", YUSUF: "Yusuf Jansen"}[persoon_id]
    qtbot.waitUntil(lambda: paneel.kop.text() == naam)


def alle_teksten(paneel: InwonerPanel) -> str:
    return " ".join(label.text() for label in paneel.findChildren(QLabel))


def test_that_an_empty_card_says_how_to_find_somebody(paneel: InwonerPanel) -> None:
    assert "Ctrl+K" in paneel.leeg.text()
    assert paneel.leeg.isVisible()


def test_that_the_card_says_who_where_and_in_which_language(paneel: InwonerPanel, qtbot: QtBot) -> None:
    open_(paneel, FATIMA, qtbot)
    teksten = alle_teksten(paneel)
    for verwacht in (
        "12-05-1984 (41 jaar)",
        "Eikenlaan 24b, 9741 AB Groningen",
        "Arabisch, tolk nodig",
        "050 555 01 23",
    ):
        assert verwacht in teksten
    assert paneel.kaart.model.rowCount() == 2


def test_that_the_bsn_is_masked_until_asked_and_again_when_the_card_is_hidden(
    paneel: InwonerPanel, bureau: Bureau, qtbot: QtBot
) -> None:
    open_(paneel, FATIMA, qtbot)
    assert paneel.kaart.bsn.text() == "••• ••• 333"
    assert not any(isinstance(vraag, LeesBsn) for vraag in bureau.gelezen)
    paneel.kaart.toon_bsn.click()
    qtbot.waitUntil(lambda: paneel.kaart.bsn.text() == "111 222 333")
    paneel.hide()
    assert "111" not in alle_teksten(paneel)


def test_that_who_may_not_see_a_bsn_reads_why(paneel: InwonerPanel, bureau: Bureau, qtbot: QtBot) -> None:
    bureau.mag_bsn = False
    open_(paneel, FATIMA, qtbot)
    paneel.kaart.toon_bsn.click()
    qtbot.waitUntil(paneel.kaart.bsn_fout.isVisible)
    assert not paneel.kaart.bsn_zichtbaar


def test_that_a_pandverbod_stands_on_top_with_where_and_until_when(paneel: InwonerPanel, qtbot: QtBot) -> None:
    open_(paneel, PIETER, qtbot)
    assert paneel.waarschuwing.isVisible()
    assert "Pandverbod t/m 12-04-2026 (Selwerd, Beijum)" in paneel.waarschuwing.text()
    assert "ander kanaal" in paneel.waarschuwing.text()


def test_that_others_at_the_address_are_one_click_away(paneel: InwonerPanel, qtbot: QtBot) -> None:
    open_(paneel, FATIMA, qtbot)
    knop = next(k for k in paneel.kaart.findChildren(QPushButton) if k.text().startswith("Yusuf"))
    knop.click()
    qtbot.waitUntil(lambda: paneel.kop.text() == "Yusuf Jansen")


def test_that_a_card_read_twice_at_once_makes_no_window_of_a_name(
    paneel: InwonerPanel, bureau: Bureau, qtbot: QtBot, qapp: QApplication
) -> None:
    open_(paneel, FATIMA, qtbot)
    kaart = bureau.lees(LeesPersoonKaart(id=FATIMA))
    assert kaart.op_hetzelfde_adres
    kijker = Kijker()
    qapp.installEventFilter(kijker)
    paneel.kaart.toon(kaart)
    paneel.kaart.toon(kaart)  # before the layout has shown what was new in it
    qapp.processEvents()
    qapp.removeEventFilter(kijker)
    assert kijker.gezien == []


def test_that_c_asks_for_a_new_contact_about_this_person(paneel: InwonerPanel, qtbot: QtBot) -> None:
    open_(paneel, FATIMA, qtbot)
    paneel.kaart.contacten.lijst.setFocus()
    with qtbot.waitSignal(paneel.requested) as gevraagd:
        QTest.keyClick(paneel.kaart.contacten.lijst, Qt.Key.Key_C)
    assert gevraagd.args == ["contact.nieuw_voor", FATIMA]


def test_that_enter_on_an_earlier_contact_opens_it(paneel: InwonerPanel, qtbot: QtBot) -> None:
    open_(paneel, FATIMA, qtbot)
    huidige = paneel.kaart.contacten.huidige()
    assert huidige is not None
    with qtbot.waitSignal(paneel.requested) as gevraagd:
        QTest.keyClick(paneel.kaart.contacten.lijst, Qt.Key.Key_Return)
    assert gevraagd.args == ["contact.open", huidige.contact_id]


def test_that_a_correction_writes_what_differs_from_what_was_seen(
    paneel: InwonerPanel, bureau: Bureau, qtbot: QtBot
) -> None:
    open_(paneel, FATIMA, qtbot)
    paneel.kaart.contacten.lijst.setFocus()
    QTest.keyClick(paneel.kaart.contacten.lijst, Qt.Key.Key_W)
    regel = paneel.bewerken.regels["telefoon"]
    regel.clear()
    QTest.keyClicks(regel, "06 55501199")
    QTest.keyClick(regel, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: bool(bureau.gedaan) and paneel.stapel.currentWidget() is paneel.kaart)
    gedaan = bureau.gedaan[-1]
    assert isinstance(gedaan, WijzigPersoon)
    assert verschil(gedaan.gezien, gedaan.invoer) == {"telefoon": "06 55501199"}
    qtbot.waitUntil(lambda: "06 55501199" in alle_teksten(paneel))


def test_that_a_letter_typed_in_the_form_is_no_command(paneel: InwonerPanel, bureau: Bureau, qtbot: QtBot) -> None:
    open_(paneel, FATIMA, qtbot)
    paneel.wijzig()
    regel = paneel.bewerken.regels["roepnaam"]
    regel.clear()
    QTest.keyClicks(regel, "cwaz")
    assert regel.text() == "cwaz"
    assert paneel.stapel.currentWidget() is paneel.bewerken


def test_that_a_change_elsewhere_is_said_and_what_was_typed_stays(
    paneel: InwonerPanel, bureau: Bureau, qtbot: QtBot
) -> None:
    open_(paneel, FATIMA, qtbot)
    paneel.wijzig()
    paneel.bewerken.regels["telefoon"].setText("06 1")
    gezien = invoer_van(bureau.personen[FATIMA])
    elders = WijzigPersoon(id=FATIMA, gezien=gezien, invoer=replace(gezien, telefoon="050 999", email="x@y.example"))
    paneel.omgeving.jobs.write(elders, eigenaar=paneel)
    qtbot.waitUntil(paneel.bewerken.elders.isVisible)
    assert paneel.bewerken.regels["telefoon"].text() == "06 1"
    assert paneel.bewerken.regels["email"].text() == "x@y.example"
    assert "050 999" in paneel.bewerken.velden["telefoon"].onder.text()
    paneel.bewerken.bewaar()
    qtbot.waitUntil(lambda: bureau.personen[FATIMA].telefoon == "06 1")
    assert bureau.personen[FATIMA].email == "x@y.example"


def test_that_a_wrong_bsn_is_refused_beside_its_field(paneel: InwonerPanel, qtbot: QtBot) -> None:
    open_(paneel, FATIMA, qtbot)
    paneel.wijzig()
    paneel.bewerken.regels["bsn"].setText("123456789")
    paneel.bewerken.bewaar()
    qtbot.waitUntil(paneel.bewerken.velden["bsn"].heeft_fout)
    assert paneel.bewerken.regels["bsn"].text() == "123456789"


def test_that_a_full_disk_is_told_and_what_was_typed_stays(paneel: InwonerPanel, bureau: Bureau, qtbot: QtBot) -> None:
    def weiger(verzoek: object) -> None:
        if isinstance(verzoek, WijzigPersoon):
            raise SchijfVol("De schijf is vol.", uitweg="Maak ruimte.")

    open_(paneel, FATIMA, qtbot)
    paneel.wijzig()
    bureau.weiger = weiger
    paneel.bewerken.regels["taal"].setText("Tigrinya")
    paneel.bewerken.bewaar()
    qtbot.waitUntil(paneel.bewerken.fout.isVisible)
    assert paneel.bewerken.regels["taal"].text() == "Tigrinya"


def test_that_opening_somebody_else_does_not_drop_what_was_typed(paneel: InwonerPanel, qtbot: QtBot) -> None:
    open_(paneel, FATIMA, qtbot)
    paneel.wijzig()
    paneel.bewerken.regels["taal"].setText("Tigrinya")
    assert paneel.handle("persoon.open", PIETER)
    assert paneel.melding.isVisible()
    assert paneel.kop.text() == "Fatima el Jansen"
    assert paneel.bewerken.regels["taal"].text() == "Tigrinya"


def test_that_an_import_does_not_open_the_card_again_and_a_change_of_this_person_does(
    paneel: InwonerPanel, bureau: Bureau, qtbot: QtBot
) -> None:
    open_(paneel, FATIMA, qtbot)

    def geopend() -> int:
        return sum(isinstance(vraag, LeesPersoonKaart) for vraag in bureau.gelezen)

    eerst = geopend()
    veel = frozenset(id_van(nummer) for nummer in range(5000, 5500))
    paneel.omgeving.jobs.changed.emit(Wijziging(per_soort={"contact": veel, "persoon": veel}))
    paneel.ververs()
    assert geopend() == eerst
    paneel.omgeving.jobs.changed.emit(Wijziging(per_soort={"persoon": frozenset({FATIMA})}))
    qtbot.waitUntil(lambda: geopend() == eerst + 1)


def test_that_the_model_of_earlier_contacts_keeps_the_rules_of_qt(paneel: InwonerPanel, bureau: Bureau) -> None:
    tester = QAbstractItemModelTester(paneel.kaart.model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    rijen = list(bureau.vragen.values())
    for anders in (rijen, rijen[::-1], rijen[:1], []):
        paneel.kaart.model.zet(anders)
    assert tester.model().rowCount() == 0


def test_that_a_masked_bsn_counts_as_not_touched(bureau: Bureau) -> None:
    gezien = invoer_van(replace(bureau.personen[FATIMA], bsn="••••••333"))
    elders = replace(gezien, telefoon="1")
    nu, botst = verzoen(gezien, elders, replace(gezien, telefoon="2", taal="Frans"))
    assert (nu.telefoon, nu.taal, nu.bsn, botst) == ("2", "Frans", "••••••333", ("telefoon",))


def test_that_an_address_reads_as_people_write_it(bureau: Bureau) -> None:
    assert adres(replace(bureau.personen[FATIMA], postcode="9741AB")) == "Eikenlaan 24b, 9741 AB Groningen"
    assert adres(bureau.personen[PIETER]) == ""


def test_that_a_correction_under_way_is_there_again_after_a_crash(bureau: Bureau, qtbot: QtBot) -> None:
    with open_paneel(qtbot, bureau, INWONER) as eerst:
        open_(eerst, FATIMA, qtbot)
        eerst.wijzig()
        QTest.keyClicks(eerst.bewerken.regels["taal"], " en Frans")
        qtbot.waitUntil(lambda: bool(bureau.concepten))
    with open_paneel(qtbot, bureau, INWONER) as weer:
        qtbot.waitUntil(lambda: weer.stapel.currentWidget() is weer.bewerken)
        assert weer.kop.text() == "Fatima el Jansen"
        assert weer.bewerken.regels["taal"].text() == "Arabisch en Frans"
        assert weer.melding.isVisible()
        weer.bewerken.bewaar()
        qtbot.waitUntil(lambda: not bureau.concepten)
    assert bureau.personen[FATIMA].taal == "Arabisch en Frans"


def test_that_a_report_under_way_is_there_again_after_a_crash(bureau: Bureau, qtbot: QtBot) -> None:
    with open_paneel(qtbot, bureau, INWONER) as eerst:
        open_(eerst, FATIMA, qtbot)
        eerst.meld_agressie()
        eerst.agressie.soort.zet("verbaal")
        eerst.agressie.omschrijving.setPlainText("schold")
        eerst.klaar_om_te_sluiten()
        qtbot.waitUntil(lambda: bool(bureau.concepten))
    with open_paneel(qtbot, bureau, INWONER) as weer:
        qtbot.waitUntil(lambda: weer.stapel.currentWidget() is weer.agressie)
        assert weer.agressie.omschrijving.toPlainText() == "schold"
        weer.agressie.sluit()
        qtbot.waitUntil(lambda: not bureau.concepten)


def kaarten(bureau: Bureau) -> int:
    """How many cards were opened."""
    return sum(isinstance(vraag, LeesPersoonKaart) for vraag in bureau.gelezen)


def test_that_the_card_follows_who_is_chosen_elsewhere_without_reading_it_again(
    paneel: InwonerPanel, bureau: Bureau, qtbot: QtBot
) -> None:
    open_(paneel, FATIMA, qtbot)
    kaart = bureau.lees(LeesPersoonKaart(id=PIETER))
    gelezen = kaarten(bureau)
    assert paneel.handle("persoon.toon", kaart)
    assert paneel.kop.text() == "Pieter de Bakker"
    assert paneel.stapel.currentWidget() is paneel.kaart
    assert kaarten(bureau) == gelezen


def test_that_the_card_does_not_follow_while_somebody_types_in_it(
    paneel: InwonerPanel, bureau: Bureau, qtbot: QtBot
) -> None:
    open_(paneel, FATIMA, qtbot)
    paneel.wijzig()
    assert paneel.handle("persoon.toon", bureau.lees(LeesPersoonKaart(id=PIETER)))
    assert paneel.kop.text() == "Fatima el Jansen"
    assert paneel.stapel.currentWidget() is paneel.bewerken


def test_that_an_empty_card_can_hold_the_focus(paneel: InwonerPanel) -> None:
    assert paneel.eerste_veld() is paneel.leeg
    paneel.leeg.setFocus()
    assert paneel.leeg.hasFocus()


def test_that_hiding_somebody_names_who_lives_there_too_and_opens_their_card_after_saving(
    paneel: InwonerPanel, bureau: Bureau, qtbot: QtBot
) -> None:
    open_(paneel, FATIMA, qtbot)
    paneel.wijzig()
    form = paneel.bewerken
    assert not form.ook.isVisible()
    form.vinkjes["afgeschermd"].setFocus()
    QTest.keyClick(form.vinkjes["afgeschermd"], Qt.Key.Key_Space)
    assert form.ook.isVisible()
    waarom = form.velden["reden"]
    assert waarom.isVisible()
    assert waarom.label.text() == "Waarom schermt u deze kaart af? (één zin)"
    form.reden.setFocus()
    QTest.keyClicks(form.reden, "Haar ex zoekt haar")
    assert form.verschil()["reden"] == "Haar ex zoekt haar", "a draft keeps it too"
    assert form.ook_zin.text() == (
        "Woont samen met Yusuf Jansen. Zet die kaart ook op afgeschermd: het adres staat daar ook op."
    )
    (open_kaart,) = form.ook.findChildren(NaamKnop)
    assert open_kaart.accessibleName() == "Bewaren en kaart van Yusuf Jansen openen"
    open_kaart.setFocus()
    QTest.keyClick(open_kaart, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: paneel.kop.text() == "Yusuf Jansen")
    assert bureau.personen[FATIMA].afgeschermd
    paneel.wijzig()
    assert not waarom.isVisible()
    form.vinkjes["afgeschermd"].click()
    assert not form.ook.isVisible()  # Fatima's card is hidden already


def test_that_an_address_that_may_not_be_known_says_so_and_is_not_taken_for_unknown(
    paneel: InwonerPanel, bureau: Bureau, qtbot: QtBot
) -> None:
    leeg: dict[str, Any] = dict.fromkeys(("straat", "huisnummer", "toevoeging", "postcode", "woonplaats"), "")
    bureau.personen[FATIMA] = replace(bureau.personen[FATIMA], **leeg, adres_verborgen=True)
    open_(paneel, FATIMA, qtbot)
    assert "Afgeschermd adres" in alle_teksten(paneel)
    paneel.wijzig()
    straat = " ".join(label.text() for label in paneel.bewerken.velden["straat"].findChildren(QLabel))
    assert "Afgeschermd adres. Geef een ander adres door aan de regisseur." in straat
