"""How hard a Dutch text is to read, and all texts the program shows: of its source, its data and its guide.

The measure is Flesch-Douma (W.H. Douma, De leesbaarheid van landbouwbladen, Wageningen 1960):
206.84 - 0.77 x syllables per 100 words - 0.93 x words per sentence. Of 100 everybody reads it; 60 is plain (B1), 30 is
for scholars. It counts long words and long sentences and knows nothing of what they mean.
"""

from __future__ import annotations

import ast
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from tests.bron import boom

ROOT = Path(__file__).resolve().parent.parent.parent
KLANK = re.compile(r"aai|ooi|oei|eeu|ieu|aa|ee|oo|uu|ie|eu|oe|ui|ij|ei|au|ou|[aeiouyáàâäéèêëíïóöúüı]")
"""A syllable has one vowel sound; what is written with several letters counts once. An ë or ï begins one of its own."""
WOORD = re.compile(r"[^\W\d_]+(?:[’'-][^\W\d_]+)*")
ZIN = re.compile(r"(?<=[.?!:;])\s+|\n+")
CODE = re.compile(r"\b(?:SELECT|FROM|WHERE|JOIN|REVOKE)\b|\w_\w|\\|=|[a-z]\.[a-z]{3}|^\s*---", re.MULTILINE)
NEDERLANDS = frozenset(
    {"de", "het", "een", "van", "niet", "u", "uw", "wordt", "dit", "deze", "met", "voor", "er", "kan"}
)
ENGELS = frozenset({"the", "of", "that", "this", "with", "and", "was", "not", "to"})
WOORDEN = 8
"""A text with fewer words has no average to speak of."""


class Tekst(NamedTuple):
    """One text somebody reads, and where it stands."""

    waar: str
    zegt: str


def lettergrepen(woord: str) -> int:
    """The syllables of a word; of letters that are spelled (BSN) one each."""
    if woord.isupper() and 1 < len(woord) <= 5:
        return len(woord)
    los = re.sub("([ëïöü])", r" \1", woord.lower())
    return max(1, len(KLANK.findall(los)))


def woorden(tekst: str) -> list[str]:
    """The words of a text, without what is filled in later."""
    return WOORD.findall(re.sub(r"\{[^}]*\}", "x", tekst))


def zinnen(tekst: str) -> list[str]:
    """The sentences of a text: up to its points, and what stands on a line of its own."""
    return [zin for zin in ZIN.split(tekst) if woorden(zin)]


def leesgemak(tekst: str) -> float:
    """Flesch-Douma of a text with words in it."""
    alle = woorden(tekst)
    grepen = sum(lettergrepen(woord) for woord in alle)
    return 206.84 - 77 * grepen / len(alle) - 0.93 * len(alle) / len(zinnen(tekst))


def teksten() -> Iterator[Tekst]:
    """All Dutch texts of at least some words that the program can show."""
    for tekst in (*_uit_bron(), *_uit_gegevens()):
        alle = woorden(tekst.zegt.lower())
        if len(alle) >= WOORDEN and not NEDERLANDS.isdisjoint(alle) and ENGELS.isdisjoint(alle) and not _code(tekst):
            yield tekst


def _code(tekst: Tekst) -> bool:
    """SQL, a pattern, names of columns."""
    return CODE.search(tekst.zegt) is not None


def _uit_bron() -> Iterator[Tekst]:
    for pad in sorted((ROOT / "wijdesk").rglob("*.py")):
        naam = pad.relative_to(ROOT).as_posix()
        for knoop in _zichtbaar(boom(pad)):
            yield Tekst(f"{naam}:{knoop.lineno}", _zegt(knoop))


def _zichtbaar(wortel: ast.AST) -> Iterator[ast.Constant | ast.JoinedStr]:
    """Texts in the source that are no docstring and no part of another."""
    for kind in ast.iter_child_nodes(wortel):
        if isinstance(kind, ast.Expr) and isinstance(kind.value, ast.Constant):
            continue
        if isinstance(kind, ast.JoinedStr) or (isinstance(kind, ast.Constant) and isinstance(kind.value, str)):
            yield kind
        else:
            yield from _zichtbaar(kind)


def _zegt(knoop: ast.Constant | ast.JoinedStr) -> str:
    if isinstance(knoop, ast.Constant):
        return str(knoop.value)
    return "".join(str(deel.value) if isinstance(deel, ast.Constant) else "x" for deel in knoop.values)


def _uit_gegevens() -> Iterator[Tekst]:
    map_ = ROOT / "wijdesk" / "resources"
    for pad in sorted(map_.rglob("*.toml")):
        # `brieven/plan.tr.toml` is of a language that is measured otherwise.
        if "voorbeeld" not in pad.parts and not (pad.parent.name == "brieven" and pad.suffixes != [".nl", ".toml"]):
            yield from _uit_toml(pad.relative_to(ROOT).as_posix(), tomllib.loads(pad.read_text(encoding="utf-8")))
    for pad in sorted((map_ / "handleiding").glob("*.md")):
        for nummer, alinea in enumerate(_alineas(pad.read_text(encoding="utf-8")), 1):
            yield Tekst(f"{pad.relative_to(ROOT).as_posix()} §{nummer}", alinea)


def _uit_toml(waar: str, ding: Any) -> Iterator[Tekst]:
    if isinstance(ding, str):
        yield Tekst(waar, ding)
    elif isinstance(ding, dict):
        for naam, deel in ding.items():
            yield from _uit_toml(f"{waar} {naam}", deel)
    elif isinstance(ding, list):
        for deel in ding:
            yield from _uit_toml(waar, deel)


def _alineas(pagina: str) -> list[str]:
    """Paragraphs as they are read: without marks, and the lines of a list as sentences."""
    kaal = re.sub(r"```.*?```", "", pagina, flags=re.DOTALL)
    kaal = re.sub(r"^\|.*$", "", kaal, flags=re.MULTILINE)  # a table is read cell by cell
    kaal = re.sub(r"`[^`]*`", "x", kaal)
    kaal = re.sub(r"^\s*([-*]|\d+\.)\s+", "\n\n", kaal, flags=re.MULTILINE)
    kaal = re.sub(r"[*_#|]|\]\([^)]*\)|\[", " ", kaal)
    return [" ".join(alinea.split()) for alinea in re.split(r"\n\s*\n", kaal) if alinea.strip()]
