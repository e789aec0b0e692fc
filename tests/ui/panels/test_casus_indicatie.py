"""Indicaties, renewing them and who waits, by keyboard in the real tab on the real store."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.gezin import Gezin, wiersma
from tests.ui.gezinvenster import toon_tab
from wijdesk.app.bureau import Bureau
from wijdesk.app.panelen import maak_omgeving
from wijdesk.models.opdrachten.toeleiding import (
    LeesIndicaties,
    LegIndicatieVast,
)
from wijdesk.models.values import Id
from wijdesk.ui.jobs import Jobs
from wijdesk.ui.panels.casus.toeleiding import ToeleidingTab
from wijdesk.ui.regels import REGEL_ROLE

LANG = 30_000
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def thuis(bureau: Bureau) -> Gezin:
    return wiersma(bureau)


@pytest.fixture
def tab(bureau: Bureau, jobs: Jobs, thuis: Gezin, qtbot: QtBot) -> ToeleidingTab:
    gemaakt = ToeleidingTab(maak_omgeving(bureau, jobs))
    toon_tab(gemaakt, bureau, jobs, thuis.huishouden, qtbot)
    qtbot.waitUntil(lambda: bool(gemaakt._overzicht.gegevens), timeout=LANG)
    return gemaakt


def test_that_a_herindicatie_takes_over_what_was_and_follows_it(
    tab: ToeleidingTab, bureau: Bureau, thuis: Gezin, qtbot: QtBot
) -> None:
    oud = bureau.doe(
        LegIndicatieVast(
            huishouden_id=thuis.huishouden, productgroep="Jeugd", soort="nieuw", besloten_op="2025-04-01",
            van="2025-04-01", tot="2026-03-31", aanbieder="Accare", persoon_id=thuis.zoon,
        )
    )  # fmt: skip
    tab.ververs()
    qtbot.waitUntil(lambda: tab.gezin.indicaties.huidige() is not None, timeout=LANG)
    lijst = tab.gezin.indicaties.lijst
    lijst.setFocus()
    assert "vraag een herindicatie aan" in str(lijst.currentIndex().data())
    QTest.keyClick(lijst, Qt.Key.Key_H)
    formulier = tab.indicatie
    assert formulier.waarden()["productgroep"] == "Jeugd"
    assert formulier.waarden()["vorige_id"] == oud.hex()
    QTest.keyClicks(formulier.delen["besloten_op"], "vandaag")
    assert formulier.waarden()["van"] == "01-04-2026"
    QTest.keyClicks(formulier.delen["tot"], "1-3-2026")
    QTest.keyClick(formulier, Qt.Key.Key_S, CTRL)
    qtbot.waitUntil(formulier.velden["tot"].heeft_fout, timeout=LANG)
    formulier.zet_waarden({"tot": "31-03-2027", "wacht_sinds": "vandaag"})
    assert formulier.velden["overbrugging"].isVisible()
    QTest.keyClicks(formulier.delen["overbrugging"], "Jongerenwerk")
    QTest.keyClick(formulier, Qt.Key.Key_S, CTRL)
    qtbot.waitUntil(lambda: not formulier.isVisible(), timeout=LANG)
    nieuw, vorig = bureau.lees(LeesIndicaties(huishouden_id=thuis.huishouden))
    assert (nieuw.vorige_id, nieuw.stand, nieuw.overbrugging, vorig.stand) == (
        oud,
        "wacht",
        "Jongerenwerk",
        "opgevolgd",
    )


def wachtende(bureau: Bureau, thuis: Gezin) -> Id:
    """Daan waits since 5 January (56 days) for help that was decided on 1 February."""
    return bureau.doe(
        LegIndicatieVast(
            huishouden_id=thuis.huishouden, productgroep="Jeugd", soort="nieuw", besloten_op="2026-02-01",
            tot="2026-03-31", aanbieder="Accare", persoon_id=thuis.zoon, wacht_sinds="2026-01-05",
            overbrugging="Jongerenwerk",
        )
    )  # fmt: skip


def test_that_a_herindicatie_of_who_waits_asks_its_period_keeps_the_wait_and_is_then_the_one_the_keys_act_on(
    tab: ToeleidingTab, bureau: Bureau, thuis: Gezin, qtbot: QtBot
) -> None:
    oud = wachtende(bureau, thuis)
    tab.ververs()
    qtbot.waitUntil(lambda: tab.gezin.indicaties.huidige() is not None, timeout=LANG)
    lijst, formulier = tab.gezin.indicaties.lijst, tab.indicatie
    lijst.setFocus()
    assert "(56 dagen)" in tab.gezin.detail.text()
    QTest.keyClick(lijst, Qt.Key.Key_H)
    gevuld = formulier.waarden()
    assert (gevuld["van"], gevuld["tot"], gevuld["wacht_sinds"]) == ("01-04-2026", "", "05-01-2026")
    assert (gevuld["overbrugging"], formulier.velden["overbrugging"].isVisible()) == ("Jongerenwerk", True)
    assert "al 56 dagen gewacht" in formulier.velden["wacht_sinds"].onder.text()
    QTest.keyClicks(formulier.delen["besloten_op"], "vandaag")
    assert "56 dagen voor het besluit" in formulier.velden["wacht_sinds"].onder.text()
    QTest.keyClick(formulier, Qt.Key.Key_S, CTRL)
    qtbot.waitUntil(formulier.velden["tot"].heeft_fout, timeout=LANG)
    QTest.keyClicks(formulier.delen["tot"], "31-3-2027")
    QTest.keyClick(formulier, Qt.Key.Key_S, CTRL)
    qtbot.waitUntil(lambda: not formulier.isVisible(), timeout=LANG)
    qtbot.waitUntil(lambda: (rij := tab.gezin.indicaties.huidige()) is not None and rij.id != oud, timeout=LANG)
    qtbot.waitUntil(lijst.hasFocus, timeout=LANG)
    QTest.keyClick(lijst, Qt.Key.Key_B)
    QTest.keyClick(tab.gezin.strook.op, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "na 56 dagen wachten" in tab.gezin.detail.text(), timeout=LANG)
    assert {rij.id: rij.gestart_op for rij in bureau.lees(LeesIndicaties(huishouden_id=thuis.huishouden))}[oud] == ""


def test_that_a_herindicatie_without_an_end_is_said_on_purpose(
    tab: ToeleidingTab, bureau: Bureau, thuis: Gezin, qtbot: QtBot
) -> None:
    oud = wachtende(bureau, thuis)
    tab.ververs()
    qtbot.waitUntil(lambda: tab.gezin.indicaties.huidige() is not None, timeout=LANG)
    formulier = tab.indicatie
    tab._open_indicatie(None, None)
    assert not formulier.velden["zonder_einde"].isVisible()
    formulier.zet_waarden(
        {"productgroep": "Jeugd", "soort": ["herindicatie"], "besloten_op": "vandaag", "van": "1-4-2026"}
    )
    formulier.soort.switched.emit()
    assert formulier.velden["zonder_einde"].isVisible()
    formulier.zet_waarden({"vorige_id": oud.hex(), "zonder_einde": True})
    assert formulier.velden["overbrugging"].isVisible(), "who it continues waits"
    QTest.keyClick(formulier, Qt.Key.Key_S, CTRL)
    qtbot.waitUntil(lambda: not formulier.isVisible(), timeout=LANG)
    nieuw = next(rij for rij in bureau.lees(LeesIndicaties(huishouden_id=thuis.huishouden)) if rij.id != oud)
    assert (nieuw.tot, nieuw.wacht_sinds, nieuw.overbrugging) == ("", "2026-01-05", "Jongerenwerk")


def test_that_the_waiting_list_says_who_waits_for_whom_and_finds_them(
    tab: ToeleidingTab, bureau: Bureau, thuis: Gezin, qtbot: QtBot
) -> None:
    wachtende(bureau, thuis)
    tab.zicht.knop("wacht").click()
    tab.wacht.voor.zet(("locatie",))
    tab.ververs()
    qtbot.waitUntil(lambda: tab.wacht.lijst.huidige() is not None, timeout=LANG)
    model = tab.wacht.lijst.lijst.model()
    regel = model.index(0, 0).data(REGEL_ROLE)
    assert (regel.titel, regel.onder, regel.verder) == ("Jeugd", "Daan Wiersma · Accare", "Wiersma")
    assert regel.let_op == "Wacht 56 dagen"
    for woord, aantal in (("daan", 1), ("accare", 1), ("noor", 0)):
        tab.wacht.lijst.filter.setText(woord)
        assert model.rowCount() == aantal


def test_that_consent_for_the_aanbieder_of_an_indicatie_is_one_button_away(
    tab: ToeleidingTab, bureau: Bureau, thuis: Gezin, qtbot: QtBot
) -> None:
    wachtende(bureau, thuis)
    tab.ververs()
    qtbot.waitUntil(lambda: tab.gezin.indicaties.huidige() is not None, timeout=LANG)
    tab.gezin.indicaties.lijst.setFocus()
    assert "contactgegevens en plan aan Accare (Daan Wiersma)" in tab.gezin.advies.text()
    with qtbot.waitSignal(tab.requested) as gevraagd:
        tab.gezin.vraag_toestemming.click()
    assert gevraagd.args == ["casus.toestemming", ("Accare", "", thuis.zoon)]


def test_that_a_herindicatie_shows_the_field_it_begins_with_however_little_room_there_is(
    tab: ToeleidingTab, bureau: Bureau, thuis: Gezin, qtbot: QtBot
) -> None:
    wachtende(bureau, thuis)
    tab.ververs()
    qtbot.waitUntil(lambda: tab.gezin.indicaties.huidige() is not None, timeout=LANG)
    tab.resize(360, 260)
    tab.gezin.indicaties.lijst.setFocus()
    QTest.keyClick(tab.gezin.indicaties.lijst, Qt.Key.Key_H)
    veld = tab.indicatie.delen["besloten_op"]
    assert veld.hasFocus()
    qtbot.waitUntil(lambda: not veld.visibleRegion().isEmpty(), timeout=LANG)
