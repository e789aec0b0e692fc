"""What is asked of the journal to know which entries of this desk were destroyed unseen. Counts and ids, no content."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from wijdesk.models.journaal import DOSSIER
from wijdesk.models.values import Id
from wijdesk.store.bevel import VERNIETIGING
from wijdesk.store.zoekregels import stukken


def na(db: Any, ketens: Iterable[tuple[Id, int]]) -> frozenset[bytes]:
    """The entries with content that stand in these chains after a number."""
    vraag = (
        "SELECT m.id FROM keten k JOIN mutatie m ON m.id = k.mutatie_id "
        "WHERE k.balie_id = ? AND k.volgnr > ? AND m.inhoud IS NOT NULL"
    )
    return frozenset(rij[0] for keten in ketens for rij in db.execute(vraag, keten).fetchall())


def toestel(db: Any, mutatie_id: bytes) -> bytes | None:
    """The chain an entry was written in; None when it is not here."""
    rij = db.execute("SELECT json_extract(kop, '$.b') FROM mutatie WHERE id = ?", (mutatie_id,)).fetchone()
    return bytes.fromhex(rij[0]) if rij else None


def gewist(db: Any) -> dict[bytes, tuple[bytes, int]]:
    """Per destroyed dossier the order, and when that was (ms UTC)."""
    return {rij[0]: (rij[1], rij[2]) for rij in db.execute("SELECT dossier, mutatie_id, op FROM gewist").fetchall()}


def zonder_inhoud(db: Any, ids: frozenset[bytes]) -> list[bytes]:
    """Those of these entries of which the content is gone."""
    uit: list[bytes] = []
    for stuk in stukken(sorted(ids)):
        vraag = f"SELECT id FROM mutatie WHERE inhoud IS NULL AND id IN ({', '.join('?' * len(stuk))})"
        uit += [rij[0] for rij in db.execute(vraag, stuk).fetchall()]
    return uit


def later(db: Any, dossier: bytes, op: int, toestellen: set[str]) -> list[bytes]:
    """What was said here of a dossier after it was destroyed elsewhere, whether others read it or not."""
    vraag = (
        f"SELECT id, json_extract(kop, '$.b') FROM mutatie WHERE inhoud IS NULL AND {DOSSIER} = ? "
        "AND json_extract(kop, '$.t') > ? AND json_extract(kop, '$.s') <> ?"
    )
    gevonden = db.execute(vraag, (dossier.hex(), op, VERNIETIGING)).fetchall()
    return [rij[0] for rij in gevonden if rij[1] in toestellen]


def koppen(db: Any, ids: list[bytes]) -> list[dict[str, Any]]:
    """The headers of entries."""
    uit: list[dict[str, Any]] = []
    for stuk in stukken(ids):
        vraag = f"SELECT kop FROM mutatie WHERE id IN ({', '.join('?' * len(stuk))})"
        uit += [json.loads(rij[0]) for rij in db.execute(vraag, stuk).fetchall()]
    return uit
