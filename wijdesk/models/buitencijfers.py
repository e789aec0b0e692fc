"""Figures from outside through the years: which definition counted what, and where no line may go. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import pairwise

from wijdesk.models.gegeven import dataclass
from wijdesk.models.rows.cijfer import BuitencijferRij


@dataclass(frozen=True, slots=True, kw_only=True)
class Buitenlijn:
    """One line: a row per year, and in which years another definition begins in it."""

    definitie: str
    """Of the line as a whole; empty where each year was counted by one definition, and the line breaks."""
    per_jaar: Mapping[int, BuitencijferRij]
    breuken: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Wissel:
    """Another definition begins."""

    jaar: int
    definitie: str
    naast: bool
    """The one before is counted beside it for one year or more."""


def op_volgorde(rijen: Iterable[BuitencijferRij]) -> tuple[BuitencijferRij, ...]:
    """The rows of one figure, oldest first; of a year that was counted twice the oldest definition first, and of a
    definition and year the last that came in.
    """
    uit = {(rij.jaar, rij.definitieversie): rij for rij in rijen}
    rang = {versie: plek for plek, versie in enumerate(_definities(uit))}
    return tuple(uit[sleutel] for sleutel in sorted(uit, key=lambda er: (er[0], rang[er[1]])))


def lijnen(rijen: Iterable[BuitencijferRij]) -> tuple[Buitenlijn, ...]:
    """One line that breaks; where a year was counted by two definitions a line for each of them, side by side."""
    alle = op_volgorde(rijen)
    if len({rij.jaar for rij in alle}) == len(alle):
        breuken = tuple(na.jaar for voor, na in pairwise(alle) if voor.definitieversie != na.definitieversie)
        return (Buitenlijn(definitie="", per_jaar={rij.jaar: rij for rij in alle}, breuken=breuken),)
    return tuple(
        Buitenlijn(definitie=versie, per_jaar={rij.jaar: rij for rij in alle if rij.definitieversie == versie})
        for versie in _definities((rij.jaar, rij.definitieversie) for rij in alle)
    )


def wissels(rijen: Iterable[BuitencijferRij]) -> tuple[Wissel, ...]:
    """Each time another definition begins, oldest first."""
    getekend = lijnen(rijen)
    if len(getekend) == 1:
        (een,) = getekend
        return tuple(
            Wissel(jaar=jaar, definitie=een.per_jaar[jaar].definitieversie, naast=False) for jaar in een.breuken
        )
    return tuple(
        Wissel(jaar=(jaar := min(na.per_jaar)), definitie=na.definitie, naast=max(voor.per_jaar) >= jaar)
        for voor, na in pairwise(getekend)
    )


def _definities(rijen: Iterable[tuple[int, str]]) -> tuple[str, ...]:
    """The versions by the year they were first used; of the same year 2 before 10, and those after by the alphabet."""
    eerst: dict[str, int] = {}
    for jaar, versie in rijen:
        eerst[versie] = min(jaar, eerst.get(versie, jaar))
    return tuple(sorted(eerst, key=lambda versie: (eerst[versie], *_getal_eerst(versie))))


def _getal_eerst(versie: str) -> tuple[bool, int, str]:
    getal = versie.isascii() and versie.isdecimal()
    return not getal, int(versie) if getal else 0, versie
