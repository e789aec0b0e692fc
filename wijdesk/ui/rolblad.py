"""A page that scrolls what has the focus into view, also when a program gave the focus there."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtWidgets import QApplication, QFrame, QScrollArea, QWidget


class Rolblad(QScrollArea):
    """Holds one page. It stays at its top as long as what has the focus can be seen there."""

    def __init__(self, blad: QWidget) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidget(blad)
        QApplication.instance().focusChanged.connect(self._focus)  # type: ignore[union-attr]
        # What was just shown has its place a layout later than its focus.
        self._straks = QTimer(self, singleShot=True, interval=0)
        self._straks.timeout.connect(self._breng_in_beeld)

    def _focus(self, _: QWidget | None, nu: QWidget | None) -> None:
        if nu is not None and self.isAncestorOf(nu):
            self._straks.start()

    def _breng_in_beeld(self) -> None:
        nu, blad = self.window().focusWidget(), self.widget()
        if nu is None or blad is None or not blad.isAncestorOf(nu):
            return
        onder = 2 * self.fontMetrics().height()  # the hint or the error below a field
        if nu.mapTo(blad, QPoint(0, nu.height())).y() + onder <= self.viewport().height():
            self.verticalScrollBar().setValue(0)
        else:
            self.ensureWidgetVisible(nu, 0, onder)
