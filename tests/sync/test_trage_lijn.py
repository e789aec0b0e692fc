"""A day's work over 64 kbit/s to a real PostgreSQL: it gets through, people go on working, and a cut costs little."""

from __future__ import annotations

import time
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from PySide6.QtCore import QTimer
from pytestqt.qtbot import QtBot

from tests import winkel
from tests.conftest import Klok
from tests.sync.regieteams import SELWERD, Stad, stad_op_server
from tests.sync.regieteams import ronde as hele_ronde
from tests.sync.server import Server
from tests.sync.test_uitwisselaar import Balie
from tests.sync.trage_lijn import KBIT_64, TrageLijn, naar_postgres
from wijdesk.app.bureau import Bureau
from wijdesk.app.uitwisseling import deelname
from wijdesk.app.uitwisseling.deelname import lees_stand
from wijdesk.app.uitwisseling.los import EERST_NA_S, TUSSEN_S, Melder
from wijdesk.errors import GeenContact
from wijdesk.models.opdrachten.contact import LeesVragen
from wijdesk.models.rows.delen import DelenStand, Vordering
from wijdesk.sync import segment
from wijdesk.ui.syncpil import pil_zin

LANG = 60_000
HALF = 12_000
"""Bytes after which the line is cut."""


@pytest.fixture
def stad(tmp_path: Path, klok: Klok, server: Server) -> Iterator[Stad]:
    """Two desks of Selwerd at a database."""
    gemaakt = stad_op_server(tmp_path, klok, server)
    gemaakt.maak(stadsbreed=False)
    gemaakt.erbij(SELWERD)
    yield gemaakt
    gemaakt.sluit()


@pytest.fixture
def lijn(stad: Stad, server: Server) -> Iterator[TrageLijn]:
    """The second desk reaches the centre over a slow line from now on."""
    ander = stad.bureaus[1]
    delen = urlsplit(deelname.adres(ander))
    with TrageLijn(naar_postgres(server.host, server.poort)) as lijn:
        wie = delen.netloc.rpartition("@")[0]
        deelname.onthoud_adres(ander, f"postgresql://{wie}@127.0.0.1:{lijn.poort}{delen.path}?gssencmode=disable")
        yield lijn


def vragen(bureau: Bureau) -> int:
    return len(bureau.lees_apart(LeesVragen(van=0, tot=2**60)))


def werk(bureau: Bureau, aantal: int) -> None:
    for _ in range(aantal):
        bureau.doe(winkel.contact(bureau))


def test_that_a_slow_line_carries_the_work_of_both_sides_at_its_own_pace(stad: Stad, lijn: TrageLijn) -> None:
    een, ander = stad.bureaus
    werk(een, 4)
    hele_ronde(een)
    werk(ander, 4)
    begin = time.monotonic()
    hele_ronde(ander)
    duur = time.monotonic() - begin
    hele_ronde(een)
    assert vragen(een) == vragen(ander) == 8
    assert max(lijn.heen, lijn.terug) / KBIT_64 - 1 < duur
    voor = lijn.heen + lijn.terug
    hele_ronde(ander)
    assert lijn.heen + lijn.terug - voor < 24_000  # a round without news: three seconds


def test_that_people_go_on_working_and_see_that_it_gets_on(stad: Stad, lijn: TrageLijn, qtbot: QtBot) -> None:
    een, ander = stad.bureaus
    werk(een, 8)
    hele_ronde(een)
    balie = Balie(ander, qtbot)
    balie.begin()
    zinnen: list[str] = []
    balie.werker.changed.connect(lambda stand: zinnen.append(pil_zin(stand, 0)))
    tikken: list[float] = []
    tik = QTimer(interval=5)
    tik.timeout.connect(lambda: tikken.append(time.monotonic()))
    tik.start()
    klaar: list[bool] = []
    balie.werker.deel_nu()
    balie.jobs.write(winkel.contact(ander), lambda *_: klaar.append(balie.werker._bezig), eigenaar=balie.jobs)
    qtbot.waitUntil(lambda: not balie.werker._bezig, timeout=LANG)
    tik.stop()
    balie.ronde()
    assert klaar == [True]  # written while the round was under way
    assert sorted(b - a for a, b in pairwise(tikken))[-len(tikken) // 100 - 1] < 0.2
    assert any("regels" in zin for zin in zinnen), zinnen
    assert balie.werker.stand.vordering is None or balie.werker.stand.bezig is False
    assert vragen(ander) == 9
    balie.sluit()


def test_that_a_line_that_is_cut_goes_on_where_it_was(
    stad: Stad, lijn: TrageLijn, monkeypatch: pytest.MonkeyPatch
) -> None:
    een, ander = stad.bureaus
    monkeypatch.setattr(segment, "PAST_MUTATIES", 20)
    lijn.tempo = None
    werk(ander, 24)
    keren, gedaan = 0, 0
    while True:
        lijn.knip_na, voor = HALF, lijn.heen
        try:
            hele_ronde(ander)
        except GeenContact:
            keren += 1
            assert lijn.heen > voor
            wacht = lees_stand(ander).wacht
            assert wacht < 24 - gedaan or keren == 1  # every try brought some of it over
            gedaan = 24 - wacht
            continue
        break
    assert keren > 0
    assert lijn.geknipt == keren
    hele_ronde(een)
    assert vragen(een) == vragen(ander) == 24


def test_that_how_far_it_is_is_told_when_it_lasts_and_not_too_often() -> None:
    nu: list[float] = [0.0]
    gehoord: list[Vordering] = []
    melder = Melder(gehoord.append, klok=lambda: nu[0])
    for stap in range(40):
        nu[0] = stap / 10
        melder(Vordering(gelezen=stap, te_lezen=40, gedeeld=0))
    assert [er.gelezen for er in gehoord] == [10, 15, 20, 25, 30, 35]
    assert EERST_NA_S == 2 * TUSSEN_S


def test_that_the_pill_says_how_far_it_is() -> None:
    def zin(vordering: Vordering | None) -> str:
        return pil_zin(DelenStand(waar="server", bezig=True, vordering=vordering), 0)

    assert zin(None) == "Delen…"
    assert zin(Vordering(gelezen=40, te_lezen=120, gedeeld=0)) == "Delen… 40 van 120 regels binnen"
    assert zin(Vordering(gelezen=120, te_lezen=120, gedeeld=30)) == "Delen… 30 regels weg"
