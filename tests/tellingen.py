"""What is done in large numbers: games, kills, working days, inputs of parsers.

`make test` does a small number of each; `make bench` does all of them and prints how many, by the marker `telling`.
"""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterable

import pytest

VOL = os.environ.get("WIJDESK_BENCH") == "full"


def telling(wat: str, aantal: int) -> pytest.MarkDecorator:
    """Marks a test that does so many of this, each time it runs."""
    return pytest.mark.telling(wat, aantal)


def onthoud(item: pytest.Item) -> None:
    """Give the report of this test what it counts, so that it reaches the process that prints."""
    item.user_properties += [("telling", f"{teken.args[1]} {teken.args[0]}") for teken in item.iter_markers("telling")]


def tabel(verslagen: Iterable[pytest.TestReport]) -> list[str]:
    """Rows of a table: what was done, how many times. Only tests that passed belong in it."""
    som: Counter[str] = Counter()
    for verslag in verslagen:
        for naam, waarde in verslag.user_properties:
            if naam == "telling":
                aantal, _, wat = str(waarde).partition(" ")
                som[wat] += int(aantal)
    return [f"| {wat} | {aantal:,} |" for wat, aantal in som.items()]
