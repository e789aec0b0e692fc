"""The search index of persons, on an encrypted file."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from wijdesk.models.opdrachten.persoon import PersoonInvoer
from wijdesk.models.rows.persoon import Kandidaat
from wijdesk.models.values import Id
from wijdesk.store import search, verbinding
from wijdesk.store.lezer import Lezer
from wijdesk.store.search import ZoekRegel
from wijdesk.store.zicht import CONTACT

NU = 1_772_438_400_000
VELDEN = ("roepnaam", "tussenvoegsel", "achternaam", "geboortedatum", "straat", "huisnummer", "postcode", "telefoon")
MENSEN = """
    Fatima|de|Vries|1980-05-12|Oosterstraat|12|9712AB|06-12345678
    Jan||Jansen|1955-01-31|Korreweg|1|9715AA|
    Jan||Janssens|1990-07-02|Korreweg|10|9715AA|
    Janneke||Jansen|2001-01-01|Korreweg|100|9715AA|
    Willem|van der|Meer|1944-11-03|Oosterstraat|1|9712AA|
    Willem||Meerman|1944-11-04|Oosterstraat|2|9712AA|
    IJsbrand|van|Dijk|1970-02-28|Eikenlaan|3|9741EA|
    Zeynep||Özdemir|1999-12-31|Eikenlaan|5|9741EA|
    Mohammed||Thijssen|1988-08-08|Plutolaan|7|9742GA|
    Anne-Marie||Groningen|1966-06-06|Plutolaan|9|9742GA|
    Vries||Fatima|1931-03-03|Plutolaan|11|9742GA|
"""


def persoon(nummer: int) -> Id:
    return Id(nummer.to_bytes(16, "big"))


def mensen() -> list[ZoekRegel]:
    rijen = []
    for nummer, regel in enumerate(MENSEN.split("\n")[1:-1]):
        velden = dict(zip(VELDEN, regel.strip().split("|"), strict=True))
        rijen.append(ZoekRegel(persoon_id=persoon(nummer), woonplaats="Groningen", **velden))  # type: ignore[arg-type]
    rijen[0] = replace(
        rijen[0], geboorte_tussenvoegsel="El", geboortenaam="Amrani", voornamen="Fatima Zohra", bsn="123456782"
    )
    return rijen


ERNAAST = (
    "CREATE TABLE huishoudlid (persoon_id BLOB, huishouden_id BLOB, verblijf TEXT, van TEXT, tot TEXT, status TEXT)",
    "CREATE TABLE persoon (id BLOB PRIMARY KEY, adres_id BLOB, afgeschermd INTEGER, status TEXT)",
)
"""What tells whose address may not be seen."""


@pytest.fixture
def db(tmp_path: Path) -> Iterator[Any]:
    verbonden = verbinding.verbind(tmp_path, b"\x07" * 32)
    verbonden.execute("BEGIN")
    for opdracht in (*search.DDL, *ERNAAST):
        verbonden.execute(opdracht)
    search.indexeer(verbonden.cursor(), mensen())
    verbonden.execute("COMMIT")
    yield verbonden
    verbonden.close()


@pytest.fixture
def lezer(db: Any) -> Lezer:
    return Lezer(db, nu=NU, medewerker_id=persoon(0), rechten=frozenset({CONTACT}))


@pytest.fixture
def namen(lezer: Lezer) -> Callable[[str], list[str]]:
    return lambda tekst: [gevonden.naam for gevonden in zoek(lezer, tekst)]


def zoek(lezer: Lezer, tekst: str, *, mag_afgeschermd: bool = False) -> tuple[Kandidaat, ...]:
    return search.zoek(lezer, tekst, 20, mag_afgeschermd=mag_afgeschermd)


@pytest.mark.parametrize(
    ("tekst", "eerste"),
    [
        ("fatima de vries", "Fatima de Vries-El Amrani"),
        ("jan jansen", "Jan Jansen"),
        ("jansen jan", "Jan Jansen"),
        ("janssens", "Jan Janssens"),
        ("f vries", "Fatima de Vries-El Amrani"),
        ("zohra vries", "Fatima de Vries-El Amrani"),
        ("el amrani", "Fatima de Vries-El Amrani"),
        ("willem van der m", "Willem van der Meer"),
        ("wi mee", "Willem van der Meer"),
        ("vandermeer", "Willem van der Meer"),
        ("v.d. meer", "Willem van der Meer"),
        ("IJSBRAND VAN DYK", "IJsbrand van Dijk"),
        ("ozdemir", "Zeynep Özdemir"),
        ("annemarie", "Anne-Marie Groningen"),
        ("12-05-1980", "Fatima de Vries-El Amrani"),
        ("12 mei 1980", "Fatima de Vries-El Amrani"),
        ("vries 12-5", "Fatima de Vries-El Amrani"),
        ("vries 1980", "Fatima de Vries-El Amrani"),
        ("0612345678", "Fatima de Vries-El Amrani"),
        ("0612345", "Fatima de Vries-El Amrani"),
        ("123456782", "Fatima de Vries-El Amrani"),
        ("9712ab 12", "Fatima de Vries-El Amrani"),
        ("korreweg 1", "Jan Jansen"),
        ("korreweg 10", "Jan Janssens"),
        ("jansen korreweg 100", "Janneke Jansen"),
        ("oosterstr meer", "Willem van der Meer"),
        # typing errors
        ("faitma amrani", "Fatima de Vries-El Amrani"),
        ("fatima vreis", "Fatima de Vries-El Amrani"),
        ("ozdemri", "Zeynep Özdemir"),
        ("tijsen", "Mohammed Thijssen"),
        ("zenyep ozdemir", "Zeynep Özdemir"),
        ("muhamad thijssen", "Mohammed Thijssen"),
        ("anne marie gronigen", "Anne-Marie Groningen"),
    ],
)
def test_that_the_person_meant_is_found_first(namen: Callable[[str], list[str]], tekst: str, eerste: str):
    assert namen(tekst)[:1] == [eerste]


def test_that_exact_names_go_before_beginnings_and_those_before_typing_errors(namen: Callable[[str], list[str]]):
    gevonden = namen("jansen")
    assert gevonden[:2] == ["Jan Jansen", "Janneke Jansen"]
    assert "Jan Janssens" in gevonden[2:] or len(gevonden) == 2


def test_that_the_person_stays_in_sight_with_every_letter_typed(namen: Callable[[str], list[str]]):
    tekst = "Willem van der Meer"
    for lengte in range(2, len(tekst) + 1):
        assert "Willem van der Meer" in namen(tekst[:lengte]), tekst[:lengte]


def test_that_a_tussenvoegsel_alone_finds_those_who_have_it(namen: Callable[[str], list[str]]):
    assert set(namen("van")) == {"Willem van der Meer", "IJsbrand van Dijk"}


def test_that_a_hit_says_why(lezer: Lezer):
    assert zoek(lezer, "123456782")[0].waarom == ("zelfde BSN",)
    assert zoek(lezer, "fatima vries")[0].waarom == ("zelfde naam",)
    assert zoek(lezer, "amrani")[0].waarom == ("geboortenaam",)
    assert zoek(lezer, "ozdemri")[0].waarom == ("typefout in achternaam",)


@pytest.mark.parametrize(
    "tekst", ["", " ", "j", "-", "'", '"', "*", "AND", "NOT OR", "n*", 'a" OR "b', "(", "%%", "jan)", "\x00ja"]
)
def test_that_no_text_breaks_the_question(lezer: Lezer, tekst: str):
    assert isinstance(zoek(lezer, tekst), tuple)


def test_that_one_letter_asks_nothing(lezer: Lezer):
    assert zoek(lezer, "j") == ()


def test_that_who_is_hidden_takes_no_place(db: Any, lezer: Lezer):
    verborgen = [
        ZoekRegel(persoon_id=persoon(100 + nr), roepnaam="Aad", achternaam="Jansen", afgeschermd=True)
        for nr in range(60)
    ]
    search.indexeer(db.cursor(), verborgen)
    assert len(zoek(lezer, "jansen")) >= 2
    assert "Aad Jansen" not in {gevonden.naam for gevonden in zoek(lezer, "jansen")}
    assert {gevonden.naam for gevonden in zoek(lezer, "jansen", mag_afgeschermd=True)} == {"Aad Jansen"}


def test_that_a_changed_person_is_found_by_the_new_name_only(db: Any, lezer: Lezer, namen: Callable[[str], list[str]]):
    search.indexeer(db.cursor(), [replace(mensen()[7], achternaam="Yildirim")])
    assert namen("yildirim") == ["Zeynep Yildirim"]
    assert namen("ozdemir") == []


@pytest.mark.parametrize("status", ["samengevoegd", "vervallen"])
def test_that_who_is_not_active_is_not_found(db: Any, namen: Callable[[str], list[str]], status: str):
    search.indexeer(db.cursor(), [replace(mensen()[7], status=status)])
    assert namen("ozdemir") == []


@pytest.mark.parametrize("herbouw_vanaf", [0, 2000])
def test_that_nothing_of_a_removed_person_stays_in_the_index(
    db: Any, monkeypatch: pytest.MonkeyPatch, herbouw_vanaf: int
):
    monkeypatch.setattr(search, "HERBOUW_VANAF", herbouw_vanaf)
    search.verwijder(db.cursor(), [persoon(7), persoon(8)])
    search.verdicht(db.cursor())
    for tabel, kolom in (("zoek_persoon", "woorden"), ("zoek_woord", "woord"), ("zoek_variant", "woord")):
        assert not db.execute(
            f"SELECT {kolom} FROM {tabel} WHERE {kolom} LIKE '%demir%' OR {kolom} LIKE '%thijs%'"
        ).fetchall()
    blokken = b"".join(rij[0] for rij in db.execute("SELECT block FROM zoek_fts_data"))
    assert b"demir" not in blokken
    assert b"korreweg" in blokken
    db.execute("INSERT INTO zoek_fts (zoek_fts, rank) VALUES ('integrity-check', 1)")


@pytest.mark.parametrize("dan", ["erbij", "weg", "anders", "weg en erbij"])
def test_that_several_changes_in_one_transaction_lose_nobody(
    db: Any, namen: Callable[[str], list[str]], dan: str
) -> None:
    wie, cursor = mensen(), db.cursor()
    nieuw = replace(wie[1], persoon_id=persoon(99), roepnaam="Jannie")
    db.execute("BEGIN")
    search.indexeer(cursor, [replace(wie[1], telefoon="0611111111")])
    if "weg" in dan:
        search.verwijder(cursor, [persoon(10)])
    if "erbij" in dan:
        search.indexeer(cursor, [nieuw])
    if dan == "anders":
        search.indexeer(cursor, [replace(wie[3], telefoon="0622222222")])
    db.execute("COMMIT")
    assert ("Jannie Jansen" in namen("jansen")) == ("erbij" in dan)
    assert ("Vries Fatima" in namen("plutolaan 11")) == ("weg" not in dan)
    search.heel(cursor)


def test_that_the_index_is_the_same_however_it_came_about(db: Any, tmp_path: Path):
    cursor = db.cursor()
    search.indexeer(cursor, [replace(regel, achternaam="Anders") for regel in mensen()])
    search.indexeer(cursor, mensen())
    (tmp_path / "nieuw").mkdir()
    nieuw = verbinding.verbind(tmp_path / "nieuw", b"\x07" * 32)
    for opdracht in search.DDL:
        nieuw.execute(opdracht)
    search.indexeer(nieuw.cursor(), mensen())
    for vraag in ("SELECT * FROM zoek_persoon", "SELECT * FROM zoek_woord", "SELECT * FROM zoek_variant"):
        assert db.execute(vraag).fetchall() == nieuw.execute(vraag).fetchall()
    nieuw.close()


# Likely duplicates ---------------------------------------------------------------------------------------------------

FATIMA = PersoonInvoer(roepnaam="Fatima", tussenvoegsel="de", achternaam="Vries")


@pytest.mark.parametrize(
    ("invoer", "waarom"),
    [
        (PersoonInvoer(roepnaam="Iemand", achternaam="Anders", bsn="123456782"), ("zelfde BSN",)),
        (replace(FATIMA, geboortedatum="1980-05-12"), ("zelfde geboortedatum", "zelfde naam")),
        (
            replace(FATIMA, geboortedatum="1980-05-12", postcode="9712AB", huisnummer="12"),
            ("zelfde geboortedatum en adres", "zelfde naam"),
        ),
        (
            replace(FATIMA, achternaam="Vreis", geboortedatum="1980-05-12"),
            ("zelfde geboortedatum", "typefout in achternaam"),
        ),
        (replace(FATIMA, geboortedatum="1980-12-05"), ("dag en maand omgewisseld", "zelfde naam")),
        (replace(FATIMA, geboortedatum="1980"), ("geboortedatum deels onbekend", "zelfde naam")),
        (
            PersoonInvoer(roepnaam="Fatima", achternaam="Amrani", geboortedatum="1980-05-12"),
            ("zelfde geboortedatum", "geboortenaam"),
        ),
        (
            PersoonInvoer(roepnaam="Vries", achternaam="Fatima", geboortedatum="1980-05-12"),
            ("zelfde geboortedatum", "voor- en achternaam omgewisseld"),
        ),
        (replace(FATIMA, roepnaam="Zohra", telefoon="+31612345678"), ("zelfde telefoonnummer", "andere roepnaam")),
    ],
)
def test_that_a_likely_duplicate_is_found_with_its_reasons(
    lezer: Lezer, invoer: PersoonInvoer, waarom: tuple[str, ...]
):
    gevonden = {kandidaat.persoon_id: kandidaat.waarom for kandidaat in search.dubbelen(lezer, invoer, None)}
    assert gevonden.get(persoon(0)) == waarom


@pytest.mark.parametrize(
    "invoer",
    [
        replace(FATIMA, geboortedatum="1999-01-01"),
        PersoonInvoer(
            roepnaam="Samira", achternaam="Vries", geboortedatum="1980-05-12", postcode="9712AB", huisnummer="12"
        ),
        PersoonInvoer(roepnaam="Pieter", achternaam="Postma", geboortedatum="1980-05-12"),
        replace(FATIMA, bsn="111222333"),
        PersoonInvoer(roepnaam="Fatima"),
    ],
)
def test_that_another_person_is_left_in_peace(lezer: Lezer, invoer: PersoonInvoer):
    assert persoon(0) not in {kandidaat.persoon_id for kandidaat in search.dubbelen(lezer, invoer, None)}


def test_that_nobody_is_a_duplicate_of_themselves(lezer: Lezer):
    assert search.dubbelen(lezer, replace(FATIMA, geboortedatum="1980-05-12"), persoon(0)) == ()
