"""The program about itself, in the real window: what is fixed for this computer, what it is made of, what it logs."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QDialog, QLabel
from pytestqt.qtbot import QtBot

from tests import winkel
from tests.flows.scherm import CTRL, K, Toetsenbord, programma_op, wacht, wacht_op_venster
from wijdesk import beleid
from wijdesk.app import venster as venster_module
from wijdesk.app.vangen import vang_vooraf
from wijdesk.models.values import IdMaker, Klok
from wijdesk.programmalog import BESTAND
from wijdesk.settings import log_map
from wijdesk.ui.over import OverVenster
from wijdesk.ui.settings_dialog import InstellingenVenster

REQUESTS = {
    "huishouden.open": "casus", "persoon.open": "inwoner", "contact.open": "vandaag", "triage.open": "triage",
    "signaal.open": "signaal", "bundel.open": "signaal", "initiatief.open": "collectief", "onderzoek.open":
    "ondersteuning", "klacht.open": "klacht", "meldcode.open": "meldcode", "kaart.open": "kaart",
}  # fmt: skip
"""Asked in this order of panels nobody looked at yet, and who takes it."""


def actief(soort: type[QDialog]) -> bool:
    return isinstance(QApplication.activeWindow(), soort)


def test_that_what_is_fixed_is_grey_what_it_is_made_of_shows_and_the_log_holds_no_content(
    map_: Path, tmp_path: Path, qapp: QApplication, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    vast = tmp_path / "beleid.json"
    vast.write_text(json.dumps({"schaal": 110, "logniveau": "alles", "map": str(map_), "kleur": "paars"}))
    monkeypatch.setattr(beleid, "beleid_pad", lambda: vast)
    monkeypatch.setattr(venster_module, "NA_OPENEN", 0)
    toetsen = Toetsenbord()
    with programma_op(map_, qapp) as programma:
        assert programma.instellingen.schaal == 110
        programma.begin()
        assert "geen_winkel" not in programma.uitwegen_bij_login(), "the folder is fixed"
        login = programma.scherm
        assert login is not None
        login.activateWindow()
        wacht(qtbot, login.isActiveWindow)
        toetsen.druk(K.Key_Tab)
        toetsen.typ(winkel.WACHTWOORD)
        toetsen.druk(K.Key_Return)
        venster = wacht_op_venster(programma, qtbot)
        wacht(qtbot, (log_map() / BESTAND).exists)

        toetsen.druk(K.Key_Comma, CTRL)
        wacht(qtbot, lambda: actief(InstellingenVenster))
        keuzes = QApplication.activeWindow()
        assert isinstance(keuzes, InstellingenVenster)
        assert (keuzes.thema.isEnabled(), keuzes.schaal.isEnabled()) == (True, False)
        assert keuzes.schaal.accessibleDescription() == "Dit heeft uw organisatie vastgelegd."
        fout = keuzes.findChild(QLabel, "beleid_fout")
        assert fout is not None
        assert "“kleur”" in fout.text()
        toetsen.druk(K.Key_Escape)
        wacht(qtbot, lambda: not actief(InstellingenVenster))
        venster.activateWindow()  # the offscreen platform gives the focus to nobody
        wacht(qtbot, venster.isActiveWindow)

        toetsen.druk(K.Key_K, CTRL)
        toetsen.typ("over wijdesk")
        toetsen.druk(K.Key_Return)
        wacht(qtbot, lambda: actief(OverVenster))
        over = QApplication.activeWindow()
        assert isinstance(over, OverVenster)
        wacht(qtbot, lambda: over.delen.count() > 40)
        assert over.tekst.toPlainText()
        toetsen.druk(K.Key_Escape)
        wacht(qtbot, lambda: not actief(OverVenster))

    tekst = (log_map() / BESTAND).read_text(encoding="utf-8")
    for woord in ("info gestart versie=0.", "info beleid vast=3 fouten=1", "info geopend ms=", "info gesloten"):
        assert woord in tekst
    assert "opdracht=wijdesk.models.opdrachten." in tekst
    for geheim in (winkel.MEDEWERKER, winkel.WACHTWOORD, str(map_), "paars"):
        assert geheim not in tekst


def test_that_a_request_makes_only_the_panel_that_takes_it(
    map_: Path, klok: Klok, ids: IdMaker, qapp: QApplication, qtbot: QtBot
) -> None:
    """Making all of them would keep the window for more than a second."""
    with programma_op(map_, qapp) as programma:
        programma.open(winkel.open_bureau(map_, klok, ids))
        venster = wacht_op_venster(programma, qtbot)
        venster.docks._bouw_rest.stop()  # what can be seen is made by itself
        for verzoek, naam in REQUESTS.items():
            ervoor = {panel.naam for panel in venster.docks.panelen()}
            venster.verzoek(verzoek, b"i" * 16)
            assert {panel.naam for panel in venster.docks.panelen()} == ervoor | {naam}


def test_that_a_bug_before_anybody_logged_in_is_shown_and_kept(
    tmp_path: Path, qapp: QApplication, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)  # both are put back when the test ends
    monkeypatch.setattr(threading, "excepthook", threading.excepthook)

    def valt() -> None:
        raise ZeroDivisionError("Fenna de Vries")

    with programma_op(tmp_path / "leeg", qapp) as programma:
        vang_vooraf(programma)
        programma.begin()
        wacht(qtbot, lambda: programma.scherm is not None and programma.scherm.isVisible())
        assert programma._vangnet is None
        draad = threading.Thread(target=valt)
        draad.start()
        draad.join()
        wacht(qtbot, lambda: programma._vangnet is not None and programma.vangnet._venster is not None)
        verslag = programma.vangnet._venster
        assert verslag is not None
        assert "ZeroDivisionError" in verslag.verslag.toPlainText()
        assert verslag.parent() is programma.scherm
        assert [er for er in log_map().glob("fout-*.txt") if "Fenna" in er.read_text(encoding="utf-8")] == []
        assert list(log_map().glob("fout-*.txt"))
        verslag.close()
        programma.sluit()


OP_KLEIN_SCHERM = """
import sys
from pathlib import Path
from wijdesk.app.bureau import ontgrendel
from wijdesk.app.venster import Programma
from wijdesk.ui.theme import maak_app
programma = Programma(maak_app(), Path(sys.argv[1]))
programma.open(ontgrendel(programma.map, "", sys.argv[2]))
venster = programma.venster
over = venster.size().boundedTo(venster.screen().availableSize().expandedTo(venster.minimumSizeHint()))
print(venster.size() == over, venster.isMaximized())
programma.sluit()
"""


def test_that_the_window_is_no_larger_than_the_screen(map_: Path) -> None:
    """A screen of 1366 by 768 at 200 % has room for half of what the window asks."""
    omgeving = {**os.environ, "QT_QPA_PLATFORM": "minimal"}  # its screen is small
    opdracht = [sys.executable, "-c", OP_KLEIN_SCHERM, str(map_), winkel.WACHTWOORD]
    klaar = subprocess.run(opdracht, env=omgeving, capture_output=True, text=True, timeout=60, check=False)
    assert klaar.stdout.split() == ["True", "True"], klaar.stderr
