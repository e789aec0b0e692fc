"""When a plan is talked through again, unless somebody says otherwise. No ORM, no Qt."""

from __future__ import annotations

import calendar
from collections.abc import Iterable
from datetime import date, timedelta

EVALUEER_NA_MAANDEN = 3


def voorstel(vanaf: date) -> date:
    """The day three months on (the last of the month when it has no such day); from a weekend on to Monday."""
    jaar, maand = divmod(vanaf.month - 1 + EVALUEER_NA_MAANDEN, 12)
    jaar, maand = vanaf.year + jaar, maand + 1
    dag = date(jaar, maand, min(vanaf.day, calendar.monthrange(jaar, maand)[1]))
    return dag + timedelta(days=(7 - dag.weekday()) % 7 if dag.weekday() > 4 else 0)


def verloop(scores: Iterable[int]) -> str:
    """Scores in the order of their days as a line of text: "3 → 5 → 7"; of many the first and the last four."""
    rij = [str(score) for score in scores]
    if len(rij) > 6:
        rij = [rij[0], "…", *rij[-4:]]
    return " → ".join(rij)
