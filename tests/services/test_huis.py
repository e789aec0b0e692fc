"""The house: who works here with which rollen, code lists by day, and what was looked at reaching the log."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests import winkel
from tests.conftest import Ids, Klok
from tests.gezin import huishouden
from tests.services.collega import Collega
from tests.winkel import rauw
from wijdesk.app.bureau import Bureau, Wereld, maak_winkel, ontgrendel
from wijdesk.app.toegang import wijzig_wachtwoord
from wijdesk.errors import GeenWinkel, Storing, VerkeerdWachtwoord, Weigering
from wijdesk.models.opdrachten.huis import (
    BewaarVoorkeur,
    LeesCodes,
    LeesLocaties,
    LeesMedewerkers,
    LeesVoorkeuren,
    MaakLocatie,
    MaakMedewerker,
    MaakOngedaan,
    ZetMedewerkerActief,
    ZetMedewerkerInactief,
)
from wijdesk.models.opdrachten.persoon import LeesPersoonKaart
from wijdesk.models.opdrachten.regie import NeemRegieOver, OpenCasus, TrekOverdrachtIn, VraagOverdracht, ZetTandem
from wijdesk.models.values import Id
from wijdesk.resources import lees_toml
from wijdesk.services.writes.huis import LIJSTEN
from wijdesk.store import keys
from wijdesk.store import verbinding as verb
from wijdesk.store.behoud import staat

WACHTWOORD = "een heel ander wachtwoord"


@pytest.fixture
def entree(bureau: Bureau) -> Iterator[Collega]:
    bureau.warm_op()
    collega = Collega(bureau, "entree")
    yield collega
    collega.sluit()


# A new store ---------------------------------------------------------------------------------------------------------


def test_that_a_new_store_has_every_list_a_place_and_somebody_with_every_rol(bureau: Bureau) -> None:
    codes = bureau.lees(LeesCodes())
    assert {code.lijst for code in codes} == set(LIJSTEN)
    for lijst in LIJSTEN:
        verwacht = [str(code["code"]) for code in lees_toml(f"codes/{lijst}.toml")["code"]]
        assert [code.code for code in codes if code.lijst == lijst] == verwacht
    (ik,) = bureau.lees(LeesMedewerkers())
    assert (ik.naam, ik.locatie, ik.actief) == (winkel.MEDEWERKER, "Selwerd", True)
    assert set(ik.rollen) == {str(code["code"]) for code in lees_toml("codes/rol.toml")["code"]}
    assert [rij.naam for rij in bureau.lees(LeesLocaties())] == ["Selwerd"]


def test_that_a_day_shows_only_the_codes_of_that_day(bureau: Bureau) -> None:
    db = bureau.eigen_verbinding()
    db.execute("UPDATE code SET tot = '2025-12-31' WHERE code = 'Wonen'")
    db.execute("UPDATE code SET van = '2026-04-01' WHERE code = 'Financiën'")
    db.close()

    def op(dag: str) -> set[str]:
        return {code.code for code in bureau.lees(LeesCodes(op=dag))}

    assert "Wonen" in op("2025-12-31")
    assert "Wonen" not in op("2026-01-01")
    assert "Financiën" not in op("2026-03-31")
    assert "Financiën" in op("2026-04-01")
    assert {"Wonen", "Financiën"} <= op("")


@pytest.mark.parametrize(
    ("anders", "veld"),
    [({"locatie": " "}, "locatie"), ({"medewerker": ""}, "medewerker"), ({"wachtwoord": "kort"}, "wachtwoord")],
)
def test_that_a_store_that_cannot_be_made_leaves_nothing(
    tmp_path: Path, klok: Klok, ids: Ids, anders: dict[str, str], veld: str
) -> None:
    winkel.goedkope_sleutels()
    velden = {"locatie": "Selwerd", "medewerker": "Sanne", "wachtwoord": WACHTWOORD} | anders
    with pytest.raises(Weigering) as weigering:
        maak_winkel(tmp_path / "nieuw", wereld=Wereld(klok, ids), **velden)  # type: ignore[arg-type]
    assert list(weigering.value.fouten) == [veld]
    assert not (tmp_path / "nieuw").exists()


@pytest.mark.parametrize("rest", [keys.BESTAND, verb.BESTAND])
def test_that_a_folder_with_anything_of_a_store_is_left_alone(tmp_path: Path, rest: str) -> None:
    winkel.goedkope_sleutels()
    (tmp_path / rest).write_bytes(b"van iemand anders")
    with pytest.raises(Storing, match="staan al gegevens"):
        maak_winkel(tmp_path, locatie="Selwerd", medewerker="Sanne", wachtwoord=WACHTWOORD)
    assert (tmp_path / rest).read_bytes() == b"van iemand anders"


# People --------------------------------------------------------------------------------------------------------------


def test_that_a_new_colleague_logs_in_with_an_own_password_and_own_rights(map_: Path, klok: Klok, ids: Ids) -> None:
    with winkel.bureau(map_, klok, ids) as bureau:
        hier = bureau.medewerker.locatie_id
        id_ = bureau.maak_medewerker(" Omar  El Idrissi ", WACHTWOORD, ("entree",), hier)
        assert next((rij.naam, rij.rollen) for rij in bureau.lees(LeesMedewerkers())) == (
            "Omar El Idrissi",
            ("entree",),
        )
    with pytest.raises(VerkeerdWachtwoord):
        ontgrendel(map_, "", WACHTWOORD)
    ander = ontgrendel(map_, "omar el idrissi", WACHTWOORD, Wereld(klok, ids))
    try:
        assert ander.medewerker.id == id_
        assert "contact.registreren" in ander.rechten
        assert "beheer.medewerkers" not in ander.rechten
        with pytest.raises(Weigering):
            ander.maak_medewerker("Nog iemand", WACHTWOORD, ("entree",), hier)
        with pytest.raises(Weigering):
            ander.doe(MaakLocatie(naam="Beijum"))
    finally:
        ander.sluit()


def test_that_a_colleague_whose_slot_could_not_be_written_gets_one_the_second_time(bureau: Bureau) -> None:
    hier = bureau.medewerker.locatie_id
    id_ = bureau.doe(MaakMedewerker(naam="Omar El Idrissi", locatie_id=hier, rollen=("entree",)))
    assert bureau.maak_medewerker("omar el idrissi", WACHTWOORD, ("entree",), hier) == id_
    assert keys.ontgrendel(bureau.map, "Omar El Idrissi", WACHTWOORD).medewerker_id == id_
    with pytest.raises(Weigering):
        bureau.maak_medewerker("Omar El Idrissi", "nog een ander wachtwoord", ("entree",), hier)
    assert rauw(bureau, "SELECT count(*) FROM medewerker") == [(2,)]


@pytest.mark.parametrize("naam", [winkel.MEDEWERKER, "sanne  DE vries", " Sanne de Vries"])
def test_that_a_name_in_use_is_refused_and_the_slot_of_its_owner_stays(bureau: Bureau, naam: str) -> None:
    with pytest.raises(Weigering) as weigering:
        bureau.maak_medewerker(naam, WACHTWOORD, ("entree",), bureau.medewerker.locatie_id)
    assert list(weigering.value.fouten) == ["naam"]
    assert keys.ontgrendel(bureau.map, "", winkel.WACHTWOORD).medewerker_id == bureau.medewerker.id


def test_that_names_that_log_in_alike_are_the_same_name(bureau: Bureau) -> None:
    hier = bureau.medewerker.locatie_id
    bureau.doe(MaakMedewerker(naam="Ren\u00e9e Dag", locatie_id=hier, rollen=("entree",)))
    with pytest.raises(Weigering):
        bureau.doe(MaakMedewerker(naam="Rene\u0301e Dag", locatie_id=hier, rollen=("entree",)))


def test_that_a_colleague_needs_a_name_a_rol_a_place_and_a_password(bureau: Bureau) -> None:
    hier = bureau.medewerker.locatie_id
    for naam, wachtwoord, rollen, plaats, veld in (
        ("", WACHTWOORD, ("entree",), hier, "naam"),
        ("Omar", WACHTWOORD, (), hier, "rollen"),
        ("Omar", WACHTWOORD, ("entree", "baas"), hier, "rollen"),
        ("Omar", "kort", ("entree",), hier, "wachtwoord"),
        ("Omar", WACHTWOORD, ("entree",), Id(b"x" * 16), ""),
    ):
        with pytest.raises(Weigering) as weigering:
            bureau.maak_medewerker(naam, wachtwoord, rollen, plaats)
        assert list(weigering.value.fouten) == [veld]
    assert rauw(bureau, "SELECT count(*) FROM medewerker") == [(1,)]
    assert keys.aantal_sleutels(bureau.map) == 1


def test_that_rollen_hold_on_the_days_they_were_given_for(map_: Path, klok: Klok, ids: Ids) -> None:
    with winkel.bureau(map_, klok, ids) as bureau:
        db = bureau.eigen_verbinding()
        db.execute("UPDATE roltoekenning SET tot = '2026-03-02' WHERE rol = 'teamleider'")
        db.execute("UPDATE roltoekenning SET van = '2026-03-03' WHERE rol = 'casemanager'")
        db.close()
        rollen = bureau.lees(LeesMedewerkers())[0].rollen
        assert "teamleider" in rollen
        assert "casemanager" not in rollen
    klok.verzet(86_400_000)
    with winkel.bureau(map_, klok, ids) as bureau:
        assert "teamleider" not in bureau.medewerker.rollen
        assert "casemanager" in bureau.medewerker.rollen


def test_that_somebody_who_left_is_told_so_and_the_store_stays_free(map_: Path, klok: Klok, ids: Ids) -> None:
    db = verb.verbind(map_, keys.ontgrendel(map_, "", winkel.WACHTWOORD).sleutel)
    db.execute("UPDATE medewerker SET status = 'vervallen'")
    for _ in range(2):
        with pytest.raises(GeenWinkel, match="werkt niet"):
            ontgrendel(map_, "", winkel.WACHTWOORD)
    db.execute("UPDATE medewerker SET status = 'actief'")
    db.close()
    with winkel.bureau(map_, klok, ids) as bureau:
        assert bureau.medewerker.actief


def test_that_a_new_password_needs_the_old_one(map_: Path, klok: Klok, ids: Ids) -> None:
    with winkel.bureau(map_, klok, ids) as bureau:
        with pytest.raises(VerkeerdWachtwoord):
            wijzig_wachtwoord(bureau, "niet het oude", WACHTWOORD)
        with pytest.raises(Weigering):
            wijzig_wachtwoord(bureau, winkel.WACHTWOORD, "kort")
        wijzig_wachtwoord(bureau, winkel.WACHTWOORD, WACHTWOORD)
    ontgrendel(map_, "", WACHTWOORD, Wereld(klok, ids)).sluit()


def test_that_a_place_is_made_once_and_undo_leaves_it(bureau: Bureau) -> None:
    _, wijziging = bureau.schrijf(MaakLocatie(naam=" De  Wijert "))
    assert [rij.naam for rij in bureau.lees(LeesLocaties())] == ["De Wijert", "Selwerd"]
    for naam in ("De Wijert", " ", ""):
        with pytest.raises(Weigering) as weigering:
            bureau.doe(MaakLocatie(naam=naam))
        assert list(weigering.value.fouten) == ["naam"]
    assert not wijziging.ongedaan_mogelijk
    assert wijziging.transactie is not None
    with pytest.raises(Weigering):
        bureau.doe(MaakOngedaan(transactie=wijziging.transactie))


def test_that_undo_of_nothing_is_refused(bureau: Bureau) -> None:
    with pytest.raises(Weigering):
        bureau.doe(MaakOngedaan(transactie=Id(b"x" * 16)))


def test_that_everybody_has_an_own_arrangement_of_the_screen(bureau: Bureau, entree: Collega) -> None:
    bureau.doe(BewaarVoorkeur(sleutel="indeling", waarde=b"\x00\xff"))
    bureau.doe(BewaarVoorkeur(sleutel="indeling", waarde=b"\x01"))
    assert bureau.lees(LeesVoorkeuren()) == {"indeling": b"\x01"}
    assert entree.lees(LeesVoorkeuren()) == {}


# What was looked at --------------------------------------------------------------------------------------------------


def toegang(map_: Path, klok: Klok, ids: Ids) -> list[str]:
    with winkel.bureau(map_, klok, ids) as bureau:
        return [rij[0] for rij in rauw(bureau, "SELECT wat FROM toegang ORDER BY id")]


def test_that_a_look_just_before_closing_is_in_the_log(map_: Path, klok: Klok, ids: Ids) -> None:
    with winkel.bureau(map_, klok, ids) as bureau:
        persoon = winkel.persoon_van(bureau, winkel.contact(bureau))
    with winkel.bureau(map_, klok, ids) as bureau:
        bureau.lees(LeesPersoonKaart(id=persoon))
    assert toegang(map_, klok, ids) == ["persoonskaart geopend"]


def test_that_a_look_is_logged_before_the_next_thing_is_written_and_cannot_be_undone(
    map_: Path, klok: Klok, ids: Ids
) -> None:
    with winkel.bureau(map_, klok, ids) as bureau:
        persoon = winkel.persoon_van(bureau, winkel.contact(bureau))
        bureau.lees(LeesPersoonKaart(id=persoon))
        with pytest.raises(Weigering):
            bureau.doe(MaakLocatie(naam=""))
        ((transactie, id_),) = rauw(bureau, "SELECT m.transactie, t.id FROM toegang t JOIN mutatie m ON m.rij = t.id")
        with pytest.raises(Weigering):
            bureau.doe(MaakOngedaan(transactie=transactie))
        assert rauw(bureau, "SELECT status FROM toegang WHERE id = ?", id_) == [("actief",)]
    assert toegang(map_, klok, ids) == ["persoonskaart geopend"]


def test_that_a_full_disk_keeps_the_look_for_later_and_still_closes(map_: Path, klok: Klok, ids: Ids) -> None:
    bureau = winkel.open_bureau(map_, klok, ids)
    persoon = winkel.persoon_van(bureau, winkel.contact(bureau))
    assert bureau._winkel is not None
    with bureau._winkel.engine.connect() as db:
        bladzijden = db.exec_driver_sql("PRAGMA page_count").scalar_one()
        db.exec_driver_sql(f"PRAGMA max_page_count = {bladzijden}")
    for _ in range(300):  # until a look no longer fits
        klok.verzet(3_600_000)
        bureau.lees(LeesPersoonKaart(id=persoon))
        try:
            bureau.doe(BewaarVoorkeur(sleutel="x", waarde=b"1" * 2000))
        except Storing:
            break
    else:
        pytest.fail("the disk did not fill up")
    gelogd = rauw(bureau, "SELECT count(*) FROM toegang")[0][0]
    klok.verzet(3_600_000)
    bureau.lees(LeesPersoonKaart(id=persoon))
    with bureau._winkel.engine.connect() as db:
        db.exec_driver_sql("PRAGMA max_page_count = 1000000")
    bureau.sluit()
    assert len(toegang(map_, klok, ids)) in {gelogd + 1, gelogd + 2}


# Leaving -------------------------------------------------------------------------------------------------------------


@pytest.fixture
def omar(bureau: Bureau) -> Iterator[Collega]:
    bureau.warm_op()
    ander = Collega(bureau, "casemanager")
    yield ander
    ander.sluit()


def casus_van(bureau: Bureau, wie: Id, tandem: Id | None = None) -> Id:
    id_ = huishouden(bureau)
    bureau.doe(
        OpenCasus(
            huishouden_id=id_, wettelijk_kader="Jeugdwet", aanleiding="Zorgen", regisseur_id=wie, tandem_id=tandem
        )
    )
    return id_


def test_that_nobody_leaves_with_open_cases_or_unanswered_requests(bureau: Bureau, omar: Collega) -> None:
    id_ = casus_van(bureau, omar.id)
    with pytest.raises(Weigering, match="nog 1 open casus"):
        bureau.doe(ZetMedewerkerInactief(id=omar.id))
    bureau.doe(NeemRegieOver(huishouden_id=id_, naar_id=bureau.medewerker.id, reden="Omar gaat weg"))
    verzoek = bureau.doe(VraagOverdracht(huishouden_id=id_, naar_id=omar.id, notitie="Kun jij dit?"))
    with pytest.raises(Weigering, match="nog 1 verzoek"):
        bureau.doe(ZetMedewerkerInactief(id=omar.id))
    bureau.doe(TrekOverdrachtIn(id=verzoek))
    bureau.doe(ZetTandem(huishouden_id=id_, medewerker_id=omar.id))
    bureau.doe(ZetMedewerkerInactief(id=omar.id))
    assert rauw(bureau, "SELECT tandem_id FROM huishouden WHERE id = ?", id_) == [(None,)]
    assert {rij.naam: rij.actief for rij in bureau.lees(LeesMedewerkers())}["Omar El Idrissi"] is False
    with pytest.raises(Weigering, match="werkt hier niet"):
        bureau.doe(VraagOverdracht(huishouden_id=id_, naar_id=omar.id, notitie="Toch?"))
    bureau.doe(ZetMedewerkerActief(id=omar.id))
    with pytest.raises(Weigering, match="werkt hier al"):
        bureau.doe(ZetMedewerkerActief(id=omar.id))


def test_that_an_undone_transfer_does_not_bring_back_who_left(bureau: Bureau, omar: Collega) -> None:
    id_ = casus_van(bureau, omar.id)
    _, wijziging = bureau.schrijf(NeemRegieOver(huishouden_id=id_, naar_id=bureau.medewerker.id, reden="Omar gaat weg"))
    bureau.doe(ZetMedewerkerInactief(id=omar.id))
    assert wijziging.transactie is not None
    with pytest.raises(Weigering, match="werkt hier niet meer"):
        bureau.doe(MaakOngedaan(transactie=wijziging.transactie))
    assert rauw(bureau, "SELECT regisseur_id FROM huishouden WHERE id = ?", id_) == [(bureau.medewerker.id,)]


def test_that_i_and_the_last_who_manages_cannot_be_stopped(bureau: Bureau) -> None:
    bureau.warm_op()
    with pytest.raises(Weigering, match="eigen toegang"):
        bureau.doe(ZetMedewerkerInactief(id=bureau.medewerker.id))
    beheer = Collega(bureau, "applicatiebeheerder", naam="Bea Beheer")
    try:
        beheer.doe(ZetMedewerkerInactief(id=bureau.medewerker.id))
        with pytest.raises(Weigering, match="eigen toegang"):
            beheer.doe(ZetMedewerkerInactief(id=beheer.id))
    finally:
        beheer.sluit()


def test_that_the_key_goes_with_the_access_and_a_new_password_brings_it_back(bureau: Bureau) -> None:
    id_ = bureau.maak_medewerker("Piet Bakker", "vier losse woorden samen", ("entree",), bureau.medewerker.locatie_id)
    piet = next(rij for rij in bureau.lees(LeesMedewerkers()) if rij.id == id_)
    kopie = bureau.reservekopie()
    assert keys.heeft_sleutel(kopie, "Piet Bakker")
    bureau.stop_toegang(piet)
    for plek in (bureau.map, kopie):
        assert not keys.heeft_sleutel(plek, "Piet Bakker")
        assert keys.heeft_sleutel(plek, winkel.MEDEWERKER)
    bureau.doe(ZetMedewerkerActief(id=id_))
    nieuw = bureau.maak_medewerker("Piet Bakker", "weer vier losse woorden", ("entree",), bureau.medewerker.locatie_id)
    assert nieuw == id_
    assert keys.heeft_sleutel(bureau.map, "Piet Bakker")


def test_that_it_is_said_when_a_backup_that_still_has_the_key_cannot_be_reached(bureau: Bureau, tmp_path: Path) -> None:
    piet = bureau.maak_medewerker("Piet Bakker", "vier losse woorden samen", ("entree",), bureau.medewerker.locatie_id)
    stick = tmp_path / "usb"
    stick.mkdir()
    staat.wijzig(bureau.map, lambda er: setattr(er, "tweede_plek", str(stick)))
    for plek, woorden in ((stick, False), (tmp_path / "weg", True)):
        if woorden:
            stick.rename(plek)
            bureau.doe(ZetMedewerkerActief(id=piet))
        wijziging = bureau.stop_toegang(next(rij for rij in bureau.lees(LeesMedewerkers()) if rij.id == piet))
        assert ("oude wachtwoord" in wijziging.zin) is woorden
