"""Whatever Qt itself says is Dutch: a text that stays as it was when Dutch is switched on, is English."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QLocale, QMimeDatabase, QObject, Qt
from PySide6.QtGui import QAction
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QCalendarWidget,
    QComboBox,
    QFileDialog,
    QGroupBox,
    QLabel,
    QLineEdit,
    QMenu,
    QMessageBox,
    QPlainTextEdit,
    QScrollBar,
    QTabWidget,
    QTextBrowser,
    QWidget,
)
from pytestqt.qtbot import QtBot

from wijdesk.ui.taal import REST, spreek

GELIJK = {
    "Type", "Type:", "Help", "OK", "Reset", "Details", "Printer", "Computer", "Portrait", "CC", "Normal",
    "April", "September", "November", "December", "april", "september", "november", "december",
}  # fmt: skip
"""The same word in both languages."""


@pytest.fixture
def nederlands(qapp: QApplication) -> Iterator[Callable[[], None]]:
    eerder = QLocale()
    gezet: list[QObject] = []
    yield lambda: gezet.extend(spreek(qapp))
    for vertaler in gezet:
        qapp.removeTranslator(vertaler)  # type: ignore[arg-type]
        vertaler.setParent(None)
    QLocale.setDefault(eerder)


def bestandsvenster(actie: QFileDialog.AcceptMode, soort: QFileDialog.FileMode) -> Callable[[], QWidget]:
    def maak() -> QWidget:
        venster = QFileDialog()
        venster.setOption(QFileDialog.Option.DontUseNativeDialog)
        venster.setAcceptMode(actie)
        venster.setFileMode(soort)
        return venster

    return maak


def vraagvenster() -> QWidget:
    venster = QMessageBox()
    knop = QMessageBox.StandardButton
    for soort in (knop.Ok, knop.Save, knop.SaveAll, knop.Open, knop.Yes, knop.YesToAll, knop.No, knop.NoToAll,
                  knop.Abort, knop.Retry, knop.Ignore, knop.Close, knop.Cancel, knop.Discard, knop.Help, knop.Apply,
                  knop.Reset, knop.RestoreDefaults):  # fmt: skip
        venster.addButton(soort)
    venster.setDetailedText("-")
    return venster


def afdrukvenster() -> QWidget:
    return QPrintDialog(QPrinter())


def menu_van(soort: type[QLineEdit] | type[QPlainTextEdit] | type[QTextBrowser]) -> Callable[[], QWidget]:
    def maak() -> QWidget:
        veld = soort()
        veld.createStandardContextMenu().setParent(veld)
        return veld

    return maak


OPEN, BEWAAR = QFileDialog.AcceptMode.AcceptOpen, QFileDialog.AcceptMode.AcceptSave
SCHERMEN = {
    "bestand openen": bestandsvenster(OPEN, QFileDialog.FileMode.ExistingFile),
    "map kiezen": bestandsvenster(OPEN, QFileDialog.FileMode.Directory),
    "opslaan": bestandsvenster(BEWAAR, QFileDialog.FileMode.AnyFile),
    "vraag": vraagvenster,
    "afdrukken": afdrukvenster,
    "regel": menu_van(QLineEdit),
    "tekst": menu_van(QPlainTextEdit),
    "lezen": menu_van(QTextBrowser),
    "kalender": QCalendarWidget,
}


def teksten(ding: QObject) -> set[str]:
    """What somebody reads or hears of it and of everything on it."""
    gevonden: set[str] = set()
    for kind in (ding, *ding.findChildren(QObject)):
        if isinstance(kind, QWidget):
            gevonden |= {kind.toolTip(), kind.accessibleName(), kind.accessibleDescription(), kind.windowTitle()}
        if isinstance(kind, QLabel | QAbstractButton | QAction):
            gevonden.add(kind.text().partition("\t")[0])
        elif isinstance(kind, QMenu | QGroupBox):
            gevonden.add(kind.title())
        elif isinstance(kind, QTabWidget):
            gevonden |= {kind.tabText(plek) for plek in range(kind.count())}
        elif isinstance(kind, QComboBox):
            gevonden |= {kind.itemText(plek) for plek in range(kind.count())}
        elif isinstance(kind, QAbstractItemView) and (model := kind.model()) is not None:
            liggend = Qt.Orientation.Horizontal
            gevonden |= {str(model.headerData(plek, liggend)) for plek in range(model.columnCount())}
    return {tekst.replace("&", "").strip() for tekst in gevonden if any(letter.isalpha() for letter in tekst)}


@contextmanager
def te_zien(maak: Callable[[], QWidget]) -> Iterator[QWidget]:
    ding = maak()
    ding.ensurePolished()
    yield ding
    ding.close()
    ding.deleteLater()


@pytest.mark.parametrize("naam", SCHERMEN)
def test_that_nothing_qt_shows_stays_english(qtbot: QtBot, nederlands: Callable[[], None], naam: str) -> None:
    QLocale.setDefault(QLocale("en_GB"))
    with te_zien(SCHERMEN[naam]) as engels:
        vooraf = teksten(engels)
    nederlands()
    with te_zien(SCHERMEN[naam]) as ding:
        erna = teksten(ding)
    assert vooraf
    eigen = {tekst for tekst in vooraf & erna if "/" in tekst or "\\" in tekst or "(" in tekst}  # places, paper sizes
    assert vooraf & erna - eigen <= GELIJK


def test_that_the_menu_of_a_scroll_bar_is_dutch_too(qtbot: QtBot, nederlands: Callable[[], None]) -> None:
    nederlands()
    for tekst in ("Scroll here", "Left edge", "Page up", "Scroll down"):
        assert QCoreApplication.translate(QScrollBar.__name__, tekst) != tekst


def test_that_kinds_of_files_and_what_goes_wrong_with_them_are_told_in_dutch(
    qtbot: QtBot, nederlands: Callable[[], None]
) -> None:
    nederlands()
    assert QMimeDatabase().mimeTypeForName("application/pdf").comment() == "PDF-document"
    bestaat_al = QCoreApplication.translate("QFileDialog", "%1 already exists.\nDo you want to replace it?")
    assert bestaat_al == "%1 bestaat al.\nWilt u het vervangen?"


def test_that_what_is_compiled_is_what_stands_in_the_source(qtbot: QtBot, nederlands: Callable[[], None]) -> None:
    nederlands()
    boom = ET.parse(Path(REST).with_suffix(".ts"))
    zinnen = [
        (context.findtext("name", ""), bericht.findtext("source", ""), bericht.findtext("translation", ""))
        for context in boom.iter("context")
        for bericht in context.iter("message")
    ]
    assert len(zinnen) > 40
    assert [zin for zin in zinnen if QCoreApplication.translate(zin[0], zin[1]) != zin[2]] == []
