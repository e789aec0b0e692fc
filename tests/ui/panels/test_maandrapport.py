"""Maandrapport: asking for a month by keyboard alone, and what is refused beside its field."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.ui.bureau_lijsten import BEIJUM, Bureau, open_paneel
from wijdesk.errors import Weigering
from wijdesk.models.cijfer import periode_van
from wijdesk.models.rows.periodecijfers import MaandVraag
from wijdesk.models.rows.verslag import GemaaktVerslag
from wijdesk.ui.jobs import Voortgang
from wijdesk.ui.panels.maandrapport import MaandrapportPaneel


class Maker:
    """Answers two files, or refuses as it is told."""

    def __init__(self) -> None:
        self.gevraagd: list[MaandVraag] = []
        self.fout: Exception | None = None

    def __call__(self, vraag: MaandVraag, voortgang: Voortgang) -> GemaaktVerslag:
        self.gevraagd.append(vraag)
        voortgang.meld(0, 3)
        if self.fout is not None:
            raise self.fout
        return GemaaktVerslag(bestanden=(vraag.map / f"maandrapport-{vraag.maand}.pdf", vraag.map / "cijfers.csv"))


@pytest.fixture
def maker() -> Maker:
    return Maker()


@pytest.fixture
def paneel(maker: Maker, qtbot: QtBot) -> Iterator[MaandrapportPaneel]:
    with open_paneel(qtbot, Bureau(), lambda omgeving: MaandrapportPaneel(omgeving, maker)) as gemaakt:
        yield gemaakt


def test_that_the_month_before_this_one_is_proposed_and_made_with_the_keyboard(
    paneel: MaandrapportPaneel, maker: Maker, qtbot: QtBot, tmp_path: Path
) -> None:
    assert paneel.maand.text() == "2026-01"
    assert paneel.eerste_veld() is paneel.maand
    paneel.waar.setText(str(tmp_path))
    paneel.locatie.zet("Beijum")
    paneel.maand.selectAll()
    qtbot.keyClicks(paneel.maand, "2025-12")
    qtbot.keyClick(paneel.maand, Qt.Key.Key_Return)
    qtbot.waitUntil(paneel.klaar.isVisible)
    assert maker.gevraagd == [MaandVraag(maand="2025-12", locatie_id=BEIJUM.id, map=tmp_path)]
    assert "maandrapport-2025-12.pdf" in paneel.klaar_lijst.text()
    qtbot.waitUntil(paneel.open_map.hasFocus)


def test_that_a_month_that_is_none_is_told_before_anything_starts(
    paneel: MaandrapportPaneel, maker: Maker, qtbot: QtBot
) -> None:
    paneel.maand.clear()
    qtbot.keyClicks(paneel.maand, "2026-1")
    paneel.maak.click()
    assert paneel.velden["maand"].heeft_fout()
    qtbot.waitUntil(paneel.maand.hasFocus)
    assert not maker.gevraagd
    qtbot.keyClicks(paneel.maand, "2")
    assert not paneel.velden["maand"].heeft_fout()


def test_that_a_refusal_stands_beside_its_field(paneel: MaandrapportPaneel, maker: Maker, qtbot: QtBot) -> None:
    maker.fout = Weigering("Selwerd is van een ander team.", veld="locatie")
    paneel.doe()
    qtbot.waitUntil(paneel.velden["locatie"].heeft_fout)
    assert paneel.maak.isEnabled()


def test_that_every_month_and_locatie_has_a_folder_of_its_own(paneel: MaandrapportPaneel) -> None:
    assert Path(paneel.waar.text()).name == "maandrapport-2026-01"
    paneel.locatie.zet("Beijum")
    assert Path(paneel.waar.text()).name == "maandrapport-2026-01-beijum"


def test_that_one_goes_on_after_a_report_that_broke(paneel: MaandrapportPaneel, maker: Maker, qtbot: QtBot) -> None:
    maker.fout = ZeroDivisionError()
    with qtbot.waitSignal(paneel.omgeving.jobs.failed) as gemeld:
        paneel.doe()
    assert gemeld.args == [maker.fout]
    assert paneel.maak.isEnabled()
    assert not paneel.balk.isVisibleTo(paneel)
    assert paneel.gestopt.isVisibleTo(paneel)
    maker.fout = None
    paneel.doe()
    qtbot.waitUntil(paneel.klaar.isVisible)
    assert not paneel.gestopt.isVisibleTo(paneel)


def test_that_what_was_looked_at_on_the_dashboard_is_filled_in(paneel: MaandrapportPaneel) -> None:
    assert paneel.handle("maandrapport.open", (periode_van("maand", "2025-06-30"), BEIJUM.naam))
    assert (paneel.maand.text(), paneel.locatie.waarde) == ("2025-06", "Beijum")
    assert paneel.waar.text().endswith("maandrapport-2025-06-beijum")
    assert paneel.handle("maandrapport.open", (periode_van("jaar", "2024-06-30"), ""))
    assert (paneel.maand.text(), paneel.locatie.waarde) == ("2025-06", ""), "a year is no month"
    assert paneel.handle("maandrapport.open", None)
    assert not paneel.handle("jaarverslag.open", None)
