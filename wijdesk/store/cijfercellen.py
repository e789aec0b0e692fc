"""The vragen of a stretch of time as cells: how many per locatie of each code, day, hour and waiting time.

`tel` counts them from the rows themselves. Counts only: no name or note is read. A day and an hour are local
(Europe/Amsterdam); a waiting time is in whole minutes. No SQLAlchemy.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from datetime import date, datetime, timedelta
from typing import Any

from wijdesk.models.values import AMSTERDAM, lokaal, moment_van

MELDINGTYPE, MELDER, KANAAL, UITKOMST = "meldingtype", "melder", "kanaal", "uitkomst"
DAG, UUR, WACHT = "dag", "uur", "wacht"
"""Of what cells are: vragen of a code and of a day; contacts of a weekday with hour ("0-09") and of a waiting time."""
OVERAL = b""
"""Stands for all locaties together."""
SOORTEN = (MELDINGTYPE, MELDER, KANAAL, UITKOMST, UUR, WACHT)
"""All but the days."""
UUR_MS, MINUUT_MS = 3_600_000, 60_000
HELE_UREN = moment_van(datetime(1946, 1, 1, tzinfo=AMSTERDAM))
"""Since then local time differs whole hours from UTC."""

Rijen = Callable[[str, Sequence[Any]], list[tuple[Any, ...]]]
Cellen = dict[tuple[str, bytes, str], list[int]]
"""(of what, locatie, code) → [how many, how many of these vragen were answered at once]."""

REACTIE = (
    "CASE WHEN c.partij_id IS NOT NULL OR v.uitkomst = 'niet bereikt' THEN NULL WHEN v.uitkomst = 'terugbelverzoek' "
    "THEN (SELECT min(w.afgerond_op) FROM werk w WHERE w.vraag_id = v.id AND w.soort = 'terugbelverzoek' "
    "AND w.status = 'actief') ELSE c.eerste_reactie END"
)
"""When somebody got a first reaction on a `vraag v` of a `contact c`: NULL of a file, which does not say it, and of who
was not reached; of who asked to be called back when that was done, NULL before."""
_VRAAG = (
    f"SELECT c.id, c.locatie_id, c.melder, c.kanaal, c.ontvangen, {REACTIE}, v.meldingtype, v.uitkomst, "
    "v.direct_afgehandeld FROM contact c JOIN vraag v ON v.contact_id = c.id "
    "WHERE v.status = 'actief' AND {waar}"
)


def grenzen(van: str, tot: str) -> tuple[int, int]:
    """The first moment of a day and the last one of another (ms UTC), local days (ISO)."""
    begin = datetime.fromisoformat(f"{van}T00:00:00")
    eind = datetime.fromisoformat(f"{tot}T00:00:00") + timedelta(days=1)
    return moment_van(begin), moment_van(eind) - 1


def tel(rijen: Rijen, waar: str, params: Sequence[Any], *, per_dag: dict[str, Cellen] | None = None) -> Cellen:
    """The cells of the contacts for which a condition on `contact c` holds; in `per_dag` those of each day, overal."""
    cellen: Cellen = defaultdict(lambda: [0, 0])
    wachten: dict[bytes, tuple[bytes, int, int | None, tuple[str, str]]] = {}
    uren: dict[int, tuple[str, str]] = {}
    for id_, plek, melder, kanaal, op, reactie, type_, uitkomst, direct in rijen(_VRAAG.format(waar=waar), params):
        uur = op // (UUR_MS if op >= HELE_UREN else MINUUT_MS)
        if (wanneer := uren.get(uur)) is None:
            tijd = lokaal(op)
            wanneer = uren[uur] = (tijd.date().isoformat(), f"{tijd.weekday()}-{tijd.hour:02d}")
        for soort, code in (
            (MELDINGTYPE, type_), (MELDER, melder), (KANAAL, kanaal), (UITKOMST, uitkomst), (DAG, wanneer[0]),
        ):  # fmt: skip
            cel = cellen[soort, plek, code]
            cel[0] += 1
            cel[1] += direct
            if per_dag is not None and soort != DAG:
                erbij(per_dag.setdefault(wanneer[0], {}), (((soort, OVERAL, code), (1, direct)),))
        eerder = wachten[id_][2] if id_ in wachten else None
        bekend = [op_ for op_ in (eerder, reactie) if op_ is not None]
        wachten[id_] = plek, op, min(bekend, default=None), wanneer
    for plek, op, reactie, (dag, weekuur) in wachten.values():
        ook = [(UUR, weekuur)]
        if reactie is not None:
            ook.append((WACHT, str(max(0, reactie - op) // MINUUT_MS)))
        for soort, code in ook:
            cellen[soort, plek, code][0] += 1
            if per_dag is not None:
                erbij(per_dag.setdefault(dag, {}), (((soort, OVERAL, code), (1, 0)),))
    return cellen


def erbij(cellen: Cellen, andere: Iterable[tuple[tuple[str, bytes, str], Sequence[int]]]) -> None:
    """Add other cells to these."""
    for sleutel, (aantal, direct) in andere:
        cel = cellen.setdefault(sleutel, [0, 0])
        cel[0] += aantal
        cel[1] += direct


def dagen_van(maand: str) -> tuple[str, str]:
    """The first and the last day of a month ("2026-02")."""
    begin = date.fromisoformat(f"{maand}-01")
    eind = (begin + timedelta(days=31)).replace(day=1) - timedelta(days=1)
    return begin.isoformat(), eind.isoformat()
