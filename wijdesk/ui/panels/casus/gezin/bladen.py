"""The forms of the tab Gezin, each built the first time it is asked for: most cases are opened to be looked at."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from typing import Any, TypeVar

from PySide6.QtWidgets import QStackedWidget, QWidget

from wijdesk.models.opdrachten.basis import Opdracht
from wijdesk.ui.panel import Omgeving
from wijdesk.ui.panels.casus.formulier import Formulier
from wijdesk.ui.panels.casus.gezin.delen import NaamFormulier, SamenFormulier, SplitsFormulier, VerhuisFormulier
from wijdesk.ui.panels.casus.gezin.formulieren import EindeFormulier, LidFormulier
from wijdesk.ui.panels.casus.gezin.gezag import GezagFormulier
from wijdesk.ui.panels.casus.gezin.nieuw import NieuwFormulier
from wijdesk.ui.panels.casus.tab import Tab

F = TypeVar("F", bound=Formulier)


class TabMetBladen(Tab):
    """One sheet with the list, and the forms that take its place."""

    def __init__(self, omgeving: Omgeving, parent: QWidget | None = None) -> None:
        super().__init__(omgeving, parent)
        self.bladen = QStackedWidget()
        self._gemaakt: list[Formulier] = []

    @cached_property
    def lid(self) -> LidFormulier:
        """Adding or changing a member."""
        return self._maak(LidFormulier)

    @cached_property
    def einde(self) -> EindeFormulier:
        """Somebody leaves."""
        return self._maak(EindeFormulier)

    @cached_property
    def gezag(self) -> GezagFormulier:
        """Who has gezag over a child."""
        return self._maak(GezagFormulier)

    @cached_property
    def verhuizing(self) -> VerhuisFormulier:
        """Another address."""
        return self._maak(VerhuisFormulier)

    @cached_property
    def splitsing(self) -> SplitsFormulier:
        """Two households from now on."""
        return self._maak(SplitsFormulier)

    @cached_property
    def samen(self) -> SamenFormulier:
        """Another record of the same household."""
        return self._maak(SamenFormulier)

    @cached_property
    def naamblad(self) -> NaamFormulier:
        """Another name."""
        return self._maak(NaamFormulier)

    @cached_property
    def nieuw(self) -> NieuwFormulier:
        """A household that is not known yet."""
        return self._maak(NieuwFormulier)

    def klaar_om_te_sluiten(self) -> None:
        """Write the drafts of the forms that were opened."""
        for formulier in self._gemaakt:
            formulier.klaar_om_te_sluiten()

    def _maak(self, soort: Callable[[Omgeving], F]) -> F:
        formulier = soort(self.omgeving)
        self.bladen.addWidget(formulier)
        formulier.ready.connect(lambda opdracht: self._schrijf(opdracht, formulier))
        formulier.closed.connect(self._terug)
        self._gemaakt.append(formulier)
        return formulier

    def _schrijf(self, opdracht: Opdracht[Any], formulier: Formulier) -> None:
        """Have this done for a form."""
        raise NotImplementedError

    def _terug(self) -> None:
        """From a form to the list."""
        raise NotImplementedError
