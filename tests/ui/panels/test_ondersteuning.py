"""Short support and onderzoeken by keyboard, in the real panel on the real store."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from tests.gezin import Gezin, wiersma, zet
from wijdesk.app.bureau import Bureau
from wijdesk.app.panelen import maak_omgeving
from wijdesk.app.papier import Afdrukker
from wijdesk.models.opdrachten.ondersteuning import BeginOndersteuning, LeesHulp, LeesOndersteuning
from wijdesk.models.opdrachten.onderzoek import BeginOnderzoek, LeesOnderzoek
from wijdesk.models.persoon import Persoon
from wijdesk.models.rows.ondersteuning import OndersteuningDetail
from wijdesk.models.rows.onderzoek import OnderzoekDetail
from wijdesk.models.values import Id
from wijdesk.ui.afdruk import AfdrukVenster
from wijdesk.ui.chip import Chip
from wijdesk.ui.jobs import Jobs
from wijdesk.ui.loopt_van import LooptVan
from wijdesk.ui.panels.ondersteuning import OndersteuningPanel
from wijdesk.ui.panels.ondersteuning.vorm import HulpFormulier
from wijdesk.ui.taal import spreek

LANG = 30_000
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def thuis(bureau: Bureau) -> Gezin:
    return wiersma(bureau)


@pytest.fixture
def paneel(bureau: Bureau, qtbot: QtBot) -> Iterator[OndersteuningPanel]:
    jobs = Jobs(bureau.schrijf, bureau.lees, plaats=bureau.plaats)
    gemaakt = OndersteuningPanel(maak_omgeving(bureau, jobs))
    qtbot.addWidget(gemaakt)
    gemaakt.resize(710, 640)
    gemaakt.show()
    qtbot.waitExposed(gemaakt)
    gemaakt.activateWindow()
    try:
        yield gemaakt
    finally:
        gemaakt.klaar_om_te_sluiten()
        jobs.sluit()


def ondersteuning(bureau: Bureau, thuis: Gezin) -> Id:
    opdracht = BeginOndersteuning(
        id=bureau.wereld.ids(), persoon_id=thuis.moeder, doel="De post op orde", verwacht_einde="2026-04-13"
    )
    return bureau.doe(opdracht)


def onderzoek(bureau: Bureau, thuis: Gezin) -> Id:
    velden: dict[str, Any] = {"wet": "Wmo 2015", "vraag": "Het huis wordt me te veel", "clientondersteuning": "nee"}
    return bureau.doe(BeginOnderzoek(persoon_id=thuis.moeder, melding_op="2026-02-27", **velden))


def toets(deel: QWidget | None, toets_: Qt.Key, anders: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    assert deel is not None
    QTest.keyClick(deel, toets_, anders)


def waar(qtbot: QtBot, paneel: OndersteuningPanel, soort: type[Any]) -> Any:
    """Wait until this page shows with the focus in it."""

    def staat() -> bool:
        blad = paneel.bladen.currentWidget()
        focus = QApplication.focusWidget()
        return isinstance(blad, soort) and focus is not None and blad.isAncestorOf(focus)

    qtbot.waitUntil(staat, timeout=LANG)
    return paneel.bladen.currentWidget()


def vul(vorm: HulpFormulier, **waarden: Any) -> None:
    vorm.zet_waarden(waarden)


def gelezen(bureau: Bureau, id_: Id) -> OndersteuningDetail:
    return bureau.lees(LeesOndersteuning(id=id_))


def test_that_support_is_begun_for_somebody_and_shows_at_once(
    bureau: Bureau, thuis: Gezin, paneel: OndersteuningPanel, qtbot: QtBot
) -> None:
    assert paneel.handle("ondersteuning.nieuw", (thuis.moeder, "Anouk Wiersma"))
    vorm = waar(qtbot, paneel, HulpFormulier)
    assert vorm.titel.text() == "Ondersteuning voor Anouk Wiersma"
    vul(vorm, vraag="Ik durf de post niet te openen", doel="De post op orde")
    toets(vorm, Qt.Key.Key_S, CTRL)
    qtbot.waitUntil(lambda: paneel.bladen.currentWidget() is paneel.ondersteuning, timeout=LANG)
    assert paneel.ondersteuning.kop.wie.text() == "Anouk Wiersma (40)"
    (rij,) = bureau.lees(LeesHulp())
    assert gelezen(bureau, rij.id).vraag == "Ik durf de post niet te openen"


def test_that_a_contact_is_recorded_and_put_right_by_keyboard(
    bureau: Bureau, thuis: Gezin, paneel: OndersteuningPanel, qtbot: QtBot
) -> None:
    id_ = ondersteuning(bureau, thuis)
    paneel.open("ondersteuning", id_)
    qtbot.waitUntil(lambda: paneel.bladen.currentWidget() is paneel.ondersteuning, timeout=LANG)
    paneel.ondersteuning.houder().setFocus()
    toets(QApplication.focusWidget(), Qt.Key.Key_N)
    vorm = waar(qtbot, paneel, HulpFormulier)
    vul(vorm, tekst="Post gesorteerd", soort="huisbezoek", duur="60")
    toets(vorm, Qt.Key.Key_S, CTRL)
    qtbot.waitUntil(lambda: paneel.ondersteuning.momenten.huidige() is not None, timeout=LANG)
    paneel.ondersteuning.momenten.lijst.setFocus()
    toets(paneel.ondersteuning.momenten.lijst, Qt.Key.Key_V)
    vorm = waar(qtbot, paneel, HulpFormulier)
    assert vorm.waarden()["tekst"] == "Post gesorteerd"
    vul(vorm, tekst="Post gesorteerd, twee aanmaningen")
    toets(vorm, Qt.Key.Key_S, CTRL)
    qtbot.waitUntil(lambda: bool(gelezen(bureau, id_).momenten[0].eerder), timeout=LANG)


def test_that_what_is_refused_stands_beside_its_field_and_nothing_typed_is_lost(
    bureau: Bureau, thuis: Gezin, paneel: OndersteuningPanel, qtbot: QtBot
) -> None:
    id_ = ondersteuning(bureau, thuis)
    paneel.open("ondersteuning", id_)
    qtbot.waitUntil(lambda: paneel.bladen.currentWidget() is paneel.ondersteuning, timeout=LANG)
    paneel.ondersteuning.asked.emit("af")
    vorm = waar(qtbot, paneel, HulpFormulier)
    vul(vorm, tekst="Het gaat goed")
    toets(vorm, Qt.Key.Key_S, CTRL)
    qtbot.waitUntil(vorm.velden["uitkomst"].heeft_fout, timeout=LANG)
    toets(vorm, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: paneel.bladen.currentWidget() is paneel.ondersteuning, timeout=LANG)
    paneel.ondersteuning.asked.emit("af")
    assert waar(qtbot, paneel, HulpFormulier).waarden()["tekst"] == "Het gaat goed"
    vul(vorm, uitkomst="doel bereikt")
    toets(vorm, Qt.Key.Key_S, CTRL)
    qtbot.waitUntil(lambda: gelezen(bureau, id_).stand == "controle", timeout=LANG)


def test_that_esc_goes_back_to_the_list_on_the_row_one_came_from(
    bureau: Bureau, thuis: Gezin, paneel: OndersteuningPanel, qtbot: QtBot
) -> None:
    id_ = ondersteuning(bureau, thuis)
    paneel.ververs()
    qtbot.waitUntil(lambda: paneel.lijst.lijst.huidige() is not None, timeout=LANG)
    paneel.lijst.lijst.lijst.setFocus()
    toets(paneel.lijst.lijst.lijst, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: paneel.bladen.currentWidget() is paneel.ondersteuning, timeout=LANG)
    toets(QApplication.focusWidget() or paneel, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: paneel.bladen.currentWidget() is paneel.lijst, timeout=LANG)
    huidige = paneel.lijst.lijst.huidige()
    assert huidige is not None
    assert huidige.id == id_


def test_that_the_list_gets_the_focus_as_soon_as_it_was_read(bureau: Bureau, thuis: Gezin, qtbot: QtBot) -> None:
    ondersteuning(bureau, thuis)
    jobs = Jobs(bureau.schrijf, bureau.lees, plaats=bureau.plaats)
    paneel = OndersteuningPanel(maak_omgeving(bureau, jobs))
    qtbot.addWidget(paneel)
    veld = paneel.eerste_veld()
    assert veld is not None
    paneel.show()
    qtbot.waitExposed(paneel)
    paneel.activateWindow()
    veld.setFocus()
    qtbot.waitUntil(paneel.lijst.lijst.lijst.hasFocus, timeout=LANG)
    assert paneel.lijst.lijst.huidige() is not None
    jobs.sluit()


def test_that_a_step_of_an_onderzoek_takes_two_keys(
    bureau: Bureau, thuis: Gezin, paneel: OndersteuningPanel, qtbot: QtBot
) -> None:
    id_ = onderzoek(bureau, thuis)
    assert paneel.handle("onderzoek.open", id_)
    qtbot.waitUntil(lambda: paneel.bladen.currentWidget() is paneel.onderzoek, timeout=LANG)
    paneel.onderzoek.stappen.lijst.setFocus()
    toets(paneel.onderzoek.stappen.lijst, Qt.Key.Key_Return)
    vorm = waar(qtbot, paneel, HulpFormulier)
    assert vorm.titel.text() == "Ontvangst schriftelijk bevestigd"
    toets(vorm, Qt.Key.Key_S, CTRL)

    def bevestigd() -> bool:
        detail: OnderzoekDetail = bureau.lees(LeesOnderzoek(id=id_))
        return detail.stappen[0].op == "2026-03-02"

    qtbot.waitUntil(bevestigd, timeout=LANG)


def test_that_a_clock_is_stood_still_in_place(
    bureau: Bureau, thuis: Gezin, paneel: OndersteuningPanel, qtbot: QtBot
) -> None:
    id_ = onderzoek(bureau, thuis)
    paneel.open("onderzoek", id_)
    blad = paneel.onderzoek
    qtbot.waitUntil(lambda: paneel.bladen.currentWidget() is blad, timeout=LANG)
    blad.klokken.lijst.setFocus()
    toets(blad.klokken.lijst, Qt.Key.Key_End)
    toets(blad.klokken.lijst, Qt.Key.Key_O)
    assert blad.strook.isVisible()
    QTest.keyClicks(blad.strook.reden, "Op verzoek, opname")
    toets(blad.strook.reden, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not blad.strook.isVisible(), timeout=LANG)
    detail = bureau.lees(LeesOnderzoek(id=id_))
    assert any("staat stil" in rij.in_woorden for rij in detail.termijnen)


def test_that_going_over_in_a_casus_opens_the_household(
    bureau: Bureau, thuis: Gezin, paneel: OndersteuningPanel, qtbot: QtBot
) -> None:
    gevraagd: list[tuple[str, object]] = []
    paneel.requested.connect(lambda wat, inhoud: gevraagd.append((wat, inhoud)))
    paneel.open("ondersteuning", ondersteuning(bureau, thuis))
    qtbot.waitUntil(lambda: paneel.bladen.currentWidget() is paneel.ondersteuning, timeout=LANG)
    paneel.ondersteuning.asked.emit("casus")
    vorm = waar(qtbot, paneel, HulpFormulier)
    vul(vorm, wettelijk_kader="Jeugdwet", leefgebied="Financiën")
    toets(vorm, Qt.Key.Key_S, CTRL)
    qtbot.waitUntil(lambda: ("huishouden.open", thuis.huishouden) in gevraagd, timeout=LANG)


def test_that_who_may_only_read_has_no_buttons_to_write(bureau: Bureau, thuis: Gezin, qtbot: QtBot) -> None:
    jobs = Jobs(bureau.schrijf, bureau.lees, plaats=bureau.plaats)
    paneel = OndersteuningPanel(maak_omgeving(bureau, jobs), mag=False, casus=False)
    qtbot.addWidget(paneel)
    paneel.show()
    assert [actie.naam for actie in paneel.lijst.acties()][1:] == ["hulp.ondersteuning", "hulp.onderzoek"]
    assert "hulp.ondersteuning" not in [actie.naam for actie in paneel.acties()]
    assert paneel.lijst.toetsen.knop("hulp.ondersteuning").isHidden()
    jobs.sluit()


def test_that_the_letter_offers_to_record_that_the_receipt_was_confirmed(
    bureau: Bureau, thuis: Gezin, qtbot: QtBot
) -> None:
    id_ = onderzoek(bureau, thuis)
    zet(bureau, Persoon, thuis.moeder, taal="Turks")
    jobs = Jobs(bureau.schrijf, bureau.lees, plaats=bureau.plaats)
    afdrukker = Afdrukker(maak_omgeving(bureau, jobs))
    afdrukker.paneel = paneel = QWidget()
    qtbot.addWidget(paneel)
    paneel.show()
    afdrukker.verzoeken()["ontvangst.afdrukken"](id_)
    qtbot.waitUntil(lambda: bool(paneel.findChildren(AfdrukVenster)), timeout=LANG)
    (venster,) = paneel.findChildren(AfdrukVenster)
    qtbot.waitUntil(lambda: venster.is_klaar, timeout=LANG)
    assert venster.daarna.isVisible()
    assert (venster.taal.waarde, venster.pagina.text()) == ("tr", "Pagina 1 van 2"), "hers, and the Dutch one behind it"
    venster.doe_daarna()
    qtbot.waitUntil(lambda: "bevestigd" in venster.melding.text(), timeout=LANG)
    assert bureau.lees(LeesOnderzoek(id=id_)).stappen[0].op == "2026-03-02"
    venster.reject()
    jobs.sluit()


def _heeft_chip(rij: LooptVan) -> bool:
    return bool(rij.findChildren(Chip, "loopt"))


def _onthoud(lijst: list[tuple[object, ...]], *wat: object) -> None:
    lijst.append(wat)


def test_that_a_resident_and_a_family_show_what_runs_and_open_it(bureau: Bureau, thuis: Gezin, qtbot: QtBot) -> None:
    id_ = ondersteuning(bureau, thuis)
    jobs = Jobs(bureau.schrijf, bureau.lees, plaats=bureau.plaats)
    for soort, onderwerp in (("persoon", thuis.moeder), ("huishouden", thuis.huishouden)):
        rij = LooptVan(maak_omgeving(bureau, jobs), soort)
        gevraagd: list[tuple[object, ...]] = []
        rij.requested.connect(partial(_onthoud, gevraagd))
        qtbot.addWidget(rij)
        rij.show()
        rij.toon(onderwerp, "Anouk Wiersma")
        qtbot.waitUntil(partial(_heeft_chip, rij), timeout=LANG)
        rij.findChildren(Chip, "loopt")[0].click()
        assert gevraagd == [("ondersteuning.open", id_)]
        begint = rij.findChildren(Chip, "loopt_onderzoek")
        assert bool(begint) == (soort == "persoon")
        if begint:
            begint[0].click()
            assert gevraagd[-1] == ("onderzoek.nieuw", (thuis.moeder, "Anouk Wiersma"))
    jobs.sluit()


def test_that_what_runs_is_english_also_with_a_first_name_behind_it(
    bureau: Bureau, thuis: Gezin, qapp: QApplication, qtbot: QtBot
) -> None:
    ondersteuning(bureau, thuis)
    jobs = Jobs(bureau.schrijf, bureau.lees, plaats=bureau.plaats)
    spreek(qapp, "en")
    try:
        rij = LooptVan(maak_omgeving(bureau, jobs), "huishouden")
        qtbot.addWidget(rij)
        rij.resize(900, 200)
        rij.show()
        rij.toon(thuis.huishouden)
        qtbot.waitUntil(partial(_heeft_chip, rij), timeout=LANG)
        chip = rij.findChildren(Chip, "loopt")[0]
        qtbot.waitUntil(lambda: chip.text().startswith("Short-term support Anouk · "), timeout=LANG)
    finally:
        spreek(qapp, "nl")
        jobs.sluit()
