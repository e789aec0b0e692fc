"""How soon the window stands, against the barest PySide6 window there is: CPU time of whole processes, in turns.

Warm: compiled modules and pages of libraries are there, as on any second start of a day. All processes leave the moment
their window stands (see `starten.py`), so that tearing down, which favours the bigger program, is in none of them.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from statistics import median
from typing import Any

import pytest

from tests.benchmarks.meten import noteer
from tests.tellingen import VOL
from tests.winkel import MEDEWERKER, WACHTWOORD, goedkope_sleutels
from wijdesk.app.bureau import bureau_open, maak_winkel
from wijdesk.services.bestand import importeer, lees_bestand
from wijdesk.services.voorbeeld import maak_personen, schrijf_csv
from wijdesk.store import keys

resource = pytest.importorskip("resource", reason="CPU time of a child process is asked the Unix way")

WORTEL = Path(__file__).parents[2]
BEURTEN = 11 if VOL else 1
PERSONEN = 2_000 if VOL else 200
TE_ZWAAR = {
    *("sqlalchemy", "alembic", "reportlab", "openpyxl", "phonenumbers", "pyqtgraph", "numpy", "rapidfuzz"),
    *("pyrage", "jwt", "psycopg", "pypdfium2", "holidays"),
    *("wijdesk.reports", "wijdesk.sync", "wijdesk.services.elders", "wijdesk.ui.panels.wachtrij"),
}
"""What Inloop does not need before somebody saves, reports, imports or shares, or looks beside it."""
BIJ_LOGIN = Path(__file__).with_name("bij_login.txt")
"""Every module of ours and of Qt, and every library, that is loaded when the login window stands."""
DATACLASSES = 60
"""The most that may get their methods (`models/gegeven.py`) before Inloop can be used; it is some forty."""


def van_ons_of_een_bibliotheek(geladen: str) -> set[str]:
    """Of these modules ours, those of Qt, and of other libraries only which; Python's own differ per version."""
    uit = set()
    for naam in geladen.split():
        wortel = naam.partition(".")[0]
        if naam.startswith(("wijdesk.", "PySide6.Qt")):
            uit.add(naam)
        elif wortel not in sys.stdlib_module_names | {"sitecustomize", "usercustomize"} and not wortel.startswith("_"):
            uit.add(wortel)
    return uit


class Starter:
    """Starts processes on copies of one store and measures each."""

    def __init__(self, map_: Path, winkel: Path) -> None:
        self._map = map_
        self._winkel = winkel
        sleutel = keys.ontgrendel(winkel, "", WACHTWOORD)
        self._sleutel = f"{sleutel.sleutel.hex()} {sleutel.medewerker_id.hex()}\n"
        self._omgeving = {naam: waarde for naam, waarde in os.environ.items() if naam != "PYTHONDONTWRITEBYTECODE"} | {
            "PYTHONPATH": str(WORTEL),
            "PYTHONPYCACHEPREFIX": str(map_ / "pyc"),
            "QT_QPA_PLATFORM": "offscreen",
            "WIJDESK_MEDEWERKER": MEDEWERKER,
            "WIJDESK_MAP": str(map_ / "kopie"),
            "XDG_CONFIG_HOME": str(map_ / "config"),
        }

    def start(self, wat: str) -> tuple[float, str]:
        """One start on a fresh copy: CPU seconds and what it said."""
        kopie = self._map / "kopie"
        shutil.rmtree(kopie, ignore_errors=True)
        shutil.copytree(self._winkel, kopie)
        begin = _van_kinderen()
        gedaan = subprocess.run(
            [sys.executable, str(Path(__file__).with_name("starten.py")), wat],
            env=self._omgeving,
            input=self._sleutel,
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
        )
        assert gedaan.returncode == 0, gedaan.stderr
        return _van_kinderen() - begin, gedaan.stdout

    def vergelijk(self, wat: str) -> tuple[float, float]:
        """(median of `wat`, median of a bare window) in CPU seconds, in turns, after one start of each to warm up."""
        tijden: dict[str, list[float]] = {wat: [], "kaal": []}
        for beurt in range(BEURTEN + 1):
            for naam, lijst in tijden.items():
                tijd, _ = self.start(naam)
                if beurt:
                    lijst.append(tijd)
        return median(tijden[wat]), median(tijden["kaal"])


@pytest.fixture(scope="module")
def starter(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Starter]:
    """A store with people in it, and something to start the program on it with."""
    map_ = tmp_path_factory.mktemp("starten")
    goedkope_sleutels()
    maak_winkel(map_ / "w", locatie="Selwerd", medewerker=MEDEWERKER, wachtwoord=WACHTWOORD)
    schrijf_csv(maak_personen(PERSONEN, 7), map_ / "personen.csv")
    with bureau_open(map_ / "w", "", WACHTWOORD) as bureau:
        importeer(lees_bestand(map_ / "personen.csv", "personen"), bureau.doe)
    yield Starter(map_, map_ / "w")
    shutil.rmtree(map_)


def test_that_the_login_window_costs_little_more_than_a_bare_window(starter: Starter, benchmark: Any) -> None:
    """From starting the process until the login window is painted for the first time."""
    van_ons, kaal = starter.vergelijk("login")
    eigen = van_ons_of_een_bibliotheek(benchmark.pedantic(lambda: starter.start("login")[1], rounds=1))
    lijst = set(BIJ_LOGIN.read_text(encoding="utf-8").split())
    assert sorted(eigen - lijst) == [], (
        f"loaded before somebody logs in; is that needed? Then name it in {BIJ_LOGIN.name}"
    )
    assert sorted(lijst - eigen) == [], f"no longer loaded before somebody logs in: take it out of {BIJ_LOGIN.name}"
    noteer(
        "login window against a bare window",
        van_ons / kaal,
        hoogstens=1.3,
        ernaast=f"{1000 * van_ons:.0f} against {1000 * kaal:.0f} ms of CPU",
    )


def test_that_inloop_can_be_used_within_four_times_a_bare_window(starter: Starter, benchmark: Any) -> None:
    """From starting the process, with the key in hand, until a typed search shows candidates in the painted window."""
    van_ons, kaal = starter.vergelijk("inloop")
    geladen = benchmark.pedantic(lambda: starter.start("inloop")[1], rounds=1)
    woorden = set(geladen.split())
    assert "sqlcipher3" in woorden
    assert not [naam for naam in woorden if any(naam == zwaar or naam.startswith(f"{zwaar}.") for zwaar in TE_ZWAAR)]
    assert (
        20 < int(next(woord for woord in woorden if woord.startswith("dataclasses=")).partition("=")[2]) < DATACLASSES
    )
    assert "Qt.QFrame" in woorden
    assert "Qt.QMdiSubWindow" not in woorden, "something had Qt name all kinds of widgets it has"
    assert "Qt.QStyle" not in woorden, "something took a QStyle in hand: a thousand enum values"
    assert not {"Qt.QAccessibleWidget", "Qt.QFileDialog"} & woorden, "named before somebody asks for them: 5 and 1 ms"
    assert "wijdesk.models.opdrachten.klacht" not in woorden
    noteer(
        "start to a usable Inloop, key given, against a bare window",
        van_ons / kaal,
        hoogstens=4,
        ernaast=f"{1000 * van_ons:.0f} against {1000 * kaal:.0f} ms of CPU",
    )


def _van_kinderen() -> float:
    gebruikt = resource.getrusage(resource.RUSAGE_CHILDREN)
    tijd: float = gebruikt.ru_utime + gebruikt.ru_stime
    return tijd
