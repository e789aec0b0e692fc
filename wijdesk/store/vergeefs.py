"""What an earlier program held back for another reason than this one would: looked at again with what comes in next."""

from __future__ import annotations

from typing import Any

from wijdesk.models.uitwisseling_woorden import GEWIST, PAST_NIET, WACHT
from wijdesk.store.bevel import VERNIETIGING

_WACHT_OP_GEWIST = (
    "SELECT w.rij FROM ingehouden w CROSS JOIN ingehouden g ON g.rij = w.wacht_op "
    "WHERE w.waarom = ? AND w.soort <> ? AND w.wacht_op <> w.rij AND +g.waarom = ?"
)
"""Few wait, many are gone."""
_PAST_NIET_BIJ_WIE_WACHT = (
    "SELECT i.rij FROM ingehouden i CROSS JOIN mutatie m ON m.id = i.mutatie_id "
    "CROSS JOIN json_each(m.inhoud, '$.v') v "
    "CROSS JOIN ingehouden w ON w.rij = unhex(v.value) WHERE i.waarom = ? AND w.rij <> i.rij AND +w.waarom IN (?, ?)"
)


def anders_gehouden(db: Any) -> set[str]:
    """Rows (hex) to project again, nearly always none: an entry waits for a row that was destroyed, or does not fit
    while it refers to one that is not shown itself.
    """
    gevonden = db.execute(_WACHT_OP_GEWIST, (WACHT, VERNIETIGING, GEWIST)).fetchall()
    gevonden += db.execute(_PAST_NIET_BIJ_WIE_WACHT, (PAST_NIET, WACHT, GEWIST)).fetchall()
    return {rij.hex() for (rij,) in gevonden}
