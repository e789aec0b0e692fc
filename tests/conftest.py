"""What every test gets: a clock and ids it owns, and a check that nothing is left behind.

A test fails when it leaves a thread, an active timer or a window alive, or makes the program log a warning that it did
not announce with `@pytest.mark.mag_loggen("reason")`. The looks of the program are put back after each. Knows no room
of wijdesk in particular.
"""

from __future__ import annotations

import gc
import logging
import os
import shutil
import tempfile
import threading
from collections.abc import Generator, Iterator
from pathlib import Path
from typing import Any
from weakref import WeakSet

import pytest
from hypothesis import HealthCheck, settings
from pytestqt.qtbot import QtBot

from tests import tellingen
from tests.benchmarks import uitslagen
from wijdesk.models.values import Id

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

WERKGEHEUGEN = Path("/dev/shm")
"""Where Linux keeps files without a disk."""
RUIMTE = 4 * 2**30
"""Bytes that must be free there: a run in full uses some hundreds of megabytes."""

# A store waits for the disk at every commit. Measuring does so on the disk a desk has.
if (
    not tellingen.VOL
    and "TMPDIR" not in os.environ
    and WERKGEHEUGEN.is_dir()
    and shutil.disk_usage(WERKGEHEUGEN).free >= RUIMTE
):
    os.environ["TMPDIR"] = str(WERKGEHEUGEN)
    tempfile.tempdir = None  # pytest has asked already

# Repeatable: the same examples in every run, and no time limit that a busy machine could break.
settings.register_profile(
    "wijdesk",
    max_examples=60,
    deadline=None,
    derandomize=True,
    database=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
settings.load_profile("wijdesk")


WACHT = 30_000
"""Milliseconds before a test gives up waiting for the window: machines that check are busy."""


@pytest.fixture(autouse=True)
def _geduld(monkeypatch: pytest.MonkeyPatch) -> None:
    for naam in ("waitUntil", "waitSignal", "waitSignals", "waitCallback", "waitExposed", "waitActive"):
        gewoon: Any = getattr(QtBot, naam)
        assert gewoon.__kwdefaults__["timeout"] > 0
        monkeypatch.setitem(gewoon.__kwdefaults__, "timeout", WACHT)


# What is done in large numbers ---------------------------------------------------------------------------------------


def pytest_configure(config: pytest.Config) -> None:
    """A full run keeps what it measured and counted, and writes it in README."""
    if tellingen.VOL and not hasattr(config, "workerinput"):
        config.pluginmanager.register(uitslagen.Bewaarder(uitslagen.Uitslagen()))


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Each test that counts says so in its report."""
    for item in items:
        tellingen.onthoud(item)
    if hasattr(config, "workerinput"):
        uitslagen.sla_over(config, items, uitslagen.Uitslagen())


@pytest.hookimpl(wrapper=True)
def pytest_collection() -> Generator[None, object, object]:
    """What importing seven hundred files makes stays: garbage is not looked for among it, then or by any test."""
    gc.disable()
    try:
        return (yield)
    finally:
        gc.collect()
        gc.freeze()
        gc.enable()


# Time and ids --------------------------------------------------------------------------------------------------------


class Klok:
    """A clock that stands still until the test moves it. Calling it gives the moment in milliseconds since 1970 UTC."""

    def __init__(self, nu: int) -> None:
        self.nu = nu

    def __call__(self) -> int:
        return self.nu

    def verzet(self, ms: int) -> None:
        """Move the clock on by this many milliseconds (back when negative)."""
        self.nu += ms

    def zet(self, nu: int) -> None:
        """Put the clock at this moment."""
        self.nu = nu


class Ids:
    """Gives UUIDv7-like ids in order, the same ones in every run. Calling it gives the next one."""

    def __init__(self, begin: int) -> None:
        self.begin = begin
        self.aantal = 0

    def __call__(self) -> Id:
        self.aantal += 1
        tijd = (self.begin + self.aantal).to_bytes(6, "big")
        staart = bytearray(self.aantal.to_bytes(10, "big"))
        staart[0] |= 0x70  # version 7
        staart[2] |= 0x80  # variant of RFC 9562
        return Id(tijd + bytes(staart))


MAANDAG_9_UUR = 1_772_438_400_000
"""Monday 2 March 2026, 09:00 in Amsterdam."""


@pytest.fixture
def klok() -> Klok:
    """A clock at Monday 2 March 2026, 09:00 in Amsterdam; `klok.verzet(ms)` moves it."""
    return Klok(MAANDAG_9_UUR)


@pytest.fixture
def ids() -> Ids:
    """A maker of ids that gives the same ids in every run."""
    return Ids(MAANDAG_9_UUR)


# Nothing left behind -------------------------------------------------------------------------------------------------


class _Meeluisteraar(logging.Handler):
    """Keeps what was logged at WARNING or above."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.gehoord: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Keep one line."""
        self.gehoord.append(f"{record.levelname} {record.name}: {record.getMessage()}")


@pytest.fixture(autouse=True)
def _geen_onverwachte_log(request: pytest.FixtureRequest) -> Iterator[None]:
    luisteraar = _Meeluisteraar()
    wortel = logging.getLogger()
    wortel.addHandler(luisteraar)
    yield
    wortel.removeHandler(luisteraar)
    if luisteraar.gehoord and request.node.get_closest_marker("mag_loggen") is None:
        pytest.fail("logged without being announced:\n" + "\n".join(luisteraar.gehoord))


@pytest.fixture(autouse=True)
def _geen_draad_over() -> Iterator[None]:
    vooraf = set(threading.enumerate())
    yield
    over = [draad for draad in threading.enumerate() if draad not in vooraf and _telt_mee(draad)]
    for draad in over:
        draad.join(10)
    blijvers = [draad.name for draad in over if draad.is_alive()]
    if blijvers:
        pytest.fail(f"threads left alive: {', '.join(blijvers)}")


def _telt_mee(draad: threading.Thread) -> bool:
    """Lanes count also when they are daemons; Python's stand-ins for threads of others do not."""
    return not draad.daemon or draad.name.startswith("wijdesk")


def _met_qt(item: pytest.Item) -> bool:
    return not {"qapp", "qtbot"}.isdisjoint(getattr(item, "fixturenames", ()))


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(item: pytest.Item) -> Generator[None, object, object]:
    """Garbage is collected on the thread of Qt only, as in the program (`wijdesk.ui.opruimer` says why).

    What was there before is frozen: collecting, and looking for timers, goes over what this test made, not over the
    million objects of everything that was imported.
    """
    if not _met_qt(item):
        return (yield)
    gc.collect()
    _klokken()
    gc.freeze()
    gc.disable()
    try:
        return (yield)
    finally:
        gc.collect()  # here, because pytest has now let go of the fixtures
        gc.enable()


@pytest.fixture(autouse=True)
def _app_als_tevoren(request: pytest.FixtureRequest) -> Iterator[None]:
    """The next test measures and paints with the letters, colours, style sheet and language it would have alone."""
    if not {"qapp", "qtbot"} & set(request.fixturenames):
        yield
        return
    from PySide6.QtCore import QLocale

    app = request.getfixturevalue("qapp")
    letter, kleuren, blad, kant, taal = app.font(), app.palette(), app.styleSheet(), app.layoutDirection(), QLocale()
    yield
    if app.styleSheet() != blad:
        app.setStyleSheet(blad)
    if app.font() != letter:
        app.setFont(letter)
    if app.palette() != kleuren:
        app.setPalette(kleuren)
    if app.layoutDirection() != kant:
        app.setLayoutDirection(kant)
    if QLocale() != taal:
        QLocale.setDefault(taal)


@pytest.fixture(autouse=True)
def _geen_venster_over(request: pytest.FixtureRequest) -> Iterator[None]:
    if not {"qapp", "qtbot"} & set(request.fixturenames):
        yield
        return
    vooraf = {id(ding) for ding in _vensters() + _klokken()}
    yield
    over = _over(vooraf)
    if over:
        gc.collect()  # a window in a reference cycle is gone after this; one that somebody holds is not
        over = _over(vooraf)
    if over:
        pytest.fail(f"left alive: {', '.join(over)}")


def _over(vooraf: set[int]) -> list[str]:
    """The windows and active timers that were not there before, after Qt deleted what it had promised to delete."""
    from PySide6.QtCore import QCoreApplication, QEvent

    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    dingen = [ding for ding in _vensters() + _klokken() if id(ding) not in vooraf]
    return [f"{type(ding).__name__} {ding.objectName()!r}" for ding in dingen]


def _vensters() -> list[Any]:
    """Top-level widgets that belong to nobody, without those Qt makes for itself."""
    from PySide6.QtWidgets import QApplication

    eigen_van_qt = ("QTipLabel", "QComboBoxPrivateContainer")
    return [
        venster
        for venster in QApplication.topLevelWidgets()
        if venster.parentWidget() is None and venster.metaObject().className() not in eigen_van_qt
    ]


_bekende_klokken: WeakSet[Any] = WeakSet()


def _klokken() -> list[Any]:
    """Timers that tick."""
    from PySide6.QtCore import QTimer
    from shiboken6 import isValid

    _bekende_klokken.update(ding for ding in gc.get_objects() if type(ding) is QTimer)
    return [timer for timer in _bekende_klokken if isValid(timer) and timer.isActive()]
