"""Pages on top of each other that ask no more room than the one in front. Knows no page.

Qt asks for the highest of all: with large letters a panel then scrolls around a page that scrolls itself, and opens
with its title out of sight.
"""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QStackedWidget


class Voorste(QStackedWidget):
    """As high as its page at this width, at least."""

    def __init__(self) -> None:
        super().__init__()
        self.currentChanged.connect(lambda _: self.updateGeometry())

    # Qt --------------------------------------------------------------------------------------------------------------

    def hasHeightForWidth(self) -> bool:
        # Why: asked for that, Qt asks all pages; what the front one needs at this width is in the least size.
        return False

    def minimumSizeHint(self) -> QSize:
        voor = self.currentWidget()
        if voor is None:
            return super().minimumSizeHint()
        laag, indeling = voor.minimumSizeHint(), voor.layout()
        if indeling is not None and indeling.hasHeightForWidth():
            laag.setHeight(indeling.totalMinimumHeightForWidth(max(self.width(), laag.width())))
        return QSize(super().minimumSizeHint().width(), max(laag.height(), voor.minimumHeight()))
