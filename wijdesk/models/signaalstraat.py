"""Which street is the same street, and which address the same address. Pure, and light: the search box needs it too."""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from wijdesk.resources import lees_toml

HUISNUMMER_ERIN = re.compile(r".*\D\s+\d{1,3}(\s*[A-Za-z]{1,2}|\s*-\s*\d{1,3})?")
"""A street with a house number behind it; "Plein 1945" is a street."""


@cache
def plaats_als_niets_staat() -> str:
    """The place of a street without one."""
    return str(lees_toml("signaalafspraken.toml")["plaats"])


def straat_kern(straat: str) -> str:
    """A street without case, marks or spaces."""
    ontleed = unicodedata.normalize("NFKD", straat.casefold())
    return "".join(teken for teken in ontleed if teken.isalnum())


def straat_sleutel(straat: str, woonplaats: str = "") -> str:
    """Street and place without case, marks or spaces; empty without a street. What makes two the same street."""
    kern = straat_kern(straat)
    return f"{kern}|{straat_kern(woonplaats) or straat_kern(plaats_als_niets_staat())}" if kern else ""


def adres_sleutels(
    straat: str, huisnummer: str, toevoeging: str, postcode: str = "", woonplaats: str = ""
) -> frozenset[str]:
    """By what two addresses are the same one: postcode and number, or street, place and number. Empty without one."""
    nummer = f"{straat_kern(huisnummer)}.{straat_kern(toevoeging)}"
    if nummer == ".":
        return frozenset()
    kanten = (straat_kern(postcode), straat_sleutel(straat, woonplaats))
    return frozenset(f"{kant}/{nummer}" for kant in kanten if kant)
