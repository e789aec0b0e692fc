"""What a sentence somebody must write is at least, and how a label reads inside one."""

from __future__ import annotations

import re

_WOORD = re.compile(r"[^\W\d_]{3,}")


def zegt_iets(tekst: str) -> bool:
    """Whether there is a word in it: a digit or a letter that slipped in is no reason anybody can read back."""
    return _WOORD.search(tekst) is not None


def te_kort(tekst: str, zin: str) -> str:
    """What is said of a sentence that lacks: empty when it says something, `zin` when nothing was written."""
    kaal = " ".join(tekst.split())
    if zegt_iets(kaal):
        return ""
    return f"“{kaal[:20]}” zegt een collega later niets. {zin}" if kaal else zin


def klein(label: str) -> str:
    """A label inside a sentence: names of laws in it stay as they are."""
    return label[:1].lower() + label[1:]
