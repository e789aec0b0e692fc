"""Legal holds that came to light after what they held was destroyed elsewhere. Ids, names of colleagues and moments.

A hold keeps a dossier at every desk that knows of it. One that was set at a desk that had not shared yet is passed
over; it cannot be made good, so it is told to the two people who agreed. What of that is known is kept in the cupboard
when the order takes the hold, for then its content goes.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from typing import Any

from wijdesk.models.gegeven import dataclass
from wijdesk.models.journaal import Regel
from wijdesk.models.values import Id
from wijdesk.store.zoekregels import stukken

SOORT = "bewaarblokkade"
NAAM = "blokkade.laat"
"""In the cupboard: per hold (hex) its entry and the order (hex)."""
VERTEL_MS = 90 * 86_400_000
"""So long the two are told beside the exchange; with the list it stays for ever."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LateBlokkade:
    """One hold: who set it when (ms UTC), on which line of which list, when that went, and who has to know."""

    door: str
    gezet: int
    regel_id: Id
    lijst_id: Id
    lijst: str
    op: int
    voor: frozenset[Id]


def op_huizen(db: Any, rijen: Iterable[str]) -> set[str]:
    """The holds (hex) on these households (hex): the header of such an entry does not name the household."""
    uit: set[str] = set()
    for stuk in stukken(sorted(rijen)):
        vraag = f"SELECT id FROM {SOORT} WHERE huishouden_id IN ({', '.join('?' * len(stuk))})"
        uit |= {rij[0].hex() for rij in db.execute(vraag, [bytes.fromhex(een) for een in stuk]).fetchall()}
    return uit


def onthoud(db: Any, bij: tuple[Id, int], weg: Sequence[Regel]) -> None:
    """Keep that these entries went by an order, as far as they are holds nobody had lifted."""
    holds = [regel for regel in weg if regel.soort == SOORT]
    opgeheven = {regel.rij for regel in holds if "status" in regel.velden and regel.basis}
    laat = {regel.rij: [regel.id, bij[0].hex()] for regel in holds if not regel.basis and regel.rij not in opgeheven}
    if laat:
        db.execute(
            "INSERT INTO kast (naam, waarde) VALUES (?, ?) ON CONFLICT (naam) DO UPDATE SET waarde = excluded.waarde",
            (NAAM, json.dumps(laat | _kast(db)).encode()),
        )


def lees(db: Any) -> tuple[LateBlokkade, ...]:
    """Every one that is known here, the newest first. `db` has `execute(sql, params).fetchall()`."""
    uit = [gevonden for entry, bevel in _kast(db).values() if (gevonden := _een(db, entry, bevel)) is not None]
    return tuple(sorted(uit, key=lambda een: (-een.op, een.gezet, een.regel_id)))


def _een(db: Any, entry: str, bevel: str) -> LateBlokkade | None:
    koppen = db.execute("SELECT kop FROM mutatie WHERE id = ?", (bytes.fromhex(entry),)).fetchall()
    inhoud = db.execute("SELECT kop, inhoud FROM mutatie WHERE id = ?", (bytes.fromhex(bevel),)).fetchall()
    if not koppen or not inhoud or inhoud[0][1] is None:
        return None
    gezet, regel = json.loads(koppen[0][0]), bytes.fromhex(json.loads(inhoud[0][1])["v"]["regel"])
    lijsten = db.execute(
        "SELECT l.id, l.nummer, l.opgesteld_door_id, l.akkoord_door_id FROM vernietigregel r "
        "JOIN vernietiglijst l ON l.id = r.lijst_id WHERE r.id = ?",
        (regel,),
    ).fetchall()
    if not lijsten:
        return None
    id_, nummer, *voor = lijsten[0]
    namen = db.execute("SELECT naam FROM medewerker WHERE id = ?", (bytes.fromhex(gezet["m"]),)).fetchall()
    return LateBlokkade(
        door=namen[0][0] if namen else "iemand",
        gezet=gezet["t"],
        regel_id=Id(regel),
        lijst_id=Id(id_),
        lijst=nummer,
        op=json.loads(inhoud[0][0])["t"],
        voor=frozenset(Id(wie) for wie in voor if wie is not None),
    )


def _kast(db: Any) -> dict[str, list[str]]:
    rijen = db.execute("SELECT waarde FROM kast WHERE naam = ?", (NAAM,)).fetchall()
    gelezen: dict[str, list[str]] = json.loads(bytes(rijen[0][0])) if rijen else {}
    return gelezen
