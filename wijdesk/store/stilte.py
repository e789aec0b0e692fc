"""How long nobody worked here, as the access log tells: time a clock may have skipped, and that proves nothing.

Whoever puts the clock of the computer ahead makes every dossier old enough to be destroyed, and leaves a hole in the
log. So before that, silence is not counted as time that passed. Where people work there is a line every working day;
what is left over is a summer holiday of a small team.
"""

from __future__ import annotations

from typing import Any

LANG_MS = 30 * 86_400_000
"""No silence is shorter than this; smaller steps of a clock are no matter beside a term of years."""
TERUG_MS = 6 * 365 * 86_400_000
"""So far back is looked: the log is kept at least five calendar years."""


def stil(db: Any, nu: int) -> int:
    """Milliseconds of silence until `nu` (ms UTC), by hops over the index: the work is that of the years, not of the
    lines. `db` has `execute(sql, params).fetchall()`.
    """
    er = _een(db, "SELECT max(tijd) FROM main.toegang WHERE tijd <= ?", nu - TERUG_MS)
    if er is None:
        er = _een(db, "SELECT min(tijd) FROM main.toegang WHERE tijd > ?", nu - TERUG_MS)
    uit = 0
    while er is not None and er < nu:
        verder = _een(db, "SELECT max(tijd) FROM main.toegang WHERE tijd > ? AND tijd <= ?", er, min(er + LANG_MS, nu))
        if verder is None:
            volgende = _een(db, "SELECT min(tijd) FROM main.toegang WHERE tijd > ?", er)
            verder = nu if volgende is None else min(volgende, nu)
            uit += verder - er if verder - er > LANG_MS else 0
        er = verder
    return uit


def _een(db: Any, vraag: str, *params: int) -> int | None:
    rijen = db.execute(vraag, params).fetchall()
    return None if not rijen or rijen[0][0] is None else int(rijen[0][0])
