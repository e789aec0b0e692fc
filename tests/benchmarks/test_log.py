"""A log of 1,000,000 lines: a page of it by every filter, what is unusual, and the overview for a resident.

Five years of a team. Put in by plain inserts; a line of the log costs its journal entry elsewhere.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from functools import partial
from random import Random

import pytest

from tests import winkel
from tests.benchmarks.casussen import voeg_in
from tests.benchmarks.meten import in_beurten, noteer
from tests.conftest import MAANDAG_9_UUR, Ids, Klok
from tests.tellingen import VOL
from wijdesk.app.bureau import Bureau
from wijdesk.models.opdrachten.logboek import LeesInzageoverzicht, LeesLogboek
from wijdesk.models.values import Id, lokaal
from wijdesk.services.logboek.bladen import blad
from wijdesk.store.lezer import Lezer

AANTAL, PERSONEN, COLLEGAS, HUIZEN = (1_000_000, 20_000, 60, 5_000) if VOL else (2_000, 100, 6, 40)
JAREN = 5
DAG = 86_400_000
JAAR = 365 * DAG
BEURTEN = 9 if VOL else 1
HOOGSTENS_MS, ONGEWOON_MS = 100, 60
SOORTEN = ("inzien",) * 90 + ("zoeken",) * 60 + ("afdrukken",) * 4 + ("nood", "rechten", "uitvoer")


def sleutel(soort: bytes, nummer: int) -> Id:
    return Id(soort * 8 + nummer.to_bytes(8, "big"))


@pytest.fixture(scope="module")
def bureau(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Bureau]:
    klok, ids = Klok(MAANDAG_9_UUR), Ids(MAANDAG_9_UUR)
    map_ = tmp_path_factory.mktemp("log") / "winkel"
    winkel.maak(map_, klok, ids)
    toeval = Random(20)
    with winkel.bureau(map_, klok, ids) as open_:
        hier = open_.medewerker.locatie_id
        db = open_.eigen_verbinding()
        db.execute("PRAGMA cache_size = -500000")
        db.execute("BEGIN")
        voeg_in(
            db,
            "medewerker",
            ({"id": sleutel(b"m", n), "naam": f"Collega {n} van Dam", "locatie_id": hier} for n in range(COLLEGAS)),
        )
        voeg_in(db, "persoon", ({"id": sleutel(b"p", n), "achternaam": f"Naam{n % 900}"} for n in range(PERSONEN)))
        voeg_in(db, "toegang", (regel(toeval, n) for n in range(AANTAL)))
        db.execute("COMMIT")
        db.close()
        yield open_


def regel(toeval: Random, nummer: int) -> dict[str, object]:
    """A line, in the order of time; most are openings and searches."""
    soort = toeval.choice(SOORTEN)
    wie = None if soort in ("zoeken", "rechten") else sleutel(b"p", toeval.randrange(PERSONEN))
    huis = sleutel(b"h", toeval.randrange(HUIZEN)) if wie is not None and toeval.random() < 0.4 else None
    tijd = MAANDAG_9_UUR - JAREN * JAAR + nummer * (JAREN * JAAR // AANTAL)
    wat = "inwoner gezocht op naam" if soort == "zoeken" else "persoonskaart geopend"
    return {
        "id": sleutel(b"t", nummer),
        "tijd": tijd,
        "medewerker_id": sleutel(b"m", toeval.randrange(COLLEGAS)),
        "persoon_id": wie,
        "wat": wat,
        "doel": "inwoner helpen aan de entree",
        "soort": soort,
        "huishouden_id": huis,
        "uitkomst": "geweigerd" if toeval.random() < 0.001 else "",
    }


VRAGEN = {
    "newest page": LeesLogboek(),
    "of one resident": LeesLogboek(persoon_id=sleutel(b"p", 7)),
    "of one household": LeesLogboek(huishouden_id=sleutel(b"h", 7)),
    "of one colleague": LeesLogboek(medewerker_id=sleutel(b"m", 3)),
    "of one colleague, one kind, a month": LeesLogboek(
        medewerker_id=sleutel(b"m", 3), soort="inzien", van="2024-05-01", tot="2024-05-31"
    ),
    "of a rare kind": LeesLogboek(soort="nood"),
    "three years back": LeesLogboek(tot="2023-03-01"),
    "what is unusual of one day": LeesLogboek(ongewoon="alles", van="2026-02-25", tot="2026-02-25"),
}


@pytest.mark.parametrize("naam", VRAGEN)
def test_that_a_page_costs_little_however_long_the_log_is(bureau: Bureau, naam: str) -> None:
    blad = bureau.lees_apart(VRAGEN[naam])
    assert blad.regels or naam == "what is unusual of one day" or not VOL
    (tijd,) = in_beurten(partial(bureau.lees_apart, VRAGEN[naam]), beurten=BEURTEN)
    hoogstens = ONGEWOON_MS if VRAGEN[naam].ongewoon else HOOGSTENS_MS
    noteer(f"log of {AANTAL:,} lines, {naam}", tijd * 1000, hoogstens=hoogstens, eenheid="ms")


def test_that_what_is_unusual_of_a_day_reads_that_day_and_not_all_before_it(bureau: Bureau) -> None:
    begin = lokaal(MAANDAG_9_UUR - JAREN * JAAR + 7 * DAG).date().isoformat()
    einde = lokaal(MAANDAG_9_UUR - 7 * DAG).date().isoformat()
    vroeg, laat = (stappen(bureau, LeesLogboek(ongewoon="alles", van=dag, tot=dag)) for dag in (begin, einde))
    assert laat < 3 * vroeg + AANTAL // 10, f"{laat} steps of the database at the end of the log, {vroeg} at its begin"


def stappen(bureau: Bureau, vraag: LeesLogboek) -> int:
    """How many steps the database takes for a page."""
    gezet: list[None] = []
    with closing(bureau.eigen_verbinding()) as db:
        lezer = Lezer(db, nu=bureau.wereld.klok(), medewerker_id=bureau.medewerker.id, rechten=bureau.rechten)
        db.set_progress_handler(lambda: gezet.append(None), 1)
        blad(lezer, vraag)
        db.set_progress_handler(None, 0)
    return len(gezet)


def test_that_the_overview_of_a_resident_costs_little(bureau: Bureau) -> None:
    vraag = LeesInzageoverzicht(persoon_id=sleutel(b"p", 7))
    (tijd,) = in_beurten(partial(bureau.lees_apart, vraag), beurten=BEURTEN)
    noteer(f"who saw the file of a resident, {AANTAL:,} lines", tijd * 1000, hoogstens=HOOGSTENS_MS, eenheid="ms")
