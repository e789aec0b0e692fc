"""The built program on a screen of X, by somebody who has only AT-SPI: the first start in both languages, a desk in
English, and a crash below Python that is told at the next start.
"""

from __future__ import annotations

import signal
import subprocess
from contextlib import ExitStack
from functools import partial
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests import winkel
from tests.bouw.gebouwd import GEBOUWD, programma
from tests.toegankelijk.gehoor import ONTBREEKT, begin_gehoor, proces, wacht_op

MEE = ("DISPLAY", "DBUS_SESSION_BUS_ADDRESS", "XDG_RUNTIME_DIR", "QT_LINUX_ACCESSIBILITY_ALWAYS_ON")
"""Where the screen and the bus are; the program gets nothing else of this environment but a home."""

pytestmark = [*GEBOUWD, pytest.mark.skipif(bool(ONTBREEKT), reason=f"not on this computer: {', '.join(ONTBREEKT)}")]


@pytest.mark.timeout(0)
def test_that_a_first_start_speaks_dutch_and_english_and_a_crash_is_told(tmp_path: Path, qtbot: QtBot) -> None:
    with ExitStack() as stapel:
        omgeving, hoort = begin_gehoor(stapel)
        kaal = {naam: omgeving[naam] for naam in MEE} | {"HOME": str(tmp_path)}
        with proces(programma(), kaal, stderr=subprocess.DEVNULL) as eerste:
            wacht_op(qtbot, lambda: hoort.bij("push button", "Beginnen"))
            assert "wijdesk – eerste start" in hoort.vensters()
            hoort.druk(wacht_op(qtbot, lambda: hoort.bij("push button", "English")))
            hoort.druk(wacht_op(qtbot, lambda: hoort.bij("push button", "Start")))
            assert "wijdesk – first start" in hoort.vensters()
            for veld, tekst in (
                ("Location", "Selwerd"), ("Your name", winkel.MEDEWERKER), ("Password", winkel.WACHTWOORD),
                ("Once more", winkel.WACHTWOORD),
            ):  # fmt: skip
                hoort.vul(wacht_op(qtbot, partial(hoort.bij, "text", veld)), tekst)
            hoort.druk(wacht_op(qtbot, lambda: hoort.bij("push button", "Make and open")))
            wacht_op(qtbot, lambda: "wijdesk" in hoort.vensters())
            wacht_op(qtbot, lambda: hoort.bij("text", "Search resident, address, file or command"))
            namen = {naam for _, _, naam in hoort.alles_van()}
            assert {"Walk-in", "Queue"} <= namen
            eerste.send_signal(signal.SIGSEGV)
            eerste.wait()
        log = tmp_path / ".local" / "state" / "wijdesk" / "log"
        assert "Segmentation fault" in (log / "vastgelopen.txt").read_text(encoding="utf-8")
        with proces(programma(), kaal, stderr=subprocess.DEVNULL):
            open_ = wacht_op(qtbot, lambda: hoort.bij("push button", "Open"))
            hoort.vul(wacht_op(qtbot, lambda: hoort.bij("text", "Password")), winkel.WACHTWOORD)
            hoort.druk(open_)
            wacht_op(qtbot, lambda: "wijdesk – something went wrong" in hoort.vensters())
        (verslag,) = log.glob("fout-*.txt")
        tekst = verslag.read_text(encoding="utf-8")
        assert "Segmentation fault" in tekst
        assert str(tmp_path) not in tekst
