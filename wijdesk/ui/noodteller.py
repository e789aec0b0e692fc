"""How many emergencies wait to be judged: told to whoever keeps the log, until each was looked at."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject

from wijdesk.models.opdrachten.inzage import LeesNoodinzages
from wijdesk.models.rows.huis import Wijziging
from wijdesk.models.rows.inzage import NoodinzageRij
from wijdesk.ui.chipteller import ChipTeller
from wijdesk.ui.jobs import Jobs
from wijdesk.ui.status import StatusBalk


class NoodTeller(ChipTeller):
    """Counts those that whoever works here may judge."""

    def __init__(self, jobs: Jobs, status: StatusBalk, open_: Callable[[], None], parent: QObject) -> None:
        voluit = self.tr("Noodinzages bekijken en beoordelen")
        super().__init__(jobs, status, open_, parent, voluit=voluit, naam="noodinzage_chip")

    def vraag(self) -> LeesNoodinzages:
        """All of them."""
        return LeesNoodinzages()

    def wacht(self, antwoord: tuple[NoodinzageRij, ...]) -> int:
        """Those that may be judged."""
        return sum(rij.mag_beoordelen for rij in antwoord)

    def woorden(self, aantal: int) -> str:
        """How many."""
        een, meer = self.tr("1 noodinzage te beoordelen"), self.tr("{0} noodinzages te beoordelen")
        return een if aantal == 1 else meer.format(aantal)

    def telt_mee(self, wijziging: Wijziging) -> bool:
        """One was begun, or judged."""
        return "inzagegrond" in wijziging.per_soort
