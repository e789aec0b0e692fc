"""A part that is shown before it stands in a panel is a window of its own, and takes the focus from whoever types."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from wijdesk.app.bureau import Bureau
from wijdesk.app.panelen import maak_omgeving, maak_panelen
from wijdesk.ui.jobs import Jobs


class Losse(QObject):
    """Keeps what became a window."""

    def __init__(self) -> None:
        super().__init__()
        self.gezien: list[str] = []

    def eventFilter(self, wie: QObject, wat: QEvent) -> bool:
        if wat.type() == QEvent.Type.Show and isinstance(wie, QWidget) and wie.isWindow():
            self.gezien.append(f"{type(wie).__name__} {wie.objectName()}")
        return False


def test_that_the_watch_sees_a_part_that_is_shown_too_early(qtbot: QtBot, qapp: QApplication) -> None:
    losse = Losse()
    qapp.installEventFilter(losse)
    deel = QWidget()
    qtbot.addWidget(deel)
    deel.setVisible(True)
    qapp.removeEventFilter(losse)
    assert losse.gezien == ["QWidget "]


@pytest.mark.parametrize("rechten", ["alle", "geen"])
def test_that_no_panel_makes_a_window_while_it_is_built(
    bureau: Bureau, qtbot: QtBot, qapp: QApplication, rechten: str
) -> None:
    jobs = Jobs(bureau.schrijf, bureau.lees, plaats=bureau.plaats)
    omgeving, losse = maak_omgeving(bureau, jobs), Losse()
    soorten = maak_panelen(bureau)
    if rechten == "geen":
        bureau.rechten = frozenset()
    qapp.installEventFilter(losse)
    for soort in soorten:
        paneel = soort.maak(omgeving)
        qtbot.addWidget(paneel)
    qapp.removeEventFilter(losse)
    jobs.sluit()
    assert len(soorten) > 20
    assert losse.gezien == []
