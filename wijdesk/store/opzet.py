"""Making a new, empty store: the whole schema at once, as the models say it.

The migrations end in the same schema (`tests/store/test_migratie.py` holds them to each other), but walk through every
earlier one; who begins with nothing has no need of that, nor of Alembic.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

from sqlalchemy.dialects.sqlite import dialect
from sqlalchemy.schema import CreateIndex, CreateTable

from wijdesk.errors import Storing
from wijdesk.models.tabellen import METADATA
from wijdesk.models.values import Id, IdMaker, Klok
from wijdesk.store import cijfertriggers, search
from wijdesk.store import verbinding as verb
from wijdesk.store.verbinding import SCHEMA

_REVISIE = (
    "CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL, "
    "CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num))"
)


def maak(map_: Path, sleutel: bytes, *, klok: Klok, ids: IdMaker, voorbeeld: bool = False) -> Id:
    """Make a new, empty store file with the newest schema; answers the id of this desk's chain.

    All of it in one transaction. Raises a Storing when there is a store already, and those of `verbinding`.
    """
    if (map_ / verb.BESTAND).exists():
        raise Storing("In deze map staan al gegevens van een wijkteam.", uitweg="Kies een lege map.")
    map_.mkdir(parents=True, exist_ok=True)
    db = verb.verbind(map_, sleutel)
    try:
        with verb.transactie(db):
            for opdracht in opdrachten():
                db.execute(opdracht)
            db.execute("INSERT INTO alembic_version VALUES (?)", (SCHEMA,))
            balie = ids()
            db.execute("INSERT INTO winkel VALUES (?, ?, ?, ?)", (ids(), balie, klok(), voorbeeld))
    finally:
        db.close()
    return balie


@cache
def opdrachten() -> tuple[str, ...]:
    """The statements that make every table, index and trigger."""
    taal = dialect()
    tabellen = list(METADATA.tables.values())
    indexen = [index for tabel in tabellen for index in sorted(tabel.indexes, key=lambda index: str(index.name))]
    return (
        _REVISIE,
        *(str(CreateTable(tabel).compile(dialect=taal)) for tabel in tabellen),
        *(str(CreateIndex(index).compile(dialect=taal)) for index in indexen),
        *cijfertriggers.ALLE.values(),
        *search.DDL,
    )
