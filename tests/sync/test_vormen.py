"""An entry with a day that is no day, from a desk whose program does not look: no desk shows it, none stands still."""

from __future__ import annotations

import secrets

import pytest

from tests.sync.daden import schrijf_zomaar
from tests.sync.licht import DAG, Tafel
from tests.sync.straat import Straat, zet
from wijdesk.models.journaal import Waarde, basis_van, koppen_lees, maak_mutatie
from wijdesk.models.values import Id
from wijdesk.store.samenvoegen import herbouw
from wijdesk.store.unit_of_work import UnitOfWork

GEEN_DAG = ("gisteren", "2026-02-30", "2026-3-2")


def verander_zomaar(tafel: Tafel, soort: str, rij: Id, veld: str, waarde: Waarde) -> None:
    """Change one field of a row, as a program does that does not look at what it writes."""
    oud = tafel.db.execute(f"SELECT koppen FROM {soort} WHERE id = ?", (rij,)).fetchone()[0]

    def schrijf(uow: UnitOfWork) -> None:
        mutatie = maak_mutatie(
            uow.herkomst, mutatie_id=uow.ids(), zout=secrets.token_bytes(16), soort=soort, rij=rij, dossier=None,
            waarden={veld: waarde}, basis=basis_van(koppen_lees(oud), (veld,)),
        )  # fmt: skip
        uow.schrijf(soort, mutatie, rij)

    tafel.doe(schrijf)


@pytest.mark.parametrize(("veld", "waarde"), [("geboortedatum", dag) for dag in (*GEEN_DAG, "1980-13", "80")], ids=str)
def test_that_a_change_into_no_day_is_held_back_everywhere_and_what_stood_there_stays(veld: str, waarde: str) -> None:
    straat = Straat()
    een, ander, lezer = straat.tafels
    id_ = straat.persoon(een, "Anna")
    zet(een, id_, **{veld: "1980-05"})
    straat.allen()
    straat.verder()
    verander_zomaar(een, "persoon", id_, veld, waarde)
    straat.persoon(een, "Bert")
    straat.allen(een, ander, lezer)
    for tafel in (ander, lezer):
        rij = tafel.db.execute(f"SELECT {veld} FROM persoon WHERE id = ?", (id_,)).fetchone()
        assert rij == ("1980-05",)
        assert tafel.db.execute("SELECT rij, soort, waarom FROM ingehouden").fetchall() == [
            (id_, "persoon", "past niet")
        ]
        assert tafel.db.execute("SELECT veld, aard FROM verschil").fetchall() == [(veld, "past niet")]
        assert len(tafel.rijen("persoon")) == 2
        assert tafel.bevindingen() == []
        herbouw(tafel.db)
        assert tafel.bevindingen() == []


@pytest.mark.parametrize(
    ("soort", "waarden"),
    [
        ("taak", {"soort": "eigen", "wat": "bellen", "voor": "morgen", "gemaakt_op": 0}),
        ("taak", {"soort": "eigen", "wat": "bellen", "voor": DAG, "gemaakt_op": 10**17}),
        ("wachtende", {"dag": "2026-99-99", "volgnummer": 1, "waarvoor": "", "aangemeld_op": 0}),
        ("locatie", {"naam": "Selwerd", "van": "eergisteren"}),
        ("persoon", {"achternaam": "Kwaad", "geboortedatum": "9999-99-99"}),
    ],
)
def test_that_a_row_that_begins_with_no_day_is_shown_nowhere(soort: str, waarden: dict[str, Waarde]) -> None:
    straat = Straat(2)
    een, lezer = straat.tafels
    bij = {"taak": {"huishouden_id": een.gezin().hex()}, "wachtende": {"locatie_id": een.wie.locatie_id.hex()}}
    waarden = {**waarden, **bij.get(soort, {})}
    straat.allen()
    voor = lezer.rijen(soort)
    schrijf_zomaar(een, soort, straat.ids(), waarden)
    straat.allen()
    assert lezer.rijen(soort) == voor
    assert lezer.db.execute("SELECT waarom FROM ingehouden").fetchall() == [("past niet",)]
    assert lezer.bevindingen() == []


def test_that_what_comes_after_it_is_taken_in_and_a_right_day_takes_its_place() -> None:
    straat = Straat(2)
    een, lezer = straat.tafels
    id_ = straat.persoon(een, "Anna")
    straat.allen()
    straat.verder()
    verander_zomaar(een, "persoon", id_, "geboortedatum", "gisteren")
    straat.allen()
    straat.verder()
    zet(lezer, id_, geboortedatum="1980-05-12")
    straat.allen()
    for tafel in straat.tafels:
        rij = tafel.db.execute("SELECT geboortedatum FROM persoon WHERE id = ?", (id_,)).fetchone()
        assert rij == ("1980-05-12",)
        assert tafel.bevindingen() == []


def test_that_this_desk_writes_no_day_that_is_no_day() -> None:
    straat = Straat(1)
    (een,) = straat.tafels
    id_ = straat.persoon(een, "Anna")
    with pytest.raises(ValueError, match="geboortedatum"):
        zet(een, id_, geboortedatum="gisteren")
    assert een.db.execute("SELECT geboortedatum FROM persoon").fetchall() == [("",)]
