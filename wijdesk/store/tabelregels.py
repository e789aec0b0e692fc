"""The checks of a table as the file itself has them: which fields hang together, and which a row would break.

For reading use cases, which know no mapped classes. No SQLAlchemy.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache
from re import compile as patroon
from typing import Any

from wijdesk.store.lezer import Lezer

_CHECK = patroon(r"CONSTRAINT\s+\"?(\w+)\"?\s+CHECK\s*\(")
_WOORD = patroon(r"'(?:[^']|'')*'|[A-Za-z_]\w*")
EIGEN_VAN_ELKE_RIJ = ("_status", "_id")
"""Ends of the names of checks that every table has."""


def kolommen(lezer: Lezer, tabel: str) -> tuple[str, ...]:
    """The columns of a table, in their order; empty when there is no such table."""
    return tuple(rij[0] for rij in lezer.rows("SELECT name FROM pragma_table_info(?)", (tabel,)))


def rij_van(lezer: Lezer, tabel: str, id_: bytes) -> dict[str, Any] | None:
    """A row by the names of its columns; None when it is not there."""
    if not (namen := kolommen(lezer, tabel)):
        return None
    rij = lezer.row(f"SELECT {', '.join(namen)} FROM {tabel} WHERE id = ?", (id_,))
    return None if rij is None else dict(zip(namen, rij, strict=True))


def verwijzers(lezer: Lezer, tabel: str) -> list[tuple[str, str]]:
    """(table, column) of all that refers to rows of a table."""
    vraag = (
        'SELECT m.name, f."from" FROM sqlite_schema m JOIN pragma_foreign_key_list(m.name) f '
        "WHERE m.type = 'table' AND f.\"table\" = ? ORDER BY 1, 2"
    )
    return [(naam, kolom) for naam, kolom in lezer.rows(vraag, (tabel,))]


def verwijst_naar(lezer: Lezer, tabel: str) -> list[tuple[str, str]]:
    """(column, table) of all that rows of a table refer to."""
    vraag = 'SELECT "from", "table" FROM pragma_foreign_key_list(?) ORDER BY 1'
    return [(kolom, naar) for kolom, naar in lezer.rows(vraag, (tabel,))]


def gebroken(lezer: Lezer, tabel: str, waarden: Mapping[str, Any]) -> tuple[str, ...]:
    """The names, without "ck_", of the checks that these values of a whole row would break."""
    regels = _checks(_opzet(lezer, tabel))
    if not regels:
        return ()
    eisen = ", ".join(f"coalesce(({eis}), 1)" for _, eis in regels)
    velden = ", ".join(f'? AS "{veld}"' for veld in waarden)
    uitkomst = lezer.row(f"SELECT {eisen} FROM (SELECT {velden})", tuple(waarden.values()))
    namen = (naam.removeprefix("ck_") for naam, _ in regels)
    return tuple(naam for naam, goed in zip(namen, uitkomst or (), strict=True) if not goed)


def samenhang(lezer: Lezer, tabel: str) -> Mapping[str, str]:
    """Field → name of the group of fields it is checked together with; a field that stands alone is not in it."""
    groepen: dict[str, str] = {}
    velden = set(kolommen(lezer, tabel))
    for naam, eis in _checks(_opzet(lezer, tabel)):
        samen = velden & set(_WOORD.findall(eis))
        if len(samen) < 2 or naam.endswith(EIGEN_VAN_ELKE_RIJ):
            continue
        oude = {groepen[veld] for veld in samen if veld in groepen}
        groepen |= {veld: naam for veld, groep in groepen.items() if groep in oude} | dict.fromkeys(samen, naam)
    return groepen


def _opzet(lezer: Lezer, tabel: str) -> str:
    rij = lezer.row("SELECT sql FROM sqlite_schema WHERE type = 'table' AND name = ?", (tabel,))
    return "" if rij is None else str(rij[0])


@lru_cache(maxsize=128)
def _checks(opzet: str) -> tuple[tuple[str, str], ...]:
    """(name, condition) of every named check in the text that made a table."""
    return tuple((vondst[1], _tot_haakje(opzet, vondst.end())) for vondst in _CHECK.finditer(opzet))


def _tot_haakje(tekst: str, begin: int) -> str:
    """What stands before the bracket that closes the one just before `begin`; brackets in quotes do not count."""
    diepte = 1
    for plek, teken in _buiten_quotes(tekst, begin):
        diepte += (teken == "(") - (teken == ")")
        if not diepte:
            return tekst[begin:plek]
    raise ValueError("a check without an end")


def _buiten_quotes(tekst: str, begin: int) -> Iterator[tuple[int, str]]:
    in_quote = False
    for plek in range(begin, len(tekst)):
        if tekst[plek] == "'":
            in_quote = not in_quote
        elif not in_quote:
            yield plek, tekst[plek]
