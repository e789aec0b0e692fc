"""The panel Toegang, while the clock of the computer is behind what the desk knew."""

from __future__ import annotations

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests import winkel
from tests.conftest import Klok
from tests.ui.panels.zorgpaneel import proef
from wijdesk.app.bureau import Bureau
from wijdesk.models.opdrachten.huis import LogToegang
from wijdesk.models.opdrachten.instelling import LeesKlok
from wijdesk.models.opdrachten.persoon import LeesPersoonKaart
from wijdesk.ui.panels.toegang.paneel import ToegangPaneel

K = Qt.Key
DAG = 86_400_000


def test_that_a_beheerder_reads_that_the_clock_is_behind_and_says_when_it_is_right(
    bureau: Bureau, klok: Klok, qtbot: QtBot
) -> None:
    persoon = winkel.persoon_van(bureau, winkel.contact(bureau))
    with proef(bureau, qtbot, "toegang") as p:
        paneel = p.paneel
        assert isinstance(paneel, ToegangPaneel)
        p.wacht(lambda: paneel._stand is not None)
        assert not paneel.klok.isVisible()
        klok.verzet(5 * DAG)
        bureau.lees(LeesPersoonKaart(id=persoon))
        bureau.doe(LogToegang())
        klok.verzet(-5 * DAG)
        paneel.ververs()
        p.wacht(paneel.klok.isVisible)
        assert "07-03-2026 09:00" in paneel.klok_zin.text()
        paneel.klok_goed.setFocus()
        p.toets(K.Key_Space)
        p.wacht(lambda: not paneel.klok.isVisible())
        assert "De klok van deze computer telt weer" in p.meldingen()
    assert bureau.lees(LeesKlok()) is None
