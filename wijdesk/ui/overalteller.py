"""How many colleagues have a rol of the work at every locatie: told to whoever manages rollen, until looked at."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject

from wijdesk.models.opdrachten.rol import LeesOveral
from wijdesk.models.rows.huis import Wijziging
from wijdesk.models.rows.rol import OveralRij
from wijdesk.ui.chipteller import ChipTeller
from wijdesk.ui.jobs import Jobs
from wijdesk.ui.status import StatusBalk

SOORTEN = frozenset({"roltoekenning", "medewerker", "locatie", "instelling"})


class OveralTeller(ChipTeller):
    """Counts colleagues, not rollen."""

    def __init__(self, jobs: Jobs, status: StatusBalk, open_: Callable[[], None], parent: QObject) -> None:
        voluit = self.tr("Nagaan wie een rol op alle locaties heeft")
        super().__init__(jobs, status, open_, parent, voluit=voluit, naam="overal_chip")

    def vraag(self) -> LeesOveral:
        """All of them."""
        return LeesOveral()

    def wacht(self, antwoord: tuple[OveralRij, ...]) -> int:
        """All that are there."""
        return len(antwoord)

    def woorden(self, aantal: int) -> str:
        """How many."""
        een, meer = self.tr("1 collega met rollen overal"), self.tr("{0} collega’s met rollen overal")
        return een if aantal == 1 else meer.format(aantal)

    def telt_mee(self, wijziging: Wijziging) -> bool:
        """Who works here, where, and what was said of it."""
        return bool(wijziging.per_soort.keys() & SOORTEN)
