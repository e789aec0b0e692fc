"""Pages on top of each other that ask no more room than the one in front. Knows no page.

Qt asks for the highest of all: with large letters a panel then scrolls around a page that scrolls itself, and opens
with its title out of sight.
"""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QStackedWidget, QTabWidget, QWidget


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
        voor, laag = self.currentWidget(), super().minimumSizeHint()
        return laag if voor is None else QSize(laag.width(), _minstens(voor, self.width()))


class Tabvlak(QTabWidget):
    """The same for pages with their tabs above them."""

    def __init__(self) -> None:
        super().__init__()
        self.currentChanged.connect(lambda _: self.updateGeometry())

    # Qt --------------------------------------------------------------------------------------------------------------

    def hasHeightForWidth(self) -> bool:
        return False

    def minimumSizeHint(self) -> QSize:
        voor, laag = self.currentWidget(), super().minimumSizeHint()
        if voor is None:
            return laag
        return QSize(laag.width(), _minstens(voor, self.width()) + self.tabBar().sizeHint().height())


def _minstens(blad: QWidget, breed: int) -> int:
    """The least height of a page that is so wide."""
    laag, indeling = blad.minimumSizeHint(), blad.layout()
    hoog = laag.height()
    if blad.hasHeightForWidth() and indeling is not None:
        hoog = indeling.totalMinimumHeightForWidth(max(breed, laag.width()))
    return max(hoog, blad.minimumHeight())
