"""Two things side by side that go below each other when there is no room: two lists, or two fields of a form."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QScrollArea, QVBoxLayout, QWidget

from wijdesk.ui.fields import etiket
from wijdesk.ui.regellijst import RegelLijst


class Naast(QWidget):
    """Widgets in a row while each has `letters` letters of room; below each other when not."""

    def __init__(self, *delen: QWidget, letters: int = 26, boven: bool = False, rek: Sequence[int] = ()) -> None:
        """`rek`: how the room is shared out in a row; evenly when nothing is said."""
        super().__init__()
        self._letters = letters
        self._rij = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._rij.setContentsMargins(0, 0, 0, 0)
        self._rij.setSpacing(12)
        for deel in delen:
            if boven:
                self._rij.addWidget(deel, 1, Qt.AlignmentFlag.AlignTop)
            else:
                self._rij.addWidget(deel, 1)
        for plek, deel_ervan in enumerate(rek):
            self._rij.setStretch(plek, deel_ervan)

    # Qt --------------------------------------------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        nodig = self._rij.count() * self._letters * self.fontMetrics().averageCharWidth()
        breed = self.width() >= nodig
        richting = QBoxLayout.Direction.LeftToRight if breed else QBoxLayout.Direction.TopToBottom
        if self._rij.direction() != richting:
            self._rij.setDirection(richting)


def twee_aan_twee(kolom: QVBoxLayout, delen: Iterable[tuple[QWidget, bool]], *, letters: int) -> None:
    """Put these below each other, two in a row; one that wants the whole width (True) stands by itself."""
    wacht: QWidget | None = None
    for deel, heel in delen:
        if wacht is None and not heel:
            wacht = deel
            continue
        if wacht is not None:
            kolom.addWidget(wacht if heel else Naast(wacht, deel, letters=letters, boven=True))
            wacht = None
        if heel:
            kolom.addWidget(deel)
    if wacht is not None:
        kolom.addWidget(wacht)


def rolbaar(blad: QWidget) -> QScrollArea:
    """A page that scrolls when there is less room than it needs: a narrow dock, or large letters."""
    rol = QScrollArea()
    rol.setWidgetResizable(True)
    rol.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    rol.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    rol.setFrameShape(QFrame.Shape.NoFrame)
    rol.setWidget(blad)
    return rol


class KopLijst(QWidget):
    """A list with a heading above it."""

    def __init__(self, titel: str, lijst: RegelLijst[Any]) -> None:
        super().__init__()
        self.titel = etiket(titel, "kop")
        kolom = QVBoxLayout(self)
        kolom.setContentsMargins(0, 0, 0, 0)
        kolom.setSpacing(4)
        kolom.addWidget(self.titel)
        kolom.addWidget(lijst, 1)
        self._lijst = lijst

    # Qt --------------------------------------------------------------------------------------------------------------

    def changeEvent(self, event: QEvent) -> None:
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._lijst.setMinimumHeight(self.fontMetrics().height() * 7)  # two rows of three lines
        super().changeEvent(event)
