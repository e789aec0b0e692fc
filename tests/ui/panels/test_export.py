"""Export: choosing for whom, on a real store in a real window; what it says, what it makes, what it refuses."""

from __future__ import annotations

import json
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests import winkel
from tests.conftest import Ids, Klok
from tests.ui.bureau_lijsten import Bureau as Lijsten
from tests.ui.bureau_lijsten import open_paneel
from wijdesk.app import panelen_beheer
from wijdesk.app.bureau import Bureau
from wijdesk.models.rows.export import OPEN, VERANTWOORDING, ExportVraag
from wijdesk.models.rows.verslag import GemaaktVerslag
from wijdesk.services.register import rechten_van
from wijdesk.ui.jobs import Voortgang
from wijdesk.ui.panel import Omgeving
from wijdesk.ui.panels.export import ExportPaneel

JAAR = 365 * 86_400_000


@pytest.fixture
def bureau(tmp_path: Path, klok: Klok, ids: Ids) -> Bureau:
    """Seven vragen of a year that is over."""
    winkel.maak(tmp_path / "winkel", klok, ids)
    open_ = winkel.open_bureau(tmp_path / "winkel", klok, ids)
    for _ in range(7):
        open_.doe(winkel.contact(open_))
    klok.verzet(JAAR)
    return open_


def maker(bureau: Bureau, omgeving: Omgeving) -> ExportPaneel:
    paneel = panelen_beheer.export(bureau, omgeving)
    assert isinstance(paneel, ExportPaneel)
    return paneel


def maak(paneel: ExportPaneel, qtbot: QtBot, naar: Path, graad: str, jaar: str = "2026") -> None:
    paneel.jaar.setText(jaar)
    paneel.graad.setCurrentIndex(paneel.graad.findData(graad))
    paneel.waar.setText(str(naar))
    QTest.keyClick(paneel.waar, Qt.Key.Key_Return)
    qtbot.waitUntil(
        lambda: (
            paneel.klaar.isVisible()
            or paneel.vraag.isVisible()
            or any(veld.heeft_fout() for veld in paneel.velden.values())
        )
    )


def test_that_both_grades_are_made_by_keyboard_and_named(bureau: Bureau, qtbot: QtBot, tmp_path: Path) -> None:
    with open_paneel(qtbot, Lijsten(), partial(maker, bureau)) as paneel:
        for graad, bestand in ((VERANTWOORDING, "data/aanvraag-of-melding.csv"), (OPEN, "data/vragen-rest.csv")):
            maak(paneel, qtbot, tmp_path / graad, graad)
            if graad == OPEN:
                QTest.keyClick(paneel.ja, Qt.Key.Key_Space)
                qtbot.waitUntil(paneel.klaar.isVisible)
            assert f"· {bestand}" in paneel.klaar_lijst.text()
            assert "· datapackage.json" in paneel.klaar_lijst.text()
            assert "deel-0.parquet" not in paneel.klaar_lijst.text()
            assert json.loads((tmp_path / graad / "datapackage.json").read_bytes())["graad"] == graad
            assert not paneel.open_pdf.isVisible()
        assert "vastgesteld op" in paneel.klaar_let_op.text()
    bureau.sluit()


def test_that_it_says_what_is_in_it_before_one_makes_it(bureau: Bureau, qtbot: QtBot) -> None:
    with open_paneel(qtbot, Lijsten(), partial(maker, bureau)) as paneel:
        assert paneel.graad.waarde == VERANTWOORDING
        assert "alleen aan de gemeente" in paneel.velden["graad"].onder.text()
        paneel.graad.setCurrentIndex(1)
        assert paneel.graad.waarde == OPEN
        assert "Daarna veranderen zij niet meer" in paneel.velden["graad"].onder.text()
    bureau.sluit()


def test_that_a_year_that_is_not_over_is_refused_beside_the_year(bureau: Bureau, qtbot: QtBot, tmp_path: Path) -> None:
    with open_paneel(qtbot, Lijsten(), partial(maker, bureau)) as paneel:
        maak(paneel, qtbot, tmp_path / "uit", OPEN, "2027")
        assert "als het jaar voorbij is" in paneel.velden["jaar"].onder.text()
        assert not (tmp_path / "uit").exists()
        paneel.jaar.setText("20")
        paneel.doe()
        assert paneel.velden["jaar"].heeft_fout()
    bureau.sluit()


def test_that_the_log_hears_which_grade_of_which_year_and_a_stop_makes_nothing(qtbot: QtBot, tmp_path: Path) -> None:
    gevraagd: list[ExportVraag] = []

    def doe(vraag: ExportVraag, _: Voortgang) -> GemaaktVerslag:
        gevraagd.append(vraag)
        return GemaaktVerslag(bestanden=(vraag.map / "datapackage.json",) if vraag.jaar == 2020 else ())

    with open_paneel(qtbot, Lijsten(), lambda omgeving: ExportPaneel(omgeving, doe)) as paneel:
        maak(paneel, qtbot, tmp_path, OPEN, "2020")
        assert paneel.in_het_log() == "Export: open 2020"
        paneel.jaar.setText("2021")
        paneel.doe()
        qtbot.waitUntil(paneel.gestopt.isVisible)
        assert [vraag.graad for vraag in gevraagd] == [OPEN, OPEN]


def test_that_settling_a_year_is_asked_first_and_only_once(bureau: Bureau, qtbot: QtBot, tmp_path: Path) -> None:
    with open_paneel(qtbot, Lijsten(), partial(maker, bureau)) as paneel:
        maak(paneel, qtbot, tmp_path / "uit", OPEN)
        assert paneel.vraag.isVisible()
        assert "nog niet vastgesteld" in paneel.vraag_zin.text()
        assert paneel.nee.hasFocus(), "Enter settles nothing by accident"
        assert not (tmp_path / "uit").exists()
        QTest.keyClick(paneel.nee, Qt.Key.Key_Space)
        assert not paneel.vraag.isVisible()
        maak(paneel, qtbot, tmp_path / "uit", OPEN)
        QTest.keyClick(paneel.ja, Qt.Key.Key_Space)
        qtbot.waitUntil(paneel.klaar.isVisible)
        maak(paneel, qtbot, tmp_path / "weer", OPEN)
        assert not paneel.vraag.isVisible()
        assert (tmp_path / "weer" / "datapackage.json").exists()
    bureau.sluit()


def test_that_without_the_right_to_lines_only_open_figures_are_offered(qtbot: QtBot) -> None:
    def maak_niets(_vraag: ExportVraag, _voortgang: Voortgang) -> GemaaktVerslag:
        return GemaaktVerslag()

    with open_paneel(qtbot, Lijsten(), lambda o: ExportPaneel(o, maak_niets, met_regels=False)) as paneel:
        assert [paneel.graad.itemData(plek) for plek in range(paneel.graad.count())] == [OPEN]
        assert paneel.graad.waarde == OPEN


def test_that_who_may_not_settle_a_year_reads_who_does_and_is_not_asked(
    bureau: Bureau, qtbot: QtBot, tmp_path: Path
) -> None:
    bureau.rechten = rechten_van(("teamleider",))
    with open_paneel(qtbot, Lijsten(), partial(maker, bureau)) as paneel:
        maak(paneel, qtbot, tmp_path / "uit", OPEN)
        assert "als de applicatiebeheerder" in paneel.velden["graad"].onder.text()
        assert "Vraag het de applicatiebeheerder" in paneel.velden["jaar"].onder.text()
        assert not paneel.vraag.isVisible()
    bureau.sluit()


def test_that_each_grade_has_a_folder_of_its_own_until_one_is_chosen(bureau: Bureau, qtbot: QtBot) -> None:
    with open_paneel(qtbot, Lijsten(), partial(maker, bureau)) as paneel:
        mappen = []
        for graad in (VERANTWOORDING, OPEN):
            paneel.graad.setCurrentIndex(paneel.graad.findData(graad))
            mappen.append(Path(paneel.waar.text()))
        assert [map_.name for map_ in mappen] == ["verantwoording-2025", "open-2025"]
        paneel.locatie.zet("Beijum")
        assert Path(paneel.waar.text()).name == "open-2025-beijum"
        paneel.waar.setText("/een/eigen/map")
        paneel.jaar.setText("2024")
        assert paneel.waar.text() == "/een/eigen/map"
    bureau.sluit()


def test_that_lines_of_persons_in_the_folder_of_open_figures_are_refused_beside_the_folder(
    bureau: Bureau, qtbot: QtBot, tmp_path: Path
) -> None:
    with open_paneel(qtbot, Lijsten(), partial(maker, bureau)) as paneel:
        maak(paneel, qtbot, tmp_path / "uit", OPEN)
        QTest.keyClick(paneel.ja, Qt.Key.Key_Space)
        qtbot.waitUntil(paneel.klaar.isVisible)
        maak(paneel, qtbot, tmp_path / "uit", VERANTWOORDING)
        assert "In deze map staan open cijfers" in paneel.velden["map"].onder.text()
        assert not paneel.klaar.isVisible()
        assert not (tmp_path / "uit/data/aanvraag-of-melding.csv").exists()
    bureau.sluit()


def test_that_all_of_the_question_before_settling_is_in_sight_with_its_buttons(
    bureau: Bureau, qtbot: QtBot, tmp_path: Path
) -> None:
    with open_paneel(qtbot, Lijsten(), partial(maker, bureau)) as paneel:
        paneel.resize(420, 330)
        maak(paneel, qtbot, tmp_path / "uit", OPEN)
        onder = paneel.vraag.height() - 1
        qtbot.waitUntil(lambda: paneel.vraag.visibleRegion().boundingRect().bottom() >= onder)
        for een in (paneel.nee, paneel.ja):
            assert een.visibleRegion().boundingRect().size() == een.size()
    bureau.sluit()
