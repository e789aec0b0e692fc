"""README is true: every place it names is there, every command and every column of a file is in it."""

from __future__ import annotations

import argparse
import fnmatch
import re
import subprocess
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from wijdesk.cli import _ontleder
from wijdesk.services.bestand import KOLOMMEN

ROOT = Path(__file__).resolve().parent.parent
PAD = re.compile(r"`([^`\s]+)`")
EIND = (".py", ".toml", ".md", ".json", ".txt", ".sql", ".iss", ".lock", "/")
WORDT_GEMAAKT = {".venv/bin/wijdesk", "rondleiding/", "voorbeeld/", "wijdesk/", "wijdesk.cdx.json", ".bouw"}
"""What running something makes, and is not in the source."""
SOORTNAAM = re.compile(r"NOUN|<noun>|NNNN")


@cache
def bestanden() -> frozenset[str]:
    """Every file of the source, as git knows them, with what is not yet added."""
    vraag = ["git", "ls-files", "--cached", "--others", "--exclude-standard"]
    gedaan = subprocess.run(vraag, cwd=ROOT, capture_output=True, text=True, check=True)
    return frozenset(regel for regel in gedaan.stdout.splitlines() if (ROOT / regel).exists())


def genoemd(readme: str) -> Iterator[str]:
    """What looks like a file or a folder of ours."""
    for woord in PAD.findall((ROOT / readme).read_text(encoding="utf-8")):
        if ("/" in woord or woord.endswith(EIND)) and not SOORTNAAM.search(woord) and "://" not in woord:
            yield woord


@cache
def einden() -> frozenset[str]:
    """Every file and folder of the source, and each end of its path: "ui/panels/klacht", "panels/klacht", "klacht"."""
    uit = set()
    for pad in bestanden():
        delen = pad.split("/")
        uit |= {"/".join(delen[van:tot]) for tot in range(1, len(delen) + 1) for van in range(tot)}
    return frozenset(uit)


def is_er(woord: str) -> bool:
    """Whether a file or folder ends like this; a pattern may stand for several."""
    kaal = woord.rstrip("/")
    return kaal in einden() or ("*" in kaal and bool(fnmatch.filter(einden(), kaal)))


@pytest.mark.parametrize("readme", ["README.md", "wijdesk/README.md"])
def test_that_every_place_readme_names_is_there(readme: str) -> None:
    namen = set(genoemd(readme)) - WORDT_GEMAAKT
    assert len(namen) > 40
    assert [woord for woord in sorted(namen) if not is_er(woord)] == []


def test_that_a_place_that_is_not_there_is_found_out() -> None:
    assert is_er("ui/theme.py")
    assert is_er("resources/codes/*.toml")
    assert not is_er("ui/thema.py")
    assert not is_er("theme.p")


def test_that_every_command_stands_in_readme() -> None:
    tekst = (ROOT / "README.md").read_text(encoding="utf-8")
    namen = []

    def langs(ontleder: argparse.ArgumentParser) -> None:
        for actie in ontleder._actions:
            if isinstance(actie.choices, dict):
                for naam, deel in actie.choices.items():
                    namen.append(str(naam))
                    langs(deel)

    langs(_ontleder())
    assert len(namen) > 20
    assert [naam for naam in namen if not re.search(rf"[`| ]{re.escape(naam)}\b", tekst)] == []


@pytest.mark.parametrize("soort", KOLOMMEN)
def test_that_readme_names_the_columns_a_file_must_have(soort: str) -> None:
    tekst = " ".join((ROOT / "README.md").read_text(encoding="utf-8").split())
    assert re.search(rf"`{soort}`: `{', '.join(KOLOMMEN[soort][0])}`", tekst)
