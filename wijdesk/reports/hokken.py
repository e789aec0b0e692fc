"""Boxes to cross with a pen, on papers that are filled in by hand."""

from __future__ import annotations

from dataclasses import dataclass

from wijdesk.reports.lettertypen import breedte, teken_regels
from wijdesk.reports.opmaak import GEWOON, INKT, Blok, Doek

HOK = 15.0
"""Side of a box in points: wide enough for a cross with a ballpoint."""
NAAST, TUSSEN = 4.0, 22.0
"""Points between a box and its word, and between a word and the next box."""


def teken_hok(doek: Doek, x: float, y: float) -> None:
    """An empty box with its top left at (x, y); what it is for stands beside it."""
    with doek.versiering():
        doek.setStrokeColor(INKT)
        doek.setLineWidth(0.9)
        doek.rect(x, y - HOK, HOK, HOK)


@dataclass(frozen=True)
class Hokken:
    """A box for each of these words, in a row."""

    woorden: tuple[str, ...]
    grootte: float = 10.0
    lucht: float = 4.0

    @property
    def hoogte(self) -> float:
        return HOK + 2

    def teken(self, doek: Doek, x: float, y: float) -> None:
        for woord in self.woorden:
            teken_hok(doek, x, y - 2)
            x += HOK + NAAST
            with doek.inhoud("P"):
                teken_regels(doek, x, y + 2 - HOK, (woord,), letter=GEWOON, grootte=self.grootte,
                             afstand=self.grootte, kleur=INKT)  # fmt: skip
            x += breedte(woord, GEWOON, self.grootte) + TUSSEN

    def splits(self, ruimte: float) -> tuple[Blok, Blok] | None:
        """Never: they are one answer."""
        return None
