"""Holds the house to its own rules: what a reader may count on in every file, whoever wrote it."""

from __future__ import annotations

import ast
import os
import re
import subprocess
import sys
import tomllib
from functools import cache
from pathlib import Path

import pytest

from tests.bron import boom
from wijdesk import errors

ROOT = Path(__file__).resolve().parent.parent

# A file over 400 lines is a question; the answer stands here.
LANGE_BESTANDEN: dict[str, str] = {}

EXEC_MAG_IN = {"wijdesk/ui/unlock.py", "wijdesk/ui/crash.py"}


@cache
def bestanden() -> tuple[Path, ...]:
    """Every file that belongs to the project: tracked, or new and not ignored."""
    vraag = ["git", "ls-files", "--cached", "--others", "--exclude-standard"]
    namen = subprocess.run(vraag, cwd=ROOT, capture_output=True, text=True, check=True).stdout.splitlines()
    return tuple(ROOT / naam for naam in sorted(namen) if (ROOT / naam).is_file())


def python_in(*mappen: str) -> list[Path]:
    """The Python files of these top folders."""
    return [pad for pad in bestanden() if pad.suffix == ".py" and pad.relative_to(ROOT).parts[0] in mappen]


def naam(pad: Path) -> str:
    """A path as it is written in this repository."""
    return pad.relative_to(ROOT).as_posix()


@cache
def aanroepen(pad: Path) -> list[tuple[ast.expr | None, str, int]]:
    """Every call in a file: (what stands before the dot, name, line)."""
    gevonden: list[tuple[ast.expr | None, str, int]] = []
    for knoop in ast.walk(boom(pad)):
        if isinstance(knoop, ast.Call):
            if isinstance(knoop.func, ast.Attribute):
                gevonden.append((knoop.func.value, knoop.func.attr, knoop.lineno))
            elif isinstance(knoop.func, ast.Name):
                gevonden.append((None, knoop.func.id, knoop.lineno))
    return gevonden


def aangeroepen(pad: Path, *namen: str) -> list[tuple[str, str, int]]:
    """The calls of these names in a file: (what stands before the dot, name, line). Only those are written out."""
    return [("" if wie is None else ast.unparse(wie), wat, regel) for wie, wat, regel in aanroepen(pad) if wat in namen]


def test_that_no_file_grows_past_400_lines_without_an_answer() -> None:
    lang = {
        naam(pad): regels
        for pad in python_in("wijdesk", "packaging")
        if "versions" not in pad.parts  # a migration is a list of statements, frozen once released
        and (regels := len(pad.read_text(encoding="utf-8").splitlines())) > 400
    }
    assert lang.keys() <= LANGE_BESTANDEN.keys(), f"split it, or say why not: {lang}"


def test_that_every_module_says_what_it_is_for() -> None:
    zwijgers = [naam(pad) for pad in python_in("wijdesk") if boom(pad).body and not ast.get_docstring(boom(pad))]
    assert not zwijgers


def test_that_only_unlock_and_crash_run_a_nested_event_loop() -> None:
    gevonden = [
        f"{naam(pad)}:{regel}"
        for pad in python_in("wijdesk")
        for wie, _wat, regel in aangeroepen(pad, "exec", "exec_")
        if naam(pad) not in EXEC_MAG_IN and wie not in {"app", "QApplication", "toepassing"}
    ]
    assert not gevonden


def test_that_no_test_waits_a_fixed_time() -> None:
    gevonden = [
        f"{naam(pad)}:{regel}"
        for pad in python_in("tests")
        for wie, wat, regel in aangeroepen(pad, "sleep", "wait", "qWait")
        if wat == "sleep" or (wat == "wait" and wie == "qtbot") or (wie == "QTest" and wat == "qWait")
    ]
    assert not gevonden


def test_that_no_test_uses_a_mock() -> None:
    gevonden = []
    for pad in python_in("tests"):
        for knoop in ast.walk(boom(pad)):
            if isinstance(knoop, ast.Import):
                modules = [alias.name for alias in knoop.names]
            elif isinstance(knoop, ast.ImportFrom):
                modules = [f"{knoop.module}.{alias.name}" for alias in knoop.names]
            elif isinstance(knoop, ast.arg):
                modules = ["unittest.mock"] if knoop.arg == "mocker" else []
            else:
                continue
            if any("mock" in module.split(".") for module in modules):
                gevonden.append(naam(pad))
    assert not gevonden


def beweert(functie: ast.FunctionDef, helpers: set[str]) -> bool:
    """Whether a test function asserts, expects an exception, waits for a condition, or calls something that asserts."""
    for knoop in ast.walk(functie):
        if isinstance(knoop, ast.Assert):
            return True
        if isinstance(knoop, ast.Call):
            wat = ast.unparse(knoop.func)
            if wat in {"pytest.raises", "qtbot.waitUntil", "qtbot.waitSignal", "qtmodeltester.check"} or wat in helpers:
                return True
    return False


def test_that_every_test_asserts_something() -> None:
    stil = []
    metend = {"noteer"}  # tests/benchmarks/meten.py: holds a figure to its bound
    for functie in ast.walk(boom(ROOT / "tests" / "benchmarks" / "meten.py")):
        assert not isinstance(functie, ast.FunctionDef) or functie.name not in metend or beweert(functie, set())
    for pad in python_in("tests"):
        functies = [knoop for knoop in ast.walk(boom(pad)) if isinstance(knoop, ast.FunctionDef)]
        helpers = metend | {f.name for f in functies if not f.name.startswith("test") and beweert(f, set())}
        stil += [f"{naam(pad)}::{f.name}" for f in functies if f.name.startswith("test_") and not beweert(f, helpers)]
    assert not stil


def test_that_test_names_are_sentences() -> None:
    kort = [
        f"{naam(pad)}::{knoop.name}"
        for pad in python_in("tests")
        for knoop in boom(pad).body
        if isinstance(knoop, ast.FunctionDef) and knoop.name.startswith("test_") and knoop.name.count("_") < 3
    ]
    assert not kort


def test_that_no_file_names_a_folder_of_one_machine_or_a_registry() -> None:
    # Put together here, so that this file does not find itself.
    mappen = "work|root|Users|opt/pypi|home/[a-z]+"
    plek = re.compile(rf"(?<![\w.}}])/(?:{mappen})/")
    hosten = re.compile("|".join(("pypi" + r"\.org", "python" + "hosted", "registry" + r"\.npm", "deb" + r"\.debian")))
    gevonden = []
    for pad in bestanden():
        try:
            tekst = pad.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            continue
        if plek.search(tekst) or hosten.search(tekst):
            gevonden.append(naam(pad))
    assert not gevonden


def alle_storingen(soort: type[errors.Storing] = errors.Storing) -> list[type[errors.Storing]]:
    """Storing and everything below it that is loaded."""
    return [soort, *(onder for kind in soort.__subclasses__() for onder in alle_storingen(kind))]


def test_that_every_storing_has_its_own_soort() -> None:
    soorten = [storing.__dict__.get("soort", "") for storing in alle_storingen()]
    assert all(soorten)
    assert len(set(soorten)) == len(soorten)


def test_that_no_panel_takes_the_window_or_a_controller() -> None:
    verboden = {"window", "main_window", "venster", "controller", "hoofdvenster"}
    gevonden = [
        f"{naam(pad)}:{knoop.lineno}"
        for pad in python_in("wijdesk")
        if "panels" in pad.parts
        for knoop in ast.walk(boom(pad))
        if isinstance(knoop, ast.arg) and knoop.arg in verboden
    ]
    assert not gevonden


def test_that_nothing_is_reached_through_a_global_instance() -> None:
    gevonden = [
        f"{naam(pad)}:{regel}"
        for pad in python_in("wijdesk")
        for wie, _wat, regel in aangeroepen(pad, "instance")
        if wie not in {"QApplication", "QGuiApplication", "QCoreApplication"}
    ]
    assert not gevonden


def test_that_only_the_edge_and_the_store_commit() -> None:
    mag = re.compile(r"^wijdesk/(store/|services/schrijfloket\.py$)")
    gevonden = [
        f"{naam(pad)}:{regel}"
        for pad in python_in("wijdesk")
        for _wie, _wat, regel in aangeroepen(pad, "commit")
        if not mag.match(naam(pad))
    ]
    assert not gevonden


def test_that_the_wheel_turns_no_combo_box() -> None:
    # A bare one follows the wheel, so that scrolling a form changes what was chosen: `ui/keuze.py` does not.
    los = [
        f"{naam(pad)}:{regel}"
        for pad in python_in("wijdesk")
        for _wie, _wat, regel in aangeroepen(
            pad, "QComboBox", "QFontComboBox", "QSpinBox", "QDoubleSpinBox", "QSlider", "QDial"
        )
    ]
    assert not los
    eigen = [
        (f"{naam(pad)}:{klas.lineno}", {deel.name for deel in klas.body if isinstance(deel, ast.FunctionDef)})
        for pad in python_in("wijdesk")
        for klas in ast.walk(boom(pad))
        if isinstance(klas, ast.ClassDef) and {"QComboBox", "QSlider"} & {ast.unparse(ouder) for ouder in klas.bases}
    ]
    assert eigen
    assert not [plek for plek, kan in eigen if "wheelEvent" not in kan]


def test_that_no_file_is_called_utils_or_the_like() -> None:
    vaag = {"utils", "util", "misc", "helpers", "common", "manager"}
    assert not [naam(pad) for pad in bestanden() if vaag & {pad.stem, *pad.relative_to(ROOT).parts}]


def afhankelijkheden() -> list[str]:
    """The names of everything pyproject.toml asks for, runtime and development."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    eisen = project["dependencies"] + [eis for extra in project["optional-dependencies"].values() for eis in extra]
    return sorted({re.split(r"[\s<>=!~;\[]", eis, maxsplit=1)[0].lower() for eis in eisen})


@pytest.mark.parametrize("pakket", afhankelijkheden())
def test_that_the_readme_says_why_a_dependency_is_there(pakket: str) -> None:
    regels = (ROOT / "README.md").read_text(encoding="utf-8").lower().splitlines()
    assert any(regel.startswith("|") and pakket in re.split(r"[|,\s`]+", regel) for regel in regels)


MODULE_VAN = {
    "pyjwt": "jwt",
    "pyside6-essentials": "PySide6",
    "python-bidi": "bidi",
    "python-stdnum": "stdnum",
    "tzdata": "zoneinfo",  # found by it where the system has no time zones
    "uuid-utils": "uuid_utils",
}


def test_that_every_runtime_dependency_is_used() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    gebruikt = set()
    for pad in python_in("wijdesk"):
        for knoop in ast.walk(boom(pad)):
            if isinstance(knoop, ast.Import):
                gebruikt |= {alias.name.partition(".")[0] for alias in knoop.names}
            elif isinstance(knoop, ast.ImportFrom) and knoop.module:
                gebruikt.add(knoop.module.partition(".")[0])
    namen = [re.split(r"[\s<>=!~;\[]", eis, maxsplit=1)[0] for eis in project["dependencies"]]
    assert not [naam for naam in namen if MODULE_VAN.get(naam, naam) not in gebruikt]


def vergrendeld(pad: str) -> dict[str, str]:
    """Per package of a lock file its version."""
    tekst = (ROOT / pad).read_text(encoding="utf-8")
    return dict(re.findall(r"^([a-z0-9.-]+)==([^ ;\\]+)", tekst, flags=re.MULTILINE))


def test_that_the_lock_files_hold_every_dependency_in_one_version() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    bouw = {re.split(r"[\s<>=!~;\[]", eis, maxsplit=1)[0] for eis in project["optional-dependencies"]["bouw"]}
    dagelijks, gebouwd = vergrendeld("requirements.lock"), vergrendeld("packaging/bouw.lock")
    nodig = set(afhankelijkheden())
    assert nodig - bouw <= dagelijks.keys()
    assert bouw <= gebouwd.keys()
    lopend = {re.split(r"[\s<>=!~;\[]", eis, maxsplit=1)[0].lower() for eis in project["dependencies"]}
    assert lopend <= gebouwd.keys()
    samen = dagelijks.keys() & gebouwd.keys()
    assert {naam: gebouwd[naam] for naam in samen} == {naam: dagelijks[naam] for naam in samen}


@pytest.mark.parametrize("pad", ["requirements.lock", "packaging/bouw.lock"])
def test_that_a_lock_file_names_no_server(pad: str) -> None:
    assert "://" not in (ROOT / pad).read_text(encoding="utf-8")


ZONDER_SQL = """
import importlib, pkgutil, sys
namen = sys.argv[1].split(",")
for naam in list(namen):
    module = importlib.import_module(naam)
    if hasattr(module, "__path__"):
        for kind in pkgutil.walk_packages(module.__path__, naam + "."):
            if not kind.name.startswith("wijdesk.ui.grafieken"):  # app hands these out; a contract keeps ui from them
                importlib.import_module(kind.name)
zwaar = {"sqlalchemy", "alembic", "reportlab", "openpyxl", "pyqtgraph", "numpy"} & set(sys.modules)
print(",".join(sorted(zwaar)))
"""


def zwaar_na(namen: str) -> str:
    """The heavy libraries that importing these modules (and what is in them) loads, in a fresh process."""
    omgeving = {**os.environ, "PYTHONPATH": str(ROOT)}
    opdracht = [sys.executable, "-c", ZONDER_SQL, namen]
    klaar = subprocess.run(opdracht, cwd=ROOT, env=omgeving, capture_output=True, text=True, check=False)
    assert klaar.returncode == 0, klaar.stderr
    return klaar.stdout.strip()


@pytest.mark.parametrize("namen", ["wijdesk.ui", "wijdesk.models.opdrachten", "wijdesk.services.reads"])
def test_that_the_window_and_its_questions_load_nothing_heavy(namen: str) -> None:
    assert zwaar_na(namen) == ""


def test_that_what_looks_after_the_store_every_day_does_not_load_what_migrates_it() -> None:
    assert "alembic" not in zwaar_na("wijdesk.app.behoud.kopie,wijdesk.app.behoud.nakijken").split(",")


@pytest.mark.parametrize("pakket", ["rows", "opdrachten"])
def test_that_requests_and_rows_get_their_methods_when_there_is_one(pakket: str) -> None:
    # Half a millisecond for each at every start: `models/gegeven.py`.
    alle = sorted((ROOT / "wijdesk" / "models" / pakket).glob("[a-z]*.py"))
    assert len(alle) > 5
    zelf = [
        deel.stem
        for deel in alle
        for knoop in ast.walk(boom(deel))
        if isinstance(knoop, ast.ImportFrom) and knoop.module == "dataclasses"
        for naam in knoop.names
        if naam.name == "dataclass"
    ]
    assert zelf == []


def test_that_the_plain_models_load_nothing_heavy() -> None:
    licht = [f"wijdesk.models.{kort}" for kort in ("values", "naam", "herken", "voorstel")]
    for pakket in ("rows", "opdrachten"):
        delen = sorted((ROOT / "wijdesk" / "models" / pakket).glob("[a-z]*.py"))
        assert len(delen) > 5
        licht += [f"wijdesk.models.{pakket}.{deel.stem}" for deel in delen]
    assert zwaar_na(",".join(licht)) == ""


def test_that_qt_keeps_count_of_true() -> None:
    # PySide6 6.12.0 took one reference too many at every emit, which kills Python 3.11 after some thousands.
    from PySide6.QtCore import QObject

    ding = QObject()
    vooraf = sys.getrefcount(True)
    for _ in range(200):
        ding.objectNameChanged.emit("x")
    assert sys.getrefcount(True) > vooraf - 100


ANDERS_GEHEVEN = {"wijdesk/app/uitwisseling/los.py": "it is raised again in the thread that waits"}
"""Where everything that can go wrong is caught and not raised again on the spot, and why."""


def test_that_who_catches_everything_only_tidies_up_and_lets_it_go_on() -> None:
    gevonden = [
        f"{naam(pad)}:{knoop.lineno}"
        for pad in python_in("wijdesk", "packaging")
        for knoop in ast.walk(boom(pad))
        if isinstance(knoop, ast.ExceptHandler)
        and (knoop.type is None or ast.unparse(knoop.type) in {"Exception", "BaseException"})
        and not (isinstance(laatste := knoop.body[-1], ast.Raise) and laatste.exc is None)
        and naam(pad) not in ANDERS_GEHEVEN
    ]
    assert not gevonden
