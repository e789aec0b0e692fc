"""Text that leaves the program for a spreadsheet, which takes some of it for a formula and runs it."""

from __future__ import annotations

import re

FORMULE_TEKENS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
"""What a spreadsheet takes for the start of a formula (OWASP, CSV injection), full-width forms included."""
_GETAL = re.compile(r"[+-]?[0-9][0-9 .,()-]*%?")


_NA_PUNTKOMMA = re.compile(rf"(;\s*)(?=[{re.escape(''.join(FORMULE_TEKENS))}])")


def veilig(tekst: str) -> str:
    """Text that no spreadsheet runs: an apostrophe stands before what looks like a formula.

    Also after a semicolon: a Dutch spreadsheet begins a new cell there, quotes or not.
    """
    tekst = _NA_PUNTKOMMA.sub(r"\1'", tekst)
    kaal = tekst.lstrip(" ")
    return f"'{tekst}" if kaal.startswith(FORMULE_TEKENS) else tekst


def plakbaar(tekst: str) -> str:
    """A cell for the clipboard: as `veilig`, but a number and a telephone number stay as they are."""
    return tekst if _GETAL.fullmatch(tekst) else veilig(tekst)
