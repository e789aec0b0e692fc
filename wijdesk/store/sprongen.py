"""Where a chain has a gap that everybody knows of: this desk may not read what lies there (`sync.sprong`)."""

from __future__ import annotations

import json
from typing import Any

SPRONGEN = "sprongen"
"""Under this name in the cupboard."""


def sprongen_van(db: Any) -> dict[tuple[bytes, int], bytes]:
    """Per chain and the number before which nothing need be here: the hash there."""
    rij = db.execute("SELECT waarde FROM kast WHERE naam = ?", (SPRONGEN,)).fetchone()
    rijen = json.loads(rij[0]) if rij else []
    return {(bytes.fromhex(keten), naar): bytes.fromhex(na) for keten, _, _, naar, na, _, _ in rijen}
