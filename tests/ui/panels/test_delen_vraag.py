"""A question that stands open in Delen while contact with the centre is lost, and comes back."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from pytestqt.qtbot import QtBot

from tests.ui.panels.test_delen import GEDEELD, Scherm
from wijdesk.app.bureau import Bureau
from wijdesk.ui.jobs import Jobs


@pytest.fixture
def scherm(bureau: Bureau, jobs: Jobs, qtbot: QtBot) -> Iterator[Scherm]:
    open_ = Scherm(bureau, jobs, qtbot)
    yield open_
    open_.werker.sluit()


@pytest.mark.parametrize(("gevaar", "rol"), [(False, "primair"), (True, "gevaar")])
def test_that_an_open_question_says_that_it_cannot_be_done_now_and_its_button_gives_way(
    scherm: Scherm, gevaar: bool, rol: str
) -> None:
    gegeven: list[str] = []
    paneel = scherm.paneel
    paneel.toon(GEDEELD)
    paneel.vraag.vraag("Waarom een nieuwe noodsleutel?", gegeven.append, knop="Maken", gevaar=gevaar)
    paneel.vraag.regel.setText("Een helft is zoek")
    assert paneel.vraag.ja.property("rol") == rol
    assert not paneel.vraag.nu_niet.isVisible()
    paneel.toon(replace(GEDEELD, geen_contact_sinds=scherm.bureau.wereld.klok()))
    assert "geen contact" in paneel.vraag.nu_niet.text()
    assert paneel.vraag.nu_niet.isVisible()
    assert paneel.vraag.ja.property("rol") == ""
    assert paneel.vraag.regel.text() == "Een helft is zoek"
    assert paneel.vraag.ja.isEnabled()  # things may be better than a moment ago
    paneel.toon(GEDEELD)
    assert not paneel.vraag.nu_niet.isVisible()
    assert paneel.vraag.ja.property("rol") == rol
    paneel.vraag.bevestig()
    assert gegeven == ["Een helft is zoek"]


def test_that_a_question_asked_without_contact_says_so_at_once(scherm: Scherm) -> None:
    paneel = scherm.paneel
    paneel.toon(replace(GEDEELD, geen_contact_sinds=scherm.bureau.wereld.klok()))
    paneel.vraag.vraag("Balie 2 intrekken?", lambda _: None, knop="Intrekken", gevaar=True, zin_nodig=False)
    assert paneel.vraag.nu_niet.isVisible()
    assert paneel.vraag.ja.property("rol") == ""
    assert paneel.vraag.ja.hasFocus()
