"""A form in which one types while something else comes in: told beside the field, nothing typed is lost."""

from __future__ import annotations

import ast
import importlib
import inspect
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from tests.gezin import Gezin, bakker, zet
from tests.services.test_register import verzoeken
from tests.ui.planscherm import Scherm
from wijdesk import ui
from wijdesk.app.bureau import Bureau
from wijdesk.models.opdrachten.basis import Opdracht
from wijdesk.models.plan import Doel
from wijdesk.ui.gezien import Kijker
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


# Every form ----------------------------------------------------------------------------------------------------------

WIJZIGT = re.compile(r"(Wijzig|Hernoem|Corrigeer|Verzet|Verleng|Verhuis|Spreek|Bewaar|Controleer)[A-Z]")
"""How a request is called whose form shows what stands there now."""
GEEN_FORMULIER = {
    "BewaarConcept": "a draft is nobody else's",
    "BewaarVoorkeur": "a preference is nobody else's",
    "BewaarBladzijde": "only who leads the triage writes, a moment after the key; Opzij tells what came in",
    "BewaarAfweging": "is asked by no form: a step of a meldcode is written once",
    "VerlengTermijn": "adds a row; a term is lengthened once",
}
GESTEMPELD = {
    "CorrigeerVraag": "vandaag/detail.py puts it on what correctie.py makes",
    "CorrigeerContact": "vandaag/detail.py puts it on what correctie.py makes",
    "VerzetTaak": "ui/verzetten.py: the strip knows",
    "VerzetEvaluatie": "casus/plan/evaluatie.py: the strip knows",
    "HernoemBundel": "signaal/schrijven.py: the strip knows",
}


def wijzigers() -> list[str]:
    """Every request that writes over what a form showed."""
    namen = [soort.__name__ for soort in verzoeken() if issubclass(soort, Opdracht)]
    return sorted({naam for naam in namen if WIJZIGT.match(naam)} - GEEN_FORMULIER.keys() - GESTEMPELD.keys())


def makers() -> dict[str, set[type]]:
    """Which classes of the window make each request."""
    uit: dict[str, set[type]] = {}
    wortel = Path(ui.__file__).parent
    for pad in wortel.rglob("*.py"):
        deel = ".".join(("wijdesk", "ui", *pad.relative_to(wortel).with_suffix("").parts)).removesuffix(".__init__")
        for klasse in ast.parse(pad.read_text(encoding="utf-8")).body:
            if isinstance(klasse, ast.ClassDef):
                for naam in gemaakt_in(klasse):
                    uit.setdefault(naam, set()).add(getattr(importlib.import_module(deel), klasse.name))
    return uit


def gemaakt_in(klasse: ast.ClassDef) -> set[str]:
    """The requests of this kind that stand in the code of a class."""
    namen = (knoop.func for knoop in ast.walk(klasse) if isinstance(knoop, ast.Call))
    return {naam.id for naam in namen if isinstance(naam, ast.Name) and WIJZIGT.match(naam.id)}


@pytest.mark.parametrize("naam", wijzigers())
def test_that_every_form_that_changes_what_it_showed_says_what_it_showed(naam: str) -> None:
    gemaakt = makers().get(naam, set())
    assert gemaakt, f"no form makes a {naam}: say in this test why, or make it one"
    blind = [klasse.__name__ for klasse in gemaakt if not issubclass(klasse, Kijker)]
    assert not blind, f"{blind} must be a Kijker: a {naam} may replace what nobody saw"


@pytest.mark.parametrize("naam", sorted(GESTEMPELD))
def test_that_what_a_strip_or_another_file_sends_is_stamped_there(naam: str) -> None:
    plek = re.match(r"(?:ui/)?([\w/]+\.py)", GESTEMPELD[naam])
    assert plek is not None
    wortel = Path(inspect.getfile(ui)).parent
    bron = next(pad for pad in wortel.rglob("*.py") if pad.as_posix().endswith(plek[1]))
    assert "met_gezien" in bron.read_text(encoding="utf-8")
