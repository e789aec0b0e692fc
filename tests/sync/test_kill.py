"""A desk that is killed while it publishes, at any moment: what was answered is there, and it can go on."""

from __future__ import annotations

import hashlib
import random
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from tests.sync.opstelling import A, InMap, InPostgres
from tests.sync.verstuurder import TEAM, gezin
from tests.tellingen import VOL, telling
from wijdesk.sync.centra import open_centrum

pytestmark = [pytest.mark.lang, pytest.mark.timeout(900)]

IN_MAP, IN_DATABASE = (400, 100) if VOL else (40, 10)
WORTEL = Path(__file__).resolve().parents[2]


def leef_even(adres: str, toeval: random.Random) -> int:
    """Start a desk, kill it at some moment; up to which entry it heard an answer."""
    opdracht = [sys.executable, "-m", "tests.sync.verstuurder", adres, A.hex()]
    proces = subprocess.Popen(opdracht, cwd=WORTEL, stdout=subprocess.PIPE, text=True)
    assert proces.stdout is not None
    regels = [proces.stdout.readline() for _ in range(toeval.randrange(1, 6))]
    threading.Event().wait(toeval.random() * 0.01)
    proces.kill()
    rest, _ = proces.communicate(timeout=30)
    gehoord = "".join(regels) + rest
    assert "tweeling" not in gehoord
    assert proces.returncode not in {3, 4}
    heel = [regel for regel in gehoord.splitlines(keepends=True) if regel.endswith("\n")]
    return int(heel[-1])


def houdt_stand(adres: str, keren: int) -> int:
    """Kill a desk so often and look each time; how many segments there are in the end."""
    toeval = random.Random(5)
    gelezen = 0
    aantal = 0
    for _ in range(keren):
        gehoord = leef_even(adres, toeval)
        lezer = open_centrum(adres)
        for naam in lezer.lijst(TEAM, {A: gelezen}):
            deel = lezer.haal(naam)
            assert naam.van == gelezen + 1
            assert deel.zegel == hashlib.sha256(deel.lichaam).hexdigest()
            gelezen = naam.tot
            aantal += 1
        assert gelezen >= gehoord
        stand = lezer.claim(gezin(gehoord), 9, b"look").stand
        assert [er.inhoud for er in stand.values()] == [f"{gehoord}".encode()] * 3
        half = lezer.claim(gezin(gelezen), 9, b"look").stand
        assert len(half) in {0, 3}
        lezer.sluit()
    return aantal


@telling("kills while a folder or database is written", IN_MAP)
def test_that_a_desk_killed_while_it_writes_in_a_folder_loses_nothing(tmp_path: Path) -> None:
    InMap(tmp_path / "centrum")
    assert houdt_stand(f"map:{tmp_path / 'centrum'}", IN_MAP) >= IN_MAP


@telling("kills while a folder or database is written", IN_DATABASE)
def test_that_a_desk_killed_while_it_writes_in_a_database_loses_nothing(in_postgres: InPostgres) -> None:
    in_postgres.beheer.zet_grens(1_000_000)
    assert houdt_stand(in_postgres.url("a"), IN_DATABASE) >= IN_DATABASE
