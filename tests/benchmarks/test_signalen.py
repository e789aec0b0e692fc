"""An inbox with 50,000 signalen of one locatie: filtering as one types, pages, counts, what belongs together, search.

Read with the rights of a casemanager, who may not see what is protected: that costs the most. Put in by plain inserts.
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from random import Random
from typing import Any

import pytest

from tests import winkel
from tests.benchmarks.casussen import nummer, voeg_in
from tests.benchmarks.meten import in_beurten, noteer, percentiel
from tests.conftest import MAANDAG_9_UUR, Ids, Klok
from tests.tellingen import VOL
from wijdesk.app.bureau import Bureau
from wijdesk.models.opdrachten.basis import Leesvraag
from wijdesk.models.opdrachten.signaal import (
    LeesSamenhang,
    LeesSignaal,
    LeesSignaaltelling,
    LeesSignalen,
    LeesVerwanteSignalen,
)
from wijdesk.models.opdrachten.termijn import LeesTermijnen
from wijdesk.models.opdrachten.vondst import ZoekSignalen
from wijdesk.models.signaallijst import Keus, Signaallijst
from wijdesk.models.signaalstraat import straat_sleutel
from wijdesk.services.leesloket import Leesloket
from wijdesk.services.register import rechten_van

AANTAL, OPEN, PERSONEN = (50_000, 2_000, 20_000) if VOL else (400, 100, 200)
BEURTEN = 15 if VOL else 1
DAG = 86_400_000
GETYPT = ("overlast eikenlaan", "yılmaz", "huur achterstand", "zzzz", "selwerd politie", "harde muziek", "e")
SOORTEN = ("woonoverlast", "zorgen over een inwoner", "dreigende huisuitzetting", "overlast op straat", "overig")
THEMAS = ("wonen", "veiligheid", "geld en schulden", "overlast en burenconflict", "jeugd op straat", "overig")
STRATEN = tuple(f"{boom}{eind}" for boom in ("Eiken", "Elzen", "Iepen", "Berken") for eind in ("laan", "straat", "weg"))
WOORDEN = (
    "harde", "muziek", "tot", "diep", "in", "de", "nacht", "buren", "klagen", "huur", "achterstand", "maanden", "niet",
    "gezien", "gordijnen", "dicht", "post", "kinderen", "alleen", "geschreeuw", "vuilnis", "trap", "honden", "school",
)  # fmt: skip
NAMEN = ("Bakker", "Yılmaz", "Jansen", "Çelik", "Postma", "Haile", "Veenstra")


@pytest.fixture(scope="module")
def bureau(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Bureau]:
    klok, ids = Klok(MAANDAG_9_UUR), Ids(MAANDAG_9_UUR)
    map_ = tmp_path_factory.mktemp("signalen") / "winkel"
    winkel.maak(map_, klok, ids)
    with winkel.bureau(map_, klok, ids) as open_:
        db = open_.eigen_verbinding()
        db.execute("PRAGMA cache_size = -500000")  # else every index is written and encrypted again and again
        db.execute("BEGIN")
        vul(db, open_)
        db.execute("COMMIT")
        db.execute("ANALYZE")
        db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        db.close()
        yield open_


def vul(db: Any, bureau: Bureau) -> None:
    """Half of them about persons (one in fifty hidden), a quarter about addresses, the rest about streets."""
    toeval, nu = Random(11), bureau.wereld.klok()
    hier, ik = bureau.medewerker.locatie_id, bureau.medewerker.id
    voeg_in(
        db, "adres",
        (
            {
                "id": nummer(20, nr), "straat": STRATEN[nr % len(STRATEN)], "huisnummer": str(1 + nr // len(STRATEN)),
                "woonplaats": "Groningen",
            }
            for nr in range(PERSONEN // 2)
        ),
    )  # fmt: skip
    voeg_in(
        db, "persoon",
        (
            {
                "id": nummer(21, nr), "roepnaam": "Anna", "achternaam": NAMEN[nr % len(NAMEN)],
                "adres_id": nummer(20, nr // 2), "afgeschermd": nr % 50 == 0,
            }
            for nr in range(PERSONEN)
        ),
    )  # fmt: skip
    voeg_in(db, "signaal", (_signaal(nr, toeval, nu, hier, ik) for nr in range(AANTAL)))


def _signaal(nr: int, toeval: Random, nu: int, hier: bytes, ik: bytes) -> dict[str, Any]:
    straat = STRATEN[nr % len(STRATEN)]
    open_ = nr % (AANTAL // OPEN) == 0
    over: dict[str, Any] = {}
    if nr % 4 < 2:
        over["persoon_id"] = nummer(21, toeval.randrange(PERSONEN))
    elif nr % 4 == 2:
        over["adres_id"] = nummer(20, toeval.randrange(PERSONEN // 2))
    return over | {
        "id": nummer(22, nr), "soort": toeval.choice(SOORTEN), "bron": toeval.choice(("politie", "huisarts")),
        "thema": toeval.choice(THEMAS), "tekst": " ".join(toeval.choices(WOORDEN, k=40)),
        "urgentie": toeval.choice((1, 2, 2, 3, 3, 3)), "ontvangen": nu - toeval.randrange(3 * 365 * DAG),
        "locatie_id": hier, "geschreven_door_id": ik, "straat": straat, "gebied": "Selwerd",
        "straat_sleutel": straat_sleutel(straat, "Groningen"), "medewerker_id": ik if nr % 500 == 0 else None,
        "stand": ("in onderzoek" if nr % 500 == 0 else "nieuw") if open_ else "afgesloten",
        "uitkomst": "" if open_ else "in gesprek opgelost", "afgesloten_op": None if open_ else nu,
    }  # fmt: skip


@pytest.fixture
def lees(bureau: Bureau) -> Iterator[Leesloket]:
    bureau.warm_op()
    assert bureau._winkel is not None
    loket = Leesloket(
        bureau._winkel.lees_verbinding(),
        klok=bureau.wereld.klok,
        medewerker_id=bureau.medewerker.id,
        rechten=rechten_van(("casemanager",)),
        log=lambda _regels: None,
    )
    yield loket
    loket.sluit()


def alles(lees: Leesloket) -> tuple[Signaallijst, list[float]]:
    """The whole inbox, page by page, with the time of each page in milliseconds."""
    lijst, tijden, na = Signaallijst(), [], ""
    while True:
        begin = time.thread_time()
        blad = lees.beantwoord(LeesSignalen(stand="alles", na=na))
        tijden.append((time.thread_time() - begin) * 1000)
        lijst.voeg_toe(blad.rijen)
        if not (na := blad.na):
            return lijst, tijden


def test_that_an_inbox_of_fifty_thousand_filters_within_a_frame(lees: Leesloket) -> None:
    lijst, bladen = alles(lees)
    lijst.toon(Keus())
    letters = []
    for tekst in GETYPT:
        for lengte in range(1, len(tekst) + 1):
            begin = time.thread_time()
            uitzicht = lijst.toon(Keus(stand="alles", tekst=tekst[:lengte]))
            letters.append((time.thread_time() - begin) * 1000)
        assert bool(uitzicht.rijen) == (tekst != "zzzz")
    keuzes = []
    for keus in (Keus(stand="afgesloten", urgentie=1), Keus(soort="woonoverlast"), Keus(thema="wonen"), Keus()):
        begin = time.thread_time()
        assert lijst.toon(keus).rijen
        keuzes.append((time.thread_time() - begin) * 1000)
    wijzigingen = []
    for rij in lijst.toon(Keus()).rijen[:20]:
        begin = time.thread_time()
        lijst.ververs([rij.id], [replace(rij, stand="in onderzoek", urgentie=1)])
        lijst.toon(Keus(tekst="huur"))
        wijzigingen.append((time.thread_time() - begin) * 1000)
    wat = f"an inbox of {AANTAL:,} signalen"
    noteer(f"a letter typed in {wat}, p99", percentiel(letters, 0.99), hoogstens=16, eenheid="ms")
    noteer(f"another choice in {wat}, the slowest", max(keuzes), hoogstens=16, eenheid="ms")
    noteer(f"one row changed in {wat}, p50", percentiel(wijzigingen, 0.5), hoogstens=16, eenheid="ms")
    ernaast = f"all {len(bladen)} pages {sum(bladen):.0f} ms"
    noteer(f"a page of {wat}, p50", percentiel(bladen, 0.5), hoogstens=25, eenheid="ms", ernaast=ernaast)


def test_that_what_stands_around_an_inbox_is_there_at_once(bureau: Bureau, lees: Leesloket) -> None:
    eerste = lees.beantwoord(LeesSignalen(hoogstens=200)).rijen
    assert eerste
    id_ = eerste[0].id
    vragen: dict[str, tuple[Leesvraag[Any], float]] = {
        "the first page of what is open": (LeesSignalen(hoogstens=200), 16.0),
        "counting what is open": (LeesSignaaltelling(locatie_id=bureau.medewerker.locatie_id), 33.0),
        "opening one signaal": (LeesSignaal(id=id_), 16.0),
        "what belongs to one signaal": (LeesVerwanteSignalen(id=id_), 100.0),
        "what belongs together in all that is open": (LeesSamenhang(), 250.0),
        "finding signalen by a street": (ZoekSignalen(tekst="Eikenlaan"), 50.0),
        "finding signalen by a name": (ZoekSignalen(tekst="yılmaz"), 50.0),
        "the agenda with my signalen": (LeesTermijnen(), 25.0),
    }
    for wat, (vraag, hoogstens) in vragen.items():
        (tijd,) = in_beurten(partial(lees.beantwoord, vraag), beurten=BEURTEN)
        noteer(f"{wat}, of {AANTAL:,}", tijd * 1000, hoogstens=hoogstens, eenheid="ms")
