"""The sociale kaart as a CSV that can be read in again, with what is counted beside each entry."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from wijdesk.models.kaartregels import ALLEEN_UIT, VELDEN
from wijdesk.models.rows.kaart import VoorzieningRij
from wijdesk.reports.tabel import csv_bytes


def tabel(rijen: Iterable[VoorzieningRij]) -> bytes:
    """A header and a line per entry."""
    kolommen = (*VELDEN, *ALLEEN_UIT)
    return csv_bytes(kolommen, ([getattr(rij, naam) for naam in kolommen] for rij in rijen))


def bestandsnaam(vandaag: date) -> str:
    """What the file is called."""
    return f"sociale-kaart-{vandaag.isoformat()}.csv"
