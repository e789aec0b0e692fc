"""Where there is little room (a low screen, large letters) one still sees why, and decides knowing why."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from tests.gezin import wiersma
from tests.ui.triagescherm import K, Scherm, scherm_op, vraag_van
from wijdesk.app.bureau import Bureau


@pytest.fixture
def scherm(bureau: Bureau, qtbot: QtBot) -> Iterator[Scherm]:
    """Answered as far as a proposal."""
    with scherm_op(bureau, qtbot) as open_:
        open_.begin("vraag", vraag_van(bureau, wiersma(bureau).moeder))
        for antwoorden in ("1n", "j"):
            open_.typ(antwoorden)
            open_.verder()
        open_.typ("1")
        open_.paneel.resize(710, 400)
        open_.rust()
        yield open_


def test_that_the_strip_keeps_its_reason_and_every_answer_and_the_foot_its_advice(scherm: Scherm) -> None:
    strook = scherm.wizard.strook
    assert strook.omdat.isVisible()
    assert strook.omdat.text() == "Omdat: De inwoner kan dit zelf, met uitleg of advies."
    assert [chip.isVisible() for chip in strook.chips.knoppen] == [True, True]
    assert scherm.wizard.voet.advies.isVisible()


def test_that_on_a_low_screen_the_page_has_the_room_of_the_reasons(scherm: Scherm) -> None:
    """Half of 768 pixels is left of a screen at 200 %: the strip was cut through its words, and a page had one line."""
    strook = scherm.wizard.strook
    scherm.paneel.resize(660, scherm.wizard.fontMetrics().lineSpacing() * 16)
    scherm.rust()
    assert not strook.omdat.isVisible()
    assert not strook.chips.isVisible()
    assert strook.kop.visibleRegion().boundingRect() == strook.kop.rect()
    assert strook.kop.height() >= strook.kop.heightForWidth(strook.kop.width())
    assert strook.omdat.text() in strook.accessibleName()
    scherm.wizard.ga_naar(scherm.loop.lijst.bladzijden[0].code)
    scherm.rust()
    assert not strook.chips.isVisible()
    scherm.paneel.resize(710, 640)
    scherm.rust()
    assert strook.omdat.isVisible()
    assert strook.chips.isVisible()


def test_that_the_page_of_the_decision_opens_with_the_proposal_in_sight(scherm: Scherm) -> None:
    scherm.wizard.ga_naar(scherm.loop.lijst.bladzijden[-1].code)
    besluit = scherm.wizard.bladen.besluit
    assert besluit is not None
    scherm.wacht(lambda: scherm.bij() is besluit.redenen)
    scherm.rust()
    assert not besluit.redenen.visibleRegion().isEmpty()
    assert not besluit.redenen.kop.visibleRegion().isEmpty()
    assert "De inwoner kan dit zelf" in besluit.redenen.accessibleName()
    scherm.druk(K.Key_Return)
    assert scherm.bij() is besluit.ingang()


def test_that_a_high_screen_opens_where_one_chooses(scherm: Scherm) -> None:
    scherm.paneel.resize(710, 1200)
    scherm.wizard.ga_naar(scherm.loop.lijst.bladzijden[-1].code)
    scherm.rust()
    besluit = scherm.wizard.bladen.besluit
    assert besluit is not None
    assert scherm.bij() is besluit.ingang()
