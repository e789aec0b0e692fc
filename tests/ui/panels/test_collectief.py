"""Collectief by keyboard, on the real store."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from icalendar import Calendar
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.services.test_collectief import OVERLAST, maak, onderwerp
from tests.signalen import meld
from tests.ui.gezinvenster import focus, rust, toon
from wijdesk.app.bureau import Bureau
from wijdesk.app.panelen import maak_omgeving
from wijdesk.models.opdrachten.collectief import (
    KoppelSignalen,
    LeesActiviteit,
    LeesActiviteiten,
    LeesBuurtagenda,
    LeesInitiatieven,
    PlanSessies,
    RondActiviteitAf,
)
from wijdesk.models.opdrachten.huis import MaakLocatie, MaakMedewerker, ZetMedewerkerInactief
from wijdesk.models.opdrachten.signaal import LeesStraatrondes, RegistreerStraatronde
from wijdesk.ui.gezegd import gezegd
from wijdesk.ui.jobs import Jobs
from wijdesk.ui.panels.collectief import CollectiefPanel, beeld
from wijdesk.ui.panels.collectief.agenda import Agenda
from wijdesk.ui.panels.collectief.formulier import ActiviteitFormulier, AfrondFormulier
from wijdesk.ui.taal import spreek

LANG = 30_000
CTRL = Qt.KeyboardModifier.ControlModifier
K = Qt.Key


@pytest.fixture
def paneel(bureau: Bureau, jobs: Jobs, qtbot: QtBot) -> CollectiefPanel:
    gemaakt = toon(bureau, jobs, qtbot, "collectief", sluit=False)
    assert isinstance(gemaakt, CollectiefPanel)
    gemaakt.resize(1000, 640)
    rust(jobs, qtbot)
    return gemaakt


def opnieuw(paneel: CollectiefPanel, jobs: Jobs, qtbot: QtBot) -> None:
    paneel.ververs()
    rust(jobs, qtbot)


def vul(formulier: Any, **velden: str) -> None:
    for naam, tekst in velden.items():
        deel = formulier.delen[naam]
        if hasattr(deel, "zet") and not hasattr(deel, "setText"):
            deel.zet(tekst)
        else:
            deel.setText(tekst) if hasattr(deel, "setText") else deel.setPlainText(tekst)


def vak(agenda: Agenda, week: int, dag: int) -> str:
    """What stands in the square of a day."""
    deel = agenda.rooster.item(week, dag)
    assert deel is not None
    return deel.text()


def test_that_an_activiteit_its_sessies_and_who_came_are_written_by_keyboard(
    paneel: CollectiefPanel, bureau: Bureau, jobs: Jobs, qtbot: QtBot
) -> None:
    blad = paneel.activiteiten
    paneel.eerste_veld().setFocus()
    QTest.keyClick(focus(paneel), K.Key_N)
    QTest.keyClicks(focus(paneel), "Koffie op dinsdag")
    formulier = blad.formulieren["activiteit"]
    QTest.keyClick(focus(paneel), K.Key_S, CTRL)
    rust(jobs, qtbot)
    assert formulier.velden["thema"].onder.text() == "Kies een thema."
    vul(formulier, thema="eenzaamheid en ontmoeting", gebied="Selwerd", start="1-2-2026", vrijwilligers="4",
        financiering_tot="31-12-2026")  # fmt: skip
    QTest.keyClick(focus(paneel), K.Key_S, CTRL)
    rust(jobs, qtbot)
    (rij,) = bureau.lees(LeesActiviteiten())
    assert (rij.titel, rij.gebied, bureau.lees(LeesActiviteit(id=rij.id)).medewerker_id) == (
        "Koffie op dinsdag", "Selwerd", bureau.medewerker.id,
    )  # fmt: skip
    qtbot.waitUntil(lambda: blad.blad.detail is not None, timeout=LANG)
    assert "\nBetaald tot en met 31-12-2026" in blad.blad.feiten.text()
    QTest.keyClick(blad.lijst.lijst, K.Key_P)
    vul(blad.formulieren["sessie"], datum="16-2-2026", van="10", tot="1130", plek="Buurthuis", keren="4")
    QTest.keyClick(focus(paneel), K.Key_S, CTRL)
    rust(jobs, qtbot)
    qtbot.waitUntil(lambda: len(blad.blad.sessies.velden) == 3, timeout=LANG)
    QTest.keyClick(blad.lijst.lijst, K.Key_T)
    for aantal in ("14", "9"):
        QTest.keyClicks(focus(paneel), aantal)
        QTest.keyClick(focus(paneel), K.Key_Return)
        rust(jobs, qtbot)
    QTest.keyClicks(focus(paneel), "7")
    opnieuw(paneel, jobs, qtbot)
    assert focus(paneel) is list(blad.blad.sessies.velden.values())[2], "what is typed stays while others are saved"
    assert list(blad.blad.sessies.velden.values())[2].text() == "7"
    QTest.keyClick(focus(paneel), K.Key_Return)
    rust(jobs, qtbot)
    sessies = bureau.lees(LeesActiviteit(id=rij.id)).sessies
    assert [(sessie.van, sessie.tot, sessie.aanwezig) for sessie in sessies] == [
        ("10:00", "11:30", 14), ("10:00", "11:30", 9), ("10:00", "11:30", 7), ("10:00", "11:30", None),
    ]  # fmt: skip
    blad.lijst.lijst.setFocus()
    QTest.keyClick(blad.lijst.lijst, K.Key_R)
    vul(blad.formulieren["activiteit_afronden"], resultaat="Buren kennen elkaar.", einde="2-3-2026")
    QTest.keyClick(focus(paneel), K.Key_S, CTRL)
    rust(jobs, qtbot)
    assert bureau.lees(LeesActiviteit(id=rij.id)).resultaat == "Buren kennen elkaar."


def test_that_something_new_goes_to_the_locatie_one_looks_at_and_who_left_stays(
    bureau: Bureau, jobs: Jobs, qtbot: QtBot
) -> None:
    zuid = bureau.doe(MaakLocatie(naam="WIJ Zuid"))
    ander = bureau.doe(MaakMedewerker(naam="Bo Smit", locatie_id=zuid, rollen=("casemanager",)))
    id_ = maak(bureau, locatie_id=zuid, medewerker_id=ander)
    bureau.doe(ZetMedewerkerInactief(id=ander))
    gemaakt = toon(bureau, jobs, qtbot, "collectief", sluit=False)
    assert isinstance(gemaakt, CollectiefPanel)
    rust(jobs, qtbot)
    gemaakt.locatie.zet(zuid.hex())
    gemaakt.locatie.activated.emit(gemaakt.locatie.currentIndex())
    gemaakt.toon("buurt")
    gemaakt.buurtagenda.maak_nieuw()
    vorm = gemaakt.buurtagenda.formulier
    assert vorm is not None
    assert vorm.titel.text() == "Nieuw onderwerp op de buurtagenda · WIJ Zuid"
    vul(vorm, onderwerp="Meer licht")
    QTest.keyClick(focus(gemaakt), K.Key_S, CTRL)
    rust(jobs, qtbot)
    rij = gemaakt.buurtagenda.lijst.huidige()
    assert (rij and rij.onderwerp, rij and rij.locatie_id) == ("Meer licht", zuid)
    gemaakt.buurtagenda._maak_activiteit()
    vul(gemaakt.activiteiten.formulieren["activiteit"], thema="wonen", start="1-2-2026")
    QTest.keyClick(focus(gemaakt), K.Key_S, CTRL)
    rust(jobs, qtbot)
    assert {er.titel: er.locatie_id for er in bureau.lees(LeesActiviteiten())} == {
        "Meer licht": zuid, "Koffie op dinsdag": zuid,
    }  # fmt: skip
    blad = gemaakt.activiteiten
    blad.toon(id_)
    rust(jobs, qtbot)
    blad.wijzig()
    rust(jobs, qtbot)
    wie = blad.formulieren["activiteit"]
    assert isinstance(wie, ActiviteitFormulier)
    assert wie.wie.currentText() == "Bo Smit (werkt hier niet meer)"
    vul(wie, partners="Kerk")
    QTest.keyClick(focus(gemaakt), K.Key_S, CTRL)
    rust(jobs, qtbot)
    na = bureau.lees(LeesActiviteit(id=id_))
    assert (na.partners, na.medewerker_id) == ("Kerk", ander)


def test_that_the_list_narrows_by_what_runs_theme_area_and_words(
    paneel: CollectiefPanel, bureau: Bureau, jobs: Jobs, qtbot: QtBot
) -> None:
    koffie, moestuin = maak(bureau), maak(bureau, titel="Moestuin", gebied="Paddepoel", thema="vervuiling en groen")
    klaar = maak(bureau, titel="Oud")
    bureau.doe(RondActiviteitAf(id=klaar, einde="2026-02-20", resultaat="Klaar"))
    opnieuw(paneel, jobs, qtbot)
    blad = paneel.activiteiten
    model = blad.lijst.lijst.model()

    def ids() -> set[bytes]:
        return {model.rij(plek).id for plek in range(model.rowCount())}  # type: ignore[attr-defined]

    assert ids() == {koffie, moestuin}
    blad.gebied.zet("Paddepoel")
    blad.gebied.activated.emit(blad.gebied.currentIndex())
    assert ids() == {moestuin}
    blad.toon(moestuin)
    rust(jobs, qtbot)
    assert ids() == {moestuin}, "what narrows the list stays when it shows what was asked for"
    blad.gebied.zet("")
    blad.stand.zet("afgelopen")
    blad.stand.activated.emit(blad.stand.currentIndex())
    assert ids() == {klaar}
    blad.toon(koffie)
    rust(jobs, qtbot)
    gekozen = blad.lijst.huidige()
    assert gekozen is not None
    assert gekozen.id == koffie
    assert ids() == {koffie, moestuin, klaar}
    over = maak(bureau, titel="Vorige week", einde="2026-02-25")
    blad.toon(over)
    rust(jobs, qtbot)
    blad.rond_af()
    vorm = blad.formulieren["activiteit_afronden"]
    assert isinstance(vorm, AfrondFormulier)
    assert vorm.waarden()["einde"] == "25-02-2026", "its day is over, not its result"


def test_that_a_number_that_is_refused_is_told_at_its_line_and_one_can_be_taken_away(
    paneel: CollectiefPanel, bureau: Bureau, jobs: Jobs, qtbot: QtBot
) -> None:
    id_ = maak(bureau)
    bureau.doe(PlanSessies(activiteit_id=id_, datum="2026-02-10"))
    opnieuw(paneel, jobs, qtbot)
    qtbot.waitUntil(lambda: len(paneel.activiteiten.blad.sessies.velden) == 1, timeout=LANG)
    (veld,) = paneel.activiteiten.blad.sessies.velden.values()
    veld.setFocus()
    QTest.keyClicks(veld, "12x")
    assert veld.text() == "12", "only digits"
    QTest.keyClick(veld, K.Key_Return)
    rust(jobs, qtbot)
    (veld,) = paneel.activiteiten.blad.sessies.velden.values()
    veld.setFocus()
    veld.selectAll()
    QTest.keyClick(veld, K.Key_Delete)
    QTest.keyClick(veld, K.Key_Return)
    rust(jobs, qtbot)
    assert bureau.lees(LeesActiviteit(id=id_)).sessies[0].aanwezig is None


def test_that_a_straatronde_and_signalen_are_put_with_an_activiteit_by_enter(
    paneel: CollectiefPanel, bureau: Bureau, jobs: Jobs, qtbot: QtBot
) -> None:
    id_ = maak(bureau)
    signaal = meld(bureau, **OVERLAST)
    ronde = bureau.doe(
        RegistreerStraatronde(
            id=bureau.wereld.ids(), locatie_id=bureau.medewerker.locatie_id, gebied="Selwerd", dag="2026-03-01",
            contacten=12,
        )
    )  # fmt: skip
    opnieuw(paneel, jobs, qtbot)
    for wat in ((signaal,), bureau.lees(LeesStraatrondes())[0].id):
        assert paneel.handle("collectief.erbij", wat)
        rust(jobs, qtbot)
        assert not paneel.activiteiten.kies.isHidden()
        QTest.keyClick(paneel.activiteiten.lijst.lijst, K.Key_Return)
        rust(jobs, qtbot)
    detail = bureau.lees(LeesActiviteit(id=id_))
    assert (detail.signaal_ids, detail.ronde_ids) == ((signaal,), (ronde,))
    opnieuw(paneel, jobs, qtbot)
    bron = paneel.activiteiten.blad.bron
    qtbot.waitUntil(lambda: bron.lijst.model().rowCount() == 2, timeout=LANG)
    with qtbot.waitSignal(paneel.requested) as gevraagd:
        bron.lijst.setFocus()
        bron.kies(signaal)
        QTest.keyClick(bron.lijst, K.Key_Return)
    assert gevraagd.args == ["signaal.open", signaal]
    QTest.keyClick(bron.lijst, K.Key_Delete)
    rust(jobs, qtbot)
    assert bureau.lees(LeesActiviteit(id=id_)).signaal_ids == ()


def test_that_a_subject_is_put_forward_told_back_and_becomes_an_activiteit(
    paneel: CollectiefPanel, bureau: Bureau, jobs: Jobs, qtbot: QtBot
) -> None:
    paneel.eerste_veld().setFocus()
    QTest.keyClick(focus(paneel), K.Key_4)
    blad = paneel.buurtagenda
    assert paneel.blad is blad
    QTest.keyClick(focus(paneel), K.Key_N)
    QTest.keyClicks(focus(paneel), "Meer licht in de tunnel")
    vul(blad.formulier, gebied="Selwerd", ingebracht_op="10-2-2026", ingebracht_bij="Buurtavond")
    QTest.keyClick(focus(paneel), K.Key_S, CTRL)
    rust(jobs, qtbot)
    (rij,) = bureau.lees(LeesBuurtagenda())
    QTest.keyClick(blad.lijst.lijst, K.Key_A)
    rust(jobs, qtbot)
    formulier: Any = paneel.activiteiten.formulieren["activiteit"]
    assert formulier.delen["titel"].text() == "Meer licht in de tunnel"
    vul(formulier, thema="veiligheid")
    QTest.keyClick(focus(paneel), K.Key_S, CTRL)
    rust(jobs, qtbot)
    assert bureau.lees(LeesBuurtagenda())[0].activiteit == "Meer licht in de tunnel"
    paneel.toon("buurt")
    rust(jobs, qtbot)
    QTest.keyClick(blad.lijst.lijst, K.Key_W)
    vul(blad.formulier, gedaan="Er hangen lampen.", teruggekoppeld_op="1-3-2026", teruggekoppeld_hoe="Buurtavond")
    QTest.keyClick(focus(paneel), K.Key_S, CTRL)
    rust(jobs, qtbot)
    (nu,) = bureau.lees(LeesBuurtagenda())
    assert (nu.id, nu.teruggekoppeld_op, nu.gedaan) == (rij.id, "2026-03-01", "Er hangen lampen.")
    assert "Er hangen lampen." in blad.tekst.text()
    assert not blad.historie.isVisible()
    QTest.keyClick(blad.lijst.lijst, K.Key_H)
    rust(jobs, qtbot)
    assert blad.historie.isVisible()
    assert "Onderwerp van de buurtagenda gewijzigd" in blad.historie.tekst.text()


def test_that_an_initiatief_is_kept_and_taken_away_with_a_reason(
    paneel: CollectiefPanel, bureau: Bureau, jobs: Jobs, qtbot: QtBot
) -> None:
    paneel.toon("initiatieven")
    rust(jobs, qtbot)
    blad = paneel.initiatieven
    QTest.keyClick(focus(paneel), K.Key_N)
    QTest.keyClicks(focus(paneel), "Samen tuinieren")
    vul(blad.formulier, steun="Gereedschap", stand="loopt")
    QTest.keyClick(focus(paneel), K.Key_S, CTRL)
    rust(jobs, qtbot)
    (rij,) = bureau.lees(LeesInitiatieven())
    assert (rij.onderwerp, rij.stand, rij.steun) == ("Samen tuinieren", "loopt", "Gereedschap")
    QTest.keyClick(blad.lijst.lijst, K.Key_Delete)
    QTest.keyClicks(focus(paneel), "Stond er al")
    QTest.keyClick(focus(paneel), K.Key_Return)
    rust(jobs, qtbot)
    assert bureau.lees(LeesInitiatieven()) == ()


def test_that_a_page_asks_no_room_for_the_month_behind_it(paneel: CollectiefPanel) -> None:
    paneel.toon("activiteiten")
    laag = paneel.stapel.minimumSizeHint().height()
    paneel.toon("agenda")
    assert laag < paneel.stapel.minimumSizeHint().height()


def test_that_the_calendar_shows_a_month_a_day_and_gives_a_file(
    paneel: CollectiefPanel, bureau: Bureau, jobs: Jobs, qtbot: QtBot, tmp_path: Path
) -> None:
    id_ = maak(bureau)
    bureau.doe(PlanSessies(activiteit_id=id_, datum="2026-03-05", van="10:00", tot="12:00", keren=5))
    for van, tot in (("14:00", "16:00"), ("19:00", "21:00")):
        bureau.doe(PlanSessies(activiteit_id=id_, datum="2026-03-05", van=van, tot=tot, keren=1))
    paneel.toon("agenda")
    rust(jobs, qtbot)
    agenda = paneel.agenda
    assert agenda.maand.text() == "Maart 2026"
    for hoog in (640, 1100, 640):
        paneel.resize(1000, hoog)
        QApplication.processEvents()
        assert vak(agenda, 1, 3).count("\n") <= agenda.rooster.ruimte, "no line of a square is cut through"
    assert "en nog" in vak(agenda, 1, 3) or "3 sessies" in vak(agenda, 1, 3)
    assert "10:00 Koffie op dinsdag" in vak(agenda, 2, 3)
    QTest.keyClick(agenda.rooster, K.Key_Right)
    QTest.keyClick(agenda.rooster, K.Key_Right)
    QTest.keyClick(agenda.rooster, K.Key_Right)
    assert agenda.dagkop.text() == "do 5 maart 2026"
    with qtbot.waitSignal(paneel.agenda.lijst.opened):
        QTest.keyClick(agenda.rooster, K.Key_Return)
        QTest.keyClick(agenda.lijst.lijst, K.Key_Return)
    rust(jobs, qtbot)
    assert paneel.blad is paneel.activiteiten
    paneel.toon("agenda")
    QTest.keyClick(agenda.rooster, K.Key_PageDown)
    rust(jobs, qtbot)
    assert agenda.maand.text() == "April 2026"
    assert "10:00 Koffie op dinsdag" in vak(agenda, 0, 3)
    QTest.keyClick(agenda.rooster, K.Key_V)
    rust(jobs, qtbot)
    pad = tmp_path / "agenda.ics"
    agenda.bewaar_als(pad)
    qtbot.waitUntil(pad.exists, timeout=LANG)
    rust(jobs, qtbot)
    assert len(Calendar.from_ical(pad.read_bytes()).walk("VEVENT")) == 7


def test_that_a_street_shows_its_activiteiten_and_leads_to_them(
    paneel: CollectiefPanel, bureau: Bureau, jobs: Jobs, qtbot: QtBot
) -> None:
    for _ in range(12):
        meld(bureau, **OVERLAST)
    id_ = maak(bureau, gebied="Elzenlaan", titel="Borrel")
    bureau.doe(onderwerp(bureau, gebied="Elzenlaan"))
    paneel.toon("straat")
    rust(jobs, qtbot)
    straat = paneel.straat
    assert focus(paneel) is straat.lijst.filter or focus(paneel) is straat.lijst.lijst
    straat.lijst.filter.setText("elzen")
    assert straat.titel.text() == "Elzenlaan"
    assert "Signalen over overlast en burenconflict: minstens 10" in straat.tekst.text()
    assert "Meer licht in de tunnel" in straat.tekst.text()
    straat.activiteiten.lijst.setFocus()
    straat.activiteiten.kies(id_)
    QTest.keyClick(straat.activiteiten.lijst, K.Key_Return)
    rust(jobs, qtbot)
    assert paneel.blad is paneel.activiteiten


def test_that_who_only_reads_has_no_buttons_and_no_signalen(bureau: Bureau, jobs: Jobs, qtbot: QtBot) -> None:
    id_ = maak(bureau)
    bureau.doe(KoppelSignalen(id=id_, signaal_ids=(meld(bureau, **OVERLAST),)))
    bureau.doe(PlanSessies(activiteit_id=id_, datum="2026-02-10"))
    gemaakt = CollectiefPanel(maak_omgeving(bureau, jobs), schrijft=False, signalen=False)
    qtbot.addWidget(gemaakt)
    gemaakt.show()
    rust(jobs, qtbot)
    qtbot.waitUntil(lambda: gemaakt.activiteiten.blad.detail is not None, timeout=LANG)
    assert gemaakt.activiteiten.toetsen.isHidden()
    assert not gemaakt.activiteiten.blad.sessies.velden
    assert gemaakt.activiteiten.blad.bron.isHidden()
    assert not gemaakt.handle("collectief.erbij", (id_,))


def test_that_names_people_gave_stay_as_they_were_typed_on_an_english_screen(
    bureau: Bureau, qapp: QApplication
) -> None:
    id_ = maak(bureau, titel="Koffie op dinsdag", partners="Samen op straat")
    (rij,), detail = bureau.lees(LeesActiviteiten()), bureau.lees(LeesActiviteit(id=id_))
    spreek(qapp, "en")
    try:
        assert gezegd(beeld.regel(rij, date(2026, 3, 2))).titel == "Koffie op dinsdag"
        assert "Partners: Samen op straat" in beeld.feiten(detail, date(2026, 3, 2))
        assert "running" in beeld.feiten(detail, date(2026, 3, 2))
    finally:
        spreek(qapp)
