"""The card with all keys: one sheet of A4, printed on both sides, as large as fits. Groups of keys in, PDF out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, repeat

from wijdesk.reports.labels import TAAL
from wijdesk.reports.lettertypen import breedte, breek, teken_regels
from wijdesk.reports.opmaak import (
    ACCENT,
    ALLEEN,
    BOVEN,
    BREED,
    GEWOON,
    GRIJS,
    INKT,
    MIDDEL,
    ONDER,
    VET,
    Blok,
    Doek,
    laad_letters,
)
from wijdesk.reports.opmaak_brief import Alinea, titel
from wijdesk.reports.plan_pdf import zet

MATEN = (9.0, 8.5, 8.0, 7.5, 7.0, 6.5, 6.0)
"""Sizes of the letters, in points; the first that fits on the two sides is taken."""
KOLOMMEN, TUSSEN = 3, 14.0
KOLOM = (BREED - TUSSEN * (KOLOMMEN - 1)) / KOLOMMEN
TOETS = 0.41
"""Share of a column that the keys take."""


@dataclass(frozen=True, kw_only=True)
class Opschrift:
    """What stands around the keys, in the language of the screen."""

    titel: str
    uitleg: str
    vervolg: str
    """Above a group that goes on in the next column, with a place for its name."""
    bladzijde: str
    """How a side is numbered: a place for which, and one for of how many."""
    voet: str
    nederlands: bool
    """English otherwise."""


@dataclass(frozen=True, kw_only=True)
class Groep:
    """The keys of one place."""

    titel: str
    toetsen: tuple[tuple[str, str], ...]
    """(key, what it does)."""


@dataclass(frozen=True)
class _Regel:
    """A key and what it does, or (without a key) the head of a group."""

    toets: tuple[str, ...]
    wat: tuple[str, ...]
    maat: float

    @property
    def hoogte(self) -> float:
        if not self.toets:
            return self.maat * 2.3 * len(self.wat)
        return self.maat * 1.25 * max(len(self.toets), len(self.wat)) + 1.5


@dataclass(frozen=True)
class _Blad:
    """One side of the sheet: columns beside each other."""

    kolommen: tuple[tuple[_Regel, ...], ...]
    hoogte: float
    lucht: float = 0.0

    def teken(self, doek: Doek, x: float, y: float) -> None:
        for nummer, kolom in enumerate(self.kolommen):
            _teken_kolom(doek, x + nummer * (KOLOM + TUSSEN), y, kolom)

    def splits(self, ruimte: float) -> tuple[Blok, Blok] | None:
        return None


def maak(groepen: Sequence[Groep], opschrift: Opschrift) -> bytes:
    """A4, tagged, two pages at most for what fits in 6 points."""
    kop: tuple[Blok, ...] = (
        titel(opschrift.titel),
        Alinea(opschrift.uitleg, grootte=9.0, regelafstand=12.0, kleur=GRIJS, lucht=8),
    )
    with ALLEEN:
        laad_letters()
        boven = sum(blok.hoogte + blok.lucht for blok in kop)
        for maat in MATEN:
            kolommen = list(_verdeel(groepen, maat, BOVEN - ONDER - boven - 2, opschrift.vervolg))
            if len(kolommen) <= 2 * KOLOMMEN:
                break
    bladen = [
        _Blad(tuple(kolommen[plek : plek + KOLOMMEN]), BOVEN - ONDER - (1 if plek else boven + 2))
        for plek in range(0, len(kolommen), KOLOMMEN)
    ]
    return zet(
        [*kop, *bladen],
        naam=opschrift.titel,
        onderwerp=opschrift.titel,
        team="wijdesk",
        voettekst=opschrift.voet,
        taal=TAAL if opschrift.nederlands else "en-GB",
        bladzijde=opschrift.bladzijde,
    )


def _verdeel(groepen: Sequence[Groep], maat: float, eerste: float, vervolg: str) -> Iterator[tuple[_Regel, ...]]:
    """The columns one after another; those of the first side are `eerste` high. A head never stands at the foot."""
    hoogten = chain(repeat(eerste, KOLOMMEN), repeat(BOVEN - ONDER - 1))
    ruimte = next(hoogten)
    kolom: list[_Regel] = []
    for groep in groepen:
        regels = [_regel(toets, wat, maat) for toets, wat in groep.toetsen]
        for nummer, regel in enumerate(regels):
            kop = () if nummer else (_kop(groep.titel, maat),)
            nodig = sum(er.hoogte for er in (*kop, regel))
            if nodig > ruimte:
                yield tuple(kolom)
                kolom, ruimte = [], next(hoogten)
                kop = (_kop(vervolg.format(groep.titel) if nummer else groep.titel, maat),)
                nodig = sum(er.hoogte for er in (*kop, regel))
            kolom += [*kop, regel]
            ruimte -= nodig
    yield tuple(kolom)


def _kop(tekst: str, maat: float) -> _Regel:
    return _Regel((), tuple(breek(tekst, VET, maat + 1, KOLOM)), maat)


def _regel(toets: str, wat: str, maat: float) -> _Regel:
    return _Regel(tuple(_breek_toets(toets, maat)), tuple(breek(wat, GEWOON, maat, KOLOM * (1 - TOETS))), maat)


def _breek_toets(toets: str, maat: float) -> list[str]:
    """Keys in lines as wide as their place; the name of one ("Pijl links") stays whole."""
    ruimte = KOLOM * TOETS - 4
    regels: list[str] = []
    for naam in toets.replace(", ", ",\n").split("\n"):
        samen = f"{regels[-1]} {naam}" if regels else naam
        if regels and breedte(samen, MIDDEL, maat) <= ruimte:
            regels[-1] = samen
        else:
            regels += breek(naam, MIDDEL, maat, ruimte)
    return regels


def _teken_kolom(doek: Doek, x: float, y: float, kolom: Sequence[_Regel]) -> None:
    for regel in kolom:
        maat, afstand = regel.maat, regel.maat * 1.25
        if not regel.toets:
            with doek.inhoud("H2"):
                teken_regels(
                    doek, x, y - maat * 1.7, regel.wat, letter=VET, grootte=maat + 1, afstand=afstand, kleur=ACCENT
                )
        else:
            with doek.groep("Table"), doek.groep("TR"):
                for soort, plek, regels, letter in (
                    ("TH", x, regel.toets, MIDDEL),
                    ("TD", x + KOLOM * TOETS, regel.wat, GEWOON),
                ):
                    with doek.inhoud(soort):
                        teken_regels(
                            doek, plek, y - maat, regels, letter=letter, grootte=maat, afstand=afstand, kleur=INKT
                        )
        y -= regel.hoogte
