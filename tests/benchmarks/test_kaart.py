"""A sociale kaart of 5,000 entries: reading all of it, and finding while somebody types, also with typing errors.

The floor of reading is the same columns fetched as they are; of a key it is FTS5 in memory on the same words, which
knows no typing errors and no middles of words.
"""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Iterator
from random import Random
from typing import Any

import pytest

from tests import winkel
from tests.benchmarks.casussen import nummer, voeg_in
from tests.benchmarks.meten import in_beurten, noteer, percentiel
from tests.conftest import MAANDAG_9_UUR, Ids, Klok
from tests.tellingen import VOL
from wijdesk.app.bureau import Bureau
from wijdesk.models.kaartlijst import Keus, kies
from wijdesk.models.kaartregels import SOORTEN, VELDEN
from wijdesk.models.opdrachten.kaart import LeesKaart
from wijdesk.models.rows.kaart import SocialeKaart
from wijdesk.resources import lees_csv
from wijdesk.services.leesloket import Leesloket
from wijdesk.services.register import rechten_van

AANTAL = 5_000 if VOL else 200
BEURTEN = 9 if VOL else 1
GETYPT = (
    "voedselbank",
    "schuldsanering",
    "formulieren",
    "opvoeden",
    "huurverhoging",
    "dagbesteding",
    "taalmaatje",
    "fiets",
)
FRAME_MS = 16.7
DELEN = ("buurt", "wijk", "zorg", "taal", "jeugd", "ouderen", "schuld", "fiets", "eet", "thuis", "werk", "maat", "hulp")
EINDEN = ("huis", "groep", "team", "plein", "tafel", "maatje", "loket", "advies", "opvang", "kamer", "café", "winkel")


@pytest.fixture(scope="module")
def bureau(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Bureau]:
    klok, ids = Klok(MAANDAG_9_UUR), Ids(MAANDAG_9_UUR)
    map_ = tmp_path_factory.mktemp("kaart") / "winkel"
    winkel.maak(map_, klok, ids)
    with winkel.bureau(map_, klok, ids) as open_:
        db = open_.eigen_verbinding()
        db.execute("BEGIN")
        voeg_in(db, "voorziening", _rijen())
        db.execute("COMMIT")
        db.close()
        yield open_


def _rijen() -> Iterator[dict[str, Any]]:
    """Entries of the example with other names, words and areas: what each says differs, as it does in a city."""
    toeval, bron = Random(5), lees_csv("voorbeeld/sociale-kaart.csv")
    eigen = [f"{een}{midden}{eind}" for een in DELEN for midden in ("", *DELEN) for eind in EINDEN]
    for nr in range(AANTAL):
        rij = bron[nr % len(bron)]
        woorden = toeval.choices(eigen, k=14)
        trefwoorden = "; ".join((rij["trefwoorden"], *woorden[10:]))
        yield {veld: rij.get(veld, "") for veld in VELDEN} | {
            "id": nummer(40, nr), "nummer": str(nr), "soort": SOORTEN[nr % 3], "naam": f"{rij['naam']} {woorden[0]}",
            "omschrijving": f"{rij['omschrijving']} {' '.join(woorden[1:10])}", "trefwoorden": trefwoorden,
            "nagekeken_op": "2026-01-01",
        }  # fmt: skip


@pytest.fixture(scope="module")
def kaart(bureau: Bureau) -> SocialeKaart:
    return bureau.lees(LeesKaart())


def toetsen() -> list[str]:
    """Every beginning of two letters and more of what people type, and the whole with one letter left out."""
    begin = [woord[:lang] for woord in GETYPT for lang in range(2, len(woord) + 1)]
    return begin + [woord[:plek] + woord[plek + 1 :] for woord in GETYPT for plek in range(1, len(woord))]


def test_reading_all_of_it(bureau: Bureau) -> None:
    db = bureau.eigen_verbinding()
    loket = Leesloket(
        db, klok=bureau.wereld.klok, medewerker_id=bureau.medewerker.id, rechten=rechten_van(("entree",)),
        log=lambda _: None,
    )  # fmt: skip
    kolommen = ", ".join(VELDEN)
    kaal, heel = in_beurten(
        lambda: db.execute(f"SELECT id, {kolommen}, nagekeken_op FROM voorziening ORDER BY naam").fetchall(),
        lambda: loket.beantwoord(LeesKaart()),
        beurten=BEURTEN,
    )
    assert len(loket.beantwoord(LeesKaart()).rijen) == AANTAL
    db.close()
    ernaast = f"{heel * 1000:.0f} ms, on the lane that reads; the columns as they are {kaal * 1000:.0f} ms"
    noteer(f"sociale kaart of {AANTAL} read and indexed", heel / kaal, hoogstens=20, ernaast=ernaast)


def test_finding_at_every_key(kaart: SocialeKaart) -> None:
    vloer = sqlite3.connect(":memory:")
    vloer.execute("CREATE VIRTUAL TABLE fts USING fts5(woorden, tokenize='unicode61 remove_diacritics 2')")
    vloer.executemany(
        "INSERT INTO fts VALUES (?)", ((" ".join(getattr(rij, veld) for veld in VELDEN),) for rij in kaart.rijen)
    )
    tijden: list[float] = []
    van_vloer: list[float] = []
    gevonden = 0
    for woord in toetsen():
        kaart.index._bekend.clear()  # as if it was never typed
        begin = time.process_time()
        uitzicht = kies(kaart, Keus(tekst=woord), 100)
        tijden.append(1000 * (time.process_time() - begin))
        gevonden += bool(uitzicht.rijen)
        begin = time.process_time()
        vloer.execute("SELECT rowid FROM fts WHERE fts MATCH ? ORDER BY rank LIMIT 100", (f"{woord}*",)).fetchall()
        van_vloer.append(1000 * (time.process_time() - begin))
    assert gevonden > 0.8 * len(tijden)
    ernaast = (
        f"median {percentiel(tijden, 0.5):.1f}; FTS5 without typing errors p95 {percentiel(van_vloer, 0.95):.1f} ms"
    )
    noteer(
        f"sociale kaart of {AANTAL}: a key, p95",
        percentiel(tijden, 0.95),
        hoogstens=FRAME_MS,
        eenheid="ms",
        ernaast=ernaast,
    )
