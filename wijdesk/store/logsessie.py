"""That somebody is at work, kept in the encrypted file itself from before the first dossier is shown until the log of
it is written.

The lines that wait (`logwacht`) lie beside the file, where whoever reaches the folder can take them away. What stands
here they cannot: a session that was broken off is told in the log at the next opening, with or without its lines.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from wijdesk.models.logsoort import LOG, MISLUKT, Logregel
from wijdesk.models.values import Id
from wijdesk.store import verbinding as verb
from wijdesk.store.kast import Kast

NAAM = "sessies"
MEESTE = 50
"""Sessions that were broken off one after another, without any being written in the log."""
DOEL = "bewaken van het log"
AFGEBROKEN = "sessie afgebroken: regels die nog klaarstonden voor het log"


def begin(db: Any, id_: Id, medewerker_id: Id, nu: int) -> None:
    """Somebody is about to see a dossier. `db` writes. Raises a Storing: then nothing may be shown."""
    kast = Kast(db.cursor)
    with verb.vertaald():
        db.execute("BEGIN IMMEDIATE")
        try:
            kast.put(NAAM, json.dumps([*_lees(kast), [id_.hex(), medewerker_id.hex(), nu]][-MEESTE:]).encode())
            db.execute("COMMIT")
        except BaseException:
            db.execute("ROLLBACK")
            raise


def einde(db: Any) -> None:
    """The log of every session is in the store."""
    Kast(db.cursor).weg(NAAM)


def afgebroken(db: Any, wachtend: list[Logregel]) -> list[Logregel]:
    """A line for each session that did not end, with how many of its own lines were found beside the store."""
    return [
        Logregel(
            AFGEBROKEN,
            None,
            DOEL,
            LOG,
            uitkomst=MISLUKT,
            aantal=sum(regel.medewerker_id == Id(bytes.fromhex(wie)) for regel in wachtend),
            medewerker_id=Id(bytes.fromhex(wie)),
            tijd=int(nu),
            id=Id(bytes.fromhex(id_)),
        )
        for id_, wie, nu in _lees(Kast(db.cursor))
    ]


def staat_in(map_: Path, sleutel: bytes) -> bool:
    """Whether a copy was made while somebody was at work: that session ended in the file it was made of."""
    db = verb.verbind_kopie(map_, sleutel)
    try:
        with verb.vertaald():
            heeft_kast = db.execute("SELECT 1 FROM sqlite_schema WHERE name = 'kast'").fetchone() is not None
        return heeft_kast and Kast(db.cursor).get(NAAM) is not None
    finally:
        db.close()


def _lees(kast: Kast) -> list[list[Any]]:
    return list(json.loads(kast.get(NAAM) or b"[]"))
