"""Who reads while others write misses nothing: it asks chain by chain, never by a number of the whole."""

from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import psycopg
import pytest

from tests.sync.opstelling import SELWERD, A, B, InMap, InPostgres, Opstelling, segment
from wijdesk.models.values import Id
from wijdesk.sync.centrum import Centrum
from wijdesk.sync.postgres import PLAATS

SCHRIJVERS, PER_SCHRIJVER = 4, 60


@pytest.fixture(params=["map", "postgres"])
def veel(request: pytest.FixtureRequest, tmp_path: Path) -> Opstelling:
    """A centre that many use at once."""
    in_map = request.param == "map"
    return InMap(tmp_path / "centrum") if in_map else request.getfixturevalue("in_postgres")


def test_that_a_reader_misses_nothing_of_writers_at_the_same_time(veel: Opstelling) -> None:
    balies = [Id(f"balie {nr}".ljust(16).encode()) for nr in range(SCHRIJVERS)]
    handen = [veel.ga(f"schrijver {nr}") for nr in range(SCHRIJVERS)]
    lezer = veel.ga("lezer")
    gelezen: dict[Id, int] = {}
    klaar = threading.Event()

    def schrijf(centrum: Centrum, balie: Id) -> None:
        for nr in range(1, PER_SCHRIJVER + 1):
            centrum.plaats(segment(balie, nr, nr))

    def lees() -> int:
        rondes = 0
        while True:
            laatste = klaar.is_set()
            rondes += 1
            for naam in lezer.lijst(SELWERD, gelezen):
                assert naam.van == gelezen.get(naam.balie, 0) + 1
                assert lezer.haal(naam) == segment(naam.balie, naam.van, naam.tot)
                gelezen[naam.balie] = naam.tot
            if laatste:
                return rondes

    with ThreadPoolExecutor(SCHRIJVERS + 1) as draden:
        lezend = draden.submit(lees)
        for bezig in [draden.submit(schrijf, *wie) for wie in zip(handen, balies, strict=True)]:
            bezig.result()
        klaar.set()
        rondes = lezend.result()
    assert gelezen == dict.fromkeys(balies, PER_SCHRIJVER)
    assert rondes > 2


def test_that_what_becomes_visible_later_is_still_read_where_a_serial_would_have_passed_it(
    in_postgres: InPostgres,
) -> None:
    vroeg, laat, lezer = in_postgres.url("a"), in_postgres.ga("b"), in_postgres.ga("beheer")
    in_postgres.server.voer_uit("CREATE TABLE volgnummers (nr bigserial, wie text)", in_postgres.databank)
    eigenaar = in_postgres.server.url(in_postgres.databank)
    neem = "INSERT INTO volgnummers (wie) VALUES (%s)"
    gezien = "SELECT nr, wie FROM volgnummers WHERE nr > %s"
    with (
        psycopg.connect(vroeg) as db,
        psycopg.connect(eigenaar) as reeks,
        psycopg.connect(eigenaar, autocommit=True) as later,
    ):
        een = segment(A, 1, 1)
        db.execute(PLAATS, (SELWERD, A, 1, 1, een.lichaam, een.zegel))
        reeks.execute(neem, ("a",))
        laat.plaats(segment(B, 1, 1))
        later.execute(neem, ("b",))
        gelezen = {naam.balie: naam.tot for naam in lezer.lijst(SELWERD, {})}
        hoogste = max(nr for nr, _ in later.execute(gezien, (0,)).fetchall())
        assert gelezen == {B: 1}
    with psycopg.connect(eigenaar) as later:
        assert later.execute(gezien, (hoogste,)).fetchall() == [], "a serial passed it"
    assert lezer.lijst(SELWERD, gelezen) == [segment(A, 1, 1).naam]


def test_that_two_writers_of_one_chain_make_one_chain(veel: Opstelling) -> None:
    handen = [veel.ga("a") for _ in range(3)]
    start = threading.Barrier(3)

    def schrijf(nr: int) -> list[str]:
        start.wait(30)
        return [handen[nr].plaats(segment(A, van, van, inhoud=bytes([nr]))).value for van in range(1, 20)]

    with ThreadPoolExecutor(3) as draden:
        uitkomsten = list(draden.map(schrijf, range(3)))
    for van in range(19):
        assert sorted(er[van] for er in uitkomsten) == ["anders", "anders", "nieuw"]
    assert [naam.van for naam in handen[0].lijst(SELWERD, {})] == list(range(1, 20))
