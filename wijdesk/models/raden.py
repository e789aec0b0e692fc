"""How many guesses a password takes: zxcvbn, apart so that only who chooses a password loads its lists."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import Any

from zxcvbn import zxcvbn

from wijdesk.resources import lees_tekst

LIJST = "wachtwoorden.txt"
TUSSEN = re.compile(r"[\W_]+")
"""What stands between words: for zxcvbn each space is a part of its own that must be guessed, and nobody guesses so."""


def weeg(wachtwoord: str, bekend: Sequence[str]) -> dict[str, Any]:
    """`guesses_log10` and the parts it is made of (`sequence`), as zxcvbn says them: with the words of here besides its
    English ones, and of the password as it is and written as one word, whichever is guessed sooner.
    """
    lijst = [*bekend, *(aaneen for deel in bekend if (aaneen := TUSSEN.sub("", deel)) != deel), *woorden()]
    aaneen = TUSSEN.sub("", wachtwoord)
    gewogen: dict[str, Any] = zxcvbn(wachtwoord, user_inputs=lijst)
    if len(aaneen) in (0, len(wachtwoord)):
        return gewogen
    als_een: dict[str, Any] = zxcvbn(aaneen, user_inputs=lijst)
    return min(gewogen, als_een, key=lambda er: float(er["guesses_log10"]))


@cache
def woorden() -> tuple[str, ...]:
    """The words of the list, in its order."""
    regels = lees_tekst(LIJST).splitlines()
    return tuple(dict.fromkeys(woord for regel in regels if not regel.startswith("#") for woord in regel.split()))
