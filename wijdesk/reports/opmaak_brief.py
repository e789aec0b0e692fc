"""The blocks of a letter to a family: headings, calm text, lists, the table of who does what, and signatures.

Type of 11 points and more, one column, no jargon and no colour that says something by itself. Every block labels what
it draws, so that a screen reader reads headings, tables and signatures as such.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

from wijdesk.reports.labels import LabelDoek
from wijdesk.reports.lettertypen import breedte, breek, loopt_van_rechts, teken, teken_regels
from wijdesk.reports.opmaak import ACCENT, BREED, GEWOON, GRIJS, INKT, KANT, LIJN, MIDDEL, VET, Blok, Doek, lijn

LETTER = 11.0
REGEL = 16.0
MINST = 2
"""Lines of one paragraph, and rows of one table, that stay together at the foot and at the top of a page."""
BLADZIJDE = "pagina {0} van {1}"
"""How a page is numbered, unless a paper says it in another language."""


@dataclass(frozen=True)
class Alinea:
    """Text of the family or of ours; new lines in it stay. `soort` is what it is for a screen reader."""

    tekst: str
    grootte: float = LETTER
    regelafstand: float = REGEL
    letter: str = GEWOON
    kleur: Any = INKT
    inspring: float = 0.0
    breed: float = BREED
    lucht: float = 10.0
    soort: str = "P"
    wegwijzer: str = ""
    """The title of a bookmark to here; empty for none."""
    niveau: int = 0
    gebroken: tuple[str, ...] = ()
    """Lines that were broken before; empty when that is still to be done."""
    spiegel: bool = False
    """Whether the letter runs from the right: then so does this text, when it has such letters."""

    @cached_property
    def regels(self) -> tuple[str, ...]:
        breed = self.breed - self.inspring
        return self.gebroken or tuple(breek(self.tekst, self.letter, self.grootte, breed))

    @cached_property
    def hoogte(self) -> float:
        return len(self.regels) * self.regelafstand

    def teken(self, doek: Doek, x: float, y: float) -> None:
        if self.wegwijzer:
            doek.wegwijzer(self.wegwijzer, y + 12, self.niveau)
        y -= self.regelafstand - (self.regelafstand - self.grootte) / 2 - 1
        van_rechts = self.spiegel and loopt_van_rechts(self.tekst)
        with doek.inhoud(self.soort):
            teken_regels(
                doek,
                x + (self.breed - self.inspring if van_rechts else self.inspring),
                y,
                self.regels,
                letter=self.letter,
                grootte=self.grootte,
                afstand=self.regelafstand,
                kleur=self.kleur,
                van_rechts=van_rechts,
            )

    def splits(self, ruimte: float) -> tuple[Blok, Blok] | None:
        past = int(ruimte // self.regelafstand)
        past = min(past, len(self.regels) - MINST)
        if past < MINST or self.soort != "P":
            return None
        return (
            replace(self, gebroken=self.regels[:past], lucht=0.0),
            replace(self, gebroken=self.regels[past:], wegwijzer=""),
        )


def titel(tekst: str) -> Alinea:
    """What the document is, once."""
    return Alinea(tekst, grootte=25, regelafstand=31, letter=VET, soort="H1", lucht=4)


def kop(tekst: str) -> Alinea:
    """A part of the document; it has a bookmark."""
    return Alinea(tekst, grootte=15, regelafstand=20, letter=VET, kleur=ACCENT, soort="H2", lucht=6, wegwijzer=tekst)


def tussenkop(tekst: str, *, wegwijzer: str = "") -> Alinea:
    """A part of a part."""
    return Alinea(
        tekst, wegwijzer=wegwijzer, grootte=12.0, regelafstand=17.5, letter=VET, soort="H3", lucht=4.0, niveau=1
    )


@dataclass(frozen=True)
class Samen:
    """Blocks of which none but the last may be the last of a page: a heading stays with what it is about."""

    blokken: tuple[Blok, ...]

    @property
    def lucht(self) -> float:
        return self.blokken[-1].lucht

    @cached_property
    def _voor(self) -> float:
        return sum(blok.hoogte + blok.lucht for blok in self.blokken[:-1])

    @cached_property
    def hoogte(self) -> float:
        return self._voor + self.blokken[-1].hoogte

    def teken(self, doek: Doek, x: float, y: float) -> None:
        for blok in self.blokken:
            blok.teken(doek, x, y)
            y -= blok.hoogte + blok.lucht

    def splits(self, ruimte: float) -> tuple[Blok, Blok] | None:
        delen = self.blokken[-1].splits(ruimte - self._voor)
        if delen is None:
            return None
        return replace(self, blokken=(*self.blokken[:-1], delen[0])), delen[1]


@dataclass(frozen=True)
class Kader:
    """Text on a quiet surface: what one has to find again, such as whom to call."""

    regels: tuple[tuple[str, str], ...]
    """(text, typeface) per paragraph."""
    lucht: float = 22.0
    rand: float = 13.0
    spiegel: bool = False

    @cached_property
    def _alineas(self) -> tuple[Alinea, ...]:
        return tuple(
            Alinea(tekst, letter=letter, breed=BREED - 2 * self.rand, lucht=2, spiegel=self.spiegel)
            for tekst, letter in self.regels
        )

    @cached_property
    def hoogte(self) -> float:
        return 2 * self.rand - 4 + sum(alinea.hoogte + alinea.lucht for alinea in self._alineas)

    def teken(self, doek: Doek, x: float, y: float) -> None:
        with doek.versiering():
            doek.setFillColor(LIJN, alpha=0.45)
            doek.roundRect(x, y - self.hoogte, BREED, self.hoogte, 5, stroke=0, fill=1)
            doek.setFillAlpha(1)
        y -= self.rand - 1
        for alinea in self._alineas:
            alinea.teken(doek, x + self.rand, y)
            y -= alinea.hoogte + alinea.lucht

    def splits(self, ruimte: float) -> tuple[Blok, Blok] | None:
        return None


CEL_WIT = 6.0
VINKJE = "✓"
HOKJE = "☐"
"""In a cell: an empty box to tick with a pen. It is drawn, for Inter has no such sign."""


@dataclass(frozen=True)
class Rijen:
    """A table of text. A row stays whole unless it is longer than half a page; the heads come back on every page."""

    koppen: tuple[str, ...]
    breedtes: tuple[float, ...]
    """Shares of the full width."""
    rijen: tuple[tuple[str, ...], ...]
    lucht: float = 20.0
    gebroken: tuple[tuple[tuple[str, ...], ...], ...] = ()
    """Rows whose cells were broken into lines before; then `rijen` is empty."""
    spiegel: bool = False
    """Whether the first column stands on the right."""

    @cached_property
    def _cellen(self) -> tuple[tuple[tuple[str, ...], ...], ...]:
        if self.gebroken:
            return self.gebroken
        return tuple(
            tuple(
                (HOKJE,) if cel == HOKJE else tuple(breek(cel, GEWOON, LETTER, breed))
                for cel, breed in zip(rij, self._breedtes, strict=True)
            )
            for rij in self.rijen
        )

    @cached_property
    def _breedtes(self) -> tuple[float, ...]:
        return tuple(deel * BREED - 10 for deel in self.breedtes)

    @cached_property
    def hoogte(self) -> float:
        return KOP_HOOG + sum(map(_rij_hoogte, self._cellen))

    def teken(self, doek: Doek, x: float, y: float) -> None:
        plekken = [x + BREED * sum(self.breedtes[:nummer]) for nummer in range(len(self.breedtes))]
        if self.spiegel:
            plekken = [x + BREED * (1 - sum(self.breedtes[: nummer + 1])) + 10 for nummer in range(len(self.breedtes))]
        breed = self._breedtes if self.spiegel else (None,) * len(plekken)
        with doek.groep("Table"):
            with doek.groep("TR"):
                for plek, tekst, rechts in zip(plekken, self.koppen, breed, strict=True):
                    eind = plek if rechts is None else plek + rechts
                    with doek.inhoud("TH"):
                        teken(doek, eind, y - 12, tekst, MIDDEL, 9.5, GRIJS, van_rechts=self.spiegel)
            y -= KOP_HOOG
            with doek.versiering():
                lijn(doek, x, y, BREED, dik=0.9, kleur=INKT)
            for rij in self._cellen:
                with doek.groep("TR"):
                    for plek, regels, rechts in zip(plekken, rij, breed, strict=True):
                        _teken_cel(doek, plek, y - CEL_WIT - 11, regels, rechts)
                y -= _rij_hoogte(rij)
                with doek.versiering():
                    lijn(doek, x, y, BREED)

    def splits(self, ruimte: float) -> tuple[Blok, Blok] | None:
        cellen, past, hoog = self._cellen, 0, KOP_HOOG
        while past < len(cellen) and hoog + _rij_hoogte(cellen[past]) <= ruimte:
            hoog += _rij_hoogte(cellen[past])
            past += 1
        if past < len(cellen) and not _is_lang(cellen):
            past = min(past, len(cellen) - MINST)
            past = past if past >= MINST else 0
        boven, onder = cellen[:past], cellen[past:]
        if onder and _rij_hoogte(onder[0]) > LANGE_RIJ and ruimte - hoog > 4 * REGEL:
            regels = int((ruimte - hoog - 2 * CEL_WIT) // REGEL)
            boven = (*boven, tuple(cel[:regels] for cel in onder[0]))
            onder = (tuple(cel[regels:] for cel in onder[0]), *onder[1:])
        if not boven or not onder:
            return None
        return replace(self, rijen=(), gebroken=boven, lucht=0.0), replace(self, rijen=(), gebroken=onder)


KOP_HOOG = 19.0
LANGE_RIJ = 320.0
"""A row higher than this (points) may be cut: it would leave half a page white."""


def _is_lang(cellen: Sequence[Sequence[Sequence[str]]]) -> bool:
    return any(_rij_hoogte(rij) > LANGE_RIJ for rij in cellen)


def _rij_hoogte(rij: Sequence[Sequence[str]]) -> float:
    return max(len(cel) for cel in rij) * REGEL + 2 * CEL_WIT


def _teken_cel(doek: Doek, x: float, y: float, regels: Sequence[str], breed: float | None) -> None:
    """`breed`: how wide the cell is, in a table that runs from the right."""
    van_rechts = breed is not None
    x += breed or 0.0
    if tuple(regels) == (HOKJE,):
        x -= 13 if van_rechts else 0
        with doek.inhoud("TD"):
            doek.begin_zelfde_als("nog niet")
            doek.setStrokeColor(GRIJS)
            doek.setLineWidth(0.9)
            doek.rect(x + 1, y - 1.5, 11, 11)
            doek.einde_label()
        return
    with doek.inhoud("TD"):
        teken_regels(
            doek, x, y, regels, letter=GEWOON, grootte=LETTER, afstand=REGEL, kleur=INKT, van_rechts=van_rechts
        )


def gespiegeld(blok: Blok) -> Blok:
    """The same block in a letter that runs from the right. What has no such side stays as it is."""
    if isinstance(blok, Samen):
        return replace(blok, blokken=tuple(map(gespiegeld, blok.blokken)))
    heeft_kant: Any = blok if hasattr(blok, "spiegel") else None
    anders: Blok = replace(heeft_kant, spiegel=True) if heeft_kant is not None else blok
    return anders


@dataclass(frozen=True)
class Handtekening:
    """One signature: the strokes as they were drawn, a sentence instead, or a line to sign on paper."""

    naam: str
    datum: str = ""
    """Empty: a line to write the day on."""
    halen: tuple[tuple[tuple[float, float], ...], ...] = ()
    """Strokes in a field of 1000 × 400, y downwards."""
    zin: str = ""
    """What is said instead of a signature ("Getekend op papier"), or beside its strokes ("Ook voor Noor")."""
    lucht: float = 15.0
    hoogte: float = 70.0

    def teken(self, doek: Doek, x: float, y: float) -> None:
        half = BREED * 0.56
        grond = y - self.hoogte + 12
        with doek.inhoud("P"):
            for nummer, regel in enumerate(breek(self.naam, MIDDEL, LETTER, BREED - half - 10)[:2]):
                teken(doek, x + half + 10, grond + 27 - nummer * 15 + 15, regel, MIDDEL, LETTER, INKT)
            teken(doek, x + half + 10, grond + 2, f"Datum: {self.datum}", GEWOON, LETTER, INKT)
        if self.halen:
            with doek.inhoud("Figure", f"Handtekening van {self.naam}"):
                _teken_halen(doek, x, grond, self.halen, breed=(self.hoogte - 14) * 2.5, hoog=self.hoogte - 14)
        if self.zin and self.halen:
            naast = (self.hoogte - 14) * 2.5 + 8
            with doek.inhoud("P"):
                for nummer, regel in enumerate(breek(self.zin, GEWOON, LETTER - 2, half - 12 - naast)[:5]):
                    teken(doek, x + naast, grond + 48 - nummer * 12, regel, GEWOON, LETTER - 2, GRIJS)
        elif self.zin:
            with doek.inhoud("P"):
                for nummer, regel in enumerate(breek(self.zin, GEWOON, LETTER, half - 12)[:4]):
                    teken(doek, x, grond + 48 - nummer * 15, regel, GEWOON, LETTER, GRIJS)
        with doek.versiering():
            lijn(doek, x, grond - 2, half - 10, dik=0.8, kleur=GRIJS)
            if not self.datum:
                lijn(doek, x + half + 52, grond - 1, BREED - half - 52, dik=0.8, kleur=GRIJS)

    def splits(self, ruimte: float) -> tuple[Blok, Blok] | None:
        return None


def _teken_halen(
    doek: Doek, x: float, y: float, halen: Sequence[Sequence[tuple[float, float]]], *, breed: float, hoog: float
) -> None:
    doek.setStrokeColor(INKT)
    doek.setLineWidth(1.3)
    doek.setLineCap(1)
    doek.setLineJoin(1)
    pad = doek.beginPath()
    for haal in halen:
        punten = [(x + px / 1000 * breed, y + hoog - py / 400 * hoog) for px, py in haal]
        pad.moveTo(*punten[0])
        for punt in punten[1:] or punten:
            pad.lineTo(*punt)
    doek.drawPath(pad)


def voet(doek: LabelDoek, links: str, *, nummer: int, van: int, bladzijde: str = BLADZIJDE) -> None:
    """The foot of every page: what this is, on as many lines as it needs beside page x of y."""
    rechts = bladzijde.format(nummer, van)
    with doek.versiering():
        lijn(doek, KANT, 50, BREED)
        for regel, woorden in enumerate(breek(links, GEWOON, 8.5, BREED - breedte(rechts, GEWOON, 8.5) - 12)):
            teken(doek, KANT, 36 - 10.5 * regel, woorden, GEWOON, 8.5, GRIJS)
        doek.setFont(GEWOON, 8.5)
        doek.drawRightString(KANT + BREED, 36, rechts)
