"""Rows that are added and never changed: the log tells what happened, and nobody takes that back (NEN 7513)."""

from __future__ import annotations

from wijdesk.models.logsoort import VAST


def eis_niet_vast(soort: str) -> None:
    """Whoever tries to change a row of the log has a bug, and nothing is written. Raises TypeError."""
    if soort in VAST:
        raise TypeError(f"a row of {soort} is added and never changed")
