"""What every form keeps that changes something that stands there: what was on the screen when it was opened.

With it a save never replaces unseen what came in since (`Achterhaald`): the form says it beside the field, what was
typed stays, and saving once more is meant. A test finds every form that makes such a request and is no `Kijker`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

from wijdesk.models.opdrachten.basis import Gezien, Opdracht, met_gezien

if TYPE_CHECKING:
    from PySide6.QtCore import QObject

    from wijdesk.ui.jobs import Jobs

Wens = TypeVar("Wens", bound=Opdracht[Any])


class Kijker:
    """Mixin of a form; the form calls `zie` when it puts in its fields what stands in the store."""

    gezien: Gezien | None = None

    def zie_bij(self, jobs: Jobs, scherm: QObject) -> None:
        """What stands on `scherm` now is what was seen: what comes in from here on is told before it is replaced."""
        self.gezien = jobs.gezien(scherm)

    def met_gezien(self, opdracht: Wens) -> Wens:
        """The request, with what was seen."""
        met_gezien(opdracht, self.gezien)
        return opdracht

    def gezien_als_tekst(self) -> str:
        """To keep with a draft, which may be saved days later."""
        return "" if self.gezien is None else f"{self.gezien.tot} {self.gezien.eigen}"

    def zet_gezien(self, tekst: str) -> None:
        """What was seen when this draft was begun."""
        self.gezien = gezien_uit(tekst) or self.gezien


def gezien_uit(tekst: str) -> Gezien | None:
    """What `gezien_als_tekst` kept; None when nothing was."""
    delen = tekst.split()
    return Gezien(tot=int(delen[0]), eigen=int(delen[1])) if len(delen) == 2 else None
