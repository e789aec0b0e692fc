"""A page that goes along with the row one walks to in a list that stands on it at its full height."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QListView, QScrollArea, QScrollBar

BOVEN = 8
"""Pixels of the page above the row that stay in sight with it."""


class Meerollen(QObject):
    """Scrolls the page around a list; nothing while the list stands on no page or does not have the focus."""

    def __init__(self, lijst: QListView) -> None:
        super().__init__(lijst)
        self._lijst = lijst
        self._rolde: tuple[QScrollBar, int] | None = None

    def rol(self) -> None:
        """Bring the current row into sight."""
        deel = self._lijst.parentWidget()
        while deel is not None and not isinstance(deel, QScrollArea):
            deel = deel.parentWidget()
        if deel is None or (blad := deel.widget()) is None or not self._lijst.hasFocus():
            return
        rij = self._lijst.visualRect(self._lijst.currentIndex())
        for hoek in (rij.bottomLeft(), rij.topLeft()):
            plek = self._lijst.viewport().mapTo(blad, hoek)
            deel.ensureVisible(plek.x(), plek.y(), 0, BOVEN)
        balk = deel.verticalScrollBar()
        if self._rolde is None:
            balk.rangeChanged.connect(self._rol_na)
        self._rolde = balk, balk.value()

    def _rol_na(self) -> None:
        """What stands above may get its height later than the row its place; whoever scrolled since stays there."""
        if self._rolde is not None and self._rolde[0].value() == self._rolde[1]:
            self.rol()
