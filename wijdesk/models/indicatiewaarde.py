"""What an indicatie costs: volume × tarief, day by day. Pure: no store, no Qt, no rounding before the end.

Source: iWmo and iJw say a volume as a number, a unit and a frequency (per dag, week, vier weken, maand, totaal).
Nothing is guessed: a volume that is no such phrase, or a day with no tarief or with two that fit, is told as unknown.
"""

from __future__ import annotations

import re
from calendar import isleap, monthrange
from collections.abc import Iterator, Sequence
from datetime import date
from fractions import Fraction

from wijdesk.models.datums import dag_van
from wijdesk.models.gegeven import dataclass

UUR, DAGDEEL, ETMAAL, WEEK, MAAND, VIER_WEKEN, STUK = "uur", "dagdeel", "etmaal", "week", "maand", "4 weken", "stuk"
EENHEDEN = (UUR, DAGDEEL, ETMAAL, WEEK, MAAND, VIER_WEKEN, STUK)
"""Units of a tarief."""
PER_TIJD = frozenset({WEEK, MAAND, VIER_WEKEN})
"""Paid for as long as the help runs, whatever its volume."""
TOTAAL = "totaal"
GEEN_TARIEF = "geen tarief bekend"
MEER_TARIEVEN = "meer dan één tarief past"
GEEN_OMVANG = "omvang niet bekend of niet te lezen"
GEEN_DAGEN = "eerste dag onbekend"
"""Why a value is not known."""
LAATST = "9999-12-31"

_GETAL = r"(?P<getal>[0-9]{1,4}(?:[.,][0-9]{1,2})?)"
_WAT = r"(?P<wat>uur|uren|minuten|minuut|min\.?|dagdeel|dagdelen|etmaal|etmalen|stuk|stuks)"
_PER = r"(?P<per>(?:per|elke|iedere|in de|/) ?(?:dag|week|4 weken|vier weken|maand|jaar)|(?:in )?totaal)"
_OMVANG = re.compile(rf"{_GETAL} ?{_WAT}(?: {_PER}| ?/ ?(?P<kort>dag|week|maand))?")
_WATTEN = {
    "uur": (UUR, 1), "uren": (UUR, 1), "minuten": (UUR, 60), "minuut": (UUR, 60), "min": (UUR, 60),
    "min.": (UUR, 60), "dagdeel": (DAGDEEL, 1), "dagdelen": (DAGDEEL, 1), "etmaal": (ETMAAL, 1),
    "etmalen": (ETMAAL, 1), "stuk": (STUK, 1), "stuks": (STUK, 1),
}  # fmt: skip
"""A word of a volume → its unit, and how many go into one."""


@dataclass(frozen=True, slots=True)
class Omvang:
    """A volume: so many of a unit per "dag", "week", "4 weken", "maand", "jaar", or in all ("totaal")."""

    aantal: Fraction
    eenheid: str
    per: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Prijs:
    """A tarief as the value is counted with: cents for a unit, from a day until a day (ISO; no last day: empty)."""

    eenheid: str
    centen: int
    van: str
    tot: str

    def geldt(self, dag: str) -> bool:
        """Whether it holds on a day."""
        return self.van <= dag <= (self.tot or LAATST)


@dataclass(frozen=True, slots=True)
class Waarde:
    """What an indicatie costs in a period: `centen` when every day of it is known, else why not.

    `dagen` is how many days of the period it runs.
    """

    dagen: int
    centen: Fraction | None
    waarom: str = ""


def lees_omvang(tekst: str) -> Omvang | None:
    """A volume as it is written ("3 uur per week", "1,5 uur/week", "40 uur in totaal"); None when it is no such phrase.

    Stuks without a frequency are all there is; of anything else it must be said.
    """
    gelezen = _OMVANG.fullmatch(" ".join(tekst.casefold().split()))
    if gelezen is None:
        return None
    eenheid, per_een = _WATTEN[gelezen["wat"]]
    per = _per(gelezen["per"] or gelezen["kort"] or "")
    if not per:
        per = TOTAAL if eenheid == STUK else ""
    aantal = Fraction(gelezen["getal"].replace(",", ".")) / per_een
    return Omvang(aantal, eenheid, per) if per and aantal else None


def _per(woorden: str) -> str:
    if "totaal" in woorden:
        return TOTAAL
    if "weken" in woorden:
        return VIER_WEKEN
    return next((zo for zo in ("dag", "week", "maand", "jaar") if woorden.endswith(zo)), "")


def waarde(omvang: str, van: str, tot: str, prijzen: Sequence[Prijs], begin: str, eind: str) -> Waarde:
    """What runs from `van` until and including `tot` (ISO; empty: no end) costs from `begin` to `eind`, both included.

    `prijzen` are the tarieven of its productgroep.
    """
    if not van:
        return Waarde(0, None, GEEN_DAGEN)
    eerste, laatste = max(van, begin), min(tot or LAATST, eind)
    if eerste > laatste:
        return Waarde(0, Fraction(0))
    gelezen = lees_omvang(omvang)
    centen, dagen, waarom = Fraction(0), _dagen(eerste, laatste), ""
    for stuk_van, stuk_tot in _stukken(eerste, laatste, prijzen):
        passend = [prijs for prijs in prijzen if prijs.geldt(stuk_van) and _past(prijs, gelezen)]
        if len(passend) != 1:
            geldend = any(prijs.geldt(stuk_van) for prijs in prijzen)
            mist = GEEN_OMVANG if geldend and gelezen is None else GEEN_TARIEF
            waarom = waarom or (MEER_TARIEVEN if passend else mist)
            continue
        deel = _deel(passend[0], gelezen, van, tot, stuk_van, stuk_tot)
        if deel is None:
            waarom = waarom or GEEN_OMVANG
        else:
            centen += deel
    return Waarde(dagen, None, waarom) if waarom else Waarde(dagen, centen)


def opgevolgd(tarieven: Sequence[Prijs]) -> tuple[Prijs, ...]:
    """The tarieven of one productgroep, of which one without a last day ends where the next of its unit begins."""
    uit = []
    for prijs in tarieven:
        later = [ander.van for ander in tarieven if ander.eenheid == prijs.eenheid and ander.van > prijs.van]
        tot = _vorige(min(later)) if later and not prijs.tot else prijs.tot
        uit.append(Prijs(eenheid=prijs.eenheid, centen=prijs.centen, van=prijs.van, tot=tot))
    return tuple(uit)


def maanden(begin: str, eind: str) -> Fraction:
    """How many months a period is; of a month of which it has only a part, that part by its days."""
    return sum(
        (Fraction(_dagen(van, tot), _lengte(van)) for van, tot in per_maand(begin, eind)),
        start=Fraction(0),
    )


def per_maand(begin: str, eind: str) -> Iterator[tuple[str, str]]:
    """The months of a period, the first and last cut off at its ends, as (first, last day)."""
    while begin <= eind:
        einde_maand = f"{begin[:8]}{_lengte(begin):02d}"
        yield begin, min(einde_maand, eind)
        jaar, maand = int(begin[:4]), int(begin[5:7])
        begin = f"{jaar + maand // 12:04d}-{maand % 12 + 1:02d}-01"


def _past(prijs: Prijs, omvang: Omvang | None) -> bool:
    return prijs.eenheid in PER_TIJD or (omvang is not None and omvang.eenheid == prijs.eenheid)


def _stukken(eerste: str, laatste: str, prijzen: Sequence[Prijs]) -> Iterator[tuple[str, str]]:
    """The days of one month with the same tarieven, run by run."""
    for maand_van, maand_tot in per_maand(eerste, laatste):
        grenzen = {maand_van}
        for prijs in prijzen:
            grenzen |= {dag for dag in (prijs.van, _volgende(prijs.tot)) if maand_van < dag <= maand_tot}
        begin = sorted(grenzen)
        yield from zip(begin, [*map(_vorige, begin[1:]), maand_tot], strict=True)


def _deel(prijs: Prijs, omvang: Omvang | None, van: str, tot: str, eerste: str, laatste: str) -> Fraction | None:
    """What the days `eerste` until and including `laatste`, of one month, cost."""
    dagen = _dagen(eerste, laatste)
    if prijs.eenheid in PER_TIJD:
        return Fraction(prijs.centen * dagen, _per_hoeveel(prijs.eenheid, eerste))
    if omvang is None:
        return None
    stuks = omvang.aantal * prijs.centen
    if omvang.per != TOTAAL:
        return stuks * dagen / _per_hoeveel(omvang.per, eerste)
    if omvang.eenheid == STUK:  # paid at once
        return stuks if eerste <= van <= laatste else Fraction(0)
    return stuks * dagen / _dagen(van, tot) if tot else None


def _per_hoeveel(per: str, dag: str) -> int:
    """How many days a unit of time has, on this day."""
    if per == "jaar":
        return 366 if isleap(int(dag[:4])) else 365
    return {"dag": 1, WEEK: 7, VIER_WEKEN: 28}.get(per) or _lengte(dag)


def _lengte(dag: str) -> int:
    return monthrange(int(dag[:4]), int(dag[5:7]))[1]


def _dagen(van: str, tot: str) -> int:
    return (date.fromisoformat(tot) - date.fromisoformat(van)).days + 1


def _volgende(dag: str) -> str:
    gelezen = dag_van(dag) if dag and dag < LAATST else None
    return "" if gelezen is None else date.fromordinal(gelezen.toordinal() + 1).isoformat()


def _vorige(dag: str) -> str:
    return date.fromordinal(date.fromisoformat(dag).toordinal() - 1).isoformat()
