"""The Plan tab on a real store, by keyboard: a plan from nothing, goals and actions, and nothing typed that is lost."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from tests.gezin import Gezin, bakker, zet
from tests.services.collega import Collega
from tests.ui.planscherm import Scherm, open_scherm
from wijdesk.app.bureau import Bureau
from wijdesk.errors import Weigering
from wijdesk.models.huishouden import Huishouden
from wijdesk.models.opdrachten.contact import LeesConcepten
from wijdesk.models.opdrachten.huis import ZetMedewerkerInactief
from wijdesk.models.opdrachten.huishouden import LeesHuishouden
from wijdesk.models.opdrachten.plan import (
    ActieInvoer,
    DoelInvoer,
    LeesPlan,
    RondDoelAf,
    VoegActieToe,
    VoegDoelToe,
    ZetActie,
)
from wijdesk.ui.fields import breekbaar
from wijdesk.ui.panels.casus.plan.formulieren import ActieFormulier, DoelFormulier, Onderwerp, PlanRijFormulier
from wijdesk.ui.panels.casus.plan.kaarten import ActieRegel, DoelKaart, DoelKop

K = Qt.Key


@pytest.fixture
def gezin(bureau: Bureau) -> Gezin:
    return bakker(bureau)


@pytest.fixture
def scherm(bureau: Bureau, qtbot: QtBot, gezin: Gezin) -> Iterator[Scherm]:
    yield from open_scherm(bureau, qtbot, gezin)


def formulier(scherm: Scherm) -> PlanRijFormulier:
    open_ = scherm.tab._formulier
    assert isinstance(open_, PlanRijFormulier)
    return open_


def test_that_a_goal_and_its_action_are_added_by_keyboard_alone(scherm: Scherm) -> None:
    scherm.toets(K.Key_D)
    scherm.typ("Ik wil beter slapen")
    assert "Hoeveel, of hoe vaak?" in next(tekst for tekst in scherm.teksten() if tekst.startswith("Misschien helpt"))
    scherm.toets(K.Key_Tab)
    scherm.typ("Lich")
    scherm.bewaar()
    scherm.klaar(lambda: len(scherm.plan.doelen) == 3 and isinstance(scherm.focus, DoelKop))
    nieuw = scherm.plan.doelen[-1]
    assert (nieuw.woorden, nieuw.leefgebied) == ("Ik wil beter slapen", "Lichamelijke gezondheid")
    scherm.klaar(lambda: (doel := scherm.tab.blad.doel()) is not None and doel.id == nieuw.id)
    scherm.toets(K.Key_A)
    scherm.typ("Om tien uur naar bed")
    scherm.toets(K.Key_Tab)
    scherm.toets(K.Key_Space)
    scherm.bewaar()
    scherm.klaar(lambda: isinstance(scherm.focus, ActieRegel))
    (actie,) = scherm.plan.doelen[-1].acties
    assert (actie.wat, actie.uitvoerder) == ("Om tien uur naar bed", "zelf")
    assert "doet het gezin zelf" in scherm.teksten()
    scherm.toets(K.Key_Space)
    scherm.klaar(lambda: scherm.plan.doelen[-1].acties[0].gedaan_op)
    scherm.klaar(lambda: "gedaan vandaag" in scherm.teksten())
    assert isinstance(scherm.focus, ActieRegel)


def test_that_the_head_of_the_plan_is_seen_first_and_a_new_goal_is_brought_in_view(scherm: Scherm) -> None:
    blad = scherm.tab.blad
    balk = blad.verticalScrollBar()
    scherm.tab.resize(710, 360)
    scherm.klaar(lambda: balk.maximum() > 0 and balk.value() == 0)
    scherm.toets(K.Key_D)
    scherm.typ("Wij eten elke dag samen aan tafel, zonder telefoon.")
    scherm.toets(K.Key_Tab)
    scherm.typ("Lich")
    scherm.bewaar()
    scherm.klaar(lambda: isinstance(scherm.focus, DoelKop))
    nieuw = scherm.plan.doelen[-1].id
    scherm.klaar(lambda: (doel := blad.doel()) is not None and doel.id == nieuw)
    scherm.klaar(lambda: balk.value() > 0 and not scherm.focus.visibleRegion().isEmpty())
    assert isinstance(scherm.focus, DoelKop)


def test_that_a_wrong_field_is_told_beside_it_and_what_was_typed_stays(scherm: Scherm) -> None:
    scherm.toets(K.Key_D)
    scherm.typ("Rust")
    scherm.toets(K.Key_S, Qt.KeyboardModifier.ControlModifier)
    veld = formulier(scherm).velden["leefgebied"]
    scherm.klaar(veld.heeft_fout)
    assert formulier(scherm).waarden()["woorden"] == "Rust"


def test_that_escape_steps_back_and_the_draft_waits_also_after_a_restart(
    scherm: Scherm, bureau: Bureau, qtbot: QtBot, gezin: Gezin
) -> None:
    scherm.toets(K.Key_D)
    scherm.typ("Een half gezegd doel")
    scherm.toets(K.Key_Escape)
    assert scherm.tab._formulier is None
    scherm.tab.klaar_om_te_sluiten()
    soort = f"casus.plan_doel.{gezin.huishouden.hex()}"
    scherm.klaar(lambda: bureau.lees(LeesConcepten(soort=soort)))
    later = Scherm(bureau, qtbot, gezin)
    try:
        later.klaar(lambda: later.tab.plan is not None)
        later.tab.doe("doel")
        later.klaar(lambda: formulier(later).waarden()["woorden"] == "Een half gezegd doel")
    finally:
        later.jobs.sluit()


def test_that_a_form_being_typed_in_is_not_overwritten_by_a_colleague(scherm: Scherm, bureau: Bureau) -> None:
    scherm.toets(K.Key_Home)
    scherm.toets(K.Key_Down)
    scherm.toets(K.Key_Return)
    assert isinstance(scherm.tab._formulier, DoelFormulier)
    scherm.typ("En ook: ")
    bureau.doe(RondDoelAf(id=scherm.gezin.doelen[1], stand="behaald"))
    scherm.toon()
    scherm.klaar(lambda: scherm.tab.plan is not None and scherm.tab.plan.doelen[1].stand == "behaald")
    assert "En ook: " in formulier(scherm).waarden()["woorden"]


def test_that_goals_are_ended_opened_moved_and_taken_out(scherm: Scherm) -> None:
    eerste, tweede = scherm.gezin.doelen
    scherm.tab.blad.sta_op("doel", eerste)
    scherm.toets(K.Key_Down, Qt.KeyboardModifier.AltModifier)
    scherm.klaar(lambda: [doel.id for doel in scherm.plan.doelen] == [tweede, eerste])
    scherm.toets(K.Key_R)
    scherm.toets(K.Key_Space)  # behaald stands first
    scherm.bewaar()
    scherm.klaar(lambda: scherm.plan.doelen[1].stand == "behaald")
    scherm.klaar(lambda: isinstance(scherm.focus, DoelKop) and "behaald · vandaag" in scherm.teksten())
    scherm.toets(K.Key_A)
    assert scherm.meldingen
    scherm.toets(K.Key_R)
    scherm.klaar(lambda: scherm.plan.doelen[1].stand == "lopend")
    scherm.toets(K.Key_Delete)
    assert scherm.tab.zin.isVisible()
    scherm.toets(K.Key_Return)
    scherm.klaar(lambda: [doel.id for doel in scherm.plan.doelen] == [tweede])
    scherm.klaar(lambda: not scherm.tab.zin.isVisible())


def test_that_an_action_is_dropped_with_a_sentence(scherm: Scherm) -> None:
    actie = scherm.gezin.acties[0]
    scherm.tab.blad.sta_op("actie", actie)
    scherm.toets(K.Key_N)
    scherm.typ("Oma doet het al")
    scherm.toets(K.Key_Return)
    scherm.klaar(lambda: scherm.plan.doelen[0].acties[0].niet_meer_nodig == "Oma doet het al")
    scherm.klaar(lambda: any("Oma doet het al" in tekst for tekst in scherm.teksten()))
    assert not scherm.tab.zin.isVisible()


def test_that_late_is_a_word_and_not_only_a_colour(scherm: Scherm, bureau: Bureau) -> None:
    invoer = ActieInvoer(wat="Bellen", uitvoerder="netwerk", wie="oma Truus", klaar_voor="2026-02-27")
    bureau.doe(VoegActieToe(doel_id=scherm.gezin.doelen[0], invoer=invoer))
    scherm.toon()
    scherm.klaar(lambda: "te laat · vr 27 feb" in scherm.teksten())
    assert "oma Truus · Bellen" in scherm.teksten()
    assert any("te laat" in regel.accessibleName() for regel in scherm.tab.findChildren(ActieRegel))


def test_that_a_safety_agreement_and_what_is_going_on_are_written_down(scherm: Scherm) -> None:
    scherm.toets(K.Key_V)
    scherm.typ("Bij gevaar bellen wij 112")
    scherm.bewaar()
    scherm.klaar(lambda: scherm.plan.veiligheid[-1].tekst == "Bij gevaar bellen wij 112")
    scherm.klaar(lambda: scherm.tab.stapel.currentWidget() is scherm.tab.pagina)
    scherm.toets(K.Key_S)
    scherm.typ("Veel ruzie")
    scherm.bewaar()
    scherm.klaar(lambda: scherm.plan.situatie.startswith("Veel ruzie"))
    assert [afspraak.tekst for afspraak in scherm.plan.veiligheid][-1] == "Bij gevaar bellen wij 112"


def test_that_without_a_plan_one_starts_from_a_template(bureau: Bureau, qtbot: QtBot, gezin: Gezin) -> None:
    zet(bureau, Huishouden, gezin.huishouden, actief_plan_id=None)
    scherm = Scherm(bureau, qtbot, gezin)
    try:
        scherm.klaar(lambda: scherm.tab.begin.model.rowCount() > 6)
        scherm.tab.eerste_veld().setFocus()
        scherm.toets(K.Key_Down)
        scherm.toets(K.Key_Return)
        scherm.klaar(lambda: scherm.tab.plan is not None)
        assert scherm.plan.doelen[0].woorden.startswith("Ik weet elke maand")
        scherm.klaar(lambda: scherm.tab.stapel.currentWidget() is scherm.tab.pagina)
    finally:
        scherm.jobs.sluit()


def test_that_a_plan_is_closed_with_an_outcome_per_goal(scherm: Scherm, bureau: Bureau) -> None:
    scherm.tab.begin_sluiten()
    open_ = scherm.tab._formulieren["sluiten"]
    scherm.toets(K.Key_S, Qt.KeyboardModifier.ControlModifier)
    scherm.klaar(lambda: sum(veld.heeft_fout() for veld in open_.velden.values()) == 2)
    for rij in open_.rijen:  # type: ignore[attr-defined]
        rij.stand.zet("behaald")
    scherm.toets(K.Key_S, Qt.KeyboardModifier.ControlModifier)
    scherm.klaar(lambda: scherm.tab.plan is None and scherm.tab.stapel.currentWidget() is scherm.tab.begin)
    assert bureau.lees(LeesPlan(huishouden_id=scherm.gezin.huishouden)) is None
    scherm.klaar(lambda: any("2 van 2 doelen behaald" in tekst for tekst in scherm.teksten()))
    scherm.klaar(lambda: scherm.tab.begin.kop.text() == "Nog geen nieuw plan")
    open_casus = bureau.lees(LeesHuishouden(id=scherm.gezin.huishouden))
    scherm.tab.toon(replace(open_casus, casus=None))
    scherm.klaar(lambda: scherm.tab.begin.kop.text() == "Het plan is afgesloten")
    assert "staat hieronder" in scherm.tab.begin.uitleg.text()


def test_that_who_may_not_write_only_reads(scherm: Scherm, bureau: Bureau) -> None:
    zet(bureau, Huishouden, scherm.gezin.huishouden, actief_plan_id=None)
    scherm.tab._toon_eerder(scherm.gezin.plan)
    scherm.klaar(lambda: scherm.tab.plan is not None and not scherm.tab.plan.actief)
    for toets in (K.Key_D, K.Key_V, K.Key_W, K.Key_Return, K.Key_Delete):
        scherm.toets(toets)
        assert scherm.tab._formulier is None
    assert not scherm.tab.knoppen.knop("doel").isVisible()
    assert any("eerder plan" in tekst for tekst in scherm.teksten())


def test_that_a_tick_in_a_long_plan_makes_one_card_again(scherm: Scherm, bureau: Bureau) -> None:
    for _ in range(6):
        invoer = DoelInvoer(woorden="Arbeidsongeschiktheidsverzekeringsmaatschappij", leefgebied="Financiën")
        id_ = bureau.doe(VoegDoelToe(plan_id=scherm.gezin.plan, invoer=invoer))
        actie = bureau.doe(VoegActieToe(doel_id=id_, invoer=ActieInvoer(wat="Bellen", uitvoerder="zelf")))
    scherm.toon()
    scherm.klaar(lambda: scherm.tab.plan is not None and len(scherm.tab.plan.doelen) == 8)
    voor = set(scherm.tab.findChildren(DoelKaart))
    bureau.doe(ZetActie(id=actie, stand="gedaan"))
    scherm.toon()
    scherm.klaar(lambda: "gedaan vandaag" in scherm.teksten())
    na = set(scherm.tab.findChildren(DoelKaart))
    assert (len(na), len(na - voor)) == (8, 1)
    assert scherm.tab.blad.horizontalScrollBar().maximum() == 0


@pytest.mark.parametrize(
    "tekst", ["", "Ik slaap door", "Huis, tuin en keuken", "Oosterwolde-Schimmelpenninck-Bentinck"]
)
def test_that_only_very_long_words_get_places_to_break(tekst: str) -> None:
    assert breekbaar(tekst) == tekst
    lang = breekbaar(f"{tekst} {'a' * 40}")
    assert lang.replace("\N{SOFT HYPHEN}", "") == f"{tekst} {'a' * 40}" != lang


def test_that_an_action_can_stand_with_any_colleague_who_works_in_casussen(scherm: Scherm, bureau: Bureau) -> None:
    omar = Collega(bureau, "casemanager")
    balie = Collega(bureau, "entree", naam="Bas Balie")
    omar.sluit()
    balie.sluit()
    doel = scherm.plan.doelen[0]
    scherm.tab._open("actie", Onderwerp(plan=scherm.plan, doel=doel))
    open_ = formulier(scherm)
    assert isinstance(open_, ActieFormulier)
    scherm.klaar(lambda: open_.lijst.findData(omar.id.hex()) > 0)
    assert open_.lijst.findData(balie.id.hex()) < 0
    open_.zet_waarden(open_.waarden() | {"wat": "Brief schrijven", "uitvoerder": ["WIJ"], "medewerker": omar.id.hex()})
    scherm.bewaar()
    scherm.klaar(lambda: scherm.plan.doelen[0].acties[-1].wat == "Brief schrijven")
    assert scherm.plan.doelen[0].acties[-1].medewerker_id == omar.id


def test_that_an_action_cannot_stand_with_a_colleague_who_left(scherm: Scherm, bureau: Bureau) -> None:
    omar = Collega(bureau, "casemanager")
    omar.sluit()
    bureau.doe(ZetMedewerkerInactief(id=omar.id))
    doel = scherm.plan.doelen[0]
    invoer = ActieInvoer(wat="Brief schrijven", uitvoerder="WIJ", medewerker_id=omar.id)
    with pytest.raises(Weigering) as geweigerd:
        bureau.doe(VoegActieToe(doel_id=doel.id, invoer=invoer))
    assert "Kies een ander" in geweigerd.value.fouten["medewerker"]


def test_that_a_day_before_the_plan_began_is_told_at_an_action_and_not_refused(scherm: Scherm) -> None:
    doel = scherm.plan.doelen[0]
    scherm.tab._open("actie", Onderwerp(plan=scherm.plan, doel=doel))
    open_ = formulier(scherm)
    veld = open_.velden["klaar_voor"]
    open_.zet_waarden(open_.waarden() | {"wat": "Brief", "uitvoerder": ["zelf"], "klaar_voor": "01-03-2026"})
    zin = "Dat is voor het plan begon (02-03-2026). Klopt dat?"
    assert zin in [label.text() for label in veld.findChildren(QLabel)]
    regel = open_.delen["klaar_voor"]
    regel.setFocus()
    QTest.keyClick(regel, K.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(regel, "02-03-2026")
    assert zin not in [label.text() for label in veld.findChildren(QLabel)]
    open_.zet_waarden(open_.waarden() | {"klaar_voor": "01-03-2026"})
    scherm.bewaar()
    scherm.klaar(lambda: scherm.plan.doelen[0].acties[-1].wat == "Brief")
    assert scherm.plan.doelen[0].acties[-1].klaar_voor == "2026-03-01"
