"""Fills the log of the program while a window is open: what was started, opened, slow or in trouble.

What may get in it is decided by `programmalog`; this hands over classes, numbers and kinds only.
"""

from __future__ import annotations

import platform
import sys
from collections.abc import Callable
from time import perf_counter
from typing import Any

from PySide6.QtCore import qVersion

from wijdesk import __version__
from wijdesk.beleid import lees_beleid
from wijdesk.errors import Storing
from wijdesk.programmalog import noteer, open_log
from wijdesk.settings import log_map

TRAAG = 250
"""Milliseconds from which a question or a change is told in the log."""


def gemeten(doe: Callable[[Any], Any]) -> Callable[[Any], Any]:
    """The same, with how long it took and what trouble it gave in the log. Any lane."""

    def meet(vraag: Any) -> Any:
        begin = perf_counter()
        try:
            return doe(vraag)
        except Storing as storing:
            noteer("storing", soort=storing.soort)
            raise
        finally:
            ms = 1000 * (perf_counter() - begin)
            noteer("traag" if ms >= TRAAG else "gedaan", opdracht=type(vraag), ms=ms)

    return meet


def meld_openen() -> Callable[[], None]:
    """From now until it is called: how long opening a desk took."""
    sinds = perf_counter()
    return lambda: noteer("geopend", ms=1000 * (perf_counter() - sinds))


def begin() -> Callable[[], None]:
    """Open the log of this computer; answers what closes it."""
    from wijdesk.store.verbinding import SCHEMA

    beleid = lees_beleid()
    dicht = open_log(log_map(), beleid.logniveau or "info")
    noteer(
        "gestart",
        versie=__version__,
        python=platform.python_version(),
        qt=qVersion(),
        schema=SCHEMA,
        systeem=platform.system(),
        gebouwd="ja" if getattr(sys, "frozen", False) else "nee",
    )
    noteer("beleid", vast=len(beleid.vast()), fouten=len(beleid.fouten))
    return dicht
