"""Two texts compared word by word, so that a reader sees at once what differs. Pure."""

from __future__ import annotations

import re
from difflib import SequenceMatcher

HOOGSTENS = 4_000
"""Words of both texts together; above it the whole text counts as different: comparing grows with the square."""

_STUK = re.compile(r"\S+\s*|\s+")

Delen = tuple[tuple[str, bool], ...]


def verschil_in_delen(tekst: str, naast: str) -> Delen:
    """`tekst` in pieces, each with whether it differs from `naast`; put together they are `tekst` again."""
    if tekst == naast or not tekst:
        return ((tekst, False),) if tekst else ()
    mijn, ander = _STUK.findall(tekst), _STUK.findall(naast)
    if not ander or len(mijn) + len(ander) > HOOGSTENS:
        return ((tekst, True),)
    kaal, naast_kaal = [stuk.strip() for stuk in mijn], [stuk.strip() for stuk in ander]
    delen: list[tuple[str, bool]] = []
    for soort, van, tot, _, _ in SequenceMatcher(None, kaal, naast_kaal, autojunk=False).get_opcodes():
        if stuk := "".join(mijn[van:tot]):
            delen.append((stuk, soort != "equal"))
    return tuple(delen)
