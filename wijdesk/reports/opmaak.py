"""How a page of ours looks: colours, the typeface, blocks and how they fall over pages. Knows nothing of what it says.

Drawn straight on reportlab's canvas; this module and the PDF modules that use it are the only ones that load reportlab.
A block knows its height before it is drawn, so that the number of pages is known when the first one is.
"""

from __future__ import annotations

import struct
from collections.abc import Sequence
from io import BytesIO
from threading import Lock
from typing import Any, Protocol

from reportlab.lib.colors import HexColor
from reportlab.lib.pagesizes import A4
from reportlab.pdfbase import pdfmetrics

from wijdesk.reports.gelezen import Gelezen
from wijdesk.resources import lees_bytes

Doek = Any
"""A reportlab Canvas; the library has no types."""

ALLEEN = Lock()
"""reportlab keeps its fonts in one place per process; two documents at a time would mix them."""

INKT = HexColor("#18212e")
GRIJS = HexColor("#5d6877")
LIJN = HexColor("#dfe4ea")
ACCENT = HexColor("#1f5bb5")
ACCENT_ZACHT = HexColor("#a9c3e8")

GEWOON, MIDDEL, VET = "Inter", "Inter-Medium", "Inter-SemiBold"
_BESTANDEN = {GEWOON: "Inter-Regular", MIDDEL: "Inter-Medium", VET: "Inter-SemiBold"}
_CIJFERS = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")

BLAD_BREED, BLAD_HOOG = A4
KANT = 60.0
BREED = BLAD_BREED - 2 * KANT
BOVEN = BLAD_HOOG - 56.0
ONDER = 72.0
"""Nothing but the footer comes below this height (points from the bottom edge)."""


class Blok(Protocol):
    """Something to draw at full width. `lucht` is the white space below it."""

    @property
    def hoogte(self) -> float: ...
    @property
    def lucht(self) -> float: ...
    def teken(self, doek: Doek, x: float, y: float) -> None:
        """Draw with the top left at (x, y)."""

    def splits(self, ruimte: float) -> tuple[Blok, Blok] | None:
        """In two, the first at most `ruimte` high; None when that makes no good page."""


def laad_letters() -> None:
    """Make the bundled typeface known to reportlab, once. Digits get their tabular form, so that columns line up."""
    for naam, bestand in _BESTANDEN.items():
        if naam not in pdfmetrics.getRegisteredFontNames():
            letter = Gelezen(naam, BytesIO(lees_bytes(f"fonts/{bestand}.ttf")))
            _met_tabelcijfers(letter.face)
            pdfmetrics.registerFont(letter)


def _met_tabelcijfers(gezicht: Any) -> None:
    """Reportlab draws no OpenType features, so the digits are pointed at the glyphs that "tnum" would choose."""
    plaatsen = _glyphs(gezicht.get_table("post"))
    schaal = gezicht.charWidths[ord("0")] / gezicht.hmetrics[gezicht.charToGlyph[ord("0")]][0]
    for cijfer, naam in enumerate(_CIJFERS):
        glyph = plaatsen.get(f"{naam}.tf")
        if glyph is not None:
            gezicht.charToGlyph[ord("0") + cijfer] = glyph
            gezicht.charWidths[ord("0") + cijfer] = gezicht.hmetrics[glyph][0] * schaal


def _glyphs(post: bytes) -> dict[str, int]:
    """Glyph name → number, from a "post" table of format 2 (OpenType specification); else nothing."""
    if post[:4] != b"\x00\x02\x00\x00":
        return {}
    (aantal,) = struct.unpack_from(">H", post, 32)
    nummers = struct.unpack_from(f">{aantal}H", post, 34)
    namen, plaats = [], 34 + 2 * aantal
    while plaats < len(post):
        lengte = post[plaats]
        namen.append(post[plaats + 1 : plaats + 1 + lengte].decode("latin-1"))
        plaats += 1 + lengte
    return {namen[nummer - 258]: glyph for glyph, nummer in enumerate(nummers) if nummer >= 258}


def kort(tekst: str, letter: str, grootte: float, breed: float) -> str:
    """Text that fits on one line: what is too long ends in "…"."""
    if pdfmetrics.stringWidth(tekst, letter, grootte) <= breed:
        return tekst
    while tekst and pdfmetrics.stringWidth(f"{tekst}…", letter, grootte) > breed:
        tekst = tekst[:-1]
    return f"{tekst.rstrip()}…"


def schrijf(doek: Doek, x: float, y: float, tekst: str, letter: str, grootte: float, kleur: Any) -> None:
    """One line of text with its left end at x."""
    doek.setFont(letter, grootte)
    doek.setFillColor(kleur)
    doek.drawString(x, y, tekst)


def schrijf_rechts(doek: Doek, x: float, y: float, tekst: str, letter: str, grootte: float, kleur: Any) -> None:
    """One line of text with its right end at x."""
    doek.setFont(letter, grootte)
    doek.setFillColor(kleur)
    doek.drawRightString(x, y, tekst)


def lijn(doek: Doek, x: float, y: float, breed: float, *, dik: float = 0.6, kleur: Any = LIJN) -> None:
    """A thin horizontal rule."""
    doek.setStrokeColor(kleur)
    doek.setLineWidth(dik)
    doek.line(x, y, x + breed, y)


def balk(doek: Doek, x: float, y: float, breed: float, hoog: float, kleur: Any) -> None:
    """A filled bar with its lower left at (x, y)."""
    if breed > 0 and hoog > 0:
        doek.setFillColor(kleur)
        doek.rect(x, y, breed, hoog, stroke=0, fill=1)


def verdeel(blokken: Sequence[Blok], *, vol: bool = False) -> list[list[tuple[float, Blok]]]:
    """Blocks over pages: per page the blocks with the height of their top. A page is never empty.

    What does not fit and fits on a page of its own is split when half a page is left, or with `vol` whenever it can be.
    """
    bladen: list[list[tuple[float, Blok]]] = [[]]
    y = BOVEN
    wachtrij = list(blokken)
    while wachtrij:
        blok = wachtrij.pop(0)
        ruimte = y - ONDER
        if blok.hoogte > ruimte:
            past_op_een_blad = blok.hoogte <= BOVEN - ONDER
            heel = past_op_een_blad and not vol and ruimte < (BOVEN - ONDER) / 2
            delen = None if heel else blok.splits(ruimte)
            if delen is not None:
                blok, rest = delen
                wachtrij.insert(0, rest)
            elif bladen[-1]:
                wachtrij.insert(0, blok)
                bladen.append([])
                y = BOVEN
                continue
        bladen[-1].append((y, blok))
        y -= blok.hoogte + blok.lucht
    return bladen
