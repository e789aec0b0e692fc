"""Blocks of a report of figures: parts, tiles, and tables of words and numbers. Its charts are in `opmaak_grafiek`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

from wijdesk.reports.lettertypen import breek, teken_regels
from wijdesk.reports.opmaak import (
    ACCENT,
    BREED,
    GEWOON,
    GRIJS,
    INKT,
    LIJN,
    VET,
    Blok,
    Doek,
    kort,
    lijn,
    schrijf,
    schrijf_rechts,
)

TITEL_HOOG, KOP_HOOG = 22.0, 16.0
LETTER, REGEL = 9.0, 11.0
VERVOLG = " (vervolg)"
TUSSEN = 10.0
MINST = 2
"""Rows of a table that stay together at the foot and at the top of a page."""


@dataclass(frozen=True)
class Kop:
    """A part of the report, with a bookmark."""

    tekst: str
    lucht: float = 6.0
    hoogte: float = 20.0

    def teken(self, doek: Doek, x: float, y: float) -> None:
        doek.wegwijzer(self.tekst, y, 0)
        with doek.inhoud("H2"):
            schrijf(doek, x, y - 14, self.tekst, VET, 14, ACCENT)

    def splits(self, ruimte: float) -> tuple[Blok, Blok] | None:
        return None


@dataclass(frozen=True)
class Tegel:
    """A figure everybody looks for, what it is, and how it was before (in words, may be empty)."""

    waarde: str
    wat: str
    toen: str = ""


@dataclass(frozen=True)
class Tegels:
    """Tiles in rows of `per_rij`."""

    tegels: tuple[Tegel, ...]
    per_rij: int = 4
    lucht: float = 18.0

    @cached_property
    def _breed(self) -> float:
        breed: float = (BREED - (self.per_rij - 1) * 14) / self.per_rij
        return breed

    @cached_property
    def _rijen(self) -> tuple[tuple[float, tuple[Tegel, ...]], ...]:
        """Per row its height and its tiles; a name of more lines makes its row higher."""
        stukken = [self.tegels[plek : plek + self.per_rij] for plek in range(0, len(self.tegels), self.per_rij)]
        return tuple((max(self._hoog(tegel) for tegel in rij), rij) for rij in stukken)

    def _hoog(self, tegel: Tegel) -> float:
        wat, toen = self._regels(tegel.wat), self._regels(tegel.toen) if tegel.toen else []
        return 34 + REGEL * (len(wat) + len(toen)) + 10

    def _regels(self, tekst: str) -> list[str]:
        return breek(tekst, GEWOON, 8.5, self._breed)

    @cached_property
    def hoogte(self) -> float:
        return sum(hoog for hoog, _ in self._rijen)

    def teken(self, doek: Doek, x: float, y: float) -> None:
        for hoog, rij in self._rijen:
            for plaats, tegel in enumerate(rij):
                links = x + plaats * (self._breed + 14)
                with doek.versiering():
                    lijn(doek, links, y, self._breed, dik=1.4, kleur=ACCENT)
                with doek.inhoud("P"):
                    schrijf(doek, links, y - 24, f"{kort(tegel.waarde, VET, 19, self._breed)} ", VET, 19, INKT)
                    onder = y - 38
                    for tekst, kleur in ((tegel.wat, INKT), (tegel.toen, GRIJS)):
                        regels = self._regels(tekst) if tekst else []
                        if regels:
                            teken_regels(
                                doek, links, onder, [*regels[:-1], f"{regels[-1]} "],
                                letter=GEWOON, grootte=8.5, afstand=REGEL, kleur=kleur,
                            )  # fmt: skip
                        onder -= REGEL * len(regels)
            y -= hoog

    def splits(self, ruimte: float) -> tuple[Blok, Blok] | None:
        past, hoog = 0, 0.0
        for nummer, (rij_hoog, _) in enumerate(self._rijen, 1):
            hoog += rij_hoog
            past = nummer if hoog <= ruimte else past
        if not 0 < past < len(self._rijen):
            return None
        plek = past * self.per_rij
        return replace(self, tegels=self.tegels[:plek], lucht=0.0), replace(self, tegels=self.tegels[plek:])


@dataclass(frozen=True)
class Stapel:
    """Blocks below each other that stay together."""

    blokken: tuple[Blok, ...]
    lucht: float = 16.0

    @cached_property
    def hoogte(self) -> float:
        return sum(blok.hoogte for blok in self.blokken) + sum(blok.lucht for blok in self.blokken[:-1])

    def teken(self, doek: Doek, x: float, y: float) -> None:
        for blok in self.blokken:
            blok.teken(doek, x, y)
            y -= blok.hoogte + blok.lucht

    def splits(self, ruimte: float) -> tuple[Blok, Blok] | None:
        return None


@dataclass(frozen=True)
class Naast:
    """Two narrow blocks side by side, as a chart with its table; the right one begins `links_breed` from the left."""

    links: Blok
    rechts: Blok
    links_breed: float
    lucht: float = 18.0

    @property
    def hoogte(self) -> float:
        return max(self.links.hoogte, self.rechts.hoogte)

    def teken(self, doek: Doek, x: float, y: float) -> None:
        self.links.teken(doek, x, y)
        self.rechts.teken(doek, x + self.links_breed, y)

    def splits(self, ruimte: float) -> tuple[Blok, Blok] | None:
        return None


@dataclass(frozen=True)
class Kolom:
    """A column: its head, its share of the width, and whether it holds numbers, which stand at the right."""

    kop: str
    deel: float
    rechts: bool = False


@dataclass(frozen=True)
class Kolommen:
    """A table of words and numbers. Cells break into lines; the heads come back on every page; no row stands alone."""

    titel: str
    kolommen: tuple[Kolom, ...]
    rijen: tuple[tuple[str, ...], ...]
    breed: float = BREED
    lucht: float = 20.0
    niveau: int = 1
    """Of the bookmark: 0 is a part of the report, 1 a part of a part, -1 none: it belongs to what stands beside it."""
    _gebroken: tuple[tuple[tuple[str, ...], ...], ...] = field(default=(), repr=False)

    @cached_property
    def _cellen(self) -> tuple[tuple[tuple[str, ...], ...], ...]:
        return self._gebroken or tuple(
            tuple(
                tuple(breek(cel, GEWOON, LETTER, self._ruim(kolom)))
                for cel, kolom in zip(rij, self.kolommen, strict=True)
            )
            for rij in self.rijen
        )

    @cached_property
    def _koppen(self) -> tuple[tuple[str, ...], ...]:
        return tuple(tuple(breek(kolom.kop, GEWOON, 7.5, self._ruim(kolom))) for kolom in self.kolommen)

    def _ruim(self, kolom: Kolom) -> float:
        return kolom.deel * self.breed - TUSSEN

    @cached_property
    def _boven(self) -> float:
        return TITEL_HOOG + 7 + 9 * max(map(len, self._koppen))

    @cached_property
    def hoogte(self) -> float:
        return self._boven + sum(map(_rij_hoog, self._cellen))

    def teken(self, doek: Doek, x: float, y: float) -> None:
        if self.niveau >= 0 and not self.titel.endswith(VERVOLG):
            doek.wegwijzer(self.titel, y, self.niveau)
        grootte = 11.0 if self.niveau else 12.5
        with doek.inhoud("H3" if self.niveau else "H2"):
            schrijf(doek, x, y - 11, kort(self.titel, VET, grootte, self.breed), VET, grootte, INKT)
        y -= self._boven
        plekken = self._plekken(x)
        with doek.groep("Table"):
            with doek.groep("TR"):
                for plek, kolom, regels in zip(plekken, self.kolommen, self._koppen, strict=True):
                    with doek.inhoud("TH"):
                        _cel(doek, plek, y + 5 + 9 * (len(regels) - 1), regels, kolom, 7.5, 9, GRIJS)
            with doek.versiering():
                lijn(doek, x, y, self.breed, dik=0.8, kleur=INKT)
            for rij in self._cellen:
                with doek.groep("TR"):
                    for plek, kolom, regels in zip(plekken, self.kolommen, rij, strict=True):
                        with doek.inhoud("TD"):
                            _cel(doek, plek, y - 11.5, regels, kolom, LETTER, REGEL, INKT)
                y -= _rij_hoog(rij)
                with doek.versiering():
                    lijn(doek, x, y, self.breed, kleur=LIJN)

    def _plekken(self, x: float) -> list[float]:
        """Where the text of each column begins, or ends when it stands at the right."""
        uit, eind = [], x + self.breed
        for kolom in self.kolommen:
            volgende = x + kolom.deel * self.breed
            uit.append((eind if volgende > eind - 1 else volgende - TUSSEN) if kolom.rechts else x)
            x = volgende
        return uit

    def splits(self, ruimte: float) -> tuple[Blok, Blok] | None:
        hoog, past = self._boven, 0
        for rij in self._cellen:
            hoog += _rij_hoog(rij)
            if hoog > ruimte:
                break
            past += 1
        past = min(past, len(self._cellen) - MINST)
        if past < MINST:
            return None
        titel = f"{self.titel.removesuffix(VERVOLG)}{VERVOLG}"
        return (
            replace(self, rijen=(), _gebroken=self._cellen[:past], lucht=0.0),
            replace(self, rijen=(), _gebroken=self._cellen[past:], titel=titel),
        )


def _rij_hoog(rij: tuple[tuple[str, ...], ...]) -> float:
    return 5.5 + REGEL * max(map(len, rij))


def _cel(
    doek: Doek,
    plek: float,
    y: float,
    regels: Sequence[str],
    kolom: Kolom,
    grootte: float,
    afstand: float,
    kleur: object,
) -> None:
    if not kolom.rechts:
        teken_regels(doek, plek, y, regels, letter=GEWOON, grootte=grootte, afstand=afstand, kleur=kleur)
        return
    for nummer, regel in enumerate(regels):
        schrijf_rechts(doek, plek, y - nummer * afstand, regel, GEWOON, grootte, kleur)
