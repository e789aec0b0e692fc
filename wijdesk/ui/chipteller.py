"""How many of something wait for whoever works here: a small button in the status line, gone when there are none.
Knows no panel.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, QTimer

from wijdesk.models.opdrachten.basis import Leesvraag
from wijdesk.models.rows.huis import Wijziging
from wijdesk.ui.chip import Chip
from wijdesk.ui.fields import zet_eigenschap
from wijdesk.ui.jobs import Jobs
from wijdesk.ui.status import StatusBalk

NA = 600
"""Milliseconds a change waits for others before counting."""


class ChipTeller(QObject):
    """Asks one question when it is made and after changes, and shows how many of the answer wait."""

    def __init__(
        self, jobs: Jobs, status: StatusBalk, open_: Callable[[], None], parent: QObject, *, voluit: str, naam: str
    ) -> None:
        """`open_` shows them; `voluit` says so, `naam` is the object name of the button."""
        super().__init__(parent)
        self._jobs, self._naam = jobs, naam
        self.chip = Chip("", voluit)
        self.chip.setObjectName(naam)
        zet_eigenschap(self.chip, "toestand", "let-op")
        self.chip.clicked.connect(open_)
        self.chip.hide()
        status.zet_erbij(self.chip)
        self._straks = QTimer(self, singleShot=True, interval=NA)
        self._straks.timeout.connect(self.tel)
        jobs.changed.connect(self._merk)
        self.tel()

    def tel(self) -> None:
        """Count now. Whoever may not ask, has nothing to count."""
        self._jobs.read(
            self.vraag(), self._toon, eigenaar=self, sleutel=self._naam, geweigerd=lambda _: self.chip.hide()
        )

    def vraag(self) -> Leesvraag[Any]:
        """What is asked."""
        raise NotImplementedError

    def wacht(self, antwoord: Any) -> int:
        """How many of the answer wait."""
        raise NotImplementedError

    def woorden(self, aantal: int) -> str:
        """What the button says."""
        raise NotImplementedError

    def telt_mee(self, wijziging: Wijziging) -> bool:
        """Whether a change may have changed the number."""
        raise NotImplementedError

    def _merk(self, wijziging: Wijziging) -> None:
        if self.telt_mee(wijziging):
            self._straks.start()

    def _toon(self, antwoord: Any) -> None:
        aantal = self.wacht(antwoord)
        tekst = self.woorden(aantal)
        self.chip.zet(tekst)
        self.chip.setAccessibleName(tekst)
        self.chip.setVisible(aantal > 0)
        self.chip.updateGeometry()
