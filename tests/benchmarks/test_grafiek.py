"""What a chart costs: painting each again with ten years of days, and the memory of a window with every chart open.

Painting is CPU time of the whole process for one repaint of the widget, into a picture, with nothing kept from before.
"""

from __future__ import annotations

import sys
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from random import Random
from typing import Any

import pytest
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from tests.benchmarks.meten import in_beurten, noteer
from tests.benchmarks.test_venster import maak, werk
from tests.tellingen import VOL
from tests.winkel import WACHTWOORD
from wijdesk.app.bureau import bureau_open
from wijdesk.models.grafiekbeeld import Beeld, Datalijn, Lijnbeeld, Staaf, Staafbeeld, Warmtebeeld
from wijdesk.services.bestand import importeer, lees_bestand
from wijdesk.services.voorbeeld import maak_jaar, schrijf_csv
from wijdesk.ui.grafieken.maak import maak_grafiek

MEESTE = 0.016
MEGABYTES = 320
BEURTEN = 21 if VOL else 3
PERSONEN = 5_000 if VOL else 100
REGELS = 40_000 if VOL else 300


def tien_jaar() -> tuple[list[str], list[int]]:
    """Every day of ten years and how many came."""
    toeval = Random(7)
    dagen = [date(2016, 1, 1) + timedelta(days=nr) for nr in range(3653)]
    return [dag.isoformat() for dag in dagen], [0 if dag.weekday() > 4 else toeval.randint(60, 220) for dag in dagen]


def beelden() -> dict[str, Beeld]:
    dagen, aantallen = tien_jaar()
    per_dag = [[0] * 7 for _ in range(10)]
    for nummer, aantal in enumerate(aantallen):
        per_dag[nummer % 10][date.fromisoformat(dagen[nummer]).weekday()] += aantal
    weekdagen = ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag")
    return {
        "lijn": Lijnbeeld(
            titel="Vragen per dag", punten=tuple(dagen), breuken=((1826, "Andere definitie."),),
            lijnen=(
                Datalijn(naam="Nu", waarden=tuple(aantallen), breuken=(1826,)),
                Datalijn(naam="Eerder", waarden=tuple(reversed(aantallen))),
            ),
        ),
        "staven": Staafbeeld(
            titel="Per melder", toen="eerder",
            staven=tuple(
                Staaf(naam=f"Melder {nr}", waarde=sum(aantallen[nr::20]), toen=sum(aantallen[nr::21]))
                for nr in range(20)
            ),
        ),
        "trechter": Staafbeeld(
            titel="Trechter", trechter=True,
            staven=tuple(Staaf(naam=f"Stap {nr}", waarde=sum(aantallen[: 3653 // nr])) for nr in range(1, 6)),
        ),
        "warmte": Warmtebeeld(
            titel="Drukte", op_rijen=tuple(f"{uur} uur" for uur in range(8, 18)), op_kolommen=weekdagen,
            waarden=tuple(tuple(rij) for rij in per_dag),
        ),
    }  # fmt: skip


@pytest.mark.parametrize("soort", ["lijn", "staven", "trechter", "warmte"])
def test_that_a_chart_with_ten_years_of_days_is_painted_within_a_frame(soort: str, qtbot: QtBot) -> None:
    vlak = QWidget()  # closing a plot itself, as a window is, tears it apart before Qt does
    qtbot.addWidget(vlak)
    grafiek = maak_grafiek(soort)
    QVBoxLayout(vlak).addWidget(grafiek)
    vlak.resize(700, 320)
    vlak.show()
    qtbot.waitExposed(vlak)
    grafiek.zet(beelden()[soort])
    grafiek.grab()
    (schilderen,) = in_beurten(grafiek.viewport().grab, beurten=BEURTEN)
    noteer(f"painting a chart ({soort}) of ten years of days", schilderen * 1000, hoogstens=MEESTE * 1000, eenheid="ms")


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="resident memory is asked the Linux way")
def test_that_a_window_with_every_chart_open_stays_small_in_memory(tmp_path: Path, benchmark: Any) -> None:
    """The whole window on a store with a year of vragen: the dashboard of that year, and one figure."""
    winkel = maak(tmp_path, PERSONEN)
    jaar = datetime.now(tz=UTC).year
    schrijf_csv(maak_jaar(jaar, REGELS, (), 3), tmp_path / "vragen.csv")
    with bureau_open(winkel, "", WACHTWOORD) as bureau:
        importeer(lees_bestand(tmp_path / "vragen.csv", "vragen"), bureau.doe)
    gemeten = benchmark.pedantic(lambda: werk("cijfers", winkel), rounds=1)
    assert gemeten["grafieken"] >= 15
    noteer(
        f"resident memory with {gemeten['grafieken']:.0f} charts open on {REGELS} vragen",
        gemeten["na"],
        hoogstens=MEGABYTES,
        eenheid="MB",
        ernaast=f"{gemeten['voor']:.0f} MB before the dashboard",
    )
