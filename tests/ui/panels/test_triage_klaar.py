"""What stands on the page of a decision: the meldcode of a suspicion, a letter per law, and two kinds of paper."""

from __future__ import annotations

from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from tests.ui.panels.test_triage_stand import detail
from wijdesk.models.values import Id
from wijdesk.ui.panels.triage.klaar import KlaarDeel

WMO, JEUGD = Id(b"w" * 16), Id(b"j" * 16)


def klaar(qtbot: QtBot, *, vermoeden: bool = False, **anders: Any) -> tuple[KlaarDeel, list[tuple[str, object]]]:
    deel = KlaarDeel()
    qtbot.addWidget(deel)
    gevraagd: list[tuple[str, object]] = []
    deel.requested.connect(lambda wat, inhoud: gevraagd.append((wat, inhoud)))
    besloten = {"stand": "besloten", "route": "complex", "besluit": "onderzoek", "gevolg": "onderzoek"}
    deel.toon(detail(**(besloten | anders)), None, vermoeden=vermoeden)
    return deel, gevraagd


@pytest.mark.parametrize("vermoeden", [True, False])
def test_that_the_meldcode_is_one_step_away_after_a_suspicion(qtbot: QtBot, *, vermoeden: bool) -> None:
    deel, gevraagd = klaar(qtbot, vermoeden=vermoeden)
    assert deel.meldcode.isHidden() is not vermoeden
    deel.meldcode.click()
    assert gevraagd == [("meldcode.begin", ("triage", Id(b"t" * 16)))]


def test_that_each_law_has_its_own_letter(qtbot: QtBot) -> None:
    deel, gevraagd = klaar(qtbot, gevolg_id=WMO, onderzoeken=((WMO, "Wmo 2015"), (JEUGD, "Jeugdwet")))
    assert deel.tweede_brief.text() == "Ontvangstbevestiging Jeugdwet"
    deel.brief.click()
    deel.tweede_brief.click()
    assert gevraagd == [("ontvangst.afdrukken", WMO), ("ontvangst.afdrukken", JEUGD)]


def test_that_one_law_has_one_letter(qtbot: QtBot) -> None:
    deel, _ = klaar(qtbot, gevolg_id=WMO, onderzoeken=((WMO, "Wmo 2015"),))
    assert deel.tweede_brief.isHidden()
    assert not deel.brief.isHidden()


def test_that_there_is_paper_for_the_resident_and_for_colleagues_and_the_screen_says_which(qtbot: QtBot) -> None:
    deel, gevraagd = klaar(qtbot)
    assert "niet wat over veiligheid is beantwoord" in deel.wat_op_papier.text()
    deel.papier.click()
    deel.intern.click()
    assert [wat for wat, _ in gevraagd] == ["triage.afdrukken", "triage.intern_afdrukken"]
