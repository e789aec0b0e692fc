"""Sending what a form, a strip or a key asked, and giving a refusal back to it. Knows no page."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtWidgets import QWidget

from wijdesk.errors import Storing, Weigering
from wijdesk.models.opdrachten.basis import Opdracht
from wijdesk.ui.een_zin import EenZin
from wijdesk.ui.formulier import Formulier
from wijdesk.ui.jobs import Jobs


def schrijf_formulier(
    jobs: Jobs, eigenaar: QWidget, formulier: Formulier, opdracht: Opdracht[Any], klaar: Callable[[Any], None]
) -> None:
    """Save what a form filled in; `klaar` gets what was answered."""

    def gelukt(uitkomst: Any, *_: object) -> None:
        formulier.gelukt()
        klaar(uitkomst)

    jobs.write(opdracht, gelukt, eigenaar=eigenaar, geweigerd=formulier.toon_fouten, mislukt=formulier.toon_storing)


def schrijf_los(
    jobs: Jobs, eigenaar: QWidget, strook: EenZin, opdracht: Opdracht[Any], meld: Callable[[str], None]
) -> None:
    """Save what a key or a strip asked; a refusal stands in the strip, or else in the status line."""

    def zeg(zin: str) -> None:
        strook.toon_fout(zin) if strook.isVisible() else meld(zin)

    def geweigerd(weigering: Weigering) -> None:
        zeg(weigering.in_een_zin())

    def mislukt(storing: Storing) -> None:
        zeg(f"{storing.zin} {storing.uitweg}")

    if strook.isVisible():
        strook.met_gezien(opdracht)
    jobs.write(opdracht, lambda *_: strook.sluit(), eigenaar=eigenaar, geweigerd=geweigerd, mislukt=mislukt)
