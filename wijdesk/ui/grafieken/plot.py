"""A plot with axes: asks for no more room than it needs, and leaves the wheel to the page.

Loads pyqtgraph; import it late.
"""

from __future__ import annotations

import pyqtgraph as pg
from PySide6.QtCore import QSize

LETTER = 17
"""Height in pixels of the letters for which the heights of the charts are given; larger letters get higher charts."""


class Plot(pg.PlotWidget):  # type: ignore[misc]  # a library without types
    """A plot that asks for no more room than it needs, and takes what there is."""

    def __init__(self, hoogte: int, **opties: object) -> None:
        self._hoogte = hoogte
        super().__init__(background=None, enableMenu=False, **opties)
        # The library makes a menu all the same, without an owner: it would outlive the chart. It stays a menu: without
        # its flags it would lie open in the chart.
        menu = self.getPlotItem().ctrlMenu
        menu.setParent(self, menu.windowFlags())

    # Qt --------------------------------------------------------------------------------------------------------------

    def sizeHint(self) -> QSize:
        return QSize(240, self._hoogte * max(LETTER, self.fontMetrics().height()) // LETTER)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()
