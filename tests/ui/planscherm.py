"""The Plan tab in a window on a real store, as the panel keeps it."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from tests.gezin import Gezin
from wijdesk.app.bureau import Bureau
from wijdesk.app.panelen import maak_omgeving
from wijdesk.models.opdrachten.huishouden import LeesHuishouden
from wijdesk.models.opdrachten.plan import LeesPlan
from wijdesk.models.rows.plan import PlanDetail
from wijdesk.ui.jobs import Jobs
from wijdesk.ui.panels.casus.plan import PlanTab

K = Qt.Key


class Scherm:
    """The tab in a window, read again after every change as the panel does."""

    def __init__(self, bureau: Bureau, qtbot: QtBot, gezin: Gezin) -> None:
        self.bureau, self.qtbot, self.gezin = bureau, qtbot, gezin
        self.jobs = Jobs(bureau.schrijf, bureau.lees, plaats=bureau.plaats)
        self.tab = PlanTab(maak_omgeving(bureau, self.jobs))
        self.meldingen: list[str] = []
        self.tab.requested.connect(lambda wat, inhoud: self.meldingen.append(str(inhoud)) if wat == "melding" else None)
        self.jobs.changed.connect(lambda _: self.toon())
        qtbot.addWidget(self.tab)
        self.tab.resize(710, 640)
        self.tab.show()
        qtbot.waitExposed(self.tab)
        self.tab.activateWindow()
        self.toon()

    def toon(self) -> None:
        self.tab.toon(self.bureau.lees(LeesHuishouden(id=self.gezin.huishouden)))

    def klaar(self, voorwaarde: object) -> None:
        assert callable(voorwaarde)
        self.qtbot.waitUntil(lambda: bool(voorwaarde()))

    def toets(self, toets: Qt.Key, met: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        QTest.keyClick(self.focus, toets, met)

    @property
    def focus(self) -> QWidget:
        nu = QApplication.focusWidget()
        assert nu is not None
        return nu

    def typ(self, tekst: str) -> None:
        QTest.keyClicks(self.focus, tekst)

    def bewaar(self) -> None:
        formulier = self.tab._formulier
        self.toets(K.Key_S, Qt.KeyboardModifier.ControlModifier)
        self.klaar(lambda: self.tab._formulier is None or formulier is None)

    @property
    def plan(self) -> PlanDetail:
        plan = self.bureau.lees(LeesPlan(huishouden_id=self.gezin.huishouden))
        assert plan is not None
        return plan

    def teksten(self) -> list[str]:
        return [label.text() for label in self.tab.findChildren(QLabel) if label.isVisibleTo(self.tab)]


def open_scherm(bureau: Bureau, qtbot: QtBot, gezin: Gezin) -> Iterator[Scherm]:
    """The tab with the plan of this household, ready to type in; for a fixture."""
    open_ = Scherm(bureau, qtbot, gezin)
    open_.klaar(lambda: open_.tab.plan is not None)
    open_.tab.eerste_veld().setFocus()
    yield open_
    open_.jobs.sluit()
