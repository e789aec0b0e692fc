"""Quarters of a year as the ladder is counted by: "2026-K4". Pure."""

from __future__ import annotations

from wijdesk.models.values import lokaal


def kwartaal_van(moment: int) -> str:
    """The quarter of a moment (ms UTC) by its local day."""
    dag = lokaal(moment)
    return f"{dag.year:04d}-K{(dag.month - 1) // 3 + 1}"


def laatste_kwartalen(tot: str, aantal: int) -> tuple[str, ...]:
    """So many quarters until this one, oldest first."""
    eind = int(tot[:4]) * 4 + int(tot[-1]) - 1
    return tuple(f"{plek // 4:04d}-K{plek % 4 + 1}" for plek in range(eind - aantal + 1, eind + 1))


def in_woorden(kwartaal: str) -> str:
    """As a heading: "K4 2026"."""
    return f"K{kwartaal[-1]} {kwartaal[:4]}"
