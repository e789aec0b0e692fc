"""A computer whose clock is wrong: a real window warns, and everybody goes on working."""

from __future__ import annotations

import os
from contextlib import closing
from pathlib import Path
from typing import cast

import pytest
from PySide6.QtWidgets import QApplication, QMessageBox
from pytestqt.qtbot import QtBot

from tests import winkel
from tests.conftest import Ids, Klok
from tests.flows.scherm import CTRL, LANG, K, Toetsenbord, paneel, programma_op, wacht_op_venster
from tests.sync.delen import deel, map_balie, open_weer, verbind
from wijdesk.app.wereld import klok_nu
from wijdesk.models.opdrachten.contact import LeesVragen
from wijdesk.store.controle import controleer
from wijdesk.ui.panels.delen import DelenPanel
from wijdesk.ui.syncpil import pil_zin

DAG = 86_400_000
JAAR = 365 * DAG


@pytest.mark.parametrize(
    ("scheef", "zegt"),
    [
        (-DAG - 60_000, "24 uur achter"),
        (-10 * JAAR, "10 jaar achter"),
        (10 * DAG, "9 dagen voor"),
        (70 * JAAR, "69 jaar voor"),
        (0, ""),
    ],
    ids=["een dag achter", "tien jaar achter", "tien dagen voor", "zeventig jaar voor", "goed"],
)
def test_that_a_wrong_clock_warns_in_the_window_and_disturbs_nothing(
    tmp_path: Path, qapp: QApplication, qtbot: QtBot, scheef: int, zegt: str
) -> None:
    goed = Klok(klok_nu())
    plekken = [map_balie(tmp_path, nummer, goed) for nummer in (1, 2)]
    een, ander = (open_weer(plek, goed, nummer) for nummer, plek in enumerate(plekken))
    verbind(een, ander, centrum=tmp_path / "centrum")
    een.doe(winkel.contact(een))
    for bureau in (een, ander):
        deel(bureau)
    ander.sluit()
    verkeerd = Klok(goed() + scheef)
    bureau = winkel.open_bureau(plekken[1], verkeerd, Ids(goed() + 5_000_000_000))
    with programma_op(plekken[1], qapp) as programma:
        programma.open(bureau)
        venster = wacht_op_venster(programma, qtbot)
        venster.balk.sync.click()
        delen = cast("DelenPanel", paneel(venster, "delen"))
        qtbot.waitUntil(delen.isVisible, timeout=LANG)
        bureau.doe(winkel.contact(bureau))
        delen.lijst.lijst.setFocus()
        programma.uitwisselaar.tel()  # type: ignore[union-attr]
        qtbot.waitUntil(lambda: delen.stand.toegelaten, timeout=LANG)
        delen.deel_nu()
        qtbot.waitUntil(lambda: not delen.stand.bezig and delen.stand.laatste_contact == verkeerd(), timeout=LANG)
        assert not delen.stand.wacht
        zinnen = [zin for zin in delen.stand.waarschuwingen if "klok" in zin]
        assert len(zinnen) == bool(zegt)
        assert all(zegt in zin for zin in zinnen)
        assert list(delen.stand.waarschuwingen) == zinnen  # nothing expired because of it
        assert pil_zin(delen.stand, verkeerd()) == "Net gedeeld"
        assert not [er for er in qapp.topLevelWidgets() if isinstance(er, QMessageBox) and er.isVisible()]
        if plek := os.environ.get("WIJDESK_BEELDEN"):
            venster.grab().save(f"{plek}/klok{scheef // DAG}.png")
        Toetsenbord().druk(K.Key_K, CTRL)
        qtbot.waitUntil(lambda: QApplication.focusWidget() is not None, timeout=LANG)
        Toetsenbord().druk(K.Key_Escape)
    deel(een)
    assert len(een.lees(LeesVragen(van=0, tot=2**62))) == 2
    een.doe(winkel.contact(een))
    deel(een)
    weer_goed = winkel.open_bureau(plekken[1], goed, Ids(goed() + 9_000_000_000))
    deel(weer_goed)
    assert len(weer_goed.lees(LeesVragen(van=0, tot=2**62))) == 3
    for open_ in (een, weer_goed):
        with closing(open_.eigen_verbinding()) as db:
            assert not controleer(db)
        open_.sluit()
