"""A row to choose from when somebody belongs to several other households."""

from __future__ import annotations

from collections.abc import Iterable

from wijdesk.models.values import Id
from wijdesk.ui.panels.casus.kies_een import KiesEen


class AndereHuishoudens(KiesEen):
    """Asks which household to open."""

    def bied_aan(self, naam: str, huishoudens: Iterable[tuple[Id, str]]) -> None:
        """Ask which of these, of the person called `naam`."""
        self.stel(self.tr("{0} hoort bij meer huishoudens. Welk opent u?").format(naam), huishoudens)
