"""The content of old lines of the access log goes; headers and chain stay and still verify."""

from __future__ import annotations

from datetime import date, datetime, time
from typing import TYPE_CHECKING

from wijdesk.models.values import Id, lokaal, moment_van
from wijdesk.store import samenvoegen

if TYPE_CHECKING:
    from wijdesk.store.unit_of_work import UnitOfWork

PER_KEER = 5_000
"""Lines in one transaction: others may want to write too."""

STIL = 60 * 86_400_000
"""Milliseconds: no team is silent for so long. Then the clock of the computer was put ahead."""
SPELING = 86_400_000
"""Milliseconds that clocks may be apart."""
JAAR = 365 * 86_400_000


def grens(nu: int, jaren: int) -> str:
    """The day (ISO) before which a line may go: the first day of a year, so many whole calendar years ago."""
    return date(lokaal(nu).year - jaren, 1, 1).isoformat()


_OUD = """
    FROM keten k CROSS JOIN mutatie m ON m.id = k.mutatie_id CROSS JOIN toegang t ON t.id = m.rij
    LEFT JOIN (
        SELECT balie_id, min(volgnr) AS eerst FROM keten
        WHERE substr(mutatie_id, 1, 6) BETWEEN ?1 AND ?2 GROUP BY balie_id
    ) l ON l.balie_id = k.balie_id
    WHERE substr(k.mutatie_id, 1, 6) < ?1 AND t.tijd < ?3 AND (l.eerst IS NULL OR k.volgnr < l.eerst)
"""
"""Lines of before a moment that stand in the chain of their desk before anything of after it. Who sets the clock back
to look unseen writes a line that says it is old behind others that are not: its place tells. An id carries when it was
made (RFC 9562); what says it is of later than now counts for nothing.
"""


def ouder(uow: UnitOfWork, dag: str) -> int:
    """How many lines are of before this day."""
    if uow.sql("SELECT 1 FROM toegang WHERE tijd < ? LIMIT 1", _begin(dag)) is None:
        return 0  # asked every day; the chain is only walked when something may go
    rij = uow.sql(f"SELECT count(DISTINCT t.id) {_OUD}", *_grenzen(uow, dag))
    return int(rij[0])


def sprong(uow: UnitOfWork) -> tuple[str, str] | None:
    """Between which days (ISO) of the past year no line stands, for longer than a team can be silent; None: nowhere.

    Who puts the clock ahead to make all lines old enough leaves such a hole, whatever is done after.
    """
    rij = uow.sql(
        "SELECT van, tot FROM (SELECT lag(tijd) OVER (ORDER BY tijd) AS van, tijd AS tot FROM "
        "(SELECT tijd FROM toegang WHERE tijd <= ? UNION ALL SELECT ?)) "
        "WHERE tot > ? AND tot - van > ? ORDER BY tot DESC LIMIT 1",
        uow.nu, uow.nu, uow.nu - JAAR, STIL,
    )  # fmt: skip
    return None if rij is None else (lokaal(rij[0]).date().isoformat(), lokaal(rij[1]).date().isoformat())


def ruim(uow: UnitOfWork, dag: str) -> int:
    """Destroy what lines of before this day say, at most `PER_KEER`; answers how many."""
    uow.sessie.flush()
    db = uow.sessie.connection().connection.driver_connection
    assert db is not None  # noqa: S101 - a session that flushed has one
    rijen = [
        Id(rij[0])
        for rij in db.execute(f"SELECT DISTINCT t.id {_OUD} LIMIT ?4", (*_grenzen(uow, dag), PER_KEER)).fetchall()
    ]
    db.executemany("UPDATE mutatie SET zout = NULL, inhoud = NULL WHERE rij = ?", [(id_,) for id_ in rijen])
    for soort, id_ in samenvoegen.herzie(db, rijen):
        uow.veranderd.setdefault(soort, set()).add(id_)
    uow.sessie.expire_all()
    return len(rijen)


def _grenzen(uow: UnitOfWork, dag: str) -> tuple[bytes, bytes, int]:
    begin = _begin(dag)
    return begin.to_bytes(6, "big"), (uow.nu + SPELING).to_bytes(6, "big"), begin


def _begin(dag: str) -> int:
    return moment_van(datetime.combine(date.fromisoformat(dag), time()))
