"""`wijdesk diagnose`: versions, sizes, timings and checks, to send to whoever helps. Never anything of the content.

A folder or a file of somebody is not named: only files of the store, which have the same names everywhere.
"""

from __future__ import annotations

import platform
import re
import sys
from collections.abc import Callable
from contextlib import closing
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING

from wijdesk import __version__
from wijdesk.beleid import lees_beleid
from wijdesk.errors import Storing
from wijdesk.programmalog import laatste
from wijdesk.settings import SLEUTELBESTAND, WINKELBESTAND, log_map

if TYPE_CHECKING:
    from contextlib import AbstractContextManager

    from wijdesk.app.bureau import Bureau

PAKKETTEN = ("PySide6_Essentials", "sqlcipher3", "SQLAlchemy", "cryptography", "psycopg")
"""Whose version tells most when something is wrong."""
VAN_WIJDESK = re.compile(
    r"(balie(-\d{4}|-(vervangen|beschadigd)-\d{8}-\d{6}(-\d+)?)?\.db(-wal|-shm|-journal)?"
    r"|(sleutels|bewaking|waterpeil|wissel|pogingen)\.json|vernietigd\.register|log\.wacht|winkel\.slot)"
    r"(\.(oud|nieuw|terug))?"
)
"""Files as the program itself names them. Any other was put there by somebody, and may be called after a resident."""
REGELS = 10
"""Lines of the log of the program: the newest that were trouble."""


def diagnose(map_: Path, open_bureau: Callable[[], AbstractContextManager[Bureau]], zeg: Callable[[str], None]) -> int:
    """Tell everything by `zeg`, a line at a time; answers the exit code. Raises the Storingen of opening the store."""
    from wijdesk.store.controle import controleer, tellingen
    from wijdesk.store.verbinding import SCHEMA

    zeg(f"wijdesk {__version__}, Python {platform.python_version()}, {platform.system()}, schema {SCHEMA}")
    zeg(f"gebouwd programma: {'ja' if getattr(sys, 'frozen', False) else 'nee'}")
    zeg(", ".join(f"{naam} {_versie(naam)}" for naam in PAKKETTEN))
    beleid = lees_beleid()
    zeg(f"vastgelegd: {', '.join(beleid.vast()) or 'niets'}")
    for fout in beleid.fouten:
        zeg(f"! {fout}")
    for regel in laatste(log_map(), "waarschuwing", REGELS):
        zeg(f"log: {regel}")
    begin = perf_counter()
    try:
        with open_bureau() as bureau, closing(bureau.eigen_verbinding()) as db:
            zeg(f"openen: {1000 * (perf_counter() - begin):.0f} ms")
            for naam in (WINKELBESTAND, f"{WINKELBESTAND}-wal", SLEUTELBESTAND):
                zeg(f"{naam}: {_grootte(map_ / naam)} bytes")
            for soort, aantal in tellingen(db).items():
                zeg(f"{soort}: {aantal}")
            begin = perf_counter()
            bevindingen = controleer(db)
            zeg(f"nakijken: {1000 * (perf_counter() - begin):.0f} ms")
    except Storing:
        zeg_wat_er_ligt(map_, zeg)
        raise
    for bevinding in bevindingen:
        for regel in bevinding.regels():
            zeg(f"! {regel}")
    zeg("controle: in orde" if not bevindingen else f"controle: {len(bevindingen)} bevindingen")
    return 0


def zeg_wat_er_ligt(map_: Path, zeg: Callable[[str], None]) -> None:
    """Of a store that does not open: which files there are, and what it can be mended with."""
    from wijdesk.app.kopieen import reservekopieen
    from wijdesk.models.values import AMSTERDAM

    if not map_.is_dir():
        zeg("de map met de gegevens is er niet")
        return
    bestanden = sorted(er for er in map_.iterdir() if er.is_file())
    for bestand in bestanden:
        if VAN_WIJDESK.fullmatch(bestand.name):
            zeg(f"{bestand.name}: {bestand.stat().st_size} bytes")
    if vreemd := [er for er in bestanden if not VAN_WIJDESK.fullmatch(er.name)]:
        zeg(f"andere bestanden: {len(vreemd)}, {sum(er.stat().st_size for er in vreemd)} bytes")
    kopieen = reservekopieen(map_)
    nieuwste = f", de nieuwste van {kopieen[0][1].astimezone(AMSTERDAM):%d-%m-%Y %H:%M}" if kopieen else ""
    zeg(f"reservekopieën: {len(kopieen)}{nieuwste}")


def _versie(naam: str) -> str:
    try:
        return version(naam)
    except PackageNotFoundError:
        return "?"


def _grootte(pad: Path) -> int:
    try:
        return pad.stat().st_size
    except OSError:
        return 0
