"""A panel of the ladder, the meldcode or the Wvggz-meldpunt on a real store, driven by keys."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from wijdesk.app.bureau import Bureau
from wijdesk.app.panelen import maak_omgeving, maak_panelen
from wijdesk.ui.jobs import Jobs
from wijdesk.ui.panel import Panel

LANG = 30_000


class Proef:
    """One panel in a window, what it asked, and the keys that are pressed in it."""

    def __init__(self, paneel: Panel, qtbot: QtBot) -> None:
        self.paneel = paneel
        self.qtbot = qtbot
        self.gevraagd: list[tuple[str, object]] = []
        paneel.requested.connect(lambda wat, inhoud: self.gevraagd.append((wat, inhoud)))

    def wacht(self, klopt: Callable[[], bool]) -> None:
        """Until this holds."""
        self.qtbot.waitUntil(klopt, timeout=LANG)

    def toets(self, toets: Qt.Key, *, ctrl: bool = False) -> None:
        """Press a key where the focus is."""
        met = Qt.KeyboardModifier.ControlModifier if ctrl else Qt.KeyboardModifier.NoModifier
        QTest.keyClick(self.focus(), toets, met)

    def typ(self, tekst: str) -> None:
        """Type where the focus is."""
        QTest.keyClicks(self.focus(), tekst)

    def bewaar(self) -> None:
        """Ctrl+S."""
        self.toets(Qt.Key.Key_S, ctrl=True)

    def focus(self) -> QWidget:
        """What has the focus."""
        veld = QApplication.focusWidget()
        assert veld is not None
        return veld

    def teksten(self) -> str:
        """Every text that can be read on the screen now."""
        labels = [label.text() for label in self.paneel.findChildren(QLabel) if label.isVisible()]
        return "\n".join(labels)

    def meldingen(self) -> str:
        """What was said in the status line."""
        return "\n".join(str(inhoud) for wat, inhoud in self.gevraagd if wat == "melding")


@contextmanager
def proef(bureau: Bureau, qtbot: QtBot, naam: str) -> Iterator[Proef]:
    """The panel with this name, as the program makes it."""
    jobs = Jobs(bureau.schrijf, bureau.lees, plaats=bureau.plaats)
    soort = next(soort for soort in maak_panelen(bureau) if soort.naam == naam)
    paneel = soort.maak(maak_omgeving(bureau, jobs))
    qtbot.addWidget(paneel)
    paneel.resize(710, 640)
    paneel.show()
    paneel.activateWindow()
    qtbot.waitUntil(paneel.isActiveWindow, timeout=LANG)
    try:
        yield Proef(paneel, qtbot)
    finally:
        paneel.klaar_om_te_sluiten()
        jobs.sluit()
