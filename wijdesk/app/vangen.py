"""A bug before anybody logged in, and a crash of the last time, are told too; until there is one nothing is loaded.

The net itself (`ui/crash.py`) is hung when a desk opens; the login window does not wait for it.
"""

from __future__ import annotations

import sys
import threading
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer

if TYPE_CHECKING:
    from types import TracebackType

    from wijdesk.app.venster import Programma


def vang_vooraf(programma: Programma) -> None:
    """From now on a bug in any thread hangs the net and falls in it; when a desk opens, the crash of before is told."""
    eerder = sys.excepthook

    def meld(fout: BaseException | None) -> None:
        if fout is not None:  # on the thread of the window, whichever it came from
            QTimer.singleShot(0, programma, lambda: programma.vangnet.vang(fout))

    def van_hoofddraad(soort: type[BaseException], fout: BaseException, spoor: TracebackType | None) -> None:
        if programma.scherm is None or issubclass(soort, KeyboardInterrupt):  # nothing to show it in
            eerder(soort, fout, spoor)
        else:
            meld(fout)

    sys.excepthook = van_hoofddraad
    threading.excepthook = lambda wat: meld(wat.exc_value)
    programma.opened.connect(lambda _: programma.vangnet.vertel_van_eerder())
