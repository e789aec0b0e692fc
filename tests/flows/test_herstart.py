"""Quit and start again: open contacts, the layout and what was typed over somebody else's change are still there."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests import winkel
from tests.flows.scherm import ALT, CTRL, K, Toetsenbord, bij, inloop, opdracht, paneel, venster_op, wacht
from wijdesk.models.opdrachten.contact import CorrigeerVraag, LeesVragen
from wijdesk.models.opdrachten.persoon import MaakPersoon, PersoonInvoer
from wijdesk.models.values import IdMaker, Klok
from wijdesk.ui.panels.vandaag import VandaagPanel


def test_that_open_contacts_and_the_arrangement_are_there_after_a_restart(
    map_: Path, klok: Klok, ids: IdMaker, qapp: QApplication, qtbot: QtBot
) -> None:
    toetsen = Toetsenbord()
    with winkel.bureau(map_, klok, ids) as open_:
        open_.doe(MaakPersoon(invoer=PersoonInvoer(roepnaam="Willem", achternaam="Bakker")))
    with venster_op(map_, winkel.open_bureau(map_, klok, ids), qapp, qtbot) as venster:
        panel = inloop(venster)
        toetsen.druk(K.Key_A, ALT)
        wacht(qtbot, panel.huidige().vragen[0].tekst.hasFocus)
        toetsen.typ("eerste gesprek")
        toetsen.druk(K.Key_F2)
        wacht(qtbot, panel.huidige().wie.zoek.hasFocus)
        toetsen.typ("bakker")
        toetsen.druk(K.Key_Return)
        wacht(qtbot, panel.huidige().vragen[0].tekst.hasFocus)
        toetsen.typ("tweede gesprek")
        toetsen.druk(K.Key_3, CTRL)
        wacht(qtbot, lambda: venster.docks.indeling == "teamleider")
        # Closed at once: nothing waits for the draft to be written first.
    with venster_op(map_, winkel.open_bureau(map_, klok, ids), qapp, qtbot) as venster:
        assert venster.docks.indeling == "teamleider"
        toetsen.druk(K.Key_1, CTRL)
        wacht(qtbot, lambda: any(ding.naam == "inloop" for ding in venster.docks.panelen()))
        panel = inloop(venster)
        wacht(qtbot, lambda: len([deel for deel in panel.formulieren() if not deel.gesprek.leeg]) == 2)
        gesprekken = [deel.gesprek for deel in panel.formulieren()]
        assert [(gesprek.naam, gesprek.vragen[0].toelichting) for gesprek in gesprekken if not gesprek.leeg] == [
            ("Anoniem", "eerste gesprek"),
            ("Willem Bakker", "tweede gesprek"),
        ]
    with winkel.bureau(map_, klok, ids) as open_:
        assert open_.lees(LeesVragen(van=0, tot=2**62)) == ()


def test_that_typing_over_somebody_elses_change_keeps_what_was_typed_and_says_so(
    map_: Path, klok: Klok, ids: IdMaker, qapp: QApplication, qtbot: QtBot
) -> None:
    toetsen = Toetsenbord()
    with winkel.bureau(map_, klok, ids) as open_:
        open_.doe(winkel.contact(open_))
        vraag = open_.lees(LeesVragen(van=0, tot=2**62))[0]
    with venster_op(map_, winkel.open_bureau(map_, klok, ids), qapp, qtbot) as venster:
        opdracht(toetsen, venster, qtbot, "toon vandaag")
        wacht(qtbot, lambda: any(ding.naam == "vandaag" for ding in venster.docks.panelen()))
        panel = paneel(venster, "vandaag")
        assert isinstance(panel, VandaagPanel)
        wacht(qtbot, lambda: panel.model.rowCount() == 1)
        # The list takes the focus as soon as there is something in it to walk through.
        wacht(qtbot, panel.tabel.view.hasFocus)
        toetsen.druk(K.Key_Down)
        toetsen.druk(K.Key_Return)
        wacht(qtbot, panel.detail.toelichting.hasFocus)
        toetsen.druk(K.Key_End, CTRL)
        toetsen.typ(" en de gasrekening")
        # A colleague at the same desk corrects it meanwhile.
        elders = CorrigeerVraag(id=vraag.id, reden="Verkeerd gehoord.", toelichting="Kan de zorgpremie niet betalen")
        venster._omgeving.jobs.write(elders, eigenaar=venster)
        wacht(qtbot, panel.detail.elders.isVisible)
        assert panel.detail.elders.text().startswith("Elders gewijzigd terwijl u typte: toelichting.")
        assert panel.detail.toelichting.toPlainText() == "Kan de huur niet betalen en de gasrekening"
        toetsen.druk(K.Key_S, CTRL)
        wacht(qtbot, panel.detail.reden.hasFocus)
        toetsen.typ("Het was toch de huur.")
        toetsen.druk(K.Key_S, CTRL)
        wacht(qtbot, lambda: not panel.detail.gewijzigd())
        # The focus does not fall out of the panel when the strip goes away.
        wacht(qtbot, lambda: panel.isAncestorOf(bij()))
    with winkel.bureau(map_, klok, ids) as open_:
        assert open_.lees(LeesVragen(van=0, tot=2**62))[0].toelichting == "Kan de huur niet betalen en de gasrekening"
