"""A paper that must stay on one page: rows of two columns, and texts that get shorter until it fits. Knows no files.

What is shortened says so ("zie dossier"); the record itself stays whole.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TypeVar

from wijdesk.reports.lettertypen import breek, teken_regels
from wijdesk.reports.opmaak import ALLEEN, BREED, GEWOON, INKT, MIDDEL, Blok, Doek, laad_letters, lijn, verdeel

ZIE_DOSSIER = "… (zie dossier)"
LETTER, REGEL, WIT = 9.0, 12.0, 4.0
LINKS = 0.2
"""Share of the width that the labels take."""

M = TypeVar("M")


def ingekort(tekst: str, hoogstens: int) -> str:
    """A text of at most so many signs, cut between words, that says where the rest stands."""
    schoon = " ".join(tekst.split())
    if len(schoon) <= hoogstens:
        return schoon
    heel, _, _ = schoon[: max(1, hoogstens - len(ZIE_DOSSIER) + 1)].rpartition(" ")
    return f"{(heel or schoon[: max(1, hoogstens - len(ZIE_DOSSIER))]).rstrip(' ,;:.')}{ZIE_DOSSIER}"


def die_past(maak: Callable[[M], list[Blok]], maten: Sequence[M]) -> list[Blok]:
    """The blocks of the first measure (from roomy to tight) that fit on one page; else those of the last."""
    blokken: list[Blok] = []
    with ALLEEN:
        laad_letters()
        for maat in maten:
            blokken = maak(maat)
            if len(verdeel(blokken, vol=True)) == 1:
                break
    return blokken


@dataclass(frozen=True)
class Paren:
    """Rows of a label and what there is to say of it; for a screen reader a table with a head per row."""

    rijen: tuple[tuple[str, str], ...]
    """(label, text); new lines in the text stay."""
    lucht: float = 12.0

    @cached_property
    def _cellen(self) -> tuple[tuple[tuple[str, ...], tuple[str, ...]], ...]:
        links, rechts = BREED * LINKS - 10, BREED * (1 - LINKS)
        return tuple(
            (tuple(breek(label, MIDDEL, LETTER, links)), tuple(breek(tekst, GEWOON, LETTER, rechts)))
            for label, tekst in self.rijen
        )

    @cached_property
    def hoogte(self) -> float:
        return sum(_hoog(rij) for rij in self._cellen)

    def teken(self, doek: Doek, x: float, y: float) -> None:
        with doek.groep("Table"):
            for rij in self._cellen:
                with doek.versiering():
                    lijn(doek, x, y, BREED)
                with doek.groep("TR"):
                    for soort, plek, regels, letter in (
                        ("TH", x, rij[0], MIDDEL),
                        ("TD", x + BREED * LINKS, rij[1], GEWOON),
                    ):
                        with doek.inhoud(soort):
                            teken_regels(
                                doek, plek, y - WIT / 2 - LETTER - 1, regels,
                                letter=letter, grootte=LETTER, afstand=REGEL, kleur=INKT,
                            )  # fmt: skip
                y -= _hoog(rij)

    def splits(self, ruimte: float) -> tuple[Blok, Blok] | None:
        past, hoog = 0, 0.0
        for rij in self._cellen:
            hoog += _hoog(rij)
            past += hoog <= ruimte
        if not 0 < past < len(self.rijen):
            return None
        return Paren(self.rijen[:past], lucht=0.0), Paren(self.rijen[past:], lucht=self.lucht)


def _hoog(rij: tuple[tuple[str, ...], tuple[str, ...]]) -> float:
    return max(len(cel) for cel in rij) * REGEL + WIT
