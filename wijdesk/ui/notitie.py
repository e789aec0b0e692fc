"""A note of a few lines in a form: Tab walks on, and it is as high as its lines whatever the size of text."""

from __future__ import annotations

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QPlainTextEdit


class Notitie(QPlainTextEdit):
    """A few lines of plain text."""

    def __init__(self, *, regels: int = 3) -> None:
        super().__init__()
        self._regels = regels
        self.setTabChangesFocus(True)

    # Qt --------------------------------------------------------------------------------------------------------------

    def changeEvent(self, event: QEvent) -> None:
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self.setFixedHeight(self.fontMetrics().lineSpacing() * self._regels + 20)
        super().changeEvent(event)
