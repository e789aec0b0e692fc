"""Who first wrote a row: its column for that is the journal."""

from __future__ import annotations


def schrijver_van(naam: str) -> str:
    """SQL for the employee (id in hex) who wrote the row that a query calls `naam`."""
    eerste = f"SELECT json_extract(m.kop, '$.m') FROM main.mutatie m WHERE m.rij = {naam}.id"
    return f"({eerste} ORDER BY m.rowid LIMIT 1)"
