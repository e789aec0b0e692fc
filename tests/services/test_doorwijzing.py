"""Every column that names a colleague or a locatie shows the one that stays: the columns are found from the schema."""

from __future__ import annotations

from pathlib import Path
from re import findall
from typing import Any

import pytest
from sqlalchemy import CheckConstraint

from tests import winkel
from tests.sync.teams import bevindingen
from tests.upgrades.maak import MEDEWERKER, WACHTWOORD, maak
from wijdesk.app.bureau import Bureau, bureau_open
from wijdesk.errors import Weigering
from wijdesk.models.doorwijzing import BLIJFT, SOORTEN, TWEEDE, VERSCHILT, WIJST
from wijdesk.models.huis import Locatie, Medewerker
from wijdesk.models.opdrachten.regie import LeesCaseload
from wijdesk.models.tabellen import GEJOURNAALD, METADATA
from wijdesk.models.values import Id
from wijdesk.store.doorwijzing import velden_van
from wijdesk.store.engine import Winkel
from wijdesk.store.unit_of_work import UnitOfWork, Wie
from wijdesk.store.verschillen import beslis

ZONDER_SLEUTEL = {
    ("toegang", "medewerker_id"): "the log says who looked, as it was",
    ("concept", "medewerker_id"): "of this desk itself: goes over when the card does",
    ("voorkeur", "medewerker_id"): "of this desk itself: goes over when the card does",
    ("cijfercel", "locatie_id"): "counted ahead by this desk, and counted again when a contact gets another locatie",
}
"""Columns that say who, and are no reference."""
KLASSEN: dict[str, Any] = {"medewerker": Medewerker, "locatie": Locatie}


def alle() -> list[tuple[str, str, str]]:
    """(Noun, field, noun it names) of every reference in the schema."""
    return [
        (soort, kolom.name, sleutel.column.table.name)
        for soort in GEJOURNAALD
        for kolom in METADATA.tables[soort].columns
        for sleutel in kolom.foreign_keys
        if sleutel.column.table.name in SOORTEN
    ]


def test_that_every_reference_shows_the_one_that_stays_or_is_known_to_stay_as_it_was() -> None:
    gevonden = {(soort, veld) for soort, veld, _ in alle()}
    assert len(gevonden) > 70
    assert {paar for paar in gevonden if paar[1] not in velden_van(paar[0])} == set(BLIJFT)


def test_that_a_column_that_names_a_colleague_without_a_reference_is_known() -> None:
    los = {
        (naam, kolom.name)
        for naam, tabel in METADATA.tables.items()
        for kolom in tabel.columns
        if kolom.name in ("medewerker_id", "locatie_id") and not kolom.foreign_keys
    }
    assert los == ZONDER_SLEUTEL.keys()


def test_that_every_check_that_two_of_these_fields_differ_is_known() -> None:
    gevonden = set()
    for soort in GEJOURNAALD:
        for regel in METADATA.tables[soort].constraints:
            if isinstance(regel, CheckConstraint):
                for een, ander in findall(r"(\w+) <> (\w+)", str(regel.sqltext)):
                    if een in velden_van(soort) and ander in velden_van(soort):
                        gevonden.add(soort)
    assert gevonden == VERSCHILT
    assert TWEEDE.keys() <= VERSCHILT


@pytest.fixture(scope="module")
def vol(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store with one of everything that the desk can write."""
    winkel.goedkope_sleutels()
    map_ = tmp_path_factory.mktemp("vol") / "winkel"
    maak(map_)
    return map_


def doe(bureau: Bureau, klasse: Any, id_: Id, waarden: dict[str, Any]) -> None:
    def werk(open_: Winkel) -> None:
        wie = Wie(medewerker_id=bureau.medewerker.id, naam=MEDEWERKER, locatie_id=Id(b""), rechten=bureau.rechten)
        with UnitOfWork(winkel=open_, wie=wie, klok=bureau.wereld.klok, ids=bureau.wereld.ids, doel="toets") as uow:
            beslis(uow, klasse, id_, waarden)
            uow.commit()

    bureau.op_winkel(werk)


def tabellen(bureau: Bureau) -> dict[str, list[Any]]:
    uit = {}
    for soort, klasse in GEJOURNAALD.items():
        uit[soort] = sorted(winkel.rauw(bureau, f"SELECT id, {', '.join(klasse.velden())} FROM {soort}"), key=repr)
    return uit


@pytest.mark.parametrize("soort", sorted(SOORTEN))
def test_that_no_table_names_a_card_that_was_merged_and_all_do_when_it_is_taken_apart(vol: Path, soort: str) -> None:
    with bureau_open(vol, MEDEWERKER, WACHTWOORD) as bureau:
        blijft = bureau.medewerker.id if soort == "medewerker" else bureau.medewerker.locatie_id
        weg = Id(winkel.rauw(bureau, f"SELECT id FROM {soort} WHERE id <> ? AND status = 'actief'", blijft)[0][0])
        genoemd = set()
        for tabel, veld, naar in alle():
            rijen = winkel.rauw(bureau, f"SELECT id FROM {tabel} WHERE {veld} = ? LIMIT 1", blijft)
            if naar == soort and rijen and (tabel, veld) not in BLIJFT:
                try:
                    doe(bureau, GEJOURNAALD[tabel], Id(rijen[0][0]), {veld: weg.hex()})
                    genoemd.add((tabel, veld))
                except Weigering:
                    assert tabel in VERSCHILT
        assert len(genoemd) > (30 if soort == "medewerker" else 12), "rows of nearly every noun"
        voor = tabellen(bureau)
        doe(bureau, KLASSEN[soort], weg, {"status": "samengevoegd", WIJST: blijft.hex()})
        over = [
            (tabel, veld)
            for tabel, veld, naar in alle()
            if naar == soort and (tabel, veld) not in BLIJFT
            if winkel.rauw(bureau, f"SELECT 1 FROM {tabel} WHERE {veld} = ?", weg)
        ]
        assert [paar for paar in over if paar[0] not in VERSCHILT - TWEEDE.keys()] == []
        assert bevindingen(bureau) == ()
        assert bureau.lees(LeesCaseload())
        doe(bureau, KLASSEN[soort], weg, {"status": "actief", WIJST: None})
        assert tabellen(bureau) == voor
        assert bevindingen(bureau) == ()
