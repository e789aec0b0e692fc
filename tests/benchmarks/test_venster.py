"""The real window at work: what it holds in memory after a day, and whether it keeps answering during an import.

Each runs in a process of its own (see `werken.py`), as memory and the turns of threads are those of a whole process.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from itertools import islice
from pathlib import Path
from statistics import median
from typing import Any

import pytest

from tests.benchmarks.meten import noteer, percentiel
from tests.tellingen import VOL
from tests.winkel import MEDEWERKER, WACHTWOORD, goedkope_sleutels
from wijdesk.app.bureau import bureau_open, maak_winkel
from wijdesk.services.bestand import importeer, lees_bestand
from wijdesk.services.voorbeeld import maak_jaar, maak_personen, schrijf_csv
from wijdesk.store import keys

WORTEL = Path(__file__).parents[2]
PERSONEN = 250_000 if VOL else 500
REGISTRATIES = 300 if VOL else 3
REGELS = 40_000 if VOL else 1_000
RUST = 5.0 if VOL else 0.2
BEURTEN = 3 if VOL else 1


def maak(map_: Path, personen: int) -> Path:
    """An encrypted store with this many people in it."""
    goedkope_sleutels()
    maak_winkel(map_ / "w", locatie="Selwerd", medewerker=MEDEWERKER, wachtwoord=WACHTWOORD)
    schrijf_csv(maak_personen(personen, 7), map_ / "personen.csv")
    with bureau_open(map_ / "w", "", WACHTWOORD) as bureau:
        importeer(lees_bestand(map_ / "personen.csv", "personen"), bureau.doe)
    return map_ / "w"


def werk(wat: str, winkel: Path, **wensen: Any) -> dict[str, Any]:
    """Have something done in the window of a process of its own; answers what was measured."""
    sleutel = keys.ontgrendel(winkel, wensen.pop("wie", ""), wensen.pop("wachtwoord", WACHTWOORD))
    opdracht = {
        "map": str(winkel),
        "sleutel": sleutel.sleutel.hex(),
        "medewerker": sleutel.medewerker_id.hex(),
    } | wensen
    gedaan = subprocess.run(
        [sys.executable, str(Path(__file__).with_name("werken.py")), wat],
        env=dict(os.environ)
        | {"PYTHONPATH": str(WORTEL), "QT_QPA_PLATFORM": "offscreen", "XDG_CONFIG_HOME": str(winkel.parent)},
        input=json.dumps(opdracht),
        capture_output=True,
        text=True,
        check=False,
    )
    assert gedaan.returncode == 0, gedaan.stderr
    antwoord: dict[str, Any] = json.loads(gedaan.stdout)
    return antwoord


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="resident memory is asked the Linux way")
def test_that_a_day_of_registering_stays_small_in_memory(tmp_path: Path, benchmark: Any) -> None:
    """Search, choose, note, outcome, save: by keys in the window, on a store with many people."""
    winkel = maak(tmp_path, PERSONEN)
    namen = (f"{mens.invoer.roepnaam} {mens.invoer.achternaam}" for mens in maak_personen(PERSONEN, 7))
    typbaar = list(islice((naam for naam in namen if naam.isascii()), REGISTRATIES))
    gemeten = benchmark.pedantic(lambda: werk("geheugen", winkel, namen=typbaar), rounds=1)
    noteer(
        f"resident memory after {REGISTRATIES} registrations on {PERSONEN} persons",
        gemeten["na"],
        hoogstens=220,
        eenheid="MB",
        ernaast=f"{gemeten['voor']:.0f} MB before the first",
    )


def test_that_the_window_keeps_answering_during_an_import(tmp_path: Path, benchmark: Any) -> None:
    """The longest wait of a beat in the event loop while rows come in, above the longest of the idle window."""
    winkel = maak(tmp_path, min(PERSONEN, 2_000))
    slagen: list[dict[str, list[float]]] = []

    def voer_in() -> None:
        bestand = tmp_path / f"vragen{len(slagen)}.csv"
        schrijf_csv(maak_jaar(2024 - len(slagen), REGELS, (), len(slagen)), bestand)  # of a known year none come in
        slagen.append(werk("invoer", winkel, bestand=str(bestand), rust=RUST))

    benchmark.pedantic(voer_in, rounds=BEURTEN)
    with bureau_open(winkel, "", WACHTWOORD) as bureau:
        db = bureau.eigen_verbinding()
        assert db.execute("SELECT count(*) FROM vraag").fetchone()[0] >= REGELS * BEURTEN
        db.close()
    noteer(
        f"longest stall of the window while {REGELS} rows come in, above idle",
        median(max(slag["invoer"]) - max(slag["rust"]) for slag in slagen),
        hoogstens=50,
        eenheid="ms",
        ernaast=f"99 of 100 beats within {median(percentiel(slag['invoer'], 0.99) for slag in slagen):.0f} ms",
    )
