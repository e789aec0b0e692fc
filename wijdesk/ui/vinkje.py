"""A check box whose sentence goes on below itself where there is no room beside it; Qt's own makes the page wider."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QCheckBox, QSizePolicy, QWidget

from wijdesk.ui.taal import zin

NAAST = 36
"""Pixels of the box with the room around it."""


class Vinkje(QCheckBox):
    """As QCheckBox; `text()` answers what was said, whatever the lines."""

    def __init__(self, tekst: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tekst = ""
        beleid = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        beleid.setHeightForWidth(True)
        self.setSizePolicy(beleid)
        self.setText(tekst)

    def _regels(self, breedte: int) -> list[str]:
        """The sentence in lines of at most so many pixels; a word that is longer stands by itself."""
        maat, regels = self.fontMetrics(), [""]
        for woord in self._tekst.split(" "):
            langer = f"{regels[-1]} {woord}".strip()
            if regels[-1] and maat.horizontalAdvance(langer) > breedte - NAAST:
                regels.append(woord)
            else:
                regels[-1] = langer
        return regels

    def _vouw(self) -> None:
        gevouwen = "\n".join(self._regels(self.width()))
        if gevouwen != super().text():
            super().setText(gevouwen)

    # Qt --------------------------------------------------------------------------------------------------------------

    def setText(self, tekst: str) -> None:
        self._tekst = zin(tekst)
        self.setAccessibleName(self._tekst)
        self._vouw()
        self.updateGeometry()

    def text(self) -> str:
        return self._tekst

    def heightForWidth(self, breedte: int) -> int:
        return max(24, len(self._regels(breedte)) * self.fontMetrics().lineSpacing() + 8)

    def sizeHint(self) -> QSize:
        breedte = self.fontMetrics().horizontalAdvance(self._tekst) + NAAST
        return QSize(breedte, self.heightForWidth(breedte))

    def minimumSizeHint(self) -> QSize:
        langste = max((self.fontMetrics().horizontalAdvance(woord) for woord in self._tekst.split(" ")), default=0)
        return QSize(langste + NAAST, self.heightForWidth(max(self.width(), langste + NAAST)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._vouw()
        self.updateGeometry()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._vouw()
            self.updateGeometry()
