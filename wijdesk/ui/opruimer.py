"""Collects garbage, on the GUI thread and nowhere else.

Python collects in whatever thread happens to make an object. When that is a lane, a panel that was closed goes there:
its widgets are deleted outside the GUI thread, which Qt forbids ("Thread-Safety" of QWidget), while their signals may
still be on the way; now and then the program comes down with it. So collecting by itself is off while the window
stands, and this does it by the same counts.
"""

from __future__ import annotations

import gc
from time import monotonic

from PySide6.QtCore import QObject, QTimer, Slot

TIK = 1_000
"""Milliseconds between looks. A busy second makes some ten thousand objects, which are collected in a few ms."""
ALLES_NA = 60.0
"""Seconds at least between two times that everything is looked at (some 15 ms): what is old seldom becomes garbage."""


class Opruimer(QObject):
    """Looks every second whether there is enough to collect, from `begin` until `stop`."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._tik = QTimer(self, interval=TIK)
        self._tik.timeout.connect(self.ruim_op)
        self._alles = monotonic()

    def begin(self) -> None:
        """From here on nobody else collects."""
        gc.disable()
        self._tik.start()

    def stop(self) -> None:
        """Leave it to Python again: when the lanes are gone."""
        self._tik.stop()
        gc.enable()

    @Slot()
    def ruim_op(self) -> None:
        """Collect the youngest, those that stayed a while, or everything, as `gc.get_threshold` says."""
        vol = [aantal > grens for aantal, grens in zip(gc.get_count(), gc.get_threshold(), strict=True)]
        nu = monotonic()
        if vol[2] and nu - self._alles >= ALLES_NA:
            self._alles = nu
            gc.collect()
        elif vol[1] or vol[2]:
            gc.collect(1)
        elif vol[0]:
            gc.collect(0)
