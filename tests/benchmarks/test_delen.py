"""What sharing costs: taking in what others wrote, a round in which nothing happens, a year of a city through a centre,
and a new desk that reads five years of its team.

Against the same rows or bytes put down by hand, in turns, in CPU time; a database counts with that of its own process.
"""

from __future__ import annotations

import gc
import os
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from statistics import median
from typing import Any

import psycopg
import pytest

from tests.benchmarks import delen
from tests.benchmarks.delen import PER_SEGMENT, WACHTWOORD, laat_meedoen, maak_balie, ronde, vul
from tests.benchmarks.eigen_proces import doe_apart
from tests.benchmarks.meten import in_beurten, noteer
from tests.benchmarks.test_schrijven import MetDeHand
from tests.sync.balies import keten
from tests.sync.papieren import Ladekast
from tests.sync.server import Server
from tests.tellingen import VOL
from tests.winkel import goedkope_sleutels
from wijdesk.app.bureau import bureau_open
from wijdesk.app.uitwisseling import beheer as uitwisseling_beheer
from wijdesk.models.journaal import BEGIN
from wijdesk.models.values import Id
from wijdesk.store import verbinding as verb
from wijdesk.store.samenvoegen import Schakelregel, neem_op
from wijdesk.sync import beheer, sleutels
from wijdesk.sync import cycle as cyclus
from wijdesk.sync import segment as segmenten
from wijdesk.sync.centrum import Centrum, Geplaatst, Merk, Segment
from wijdesk.sync.folder import MapCentrum, maak_map_centrum
from wijdesk.sync.folder_schrijven import Schijf
from wijdesk.sync.geheugen import GeheugenCentrum
from wijdesk.sync.postgres import PostgresCentrum
from wijdesk.sync.postgres_beheer import PostgresBeheer
from wijdesk.sync.segment import kop_na
from wijdesk.sync.verzegeld import verzegel

resource = pytest.importorskip("resource", reason="memory of a child process is asked the Unix way")

WORTEL = Path(__file__).parents[2]
TOEPASSEN = 5_000 if VOL else 60
WEINIG, VEEL = (170, 17_000) if VOL else (20, 80)
"""Registrations of a small history and of five years of one team (more than 80,000 entries)."""
STAD = 40_000 if VOL else 80
"""Registrations of one year of all twelve teams."""
PER_VRAAG = 5
"""Entries of one registration (`delen.vul`), a few less when people live together."""
BLOK = 1_000 if VOL else 20
BEURTEN = 15 if VOL else 2
MERK = Merk(centrum=Id(b"centrum-van-hier"), generatie=1)
TEAMS = tuple(Id(bytes([nr]) * 16) for nr in range(1, 13))
KETENS = tuple(Id(bytes([100 + nr]) * 16) for nr in range(1, 13))
NU = 1_772_438_400_000
PER_PROCES = Path("/proc/self/schedstat").exists()

pytestmark = pytest.mark.timeout(0 if VOL else 120)


# Taking in ------------------------------------------------------------------------------------------------------------


def test_that_taking_in_costs_at_most_three_times_its_rows_by_hand(tmp_path: Path, benchmark: Any) -> None:
    """Everything of another desk: journal, chain, tables, search; new rows, and one change of every vraag."""
    goedkope_sleutels()
    for naam in ("bron", "doel"):
        maak_balie(tmp_path / naam, naam)
    with bureau_open(tmp_path / "bron", "bron", WACHTWOORD) as bron:
        begin = keten(bron)
        vul(bron, tmp_path, TOEPASSEN, telefoon=False)
        regels = keten(bron, len(begin))
    nieuw, anders = regels[:-TOEPASSEN], regels[-TOEPASSEN:]
    with bureau_open(tmp_path / "doel", "doel", WACHTWOORD) as doel:

        def neem(alle: Sequence[Schakelregel]) -> float:
            voor = time.process_time()
            for plek in range(0, len(alle), cyclus.PER_BEURT):
                doel.op_winkel(partial(neem_op, regels=alle[plek : plek + cyclus.PER_BEURT]))
            return time.process_time() - voor

        neem(begin)
        hand = MetDeHand(doel, tmp_path / "hand")
        gc.collect()
        gc.freeze()  # as the program does once it is loaded
        van_ons = neem(nieuw)
        met_de_hand = hand.schrijf([hand.nieuw()])
        van_ons += neem(anders)
        met_de_hand += hand.verander("vraag", "toelichting", hand.nieuw())
        gc.unfreeze()
        hand.sluit()
        db = doel.eigen_verbinding()
        assert db.execute("SELECT count(DISTINCT koppen) FROM vraag").fetchone()[0] == TOEPASSEN
        db.close()
        benchmark.pedantic(lambda: neem(regels), rounds=1)
    noteer(
        f"taking in {len(regels)} entries of another desk against their rows by hand",
        van_ons / met_de_hand,
        hoogstens=3,
        ernaast=f"{len(regels) / van_ons:.0f} entries per second of CPU",
    )


# A desk and its centre ------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Team:
    """Two desks of one team at a centre in a folder. The second read everything, in a process of its own."""

    beheer: Path
    nieuw: Path
    vragen: int
    regels: int
    cpu: float
    mb: float


def maak_team(map_: Path, vragen: int) -> Team:
    """The first desk has all the work, shared in as many segments as rounds of ten minutes would have made."""
    goedkope_sleutels()
    waar = f"map:{map_ / 'centrum'}"
    maak_balie(map_ / "a", "Anna")
    with pytest.MonkeyPatch.context() as kleiner, bureau_open(map_ / "a", "Anna", WACHTWOORD) as bureau:
        kleiner.setattr(segmenten, "PAST_MUTATIES", PER_SEGMENT)
        kleiner.setattr(cyclus, "PER_KEER", 100 * PER_SEGMENT)
        vul(bureau, map_, vragen)
        uitwisseling_beheer.richt_in(bureau, waar)
    maak_balie(map_ / "b", "Bea")
    laat_meedoen(map_ / "a", "Anna", map_ / "b", "Bea", waar)
    gemeten = lees_alles(map_ / "b")
    return Team(map_ / "a", map_ / "b", vragen, gemeten["gehaald"], gemeten["cpu"], gemeten["mb"])


def lees_alles(map_: Path) -> dict[str, Any]:
    """The first round of a desk that was let in, in a process of its own."""
    return doe_apart(delen.__file__, map_=map_, wachtwoord=WACHTWOORD)


@pytest.fixture(scope="module")
def vijf_jaar(tmp_path_factory: pytest.TempPathFactory) -> Team:
    return maak_team(tmp_path_factory.mktemp("veel"), VEEL)


def test_that_a_new_desk_reads_five_years_of_its_team_within_a_minute(vijf_jaar: Team, benchmark: Any) -> None:
    assert vijf_jaar.regels > VEEL * 4
    with bureau_open(vijf_jaar.nieuw, "Bea", WACHTWOORD) as bureau:
        db = bureau.eigen_verbinding()
        assert db.execute("SELECT count(*) FROM vraag").fetchone()[0] == VEEL
        db.close()
        benchmark.pedantic(lambda: ronde(bureau), rounds=1)
    per_segment = 1e6 * vijf_jaar.cpu / (vijf_jaar.regels / PER_SEGMENT)
    wat = f"a new desk reads {VEEL} registrations ({vijf_jaar.regels} entries)"
    noteer(wat, vijf_jaar.cpu, hoogstens=60, eenheid="s of CPU", ernaast=f"{per_segment:.0f} µs for each segment")
    noteer(f"{wat}, at most resident", vijf_jaar.mb, hoogstens=400, eenheid="MB")
    op_schijf = (vijf_jaar.nieuw / verb.BESTAND).stat().st_size / VEEL / 1024
    noteer("on the disk of a desk, for each registration", op_schijf, hoogstens=12, eenheid="kB")


def test_that_a_round_without_news_does_not_grow_with_history(
    vijf_jaar: Team, tmp_path_factory: pytest.TempPathFactory, benchmark: Any
) -> None:
    """Of the desk that wrote everything and of the one that read it, the words for the pill included."""
    kort = maak_team(tmp_path_factory.mktemp("weinig"), WEINIG)
    for wie, naam in (("nieuw", "Bea"), ("beheer", "Anna")):
        with (
            bureau_open(getattr(kort, wie), naam, WACHTWOORD) as met_weinig,
            bureau_open(getattr(vijf_jaar, wie), naam, WACHTWOORD) as met_veel,
        ):
            ronde(met_weinig)  # what the other one put down itself when it came
            ronde(met_veel)
            assert ronde(met_weinig) == ronde(met_veel) == (0, 0)
            weinig, veel = in_beurten(lambda: ronde(met_weinig), lambda: ronde(met_veel), beurten=BEURTEN)
            if wie == "nieuw":
                benchmark.pedantic(lambda: ronde(met_veel), rounds=3)
        noteer(
            f"a round without news after {vijf_jaar.regels} entries against {kort.regels}, {wie}",
            veel / weinig,
            hoogstens=1.5,
            ernaast=f"{1000 * veel:.1f} ms of CPU",
        )


# A year of a city through a centre ------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Jaar:
    """Every segment of a year, in the order they came, and what making them cost (CPU seconds)."""

    segmenten: list[Segment]
    cpu: float

    @property
    def kb(self) -> float:
        """On the wire for each registration."""
        return sum(len(er.lichaam) + len(er.zegel) for er in self.segmenten) / STAD / 1024

    def van_een_team(self) -> Jaar:
        """What one of the twelve made."""
        eigen = [er for er in self.segmenten if er.naam.team == TEAMS[0]]
        return Jaar(eigen, self.cpu * len(eigen) / len(self.segmenten))

    def blokken(self) -> Iterator[list[Segment]]:
        """In at least twelve pieces, to be measured in turns."""
        omvang = max(1, min(BLOK, len(self.segmenten) // 12))
        for plek in range(0, len(self.segmenten), omvang):
            yield self.segmenten[plek : plek + omvang]


@pytest.fixture(scope="module")
def jaar(tmp_path_factory: pytest.TempPathFactory) -> Jaar:
    """Twelve teams in turns, each with a desk that shares two registrations at a time."""
    map_ = tmp_path_factory.mktemp("jaar")
    goedkope_sleutels()
    maak_balie(map_ / "bron", "Anna")
    with bureau_open(map_ / "bron", "Anna", WACHTWOORD) as bureau:
        begin = len(keten(bureau))
        vul(bureau, map_, max(STAD // 20, 20))
        mutaties = [regel.mutatie for regel in keten(bureau, begin)]
    rooster, _ = beheer.richt_in(
        Ladekast(), GeheugenCentrum(lambda: NU, MERK), teams={team: team.hex() for team in TEAMS}, nu=NU
    )
    teken = sleutels.nieuwe_tekensleutel()
    koppen, tot = dict.fromkeys(KETENS, BEGIN), dict.fromkeys(KETENS, 0)
    uit: list[Segment] = []
    plek, cpu = 0, 0.0
    for nummer in range(STAD * PER_VRAAG // PER_SEGMENT):
        stuk = mutaties[plek : plek + PER_SEGMENT]
        plek = plek + PER_SEGMENT if plek + 2 * PER_SEGMENT <= len(mutaties) else 0
        team, balie = TEAMS[nummer % len(TEAMS)], KETENS[nummer % len(TEAMS)]
        begonnen = time.process_time()
        uit.append(
            verzegel(
                stuk, rooster=rooster, merk=MERK, team=team, keten=balie, van=tot[balie] + 1, kop_voor=koppen[balie],
                gezien=tot, nu=NU + nummer, teken=teken,
            )
        )  # fmt: skip
        cpu += time.process_time() - begonnen
        tot[balie] += len(stuk)
        koppen[balie] = kop_na(koppen[balie], stuk)
    return Jaar(uit, cpu)


def vergelijk(
    jaar: Jaar, centrum: Centrum, met_de_hand: Callable[[Segment], object], klok: Callable[[], float]
) -> tuple[float, float, float]:
    """(times as much as by hand, microseconds for each segment, for each that is read back)."""

    def zet(blok: list[Segment]) -> None:
        for segment in blok:
            assert centrum.plaats(segment) is Geplaatst.NIEUW

    def hand(blok: list[Segment]) -> None:
        for segment in blok:
            met_de_hand(segment)

    verhoudingen, tijden = [], []
    for nummer, blok in enumerate(jaar.blokken()):
        begin = klok()
        zet(blok)
        van_ons = klok() - begin
        begin = klok()
        hand(blok)
        met = klok() - begin
        if nummer:  # the first block warms both up
            verhoudingen.append(van_ons / met)
            tijden.append(1e6 * van_ons / len(blok))
    alle = [naam for team in TEAMS for naam in centrum.lijst(team, {})]
    assert len(alle) == len(jaar.segmenten)
    te_lezen = alle[:: max(1, len(alle) // BLOK)]
    begin = klok()
    for naam in te_lezen:
        centrum.haal(naam)
    return median(verhoudingen), median(tijden), 1e6 * (klok() - begin) / len(te_lezen)


def test_that_making_the_segments_of_a_year_is_counted_apart(jaar: Jaar, benchmark: Any) -> None:
    per_segment = 1000 * jaar.cpu / len(jaar.segmenten)
    benchmark.pedantic(lambda: jaar.kb, rounds=1)
    assert len(jaar.segmenten) == STAD * PER_VRAAG // PER_SEGMENT
    assert all(segment.lichaam and segment.zegel for segment in jaar.segmenten)
    noteer(
        f"sealing one of {len(jaar.segmenten)} segments of a year of {STAD} registrations",
        per_segment,
        hoogstens=3,
        eenheid="ms",
        ernaast="gzip, age for the team and the noodsleutel, Ed25519",
    )
    noteer("on the wire, for each registration", jaar.kb, hoogstens=4, eenheid="kB")


def test_that_a_year_of_a_city_goes_through_a_folder(jaar: Jaar, tmp_path: Path, benchmark: Any) -> None:
    """Against writing and syncing the same two files, and the folder they are in once.

    One team of the twelve: they share no folder, so that each costs the same, and syncing takes its time.
    """
    jaar = jaar.van_een_team()
    maak_map_centrum(tmp_path / "centrum", MERK.centrum)
    centrum = MapCentrum(tmp_path / "centrum")
    schijf = Schijf()

    def met_de_hand(segment: Segment) -> None:
        naam = segment.naam
        map_ = tmp_path / "hand" / naam.team.hex() / naam.balie.hex() / f"{(naam.van - 1) // 10_000:06}"
        if naam.van % 10_000 <= PER_SEGMENT:
            map_.mkdir(parents=True, exist_ok=True)
        for deel, inhoud in (("wds", segment.lichaam), ("zegel", segment.zegel.encode())):
            with (map_ / f"{naam.van:012}.{deel}").open("xb") as bestand:
                bestand.write(inhoud)
                bestand.flush()
                os.fsync(bestand.fileno())
        schijf.sync_map(map_)

    keer, per_segment, terug = vergelijk(jaar, centrum, met_de_hand, time.process_time)
    for segment in jaar.segmenten[:: max(1, len(jaar.segmenten) // 20)]:
        assert centrum.haal(segment.naam) == segment, "what was read back is not what was put there"
    benchmark.pedantic(lambda: MapCentrum(tmp_path / "centrum").lijst(TEAMS[0], {}), rounds=1)
    noteer(
        f"a year of one of twelve teams into a folder against writing and syncing {2 * len(jaar.segmenten)} files",
        keer,
        hoogstens=3,
        ernaast=f"{per_segment:.0f} µs of CPU for each of {len(jaar.segmenten)} segments, {terug:.0f} µs to read one",
    )
    blokken = sum(er.stat().st_blocks * 512 for er in (tmp_path / "centrum" / "segmenten").rglob("*") if er.is_file())
    noteer("at rest in a folder, for each registration", blokken / (STAD / 12) / 1024, hoogstens=16, eenheid="kB")


def test_that_a_year_of_a_city_goes_through_postgresql(jaar: Jaar, benchmark: Any) -> None:
    """Against inserting the same bytes in a plain table, a transaction each."""
    server = Server()
    try:
        databank = server.nieuwe_databank()
        admin = PostgresBeheer(server.url(databank))
        admin.maak(MERK.centrum)
        admin.nodig_uit("balie_stad", "geheim")
        admin.laat_toe("balie_stad", TEAMS)
        centrum = PostgresCentrum(server.url(databank, "balie_stad", "geheim"))
        centrum.merk()
        with psycopg.connect(server.url(databank), autocommit=True) as kaal:
            kaal.execute(
                "CREATE TABLE kaal (team bytea, balie bytea, van bigint, tot bigint, lichaam bytea, zegel text, "
                "PRIMARY KEY (balie, van))"
            )
            kaal.execute("ALTER TABLE kaal ALTER COLUMN lichaam SET STORAGE EXTERNAL")
            pids = [
                rij[0]
                for rij in kaal.execute(
                    "SELECT pid FROM pg_stat_activity WHERE datname = %s AND backend_type = 'client backend'",
                    (databank,),
                ).fetchall()
            ]
            assert len(pids) == 2

            def met_de_hand(segment: Segment) -> None:
                naam = segment.naam
                kaal.execute(
                    "INSERT INTO kaal VALUES (%s, %s, %s, %s, %s, %s)",
                    (naam.team, naam.balie, naam.van, naam.tot, segment.lichaam, segment.zegel),
                )

            keer, per_segment, terug = vergelijk(jaar, centrum, met_de_hand, lambda: cpu_met(pids))
        benchmark.pedantic(lambda: centrum.lijst(TEAMS[0], {}), rounds=1)
        centrum.sluit()
        omvang = server.voer_uit("SELECT pg_total_relation_size('wijdesk.segment')", databank)[0][0]
    finally:
        server.stop()
    noteer(
        f"a year of {STAD} registrations into PostgreSQL against plain inserts of the same bytes",
        keer,
        hoogstens=3,
        ernaast=f"{per_segment:.0f} µs of CPU for each of {len(jaar.segmenten)} segments, {terug:.0f} µs to read one",
    )
    noteer("at rest in PostgreSQL, for each registration", omvang / STAD / 1024, hoogstens=6, eenheid="kB")


def cpu_met(pids: Sequence[int]) -> float:
    """CPU seconds of this process and of these; where the system does not tell, the wall clock."""
    if not PER_PROCES:
        return time.perf_counter()
    return time.process_time() + sum(int(Path(f"/proc/{pid}/schedstat").read_text().split()[0]) for pid in pids) / 1e9
