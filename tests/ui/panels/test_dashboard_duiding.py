"""What was noted in a period, on the dashboard itself; on a real store."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from tests import winkel
from tests.ui.gezinvenster import toon
from tests.ui.panels.test_dashboard import LANG, klaar
from wijdesk.app.bureau import Bureau
from wijdesk.models.opdrachten.cijfer import ZetDuiding
from wijdesk.ui.jobs import Jobs
from wijdesk.ui.panels.dashboard import DashboardPaneel


@pytest.fixture
def paneel(bureau: Bureau, jobs: Jobs, qtbot: QtBot) -> DashboardPaneel:
    bureau.doe(winkel.contact(bureau))
    gemaakt: DashboardPaneel = toon(bureau, jobs, qtbot, "dashboard")
    klaar(gemaakt, qtbot)
    return gemaakt


def test_that_a_note_stands_on_the_dashboard_beside_its_figure_and_opens_it(
    paneel: DashboardPaneel, bureau: Bureau, jobs: Jobs, qtbot: QtBot
) -> None:
    duidingen = paneel.overzicht.duidingen
    assert not duidingen.isVisible()
    opdracht = ZetDuiding(cijfer="vragen", periode=paneel.gekozen().periode, tekst="De balie was twee dagen dicht.")
    jobs.write(opdracht, eigenaar=paneel)
    qtbot.waitUntil(duidingen.isVisible, timeout=LANG)
    teksten = [deel.text() for deel in duidingen.findChildren(QLabel)]
    assert opdracht.tekst in teksten
    assert any("alle locaties" in tekst for tekst in teksten)
    assert paneel.overzicht.tegels.tegels["vragen"].noot.isVisibleTo(paneel)
    assert not paneel.overzicht.tegels.tegels["onbekend"].noot.isVisibleTo(paneel)
    knop = duidingen.findChild(QPushButton, "duiding_open_0")
    assert knop is not None
    assert opdracht.tekst in knop.accessibleName()
    knop.setFocus()
    bureau.doe(winkel.contact(bureau))
    paneel.ververs()
    qtbot.waitUntil(lambda: jobs.is_rustig and paneel.overzicht.is_klaar, timeout=LANG)
    assert QApplication.focusWidget() is knop  # other data make nothing anew here
    QTest.keyClick(knop, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: paneel.in_detail)
    assert paneel.detail is not None
    assert paneel.detail.naam == "vragen"
