"""From a request on a screen to a preview: reads what goes on paper, then shows it while the pages are made."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

from wijdesk.models.opdrachten.basis import Leesvraag
from wijdesk.models.opdrachten.papier import LeesOverdrachtPapier, LeesPlanPapier
from wijdesk.models.rows.papier import OverdrachtPapier, PlanPapier
from wijdesk.models.values import Id
from wijdesk.ui.panel import Omgeving

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

R = TypeVar("R")


class Afdrukker:
    """Shows the previews that one panel asks for. A refusal ("er is nog geen plan") comes in the status line."""

    def __init__(self, omgeving: Omgeving) -> None:
        self._omgeving = omgeving
        self.paneel: QWidget | None = None
        """Who asks; set as soon as the panel is there. A preview belongs to its window."""

    def verzoeken(self) -> dict[str, Callable[[object], None]]:
        """Per request what shows its preview; a fixed version of a plan is (household id, version id)."""
        return {
            "plan.afdrukken": self.plan,
            "planversie.afdrukken": self.versie,
            "overdrachtsblad.afdrukken": self.overdracht,
        }

    def plan(self, inhoud: object) -> None:
        """The active plan of a household (its id)."""
        if isinstance(inhoud, bytes):
            self._lees(LeesPlanPapier(huishouden_id=Id(inhoud)), self._toon_plan)

    def versie(self, inhoud: object) -> None:
        """A fixed version: (household id, version id)."""
        if isinstance(inhoud, tuple):
            self._lees(LeesPlanPapier(huishouden_id=inhoud[0], versie_id=inhoud[1]), self._toon_plan)

    def overdracht(self, inhoud: object) -> None:
        """The sheet of a toeleiding or indicatie (its id)."""
        if isinstance(inhoud, bytes):
            self._lees(LeesOverdrachtPapier(id=Id(inhoud)), self._toon_overdracht)

    def _lees(self, vraag: Leesvraag[R], toon: Callable[[R], None]) -> None:
        if self.paneel is not None:
            self._omgeving.jobs.read(vraag, toon, eigenaar=self.paneel, sleutel="afdrukken")

    def _toon_plan(self, papier: PlanPapier) -> None:
        def maak() -> bytes:
            from wijdesk.reports.plan_pdf import maak

            return maak(papier)

        na = f"na-versie-{papier.na_versie[0]}" if papier.na_versie[0] else "concept"
        versie = f"versie-{papier.versie}" if papier.versie else na
        self._toon(f"Plan {papier.nummer}", maak, f"plan-{papier.nummer}-{versie}.pdf")

    def _toon_overdracht(self, papier: OverdrachtPapier) -> None:
        def maak() -> bytes:
            from wijdesk.reports.overdrachtsblad import maak

            return maak(papier)

        naam = "-".join(filter(None, ("overdrachtsblad", papier.nummer)))
        self._toon(f"Overdrachtsblad {papier.nummer}".strip(), maak, f"{naam}.pdf")

    def _toon(self, titel: str, maak: Callable[[], bytes], bestandsnaam: str) -> None:
        from wijdesk.ui.afdruk import AfdrukVenster

        if self.paneel is not None:
            AfdrukVenster(self._omgeving.jobs, titel, maak, bestandsnaam, self.paneel.window()).show()
