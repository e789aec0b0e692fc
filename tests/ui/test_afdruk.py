"""The preview: pages, zoom, print and save by keyboard; and nothing readable that stays behind."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel
from pytestqt.qtbot import QtBot

from tests.papier import actie, doel, papier, plan, tekst
from tests.reports.test_een_blad import BRIEF
from wijdesk.errors import Storing, Weigering
from wijdesk.reports.brieftaal import taal_voor, talen_van, woorden
from wijdesk.reports.ontvangstbevestiging import maak as maak_brief
from wijdesk.reports.plan_pdf import maak
from wijdesk.ui.afdruk import AfdrukVenster, InTaal
from wijdesk.ui.jobs import Jobs

NAAM = "plan-C26-7KQ4M-versie-3.pdf"
GEHEIM = "deurwaarder"


def maak_plan() -> bytes:
    acties = tuple(actie(nr, "Samen iets doen " * 6) for nr in range(6))
    return maak(papier(plan(*(doel(nr, f"Doel {nr}", *acties) for nr in range(1, 5)))))


@pytest.fixture
def tijdelijk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder for temporary files of this test alone."""
    map_ = tmp_path / "tijdelijk"
    map_.mkdir()
    for naam in ("TMPDIR", "TEMP", "TMP"):
        monkeypatch.setenv(naam, str(map_))
    monkeypatch.setattr(tempfile, "tempdir", None)
    return map_


@pytest.fixture
def jobs(qtbot: QtBot) -> Iterator[Jobs]:
    def niets(_: Any) -> Any:
        raise AssertionError("the preview reads and writes nothing in the store")

    gemaakt = Jobs(niets, niets)
    yield gemaakt
    gemaakt.sluit()


def open_venster(qtbot: QtBot, jobs: Jobs, werk: Callable[[], bytes]) -> AfdrukVenster:
    venster = AfdrukVenster(jobs, "Plan C26-7KQ4M", werk, NAAM)
    qtbot.addWidget(venster)
    venster.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
    venster.resize(860, 700)
    with qtbot.waitExposed(venster):
        venster.show()
    return venster


@pytest.fixture
def venster(qtbot: QtBot, jobs: Jobs, tijdelijk: Path) -> AfdrukVenster:
    """A preview with its pages."""
    gemaakt = open_venster(qtbot, jobs, maak_plan)
    assert not gemaakt.afdrukken.isEnabled()
    qtbot.waitUntil(lambda: gemaakt.is_klaar)
    return gemaakt


def test_that_the_pages_come_while_the_window_is_already_there(venster: AfdrukVenster) -> None:
    assert venster.stapel.currentWidget() is venster.bladen
    assert venster.afdrukken.isEnabled()
    assert venster.pagina.text().startswith("Pagina 1 van ")
    assert venster.bladen.hasFocus()
    beeld = venster.bladen.grab().toImage()
    kleuren = {beeld.pixelColor(x, 200).lightness() for x in range(60, 700)}
    assert {255} < kleuren
    assert min(kleuren) < 120


def test_that_one_walks_zooms_and_closes_by_keyboard(venster: AfdrukVenster, qtbot: QtBot) -> None:
    bladen, balk = venster.bladen, venster.bladen.verticalScrollBar()
    for toets in (Qt.Key.Key_PageDown, Qt.Key.Key_Down, Qt.Key.Key_Space):
        eerst = balk.value()
        QTest.keyClick(bladen, toets)
        assert balk.value() > eerst
    QTest.keyClick(bladen, Qt.Key.Key_End)
    assert (balk.value(), venster.pagina.text()[-1]) == (balk.maximum(), venster.pagina.text().split()[1])
    QTest.keyClick(bladen, Qt.Key.Key_Home)
    assert balk.value() == 0
    passend = bladen.zoom
    QTest.keyClick(venster, Qt.Key.Key_Plus, Qt.KeyboardModifier.ControlModifier)
    assert bladen.zoom > passend
    for _ in range(3):
        QTest.keyClick(venster, Qt.Key.Key_Minus, Qt.KeyboardModifier.ControlModifier)
    assert bladen.zoom < passend
    QTest.keyClick(venster, Qt.Key.Key_0, Qt.KeyboardModifier.ControlModifier)
    assert bladen.zoom == passend
    QTest.keyClick(venster, Qt.Key.Key_Escape)
    assert not venster.isVisible()


def test_that_tab_reaches_every_button_and_each_has_a_name(venster: AfdrukVenster) -> None:
    knoppen = (venster.afdrukken, venster.opslaan, venster.kleiner, venster.passend, venster.groter, venster.sluiten)
    for knop in knoppen:
        QTest.keyClick(QApplication.focusWidget() or venster, Qt.Key.Key_Tab)
        assert QApplication.focusWidget() is knop
        assert knop.accessibleName()


def test_that_a_screen_reader_hears_the_page_in_view(venster: AfdrukVenster) -> None:
    assert venster.bladen.accessibleName().startswith("Voorbeeld, pagina 1 van ")
    assert GEHEIM in venster.bladen.accessibleDescription()
    QTest.keyClick(venster.bladen, Qt.Key.Key_End)
    van = venster.pagina.text().split()[-1]
    assert f"pagina {van} van {van}" in venster.bladen.accessibleDescription()


def test_that_the_proposed_name_holds_nothing_about_a_person_and_saving_warns(
    venster: AfdrukVenster, qtbot: QtBot, tmp_path: Path
) -> None:
    QTest.keyClick(venster, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    vraag = venster.findChild(QFileDialog)
    assert vraag is not None
    assert [Path(pad).name for pad in vraag.selectedFiles()] == [NAAM]
    vraag.reject()
    let_op = venster.findChild(QLabel, "afdruk_let_op")
    assert let_op is not None
    assert "Wie het bestand heeft, kan alles lezen." in let_op.text()
    doel_ = tmp_path / NAAM
    venster.bewaar_als(str(doel_))
    qtbot.waitUntil(lambda: bool(venster.melding.text()))
    assert GEHEIM in tekst(doel_.read_bytes())
    assert NAAM in venster.melding.text()


def test_that_trouble_with_saving_is_told_and_the_preview_stays(
    venster: AfdrukVenster, qtbot: QtBot, tmp_path: Path
) -> None:
    (tmp_path / "bestand").write_text("")
    venster.bewaar_als(str(tmp_path / "bestand" / NAAM))
    qtbot.waitUntil(lambda: bool(venster.melding.text()))
    assert "niet opgeslagen" in venster.melding.text()
    assert venster.is_klaar


def test_that_nothing_readable_stays_after_looking_printing_and_saving(
    venster: AfdrukVenster, qtbot: QtBot, tmp_path: Path, tijdelijk: Path
) -> None:
    gedrukt, bewaard = tmp_path / "gedrukt.pdf", tmp_path / NAAM
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(gedrukt))
    venster.druk_af(printer)
    assert venster.melding.text() == "Naar de printer gestuurd."
    venster.bewaar_als(str(bewaard))
    qtbot.waitUntil(bewaard.exists)
    venster.reject()
    assert gedrukt.stat().st_size > 10_000
    gedrukt.unlink()
    bewaard.unlink()
    assert [pad for pad in tmp_path.rglob("*") if pad.is_file()] == []
    assert list(tijdelijk.iterdir()) == []
    assert not venster.is_klaar


@pytest.mark.parametrize(
    "fout",
    [
        Weigering("Er is nog geen plan om af te drukken."),
        Storing("Dit lukt nu niet.", uitweg="Probeer het zo nog eens."),
    ],
)
def test_that_a_refusal_and_trouble_stand_where_the_pages_would_be(qtbot: QtBot, jobs: Jobs, fout: Exception) -> None:
    def weiger() -> bytes:
        raise fout

    venster = open_venster(qtbot, jobs, weiger)
    qtbot.waitUntil(lambda: str(fout) in venster.zin.text())
    assert not venster.afdrukken.isEnabled()
    venster.druk()
    venster.bewaar()
    assert venster.findChild(QFileDialog) is None


def test_that_a_paper_is_made_again_in_the_language_that_is_chosen_by_keyboard(
    qtbot: QtBot, jobs: Jobs, tijdelijk: Path
) -> None:
    keuzes = tuple((taal.code, taal.op_scherm) for taal in talen_van("ontvangst"))
    in_taal = InTaal(keuzes=keuzes, gekozen=taal_voor(talen_van("ontvangst"), "Turks"), maak=partial(maak_brief, BRIEF))
    venster = AfdrukVenster(jobs, "Brief", partial(in_taal.maak, in_taal.gekozen), NAAM, in_taal=in_taal)
    qtbot.addWidget(venster)
    venster.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
    venster.resize(860, 700)
    with qtbot.waitExposed(venster):
        venster.show()
    qtbot.waitUntil(lambda: venster.is_klaar)
    assert venster.taal.currentText() == "Türkçe (Turks)", "what the resident speaks"
    assert woorden("ontvangst", "tr")("titel_wmo") in venster.bladen.accessibleDescription()
    QTest.keyClick(QApplication.focusWidget() or venster, Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is venster.taal
    assert venster.taal.accessibleName() == "Taal"
    QTest.keyClick(venster.taal, Qt.Key.Key_Home)
    assert not venster.afdrukken.isEnabled(), "what is shown is not what was chosen"
    venster.druk()
    assert not venster.findChildren(QPrintDialog)
    qtbot.waitUntil(lambda: venster.is_klaar)
    assert (venster.taal.waarde, venster.pagina.text()) == ("nl", "Pagina 1 van 1")
    assert "Wij hebben uw melding ontvangen" in venster.bladen.accessibleDescription()
    assert venster.taal.hasFocus(), "one may go on choosing"
    for _ in range(3):
        QTest.keyClick(venster.taal, Qt.Key.Key_Down)
    qtbot.waitUntil(lambda: venster.is_klaar)
    assert woorden("ontvangst", venster.taal.waarde)("titel_wmo") in venster.bladen.accessibleDescription()
    assert venster.taal.waarde == keuzes[3][0]


def test_that_a_paper_in_one_language_asks_for_none(venster: AfdrukVenster) -> None:
    assert not venster.taal.isVisible()
