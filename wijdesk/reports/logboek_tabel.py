"""The access log as a CSV by the rules of the jaarverslag: safe against formulas, a time with its offset."""

from __future__ import annotations

from collections.abc import Iterable

from wijdesk.models.rows.logboek import LogRij
from wijdesk.models.values import lokaal
from wijdesk.reports.tabel import csv_bytes

BESTAND = "logboek.csv"
KOP = (
    "tijd", "wie", "soort", "wat", "over", "waarom", "namens", "uitkomst", "aantal", "waar", "opvallend",
)  # fmt: skip


def tabel(regels: Iterable[LogRij]) -> bytes:
    """One line per line of the log, newest first."""
    return csv_bytes(
        KOP,
        (
            (
                lokaal(rij.tijd).isoformat(timespec="seconds"), rij.medewerker, rij.soort, rij.wat, rij.over,
                rij.waarom, rij.namens, rij.uitkomst, rij.aantal, rij.waar, ", ".join(rij.ongewoon),
            )
            for rij in regels
        ),
    )  # fmt: skip
