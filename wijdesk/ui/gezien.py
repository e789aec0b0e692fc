"""What every form keeps that changes something that stands there: what was on the screen when it was opened.

With it a save never replaces unseen what came in since (`Achterhaald`): the form says it beside the field, what was
typed stays, and saving once more is meant. Buttons need nothing: `Jobs` says what was read last for their page. A
test holds the list of everything that makes a request and is no `Kijker`.
"""

from __future__ import annotations

from contextlib import AbstractContextManager, nullcontext
from typing import TYPE_CHECKING, Any, TypeVar

from wijdesk.models.opdrachten.basis import Gezien, Opdracht, met_gezien

if TYPE_CHECKING:
    from PySide6.QtCore import QObject

    from wijdesk.ui.jobs import Jobs

Wens = TypeVar("Wens", bound=Opdracht[Any])


class Kijker:
    """Mixin of a form; the form calls `zie` when it puts in its fields what stands in the store."""

    gezien: Gezien | None = None
    _jobs_gezien: Jobs | None = None

    def zie_bij(self, jobs: Jobs, scherm: QObject) -> None:
        """What stands on `scherm` now is what was seen: what comes in from here on is told before it is replaced."""
        self._jobs_gezien, self.gezien = jobs, jobs.gezien(scherm)

    def zie_op_blad(self, scherm: QObject) -> None:
        """The same for a part that was given no jobs: those of the panel it stands in."""
        om: Any = scherm.parent()
        while om is not None and not hasattr(om, "omgeving"):
            om = om.parent()
        if om is not None:
            self.zie_bij(om.omgeving.jobs, scherm)

    def namens(self) -> AbstractContextManager[None]:
        """Whatever is written in this context was asked by who saw what this form saw."""
        return nullcontext() if self._jobs_gezien is None else self._jobs_gezien.namens(self.gezien)

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
