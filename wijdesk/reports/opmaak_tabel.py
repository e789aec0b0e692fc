"""A table of counts as we print it: names, a bar for the share, share and count at the right, thin rules between."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache

from wijdesk.models.cijfer import KLEIN
from wijdesk.reports.jaarverslag_tekst import getal, procent
from wijdesk.reports.lettertypen import breek, teken_regels
from wijdesk.reports.opmaak import (
    ACCENT,
    BREED,
    GEWOON,
    GRIJS,
    INKT,
    MIDDEL,
    VET,
    Blok,
    Doek,
    balk,
    lijn,
    schrijf,
    schrijf_rechts,
)

TITEL_HOOG = 26.0
KOP_HOOG = 16.0
RIJ_HOOG = 16.5
REGEL = 11.0
LETTER = 9.0
AANDEEL, TOEN = 46.0, 92.0
"""How far from the right edge the share and the earlier count end."""
VERVOLG = " (vervolg)"
MINST = 5
"""A table is not split when fewer rows than this would stand on either page."""


@dataclass(frozen=True)
class CijferTabel:
    """Counts under a title. `totaal` is what a share is a share of; it is printed below when `met_totaal`.

    Of a small total no share is said: the counts say it.
    """

    titel: str
    kolom: str
    rijen: tuple[tuple[str, int], ...]
    totaal: int
    breed: float = BREED
    met_totaal: bool = True
    met_balk: bool = True
    langste: int = 0
    """The count with the longest bar, kept when the table is split; 0 for the largest of `rijen`."""
    eerder: tuple[tuple[str, int], ...] = ()
    """The same counts in the period it is compared with, under `toen`."""
    toen: str = ""
    lucht: float = 26.0

    @property
    def hoogte(self) -> float:
        return TITEL_HOOG + KOP_HOOG + sum(map(self._rij_hoogte, self.rijen)) + (RIJ_HOOG if self.met_totaal else 0)

    def teken(self, doek: Doek, x: float, y: float) -> None:
        rechts = x + self.breed
        if not self.titel.endswith(VERVOLG):
            doek.wegwijzer(self.titel, y, 0)
        with doek.inhoud("H2"):
            schrijf(doek, x, y - 13, self.titel, VET, 12.5, INKT)
        y -= TITEL_HOOG + KOP_HOOG
        with doek.groep("Table"):
            with doek.groep("TR"):
                with doek.inhoud("TH"):
                    schrijf(doek, x, y + 5, self.kolom, GEWOON, 7.5, GRIJS)
                with doek.inhoud("TH"):
                    schrijf_rechts(doek, rechts - AANDEEL, y + 5, "aandeel", GEWOON, 7.5, GRIJS)
                if self.toen:
                    with doek.inhoud("TH"):
                        schrijf_rechts(doek, rechts - TOEN, y + 5, self.toen, GEWOON, 7.5, GRIJS)
                with doek.inhoud("TH"):
                    schrijf_rechts(doek, rechts, y + 5, "aantal", GEWOON, 7.5, GRIJS)
            with doek.versiering():
                lijn(doek, x, y, self.breed, dik=0.8, kleur=INKT)
            for rij in self.rijen:
                with doek.groep("TR"):
                    self._teken_rij(doek, x, y, rij=rij)
                y -= self._rij_hoogte(rij)
                with doek.versiering():
                    lijn(doek, x, y, self.breed)
            if self.met_totaal:
                with doek.groep("TR"):
                    with doek.inhoud("TD"):
                        schrijf(doek, x, y - 11.5, "Totaal", VET, LETTER, INKT)
                    with doek.inhoud("TD"):
                        schrijf_rechts(doek, rechts, y - 11.5, getal(self.totaal), VET, LETTER, INKT)

    def splits(self, ruimte: float) -> tuple[Blok, Blok] | None:
        hoog, passen = TITEL_HOOG + KOP_HOOG, 0
        for rij in self.rijen:
            hoog += self._rij_hoogte(rij)
            if hoog > ruimte:
                break
            passen += 1
        passen = min(passen, len(self.rijen) - MINST)
        if passen < MINST:
            return None
        titel = f"{self.titel.removesuffix(VERVOLG)}{VERVOLG}"
        return (
            replace(self, rijen=self.rijen[:passen], langste=self._langste, met_totaal=False, lucht=0.0),
            replace(self, rijen=self.rijen[passen:], langste=self._langste, titel=titel),
        )

    @property
    def _langste(self) -> int:
        return self.langste or max((aantal for _, aantal in self.rijen), default=0)

    @property
    def _naam_breed(self) -> float:
        return (self.breed * 0.46 if self.met_balk else self.breed - (TOEN + 50 if self.toen else 84)) - 8

    def _rij_hoogte(self, rij: tuple[str, int]) -> float:
        return RIJ_HOOG + REGEL * (len(naam_regels(rij[0], self._naam_breed)) - 1)

    def _teken_rij(self, doek: Doek, x: float, y: float, *, rij: tuple[str, int]) -> None:
        code, aantal = rij
        rechts, grond = x + self.breed, y - 11.5
        with doek.inhoud("TD"):
            teken_regels(
                doek, x, grond, naam_regels(code, self._naam_breed),
                letter=GEWOON, grootte=LETTER, afstand=REGEL, kleur=INKT,
            )  # fmt: skip
        if self.met_balk and aantal:
            links = x + self.breed * 0.46
            lang = rechts - (TOEN + 50 if self.toen else 96) - links
            with doek.versiering():
                balk(doek, links, grond + 0.5, max(0.8, lang * aantal / max(1, self._langste)), 5, ACCENT)
        deel = "" if self.totaal < KLEIN else procent(aantal, self.totaal, decimalen=1)
        with doek.inhoud("TD"):
            schrijf_rechts(doek, rechts - AANDEEL, grond, deel, GEWOON, LETTER, GRIJS)
        if self.toen:
            with doek.inhoud("TD"):
                schrijf_rechts(doek, rechts - TOEN, grond, getal(dict(self.eerder).get(code, 0)), GEWOON, LETTER, GRIJS)
        with doek.inhoud("TD"):
            schrijf_rechts(doek, rechts, grond, getal(aantal), MIDDEL, LETTER, INKT)


@dataclass(frozen=True)
class NaastElkaar:
    """Two narrow tables side by side."""

    links: CijferTabel
    rechts: CijferTabel
    tussen: float = 32.0
    lucht: float = 26.0

    @property
    def hoogte(self) -> float:
        return max(tabel.hoogte for tabel in self._smal)

    @property
    def _smal(self) -> tuple[CijferTabel, CijferTabel]:
        breed = (BREED - self.tussen) / 2
        return (
            replace(self.links, breed=breed, met_balk=False),
            replace(self.rechts, breed=breed, met_balk=False),
        )

    def teken(self, doek: Doek, x: float, y: float) -> None:
        links, rechts = self._smal
        links.teken(doek, x, y)
        rechts.teken(doek, x + links.breed + self.tussen, y)

    def splits(self, ruimte: float) -> tuple[Blok, Blok] | None:
        return None


@lru_cache(maxsize=512)
def naam_regels(code: str, breed: float) -> tuple[str, ...]:
    """A name in lines; one word longer than the column is cut up by its letters."""
    return tuple(breek(code, GEWOON, LETTER, breed))
