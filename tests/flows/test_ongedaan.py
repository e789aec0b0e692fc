"""Ctrl+Z never takes back somebody else's household because one wanted a word back in a form."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from tests import gezin as huis
from tests import winkel
from tests.flows.scherm import CTRL, K, Toetsenbord, opdracht, venster_op, wacht
from wijdesk.models.opdrachten.huishouden import HernoemHuishouden
from wijdesk.models.values import IdMaker, Klok
from wijdesk.ui.panels.casus import CasusPanel


def in_formulier(venster: QWidget) -> bool:
    deel: QWidget | None = venster.focusWidget()
    while deel is not None:
        if deel.property("formulier"):
            return True
        deel = deel.parentWidget()
    return False


def test_that_ctrl_z_in_a_form_of_a_case_takes_nothing_back_in_the_store(
    map_: Path, klok: Klok, ids: IdMaker, qapp: QApplication, qtbot: QtBot
) -> None:
    toetsen = Toetsenbord()
    with winkel.bureau(map_, klok, ids) as open_:
        moeder = huis.persoon(open_, "Fatima")
        id_ = huis.gezin(open_, huis.lid(moeder, "ouder met gezag"), naam="Familie Oud")
    with venster_op(map_, winkel.open_bureau(map_, klok, ids), qapp, qtbot) as venster:
        venster._omgeving.jobs.write(HernoemHuishouden(id=id_, naam="Familie Nieuw"), eigenaar=venster)
        venster.verzoek("huishouden.open", id_)
        wacht(qtbot, lambda: any(paneel.naam == "casus" and paneel.isVisible() for paneel in venster.docks.panelen()))
        (paneel,) = (paneel for paneel in venster.docks.panelen() if isinstance(paneel, CasusPanel))
        wacht(qtbot, lambda: paneel.huishouden is not None and paneel.tab is not None)
        opdracht(toetsen, venster, qtbot, "lid toevoegen")
        wacht(qtbot, lambda: in_formulier(venster))
        toetsen.druk(K.Key_Z, CTRL)
        wacht(qtbot, lambda: "alleen tekst" in venster.status.zin.text())
        toetsen.druk(K.Key_Escape)
        wacht(qtbot, lambda: not in_formulier(venster))
    with winkel.bureau(map_, klok, ids) as open_:
        assert huis.lees(open_, id_).naam == "Familie Nieuw"
