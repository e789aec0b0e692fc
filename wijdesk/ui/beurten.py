"""Answers that came in together, handed out in turns of the event loop: between them is painted, and a key is heard."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from time import perf_counter

from PySide6.QtCore import QObject, QTimerEvent, Slot
from shiboken6 import isValid

BEURT = 0.008
"""Seconds of handing out after which the next answer waits for another turn."""


class Beurten(QObject):
    """Keeps the order in which answers came in."""

    def __init__(self, bezorg: Callable[[int, object], None], parent: QObject) -> None:
        """`bezorg` hands out one answer: (number, what a lane answered)."""
        super().__init__(parent)
        self._bezorg = bezorg
        self._wachtend: deque[tuple[int, object]] = deque()
        self._besteed = 0.0
        self._klok = 0
        """Of the timer for the next turn; a queued call would come in this one."""

    @Slot(int, object)
    def neem_aan(self, nummer: int, antwoord: object) -> None:
        """Hand it out now, or in one of the next turns."""
        self._wachtend.append((nummer, antwoord))
        if not self._klok or (len(self._wachtend) == 1 and self._besteed < BEURT):
            self._geef()

    def _geef(self) -> None:
        self._klok = self._klok or self.startTimer(0)  # before: in a dialog it may open the others come as ever
        begin = perf_counter()
        try:
            self._bezorg(*self._wachtend.popleft())
        finally:
            self._besteed += perf_counter() - begin

    # Qt --------------------------------------------------------------------------------------------------------------

    def timerEvent(self, event: QTimerEvent) -> None:
        self.killTimer(self._klok)
        self._klok, self._besteed = 0, 0.0
        while isValid(self) and self._wachtend and self._besteed < BEURT:
            self._geef()
