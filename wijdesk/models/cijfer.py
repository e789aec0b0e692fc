"""Figures: a period, what a figure means, and when a percentage is shown as a count. Pure: no store, no Qt.

A day is an ISO text, a period includes both of its ends, and a week begins on Monday (ISO 8601).
"""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta
from functools import cache
from typing import Any

from wijdesk.errors import Weigering
from wijdesk.models.gegeven import dataclass
from wijdesk.models.values import MAANDEN, dag_in_woorden
from wijdesk.resources import lees_toml

WEEK, MAAND, KWARTAAL, JAAR, VRIJ = "week", "maand", "kwartaal", "jaar", "vrij"
PERIODES = (WEEK, MAAND, KWARTAAL, JAAR, VRIJ)
"""Kinds of period, in the order of a screen."""
VORIGE, JAAR_EERDER = "vorige", "jaar_eerder"
"""What a period can be compared with; empty is nothing."""
AANTAL, PROCENT, MINUTEN, MARK, PER, EURO = "aantal", "procent", "minuten", "cijfer", "per", "euro"
"""Units: a count, a percentage, a median in minutes, a mean mark, a mean per somebody, euros a month."""
EENHEDEN = (AANTAL, PROCENT, MINUTEN, MARK, PER, EURO)
KLEIN = 10
"""Of fewer than so many a percentage says more than was seen: it is shown as a count."""
WEINIG_CIJFERS = 5
"""Of fewer marks no mean is told: it would say what one of them gave."""
DAG = timedelta(days=1)
EERSTE, LAATSTE = date(1900, 1, 1), date(2199, 12, 31)
"""Between these a period can lie, with the one before and a year after."""


@dataclass(frozen=True, slots=True)
class Periode:
    """From a day until and including a day. Make one with `periode_van` or `vrije_periode`."""

    soort: str
    van: str
    tot: str

    @property
    def dagen(self) -> int:
        """How many days it holds."""
        return (date.fromisoformat(self.tot) - date.fromisoformat(self.van)).days + 1

    @property
    def naam(self) -> str:
        """In words: "week 12 van 2026", "mrt 2026", "K1 2026", "2026", "3 feb 2026 tot en met 9 mrt 2026"."""
        begin, eind = date.fromisoformat(self.van), date.fromisoformat(self.tot)
        if self.soort == WEEK:
            jaar, week, _ = begin.isocalendar()
            return f"week {week} van {jaar}"
        if self.soort == MAAND:
            return f"{MAANDEN[begin.month - 1]} {begin.year}"
        if self.soort == KWARTAAL:
            return f"K{(begin.month - 1) // 3 + 1} {begin.year}"
        if self.soort == JAAR:
            return str(begin.year)
        ver = date(1000, 1, 1)
        if begin == eind:
            return dag_in_woorden(begin, ver)
        return f"{dag_in_woorden(begin, ver)} tot en met {dag_in_woorden(eind, ver)}"

    @property
    def kort(self) -> str:
        """The same where there is little room: of days in one year "1 t/m 23 okt 2026", "1 jan t/m 23 nov 2026"."""
        begin, eind = date.fromisoformat(self.van), date.fromisoformat(self.tot)
        if self.soort != VRIJ or begin == eind or begin.year != eind.year:
            return self.naam
        maand = "" if begin.month == eind.month else f" {MAANDEN[begin.month - 1]}"
        return f"{begin.day}{maand} t/m {eind.day} {MAANDEN[eind.month - 1]} {eind.year}"

    @property
    def _hele_maanden(self) -> int:
        """How many months it is, when it begins with one and ends with one; else 0."""
        begin, na = date.fromisoformat(self.van), date.fromisoformat(self.tot) + DAG
        return 12 * (na.year - begin.year) + na.month - begin.month if begin.day == na.day == 1 else 0

    def vorige(self) -> Periode:
        """The one before: the calendar one, as many whole months, or as many days."""
        begin = date.fromisoformat(self.van)
        if self.soort == VRIJ and (maanden := self._hele_maanden):
            return Periode(VRIJ, _maanden_terug(begin, maanden).isoformat(), (begin - DAG).isoformat())
        if self.soort == VRIJ:
            return Periode(VRIJ, (begin - timedelta(days=self.dagen)).isoformat(), (begin - DAG).isoformat())
        return periode_van(self.soort, (begin - DAG).isoformat())

    def volgende(self) -> Periode:
        """The one after."""
        eind = date.fromisoformat(self.tot)
        if self.soort == VRIJ and (maanden := self._hele_maanden):
            tot = _maanden_terug(eind + DAG, -maanden) - DAG
            return Periode(VRIJ, (eind + DAG).isoformat(), tot.isoformat())
        if self.soort == VRIJ:
            return Periode(VRIJ, (eind + DAG).isoformat(), (eind + timedelta(days=self.dagen)).isoformat())
        return periode_van(self.soort, (eind + DAG).isoformat())

    def jaar_eerder(self) -> Periode:
        """The same one a year before; week 53 has week 52 there, and whole months are whole."""
        begin, eind = date.fromisoformat(self.van), date.fromisoformat(self.tot)
        if self.soort == WEEK:
            jaar, week, _ = begin.isocalendar()
            laatste = date(jaar - 1, 12, 28).isocalendar().week
            maandag = date.fromisocalendar(jaar - 1, min(week, laatste), 1)
            return periode_van(WEEK, maandag.isoformat())
        if self.soort == VRIJ:
            tot = _jaar_terug(eind + DAG) - DAG if self._hele_maanden else _jaar_terug(eind)
            return Periode(VRIJ, _jaar_terug(begin).isoformat(), tot.isoformat())
        return periode_van(self.soort, _jaar_terug(begin).isoformat())

    def vergeleken(self, waarmee: str, vandaag: str = "") -> Periode | None:
        """The period to compare with (`VORIGE`, `JAAR_EERDER`), or None for an empty choice.

        While this one still runs on `vandaag` (ISO), only as many days of the other: half a month is no month.
        """
        if waarmee not in (VORIGE, JAAR_EERDER):
            return None
        eerder = self.vorige() if waarmee == VORIGE else self.jaar_eerder()
        if not self.van <= vandaag < self.tot:
            return eerder
        maanden = 12 if waarmee == JAAR_EERDER else {MAAND: 1, KWARTAAL: 3, JAAR: 12}.get(self.soort, 0)
        nu = date.fromisoformat(vandaag)
        if maanden and self.soort != WEEK:
            tot = _maanden_terug(nu, maanden)
        else:
            tot = date.fromisoformat(eerder.van) + (nu - date.fromisoformat(self.van))
        return eerder if tot.isoformat() >= eerder.tot else Periode(VRIJ, eerder.van, tot.isoformat())

    def delen(self, stap: str) -> tuple[Periode, ...]:
        """The days ("dag"), weeks, months or years in it, oldest first; the first and last cut off at its ends."""
        uit: list[Periode] = []
        begin, eind = date.fromisoformat(self.van), date.fromisoformat(self.tot)
        while begin <= eind:
            dag = begin.isoformat()
            heel = Periode(VRIJ, dag, dag) if stap == "dag" else periode_van(stap, dag)
            deel = heel if (heel.van, heel.tot) == (dag, min(heel.tot, self.tot)) else None
            uit.append(deel or Periode(VRIJ, dag, min(heel.tot, self.tot)))
            begin = date.fromisoformat(heel.tot) + DAG
        return tuple(uit)


def periode_van(soort: str, dag: str) -> Periode:
    """The week, month, quarter or year a day lies in. Raises Weigering for a day or kind that is none."""
    op = _dag(dag, "van")
    if soort == WEEK:
        begin = op - timedelta(days=op.weekday())
        return Periode(WEEK, begin.isoformat(), (begin + timedelta(days=6)).isoformat())
    if soort in (MAAND, KWARTAAL, JAAR):
        lengte = {MAAND: 1, KWARTAAL: 3, JAAR: 12}[soort]
        eerste = (op.month - 1) // lengte * lengte + 1
        laatste = eerste + lengte - 1
        eind = date(op.year, laatste, monthrange(op.year, laatste)[1])
        return Periode(soort, date(op.year, eerste, 1).isoformat(), eind.isoformat())
    raise Weigering("Kies week, maand, kwartaal of jaar.", veld="periode")


def vrije_periode(van: str, tot: str) -> Periode:
    """From a day until and including another. Raises Weigering with the field that is wrong."""
    if _dag(tot, "tot") < _dag(van, "van"):
        raise Weigering("De laatste dag ligt voor de eerste.", veld="tot")
    return Periode(VRIJ, van, tot)


def controleer_periode(periode: Periode) -> None:
    """Raise Weigering for a period that is none: not days, the wrong way round, not what its kind says."""
    goed = vrije_periode(periode.van, periode.tot)
    if periode.soort != VRIJ:
        goed = periode_van(periode.soort, periode.van)
    if goed != periode:
        raise Weigering("Deze periode bestaat niet.", veld="periode")


def _dag(tekst: str, veld: str) -> date:
    try:
        dag = date.fromisoformat(tekst)
    except ValueError:
        raise Weigering("Vul een datum in zoals 2020-03-02.", veld=veld) from None
    if dag.isoformat() != tekst:
        raise Weigering("Vul een datum in zoals 2020-03-02.", veld=veld)
    if not EERSTE <= dag <= LAATSTE:
        raise Weigering(f"Kies een jaar van {EERSTE.year} tot en met {LAATSTE.year}.", veld=veld)
    return dag


def _jaar_terug(dag: date) -> date:
    """29 February has 28 February there."""
    return _maanden_terug(dag, 12)


def _maanden_terug(dag: date, aantal: int) -> date:
    """The same day so many months before, or the last one of that month."""
    jaar, maand = divmod(dag.year * 12 + dag.month - 1 - aantal, 12)
    return date(jaar, maand + 1, min(dag.day, monthrange(jaar, maand + 1)[1]))


@dataclass(frozen=True, slots=True, kw_only=True)
class Definitie:
    """What a figure means, in one of its versions (resources/cijfers.toml)."""

    naam: str
    versie: int
    titel: str
    groep: str
    vraag: str
    """The question it answers."""
    teller: str
    noemer: str
    """Empty for a count."""
    eenheid: str
    geldig_van: str
    geldig_tot: str
    """First and last day (ISO) of this version; empty: open."""
    bron: str
    """Where the definition stands."""
    paneel: str
    """The panel where one row of its list is opened; empty when there is none."""
    som: str
    """Which calculation it is; another version of a figure may be another calculation."""
    stand: bool
    """Of the last day of a period, not of all of it."""
    beter: str
    """"hoger", "lager", or empty when neither is better."""
    precies: str = ""
    """How exactly it is counted, in sentences, where that has to be said."""
    telt: tuple[str, ...] = ()
    """Of a definition of the organisation: the codes that count; empty: what `som` counts."""
    telt_van: str = ""
    """The kind of these codes: "uitkomst", "meldingtype"."""
    van_gesloten: bool = False
    """It is a part of the vragen that were closed, not of all."""


@cache
def definities() -> tuple[Definitie, ...]:
    """Every figure in every version, in the order of the registry; versions of one figure oldest first."""
    return lees_definities(lees_toml("cijfers.toml"))


def lees_definities(gelezen: dict[str, Any]) -> tuple[Definitie, ...]:
    """A registry as it was read. Raises ValueError for one that contradicts itself, naming the figure."""
    alle = tuple(
        Definitie(
            naam=rij["naam"], versie=rij.get("versie", 1), titel=rij["titel"], groep=rij["groep"], vraag=rij["vraag"],
            teller=rij["teller"], noemer=rij.get("noemer", ""), eenheid=rij["eenheid"],
            geldig_van=rij["geldig_van"], geldig_tot=rij.get("geldig_tot", ""), bron=rij["bron"],
            paneel=rij.get("paneel", ""), som=rij.get("som", rij["naam"]), stand=rij.get("stand", False),
            beter=rij.get("beter", ""), precies=rij.get("precies", ""),
        )
        for rij in gelezen["cijfer"]
    )  # fmt: skip
    vorig: dict[str, Definitie] = {}
    for een in alle:
        oud = vorig.get(een.naam)
        if oud is not None and (een.versie <= oud.versie or not oud.geldig_tot or een.geldig_van <= oud.geldig_tot):
            raise ValueError(f"the versions of {een.naam} overlap")
        if oud is not None and (een.eenheid, een.stand) != (oud.eenheid, oud.stand):
            raise ValueError(f"a version of {een.naam} in another unit is another figure")
        if een.eenheid not in EENHEDEN or (een.eenheid == PROCENT) > bool(een.noemer):
            raise ValueError(f"the unit of {een.naam}")
        vorig[een.naam] = een
    return alle


def definitie_op(naam: str, dag: str, alle: tuple[Definitie, ...] | None = None) -> Definitie:
    """The version of a figure that holds on a day: the oldest for a day before all. Raises Weigering when unknown."""
    versies = [een for een in (definities() if alle is None else alle) if een.naam == naam]
    if not versies:
        raise Weigering("Dit cijfer bestaat niet.", veld="naam")
    return next((een for een in reversed(versies) if een.geldig_van <= dag), versies[0])


def versies_in(naam: str, van: str, tot: str, alle: tuple[Definitie, ...] | None = None) -> tuple[Definitie, ...]:
    """The versions of a figure that hold on some day from `van` until and including `tot` (ISO), oldest first."""
    eerste, laatste = definitie_op(naam, van, alle), definitie_op(naam, tot, alle)
    if eerste is laatste:
        return (laatste,)
    return tuple(
        een
        for een in (definities() if alle is None else alle)
        if een.naam == naam and eerste.versie <= een.versie <= laatste.versie
    )


def is_klein(eenheid: str, noemer: int | None) -> bool:
    """Whether a percentage or a mean mark is of so few that only a count is shown ("3 van 7", "3 antwoorden")."""
    return noemer is not None and noemer < {PROCENT: KLEIN, MARK: WEINIG_CIJFERS}.get(eenheid, 0)


def geteld_in_woorden(eenheid: str, teller: int, noemer: int | None) -> str:
    """What a figure is made of: "138 van 369", "34 bij 5", of a median or a mean "van 120"; empty for a count and when
    nothing was counted.
    """
    if not noemer:
        return ""
    voor = {PROCENT: f"{teller:,} van ", PER: f"{teller:,} bij ", EURO: f"{teller:,} van "}
    return f"{voor.get(eenheid, 'van ')}{noemer:,}".replace(",", ".")


def antwoorden_in_woorden(aantal: int) -> str:
    """How many gave a mark: "1 antwoord", "1.204 antwoorden"."""
    return "1 antwoord" if aantal == 1 else f"{aantal:,} antwoorden".replace(",", ".")


def in_woorden(eenheid: str, waarde: float | None, teller: int, noemer: int | None) -> str:
    """A figure as it is read: "1.234", "37 %", "3 van 7", "8,1", "12 min", "€ 3.400"; "–" if nothing divides it."""
    if noemer and is_klein(eenheid, noemer):
        return f"{teller} van {noemer}" if eenheid == PROCENT else antwoorden_in_woorden(noemer)
    if waarde is None:
        return "–"
    if eenheid == AANTAL:
        return f"{round(waarde):,}".replace(",", ".")
    if eenheid == PROCENT:
        return f"{waarde:.1f}".replace(".", ",").removesuffix(",0") + " %"
    if eenheid == MINUTEN:
        return f"{round(waarde)} min"
    if eenheid == EURO:
        return f"€ {round(waarde):,}".replace(",", ".")
    return f"{waarde:.1f}".replace(".", ",")
