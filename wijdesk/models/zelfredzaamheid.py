"""What the scores of the Zelfredzaamheid-Matrix (ZRM 2017) mean, and what may be said about them. Pure.

Domains are never summed or averaged, and "niet beoordeeld" is no number. Only names of domains and levels are used: the
texts of the cells are copyrighted (domein.md 4).
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Protocol

NIVEAUS = {
    1: "acute problematiek",
    2: "niet zelfredzaam",
    3: "beperkt zelfredzaam",
    4: "voldoende zelfredzaam",
    5: "volledig zelfredzaam",
}
"""Level → its name (ZRM 2017)."""

KORT = {1: "acuut", 2: "niet zelfredzaam", 3: "beperkt", 4: "voldoende", 5: "volledig"}
"""Level → its name for a narrow column headed "niveau". "Niet" alone would read as "niet beoordeeld"."""

HOOGSTENS_DAGEN = 30
"""Information older than this at the day of the assessment says little about that day (manual of the ZRM)."""

ACUUT = 1


class Score(Protocol):
    """What this module needs of a score."""

    @property
    def domein(self) -> str: ...
    @property
    def niveau(self) -> int: ...


def is_verouderd(informatie_op: str, op: str) -> bool:
    """Whether the information (ISO date) was older than 30 days on the day of the assessment (ISO date)."""
    return (date.fromisoformat(op) - date.fromisoformat(informatie_op)).days > HOOGSTENS_DAGEN


def niveau_in_woorden(niveau: int | None) -> str:
    """A level as a person reads it: "3 · beperkt zelfredzaam"; None is "niet beoordeeld"."""
    return "niet beoordeeld" if niveau is None else f"{niveau} · {NIVEAUS[niveau]}"


def verschil_kort(vroeger: int | None, nu: int | None) -> str:
    """How one domain moved between two assessments ("↑ was 2"); empty when one of them did not assess it."""
    if vroeger is None or nu is None:
        return ""
    return "gelijk" if vroeger == nu else f"{'↑' if nu > vroeger else '↓'} was {vroeger}"


def per_domein(scores: Iterable[Score]) -> dict[str, int]:
    """Domain → level; a domain that was not assessed is not in it."""
    return {score.domein: score.niveau for score in scores}
