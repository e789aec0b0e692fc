"""Prints what was measured as the table that stands in README."""

from __future__ import annotations

import pytest

from tests.benchmarks.meten import UITSLAGEN


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """The table of this run."""
    if not UITSLAGEN:
        return
    terminalreporter.section("benchmarks")
    terminalreporter.write_line("| what | measured | bound | beside it |\n|---|---|---|---|")
    for rij in UITSLAGEN:
        terminalreporter.write_line(f"| {' | '.join(rij)} |")
