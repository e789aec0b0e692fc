"""What `make test` does, with small programs in the place of the linters and of pytest."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.bouw.scripts import laad

ZEG = """
import os, sys
open(sys.argv[1], "a").write(" ".join(sys.argv[3:]) + os.linesep)
print("van", sys.argv[3])
sys.exit(int(sys.argv[2]))
"""


@pytest.fixture
def toetsen() -> Any:
    """The script as a module, fresh for each test."""
    return laad("toetsen")


class Gedaan:
    """What was started, in a file; `fout` is what fails."""

    def __init__(self, toetsen: Any, bij: Path, *, fout: str = "") -> None:
        self._bij = bij / "gedaan.txt"

        def zeg(naam: str) -> list[str]:
            return [sys.executable, "-c", ZEG, str(self._bij), str(3 * (naam == fout)), naam]

        toetsen.EERST = {naam: zeg(naam) for naam in ("regels", "kamers")}
        toetsen.TYPEN, toetsen.TESTS = zeg("typen"), zeg("tests")

    @property
    def regels(self) -> list[str]:
        return [regel for regel in self._bij.read_text(encoding="utf-8").split(os.linesep) if regel]


def test_that_types_are_checked_beside_the_rest_and_all_tests_looked_at_before_three_run_them(
    toetsen: Any, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    gedaan = Gedaan(toetsen, tmp_path)
    assert toetsen.toets(["-k", "plan"]) == 0
    assert [regel for regel in gedaan.regels if regel != "typen"] == [
        "regels", "kamers", "tests --collect-only -k plan", "tests -n 3 --dist worksteal -k plan",
    ]  # fmt: skip
    assert gedaan.regels.index("typen") < 4
    assert capfd.readouterr().out.split("\n")[-5:] == [
        "== Typen (mypy)",
        "van typen",
        "== Tests (pytest)",
        "van tests",
        "",
    ]


@pytest.mark.parametrize("fout", ["regels", "kamers", "typen"])
def test_that_the_first_that_fails_decides_and_no_test_is_run(
    toetsen: Any, tmp_path: Path, capfd: pytest.CaptureFixture[str], fout: str
) -> None:
    gedaan = Gedaan(toetsen, tmp_path, fout=fout)
    assert toetsen.toets([]) == 3
    assert capfd.readouterr().out.endswith(f"van {fout}\n")
    assert not [regel for regel in gedaan.regels if "-n" in regel]


def test_that_what_tests_compile_is_kept_also_where_python_is_told_not_to(
    toetsen: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PYTHONDONTWRITEBYTECODE", "1")
    assert "PYTHONDONTWRITEBYTECODE" not in toetsen.toetsomgeving()
    assert toetsen.toetsomgeving()["QT_QPA_PLATFORM"]
