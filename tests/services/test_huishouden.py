"""Making and changing a household: who belongs to it, moving, splitting, merging and taking apart; undo of each."""

from __future__ import annotations

from typing import Any

import pytest
from sqlalchemy import inspect

from tests.gezin import SINDS, gezin, lees, lid, open_casus, persoon
from tests.services.collega import Collega
from tests.services.weigering import fouten
from tests.winkel import rauw
from wijdesk.app.bureau import Bureau
from wijdesk.errors import Weigering
from wijdesk.models.opdrachten.huis import MaakOngedaan
from wijdesk.models.opdrachten.huishouden import (
    AdresInvoer,
    BeeindigLid,
    HaalHuishoudensUiteen,
    HernoemHuishouden,
    LidInvoer,
    MaakHuishouden,
    SplitsHuishouden,
    VerhuisHuishouden,
    VoegHuishoudensSamen,
    VoegLidToe,
    WijzigLid,
)
from wijdesk.models.opdrachten.persoon import PersoonInvoer, WijzigPersoon
from wijdesk.models.opdrachten.vondst import ZoekHuishoudens
from wijdesk.models.rows.huis import Wijziging
from wijdesk.models.tabellen import GEJOURNAALD
from wijdesk.models.values import Id
from wijdesk.services.verwijzingen import NAAR_HUISHOUDEN, NAAR_PERSOON
from wijdesk.store.controle import controleer

VANDAAG = "2026-03-02"


@pytest.fixture
def moeder(bureau: Bureau) -> Id:
    return persoon(bureau, "Fatima")


@pytest.fixture
def kind(bureau: Bureau) -> Id:
    return persoon(bureau, "Sam", "2014-04-10")


@pytest.fixture
def thuis(bureau: Bureau, moeder: Id, kind: Id) -> Id:
    return gezin(bureau, lid(moeder, "ouder met gezag"), lid(kind, "kind"))


def draai_terug(bureau: Bureau, wijziging: Wijziging) -> None:
    assert wijziging.transactie is not None
    bureau.doe(MaakOngedaan(transactie=wijziging.transactie))


def lid_id(bureau: Bureau, huishouden_id: Id, persoon_id: Id) -> Id:
    return next(lid.id for lid in lees(bureau, huishouden_id).leden if lid.persoon_id == persoon_id)


def test_that_name_and_address_come_from_the_members(bureau: Bureau, thuis: Id, moeder: Id, kind: Id) -> None:
    detail = lees(bureau, thuis)
    assert (detail.naam, detail.adres) == ("Familie Van der Meulen", "Eikenlaan 12")
    assert [(rij.persoon_id, rij.gezag, rij.kind, rij.leeftijd) for rij in detail.leden] == [
        (moeder, True, False, 40),
        (kind, False, True, 11),
    ]


def test_that_a_name_that_was_typed_stands_and_somebody_alone_keeps_the_own_name(bureau: Bureau, moeder: Id) -> None:
    assert lees(bureau, gezin(bureau, lid(moeder, "alleenstaande"), naam=" Brug  12 ")).naam == "Brug 12"
    alleen = persoon(bureau, "Jan")
    assert lees(bureau, gezin(bureau, lid(alleen, "alleenstaande"))).naam == "Jan van der Meulen"


def test_that_a_new_person_is_made_with_the_household(bureau: Bureau, moeder: Id) -> None:
    nieuw = LidInvoer(nieuwe_persoon=PersoonInvoer(roepnaam="Bo", achternaam="Meulen"), rol="kind")
    id_, wijziging = bureau.schrijf(MaakHuishouden(leden=(lid(moeder, "ouder met gezag"), nieuw)))
    assert [rij.naam for rij in lees(bureau, id_).leden] == ["Fatima van der Meulen", "Bo Meulen"]
    draai_terug(bureau, wijziging)
    with pytest.raises(Weigering, match="bestaat niet"):
        lees(bureau, id_)
    assert rauw(bureau, "SELECT status FROM persoon WHERE roepnaam = 'Bo'") == [("vervallen",)]


@pytest.mark.parametrize(
    ("anders", "veld"),
    [
        ({"rol": ""}, "rol"),
        ({"rol": "keizer"}, "rol"),
        ({"verblijf": "maan"}, "verblijf"),
        ({"van": "2026-02-30"}, "van"),
        ({"van": "2026-03-03"}, "van"),
        ({"van": "1980-01-01"}, "van"),
        ({"van": "1 maart"}, "van"),
        ({"tot": "2024-12-31"}, "tot"),
        ({"tot": "ooit"}, "tot"),
        ({"persoon_id": None}, "persoon_id"),
    ],
)
def test_that_a_wrong_field_of_a_member_is_told_beside_it(
    bureau: Bureau, moeder: Id, thuis: Id, anders: dict[str, Any], veld: str
) -> None:
    ander = persoon(bureau, "Ans")
    waarden = {"persoon_id": ander, "rol": "partner"} | anders
    assert list(fouten(bureau, VoegLidToe(huishouden_id=thuis, lid=lid(waarden.pop("persoon_id"), **waarden)))) == [
        veld
    ]
    assert list(fouten(bureau, MaakHuishouden(leden=()))) == ["leden"]


def test_that_somebody_is_in_two_households_but_not_twice_in_one(
    bureau: Bureau, thuis: Id, moeder: Id, kind: Id
) -> None:
    vader = persoon(bureau, "Omar", achternaam="Bos", tussenvoegsel="")
    bij_vader = gezin(bureau, lid(vader, "ouder met gezag"), lid(kind, "kind", verblijf="deels (co-ouderschap)"))
    rij = next(rij for rij in lees(bureau, thuis).leden if rij.persoon_id == kind)
    ((ander, naam),) = rij.ook_in
    assert (ander, naam) == (bij_vader, f"{lees(bureau, bij_vader).naam} (Eikenlaan 12)")
    assert "hoort al bij" in fouten(bureau, VoegLidToe(huishouden_id=thuis, lid=lid(kind, "kind")))["persoon_id"]
    bureau.doe(BeeindigLid(id=rij.id, tot="2026-02-01", reden="Woont bij vader"))
    terug = bureau.doe(VoegLidToe(huishouden_id=thuis, lid=lid(kind, "kind", van="2026-02-02")))
    assert [e.tot for e in lees(bureau, thuis).eerdere_leden] == ["2026-02-01"]
    assert list(fouten(bureau, WijzigLid(id=terug, van="2026-01-31"))) == ["van"]


def test_that_changing_a_member_changes_only_what_was_said(bureau: Bureau, thuis: Id, kind: Id) -> None:
    id_ = lid_id(bureau, thuis, kind)
    bureau.doe(WijzigLid(id=id_, rol="pleegkind", opmerking=" slaapt bij oma "))
    (rij,) = [rij for rij in lees(bureau, thuis).leden if rij.id == id_]
    assert (rij.rol, rij.opmerking, rij.verblijf, rij.van) == ("pleegkind", "slaapt bij oma", "hele tijd", SINDS)


def test_that_leaving_asks_a_last_day_and_why(bureau: Bureau, thuis: Id, kind: Id) -> None:
    id_ = lid_id(bureau, thuis, kind)
    assert sorted(fouten(bureau, BeeindigLid(id=id_, tot="", reden=" "))) == ["reden", "tot"]
    assert list(fouten(bureau, BeeindigLid(id=id_, tot="2024-01-01", reden="weg"))) == ["tot"]
    assert len(lees(bureau, thuis).leden) == 2


def test_that_moving_takes_along_who_was_ticked_and_is_told_in_the_timeline(
    bureau: Bureau, thuis: Id, moeder: Id, kind: Id
) -> None:
    nieuw = AdresInvoer(straat="Iepenlaan", huisnummer="3b", postcode="9741 ea", woonplaats="Groningen")
    _, wijziging = bureau.schrijf(VerhuisHuishouden(id=thuis, adres=nieuw, op="2026-02-01", mee=(moeder,)))
    assert lees(bureau, thuis).adres == "Iepenlaan 3b, 9741 EA Groningen"
    van = "SELECT a.straat FROM persoon p JOIN adres a ON a.id = p.adres_id WHERE p.id = ?"
    assert [rauw(bureau, van, wie)[0][0] for wie in (moeder, kind)] == ["Iepenlaan", "Eikenlaan"]
    assert rauw(bureau, "SELECT soort, op, tekst FROM gebeurtenis") == [
        ("verhuizing", "2026-02-01", "Verhuisd van Eikenlaan 12 naar Iepenlaan 3b, 9741 EA Groningen.")
    ]
    draai_terug(bureau, wijziging)
    assert lees(bureau, thuis).adres == "Eikenlaan 12"


@pytest.mark.parametrize(
    ("adres", "op", "veld"),
    [
        ({}, VANDAAG, "huisnummer"),
        ({"huisnummer": "3"}, VANDAAG, "straat"),
        ({"straat": "Iepenlaan", "huisnummer": "3", "postcode": "12"}, VANDAAG, "postcode"),
        ({"straat": "Eikenlaan", "huisnummer": "12"}, VANDAAG, "straat"),
        ({"straat": "Iepenlaan", "huisnummer": "3"}, "2026-03-03", "op"),
        ({"straat": "Iepenlaan", "huisnummer": "3"}, "gisteren", "op"),
        ({"straat": "Iepenlaan", "huisnummer": "3"}, "2024-12-31", "op"),
    ],
)
def test_that_a_wrong_move_is_refused_beside_the_field(
    bureau: Bureau, thuis: Id, adres: dict[str, str], op: str, veld: str
) -> None:
    assert list(fouten(bureau, VerhuisHuishouden(id=thuis, adres=AdresInvoer(**adres), op=op))) == [veld]


def test_that_nobody_outside_the_household_moves_along(bureau: Bureau, thuis: Id) -> None:
    vreemd = persoon(bureau, "Wim")
    adres = AdresInvoer(straat="Iepenlaan", huisnummer="3")
    assert list(fouten(bureau, VerhuisHuishouden(id=thuis, adres=adres, op=VANDAAG, mee=(vreemd,)))) == ["mee"]


def test_that_nobody_moves_along_before_belonging_to_the_household(bureau: Bureau, thuis: Id, moeder: Id) -> None:
    oma = persoon(bureau, "Truus")
    bureau.doe(VoegLidToe(huishouden_id=thuis, lid=lid(oma, "inwonend familielid", van="2026-02-01")))
    adres = AdresInvoer(straat="Iepenlaan", huisnummer="3")
    zin = fouten(bureau, VerhuisHuishouden(id=thuis, adres=adres, op="2026-01-31", mee=(moeder, oma)))["op"]
    assert zin.startswith("Truus van der Meulen hoort pas sinds 01-02-2026 bij dit huishouden.")
    assert lees(bureau, thuis).adres == "Eikenlaan 12"
    bureau.doe(VerhuisHuishouden(id=thuis, adres=adres, op="2026-01-31", mee=(moeder,)))
    assert lees(bureau, thuis).adres == "Iepenlaan 3"


def test_that_a_proposed_name_grows_steadily_and_a_chosen_one_stays(bureau: Bureau, moeder: Id, kind: Id) -> None:
    id_ = gezin(bureau, lid(moeder, "ouder met gezag"))
    namen = [lees(bureau, id_).naam]
    bij: tuple[tuple[str, str], ...] = (("Bos", "kind"), ("Bos", "kind"), ("Kok", "pleegkind"), ("Kok", "partner"))
    for plek, (achternaam, rol) in enumerate(bij):
        wie = persoon(bureau, f"Nr{plek}", achternaam=achternaam, tussenvoegsel="")
        bureau.doe(VoegLidToe(huishouden_id=id_, lid=lid(wie, rol)))
        namen.append(lees(bureau, id_).naam)
    met_kind = "Familie Van der Meulen en Bos"
    assert namen == ["Fatima van der Meulen", met_kind, met_kind, met_kind, "Familie Van der Meulen en Kok"]
    partner = next(rij for rij in lees(bureau, id_).leden if rij.rol == "partner")
    bureau.doe(BeeindigLid(id=partner.id, tot="2026-02-01", reden="Uit elkaar"))
    bureau.doe(VoegLidToe(huishouden_id=id_, lid=lid(kind, "kind")))
    assert lees(bureau, id_).naam == met_kind
    bureau.doe(HernoemHuishouden(id=id_, naam="Eikenlaan 12"))
    bureau.doe(VoegLidToe(huishouden_id=id_, lid=lid(persoon(bureau, "Wim"), "partner")))
    assert lees(bureau, id_).naam == "Eikenlaan 12"


def test_that_the_address_of_somebody_hidden_stays_out_of_the_timeline(bureau: Bureau, thuis: Id, kind: Id) -> None:
    leeg = PersoonInvoer(achternaam="Meulen")
    geheim = PersoonInvoer(achternaam="Meulen", afgeschermd=True)
    bureau.doe(WijzigPersoon(id=kind, gezien=leeg, invoer=geheim, reden="Het kind wordt bedreigd"))
    bureau.doe(VerhuisHuishouden(id=thuis, adres=AdresInvoer(straat="Iepenlaan", huisnummer="3"), op=VANDAAG))
    assert rauw(bureau, "SELECT tekst FROM gebeurtenis") == [("Het huishouden is verhuisd.",)]


def test_that_splitting_makes_a_household_known_as_long_and_leaves_the_casus(
    bureau: Bureau, thuis: Id, moeder: Id, kind: Id
) -> None:
    open_casus(bureau, thuis)
    wie = lid_id(bureau, thuis, kind)
    nieuw, wijziging = bureau.schrijf(SplitsHuishouden(id=thuis, leden=(wie,), op=VANDAAG))
    oud = lees(bureau, thuis)
    assert [rij.persoon_id for rij in oud.leden] == [moeder]
    assert oud.eerdere_leden[0].tot == "2026-03-01"
    assert oud.casus is not None
    apart = lees(bureau, nieuw)
    assert ([rij.persoon_id for rij in apart.leden], apart.casus) == ([kind], None)
    sinds = rauw(bureau, "SELECT bekend_sinds, gesplitst_uit FROM huishouden WHERE id = ?", nieuw)
    assert sinds == [(VANDAAG, thuis)]
    draai_terug(bureau, wijziging)
    assert len(lees(bureau, thuis).leden) == 2


def test_that_a_split_with_a_casus_of_its_own_has_its_one_regisseur_and_can_be_undone(
    bureau: Bureau, thuis: Id, kind: Id
) -> None:
    open_casus(bureau, thuis)
    wie = lid_id(bureau, thuis, kind)
    ik = bureau.medewerker.id
    nieuw, wijziging = bureau.schrijf(SplitsHuishouden(id=thuis, leden=(wie,), op=VANDAAG, regisseur_id=ik))
    apart = lees(bureau, nieuw)
    assert apart.casus is not None
    assert (apart.regisseur_id, apart.casus.wettelijk_kader) == (ik, "Jeugdwet")
    draai_terug(bureau, wijziging)
    with pytest.raises(Weigering):
        lees(bureau, nieuw)


def test_that_a_split_without_people_or_of_everybody_is_refused(bureau: Bureau, thuis: Id) -> None:
    allen = tuple(rij.id for rij in lees(bureau, thuis).leden)
    for leden, op, veld in (((), VANDAAG, "leden"), (allen, VANDAAG, "leden"), (allen[:1], "2026-04-01", "op")):
        assert list(fouten(bureau, SplitsHuishouden(id=thuis, leden=leden, op=op))) == [veld]
    assert list(fouten(bureau, SplitsHuishouden(id=thuis, leden=allen[:1], op="2024-01-01"))) == ["op"]


def test_that_two_records_of_one_household_become_one_and_come_apart_again(
    bureau: Bureau, thuis: Id, moeder: Id, kind: Id
) -> None:
    oma = persoon(bureau, "Truus")
    dubbel = gezin(bureau, lid(moeder, "ouder met gezag"), lid(oma, "inwonend familielid"), naam="Meulen dubbel")
    casus = open_casus(bureau, dubbel)
    bureau.doe(VoegHuishoudensSamen(blijft=thuis, weg=dubbel, reden="Zelfde gezin, tweemaal ingevoerd"))
    samen = lees(bureau, dubbel)
    assert samen.id == thuis
    assert sorted(rij.persoon_id for rij in samen.leden) == sorted((oma, moeder, kind))
    assert samen.casus is not None
    assert samen.casus.id == casus
    assert samen.samengevoegd_met == ((dubbel, "Meulen dubbel"),)
    bureau.doe(VerhuisHuishouden(id=thuis, adres=AdresInvoer(straat="Iepenlaan", huisnummer="3"), op=VANDAAG))
    bureau.doe(HaalHuishoudensUiteen(weg=dubbel, reden="Toch niet"))
    assert {rij.persoon_id for rij in lees(bureau, dubbel).leden} == {moeder, oma}
    assert {rij.persoon_id for rij in lees(bureau, thuis).leden} == {moeder, kind}
    assert lees(bureau, thuis).casus is None
    assert lees(bureau, dubbel).regisseur_id == bureau.medewerker.id


@pytest.mark.parametrize("met_casus", ["weg", "blijft"])
def test_that_a_merge_can_be_undone_at_once(bureau: Bureau, thuis: Id, moeder: Id, met_casus: str) -> None:
    dubbel = gezin(bureau, lid(moeder, "ouder met gezag"))
    open_casus(bureau, dubbel if met_casus == "weg" else thuis)
    voor = (lees(bureau, thuis), lees(bureau, dubbel))
    _, wijziging = bureau.schrijf(VoegHuishoudensSamen(blijft=thuis, weg=dubbel, reden="dubbel"))
    assert len(lees(bureau, thuis).leden) == 2
    draai_terug(bureau, wijziging)
    assert (lees(bureau, thuis), lees(bureau, dubbel)) == voor


def test_that_two_open_casussen_are_never_merged(bureau: Bureau, thuis: Id, moeder: Id) -> None:
    dubbel = gezin(bureau, lid(moeder, "ouder met gezag"))
    open_casus(bureau, thuis)
    open_casus(bureau, dubbel)
    opdracht = VoegHuishoudensSamen(blijft=thuis, weg=dubbel, reden="dubbel")
    assert "Sluit eerst" in fouten(bureau, opdracht)["weg"]
    assert list(fouten(bureau, VoegHuishoudensSamen(blijft=thuis, weg=thuis, reden="dubbel"))) == ["weg"]
    assert list(fouten(bureau, VoegHuishoudensSamen(blijft=thuis, weg=dubbel, reden=" "))) == ["reden"]
    assert list(fouten(bureau, HaalHuishoudensUiteen(weg=dubbel, reden="nee"))) == ["weg"]


def test_that_merging_twice_in_a_chain_comes_apart_in_any_order(bureau: Bureau, thuis: Id) -> None:
    a, b = persoon(bureau, "Ans"), persoon(bureau, "Bea")
    een, twee = gezin(bureau, lid(a, "inwonend")), gezin(bureau, lid(b, "inwonend"))
    bureau.doe(VoegHuishoudensSamen(blijft=twee, weg=een, reden="dubbel"))
    bureau.doe(VoegHuishoudensSamen(blijft=thuis, weg=twee, reden="dubbel"))
    assert lees(bureau, een).id == thuis
    assert len(lees(bureau, thuis).leden) == 4
    bureau.doe(HaalHuishoudensUiteen(weg=een, reden="toch niet"))
    assert [rij.persoon_id for rij in lees(bureau, een).leden] == [a]
    bureau.doe(HaalHuishoudensUiteen(weg=twee, reden="toch niet"))
    assert [rij.persoon_id for rij in lees(bureau, twee).leden] == [b]
    assert len(lees(bureau, thuis).leden) == 2


def test_that_a_household_is_found_by_name_member_address_and_number(bureau: Bureau, thuis: Id) -> None:
    bureau.doe(HernoemHuishouden(id=thuis, naam="Gezin Brugzicht"))
    open_casus(bureau, thuis)
    detail = lees(bureau, thuis)
    assert detail.casus is not None
    nummer = detail.casus.nummer
    for tekst in ("brugz", "fatima", "familie meulen", "eikenlaan 12", nummer, nummer[:5].lower()):
        (vondst,) = bureau.lees(ZoekHuishoudens(tekst=tekst))
        assert (vondst.id, vondst.open, vondst.nummer, vondst.regisseur) == (thuis, True, nummer, detail.regisseur)
    assert vondst.leden == "Fatima van der Meulen (40), Sam van der Meulen (11)"
    for tekst in ("", "x", "familie", "%", "bestaatniet", "C99-AAAAA", "\U0001f468"):
        assert bureau.lees(ZoekHuishoudens(tekst=tekst)) == ()


def test_that_a_household_is_not_changed_without_the_right(bureau: Bureau, thuis: Id) -> None:
    entree = Collega(bureau, "entree")
    with pytest.raises(Weigering, match="rol"):
        entree.doe(HernoemHuishouden(id=thuis, naam="X"))
    entree.sluit()


@pytest.mark.parametrize(("doel", "lijst"), [("persoon", NAAR_PERSOON), ("huishouden", NAAR_HUISHOUDEN)])
def test_that_no_mapped_column_that_refers_to_it_is_forgotten(doel: str, lijst: Any) -> None:
    gemapt = {
        (naam, kolom.name)
        for naam, klasse in GEJOURNAALD.items()
        for kolom in inspect(klasse).local_table.columns
        if kolom.computed is None  # the database makes those itself
        for sleutel in kolom.foreign_keys
        if sleutel.column.table.name == doel and naam != doel
    }
    assert gemapt == {(klasse.__tablename__, veld) for klasse, veld in lijst} - {("termijn", "onderwerp_id")}


def test_that_taking_apart_can_be_undone_with_the_journal_and_the_tables_still_alike(
    bureau: Bureau, thuis: Id, moeder: Id
) -> None:
    dubbel = gezin(bureau, lid(moeder, "ouder met gezag"))
    open_casus(bureau, dubbel)
    bureau.doe(VoegHuishoudensSamen(blijft=thuis, weg=dubbel, reden="dubbel"))
    samen = lees(bureau, thuis)
    _, wijziging = bureau.schrijf(HaalHuishoudensUiteen(weg=dubbel, reden="toch niet"))
    draai_terug(bureau, wijziging)
    assert lees(bureau, thuis) == samen
    db = bureau.eigen_verbinding()
    try:
        assert controleer(db) == ()
    finally:
        db.close()


def test_that_open_casussen_are_looked_through_by_their_index(bureau: Bureau) -> None:
    plan = rauw(
        bureau,
        "EXPLAIN QUERY PLAN SELECT h.id FROM huishouden h WHERE h.naam LIKE '%a%' AND h.status = 'actief' "
        "AND h.regisseur_id IS NOT NULL ORDER BY h.naam LIMIT 4",
    )
    assert "ix_huishouden_regisseur_id" in plan[0][3]


def test_that_a_child_is_no_foster_parent_and_the_role_says_so(bureau: Bureau, thuis: Id, kind: Id) -> None:
    nieuw = PersoonInvoer(roepnaam="Bo", achternaam="Bos", geboortedatum="2020-05-01")
    te_jong = LidInvoer(nieuwe_persoon=nieuw, rol="pleegouder", verblijf="hele tijd", van=VANDAAG)
    gezegd = fouten(bureau, VoegLidToe(huishouden_id=thuis, lid=te_jong))
    assert gezegd == {"rol": "Deze persoon is te jong voor pleegouder. Kies iets anders of verbeter de geboortedatum."}
    [rij] = [rij for rij in lees(bureau, thuis).leden if rij.persoon_id == kind]
    assert list(fouten(bureau, WijzigLid(id=rij.id, rol="voogd"))) == ["rol"]


def test_that_who_splits_off_gets_the_new_address(bureau: Bureau, thuis: Id, moeder: Id, kind: Id) -> None:
    wie = next(rij.id for rij in lees(bureau, thuis).leden if rij.persoon_id == moeder)
    adres = AdresInvoer(straat="Beukenlaan", huisnummer="7", postcode="9741 AB", woonplaats="Groningen")
    assert list(fouten(bureau, SplitsHuishouden(id=thuis, leden=(wie,), op=VANDAAG, adres=AdresInvoer(postcode="x"))))
    nieuw = bureau.doe(SplitsHuishouden(id=thuis, leden=(wie,), op=VANDAAG, adres=adres))
    assert lees(bureau, nieuw).adres.startswith("Beukenlaan 7")
    assert lees(bureau, thuis).adres.startswith("Eikenlaan 12")
    vraag = "SELECT a.straat FROM persoon p JOIN adres a ON a.id = p.adres_id WHERE p.id = ?"
    assert rauw(bureau, vraag, moeder) == [("Beukenlaan",)]
    assert rauw(bureau, vraag, kind) == [("Eikenlaan",)]
