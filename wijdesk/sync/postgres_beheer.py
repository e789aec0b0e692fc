"""What the administrator does with a centre in PostgreSQL: set it up, and let desks in and out of the database.

Goes in by a role that owns the database and has CREATEROLE (or a superuser), never by that of a desk. Letting a desk
into the database gives it no dossier: that takes a key, which is on the board and for that desk only.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

import psycopg
from psycopg import errors as pg
from psycopg import sql

from wijdesk.errors import CentrumGeweigerd
from wijdesk.models.values import Id
from wijdesk.resources import lees_tekst
from wijdesk.sync import centrumregels as regels
from wijdesk.sync.centrum import Merk
from wijdesk.sync.postgres_regels import werk_regels_bij
from wijdesk.sync.postgres_verbinding import gegevens, storing_van

Db = psycopg.Connection[tuple[Any, ...]]

OUDSTE = 150000
"""PostgreSQL 15: the first in which nobody may make things in the schema "public" of others."""
VERBINDINGEN = 4
"""Of one desk at a time: it needs one, and one more while a new one replaces it."""

LET_OP = {
    "log_parameter_max_length": (
        "0",
        "De server kan een BSN in zijn logboek schrijven. Zet log_parameter_max_length op 0, als superuser.",
    ),
    "fsync": ("on", "De server bewaart niet wat hij toezegt als de stroom uitvalt. Zet fsync aan."),
    "full_page_writes": ("on", "De server kan beschadigen als de stroom uitvalt. Zet full_page_writes aan."),
}
"""Settings of a server that matter here: what they should be, and what to say when they are not."""

LET_OP_RECHTEN = {
    "SELECT has_database_privilege('public', current_database(), 'CONNECT, TEMPORARY')": (
        "Elke rol van deze server kan in de database komen. Geef REVOKE ALL ON DATABASE … FROM PUBLIC, als eigenaar."
    ),
    "SELECT bool_or(has_function_privilege('public', oid, 'EXECUTE')) FROM pg_proc"
    " WHERE pronamespace = 'pg_catalog'::regnamespace AND proname ~ '^(pg_(try_)?advisory_|lo_|lowrite)'": (
        "Een balie kan met sloten of grote objecten alle andere ophouden. Neem die rechten weg, als superuser: zie "
        "Een centrum op PostgreSQL in de handleiding."
    ),
}
"""Rights that a copy or the server itself may give, and what to say then. With locks and large objects one desk keeps
all others waiting, or fills the disk.
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Toegang:
    """What a role of the database may do there. `balie`: the chain that desk asked with, when it did."""

    rol: str
    balie: Id | None
    teams: int
    schrijven: bool
    beheer: bool
    ingetrokken: bool


_ROL = re.compile(r"[a-z][a-z0-9_]{2,59}")
_EIGEN = re.compile(r"wd_|pg_|postgres")


class PostgresBeheer:
    """The administrator's way into a database. Every call is one transaction."""

    def __init__(self, url: str, *, wachtwoord: str | None = None) -> None:
        self._gegevens = gegevens(url, wachtwoord)

    def maak(self, centrum: Id) -> Merk:
        """Set up a centre in this database. Raises CentrumGeweigerd when there is one, or the server is too old."""
        with self._verbind() as db, db.transaction():
            if db.info.server_version < OUDSTE:
                raise CentrumGeweigerd(
                    "Deze PostgreSQL is te oud.", uitweg="Gebruik PostgreSQL 15 of nieuwer als centrum."
                )
            try:
                db.execute(lees_tekst("centrum.sql").encode())
            except pg.DuplicateSchema:
                raise CentrumGeweigerd(
                    "In deze database staat al een centrum.", uitweg="Gebruik een nieuwe, lege database."
                ) from None
            db.execute("INSERT INTO wijdesk.merk (centrum, generatie) VALUES (%s, 1)", (centrum,))
        return Merk(centrum=centrum, generatie=1)

    def merk(self) -> Merk:
        """Which centre is in this database. Raises AnderCentrum when none is."""
        with self._verbind() as db:
            try:
                rij = db.execute("SELECT centrum, generatie FROM wijdesk.merk").fetchone()
            except (pg.UndefinedTable, pg.InvalidSchemaName):
                rij = None
        if rij is None:
            raise regels.ander_centrum()
        return Merk(centrum=Id(bytes(rij[0])), generatie=rij[1])

    def werk_bij(self) -> bool:
        """Let the database hold to the rules of this program; answers whether it held to others."""
        with self._verbind() as db, db.transaction():
            return werk_regels_bij(db)

    def nieuwe_generatie(self) -> Merk:
        """After putting the database back from a copy: desks begin a new chain.

        What belongs to the database itself is not in every copy: who may come in, and what is not logged. It is set
        again. A role that cannot log in any more was withdrawn after the copy was made.
        """
        with self._verbind() as db, db.transaction():
            self._sluit_af(db)
            werk_regels_bij(db)
            rij = db.execute(
                "UPDATE wijdesk.merk SET generatie = generatie + 1 RETURNING centrum, generatie"
            ).fetchone()
            if rij is None:
                raise regels.ander_centrum()
            return Merk(centrum=Id(bytes(rij[0])), generatie=rij[1])

    @staticmethod
    def _sluit_af(db: Db) -> None:
        databank = sql.Identifier(db.info.dbname)
        db.execute(
            "UPDATE wijdesk.toestel AS t SET ingetrokken = clock_timestamp() FROM pg_roles AS r"
            " WHERE r.rolname = t.rol AND NOT r.rolcanlogin AND t.ingetrokken IS NULL"
        )
        mag_erin = db.execute(
            "SELECT rolname FROM pg_roles WHERE rolcanlogin AND (rolname IN (SELECT rol FROM wijdesk.toestel)"
            " OR pg_has_role(oid, 'wd_archief', 'USAGE') AND NOT rolsuper)"
        ).fetchall()
        opdrachten = [
            sql.SQL("REVOKE ALL ON DATABASE {} FROM PUBLIC").format(databank),
            *(sql.SQL("GRANT CONNECT ON DATABASE {} TO {}").format(databank, sql.Identifier(er)) for (er,) in mag_erin),
            sql.SQL("ALTER DATABASE {} SET log_parameter_max_length = 0").format(databank),
        ]
        for opdracht in opdrachten:  # the last takes a superuser, all others the owner of the database; see controle()
            with suppress(pg.InsufficientPrivilege), db.transaction():
                db.execute(opdracht)

    def nodig_uit(self, rol: str, wachtwoord: str | None = None) -> None:
        """Make the login role of a desk, that may ask to be let in and read the board; without a password it needs a
        client certificate with its name. The password goes to the server as a SCRAM verifier only.
        """
        with self._verbind() as db, db.transaction():
            self._maak_rol(db, rol, "wd_balie", wachtwoord)
            db.execute("INSERT INTO wijdesk.toestel (rol) VALUES (%s)", (rol,))

    def maak_archief(self, rol: str, wachtwoord: str | None = None) -> None:
        """Make a login role that may put redacted segments in the place of others, and nothing else."""
        with self._verbind() as db, db.transaction():
            self._maak_rol(db, rol, "wd_archief", wachtwoord)

    def haal_archief_weg(self, rol: str) -> None:
        """Take that right away and close the role, also where it is connected now. It is gone then, unless another
        database of this server still gives it something.

        Raises CentrumGeweigerd when no role of the archive has this name, or this administrator did not make it.
        """
        naam = _eis_rol(rol)
        if rol not in self.archieven():
            raise _geen_archief()
        with self._verbind() as db:
            with db.transaction():
                db.execute(sql.SQL("REVOKE wd_archief FROM {}").format(naam))
                db.execute(sql.SQL("REVOKE ALL ON DATABASE {} FROM {}").format(sql.Identifier(db.info.dbname), naam))
                db.execute(sql.SQL("ALTER ROLE {} NOLOGIN PASSWORD NULL").format(naam))
            # As with a desk: what is still open reads nothing any more.
            with suppress(pg.InsufficientPrivilege):
                db.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = %s", (rol,))
            with suppress(pg.DependentObjectsStillExist):
                db.execute(sql.SQL("DROP ROLE {}").format(naam))

    @staticmethod
    def _maak_rol(db: Db, rol: str, groep: str, wachtwoord: str | None) -> None:
        naam = _eis_rol(rol)
        try:
            db.execute(
                sql.SQL("CREATE ROLE {} LOGIN INHERIT CONNECTION LIMIT {} IN ROLE {}").format(
                    naam, sql.Literal(VERBINDINGEN), sql.Identifier(groep)
                )
            )
        except pg.DuplicateObject:
            raise _rol_bestaat(rol) from None
        if wachtwoord is not None:
            geheim = db.pgconn.encrypt_password(wachtwoord.encode(), rol.encode(), b"scram-sha-256").decode()
            db.execute(sql.SQL("ALTER ROLE {} PASSWORD {}").format(naam, sql.Literal(geheim)))
        # A thin line takes long over one segment: 10 MB at 64 kbit/s is twenty minutes.
        for instelling, waarde in (("statement_timeout", "30min"), ("idle_in_transaction_session_timeout", "10s")):
            db.execute(
                sql.SQL("ALTER ROLE {} SET {} = {}").format(naam, sql.Identifier(instelling), sql.Literal(waarde))
            )
        db.execute(sql.SQL("GRANT CONNECT ON DATABASE {} TO {}").format(sql.Identifier(db.info.dbname), naam))

    def laat_toe(
        self,
        rol: str,
        teams: Iterable[Id],
        *,
        schrijven: bool = True,
        beheer: bool = False,
        ketens: Iterable[tuple[Id, Id]] = (),
    ) -> None:
        """Let a desk read, or read and write, for these teams (in the place of those it had).

        `ketens` are (balie, team) that nobody else may begin. Raises CentrumGeweigerd for a role that was never
        invited or is withdrawn.
        """
        with self._verbind() as db, db.transaction():
            gezet = db.execute(
                "UPDATE wijdesk.toestel SET teams = %s, schrijven = %s, beheer = %s"
                " WHERE rol = %s AND ingetrokken IS NULL",
                (list(teams), schrijven, beheer, rol),
            )
            if not gezet.rowcount:
                raise _onbekend()
            for balie, team in ketens:
                db.execute(
                    "INSERT INTO wijdesk.keten (balie, team, rol) VALUES (%s, %s, %s) ON CONFLICT DO NOTHING",
                    (balie, team, rol),
                )

    def trek_in(self, rol: str) -> None:
        """Close the role of a desk: it reads and writes nothing from this moment, also where it is connected now.

        What is closed already stays so. Raises CentrumGeweigerd for a role that was never invited.
        """
        naam = _eis_rol(rol)
        with self._verbind() as db:
            with db.transaction():
                gezet = db.execute(
                    "UPDATE wijdesk.toestel SET ingetrokken = coalesce(ingetrokken, clock_timestamp()) WHERE rol = %s",
                    (rol,),
                )
                if not gezet.rowcount:
                    raise _onbekend()
                db.execute(sql.SQL("ALTER ROLE {} NOLOGIN PASSWORD NULL").format(naam))
            # Not every administrator may end a connection; what is still open reads and writes nothing any more.
            with suppress(pg.InsufficientPrivilege):
                db.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = %s", (rol,))

    def toegang(self) -> list[Toegang]:
        """Every role that was invited, by name, with the desk that asked under it."""
        with self._verbind() as db:
            rijen = db.execute(
                "SELECT t.rol, coalesce(cardinality(t.teams), 0), t.schrijven, t.beheer, t.ingetrokken IS NOT NULL,"
                " (SELECT p.naam FROM wijdesk.papier p WHERE p.soort = 'aanvraag' AND p.rol = t.rol"
                "  AND p.naam ~ '^[0-9a-f]{32}$' ORDER BY p.sinds, p.naam LIMIT 1)"
                " FROM wijdesk.toestel t ORDER BY t.rol"
            ).fetchall()
        return [
            Toegang(
                rol=str(rij[0]),
                balie=Id(bytes.fromhex(rij[5])) if rij[5] else None,
                teams=rij[1],
                schrijven=rij[2],
                beheer=rij[3],
                ingetrokken=rij[4],
            )
            for rij in rijen
        ]

    def archieven(self) -> list[str]:
        """The login roles that may put a redacted segment in the place of one, by name."""
        with self._verbind() as db:
            rijen = db.execute(
                "SELECT rolname FROM pg_roles WHERE rolcanlogin AND NOT rolsuper"
                " AND pg_has_role(oid, 'wd_archief', 'USAGE') AND NOT pg_has_role(oid, 'wd_eigenaar', 'USAGE')"
                " AND has_database_privilege(oid, current_database(), 'CONNECT') ORDER BY rolname"
            ).fetchall()
        return [str(rij[0]) for rij in rijen]

    def rollen_van(self, balie: Id) -> list[str]:
        """Under which roles a chain was announced or kept; the one that announced it first."""
        with self._verbind() as db:
            rijen = db.execute(
                "SELECT rol FROM (SELECT 1 AS nr, rol FROM wijdesk.papier WHERE soort = 'aanvraag' AND naam = %s"
                " UNION ALL SELECT 2, rol FROM wijdesk.keten WHERE balie = %s) AS r ORDER BY nr",
                (balie.hex(), balie),
            ).fetchall()
        return list(dict.fromkeys(str(rij[0]) for rij in rijen))

    def grens(self) -> int:
        """How many persons a desk may ask about within an hour."""
        with self._verbind() as db:
            rij = db.execute("SELECT opzoekingen_per_uur FROM wijdesk.instelling").fetchone()
        return int(rij[0]) if rij else 0

    def zet_grens(self, opzoekingen_per_uur: int) -> None:
        """How many persons a desk may ask about within an hour (60 when nobody said otherwise)."""
        with self._verbind() as db, db.transaction():
            db.execute("UPDATE wijdesk.instelling SET opzoekingen_per_uur = %s", (opzoekingen_per_uur,))

    def ruim_op(self) -> None:
        """After destroying: also the pages of the database file forget what was replaced. Others wait meanwhile.

        Raises GeenContact when somebody is in the way: a desk that keeps a transaction open stops only this.
        """
        with self._verbind() as db:
            db.execute("SET lock_timeout = '30s'")
            db.execute("VACUUM (FULL, ANALYZE) wijdesk.segment")

    def controle(self) -> list[str]:
        """What somebody has to mend on this server, in sentences; empty when nothing."""
        with self._verbind() as db:
            stand: dict[str, str] = dict(
                db.execute("SELECT name, setting FROM pg_settings WHERE name = ANY(%s)", (list(LET_OP),))
            )
            gevaar = [zin for vraag, zin in LET_OP_RECHTEN.items() if db.execute(vraag.encode()).fetchone() == (True,)]
        return [zin for naam, (goed, zin) in LET_OP.items() if stand.get(naam, goed) != goed] + gevaar

    def _verbind(self) -> _Sessie:
        return _Sessie(self._gegevens)


class _Sessie:
    """A connection for one call, with trouble in words."""

    def __init__(self, gegevens_: str) -> None:
        self._gegevens = gegevens_

    def __enter__(self) -> Db:
        try:
            self._db = psycopg.connect(self._gegevens, autocommit=True)
        except psycopg.Error as fout:
            raise storing_van(fout) from None
        return self._db

    def __exit__(self, _soort: object, fout: BaseException | None, _spoor: object) -> None:
        self._db.close()
        if isinstance(fout, psycopg.Error):
            raise storing_van(fout) from None


def _eis_rol(rol: str) -> sql.Identifier:
    if not _ROL.fullmatch(rol) or _EIGEN.match(rol):
        raise CentrumGeweigerd(
            "Dit is geen naam voor een balie in de database.",
            uitweg="Gebruik kleine letters, cijfers en _, en begin met een letter: balie_selwerd_1.",
        )
    return sql.Identifier(rol)


def _onbekend() -> CentrumGeweigerd:
    return CentrumGeweigerd(
        "Deze balie is niet uitgenodigd, of is ingetrokken.", uitweg="Nodig de balie uit onder een nieuwe naam."
    )


def _geen_archief() -> CentrumGeweigerd:
    return CentrumGeweigerd(
        "Deze rol is niet van het archief, of is al weg.", uitweg="Kijk opnieuw in de lijst met rollen."
    )


def _rol_bestaat(rol: str) -> CentrumGeweigerd:
    """Roles are of the whole server, a centre is of one database."""
    return CentrumGeweigerd(
        f"Op deze server is al een rol {rol}: van een balie van dit centrum, of van een eerder of ander centrum.",
        uitweg="Kies een andere naam. Is dat andere centrum weg, dan kan de eigenaar van de server de rol weghalen.",
    )
