"""Just after midnight: what somebody may do and see goes by days, also for whoever left the program open."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, time, timedelta

from PySide6.QtCore import QObject, QTimer

from wijdesk.models.values import lokaal

ERNA = timedelta(seconds=2)
"""How long after midnight: a timer may be a little early."""
HOOGSTENS = timedelta(hours=1)
"""A computer that slept has to notice that it is another day."""


class Middernacht(QTimer):
    """Calls `doe` once on every new day in Amsterdam."""

    def __init__(self, klok: Callable[[], int], doe: Callable[[], object], parent: QObject) -> None:
        """`klok` gives the moment (ms UTC)."""
        super().__init__(parent, singleShot=True)
        self._klok, self._doe = klok, doe
        self._dag = lokaal(klok()).date()
        self.timeout.connect(self.kijk)
        self._zet()

    def kijk(self) -> None:
        """Whether it is another day."""
        vandaag = lokaal(self._klok()).date()
        if vandaag != self._dag:
            self._dag = vandaag
            self._doe()
        self._zet()

    def _zet(self) -> None:
        self.start(int(tot_morgen(lokaal(self._klok())).total_seconds() * 1000))


def tot_morgen(nu: datetime) -> timedelta:
    """From a moment in Amsterdam to just after midnight there, at most an hour: then it looks again."""
    morgen = datetime.combine(nu.date() + timedelta(days=1), time(), tzinfo=nu.tzinfo)
    return min(HOOGSTENS, morgen.astimezone() - nu.astimezone() + ERNA)
