"""With large letters one thing scrolls: the page in front, or the panel around it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from wijdesk.app.bureau import Bureau
from wijdesk.app.panelen import maak_omgeving, maak_panelen
from wijdesk.ui.houder import Houder
from wijdesk.ui.jobs import Jobs
from wijdesk.ui.panels.avg.paneel import AvgPaneel
from wijdesk.ui.panels.toegang.paneel import ToegangPaneel
from wijdesk.ui.theme import Theme

HOOG = 562
"""Pixels a panel has in a window of 768 at 200 %."""


@pytest.fixture
def groot(qapp: QApplication) -> Iterator[Theme]:
    thema = Theme(qapp, keuze="licht", schaal=200)
    yield thema
    thema.kies("licht", 100)


def rollen(om: QWidget) -> list[QScrollArea]:
    """What can be scrolled up and down on the screen."""
    return [rol for rol in om.findChildren(QScrollArea) if rol.isVisible() and rol.verticalScrollBar().isVisible()]


def in_houder(bureau: Bureau, naam: str, groot: Theme, jobs: Jobs, qtbot: QtBot) -> Houder:
    """A panel as a dock holds it, in the room there is."""
    (soort,) = (soort for soort in maak_panelen(bureau) if soort.naam == naam)
    houder = Houder(soort, maak_omgeving(bureau, jobs))
    qtbot.addWidget(houder)
    groot.kleed(houder)
    houder.resize(1366, HOOG)
    houder.show()
    houder.zet_zichtbaar(True)
    return houder


def test_that_settings_below_tabs_scroll_once(bureau: Bureau, groot: Theme, qtbot: QtBot) -> None:
    jobs = Jobs(bureau.schrijf, bureau.lees, plaats=bureau.plaats)
    houder = in_houder(bureau, "toegang", groot, jobs, qtbot)
    paneel = houder.panel
    assert isinstance(paneel, ToegangPaneel)
    for plek in (0, 1, 2):
        paneel.bladen.setCurrentIndex(plek)
        qtbot.waitUntil(lambda: jobs.is_klaar and paneel.height() == HOOG, timeout=10_000)
    (rol,) = rollen(houder)
    assert paneel.vorm.isAncestorOf(rol)
    jobs.sluit()


def test_that_a_form_scrolls_once_and_the_list_below_it_opens_at_its_title(
    bureau: Bureau, groot: Theme, qtbot: QtBot
) -> None:
    jobs = Jobs(bureau.schrijf, bureau.lees, plaats=bureau.plaats)
    houder = in_houder(bureau, "avg", groot, jobs, qtbot)
    paneel = houder.panel
    assert isinstance(paneel, AvgPaneel)
    qtbot.waitUntil(lambda: jobs.is_klaar and not rollen(houder), timeout=10_000)
    assert paneel.height() == HOOG
    paneel.nieuw()
    qtbot.waitUntil(lambda: bool(rollen(houder)), timeout=10_000)
    (rol,) = rollen(houder)
    assert paneel.vorm.isAncestorOf(rol)
    assert paneel.vorm.bewaar.visibleRegion().boundingRect().height() == paneel.vorm.bewaar.height()
    paneel.klaar_om_te_sluiten()
    jobs.sluit()
