"""A row that becomes a column when it is too narrow for what stands in it: at 200 % nothing may fall off the side."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget


class Vouwrij(QWidget):
    """Parts side by side, each with its stretch; below each other when they do not fit."""

    def __init__(self, *delen: tuple[QWidget, int], ruimte: int = 8) -> None:
        super().__init__()
        self._delen = [deel for deel, _ in delen]
        self._vlak = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._vlak.setContentsMargins(0, 0, 0, 0)
        self._vlak.setSpacing(ruimte)
        for deel, rek in delen:
            self._vlak.addWidget(deel, rek)

    def _richt(self) -> None:
        zichtbaar = [deel for deel in self._delen if not deel.isHidden()]
        nodig = sum(deel.sizeHint().width() for deel in zichtbaar) + self._vlak.spacing() * max(0, len(zichtbaar) - 1)
        past = self.width() >= nodig
        richting = QBoxLayout.Direction.LeftToRight if past else QBoxLayout.Direction.TopToBottom
        if self._vlak.direction() != richting:
            self._vlak.setDirection(richting)
            self.updateGeometry()

    # Qt --------------------------------------------------------------------------------------------------------------

    def minimumSizeHint(self) -> QSize:
        smalst = max((deel.minimumSizeHint().width() for deel in self._delen if not deel.isHidden()), default=0)
        return QSize(smalst, self._vlak.totalMinimumSize().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._richt()
