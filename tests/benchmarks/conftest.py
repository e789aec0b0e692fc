"""Keeps what each benchmark measured, and in a full run writes the tables of README from it."""

from __future__ import annotations

from collections.abc import Generator
from dataclasses import asdict

import pytest

from tests.benchmarks import meten
from tests.benchmarks.uitslagen import Rij
from tests.tellingen import VOL

ALLES: list[Rij] = []


@pytest.hookimpl(wrapper=True)
def pytest_pyfunc_call(pyfuncitem: pytest.Function) -> Generator[None, object, object]:
    """The figures of this test, kept also when it broke halfway; then its bounds."""
    meten.neem_rijen()
    try:
        uit = yield
    finally:
        rijen = meten.neem_rijen()
        pyfuncitem.user_properties += [("rij", asdict(rij)) for rij in rijen]
        ALLES.extend(rijen)
    meten.houd_grenzen(rijen)
    return uit


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """The table of this run."""
    if not ALLES or VOL:
        return  # a full run writes it in README
    terminalreporter.section("benchmarks")
    terminalreporter.write_line("| what | measured | bound | beside it |\n|---|---|---|---|")
    for rij in ALLES:
        terminalreporter.write_line(f"| {rij.wat} | {rij.gemeten} | {rij.grens} | {rij.ernaast} |")
