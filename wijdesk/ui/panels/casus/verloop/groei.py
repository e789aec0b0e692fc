"""Inputs as big as what goes in them: a note that grows while one types, a line for a few signs. Knows no form."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize
from PySide6.QtGui import QFocusEvent, QResizeEvent
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit

from wijdesk.ui.datum import DatumRegel

MINSTENS, HOOGSTENS = 4, 12
"""Lines that always show, and after which it scrolls."""


class GroeiNotitie(QPlainTextEdit):
    """Plain text of any length; Tab walks on."""

    def __init__(self) -> None:
        super().__init__()
        self.setTabChangesFocus(True)
        self.document().documentLayout().documentSizeChanged.connect(lambda _: self._groei())
        self._groei()

    def _groei(self) -> None:
        regels = max(MINSTENS, min(HOOGSTENS, int(self.document().size().height())))
        hoogte = self.fontMetrics().lineSpacing() * regels + 20
        if hoogte != self.minimumHeight():
            self.setFixedHeight(hoogte)

    # Qt --------------------------------------------------------------------------------------------------------------

    def changeEvent(self, event: QEvent) -> None:
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._groei()
        super().changeEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._groei()


class KorteRegel(QLineEdit):
    """A line as wide as so many signs. More can be typed: a wrong entry stays whole, and is told of."""

    def __init__(self, tekens: int) -> None:
        super().__init__()
        self._tekens = tekens
        self.setMaxLength(40)

    # Qt --------------------------------------------------------------------------------------------------------------

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.setCursorPosition(0)  # of what is too long, one sees how it begins

    def sizeHint(self) -> QSize:
        return _breed(self, self._tekens, super().sizeHint())

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()


class KorteDatum(DatumRegel):
    """A line for a date and no wider."""

    # Qt --------------------------------------------------------------------------------------------------------------

    def sizeHint(self) -> QSize:
        return _breed(self, 10, super().sizeHint())

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()


def _breed(regel: QLineEdit, tekens: int, maat: QSize) -> QSize:
    return QSize(regel.fontMetrics().horizontalAdvance("0" * (tekens + 1)) + 20, maat.height())
