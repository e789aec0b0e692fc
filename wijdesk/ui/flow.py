"""A layout that puts widgets side by side and wraps to the next line when the panel is narrow. Knows no panel."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget


@contextmanager
def in_een_keer(vlak: QWidget) -> Iterator[None]:
    """What is put in `vlak` meanwhile is shown all at once: each child that is shown by itself in what can be seen has
    Qt lay out everything around it, up to the window. With the focus in it, it stays: hiding it would send that away.
    """
    bij = vlak.window().focusWidget()
    samen = vlak.isVisible() and (bij is None or not vlak.isAncestorOf(bij))
    if samen:
        vlak.hide()
    try:
        yield
    finally:
        if samen:
            vlak.show()


class FlowLayout(QLayout):
    """Left to right, then down; hidden widgets take no room. Spacing is the same both ways."""

    def __init__(self, parent: QWidget | None = None, *, ruimte: int = 8) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self._hoogten: dict[int, int] = {}
        self.setSpacing(ruimte)
        self.setContentsMargins(0, 0, 0, 0)

    def _leg(self, rect: QRect, *, echt: bool) -> int:
        marges = self.contentsMargins()
        vlak = rect.marginsRemoved(marges)
        y = vlak.y()
        for nummer, rij in enumerate(self._rijen(vlak.width())):
            y += self.spacing() if nummer else 0
            hoogte = max(maat.height() for _, maat in rij)
            x = vlak.x()
            for item, maat in rij if echt else ():
                item.setGeometry(QRect(QPoint(x, y + (hoogte - maat.height()) // 2), maat))
                x += maat.width() + self.spacing()
            y += hoogte
        return y - rect.y() + marges.bottom()

    def _rijen(self, breedte: int) -> list[list[tuple[QLayoutItem, QSize]]]:
        rijen: list[list[tuple[QLayoutItem, QSize]]] = []
        over = 0
        for item in self._items:
            if item.isEmpty():
                continue
            maat = item.sizeHint()
            if 0 < breedte < maat.width():
                maat = QSize(breedte, item.heightForWidth(breedte) if item.hasHeightForWidth() else maat.height())
            if not rijen or maat.width() > over:
                rijen.append([])
                over = breedte
            rijen[-1].append((item, maat))
            over -= maat.width() + self.spacing()
        return rijen

    # Qt --------------------------------------------------------------------------------------------------------------

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)
        self._hoogten = {}

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        self._hoogten = {}
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, breedte: int) -> int:
        # Why kept: a layout around this one asks it dozens of times for every button that shows or hides.
        hoogte = self._hoogten.get(breedte)
        if hoogte is None:
            hoogte = self._hoogten[breedte] = self._leg(QRect(0, 0, breedte, 0), echt=False)
        return hoogte

    def invalidate(self) -> None:
        self._hoogten = {}
        super().invalidate()

    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        self._leg(rect, echt=True)

    def sizeHint(self) -> QSize:
        return self.minimumSize()

    def minimumSize(self) -> QSize:
        maat = QSize()
        for item in self._items:
            if not item.isEmpty():
                maat = maat.expandedTo(item.minimumSize())
        marges = self.contentsMargins()
        return maat + QSize(marges.left() + marges.right(), marges.top() + marges.bottom())
