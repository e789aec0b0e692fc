"""The walk of ten minutes: offered once on an example, it sees by itself what was done, is left and taken up again."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests import winkel
from tests.conftest import Ids, Klok
from tests.flows.scherm import ALT, CTRL, SHIFT, K, Toetsenbord, venster_op, wacht
from wijdesk.app.hulp import AANBOD
from wijdesk.models.opdrachten.huis import RONDGANG, BewaarVoorkeur
from wijdesk.ui.main_window import MainWindow
from wijdesk.ui.panels.rondgang import NIEUW, STAPPEN, RondgangPaneel, als_waarde, stand_van


def rondgang(venster: MainWindow) -> RondgangPaneel:
    """The walk on the screen."""
    (paneel,) = (paneel for paneel in venster.docks.panelen() if isinstance(paneel, RondgangPaneel))
    return paneel


def heet(paneel: RondgangPaneel) -> str:
    stap = paneel.huidige()
    return "" if stap is None else stap.naam


def test_that_the_walk_is_offered_sees_what_was_done_and_is_taken_up_again(
    tmp_path: Path, klok: Klok, ids: Ids, qapp: QApplication, qtbot: QtBot
) -> None:
    map_ = tmp_path / "winkel"
    winkel.maak(map_, klok, ids)
    bureau = winkel.open_bureau(map_, klok, ids)
    bureau.schrijf(BewaarVoorkeur(sleutel=RONDGANG, waarde=b""))  # what making an example leaves behind
    handen = Toetsenbord()
    with venster_op(map_, bureau, qapp, qtbot) as venster:
        status = venster.status
        wacht(qtbot, status.uitweg.isVisible)
        assert status.zin.text() == AANBOD
        QTest.keyClick(status.uitweg, K.Key_Space)
        paneel = rondgang(venster)
        assert paneel.isVisible()
        assert not status.zin.text()
        assert paneel.lees_meer.hasFocus()
        assert heet(paneel) == "zoeken"
        handen.druk(K.Key_F2)  # the steps can be done in any order
        handen.druk(K.Key_A, ALT)
        handen.typ("Waar is de voedselbank")
        handen.druk(K.Key_1, ALT)
        handen.druk(K.Key_S, CTRL)
        wacht(qtbot, lambda: "vraag" in paneel.gedaan)
        assert heet(paneel) == "zoeken"
        handen.druk(K.Key_F1, SHIFT)
        assert paneel.gedaan == {"vraag", "uitleg"}
        assert paneel.lijst.text().splitlines()[:2] == ["→ Zoek iemand op", "✓ Registreer een vraag"]
        paneel.sla_over.click()
        assert heet(paneel) == "triage"
        paneel.stoppen.click()
        assert paneel.verder.text() == "Verdergaan"
    with venster_op(map_, winkel.open_bureau(map_, klok, ids), qapp, qtbot) as venster:
        handen.druk(K.Key_K, CTRL)
        handen.typ("rondgang van tien")
        handen.druk(K.Key_Return)
        paneel = rondgang(venster)
        wacht(qtbot, paneel.isVisible)
        assert (heet(paneel), paneel.gedaan, paneel.over) == ("triage", {"vraag", "uitleg"}, {"zoeken"})
        assert paneel.kop.text() == "Begin een triage"
        assert not venster.status.uitweg.isVisible()
        for _ in range(len(STAPPEN)):
            paneel.overslaan()
        assert paneel.kop.text() == "Klaar"
        paneel.begin()
        assert heet(paneel) == "zoeken"


def test_that_what_was_kept_is_read_back_and_nonsense_is_as_new() -> None:
    assert stand_van(als_waarde("bezig", {"vraag"}, {"zoeken"})) == ("bezig", {"vraag"}, {"zoeken"})
    for onzin in (b"", b"{", b"[]", b'{"stand": 1}', b"\xff"):
        assert stand_van(onzin) == (NIEUW, set(), set())
