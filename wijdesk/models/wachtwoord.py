"""Whether a password is good enough, and why not in words (NCSC-NL and NIST SP 800-63B: length and what is known to be
bad, no rules about kinds of characters). The guessing is done by zxcvbn with a list of words of here, which are loaded
with the first question.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from importlib import import_module
from typing import Any

from wijdesk.models.gegeven import dataclass

RADEN = "wijdesk.models.raden"
"""What guesses."""
MINSTE = 12
"""Characters below which a password is refused."""
GENOEG = 10.0
"""Powers of ten of guesses. With half a second of Argon2id for each that is more than a century on one processor."""
STERK = 14.0
_BEKEKEN = 72
"""Characters zxcvbn looks at; its work grows with the square."""
_LANG_GENOEG = 300
"""Beyond this only whether it is one sign over and over matters."""


@dataclass(frozen=True, slots=True)
class Oordeel:
    """`toestand` as the theme knows it ("spoed" is refused, "let-op" too, "goed"), and a sentence."""

    toestand: str
    zin: str

    @property
    def goed(self) -> bool:
        """Whether it is accepted."""
        return self.toestand == "goed"


KORT = f"Nog te kort: minstens {MINSTE} tekens. Een zin van vier losse woorden is sterk en goed te onthouden."


def beoordeel(wachtwoord: str, bekend: Iterable[str] = ()) -> Oordeel:
    """What is wrong with a password, or how good it is. `bekend`: names of whoever and wherever it is for."""
    gewoon = unicodedata.normalize("NFC", wachtwoord)
    if len(gewoon) < MINSTE:
        return Oordeel("spoed", KORT)
    if len(set(gewoon)) < 5:
        return Oordeel("let-op", "Zwak: steeds dezelfde tekens. Gebruik meer verschillende.")
    if len(gewoon) > _LANG_GENOEG:
        return Oordeel("goed", "Sterk.")
    namen = {deel for naam in bekend for deel in (naam, *naam.split()) if len(deel) > 2}
    gewogen: dict[str, Any] = import_module(RADEN).weeg(gewoon[:_BEKEKEN], sorted(namen))
    moeite = float(gewogen["guesses_log10"])
    if moeite < GENOEG:
        return Oordeel("let-op", _waarom(gewogen["sequence"], {naam.casefold() for naam in namen}))
    if moeite < STERK:
        return Oordeel("goed", "Redelijk. Een woord erbij maakt het sterk.")
    return Oordeel("goed", "Sterk.")


def _waarom(delen: list[dict[str, Any]], namen: set[str]) -> str:
    """The part that gives most away, told in one sentence."""
    grootste = max(delen, key=lambda deel: (deel["pattern"] != "bruteforce", len(deel["token"])))
    soort = grootste["pattern"]
    erbij = " Zet er een paar losse woorden bij."
    if any(str(deel.get("matched_word", "")) in namen for deel in delen if deel["pattern"] == "dictionary"):
        return "Zwak: de naam van uzelf of van deze plek staat erin. Neem andere woorden."
    zinnen = {
        "repeat": "Zwak: een stukje wordt steeds herhaald.",
        "sequence": "Zwak: er staat een rijtje in, zoals abcd of 6789.",
        "spatial": "Zwak: het zijn toetsen die naast elkaar liggen.",
        "date": "Zwak: een datum of jaartal is snel geraden.",
        "regex": "Zwak: een datum of jaartal is snel geraden.",
        "dictionary": "Zwak: het staat bijna zo in lijsten met bekende wachtwoorden.",
    }
    return zinnen.get(soort, "Zwak: dit is snel te raden.") + erbij
