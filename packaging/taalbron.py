"""Every text of the program that may stand on a screen and was not made with `tr()`: for the English translation.

Read from the source itself (sentences, labels and words in Python; names and sentences in TOML), so a new one cannot be
forgotten. A text that is put together has a numbered hole for each value: f"Nog {n} open" is "Nog {0} open". Better one
text too many than one too few: what is no Dutch is left out where a rule can tell, the rest is translated as itself.
Needs nothing but Python's own library.
"""

from __future__ import annotations

import ast
import re
import subprocess
import tomllib
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
HULPBRONNEN = ROOT / "wijdesk" / "resources"

NIET_OP_HET_SCHERM = re.compile(
    r"wijdesk/(cli|reports/|services/voorbeeld|app/voorbeeld|store/migrations|models/opdrachten/|models/vormen"
    r"|models/rows/papier|models/plantekst|services/inzage/|resources/|models/(naam|patroon|tekstvoorstel|herken)"
    r"|ui/icons|ui/paneelwoorden|ui/zinnen|ui/taal|ui/toetsen|ontleder|__main__|app/papier|programmalog)"
)
"""The command line, papers, the example, what is only stored or recognised; names of keys."""

_REGELS: dict[str, Any] = tomllib.loads((Path(__file__).parent / "taalbron.toml").read_text(encoding="utf-8"))
MACHINE, KENMERK, STAAT_ALLEEN, _ENGELS, _NEDERLANDS, _NAMEN = (
    frozenset(_REGELS[naam]) for naam in ("machine", "kenmerk", "woorden", "engels", "nederlands", "namen")
)

_SQL = re.compile(
    r"\b(SELECT|CREATE|INSERT|UPDATE|DELETE|JOIN|FROM|WHERE|PRAGMA|ORDER BY|GROUP BY|AND|VALUES|UNION|WITH|EXISTS"
    r"|NOT NULL|LIKE|CASE WHEN|COUNT|IN \()\b"
)
_MACHINE = re.compile(r"[a-z]_[a-z]|%\(|\?mode|%[Ymd]|<>|!=| = |==|::|\bNULL\b|\bnull\b|font-|background|px;")
_SAMEN = re.compile(r"[a-z][A-Z.|/]\w|[|$@]")
_EEN_TOETS = (
    r"(Ctrl|Alt|Shift|F\d+|Del|Delete|Return|Enter|Esc|Ins|Space|Tab|Home|End|Up|Down|Left|Right|PgUp|PgDown|Backspace"
    r"|[A-Z\d+,])"
)
_TOETS = re.compile(rf"{_EEN_TOETS}([+ ]{_EEN_TOETS})*")
_BESTAND = re.compile(r"[\w.\-/]+\.(toml|py|pdf|csv|json|md|db|svg|png|ttf|qss|txt|sql)")
_PATROON = re.compile(r"\\[dswb]|\(\?|\[\^|\]\+|\]\*")


def bestanden() -> list[Path]:
    """The Python files of the program, as git knows them or will."""
    vraag = ["git", "ls-files", "--cached", "--others", "--exclude-standard", "wijdesk/*.py"]
    namen = subprocess.run(vraag, cwd=ROOT, capture_output=True, text=True, check=True).stdout.splitlines()
    return [ROOT / naam for naam in sorted(set(namen)) if (ROOT / naam).is_file()]


def zinnen() -> dict[str, str]:
    """Every text, with where it was found first."""
    gevonden: dict[str, str] = {}
    for plek, tekst in (*_uit_toml(), *_uit_python(bestanden())):
        gevonden.setdefault(tekst, plek)
    return gevonden


def _uit_python(paden: Iterable[Path]) -> Iterator[tuple[str, str]]:
    for pad in paden:
        naam = pad.relative_to(ROOT).as_posix()
        if not NIET_OP_HET_SCHERM.match(naam):
            for tekst in teksten_in(pad.read_text(encoding="utf-8")):
                yield naam, tekst


def teksten_in(bron: str) -> Iterator[str]:
    """The texts of one Python file."""
    boom = ast.parse(bron)
    ouders = {
        kind: (ouder, veld)
        for ouder in ast.walk(boom)
        for veld, waarde in ast.iter_fields(ouder)
        for kind in (waarde if isinstance(waarde, list) else [waarde])
        if isinstance(kind, ast.AST)
    }
    for knoop in ast.walk(boom):
        ouder = ouders.get(knoop, (None, ""))[0]
        if isinstance(knoop, ast.JoinedStr) and not isinstance(ouder, ast.FormattedValue):
            tekst = met_gaten(knoop)
        elif isinstance(knoop, ast.Constant) and isinstance(knoop.value, str) and not isinstance(ouder, ast.JoinedStr):
            tekst = knoop.value
        else:
            continue
        if _leesbaar(tekst) and not isinstance(ouder, ast.Expr) and not _voor_machine(knoop, tekst, ouders):
            yield tekst


def met_gaten(knoop: ast.JoinedStr) -> str:
    """A text that is put together, with {0}, {1}, … for its values."""
    tekst, gaten = "", 0
    for deel in knoop.values:
        if isinstance(deel, ast.Constant):
            tekst += str(deel.value)
        else:
            tekst += f"{{{gaten}}}"
            gaten += 1
    return tekst


def _voor_machine(knoop: ast.AST, tekst: str, ouders: dict[ast.AST, tuple[ast.AST, str]]) -> bool:
    """Whether the place where it stands tells that nobody reads it."""
    een_woord = " " not in tekst
    if een_woord and isinstance(ouders[knoop][0], ast.Compare):
        return True
    while knoop in ouders:
        kind = knoop
        knoop, veld = ouders[kind]
        if isinstance(knoop, ast.keyword) and knoop.arg in KENMERK and " " not in tekst.strip():
            return True
        if isinstance(knoop, ast.Call) and veld != "func" and (_naam(knoop.func) in MACHINE or _vertaalt(knoop)):
            return True
        if (isinstance(knoop, ast.Subscript) and veld == "slice") or isinstance(knoop, ast.arg):
            return True
        if veld in ("annotation", "returns"):
            return True
        if isinstance(knoop, ast.Assign) and (
            "SQL" in (naam := _naam(knoop.targets[0])) or naam in ("__slots__", "__all__", "__tablename__")
        ):
            return True
        if isinstance(knoop, ast.stmt):
            return False
    return False


def _naam(knoop: ast.expr) -> str:
    return knoop.attr if isinstance(knoop, ast.Attribute) else knoop.id if isinstance(knoop, ast.Name) else ""


def _vertaalt(aanroep: ast.Call) -> bool:
    """`translate("Context", "text")`, which lupdate reads by itself."""
    return _naam(aanroep.func) == "translate" and len(aanroep.args) > 1 and isinstance(aanroep.args[1], ast.Constant)


def _leesbaar(tekst: str) -> bool:
    """Whether it looks like something a person reads: a sentence, a label, a few words or a Dutch word by itself."""
    kaal = re.sub(r"\{\w*\}", "", tekst)
    if sum(map(str.isalpha, kaal)) < (3 if kaal == tekst else 2) or re.search(r"[\x00-\x08\x0b-\x1f]", tekst):
        return False
    if _SQL.search(tekst) or _MACHINE.search(kaal) or _PATROON.search(tekst):
        return False
    if tekst in _NAMEN or _BESTAND.fullmatch(tekst) or _TOETS.fullmatch(tekst):
        return False
    if re.fullmatch(r"[a-z0-9_.\-/:{}#%@*=+]+", tekst) or re.fullmatch(r"[A-Z_0-9]+", tekst):
        return bool(re.fullmatch(r"[a-zà-ÿ]{3,}", tekst)) and tekst in STAAT_ALLEEN
    if " " not in tekst.strip() and (_SAMEN.search(kaal) or re.fullmatch(r"([A-Z][a-z]+){2,}", tekst)):
        return False
    if re.search(r"<(p|b|a|svg|h\d|td|tr)\b", tekst) and not re.search(r"[a-z]{3}", re.sub("<[^>]*>", "", kaal)):
        return False
    if re.fullmatch(r"[\W\d]*([a-z]+, )+[a-z]+", tekst) and len(tekst.split(", ")) > 2:
        return False
    woorden = set(re.findall(r"[a-z]+", kaal.lower()))
    uit_engels = woorden & _ENGELS
    engels = 0 if uit_engels == {"of"} else len(uit_engels)  # by itself that is the Dutch word
    nederlands = len(woorden & _NEDERLANDS)
    return not (engels > nederlands and (engels >= 2 or not nederlands))


def _uit_toml() -> Iterator[tuple[str, str]]:
    for pad in sorted((*HULPBRONNEN.glob("*.toml"), *(HULPBRONNEN / "codes").glob("*.toml"))):
        plek = pad.relative_to(ROOT).as_posix()
        inhoud = tomllib.loads(pad.read_text(encoding="utf-8"))
        for tekst in _van_bestand(pad, inhoud):
            if re.search(r"[A-Za-zÀ-ÿ]{2}", tekst) and not re.fullmatch(r"[a-z_]+\.[a-z_.]+", tekst):
                yield plek, tekst


def _van_bestand(pad: Path, inhoud: dict[str, Any]) -> Iterator[str]:
    if pad.parent.name == "codes":
        yield from _onder(inhoud, frozenset({"code", "naam", "zin"}))
    elif pad.stem == "rollen":
        yield from inhoud["rol"]
        yield from _groepen({naam: deel for naam, deel in inhoud.items() if naam != "rol"})
    elif pad.stem == "historie":
        yield from _koppen(inhoud)
    elif pad.stem == "verschillen":
        yield from _koppen({naam: inhoud[naam] for naam in inhoud.keys() - {"recht", "lijst", "nodig", "eigen"}})
    elif pad.stem == "logboek":
        yield from (zin for zinnen_ in inhoud["soort"].values() for zin in zinnen_ if isinstance(zin, str))
    else:
        yield from _onder(inhoud, frozenset(_REGELS["toml"].get(pad.stem, ())))


def _onder(waarde: object, sleutels: frozenset[str], sleutel: str = "") -> Iterator[str]:
    """The texts under these keys; of a choice ("code: text") only the text."""
    if isinstance(waarde, dict):
        for naam, deel in waarde.items():
            yield from _onder(deel, sleutels, naam)
    elif isinstance(waarde, list):
        for deel in waarde:
            yield from _onder(deel, sleutels, sleutel)
    elif isinstance(waarde, str) and sleutel in sleutels:
        yield re.sub(r"^[a-z_]+: ", "", waarde) if sleutel == "keuzes" else waarde


def _groepen(inhoud: dict[str, Any]) -> Iterator[str]:
    """Names of groups of rights, and the words of each right."""
    for naam, deel in inhoud.items():
        if isinstance(deel, dict):
            yield naam
            yield from _groepen(deel)
        elif isinstance(deel, str):
            yield deel


def _koppen(inhoud: dict[str, Any]) -> Iterator[str]:
    """Labels as "Aan|medewerker": what stands before the |."""
    for deel in inhoud.values():
        if isinstance(deel, dict):
            yield from _koppen(deel)
        elif isinstance(deel, str):
            yield deel.split("|")[0]
        elif isinstance(deel, list):
            yield from (tekst.split("|")[0] for tekst in deel if isinstance(tekst, str) and _is_zin(tekst))


def _is_zin(tekst: str) -> bool:
    return " " in tekst or tekst[:1].isupper()
