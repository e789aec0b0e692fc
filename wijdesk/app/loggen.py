"""The access log of an open window: what happened is written at once, a search when it came to rest."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from wijdesk.app.bureau_log import RUST
from wijdesk.models.logsoort import AANMELDEN, AFMELDEN, VERGRENDELD, Logregel

if TYPE_CHECKING:
    from wijdesk.app.bureau import Bureau
    from wijdesk.ui.jobs import Jobs

NA_RUST = RUST + 100
"""Milliseconds: a little after the search is one."""
NA_OPENEN = 10_000
"""Milliseconds before that somebody logged in is written in the store: not while the first screen is being made. It is
on disk beside the store at once.
"""
NA_OPRUIMEN = 60_000
"""Milliseconds before old lines are looked for: not while somebody waits at the desk."""
DOEL = "werken aan de balie"
AANGEMELD = Logregel("aangemeld", None, DOEL, AANMELDEN)
AFGEMELD = Logregel("afgemeld", None, DOEL, AFMELDEN)
OP_SLOT = Logregel("scherm vergrendeld", None, DOEL, VERGRENDELD)
VAN_SLOT = Logregel("scherm ontgrendeld", None, DOEL, AANMELDEN)


class Loggen(QObject):
    """Asks lane S for a write when there is something to log. Lives as long as the lanes."""

    _gebeurd = Signal()
    _gezocht = Signal()

    def __init__(self, bureau: Bureau, jobs: Jobs) -> None:
        super().__init__(jobs)
        self._jobs = jobs
        self._straks = QTimer(self, singleShot=True, interval=NA_RUST)
        self._straks.timeout.connect(self._schrijf)
        wachtrij = Qt.ConnectionType.QueuedConnection
        self._gebeurd.connect(self._schrijf, wachtrij)
        self._gezocht.connect(self._straks.start, wachtrij)
        bureau.noteer(AANGEMELD)
        eerst = QTimer(self, singleShot=True, interval=NA_OPENEN)
        eerst.timeout.connect(self._schrijf)
        eerst.start()
        later = QTimer(self, singleShot=True, interval=NA_OPRUIMEN)
        later.timeout.connect(self._ruim_op)
        later.start()
        bureau.bij_toegang = self._gebeurd.emit
        bureau.bij_zoeken = self._gezocht.emit

    def _ruim_op(self) -> None:
        """What somebody decided about old lines, at another desk perhaps."""
        from wijdesk.models.opdrachten.logboek import RuimLogOp

        if self._jobs.is_open:
            self._jobs.write(RuimLogOp(), eigenaar=self)

    def _schrijf(self) -> None:
        from wijdesk.models.opdrachten.huis import LogToegang

        if self._jobs.is_open:  # else the desk is closing, and writes what is left of the log by itself
            self._jobs.write(LogToegang(), eigenaar=self)
