"""What writing costs against the same rows written by hand: one registration, and an import.

By hand means: the very rows that wijdesk wrote, with the same ids, into a copy of the same encrypted file with the same
indexes, by plain statements on a plain connection.
"""

from __future__ import annotations

import shutil
import time
from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path
from statistics import median
from typing import Any

import pytest

from tests.benchmarks.meten import noteer
from tests.tellingen import VOL
from tests.winkel import WACHTWOORD, contact, goedkope_sleutels
from wijdesk.app.bureau import Bureau, bureau_open, maak_winkel
from wijdesk.services.bestand import importeer, lees_bestand
from wijdesk.services.voorbeeld import maak_jaar, maak_personen, schrijf_csv
from wijdesk.store import keys
from wijdesk.store import verbinding as verb

BLOKKEN = 9 if VOL else 3
PER_BLOK = 40 if VOL else 4
REGELS = 40_000 if VOL else 1_500
BEURTEN = 5 if VOL else 2

TABELLEN = (
    *("locatie", "importpartij", "adres", "persoon", "contact", "vraag", "mutatie", "keten"),
    *("zoek_persoon", "zoek_woord", "zoek_variant"),
)
FTS = "INSERT INTO zoek_fts (rowid, woorden) VALUES (?, ?)"


@pytest.fixture
def bureau(tmp_path: Path) -> Iterator[Bureau]:
    """A new encrypted store on the real clock, with people in it so that the index knows common words."""
    goedkope_sleutels()
    maak_winkel(tmp_path / "w", locatie="Selwerd", medewerker="T. Proef", wachtwoord=WACHTWOORD)
    schrijf_csv(maak_personen(2_000, 7), tmp_path / "personen.csv")
    with bureau_open(tmp_path / "w", "", WACHTWOORD) as open_:
        importeer(lees_bestand(tmp_path / "personen.csv", "personen"), open_.doe)
        yield open_


class MetDeHand:
    """A copy of the store of `bureau` in which the rows that it writes from now on are written again, by hand."""

    def __init__(self, bureau: Bureau, map_: Path) -> None:
        sleutel = keys.ontgrendel(bureau.map, "", WACHTWOORD).sleutel
        self._van = verb.verbind(bureau.map, sleutel, lezen=True)
        self._van.execute("SELECT 1").fetchone()
        kopie = verb.verbind(bureau.map, sleutel)
        map_.mkdir()
        kopie.execute("VACUUM INTO ?", (str(map_ / verb.BESTAND),))
        kopie.close()
        self._naar = verb.verbind(map_, sleutel)
        self._gezien = {tabel: set(self._sleutels(tabel)) for tabel in TABELLEN}
        self._in = {
            tabel: f"INSERT INTO {tabel} VALUES ({', '.join('?' * len(self._kolommen(tabel)))})" for tabel in TABELLEN
        }

    def nieuw(self) -> dict[str, list[Any]]:
        """The rows that came since the last call, by table."""
        uit = {}
        for tabel in TABELLEN:
            rijen = self._van.execute(f"SELECT * FROM {tabel}").fetchall()
            breedte = 2 if tabel in {"keten", "zoek_variant"} else 1
            uit[tabel] = [rij for rij in rijen if rij[:breedte] not in self._gezien[tabel]]
            self._gezien[tabel].update(rij[:breedte] for rij in uit[tabel])
        return uit

    def per_transactie(self) -> list[dict[str, list[Any]]]:
        """The rows that came since the last call, by transaction and table, in the order they were written."""
        nieuw = self.nieuw()
        transacties: dict[bytes, dict[str, list[Any]]] = {}
        bij: dict[bytes, dict[str, list[Any]]] = {}
        for mutatie in nieuw["mutatie"]:
            rijen = transacties.setdefault(mutatie[5], {tabel: [] for tabel in TABELLEN})
            rijen["mutatie"].append(mutatie)
            bij[mutatie[0]] = bij[mutatie[4]] = rijen
        for tabel, sleutel in (
            ("adres", 0),
            ("persoon", 0),
            ("contact", 0),
            ("vraag", 0),
            ("keten", 2),
            ("zoek_persoon", 1),
        ):
            for rij in nieuw[tabel]:
                bij[rij[sleutel]][tabel].append(rij)
        for tabel in ("zoek_woord", "zoek_variant"):
            next(iter(transacties.values()))[tabel].extend(nieuw[tabel])
        return list(transacties.values())

    def schrijf(self, per_transactie: Sequence[dict[str, list[Any]]]) -> float:
        """Write rows by hand, one transaction each; answers the CPU seconds."""
        db = self._naar
        begin = time.process_time()
        for rijen in per_transactie:
            db.execute("BEGIN IMMEDIATE")
            for tabel, nieuw in rijen.items():
                if nieuw:
                    db.executemany(self._in[tabel], nieuw)
            if rijen["zoek_persoon"]:
                db.executemany(FTS, [(rij[0], rij[-1]) for rij in rijen["zoek_persoon"]])
            db.execute("COMMIT")
        return time.process_time() - begin

    def verander(self, tabel: str, veld: str, nieuw: dict[str, list[Any]]) -> float:
        """Write rows by hand and, in the same transaction, what is in a field now; answers the CPU seconds."""
        rijen = self._van.execute(f"SELECT {veld}, koppen, id FROM {tabel}").fetchall()
        db = self._naar
        begin = time.process_time()
        db.execute("BEGIN IMMEDIATE")
        for naam, alle in nieuw.items():
            if alle:
                db.executemany(self._in[naam], alle)
        db.executemany(f"UPDATE {tabel} SET {veld} = ?, koppen = ? WHERE id = ?", rijen)
        db.execute("COMMIT")
        return time.process_time() - begin

    def sluit(self) -> None:
        """Let go of both files."""
        self._van.close()
        self._naar.close()

    def _kolommen(self, tabel: str) -> list[Any]:
        kolommen: list[Any] = self._van.execute(f"PRAGMA table_info({tabel})").fetchall()
        return kolommen

    def _sleutels(self, tabel: str) -> Iterator[Any]:
        breedte = 2 if tabel in {"keten", "zoek_variant"} else 1
        return (rij[:breedte] for rij in self._van.execute(f"SELECT * FROM {tabel}"))


def test_that_one_registration_costs_at_most_four_times_its_rows_by_hand(
    bureau: Bureau, tmp_path: Path, benchmark: Any
) -> None:
    """Person, address, contact, vraag, journal, chain and search rows, each registration its own transaction."""
    hand = MetDeHand(bureau, tmp_path / "hand")
    personen = iter(list(islice(maak_personen(2_000 + BLOKKEN * PER_BLOK * 2, 11), 2_000, None)))
    verhoudingen, kaal = [], []
    for blok in range(BLOKKEN + 1):
        opdrachten = [contact(bureau, nieuwe_persoon=next(personen).invoer) for _ in range(PER_BLOK)]
        begin = time.process_time()
        for opdracht in opdrachten:
            bureau.doe(opdracht)
        van_ons = time.process_time() - begin
        met_de_hand = hand.schrijf(hand.per_transactie())
        if blok:  # the first block warms both up
            verhoudingen.append(van_ons / met_de_hand)
            kaal.append(met_de_hand / PER_BLOK)
    hand.sluit()
    benchmark.pedantic(lambda: bureau.doe(contact(bureau, nieuwe_persoon=next(personen).invoer)), rounds=PER_BLOK)
    db = bureau.eigen_verbinding()
    (geschreven,) = db.execute("SELECT count(*) FROM contact WHERE status = 'actief'").fetchone()
    db.close()
    assert geschreven > (BLOKKEN + 1) * PER_BLOK, "a registration that was measured is not there"
    noteer(
        "one registration against its rows by hand",
        median(verhoudingen),
        hoogstens=4,
        ernaast=f"by hand {1000 * median(kaal):.2f} ms of CPU",
    )


def test_that_an_import_costs_at_most_three_times_its_rows_by_hand(tmp_path: Path, benchmark: Any) -> None:
    """`REGELS` registrations from a CSV file, against one executemany per table in one transaction."""
    goedkope_sleutels()
    schrijf_csv(maak_jaar(2024, REGELS, (), 3), tmp_path / "vragen.csv")
    verhoudingen, tijden = [], []
    for beurt in range(BEURTEN):
        map_ = tmp_path / f"w{beurt}"
        maak_winkel(map_, locatie="Selwerd", medewerker="T. Proef", wachtwoord=WACHTWOORD)
        with bureau_open(map_, "", WACHTWOORD) as bureau:
            bureau.warm_op()
            hand = MetDeHand(bureau, tmp_path / f"hand{beurt}")
            begin = time.process_time()
            verslag = importeer(lees_bestand(tmp_path / "vragen.csv", "vragen"), bureau.doe)
            tijden.append(time.process_time() - begin)
            assert verslag.toegevoegd == REGELS
            verhoudingen.append(tijden[-1] / hand.schrijf([hand.nieuw()]))
            hand.sluit()
        shutil.rmtree(map_)
    benchmark.extra_info["regels"] = REGELS
    benchmark.pedantic(lambda: lees_bestand(tmp_path / "vragen.csv", "vragen"), rounds=1)
    noteer(
        f"import of {REGELS} registrations against one executemany per table",
        median(verhoudingen),
        hoogstens=3,
        ernaast=f"{REGELS / median(tijden):.0f} rows per second of CPU",
    )
