"""A fresh centre of each kind, and a PostgreSQL that is started once for all tests of one process."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conftest import Klok
from tests.sync.opstelling import MERK, InGeheugen, InMap, InPostgres, Opstelling
from tests.sync.server import Server
from wijdesk.sync.postgres_beheer import PostgresBeheer


@pytest.fixture(scope="session")
def server() -> Iterator[Server]:
    """A running PostgreSQL."""
    server = Server()
    yield server
    server.stop()


@pytest.fixture(scope="session")
def sjabloon(server: Server) -> str:
    """A database with an empty centre, to make others of."""
    databank = server.nieuwe_databank()
    PostgresBeheer(server.url(databank)).maak(MERK.centrum)
    return databank


@pytest.fixture
def in_postgres(server: Server, sjabloon: str) -> Iterator[InPostgres]:
    """A fresh centre in PostgreSQL."""
    opstelling = InPostgres(server, sjabloon)
    yield opstelling
    opstelling.sluit()


@pytest.fixture(params=["geheugen", "map", "postgres"])
def opstelling(request: pytest.FixtureRequest, klok: Klok, tmp_path: Path) -> Iterator[Opstelling]:
    """A fresh centre: each test runs against every kind."""
    if request.param == "postgres":
        yield request.getfixturevalue("in_postgres")
        return
    opstelling: Opstelling = InGeheugen(klok) if request.param == "geheugen" else InMap(tmp_path / "centrum")
    yield opstelling
    opstelling.sluit()
