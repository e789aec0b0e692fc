"""A round in the street written down by keyboard, on the real store."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.ui.gezinvenster import focus, rust, toon
from wijdesk.app.bureau import Bureau
from wijdesk.models.opdrachten.signaal import (
    LeesSignalen,
    LeesStraatrondes,
    PakSignaalOp,
    RegistreerStraatronde,
    SignaalInvoer,
)
from wijdesk.models.values import lokaal
from wijdesk.ui.jobs import Jobs
from wijdesk.ui.panels.straatronde import StraatrondePanel
from wijdesk.ui.panels.straatronde.formulier import tijd_van

LANG = 30_000
CTRL = Qt.KeyboardModifier.ControlModifier
K = Qt.Key


@pytest.fixture
def paneel(bureau: Bureau, jobs: Jobs, qtbot: QtBot) -> StraatrondePanel:
    gemaakt = toon(bureau, jobs, qtbot, "straatronde", sluit=False)
    assert isinstance(gemaakt, StraatrondePanel)
    rust(jobs, qtbot)
    return gemaakt


def vul(paneel: StraatrondePanel, **velden: str) -> Any:
    for naam, tekst in velden.items():
        deel: Any = paneel.formulier.delen[naam]
        deel.setFocus()
        deel.setText(tekst) if hasattr(deel, "setText") else deel.setPlainText(tekst)
    return paneel.formulier


def test_that_a_round_with_two_signalen_is_one_form_by_keyboard(
    paneel: StraatrondePanel, bureau: Bureau, jobs: Jobs, qtbot: QtBot
) -> None:
    paneel.nieuw.setFocus()
    QTest.keyClick(paneel.nieuw, K.Key_N)
    QTest.keyClicks(focus(paneel), "Rond het winkelcentrum")
    formulier = vul(paneel, van="1400", tot="16.30", contacten="12", verslag="Rustig; jongeren gesproken")
    for tekst, straat in (("Scooters op het plein", "Bottelroosstraat"), ("Losse tegels", "Iepenlaan")):
        QTest.keyClick(focus(paneel), K.Key_N, CTRL)
        QTest.keyClicks(focus(paneel), tekst)
        kaart = formulier.gevonden.kaarten[-1]
        kaart.velden["soort"].invoer.zet("overlast op straat")
        kaart.velden["straat"].invoer.setText(straat)
    QTest.keyClick(focus(paneel), K.Key_S, CTRL)
    qtbot.waitUntil(lambda: paneel.lijst.huidige() is not None, timeout=LANG)
    rust(jobs, qtbot)
    ronde = bureau.lees(LeesStraatrondes())[0]
    assert (ronde.gebied, ronde.van, ronde.tot, ronde.contacten) == ("Rond het winkelcentrum", "14:00", "16:30", 12)
    signalen = bureau.lees(LeesSignalen()).rijen
    assert {rij.over for rij in signalen} == {"Bottelroosstraat", "Iepenlaan"}
    assert {(rij.bron, rij.gebied) for rij in signalen} == {("eigen straatronde", "Rond het winkelcentrum")}
    assert paneel.verslag.text() == "Rustig; jongeren gesproken"
    qtbot.waitUntil(lambda: paneel.signalen.huidige() is not None, timeout=LANG)
    with qtbot.waitSignal(paneel.requested) as gevraagd:
        QTest.keyClick(paneel.signalen.lijst, K.Key_Return)
    assert gevraagd.args[0] == "signaal.open"


def test_that_wrong_input_stands_beside_its_field_also_in_a_card(
    paneel: StraatrondePanel, bureau: Bureau, jobs: Jobs, qtbot: QtBot
) -> None:
    paneel.maak_nieuw()
    formulier = vul(paneel, gebied="Selwerd", dag="31-12-2099", van="25:99")
    QTest.keyClick(focus(paneel), K.Key_N, CTRL)
    QTest.keyClick(focus(paneel), K.Key_S, CTRL)
    rust(jobs, qtbot)
    assert formulier.velden["dag"].heeft_fout()
    assert formulier.velden["van"].heeft_fout()
    vul(paneel, dag="gisteren", van="9", contacten="veel")
    QTest.keyClick(focus(paneel), K.Key_S, CTRL)
    assert formulier.velden["contacten"].heeft_fout()
    vul(paneel, contacten="3")
    QTest.keyClick(focus(paneel), K.Key_S, CTRL)
    rust(jobs, qtbot)
    kaart = formulier.gevonden.kaarten[0]
    assert kaart.velden["soort"].heeft_fout()
    assert kaart.velden["tekst"].heeft_fout()
    assert focus(paneel) is kaart.velden["tekst"].invoer, "the highest field that is wrong"
    assert bureau.lees(LeesStraatrondes()) == ()
    assert formulier.delen["gebied"].text() == "Selwerd"


def test_that_a_round_past_midnight_is_told_while_typing_and_in_the_list(
    paneel: StraatrondePanel, bureau: Bureau, jobs: Jobs, qtbot: QtBot
) -> None:
    paneel.maak_nieuw()
    formulier = vul(paneel, gebied="Uitgaanskern", dag="gisteren", van="22", tot="130")
    assert formulier.morgen.text() == "De ronde duurt tot 01:30 (volgende dag)."
    vul(paneel, van="1")
    assert formulier.morgen.isHidden()
    vul(paneel, van="9")
    QTest.keyClick(focus(paneel), K.Key_S, CTRL)
    rust(jobs, qtbot)
    assert formulier.velden["tot"].heeft_fout()
    vul(paneel, van="22")
    QTest.keyClick(focus(paneel), K.Key_S, CTRL)
    rust(jobs, qtbot)
    assert bureau.lees(LeesStraatrondes())[0].tot == "01:30"
    qtbot.waitUntil(lambda: paneel.lijst.huidige() is not None, timeout=LANG)
    assert "22:00 tot 01:30 (volgende dag)" in str(paneel.lijst.lijst.model().index(0, 0).data())


def test_that_a_card_that_is_taken_away_leaves_the_others(paneel: StraatrondePanel) -> None:
    paneel.maak_nieuw()
    for tekst in ("een", "twee", "drie"):
        paneel.formulier.signaal_erbij()
        QTest.keyClicks(focus(paneel), tekst)
    paneel.formulier.gevonden.kaarten[1].weg.click()
    assert [kaart.waarden()["tekst"] for kaart in paneel.formulier.gevonden.kaarten] == ["een", "drie"]
    assert paneel.formulier.gevonden.kaarten[1].kop.text() == "Signaal 2"


def test_that_leaving_the_form_keeps_a_draft_and_the_empty_list_says_what_to_do(
    paneel: StraatrondePanel, jobs: Jobs, qtbot: QtBot
) -> None:
    assert "Met N legt u er een vast" in paneel.lijst.leeg.text()
    paneel.maak_nieuw()
    QTest.keyClicks(focus(paneel), "Selwerd")
    QTest.keyClick(focus(paneel), K.Key_Escape)
    rust(jobs, qtbot)
    paneel.maak_nieuw()
    assert paneel.formulier.delen["gebied"].text() == "Selwerd"  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("getypt", "tijd"),
    [("9", "09:00"), ("930", "09:30"), ("1430", "14:30"), ("14.30", "14:30"), ("9:05", "09:05"), ("", ""), ("x", "x")],
)
def test_that_a_time_is_read_as_people_type_it(getypt: str, tijd: str) -> None:
    assert tijd_van(getypt) == tijd


def test_that_the_route_and_the_next_round_are_typed_and_the_next_begins_from_it(
    paneel: StraatrondePanel, bureau: Bureau, jobs: Jobs, qtbot: QtBot
) -> None:
    paneel.maak_nieuw()
    vul(paneel, gebied="Selwerd", straten="Eikenlaan, Iepenlaan", volgende_op="9-3-2026", volgende_wat="De speeltuin")
    QTest.keyClick(focus(paneel), K.Key_S, CTRL)
    qtbot.waitUntil(lambda: paneel.lijst.huidige() is not None, timeout=LANG)
    rust(jobs, qtbot)
    assert "Route: Eikenlaan, Iepenlaan" in paneel.verslag.text()
    assert "Volgende ronde ma 9 mrt: De speeltuin" in paneel.verslag.text()
    paneel.lijst.lijst.setFocus()
    QTest.keyClick(paneel.lijst.lijst, K.Key_V)
    waarden = paneel.formulier.waarden()
    assert (waarden["gebied"], waarden["straten"], waarden["volgende_op"]) == ("Selwerd", "Eikenlaan, Iepenlaan", "")
    QTest.keyClick(focus(paneel), K.Key_S, CTRL)
    qtbot.waitUntil(lambda: len(bureau.lees(LeesStraatrondes())) == 2, timeout=LANG)
    assert not any(rij.afgesproken for rij in bureau.lees(LeesStraatrondes()) if rij.volgende_op == "")


def test_that_a_round_is_put_right_and_taken_back_by_keys(
    paneel: StraatrondePanel, bureau: Bureau, jobs: Jobs, qtbot: QtBot
) -> None:
    paneel.maak_nieuw()
    vul(paneel, gebied="Selwerd", van="14", tot="16", contacten="12", verslag="Rustig")
    QTest.keyClick(focus(paneel), K.Key_S, CTRL)
    qtbot.waitUntil(lambda: paneel.lijst.huidige() is not None, timeout=LANG)
    rust(jobs, qtbot)
    paneel.lijst.lijst.setFocus()
    QTest.keyClick(paneel.lijst.lijst, K.Key_W)
    rust(jobs, qtbot)
    waarden = paneel.formulier.waarden()
    assert (waarden["gebied"], waarden["van"], waarden["contacten"], waarden["dag"]) == (
        "Selwerd", "14:00", "12", "02-03-2026",
    )  # fmt: skip
    vul(paneel, contacten="21")
    QTest.keyClick(focus(paneel), K.Key_S, CTRL)
    qtbot.waitUntil(lambda: [rij.contacten for rij in bureau.lees(LeesStraatrondes())] == [21], timeout=LANG)
    rust(jobs, qtbot)
    paneel.lijst.lijst.setFocus()
    QTest.keyClick(paneel.lijst.lijst, K.Key_X)
    qtbot.waitUntil(paneel.zin.isVisible, timeout=LANG)
    QTest.keyClicks(focus(paneel), "Dubbel vastgelegd")
    QTest.keyClick(focus(paneel), K.Key_Return)
    qtbot.waitUntil(lambda: bureau.lees(LeesStraatrondes()) == (), timeout=LANG)
    qtbot.waitUntil(paneel.zin.isHidden, timeout=LANG)


def test_that_the_form_asks_whether_what_was_taken_up_goes_along_to_another_day(
    paneel: StraatrondePanel, bureau: Bureau, jobs: Jobs, qtbot: QtBot
) -> None:
    hier = bureau.medewerker.locatie_id
    gevonden = SignaalInvoer(soort="overlast op straat", bron="", tekst="Losse tegels", straat="Iepenlaan")
    bureau.doe(
        RegistreerStraatronde(
            id=bureau.wereld.ids(), locatie_id=hier, gebied="Selwerd", dag="2026-02-23", signalen=(gevonden,)
        )
    )
    (signaal,) = bureau.lees(LeesSignalen()).rijen
    bureau.doe(PakSignaalOp(id=signaal.id))
    paneel.ververs()
    rust(jobs, qtbot)
    paneel.lijst.lijst.setFocus()
    QTest.keyClick(paneel.lijst.lijst, K.Key_W)
    rust(jobs, qtbot)
    mee = paneel.formulier.velden["signalen_mee"]
    assert mee.isHidden(), "nothing is asked while the day stays"
    vul(paneel, dag="24-2-2026")
    QTest.keyClick(focus(paneel), K.Key_S, CTRL)
    qtbot.waitUntil(mee.isVisible, timeout=LANG)
    rust(jobs, qtbot)
    assert mee.onder.text() == "1 signaal uit deze ronde is al opgepakt. Kies of het ook de nieuwe dag krijgt."
    assert focus(paneel) is mee.invoer
    QTest.keyClick(focus(paneel), K.Key_Down)
    QTest.keyClick(focus(paneel), K.Key_S, CTRL)
    qtbot.waitUntil(lambda: [rij.dag for rij in bureau.lees(LeesStraatrondes())] == ["2026-02-24"], timeout=LANG)
    rust(jobs, qtbot)
    (signaal,) = bureau.lees(LeesSignalen()).rijen
    assert f"{lokaal(signaal.ontvangen):%m-%d}" == "02-24"
