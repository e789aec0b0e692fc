"""The data files shipped with the program, read through the loader of this package: a frozen build finds them too.

It must not know what the files mean: whoever reads one gives it its types.
"""

from __future__ import annotations

import csv
import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

_HIER = Path(__file__).parent


def lees_tekst(naam: str) -> str:
    """The text of a shipped file, by its path under `resources` ("tabellen/vragen-2020-per-melder.csv")."""
    return lees_bytes(naam).decode("utf-8").replace("\r\n", "\n")


def lees_bytes(naam: str) -> bytes:
    """The bytes of a shipped file (fonts, icons), by its path under `resources`."""
    lader: Any = __spec__.loader
    gelezen: bytes = lader.get_data(str(_HIER.joinpath(*naam.split("/"))))
    return gelezen


def lees_toml(naam: str) -> dict[str, Any]:
    """A shipped TOML file as plain dicts, by its path under `resources` ("codes/kanaal.toml")."""
    return tomllib.loads(lees_tekst(naam))


@cache
def vaste_toml(naam: str) -> Mapping[str, Any]:
    """As `lees_toml`, read once while the program runs: for many small questions to one file. Not to be changed."""
    return lees_toml(naam)


def lees_csv(naam: str) -> list[dict[str, str]]:
    """A shipped CSV file with a header row, as one dict per row."""
    return list(csv.DictReader(lees_tekst(naam).splitlines()))
