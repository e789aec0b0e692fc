"""A TOML text that somebody wrote or pasted: whatever is wrong with it, there is one kind of error. Pure.

tomllib itself also fails on brackets inside brackets (too deep), on a number of thousands of digits (which Python does
not make), and takes ages for a key of thousands of parts.
"""

from __future__ import annotations

import re
import tomllib
from typing import Any

DIEPE_SLEUTEL = re.compile(r"^[ \t\[]*(?:[\w\"'-]+[ \t]*\.[ \t]*){10}", re.MULTILINE)
"""A key of many parts: no list has one, and reading it takes ages."""
_PLEK = re.compile(r"line (\d+), column (\d+)")


class Tomlfout(ValueError):
    """The text is no TOML; the sentence says in Dutch where to look."""


def lees_getypte_toml(tekst: str) -> dict[str, Any]:
    """What stands in it. Raises Tomlfout."""
    tekst = tekst.removeprefix("\ufeff").replace("\r\n", "\n")
    if diep := DIEPE_SLEUTEL.search(tekst):
        raise Tomlfout(f"kijk naar regel {tekst.count(chr(10), 0, diep.start()) + 1}: te veel punten achter elkaar")
    try:
        return tomllib.loads(tekst)
    except tomllib.TOMLDecodeError as fout:
        gevonden = _PLEK.search(str(fout))
        if gevonden is None:
            raise Tomlfout("het bestand houdt te vroeg op") from None
        raise Tomlfout(f"kijk naar regel {gevonden[1]}, teken {gevonden[2]}") from None
    except RecursionError:
        raise Tomlfout("er staan te veel haken in elkaar") from None
    except ValueError:
        raise Tomlfout("er staat een getal in dat te lang is, of een dag die niet bestaat") from None
