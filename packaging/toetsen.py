"""Checks wijdesk: lint, types, import rules, tests; what `opzetten.py test` starts, with the Python of .venv. What
else stands on the line is for pytest.
"""

from __future__ import annotations

import os
import subprocess
import sys
from functools import partial
from pathlib import Path
from subprocess import DEVNULL, PIPE, STDOUT

ROOT = Path(__file__).resolve().parent.parent
MODULE = [sys.executable, "-m"]
LINTER = Path(sys.executable).with_name("lint-imports")

EERST = {
    "Regels (ruff)": [*MODULE, "ruff", "check", "--quiet"],
    "Opmaak (ruff)": [*MODULE, "ruff", "format", "--check", "--quiet"],
    "Kamers (import-linter)": [LINTER, "--no-logo"],
}
TYPEN = [*MODULE, "mypy", "--no-error-summary"]
TESTS = [*MODULE, "pytest", "-q"]
MET_DRIE = ["-n", "3", "--dist", "worksteal"]
"""Three at a time on two cores: tests wait for windows, processes and files, and two left a sixth of the cores idle."""


def toetsomgeving() -> dict[str, str]:
    """Without a screen. Bytecode is written, or each process that a test starts compiles anew what it imports."""
    omgeving = {"QT_QPA_PLATFORM": "offscreen", **os.environ}
    omgeving.pop("PYTHONDONTWRITEBYTECODE", None)
    return omgeving


def toets(woorden: list[str]) -> int:
    """Each check in turn; the first that fails decides. Pytest comes last: its closing line closes the output.

    Types take one core while the other does all else before the tests: also a look at every test, which compiles it
    once for the three that run them.
    """
    doe = partial(subprocess.run, cwd=ROOT, env=toetsomgeving(), check=False)
    typen = subprocess.Popen(TYPEN, cwd=ROOT, stdout=PIPE, stderr=STDOUT, text=True)
    for naam, opdracht in EERST.items():
        meld(f"== {naam}")
        if code := doe(opdracht).returncode:
            typen.kill()
            typen.communicate()
            return code
    doe([*TESTS, "--collect-only", *woorden], stdout=DEVNULL, stderr=DEVNULL)  # what is wrong there is told below
    meld("== Typen (mypy)")
    meld(typen.communicate()[0].rstrip())
    if typen.returncode:
        return typen.returncode
    meld("== Tests (pytest)")
    return doe([*TESTS, *MET_DRIE, *woorden]).returncode


def meld(tekst: str) -> None:
    """Say something at once, also when the output is a pipe."""
    if tekst:
        print(tekst, flush=True)


if __name__ == "__main__":
    sys.exit(toets(sys.argv[1:]))
