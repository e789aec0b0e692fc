"""Figures from outside on the dashboard: with source and base, a line that breaks, by keyboard; on a real store."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.services.test_cijfers_gezien import lees_in
from tests.ui.gezinvenster import toon
from tests.ui.panels.test_dashboard import klaar
from wijdesk.app.bureau import Bureau
from wijdesk.models.opdrachten.cijfer import LeesBuitencijfers
from wijdesk.models.rows.cijfer import BuitencijferRij
from wijdesk.reports.jaarverslag_delen import lijn_van
from wijdesk.ui.jobs import Jobs
from wijdesk.ui.panels.dashboard import DashboardPaneel
from wijdesk.ui.panels.dashboard.buitenbeeld import beeld, breuk, reeksen

KOP = ("nummer", "naam", "jaar", "waarde", "eenheid", "basis", "bron", "definitieversie")
RIJEN = (
    ("b1", "Weet WIJ te vinden", "2016", "63", "procent", "900 inwoners", "Omnibus 2016", "1"),
    ("b2", "Weet WIJ te vinden", "2017", "61", "procent", "880 inwoners", "Omnibus 2017", "1"),
    ("b3", "Weet WIJ te vinden", "2018", "58,5", "procent", "910 inwoners", "Omnibus 2018", "2"),
    ("b4", "Weet WIJ te vinden", "2020", "59", "procent", "905 inwoners", "Omnibus 2020", "2"),
    ("b5", "Fte", "2020", "400,5", "fte", "", "Jaarrekening", "1"),
)
LANG = 30_000
K = Qt.Key


def maak(bureau: Bureau, jobs: Jobs, qtbot: QtBot) -> DashboardPaneel:
    paneel: DashboardPaneel = toon(bureau, jobs, qtbot, "dashboard")
    klaar(paneel, qtbot)
    return paneel


@pytest.fixture
def paneel(bureau: Bureau, jobs: Jobs, qtbot: QtBot, tmp_path: Path) -> DashboardPaneel:
    lees_in(bureau, tmp_path, "buitencijfers", [KOP, *RIJEN])
    gemaakt = maak(bureau, jobs, qtbot)
    qtbot.waitUntil(lambda: gemaakt.overzicht.buiten.kaart is not None, timeout=LANG)
    return gemaakt


def test_that_each_figure_stands_there_with_its_source_base_and_definition(paneel: DashboardPaneel) -> None:
    model = paneel.overzicht.buiten.model
    rijen = [[kolom.lees(model.rij(nr)) for kolom in model.kolommen] for nr in range(model.rowCount())]
    assert rijen == [
        ["Fte", "400,5 fte", "2020", "", "Jaarrekening", "1"],
        ["Weet WIJ te vinden", "59 %", "2020", "905 inwoners", "Omnibus 2020", "2 · andere definitie vanaf 2018"],
    ]
    assert paneel.overzicht.buiten.isVisibleTo(paneel)


def test_that_a_row_shows_its_line_broken_at_a_new_definition_and_its_values_are_walked(
    paneel: DashboardPaneel, qtbot: QtBot
) -> None:
    buiten = paneel.overzicht.buiten
    buiten.tabel.view.setFocus()
    QTest.keyClick(buiten.tabel.view, K.Key_Down)
    kaart = buiten.kaart
    assert kaart is not None
    assert kaart.titel.text() == "Weet WIJ te vinden"
    assert kaart.legenda.text() == "Vanaf 2018 geldt definitie 2."
    assert [stuk.x for stuk in kaart.grafiek.stukken] == [(0, 1), (2, 3, 4)]
    kaart.grafiek.setFocus()
    for toets in (K.Key_Right, K.Key_Left, K.Key_Left):
        QTest.keyClick(kaart.grafiek, toets)
    assert kaart.gezegd.text() == (
        "2018: 58,5 % (910 inwoners; Omnibus 2018; definitie 2). Vanaf 2018 geldt definitie 2."
    )
    assert kaart.grafiek.accessibleDescription() == kaart.gezegd.text()
    assert kaart.beeld is not None
    assert kaart.beeld.koppen() == ("Periode", "Waarde", "Basis en bron", "Let op")
    assert kaart.beeld.rijen()[3] == ("2019", None, "", "")


def test_that_what_was_chosen_stays_chosen_when_data_change_and_ends_with_the_year(
    paneel: DashboardPaneel, bureau: Bureau, qtbot: QtBot, tmp_path: Path
) -> None:
    buiten = paneel.overzicht.buiten
    buiten.tabel.view.setFocus()
    QTest.keyClick(buiten.tabel.view, K.Key_Down)
    lees_in(bureau, tmp_path, "buitencijfers", [KOP, ("b6", "Ceo", "2019", "8,1", "cijfer", "282", "Ceo 2019", "1")])
    paneel.ververs()
    qtbot.waitUntil(lambda: buiten.model.rowCount() == 3, timeout=LANG)
    klaar(paneel, qtbot)
    gekozen = buiten.tabel.huidige()
    assert gekozen is not None
    assert gekozen.naam == "Weet WIJ te vinden"
    assert QApplication.focusWidget() is buiten.tabel.view
    assert buiten.kaart is not None
    assert buiten.kaart.titel.text() == "Weet WIJ te vinden"
    paneel.kiezer.kies("jaar")
    while paneel.kiezer.periode.van > "2018":
        paneel.kiezer.eerder()
    klaar(paneel, qtbot)
    qtbot.waitUntil(lambda: buiten.model.rowCount() == 1, timeout=LANG)
    assert buiten.model.rij(0).laatste.jaar == 2017


def test_that_without_figures_from_outside_there_is_no_empty_table(bureau: Bureau, jobs: Jobs, qtbot: QtBot) -> None:
    assert bureau.lees(LeesBuitencijfers()) == ()
    paneel = maak(bureau, jobs, qtbot)
    assert not paneel.overzicht.buiten.isVisible()
    assert paneel.overzicht.buiten.kaart is None


def test_that_two_definitions_of_one_year_are_two_lines_side_by_side() -> None:
    def rij(jaar: int, waarde: str, versie: str) -> BuitencijferRij:
        return BuitencijferRij(naam="Ceo", jaar=jaar, waarde=waarde, eenheid="cijfer", basis="", bron="Ceo",
                               definitieversie=versie, locatie="")  # fmt: skip

    rijen = [
        rij(2016, "7", "1"),
        rij(2017, "8", "10"),
        rij(2017, "7.5", "2"),
        rij(2017, "7.1", "1"),
        rij(2018, "9", "10"),
    ]
    (een,) = reeksen(rijen, 2018)
    assert (een.laatste.waarde, breuk(een)) == ("9", "andere definitie vanaf 2017")
    getekend = beeld(een)
    assert [(lijn.naam, lijn.waarden, lijn.breuken) for lijn in getekend.lijnen] == [
        ("Definitie 1", (7.0, 7.1, None), ()),
        ("Definitie 2", (None, 7.5, None), ()),
        ("Definitie 10", (None, 8.0, 9.0), ()),
    ]
    assert getekend.breuken == (
        (1, "Vanaf 2017 is ook volgens definitie 2 geteld."),
        (1, "Vanaf 2017 is ook volgens definitie 10 geteld."),
    )
    assert getekend.koppen()[1:4] == ("Definitie 1", "Definitie 2", "Definitie 10")
    (tot,) = reeksen(rijen, 2017)
    assert breuk(tot) == "andere definitie vanaf 2017 · 7,1 volgens definitie 1 · 7,5 volgens definitie 2"
    op_papier = lijn_van(rijen)
    assert [(reeks.naam, reeks.waarden) for reeks in op_papier.reeksen] == [
        ("definitie 1", (7.0, 7.1, None)), ("definitie 2", (None, 7.5, None)), ("definitie 10", (None, 8.0, 9.0)),
    ]  # fmt: skip
    assert op_papier.breuken[0] == (1, "Vanaf 2017 ook geteld volgens definitie 2.")


def test_that_of_one_locatie_its_own_and_those_of_all_are_shown() -> None:
    rijen = [
        BuitencijferRij(naam="Fte", jaar=2020, waarde="4", eenheid="fte", basis="", bron="JR", definitieversie="1",
                        locatie=plek)
        for plek in ("", "Selwerd", "Paddepoel")
    ]  # fmt: skip
    assert [reeks.titel for reeks in reeksen(rijen, 2020, "Selwerd")] == ["Fte", "Fte, Selwerd"]
    assert len(reeksen(rijen, 2020)) == 3
    assert reeksen(rijen, 2019) == ()
    assert beeld(reeksen(rijen, 2020)[0]).rijen() == (("2020", 4.0, "JR; definitie 1"),)
