"""The open figures of a year as they were settled: how they are kept, and the part that is of one locatie."""

from __future__ import annotations

import json
import zlib
from collections.abc import Mapping
from dataclasses import field
from typing import Any

from wijdesk.errors import Weigering
from wijdesk.models.gegeven import dataclass
from wijdesk.models.onderdrukking import Open
from wijdesk.models.values import Id
from wijdesk.reports import export
from wijdesk.store.elders import kaal

VERSIE = 2
"""Of what stands in the cupboard; 1 had vragen and indicaties only, and stays so: what was settled does not change."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Vastgesteld:
    """The open figures of a year as they were settled."""

    jaar: int
    moment: int
    """UTC milliseconds."""
    tabellen: Mapping[str, Open]
    """By name, in the order of the package; of a year settled by an older program fewer."""
    plek_ids: Mapping[str, tuple[Id, ...]] = field(default_factory=dict)
    """Name of a locatie → those that were called so then: names change and come again. Empty: an older program."""
    definities: tuple[export.Definitieregel, ...] = ()
    """What its figures meant when it was settled. Empty: an older program, which did not keep that."""


def naam_toen(vast: Vastgesteld, plek: Id | None, locatie: str) -> str:
    """What a locatie was called when the year was settled. Raises Weigering when it was not there."""
    if plek is None or not vast.plek_ids:
        return locatie
    toen = next((naam for naam, ids in vast.plek_ids.items() if plek in ids), None)
    if toen is None:
        raise Weigering("Van deze locatie zijn voor dit jaar geen open cijfers vastgesteld.", veld="locatie")
    return toen


def alleen(naam: str, open_: Open, locatie: str) -> Open:
    """The part of a settled table that is of one locatie: nothing is counted anew."""
    if not locatie:
        return open_
    plek = export.TELLINGEN[naam].plek
    zo = next((code for code in open_.dimensies[plek] if kaal(code) == kaal(locatie)), None)
    if zo is None:
        raise Weigering("Van deze locatie zijn voor dit jaar geen open cijfers vastgesteld.", veld="locatie")
    return Open(
        dimensies=tuple((zo,) if plaats == plek else codes for plaats, codes in enumerate(open_.dimensies)),
        drempel=open_.drempel,
        cellen={cel: aantal for cel, aantal in open_.cellen.items() if cel[plek] == zo},
        lagen=tuple(laag for laag in open_.lagen if plek in laag),
        resten=tuple(
            {groep: aantal for groep, aantal in rest.items() if groep[laag.index(plek)] == zo}
            for laag, rest in zip(open_.lagen, open_.resten, strict=True)
            if plek in laag
        ),
    )


def schrijf(vast: Vastgesteld) -> bytes:
    """As it lies in the cupboard."""

    def tabel(open_: Open) -> dict[str, Any]:
        return {
            "dimensies": open_.dimensies,
            "drempel": open_.drempel,
            "cellen": sorted([*cel, aantal] for cel, aantal in open_.cellen.items()),
            "lagen": open_.lagen,
            "resten": [sorted([*groep, aantal] for groep, aantal in rest.items()) for rest in open_.resten],
        }

    alles: dict[str, Any] = {"versie": VERSIE, "jaar": vast.jaar, "moment": vast.moment}
    alles |= {"plekken": {naam: [id_.hex() for id_ in ids] for naam, ids in vast.plek_ids.items()}}
    alles |= {"definities": vast.definities}
    alles |= {"tabellen": [[naam, tabel(open_)] for naam, open_ in vast.tabellen.items()]}
    return zlib.compress(json.dumps(alles, ensure_ascii=False, separators=(",", ":")).encode())


def lees(bewaard: bytes) -> Vastgesteld:
    """Back from there, also what an older program left."""

    def tabel(van: Mapping[str, Any]) -> Open:
        return Open(
            dimensies=tuple(map(tuple, van["dimensies"])),
            drempel=van["drempel"],
            cellen={tuple(cel): aantal for *cel, aantal in van["cellen"]},
            lagen=tuple(map(tuple, van["lagen"])),
            resten=tuple({tuple(groep): aantal for *groep, aantal in rest} for rest in van["resten"]),
        )

    alles = json.loads(zlib.decompress(bewaard))
    van = alles["tabellen"] if alles["versie"] > 1 else [(naam, alles[naam]) for naam in ("vragen", "indicaties")]
    tabellen = {naam: tabel(ruw) for naam, ruw in van}
    plekken = {naam: tuple(Id(bytes.fromhex(id_)) for id_ in ids) for naam, ids in alles.get("plekken", {}).items()}
    return Vastgesteld(
        jaar=alles["jaar"], moment=alles["moment"], tabellen=tabellen, plek_ids=plekken,
        definities=tuple(alles.get("definities", ())),
    )  # fmt: skip
