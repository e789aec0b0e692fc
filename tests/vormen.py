"""What the columns of a store hold, held against what `models.vormen` says they are for. No tests of its own."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from wijdesk.models.tabellen import GEJOURNAALD, METADATA
from wijdesk.models.vormen import VORMEN, is_dag, is_tijd

VRIJ = frozenset({("antwoord", "waarde"), ("signaalveld", "waarde")})
"""What is answered to a question: a day when a day was asked."""
MOMENT = 10**11
"""Whole numbers above it are milliseconds: it was 1973 then."""

Lees = Callable[[str], list[Any]]


def anders_van_vorm(lees: Lees, *, ook_wat_ontbreekt: bool = True) -> Iterator[str]:
    """Columns that hold something else than the list says, and columns that hold days or moments and are not in it.

    Of a store filled at random only the first: there a day is written where words belong.
    """
    for soort, klasse in GEJOURNAALD.items():
        vormen = dict(VORMEN.get(soort, ()))
        for veld in klasse.velden():
            waarden = [rij[0] for rij in lees(f"SELECT DISTINCT {veld} FROM {soort}")]
            if veld in vormen:
                if not all(map(vormen[veld], waarden)):
                    yield f"{soort}.{veld} holds something else"
            elif ook_wat_ontbreekt and (soort, veld) not in VRIJ and _lijkt(soort, veld, list(filter(None, waarden))):
                yield f"{soort}.{veld} is not in the list"


def _lijkt(soort: str, veld: str, waarden: list[Any]) -> bool:
    if METADATA.tables[soort].columns[veld].type.python_type is int:
        return any(waarde > MOMENT for waarde in waarden)
    return bool(waarden) and all(isinstance(een, str) and (is_dag(een) or is_tijd(een)) for een in waarden)
