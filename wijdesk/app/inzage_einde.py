"""What somebody may look at for a while ends at its moment, also for whoever leaves it on the screen.

Two moments close what stands there: the end of a purpose or an emergency that was said, and a new day, on which a
restriction (AVG art. 18) begins or ends. The panels then read again, and ask first what they may no longer show.
"""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer

from wijdesk.models.rows.huis import Wijziging
from wijdesk.models.values import Id, lokaal
from wijdesk.store import klokstand
from wijdesk.store.betrokken import EERSTE_EINDE
from wijdesk.store.klokstand import Klokstand

if TYPE_CHECKING:
    from wijdesk.app.bureau import Bureau
    from wijdesk.models.values import Klok
    from wijdesk.ui.jobs import Jobs

TIK_MS = 5_000
"""So much longer than two hours may it stand there. A beat, not one long wait: a computer sleeps."""
GROND = "inzagegrond"
GERAAKT = Wijziging(
    per_soort={GROND: frozenset(), "avgverzoek": frozenset(), "huishouden": frozenset()}, ongedaan_mogelijk=False
)
"""What every panel with somebody's dossier in it listens to. It names no row: nothing was written."""


class InzageEinde(QTimer):
    """Watches the clock for one open desk; `kijk` is one beat."""

    def __init__(self, bureau: Bureau, jobs: Jobs) -> None:
        super().__init__(jobs, interval=TIK_MS)
        self._bureau, self._jobs = bureau, jobs
        self._klok: Klok = bureau.wereld.klok
        self._dag = lokaal(self._klok()).date()
        self._tot: int | None = None
        self._stand = Klokstand()
        jobs.changed.connect(self._merk)
        self.timeout.connect(self.kijk)
        self.start()
        self._lees()

    def kijk(self) -> None:
        """Whether something that was open has ended since the last beat."""
        nu = self._stand.moment(self._klok())
        dag = lokaal(nu).date()
        if (self._tot is not None and self._tot <= nu) or dag != self._dag:
            self._dag, self._tot = dag, None
            self._jobs.changed.emit(GERAAKT)  # `_merk` looks for the next end

    def _merk(self, wijziging: Wijziging) -> None:
        if GROND in wijziging.per_soort:
            self._lees()

    def _lees(self) -> None:
        self._jobs.background(lambda _: self._eerste(), self._zet, eigenaar=self, stil=True)

    def _zet(self, gelezen: tuple[int | None, Klokstand]) -> None:
        self._tot, self._stand = gelezen
        self.kijk()

    def _eerste(self) -> tuple[int | None, Klokstand]:
        wie: Id = self._bureau.medewerker.id
        with closing(self._bureau.eigen_verbinding()) as verbinding:
            stand = klokstand.lees(lambda sql, params: list(verbinding.execute(sql, params).fetchall()))
            tot: int | None = verbinding.execute(EERSTE_EINDE, (wie, stand.moment(self._klok()))).fetchone()[0]
        return tot, stand
