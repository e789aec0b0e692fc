"""What a line of 64 kbit/s carries, and what a round without news costs where 400 desks take part.

Over a real PostgreSQL behind a proxy on loopback (`tests/sync/trage_lijn.py`). In `make test` the line is not slowed.
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest

from tests import winkel
from tests.benchmarks.meten import in_beurten, noteer
from tests.conftest import Klok
from tests.sync.regieteams import SELWERD, Stad, ronde, stad_op_server
from tests.sync.rustig import Stad as Rustig
from tests.sync.rustig import tel
from tests.sync.server import Server
from tests.sync.trage_lijn import KBIT_64, TrageLijn, naar_postgres
from tests.tellingen import VOL
from wijdesk.app.uitwisseling import deelname
from wijdesk.models.opdrachten.contact import LeesVragen

DAG = 60 if VOL else 3
"""Registrations that colleagues made, and so many that this desk made itself: a busy day of one team."""
BALIES = (40, 400) if VOL else (3, 9)
BEURTEN = 9 if VOL else 1

pytestmark = pytest.mark.timeout(0 if VOL else 120)


@pytest.fixture
def stad(tmp_path: Path, klok: Klok) -> Iterator[tuple[Stad, Server]]:
    server = Server()
    gemaakt = stad_op_server(tmp_path, klok, server)
    try:
        gemaakt.maak(stadsbreed=False)
        gemaakt.erbij(SELWERD)
        yield gemaakt, server
    finally:
        gemaakt.sluit()
        server.stop()


def test_that_a_days_work_goes_over_a_slow_line(stad: tuple[Stad, Server], benchmark: Any) -> None:
    (een, ander), server = stad[0].bureaus, stad[1]
    delen = urlsplit(deelname.adres(ander))
    wie = delen.netloc.rpartition("@")[0]
    for bureau in (een, ander):
        for _ in range(DAG):
            bureau.doe(winkel.contact(bureau))
    ronde(een)
    with TrageLijn(naar_postgres(server.host, server.poort), tempo=KBIT_64 if VOL else None) as lijn:
        deelname.onthoud_adres(ander, f"postgresql://{wie}@127.0.0.1:{lijn.poort}{delen.path}?gssencmode=disable")
        begin = time.monotonic()
        ronde(ander)
        duur, heen, terug = time.monotonic() - begin, lijn.heen, lijn.terug
        begin = time.monotonic()
        ronde(ander)
        stil, stil_bytes = time.monotonic() - begin, lijn.heen + lijn.terug - heen - terug
        benchmark.pedantic(partial(ronde, ander), rounds=1)
    assert len(ander.lees(LeesVragen(van=0, tot=2**60))) == 2 * DAG
    noteer(
        f"a day of {DAG} registrations out and {DAG} in over 64 kbit/s",
        duur,
        hoogstens=60,
        eenheid="s",
        ernaast=f"{heen / DAG / 1024:.1f} kB out and {terug / DAG / 1024:.1f} kB in for each registration",
    )
    noteer("a round without news over 64 kbit/s", stil, hoogstens=5, eenheid="s", ernaast=f"{stil_bytes} bytes")


def test_that_a_round_without_news_hardly_grows_with_the_number_of_desks(benchmark: Any) -> None:
    """At the desk of one team, and at that of the beheerder who works for all twelve and looks who asks to come in."""
    weinig, veel = (Rustig(aantal) for aantal in BALIES)
    for naam, hoogstens in (("balie", 60), ("beheer", 400)):
        _, tijd = in_beurten(
            partial(tel, weinig, getattr(weinig, naam)), partial(tel, veel, getattr(veel, naam)), beurten=BEURTEN
        )
        geteld = tel(veel, getattr(veel, naam))
        noteer(
            f"a round without news among {BALIES[1]} desks with two chains each, {naam}",
            1000 * tijd,
            hoogstens=hoogstens,
            eenheid="ms of CPU",
            ernaast=f"{sum(geteld.keren.values())} calls, {geteld.meegestuurd} chains named",
        )
    benchmark.pedantic(partial(tel, veel, veel.balie), rounds=1)
