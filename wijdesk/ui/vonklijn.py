"""A small line without axes, for beside a figure. Paints by itself and knows no figure; loads nothing heavy."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget


class Vonklijn(QWidget):
    """Values from left to right; broken where one is missing and at each of `breuken`. Says nothing by itself."""

    def __init__(self) -> None:
        super().__init__()
        self._waarden: tuple[float | None, ...] = ()
        self._breuken: frozenset[int] = frozenset()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def zet(self, waarden: Sequence[float | None], breuken: Sequence[int] = ()) -> None:
        """Show these; the same again paints nothing."""
        nieuw = (tuple(waarden), frozenset(breuken))
        if nieuw != (self._waarden, self._breuken):
            self._waarden, self._breuken = nieuw
            self.update()

    # Qt --------------------------------------------------------------------------------------------------------------

    def sizeHint(self) -> QSize:
        return QSize(80, self.fontMetrics().height() + 8)

    def paintEvent(self, event: QPaintEvent) -> None:
        bekend = [waarde for waarde in self._waarden if waarde is not None]
        if len(bekend) < 2:
            return
        laag, hoog = min(0.0, *bekend), max(bekend)
        ruimte = (hoog - laag) or 1.0
        breed, hoogte = self.width() - 8, self.height() - 8
        plekken = [
            None if waarde is None
            else QPointF(4 + breed * nr / (len(self._waarden) - 1), 4 + hoogte * (1 - (waarde - laag) / ruimte))
            for nr, waarde in enumerate(self._waarden)
        ]  # fmt: skip
        kleur = self.palette().color(QPalette.ColorRole.Highlight)
        with QPainter(self) as pen:
            pen.setRenderHint(QPainter.RenderHint.Antialiasing)
            pen.setPen(QPen(kleur, 1.5))
            for nr, (een, ander) in enumerate(pairwise(plekken), 1):
                if een is not None and ander is not None and nr not in self._breuken:
                    pen.drawLine(een, ander)
            if (laatste := plekken[-1]) is not None:
                pen.setBrush(kleur)
                pen.drawEllipse(laatste, 2.5, 2.5)
