"""A text to read that never pushes away what one can do: what is long scrolls in its own place, by keyboard too."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy

from wijdesk.ui.fields import etiket
from wijdesk.ui.toegankelijk import hoor_als


class LeesTekst(QScrollArea):
    """A label that is as high as its text, but no higher than `regels` lines; Tab stops there only when it scrolls."""

    def __init__(self, *, naam: str, titel: str, regels: int) -> None:
        """`titel` is what a screen reader calls it."""
        super().__init__()
        self._regels = regels
        self.label = etiket("", "", breekt_af=True, naam=naam)
        self.label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.label.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.setAccessibleName(titel)
        self.setProperty("rol", "leestekst")
        hoor_als(self, "blad")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.setWidget(self.label)
        self.verticalScrollBar().rangeChanged.connect(lambda _, onder: self._rolt(ja=onder > 0))
        self._rolt(ja=False)

    def text(self) -> str:
        """What stands there."""
        return self.label.text()

    def setText(self, tekst: str) -> None:
        """Show this, from its beginning."""
        if tekst != self.label.text():
            self.label.setText(tekst)
            self.verticalScrollBar().setValue(0)
            self._pas_aan()

    def _rolt(self, *, ja: bool) -> None:
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if ja else Qt.FocusPolicy.NoFocus)

    def _pas_aan(self) -> None:
        rand = 2 * self.frameWidth()
        nodig = self.label.heightForWidth(max(1, self.viewport().width())) + rand
        self.setMaximumHeight(max(1, min(nodig, self._hoogst())))
        self.updateGeometry()

    def _hoogst(self) -> int:
        return self._regels * self.fontMetrics().lineSpacing() + 2 * self.frameWidth()

    # Qt --------------------------------------------------------------------------------------------------------------

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), min(self.maximumHeight(), self._hoogst()))

    def minimumSizeHint(self) -> QSize:
        regel = self.fontMetrics().lineSpacing() + 2 * self.frameWidth()
        return QSize(0, min(self.maximumHeight(), 2 * regel))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._pas_aan()
