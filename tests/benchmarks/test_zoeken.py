"""Searching persons as one types: every beginning of two letters and more of what people type, on an encrypted file.

Measured is the whole question, `ZoekPersonen` with rights, last contacts and warnings, in CPU time; beside it stands
what FTS5 needs for the same words when it sorts by name, without typing errors or reasons.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from dataclasses import asdict
from itertools import islice
from pathlib import Path
from random import Random
from statistics import median
from typing import Any

import pytest

from tests.benchmarks.meten import noteer, percentiel
from tests.tellingen import VOL
from wijdesk.models.naam import normaliseer
from wijdesk.models.opdrachten.persoon import PersoonInvoer, ZoekDubbelen, ZoekPersonen
from wijdesk.models.rows.persoon import Kandidaat
from wijdesk.models.values import Id
from wijdesk.services.reads.zoeken import zoek_dubbelen, zoek_personen
from wijdesk.services.voorbeeld import maak_personen
from wijdesk.store import search, verbinding
from wijdesk.store.lezer import Lezer
from wijdesk.store.search import ZoekRegel

NU = 1_772_438_400_000
KLEIN, GEWOON, GROOT = (100_000, 250_000, 1_000_000) if VOL else (500, 1_000, 2_000)
VRAGEN = 2_000 if VOL else 60
FOUTEN = 400 if VOL else 20
PER_TRANSACTIE = 2_000


class Bestand:
    """A growing encrypted file with the search index of made-up people, and the tables a search looks into."""

    def __init__(self, map_: Path) -> None:
        self.db = verbinding.verbind(map_, b"\x05" * 32)
        for opdracht in (*search.DDL, *ERNAAST):
            self.db.execute(opdracht)
        self.aantal = 0
        self.mensen: list[PersoonInvoer] = []
        """Those of the first sizes, to ask about."""
        self._bron = (persoon.invoer for persoon in maak_personen(GROOT, 11))

    def groei_tot(self, aantal: int) -> None:
        """Index people until there are this many, a few of them hidden, one in four with contacts."""
        while self.aantal < aantal:
            stuk = list(enumerate(islice(self._bron, min(PER_TRANSACTIE, aantal - self.aantal)), start=self.aantal))
            self.db.execute("BEGIN")
            search.indexeer(self.db.cursor(), (regel(nr, invoer) for nr, invoer in stuk))
            contacten = [(nummer(nr), NU - nr * 1000) for nr, _ in stuk if nr % 4 == 0]
            self.db.executemany("INSERT INTO contact VALUES (?, ?, 'actief')", contacten)
            mensen = [(nummer(nr), nummer(nr // 2)) for nr, _ in stuk]
            self.db.executemany(
                "INSERT INTO persoon (id, adres_id, afgeschermd, status) VALUES (?, ?, 0, 'actief')", mensen
            )
            namen = [(nr, kaal(invoer)) for nr, invoer in stuk]
            self.db.executemany("INSERT INTO naam_fts (rowid, naam) VALUES (?, ?)", namen)
            self.db.execute("COMMIT")
            self.aantal += len(stuk)
            if self.aantal <= GEWOON:
                self.mensen += [invoer for _, invoer in stuk]
        search.verdicht(self.db.cursor())
        self.db.execute("PRAGMA wal_checkpoint(TRUNCATE)")

    def lezer(self) -> Lezer:
        rechten = frozenset({"persoon.zoeken", "persoon.contact", "agressie.waarschuwing"})
        return Lezer(self.db, nu=NU, medewerker_id=nummer(0), rechten=rechten)

    def zoek(self, tekst: str) -> tuple[Kandidaat, ...]:
        return zoek_personen(self.lezer(), ZoekPersonen(tekst=tekst))

    def kaal(self, tekst: str) -> list[Any]:
        """The floor: the same words as beginnings, any twenty by name."""
        eis = " AND ".join(f'"{woord}"*' for woord in normaliseer(tekst)) or '""'
        vraag = "SELECT rowid FROM naam_fts WHERE naam_fts MATCH ? ORDER BY naam LIMIT 20"
        return list(self.db.execute(vraag, (eis,)).fetchall())


ERNAAST = (
    "CREATE TABLE contact (persoon_id BLOB, ontvangen INTEGER, status TEXT)",
    "CREATE INDEX contact_persoon ON contact (persoon_id, ontvangen)",
    "CREATE TABLE locatie (id BLOB, naam TEXT)",
    "CREATE TABLE kast (naam TEXT PRIMARY KEY, waarde BLOB)",
    "CREATE TABLE huishoudlid (persoon_id BLOB, huishouden_id BLOB, verblijf TEXT, van TEXT, tot TEXT, status TEXT)",
    "CREATE INDEX lid_persoon ON huishoudlid (persoon_id)",
    "CREATE TABLE persoon (id PRIMARY KEY, adres_id, afgeschermd, status, samengevoegd_in, overleden_op DEFAULT '')",
    "CREATE TABLE avgverzoek (id BLOB, persoon_id BLOB, beperkt_van TEXT, beperkt_tot TEXT, status TEXT)",
    "CREATE INDEX persoon_adres ON persoon (adres_id)",
    "CREATE TABLE pandverbod (agressie_id BLOB, locatie_id BLOB, status TEXT)",
    "CREATE TABLE agressie (id, persoon_id BLOB, datum, soort, maatregel, omschrijving, van, tot, status)",
    "CREATE INDEX agressie_persoon ON agressie (persoon_id)",
    "CREATE VIRTUAL TABLE naam_fts USING fts5(naam, prefix='2 3')",
)


def nummer(nr: int) -> Id:
    return Id(nr.to_bytes(16, "big"))


def regel(nr: int, invoer: PersoonInvoer) -> ZoekRegel:
    velden = asdict(invoer)
    for veld in ("taal", "tolk_nodig", "afgeschermd", "overleden_op"):
        del velden[veld]
    return ZoekRegel(persoon_id=nummer(nr), afgeschermd=nr % 100 == 7, **velden)


def kaal(invoer: PersoonInvoer) -> str:
    tekst = f"{invoer.achternaam} {invoer.roepnaam} {invoer.geboortenaam} {invoer.straat} {invoer.huisnummer}"
    return " ".join(normaliseer(tekst))


def wat_mensen_typen(p: PersoonInvoer, toeval: Random) -> str:
    """One of the ways in which somebody is looked for."""
    datum = "-".join(reversed(p.geboortedatum.split("-")))
    achter = f"{p.tussenvoegsel} {p.achternaam}".strip()
    naam, plaats = f"{p.roepnaam} {achter}", f"{p.straat} {p.huisnummer}"
    begin, letter = f"{p.roepnaam[:2]} {p.achternaam[:4]}", f"{p.roepnaam[:1]} {achter}"
    fout = met_typefout(f"{p.roepnaam} {p.achternaam}", toeval)
    tekst: str = toeval.choices(
        [naam, achter, f"{p.achternaam} {p.roepnaam}", f"{achter} {datum}", plaats, f"{p.achternaam} {p.straat}",
         f"{p.postcode} {p.huisnummer}", datum, letter, begin, fout, p.telefoon],
        weights=[35, 15, 10, 8, 6, 5, 5, 4, 3, 3, 5, 1],
    )[0]  # fmt: skip
    return tekst.lower() if toeval.random() < 0.7 else tekst


def met_typefout(tekst: str, toeval: Random) -> str:
    """One letter left out, doubled, or swapped with its neighbour; never the first of a word."""
    plaatsen = [plaats for plaats in range(1, len(tekst) - 1) if tekst[plaats - 1 : plaats + 2].isalpha()]
    if not plaatsen:
        return tekst
    plaats = toeval.choice(plaatsen)
    voor, letter, na = tekst[:plaats], tekst[plaats], tekst[plaats + 1 :]
    return toeval.choice([voor + na, voor + letter + letter + na, voor + na[:1] + letter + na[1:]])


def beginnen(mensen: list[PersoonInvoer], aantal: int) -> list[str]:
    """Every beginning of what is typed, two letters and more, in arbitrary order."""
    toeval = Random(3)
    gevonden: list[str] = []
    while len(gevonden) < aantal * 3:
        tekst = wat_mensen_typen(toeval.choice(mensen), toeval)
        gevonden += [tekst[:lengte] for lengte in range(2, len(tekst) + 1)]
    toeval.shuffle(gevonden)
    return gevonden[:aantal]


def milliseconden(werk: Callable[[str], object], vragen: list[str]) -> list[float]:
    """The CPU time of each question, warmed up on a part of them."""
    for vraag in vragen[: len(vragen) // 10]:
        werk(vraag)
    tijden = []
    for vraag in vragen:
        begin = time.thread_time()
        werk(vraag)
        tijden.append((time.thread_time() - begin) * 1000)
    return tijden


@pytest.fixture(scope="module")
def bestand(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Bestand]:
    open_ = Bestand(tmp_path_factory.mktemp("zoeken"))
    yield open_
    open_.db.close()


def test_that_searching_takes_no_longer_than_a_frame_and_hardly_grows(bestand: Bestand):
    bestand.groei_tot(KLEIN)
    vragen = beginnen(bestand.mensen, VRAGEN)
    klein = milliseconden(bestand.zoek, vragen)
    bestand.groei_tot(GEWOON)
    gewoon, bodem = milliseconden(bestand.zoek, vragen), milliseconden(bestand.kaal, vragen)
    dubbel = milliseconden_dubbelen(bestand)
    gemist = 1 - terecht(bestand)
    bestand.groei_tot(GROOT)
    groot = milliseconden(bestand.zoek, vragen)
    assert bestand.aantal == GROOT
    assert any(bestand.zoek(vraag) for vraag in vragen), "nothing that was typed found anybody"
    ernaast = f"bare FTS5 ORDER BY name: p50 {median(bodem):.2f}, p99 {percentiel(bodem, 0.99):.1f} ms"
    wat = f"search as you type, {GEWOON:,} persons"
    noteer(f"{wat}, p50", median(gewoon), hoogstens=4, eenheid="ms", ernaast=ernaast)
    noteer(f"{wat}, p99", percentiel(gewoon, 0.99), hoogstens=16, eenheid="ms", ernaast=f"worst {max(gewoon):.1f} ms")
    noteer(f"likely duplicates, {GEWOON:,} persons, p99", percentiel(dubbel, 0.99), hoogstens=16, eenheid="ms")
    noteer("whole names with a typing error, not found", gemist * 100, hoogstens=5, eenheid="%")
    groei = f"{GROOT:,} against {KLEIN:,} persons"
    p99 = percentiel(klein, 0.99), percentiel(groot, 0.99)
    noteer(f"{groei}, p50", median(groot) / median(klein), hoogstens=2, ernaast=f"{median(groot):.2f} ms")
    noteer(f"{groei}, mean", sum(groot) / sum(klein), hoogstens=2, ernaast=f"p99 {p99[0]:.2f} → {p99[1]:.2f} ms")


def milliseconden_dubbelen(bestand: Bestand) -> list[float]:
    """The CPU time of asking for duplicates of people who are there."""
    tijden = []
    for invoer in Random(5).choices(bestand.mensen, k=FOUTEN):
        vraag = ZoekDubbelen(invoer=invoer)
        begin = time.thread_time()
        zoek_dubbelen(bestand.lezer(), vraag)
        tijden.append((time.thread_time() - begin) * 1000)
    return tijden


def terecht(bestand: Bestand) -> float:
    """The share of people found by their whole name with one typing error and their birth date."""
    toeval, gevonden = Random(9), 0
    for _ in range(FOUTEN):
        nr = toeval.randrange(len(bestand.mensen))
        while nr % 100 == 7:
            nr = toeval.randrange(len(bestand.mensen))
        invoer = bestand.mensen[nr]
        datum = "-".join(reversed(invoer.geboortedatum.split("-")))
        tekst = f"{met_typefout(f'{invoer.roepnaam} {invoer.achternaam}', toeval)} {datum}"
        gevonden += nummer(nr) in {kandidaat.persoon_id for kandidaat in bestand.zoek(tekst)}
    return gevonden / FOUTEN
