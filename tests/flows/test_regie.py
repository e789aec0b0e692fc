"""Regie across teams through a real window: a casus is opened, asked about at once, and what to do is told."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from tests.conftest import Klok
from tests.flows.casus import Leven
from tests.flows.test_twee_balies import aan_het_werk, naar
from tests.sync.regieteams import MOEDER, VINKHUIZEN, Stad, goedkope_pseudoniemen, huis, ronde, sluit_casus, stad_in_map
from wijdesk.app.uitwisseling.werker import REGIE_MS, Uitwisselaar
from wijdesk.models.values import Id
from wijdesk.sync import regie
from wijdesk.ui.panels.casus.anderteam import NaarAnderTeam


@pytest.fixture
def stad(tmp_path: Path, klok: Klok, monkeypatch: pytest.MonkeyPatch) -> Iterator[Stad]:
    monkeypatch.setattr(regie, "KOSTEN", goedkope_pseudoniemen())
    gemaakt = stad_in_map(tmp_path, klok)
    gemaakt.maak(stadsbreed=True)
    yield gemaakt
    gemaakt.bureaus[0].sluit()


def open_casus(leven: Leven, huishouden_id: Id) -> None:
    """Open a casus for a household, by keyboard."""
    naar(leven)
    leven.venster.verzoek("huishouden.open", huishouden_id)
    leven.rust()
    leven.doe("casus openen")
    leven.kies("Onder welke wet", "Jeugdwet")
    leven.vul("Aanleiding", "Ruzie thuis over geld")
    leven.bewaar()


def alleen_als_ik_het_zeg(werker: Uitwisselaar) -> None:
    """No round comes by itself: on a busy machine one would be there before anybody looked."""
    assert werker.regie_straks.interval() == REGIE_MS <= 5_000
    werker.straks.stop()
    werker.regie_straks.setInterval(600_000)


def deel(leven: Leven, werker: Uitwisselaar) -> None:
    """The round that was about to come."""
    leven.wacht(werker.regie_straks.isActive)
    werker.regie_straks.stop()
    werker.deel_nu()
    leven.wacht(lambda: not werker._bezig)
    leven.rust()


def test_that_a_casus_opened_in_the_window_is_asked_about_at_once_and_the_answer_says_what_to_do(
    stad: Stad, klok: Klok, qapp: QApplication, qtbot: QtBot
) -> None:
    selwerd, vinkhuizen = stad.bureaus[0], stad.erbij(VINKHUIZEN)
    daar, hier = huis(selwerd, MOEDER), huis(vinkhuizen, MOEDER, casus=False)
    ronde(selwerd)
    leven = Leven(vinkhuizen.map, klok, vinkhuizen.wereld.ids, qapp, qtbot)
    with aan_het_werk(leven, vinkhuizen) as programma:
        werker = programma.uitwisselaar
        assert werker is not None
        werker.tel()
        leven.wacht(lambda: not werker.stand.alleen)
        alleen_als_ik_het_zeg(werker)
        open_casus(leven, hier)
        leven.kijk("voorlopig", "Regisseur: Sanne de Vries · regie voorlopig")
        deel(leven, werker)
        leven.kijk("ook-elders", "regie ook bij Selwerd", "Team Selwerd heeft al een regisseur voor Eva van der Meulen")
        leven.kijk("wie-houdt", "Houdt team Selwerd de regie? Draag dan over, of sluit de casus hier.")
        naar_hen = leven.venster.findChild(QPushButton, "casus_naar_hen")
        assert naar_hen is not None
        naar_hen.setFocus()
        QTest.keyClick(naar_hen, Qt.Key.Key_Return)
        leven.wacht(lambda: any(er.isVisible() for er in leven.venster.findChildren(NaarAnderTeam)))
        [blad] = leven.venster.findChildren(NaarAnderTeam)
        leven.wacht(lambda: blad.team.currentText() == "Selwerd")
        leven.kijk("naar-hen", "Selwerd")
        QTest.keyClick(QApplication.focusWidget() or blad, Qt.Key.Key_Escape)
        leven.rust()
        leven.doe("toon mijn casussen")
        leven.kijk("caseload", "ook regie bij Selwerd", "Bel team Selwerd: daar is ook een regisseur")
        leven.doe("toon mijn werk")
        leven.kijk("werk", "Bel team Selwerd: daar is ook een regisseur")

        sluit_casus(selwerd, daar)
        ronde(selwerd)
        leven.doe("toon casusregie")
        leven.doe("regie opnieuw navragen")
        leven.meldt("Het centrum wordt opnieuw gevraagd")
        deel(leven, werker)
        leven.kijk("bevestigd", "Regisseur: Sanne de Vries · regie bevestigd")
    assert leven.afgesneden == []
