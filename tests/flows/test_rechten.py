"""Somebody's rights change while they work: the screens follow, and nothing that was typed is lost."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from tests import gezin, winkel
from tests.flows.scherm import CTRL, K, Toetsenbord, bij, inloop, paneel, programma_op, wacht, wacht_op_venster
from wijdesk.app.bureau import Bureau
from wijdesk.app.schermwissel import BIJGEWERKT, GEWIJZIGD
from wijdesk.app.venster import Programma
from wijdesk.models.huis import Roltoekenning
from wijdesk.models.rows.huis import Wijziging
from wijdesk.models.values import Id, IdMaker, Klok
from wijdesk.ui.main_window import MainWindow


@pytest.fixture
def programma(tmp_path: Path, klok: Klok, ids: IdMaker, qapp: QApplication, qtbot: QtBot) -> Iterator[Programma]:
    map_ = tmp_path / "winkel"
    winkel.maak(map_, klok, ids)
    with programma_op(map_, qapp) as open_:
        open_.open(winkel.open_bureau(map_, klok, ids))
        wacht_op_venster(open_, qtbot)
        yield open_


def bureau_van(programma: Programma) -> Bureau:
    assert programma.bureau is not None
    return programma.bureau


def zet_rollen(programma: Programma, stand: str) -> None:
    """All rollen but those of the entree get this status, as a colleague would do in Beheer; the window hears of it.

    On the lane that writes, behind what the desk itself still writes."""
    bureau = bureau_van(programma)
    assert programma.jobs is not None
    vraag = "SELECT id FROM roltoekenning WHERE medewerker_id = ? AND rol <> 'entree'"
    ids = [Id(rij[0]) for rij in winkel.rauw(bureau, vraag, bureau.medewerker.id)]

    def zet() -> None:
        with gezin.eenheid(bureau) as uow:
            for id_ in ids:
                uow.sessie.get_one(Roltoekenning, id_).status = stand
            uow.commit()

    programma.jobs._baan_s.submit(zet).result()
    programma.jobs.changed.emit(Wijziging(per_soort={"roltoekenning": frozenset(ids)}))


def namen(programma: Programma) -> set[str]:
    assert programma.venster is not None
    return set(programma.venster.docks.namen())


def test_that_panels_go_and_come_with_the_rights_and_one_stays_where_one_was(
    programma: Programma, qtbot: QtBot
) -> None:
    venster = programma.venster
    assert venster is not None
    id_ = gezin.persoon(bureau_van(programma), "Anna")
    venster.verzoek("persoon.open", id_)
    wacht(qtbot, lambda: paneel(venster, "inwoner").onderwerp_in_beeld() == ("persoon", id_))
    venster.docks.toon("vandaag")
    assert {"jaarverslag", "triage", "inwoner"} <= namen(programma)
    zet_rollen(programma, "vervallen")
    wacht(qtbot, lambda: programma.venster is not venster and programma.venster is not None)
    nieuw = wacht_op_venster(programma, qtbot)
    wacht(qtbot, lambda: nieuw.status.zin.text() == BIJGEWERKT)
    assert not {"jaarverslag", "triage"} & namen(programma)
    assert {"inloop", "inwoner", "vandaag"} <= namen(programma)
    wacht(qtbot, lambda: paneel(nieuw, "inwoner").onderwerp_in_beeld() == ("persoon", id_))
    huidig = nieuw.docks.huidige()
    assert huidig is not None
    assert huidig.naam == "vandaag"
    assert nieuw.isVisible()
    zet_rollen(programma, "actief")
    wacht(qtbot, lambda: "triage" in namen(programma))


def test_that_who_stands_in_a_form_chooses_when_and_finds_back_what_was_typed(
    programma: Programma, qtbot: QtBot
) -> None:
    venster, toetsen = programma.venster, Toetsenbord()
    assert venster is not None
    venster.docks.toon("inloop")
    begin = inloop(venster)
    wacht(qtbot, lambda: begin.isAncestorOf(bij()))
    toetsen.typ("Jansen")
    assert venster.wordt_getypt()
    zet_rollen(programma, "vervallen")
    wacht(qtbot, lambda: venster.status.zin.text() == GEWIJZIGD)
    assert programma.venster is venster
    assert begin.isVisible()
    toetsen.typ("sen")
    venster.status.uitweg.click()
    wacht(qtbot, lambda: programma.venster is not venster)
    nieuw = wacht_op_venster(programma, qtbot)
    wacht(qtbot, lambda: nieuw.status.zin.text() == BIJGEWERKT)
    assert not {"jaarverslag", "triage"} & namen(programma)
    wacht(qtbot, lambda: "Jansensen" in _getypt(nieuw))


def test_that_the_offer_is_made_again_after_a_save_and_carried_out_when_nobody_types(
    programma: Programma, qtbot: QtBot
) -> None:
    bureau, venster, toetsen = bureau_van(programma), programma.venster, Toetsenbord()
    assert venster is not None
    assert programma.jobs is not None
    venster.docks.toon("inloop")
    wacht(qtbot, lambda: inloop(venster).isAncestorOf(bij()))
    toetsen.typ("Jansen")
    zet_rollen(programma, "vervallen")
    wacht(qtbot, lambda: venster.status.zin.text() == GEWIJZIGD)
    programma.jobs.write(winkel.contact(bureau), eigenaar=venster)
    wacht(qtbot, lambda: venster.undo.kan)
    wacht(qtbot, lambda: venster.status.zin.text() == GEWIJZIGD)
    assert programma.venster is venster
    venster.docks.toon("vandaag")
    programma.jobs.write(winkel.contact(bureau), eigenaar=venster)
    wacht(qtbot, lambda: programma.venster is not venster)
    nieuw = wacht_op_venster(programma, qtbot)
    wacht(qtbot, lambda: nieuw.status.zin.text() == BIJGEWERKT)
    wacht(qtbot, lambda: "Jansen" in _getypt(nieuw))


def test_that_who_locked_the_desk_finds_the_screens_of_the_new_rights(programma: Programma, qtbot: QtBot) -> None:
    venster = programma.venster
    assert venster is not None
    programma.vergrendel()
    zet_rollen(programma, "vervallen")
    wacht(qtbot, lambda: programma.schermen._verouderd)
    assert programma.venster is venster
    assert not venster.isVisible()
    programma.open(bureau_van(programma))
    wacht(qtbot, lambda: programma.venster is not venster)
    nieuw = wacht_op_venster(programma, qtbot)
    assert not {"jaarverslag", "triage"} & namen(programma)
    assert nieuw.isVisible()


def test_that_what_was_done_before_can_be_taken_back_after(programma: Programma, qtbot: QtBot) -> None:
    bureau, venster, toetsen = bureau_van(programma), programma.venster, Toetsenbord()
    assert venster is not None
    assert programma.jobs is not None
    programma.jobs.write(winkel.contact(bureau), eigenaar=venster)
    wacht(qtbot, lambda: venster.undo.kan)
    venster.docks.toon("vandaag")
    zet_rollen(programma, "vervallen")
    wacht(qtbot, lambda: programma.venster is not venster)
    nieuw = wacht_op_venster(programma, qtbot)
    wacht(qtbot, lambda: nieuw.status.zin.text() == BIJGEWERKT)
    assert nieuw.undo.kan
    toetsen.druk(K.Key_Z, CTRL)
    wacht(qtbot, lambda: not winkel.rauw(bureau, "SELECT 1 FROM contact WHERE status = 'actief'"))


def _getypt(venster: MainWindow) -> str:
    return " ".join(veld.text() for veld in inloop(venster).findChildren(QLineEdit))
