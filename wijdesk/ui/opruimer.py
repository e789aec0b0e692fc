"""Collects garbage, on the GUI thread and nowhere else.

Python collects in whatever thread happens to make an object. When that is a lane, a panel that was closed goes there:
its widgets are deleted outside the GUI thread, which Qt forbids ("Thread-Safety" of QWidget), while their signals may
still be on the way; now and then the program comes down with it. So collecting by itself is off while the window
stands, and this does it by the same counts.

A look at everything takes 0.6 ms for each thousand objects, and a window with all panels has 120,000: once a minute a
key would wait for it. So what a look left, and a panel that was made, is set aside (`gc.freeze`) and not looked at
again until nobody touched the desk for a while.
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
"""Seconds at least between two looks at all that was not set aside: what is old seldom becomes garbage."""
VERGETEN_NA = 1200.0
"""Seconds at least between two looks at what was set aside too (some 200 ms): what of it became garbage goes then."""
STIL = 10.0
"""Seconds that nobody touched the desk before that is done; and a panel stands before it is set aside."""
UITSTEL = 120.0
"""Seconds that a look at more than the youngest waits for the lanes. It takes some 30 ms, and while an import wants
the processor too five times that; in one of an hour garbage goes all the same.
"""


class Opruimer(QObject):
    """Looks now and then whether there is enough to collect, from `begin` until `stop`."""

    def __init__(
        self, parent: QObject, *, is_rustig: Callable[[], bool] = lambda: True, stil: Callable[[], float] = lambda: 0.0
    ) -> None:
        """`is_rustig`: whether no lane is at work; `stil`: for how many seconds nobody touched the desk."""
        super().__init__(parent)
        self._is_rustig, self._stil = is_rustig, stil
        self._wacht_sinds: float | None = None
        self._tik = QTimer(self, interval=TIK)
        self._tik.timeout.connect(self.ruim_op)
        self._alles = self._ook_apart = self._gebouwd = monotonic()
        self._zet_apart = self._heeft_apart = self._liep_al = False

    def begin(self) -> None:
        """From here on nobody else collects. What a window before this one left goes once nobody touches the desk."""
        gc.disable()
        if self._liep_al:
            self._bevries()
            self._ook_apart -= VERGETEN_NA
        self._tik.start()

    def stop(self) -> None:
        """Leave it to Python again, all of it: when the lanes are gone, and what stood in the window may go."""
        self._tik.stop()
        self._zet_apart = False
        if self._heeft_apart:
            self._heeft_apart, self._liep_al = False, True
            gc.unfreeze()
        gc.enable()

    @Slot()
    def er_kwam_bij(self) -> None:
        """A panel was made: it stays as long as the window."""
        self._zet_apart, self._gebouwd = True, monotonic()

    @Slot()
    def ruim_op(self) -> None:
        """Collect the youngest, those that stayed a while, or everything, as `gc.get_threshold` says."""
        nu = monotonic()
        if self._heeft_apart and nu - self._ook_apart >= VERGETEN_NA and self._stil() >= STIL and self._mag_diep():
            self._ook_apart = self._alles = nu
            gc.unfreeze()
            gc.collect()
            gc.freeze()
            return
        if self._zet_apart and nu - self._gebouwd >= STIL:
            self._bevries()
        vol = [aantal > grens for aantal, grens in zip(gc.get_count(), gc.get_threshold(), strict=True)]
        if (vol[1] or vol[2]) and self._mag_diep():
            if vol[2] and monotonic() - self._alles >= ALLES_NA:
                self._alles = nu
                gc.collect()
                self._bevries()
            else:
                gc.collect(1)
        elif vol[0]:
            gc.collect(0)

    def _bevries(self) -> None:
        if not self._heeft_apart:
            self._ook_apart = monotonic()
        self._heeft_apart, self._zet_apart = True, False
        gc.freeze()

    def _mag_diep(self) -> bool:
        """Whether to look at more than the youngest now: nobody works, or it waited long enough."""
        nu = monotonic()
        if not self._is_rustig():
            self._wacht_sinds = nu if self._wacht_sinds is None else self._wacht_sinds
            if nu - self._wacht_sinds < UITSTEL:
                return False
        self._wacht_sinds = None
        return True
