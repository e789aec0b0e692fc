"""Misschien dezelfde collega, misschien dezelfde locatie: decided by keyboard in Verschillen, taken apart in Beheer."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.conftest import Klok
from tests.services.tweebalies import Balies, twee_balies
from tests.ui.panels.zorgpaneel import LANG, proef
from wijdesk.app.panelen import maak_omgeving
from wijdesk.app.toegang import wijzig_wachtwoord
from wijdesk.models.opdrachten.huis import LeesLocaties, LeesMedewerkers
from wijdesk.ui.jobs import Jobs
from wijdesk.ui.medewerkers_dialog import MedewerkersVenster
from wijdesk.ui.panel import Toegangsbeheer
from wijdesk.ui.panels.verschillen import VerschillenPaneel


@pytest.fixture
def balies(tmp_path: Path, klok: Klok) -> Iterator[Balies]:
    with twee_balies(tmp_path, klok, kennen_elkaar=False) as twee:
        yield twee


def test_that_the_beheerder_makes_them_one_with_two_keys(balies: Balies, qtbot: QtBot) -> None:
    een = balies.een.medewerker.id
    with proef(balies.een, qtbot, "verschillen") as hier:
        paneel = hier.paneel
        assert isinstance(paneel, VerschillenPaneel)
        hier.wacht(lambda: paneel.model.rowCount() == 2)
        paneel.lijst.lijst.setFocus()
        hier.wacht(lambda: len(paneel.naast.kaarten) == 3)
        assert "Misschien dezelfde collega · Sanne de Vries" in hier.teksten()
        hier.wacht(lambda: "Het zijn twee collega’s" in hier.teksten())
        hier.toets(Qt.Key.Key_1)
        hier.bewaar()
        hier.wacht(lambda: paneel.model.rowCount() == 1)
        assert [rij.id for rij in balies.een.lees(LeesMedewerkers())] == [een]
        hier.wacht(lambda: "Misschien dezelfde locatie · Selwerd" in hier.teksten())
        hier.toets(Qt.Key.Key_3)
        hier.bewaar()
        hier.wacht(lambda: paneel.model.rowCount() == 0)
    assert len(balies.een.lees(LeesLocaties())) == 2
    balies.ontmoet()
    assert [rij.id for rij in balies.ander.lees(LeesMedewerkers())] == [een]


def test_that_two_who_are_two_after_all_are_taken_apart_in_beheer(balies: Balies, qtbot: QtBot) -> None:
    rij = next(rij for rij in balies.lijst() if rij.titel == "Misschien dezelfde collega")
    balies.beslis(balies.lees(rij.plek), balies.een.medewerker.id.hex())
    jobs = Jobs(balies.een.schrijf, balies.een.lees, plaats=balies.een.plaats)
    beheer = Toegangsbeheer(balies.een.maak_medewerker, partial(wijzig_wachtwoord, balies.een))
    dialoog = MedewerkersVenster(maak_omgeving(balies.een, jobs), beheer)
    qtbot.addWidget(dialoog)
    dialoog.show()
    try:
        qtbot.waitUntil(lambda: dialoog.bladen.isTabVisible(3), timeout=LANG)
        dialoog.bladen.setCurrentIndex(3)
        assert [dialoog.samen.lijst.item(0).text()] == [
            "Sanne de Vries · collega · opgegaan in Sanne de Vries · Selwerd"
        ]
        dialoog.samen.uiteen.click()
        qtbot.waitUntil(lambda: not dialoog.bladen.isTabVisible(3), timeout=LANG)
        assert dialoog.melding.text() == "Sanne de Vries staat weer apart."
        assert dialoog.bladen.currentIndex() == 0
        qtbot.waitUntil(lambda: dialoog.lijst.count() == 2, timeout=LANG)
    finally:
        jobs.sluit()
