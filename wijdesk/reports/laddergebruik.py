"""How often the ladder is used, as a CSV by the rules of the jaarverslag. Counts only: nobody is named."""

from __future__ import annotations

from wijdesk.models.rows.opschaling import LadderGebruik
from wijdesk.reports.tabel import csv_bytes

__all__ = ["bestandsnaam", "tabel"]


def tabel(gebruik: LadderGebruik) -> bytes:
    """One line per locatie and rung, a column per quarter ("2026-K4") and their sum. Of a rung nobody used: 0."""
    return csv_bytes(
        ("locatie", "trede", *gebruik.kwartalen, "samen"),
        ((rij.locatie, rij.trede, *rij.aantallen, sum(rij.aantallen)) for rij in gebruik.rijen),
    )


def bestandsnaam(gebruik: LadderGebruik) -> str:
    """What the file is called when nobody says otherwise: its last quarter, and no locatie or person."""
    return f"ladder-{gebruik.kwartalen[-1].lower()}.csv"
