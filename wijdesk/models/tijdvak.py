"""From one time of the day to another, HH:MM; an end before the begin is past midnight. Pure."""

from __future__ import annotations

DAG = 24 * 60
"""Minutes."""


def na_middernacht(van: str, tot: str) -> bool:
    """Whether it ends on the next day. Without a begin or an end that is not known, and taken not to be."""
    return bool(van and tot and tot < van)


def minuten(van: str, tot: str) -> int:
    """How long it lasts by the clock."""
    uur = [60 * int(tijd[:2]) + int(tijd[3:]) for tijd in (van, tot)]
    return (uur[1] - uur[0]) % DAG


def in_woorden(van: str, tot: str) -> str:
    """As in "19:00-21:30", or "22:00 tot 01:30 (volgende dag)"."""
    if na_middernacht(van, tot):
        return f"{van} tot {tot} (volgende dag)"
    return "-".join(deel for deel in (van, tot) if deel)
