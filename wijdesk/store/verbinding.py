"""Connections to the encrypted file, and the known trouble behind its errors. No SQLAlchemy: the window needs this."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlcipher3 import dbapi2

from wijdesk.errors import BeschadigdBestand, InGebruik, NieuwereVersie, Storing
from wijdesk.settings import WINKELBESTAND
from wijdesk.store.bestanden import schijf_vol

BESTAND = WINKELBESTAND
SCHEMA = "0010"
"""The newest Alembic revision this program knows; a file without it, or with another, is migrated or refused."""

WACHT_MS = 4000
"""How long a statement waits for another program that holds the file."""

ONTHOUDT = 400
"""Statements that stay prepared: a question over n persons is another statement per n, and a view costs preparing."""

STIL = "PRAGMA cipher_log_level = NONE"
"""Of a damaged file the library writes a line per page on stderr; what is wrong is told in words."""

PRAGMAS = (
    "PRAGMA journal_mode = WAL",
    "PRAGMA synchronous = FULL",
    "PRAGMA foreign_keys = ON",
    "PRAGMA secure_delete = ON",
    "PRAGMA temp_store = MEMORY",
    "PRAGMA trusted_schema = OFF",
    "PRAGMA cache_size = -16384",
    f"PRAGMA busy_timeout = {WACHT_MS}",
)

Fout = (dbapi2.Error, sqlite3.Error)
INTEGRITEIT = (dbapi2.IntegrityError, sqlite3.IntegrityError)


def verbind(map_: Path, sleutel: bytes, *, lezen: bool = False, bestand: str = BESTAND) -> Any:
    """Open a keyed connection in autocommit mode; the caller says BEGIN and COMMIT.

    The raw key skips the passphrase derivation of 180 ms per connection. Raises a Storing for the known troubles; a
    file that is not there is made, unless only to read.
    """
    if lezen and not (map_ / bestand).exists():
        raise beschadigd()
    with vertaald():
        verbinding = dbapi2.connect(
            str(map_ / bestand), isolation_level=None, check_same_thread=False, uri=True, cached_statements=ONTHOUDT
        )
        try:
            verbinding.execute(STIL)
            verbinding.execute(f"PRAGMA key = \"x'{sleutel.hex()}'\"")
            verbinding.execute("SELECT count(*) FROM sqlite_schema").fetchone()
            for pragma in PRAGMAS:
                verbinding.execute(pragma)
            if lezen:
                verbinding.execute("PRAGMA query_only = ON")
        except BaseException:
            verbinding.close()
            raise
        return verbinding


def als_kopie(map_: Path) -> str:
    """A copy that nobody writes, as the database opens it without a trace: it may be on a medium that is read-only."""
    return f"{(map_ / BESTAND).resolve().as_uri()}?mode=ro&immutable=1"


def verbind_kopie(map_: Path, sleutel: bytes) -> Any:
    """Open a copy (`als_kopie`) with its key. Raises a Storing for the known troubles."""
    with vertaald():
        verbinding = dbapi2.connect(als_kopie(map_), isolation_level=None, check_same_thread=False, uri=True)
        try:
            verbinding.execute(STIL)
            verbinding.execute(f"PRAGMA key = \"x'{sleutel.hex()}'\"")
            verbinding.execute("SELECT count(*) FROM sqlite_schema").fetchone()
        except BaseException:
            verbinding.close()
            raise
        return verbinding


def schema_van(verbinding: Any) -> str:
    """The revision of an open file; empty for a file without tables."""
    if not verbinding.execute("SELECT 1 FROM sqlite_schema WHERE name = 'alembic_version'").fetchone():
        return ""
    rij = verbinding.execute("SELECT version_num FROM alembic_version").fetchone()
    return str(rij[0]) if rij else ""


def nieuwere_versie() -> NieuwereVersie:
    """The trouble of a file that was written by a newer program."""
    return NieuwereVersie(
        "Deze gegevens zijn van een nieuwere versie van wijdesk.",
        uitweg="Werk wijdesk bij op deze computer. Er is niets veranderd aan de gegevens.",
    )


def in_gebruik() -> InGebruik:
    """The trouble of a file that another program holds."""
    return InGebruik(
        "Een ander programma houdt het bestand met de gegevens bezet.",
        uitweg="Sluit dat programma (een back-up, een virusscanner) en probeer het opnieuw.",
    )


def beschadigd() -> BeschadigdBestand:
    """The trouble of a file that cannot be read as a store."""
    return BeschadigdBestand(
        "Het bestand met de gegevens is beschadigd.",
        uitweg="Herstel het met het centrum, als deze balie deelt, of met een reservekopie. Het oude bestand blijft.",
    )


@contextmanager
def vertaald() -> Iterator[None]:
    """Turn the database's known errors into Storingen; anything else stays a bug."""
    try:
        yield
    except Fout as fout:
        storing = storing_van_database(fout)
        if storing is None:
            raise
        raise storing from None


@contextmanager
def transactie(db: Any) -> Iterator[None]:
    """All or nothing, on a connection that begins no transaction by itself. Raises a Storing for known trouble."""
    with vertaald():
        db.execute("BEGIN IMMEDIATE")
        try:
            yield
            db.execute("COMMIT")  # in here: references are checked at the commit, and one that fails leaves it open
        except BaseException:
            if db.in_transaction:  # a full disk took it back already (https://sqlite.org/lang_transaction.html)
                db.execute("ROLLBACK")
            raise


def storing_van_database(fout: BaseException) -> Storing | None:
    """The known trouble behind an error of the database; None when it is a bug."""
    tekst = str(fout).lower()
    code = getattr(fout, "sqlite_errorname", "") or ""
    if "disk is full" in tekst or code == "SQLITE_FULL":
        return schijf_vol()
    if "is locked" in tekst or code in {"SQLITE_BUSY", "SQLITE_LOCKED"}:
        return in_gebruik()
    if (
        "not a database" in tekst
        or "malformed" in tekst
        or "hmac" in tekst
        or code in {"SQLITE_NOTADB", "SQLITE_CORRUPT"}
    ):
        return beschadigd()
    if "unable to open" in tekst or "readonly" in tekst:
        return Storing(
            "Het bestand met de gegevens kan niet worden geopend om te schrijven.",
            uitweg="Controleer of de map bestaat en of u er mag schrijven.",
        )
    if "disk i/o error" in tekst:
        return Storing(
            "De schijf geeft een fout.", uitweg="Controleer of er ruimte is op de schijf en probeer het opnieuw."
        )
    return None
