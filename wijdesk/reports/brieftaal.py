"""The fixed words of papers for residents, per language: data in `resources/brieven`. Knows no PDF.

Dutch is the base: what the law asks stands in the Dutch text. Another language is a file with the same keys and the
same places to fill in; a paper has the languages that it has a file for. What people typed stays as they typed it.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from datetime import date
from functools import cache
from typing import Any

from wijdesk.models.gegeven import dataclass
from wijdesk.resources import lees_toml

NEDERLANDS = "nl"
_LRM = "\u200e"
"""Left-to-right mark: keeps a telephone number or a Dutch name whole in a sentence that runs from the right."""
_RLM = "\u200f"
"""And its opposite: keeps a bracket with the sentence and not with the Dutch word in it."""
_NAAM = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Brieftaal:
    """One language of papers."""

    code: str
    """As in the names of the files; also its language tag (BCP 47)."""
    naam: str
    """In its own words."""
    nederlands: tuple[str, ...]
    """How a Dutch colleague calls it on a card; the first stands on the screen."""
    van_rechts: bool
    maanden: tuple[str, ...]
    """As they stand in a date."""
    datum: str
    """Places: {dag}, {maand}, {jaar}."""
    en: str
    """Between the last two of an enumeration, spaces included."""
    vertaling: str
    """That the Dutch text behind it is the one that counts."""

    @property
    def op_scherm(self) -> str:
        """As it stands in a list to choose from."""
        return self.naam if self.code == NEDERLANDS else f"{self.naam} ({self.nederlands[0]})"


class Woorden:
    """The fixed words of one paper in one language, called by key with what is to be filled in."""

    def __init__(self, taal: Brieftaal, zinnen: dict[str, str]) -> None:
        self.taal = taal
        self._zinnen = zinnen

    def __call__(self, sleutel: str, **waarden: str) -> str:
        zin = self._zinnen[sleutel]
        if self.taal.van_rechts:
            zin = zin.replace(")", f"){_RLM}")
        return zin.format(**{naam: self._los(waarde) for naam, waarde in waarden.items()})

    def of(self, sleutel: str, anders: str) -> str:
        """The words for a code, or `anders` for one that this paper has none for."""
        return self._zinnen.get(sleutel, anders)

    def sleutel_van(self, zin: str) -> str:
        """The key of a sentence of this language; empty for one that is not there."""
        return next((sleutel for sleutel, eigen in self._zinnen.items() if eigen == zin), "")

    def dag(self, iso: str) -> str:
        """An ISO date as on a letter; empty for no date."""
        if not iso:
            return ""
        op = date.fromisoformat(iso)
        return self.taal.datum.format(dag=op.day, maand=self.taal.maanden[op.month - 1], jaar=op.year)

    def opsomming(self, namen: Iterable[str]) -> str:
        """Names as in a sentence: "Emine, Deniz en Can"."""
        alle = tuple(map(self._los, namen))
        return self.taal.en.join(filter(None, (", ".join(alle[:-1]), alle[-1]))) if alle else ""

    def _los(self, waarde: str) -> str:
        if not self.taal.van_rechts or any(unicodedata.bidirectional(teken) in ("R", "AL") for teken in waarde):
            return waarde
        return f"{_LRM}{waarde}{_LRM}" if waarde else ""


@cache
def talen() -> dict[str, Brieftaal]:
    """Every language there are papers in, Dutch first."""
    gevonden: dict[str, Any] = lees_toml("brieven/talen.toml")
    return {
        code: Brieftaal(
            code=code,
            naam=velden["naam"],
            nederlands=tuple(velden["nederlands"]),
            van_rechts=velden.get("van_rechts", False),
            maanden=tuple(velden["maanden"]),
            datum=velden["datum"],
            en=velden["en"],
            vertaling=velden["vertaling"],
        )
        for code, velden in gevonden.items()
    }


@cache
def talen_van(papier: str) -> tuple[Brieftaal, ...]:
    """The languages that this paper ("ontvangst", "plan", …) is there in, Dutch first."""
    return tuple(taal for taal in talen().values() if _zinnen(papier, taal.code))


def taal_voor(uit: Iterable[Brieftaal], gesproken: str) -> str:
    """The code of one of these languages for who speaks this, as it was typed on a card; "nl" when it is not there."""
    genoemd = {woord.casefold() for woord in _NAAM.findall(gesproken)}
    for taal in uit:
        if taal.code != NEDERLANDS and not genoemd.isdisjoint(
            naam.casefold() for naam in (*taal.nederlands, taal.naam)
        ):
            return taal.code
    return NEDERLANDS


@cache
def woorden(papier: str, code: str = NEDERLANDS) -> Woorden:
    """The words of a paper. Raises KeyError when it is not there in this language."""
    zinnen = _zinnen(papier, code)
    if not zinnen:
        raise KeyError(papier, code)
    return Woorden(talen()[code], zinnen)


@cache
def _zinnen(papier: str, code: str) -> dict[str, str]:
    """By key; those of a table in the file have its name before them ("gebied.Justitie"). Empty: no such file."""
    try:
        gelezen = lees_toml(f"brieven/{papier}.{code}.toml")
    except OSError:
        return {}
    zinnen: dict[str, str] = {}
    for sleutel, waarde in gelezen.items():
        if isinstance(waarde, dict):
            zinnen |= {f"{sleutel}.{naam}": tekst for naam, tekst in waarde.items()}
        else:
            zinnen[sleutel] = waarde
    return zinnen
