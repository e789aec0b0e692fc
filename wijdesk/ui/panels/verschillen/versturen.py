"""Sending decisions one after the other: each is written, or refused, by itself."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QObject, Signal

from wijdesk.errors import Storing
from wijdesk.models.opdrachten.basis import Opdracht
from wijdesk.models.rows.verschil import Plek
from wijdesk.ui.jobs import Jobs


class Verzender(QObject):
    """A queue of decisions.

    Signals:
        kept: (Plek) this one was written
        refused: (Plek, sentence) this one was not, and why
        ready: (how many kept, how many refused) the queue is empty, or trouble stopped it
    """

    kept = Signal(object)
    refused = Signal(object, str)
    ready = Signal(int, int)

    def __init__(self, jobs: Jobs, parent: QObject) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._rij: list[tuple[Plek, Opdracht[None]]] = []
        self._gelukt = self._geweigerd = 0

    @property
    def bezig(self) -> bool:
        """Whether something is being written."""
        return bool(self._rij)

    def stuur(self, opdrachten: Iterable[tuple[Plek, Opdracht[None]]]) -> None:
        """Write these, in this order."""
        self._rij = list(opdrachten)
        self._gelukt = self._geweigerd = 0
        self._volgende()

    def _volgende(self) -> None:
        if not self._rij:
            self.ready.emit(self._gelukt, self._geweigerd)
            return
        plek, opdracht = self._rij[0]
        self._jobs.write(
            opdracht,
            lambda _, __: self._klaar(plek),
            eigenaar=self,
            geweigerd=lambda weigering: self._niet(plek, weigering.zin),
            mislukt=lambda storing: self._storing(plek, storing),
        )

    def _klaar(self, plek: Plek) -> None:
        self._gelukt += 1
        self._rij = self._rij[1:]
        self.kept.emit(plek)
        self._volgende()

    def _niet(self, plek: Plek, zin: str) -> None:
        self._geweigerd += 1
        self._rij = self._rij[1:]
        self.refused.emit(plek, zin)
        self._volgende()

    def _storing(self, plek: Plek, storing: Storing) -> None:
        """A full disk refuses the rest too: what waits keeps waiting."""
        self._rij = []
        self._geweigerd += 1
        self.refused.emit(plek, f"{storing.zin} {storing.uitweg}".strip())
        self.ready.emit(self._gelukt, self._geweigerd)
