"""The desk of a staff office that holds a whole city: reading it, an idle round, opening, searching, jaarverslag.

In full three years of twelve teams; `WIJDESK_JAREN=10` makes it ten, which takes twenty minutes and six gigabytes.
What is counted is held against what the teams made, also on little data.
"""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from shutil import rmtree
from typing import Any

import pytest

from tests.benchmarks import starten
from tests.benchmarks.delen import WACHTWOORD, ronde
from tests.benchmarks.meten import in_beurten, noteer, percentiel
from tests.benchmarks.stad import TEAMS, WORTEL, Stad, apart, laat_staf_in, maak_stad
from tests.benchmarks.test_venster import werk
from tests.tellingen import VOL
from tests.winkel import goedkope_sleutels
from wijdesk.app.bureau import Bureau, bureau_open
from wijdesk.app.jaarverslag import lees_cijfers
from wijdesk.models.opdrachten.huis import LeesLocaties
from wijdesk.models.opdrachten.persoon import ZoekPersonen
from wijdesk.models.rows.verslag import JaarCijfers
from wijdesk.store import keys
from wijdesk.store import verbinding as verb

resource = pytest.importorskip("resource", reason="memory of a child process is asked the Unix way")

JAREN = range(2025 - int(os.environ.get("WIJDESK_JAREN", "3" if VOL else "2")) + 1, 2026)
PER_JAAR = 3_333 if VOL else 6
"""Registrations of one team in one year: forty thousand of the city."""
VAN = TEAMS if VOL else TEAMS[:2]
MINUTEN = 30
"""What reading ten years may take of one core."""
ZOEKEN = 400 if VOL else 20

pytestmark = pytest.mark.timeout(0 if VOL else 120)


@dataclass(frozen=True)
class Gelezen:
    """A city of which the staff office read everything, and what that cost."""

    stad: Stad
    cpu: float
    mb: float
    regels: int


@pytest.fixture(scope="module")
def gelezen(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Gelezen]:
    goedkope_sleutels()
    map_ = tmp_path_factory.mktemp("stad")
    stad = maak_stad(map_, teams=VAN, jaren=JAREN, per_jaar=PER_JAAR)
    kosten = apart("ronde", stad.staf)
    yield Gelezen(stad, kosten["cpu"], kosten["mb"], kosten["gehaald"])
    rmtree(map_)


@pytest.fixture
def staf(gelezen: Gelezen) -> Iterator[Bureau]:
    with bureau_open(gelezen.stad.staf, "Sam", WACHTWOORD) as bureau:
        yield bureau


def test_that_the_staff_office_reads_a_city(gelezen: Gelezen, staf: Bureau, benchmark: Any) -> None:
    """By the rounds of any desk; a bound in milliseconds for each registration, so that it holds for any years."""
    vragen = gelezen.stad.vragen
    db = staf.eigen_verbinding()
    assert db.execute("SELECT count(*) FROM vraag").fetchone()[0] == vragen
    assert db.execute("SELECT count(*) FROM stilstand").fetchone()[0] == 0
    db.close()
    benchmark.pedantic(lambda: ronde(staf), rounds=1)
    wat = f"the staff office reads {vragen} registrations of {len(VAN)} teams ({gelezen.regels} entries)"
    per_vraag = 1000 * gelezen.cpu / vragen
    stad = 400_000
    noteer(
        f"{wat}, each",
        per_vraag,
        hoogstens=MINUTEN * 60_000 / stad,
        eenheid="ms of CPU",
        ernaast=f"{per_vraag * stad / 60_000:.1f} minutes for ten years of the city",
    )
    noteer(f"{wat}, at most resident", gelezen.mb, hoogstens=600, eenheid="MB")
    op_schijf = (gelezen.stad.staf / verb.BESTAND).stat().st_size / vragen / 1024
    noteer("on the disk of the staff office, for each registration", op_schijf, hoogstens=12, eenheid="kB")


def test_that_a_round_without_news_of_a_whole_city_is_short(gelezen: Gelezen, staf: Bureau, benchmark: Any) -> None:
    ronde(staf)
    (tijd,) = in_beurten(lambda: ronde(staf), beurten=9 if VOL else 1)
    assert benchmark.pedantic(lambda: ronde(staf), rounds=1) == (0, 0)
    wat = f"a round without news of {len(VAN)} teams after {gelezen.regels} entries"
    noteer(wat, 1000 * tijd, hoogstens=100, eenheid="ms of CPU")


def test_that_the_figures_of_every_year_are_what_the_teams_made(gelezen: Gelezen, staf: Bureau, benchmark: Any) -> None:
    """Of the city and of every team apart, each count of each table."""
    locaties = {rij.naam: rij.id for rij in staf.lees_apart(LeesLocaties())}
    for jaar in gelezen.stad.jaren:
        van_de_stad = lees_cijfers(staf, jaar, None)
        assert van_de_stad.teams == tuple(sorted(VAN))
        assert van_de_stad.gaten == ()
        eis_gelijk(van_de_stad, gelezen.stad, jaar, *VAN)
        for team in VAN:
            eis_gelijk(lees_cijfers(staf, jaar, locaties[team]), gelezen.stad, jaar, team)
    jaar = gelezen.stad.jaren[-1]
    (tijd,) = in_beurten(lambda: lees_cijfers(staf, jaar, locaties[VAN[0]]), beurten=5 if VOL else 1)
    benchmark.pedantic(lambda: lees_cijfers(staf, jaar, None), rounds=1)
    noteer(f"counting a year of one team of {len(VAN)}", tijd, hoogstens=2, eenheid="s of CPU")


def eis_gelijk(cijfers: JaarCijfers, stad: Stad, jaar: int, *teams: str) -> None:
    gemaakt = stad.telling(jaar, *teams)
    assert cijfers.vragen == len(teams) * PER_JAAR
    assert cijfers.direct_afgehandeld == gemaakt["direct"][True]
    assert Counter(dict(cijfers.per_maand)) == gemaakt["maand"]
    assert Counter(dict(cijfers.per_meldingtype)) == gemaakt["meldingtype"]
    assert Counter(dict(cijfers.per_melder)) == gemaakt["melder"]
    assert Counter(dict(cijfers.per_kanaal)) == gemaakt["kanaal"]
    assert Counter(dict(cijfers.per_uitkomst)) == gemaakt["uitkomst"]
    assert dict(cijfers.per_locatie) == dict.fromkeys(teams, PER_JAAR)


def test_that_the_jaarverslag_of_a_city_is_a_matter_of_seconds(
    gelezen: Gelezen, tmp_path: Path, benchmark: Any
) -> None:
    """Of a whole process, from the key in hand to the files."""
    jaar = gelezen.stad.jaren[0]
    kosten = benchmark.pedantic(
        lambda: apart("verslag", gelezen.stad.staf, STAD_JAAR=str(jaar), STAD_UIT=str(tmp_path)), rounds=1
    )
    assert kosten["bestanden"] == len(list(tmp_path.iterdir())) >= 8
    wat = f"jaarverslag of {len(VAN) * PER_JAAR} registrations among {gelezen.stad.vragen}"
    noteer(wat, kosten["cpu"], hoogstens=10, eenheid="s of CPU", ernaast="a whole process")
    noteer(f"{wat}, at most resident", kosten["mb"], hoogstens=600, eenheid="MB")


@pytest.mark.parametrize("graad", ["verantwoording", "open"])
def test_that_the_export_of_a_city_is_a_matter_of_seconds(
    gelezen: Gelezen, tmp_path: Path, benchmark: Any, graad: str
) -> None:
    """Of a whole process, from the key in hand to the files, Parquet included; what stays small is the memory."""
    jaar = str(gelezen.stad.jaren[0])
    kosten = benchmark.pedantic(
        lambda: apart("export", gelezen.stad.staf, STAD_JAAR=jaar, STAD_UIT=str(tmp_path), STAD_GRAAD=graad), rounds=1
    )
    assert kosten["bestanden"] == sum(pad.is_file() for pad in tmp_path.rglob("*"))
    wat = f"export ({graad}) of {len(VAN) * PER_JAAR} registrations among {gelezen.stad.vragen}"
    noteer(wat, kosten["cpu"], hoogstens=60, eenheid="s of CPU", ernaast="a whole process")
    noteer(f"{wat}, at most resident", kosten["mb"], hoogstens=900, eenheid="MB")


def test_that_the_desk_of_a_city_opens_as_any_other(gelezen: Gelezen, benchmark: Any) -> None:
    """From starting the process, with the key in hand, until a typed search shows candidates."""
    sleutel = keys.ontgrendel(gelezen.stad.staf, "", WACHTWOORD)

    def open_() -> float:
        voor = _van_kinderen()
        gedaan = subprocess.run(
            [sys.executable, str(Path(starten.__file__)), "inloop"],
            env=os.environ | {
                "PYTHONPATH": str(WORTEL), "QT_QPA_PLATFORM": "offscreen", "WIJDESK_MAP": str(gelezen.stad.staf),
                "WIJDESK_MEDEWERKER": "Sam", "XDG_CONFIG_HOME": str(gelezen.stad.map / "config"),
            },
            input=f"{sleutel.sleutel.hex()} {sleutel.medewerker_id.hex()}\n",
            capture_output=True,
            text=True,
            timeout=120,
            check=False,
        )  # fmt: skip
        assert gedaan.returncode == 0, gedaan.stderr
        return _van_kinderen() - voor

    open_()
    tijd = min(open_() for _ in range(5 if VOL else 1))
    benchmark.pedantic(open_, rounds=1)
    wat = f"start to a usable Inloop on {gelezen.stad.vragen} registrations"
    noteer(wat, 1000 * tijd, hoogstens=1_500, eenheid="ms of CPU")


def _van_kinderen() -> float:
    gebruikt = resource.getrusage(resource.RUSAGE_CHILDREN)
    tijd: float = gebruikt.ru_utime + gebruikt.ru_stime
    return tijd


def test_that_the_window_keeps_answering_while_the_city_is_read(gelezen: Gelezen, benchmark: Any) -> None:
    """How long a beat in the event loop waits while all of one team is read."""
    plek = gelezen.stad.map / "venster"
    laat_staf_in(gelezen.stad, plek, VAN[:1])
    beats = benchmark.pedantic(lambda: werk("lezen", plek, rust=2.0 if VOL else 0.2), rounds=1)
    with bureau_open(plek, "Sam", WACHTWOORD) as bureau:
        db = bureau.eigen_verbinding()
        assert db.execute("SELECT count(*) FROM vraag").fetchone()[0] == len(JAREN) * PER_JAAR
        db.close()
    noteer(
        f"99 of 100 beats of the window while {len(JAREN) * PER_JAAR} registrations are read, within",
        percentiel(beats["lezen"], 0.99),
        hoogstens=50,
        eenheid="ms",
        ernaast=f"idle {percentiel(beats['rust'], 0.99):.0f}, longest {max(beats['lezen']):.0f} ms",
    )


def test_that_searching_a_city_is_as_quick_as_typing(gelezen: Gelezen, staf: Bureau, benchmark: Any) -> None:
    """Every beginning of two letters and more of surnames that are there."""
    db = staf.eigen_verbinding()
    namen = [naam for (naam,) in db.execute("SELECT achternaam FROM persoon ORDER BY id LIMIT ?", (ZOEKEN,))]
    db.close()
    begin = [naam[:lengte] for naam in namen for lengte in range(2, 2 + min(6, len(naam) - 1))]
    tijden = []
    for tekst in begin[:: max(1, len(begin) // ZOEKEN)]:
        voor = time.process_time()
        gevonden = staf.lees(ZoekPersonen(tekst=tekst))
        tijden.append(1000 * (time.process_time() - voor))
        assert gevonden, "nobody found by the beginning of a name that is there"
    benchmark.pedantic(lambda: staf.lees(ZoekPersonen(tekst="de vr")), rounds=1)
    wat = f"search as you type among {gelezen.stad.vragen} persons"
    noteer(f"{wat}, p50", percentiel(tijden, 0.5), hoogstens=4, eenheid="ms")
    noteer(f"{wat}, p99", percentiel(tijden, 0.99), hoogstens=16, eenheid="ms")
