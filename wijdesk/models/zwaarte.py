"""How heavy a casus weighs for its regisseur: reasons that hold on days, each with points. Pure; the rules are data
(resources/caseload.toml), the points the organisation's when it set its own (models/instellingen.py).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache

from wijdesk.models.gegeven import dataclass
from wijdesk.resources import lees_toml

Stuk = tuple[str, str, str]
"""(code of a reason, its first and its last day, ISO; no last day: it still holds)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reden:
    """One reason; its fields are those of the file."""

    code: str
    naam: str
    gewicht: int
    uitleg: str
    hoogstens: int = 1
    weken: int = 0
    vormen: tuple[str, ...] = ()


@cache
def redenen() -> Mapping[str, Reden]:
    """Every reason by its code, in the order in which they are told."""
    gelezen = lees_toml("caseload.toml")["reden"]
    return {deel["code"]: Reden(**deel | {"vormen": tuple(deel.get("vormen", ()))}) for deel in gelezen}


@cache
def reden_van_vorm(code: str) -> str:
    """Which reason a kind of support is: one that is named, or that of the others."""
    return next((reden.code for reden in redenen().values() if code in reden.vormen), "vorm")


def standaard() -> dict[str, int]:
    """The points of each reason as the file has them."""
    return {code: reden.gewicht for code, reden in redenen().items()}


def keer(stukken: Iterable[Stuk], dag: str) -> dict[str, int]:
    """How often each reason counts on a day (ISO), those that hold only."""
    telling: dict[str, int] = {}
    for code, van, tot in stukken:
        if code in redenen() and van <= dag and (not tot or tot >= dag):
            telling[code] = min(telling.get(code, 0) + 1, redenen()[code].hoogstens)
    return telling


def gewicht(stukken: Iterable[Stuk], dag: str, punten: Mapping[str, int]) -> int:
    """The points of a casus on a day."""
    return sum(aantal * punten[code] for code, aantal in keer(stukken, dag).items())


def in_woorden(stukken: Iterable[Stuk], dag: str, punten: Mapping[str, int]) -> str:
    """Why it weighs so: "casus 2 + kinderen 3 + veiligheid 3"."""
    telling = keer(stukken, dag)
    return " + ".join(
        f"{reden.naam} {telling[code] * punten[code]}"
        for code, reden in redenen().items()
        if telling.get(code) and punten[code]
    )
