"""Persons: what may be written on a card, merging two of one human being, and taking that apart again."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest

from tests import winkel
from tests.services.collega import Collega
from tests.winkel import rauw
from wijdesk.app.bureau import Bureau
from wijdesk.errors import Weigering
from wijdesk.models.opdrachten.contact import CorrigeerContact, LeesVragen
from wijdesk.models.opdrachten.huis import MaakOngedaan
from wijdesk.models.opdrachten.persoon import (
    HaalPersonenUiteen,
    LeesBsn,
    LeesPersoonKaart,
    MaakPersoon,
    PersoonInvoer,
    VoegPersonenSamen,
    WijzigPersoon,
    ZoekDubbelen,
    ZoekPersonen,
)
from wijdesk.models.opdrachten.werk import LeesWerk
from wijdesk.models.values import Id
from wijdesk.store.controle import controleer

BSN = "111222333"
ADRES: dict[str, Any] = {"straat": "Eikenlaan", "huisnummer": "12", "postcode": "9741EA", "woonplaats": "Groningen"}


def maak(bureau: Bureau, achternaam: str, **anders: Any) -> Id:
    return bureau.doe(MaakPersoon(invoer=PersoonInvoer(achternaam=achternaam, **anders)))


def contact(bureau: Bureau, persoon: Id) -> Id:
    return bureau.doe(winkel.contact(bureau, persoon_id=persoon)).contact_id


def van_wie(bureau: Bureau, *contacten: Id) -> list[Id]:
    wie = dict(rauw(bureau, "SELECT id, persoon_id FROM contact"))
    return [wie[id_] for id_ in contacten]


def voeg_samen(bureau: Bureau, weg: Id, blijft: Id) -> Id:
    _, wijziging = bureau.schrijf(VoegPersonenSamen(blijft=blijft, weg=weg, reden="Dezelfde"))
    assert wijziging.transactie is not None
    return wijziging.transactie


def haal_uiteen(bureau: Bureau, weg: Id) -> None:
    bureau.doe(HaalPersonenUiteen(weg=weg, reden="Toch niet"))


@pytest.fixture
def in_orde(bureau: Bureau) -> Iterator[None]:
    yield
    db = bureau.eigen_verbinding()
    assert controleer(db) == ()
    db.close()


@pytest.fixture
def collega(bureau: Bureau) -> Iterator[Collega]:
    bureau.warm_op()
    ander = Collega(bureau, "casemanager")
    yield ander
    ander.sluit()


# A card --------------------------------------------------------------------------------------------------------------


def test_that_what_is_typed_is_kept_in_one_form(bureau: Bureau) -> None:
    id_ = maak(
        bureau, "  van   Dijk ", bsn="11122.2333", postcode="9741 ea", telefoon="+31 6 12345678",
        geboortedatum="12-05-1980", email="jan@voorbeeld.nl",
    )  # fmt: skip
    persoon = bureau.lees(LeesPersoonKaart(id=id_)).persoon
    assert (persoon.achternaam, persoon.postcode, persoon.geboortedatum) == ("van Dijk", "9741EA", "1980-05-12")
    assert persoon.telefoon == "06 12345678"
    assert persoon.bsn.endswith("333")
    assert "111222" not in persoon.bsn
    assert bureau.lees(LeesBsn(id=id_)) == BSN


def test_that_every_wrong_field_is_said_at_once_without_what_was_typed(bureau: Bureau) -> None:
    fout: dict[str, Any] = {
        "bsn": "000000000",
        "postcode": "97",
        "telefoon": "12",
        "geboortedatum": "31-02-1980",
        "email": "jan",
    }
    with pytest.raises(Weigering) as weigering:
        bureau.doe(MaakPersoon(invoer=PersoonInvoer(**fout)))
    assert set(weigering.value.fouten) == {*fout, "achternaam"}
    assert "31-02" not in str(weigering.value.fouten)
    assert rauw(bureau, "SELECT count(*) FROM persoon") == [(0,)]


@pytest.mark.parametrize("veld", ["achternaam", "roepnaam", "voornamen"])
def test_that_any_one_name_is_enough(bureau: Bureau, veld: str) -> None:
    naam: dict[str, Any] = {veld: "Bos"}
    bureau.doe(MaakPersoon(invoer=PersoonInvoer(**naam)))
    assert [kandidaat.naam for kandidaat in bureau.lees(ZoekPersonen(tekst="bos"))] == ["Bos"]


def test_that_only_what_differs_from_what_was_seen_is_written(bureau: Bureau) -> None:
    id_ = maak(bureau, "Bos", roepnaam="Jan", telefoon="0612345678", bsn=BSN)
    gezien = PersoonInvoer(achternaam="Bos", roepnaam="Jan", telefoon="06 12345678", bsn="••••••333")
    bureau.doe(WijzigPersoon(id=id_, gezien=gezien, invoer=replace(gezien, telefoon="0687654321")))
    bureau.doe(WijzigPersoon(id=id_, gezien=gezien, invoer=replace(gezien, roepnaam="Johan")))
    persoon = bureau.lees(LeesPersoonKaart(id=id_)).persoon
    assert (persoon.roepnaam, persoon.telefoon) == ("Johan", "06 87654321")
    assert bureau.lees(LeesBsn(id=id_)) == BSN
    velden = [json.loads(kop)["f"] for (kop,) in rauw(bureau, "SELECT kop FROM mutatie WHERE rij = ? ORDER BY id", id_)]
    assert velden[1:] == [["telefoon"], ["roepnaam"]]


def test_that_moving_house_makes_or_finds_the_address_and_leaves_the_neighbours(bureau: Bureau) -> None:
    een, ander = maak(bureau, "Bos", **ADRES), maak(bureau, "Vos", **ADRES)
    assert [naam for _, naam, _ in bureau.lees(LeesPersoonKaart(id=een)).op_hetzelfde_adres] == ["Vos"]
    gezien = PersoonInvoer(achternaam="Bos", **ADRES)
    bureau.doe(WijzigPersoon(id=een, gezien=gezien, invoer=replace(gezien, huisnummer="14")))
    assert bureau.lees(LeesPersoonKaart(id=ander)).persoon.huisnummer == "12"
    assert bureau.lees(LeesPersoonKaart(id=ander)).op_hetzelfde_adres == ()
    terug = replace(gezien, huisnummer="14")
    bureau.doe(WijzigPersoon(id=een, gezien=terug, invoer=gezien))
    assert len(bureau.lees(LeesPersoonKaart(id=ander)).op_hetzelfde_adres) == 1
    assert rauw(bureau, "SELECT count(*) FROM adres") == [(2,)]


def test_that_a_card_without_a_name_cannot_be_left(bureau: Bureau) -> None:
    id_ = maak(bureau, "Bos")
    with pytest.raises(Weigering) as weigering:
        bureau.doe(WijzigPersoon(id=id_, gezien=PersoonInvoer(achternaam="Bos"), invoer=PersoonInvoer()))
    assert "achternaam" in weigering.value.fouten


def test_that_somebody_who_looks_like_another_is_advice_with_reasons_and_no_block(bureau: Bureau) -> None:
    velden: dict[str, Any] = {"roepnaam": "Jan", "geboortedatum": "1980-05-12", **ADRES}
    een = maak(bureau, "Meulen", **velden)
    (kandidaat,) = bureau.lees(ZoekDubbelen(invoer=PersoonInvoer(achternaam="Meulen", **velden)))
    assert kandidaat.persoon_id == een
    assert kandidaat.waarom
    assert bureau.lees(ZoekDubbelen(invoer=PersoonInvoer(achternaam="Meulen", **velden), behalve=een)) == ()
    assert maak(bureau, "Meulen", **velden) != een


# Merging -------------------------------------------------------------------------------------------------------------


@pytest.mark.usefixtures("in_orde")
def test_that_a_merge_takes_everything_along_and_the_old_card_leads_to_the_new(bureau: Bureau) -> None:
    weg, blijft = maak(bureau, "Meulen", **ADRES), maak(bureau, "Molen", **ADRES)
    contacten = [contact(bureau, weg), contact(bureau, blijft)]
    voeg_samen(bureau, weg, blijft)
    kaart = bureau.lees(LeesPersoonKaart(id=weg))
    assert (kaart.persoon.id, kaart.persoon.samengevoegd_met) == (blijft, (weg,))
    assert len(kaart.vragen) == 2
    assert kaart.op_hetzelfde_adres == ()
    assert van_wie(bureau, *contacten) == [blijft, blijft]
    assert [kandidaat.persoon_id for kandidaat in bureau.lees(ZoekPersonen(tekst="meulen"))] in ([], [blijft])
    bureau.doe(winkel.contact(bureau, persoon_id=weg))
    assert len(bureau.lees(LeesPersoonKaart(id=blijft)).vragen) == 3


@pytest.mark.usefixtures("in_orde")
def test_that_taking_apart_gives_back_what_came_and_leaves_what_was_made_since(bureau: Bureau) -> None:
    weg, blijft = maak(bureau, "Meulen"), maak(bureau, "Molen")
    van_weg, van_blijft = contact(bureau, weg), contact(bureau, blijft)
    voeg_samen(bureau, weg, blijft)
    erna = contact(bureau, weg)
    haal_uiteen(bureau, weg)
    assert van_wie(bureau, van_weg, van_blijft, erna) == [weg, blijft, blijft]
    assert bureau.lees(LeesPersoonKaart(id=weg)).persoon.naam == "Meulen"
    assert bureau.lees(ZoekPersonen(tekst="meulen"))[0].persoon_id == weg


@pytest.mark.usefixtures("in_orde")
def test_that_what_was_given_to_somebody_else_since_stays_there(bureau: Bureau) -> None:
    weg, blijft, derde = (maak(bureau, naam) for naam in ("Meulen", "Molen", "Bakker"))
    een, ander = contact(bureau, weg), contact(bureau, weg)
    voeg_samen(bureau, weg, blijft)
    bureau.doe(CorrigeerContact(id=een, reden="Het was Bakker", persoon_id=derde))
    bureau.doe(CorrigeerContact(id=ander, reden="Wil anoniem blijven", maak_anoniem=True))
    haal_uiteen(bureau, weg)
    assert van_wie(bureau, een, ander) == [derde, None]


@pytest.mark.usefixtures("in_orde")
def test_that_a_chain_comes_apart_from_either_end(bureau: Bureau) -> None:
    for eerst_het_begin in (True, False):
        een, twee, drie = (maak(bureau, naam) for naam in ("Meulen", "Molen", "Bakker"))
        contacten = [contact(bureau, wie) for wie in (een, twee, drie)]
        voeg_samen(bureau, een, twee)
        voeg_samen(bureau, twee, drie)
        assert van_wie(bureau, *contacten) == [drie] * 3
        assert bureau.lees(LeesPersoonKaart(id=een)).persoon.id == drie
        for weg in (een, twee) if eerst_het_begin else (twee, een):
            haal_uiteen(bureau, weg)
        assert van_wie(bureau, *contacten) == [een, twee, drie]


@pytest.mark.usefixtures("in_orde")
def test_that_a_card_taken_out_and_merged_anew_is_not_dragged_along_by_its_past(bureau: Bureau) -> None:
    een, twee, drie = (maak(bureau, naam) for naam in ("Meulen", "Molen", "Bakker"))
    van_een = contact(bureau, een)
    voeg_samen(bureau, een, twee)
    voeg_samen(bureau, twee, drie)
    haal_uiteen(bureau, een)
    voeg_samen(bureau, een, drie)
    haal_uiteen(bureau, twee)
    assert van_wie(bureau, van_een) == [drie]
    haal_uiteen(bureau, een)
    assert van_wie(bureau, van_een) == [een]


def test_that_impossible_merges_are_refused(bureau: Bureau) -> None:
    een, twee = maak(bureau, "Meulen"), maak(bureau, "Molen")
    with pytest.raises(Weigering, match="dezelfde persoonskaart"):
        voeg_samen(bureau, een, een)
    with pytest.raises(Weigering):
        haal_uiteen(bureau, een)
    voeg_samen(bureau, een, twee)
    for weg, blijft in ((een, twee), (twee, een), (een, maak(bureau, "Bakker"))):
        with pytest.raises(Weigering):
            voeg_samen(bureau, weg, blijft)
    for opdracht in (
        VoegPersonenSamen(blijft=twee, weg=maak(bureau, "Vos"), reden=" "),
        HaalPersonenUiteen(weg=een, reden=""),
    ):
        with pytest.raises(Weigering) as weigering:
            bureau.doe(opdracht)
        assert list(weigering.value.fouten) == ["reden"]


def test_that_a_card_that_was_merged_in_the_meantime_is_not_changed_out_of_sight(bureau: Bureau) -> None:
    weg, blijft = maak(bureau, "Meulen"), maak(bureau, "Molen")
    voeg_samen(bureau, weg, blijft)
    gezien = PersoonInvoer(achternaam="Meulen")
    with pytest.raises(Weigering, match="intussen samengevoegd"):
        bureau.doe(WijzigPersoon(id=weg, gezien=gezien, invoer=replace(gezien, telefoon="0612345678")))


@pytest.mark.usefixtures("in_orde")
def test_that_undo_of_a_merge_is_refused_to_a_colleague_and_works_until_something_moved(
    bureau: Bureau, collega: Collega
) -> None:
    weg, blijft = maak(bureau, "Meulen"), maak(bureau, "Molen")
    van_weg = contact(bureau, weg)
    transactie = voeg_samen(bureau, weg, blijft)
    with pytest.raises(Weigering, match="collega"):
        collega.doe(MaakOngedaan(transactie=transactie))
    erna = contact(bureau, blijft)
    bureau.doe(MaakOngedaan(transactie=transactie))
    assert van_wie(bureau, van_weg, erna) == [weg, blijft]
    transactie = voeg_samen(bureau, weg, blijft)
    bureau.doe(CorrigeerContact(id=van_weg, reden="Anders", maak_anoniem=True))
    with pytest.raises(Weigering, match="intussen verder gewijzigd"):
        bureau.doe(MaakOngedaan(transactie=transactie))


@pytest.mark.usefixtures("in_orde")
def test_that_a_merge_that_was_undone_and_done_again_comes_apart_like_any_other(bureau: Bureau) -> None:
    weg, blijft = maak(bureau, "Meulen"), maak(bureau, "Molen")
    contacten = [contact(bureau, weg), contact(bureau, blijft)]
    transactie = voeg_samen(bureau, weg, blijft)
    for _ in range(2):
        _, wijziging = bureau.schrijf(MaakOngedaan(transactie=transactie))
        assert wijziging.transactie is not None
        transactie = wijziging.transactie
    assert van_wie(bureau, *contacten) == [blijft, blijft]
    haal_uiteen(bureau, weg)
    assert van_wie(bureau, *contacten) == [weg, blijft]


# Hidden persons and the log -------------------------------------------------------------------------------------------


def test_that_somebody_hidden_is_nowhere_to_be_found_without_the_right(bureau: Bureau, collega: Collega) -> None:
    geheim = maak(bureau, "Geheimen", afgeschermd=True, telefoon="0612345678", geboortedatum="1980-05-12", **ADRES)
    buur = maak(bureau, "Buurman", **ADRES)
    bureau.doe(winkel.contact(bureau, persoon_id=geheim, uitkomst="naar triage"))
    for tekst in ("geheimen", "12-05-1980", "0612345678", "9741EA 12", "eikenlaan"):
        assert geheim not in [kandidaat.persoon_id for kandidaat in collega.lees(ZoekPersonen(tekst=tekst))]
        assert geheim in [kandidaat.persoon_id for kandidaat in bureau.lees(ZoekPersonen(tekst=tekst))]
    invoer = PersoonInvoer(achternaam="Geheimen", geboortedatum="1980-05-12", **ADRES)
    assert geheim not in [kandidaat.persoon_id for kandidaat in collega.lees(ZoekDubbelen(invoer=invoer))]
    assert collega.lees(LeesPersoonKaart(id=buur)).op_hetzelfde_adres == ()
    assert "Geheimen" not in str(collega.lees(LeesVragen(van=0, tot=2**60)))
    assert "Geheimen" not in str(collega.lees(LeesWerk(locatie_id=bureau.medewerker.locatie_id)))
    for vraag in (LeesPersoonKaart(id=geheim), LeesBsn(id=geheim)):
        with pytest.raises(Weigering):
            collega.lees(vraag)


def test_that_who_may_not_open_a_card_may_not_change_or_merge_it(bureau: Bureau, collega: Collega) -> None:
    geheim, ander = maak(bureau, "Geheimen", afgeschermd=True), maak(bureau, "Bos")
    gezien = PersoonInvoer(achternaam="Geheimen", afgeschermd=True)
    for opdracht in (
        WijzigPersoon(id=geheim, gezien=gezien, invoer=replace(gezien, afgeschermd=False)),
        VoegPersonenSamen(blijft=ander, weg=geheim, reden="Dezelfde"),
        VoegPersonenSamen(blijft=geheim, weg=ander, reden="Dezelfde"),
    ):
        with pytest.raises(Weigering, match="afgeschermd"):
            collega.doe(opdracht)
    assert rauw(bureau, "SELECT count(*) FROM persoon WHERE afgeschermd = 1 AND status = 'actief'") == [(1,)]


def test_that_a_card_goes_from_sight_or_comes_back_with_a_sentence_and_a_line_in_the_log(bureau: Bureau) -> None:
    id_ = maak(bureau, "Bos")
    open_, dicht = PersoonInvoer(achternaam="Bos"), PersoonInvoer(achternaam="Bos", afgeschermd=True)
    for gezien, invoer, waarom in ((open_, dicht, "u deze kaart afschermt"), (dicht, open_, "niet meer afgeschermd")):
        for leeg in ("", "  "):
            with pytest.raises(Weigering, match=waarom) as fout:
                bureau.doe(WijzigPersoon(id=id_, gezien=gezien, invoer=invoer, reden=leeg))
            assert list(fout.value.fouten) == ["reden"]
        bureau.doe(WijzigPersoon(id=id_, gezien=gezien, invoer=invoer, reden="Haar ex zoekt haar"))
    gelogd = rauw(bureau, "SELECT wat, persoon_id FROM toegang WHERE soort = 'afschermen' ORDER BY id")
    assert gelogd == [("kaart afgeschermd", id_), ("afscherming opgeheven", id_)]
    redenen = rauw(bureau, "SELECT json_extract(inhoud, '$.reden') FROM mutatie WHERE rij = ?", id_)
    assert [rij[0] for rij in redenen].count("Haar ex zoekt haar") == 2
    bureau.doe(WijzigPersoon(id=id_, gezien=open_, invoer=replace(open_, telefoon="0612345678")))


def test_that_opening_a_card_and_a_bsn_is_logged_with_who_whose_and_why(bureau: Bureau, collega: Collega) -> None:
    id_ = maak(bureau, "Bos", bsn=BSN)
    collega.lees(ZoekPersonen(tekst="bos"))
    collega.lees(ZoekDubbelen(invoer=PersoonInvoer(achternaam="Bos")))
    assert rauw(bureau, "SELECT count(*) FROM toegang WHERE soort <> 'zoeken' AND medewerker_id = ?", collega.id) == [
        (0,)
    ]
    collega.lees(LeesPersoonKaart(id=id_))
    collega.lees(LeesBsn(id=id_))
    regels = rauw(
        bureau,
        "SELECT medewerker_id, persoon_id, wat, doel <> '', tijd FROM toegang WHERE soort = 'inzien' ORDER BY id",
    )
    nu = bureau.wereld.klok()
    assert regels == [(collega.id, id_, wat, 1, nu) for wat in ("persoonskaart geopend", "BSN bekeken")]
