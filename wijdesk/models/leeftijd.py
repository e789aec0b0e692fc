"""The rules of 12, 16 and 18: on which day somebody turns so old, and what the law changes on that day. Pure.

Sources: Jeugdwet art. 1.1 (jeugdige, verlengde jeugdhulp), 7.3.4, 7.3.5 and 7.3.11 (consent, who decides), art. 1:233
and 1:253i BW (minor, gezag), Wmo 2015 art. 1.1.1 and 5.2.9; domein.md 6.
"""

from __future__ import annotations

from calendar import monthrange
from datetime import date

from wijdesk.models.gegeven import dataclass
from wijdesk.models.values import Id

MAANDEN_VOORAF = 6
"""How long before a boundary its task is raised: a wait for adult help takes months (domein.md 6, "well before")."""
VOLWASSEN = 18
TOT_MET = 23
"""Until which birthday jeugdhulp can be extended (Jeugdwet art. 1.1, "jeugdige" 3°)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Grens:
    """What changes on a birthday, in plain words."""

    leeftijd: int
    wat: str
    doen: str
    """What to arrange before that day."""
    wet: str


GRENZEN = (
    Grens(
        leeftijd=12,
        wat="Het kind geeft voortaan zelf ook toestemming, naast de ouders met gezag.",
        doen="Leg het kind uit wat er is opgeschreven en vraag ook het kind om toestemming.",
        wet="Jeugdwet art. 7.3.4 en 7.3.5",
    ),
    Grens(
        leeftijd=16,
        wat="De jongere beslist voortaan zelf over hulp, toestemming en eigen gegevens.",
        doen="Loop de toestemmingen met de jongere na; die van de ouders gelden daarna niet meer.",
        wet="Jeugdwet art. 7.3.4 en 7.3.11",
    ),
    Grens(
        leeftijd=VOLWASSEN,
        wat="De jongere is volwassen: het gezag en de jeugdhulp stoppen, hulp komt voortaan uit de Wmo of de zorgwet.",
        doen=f"Regel de hulp na de 18e verjaardag; verlengde jeugdhulp kan tot {TOT_MET} jaar.",
        wet="Art. 1:233 BW, Jeugdwet art. 1.1, Wmo 2015 art. 1.2.1",
    ),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Leeftijdsgrens:
    """A boundary somebody still has before them."""

    leeftijd: int
    op: date
    """The birthday itself: the first day on which the new rule holds."""
    vanaf: date
    """The day on which the task is raised."""
    wat: str
    doen: str
    wet: str


def geboortedag(geboortedatum: str) -> date | None:
    """The day of birth; None when it is unknown, only partly known ("1980", "1980-05"), or no real day."""
    if len(geboortedatum) != 10:
        return None
    try:
        return date.fromisoformat(geboortedatum)
    except ValueError:
        return None


def wordt(geboortedatum: str, jaren: int) -> date | None:
    """The day on which somebody turns `jaren`; None when the birth date is unknown.

    Who was born on 29 February turns on 1 March in a year without that day, as `values.leeftijd` counts.
    """
    dag = geboortedag(geboortedatum)
    if dag is None or dag.year + jaren > date.max.year:
        return None
    jaar = dag.year + jaren
    if (dag.month, dag.day) == (2, 29) and monthrange(jaar, 2)[1] == 28:
        return date(jaar, 3, 1)
    return dag.replace(year=jaar)


def is_minderjarig(geboortedatum: str, op: date) -> bool:
    """Whether somebody is surely under 18 on a day (art. 1:233 BW), also when only the year of birth is known.

    Unknown birth dates answer False: ask, don't assume.
    """
    volwassen = wordt(geboortedatum, VOLWASSEN)
    if volwassen is not None:
        return op < volwassen
    return geboortedatum[:4].isdigit() and op.year - int(geboortedatum[:4]) < VOLWASSEN


def maanden_eerder(dag: date, maanden: int) -> date:
    """The same day so many calendar months before, or the last day of that month when it has no such day."""
    jaar, maand = divmod(dag.year * 12 + dag.month - 1 - maanden, 12)
    return date(jaar, maand + 1, min(dag.day, monthrange(jaar, maand + 1)[1]))


def leeftijdsgrenzen(geboortedatum: str, vandaag: date) -> tuple[Leeftijdsgrens, ...]:
    """The boundaries that lie before somebody, the nearest first; a birthday that is today still counts as one."""
    gevonden = []
    for grens in GRENZEN:
        op = wordt(geboortedatum, grens.leeftijd)
        if op is not None and op >= vandaag:
            gevonden.append(
                Leeftijdsgrens(
                    leeftijd=grens.leeftijd,
                    op=op,
                    vanaf=maanden_eerder(op, MAANDEN_VOORAF),
                    wat=grens.wat,
                    doen=grens.doen,
                    wet=grens.wet,
                )
            )
    return tuple(gevonden)


def volgende_grens(geboortedatum: str, vandaag: date) -> Leeftijdsgrens | None:
    """The next boundary; None for who is 18 or whose birth date is unknown."""
    return next(iter(leeftijdsgrenzen(geboortedatum, vandaag)), None)


def sleutel_van_grens(leeftijd: int, persoon_id: Id) -> str:
    """The key of the task that this boundary raises, so that it is raised once ("grens-18:0192…")."""
    return f"grens-{leeftijd}:{persoon_id.hex()}"
