"""A connection with the database of a centre: safe over a network, trouble in words, and nothing of a person in either.

A URL names everything libpq knows, so client certificates work as they are:
postgresql://balie_selwerd_1@centrum.voorbeeld.nl/wijdesk?sslcert=balie.crt&sslkey=balie.key&sslrootcert=ca.crt
"""

from __future__ import annotations

import threading
from collections.abc import Sequence
from ipaddress import ip_address
from typing import Any

import psycopg
from psycopg import errors as pg
from psycopg.conninfo import conninfo_to_dict, make_conninfo

from wijdesk.errors import Bezet, CentrumGeweigerd, GeenContact, SchijfVol, Storing
from wijdesk.sync import centrumregels as regels

STANDAARD = {
    "application_name": "wijdesk",
    "connect_timeout": "10",
    "keepalives_idle": "30",
    "keepalives_interval": "10",
    "keepalives_count": "3",
    "tcp_user_timeout": "60000",
    "client_encoding": "UTF8",
    "host": "",
    "hostaddr": "",
}
"""Unless the URL says otherwise. A line that fell away is noticed within a minute. An empty host is this computer."""

VAN_ELDERS = {"service", "servicefile"}
"""Parts of an address that take the rest from a file."""

GEEN_TOEGANG = (
    "authentication failed", "not permitted to log in", "no pg_hba.conf entry", "does not exist",
    "permission denied for database",
)  # fmt: skip
"""What PostgreSQL answers who may not come in; libpq passes it on as a text without its code."""


VERLOPEN = ("certificate has expired", "certificate is not yet valid")
"""What OpenSSL says; a clock that is wrong by years gives the same."""


def gegevens(url: str, wachtwoord: str | None = None) -> str:
    """What libpq needs for this URL. Over a network only with a certificate that is checked (verify-full).

    Where the server is, only the URL says: the environment (PGHOST, PGHOSTADDR, PGSERVICE) and the services of libpq
    could name another one, behind the check. Raises CentrumGeweigerd when the URL is none, or asks for less.
    """
    try:
        delen = {naam: str(waarde) for naam, waarde in conninfo_to_dict(url).items() if waarde is not None}
    except psycopg.ProgrammingError:
        raise CentrumGeweigerd(
            "Dit adres van een centrum is niet te lezen.", uitweg="Gebruik postgresql://NAAM@SERVER/DATABASE."
        ) from None
    if not all(poort.isascii() and poort.isdigit() for poort in delen.get("port", "").split(",") if poort):
        raise CentrumGeweigerd(
            "De poort in dit adres is geen getal.", uitweg="Gebruik postgresql://NAAM@SERVER:5432/DATABASE."
        )
    if delen.keys() & VAN_ELDERS:
        raise CentrumGeweigerd(
            "Dit adres verwijst naar een adres ergens anders.", uitweg="Gebruik postgresql://NAAM@SERVER/DATABASE."
        )
    delen = STANDAARD | delen
    delen["gssencmode"] = "disable"  # else a ticket of Kerberos goes before the certificate, whatever sslmode says
    if wachtwoord is not None:
        delen["password"] = wachtwoord
    if not _op_deze_computer(delen):
        if delen.setdefault("sslmode", "verify-full") != "verify-full":
            raise CentrumGeweigerd(
                "Deze verbinding controleert niet met wie zij praat.",
                uitweg="Laat sslmode weg uit het adres, of zet het op verify-full.",
            )
        delen.setdefault("sslrootcert", "system")
    return make_conninfo(**delen)


def _op_deze_computer(delen: dict[str, str]) -> bool:
    namen = [naam for veld in ("host", "hostaddr") for naam in delen.get(veld, "").split(",") if naam]
    return all(naam == "localhost" or naam.startswith(("/", "@")) or _is_loopback(naam) for naam in namen)


def _is_loopback(naam: str) -> bool:
    try:
        return ip_address(naam).is_loopback
    except ValueError:
        return False


def storing_van(fout: psycopg.Error) -> Storing:
    """The known trouble behind an error of PostgreSQL. Its own text may quote a row and is left out."""
    if isinstance(fout, pg.DiskFull):
        return SchijfVol(
            "De schijf van het centrum is vol.", uitweg="Niets gaat verloren. Vraag de beheerder om ruimte te maken."
        )
    if isinstance(fout, pg.InsufficientPrivilege | pg.InvalidAuthorizationSpecification | pg.InvalidPassword):
        return regels.geen_recht()
    if isinstance(fout, pg.InvalidSchemaName | pg.UndefinedTable | pg.UndefinedFunction | pg.InvalidCatalogName):
        return regels.ander_centrum()
    if isinstance(fout, pg.LockNotAvailable):
        return Bezet("Een andere balie houdt dit even vast.", uitweg="wijdesk probeert het vanzelf opnieuw.")
    if isinstance(fout, pg.IntegrityError | pg.DataError):
        return regels.te_groot()
    if fout.sqlstate is None and any(tekst in str(fout) for tekst in GEEN_TOEGANG):
        return regels.geen_recht()
    if fout.sqlstate is None and any(tekst in str(fout) for tekst in VERLOPEN):
        return GeenContact(
            "Het certificaat van de server geldt nu niet.",
            uitweg="Kijk of de klok van deze computer goed staat. Is dat zo, meld het dan bij de applicatiebeheerder.",
        )
    return regels.geen_contact()


class Verbinding:
    """One connection, made when it is needed and again after it fell away. Several threads wait for each other."""

    def __init__(self, url: str, wachtwoord: str | None = None) -> None:
        self._gegevens = gegevens(url, wachtwoord)
        self._slot = threading.Lock()
        self._open: psycopg.Connection[tuple[Any, ...]] | None = None

    def vraag(self, sql: str, waarden: Sequence[object] = ()) -> list[tuple[Any, ...]]:
        """The rows of one statement, in a transaction of its own.

        Raises psycopg.IntegrityError for who knows what to do with it; anything else as a Storing.
        """
        with self._slot:
            try:
                if self._open is None or self._open.closed:
                    self._open = psycopg.connect(self._gegevens, autocommit=True)
                with self._open.cursor(binary=True) as cursor:
                    cursor.execute(sql.encode(), waarden or None)
                    return cursor.fetchall() if cursor.description else []
            except psycopg.IntegrityError:
                raise
            except psycopg.Error as fout:
                if self._open is not None and self._open.broken:
                    self._open = None
                raise storing_van(fout) from None

    def sluit(self) -> None:
        """Let go of the connection."""
        with self._slot:
            if self._open is not None:
                self._open.close()
                self._open = None
