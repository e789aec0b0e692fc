"""From the Inloop into the register of klachten, for who keeps it: of what was just registered as a klacht.

It asks the register what waits, so that it never offers what was undone or taken in elsewhere.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QPushButton

from wijdesk.ui.fields import knop
from wijdesk.ui.panels.inloop.balk import Balk
from wijdesk.ui.panels.inloop.paneel import InloopPanel

if TYPE_CHECKING:
    from wijdesk.models.opdrachten.klacht import LeesKlachtmeldingen
    from wijdesk.models.rows.klacht import KlachtMelding


class KlachtBalk(Balk["KlachtMelding"]):
    """For who keeps the register: what was just registered can be put in it."""

    def __init__(self, paneel: InloopPanel, vraag: Callable[[], LeesKlachtmeldingen]) -> None:
        """`vraag` makes what the register is asked: all that is known of klachten is loaded with it."""
        super().__init__(paneel, "inloop_klacht")
        self._vraag = vraag

    def _maak_knop(self) -> QPushButton:
        return knop(self.tr("Klacht registreren"), self._begin, rol="primair")

    def _begin(self) -> None:
        if self._rij is not None:
            self._paneel.requested.emit("klacht.uit_vraag", self._rij.vraag_id)

    def _lees(self) -> None:
        jobs = self._paneel.omgeving.jobs
        jobs.read(self._vraag(), self._toon, eigenaar=self, geweigerd=lambda _: self.weg())

    def _toon(self, rijen: tuple[KlachtMelding, ...]) -> None:
        rij = next((rij for rij in rijen if rij.vraag_id in self._vragen), None)
        self._bied_aan(rij, self.tr("De klacht van {0} kan nu in het register."))
