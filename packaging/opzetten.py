"""Sets wijdesk up on this computer and starts, tests or measures it; for Linux and Windows.

    python packaging/opzetten.py                set up only
    python packaging/opzetten.py run            start the desk on an example store
    python packaging/opzetten.py test [--snel]  lint, types, import rules and tests
    python packaging/opzetten.py bench [--verder]  measure; with --verder what a run that was cut short left
    python packaging/opzetten.py bouw           make what people install, in .bouw
    python packaging/opzetten.py beelden        make the pictures of the guide anew, from the screens as they are

Needs nothing but Python's own library, and knows nothing of what is in the wijdesk package. A second run with the same
lock file does no work. What it says is for whoever starts wijdesk, so it is in Dutch.
"""

from __future__ import annotations

import argparse
import ctypes.util
import hashlib
import importlib.util
import os
import platform
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
LOCK = ROOT / "requirements.lock"
STEMPEL = VENV / "wijdesk-opgezet"
BOUW = ROOT / ".bouw"
BOUWLOCK = ROOT / "packaging" / "bouw.lock"
WINDOWS = os.name == "nt"
BIN = VENV / ("Scripts" if WINDOWS else "bin")
PYTHON = BIN / ("python.exe" if WINDOWS else "python")
BEELDEN = "tests/toegankelijk/test_beelden.py"
BOUWPYTHON = BOUW / "omgeving" / BIN.name / PYTHON.name

OUDSTE_PYTHON = (3, 11)
OUDSTE_GLIBC = (2, 34)  # what the Qt wheels of the lock file were built for

# What Qt needs of the system, as Debian and Ubuntu call it ("a|b": a newer release calls it b), with the library that
# must be found on other kinds of Linux.
VENSTER = {
    "libdbus-1-3": "dbus-1",
    "libegl1": "EGL",
    "libfontconfig1": "fontconfig",
    "libgl1": "GL",
    "libglib2.0-0|libglib2.0-0t64": "glib-2.0",
    "libxkbcommon0": "xkbcommon",
}
XCB = {
    "libxcb-cursor0": "xcb-cursor",
    "libxcb-icccm4": "xcb-icccm",
    "libxcb-image0": "xcb-image",
    "libxcb-keysyms1": "xcb-keysyms",
    "libxcb-randr0": "xcb-randr",
    "libxcb-render-util0": "xcb-render-util",
    "libxcb-shape0": "xcb-shape",
    "libxcb-sync1": "xcb-sync",
    "libxcb-xfixes0": "xcb-xfixes",
    "libxcb-xinerama0": "xcb-xinerama",
    "libxcb-xkb1": "xcb-xkb",
    "libxkbcommon-x11-0": "xkbcommon-x11",
}
TESTEN = {"age": "", "poppler-utils": "", "xvfb": ""}
# What goes along in what is built: without it Qt prints to no printer.
BOUWEN = {"binutils": "", "libcups2|libcups2t64": "cups"}


class Stop(Exception):
    """Setting up cannot go on; the text says what the person can do."""


def meld(tekst: str) -> None:
    """Say something at once, also when the output is a pipe."""
    print(tekst, flush=True)


def schone_omgeving() -> dict[str, str]:
    """The environment for what is started here: bytecode is written (it starts sooner), no other venv interferes."""
    weg = {"PYTHONDONTWRITEBYTECODE", "PYTHONHOME", "PYTHONPATH", "__PYVENV_LAUNCHER__"}
    return {naam: waarde for naam, waarde in os.environ.items() if naam not in weg}


def voer_uit(opdracht: list[str | Path], *, wat: str) -> None:
    """Run one step of the set-up; Stop when it fails."""
    if subprocess.run([str(deel) for deel in opdracht], cwd=ROOT, env=schone_omgeving(), check=False).returncode:
        raise Stop(f"{wat} is niet gelukt; hierboven staat waarom.")


# The system ----------------------------------------------------------------------------------------------------------


def controleer_python() -> None:
    """Stop when this Python is too old."""
    if sys.version_info < OUDSTE_PYTHON:
        nodig = ".".join(map(str, OUDSTE_PYTHON))
        dit = sys.version.split()[0]
        waar = "winget install Python.Python.3.12" if WINDOWS else "sudo apt-get install python3 python3-venv"
        raise Stop(f"wijdesk heeft Python {nodig} of nieuwer nodig; dit is {dit}. Bijvoorbeeld: {waar}")


def ontbrekende_debian_pakketten(namen: list[str]) -> list[str]:
    """Which of these Debian packages are not installed, by the name that this release knows."""
    kandidaten = [kandidaat for naam in namen for kandidaat in naam.split("|")]
    vraag = ["dpkg-query", "-W", "-f", "${Package} ${db:Status-Status}\n", *kandidaten]
    uitvoer = subprocess.run(vraag, capture_output=True, text=True, check=False).stdout
    aanwezig = {regel.split()[0] for regel in uitvoer.splitlines() if regel.endswith(" installed")}
    ontbreekt = [naam for naam in namen if aanwezig.isdisjoint(naam.split("|"))]
    return [naam if "|" not in naam else bekende_naam(naam.split("|")) for naam in ontbreekt]


def bekende_naam(kandidaten: list[str]) -> str:
    """The newest of several names for one package that apt knows on this release."""
    for kandidaat in reversed(kandidaten):
        antwoord = subprocess.run(["apt-cache", "show", kandidaat], capture_output=True, check=False)
        if antwoord.returncode == 0:
            return kandidaat
    return kandidaten[0]


def als_root() -> list[str] | None:
    """What to put before a command so that it runs as root without asking; None when that cannot be."""
    if sys.platform == "win32":
        return None
    if os.geteuid() == 0:
        return []
    if not shutil.which("sudo"):
        return None
    zonder_vragen = subprocess.run(["sudo", "-n", "true"], capture_output=True, check=False).returncode == 0
    return ["sudo", "-n"] if zonder_vragen else None


def zorg_voor_debian(namen: list[str]) -> None:
    """Install the missing packages, or Stop with the exact command."""
    ontbreekt = ontbrekende_debian_pakketten(namen)
    if not ontbreekt:
        return
    zelf_doen = "sudo apt-get update && sudo apt-get install " + " ".join(ontbreekt)
    vooraf = als_root()
    if vooraf is None:
        raise Stop(f"Op deze computer ontbreken: {', '.join(ontbreekt)}.\nInstalleer ze met:\n  {zelf_doen}")
    meld(f"Systeempakketten installeren: {' '.join(ontbreekt)}")
    stil = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    sudo = [*vooraf, "env", "DEBIAN_FRONTEND=noninteractive"]
    subprocess.run([*sudo, "apt-get", "-qq", "update"], env=stil, check=False)
    haal = [*sudo, "apt-get", "-qq", "-y", "--no-install-recommends", "-o", "Dpkg::Use-Pty=0", "install", *ontbreekt]
    if subprocess.run(haal, env=stil, stdout=subprocess.DEVNULL, check=False).returncode:
        raise Stop(f"Het installeren van systeempakketten is niet gelukt. Probeer zelf:\n  {zelf_doen}")


def zorg_voor_linux(*, tests: bool, bouwen: bool = False) -> None:
    """Qt's libraries and Python's venv, on Debian installed when missing, elsewhere named when missing."""
    soort, versie = platform.libc_ver()
    if soort == "glibc" and tuple(map(int, versie.split("."))) < OUDSTE_GLIBC:
        raise Stop(f"Dit Linux is te oud voor Qt (glibc {versie}). Debian 12, Ubuntu 22.04 of nieuwer kan wel.")
    nodig = VENSTER | XCB | (TESTEN if tests else {}) | (BOUWEN if bouwen else {})
    mist_venv = importlib.util.find_spec("ensurepip") is None
    if shutil.which("dpkg-query") and shutil.which("apt-get"):
        eigen_venv = [f"python{sys.version_info.major}.{sys.version_info.minor}-venv"] if mist_venv else []
        zorg_voor_debian([*eigen_venv, *nodig])
        return
    ontbreekt = [naam for naam in nodig.values() if naam and not ctypes.util.find_library(naam)]
    if tests:
        programmas = {"age": "age", "pdftoppm": "pdftoppm (poppler)"}
        ontbreekt += [naam for programma, naam in programmas.items() if not shutil.which(programma)]
    if mist_venv:
        ontbreekt.append("de Python-module venv")
    if ontbreekt:
        raise Stop(f"Op deze computer ontbreken: {', '.join(ontbreekt)}. Installeer ze met uw pakketbeheerder.")


if sys.platform == "win32":
    import winreg

    def zorg_voor_windows() -> None:
        """Say what this Windows lacks; Stop when wijdesk could not start without it."""
        try:
            ctypes.WinDLL("msvcp140.dll")
            ctypes.WinDLL("vcruntime140_1.dll")
        except OSError:
            raise Stop(
                "De Microsoft Visual C++ Redistributable ontbreekt. Installeer die met:\n"
                "  winget install Microsoft.VCRedist.2015+.x64"
            ) from None
        sleutel = r"SYSTEM\CurrentControlSet\Control\FileSystem"
        try:
            with winreg.OpenKey(winreg.HKEY_LOCAL_MACHINE, sleutel) as open_sleutel:
                lange_paden = bool(winreg.QueryValueEx(open_sleutel, "LongPathsEnabled")[0])
        except OSError:
            lange_paden = False
        if not lange_paden and len(str(VENV)) > 100:
            raise Stop(
                f"Deze map heeft een te lang pad voor Windows: {ROOT}\n"
                "Zet wijdesk in een kortere map, of zet lange paden aan (LongPathsEnabled)."
            )

else:

    def zorg_voor_windows() -> None:
        """Nothing to look after on another system."""


# The virtual environment ---------------------------------------------------------------------------------------------


def stempel() -> str:
    """What decides whether the environment is up to date: the lock, what the project says of itself, and its folder."""
    project = (ROOT / "pyproject.toml").read_text(encoding="utf-8").partition("[tool.ruff]")[0]
    return hashlib.sha256(LOCK.read_bytes() + project.encode() + os.fsencode(VENV)).hexdigest()


def is_opgezet(verwacht: str) -> bool:
    """Whether the environment was finished for this lock file and its Python is still there."""
    try:
        return PYTHON.exists() and STEMPEL.read_text(encoding="utf-8") == verwacht
    except OSError:
        return False


def maak_omgeving() -> None:
    """Make .venv anew and install exactly what the lock file names, then wijdesk itself from this folder."""
    verwacht = stempel()
    if is_opgezet(verwacht):
        return
    meld("De Python-omgeving maken in .venv (eenmalig, een paar minuten)")
    basis = getattr(sys, "_base_executable", sys.executable) or sys.executable
    voer_uit([basis, "-m", "venv", "--clear", VENV], wat="Het maken van .venv")
    pip: list[str | Path] = [PYTHON, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-compile"]
    # Only wheels: nothing is built here, so no compiler is needed and no package runs its own set-up code.
    streng = ["--require-hashes", "--no-deps", "--only-binary", ":all:", "--requirement"]
    voer_uit([*pip, *streng, LOCK], wat="Het installeren van de bibliotheken")
    voer_uit([*pip, "--no-deps", "--no-build-isolation", "--editable", ROOT], wat="Het installeren van wijdesk")
    # Python 3.11 puts setuptools in every new environment, which then runs code at every start.
    voer_uit([PYTHON, "-m", "pip", "uninstall", "--quiet", "--yes", "setuptools"], wat="Het opruimen van de omgeving")
    meld("Bibliotheken voorbereiden, zodat wijdesk vlot start")
    # compileall's own verdict is left aside: a few wheels carry templates that are not Python.
    pakketten = next(VENV.glob("Lib/site-packages" if WINDOWS else "lib/python*/site-packages"))
    subprocess.run([PYTHON, "-m", "compileall", "-qq", "-j", "0", pakketten], env=schone_omgeving(), check=False)
    STEMPEL.write_text(verwacht, encoding="utf-8")


def maak_bouwomgeving() -> None:
    """An environment of its own for building: what wijdesk needs and the tools that pack it, and none of the tests."""
    verwacht = hashlib.sha256(BOUWLOCK.read_bytes() + os.fsencode(BOUW)).hexdigest()
    stempel_bouw = BOUWPYTHON.parent.parent / STEMPEL.name
    pip: list[str | Path] = [BOUWPYTHON, "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    if not (BOUWPYTHON.exists() and stempel_bouw.exists() and stempel_bouw.read_text(encoding="utf-8") == verwacht):
        meld("De omgeving maken waarin gebouwd wordt (eenmalig, een paar minuten)")
        basis = getattr(sys, "_base_executable", sys.executable) or sys.executable
        voer_uit([basis, "-m", "venv", "--clear", BOUWPYTHON.parent.parent], wat="Het maken van de bouwomgeving")
        streng = ["--require-hashes", "--no-deps", "--only-binary", ":all:", "--requirement"]
        voer_uit([*pip, *streng, BOUWLOCK], wat="Het installeren van de bouwgereedschappen")
        stempel_bouw.write_text(verwacht, encoding="utf-8")
    # Each time: what wijdesk says of itself (its version, what it needs) goes along in what is built.
    voer_uit([*pip, "--no-deps", "--no-build-isolation", "--editable", ROOT], wat="Het installeren van wijdesk")


def zet_op(*, tests: bool, bouwen: bool = False) -> None:
    """Everything before wijdesk can start; quick when nothing changed."""
    controleer_python()
    if sys.platform.startswith("linux"):
        zorg_voor_linux(tests=tests, bouwen=bouwen)
    zorg_voor_windows()
    maak_omgeving()
    if bouwen:
        maak_bouwomgeving()
    # Compiled here, because a computer may forbid Python to do so while it runs (PYTHONDONTWRITEBYTECODE).
    subprocess.run([PYTHON, "-m", "compileall", "-qq", ROOT / "wijdesk"], env=schone_omgeving(), check=False)


# The commands --------------------------------------------------------------------------------------------------------


def heeft_scherm() -> bool:
    """Whether a window can be shown here."""
    return sys.platform in ("win32", "darwin") or bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def start() -> int:
    """Open the desk on the example store; without a screen, walk its main job and keep the pictures."""
    wijdesk: list[str | Path] = [PYTHON, "-m", "wijdesk"]
    if not heeft_scherm():
        uit = ROOT / "rondleiding"
        # Always a fresh example store of its own: a walk registers things, so it never touches the store of a person.
        shutil.rmtree(uit, ignore_errors=True)
        meld("Er is geen scherm: wijdesk doorloopt het werk zelf en bewaart plaatjes, PDF en export.")
        rondleiding = [*wijdesk, "--map", uit / "winkel", "rondleiding", "--uit", uit]
        code = subprocess.run(rondleiding, cwd=ROOT, check=False).returncode
        if code == 0:
            meld(f"De uitkomst staat in {uit}")
        return code
    winkel = Path(os.environ.get("WIJDESK_MAP") or ROOT / "voorbeeld")
    is_nieuw = not winkel.is_dir() or not any(winkel.iterdir())
    opdracht = [*wijdesk, "--map", winkel, "demo"] if is_nieuw else [*wijdesk, "--map", winkel]
    return subprocess.run(opdracht, cwd=ROOT, check=False).returncode


def test(*, snel: bool, extra: list[str]) -> int:
    """Lint, types, import rules and tests, by the Python that has them all."""
    keuze = ["-m", "not lang"] if snel else []
    return subprocess.run([PYTHON, ROOT / "packaging" / "toetsen.py", *keuze, *extra], cwd=ROOT, check=False).returncode


def met_python(*woorden: str, **erbij: str) -> int:
    """Run a module without a screen, with this more in its environment."""
    omgeving = {"QT_QPA_PLATFORM": "offscreen", **os.environ, **erbij}
    return subprocess.run([PYTHON, "-m", *woorden], cwd=ROOT, env=omgeving, check=False).returncode


def bench(*, extra: list[str]) -> int:
    """Build beside a bare build, then measure and count (`tests/benchmarks/alles.py`); `extra`: measure that only."""
    gebouwd = 0 if extra and extra != ["--verder"] else bouw(naast_kaal=True)
    gemeten = met_python("tests.benchmarks.alles", *extra)
    if gebouwd:
        meld("Het bouwen is niet gelukt; hierboven staat waarom.")
    return max(gebouwd, gemeten)


def bouw(*, naast_kaal: bool = False) -> int:
    """Make the program, the list of what is in it, and the package of this system; then walk what was built.

    `naast_kaal` also builds a program that only imports the same libraries, to lay the sizes beside each other.
    """
    gebouwd = BOUW / "wijdesk"
    hier = ROOT / "packaging"
    stappen: list[tuple[str, list[str | Path]]] = [
        ("Programma", [hier / "bouwen.py", "programma", "--uit", BOUW]),
        (
            "Stuklijst, en wat daarvan onveilig is",
            [hier / "sbom.py", "--uit", BOUW / "wijdesk.cdx.json", "--gebouwd", gebouwd, "--keur"],
        ),
    ]
    if shutil.which("dpkg-deb"):
        stappen.append(("Pakket voor Debian en Ubuntu", [hier / "deb.py", gebouwd, "--uit", BOUW]))
    if code := na_elkaar(stappen):
        return code
    meld("== Nagelopen")
    code = met_python("pytest", "-q", "-p", "no:xdist", "--timeout=0", "tests/bouw", WIJDESK_GEBOUWD=str(BOUW))
    if not naast_kaal:
        return code
    kaal: tuple[str, list[str | Path]] = ("Kale bouw", [hier / "bouwen.py", "kaal", "--uit", BOUW])
    return max(code, na_elkaar([kaal, ("Maten", [hier / "bouwen.py", "maten", "--uit", BOUW])]))


def na_elkaar(stappen: list[tuple[str, list[str | Path]]]) -> int:
    """Steps of building, each by name; the first that fails ends it."""
    for naam, opdracht in stappen:
        meld(f"== {naam}")
        if code := subprocess.run([BOUWPYTHON, *opdracht], cwd=ROOT, env=schone_omgeving(), check=False).returncode:
            return code
    return 0


def main() -> int:
    """Set up, then do what was asked. Gives the exit code of what ran."""
    lezer = argparse.ArgumentParser(description="wijdesk opzetten, starten, testen of meten")
    lezer.add_argument(
        "wat", nargs="?", choices=["run", "test", "bench", "bouw", "beelden"], help="zonder: alleen opzetten"
    )
    lezer.add_argument("--snel", action="store_true", help="test: zonder de tests die langer duren")
    keuze, extra = lezer.parse_known_args()
    if extra and keuze.wat not in ("test", "bench"):
        lezer.error(f"onbekend: {' '.join(extra)}")
    try:
        bouwen = keuze.wat == "bouw" or (keuze.wat == "bench" and extra in ([], ["--verder"]))
        zet_op(tests=keuze.wat in ("test", "bench", "bouw", "beelden"), bouwen=bouwen)
    except Stop as reden:
        print(reden, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130
    doen: dict[str, Callable[[], int]] = {
        "run": start,
        "test": lambda: test(snel=keuze.snel, extra=extra),
        "bench": lambda: bench(extra=extra),
        "beelden": lambda: met_python("pytest", "-q", "-p", "no:xdist", BEELDEN, WIJDESK_HANDLEIDING="maak"),
        "bouw": bouw,
    }
    if keuze.wat:
        return doen[keuze.wat]()
    meld("wijdesk is klaar voor gebruik.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
