"""A small button for one thing among others, that ends in an ellipsis when there is no room. Knows no panel."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent

from wijdesk.ui.fields import Knop
from wijdesk.ui.taal import zin


class Chip(Knop):
    """A small button for one person or alert; a text that is wider than the panel ends in an ellipsis."""

    def __init__(self, tekst: str, voluit: str) -> None:
        super().__init__()
        self.zet(tekst)
        self.setProperty("rol", "chip")
        self.setToolTip(voluit)
        self.setAccessibleName(voluit.replace("\n", ", "))
        self.setMinimumWidth(40)

    def zet(self, tekst: str) -> None:
        """Another text."""
        self._tekst = zin(tekst)
        self.setText(self._tekst.replace("&", "&&"))

    # Qt --------------------------------------------------------------------------------------------------------------

    def sizeHint(self) -> QSize:
        letters = self.fontMetrics()
        erbij = letters.horizontalAdvance(self._tekst) - letters.horizontalAdvance(self.text().replace("&&", "&"))
        maat = super().sizeHint()
        return QSize(maat.width() + erbij, maat.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        tekort = self.sizeHint().width() - self.width()
        ruimte = self.fontMetrics().horizontalAdvance(self._tekst) - max(0, tekort)
        kort = self.fontMetrics().elidedText(self._tekst, Qt.TextElideMode.ElideRight, ruimte + 1)
        self.setText(kort.replace("&", "&&"))
