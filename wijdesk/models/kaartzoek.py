"""Finding an entry of the sociale kaart while somebody types: every word, how it begins, and with a typing error.

What is for the whole city is also found beside the name of an area, and a telephone number however it is spaced.

Made once of all entries (on the lane that reads), asked at every key: 5,000 entries hold some ten thousand different
words, and only those are compared. Knows no database and no screen.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from importlib import import_module

from wijdesk.models.gelijkenis import LETTERAFSTAND
from wijdesk.models.zoektekst import vouw

WOORD = re.compile(r"[^\W_]+")
GEWICHTEN: Mapping[str, int] = {
    "naam": 8, "trefwoorden": 6, "thema": 4, "leefgebied": 3, "gebieden": 3, "soort": 2, "nummer": 2,
    "omschrijving": 2, "voor_wie": 2, "talen": 2, "kosten": 1, "openingstijden": 1, "adres": 1, "contactpersoon": 1,
    "telefoon": 1, "email": 1, "site": 1,
}  # fmt: skip
"""Field that is searched → how much a word in it counts."""
EIND = "\U0010ffff"
EEN_FOUT, TWEE_FOUTEN = 4, 8
"""From so many letters on a word may be typed with one error, with two."""
_NUMMER = re.compile(r"\+?[\d()\s/.-]+")
NUMMER_VANAF, GEBIED_VANAF = 6, 4
"""Digits from which a text may be a telephone number; letters from which a word may be the name of an area."""


class Zoekindex:
    """Word → the entries that hold it, with the weight of the best field."""

    __slots__ = ("_bekend", "_gebieden", "_overal", "_plekken", "_woorden")

    def __init__(self, rijen: Iterable[Mapping[str, str]]) -> None:
        """`rijen` are the fields of each entry; an entry is its place among them."""
        plekken: dict[str, dict[int, int]] = {}
        gebieden, overal = set[str](), dict[int, int]()
        gevouwen: dict[str, tuple[str, ...]] = {}  # a thema or area is folded once for all that have it
        for plek, rij in enumerate(rijen):
            for veld, gewicht in GEWICHTEN.items():
                if not (tekst := rij[veld]):
                    continue
                woorden = gevouwen.get(tekst)
                if woorden is None:
                    woorden = gevouwen[tekst] = tuple(WOORD.findall(vouw(tekst)))
                for woord in (*woorden, nummer) if veld == "telefoon" and (nummer := _nummer(tekst)) else woorden:
                    bij = plekken.setdefault(woord, {})
                    if bij.get(plek, 0) < gewicht:
                        bij[plek] = gewicht
                if veld == "gebieden":
                    gebieden.update(woorden)
            if not rij["gebieden"]:
                overal[plek] = 1
        self._overal = overal
        self._gebieden = sorted(gebieden)
        self._plekken = plekken
        self._woorden = sorted(plekken)
        self._bekend: dict[str, Mapping[int, int]] = {}

    def __repr__(self) -> str:
        """It says no more than the entries beside it."""
        return f"Zoekindex({len(self._woorden)} woorden)"

    def zoek(self, tekst: str) -> dict[int, int]:
        """Entry → how well it fits, for those in which every word is found; of nothing typed none."""
        if (nummer := _nummer(tekst)) and (van_nummer := self._van(nummer)):
            return dict(van_nummer)
        gevonden: dict[int, int] | None = None
        woorden = WOORD.findall(vouw(tekst))
        for woord in woorden:
            van_woord = self._van(woord)
            if len(woorden) > 1 and self._is_gebied(woord):
                van_woord = {**self._overal, **van_woord}
            if gevonden is None:
                gevonden = dict(van_woord)
            else:
                gevonden = {plek: som + van_woord[plek] for plek, som in gevonden.items() if plek in van_woord}
        return gevonden or {}

    def _is_gebied(self, woord: str) -> bool:
        """Whether the name of an area begins so."""
        plek = bisect_left(self._gebieden, woord)
        return len(woord) >= GEBIED_VANAF and plek < len(self._gebieden) and self._gebieden[plek].startswith(woord)

    def _van(self, woord: str) -> Mapping[int, int]:
        bekend = self._bekend.get(woord)
        if bekend is None:
            if len(self._bekend) > 200:
                self._bekend.clear()
            bekend = self._bekend[woord] = self._zoek_woord(woord)
        return bekend

    def _zoek_woord(self, woord: str) -> Mapping[int, int]:
        """Whole words count most, then words that begin or end so, and only when there are none: typing errors."""
        begin = bisect_left(self._woorden, woord)
        eind = bisect_left(self._woorden, woord + EIND)
        uit = self._bijeen((self._woorden[plek], 2) for plek in range(begin, eind))
        for plek, gewicht in self._plekken.get(woord, {}).items():
            uit[plek] = max(uit.get(plek, 0), 3 * gewicht)
        if len(woord) >= EEN_FOUT:  # "hulp" finds schuldhulp: Dutch writes words together
            midden = (ander for ander in self._woorden if woord in ander and not ander.startswith(woord))
            for plek, gewicht in self._bijeen((ander, 1) for ander in midden).items():
                uit.setdefault(plek, gewicht)
        if uit or len(woord) < EEN_FOUT or woord.isdigit():
            return uit
        return self._bijeen((ander, 1) for ander in self._lijkt(woord))

    def _bijeen(self, woorden: Iterable[tuple[str, int]]) -> dict[int, int]:
        uit: dict[int, int] = {}
        for woord, keer in woorden:
            for plek, gewicht in self._plekken[woord].items():
                if uit.get(plek, 0) < keer * gewicht:
                    uit[plek] = keer * gewicht
        return uit

    def _lijkt(self, woord: str) -> Sequence[str]:
        """Words that are this one with a typing error, also when it is not typed to its end."""
        stappen = import_module(LETTERAFSTAND).stappen
        hoogstens = 2 if len(woord) >= TWEE_FOUTEN else 1
        lang = len(woord)
        return [
            ander
            for ander in self._woorden
            if len(ander) >= lang - hoogstens
            and (
                stappen(woord, ander[:lang], hoogstens) <= hoogstens
                or stappen(woord, ander[: lang + 1], hoogstens) <= hoogstens
            )
        ]


def _nummer(tekst: str) -> str:
    """The digits of what may be a telephone number, as one calls it from within the country; else nothing."""
    if not _NUMMER.fullmatch(kaal := tekst.strip().replace("(0)", "")):
        return ""
    cijfers = "".join(filter(str.isdigit, kaal))
    if kaal.startswith("+31") or cijfers.startswith("0031"):
        cijfers = f"0{cijfers.removeprefix('00')[2:]}"
    return cijfers if len(cijfers) >= NUMMER_VANAF else ""
