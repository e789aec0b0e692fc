"""Migrating the schema with Alembic: a copy of the file first, then all revisions in one transaction.

A new store is made by `opzet`.
"""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

from alembic import command
from alembic.config import Config
from alembic.script import ScriptDirectory

from wijdesk.store import samenvoegen, search
from wijdesk.store import verbinding as verb
from wijdesk.store.bestanden import kopieer_veilig, schijf_vol
from wijdesk.store.engine import maak_engine
from wijdesk.store.zoekregels import zoekregels

REVISIES = Path(__file__).parent / "migrations"


def _config() -> Config:
    config = Config()
    config.set_main_option("script_location", str(REVISIES).replace("%", "%%"))
    return config


def nieuwste() -> str:
    """The newest revision among the shipped ones."""
    return str(ScriptDirectory.from_config(_config()).get_current_head())


def migreer(map_: Path, sleutel: bytes, van: str) -> None:
    """Bring an older file to the newest schema; the file as it was stays beside it (`balie-VAN.db`).

    Raises NieuwereVersie when the revision is unknown here, SchijfVol when there is no room for the copy,
    BeschadigdBestand for a file that never became a store.
    """
    if not van:
        raise verb.beschadigd()
    if van not in {revisie.revision for revisie in ScriptDirectory.from_config(_config()).walk_revisions()}:
        raise verb.nieuwere_versie()
    bestand = map_ / verb.BESTAND
    if shutil.disk_usage(map_).free < 2 * bestand.stat().st_size:
        raise schijf_vol()
    db = verb.verbind(map_, sleutel)
    try:
        with verb.vertaald():
            db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            db.execute("PRAGMA foreign_keys = OFF")  # a table that is made anew is dropped under those that refer to it
        kopieer_veilig(bestand, map_ / f"balie-{van}.db")
        _naar(db, "head", van)
    finally:
        db.close()


def _naar(db: Any, revisie: str, van: str = "") -> None:
    """Carry out what brings a file to a revision. What newer programs shared, which waited, is shown from now on."""
    config = _config()
    with maak_engine(db).begin() as verbinding, verb.vertaald():
        config.attributes["connection"] = verbinding
        command.upgrade(config, revisie)
        _maak_zoekindex(verbinding.connection.cursor())
        rauw = verbinding.connection.driver_connection
        if van and samenvoegen.heeft_later(rauw, int(van)):
            samenvoegen.maak_opnieuw(rauw)
            _maak_zoekindex(verbinding.connection.cursor())
        if verbinding.exec_driver_sql("PRAGMA foreign_key_check").first() is not None:
            raise RuntimeError("a migration left rows that refer to nothing")


def _maak_zoekindex(cursor: Any) -> None:
    """Make the search index anew: it is a projection, and its own layout changes without a revision."""
    bekend = "SELECT name FROM sqlite_schema WHERE name LIKE 'zoek\\_%' ESCAPE '\\' AND type = 'table'"
    virtueel = f"{bekend} AND sql LIKE 'CREATE VIRTUAL%'"
    for vraag in (virtueel, bekend):  # a virtual table takes its shadow tables along
        for (naam,) in cursor.execute(vraag).fetchall():
            cursor.execute(f"DROP TABLE {naam}")
    for opdracht in search.DDL:
        cursor.execute(opdracht)
    search.indexeer(cursor, [regel for regel in zoekregels(cursor) if regel.status == "actief"])
