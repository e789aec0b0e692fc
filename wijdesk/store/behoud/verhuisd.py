"""That a store went to another computer: kept in its cupboard, after which nothing is written here any more.

Whoever goes on here all the same is a twin of the other, which sharing recognises and keeps apart.
"""

from __future__ import annotations

from typing import Any

VERHUISD = "verhuisd"
"""In the cupboard: when (ms UTC as text) it was made ready for another computer."""

ONDERWEG = "De gegevens worden nu ingepakt voor een andere computer. Wacht tot dat klaar is, of stop het."
WAAROM = (
    "Deze gegevens zijn verhuisd naar een andere computer. Hier verandert niets meer en gaat geen dossier meer open: "
    "doe dat op de andere computer."
)


def verhuisd_op(db: Any) -> int | None:
    """When this store went to another computer; None when it did not."""
    rij = db.execute("SELECT waarde FROM kast WHERE naam = ?", (VERHUISD,)).fetchone()
    return int(bytes(rij[0])) if rij is not None else None


def waarom_alleen_lezen(db: Any) -> str:
    """Why nothing may be written in this store, in a sentence; empty when everything may."""
    if verhuisd_op(db) is None:
        return ""
    return WAAROM


def zet_verhuisd(db: Any, moment: int) -> None:
    """It went to another computer."""
    db.execute(
        "INSERT INTO kast (naam, waarde) VALUES (?, ?) ON CONFLICT (naam) DO UPDATE SET waarde = excluded.waarde",
        (VERHUISD, str(moment).encode()),
    )


def zet_terug_hier(db: Any) -> None:
    """It is worked with here after all."""
    db.execute("DELETE FROM kast WHERE naam = ?", (VERHUISD,))
