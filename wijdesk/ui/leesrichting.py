"""Text from outside beside other text: what is written from right to left does not turn what stands next to it.

Names and sentences come from residents, imports and other desks, and may hold signs that nobody sees and that turn a
whole line (Unicode Standard Annex 9). No desk needs these to write a name: Arabic and Hebrew know their own direction.
They are left out of what is shown, and what does run from right to left is set apart (FSI … PDI). What is stored and
what is copied stays as it is. Loaded by the login window: no Qt.

And, on a screen in another language, a text that is shown as it was typed.
"""

from __future__ import annotations

import re

_STUURT = re.compile("[\u202a-\u202e\u2066-\u2069]")
"""Embedding, overriding and isolating: each works on until it is closed, also where it was never opened."""
_VAN_RECHTS = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]")
_SCHEIDT = re.compile("( · | ↔ |, |: |\n)")
"""What this program puts between two texts."""
FSI, PDI = "\u2068", "\u2069"
TEKEN = "⇄"
"""Stands for a sign that turns text round, where one has to see that it is there."""


class ZoalsGetypt(str):
    """Is said as it stands, whatever language the screen speaks; what of it is ours was said before (`taal.zin`)."""

    __slots__ = ()


def zonder_sturing(tekst: str) -> str:
    """The text without signs that turn it round."""
    return tekst if tekst.isascii() else _STUURT.sub("", tekst)


def met_teken(tekst: str) -> str:
    """The text with a visible sign for each that turns it round: two values may differ in nothing else."""
    return tekst if tekst.isascii() else _STUURT.sub(TEKEN, tekst)


def apart(tekst: str) -> str:
    """A line as it is shown: each part that holds letters from right to left by itself, so that the rest stays."""
    if tekst.isascii():
        return tekst
    tekst = _STUURT.sub("", tekst)
    if _VAN_RECHTS.search(tekst) is None:
        return tekst
    return "".join(f"{FSI}{deel}{PDI}" if _VAN_RECHTS.search(deel) else deel for deel in _SCHEIDT.split(tekst))
