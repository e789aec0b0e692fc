"""Builds the program that people install: one folder without Python, and what it is made of.

    python packaging/bouwen.py programma --uit MAP   the folder MAP/wijdesk
    python packaging/bouwen.py kaal --uit MAP        MAP/kaal: a program that only imports the same libraries
    python packaging/bouwen.py maten --uit MAP       size per component of both, as a table, which README gets too

Runs in the environment of `packaging/bouw.lock` (`opzetten.py bouw` makes it). What is left out stands in `bouw.toml`.
"""

from __future__ import annotations

import argparse
import ast
import os
import shutil
import subprocess
import sys
import tomllib
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parent))

from uitgave import lees_uitgave  # type: ignore[import-not-found]  # beside this file, as when it is run

HIER = Path(__file__).resolve().parent
WORTEL = HIER.parent
README, BEGIN, EIND = WORTEL / "README.md", "<!-- sizes: written by make bench -->", "<!-- sizes: end -->"
HOOGSTENS = 1.3
"""How large the program may be against the bare build."""
OPTIONEEL = {"pyarrow"}
"""Libraries of an extra, which the program that is handed out does not have."""


def lees_bouw() -> dict[str, Any]:
    """What `bouw.toml` says, and under what name it is handed out."""
    uitgave: dict[str, Any] = lees_uitgave()
    return uitgave | tomllib.loads((HIER / "bouw.toml").read_text(encoding="utf-8"))


def blijft(pad: str, bouw: dict[str, Any]) -> bool:
    """Whether a file of a library goes along; `pad` is its path inside the program, with slashes."""
    mee = any(fnmatchcase(pad, patroon) for patroon in bouw["toch_mee"])
    return mee or not any(fnmatchcase(pad, patroon) for patroon in bouw["bestanden_weg"])


def bibliotheken() -> list[str]:
    """What wijdesk imports of others, as modules: of each import statement the module that is named."""
    gevonden = set()
    for pad in sorted((WORTEL / "wijdesk").rglob("*.py")):
        for knoop in ast.walk(ast.parse(pad.read_text(encoding="utf-8"))):
            if isinstance(knoop, ast.Import):
                gevonden |= {naam.name for naam in knoop.names}
            elif isinstance(knoop, ast.ImportFrom) and knoop.module and not knoop.level:
                gevonden.add(knoop.module)
    van_anderen = {naam for naam in gevonden if naam.partition(".")[0] not in {*sys.stdlib_module_names, "wijdesk"}}
    return sorted(naam for naam in van_anderen if naam.partition(".")[0] not in OPTIONEEL)


def pyinstaller(*woorden: str | Path, uit: Path) -> None:
    """One run of PyInstaller; raises CalledProcessError when it fails."""
    vast: list[str | Path] = ["--noconfirm", "--log-level", "WARN", "--distpath", uit, "--workpath", uit / "werk"]
    opdracht = [sys.executable, "-m", "PyInstaller", *vast, *woorden]
    # The same seed gives the same order of what is in it, so that two builds can be laid beside each other.
    omgeving = os.environ | {"PYTHONHASHSEED": "0", "PYTHONPATH": str(WORTEL)}
    subprocess.run([str(woord) for woord in opdracht], cwd=WORTEL, env=omgeving, check=True)


def bouw_programma(uit: Path) -> Path:
    """The folder of the program."""
    if sys.platform == "win32":
        os.environ["WIJDESK_ICO"] = str(uit / "wijdesk.ico")
        subprocess.run([sys.executable, str(HIER / "merk.py"), "--uit", os.environ["WIJDESK_ICO"]], check=True)
    pyinstaller(HIER / "wijdesk.spec", uit=uit)
    map_ = uit / str(lees_bouw()["naam"])
    maak_kaal_van_tekens(map_)
    leg_licenties_bij(map_)
    return map_


def maak_kaal_van_tekens(map_: Path) -> None:
    """Take out what only a debugger reads, of the libraries that `bouw.toml` names."""
    if sys.platform != "linux" or not shutil.which("strip"):
        return
    binnen = map_ / "_internal"
    vormen = lees_bouw()["zonder_tekens"]
    eigen = [
        pad
        for pad in binnen.rglob("*.so*")
        if not pad.is_symlink() and any(fnmatchcase(pad.relative_to(binnen).as_posix(), vorm) for vorm in vormen)
    ]
    subprocess.run(["strip", "--strip-unneeded", *map(str, eigen)], check=True)


def uit_systeem(map_: Path) -> dict[str, list[Path]]:
    """Per package of this system (Debian and Ubuntu) the libraries of a built program that were taken from it."""
    uit: dict[str, list[Path]] = {}
    if not shutil.which("dpkg-query"):
        return uit
    for pad in sorted((map_ / "_internal").glob("lib*.so*")):
        if pad.is_symlink():
            continue
        vraag = ["dpkg-query", "-S", f"*/{pad.name}"]
        antwoord = subprocess.run(vraag, capture_output=True, text=True, check=False).stdout
        if pakket := antwoord.partition(":")[0].strip():
            uit.setdefault(pakket, []).append(pad)
    return uit


def leg_licenties_bij(map_: Path) -> None:
    """Of every library that was taken from this system, the licence as its package tells it."""
    doel = map_ / "_internal" / "licenties-systeem"
    for pakket in uit_systeem(map_):
        bron = Path("/usr/share/doc", pakket, "copyright")
        if bron.is_file():
            doel.mkdir(exist_ok=True)
            shutil.copyfile(bron, doel / f"{pakket}.txt")


def bouw_kaal(uit: Path) -> Path:
    """A program that imports what wijdesk imports and does nothing, as PyInstaller makes it by itself."""
    uit.mkdir(parents=True, exist_ok=True)
    script = uit / "kaal.py"
    script.write_text("".join(f"import {naam}\n" for naam in bibliotheken()), encoding="utf-8")
    pyinstaller("--onedir", "--name", "kaal", "--specpath", uit, *drijver(), *weg(), script, uit=uit)
    return uit / "kaal"


def drijver() -> list[str]:
    """The driver of PostgreSQL, which is loaded by its name."""
    return ["--hidden-import", "psycopg_binary._psycopg", "--hidden-import", "psycopg_binary.pq"]


def weg() -> list[str]:
    """Optional libraries are no part of the comparison either."""
    return [woord for naam in sorted(OPTIONEEL) for woord in ("--exclude-module", naam)]


def maten(map_: Path) -> dict[str, int]:
    """Bytes per component of a built folder, in the order of `bouw.toml`; links are not counted."""
    bouw = lees_bouw()
    uit = dict.fromkeys(bouw["onderdelen"], 0)
    for pad in map_.rglob("*"):
        if pad.is_symlink() or not pad.is_file():
            continue
        hier = pad.relative_to(map_).as_posix()
        # The program itself is a small starter with the compressed modules of everybody behind it.
        naam = hier.removeprefix("_internal/") if hier.startswith("_internal/") else "PYZ"
        deel = next(deel for deel, vormen in bouw["onderdelen"].items() if any(fnmatchcase(naam, v) for v in vormen))
        uit[deel] += pad.stat().st_size
    return uit


def tabel(programma: dict[str, int], kaal: dict[str, int]) -> list[str]:
    """Rows of Markdown: component, size, size in the bare program, in MB."""
    regels = ["| component | MB | MB in the bare build |", "|---|---|---|"]
    regels += [f"| {deel} | {waarde / 1e6:.1f} | {kaal[deel] / 1e6:.1f} |" for deel, waarde in programma.items()]
    som, som_kaal = sum(programma.values()), sum(kaal.values())
    keer = f"{som / som_kaal:.2f} ×{' ↑' if som > HOOGSTENS * som_kaal else ''}, bound {HOOGSTENS} ×"
    return [*regels, f"| all of it ({keer}) | {som / 1e6:.1f} | {som_kaal / 1e6:.1f} |"]


def schrijf_in(readme: Path, regels: list[str]) -> None:
    """Put this table between the two marks of README."""
    voor, _, rest = readme.read_text(encoding="utf-8").partition(BEGIN)
    na = rest.partition(EIND)[2]
    readme.write_text("\n".join([f"{voor}{BEGIN}\n", *regels, f"\n{EIND}{na}"]), encoding="utf-8")


def main() -> int:
    """Do what was asked."""
    lezer = argparse.ArgumentParser(description="wijdesk bouwen")
    lezer.add_argument("wat", choices=["programma", "kaal", "maten"])
    lezer.add_argument("--uit", type=Path, required=True)
    keuze = lezer.parse_args()
    uit = keuze.uit.resolve()
    if keuze.wat == "programma":
        print(bouw_programma(uit))
    elif keuze.wat == "kaal":
        print(bouw_kaal(uit))
    else:
        eigen, kaal = maten(uit / lees_bouw()["naam"]), maten(uit / "kaal")
        regels = tabel(eigen, kaal)
        print("\n".join(regels))
        schrijf_in(README, regels)
        return int(sum(eigen.values()) > HOOGSTENS * sum(kaal.values()))
    return 0


if __name__ == "__main__":
    sys.exit(main())
