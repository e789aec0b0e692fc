"""The register of AVG requests as a CSV by the rules of the jaarverslag: safe against formulas, days as ISO."""

from __future__ import annotations

from collections.abc import Iterable

from wijdesk.models.rows.avg import AvgRij
from wijdesk.reports.tabel import csv_bytes

BESTAND = "avg-verzoeken.csv"
KOP = ("nummer", "soort", "over", "ontvangen", "uiterlijk", "behandelaar", "besluit", "stand")


def tabel(rijen: Iterable[AvgRij]) -> bytes:
    """One line per request, in the order of the register."""
    return csv_bytes(
        KOP,
        (
            (rij.nummer, rij.soort, rij.wie, rij.ontvangen_op, rij.uiterlijk, rij.behandelaar, rij.besluit,
             rij.in_woorden)
            for rij in rijen
        ),
    )  # fmt: skip
