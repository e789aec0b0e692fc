"""The log of the program: what it did, for whoever helps when something goes wrong. Not the access log of the store.

Only what is named here can get in it: an event of `GEBEURTENISSEN` with its fields, and each field only in the form it
has here. A text of somebody else, such as the message of a library or of an exception, is never written; only where it
came from. So no name, note or path can reach the file, whatever is handed over. Knows no Qt and no store.
"""

from __future__ import annotations

import contextlib
import importlib
import re
import sys
import time
from collections import deque
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import logging

BESTAND = "programma.log"
GROOTTE, AANTAL = 1_000_000, 3
"""Bytes of a file, and how many older ones are kept beside it."""
NIVEAUS = {"fout": 40, "waarschuwing": 30, "info": 20, "alles": 10}
"""By the names of `beleid.NIVEAUS`, as the library `logging` counts them."""
WEG = "…"
"""Stands for what may not be written."""

# Not compiled here: the window stands before the first line is written.
_VERSIE = r"[0-9]+(\.[0-9]+){0,3}"
_MODULE = r"[A-Za-z_][A-Za-z0-9_]*(\.[A-Za-z_][A-Za-z0-9_]*){0,8}"


def _getal(waarde: object) -> str:
    return f"{waarde:.0f}" if isinstance(waarde, int | float) and not isinstance(waarde, bool) else WEG


def _versie(waarde: object) -> str:
    return waarde if isinstance(waarde, str) and re.fullmatch(_VERSIE, waarde) else WEG


def _klasse(waarde: object) -> str:
    """A class itself, never its name as a text: that could be anything."""
    return f"{waarde.__module__}.{waarde.__qualname__}" if isinstance(waarde, type) else WEG


def _een_van(*woorden: str) -> Callable[[object], str]:
    return lambda waarde: waarde if isinstance(waarde, str) and waarde in woorden else WEG


def _soort(waarde: object) -> str:
    """The kind of a Storing: one of those that the program knows."""
    from wijdesk.errors import Storing  # noqa: PLC0415 - only when there is one

    soorten, straks = {Storing.soort}, [Storing]
    while straks:
        kinderen = straks.pop().__subclasses__()
        soorten |= {kind.soort for kind in kinderen}
        straks += kinderen
    return waarde if isinstance(waarde, str) and waarde in soorten else WEG


def _plek(waarde: object) -> str:
    """("wijdesk.ui.jobs", 120): a module of ours that was loaded, and a line of it."""
    if not (isinstance(waarde, tuple) and len(waarde) == 2):
        return WEG
    naam, regel = waarde
    eigen = isinstance(naam, str) and naam.partition(".")[0] == "wijdesk" and naam in sys.modules
    return f"{naam}:{_getal(regel)}" if eigen else WEG


GEBEURTENISSEN: dict[str, tuple[str, dict[str, Callable[[object], str]]]] = {
    "gestart": (
        "info",
        {
            "versie": _versie,
            "python": _versie,
            "qt": _versie,
            "schema": _versie,
            "systeem": _een_van("Linux", "Windows", "Darwin"),
            "gebouwd": _een_van("ja", "nee"),
        },
    ),
    "beleid": ("info", {"vast": _getal, "fouten": _getal}),
    "geopend": ("info", {"ms": _getal}),
    "gesloten": ("info", {}),
    "ander-nummer": ("waarschuwing", {}),
    "storing": ("waarschuwing", {"soort": _soort}),
    "traag": ("info", {"opdracht": _klasse, "ms": _getal}),
    "gedaan": ("alles", {"opdracht": _klasse, "ms": _getal}),
    "vastgelopen": ("fout", {}),
    "fout": ("fout", {"klasse": _klasse, "plek": _plek}),
}
"""What may be written: the level of each event and its fields with the form each of them has."""

_wachtend: deque[tuple[float, str, dict[str, object]]] = deque(maxlen=200)
_schrijver: list[logging.Logger] = []


def regel(gebeurtenis: str, velden: dict[str, object]) -> str:
    """One line, without its time and level. Raises KeyError for an event that is not one of ours."""
    vormen = GEBEURTENISSEN[gebeurtenis][1]
    return " ".join([gebeurtenis, *(f"{naam}={vorm(velden[naam])}" for naam, vorm in vormen.items() if naam in velden)])


def noteer(gebeurtenis: str, **velden: object) -> None:
    """Write what happened; before the log is open it waits. Any thread."""
    if not _schrijver:
        if GEBEURTENISSEN[gebeurtenis][0] != "alles":  # there would be no room for what matters
            _wachtend.append((time.time(), gebeurtenis, velden))
        return
    _schrijver[0].log(NIVEAUS[GEBEURTENISSEN[gebeurtenis][0]], gebeurtenis, extra={"velden": velden})


def open_log(map_: Path, niveau: str = "info") -> Callable[[], None]:
    """Begin to write in this folder, with what waited first; answers what closes the log again.

    Without a writable folder nothing is written: the program goes on.
    """
    # Loaded here, after the window stands: no start waits for it.
    logging: Any = importlib.import_module("logging")
    handlers: Any = importlib.import_module("logging.handlers")

    class Gekeurd(logging.Formatter):  # type: ignore[misc]
        """Writes what may be written of a record, whoever made it."""

        def format(self, record: logging.LogRecord) -> str:
            wanneer = time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(getattr(record, "sinds", record.created)))
            woord = next((naam for naam, getal in NIVEAUS.items() if record.levelno >= getal), "alles")
            if record.name == "wijdesk.programma" and record.msg in GEBEURTENISSEN:
                return f"{wanneer} {woord} {regel(str(record.msg), getattr(record, 'velden', {}))}"
            bron = record.name if re.fullmatch(_MODULE, record.name) else WEG
            soort = f" klasse={_klasse(record.exc_info[0])}" if record.exc_info else ""
            return f"{wanneer} {woord} van-anderen bron={bron}{soort}"

    try:
        map_.mkdir(parents=True, exist_ok=True)
        bestand = handlers.RotatingFileHandler(
            map_ / BESTAND, maxBytes=GROOTTE, backupCount=AANTAL, encoding="utf-8", delay=False
        )
    except OSError:
        _wachtend.clear()
        return lambda: None
    bestand.setFormatter(Gekeurd())
    bestand.setLevel(NIVEAUS[niveau])
    bestand.handleError = lambda _record: None  # a full disk: the program goes on
    eigen = logging.getLogger("wijdesk.programma")
    eigen.setLevel(NIVEAUS["alles"])
    eigen.propagate = False
    eigen.addHandler(bestand)
    wortel = logging.getLogger()
    vreemd = logging.getLogger().level
    wortel.addHandler(bestand)
    _schrijver[:] = [eigen]
    while _wachtend:
        sinds, gebeurtenis, velden = _wachtend.popleft()
        niveau_ervan = NIVEAUS[GEBEURTENISSEN[gebeurtenis][0]]
        eigen.log(niveau_ervan, gebeurtenis, extra={"velden": velden, "sinds": sinds})

    def sluit() -> None:
        _schrijver.clear()
        for logger in (eigen, wortel):
            logger.removeHandler(bestand)
        wortel.setLevel(vreemd)
        with contextlib.suppress(OSError):
            bestand.close()

    return sluit


def laatste(map_: Path, niveau: str, aantal: int) -> tuple[str, ...]:
    """The newest lines of at least this level, oldest first; for `wijdesk diagnose`."""
    try:
        regels = (map_ / BESTAND).read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:
        return ()
    genoeg = {naam for naam, getal in NIVEAUS.items() if getal >= NIVEAUS[niveau]}
    return tuple(er for er in regels if (er.split(" ", 2)[1:2] or [""])[0] in genoeg)[-aantal:]
