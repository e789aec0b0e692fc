"""A fresh centre of each kind, and a PostgreSQL that is started once for all tests of one process."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests import winkel
from tests.conftest import Ids, Klok
from tests.sync import regieteams, teams
from tests.sync.opdrachtregel import Opdrachtregel
from tests.sync.opstelling import MERK, InGeheugen, InMap, InPostgres, Opstelling
from tests.sync.server import Server
from wijdesk.sync import regie
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


@pytest.fixture(scope="session")
def teams_sjabloon(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, int]:
    """Closed stores of the desks of three teams, and the moment at which they were made."""
    klok = Klok(1_772_438_400_000)
    return teams.sjabloon(tmp_path_factory.mktemp("stad"), klok), klok()


@pytest.fixture
def drie_teams(teams_sjabloon: tuple[Path, int], tmp_path: Path) -> Iterator[teams.Stad]:
    """The open desks of three teams that share one folder."""
    stad = teams.kopie(teams_sjabloon[0], tmp_path / "stad", Klok(teams_sjabloon[1]))
    yield stad
    stad.sluit()


@pytest.fixture(params=["map", "server"])
def stad(request: pytest.FixtureRequest, tmp_path: Path, klok: Klok) -> Iterator[teams.Stad]:
    """Desks of three teams round a folder, and round a real PostgreSQL."""
    if request.param == "map":
        yield request.getfixturevalue("drie_teams")
        return
    stad = teams.stad_op_server(tmp_path, klok, request.getfixturevalue("server"))
    yield stad
    stad.sluit()


@pytest.fixture
def goedkope_regie(monkeypatch: pytest.MonkeyPatch) -> None:
    """A pseudonym for the price of a hash."""
    monkeypatch.setattr(regie, "KOSTEN", regieteams.goedkope_pseudoniemen())


@pytest.fixture(params=["map", "postgres"])
def regiestad(
    request: pytest.FixtureRequest, tmp_path: Path, klok: Klok, goedkope_regie: None
) -> Iterator[regieteams.Stad]:
    """A centre that answers for the whole city, with a first desk: a folder with an index, and a database."""
    if request.param == "postgres":
        gemaakt = regieteams.stad_op_server(tmp_path, klok, request.getfixturevalue("server"))
    else:
        gemaakt = regieteams.stad_in_map(tmp_path, klok)
    gemaakt.maak(stadsbreed=True)
    yield gemaakt
    gemaakt.sluit()


@pytest.fixture
def wijdesk(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Opdrachtregel:
    """The command line, with nothing of this computer's settings."""
    monkeypatch.delenv("WIJDESK_MAP", raising=False)
    monkeypatch.delenv("WIJDESK_MEDEWERKER", raising=False)
    return Opdrachtregel(tmp_path, capsys)


@pytest.fixture
def balies(tmp_path: Path, klok: Klok) -> tuple[Path, Path]:
    """Two stores of one organisation that never met."""
    for nummer in (1, 2):
        winkel.maak(tmp_path / f"balie{nummer}", klok, Ids(klok() + nummer * 10_000_000))
    return tmp_path / "balie1", tmp_path / "balie2"
