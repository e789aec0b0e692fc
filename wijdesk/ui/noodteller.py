"""How many emergencies wait to be judged: a small button in the status line, for whoever keeps the log, until each was
looked at. Knows no panel.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

from wijdesk.models.opdrachten.inzage import LeesNoodinzages
from wijdesk.models.rows.huis import Wijziging
from wijdesk.models.rows.inzage import NoodinzageRij
from wijdesk.ui.chip import Chip
from wijdesk.ui.fields import zet_eigenschap
from wijdesk.ui.jobs import Jobs
from wijdesk.ui.status import StatusBalk

NA = 600
"""Milliseconds a change waits for others before counting."""


class NoodTeller(QObject):
    """Counts those that whoever works here may judge."""

    def __init__(self, jobs: Jobs, status: StatusBalk, open_: Callable[[], None], parent: QObject) -> None:
        """`open_` shows them."""
        super().__init__(parent)
        self._jobs = jobs
        self.chip = Chip("", self.tr("Noodinzages bekijken en beoordelen"))
        self.chip.setObjectName("noodinzage_chip")
        zet_eigenschap(self.chip, "toestand", "let-op")
        self.chip.clicked.connect(open_)
        self.chip.hide()
        status.zet_erbij(self.chip)
        self._straks = QTimer(self, singleShot=True, interval=NA)
        self._straks.timeout.connect(self.tel)
        jobs.changed.connect(self._merk)
        self.tel()

    def tel(self) -> None:
        """Count now."""
        self._jobs.read(LeesNoodinzages(), self._toon, eigenaar=self, sleutel="noodteller")

    def _merk(self, wijziging: Wijziging) -> None:
        if "inzagegrond" in wijziging.per_soort:
            self._straks.start()

    def _toon(self, rijen: tuple[NoodinzageRij, ...]) -> None:
        wacht = [rij for rij in rijen if rij.mag_beoordelen]
        een, meer = self.tr("1 noodinzage te beoordelen"), self.tr("{0} noodinzages te beoordelen")
        tekst = een if len(wacht) == 1 else meer.format(len(wacht))
        self.chip.zet(tekst)
        self.chip.setAccessibleName(tekst)
        self.chip.setVisible(bool(wacht))
        self.chip.updateGeometry()
