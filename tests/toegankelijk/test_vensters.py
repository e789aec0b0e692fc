"""Every window that stands before the panels: logging in, the first start, and each dialog there is in the source."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QAbstractButton, QApplication, QDialog, QStackedWidget, QWidget
from pytestqt.qtbot import QtBot

from tests import tellingen
from tests.flows.scherm import programma_op
from tests.toegankelijk.boom import onhoorbaar
from tests.toegankelijk.kleur import te_flets
from tests.toegankelijk.passen import past_niet
from tests.toegankelijk.toetsen import onbereikbaar
from tests.toegankelijk.vensters import bladen, open_vensters, voor
from tests.toegankelijk.vorm import alleen_kleur
from tests.toegankelijk.zaal import Zaal, meld
from wijdesk import ui
from wijdesk.app.venster import Programma

AAA = 7.0
STANDEN = [("donker", 200)]
if tellingen.VOL:
    STANDEN = [(thema, schaal) for thema in ("licht", "donker", "contrast") for schaal in (100, 200)]


def alle_vensters() -> set[type[QDialog]]:
    """Every dialog there is in the source of the window."""
    for deel in pkgutil.walk_packages(ui.__path__, f"{ui.__name__}."):
        importlib.import_module(deel.name)
    te_doen, gevonden = list(QDialog.__subclasses__()), set()
    while te_doen:
        soort = te_doen.pop()
        te_doen += soort.__subclasses__()
        if soort.__module__.startswith("wijdesk."):
            gevonden.add(soort)
    return gevonden


def bekijk(venster: QWidget, naam: str, rust: Callable[[], None]) -> list[str]:
    """What is wrong with this window, on each of its pages."""
    fouten = []
    for blad in bladen(venster):
        rust()
        gevonden = [*onhoorbaar(venster), *past_niet(venster), *alleen_kleur(venster), *te_flets(venster, AAA)]
        begin = venster.focusWidget()
        if begin is None:
            gevonden.append("nothing has the focus")
        else:
            gevonden += onbereikbaar(venster, begin)
        ruimte = venster.screen().availableSize()
        if venster.isWindow() and (venster.width() > ruimte.width() or venster.height() > ruimte.height()):
            gevonden.append(f"{venster.width()}×{venster.height()} is larger than the screen")
        if venster.isWindow() and not venster.windowTitle():
            gevonden.append("has no title")
        fouten += [f"{naam}{blad} | {fout}" for fout in gevonden]
    return fouten


@pytest.mark.lang
@pytest.mark.timeout(600)
@tellingen.telling("every dialog heard, walked by keys, measured and fitted, in every theme and size", 1)
def test_that_every_dialog_can_be_heard_walked_read_and_seen(zaal: Zaal) -> None:
    gezien: set[type] = set()
    fouten: list[str] = []
    for thema, schaal in STANDEN:
        zaal.kleed(thema, schaal)
        for naam, dialoog in open_vensters(zaal):
            gezien.add(type(dialoog))
            fouten += bekijk(dialoog, f"{naam} {thema} {schaal} %", zaal.rust)
    assert alle_vensters() - gezien == {_herstelvenster()}
    meld(fouten)


def _herstelvenster() -> type[QDialog]:
    from wijdesk.ui.herstel import HerstelVenster

    return HerstelVenster  # opened from the login window, below


@pytest.mark.parametrize(("thema", "schaal"), STANDEN)
def test_that_logging_in_and_mending_can_be_heard_walked_read_and_seen(
    verse_winkel: Path, qapp: QApplication, qtbot: QtBot, thema: str, schaal: int
) -> None:
    fouten: list[str] = []
    with programma_op(verse_winkel, qapp) as programma:
        programma.theme.kies(thema, schaal)
        programma.begin()
        scherm = staat_er(programma, qtbot)
        fouten += bekijk(scherm, "inloggen", QApplication.processEvents)
        qtbot.waitUntil(lambda: bool(vergeten(scherm)))
        vergeten(scherm)[0].click()
        qtbot.waitUntil(lambda: not any(knop.isVisible() for knop in vergeten(scherm)))
        fouten += bekijk(scherm, "wachtwoord vergeten", QApplication.processEvents)
        programma.bewaking.herstel()
        qtbot.waitUntil(lambda: voor() is not None)
        herstel = voor()
        assert isinstance(herstel, _herstelvenster())
        fouten += bekijk(herstel, "herstellen", QApplication.processEvents)
        herstel.reject()
        QApplication.processEvents()
    meld(fouten)


@pytest.mark.parametrize(("thema", "schaal"), STANDEN)
def test_that_the_first_start_can_be_heard_walked_read_and_seen(
    tmp_path: Path, qapp: QApplication, qtbot: QtBot, thema: str, schaal: int
) -> None:
    fouten: list[str] = []
    with programma_op(tmp_path / "leeg", qapp) as programma:
        programma.theme.kies(thema, schaal)
        programma.begin()
        scherm = staat_er(programma, qtbot)
        stapel = scherm.findChild(QStackedWidget)
        assert stapel is not None
        for plek in range(stapel.count()):
            stapel.setCurrentIndex(plek)
            blad = stapel.currentWidget()
            assert blad is not None
            blad.setFocus()
            scherm.focusNextChild()
            fouten += bekijk(scherm, f"eerste start {plek}", QApplication.processEvents)
    meld(fouten)


def vergeten(scherm: QWidget) -> list[QAbstractButton]:
    """The way out for who forgot the password; it comes when the window stands."""
    return [knop for knop in scherm.findChildren(QAbstractButton) if "vergeten" in knop.text()]


def staat_er(programma: Programma, qtbot: QtBot) -> QWidget:
    """The first window, with the focus in it and what comes a moment later."""
    scherm = programma.scherm
    assert scherm is not None
    scherm.activateWindow()
    qtbot.waitUntil(lambda: scherm.focusWidget() is not None)
    qtbot.waitUntil(lambda: not any(klok.isActive() and klok.isSingleShot() for klok in scherm.findChildren(QTimer)))
    qtbot.waitUntil(lambda: not programma._lader.is_alive())
    return scherm
