"""Checken en present on the screen: planning, moving and doing a check of a closed casus, also from Mijn werk."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from tests.gezin import huishouden, open_casus
from tests.winkel import rauw
from wijdesk.app.bureau import Bureau
from wijdesk.app.panelen import maak_omgeving, maak_panelen
from wijdesk.models.opdrachten.regie import LeesNazorg, SluitCasus
from wijdesk.models.values import Id
from wijdesk.ui.jobs import Jobs
from wijdesk.ui.panels.casus import CasusPanel
from wijdesk.ui.panels.casus.checks import Checks
from wijdesk.ui.panels.casus.sluiten import NazorgVastleggen
from wijdesk.ui.panels.werk import WerkPanel

LANG = 30_000


@pytest.fixture
def panelen(bureau: Bureau, qtbot: QtBot) -> Iterator[dict[str, Any]]:
    """Casusregie and Mijn werk beside each other, with what one asks routed to the other."""
    jobs = Jobs(bureau.schrijf, bureau.lees, plaats=bureau.plaats)
    omgeving = maak_omgeving(bureau, jobs)
    gemaakt = {soort.naam: soort.maak(omgeving) for soort in maak_panelen(bureau) if soort.naam in ("casus", "werk")}
    with ExitStack() as sluiten:
        for paneel in gemaakt.values():
            qtbot.addWidget(paneel)
            paneel.resize(710, 640)
            paneel.show()
            sluiten.callback(paneel.klaar_om_te_sluiten)
        gemaakt["werk"].requested.connect(gemaakt["casus"].handle)
        yield gemaakt
        sluiten.pop_all().close()
        jobs.sluit()
        QApplication.processEvents()


def gesloten(bureau: Bureau, *dagen: str) -> Id:
    id_ = huishouden(bureau, naam="De Vries")
    open_casus(bureau, id_, wettelijk_kader="Wmo 2015", aanleiding="Schulden")
    bureau.doe(SluitCasus(huishouden_id=id_, sluitreden="verhuisd", nazorg_op=dagen))
    return id_


def checks_van(paneel: CasusPanel, id_: Id, qtbot: QtBot) -> Checks:
    assert paneel.handle("huishouden.open", id_)
    qtbot.waitUntil(lambda: paneel.huishouden is not None and paneel.huishouden.id == id_, timeout=LANG)
    assert paneel.handle("casus.checks", None)
    formulier = paneel._formulier
    assert isinstance(formulier, Checks)
    return formulier


def knoppen(formulier: Checks, naam: str) -> list[QPushButton]:
    return [knop for knop in formulier.findChildren(QPushButton, naam) if knop.isVisible()]


def test_that_another_check_is_planned_and_moved_in_the_same_place(panelen, bureau: Bureau, qtbot: QtBot) -> None:
    id_ = gesloten(bureau)
    formulier = checks_van(panelen["casus"], id_, qtbot)
    qtbot.waitUntil(lambda: formulier.wie.count() > 1, timeout=LANG)
    assert not knoppen(formulier, "checks_vastleggen")
    formulier.bewaar.click()
    assert formulier.velden["gepland_op"].heeft_fout()
    QTest.keyClicks(formulier.dag, "1-3-2026")
    QTest.keyClick(formulier.dag, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(formulier.velden["gepland_op"].heeft_fout, timeout=LANG)  # this day has gone by
    formulier.dag.setText("2-6-2026")
    QTest.keyClick(formulier.dag, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: len(knoppen(formulier, "checks_verzetten")) == 1, timeout=LANG)
    assert panelen["casus"]._formulier is formulier
    assert not panelen["casus"].regie.strook.isVisible()  # the form tells it
    assert formulier.dag.text() == ""
    knoppen(formulier, "checks_verzetten")[0].click()
    assert formulier.bewaar.accessibleName() == "Check verzetten"
    assert formulier.wie.itemText(0) == "Blijft bij Sanne de Vries"
    assert formulier.dag.text() == "02-06-2026"
    formulier.dag.setText("9-6-2026")
    formulier.bewaar.click()
    qtbot.waitUntil(lambda: [r.gepland_op for r in formulier.rijen] == ["2026-06-09"], timeout=LANG)
    assert [rij.gepland_op for rij in bureau.lees(LeesNazorg(huishouden_id=id_))] == ["2026-06-09"]
    QTest.keyClick(formulier.dag, Qt.Key.Key_Escape)
    qtbot.waitUntil(panelen["casus"].regie.strook.isVisible, timeout=LANG)


def test_that_a_check_that_was_done_stays_to_be_read_with_what_came_of_it(
    panelen, bureau: Bureau, qtbot: QtBot
) -> None:
    paneel = panelen["casus"]
    formulier = checks_van(paneel, gesloten(bureau, "2026-03-02", "2026-06-02"), qtbot)
    qtbot.waitUntil(lambda: len(knoppen(formulier, "checks_vastleggen")) == 2, timeout=LANG)
    knoppen(formulier, "checks_vastleggen")[1].click()
    verslag = paneel._formulier
    assert isinstance(verslag, NazorgVastleggen)
    assert verslag.nazorg is not None
    assert verslag.nazorg.gepland_op == "2026-06-02"
    verslag.uitkomst.zet("gaat goed")
    verslag.verslag.setPlainText("Alles loopt")
    verslag.bewaar.click()
    qtbot.waitUntil(lambda: paneel._formulier is None, timeout=LANG)
    assert paneel.handle("casus.checks", None)
    qtbot.waitUntil(lambda: len(knoppen(formulier, "checks_vastleggen")) == 1, timeout=LANG)
    assert [rij.hoe_gaat_het for rij in formulier.rijen] == ["", "gaat goed"]
    teksten = [deel.text() for deel in formulier._lijst.findChildren(type(formulier.kop)) if deel.isVisible()]
    assert any("gaat goed" in tekst for tekst in teksten)
    assert "Alles loopt" in teksten


def test_that_a_check_in_mijn_werk_opens_its_form_also_when_no_household_was_open(
    panelen, bureau: Bureau, qtbot: QtBot
) -> None:
    gesloten(bureau, "2026-03-02")
    werk, paneel = panelen["werk"], panelen["casus"]
    assert isinstance(werk, WerkPanel)
    werk.ververs()
    qtbot.waitUntil(lambda: werk.model.rowCount() == 1, timeout=LANG)
    werk.lijst.lijst.setCurrentIndex(werk.lijst.lijst.model().index(0, 0))
    QTest.keyClick(werk.lijst.lijst, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: isinstance(paneel._formulier, NazorgVastleggen), timeout=LANG)
    formulier = paneel._formulier
    formulier.uitkomst.zet("niet bereikt")
    formulier.bewaar.click()
    qtbot.waitUntil(lambda: werk.model.rowCount() == 0, timeout=LANG)
    assert rauw(bureau, "SELECT hoe_gaat_het FROM nazorg") == [("niet bereikt",)]


def test_that_a_check_of_an_earlier_casus_can_be_done_when_another_casus_is_open_by_now(
    panelen, bureau: Bureau, qtbot: QtBot
) -> None:
    id_ = gesloten(bureau, "2026-03-02")
    open_casus(bureau, id_, wettelijk_kader="Jeugdwet", aanleiding="Zorgen")
    paneel = panelen["casus"]
    assert paneel.handle("huishouden.open", id_)
    assert paneel.handle("casus.nazorg", None)
    qtbot.waitUntil(lambda: isinstance(paneel._formulier, NazorgVastleggen), timeout=LANG)
    assert not paneel.regie.strook.isVisible()
