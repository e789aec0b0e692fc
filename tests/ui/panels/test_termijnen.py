"""Termijnen in a real panel on a real store: grouped by when, decided in place, refused beside the field."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from pytestqt.qtbot import QtBot

from tests import winkel
from tests.conftest import Klok
from tests.services.gezin_met_casus import Gezin, maak_gezin, werk
from wijdesk.app.bureau import Bureau
from wijdesk.app.panelen import maak_omgeving, maak_panelen
from wijdesk.models.opdrachten.termijn import StartTermijn
from wijdesk.models.values import IdMaker
from wijdesk.models.verloop import Taak
from wijdesk.ui.jobs import Jobs
from wijdesk.ui.panels.termijnen import TermijnenPanel
from wijdesk.ui.regels import REGEL_ROLE

LANG = 10_000


@pytest.fixture
def bureau(tmp_path: Path, klok: Klok, ids: IdMaker) -> Iterator[Bureau]:
    winkel.maak(tmp_path / "winkel", klok, ids)
    with winkel.bureau(tmp_path / "winkel", klok, ids) as open_:
        yield open_


@pytest.fixture
def gezin(bureau: Bureau) -> Gezin:
    gezin = maak_gezin(bureau)
    for regel, begin in (
        ("wmo-onderzoek", "2026-01-16"),
        ("wmo-beschikking", "2026-02-18"),
        ("jeugd-besluit", "2026-02-20"),
    ):
        bureau.doe(StartTermijn(regel=regel, onderwerp_id=gezin.id, begin=begin))
    with werk(bureau) as uow:
        uow.voeg_toe(Taak(huishouden_id=gezin.id, soort="taak", wat="School bellen", voor="2026-03-02", gemaakt_op=1))
        uow.commit()
    return gezin


@pytest.fixture
def paneel(bureau: Bureau, gezin: Gezin, qtbot: QtBot) -> Iterator[TermijnenPanel]:
    jobs = Jobs(bureau.schrijf, bureau.lees)
    gemaakt = next(s for s in maak_panelen(bureau) if s.naam == "termijnen").maak(maak_omgeving(bureau, jobs))
    assert isinstance(gemaakt, TermijnenPanel)
    qtbot.addWidget(gemaakt)
    gemaakt.resize(340, 700)
    gemaakt.show()
    qtbot.waitExposed(gemaakt)
    gemaakt.activateWindow()
    try:
        qtbot.waitUntil(lambda: gemaakt.model.rowCount() == 3, timeout=LANG)
        gemaakt.lijst.lijst.setFocus()
        yield gemaakt
    finally:
        jobs.sluit()


def titels(paneel: TermijnenPanel) -> list[tuple[str, str]]:
    regels = [paneel.model.index(plek, 0).data(REGEL_ROLE) for plek in range(paneel.model.rowCount())]
    return [(regel.kop, regel.titel) for regel in regels]


def kies(paneel: TermijnenPanel, wat: str) -> None:
    plek = [titel for _, titel in titels(paneel)].index(wat)
    paneel.lijst.lijst.setCurrentIndex(paneel.model.index(plek, 0))
    paneel.lijst.lijst.setFocus()


def test_that_the_list_stands_grouped_by_when(paneel: TermijnenPanel) -> None:
    assert titels(paneel) == [
        ("Te laat", "Onderzoek Wmo"),
        ("Vandaag", "School bellen"),
        ("Deze week", "Beschikking Wmo"),
    ]
    assert paneel.telling.text() == "1 te laat · 3 op de lijst"
