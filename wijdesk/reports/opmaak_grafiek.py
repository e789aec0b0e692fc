"""Charts of a report of figures: lines that break where a definition changes, bars, a map of hours.

Drawn by reportlab as vectors from the same rows that stand in the table beside it; what a chart shows is said in words
for who hears it. No sign is by colour alone: a line has its own mark and its name at its top, a bar its number.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from wijdesk.reports.jaarverslag_tekst import getal
from wijdesk.reports.lettertypen import breedte, breek
from wijdesk.reports.opmaak import (
    ACCENT,
    ACCENT_ZACHT,
    BREED,
    GEWOON,
    GRIJS,
    INKT,
    MIDDEL,
    VET,
    Blok,
    Doek,
    balk,
    kort,
    lijn,
    schrijf,
)
from wijdesk.reports.opmaak_cijfers import KOP_HOOG, REGEL, TITEL_HOOG


@dataclass(frozen=True)
class Reeks:
    """A line: a value per point (None: not known) and the places of the first point under another definition."""

    naam: str
    waarden: tuple[float | None, ...]
    teksten: tuple[str, ...] = ()
    """Values as they are read, to stand at the points; none when there are too many to read."""
    breuken: tuple[int, ...] = ()


Vlak = tuple[float, float, float, float]
"""Left, bottom, right, top; of a piece of a line both its ends."""
HOOG, BOVEN, BENEDEN = 8.0, 5.0, 13.0
"""Of the value at a point: its height, and how far it stands above or below the middle of its mark."""
MERKEN = ("rondje", "vierkant", "ruit", "driehoek")


@dataclass(frozen=True)
class Lijngrafiek:
    """Lines over the same points. Nothing is drawn through a change of definition or past what is not known."""

    titel: str
    punten: tuple[str, ...]
    reeksen: tuple[Reeks, ...]
    breuken: tuple[tuple[int, str], ...] = ()
    """(first point of a new definition, what changed)."""
    breed: float = BREED
    hoog: float = 120.0
    lucht: float = 20.0

    @cached_property
    def _noten(self) -> tuple[str, ...]:
        zinnen = [f"{nummer}. {zin}" for nummer, (_, zin) in enumerate(self.breuken, 1)]
        return tuple(regel for zin in zinnen for regel in breek(zin, GEWOON, 8, self.breed))

    @cached_property
    def hoogte(self) -> float:
        namen = REGEL + 4 if len(self.reeksen) > 1 else 0
        return TITEL_HOOG + namen + self.hoog + 22 + 10.5 * len(self._noten)

    def teken(self, doek: Doek, x: float, y: float) -> None:
        with doek.inhoud("H3"):
            schrijf(doek, x, y - 11, kort(self.titel, VET, 11, self.breed), VET, 11, INKT)
        y -= TITEL_HOOG
        if len(self.reeksen) > 1:
            self._teken_namen(doek, x, y)
            y -= REGEL + 4
        onder = y - self.hoog
        with doek.inhoud("Figure", self._in_woorden()):
            self._teken_lijnen(doek, x, onder)
        y = onder - 22
        for regel in self._noten:
            with doek.inhoud("P"):
                schrijf(doek, x, y - 6, regel, GEWOON, 8, GRIJS)
            y -= 10.5

    def splits(self, ruimte: float) -> tuple[Blok, Blok] | None:
        return None

    def _teken_namen(self, doek: Doek, x: float, y: float) -> None:
        for nummer, reeks in enumerate(self.reeksen):
            with doek.versiering():
                _merk(doek, x + 3, y - 6, nummer)
            with doek.inhoud("P"):
                schrijf(doek, x + 10, y - 9, reeks.naam, GEWOON, 8.5, INKT)
            x += 24 + breedte(reeks.naam, GEWOON, 8.5)

    def _teken_lijnen(self, doek: Doek, x: float, onder: float) -> None:
        bekend = [waarde for reeks in self.reeksen for waarde in reeks.waarden if waarde is not None]
        meeste, minste = max(bekend, default=0.0), min(0.0, *bekend, 0.0)
        schaal = (self.hoog - 16) / ((meeste - minste) or 1)
        stap = self.breed / max(1, len(self.punten))
        plek = [x + stap * (nummer + 0.5) for nummer in range(len(self.punten))]
        lijn(doek, x, onder - minste * schaal, self.breed, dik=0.8, kleur=INKT)
        bezet: list[Vlak] = []
        stukken: list[Vlak] = [(x, onder - minste * schaal, x + self.breed, onder - minste * schaal)]
        for nummer, (bij, _) in enumerate(self.breuken, 1):
            links = plek[bij] - stap / 2
            doek.saveState()
            doek.setDash(3, 3)
            doek.setStrokeColor(GRIJS)
            doek.line(links, onder, links, onder + self.hoog)
            doek.restoreState()
            schrijf(doek, links + 3, onder + self.hoog - 7, str(nummer), MIDDEL, 8, GRIJS)
            stukken.append((links, onder, links, onder + self.hoog))
            bezet.append((links + 3, onder + self.hoog - 8, links + 9, onder + self.hoog))
        alle = [
            [None if waarde is None else onder + (waarde - minste) * schaal for waarde in reeks.waarden]
            for reeks in self.reeksen
        ]
        for nummer, (reeks, hoogtes) in enumerate(zip(self.reeksen, alle, strict=True)):
            doek.setStrokeColor(ACCENT if nummer == 0 else INKT)
            doek.setLineWidth(1.6)
            for eerste in range(len(hoogtes) - 1):
                begin, eind = hoogtes[eerste], hoogtes[eerste + 1]
                if begin is not None and eind is not None and eerste + 1 not in reeks.breuken:
                    stukken.append((plek[eerste], begin, plek[eerste + 1], eind))
                    doek.line(*stukken[-1])
            for hier, hoog in enumerate(hoogtes):
                if hoog is not None:
                    _merk(doek, plek[hier], hoog, nummer)
        for reeks, hoogtes in zip(self.reeksen, alle, strict=True):
            for hier in _te_zeggen(reeks, stap):
                if (hoog := hoogtes[hier]) is not None:
                    vlak = bijschrift(
                        (plek[hier], hoog), breedte(reeks.teksten[hier], GEWOON, 7.5), stukken, bezet,
                        binnen=(x, onder, x + self.breed),
                    )  # fmt: skip
                    bezet.append(vlak)
                    schrijf(doek, vlak[0], vlak[1] + 1, reeks.teksten[hier], GEWOON, 7.5, INKT)
        om_de = 1 + int(max((breedte(punt, GEWOON, 7.5) for punt in self.punten), default=0) + 6) // max(1, int(stap))
        for hier, punt in enumerate(self.punten):
            if hier % om_de == 0:
                _midden(doek, plek[hier], onder - 13, punt, GEWOON, 7.5, GRIJS)

    def _in_woorden(self) -> str:
        delen = []
        for reeks in self.reeksen:
            teksten = reeks.teksten or tuple("" if waarde is None else f"{waarde:g}" for waarde in reeks.waarden)
            delen.append(f"{reeks.naam}: " + ", ".join(
                f"{punt} {tekst or 'niet bekend'}" for punt, tekst in zip(self.punten, teksten, strict=True)
            ))  # fmt: skip
        return f"{self.titel}. {'. '.join(delen)}."


@dataclass(frozen=True)
class Staafgrafiek:
    """A bar per point with its number above it; the highest stands out."""

    titel: str
    staven: tuple[tuple[str, int], ...]
    breed: float = BREED
    hoog: float = 124.0
    lucht: float = 26.0

    @property
    def hoogte(self) -> float:
        return 62 + self.hoog

    def teken(self, doek: Doek, x: float, y: float) -> None:
        meeste = max(1, *(aantal for _, aantal in self.staven))
        stap = self.breed / len(self.staven)
        grond = y - self.hoogte + 18
        with doek.inhoud("H2"):
            schrijf(doek, x, y - 13, self.titel, VET, 12.5, INKT)
        zin = ", ".join(f"{naam} {getal(aantal)}" for naam, aantal in self.staven)
        with doek.inhoud("Figure", f"{self.titel}: {zin}."):
            for plaats, (naam, aantal) in enumerate(self.staven):
                links = x + plaats * stap
                hoog = self.hoog * aantal / meeste
                balk(doek, links + stap / 8, grond, stap * 3 / 4, hoog, ACCENT if aantal == meeste else ACCENT_ZACHT)
                _midden(doek, links + stap / 2, grond + hoog + 5, getal(aantal), GEWOON, 8, INKT)
                _midden(doek, links + stap / 2, grond - 13, naam, GEWOON, 8, GRIJS)
            lijn(doek, x, grond, self.breed, dik=0.8, kleur=INKT)

    def splits(self, ruimte: float) -> tuple[Blok, Blok] | None:
        return None


@dataclass(frozen=True)
class Uurkaart:
    """Counts by hour (down) and weekday (across): the number stands in each cell, the tint only repeats it."""

    titel: str
    dagen: tuple[str, ...]
    uren: tuple[tuple[str, tuple[int, ...]], ...]
    """(hour in words, a count per day)."""
    lucht: float = 18.0
    rij_hoog: float = 13.0

    @property
    def hoogte(self) -> float:
        return TITEL_HOOG + KOP_HOOG + self.rij_hoog * len(self.uren)

    def teken(self, doek: Doek, x: float, y: float) -> None:
        stap = (BREED - 60) / len(self.dagen)
        meeste = max((aantal for _, rij in self.uren for aantal in rij), default=0)
        with doek.inhoud("H3"):
            schrijf(doek, x, y - 11, self.titel, VET, 11, INKT)
        y -= TITEL_HOOG + KOP_HOOG
        with doek.groep("Table"):
            with doek.groep("TR"):
                for nummer, tekst in enumerate(("", *self.dagen)):
                    with doek.inhoud("TH"):
                        _midden(doek, x + 60 + stap * (nummer - 0.5), y + 4, tekst, GEWOON, 8, GRIJS)
            for uur, rij in self.uren:
                with doek.groep("TR"):
                    with doek.inhoud("TH"):
                        schrijf(doek, x, y - 9.5, uur, GEWOON, 8, GRIJS)
                    for nummer, aantal in enumerate(rij):
                        with doek.versiering():
                            doek.setFillColor(ACCENT, alpha=0.45 * aantal / (meeste or 1))
                            doek.rect(x + 60 + stap * nummer, y - self.rij_hoog + 1, stap - 2, self.rij_hoog - 2, 0, 1)
                            doek.setFillAlpha(1)
                        with doek.inhoud("TD"):
                            midden = x + 60 + stap * (nummer + 0.5)
                            _midden(doek, midden, y - 9.5, getal(aantal) if aantal else "", GEWOON, 8, INKT)
                y -= self.rij_hoog

    def splits(self, ruimte: float) -> tuple[Blok, Blok] | None:
        return None


def _te_zeggen(reeks: Reeks, stap: float) -> list[int]:
    """At which points the value stands: at all of them where there is room, else the highest, lowest and last."""
    bekend = [plek for plek, waarde in enumerate(reeks.waarden) if waarde is not None]
    breed = max((breedte(tekst, GEWOON, 7.5) for tekst in reeks.teksten), default=0) + 3
    if not reeks.teksten or not bekend or breed <= stap:
        return bekend if reeks.teksten else []
    op_waarde = sorted(bekend, key=lambda plek: reeks.waarden[plek] or 0)
    uit: list[int] = []
    for plek in (bekend[-1], op_waarde[-1], op_waarde[0]):
        if all(abs(plek - ander) * stap >= breed for ander in uit):
            uit.append(plek)
    return uit


def bijschrift(
    punt: tuple[float, float],
    breed: float,
    stukken: Sequence[Vlak],
    bezet: Sequence[Vlak],
    *,
    binnen: tuple[float, float, float],
) -> Vlak:
    """Where the value of a point stands: above it, or where no line and no other value goes through it.

    `breed`: of the text; `stukken`: the lines; `bezet`: where text stands; `binnen`: left, bottom, right of the chart.
    """
    x, y = punt
    links, onder, rechts = binnen
    opzij = breed / 2 + 3.0
    kandidaten = []
    for dx, dy in (
        *((0.0, BOVEN), (0.0, -BENEDEN), (-opzij, 3.0), (opzij, 3.0), (-opzij, -9.0), (opzij, -9.0)),
        *((-opzij - 3, 1.5), (opzij + 3, 1.5), (0.0, 2 * BOVEN), (0.0, 4 * BOVEN)),
    ):
        van = min(max(x + dx - breed / 2, links), rechts - breed)
        if y + dy >= onder:
            kandidaten.append((van, y + dy, van + breed, y + dy + HOOG))

    def door(vlak: Vlak) -> int:
        ruim = (vlak[0] - 1, vlak[1] + 0.5, vlak[2] + 1, vlak[3] - 0.5)
        return sum(_gaat_door(stuk, ruim) for stuk in stukken) + sum(_over(ander, ruim) for ander in bezet)

    return min(kandidaten, key=door)


def _gaat_door(stuk: Vlak, vlak: Vlak) -> bool:
    """Whether a piece of a line comes inside a rectangle (Liang-Barsky)."""
    x, y, x_eind, y_eind = stuk
    dx, dy = x_eind - x, y_eind - y
    van, tot = 0.0, 1.0
    for p, q in ((-dx, x - vlak[0]), (dx, vlak[2] - x), (-dy, y - vlak[1]), (dy, vlak[3] - y)):
        if p == 0:
            if q < 0:
                return False
        elif p < 0:
            van = max(van, q / p)
        else:
            tot = min(tot, q / p)
    return van <= tot


def _over(een: Vlak, ander: Vlak) -> bool:
    return een[0] < ander[2] and ander[0] < een[2] and een[1] < ander[3] and ander[1] < een[3]


def _midden(doek: Doek, x: float, y: float, tekst: str, letter: str, grootte: float, kleur: object) -> None:
    schrijf(doek, x - breedte(tekst, letter, grootte) / 2, y, tekst, letter, grootte, kleur)


def _merk(doek: Doek, x: float, y: float, nummer: int) -> None:
    """The mark of the nth line, so that lines are told apart without colour."""
    soort = MERKEN[nummer % len(MERKEN)]
    doek.setFillColor(ACCENT if nummer == 0 else INKT)
    if soort == "rondje":
        doek.circle(x, y, 2.4, stroke=0, fill=1)
    elif soort == "vierkant":
        doek.rect(x - 2.2, y - 2.2, 4.4, 4.4, stroke=0, fill=1)
    else:
        pad = doek.beginPath()
        punten = ((0, 3.2), (3.2, 0), (0, -3.2), (-3.2, 0)) if soort == "ruit" else ((0, 3), (2.8, -2.2), (-2.8, -2.2))
        pad.moveTo(x + punten[0][0], y + punten[0][1])
        for dx, dy in punten[1:]:
            pad.lineTo(x + dx, y + dy)
        pad.close()
        doek.drawPath(pad, stroke=0, fill=1)
