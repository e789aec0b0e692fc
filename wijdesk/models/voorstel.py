"""Proposes a meldingtype from the words of a note, with the reason; a person decides.

The words stand in `resources/meldingtypen.toml`. Pure: no store, no Qt, nothing learned or kept of what was read.
A denial ("geen schulden") counts like the word itself, because the note is still about that theme.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import cache

from wijdesk.models.gegeven import dataclass
from wijdesk.resources import lees_csv, lees_toml

GEWICHTEN = {"beslissend": 7.0, "zeker": 4.0, "sterk": 3.0, "gewoon": 2.0, "zwak": 1.0}
MINIMUM = 1.9
"""The score below which nothing is proposed: one ordinary word, or two weak ones."""
VOORSPRONG = 0.05
"""How far the best must be ahead of the second; at a smaller distance it is a toss."""
DREMPEL_FOUT = 8
"""The length in letters from which one typing error in a whole word is forgiven."""

_WOORD = re.compile(r"[a-z0-9]+")
_ALLES = "*"


_Plek = tuple[int, int]
"""From and to in the text."""
_Bewijs = tuple[float, tuple[_Plek, ...]]
"""What some words weigh, and where they stand."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Voorstel:
    """A proposed meldingtype. `zekerheid` lies between 0 and 1; `alternatieven` are the next best, best first."""

    meldingtype: str
    reden: str
    zekerheid: float
    alternatieven: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Regel:
    """One line of the word list: atoms that must all be there, in a row when `vast`."""

    soort: int
    gewicht: float
    atomen: tuple[int, ...]
    vast: bool


@dataclass(frozen=True, slots=True)
class _Woord:
    """One word of a note: its plain form, its place in the text, and the atoms it fits."""

    tekst: str
    van: int
    tot: int
    atomen: frozenset[int]


def kale_tekst(tekst: str) -> str:
    """Small letters without diacritics, of the same length as the text, so that places stay valid."""
    if tekst.isascii():
        return tekst.lower()
    return "".join(_kaal(letter) for letter in tekst)


@cache
def _kaal(letter: str) -> str:
    kaal = unicodedata.normalize("NFD", letter.lower())[:1]
    return kaal if kaal.isascii() else " "


class _Lexicon:
    """The word list, compiled to a few dictionaries: what a word costs does not grow with the list."""

    def __init__(self) -> None:
        bron = lees_toml("meldingtypen.toml")
        self.groepen: dict[str, list[str]] = bron["groepen"]
        self.namen: list[str] = [soort["naam"] for soort in bron["type"]]
        self._nummers: dict[str, int] = {}
        self.heel: dict[str, set[int]] = {}
        self.begin: dict[str, set[int]] = {}
        self.eind: dict[str, set[int]] = {}
        self.binnen: dict[str, set[int]] = {}
        self.los: dict[int, list[tuple[int, float]]] = {}
        self.rij: dict[int, list[_Regel]] = {}
        self.samen: dict[int, list[_Regel]] = {}
        for soort, gegevens in enumerate(bron["type"]):
            for sterkte, gewicht in GEWICHTEN.items():
                for patroon in gegevens.get(sterkte, ()):
                    self._leg_vast(patroon, soort, gewicht)
        self.eindlengtes = sorted({len(stam) for stam in self.eind})
        self.binnenlengtes = sorted({len(stam) for stam in self.binnen})
        self.beginlengtes = sorted({len(stam) for stam in self.begin})
        self.fouten = self._bijna()
        self.voorkeur = self._voorkeur()

    def _leg_vast(self, patroon: str, soort: int, gewicht: float) -> None:
        if " + " in patroon:
            atomen = [self._atoom(woord) for deel in patroon.split(" + ") for woord in deel.split()]
            self.samen.setdefault(atomen[0], []).append(_Regel(soort, gewicht, tuple(atomen), vast=False))
        elif " " in patroon:
            rij = tuple(self._atoom(woord) for woord in patroon.replace("'", " ").split())
            self.rij.setdefault(rij[0], []).append(_Regel(soort, gewicht, rij, vast=True))
        else:
            self.los.setdefault(self._atoom(patroon), []).append((soort, gewicht))

    def _atoom(self, patroon: str) -> int:
        """The number of an atom: a word pattern, or several of which one is enough."""
        bekend = self._nummers.get(patroon)
        if bekend is not None:
            return bekend
        nummer = self._nummers[patroon] = len(self._nummers)
        for vorm in self._vormen(patroon):
            stam = vorm.strip(_ALLES)
            voor, na = vorm.startswith(_ALLES), vorm.endswith(_ALLES)
            tabel = self.binnen if voor and na else self.eind if voor else self.begin if na else self.heel
            tabel.setdefault(stam, set()).add(nummer)
        return nummer

    def _vormen(self, patroon: str) -> Iterator[str]:
        for vorm in patroon.split("|"):
            if vorm.startswith("@"):
                yield from self.groepen[vorm[1:]]
            else:
                yield vorm

    def _bijna(self) -> dict[str, tuple[int, ...]]:
        """Long words with one letter left out: two words that share such a form are one typing error apart.

        All forms of a word hold one tuple: a set of its own for each of ten thousand takes megabytes.
        """
        uit: dict[str, tuple[int, ...]] = {}
        for tabel in (self.heel, self.begin):
            for woord, atomen in tabel.items():
                if len(woord) >= DREMPEL_FOUT:
                    deze = tuple(atomen)
                    for vorm in (woord, *_weglatingen(woord)):
                        eerder = uit.setdefault(vorm, deze)
                        if eerder is not deze:
                            uit[vorm] = tuple({*eerder, *deze})
        return uit

    def _voorkeur(self) -> list[float]:
        """A small bonus by how often a type occurs, for what would otherwise be a toss."""
        aantallen = {
            rij["meldingtype"]: int(rij["aantal"]) for rij in lees_csv("tabellen/vragen-2020-per-meldingtype.csv")
        }
        meest = max(aantallen.values())
        return [0.25 * (aantallen.get(naam, 0) / meest) ** 0.5 for naam in self.namen]

    def atomen(self, woord: str) -> frozenset[int]:
        """Every atom this word fits; with a typing error when it is long and fits no long pattern as it stands."""
        gevonden: set[int] = set()
        lengte = len(woord)
        gevonden.update(self.heel.get(woord, ()))
        lang = bool(gevonden)
        for n in self.beginlengtes:
            if n > lengte:
                break
            if (hier := self.begin.get(woord[:n])) is not None:
                gevonden.update(hier)
                lang = lang or n >= DREMPEL_FOUT - 1
        for n in self.eindlengtes:
            if n >= lengte:
                break
            if (hier := self.eind.get(woord[-n:])) is not None:
                gevonden.update(hier)
        for n in self.binnenlengtes:
            for i in range(lengte - n + 1):
                if (hier := self.binnen.get(woord[i : i + n])) is not None:
                    gevonden.update(hier)
        if not lang and lengte >= DREMPEL_FOUT - 1:
            for vorm in (woord, *_weglatingen(woord)):
                gevonden.update(self.fouten.get(vorm, ()))
        return frozenset(gevonden)


def _weglatingen(woord: str) -> Iterator[str]:
    return (woord[:i] + woord[i + 1 :] for i in range(len(woord)))


@cache
def _lexicon() -> _Lexicon:
    return _Lexicon()


def stel_voor(tekst: str) -> Voorstel | None:
    """The meldingtype the words of a note point to, or None when they say too little or too much at once.

    Never "Onbekend": not knowing is for a person to say. `tekst` is free Dutch of any length.
    """
    lexicon = _lexicon()
    kaal = kale_tekst(tekst)
    woorden = [
        _Woord(gevonden.group(), gevonden.start(), gevonden.end(), lexicon.atomen(gevonden.group()))
        for gevonden in _WOORD.finditer(kaal)
    ]
    punten, bewijs = _weeg(lexicon, woorden)
    stand = sorted(((score + lexicon.voorkeur[soort], soort) for soort, score in punten.items()), reverse=True)
    if not stand:
        return None
    beste, soort = stand[0]
    tweede = stand[1][0] if len(stand) > 1 else 0.0
    if punten[soort] < MINIMUM or beste - tweede < VOORSPRONG:
        return None
    return Voorstel(
        meldingtype=lexicon.namen[soort],
        reden=_reden(tekst, bewijs[soort]),
        zekerheid=round(beste / (beste + tweede + 1.0), 2),
        alternatieven=tuple(lexicon.namen[ander] for score, ander in stand[1:4] if score >= MINIMUM),
    )


def _weeg(lexicon: _Lexicon, woorden: list[_Woord]) -> tuple[dict[int, float], dict[int, list[_Bewijs]]]:
    """Points per type, and per type the places in the text that gave them with their weight."""
    regels: dict[tuple[int, tuple[int, ...]], _Bewijs] = {}
    plaatsen: dict[int, _Woord] = {}
    for plaats, woord in enumerate(woorden):
        for atoom in woord.atomen:
            plaatsen.setdefault(atoom, woord)
            for regel in lexicon.rij.get(atoom, ()):
                eind = plaats + len(regel.atomen)
                if eind <= len(woorden) and all(
                    nummer in woorden[plaats + i].atomen for i, nummer in enumerate(regel.atomen)
                ):
                    regels[regel.soort, regel.atomen] = (regel.gewicht, ((woord.van, woorden[eind - 1].tot),))
    for atoom in plaatsen:
        for regel in lexicon.samen.get(atoom, ()):
            if all(nummer in plaatsen for nummer in regel.atomen):
                waar = {plaatsen[nummer].van: plaatsen[nummer].tot for nummer in regel.atomen}
                if len(waar) > 1:
                    regels[regel.soort, regel.atomen] = (regel.gewicht, tuple(sorted(waar.items())))
    return _tel_op(_losse_woorden(lexicon, woorden), regels)


def _losse_woorden(lexicon: _Lexicon, woorden: list[_Woord]) -> dict[tuple[int, str], tuple[float, _Plek]]:
    """The heaviest single pattern per type and word; a word that comes back counts once."""
    uit: dict[tuple[int, str], tuple[float, _Plek]] = {}
    for woord in woorden:
        for atoom in woord.atomen:
            for soort, gewicht in lexicon.los.get(atoom, ()):
                sleutel = (soort, woord.tekst)
                if sleutel not in uit or gewicht > uit[sleutel][0]:
                    uit[sleutel] = (gewicht, (woord.van, woord.tot))
    return uit


def _tel_op(
    los: dict[tuple[int, str], tuple[float, _Plek]], regels: dict[tuple[int, tuple[int, ...]], _Bewijs]
) -> tuple[dict[int, float], dict[int, list[_Bewijs]]]:
    """Adds up; rules that stand on the same words count once, and a word inside a rule counts half."""
    bewijs: dict[int, list[_Bewijs]] = {}
    gedekt: dict[int, set[int]] = {}
    for (soort, _), (gewicht, waar) in sorted(regels.items(), key=lambda item: -item[1][0]):
        bezet = gedekt.setdefault(soort, set())
        plekken = {i for van, tot in waar for i in range(van, tot)}
        if len(plekken & bezet) * 2 < len(plekken):
            bewijs.setdefault(soort, []).append((gewicht, waar))
            bezet |= plekken
    for (soort, _), (gewicht, plek) in los.items():
        deel = 0.5 if plek[0] in gedekt.get(soort, ()) else 1.0
        bewijs.setdefault(soort, []).append((gewicht * deel, (plek,)))
    return {soort: sum(gewicht for gewicht, _ in lijst) for soort, lijst in bewijs.items()}, bewijs


def _reden(tekst: str, bewijs: Iterable[_Bewijs]) -> str:
    """Says in words which words it was, the heaviest two at most, as they were typed."""
    zwaarst = sorted(bewijs, key=lambda deel: (-deel[0], deel[1]))
    stukken: list[str] = []
    for _, waar in zwaarst:
        for van, tot in waar:
            stuk = tekst[van:tot]
            if not any(stuk.lower() in ander.lower() for ander in stukken):
                stukken.append(stuk)
        if len(stukken) >= 2:
            break
    stukken = stukken[:3]
    if len(stukken) == 1:
        return f'om {"de woorden" if " " in stukken[0] else "het woord"} "{stukken[0]}"'
    eerste = ", ".join(f'"{stuk}"' for stuk in stukken[:-1])
    return f'om de woorden {eerste} en "{stukken[-1]}"'
