"""A layout that puts widgets side by side and wraps to the next line when the panel is narrow. Knows no panel."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget


class FlowLayout(QLayout):
    """Left to right, then down; hidden widgets take no room. Spacing is the same both ways."""

    def __init__(self, parent: QWidget | None = None, *, ruimte: int = 8) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self.setSpacing(ruimte)
        self.setContentsMargins(0, 0, 0, 0)

    def _leg(self, rect: QRect, *, echt: bool) -> int:
        marges = self.contentsMargins()
        vlak = rect.marginsRemoved(marges)
        x, y, hoogte = vlak.x(), vlak.y(), 0
        for item in self._items:
            if item.isEmpty():
                continue
            maat = item.sizeHint()
            breedte = min(maat.width(), vlak.width()) if vlak.width() > 0 else maat.width()
            if x > vlak.x() and x + breedte > vlak.right() + 1:
                x, y, hoogte = vlak.x(), y + hoogte + self.spacing(), 0
            if echt:
                item.setGeometry(QRect(QPoint(x, y), QSize(breedte, maat.height())))
            x += breedte + self.spacing()
            hoogte = max(hoogte, maat.height())
        return y + hoogte - rect.y() + marges.bottom()

    # Qt --------------------------------------------------------------------------------------------------------------

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:  # type: ignore[override]
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:  # type: ignore[override]
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, breedte: int) -> int:
        return self._leg(QRect(0, 0, breedte, 0), echt=False)

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
