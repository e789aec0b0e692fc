"""The one deadline engine: which day a term ends by its rule, what is left of it, and how that is said. Pure.

Knows rules (resources/termijnen.toml), dates and Dutch holidays; no store, no rows. Everything is derived: the store
holds only the day a term began and what was decided about it, so the order in which that was written down is no matter.

The day of the event itself does not count: six weeks from a Monday end on a Monday. A month ends on the same day of the
month, or on its last day when there is none (31 January + 1 month = 28 or 29 February). Sources: Algemene termijnenwet
(Atw), Awb 4:13-4:15 and 9:11, Verordening (EEG) 1182/71 for the AVG.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Callable, Iterable
from datetime import date, timedelta
from functools import lru_cache
from importlib import import_module
from typing import Any, cast

from wijdesk.models.gegeven import dataclass
from wijdesk.models.values import dag_in_woorden
from wijdesk.resources import lees_toml

EENHEDEN = {
    "dag": "dagen", "dagen": "dagen", "week": "weken", "weken": "weken", "maand": "maanden", "maanden": "maanden",
    "jaar": "jaren", "jaren": "jaren", "werkdag": "werkdagen", "werkdagen": "werkdagen",
}  # fmt: skip
ATW_HOOGSTENS = {"dagen": 90, "weken": 12, "maanden": 3, "jaren": 0, "werkdagen": 90}
"""Longer terms the Atw leaves as they are (art. 4 onder a)."""
SPOED_DAGEN, LET_OP_DAGEN = 2, 7
"""How many days before the end a list says so, in days that are left."""

DAG = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Duur:
    """A length in one unit: dagen, weken, maanden, jaren (calendar) or werkdagen."""

    aantal: int
    eenheid: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Regel:
    """One kind of deadline; resources/termijnen.toml says what each field means."""

    code: str
    naam: str
    onderwerp: str
    grondslag: str
    begin: str
    lengte: Duur
    streef: Duur | None
    wettelijk: bool
    """True when the length stands in the law, False when it is an agreement of WIJ."""
    verschuift: bool
    opschorten: str
    verlengen: str
    verleng_hoogstens: Duur | None
    verder_met_instemming: bool
    geen_verlenging: str
    tab: str
    """The tab of Casusregie where it is dealt with; empty when that is somewhere else."""

    @property
    def grondslag_voluit(self) -> str:
        """The basis as a person reads it, with whose length it is and from what event it counts."""
        over = self.grondslag if self.wettelijk else f"{self.grondslag}; de duur is een afspraak van WIJ"
        over = "afspraak van WIJ, geen wettelijke termijn" if self.grondslag == "afspraak WIJ" else over
        return f"{duur_in_woorden(self.lengte)} na {self.begin} ({over})"


@dataclass(frozen=True, slots=True, kw_only=True)
class Besluit:
    """What was decided about a running term: `dagen` to extend it, or standing still from `van` until `tot`.

    `van` is the first day it stands still and `tot` the first day it runs again; None while nobody knows. `van` is not
    before the day the term began: the use case sees to that.
    """

    van: date
    tot: date | None = None
    dagen: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Loop:
    """How a term runs, seen on one day."""

    begin: date
    fataal: date | None
    """The last day on which it is still in time; None while it stands still with no end in sight."""
    streef: date | None
    stil_sinds: date | None = None
    """The first day of the standing still that is going on; None when it runs."""
    stil_tot: date | None = None
    """The first day it runs again; None when that is unknown or when it runs."""
    rest: int = 0
    """Days that are left after standing still, when it stands still; otherwise until `fataal`, negative when late."""


# Rules ---------------------------------------------------------------------------------------------------------------


def duur(tekst: str) -> Duur:
    """A length such as "6 weken" as a Duur. Raises ValueError on anything else."""
    aantal, _, eenheid = tekst.partition(" ")
    if not aantal.isascii() or not aantal.isdigit() or eenheid not in EENHEDEN:
        raise ValueError("a length is a number and a unit")
    return Duur(int(aantal), EENHEDEN[eenheid])


def duur_in_woorden(lengte: Duur) -> str:
    """A length as people say it: "6 weken", "1 werkdag"."""
    enkel = {"dagen": "dag", "weken": "week", "maanden": "maand", "jaren": "jaar", "werkdagen": "werkdag"}
    meer = lengte.eenheid if lengte.eenheid != "jaren" else "jaar"
    return f"{lengte.aantal} {enkel[lengte.eenheid] if lengte.aantal == 1 else meer}"


@lru_cache(maxsize=1)
def regels() -> dict[str, Regel]:
    """Every rule by its code."""
    return {rij["code"]: _regel(rij) for rij in lees_toml("termijnen.toml")["regel"]}


def _regel(rij: dict[str, Any]) -> Regel:
    lengte = duur(rij["lengte"])
    return Regel(
        code=rij["code"],
        naam=rij["naam"],
        onderwerp=rij["onderwerp"],
        grondslag=rij["grondslag"],
        begin=rij["begin"],
        lengte=lengte,
        streef=duur(rij["streef"]) if "streef" in rij else None,
        wettelijk=rij["bron"] == "wet",
        verschuift=rij.get("verschuift", False) and lengte.aantal <= ATW_HOOGSTENS[lengte.eenheid],
        opschorten=rij.get("opschorten", ""),
        verlengen=rij.get("verlengen", ""),
        verleng_hoogstens=duur(rij["verleng_hoogstens"]) if "verleng_hoogstens" in rij else None,
        verder_met_instemming=rij.get("verder_met_instemming", False),
        geen_verlenging=rij.get("geen_verlenging", ""),
        tab=rij.get("tab", ""),
    )


# Days ----------------------------------------------------------------------------------------------------------------


@lru_cache(maxsize=256)
def feestdagen(jaar: int) -> frozenset[date]:
    """The generally recognised holidays of a year and Goede Vrijdag (Atw art. 3 lid 1 and 2), 5 mei every year."""
    if jaar < 1966:  # the Atw holds since 1 April 1965
        return frozenset()
    # Loaded at the first date that is counted: it takes longer than the rest of the reading half together.
    maak = cast("Callable[[int], frozenset[date]]", import_module("wijdesk.models.feestdagen").feestdagen_van)
    return maak(jaar)


@lru_cache(maxsize=1)
def gelijkgesteld() -> frozenset[date]:
    """Days that are equal to a holiday for legal terms only (Atw art. 3 lid 3)."""
    return frozenset(lees_toml("termijnen.toml")["gelijkgesteld"])


def is_werkdag(dag: date) -> bool:
    """Monday to Friday and no holiday."""
    return dag.weekday() < 5 and dag not in feestdagen(dag.year)


def werkdag_vanaf(dag: date) -> date:
    """The first working day from `dag` on."""
    while not is_werkdag(dag):
        dag += DAG
    return dag


def schuif(dag: date) -> date:
    """The first day from `dag` on that is no Saturday, Sunday, holiday or day equal to one (Atw art. 1 lid 1)."""
    while not is_werkdag(dag) or dag in gelijkgesteld():
        dag += DAG
    return dag


def plus(dag: date, lengte: Duur) -> date:
    """The day a length after `dag`, by calendar; werkdagen count working days only."""
    match lengte.eenheid:
        case "werkdagen":
            return _plus_werkdagen(dag, lengte.aantal)
        case "maanden" | "jaren":
            maanden = lengte.aantal * (12 if lengte.eenheid == "jaren" else 1)
            jaar, maand = divmod(dag.year * 12 + dag.month - 1 + maanden, 12)
            return date(jaar, maand + 1, min(dag.day, monthrange(jaar, maand + 1)[1]))
        case _:
            return dag + lengte.aantal * (7 if lengte.eenheid == "weken" else 1) * DAG


def _plus_werkdagen(dag: date, aantal: int) -> date:
    while aantal > 0:
        dag += DAG
        aantal -= is_werkdag(dag)
    return dag


# Counting ------------------------------------------------------------------------------------------------------------


def loop(regel: Regel, begin: date, besluiten: Iterable[Besluit] = (), *, vandaag: date) -> Loop:
    """How a term runs that began on the day `begin`, with what was decided about it, seen on `vandaag`."""
    besluiten = tuple(besluiten)
    erbij = sum(besluit.dagen for besluit in besluiten) * DAG
    stil = _stilstand(besluiten)
    eind, gestopt = _door(plus(begin, regel.lengte) + erbij, stil, regel)
    streef = None
    if regel.streef is not None:
        streef, stil_streef = _door(plus(begin, regel.streef) + erbij, stil, regel)
        streef = None if stil_streef is not None else _naar_werkdag(streef, regel)
    if gestopt is not None:
        return Loop(begin=begin, fataal=None, streef=streef, stil_sinds=gestopt, rest=max((eind - gestopt).days, 0))
    fataal = _naar_werkdag(eind, regel)
    nu = next((besluit for besluit in stil if besluit.tot and besluit.van <= vandaag < besluit.tot), None)
    return Loop(
        begin=begin,
        fataal=fataal,
        streef=None if streef is None else min(streef, fataal),
        stil_sinds=None if nu is None else nu.van,
        stil_tot=None if nu is None else nu.tot,
        rest=(fataal - (vandaag if nu is None or nu.tot is None else nu.tot)).days,
    )


def _naar_werkdag(dag: date, regel: Regel) -> date:
    return schuif(dag) if regel.verschuift else dag


def _stilstand(besluiten: Iterable[Besluit]) -> list[Besluit]:
    """The periods of standing still in order of time, those that overlap or touch made one."""
    samen: list[Besluit] = []
    for besluit in sorted((b for b in besluiten if not b.dagen), key=lambda b: b.van):
        vorige = samen[-1] if samen else None
        if vorige is not None and (vorige.tot is None or besluit.van <= vorige.tot):
            tot = None if vorige.tot is None or besluit.tot is None else max(vorige.tot, besluit.tot)
            samen[-1] = Besluit(van=vorige.van, tot=tot)
        else:
            samen.append(besluit)
    return samen


def _door(eind: date, stil: Iterable[Besluit], regel: Regel) -> tuple[date, date | None]:
    """The end after every period of standing still that begins before it; the second is the day of one without end."""
    for besluit in stil:
        if besluit.van > _naar_werkdag(eind, regel):
            break  # it was over by then
        if besluit.tot is None:
            return eind, besluit.van
        eind = max(eind + (besluit.tot - besluit.van), besluit.tot)
    return eind, None


def ruimte_om_te_verlengen(regel: Regel, begin: date, besluiten: Iterable[Besluit] = ()) -> int | None:
    """How many calendar days can still be added by the rule; None: a reasonable time, no number in the law."""
    if not regel.verlengen:
        return 0
    if regel.verleng_hoogstens is None:
        return None
    eind, meer = plus(begin, regel.lengte), regel.verleng_hoogstens
    zelfde = meer.eenheid == regel.lengte.eenheid
    uiterst = plus(begin, Duur(regel.lengte.aantal + meer.aantal, meer.eenheid)) if zelfde else plus(eind, meer)
    return max((uiterst - eind).days - sum(besluit.dagen for besluit in besluiten), 0)


# In words ------------------------------------------------------------------------------------------------------------


def dagen_in_woorden(dagen: int) -> str:
    """A number of days: "1 dag", "12 dagen"."""
    return f"{dagen} {'dag' if dagen == 1 else 'dagen'}"


def rest_in_woorden(dag: date, vandaag: date) -> str:
    """How long until a day: "vandaag", "morgen", "nog 3 dagen (do 4 dec)", "2 dagen te laat (ma 1 dec)"."""
    over = (dag - vandaag).days
    wanneer = dag_in_woorden(dag, vandaag)
    if over < 0:
        return f"{dagen_in_woorden(-over)} te laat ({wanneer})"
    return wanneer if over < 2 else f"nog {dagen_in_woorden(over)} ({wanneer})"


def in_woorden(gezien: Loop, vandaag: date) -> str:
    """What is left of a term in one phrase, also when it stands still."""
    if gezien.fataal is not None and gezien.stil_sinds is None:
        return rest_in_woorden(gezien.fataal, vandaag)
    daarna = f"daarna nog {dagen_in_woorden(max(gezien.rest, 0))}"
    if gezien.stil_tot is not None and gezien.fataal is not None:
        tot, einde = dag_in_woorden(gezien.stil_tot, vandaag), dag_in_woorden(gezien.fataal, vandaag)
        return f"staat stil tot {tot}, {daarna} ({einde})"
    sinds = vandaag if gezien.stil_sinds is None else gezien.stil_sinds
    if sinds > vandaag:
        return f"staat stil vanaf {dag_in_woorden(sinds, vandaag)}, {daarna}"
    return f"staat stil sinds {dag_in_woorden(sinds, vandaag)}, {daarna}"


def toestand_van(dag: date, vandaag: date, *, streef: date | None = None) -> str:
    """How urgent a day is: "te laat", "spoed" (two days or fewer), "let-op" (a week, or past its streefdatum) or ""."""
    over = (dag - vandaag).days
    if over < 0:
        return "te laat"
    if over <= SPOED_DAGEN:
        return "spoed"
    return "let-op" if over <= LET_OP_DAGEN or (streef is not None and streef < vandaag) else ""
