"""The built program and how it is started: no Python on the path, a home of its own, no network."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest

from tests import winkel

UIT = os.environ.get("WIJDESK_GEBOUWD", "")
"""Where `make bouw` put what it built; empty when nothing was."""
GEBOUWD = [
    pytest.mark.skipif(not UIT, reason="nothing was built: make bouw does"),
    pytest.mark.skipif(sys.platform == "win32", reason="walked without a network by the tools of Linux"),
]


@cache
def zonder_netwerk() -> list[str]:
    """What to put before a command so that it has no network; nothing where this computer forbids that."""
    vooraf = ["unshare", "-rn"]
    mag = shutil.which("unshare") and subprocess.run([*vooraf, "true"], capture_output=True).returncode == 0
    return vooraf if mag else []


def programma() -> list[str]:
    """What starts it."""
    return [*zonder_netwerk(), str(Path(UIT, "wijdesk", "wijdesk"))]


class Gebouwd:
    """The program, and a home of its own for each store."""

    def __init__(self, huis: Path) -> None:
        self.huis = huis
        self.map = huis / "winkel"
        self.geheim = huis / "wachtwoord.txt"
        self.geheim.write_text(winkel.WACHTWOORD, encoding="utf-8")

    def __call__(self, *woorden: str | Path, wacht: int = 900) -> subprocess.CompletedProcess[str]:
        """One command; the environment holds a home and nothing else."""
        opdracht = [*programma(), "--map", str(self.map), *map(str, woorden)]
        return subprocess.run(
            opdracht, env={"HOME": str(self.huis)}, cwd="/", capture_output=True, text=True, timeout=wacht, check=False
        )
