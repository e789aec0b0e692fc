"""What the schema says about a noun, asked of the database itself: the checks of a row are carried out by SQLite."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from typing import Any, NamedTuple

from sqlalchemy import CheckConstraint, LargeBinary

from wijdesk.models.journaal import Waarde
from wijdesk.models.tabellen import GEJOURNAALD, METADATA
from wijdesk.models.values import als_waarde
from wijdesk.models.vormen import anders_van_vorm
from wijdesk.store.verbinding import INTEGRITEIT


class _Noun(NamedTuple):
    velden: tuple[str, ...]
    standaarden: dict[str, Waarde]
    verwijzingen: dict[str, str]
    leeg: frozenset[str]
    bytes: tuple[int, ...]
    """Places among the fields that hold bytes."""
    vraag: str
    """Answers 1 when the values satisfy every check of the table; NULL passes, as it does in a CHECK."""


@cache
def _noun(soort: str) -> _Noun | None:
    klasse = GEJOURNAALD.get(soort)
    if klasse is None:
        return None
    tabel = METADATA.tables[soort]
    velden = klasse.velden()
    checks = [
        str(regel.sqltext)
        for regel in tabel.constraints
        if isinstance(regel, CheckConstraint) and str(regel.sqltext) != "length(id) = 16"
    ]
    eisen = " AND ".join(f"coalesce(({eis}), 1)" for eis in sorted(checks)) or "1"
    kolommen = ", ".join(f'? AS "{veld}"' for veld in velden)
    return _Noun(
        velden=velden,
        standaarden={veld: als_waarde(waarde) for veld, waarde in klasse.standaarden().items()},
        verwijzingen={
            kolom.name: sleutel.column.table.name
            for kolom in tabel.columns
            for sleutel in kolom.foreign_keys
            if kolom.name in velden and sleutel.column.name == "id"
        },
        leeg=frozenset(veld for veld in velden if tabel.columns[veld].nullable),
        bytes=tuple(plek for plek, veld in enumerate(velden) if isinstance(tabel.columns[veld].type, LargeBinary)),
        vraag=f"SELECT {eisen} FROM (SELECT ? AS id, {kolommen})",
    )


_ID = re.compile(r"[0-9a-f]{32}")


@cache
def _soorten(soort: str) -> dict[str, type]:
    """Of a noun's fields: text, whole number, or id (bytes), as their columns say."""
    klasse = GEJOURNAALD.get(soort)
    if klasse is None:
        return {}
    kolommen = METADATA.tables[soort].columns
    soorten = {veld: kolommen[veld].type.python_type for veld in klasse.velden()}
    return {veld: int if van is bool else van for veld, van in soorten.items()}


def van_hun_soort(soort: str, waarden: Mapping[str, object]) -> bool:
    """Whether the fields this program knows hold what they are for: an id in hex, text, a whole number, or nothing.

    SQLite would make text of a number and take any text for an id.
    """
    soorten = _soorten(soort)
    for veld, waarde in waarden.items():
        van = soorten.get(veld)
        if waarde is None or van is None:
            continue
        if van is bytes:
            if not isinstance(waarde, str) or _ID.fullmatch(waarde) is None:
                return False
        elif type(waarde) is not van:
            return False
    return True


class Schema:
    """The rules of the schema (`projectie.Regels`), carried out on an open connection."""

    def __init__(self, db: Any) -> None:
        self._db = db

    def velden(self, soort: str) -> tuple[str, ...]:
        """The fields of a noun; empty for one this program does not know."""
        noun = _noun(soort)
        return noun.velden if noun else ()

    def standaarden(self, soort: str) -> Mapping[str, Waarde]:
        """What a field holds that no entry names."""
        return _ken(soort).standaarden

    def verwijzingen(self, soort: str) -> Mapping[str, str]:
        """Field → table it refers to."""
        return _ken(soort).verwijzingen

    def mag_leeg(self, soort: str, veld: str) -> bool:
        """Whether a field may be NULL."""
        return veld in _ken(soort).leeg

    def past(self, soort: str, rij: str, waarden: Mapping[str, Waarde]) -> bool:
        """Whether a whole row satisfies the types, NOT NULL and CHECKs of its table."""
        return self.past_echt(soort, rij, waarden)

    def past_echt(self, soort: str, rij: str, waarden: Mapping[str, Waarde]) -> bool:
        """Whether a whole row satisfies the types, NOT NULL and CHECKs of its table, and its days are days."""
        noun = _ken(soort)
        if anders_van_vorm(soort, waarden):
            return False
        try:
            alles = als_rij(soort, waarden)
        except ValueError:
            return False
        if any(waarde is None and veld not in noun.leeg for veld, waarde in zip(noun.velden, alles, strict=True)):
            return False
        return bool(self._db.execute(noun.vraag, (bytes.fromhex(rij), *alles)).fetchone()[0])

    def eis_streng(self) -> None:
        """It always is."""


class Optimist(Schema):
    """Says yes to every row: the database refuses at the end what is not right, and then one asks again, carefully."""

    def past(self, soort: str, rij: str, waarden: Mapping[str, Waarde]) -> bool:
        """Always. Raises what the database would for a day that is no day, which the database takes."""
        if anders_van_vorm(soort, waarden):
            self.eis_streng()
        return True

    def eis_streng(self) -> None:
        """Raises what the database would."""
        raise INTEGRITEIT[0]("to be asked carefully")


def als_rij(soort: str, waarden: Mapping[str, Waarde]) -> list[object]:
    """The values of a row in the order of its fields, as the columns want them. Raises ValueError for no hex."""
    noun = _ken(soort)
    rij: list[object] = [waarden[veld] for veld in noun.velden]
    for plek in noun.bytes:
        waarde = rij[plek]
        if waarde is None:
            continue
        if not isinstance(waarde, str):
            raise ValueError("not hex")  # noqa: TRY004
        rij[plek] = bytes.fromhex(waarde)
    return rij


def verwijzers(doel: str) -> list[tuple[str, str]]:
    """Every (noun, field) that refers to rows of a noun."""
    return [(soort, veld) for soort in GEJOURNAALD for veld, naar in _ken(soort).verwijzingen.items() if naar == doel]


def _ken(soort: str) -> _Noun:
    noun = _noun(soort)
    if noun is None:
        raise KeyError(soort)
    return noun
