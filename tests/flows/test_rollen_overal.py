"""Rollen given before a locatie counted: the beheerder is told in the window, looks at each colleague, and is done."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests import winkel
from tests.flows.scherm import K, Toetsenbord, tab_naar, venster_op, wacht
from tests.gezin import bewaar
from wijdesk.models.huis import Locatie, Medewerker, Roltoekenning
from wijdesk.models.opdrachten.rol import LeesOveral, LeesRollen
from wijdesk.models.values import IdMaker, Klok
from wijdesk.ui.chip import Chip
from wijdesk.ui.main_window import MainWindow
from wijdesk.ui.medewerkers_dialog import MedewerkersVenster

OMAR = "Omar El Idrissi"


def chip_van(venster: MainWindow) -> Chip | None:
    gevonden = venster.findChild(Chip, "overal_chip")
    return gevonden if isinstance(gevonden, Chip) and gevonden.isVisible() else None


def test_that_a_beheerder_is_told_of_rollen_that_hold_everywhere_until_each_colleague_was_looked_at(
    map_: Path, klok: Klok, ids: IdMaker, qapp: QApplication, qtbot: QtBot
) -> None:
    open_ = winkel.open_bureau(map_, klok, ids)
    hier, omar, nadia, dicht = open_.medewerker.locatie_id, ids(), ids(), ids()
    bewaar(open_, Locatie(id=ids(), naam="Beijum"), Locatie(id=dicht, naam="Lewenborg", tot="2026-01-31"))
    bewaar(open_, Medewerker(id=omar, naam=OMAR, locatie_id=hier))
    bewaar(open_, Roltoekenning(medewerker_id=omar, rol="casemanager"))
    toetsen = Toetsenbord()
    with venster_op(map_, open_, qapp, qtbot) as venster:
        wacht(qtbot, lambda: chip_van(venster))
        chip = chip_van(venster)
        assert chip is not None
        assert chip.accessibleName() == "2 collega’s met rollen overal"
        chip.click()
        wacht(qtbot, lambda: venster.findChild(MedewerkersVenster))
        beheer = venster.findChild(MedewerkersVenster)
        assert isinstance(beheer, MedewerkersVenster)
        blad = beheer.overal
        wacht(qtbot, lambda: blad.lijst.count() == 2 and blad.lijst.hasFocus())
        assert blad.lijst.item(0).text() == f"{OMAR} · Selwerd · Casemanager"
        assert blad.locatie.currentText() == "Selwerd", "where they work is proposed"
        blad.locatie.setCurrentText("Beijum")
        bewaar(open_, Medewerker(id=nadia, naam="Nadia Aarts", locatie_id=dicht))
        bewaar(open_, Roltoekenning(medewerker_id=nadia, rol="casemanager"))
        blad.lees()
        wacht(qtbot, lambda: blad.lijst.count() == 3)
        assert blad.lijst.currentItem().text().startswith(OMAR), "somebody who comes in takes nobody's place"
        assert blad.locatie.currentText() == "Beijum"
        blad.lijst.setCurrentRow(0)
        assert (blad.locatie.waarde, blad.hier.isEnabled()) == ("", False), "where she worked has closed"
        bewaar(open_, Roltoekenning(id=ids(), medewerker_id=nadia, rol="entree"))
        blad.houd()
        wacht(qtbot, lambda: "Entree" in blad.lijst.item(0).text())
        assert "intussen anders" in beheer.melding.text()
        blad.houd()
        wacht(qtbot, lambda: blad.lijst.count() == 2)
        assert blad.locatie.currentText() == "Selwerd"
        tab_naar(toetsen, blad.hier)
        toetsen.druk(K.Key_Space, keer=2)  # the second time says nothing about the next line
        wacht(qtbot, lambda: blad.lijst.count() == 1)
        assert beheer.melding.text() == f"De rollen van {OMAR} gelden nu bij Selwerd"
        tab_naar(toetsen, blad.goed)
        toetsen.druk(K.Key_Space)
        wacht(qtbot, lambda: not beheer.bladen.isTabVisible(beheer.bladen.indexOf(blad)))
        assert beheer.bladen.currentIndex() == 0
        wacht(qtbot, lambda: chip_van(venster) is None)
        assert [rij.locatie for rij in open_.lees_apart(LeesRollen(medewerker_id=omar))] == ["Selwerd"]
        beheer.accept()
    with winkel.bureau(map_, klok, ids) as weer:
        assert weer.lees(LeesOveral()) == (), "what was said is remembered"
