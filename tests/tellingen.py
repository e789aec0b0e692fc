"""What is done in large numbers: games, kills, working days, inputs of parsers.

`make test` does a small number of each; `make bench` does all of them and writes in README how many, by the marker
`telling` (`tests/benchmarks/uitslagen.py`).
"""

from __future__ import annotations

import os

import pytest

VOL = os.environ.get("WIJDESK_BENCH") == "full"


def telling(wat: str, aantal: int) -> pytest.MarkDecorator:
    """Marks a test that does so many of this, each time it runs."""
    return pytest.mark.telling(wat, aantal)


def onthoud(item: pytest.Item) -> None:
    """Give the report of this test what it counts, so that it reaches the process that prints."""
    item.user_properties += [("telling", f"{teken.args[1]} {teken.args[0]}") for teken in item.iter_markers("telling")]
