"""Remembers how wide every dock is, so that one that was loose comes back as wide as it was. Knows no panel."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtWidgets import QDockWidget, QMainWindow

MINSTENS_BREED = 240
"""Pixels; what came out narrower is not how somebody wanted it."""


class Dockbreedte(QObject):
    """The widths of the docks of one window. Qt gives a dock that comes back the least it can do with."""

    def __init__(self, venster: QMainWindow, procenten: Mapping[str, int]) -> None:
        """`procenten`: of the window, per area, for a dock that never stood in it."""
        super().__init__(venster)
        self._venster = venster
        self._procenten = procenten
        self._breedtes: dict[str, int] = {}

    def volg(self, dock: QDockWidget, gebied: str) -> None:
        """From here on its width is kept while it stands in the window."""
        dock.installEventFilter(self)
        dock.topLevelChanged.connect(lambda los: None if los else self._terug(dock, gebied))

    def _terug(self, dock: QDockWidget, gebied: str) -> None:
        standaard = self._venster.width() * self._procenten.get(gebied, 0) // 100
        if breedte := self._breedtes.get(dock.objectName(), standaard):
            # Not before Qt has put it in its place, which it does after telling.
            QTimer.singleShot(0, dock, lambda: self._geef(dock, breedte))

    def _geef(self, dock: QDockWidget, breedte: int) -> None:
        if not dock.isFloating() and dock.isVisible() and dock.width() < breedte:
            self._venster.resizeDocks([dock], [breedte], Qt.Orientation.Horizontal)

    # Qt --------------------------------------------------------------------------------------------------------------

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and isinstance(watched, QDockWidget):
            staat = watched.isVisible() and not watched.isFloating()
            if staat and watched.width() >= MINSTENS_BREED:
                self._breedtes[watched.objectName()] = watched.width()
        return super().eventFilter(watched, event)
