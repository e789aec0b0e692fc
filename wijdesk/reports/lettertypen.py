"""Text in any script that people in Groningen have in their names: the letters for it, shaped, in the order one reads.

Inter draws Latin, Greek and Cyrillic; the scripts of `SCHRIFTEN` come from bundled Noto Sans, per run inside one line.
HarfBuzz shapes (joining, ligatures, marks), the Unicode bidirectional algorithm (UAX #9) orders. A page of ours is
Dutch, so its lines run from the left and Arabic stands in them as a word of another language; a letter in Arabic runs
from the right. What only has plain letters takes the short way and costs nothing extra. Knows nothing of what is said.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from io import BytesIO
from itertools import groupby
from typing import Any

from bidi import algorithm, mirror
from reportlab.lib.abag import ABag
from reportlab.lib.rl_accel import fp_str
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import ShapedStr, shapeFragWord
from reportlab.pdfgen.textobject import PDFTextObject

from wijdesk.models.gegeven import dataclass
from wijdesk.reports.gelezen import Gelezen
from wijdesk.reports.opmaak import GEWOON, Doek, schrijf
from wijdesk.resources import lees_bytes

SCHRIFTEN: dict[str, tuple[tuple[int, int], ...]] = {
    "Arabic": ((0x0600, 0x06FF), (0x0750, 0x077F), (0x0870, 0x08FF), (0xFB50, 0xFDFF), (0xFE70, 0xFEFC)),
    "Ethiopic": ((0x1200, 0x139F), (0x2D80, 0x2DDF), (0xAB00, 0xAB2F)),
    "Hebrew": ((0x0590, 0x05FF), (0xFB1D, 0xFB4F)),
    "Armenian": ((0x0530, 0x058F), (0xFB13, 0xFB17)),
    "Devanagari": ((0x0900, 0x097F), (0xA8E0, 0xA8FF)),
    "Tamil": ((0x0B80, 0x0BFF),),
    "Thai": ((0x0E00, 0x0E7F),),
    "Georgian": ((0x10A0, 0x10FF), (0x1C90, 0x1CBF), (0x2D00, 0x2D2F)),
}
"""Unicode blocks per bundled Noto typeface."""

_BIJZONDER = re.compile(
    "[\u0300-\u036f\u0483-\u0489\u0530-\u1dff\u200b-\u200f\u20d0-\u20ff\u2c00-\uffff\U00010000-\U0010ffff]"
)
"""What needs another typeface, shaping or an order of its own; all else is drawn letter by letter."""
_STUURTEKENS = re.compile("[\u0000-\u001f\u007f\u202a-\u202e\u2066-\u2069]")
"""Control characters, and those that would turn a line around (UAX #9): a name on paper holds none."""
_RICHTING = frozenset("\u200e\u200f")
"""Marks without a picture that say which way what stands beside them runs (UAX #9)."""
_PLAATJES = re.compile(
    "[\u2600-\u27bf\u2b00-\u2bff\U0001f000-\U0001faff][\ufe0e\ufe0f\u200d\u20e3\U0001f3fb-\U0001f3ff]*"
)
"""A sign or picture (emoji), with what changes how it looks."""
PLAATJE = "[plaatje]"
"""What stands on paper for pictures in a row, which no bundled typeface has."""
_WOORDDEEL = re.compile(r"[^-/]*[-/]+(?!\d)|[^-/]+(?:[-/]+\d[^-/]*)*")
"""Parts of a word at whose end a line may end: after - and /, but not inside a date."""
GEEN_TEKEN = ("Cn", "Co", "Cs")
"""Unicode categories of what has no meaning of its own: unassigned, private, half of a pair."""
MET_DE_VORIGE = ("Mn", "Me", "Mc", "Cf")
"""Unicode categories of marks and joiners: drawn with the letter before them."""


_KENMERKEN = {"kern": True, "liga": True, "dlig": False}


@dataclass(frozen=True, slots=True)
class Stuk:
    """A run of glyphs of one typeface, from left to right. `breed` is at a size of 1."""

    letter: str
    tekst: Any
    breed: float


class _Regel(PDFTextObject):  # type: ignore[misc] # reportlab has no types
    """Text whose marks stand at their own height.

    reportlab 5.1 forgets a rise that comes straight after another one: of two marks in a row the second hangs wrong,
    and what is drawn next with it.
    """

    def setRise(self, rise: float) -> None:  # noqa: N802 - as reportlab calls it
        self._rise = rise
        self._code.append(f"{fp_str(rise)} Ts")


def schoon(tekst: str) -> str:
    """Text as it is drawn: composed (NFC), tabs as spaces, no control characters; � for what is no character."""
    if tekst.isascii() and tekst.isprintable():
        return tekst
    tekst = _zonder_plaatjes(_STUURTEKENS.sub("", unicodedata.normalize("NFC", tekst.replace("\t", " "))))
    if is_eenvoudig(tekst):
        return tekst
    return "".join("\ufffd" if unicodedata.category(teken_) in GEEN_TEKEN else teken_ for teken_ in tekst)


def _zonder_plaatjes(tekst: str) -> str:
    """Pictures that Inter has not, as a word: a black box would say nothing."""
    delen, plek = [], 0
    for gevonden in _PLAATJES.finditer(tekst):
        if ord(gevonden[0][0]) in pdfmetrics.getFont(GEWOON).face.charToGlyph:
            continue
        delen.append(tekst[plek : gevonden.start()])
        if len(delen) == 1 or delen[-1].strip():
            delen.append(PLAATJE)
        plek = gevonden.end()
    return "".join((*delen, tekst[plek:]))


def is_eenvoudig(tekst: str) -> bool:
    """Whether Inter draws it letter by letter."""
    return tekst.isascii() or _BIJZONDER.search(tekst) is None


def loopt_van_rechts(tekst: str) -> bool:
    """Whether a text in a letter that runs from the right does so too: what only has Latin letters does not."""
    soorten = {unicodedata.bidirectional(teken_) for teken_ in tekst}
    return not soorten.isdisjoint(("R", "AL")) or "L" not in soorten


def breedte(tekst: str, letter: str, grootte: float) -> float:
    """How wide a line of text is, in points."""
    if is_eenvoudig(tekst):
        return float(pdfmetrics.stringWidth(tekst, letter, grootte))
    return sum(stuk.breed for stuk in stukken(tekst, letter)) * grootte


def teken(
    doek: Doek, x: float, y: float, tekst: str, letter: str, grootte: float, kleur: Any, *, van_rechts: bool = False
) -> None:
    """One line of text with its left end at x, or its right end when it runs from the right.

    Such a line is drawn from the right too: readers take its parts in that order. (No ActualText: Poppler and PDFium
    turn that around once more, tried in 2026.)
    """
    if is_eenvoudig(tekst):
        lang = breedte(tekst.rstrip(), letter, grootte) if van_rechts else 0.0
        schrijf(doek, x - lang, y, tekst, letter, grootte, kleur)
        return
    runs = stukken(tekst, letter, van_rechts=van_rechts)
    if van_rechts:
        runs = runs[::-1]
    for stuk in runs:
        x -= stuk.breed * grootte if van_rechts else 0.0
        regel = _Regel(doek, x, y)
        regel.setFont(stuk.letter, grootte)
        regel.setFillColor(kleur)
        regel.textOut(stuk.tekst)
        doek.drawText(regel)
        x += 0.0 if van_rechts else stuk.breed * grootte


def teken_regels(
    doek: Doek, x: float, y: float, regels: Sequence[str], *, letter: str, grootte: float, afstand: float, kleur: Any,
    van_rechts: bool = False,
) -> None:  # fmt: skip
    """Lines below each other, the first with its base line at y; x is their right end with `van_rechts`.

    All but the last end in a space, for who hears them: a screen reader takes the text of a paragraph as it was drawn,
    without line ends.
    """
    regels = [*(f"{regel} " for regel in regels[:-1]), *regels[-1:]]
    if van_rechts or not all(map(is_eenvoudig, regels)):
        for nummer, regel in enumerate(regels):
            teken(doek, x, y - nummer * afstand, regel, letter, grootte, kleur, van_rechts=van_rechts)
        return
    blok = doek.beginText(x, y)
    blok.setFont(letter, grootte, afstand)
    blok.setFillColor(kleur)
    for regel in regels:
        blok.textLine(regel)
    doek.drawText(blok)


def breek(tekst: str, letter: str, grootte: float, breed: float) -> list[str]:
    """Text in lines of at most `breed` points; its own new lines stay. A word too long is cut, at - or / first."""
    alineas = [schoon(alinea) for alinea in tekst.splitlines()] or [""]
    return [regel for alinea in alineas for regel in _breek_alinea(alinea, letter, grootte, breed)]


def stukken(tekst: str, letter: str, *, van_rechts: bool = False) -> list[Stuk]:
    """A line as runs of one typeface each, in the order they stand on the page from left to right."""
    delen: list[tuple[int, str, str]] = []
    tekst = schoon(tekst)
    niveaus = _niveaus(tekst, 1 if van_rechts else 0)
    if not _RICHTING.isdisjoint(tekst):  # they did their work; drawn, they would have Latin shaped
        niveaus = [niveau for teken_, niveau in zip(tekst, niveaus, strict=True) if teken_ not in _RICHTING]
        tekst = "".join(teken_ for teken_ in tekst if teken_ not in _RICHTING)
    plaats = 0
    for naam, tekens in groupby(_letters(tekst, niveaus, letter), key=lambda paar: paar[0]):
        lang = sum(1 for _ in tekens)
        delen.append((niveaus[plaats], naam[0], tekst[plaats : plaats + lang]))
        plaats += lang
    return [_vorm(deel, naam, van_rechts=bool(niveau % 2)) for niveau, naam, deel in _op_volgorde(delen)]


def _breek_alinea(tekst: str, letter: str, grootte: float, breed: float) -> Iterator[str]:
    spatie = float(pdfmetrics.stringWidth(" ", letter, grootte))
    regel, lang = "", 0.0
    for woord in tekst.split():
        los = breedte(woord, letter, grootte)
        if regel and lang + spatie + los <= breed:
            regel, lang = f"{regel} {woord}", lang + spatie + los
            continue
        if regel:
            yield regel
        *vol, regel = _breek_woord(woord, letter, grootte, breed) if los > breed else (woord,)
        yield from vol
        lang = breedte(regel, letter, grootte)
    if regel or not tekst.split():
        yield regel


def _breek_woord(woord: str, letter: str, grootte: float, breed: float) -> list[str]:
    regels = [""]
    for deel in _WOORDDEEL.findall(woord):
        if regels[-1] and breedte(regels[-1] + deel, letter, grootte) > breed:
            regels.append("")
        regels[-1] += deel
        streep = "-" if is_eenvoudig(deel) else ""
        while breedte(regels[-1], letter, grootte) > breed and len(regels[-1]) > 1:
            heel = regels.pop()
            plek = max(1, len(heel) - 3)
            while plek > 1 and breedte(heel[:plek] + streep, letter, grootte) > breed:
                plek -= 1
            regels += [heel[:plek] + streep, heel[plek:]]
    return regels


def _letters(tekst: str, niveaus: list[int], letter: str) -> Iterator[tuple[tuple[str, int], str]]:
    """Per character (typeface, level): marks go with their letter, a space between two words of a script with them."""
    stijl = "Regular" if letter == GEWOON else "SemiBold"
    naam = letter
    for teken_, niveau in zip(tekst, niveaus, strict=True):
        if unicodedata.category(teken_) not in MET_DE_VORIGE and not (teken_ == " " and niveau % 2):
            schrift = _schrift(ord(teken_))
            naam = letter if schrift is None else _laad(schrift, stijl)
        yield (naam, niveau), teken_


def _schrift(code: int) -> str | None:
    if code < 0x0530:
        return None
    return next((naam for naam, blokken in SCHRIFTEN.items() if any(van <= code <= tot for van, tot in blokken)), None)


def _laad(schrift: str, stijl: str) -> str:
    """The name of a Noto typeface as reportlab knows it; read when the first name needs it."""
    naam = f"NotoSans{schrift}-{stijl}"
    if naam not in pdfmetrics.getRegisteredFontNames():
        pdfmetrics.registerFont(Gelezen(naam, BytesIO(lees_bytes(f"fonts/{naam}.ttf"))))
    return naam


def _niveaus(tekst: str, basis: int) -> list[int]:
    """The embedding level of every character of a line: odd runs from the right (UAX #9). `basis`: of the line."""
    opslag = algorithm.get_empty_storage()
    opslag["base_level"], opslag["base_dir"] = basis, "LR"[basis]
    algorithm.get_embedding_levels(tekst, opslag)
    algorithm.explicit_embed_and_overrides(opslag)
    algorithm.resolve_weak_types(opslag)
    algorithm.resolve_neutral_types(opslag, False)
    algorithm.resolve_implicit_levels(opslag, False)
    bewaard = iter(teken_["level"] for teken_ in opslag["chars"])
    niveaus: list[int] = []
    for teken_ in tekst:
        weg = unicodedata.bidirectional(teken_) in algorithm.X9_REMOVED
        niveaus.append(niveaus[-1] if weg and niveaus else basis if weg else next(bewaard))
    return niveaus


def _op_volgorde(delen: list[tuple[int, str, str]]) -> list[tuple[int, str, str]]:
    """Runs in the order they stand from left to right (UAX #9, rule L2)."""
    for grens in range(max((niveau for niveau, _, _ in delen), default=0), 0, -1):
        plaats = 0
        while plaats < len(delen):
            einde = plaats
            while einde < len(delen) and delen[einde][0] >= grens:
                einde += 1
            delen[plaats:einde] = reversed(delen[plaats:einde])
            plaats = max(einde, plaats + 1)
    return delen


def _vorm(tekst: str, letter: str, *, van_rechts: bool) -> Stuk:
    if van_rechts and all(unicodedata.bidirectional(teken_) not in ("R", "AL") for teken_ in tekst):
        tekst = "".join(mirror.MIRRORED.get(teken_, teken_) for teken_ in reversed(tekst))
    if is_eenvoudig(tekst):
        return Stuk(letter, tekst, float(pdfmetrics.stringWidth(tekst, letter, 1)))
    bron = [0.0, (ABag(fontName=letter, fontSize=1000), tekst)]
    gevormd = shapeFragWord(bron, features=_KENMERKEN, force=True)[1][1]
    data = gevormd.__shapeData__
    breed = sum(deel.x_advance for deel in data)
    tekens = list(zip(pdfmetrics.getFont(letter).lees_als(tekst, gevormd, data), data, strict=True))
    if van_rechts:
        tekens = _merken_achteraan(tekens, breed)
    return Stuk(letter, ShapedStr("".join(teken_ for teken_, _ in tekens), [deel for _, deel in tekens]), breed / 1000)


def _merken_achteraan(tekens: list[tuple[str, Any]], breed: float) -> list[tuple[str, Any]]:
    """The same picture with the marks drawn last: between two letters they make PDFium cut a word from the right."""
    letters, merken, pen = [], [], 0.0
    for teken_, deel in tekens:
        if deel.x_advance:
            letters.append((teken_, deel))
        else:
            merken.append((teken_, deel._replace(x_offset=pen + deel.x_offset - breed)))
        pen += deel.x_advance
    return letters + merken
