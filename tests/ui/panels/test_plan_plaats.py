"""Starting a plan, and the forms of versions and evaluations: in sight when asked, and nothing decides by itself."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from tests.gezin import Gezin, bakker, zet
from tests.ui.planscherm import Scherm, open_scherm
from wijdesk.app.bureau import Bureau
from wijdesk.models.huishouden import Huishouden
from wijdesk.models.opdrachten.akkoord import GeefAkkoord, LeesVersies, StelVersieVast
from wijdesk.models.opdrachten.plan import DoelInvoer, VoegDoelToe
from wijdesk.ui.panels.casus.plan.plaats import Plaats

K = Qt.Key


@pytest.fixture
def gezin(bureau: Bureau) -> Gezin:
    return bakker(bureau)


@pytest.fixture
def scherm(bureau: Bureau, qtbot: QtBot, gezin: Gezin) -> Iterator[Scherm]:
    yield from open_scherm(bureau, qtbot, gezin)


@pytest.fixture
def begin(bureau: Bureau, qtbot: QtBot, gezin: Gezin) -> Iterator[Scherm]:
    """The tab of a household without a plan."""
    zet(bureau, Huishouden, gezin.huishouden, actief_plan_id=None)
    open_ = Scherm(bureau, qtbot, gezin)
    open_.klaar(lambda: open_.tab.begin.model.rowCount() > 6)
    open_.tab.eerste_veld().setFocus()
    yield open_
    open_.jobs.sluit()


def doe(scherm: Scherm, naam: str) -> None:
    """What the search box does."""
    (actie,) = (actie for actie in scherm.tab.acties() if actie.naam == naam)
    actie.doe()


def in_beeld(scherm: Scherm, deel: QWidget) -> bool:
    """Whether all of it can be seen in the tab."""
    vlak = QRect(deel.mapTo(scherm.tab, QPoint(0, 0)), deel.size())
    return deel.isVisible() and scherm.tab.rect().contains(vlak) and not deel.visibleRegion().isEmpty()


def primair(scherm: Scherm) -> list[str]:
    """The primary buttons one sees."""
    return [
        deel.objectName()
        for deel in scherm.tab.findChildren(QPushButton)
        if deel.isVisibleTo(scherm.tab) and deel.property("rol") == "primair"
    ]


# Starting a plan -----------------------------------------------------------------------------------------------------


def test_that_walking_over_the_templates_does_not_change_the_kind_of_plan(begin: Scherm) -> None:
    for _ in range(8):
        begin.toets(K.Key_Down)
        assert begin.tab.begin.soort.aan() == ("integraal ondersteuningsplan",)
    begin.tab.begin.soort.knop("familiegroepsplan").click()
    for _ in range(8):
        begin.toets(K.Key_Up)
        assert begin.tab.begin.soort.aan() == ("familiegroepsplan",)


def test_that_no_kind_of_plan_says_that_a_familiegroepsplan_was_offered(begin: Scherm) -> None:
    begin.tab.begin.soort.knop("familiegroepsplan").click()
    begin.toets(K.Key_Return)
    begin.klaar(lambda: begin.tab.plan is not None)
    assert (begin.plan.soort, begin.plan.familiegroepsplan) == ("familiegroepsplan", "")


def test_that_a_no_to_the_familiegroepsplan_asks_why_beside_the_field_and_keeps_it(begin: Scherm) -> None:
    blad = begin.tab.begin
    blad.familie.knop("nee").click()
    blad.lijst.lijst.setFocus()
    begin.toets(K.Key_Return)
    begin.klaar(blad.reden.hasFocus)
    assert "waarom niet" in blad.velden["familiegroepsplan_reden"].onder.text()
    begin.klaar(lambda: in_beeld(begin, blad.velden["familiegroepsplan_reden"]))
    begin.typ("Het gezin heeft geen netwerk hier")
    begin.toets(K.Key_Return)
    begin.klaar(lambda: begin.tab.plan is not None)
    nu = begin.plan
    assert (nu.familiegroepsplan, nu.familiegroepsplan_op) == ("nee", "2026-03-02")
    assert nu.familiegroepsplan_reden == "Het gezin heeft geen netwerk hier"


def test_that_a_yes_to_the_familiegroepsplan_has_its_day(begin: Scherm) -> None:
    blad = begin.tab.begin
    blad.familie.knop("ja").click()
    assert blad.op.text() == "02-03-2026"
    blad.op.setText("eind februari")
    blad.lijst.lijst.setFocus()
    begin.toets(K.Key_Return)
    begin.klaar(blad.op.hasFocus)
    assert "een dag in die bestaat" in blad.velden["familiegroepsplan_op"].onder.text()
    blad.op.setText("27-2")
    begin.toets(K.Key_Return)
    begin.klaar(lambda: begin.tab.plan is not None)
    assert (begin.plan.familiegroepsplan, begin.plan.familiegroepsplan_op) == ("ja", "2026-02-27")


# Forms in sight ------------------------------------------------------------------------------------------------------


@pytest.fixture
def lang(scherm: Scherm, bureau: Bureau, gezin: Gezin) -> Scherm:
    """A plan much longer than the tab, fixed, in a low window."""
    for nummer in range(6):
        invoer = DoelInvoer(woorden=f"Doel {nummer}", leefgebied="Financiën")
        bureau.doe(VoegDoelToe(plan_id=gezin.plan, invoer=invoer))
    bureau.doe(StelVersieVast(plan_id=gezin.plan))
    scherm.tab.resize(710, 420)
    scherm.toon()
    scherm.klaar(lambda: scherm.tab.plan is not None and scherm.tab.plan.versies and len(scherm.tab.plan.doelen) > 6)
    return scherm


@pytest.mark.parametrize(
    ("actie", "knoppen"),
    [
        ("plan.akkoord", ["akkoord_leg_vast"]),
        ("plan.vergelijken", []),
        ("plan.evaluatie", ["evaluatie_leg_vast"]),
    ],
)
def test_that_a_form_takes_the_place_of_the_page_and_esc_gives_it_back(
    lang: Scherm, actie: str, knoppen: list[str]
) -> None:
    assert lang.tab.findChildren(Plaats) == [], "a form is built when it is asked for"
    doe(lang, actie)
    (plaats,) = lang.tab.findChildren(Plaats)
    lang.klaar(plaats.formulier.eerste_veld().hasFocus)
    lang.klaar(lambda: in_beeld(lang, plaats.formulier.eerste_veld()))
    assert plaats.verticalScrollBar().value() == 0
    assert primair(lang) == knoppen
    lang.toon()  # a colleague changed something
    assert lang.tab.stapel.currentWidget() is plaats
    lang.toets(K.Key_Escape)
    lang.klaar(lambda: lang.tab.stapel.currentWidget() is lang.tab.pagina)
    lang.klaar(plaats.terug.hasFocus)
    assert "plan_knop_doel" in primair(lang)


@pytest.mark.parametrize("actie", ["plan.vaststellen", "plan.evaluatie_plannen"])
def test_that_a_question_stands_in_sight_with_the_only_primary_button(lang: Scherm, actie: str) -> None:
    doe(lang, "plan.akkoord")  # a form stands open
    doe(lang, actie)
    lang.klaar(lang.tab.zin.regel.hasFocus)
    lang.klaar(lambda: in_beeld(lang, lang.tab.zin))
    assert primair(lang) == ["een_zin_ja"]
    lang.toets(K.Key_Escape)
    lang.klaar(lang.tab.knoppen.isVisible)


def test_that_an_answer_on_paper_goes_by_keys_and_what_changes_later_does_not_touch_it(
    lang: Scherm, bureau: Bureau, gezin: Gezin
) -> None:
    doe(lang, "plan.akkoord")
    formulier = lang.tab.akkoord.formulier
    lang.klaar(formulier.wie.hasFocus)
    lang.toets(K.Key_Down)
    assert formulier.wie.currentText().startswith("Fatima")
    lang.toets(K.Key_Tab)
    lang.toets(K.Key_Right)
    lang.toets(K.Key_Space)
    assert not formulier.velden["handtekening"].isVisible()
    lang.toets(K.Key_S, Qt.KeyboardModifier.ControlModifier)
    lang.klaar(lambda: lang.tab.stapel.currentWidget() is lang.tab.pagina)
    (rij,) = bureau.lees(LeesVersies(plan_id=gezin.plan))[0].akkoorden
    assert (rij.naam, rij.wijze) == ("Fatima Bakker", "op papier")
    lang.klaar(lambda: "1 van 2 akkoord op versie 1" in lang.tab.akkoord.stand.text())
    bureau.doe(
        GeefAkkoord(versie_id=lang.plan.versies[0].id, wijze="op papier", op="2026-03-02", persoon_id=gezin.zoon)
    )
    bureau.doe(VoegDoelToe(plan_id=gezin.plan, invoer=DoelInvoer(woorden="Erbij", leefgebied="Financiën")))
    lang.toon()
    zin = "Akkoord op versie 1 (vandaag), daarna gewijzigd"
    lang.klaar(lambda: zin in lang.tab.akkoord.stand.text())
    assert "Sinds versie 1 is er iets veranderd" in lang.tab.akkoord.gewijzigd.text()


def test_that_all_that_can_be_done_with_a_plan_can_be_searched_for(scherm: Scherm) -> None:
    gevonden = {actie.tekst for actie in scherm.tab.acties()}
    assert gevonden >= {
        "Plan vaststellen", "Akkoord vragen", "Versies vergelijken", "Evaluatie plannen", "Evaluatie vastleggen",
        "Plan afsluiten", "Plan afdrukken",
    }  # fmt: skip


@pytest.mark.parametrize("actie", ["plan.vaststellen", "plan.akkoord", "plan.vergelijken", "plan.evaluatie_plannen"])
def test_that_what_cannot_be_done_yet_says_why(begin: Scherm, actie: str) -> None:
    doe(begin, actie)
    assert begin.meldingen
    assert begin.meldingen[-1].startswith("Er is ")
