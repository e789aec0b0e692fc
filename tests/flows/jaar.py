"""Made-up registrations of 2020 as an import file, and the command line in a process of its own."""

from __future__ import annotations

import csv
import os
import subprocess
import sys
from pathlib import Path

from tests import winkel
from wijdesk.services.voorbeeld import maak_jaar

ROOT = Path(__file__).resolve().parents[2]


def wijdesk(map_: Path, *woorden: str) -> subprocess.CompletedProcess[str]:
    """One command in a process of its own, as the only employee."""
    wachtwoord = map_.parent / "wachtwoord.txt"
    wachtwoord.write_text(f"{winkel.WACHTWOORD}\n", encoding="utf-8")
    opdracht = [sys.executable, "-m", "wijdesk", "--map", str(map_), "--wachtwoord-bestand", str(wachtwoord), *woorden]
    omgeving = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"}
    return subprocess.run(opdracht, env=omgeving, capture_output=True, text=True, encoding="utf-8", check=False)


def schrijf_jaar(pad: Path, aantal: int, *, slecht: tuple[int, ...] = ()) -> None:
    """A file that follows the published counts; the rows of `slecht` (from 1) have a moment that is none."""
    rijen = [vraag.regel() | {"persoon": ""} for vraag in maak_jaar(2020, aantal, (), 4, exact=True)]
    for plek in slecht:
        rijen[plek - 1]["ontvangen"] = "gisteren"
    with pad.open("w", encoding="utf-8", newline="") as uit:
        schrijver = csv.DictWriter(uit, fieldnames=list(rijen[0]))
        schrijver.writeheader()
        schrijver.writerows(rijen)
