"""A form in which one types while something else comes in: told beside the field, nothing typed is lost."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from tests.gezin import Gezin, bakker, zet
from tests.ui.planscherm import Scherm
from wijdesk.app.bureau import Bureau
from wijdesk.models.plan import Doel
from wijdesk.ui.panels.casus.plan.formulieren import DoelFormulier

K, CTRL = Qt.Key, Qt.KeyboardModifier.ControlModifier
ELDERS = "Wat een collega schreef"


@pytest.fixture
def gezin(bureau: Bureau) -> Gezin:
    return bakker(bureau)


@pytest.fixture
def scherm(bureau: Bureau, qtbot: QtBot, gezin: Gezin) -> Iterator[Scherm]:
    open_ = Scherm(bureau, qtbot, gezin)
    open_.klaar(lambda: open_.tab.plan is not None)
    open_.tab.eerste_veld().setFocus()
    yield open_
    open_.jobs.sluit()


def open_doel(scherm: Scherm) -> DoelFormulier:
    scherm.toets(K.Key_Home)
    scherm.toets(K.Key_Down)
    scherm.toets(K.Key_Return)
    scherm.klaar(lambda: isinstance(scherm.tab._formulier, DoelFormulier))
    formulier = scherm.tab._formulier
    assert isinstance(formulier, DoelFormulier)
    return formulier


def woorden(scherm: Scherm) -> str:
    return scherm.plan.doelen[0].woorden


def test_that_it_is_told_beside_the_field_and_saving_again_is_meant(scherm: Scherm, gezin: Gezin) -> None:
    formulier = open_doel(scherm)
    scherm.toets(K.Key_Home)
    scherm.typ("Samen: ")
    zet(scherm.bureau, Doel, gezin.doelen[0], woorden=ELDERS)
    scherm.toets(K.Key_S, CTRL)
    veld = formulier.velden["woorden"]
    scherm.klaar(veld.heeft_fout)
    assert ELDERS in veld.onder.text()
    assert formulier.waarden()["woorden"] == "Samen: Rust met geld"
    assert woorden(scherm) == ELDERS
    scherm.bewaar()
    assert woorden(scherm) == "Samen: Rust met geld"


def test_that_what_stands_there_is_taken_over_with_one_key(scherm: Scherm, gezin: Gezin) -> None:
    formulier = open_doel(scherm)
    scherm.typ("Samen. ")
    zet(scherm.bureau, Doel, gezin.doelen[0], woorden=ELDERS, streef="2026-06-01")
    dagen = formulier.delen["streef"]
    dagen.setFocus()
    scherm.typ("1-7-2026")
    scherm.toets(K.Key_S, CTRL)
    scherm.klaar(formulier.velden["streef"].heeft_fout)
    for naam in ("woorden", "streef"):
        scherm.klaar(lambda naam=naam: formulier.velden[naam].heeft_fout())
        knop = formulier.velden[naam].findChild(QPushButton)
        assert isinstance(knop, QPushButton)
        knop.setFocus()
        scherm.toets(K.Key_Space)
        assert not formulier.velden[naam].heeft_fout()
        assert not knop.isVisible()
    assert formulier.waarden()["woorden"] == ELDERS
    assert formulier.waarden()["streef"] == "01-06-2026"
    scherm.bewaar()
    assert (woorden(scherm), scherm.plan.doelen[0].streef) == (ELDERS, "2026-06-01")


def test_that_it_is_told_as_well_when_the_page_below_the_form_was_read_again(scherm: Scherm, gezin: Gezin) -> None:
    formulier = open_doel(scherm)
    scherm.typ("Samen. ")
    zet(scherm.bureau, Doel, gezin.doelen[0], woorden=ELDERS)
    scherm.toon()
    scherm.klaar(lambda: scherm.tab.plan is not None and scherm.tab.plan.doelen[0].woorden == ELDERS)
    scherm.toets(K.Key_S, CTRL)
    scherm.klaar(formulier.velden["woorden"].heeft_fout)
    assert woorden(scherm) == ELDERS


def test_that_a_draft_knows_after_a_restart_what_it_was_begun_on(scherm: Scherm, gezin: Gezin, qtbot: QtBot) -> None:
    open_doel(scherm)
    scherm.typ("Samen. ")
    scherm.tab.klaar_om_te_sluiten()
    scherm.klaar(lambda: scherm.jobs.is_klaar)
    zet(scherm.bureau, Doel, gezin.doelen[0], woorden=ELDERS)
    opnieuw = Scherm(scherm.bureau, qtbot, gezin)
    try:
        opnieuw.klaar(lambda: opnieuw.tab.plan is not None)
        opnieuw.tab.eerste_veld().setFocus()
        formulier = open_doel(opnieuw)
        opnieuw.klaar(lambda: "Samen." in formulier.waarden()["woorden"])
        opnieuw.toets(K.Key_S, CTRL)
        opnieuw.klaar(formulier.velden["woorden"].heeft_fout)
        assert woorden(opnieuw) == ELDERS
    finally:
        opnieuw.jobs.sluit()


def test_that_what_one_did_oneself_before_opening_the_form_is_no_news(scherm: Scherm, gezin: Gezin) -> None:
    for keer in ("Een. ", "Twee. "):
        formulier = open_doel(scherm)
        scherm.typ(keer)
        scherm.bewaar()
        assert not formulier.velden["woorden"].heeft_fout()
        scherm.klaar(lambda begin=keer: scherm.tab.plan is not None and begin in scherm.tab.plan.doelen[0].woorden)
    assert woorden(scherm).startswith(("Een. Twee. ", "Twee. Een. ", "Rust met geld"))
