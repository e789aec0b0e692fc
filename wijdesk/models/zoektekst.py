"""Finding what somebody types in running text, without minding capitals or accents. Knows no database and no screen."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from typing import TypeVar

T = TypeVar("T")


def vouw(tekst: str) -> str:
    """A text as it is compared: small letters, no accents ("Café" is "cafe")."""
    if tekst.isascii():
        return tekst.lower()
    ontleed = unicodedata.normalize("NFKD", tekst.casefold())
    for teken in set(ontleed):  # each sign once: a text has few different ones
        if unicodedata.combining(teken):
            ontleed = ontleed.replace(teken, "")
    return ontleed


def woorden_van(tekst: str) -> tuple[str, ...]:
    """The words that must all be found, folded."""
    return tuple(vouw(tekst).split())


def passend(tekst: str, teksten: Iterable[tuple[str, T]]) -> list[T]:
    """Of (what it is called and more, thing) the things in whose text every word stands; those whose text begins with
    what was typed first. Nothing when nothing was typed.
    """
    woorden = woorden_van(tekst)
    if not woorden:
        return []
    gevouwen = ((ding, vouw(waarin)) for waarin, ding in teksten)
    gevonden = [(ding, waarin) for ding, waarin in gevouwen if all(woord in waarin for woord in woorden)]
    begin = " ".join(woorden)
    return [ding for ding, _ in sorted(gevonden, key=lambda een: not een[1].startswith(begin))]


def plekken(tekst: str, woorden: tuple[str, ...]) -> tuple[tuple[int, int], ...]:
    """Where the words stand in a text: (first sign, number of signs) in the text itself, in order, without overlap."""
    if not woorden or not tekst:
        return ()
    gevouwen, herkomst = _met_herkomst(tekst)
    geraakt = bytearray(len(tekst))
    for woord in woorden:
        begin = gevouwen.find(woord)
        while begin >= 0:
            for plek in herkomst[begin : begin + len(woord)]:
                geraakt[plek] = 1
            begin = gevouwen.find(woord, begin + len(woord))
    gevonden: list[tuple[int, int]] = []
    for plek, raak in enumerate(geraakt):
        if not raak:
            continue
        if gevonden and sum(gevonden[-1]) == plek:
            gevonden[-1] = (gevonden[-1][0], gevonden[-1][1] + 1)
        else:
            gevonden.append((plek, 1))
    return tuple(gevonden)


def _met_herkomst(tekst: str) -> tuple[str, list[int]]:
    """The folded text, and of each of its signs which sign of the text it comes from."""
    if tekst.isascii():
        return tekst.lower(), list(range(len(tekst)))
    delen, herkomst = [], []
    for plek, teken in enumerate(tekst):
        gevouwen = vouw(teken)
        delen.append(gevouwen)
        herkomst += [plek] * len(gevouwen)
    return "".join(delen), herkomst
