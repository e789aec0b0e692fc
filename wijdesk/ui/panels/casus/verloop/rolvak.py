"""Room for the form that is open: as high as the form when that fits, scrolling when it does not. Knows no form."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

MINSTENS = 180
"""Pixels that always show of a form, however low the panel is."""


class Rolvak(QScrollArea):
    """Holds several widgets of which at most one shows; takes no room when none does."""

    def __init__(self, *inhoud: QWidget) -> None:
        super().__init__()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self._binnen = QWidget()
        kolom = QVBoxLayout(self._binnen)
        kolom.setContentsMargins(0, 0, 0, 0)
        for widget in inhoud:
            kolom.addWidget(widget)
        self.setWidget(self._binnen)
        self._binnen.installEventFilter(self)
        self.hide()

    def pas_aan(self) -> None:
        """Show when one of the widgets does; called after any of them was shown or hidden."""
        kolom = self._binnen.layout()
        plekken = (kolom.itemAt(plek) for plek in range(kolom.count())) if kolom is not None else ()
        self.setVisible(any(plek is not None and not plek.isEmpty() for plek in plekken))
        self.updateGeometry()

    # Qt --------------------------------------------------------------------------------------------------------------

    def sizeHint(self) -> QSize:
        breedte = self.viewport().width()
        hoogte = self._binnen.heightForWidth(breedte) if self._binnen.hasHeightForWidth() else -1
        return QSize(breedte, hoogte if hoogte >= 0 else self._binnen.sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        return QSize(0, min(MINSTENS, self.sizeHint().height()))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The form grows while one types in it."""
        if watched is self._binnen and event.type() in (QEvent.Type.LayoutRequest, QEvent.Type.Resize):
            self.updateGeometry()
            onder = self.focusWidget() or self.window().focusWidget()
            if onder is not None and self._binnen.isAncestorOf(onder):
                self.ensureWidgetVisible(onder, 0, 8)
        return super().eventFilter(watched, event)
