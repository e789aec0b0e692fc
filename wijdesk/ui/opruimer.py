"""Collects garbage, on the GUI thread and nowhere else.

Python collects in whatever thread happens to make an object. When that is a lane, a panel that was closed goes there:
its widgets are deleted outside the GUI thread, which Qt forbids ("Thread-Safety" of QWidget), while their signals may
still be on the way; now and then the program comes down with it. So collecting by itself is off while the window
stands, and this does it by the same counts.
"""

from __future__ import annotations

import gc
from collections.abc import Callable
from time import monotonic

from PySide6.QtCore import QObject, QTimer, Slot

TIK = 250
"""Milliseconds between looks. A busy second makes some ten thousand objects; looking at the youngest takes as long as
there are of them, so it is done often.
"""
ALLES_NA = 60.0
"""Seconds at least between two times that everything is looked at (some 15 ms): what is old seldom becomes garbage."""
UITSTEL = 120.0
"""Seconds that a look at more than the youngest waits for the lanes. It takes some 30 ms, and while an import wants
the processor too five times that; in one of an hour garbage goes all the same.
"""


class Opruimer(QObject):
    """Looks now and then whether there is enough to collect, from `begin` until `stop`."""

    def __init__(self, parent: QObject, *, is_rustig: Callable[[], bool] = lambda: True) -> None:
        """`is_rustig`: whether no lane is at work."""
        super().__init__(parent)
        self._is_rustig = is_rustig
        self._wacht_sinds: float | None = None
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
        if (vol[1] or vol[2]) and self._mag_diep():
            if vol[2] and monotonic() - self._alles >= ALLES_NA:
                self._alles = monotonic()
                gc.collect()
            else:
                gc.collect(1)
        elif vol[0]:
            gc.collect(0)

    def _mag_diep(self) -> bool:
        """Whether to look at more than the youngest now: nobody works, or it waited long enough."""
        nu = monotonic()
        if not self._is_rustig():
            self._wacht_sinds = nu if self._wacht_sinds is None else self._wacht_sinds
            if nu - self._wacht_sinds < UITSTEL:
                return False
        self._wacht_sinds = None
        return True
