"""Rollen with days and places: who has which today, where, and that somebody can always give access."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests import winkel
from tests.conftest import Klok
from tests.gezin import DAG, bewaar, eenheid, zet
from tests.services.collega import Collega, aan_het_werk
from wijdesk.app.bureau import Bureau
from wijdesk.app.bureau_wie import medewerker_van
from wijdesk.app.toegang import geef_eerste_wachtwoord, zet_tweede_af
from wijdesk.errors import GeenRecht, GeenWinkel, Weigering
from wijdesk.models.huis import Locatie, Roltoekenning
from wijdesk.models.opdrachten.huis import LeesMedewerkers, MaakMedewerker, ZetMedewerkerInactief
from wijdesk.models.opdrachten.logboek import LeesLogboek
from wijdesk.models.opdrachten.rol import BeeindigRol, BeslisOveral, GeefRol, KiesWerkplek, LeesOveral, LeesRollen
from wijdesk.models.rows.rol import NU, STRAKS, VOORBIJ, OveralRij
from wijdesk.models.values import Id, lokaal
from wijdesk.services.gezin import rijen_van
from wijdesk.services.register import rechten_van
from wijdesk.store.rollen import rollen_hier


def dag(bureau: Bureau, over: int = 0) -> str:
    """A day from today, as ISO."""
    return lokaal(bureau.wereld.klok() + over * DAG).date().isoformat()


@pytest.fixture
def beijum(bureau: Bureau) -> Id:
    """A second locatie."""
    id_ = bureau.wereld.ids()
    bewaar(bureau, Locatie(id=id_, naam="Beijum"))
    return id_


@pytest.fixture
def collega(bureau: Bureau) -> Id:
    """A colleague of Selwerd who works at every entree."""
    hier = bureau.medewerker.locatie_id
    id_ = bureau.doe(MaakMedewerker(naam="Omar El Idrissi", locatie_id=hier, rollen=("entree",)))
    (rij,) = bureau.lees(LeesRollen(medewerker_id=id_))
    zet(bureau, Roltoekenning, rij.id, locatie_id=None)
    return id_


def wie(bureau: Bureau, id_: Id) -> tuple[str, tuple[str, ...]]:
    """(locatie, rollen) with which somebody would be at work now."""
    db = bureau.eigen_verbinding()
    try:
        rij = medewerker_van(db, id_, bureau.wereld.klok())
    finally:
        db.close()
    return rij.locatie, rij.rollen


def test_that_a_rol_of_one_locatie_gives_no_right_at_another(bureau: Bureau, collega: Id, beijum: Id) -> None:
    bureau.doe(GeefRol(medewerker_id=collega, rol="casemanager", locatie_id=beijum))
    assert wie(bureau, collega) == ("Selwerd", ("entree",))


def test_that_a_rol_holds_from_its_first_day_to_its_last(bureau: Bureau, collega: Id, klok: Klok) -> None:
    bureau.doe(GeefRol(medewerker_id=collega, rol="teamleider", van=dag(bureau, 1), tot=dag(bureau, 2)))
    stand = []
    for _ in range(4):
        stand.append("teamleider" in wie(bureau, collega)[1])
        klok.nu += DAG
    assert stand == [False, True, True, False]


def test_that_whoever_has_no_rol_today_does_not_get_in(bureau: Bureau, collega: Id) -> None:
    (rij,) = bureau.lees(LeesRollen(medewerker_id=collega))
    bureau.doe(BeeindigRol(id=rij.id))
    with pytest.raises(GeenWinkel, match="geen rol"):
        wie(bureau, collega)


def test_that_the_list_says_what_holds_now_what_comes_and_what_is_past(
    bureau: Bureau, collega: Id, beijum: Id, klok: Klok
) -> None:
    bureau.doe(GeefRol(medewerker_id=collega, rol="casemanager", locatie_id=beijum, tot=dag(bureau)))
    klok.nu += 3 * DAG
    bureau.doe(GeefRol(medewerker_id=collega, rol="teamleider", van=dag(bureau, 5)))
    rijen = bureau.lees(LeesRollen(medewerker_id=collega))
    assert [(rij.rol, rij.locatie, rij.stand) for rij in rijen] == [
        ("entree", "", NU),
        ("teamleider", "", STRAKS),
        ("casemanager", "Beijum", VOORBIJ),
    ]


def test_that_bad_days_are_told_beside_the_field(bureau: Bureau, collega: Id) -> None:
    for van, tot, veld in (
        (dag(bureau, -1), "", "van"),
        (dag(bureau, 3), dag(bureau, 2), "tot"),
        ("2026-02-30", "", "van"),
        ("gisteren", "", "van"),
        ("", "9999-01-01", "tot"),
        ("", "31-12-2026", "tot"),
    ):
        with pytest.raises(Weigering) as fout:
            bureau.doe(GeefRol(medewerker_id=collega, rol="teamleider", van=van, tot=tot))
        assert veld in fout.value.fouten
    with pytest.raises(Weigering) as fout:
        bureau.doe(GeefRol(medewerker_id=collega, rol="directeur"))
    assert "rol" in fout.value.fouten


def test_that_a_rol_somebody_has_already_is_not_given_twice(bureau: Bureau, collega: Id, beijum: Id) -> None:
    with pytest.raises(Weigering, match="heeft deze rol al"):
        bureau.doe(GeefRol(medewerker_id=collega, rol="entree"))
    with pytest.raises(Weigering, match="heeft deze rol al"):
        bureau.doe(GeefRol(medewerker_id=collega, rol="entree", locatie_id=beijum))


def test_that_the_last_who_can_give_access_stays(bureau: Bureau, collega: Id) -> None:
    mij = bureau.medewerker.id
    (beheer,) = [rij for rij in bureau.lees(LeesRollen(medewerker_id=mij)) if rij.rol == "applicatiebeheerder"]
    with pytest.raises(Weigering, match="laatste applicatiebeheerder"):
        bureau.doe(BeeindigRol(id=beheer.id))
    with pytest.raises(Weigering, match="laatste applicatiebeheerder") as fout:
        bureau.doe(BeeindigRol(id=beheer.id, tot=dag(bureau, 9)))
    assert "Vanaf" in fout.value.zin
    bureau.doe(GeefRol(medewerker_id=collega, rol="applicatiebeheerder", van=dag(bureau, 5), tot=dag(bureau, 30)))
    with pytest.raises(Weigering, match="laatste applicatiebeheerder"):
        bureau.doe(BeeindigRol(id=beheer.id, tot=dag(bureau, 9)))
    bureau.doe(GeefRol(medewerker_id=collega, rol="applicatiebeheerder", van=dag(bureau, 31)))
    bureau.doe(BeeindigRol(id=beheer.id, tot=dag(bureau, 9)))
    with pytest.raises(Weigering, match="laatste applicatiebeheerder"):
        bureau.doe(BeeindigRol(id=beheer.id))  # nobody until the fifth day


def test_that_somebody_with_several_places_chooses_one_and_works_there(bureau: Bureau, beijum: Id) -> None:
    mij = bureau.medewerker.id
    assert [naam for _, naam in bureau.werkplekken] == ["Selwerd"]
    with pytest.raises(Weigering) as fout:
        bureau.doe(KiesWerkplek(locatie_id=beijum))
    assert "locatie_id" in fout.value.fouten
    bewaar(bureau, Roltoekenning(medewerker_id=mij, rol="entree", locatie_id=beijum))
    assert bureau.kijk_wie()
    assert [naam for _, naam in bureau.werkplekken] == ["Beijum", "Selwerd"]
    bureau.doe(KiesWerkplek(locatie_id=beijum))
    assert bureau.kijk_wie()
    assert (bureau.medewerker.locatie_id, bureau.medewerker.locatie) == (beijum, "Beijum")
    bureau.doe(winkel.contact(bureau))
    assert winkel.rauw(bureau, "SELECT locatie_id FROM contact")[0][0] == beijum
    assert not bureau.kijk_wie()


def test_that_rights_follow_at_midnight(bureau: Bureau, klok: Klok) -> None:
    mij = bureau.medewerker.id
    hier = bureau.medewerker.locatie_id
    bureau.doe(MaakMedewerker(naam="Ander", locatie_id=hier, rollen=("applicatiebeheerder",)))
    for rij in bureau.lees(LeesRollen(medewerker_id=mij)):
        if rij.rol != "entree":
            bureau.doe(BeeindigRol(id=rij.id, tot=dag(bureau)))
    assert not bureau.kijk_wie()
    klok.nu += DAG
    assert bureau.kijk_wie()
    assert bureau.rechten == rechten_van(("entree",))
    with pytest.raises(Weigering):
        bureau.lees(LeesRollen(medewerker_id=mij))


def test_that_a_place_where_one_has_no_rol_any_more_is_left_for_the_own_one(
    bureau: Bureau, collega: Id, beijum: Id, klok: Klok
) -> None:
    mij = bureau.medewerker.id
    bewaar(bureau, Roltoekenning(medewerker_id=mij, rol="entree", locatie_id=beijum, tot=dag(bureau)))
    bureau.doe(KiesWerkplek(locatie_id=beijum))
    bureau.kijk_wie()
    assert bureau.medewerker.locatie == "Beijum"
    klok.nu += DAG
    assert bureau.kijk_wie()
    assert bureau.medewerker.locatie == "Selwerd"
    assert collega in {rij.id for rij in bureau.lees(LeesMedewerkers())}


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    rijen=st.lists(
        st.tuples(
            st.sampled_from(("entree", "casemanager", "teamleider")),
            st.booleans(),
            st.integers(-5, 5),
            st.integers(0, 5),
        ),
        max_size=6,
    ),
    over=st.integers(-4, 4),
)
def test_that_what_holds_is_what_the_rows_say(
    bureau: Bureau, collega: Id, beijum: Id, rijen: list[tuple[str, bool, int, int]], over: int
) -> None:
    """Whatever the rows: on a day at a locatie exactly the rollen whose days and place fit."""
    vandaag = dag(bureau, over)
    with eenheid(bureau) as uow:
        for rol, hier, van, duur in rijen:
            uow.voeg_toe(
                Roltoekenning(
                    medewerker_id=collega,
                    rol=rol,
                    locatie_id=beijum if hier else None,
                    van=dag(bureau, van),
                    tot=dag(bureau, van + duur),
                )
            )
        uow.flush()
        for plek in (beijum, bureau.medewerker.locatie_id):
            verwacht = {"entree"} | {
                rol for rol, hier, van, duur in rijen if van <= over <= van + duur and (not hier or plek == beijum)
            }
            assert set(rollen_hier(rijen_van(uow), collega, plek, vandaag)) == verwacht


def test_that_nobody_gives_a_rol_to_themselves_while_somebody_else_can(bureau: Bureau, klok: Klok) -> None:
    mij = bureau.medewerker.id
    for rij in bureau.lees(LeesRollen(medewerker_id=mij)):
        if rij.rol == "teamleider":
            bureau.doe(BeeindigRol(id=rij.id))
    with aan_het_werk(bureau, "applicatiebeheerder", naam="Noor Bakker") as noor:
        for wie, doet in ((mij, bureau), (noor.id, noor)):
            with pytest.raises(Weigering, match="uzelf geen rol geven") as fout:
                doet.doe(GeefRol(medewerker_id=wie, rol="teamleider"))
            assert "rol" in fout.value.fouten
        bureau.doe(ZetMedewerkerInactief(id=noor.id))
    bureau.doe(GeefRol(medewerker_id=mij, rol="teamleider"))  # the only one left: it is told as unusual
    regels = bureau.lees(LeesLogboek(medewerker_id=mij, soort="rechten", ongewoon="eigen_rechten")).regels
    assert [regel.wat.startswith("rol gegeven") for regel in regels] == [True]


def test_that_a_new_colleague_has_a_rol_where_they_work_and_one_of_the_organisation_everywhere(
    bureau: Bureau, beijum: Id
) -> None:
    rollen = ("entree", "casemanager", "logbeheerder")
    id_ = bureau.doe(MaakMedewerker(naam="Noor Bakker", locatie_id=beijum, rollen=rollen))
    gegeven = {rij.rol: rij.locatie for rij in bureau.lees(LeesRollen(medewerker_id=id_))}
    assert gegeven == {"entree": "Beijum", "casemanager": "Beijum", "logbeheerder": ""}


# Who manages one locatie ---------------------------------------------------------------------------------------------


def test_that_who_manages_one_locatie_gives_no_more_than_that_one(bureau: Bureau, collega: Id, beijum: Id) -> None:
    hier = bureau.medewerker.locatie_id
    with aan_het_werk(bureau, "applicatiebeheerder", naam="Noor Bakker") as beheer:
        (rij,) = bureau.lees(LeesRollen(medewerker_id=beheer.id))
        bureau.doe(GeefRol(medewerker_id=beheer.id, rol="entree"))
        bureau.doe(BeeindigRol(id=rij.id))
        bureau.doe(GeefRol(medewerker_id=beheer.id, rol="applicatiebeheerder", locatie_id=beijum))
        for waar in (None, hier):
            with pytest.raises(Weigering, match="U beheert alleen Beijum") as fout:
                beheer.doe(GeefRol(medewerker_id=beheer.id, rol="logbeheerder", locatie_id=waar))
            assert "locatie_id" in fout.value.fouten
        assert beheer.doe(GeefRol(medewerker_id=collega, rol="casemanager", locatie_id=beijum))
        (overal,) = [rij for rij in bureau.lees(LeesRollen(medewerker_id=collega)) if not rij.locatie]
        with pytest.raises(Weigering, match="U beheert alleen Beijum"):
            beheer.doe(BeeindigRol(id=overal.id))
        with pytest.raises(Weigering, match="werkt ook ergens anders"):
            beheer.doe(ZetMedewerkerInactief(id=collega))
        with pytest.raises(Weigering, match="U beheert alleen Beijum"):
            beheer.doe(MaakMedewerker(naam="Ander", locatie_id=hier, rollen=("teamleider",)))
        nieuw = beheer.doe(MaakMedewerker(naam="Ander", locatie_id=beijum, rollen=("teamleider",)))
        assert [rij.locatie for rij in bureau.lees(LeesRollen(medewerker_id=nieuw))] == ["Beijum"]
        beheer.doe(ZetMedewerkerInactief(id=nieuw))


def test_that_who_manages_one_locatie_is_not_the_one_who_gives_access_to_all(
    bureau: Bureau, collega: Id, beijum: Id
) -> None:
    bureau.doe(GeefRol(medewerker_id=collega, rol="applicatiebeheerder", locatie_id=beijum))
    mij = bureau.medewerker.id
    (beheer,) = [rij for rij in bureau.lees(LeesRollen(medewerker_id=mij)) if rij.rol == "applicatiebeheerder"]
    with pytest.raises(Weigering, match="laatste applicatiebeheerder"):
        bureau.doe(BeeindigRol(id=beheer.id))


def test_that_who_manages_one_locatie_sets_no_password_of_a_colleague_of_elsewhere(
    bureau: Bureau, collega: Id, beijum: Id
) -> None:
    (omar,) = [rij for rij in bureau.lees(LeesMedewerkers()) if rij.id == collega]
    mij = bureau.medewerker.id
    bureau.doe(GeefRol(medewerker_id=collega, rol="applicatiebeheerder"))
    for rij in bureau.lees(LeesRollen(medewerker_id=mij)):
        if rij.rol == "applicatiebeheerder":
            bureau.doe(BeeindigRol(id=rij.id))
    bewaar(bureau, Roltoekenning(medewerker_id=mij, rol="applicatiebeheerder", locatie_id=beijum))
    bureau.doe(KiesWerkplek(locatie_id=beijum))
    bureau.kijk_wie()
    for probeer in (
        lambda: geef_eerste_wachtwoord(bureau, omar, "een lang nieuw wachtwoord 7"),
        lambda: zet_tweede_af(bureau, omar),
        lambda: bureau.maak_medewerker(omar.naam, "een lang nieuw wachtwoord 7", ("entree",), beijum),
    ):
        with pytest.raises(GeenRecht, match="werkt ook ergens anders"):
            probeer()


# Rollen that hold everywhere -----------------------------------------------------------------------------------------


def overal(bureau: Bureau | Collega) -> dict[Id, OveralRij]:
    """Who is left to look at."""
    return {rij.id: rij for rij in bureau.lees(LeesOveral())}


def beslis(bureau: Bureau | Collega, rij: OveralRij, locatie_id: Id | None = None) -> None:
    rollen = tuple(id_ for id_, _ in rij.rollen)
    bureau.doe(BeslisOveral(medewerker_id=rij.id, rollen=rollen, locatie_id=locatie_id))


def test_that_everywhere_is_asked_about_from_the_second_locatie_on_and_no_more_once_it_was_said(
    bureau: Bureau, collega: Id
) -> None:
    assert overal(bureau) == {}, "with one locatie everywhere is there"
    bewaar(bureau, Locatie(id=bureau.wereld.ids(), naam="Beijum"))
    mij = bureau.medewerker.id
    assert [rol for _, rol in overal(bureau)[collega].rollen] == ["entree"]
    assert {rol for _, rol in overal(bureau)[mij].rollen} == {
        "entree", "vrijwilliger", "casemanager", "gedragswetenschapper", "teamleider",
    }  # fmt: skip
    beslis(bureau, overal(bureau)[collega])
    assert set(overal(bureau)) == {mij}
    bureau.doe(GeefRol(medewerker_id=collega, rol="teamleider"))
    assert set(overal(bureau)) == {mij}, "who gives it everywhere now, chose so"
    regel = next(r for r in bureau.lees(LeesLogboek(medewerker_id=mij, soort="rechten")).regels if "nagegaan" in r.wat)
    assert regel.wat == "nagegaan waar een rol geldt: entree, alle locaties"
    assert regel.over == "Omar El Idrissi"


def test_that_a_rol_of_everywhere_holds_where_it_was_set_with_the_days_it_had(
    bureau: Bureau, collega: Id, beijum: Id
) -> None:
    bewaar(bureau, Roltoekenning(medewerker_id=collega, rol="casemanager", van=dag(bureau, 3), tot=dag(bureau, 9)))
    rij = overal(bureau)[collega]
    beslis(bureau, rij, beijum)
    assert collega not in overal(bureau)
    assert wie(bureau, collega) == ("Beijum", ("entree",))
    gegeven = {rij.rol: (rij.locatie, rij.van, rij.tot) for rij in bureau.lees(LeesRollen(medewerker_id=collega))}
    assert gegeven == {"entree": ("Beijum", "", ""), "casemanager": ("Beijum", dag(bureau, 3), dag(bureau, 9))}
    with pytest.raises(Weigering, match="intussen anders"):
        beslis(bureau, rij)  # a screen of before


def test_that_of_oneself_another_says_that_everywhere_is_right(bureau: Bureau, beijum: Id) -> None:
    mij = bureau.medewerker.id
    with aan_het_werk(bureau, "applicatiebeheerder", naam="Noor Bakker") as noor:
        with pytest.raises(Weigering, match="Over uzelf"):
            beslis(bureau, overal(bureau)[mij])
        beslis(noor, overal(noor)[mij])
    assert overal(bureau) == {}


def test_that_who_manages_one_locatie_is_not_asked_about_everywhere(bureau: Bureau, collega: Id, beijum: Id) -> None:
    rij = overal(bureau)[collega]
    with aan_het_werk(bureau, "applicatiebeheerder", naam="Noor Bakker") as noor:
        (rol,) = bureau.lees(LeesRollen(medewerker_id=noor.id))
        zet(bureau, Roltoekenning, rol.id, locatie_id=beijum)
        assert overal(noor) == {}
        with pytest.raises(Weigering, match="U beheert alleen Beijum"):
            beslis(noor, rij, beijum)
