"""What every chart does: takes a picture, is walked with the arrow keys and by the mouse, and says where one is.

It draws only when its data, the theme or the letters change. Loads pyqtgraph; import it late.
"""

from __future__ import annotations

from typing import Any

import pyqtgraph as pg
from PySide6.QtCore import QEvent, QPointF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleEvent,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QPen,
    QWheelEvent,
)

from wijdesk.models.grafiekbeeld import Beeld, samengevat
from wijdesk.ui.gezegd import gezegd
from wijdesk.ui.toegankelijk import hoor_als
from wijdesk.ui.vaktoetsen import GRAFIEK, KOPIE

_STAPPEN = {
    "Left": (0, -1), "Right": (0, 1), "Up": (-1, 0), "Down": (1, 0), "PgUp": (0, -10), "PgDown": (0, 10),
}  # fmt: skip


class Tekening(pg.GraphicsView):  # type: ignore[misc]  # a library without types
    """Base of the charts: the view of the library without its plot, whose axes, menus and forms nobody would see and
    every chart would hold.

    Signals:
        pointed: (row, column) the value one came to
        opened: (row, column) Enter or a double click on a value
        copy_asked: (bool) Ctrl+C, or with Shift (True) as a picture
    """

    pointed = Signal(int, int)
    opened = Signal(int, int)
    copy_asked = Signal(bool)

    vak = GRAFIEK
    # Of the class, because the library sizes and dresses itself before an object is made.
    beeld: Any = None
    plek: tuple[int, int] | None = None
    getekend = 0
    """How often it was drawn anew; a test looks at it."""

    def __init__(self) -> None:
        super().__init__(background=None)
        self.setCacheMode(self.CacheModeFlag.CacheNone)  # a picture of a background that is not there
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        hoor_als(self, "grafiek")

    def zet(self, beeld: Beeld) -> None:
        """Show this; the same picture again draws nothing."""
        beeld = gezegd(beeld)
        if beeld == self.beeld:
            return
        maat = self.sizeHint()
        self.beeld = beeld
        rijen, kolommen = beeld.vorm
        if self.plek is not None and (self.plek[0] >= rijen or self.plek[1] >= kolommen):
            self.plek = None
        self.setAccessibleName(beeld.titel)
        self._teken_opnieuw()
        self._zeg()
        if self.sizeHint() != maat:  # else the whole page would be arranged again
            self.updateGeometry()

    def wijs(self, rij: int, kolom: int) -> None:
        """Go to a value: it is marked, and said."""
        if self.plek == (rij, kolom):
            return
        self.plek = (rij, kolom)
        self.merk()
        self._zeg()
        self.pointed.emit(rij, kolom)

    def laat_los(self) -> None:
        """No value is marked any more."""
        if self.plek is not None:
            self.plek = None
            self.merk()
            self._zeg()

    def teken(self) -> None:
        """Draw the picture; of the chart that inherits."""
        raise NotImplementedError

    def merk(self) -> None:
        """Mark the value one is at; of the chart that inherits."""
        raise NotImplementedError

    def bij(self, punt: QPointF) -> tuple[int, int] | None:
        """The value at a place of the widget, in logical pixels; of the chart that inherits."""
        raise NotImplementedError

    def begin(self) -> tuple[int, int]:
        """Where one begins: the newest of a line, the first of the others."""
        return (0, 0)

    def _teken_opnieuw(self) -> None:
        self.getekend += 1
        self.teken()
        self.merk()

    def _zeg(self) -> None:
        if self.beeld is None:
            return
        zin = samengevat(self.beeld) if self.plek is None else self.beeld.zin(*self.plek)
        self.setAccessibleDescription(zin)
        if self.hasFocus():
            QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.DescriptionChanged))

    def _stap(self, stap: tuple[int, int]) -> None:
        rijen, kolommen = self.beeld.vorm
        if self.plek is None:
            self.wijs(*self.begin())
            return
        rij, kolom = self.plek
        dr, dk = stap
        if kolommen == 1 and dk:
            dr, dk = dk, 0
        elif rijen == 1 and dr:
            return
        self.wijs(min(max(rij + dr, 0), rijen - 1), min(max(kolom + dk, 0), kolommen - 1))

    # Qt --------------------------------------------------------------------------------------------------------------

    def minimumSizeHint(self) -> QSize:
        hint: QSize = self.sizeHint()
        return hint

    def keyPressEvent(self, event: QKeyEvent) -> None:
        toets = "" if self.beeld is None or self.beeld.leeg else self.vak.toets(event)
        if toets in _STAPPEN:
            self._stap(_STAPPEN[toets])
        elif toets in {"Home", "End"}:
            rijen, kolommen = self.beeld.vorm
            self.wijs(*((0, 0) if toets == "Home" else (rijen - 1, kolommen - 1)))
        elif toets in {KOPIE, "Ctrl+Shift+C"}:
            self.copy_asked.emit(toets != KOPIE)
        elif toets == "Return" and self.plek is not None:
            self.opened.emit(*self.plek)
        elif toets == "Esc" and self.plek is not None:
            self.laat_los()
        else:
            event.ignore()

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        event.ignore()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.viewport().update()
        self._zeg()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.viewport().update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self.beeld is not None and not self.beeld.leeg and (plek := self.bij(event.position())) is not None:
            self.wijs(*plek)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        self.mouseMoveEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        event.accept()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self.mouseMoveEvent(event)
        if self.plek is not None:
            self.opened.emit(*self.plek)

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.FontChange) and self.beeld is not None:
            self._teken_opnieuw()
            self.updateGeometry()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.hasFocus():
            teken_focus(self)


def teken_focus(tekening: Tekening) -> None:
    """A frame around a chart that has the focus, of the colour every focus has."""
    with QPainter(tekening.viewport()) as pen:
        pen.setPen(QPen(tekening.palette().color(QPalette.ColorRole.Highlight), 2))
        pen.drawRect(tekening.viewport().rect().adjusted(1, 1, -2, -2))
