"""What a role in a household means: who decides for a child, and who is a child (resources/codes/gezinsrol.toml)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from functools import cache

from wijdesk.resources import lees_toml


@cache
def rollen_met(kenmerk: str) -> frozenset[str]:
    """The codes of gezinsrol that have a mark: "gezag" (decides for a child) or "kind" (turns 12, 16 and 18 here)."""
    return frozenset(rij["code"] for rij in lees_toml("codes/gezinsrol.toml")["code"] if rij.get(kenmerk))


def heeft_gezag(rol: str) -> bool:
    """Whether this role decides for a child (art. 1:245 BW)."""
    return rol in rollen_met("gezag")


def is_kind(rol: str) -> bool:
    """Whether somebody is a child of this household, whatever the age."""
    return rol in rollen_met("kind")


def gezinsnaam(achternamen: Sequence[str]) -> str:
    """The name that is proposed for a household, of its surnames with tussenvoegsel: "Familie Van der Meulen".

    At most the two names that come most often, in the order in which they came; empty when none is known.
    """
    namen = [naam.strip() for naam in achternamen if naam.strip()]
    vaakst = [naam for naam, _ in Counter(namen).most_common(2)]
    return f"Familie {' en '.join(naam[0].upper() + naam[1:] for naam in vaakst)}" if vaakst else ""
