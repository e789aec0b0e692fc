"""Views before the tables: that none is forgotten, that they change nothing for whoever has nobody to be kept out, and
that they cost no walk through a table.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from typing import Any

import pytest

import wijdesk.models.tabellen
from tests import winkel
from tests.gezin import bakker, bewaar, persoon
from tests.services.collega import aan_het_werk
from wijdesk.app.bureau import Bureau
from wijdesk.models.base import Base
from wijdesk.models.inzage import Belang
from wijdesk.models.logsoort import ZOEKEN, Logregel
from wijdesk.models.opdrachten.huis import LogToegang
from wijdesk.models.opdrachten.persoon import ZoekPersonen
from wijdesk.models.values import Id
from wijdesk.services.register import rechten_van
from wijdesk.store import zicht
from wijdesk.store.zicht import ERBIJ, HANGT_AAN, MASKERS, ROWID, VOLGT, Zicht

NIET_GEVOLGD = {
    ("casus", "lopend_id"), ("casus", "vraag_id"), ("contactmoment", "casus_id"), ("doelscore", "evaluatie_id"),
    ("huishouden", "actief_plan_id"), ("huishouden", "casus_id"), ("huishouden", "gesplitst_uit"),
    ("huishouden", "samengevoegd_in"), ("indicatie", "vorige_id"), ("persoon", "samengevoegd_in"),
    ("regieclaim", "casus_id"), ("regieoverdracht", "casus_id"), ("toeleiding", "casus_id"),
}  # fmt: skip
"""Columns that name a row that goes along by another column of the same row, or that `zicht` follows by itself."""
ALLES = rechten_van(("casemanager", "teamleider", "privacybeheerder"))
DAG = "2026-03-10"


@pytest.fixture
def verbinding(bureau: Bureau) -> Iterator[Any]:
    bureau.warm_op()
    with closing(bureau._winkel.lees_verbinding()) as open_:  # type: ignore[union-attr]
        yield open_


def test_that_every_column_that_names_a_person_or_what_is_theirs_is_looked_at() -> None:
    assert wijdesk.models.tabellen
    gevolgd = {"persoon", "huishouden", *VOLGT, *ERBIJ}
    vergeten = {
        (tabel.name, kolom.name)
        for tabel in Base.metadata.tables.values()
        for kolom in tabel.columns
        for naar in kolom.foreign_keys
        if naar.column.table.name in gevolgd
        and kolom.name not in {naam for naam, _ in VOLGT.get(tabel.name, ())}
        and kolom.name not in ERBIJ.get(tabel.name, ())
        and kolom.name not in {naam for naam, _, _ in HANGT_AAN.get(tabel.name, ())}
    }
    assert vergeten == NIET_GEVOLGD
    genoemd = {*VOLGT, *ERBIJ, *(tabel for tabellen in MASKERS.values() for tabel in tabellen)}
    assert genoemd <= set(Base.metadata.tables)


def test_that_every_masked_or_followed_column_is_there() -> None:
    kolommen = {naam: set(tabel.columns.keys()) for naam, tabel in Base.metadata.tables.items()}
    assert all(kolom in kolommen[tabel] for tabel, paren in VOLGT.items() for kolom, _ in paren)
    assert all(kolom in kolommen[tabel] for tabel, namen in ERBIJ.items() for kolom in namen)
    assert all(
        kolom in kolommen[tabel] for tabellen in MASKERS.values() for tabel, leeg in tabellen.items() for kolom in leeg
    )


def test_that_who_has_nobody_to_be_kept_out_reads_the_tables_themselves(bureau: Bureau, verbinding: Any) -> None:
    bakker(bureau)
    blik = Zicht(verbinding)
    blik.stel_in(medewerker_id=bureau.medewerker.id, rechten=ALLES, dag=DAG)
    assert not blik.weg
    assert verbinding.execute("SELECT count(*) FROM temp.sqlite_schema").fetchone()[0] == 0


def test_that_no_table_is_walked_to_find_what_is_not_there(bureau: Bureau, verbinding: Any) -> None:
    thuis = bakker(bureau)
    verbinding.execute("PRAGMA query_only = OFF")
    zicht.vul(verbinding, frozenset({thuis.zoon}))
    plannen: list[str] = []
    for tabel, kolommen in VOLGT.items():
        for kolom, ouder in kolommen:
            vraag = f"SELECT id FROM main.{tabel} WHERE {kolom} IN (SELECT id FROM temp.niet WHERE soort = '{ouder}')"
            plannen += [rij[3] for rij in verbinding.execute(f"EXPLAIN QUERY PLAN {vraag}").fetchall()]
    assert [plan for plan in plannen if plan.startswith("SCAN")] == []
    assert len(plannen) > len(VOLGT)


def test_that_a_row_is_looked_up_by_its_own_index_through_a_view(bureau: Bureau, verbinding: Any) -> None:
    thuis = bakker(bureau)
    mij = bureau.medewerker.id
    bewaar(bureau, Belang(persoon_id=thuis.zoon, medewerker_id=mij, soort="familie", gemeld_door_id=mij))
    blik = Zicht(verbinding)
    blik.stel_in(medewerker_id=mij, rechten=ALLES, dag=DAG)
    assert blik.weg
    for vraag, index in (
        ("SELECT p.achternaam FROM contact c LEFT JOIN persoon p ON p.id = c.persoon_id WHERE c.id = x'00'", "persoon"),
        ("SELECT count(*) FROM huishoudlid l JOIN persoon p ON p.id = l.persoon_id WHERE l.huishouden_id = x'00'", ""),
        ("SELECT kop FROM mutatie WHERE rij = x'00' ORDER BY id", "rij"),
    ):
        plan = [rij[3] for rij in verbinding.execute(f"EXPLAIN QUERY PLAN {vraag}").fetchall()]
        assert not [stap for stap in plan if stap.startswith("SCAN")], plan
        assert index in " ".join(plan)


def test_that_a_view_shows_the_same_columns_as_its_table(bureau: Bureau, verbinding: Any) -> None:
    thuis = bakker(bureau)
    mij = bureau.medewerker.id
    bewaar(bureau, Belang(persoon_id=thuis.zoon, medewerker_id=mij, soort="familie", gemeld_door_id=mij))
    Zicht(verbinding).stel_in(medewerker_id=mij, rechten=frozenset(), dag=DAG)
    for tabel in {"persoon", "huishouden", *VOLGT, *ERBIJ}:
        echt = [rij[1] for rij in verbinding.execute(f"PRAGMA main.table_info({tabel})").fetchall()]
        beeld = [rij[1] for rij in verbinding.execute(f"PRAGMA temp.table_info({tabel})").fetchall()]
        assert beeld == (["rowid", *echt] if tabel in ROWID else echt)


def test_that_what_is_kept_out_follows_a_card_that_is_merged(bureau: Bureau, verbinding: Any) -> None:
    thuis = bakker(bureau)
    mij = bureau.medewerker.id
    bewaar(bureau, Belang(persoon_id=thuis.zoon, medewerker_id=mij, soort="familie", gemeld_door_id=mij))
    db = winkel.rauw(bureau, "SELECT id FROM persoon WHERE id = ?", thuis.moeder)
    assert db
    bureau._winkel.db.execute(  # type: ignore[union-attr]
        "UPDATE persoon SET samengevoegd_in = ?, status = 'samengevoegd' WHERE id = ?", (thuis.moeder, thuis.zoon)
    )
    weg = zicht.personen_niet_hier(verbinding, medewerker_id=mij, rechten=ALLES, dag=DAG)
    assert weg == {thuis.zoon, thuis.moeder}


def test_that_a_resident_who_works_here_is_there_only_with_the_right(bureau: Bureau, verbinding: Any) -> None:
    thuis = bakker(bureau)
    mij, ander = bureau.medewerker.id, Id(b"\1" * 16)
    bewaar(bureau, Belang(persoon_id=thuis.zoon, medewerker_id=None, soort="collega", gemeld_door_id=mij))
    zonder = zicht.personen_niet_hier(verbinding, medewerker_id=ander, rechten=frozenset(), dag=DAG)
    assert zonder == {thuis.zoon}
    met = zicht.personen_niet_hier(verbinding, medewerker_id=ander, rechten=frozenset({zicht.COLLEGA}), dag=DAG)
    assert met == frozenset()


def test_that_lines_of_the_log_alone_make_no_view_anew_and_everything_else_does(
    bureau: Bureau, verbinding: Any
) -> None:
    thuis = bakker(bureau)
    mij = bureau.medewerker.id
    bewaar(bureau, Belang(persoon_id=thuis.zoon, medewerker_id=mij, soort="familie", gemeld_door_id=mij))
    blik = Zicht(verbinding)

    def keren() -> int:
        blik.stel_in(medewerker_id=mij, rechten=ALLES, dag=DAG)
        return blik.keren

    assert (keren(), keren()) == (1, 1)
    bureau.doe(LogToegang(regels=(Logregel("inwoner gezocht", None, "terugvinden", soort=ZOEKEN),)))
    assert blik.versie() != blik._versie
    assert keren() == 1
    bewaar(bureau, Belang(persoon_id=thuis.dochter, medewerker_id=mij, soort="familie", gemeld_door_id=mij))
    assert keren() == 2
    assert blik.weg == {thuis.zoon, thuis.dochter}


def test_that_who_is_not_there_takes_no_place_among_those_that_are_found(bureau: Bureau) -> None:
    ids = [persoon(bureau, "Jan", achternaam="Verstopt") for _ in range(45)]
    over = {persoon(bureau, "Jan", achternaam="Verstoppelen") for _ in range(3)}
    mij = bureau.medewerker.id
    bewaar(bureau, *(Belang(persoon_id=id_, soort="collega", gemeld_door_id=mij) for id_ in ids))
    with aan_het_werk(bureau, "entree") as collega, aan_het_werk(bureau, "teamleider", naam="Thea") as leider:
        for tekst in ("verstop", "jan verstop", "verstop jan", "verstpo"):
            gevonden = {rij.persoon_id for rij in collega.lees(ZoekPersonen(tekst=tekst, hoogstens=20))}
            assert gevonden == over, tekst
            assert {rij.persoon_id for rij in leider.lees(ZoekPersonen(tekst=tekst, hoogstens=50))} & set(ids)
