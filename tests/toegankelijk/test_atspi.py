"""Once in a real window: the program on a screen of X, and beside it somebody who has only AT-SPI, the bus that screen
readers on Linux use. They log in by it, and hear the panels.

Skipped where Xvfb, the registry of at-spi2-core or gdbus is missing; packaging/opzetten.py installs them for the tests.
"""

from __future__ import annotations

import subprocess
import sys
from contextlib import ExitStack
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests import tellingen, winkel
from tests.conftest import Ids, Klok
from tests.toegankelijk.gehoor import ONTBREEKT, begin_gehoor, proces, wacht_op

BEDIENING = {"push button", "check box", "combo box", "text", "list", "table", "page tab", "button menu"}
"""What somebody works with, in the words of AT-SPI."""


@pytest.mark.lang
@tellingen.telling("the desk heard by AT-SPI in a real window", 1)
@pytest.mark.timeout(300)
@pytest.mark.skipif(not tellingen.VOL, reason="done by make bench: a hundred looks at a bus cost 15 seconds")
@pytest.mark.skipif(bool(ONTBREEKT), reason=f"not on this computer: {', '.join(ONTBREEKT)}")
def test_that_somebody_with_a_screen_reader_logs_in_and_hears_the_desk(
    tmp_path: Path, huis: Path, klok: Klok, ids: Ids, qtbot: QtBot
) -> None:
    winkel.maak(tmp_path / "winkel", klok, ids)
    with ExitStack() as stapel:
        omgeving, hoort = begin_gehoor(stapel)
        program = [
            sys.executable,
            "-m",
            "wijdesk",
            "--map",
            str(tmp_path / "winkel"),
            "--medewerker",
            winkel.MEDEWERKER,
        ]
        stapel.enter_context(proces(program, omgeving, stderr=subprocess.DEVNULL))

        knop: tuple[str, str] = wacht_op(qtbot, lambda: hoort.bij("push button", "Openen"))
        veld = hoort.bij("text", "Wachtwoord")
        assert veld is not None
        hoort.vul(veld, winkel.WACHTWOORD)
        hoort.druk(knop)
        wacht_op(qtbot, lambda: "wijdesk" in hoort.vensters())
        wacht_op(qtbot, lambda: hoort.bij("text", "Zoek inwoner, adres, dossier of opdracht"))
        gevonden = hoort.programma()
        assert gevonden is not None
        gehoord = list(hoort.alles(*gevonden))
        namen = {naam for _, _, naam in gehoord}
        assert {"Inloop", "Wachtrij", "Mijn werk", "Inwoner", "Beeld", "Iemand toevoegen"} <= namen
        naamloos = [
            f"{rol} after {gehoord[plek - 1][1:]}"
            for plek, (pad, rol, naam) in enumerate(gehoord)
            if not naam and rol in BEDIENING and hoort.staat_op_het_scherm(gevonden[0], pad)
        ]
        assert naamloos == []
