"""What protects somebody and was said after a backup: it goes along when that is put back, as the log does.

A hold, a request under the AVG with what was decided, an address that is hidden, a tie, a rol that ended: whoever asked
for it may count on it, whatever happens to the disk. Of such a row everything goes along, and what it names that the
backup has not either.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from wijdesk.models.values import Id

SOORTEN = frozenset({"bewaarblokkade", "avgverzoek", "aantekening", "roltoekenning", "belang"})
"""Rows that protect by being there."""
VELDEN: Mapping[str, frozenset[str]] = {"persoon": frozenset({"afgeschermd"})}
"""Fields that protect the row they stand in."""
_ID = re.compile(r"[0-9a-f]{32}")


class _Regel(NamedTuple):
    id: Id
    begint: bool
    """Whether it made its row."""
    waarden: dict[str, Any]


def kies(nieuw: Iterable[tuple[bytes, str, str | None]]) -> set[Id]:
    """Of the entries (id, header, content) that a backup has not: those that go along with it."""
    per_rij: dict[str, list[_Regel]] = {}
    beschermt: set[str] = set()
    for id_, kop, inhoud in nieuw:
        try:
            header = json.loads(kop)
            soort, rij, basis = str(header["s"]), str(header["r"]), header["basis"]
            waarden = dict(json.loads(inhoud)["v"]) if inhoud is not None else {}
        except (ValueError, KeyError, TypeError):
            continue
        if inhoud is None:
            continue
        per_rij.setdefault(rij, []).append(_Regel(Id(id_), not basis, waarden))
        if soort in SOORTEN or not VELDEN.get(soort, frozenset()).isdisjoint(_gezet(waarden, begint=not basis)):
            beschermt.add(rij)
    mee: set[Id] = set()
    gezien: set[str] = set()
    while beschermt:
        gezien |= beschermt
        regels = [regel for rij in beschermt for regel in per_rij[rij]]
        mee |= {regel.id for regel in regels}
        genoemd = {naam for regel in regels for waarde in regel.waarden.values() for naam in _ids_in(waarde)}
        beschermt = {rij for rij in genoemd - gezien if any(regel.begint for regel in per_rij.get(rij, ()))}
    return mee


def _gezet(waarden: Mapping[str, Any], *, begint: bool) -> set[str]:
    """Fields that were said; of a row that is new only those that say yes."""
    return {veld for veld, waarde in waarden.items() if waarde or not begint}


def _ids_in(waarde: object) -> list[str]:
    return _ID.findall(waarde) if isinstance(waarde, str) else []
