"""The open store: SQLAlchemy's engine on one writing connection, made, migrated and closed here.

Runs on lane S. Reading goes by plain connections (`verbinding`, `lezer`), so that the window starts without this.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import field
from functools import cache
from pathlib import Path
from typing import Any

from filelock import BaseFileLock
from sqlalchemy import Engine, create_engine, event
from sqlalchemy.pool import StaticPool
from sqlalchemy.util import LRUCache
from sqlcipher3 import dbapi2

from wijdesk.errors import BeschadigdBestand, Storing
from wijdesk.models.gegeven import dataclass
from wijdesk.models.values import Id
from wijdesk.store import verbinding as verb
from wijdesk.store.bestanden import eis_lokale_schijf, vergrendel

_VERTAALD: LRUCache[Any, Any] = LRUCache(500)
"""Statements as they were compiled: once a process, not at every opening of a store."""


@dataclass(slots=True)
class Winkel:
    """An open store. `balie_id` names the chain of the journal that this desk writes."""

    map: Path
    sleutel: bytes
    engine: Engine
    balie_id: Id
    slot: BaseFileLock | None
    bestand: tuple[int, int] | None
    """Device and number of the file that is open."""
    db: Any
    """The one connection behind the engine, for what goes past the unit of work. The engine's own way to it rolls
    back when it is let go of."""
    geheugen: dict[str, Any] = field(default_factory=dict)
    """What is read often and changes seldom, by noun; the unit of work forgets a noun when it changes it."""
    rest_van: Callable[[Any, dict[str, frozenset[Id]], int], Iterable[Any]] | None = None
    """What figures keep of rows (per noun) that go, at a moment (ms UTC), as new rows; handed in, for it knows every
    noun."""

    def lees_verbinding(self) -> Any:
        """A new connection that can only read."""
        return verb.verbind(self.map, self.sleutel, lezen=True)

    def eis_bestand(self) -> None:
        """Refuse to write when the file was removed or replaced: the system would let it go on, into nothing."""
        if _welk_bestand(self.map) != self.bestand:
            raise Storing(
                "Het bestand met de gegevens is weg of vervangen terwijl het open was. Dit is niet opgeslagen.",
                uitweg="Zet de map met de gegevens terug op zijn plaats, of zet een reservekopie terug.",
            )

    def breek_af(self) -> None:
        """Let go of a transaction that could not be committed: SQLite keeps it open, and the next could not begin."""
        geleend = self.engine.raw_connection()
        try:
            geleend.rollback()
        finally:
            geleend.close()

    def vouw_in(self) -> None:
        """Fold the WAL into the file and empty it, and hear of it when that cannot be: closing does so in silence.

        Raises a Storing: the disk is full, or somebody is reading.
        """
        with verb.vertaald():
            bezet = self.db.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0]
        if bezet:
            raise verb.in_gebruik()

    def sluit(self) -> None:
        """Fold the WAL into the file and let go of everything."""
        self.engine.dispose()
        self.db.close()  # the engine closes only what it was asked for at least once
        if self.slot is not None:
            self.slot.release()

    def __repr__(self) -> str:
        return "Winkel(…)"


def open_winkel(
    map_: Path, sleutel: bytes, *, migreer: Callable[[Path, bytes, str], None], slot: BaseFileLock | None = None
) -> Winkel:
    """Open an existing store with its raw key; when its schema is another one, `migreer` is called first.

    `migreer` gets the folder, the key and the revision found; it is handed in because Alembic is heavy to import.
    Raises the Storingen of `verbinding`, InGebruik, NietLokaal, NieuwereVersie.
    """
    eis_lokale_schijf(map_)
    if not (map_ / verb.BESTAND).exists():
        raise BeschadigdBestand(
            "Het bestand met de gegevens is weg; de sleutels staan er nog.", uitweg="Zet een reservekopie terug."
        )
    slot = slot or vergrendel(map_)
    try:
        db = verb.verbind(map_, sleutel)
        try:
            with verb.vertaald():
                schema = verb.schema_van(db)
        except BaseException:
            db.close()
            raise
        if schema != verb.SCHEMA:
            db.close()
            migreer(map_, sleutel, schema)
            db = verb.verbind(map_, sleutel)
        engine = maak_engine(db)
        with verb.vertaald():
            rij = db.execute("SELECT balie_id FROM winkel").fetchone()
        if rij is None:
            raise verb.beschadigd()
    except BaseException:
        slot.release()
        raise
    return Winkel(map_, sleutel, engine, Id(rij[0]), slot, _welk_bestand(map_), db)


def _welk_bestand(map_: Path) -> tuple[int, int] | None:
    try:
        staat = (map_ / verb.BESTAND).stat()
    except OSError:
        return None
    return staat.st_dev, staat.st_ino


def maak_engine(db: Any) -> Engine:
    """SQLAlchemy's engine on this one connection; transactions begin IMMEDIATE, so that a write never fails halfway."""
    taal = _taal()
    engine = Engine(
        StaticPool(lambda: db, dialect=taal.dialect),
        taal.dialect,
        taal.url,
        execution_options={"compiled_cache": _VERTAALD},
        hide_parameters=True,
    )

    @event.listens_for(engine, "begin")
    def begin_immediate(verbinding: Any) -> None:
        verbinding.exec_driver_sql("BEGIN IMMEDIATE")

    return engine


@cache
def _taal() -> Engine:
    """An engine on nothing, of which every other has its dialect: what was compiled for one holds for the next."""
    engine = create_engine("sqlite://", module=dbapi2, poolclass=StaticPool)
    engine.connect().close()  # only then it knows the version
    engine.dispose()
    return engine
