"""Jaarverslag: making the report and saying where it is."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.ui.bureau_lijsten import BEIJUM, Bureau, open_paneel
from wijdesk.errors import SchijfVol, Weigering
from wijdesk.models.values import Id
from wijdesk.ui.panels.jaarverslag import JaarverslagPanel


class Maker:
    """Makes two files, or has the trouble it is told to have."""

    def __init__(self) -> None:
        self.gevraagd: list[tuple[int, Id | None, Path]] = []
        self.fout: Exception | None = None

    def __call__(self, jaar: int, locatie_id: Id | None, map_: Path, /) -> tuple[Path, ...]:
        self.gevraagd.append((jaar, locatie_id, map_))
        if self.fout is not None:
            raise self.fout
        return (map_ / f"jaarverslag-{jaar}.pdf", map_ / "vragen-per-melder.csv")


@pytest.fixture
def maker() -> Maker:
    return Maker()


@pytest.fixture
def paneel(maker: Maker, qtbot: QtBot) -> Iterator[JaarverslagPanel]:
    with open_paneel(qtbot, Bureau(), lambda omgeving: JaarverslagPanel(omgeving, maker)) as gemaakt:
        yield gemaakt


def test_that_last_year_and_all_locations_are_proposed(paneel: JaarverslagPanel) -> None:
    assert paneel.jaar.text() == "2025"
    assert paneel.locatie.currentText() == "Alle locaties"


def test_that_the_files_are_named_when_they_are_there(
    paneel: JaarverslagPanel, maker: Maker, qtbot: QtBot, tmp_path: Path
) -> None:
    paneel.jaar.setText("2020")
    paneel.locatie.zet("Beijum")
    paneel.waar.setText(str(tmp_path))
    paneel.maak.click()
    qtbot.waitUntil(paneel.klaar.isVisible)
    assert maker.gevraagd == [(2020, BEIJUM.id, tmp_path)]
    assert "jaarverslag-2020.pdf" in paneel.klaar_lijst.text()
    assert paneel.open_map.isVisible()


def test_that_a_wrong_year_is_told_before_anything_starts(paneel: JaarverslagPanel, maker: Maker) -> None:
    paneel.jaar.setText("20")
    paneel.maak.click()
    assert paneel.velden["jaar"].heeft_fout()
    assert not maker.gevraagd


@pytest.mark.parametrize(
    ("fout", "veld"),
    [
        (Weigering("Van dit jaar is niets geregistreerd.", veld="jaar"), "jaar"),
        (SchijfVol("De schijf is vol.", uitweg="Kies een andere map."), "map"),
    ],
)
def test_that_a_refusal_and_trouble_stand_beside_their_field(
    paneel: JaarverslagPanel, maker: Maker, qtbot: QtBot, fout: Exception, veld: str
) -> None:
    maker.fout = fout
    paneel.doe()
    qtbot.waitUntil(paneel.velden[veld].heeft_fout)
    assert paneel.maak.isEnabled()
