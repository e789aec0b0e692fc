"""Measures everything, for `make bench`: the benchmarks one process at a time, then in full what `make test` counts a
small number of, on all cores. What fails stops nothing; README gets the tables, and at the end is said what broke.

    python -m tests.benchmarks.alles [--verder] [what pytest takes: a file, -k]

`--verder` leaves out what passed on this same source, for a run that was cut short. With something for pytest only that
is measured, and nothing counted.
"""

from __future__ import annotations

import os
import subprocess
import sys
import time

from tests.benchmarks.uitslagen import METEN, WORTEL, Uitslagen

NIETS_TE_DOEN = 5
"""What pytest answers when everything was left out."""


def pytest(*woorden: str, begin: float, verder: bool) -> int:
    """Run it in full, in this folder; answers its code."""
    omgeving = {"QT_QPA_PLATFORM": "offscreen", **os.environ, "WIJDESK_BENCH": "full"}
    if verder:
        omgeving["WIJDESK_VERDER"] = str(begin)
    opdracht = [sys.executable, "-m", "pytest", "--timeout=0", *woorden]
    code = subprocess.run(opdracht, cwd=WORTEL, env=omgeving, check=False).returncode
    return 0 if verder and code == NIETS_TE_DOEN else code


def main(argumenten: list[str]) -> int:
    """All of it; answers 0 when nothing broke."""
    begin, verder = time.time(), "--verder" in argumenten
    extra = [er for er in argumenten if er != "--verder"]
    waar = [] if any((WORTEL / er.partition("::")[0]).exists() for er in extra) else [METEN.rstrip("/")]
    codes = [pytest(*waar, "-p", "no:xdist", "--benchmark-enable", *extra, begin=begin, verder=verder)]
    if not extra:
        codes.append(
            pytest("-q", "-m", "telling", "-n", "auto", "--dist", "worksteal", begin=begin, verder=verder),
        )
    gebroken = Uitslagen().gebroken(begin)
    regels = ["What broke:", *(f"- {er}" for er in gebroken)] if gebroken else ["Every bound was held."]
    sys.stdout.write("\n".join(regels) + "\n")
    return max(*codes, int(bool(gebroken)))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
