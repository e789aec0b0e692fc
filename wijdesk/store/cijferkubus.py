"""Months and years of which the vragen were counted ahead: reading from them, counting more, and checking them.

A month that stands in `cijferstand` has its cells in `cijfercel`, and triggers take it away when one of its vragen
changes (`store.cijfertriggers`). Whatever is not counted ahead is counted from the rows when it is asked for, so a
figure is right whether anybody counted ahead or not. Cells without a locatie (`OVERAL`) are of all. No SQLAlchemy.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from datetime import date, timedelta
from typing import Any

from wijdesk.store import cijfercellen as cel
from wijdesk.store.cijfercellen import OVERAL, Cellen, Rijen
from wijdesk.store.zoekregels import stukken

MAANDEN_PER_KEER = 3
"""So many months are counted in one transaction: a write of somebody else never waits longer for it than a blink."""
_MAANDEN = (
    "WITH RECURSIVE m(x) AS (SELECT min(maand) FROM contact UNION ALL "
    "SELECT (SELECT min(maand) FROM contact WHERE maand > x) FROM m WHERE x IS NOT NULL) "
    "SELECT x FROM m WHERE x IS NOT NULL"
)
"""From one month to the next by the index: it does not grow with the number of vragen."""
_DAG = timedelta(days=1)


def klaar(rijen: Rijen) -> frozenset[str]:
    """The months and years that were counted ahead."""
    return frozenset(rij[0] for rij in rijen("SELECT tijdvak FROM cijferstand", ()))


def maanden(rijen: Rijen) -> list[str]:
    """The months with a contact, oldest first."""
    return [rij[0] for rij in rijen(_MAANDEN, ())]


def te_doen(rijen: Rijen) -> list[str]:
    """The months and years that are still to be counted ahead, the newest month first, years last."""
    er, alle = klaar(rijen), maanden(rijen)
    jaren = dict.fromkeys(maand[:4] for maand in alle)
    return [*(maand for maand in reversed(alle) if maand not in er), *(jaar for jaar in jaren if jaar not in er)]


def verdeel(van: str, tot: str, er: frozenset[str], *, met_dagen: bool) -> tuple[list[str], list[tuple[str, str]]]:
    """A stretch of days as what was counted ahead, and the stretches that were not (first and last day).

    `met_dagen`: of a month that is only partly in it, the days that were counted ahead with it: overal only.
    """
    tijdvakken: list[str] = []
    los: list[tuple[str, str]] = []
    dag = van
    while dag <= tot:
        jaar, eind_jaar = dag[:4], f"{dag[:4]}-12-31"
        eind_maand = cel.dagen_van(dag[:7])[1]
        eind = min(eind_maand, tot)
        if dag == f"{jaar}-01-01" and eind_jaar <= tot and jaar in er:
            tijdvakken.append(jaar)
            eind = eind_jaar
        elif dag.endswith("-01") and eind_maand <= tot and dag[:7] in er:
            tijdvakken.append(dag[:7])
        elif met_dagen and dag[:7] in er:
            tijdvakken += (f"{dag[:7]}-{nummer:02d}" for nummer in range(int(dag[8:]), int(eind[8:]) + 1))
        elif los and _morgen(los[-1][1]) == dag:
            los[-1] = los[-1][0], eind
        else:
            los.append((dag, eind))
        dag = _morgen(eind)
    return tijdvakken, los


def _morgen(dag: str) -> str:
    return (date.fromisoformat(dag) + _DAG).isoformat()


def lees(
    rijen: Rijen, tijdvakken: Iterable[str], plekken: Iterable[bytes] | None, soorten: Iterable[str] = cel.SOORTEN
) -> Cellen:
    """The cells that were counted ahead of some kinds: overal (None), or of each of these locaties."""
    cellen: Cellen = {}
    waar = sorted(plekken) if plekken is not None else [OVERAL]
    wat = tuple(soorten)
    for stuk in stukken(sorted(tijdvakken)):
        # Every column of the key by name, or all locaties of a month are walked for the one that is asked for.
        vraag = (
            "SELECT soort, locatie_id, code, sum(aantal), sum(direct) FROM cijfercel "
            f"WHERE tijdvak IN ({_tekens(stuk)}) AND soort IN ({_tekens(wat)}) AND locatie_id IN ({_tekens(waar)}) "
            "GROUP BY 1, 2, 3"
        )
        cel.erbij(cellen, (((s, p, c), (a, d)) for s, p, c, a, d in rijen(vraag, (*stuk, *wat, *waar))))
    return cellen


def _tekens(waarden: Collection[object]) -> str:
    return ", ".join("?" * len(waarden))


def tel_tijdvak(rijen: Rijen, tijdvak: str) -> dict[str, Cellen]:
    """From the rows themselves the cells of a month with those of its days, or of a year, which has none."""
    if len(tijdvak) == len("2026"):
        van, tot = f"{tijdvak}-01-01", f"{tijdvak}-12-31"
    else:
        van, tot = cel.dagen_van(tijdvak)
    per_dag: dict[str, Cellen] | None = {} if "-" in tijdvak else None
    waar = "c.ontvangen BETWEEN ? AND ? AND c.status = 'actief'"
    cellen = cel.tel(rijen, waar, cel.grenzen(van, tot), per_dag=per_dag)
    return {tijdvak: _met_overal(cellen, dagen="-" in tijdvak), **(per_dag or {})}


def _met_overal(cellen: Cellen, *, dagen: bool) -> Cellen:
    uit = {sleutel: list(wat) for sleutel, wat in cellen.items() if dagen or sleutel[0] != cel.DAG}
    cel.erbij(uit, [((soort, OVERAL, code), wat) for (soort, _, code), wat in list(uit.items())])
    return uit


def werk_bij(cursor: Any) -> int:
    """Count some months ahead, or a year of which every month was; answers how much is left. Commits nothing."""

    def rijen(sql: str, params: Any = ()) -> list[tuple[Any, ...]]:
        gevonden: list[tuple[Any, ...]] = cursor.execute(sql, params).fetchall()
        return gevonden

    doen = te_doen(rijen)
    for tijdvak in doen[:MAANDEN_PER_KEER]:
        if len(tijdvak) == len("2026"):
            deel = [maand for maand in maanden(rijen) if maand.startswith(tijdvak)]
            plekken = [rij[0] for rij in rijen("SELECT id FROM locatie")]
            geteld = {tijdvak: _met_overal(lees(rijen, deel, plekken), dagen=False)}
        else:
            geteld = tel_tijdvak(rijen, tijdvak)
            cursor.execute("DELETE FROM cijfercel WHERE tijdvak BETWEEN ? AND ?", (f"{tijdvak}-01", f"{tijdvak}-31"))
        cursor.execute("DELETE FROM cijfercel WHERE tijdvak = ?", (tijdvak,))
        cursor.executemany(
            "INSERT INTO cijfercel (tijdvak, soort, locatie_id, code, aantal, direct) VALUES (?, ?, ?, ?, ?, ?)",
            [(van, *sleutel, *wat) for van, cellen in geteld.items() for sleutel, wat in cellen.items()],
        )
        cursor.execute("INSERT INTO cijferstand (tijdvak) VALUES (?)", (tijdvak,))
    return max(0, len(doen) - MAANDEN_PER_KEER)


def wat_niet_klopt(db: Any) -> Iterator[str]:
    """The months and years whose cells differ from what the rows say: everything counted again."""

    def rijen(sql: str, params: Any = ()) -> list[tuple[Any, ...]]:
        gevonden: list[tuple[Any, ...]] = db.execute(sql, params).fetchall()
        return gevonden

    for tijdvak in sorted(klaar(rijen)):
        er: dict[str, Cellen] = {tijdvak: {}}
        dagen = (f"{tijdvak}-01", f"{tijdvak}-31") if "-" in tijdvak else ("", "")
        vraag = (
            "SELECT tijdvak, soort, locatie_id, code, aantal, direct FROM cijfercel WHERE tijdvak = ? "
            "OR tijdvak BETWEEN ? AND ?"
        )
        for van, soort, plek, code, aantal, direct in rijen(vraag, (tijdvak, *dagen)):
            er.setdefault(van, {})[soort, plek, code] = [aantal, direct]
        if er != tel_tijdvak(rijen, tijdvak):
            yield tijdvak
