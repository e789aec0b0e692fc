"""Addresses of made-up people: real street names of Groningen, invented house numbers, postcodes that fit them."""

from __future__ import annotations

from functools import cache
from random import Random
from typing import Any

from wijdesk.models.gegeven import dataclass
from wijdesk.resources import lees_toml
from wijdesk.services.voorbeeld.toeval import Trekking

_LETTERS = "ABCDEGHJKLMNPRSTVWXZ"
_PAREN = [een + twee for een in _LETTERS for twee in _LETTERS if een + twee not in {"SA", "SD", "SS"}]
_TOEVOEGINGEN = Trekking(
    [("", 70.0), ("A", 7.0), ("B", 4.0), ("a", 4.0), ("b", 2.0), ("-1", 2.0), ("-2", 1.5), ("bis", 1.0), ("C", 1.0)]
    + [(str(kamer), 0.15) for kamer in range(1, 41)]
)


@dataclass(frozen=True, slots=True)
class Adres:
    """One address, in the words of the person form."""

    straat: str
    huisnummer: str
    toevoeging: str
    postcode: str
    woonplaats: str


class Adressen:
    """The streets by wijk, and which team serves which postcode."""

    def __init__(self) -> None:
        wijken = lees_toml("voorbeeld/adressen.toml")["wijk"]
        self.locaties: tuple[str, ...] = tuple(wijk["locatie"] for wijk in wijken)
        self.deel: dict[str, float] = {wijk["locatie"]: wijk["deel"] for wijk in wijken}
        self.bij_postcode: dict[str, str] = {
            cijfers: wijk["locatie"] for wijk in wijken for cijfers in wijk["postcodes"]
        }
        self._straten: Trekking[tuple[int, str, str, str, int]] = Trekking(
            ((plaats, straat, cijfers, woonplaats, lengte), gewicht)
            for plaats, (straat, cijfers, woonplaats, lengte, gewicht) in enumerate(_straten(wijken))
        )

    def trek(self, rng: Random) -> Adres:
        """Somewhere in the city, by how many people live in each wijk and how long the street is."""
        plaats, straat, cijfers, woonplaats, lengte = self._straten.bij(rng.random())
        nummer = 1 + int(rng.random() * lengte)
        letters = _PAREN[(plaats * 41 + (nummer // 26) * 2 + nummer % 2) % len(_PAREN)]
        return Adres(straat, str(nummer), _TOEVOEGINGEN.bij(rng.random()), f"{cijfers} {letters}", woonplaats)

    def locatie(self, postcode: str) -> str:
        """The team of a postcode; "" when it lies outside the city."""
        return self.bij_postcode.get(postcode[:4], "")


def _straten(wijken: list[dict[str, Any]]) -> list[tuple[str, str, str, int, float]]:
    uit: list[tuple[str, str, str, int, float]] = []
    for wijk in wijken:
        straten, postcodes = wijk["straten"], wijk["postcodes"]
        lengtes = [60 + (plaats * 97) % 340 for plaats in range(len(straten))]
        per_nummer = wijk["deel"] / sum(lengtes)
        uit.extend(
            (straat, postcodes[plaats % len(postcodes)], wijk["woonplaats"], lengte, lengte * per_nummer)
            for plaats, (straat, lengte) in enumerate(zip(straten, lengtes, strict=True))
        )
    return uit


@cache
def adressen() -> Adressen:
    """The streets, read once."""
    return Adressen()
