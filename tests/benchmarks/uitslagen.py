"""What was measured and counted, kept from run to run, and the tables of it in README.

Every test that measures puts its rows here as soon as it is done, in place of those of the time before. So a run that
was cut short goes on where it was (`make bench ARGS=--verder`), and a run of one file changes the rows of that file.
"""

from __future__ import annotations

import json
import os
import platform
import re
import subprocess
import time
from collections.abc import Iterable
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

WORTEL = Path(__file__).resolve().parents[2]
BESTAND = WORTEL / "tests" / "benchmarks" / "uitslagen.json"
README = WORTEL / "README.md"
BEGIN, EIND = "<!-- bench: written by make bench -->", "<!-- bench: end -->"
METEN = "tests/benchmarks/"
KOP = ["| what | measured | bound | floor, and beside it | on |", "|---|---|---|---|---|"]


@dataclass(frozen=True)
class Rij:
    """One figure of the table."""

    wat: str
    gemeten: str
    grens: str
    ernaast: str
    gehaald: bool = True


@dataclass
class Uitslag:
    """What one test measured or counted, when, where, of which source, and whether it passed."""

    op: float
    machine: str
    bron: str
    gelukt: bool = True
    rijen: list[Rij] = field(default_factory=list)
    geteld: dict[str, int] = field(default_factory=dict)


class Uitslagen:
    """All of it, in one file; each change is on the disk at once."""

    def __init__(self, bestand: Path = BESTAND) -> None:
        self._bestand = bestand
        self.per_test: dict[str, Uitslag] = {}
        if bestand.exists():
            for test, rauw in json.loads(bestand.read_text(encoding="utf-8")).items():
                if (WORTEL / test.partition("::")[0]).exists():
                    rijen = [Rij(**rij) for rij in rauw.pop("rijen")]
                    self.per_test[test] = Uitslag(**rauw, rijen=rijen)

    def zet(self, test: str, uitslag: Uitslag) -> None:
        """Put what this test found in place of what it found before."""
        self.per_test[test] = uitslag
        self._bewaar()

    def houd(self, tests: Iterable[str], *, van: str) -> None:
        """Forget tests whose name begins with `van` and that are no more."""
        er_zijn = set(tests)
        for test in [test for test in self.per_test if test.startswith(van) and test not in er_zijn]:
            del self.per_test[test]
        self._bewaar()

    def is_gedaan(self, test: str, bron: str, tot: float) -> bool:
        """Whether this test passed on this very source, before this moment."""
        uitslag = self.per_test.get(test)
        return uitslag is not None and uitslag.gelukt and uitslag.bron == bron != "" and uitslag.op < tot

    def gebroken(self, sinds: float) -> list[str]:
        """What failed since this moment: a figure over its bound, or a test as a whole."""
        uit = []
        for test, uitslag in self.per_test.items():
            if uitslag.op < sinds or uitslag.gelukt:
                continue
            rijen = [rij for rij in uitslag.rijen if not rij.gehaald]
            uit += [f"{rij.wat}: {rij.gemeten}, bound {rij.grens}" for rij in rijen] or [f"{test}: failed"]
        return uit

    def tabel(self) -> list[str]:
        """Both tables as Markdown: the figures, in the order of the files, and what was done how many times."""
        machines: dict[str, str] = {}
        geteld: dict[str, tuple[int, str]] = {}
        regels = list(KOP)
        for _, uitslag in sorted(self.per_test.items(), key=lambda paar: paar[0].partition("::")[0]):
            dag = datetime.fromtimestamp(uitslag.op, UTC).date().isoformat()
            if uitslag.rijen:
                waar = machines.setdefault(uitslag.machine, chr(ord("A") + len(machines)))
                for rij in uitslag.rijen:
                    pijl = "" if rij.gehaald else " ↑"
                    regels.append(f"| {rij.wat} | {rij.gemeten}{pijl} | {rij.grens} | {rij.ernaast} | {dag} {waar} |")
            for wat, aantal in uitslag.geteld.items() if uitslag.gelukt else ():
                eerder, _ = geteld.get(wat, (0, ""))
                geteld[wat] = (eerder + aantal, dag)
        uit = [*regels, "", *(f"{letter}: {machine}." for machine, letter in machines.items())]
        if geteld:
            uit += ["", "| done without a fault | times | on |", "|---|---|---|"]
            uit += [f"| {wat} | {aantal:,} | {dag} |" for wat, (aantal, dag) in sorted(geteld.items())]
        return uit

    def in_readme(self, readme: Path = README) -> None:
        """Write the tables between the two marks of README."""
        tekst = readme.read_text(encoding="utf-8")
        voor, _, rest = tekst.partition(BEGIN)
        _, _, na = rest.partition(EIND)
        midden = "\n".join(self.tabel())
        readme.write_text(f"{voor}{BEGIN}\n\n{midden}\n\n{EIND}{na}", encoding="utf-8")

    def _bewaar(self) -> None:
        inhoud: dict[str, Any] = {test: asdict(uitslag) for test, uitslag in sorted(self.per_test.items())}
        vers = self._bestand.with_suffix(".nieuw")
        vers.write_text(json.dumps(inhoud, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
        vers.replace(self._bestand)


class Bewaarder:
    """Has every report of a full run kept, in the process that hears of all of them, and README written at the end.

    A plugin of pytest. What is neither a benchmark nor counts (marker `telling`) leaves nothing behind.
    """

    def __init__(self, uitslagen: Uitslagen, readme: Path = README) -> None:
        self._uitslagen, self._readme = uitslagen, readme
        self._wat = (machine(), bron())
        self._begin = time.time()
        self._bezig: dict[str, Uitslag] = {}
        self._er_zijn: list[str] = []
        self._heel = self._afgebroken = False

    @pytest.hookimpl(trylast=True)
    def pytest_collection_modifyitems(self, config: pytest.Config, items: list[pytest.Item]) -> None:
        """Leave out what was done already, when asked to go on."""
        self._heel = not (config.option.keyword or config.option.markexpr)
        self._er_zijn = [item.nodeid for item in items]
        sla_over(config, items, self._uitslagen)

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """One phase of one test."""
        eigen = list(report.user_properties)
        telt = report.nodeid.startswith(METEN) or any(naam in {"rij", "telling"} for naam, _ in eigen)
        if not telt or report.skipped:
            return
        uitslag = self._bezig.setdefault(report.nodeid, Uitslag(time.time(), *self._wat))
        uitslag.gelukt &= report.passed
        if report.when != "teardown":
            return
        for naam, waarde in eigen:
            if naam == "rij":
                uitslag.rijen.append(Rij(**dict(waarde)))  # type: ignore[call-overload]
            elif naam == "telling":
                aantal, _, wat = str(waarde).partition(" ")
                uitslag.geteld[wat] = uitslag.geteld.get(wat, 0) + int(aantal)
        uitslag.op = time.time()
        self._uitslagen.zet(report.nodeid, self._bezig.pop(report.nodeid))

    def pytest_keyboard_interrupt(self) -> None:
        """Somebody stopped it."""
        self._afgebroken = True

    def pytest_sessionfinish(self, session: pytest.Session) -> None:
        """Forget what is no more, and write the tables."""
        if self._heel and not self._afgebroken:
            args = [str(arg).rstrip("/") for arg in session.config.args]
            alles = args == [METEN.rstrip("/")]
            bestanden = {naam.partition("::")[0] + "::" for naam in self._er_zijn if naam.startswith(METEN)}
            for van in [METEN] if alles else [er for er in bestanden if er.removesuffix("::") in args]:
                self._uitslagen.houd(self._er_zijn, van=van)
        self._uitslagen.in_readme(self._readme)


def sla_over(config: pytest.Config, items: list[pytest.Item], uitslagen: Uitslagen) -> None:
    """With WIJDESK_VERDER (a moment): leave out what passed before then on this very source."""
    if not (tot := float(os.environ.get("WIJDESK_VERDER", "0"))):
        return
    nu = bron()
    weg = [item for item in items if uitslagen.is_gedaan(item.nodeid, nu, tot)]
    config.hook.pytest_deselected(items=weg)
    items[:] = [item for item in items if item not in weg]


def machine() -> str:
    """What this computer is: processor, cores, memory, system and Python. No name of it, and no place on it."""
    soort, geheugen = platform.machine(), ""
    info = Path("/proc/cpuinfo")
    tekst = info.read_text(encoding="utf-8") if info.exists() else ""
    if gevonden := re.search(r"^model name\s*:\s*(.+)$", tekst, re.MULTILINE):
        soort = " ".join(gevonden[1].split())
    if hasattr(os, "sysconf") and "SC_PHYS_PAGES" in os.sysconf_names:
        geheugen = f", {os.sysconf('SC_PHYS_PAGES') * os.sysconf('SC_PAGE_SIZE') / 2**30:.0f} GB"
    systeem = f"{platform.system()} {'.'.join(platform.release().split('.')[:2])}"
    return f"{soort}, {os.cpu_count()} cores{geheugen}, {systeem}, Python {platform.python_version()}"


def bron() -> str:
    """The commit this is, or nothing when something in the program or the tests was changed since."""
    vragen = (
        ["git", "status", "--porcelain", "--", "wijdesk", "tests/*.py"],
        ["git", "rev-parse", "--short=12", "HEAD"],
    )
    try:
        anders, nu = (
            subprocess.run(vraag, cwd=WORTEL, capture_output=True, text=True, check=True).stdout.strip()
            for vraag in vragen
        )
    except (OSError, subprocess.CalledProcessError):
        return ""
    return "" if anders else nu.strip()
