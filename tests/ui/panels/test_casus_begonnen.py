"""The strip of what was begun opens every form of Casusregie again, with what was typed and about the same row."""

from __future__ import annotations

import json
from collections.abc import Callable
from functools import partial
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from tests.gezin import gezin, lees, lid, open_casus, persoon
from tests.ui.gezinvenster import LANG, tab_van, toets
from wijdesk.app.bureau import Bureau
from wijdesk.models.opdrachten.akkoord import StelVersieVast
from wijdesk.models.opdrachten.betrokkene import BetrokkeneInvoer, VoegBetrokkeneToe
from wijdesk.models.opdrachten.contact import BewaarConcept, LeesConcepten
from wijdesk.models.opdrachten.plan import ActieInvoer, DoelInvoer, MaakPlan, VoegActieToe, VoegDoelToe
from wijdesk.models.opdrachten.toeleiding import StelToeleidingVoor
from wijdesk.models.values import IdMaker
from wijdesk.ui.panels.casus import CasusPanel
from wijdesk.ui.panels.casus.begonnen import WAT
from wijdesk.ui.panels.casus.rijformulier import RijFormulier
from wijdesk.ui.panels.casus.toeleiding import ToeleidingTab
from wijdesk.ui.panels.casus.verloop import VerloopTab
from wijdesk.ui.panels.casus.zrm import ZrmTab


class Gezin:
    """A family with a casus, a plan, a helper and a hand-off, and the drafts that are begun about it."""

    def __init__(self, bureau: Bureau, ids: IdMaker) -> None:
        self.bureau, self._ids = bureau, ids
        self.moeder, self.sam = persoon(bureau, "Fatima"), persoon(bureau, "Sam", "2017-01-01")
        self.id = gezin(bureau, lid(self.moeder, "ouder met gezag"), lid(self.sam, "kind"))
        open_casus(bureau, self.id)
        self.plan = bureau.doe(MaakPlan(huishouden_id=self.id, soort="integraal ondersteuningsplan"))
        self.doel = bureau.doe(VoegDoelToe(plan_id=self.plan, invoer=DoelInvoer(woorden="Rust", leefgebied=GEBIED)))
        zelf = ActieInvoer(wat="Op tijd op", uitvoerder="WIJ")
        self.actie = bureau.doe(VoegActieToe(doel_id=self.doel, invoer=zelf))
        juf = BetrokkeneInvoer(soort="professional", naam="Juf Els", organisatie="De Linde")
        self.juf = bureau.doe(VoegBetrokkeneToe(huishouden_id=self.id, invoer=juf))
        self.zorg = bureau.doe(StelToeleidingVoor(huishouden_id=self.id, naar="Accare", soort="maatwerk"))

    def lid(self, plek: int) -> str:
        return lees(self.bureau, self.id).leden[plek].id.hex()

    def begin(self, soort: str, inhoud: object) -> None:
        """What a program that stopped left behind."""
        tekst = inhoud if isinstance(inhoud, str) else json.dumps(inhoud)
        self.bureau.doe(BewaarConcept(id=self._ids(), soort=soort, inhoud=tekst))

    def rij(self, formulier: str, rij: str, **velden: Any) -> None:
        self.begin(f"casus.{formulier}.{self.id.hex()}", {"rij": rij, "velden": velden})


GEBIED = "Financiën"


@pytest.fixture
def huis(bureau: Bureau, ids: IdMaker) -> Gezin:
    return Gezin(bureau, ids)


def ga_verder(paneel: CasusPanel, huis: Gezin, qtbot: QtBot) -> None:
    paneel.open(huis.id)
    qtbot.waitUntil(paneel.begonnen.isVisible, timeout=LANG)
    paneel.begonnen.verder.click()


RIJEN: dict[str, tuple[Callable[[Gezin], str], str, str]] = {
    "lid": (lambda h: h.lid(1), "opmerking", "gezin"),
    "lid_einde": (lambda h: h.lid(1), "reden", "gezin"),
    "gezag": (lambda h: f"{h.sam.hex()}.0.{h.moeder.hex()}", "opmerking", "gezin"),
    "verhuizing": (lambda h: lees(h.bureau, h.id).adres, "straat", "gezin"),
    "splitsing": (lambda h: ".".join(h.lid(plek) for plek in range(2)), "naam", "gezin"),
    "samenvoegen": (lambda _: "samen", "reden", "gezin"),
    "gezin_naam": (lambda h: lees(h.bureau, h.id).naam, "naam", "gezin"),
    "plan_doel": (lambda h: h.doel.hex(), "woorden", "plan"),
    "plan_actie": (lambda h: h.actie.hex(), "wat", "plan"),
    "plan_afronden": (lambda h: h.doel.hex(), "reden", "plan"),
    "plan_grond": (lambda h: f"nieuw-{h.plan.hex()}", "situatie", "plan"),
    "plan_afspraak": (lambda h: f"nieuw-{h.plan.hex()}", "tekst", "plan"),
    "betrokkene": (lambda h: h.juf.hex(), "naam", "betrokkenen"),
    "toestemming": (lambda h: f"{h.juf.hex()}.{h.sam.hex()}.gegeven", "tot", "betrokkenen"),
    "toeleiding": (lambda h: h.zorg.hex(), "waarom", "toeleiding"),
    "indicatie": (lambda _: "", "aanbieder", "toeleiding"),
}


@pytest.mark.parametrize("formulier", RIJEN)
def test_that_a_form_that_was_begun_opens_again_with_what_was_typed(
    paneel: CasusPanel, huis: Gezin, formulier: str, qtbot: QtBot
) -> None:
    rij, veld, tab = RIJEN[formulier]
    huis.rij(formulier, rij(huis), **{veld: "Half af"})
    ga_verder(paneel, huis, qtbot)
    assert WAT[formulier][0] in paneel.begonnen.tekst.voluit
    assert paneel.tab is not None
    assert paneel.tab.naam == tab

    def staat_er() -> bool:
        formulieren = [deel for deel in paneel.findChildren(RijFormulier) if deel.naam == formulier]
        return any(deel.isVisible() and deel.waarden()[veld] == "Half af" for deel in formulieren)

    qtbot.waitUntil(staat_er, timeout=LANG)
    qtbot.waitUntil(lambda: not paneel.begonnen.isVisible(), timeout=LANG)


def test_that_a_step_that_was_begun_opens_again(paneel: CasusPanel, huis: Gezin, qtbot: QtBot) -> None:
    huis.begin(f"casus.stap.{huis.zorg.hex()}.Geweigerd", "Wachtlijst te lang")
    ga_verder(paneel, huis, qtbot)
    tab = paneel.tab
    assert isinstance(tab, ToeleidingTab)
    strook = tab.gezin.strook
    qtbot.waitUntil(strook.isVisible, timeout=LANG)
    qtbot.waitUntil(lambda: strook.woorden.toPlainText() == "Wachtlijst te lang", timeout=LANG)


def test_that_an_assessment_that_was_begun_opens_again(paneel: CasusPanel, huis: Gezin, qtbot: QtBot) -> None:
    huis.begin(f"zrm:{huis.sam.hex()}:", {"op": "", "toelichting": "Half af", "reden": "", "regels": {}})
    ga_verder(paneel, huis, qtbot)
    tab = paneel.tab
    assert isinstance(tab, ZrmTab)
    qtbot.waitUntil(lambda: tab.formulier is not None, timeout=LANG)
    formulier = tab.formulier
    assert formulier is not None
    assert formulier.persoon.persoon_id == huis.sam
    qtbot.waitUntil(lambda: formulier.toelichting.text() == "Half af", timeout=LANG)


def test_that_what_is_not_there_any_more_is_said(paneel: CasusPanel, huis: Gezin, qtbot: QtBot) -> None:
    huis.rij("plan_actie", "00" * 16, wat="Half af")
    paneel.open(huis.id)
    qtbot.waitUntil(paneel.begonnen.isVisible, timeout=LANG)
    with qtbot.waitSignal(paneel.requested, timeout=LANG) as gezegd:
        paneel.begonnen.verder.click()
    assert gezegd.args[0] == "melding"
    assert "hier niet meer staat" in gezegd.args[1]


def gooi_weg(paneel: CasusPanel, huis: Gezin, qtbot: QtBot) -> None:
    paneel.open(huis.id)
    qtbot.waitUntil(paneel.begonnen.isVisible, timeout=LANG)
    paneel.begonnen.weg.click()
    qtbot.waitUntil(paneel.begonnen.zet_terug.isVisible, timeout=LANG)
    assert not paneel.begonnen.verder.isVisible()


@pytest.mark.parametrize("formulier", RIJEN)
def test_that_what_was_begun_is_thrown_away_from_its_notice_and_put_back(
    paneel: CasusPanel, huis: Gezin, formulier: str, qtbot: QtBot
) -> None:
    rij, veld, _ = RIJEN[formulier]
    huis.rij(formulier, rij(huis), **{veld: "Half af"})
    soort = f"casus.{formulier}.{huis.id.hex()}"
    gooi_weg(paneel, huis, qtbot)
    assert paneel.begonnen.weg_tekst.voluit == f"Weggegooid: {WAT[formulier][0]}."
    qtbot.waitUntil(lambda: not huis.bureau.lees(LeesConcepten(soort=soort)), timeout=LANG)
    paneel.begonnen.zet_terug.click()
    qtbot.waitUntil(paneel.begonnen.verder.isVisible, timeout=LANG)
    (concept,) = huis.bureau.lees(LeesConcepten(soort=soort))
    assert json.loads(concept.inhoud)["velden"] == {veld: "Half af"}
    assert not paneel.begonnen.zet_terug.isVisible()


def test_that_what_was_thrown_away_is_gone_from_the_form_too_and_comes_back_in_it(
    paneel: CasusPanel, huis: Gezin, qtbot: QtBot
) -> None:
    tab = tab_van(paneel, huis.id, qtbot)
    toets(tab, "V")
    straat = tab.verhuizing.delen["straat"]
    assert isinstance(straat, QLineEdit)
    eerst = straat.text()
    QTest.keyClicks(straat, "Nieuweweg")
    QTest.keyClick(straat, Qt.Key.Key_Escape)
    qtbot.waitUntil(paneel.begonnen.isVisible, timeout=LANG)
    paneel.begonnen.weg.click()
    qtbot.waitUntil(paneel.begonnen.zet_terug.isVisible, timeout=LANG)
    assert paneel.begonnen.zet_terug.hasFocus()
    toets(tab, "V")
    assert straat.text() == eerst
    QTest.keyClick(straat, Qt.Key.Key_Escape)
    paneel.begonnen.zet_terug.click()
    qtbot.waitUntil(paneel.begonnen.verder.isVisible, timeout=LANG)
    paneel.begonnen.verder.click()
    qtbot.waitUntil(lambda: "Nieuweweg" in straat.text(), timeout=LANG)


def test_that_of_two_notes_begun_only_the_one_that_is_told_is_thrown_away(
    paneel: CasusPanel, huis: Gezin, qtbot: QtBot
) -> None:
    huis.begin(f"verloop:{huis.id.hex()}", {"taak": {"wat": "Bellen"}, "gebeurtenis": {"tekst": "Brand"}})
    soort = f"verloop:{huis.id.hex()}"
    paneel.open(huis.id)
    qtbot.waitUntil(lambda: "een taak" in paneel.begonnen.tekst.voluit, timeout=LANG)
    paneel.begonnen.weg.click()
    qtbot.waitUntil(lambda: "een gebeurtenis" in paneel.begonnen.tekst.voluit, timeout=LANG)

    def bewaard() -> list[str]:
        (concept,) = huis.bureau.lees(LeesConcepten(soort=soort))
        return list(json.loads(concept.inhoud))

    qtbot.waitUntil(lambda: bewaard() == ["gebeurtenis"], timeout=LANG)
    paneel.begonnen.klaar.click()
    assert not paneel.begonnen.zet_terug.isVisible()
    assert paneel.begonnen.verder.isVisible()


def test_that_a_note_still_in_its_form_is_thrown_away_with_its_notice_and_put_back(
    paneel: CasusPanel, huis: Gezin, qtbot: QtBot
) -> None:
    paneel.open(huis.id)
    qtbot.waitUntil(lambda: paneel.huishouden is not None, timeout=LANG)
    paneel.handle("casus.verloop_notitie", None)
    tab = paneel.tab
    assert isinstance(tab, VerloopTab)
    QTest.keyClicks(tab.notitie.notitie, "Oma helpt")
    QTest.keyClick(tab.notitie.notitie, Qt.Key.Key_Escape)
    qtbot.waitUntil(paneel.begonnen.isVisible, timeout=LANG)
    paneel.begonnen.weg.click()
    qtbot.waitUntil(paneel.begonnen.zet_terug.isVisible, timeout=LANG)
    assert tab.notitie.notitie.toPlainText() == ""
    qtbot.waitUntil(lambda: not huis.bureau.lees(LeesConcepten(soort=f"verloop:{huis.id.hex()}")), timeout=LANG)
    paneel.begonnen.zet_terug.click()
    qtbot.waitUntil(lambda: tab.notitie.notitie.toPlainText() == "Oma helpt", timeout=LANG)


@pytest.mark.parametrize("soort", ["akkoord", "evaluatie"])
def test_that_of_the_answers_of_several_plans_only_this_one_is_thrown_away(
    paneel: CasusPanel, huis: Gezin, soort: str, qtbot: QtBot
) -> None:
    versie = huis.bureau.doe(StelVersieVast(plan_id=huis.plan, reden="Besproken"))
    hier = versie.hex() if soort == "akkoord" else f"{huis.plan.hex()}/"
    huis.begin(soort, {hier: {"opmerking": "Half af"}, "00" * 16: {"opmerking": "Ander gezin"}})
    gooi_weg(paneel, huis, qtbot)

    def sleutels() -> list[str]:
        concepten = huis.bureau.lees(LeesConcepten(soort=soort))
        return [sleutel for concept in concepten for sleutel in json.loads(concept.inhoud)]

    qtbot.waitUntil(lambda: sleutels() == ["00" * 16], timeout=LANG)
    paneel.begonnen.zet_terug.click()
    qtbot.waitUntil(lambda: set(sleutels()) == {hier, "00" * 16}, timeout=LANG)


def niets_begonnen(bureau: Bureau, soort: str) -> bool:
    return not bureau.lees(LeesConcepten(soort=soort))


def test_that_an_assessment_and_a_step_are_thrown_away_too(paneel: CasusPanel, huis: Gezin, qtbot: QtBot) -> None:
    huis.begin(f"zrm:{huis.sam.hex()}:", {"op": "", "toelichting": "Half af", "reden": "", "regels": {}})
    huis.begin(f"casus.stap.{huis.zorg.hex()}.Geweigerd", "Wachtlijst te lang")
    paneel.open(huis.id)
    qtbot.waitUntil(lambda: "een stap" in paneel.begonnen.tekst.voluit, timeout=LANG)
    paneel.begonnen.weg.click()
    qtbot.waitUntil(lambda: "ZRM" in paneel.begonnen.tekst.voluit, timeout=LANG)
    paneel.begonnen.verder.click()
    tab = paneel.tab
    assert isinstance(tab, ZrmTab)
    qtbot.waitUntil(lambda: tab.formulier is not None, timeout=LANG)
    paneel.kies_tab("gezin", focus=True)
    qtbot.waitUntil(lambda: "ZRM" in paneel.begonnen.tekst.voluit and paneel.begonnen.verder.isVisible(), timeout=LANG)
    paneel.begonnen.weg.click()
    qtbot.waitUntil(lambda: "ZRM" in paneel.begonnen.weg_tekst.voluit, timeout=LANG)
    assert tab.formulier is None
    for soort in (f"zrm:{huis.sam.hex()}:", f"casus.stap.{huis.zorg.hex()}.Geweigerd"):
        qtbot.waitUntil(partial(niets_begonnen, huis.bureau, soort), timeout=LANG)
