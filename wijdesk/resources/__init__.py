"""The data files shipped with the program, read through importlib.resources so that a frozen build finds them too.

It must not know what the files mean: whoever reads one gives it its types.
"""

from __future__ import annotations

import csv
import tomllib
from importlib.resources import files
from typing import Any


def lees_tekst(naam: str) -> str:
    """The text of a shipped file, by its path under `resources` ("tabellen/vragen-2020-per-melder.csv")."""
    return files(__name__).joinpath(*naam.split("/")).read_text(encoding="utf-8")


def lees_bytes(naam: str) -> bytes:
    """The bytes of a shipped file (fonts, icons), by its path under `resources`."""
    return files(__name__).joinpath(*naam.split("/")).read_bytes()


def lees_toml(naam: str) -> dict[str, Any]:
    """A shipped TOML file as plain dicts, by its path under `resources` ("codes/kanaal.toml")."""
    return tomllib.loads(lees_tekst(naam))


def lees_csv(naam: str) -> list[dict[str, str]]:
    """A shipped CSV file with a header row, as one dict per row."""
    return list(csv.DictReader(lees_tekst(naam).splitlines()))
