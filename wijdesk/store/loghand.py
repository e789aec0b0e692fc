"""Lines of the access log that were written while somebody else was at work, or long after: by another hand.

A line says itself who looked; the journal says who was at work when it was written. They differ when a program that was
changed writes a line for another, and when a session broke off and the next one writes what lay waiting: then the log
tells in the same transaction that it did. No SQLAlchemy.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from wijdesk.models.doorwijzing import einde
from wijdesk.models.logsoort import OVER_INWONER
from wijdesk.models.values import Id
from wijdesk.store.logsessie import AFGEBROKEN
from wijdesk.store.wijzers import wijzers

DAG = 86_400_000
"""Milliseconds a line may come later than what it tells of."""


def is_andere_hand(*, medewerker: Id, tijd: int, schrijver: Id, op: int, naar: Mapping[Id, Id]) -> bool:
    """Whether a line that says it is of `medewerker` at `tijd` (ms UTC) was written by another, or on another day.

    `naar`: which card stands for which.
    """
    return einde(naar, schrijver) != einde(naar, medewerker) or abs(op - tijd) > DAG


def onverklaard(db: Any) -> Iterator[tuple[bytes, int, str]]:
    """(chain, number, header) of every line about a resident by another hand that no broken session explains."""
    naar = wijzers(db)
    vraag = (
        "SELECT t.medewerker_id, t.tijd, m.kop, json_extract(m.kop, '$.m'), json_extract(m.kop, '$.t'), "
        "coalesce(k.balie_id, x''), coalesce(k.volgnr, 0), EXISTS (SELECT 1 FROM mutatie a JOIN toegang b "
        "ON b.id = a.rij WHERE a.transactie = m.transactie AND b.wat = ? AND b.medewerker_id = t.medewerker_id) "
        "FROM toegang t JOIN mutatie m ON m.rij = t.id LEFT JOIN keten k ON k.mutatie_id = m.id "
        f"WHERE t.soort IN ({', '.join('?' * len(OVER_INWONER))}) "
        "AND (t.persoon_id IS NOT NULL OR t.huishouden_id IS NOT NULL) AND json_valid(m.kop) "
        "AND json_extract(m.kop, '$.basis') = '{}' "
        "AND (json_extract(m.kop, '$.m') <> lower(hex(t.medewerker_id)) "
        "OR abs(json_extract(m.kop, '$.t') - t.tijd) > ?) ORDER BY k.balie_id, k.volgnr"
    )
    for wie, tijd, kop, schrijver, op, balie, volgnr, verklaard in db.execute(
        vraag, (AFGEBROKEN, *OVER_INWONER, DAG)
    ).fetchall():
        hand = Id(bytes.fromhex(schrijver))
        if not verklaard and is_andere_hand(medewerker=Id(wie), tijd=tijd, schrijver=hand, op=op, naar=naar):
            yield balie, volgnr, kop
