"""A simulated day: the busiest hour of twelve desks on one store, and eight hours at one desk.

The hour is watched by a beat in the event loop of the window (`werken.Waakhond`): what a key press would have waited.
"""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from tests import winkel
from tests.benchmarks.drukte import maak_drukte
from tests.benchmarks.meten import noteer, percentiel
from tests.benchmarks.test_venster import werk
from tests.tellingen import VOL
from tests.winkel import WACHTWOORD
from wijdesk.app.bureau import bureau_open
from wijdesk.app.voorbeeld import MEDEWERKER

VRAGEN = 4_000 if VOL else 40
BALIES = 11 if VOL else 1
PER_UUR = 20 if VOL else 1
"""Registrations of a desk in its busiest hour: one every three minutes."""
RUST = 5.0 if VOL else 0.2
UREN = 8 if VOL else 2
OPENT = {
    "huishouden.open": "SELECT huishouden_id FROM casus WHERE lopend_id IS NOT NULL ORDER BY id LIMIT 40",
    "persoon.open": "SELECT DISTINCT persoon_id FROM contact WHERE persoon_id IS NOT NULL ORDER BY 1 LIMIT 40",
    "triage.open": "SELECT id FROM triage ORDER BY id LIMIT 40",
    "signaal.open": "SELECT id FROM signaal ORDER BY id LIMIT 40",
}
NAMEN = "SELECT roepnaam || ' ' || achternaam FROM persoon WHERE roepnaam <> '' ORDER BY id LIMIT 400"


def wensen(map_: Path) -> dict[str, Any]:
    """Whom to type and what to open, out of the store."""
    with bureau_open(map_, MEDEWERKER, WACHTWOORD) as bureau:
        namen = [naam for (naam,) in winkel.rauw(bureau, NAMEN) if naam.isascii()]
        opent = {verzoek: [nummer.hex() for (nummer,) in winkel.rauw(bureau, sql)] for verzoek, sql in OPENT.items()}
    assert all(opent.values())
    if not VOL:
        opent = {verzoek: opent[verzoek] for verzoek in ("huishouden.open",)}
    uit = {"namen": namen, "opent": opent, "dashboard": VOL, "rust": RUST, "per_uur": PER_UUR}
    return uit | {"wie": MEDEWERKER, "wachtwoord": WACHTWOORD}


def aantal(map_: Path) -> int:
    with bureau_open(map_, MEDEWERKER, WACHTWOORD) as bureau:
        ((hoeveel,),) = winkel.rauw(bureau, "SELECT count(*) FROM vraag")
    return int(hoeveel)


@dataclass(frozen=True)
class Dag:
    """What was measured, and how many registrations came from this desk and from the others."""

    gemeten: dict[str, Any]
    eigen: int
    anderen: int


@pytest.fixture(scope="module")
def dag(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Dag]:
    """Hours in the window; in the first comes in, round by round, what the other desks registered in that hour."""
    map_ = tmp_path_factory.mktemp("dag")
    anderen = maak_drukte(map_, vragen=VRAGEN, balies=BALIES, rondes=PER_UUR, per_ronde=1)
    voor = aantal(map_ / "w")
    rondes = [str(pad) for pad in sorted(map_.glob("ronde-*"))]
    gemeten = werk(
        "uren", map_ / "w", **wensen(map_ / "w"), uren=UREN, rondes=rondes, centrum=str(map_ / "centrum")
    )  # fmt: skip
    assert aantal(map_ / "w") == voor + anderen + gemeten["geregistreerd"]
    yield Dag(gemeten, gemeten["geregistreerd"], anderen)
    shutil.rmtree(map_)


@pytest.mark.lang
@pytest.mark.timeout(600)
def test_that_the_busiest_hour_of_twelve_desks_stalls_no_window(dag: Dag) -> None:
    """What eleven desks register in an hour comes in round by round while the twelfth works on."""
    assert dag.anderen == BALIES * PER_UUR
    (langst, wat), *later = dag.gemeten["langst"]
    rust, (eigen, waarin) = max(dag.gemeten["rust"]), dag.gemeten["eigen"][0]
    noteer(
        f"busiest hour of {BALIES + 1} desks on one store: longest stall of the window, above idle",
        langst - rust,
        hoogstens=50,
        eenheid="ms",
        ernaast=f"during: {wat}; 99 of 100 beats within {percentiel(dag.gemeten['druk'][0], 0.99):.0f} ms; "
        f"{dag.anderen + PER_UUR} registrations; in later hours {max(ms for ms, _ in later) - rust:.0f} ms; "
        f"most work at a stretch {eigen:.0f} ms of CPU ({waarin})",
    )


@pytest.mark.lang
@pytest.mark.timeout(600)
@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="resident memory is asked the Linux way")
def test_that_eight_hours_of_work_hold_little_more_memory_than_one(dag: Dag) -> None:
    """Registering, and opening everything there is to open, hour after hour."""
    assert dag.eigen == UREN * PER_UUR
    voor, na_een, *_, laatst = dag.gemeten["mb"]
    noteer(
        f"resident memory after {UREN} hours of work against after one",
        laatst / na_een,
        hoogstens=1.3,
        ernaast=f"{voor:.0f} MB before, {na_een:.0f} and {laatst:.0f} after; {PER_UUR} registrations an hour",
    )
