"""What falls off a list: every dossier is looked at whole, so it comes some seconds after the list itself."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QObject

from wijdesk.models.rows.bewaren import BEWAREN, LijstDetail, RegelRij
from wijdesk.models.values import Id
from wijdesk.ui.jobs import Jobs


class Afvallers:
    """Looked up once for the list that is open, on a free worker, and put on its lines from then on.

    What somebody decides about a line changes nothing of it; carrying out looks again at every dossier.
    """

    def __init__(
        self, eigenaar: QObject, jobs: Jobs, lees: Callable[[Id], LijstDetail], klaar: Callable[[], None]
    ) -> None:
        self._eigenaar, self._jobs, self._lees, self._klaar = eigenaar, jobs, lees, klaar
        self._lijst: Id | None = None
        self._gezien: dict[Id, RegelRij] = {}

    def vraag(self, lijst: Id) -> None:
        """This list is on the screen; of another nothing is known any more."""
        if lijst != self._lijst:
            self._lijst, self._gezien = lijst, {}
        self._jobs.background(
            lambda _: self._lees(lijst), self._onthoud, eigenaar=self._eigenaar, stil=True, geweigerd=lambda _: None
        )

    def erbij(self, detail: LijstDetail) -> LijstDetail:
        """The list with what is known of its lines."""
        return replace(detail, regels=tuple(self._met_waarom(rij) for rij in detail.regels))

    def _met_waarom(self, rij: RegelRij) -> RegelRij:
        if (gezien := self._gezien.get(rij.id)) is None or rij.vernietigd_op is not None:
            return rij
        waarom = "" if rij.besluit == BEWAREN else gezien.valt_af
        return replace(gezien, besluit=rij.besluit, reden=rij.reden, valt_af=waarom)

    def _onthoud(self, detail: LijstDetail) -> None:
        if detail.rij.id == self._lijst:
            self._gezien = {rij.id: rij for rij in detail.regels}
            self._klaar()
