"""The dashboard over ten years of twelve locaties against DuckDB over the same vragen in Parquet, in turns.

`make test` runs a hundredth of it and judges no ratio. CPU time of the whole process: DuckDB's threads count too.
"""

from __future__ import annotations

import json
import random
import time
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from tests import winkel
from tests.benchmarks.meten import in_beurten, noteer
from tests.conftest import MAANDAG_9_UUR, Ids, Klok
from tests.tellingen import VOL
from wijdesk.app.bureau import Bureau
from wijdesk.models.cijfer import Periode, periode_van, vrije_periode
from wijdesk.models.opdrachten.cijfer import (
    LeesCijferreeks,
    LeesCijfers,
    LeesVerdeling,
    LeesWarmtekaart,
    WerkCijfersBij,
)
from wijdesk.models.opdrachten.huis import MaakLocatie
from wijdesk.models.values import Id, lokaal
from wijdesk.resources import lees_toml

JAREN = range(2016, 2026)
PER_JAAR = 40_000 if VOL else 400
PLEKKEN = 12
BEURTEN = 9 if VOL else 2
pytestmark = pytest.mark.timeout(900 if VOL else 120)
HEEL = vrije_periode("2016-01-01", "2025-12-31")
CODES = ("kanaal", "melder", "meldingtype", "uitkomst")
TOTALEN = (
    "SELECT count(*), sum(direct), sum(meldingtype = 'Onbekend'), sum(uitkomst = 'verwezen naar basisvoorziening'), "
    "sum(uitkomst IN ('naar triage', 'naar lopende casus', 'doorverbonden')), "
    "sum(uitkomst NOT IN ('terugbelverzoek', 'niet bereikt')), "
    "median(wacht) FILTER (uitkomst NOT IN ('terugbelverzoek', 'niet bereikt')) FROM v WHERE op >= ? AND op < ?"
)
DELEN = "SELECT {}, count(*) FROM v WHERE op >= ? AND op < ? GROUP BY 1"
PER_MAAND = "SELECT date_trunc('month', op), count(*) FROM v WHERE op >= ? AND op < ? GROUP BY 1 ORDER BY 1"
WARMTE = "SELECT isodow(op), hour(op), count(*) FROM v WHERE op >= ? AND op < ? GROUP BY 1, 2"


@pytest.fixture(scope="module")
def gevuld(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Bureau, duckdb.DuckDBPyConnection]]:
    """The store with every month counted ahead, and DuckDB over the same vragen."""
    map_, klok = tmp_path_factory.mktemp("tien_jaar"), Klok(MAANDAG_9_UUR)
    ids = Ids(klok())
    winkel.maak(map_ / "w", klok, ids)
    with winkel.bureau(map_ / "w", klok, ids) as bureau:
        for nummer in range(PLEKKEN - 1):
            bureau.doe(MaakLocatie(naam=f"Team {nummer}"))
        rijen = rijen_van(bureau)
        zet_in(bureau, rijen)
        _schrijf(map_ / "vragen.parquet", rijen)
        while bureau.doe(WerkCijfersBij()):
            pass
        duck = duckdb.connect()
        duck.execute(f"CREATE VIEW v AS SELECT * FROM read_parquet('{map_ / 'vragen.parquet'}')")
        yield bureau, duck
        duck.close()


def rijen_van(bureau: Bureau) -> list[tuple[Any, ...]]:
    """(locatie, moment, wait in minutes, kanaal, melder, meldingtype, uitkomst, direct) of every vraag."""
    dobbel = random.Random(1)
    plekken = [Id(rij[0]) for rij in winkel.rauw(bureau, "SELECT id FROM locatie ORDER BY id")]
    codes = [[rij["code"] for rij in lees_toml(f"codes/{lijst}.toml")["code"]] for lijst in CODES]
    uit = []
    for jaar in JAREN:
        begin = datetime(jaar, 1, 1, tzinfo=UTC)
        for _ in range(PER_JAAR):
            tijd = begin + timedelta(
                days=dobbel.randrange(364), hours=dobbel.randint(8, 16), minutes=dobbel.randrange(60)
            )
            uit.append(
                (dobbel.choice(plekken), round(tijd.timestamp() * 1000), dobbel.randrange(40),
                 *(dobbel.choice(lijst) for lijst in codes), dobbel.random() < 0.37)
            )  # fmt: skip
    return sorted(uit, key=lambda rij: rij[1])


def zet_in(bureau: Bureau, rijen: list[tuple[Any, ...]]) -> None:
    """Straight into the tables: what is measured here is reading."""
    db, ids, wie = bureau.eigen_verbinding(), bureau.wereld.ids, bureau.medewerker.id
    koppen = json.dumps({"": []})
    paren = [(ids(), ids(), *rij) for rij in rijen]
    db.execute("BEGIN")
    db.executemany(
        "INSERT INTO contact (id, locatie_id, medewerker_id, kanaal, melder, melder_naam, melder_telefoon, ontvangen, "
        "eerste_reactie, maand, status, koppen) VALUES (?, ?, ?, ?, ?, '', '', ?, ?, ?, 'actief', ?)",
        (
            (c, plek, wie, kanaal, melder, op, op + 60_000 * wacht, f"{lokaal(op):%Y-%m}", koppen)
            for c, _, plek, op, wacht, kanaal, melder, _, _, _ in paren
        ),
    )
    db.executemany(
        "INSERT INTO vraag (id, contact_id, volgnummer, toelichting, meldingtype, voorstel, uitkomst, verwezen_naar, "
        "direct_afgehandeld, bron_nummer, status, koppen) VALUES (?, ?, 1, '', ?, '', ?, '', ?, '', 'actief', ?)",
        ((v, c, type_, uitkomst, direct, koppen) for c, v, _, _, _, _, _, type_, uitkomst, direct in paren),
    )
    db.execute("COMMIT")
    db.close()


def _schrijf(pad: Path, rijen: list[tuple[Any, ...]]) -> None:
    kolommen = list(zip(*rijen, strict=True))
    tabel = pa.table(
        {
            "locatie": pa.array([plek.hex() for plek in kolommen[0]]).dictionary_encode(),
            "op": pa.array([lokaal(op).replace(tzinfo=None) for op in kolommen[1]], pa.timestamp("ms")),
            "wacht": pa.array(kolommen[2], pa.int32()),
            **{naam: pa.array(kolommen[3 + nummer]).dictionary_encode() for nummer, naam in enumerate(CODES)},
            "direct": pa.array([int(direct) for direct in kolommen[7]], pa.int8()),
        }
    )
    pq.write_table(tabel.sort_by("op"), pad)


def _dashboard(bureau: Bureau, periode: Periode) -> tuple[Any, ...]:
    return (
        bureau.lees(LeesCijfers(periode=periode, vergelijk="vorige")),
        bureau.lees(LeesVerdeling(soort="meldingtype", periode=periode, vergelijk="vorige")),
        bureau.lees(LeesVerdeling(soort="melder", periode=periode, vergelijk="vorige")),
        bureau.lees(LeesCijferreeks(naam="vragen", periode=periode)),
        bureau.lees(LeesCijferreeks(naam="direct_afgehandeld", periode=periode)),
        bureau.lees(LeesWarmtekaart(periode=periode)),
    )


def _duck(duck: duckdb.DuckDBPyConnection, periode: Periode) -> tuple[Any, ...]:
    nu, toen = (
        (p.van, (date.fromisoformat(p.tot) + timedelta(days=1)).isoformat()) for p in (periode, periode.vorige())
    )
    vragen = [
        *((TOTALEN, wanneer) for wanneer in (nu, toen)),
        *((DELEN.format(deel), wanneer) for deel in ("meldingtype", "melder") for wanneer in (nu, toen)),
        (PER_MAAND, nu),
        (PER_MAAND.replace("count(*)", "sum(direct)"), nu),
        (WARMTE, nu),
    ]
    return tuple(duck.execute(vraag, wanneer).fetchall() for vraag, wanneer in vragen)


def test_that_both_say_the_same(gevuld: tuple[Bureau, duckdb.DuckDBPyConnection]) -> None:
    bureau, duck = gevuld
    for periode in (HEEL, periode_van("jaar", "2020-01-01"), vrije_periode("2019-03-05", "2021-07-09")):
        blad, types, melders, reeks, direct, warmte = _dashboard(bureau, periode)
        totaal, _, per_type, _, per_melder, _, per_maand, direct_per_maand, uren = _duck(duck, periode)
        er = {cijfer.definitie.naam: cijfer.nu for cijfer in blad.cijfers}
        alle, direct_, onbekend, basis, naar, dicht, wacht = totaal[0]
        assert (er["vragen"].teller, er["direct_afgehandeld"].teller, er["onbekend"].teller) == (
            alle,
            direct_,
            onbekend,
        )
        assert (er["naar_basisvoorziening"].teller, er["naar_specialistisch"].teller) == (basis, naar)
        assert (er["naar_specialistisch"].noemer, er["eerste_contact"].waarde) == (dicht, wacht)
        assert {rij.code: rij.aantal for rij in types.rijen if rij.aantal} == dict(per_type)
        assert {rij.code: rij.aantal for rij in melders.rijen if rij.aantal} == dict(per_melder)
        assert [punt.meting.teller for punt in reeks.punten] == [aantal for _, aantal in per_maand]
        assert [punt.meting.teller for punt in direct.punten] == [aantal for _, aantal in direct_per_maand]
        assert warmte.totaal == sum(aantal for _, _, aantal in uren)


def test_that_the_dashboard_of_ten_years_costs_no_more_than_duckdb(
    gevuld: tuple[Bureau, duckdb.DuckDBPyConnection],
) -> None:
    bureau, duck = gevuld
    van_ons, van_duck = in_beurten(lambda: _dashboard(bureau, HEEL), lambda: _duck(duck, HEEL), beurten=BEURTEN)
    noteer(
        f"dashboard of {len(JAREN) * PER_JAAR} vragen against DuckDB over Parquet",
        van_ons / van_duck,
        hoogstens=1.0,
        ernaast=f"{1000 * van_ons:.1f} against {1000 * van_duck:.1f} ms of CPU",
    )


def test_that_a_click_on_a_period_is_quick(gevuld: tuple[Bureau, duckdb.DuckDBPyConnection]) -> None:
    bureau, _ = gevuld
    for periode in (
        periode_van("week", "2021-06-09"), periode_van("maand", "2021-06-09"), periode_van("kwartaal", "2021-06-09"),
        periode_van("jaar", "2021-06-09"), vrije_periode("2017-03-05", "2024-07-09"),
    ):  # fmt: skip
        (klik,) = in_beurten(lambda periode=periode: _dashboard(bureau, periode), beurten=BEURTEN)  # type: ignore[misc]
        noteer(f"a click on a period: {periode.soort}", 1000 * klik, hoogstens=100, eenheid="ms", ernaast="of CPU")


def test_that_one_more_registration_costs_the_same_in_a_large_store(
    gevuld: tuple[Bureau, duckdb.DuckDBPyConnection], tmp_path: Path
) -> None:
    groot, _ = gevuld
    klok = Klok(MAANDAG_9_UUR)
    ids = Ids(klok())
    winkel.maak(tmp_path / "w", klok, ids)
    with winkel.bureau(tmp_path / "w", klok, ids) as klein:
        for _ in range(20):
            klein.doe(winkel.contact(klein))

        def een(bureau: Bureau) -> None:
            bureau.doe(winkel.contact(bureau))
            while bureau.doe(WerkCijfersBij()):
                pass

        begin = time.process_time()
        een(groot)
        noteer(
            "the first registration and counting its month",
            1000 * (time.process_time() - begin),
            hoogstens=500,
            eenheid="ms",
        )
        in_groot, in_klein = in_beurten(lambda: een(groot), lambda: een(klein), beurten=3 * BEURTEN)
        noteer(
            "one more registration with its month counted again, large store against small",
            in_groot / in_klein,
            hoogstens=2.0,
            ernaast=f"{1000 * in_groot:.1f} against {1000 * in_klein:.1f} ms of CPU",
        )
