"""The tables of the central export as Parquet, divided by year and team. Needs the extra `wijdesk[export]` (pyarrow).

Folders are called as Hive does (`jaar=2025/team=Selwerd`), which DuckDB, Spark and pandas read as columns. Texts are
written as they are: no spreadsheet opens this, so nothing has to be made safe for one.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from importlib import import_module
from importlib.util import find_spec
from io import BytesIO
from typing import Any
from urllib.parse import quote

from wijdesk.reports.export import BREUK, GETAL, JA_NEE, Tabel
from wijdesk.reports.tabel import Cel

ALLE = "alle locaties"
"""The team of a line that is of all of them together."""


def is_er() -> bool:
    """Whether the extra is installed here."""
    return find_spec("pyarrow") is not None


def maak(tabellen: Iterable[Tabel], jaar: int) -> dict[str, tuple[str, bytes, int]]:
    """Path in the package → (name of the table, content, rows): one file per table, year and team that has lines."""
    uit: dict[str, tuple[str, bytes, int]] = {}
    for tabel in tabellen:
        per_team: defaultdict[str, list[tuple[Cel, ...]]] = defaultdict(list)
        for rij in tabel.rijen:
            team = None if tabel.team is None else rij[tabel.team]
            per_team[ALLE if team is None else str(team)].append(tuple(rij))
        for team, rijen in sorted(per_team.items()):
            pad = f"parquet/{tabel.naam}/jaar={jaar:04d}/team={quote(team, safe=' ')}/deel-0.parquet"
            uit[pad] = tabel.naam, _bytes(tabel, rijen), len(rijen)
    return uit


def _bytes(tabel: Tabel, rijen: list[tuple[Cel, ...]]) -> bytes:
    pa, pq = import_module("pyarrow"), import_module("pyarrow.parquet")
    kolommen: list[Any] = []
    namen: list[str] = []
    for plaats, veld in enumerate(tabel.velden):
        if veld.naam in {"jaar", "team"}:
            continue  # it is in the name of the folder
        waarden = [rij[plaats] for rij in rijen]
        if veld.soort == JA_NEE:
            kolom = pa.array([waarde == "true" for waarde in waarden], pa.bool_())
        elif veld.soort == BREUK:
            kolom = pa.array([None if waarde is None else float(waarde) for waarde in waarden], pa.float64())
        else:
            kolom = pa.array(waarden, pa.int64() if veld.soort == GETAL else pa.string())
        kolommen.append(kolom)
        namen.append(veld.naam)
    uit = BytesIO()
    pq.write_table(pa.Table.from_arrays(kolommen, names=namen), uit, compression="zstd")
    return uit.getvalue()
