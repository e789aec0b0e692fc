"""What a sloppy file, a half-typed field or a curious colleague tries; every case here went wrong once."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook
from PySide6.QtWidgets import QApplication

from tests import winkel
from tests.conftest import Ids, Klok
from wijdesk.app.bureau import Bureau, Wereld, ontgrendel
from wijdesk.app.venster import Programma
from wijdesk.errors import Weigering
from wijdesk.models.opdrachten.agressie import LeesWaarschuwingen, MeldAgressie
from wijdesk.models.opdrachten.contact import BewaarConcept, LeesConcepten, LeesContact, LeesVragen, WisConcept
from wijdesk.models.opdrachten.huis import MaakMedewerker, MaakOngedaan
from wijdesk.models.opdrachten.invoer import BeginPartij, ImporteerRegels, NeemPartijTerug
from wijdesk.models.opdrachten.persoon import (
    HaalPersonenUiteen,
    LeesPersoonKaart,
    MaakPersoon,
    PersoonInvoer,
    VoegPersonenSamen,
    WijzigPersoon,
    ZoekDubbelen,
    ZoekPersonen,
)
from wijdesk.models.opdrachten.wachtrij import LeesWachtrij, MeldWachtendeAan
from wijdesk.models.opdrachten.werk import LeesWerk
from wijdesk.models.values import Id
from wijdesk.services.bestand import importeer, lees_bestand
from wijdesk.settings import WINKELBESTAND
from wijdesk.store.controle import controleer

VRAAG = {
    "nummer": "1", "ontvangen": "2020-03-02", "locatie": "Selwerd", "kanaal": "balie/inloop",
    "melder": "Inwoner / zelfmelder", "meldingtype": "Financiën", "direct_afgehandeld": "ja",
    "uitkomst": "zelf beantwoord", "toelichting": "Kan de huur niet betalen",
}  # fmt: skip


@contextmanager
def als(map_: Path, klok: Klok, ids: Ids, rol: str) -> Iterator[Bureau]:
    """A colleague with one rol at the same desk."""
    naam = f"Collega {rol}"
    beheerder = ontgrendel(map_, winkel.MEDEWERKER, winkel.WACHTWOORD, Wereld(klok=klok, ids=ids))
    try:
        beheerder.maak_medewerker(naam, winkel.WACHTWOORD, (rol,), beheerder.medewerker.locatie_id)
    finally:
        beheerder.sluit()
    collega = ontgrendel(map_, naam, winkel.WACHTWOORD, Wereld(klok=klok, ids=ids))
    try:
        yield collega
    finally:
        collega.sluit()


def persoon(bureau: Bureau, naam: str, *, afgeschermd: bool = False) -> Id:
    return bureau.doe(
        MaakPersoon(invoer=PersoonInvoer(achternaam=naam, telefoon="0501234567", afgeschermd=afgeschermd))
    )


def incident(bureau: Bureau, persoon_id: Id) -> None:
    ((soort,),) = winkel.rauw(bureau, "SELECT code FROM code WHERE lijst = 'agressiesoort' ORDER BY volgorde LIMIT 1")
    ((maatregel,),) = winkel.rauw(
        bureau, "SELECT code FROM code WHERE lijst = 'maatregel' AND code <> 'pandverbod' ORDER BY volgorde LIMIT 1"
    )
    bureau.doe(
        MeldAgressie(
            persoon_id=persoon_id, locatie_id=bureau.medewerker.locatie_id, datum="2026-03-01", soort=soort,
            maatregel=maatregel, omschrijving="Sloeg op tafel",
        )
    )  # fmt: skip


def wacht(bureau: Bureau, persoon_id: Id) -> MeldWachtendeAan:
    return MeldWachtendeAan(
        locatie_id=bureau.medewerker.locatie_id, naam="", persoon_id=persoon_id, waarvoor="huur", urgentie=2
    )


# Half typed ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "veld",
    ['bsn=12 "', "bsn=123.456", "bsn=*", 'postcode=97"41', "huisnummer=12 AND", 'geboortedatum=19"', 'telefoon=("'],
)
def test_that_advice_on_duplicates_reads_nothing_typed_as_a_query(bureau: Bureau, veld: str) -> None:
    naam, _, tekst = veld.partition("=")
    half: dict[str, Any] = {"achternaam": "Meulen", "roepnaam": "Jantje", "postcode": "9741EA", naam: tekst}
    bureau.doe(MaakPersoon(invoer=PersoonInvoer(achternaam="Meulen", roepnaam="Jantje", postcode="9741EA")))
    gevonden = bureau.lees(ZoekDubbelen(invoer=PersoonInvoer(**half)))
    assert [kandidaat.naam for kandidaat in gevonden] == ["Jantje Meulen"]


@pytest.mark.parametrize("datum", ["12/5/1980", "12-05-1980", "12.5.80", "1980-05-12"])
def test_that_a_birth_date_typed_in_any_spelling_finds_a_duplicate(bureau: Bureau, datum: str) -> None:
    bureau.doe(MaakPersoon(invoer=PersoonInvoer(achternaam="Meulen", roepnaam="Jantje", geboortedatum="1980-05-12")))
    gevonden = bureau.lees(ZoekDubbelen(invoer=PersoonInvoer(roepnaam="Jantje", geboortedatum=datum)))
    assert [kandidaat.naam for kandidaat in gevonden] == ["Jantje Meulen"]


def test_that_the_same_address_counts_when_its_postcode_has_a_y(bureau: Bureau) -> None:
    invoer = PersoonInvoer(achternaam="Meulen", postcode="9741 EY", huisnummer="12", toevoeging="a")
    bureau.doe(MaakPersoon(invoer=invoer))
    (kandidaat,) = bureau.lees(ZoekDubbelen(invoer=invoer))
    assert "zelfde adres" in kandidaat.waarom


@pytest.mark.parametrize(
    "tekst",
    ["9741BT199", "9741bt 199", "9741 BT 199", "Hoge der A 199", "j.meulen7@voorbeeld.nl", "Meulen j.meulen7@voorb"],
)
def test_that_somebody_is_found_by_what_stands_in_a_letter_or_a_mail(bureau: Bureau, tekst: str) -> None:
    invoer = PersoonInvoer(
        achternaam="Meulen", straat="Hoge der A", huisnummer="199", postcode="9741BT", email="j.meulen7@voorbeeld.nl"
    )
    bureau.doe(MaakPersoon(invoer=invoer))
    assert [kandidaat.naam for kandidaat in bureau.lees(ZoekPersonen(tekst=tekst))] == ["Meulen"]


@pytest.mark.parametrize("tekst", ["Jaltadaheerd 28-2", "9736 KZ 28-2", "Meulen 28-2"])
def test_that_a_house_number_with_an_addition_is_found_though_it_could_be_a_day(bureau: Bureau, tekst: str) -> None:
    bureau.doe(
        MaakPersoon(
            invoer=PersoonInvoer(
                achternaam="Meulen", straat="Jaltadaheerd", huisnummer="28", toevoeging="2", postcode="9736KZ"
            )
        )
    )
    bureau.doe(MaakPersoon(invoer=PersoonInvoer(achternaam="Meulen", roepnaam="Jarig", geboortedatum="1980-02-28")))
    gevonden = {kandidaat.naam for kandidaat in bureau.lees(ZoekPersonen(tekst=tekst))}
    assert gevonden == ({"Meulen", "Jarig Meulen"} if tekst.startswith("Meulen") else {"Meulen"})


def test_that_a_street_with_years_in_its_name_is_found(bureau: Bureau) -> None:
    bureau.doe(MaakPersoon(invoer=PersoonInvoer(achternaam="Meulen", straat="Laan 1940-1945", huisnummer="35")))
    for tekst in ("Laan 1940-1945 35", "Meulen Laan 1940-1945", "laan 1940"):
        assert [kandidaat.naam for kandidaat in bureau.lees(ZoekPersonen(tekst=tekst))] == ["Meulen"]


def test_that_a_house_number_with_its_letter_is_the_same_address_as_with_the_letter_apart(bureau: Bureau) -> None:
    for nummer, toevoeging in (("12a", ""), ("12", "a"), ("12-a", "")):
        adres = PersoonInvoer(achternaam="Meulen", straat="Eikenlaan", huisnummer=nummer, toevoeging=toevoeging)
        bureau.doe(MaakPersoon(invoer=adres))
    assert winkel.rauw(bureau, "SELECT huisnummer, toevoeging FROM adres") == [("12", "a")]


# Import --------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("leeg", ["0001-01-01", "0001-01-01T00:00:00", "0001-01-01T00:00:00+14:00"])
def test_that_a_date_of_the_year_1_is_a_bad_row_and_not_the_end_of_the_import(bureau: Bureau, leeg: str) -> None:
    partij = bureau.doe(BeginPartij(soort="vragen", bestand="vragen.csv"))
    regels = ((2, VRAAG | {"ontvangen": leeg}), (3, VRAAG | {"nummer": "2"}))
    uitslag = bureau.doe(ImporteerRegels(partij_id=partij, soort="vragen", regels=regels))
    assert [(fout.regel, fout.veld) for fout in uitslag.fouten] == [(2, "ontvangen")]
    assert uitslag.toegevoegd == 1


def test_that_the_last_moment_excel_knows_is_a_bad_row_and_not_the_end_of_the_import(
    bureau: Bureau, tmp_path: Path
) -> None:
    werkmap = Workbook()
    blad = werkmap.active
    assert blad is not None
    blad.append(list(VRAAG))
    blad.append([*(VRAAG | {"ontvangen": datetime(9999, 12, 31, 23, 59, 59, 900_000)}).values()])  # noqa: DTZ001
    blad.append([*(VRAAG | {"nummer": "2"}).values()])
    werkmap.save(tmp_path / "vragen.xlsx")
    verslag = importeer(lees_bestand(tmp_path / "vragen.xlsx", "vragen"), bureau.doe)
    assert [(fout.regel, fout.veld) for fout in verslag.fouten] == [(2, "ontvangen")]
    assert verslag.toegevoegd == 1


def test_that_an_imported_question_of_a_merged_person_stands_on_the_card_that_stayed(bureau: Bureau) -> None:
    partij = bureau.doe(BeginPartij(soort="personen", bestand="personen.csv"))
    bureau.doe(
        ImporteerRegels(partij_id=partij, soort="personen", regels=((2, {"nummer": "p1", "achternaam": "Een"}),))
    )
    ((een,),) = winkel.rauw(bureau, "SELECT id FROM persoon")
    twee = persoon(bureau, "Twee")
    bureau.doe(VoegPersonenSamen(blijft=twee, weg=een, reden="zelfde mens"))
    vragen = bureau.doe(BeginPartij(soort="vragen", bestand="vragen.csv"))
    bureau.doe(ImporteerRegels(partij_id=vragen, soort="vragen", regels=((2, VRAAG | {"persoon": "p1"}),)))
    assert [vraag.toelichting for vraag in bureau.lees(LeesPersoonKaart(id=twee)).vragen] == [VRAAG["toelichting"]]


def test_that_taking_an_import_back_leaves_persons_something_else_refers_to(bureau: Bureau) -> None:
    partij = bureau.doe(BeginPartij(soort="personen", bestand="personen.csv"))
    namen = ("Incident", "Wachtend", "Samengevoegd", "Los")
    regels = tuple((regel, {"nummer": naam, "achternaam": naam}) for regel, naam in enumerate(namen, start=2))
    bureau.doe(ImporteerRegels(partij_id=partij, soort="personen", regels=regels))
    ids = {naam: Id(id_) for naam, id_ in winkel.rauw(bureau, "SELECT achternaam, id FROM persoon")}
    incident(bureau, ids["Incident"])
    bureau.doe(wacht(bureau, ids["Wachtend"]))
    bureau.doe(VoegPersonenSamen(blijft=ids["Samengevoegd"], weg=persoon(bureau, "Eigen"), reden="zelfde mens"))
    assert bureau.doe(NeemPartijTerug(partij_id=partij)) == 1
    assert winkel.rauw(bureau, "SELECT achternaam FROM persoon WHERE status = 'vervallen'") == [("Los",)]
    assert controleer(bureau.eigen_verbinding()) == ()


# Merging and undo ----------------------------------------------------------------------------------------------------


def test_that_what_is_new_for_a_twice_merged_person_stands_on_the_card_that_stayed(bureau: Bureau) -> None:
    een, twee, drie = (persoon(bureau, naam) for naam in ("Een", "Twee", "Drie"))
    bureau.doe(winkel.contact(bureau, persoon_id=een))
    bureau.doe(VoegPersonenSamen(blijft=twee, weg=een, reden="zelfde mens"))
    bureau.doe(VoegPersonenSamen(blijft=drie, weg=twee, reden="zelfde mens"))
    bureau.doe(winkel.contact(bureau, persoon_id=een))
    incident(bureau, een)
    kaart = bureau.lees(LeesPersoonKaart(id=een))
    assert (len(kaart.vragen), len(kaart.waarschuwingen)) == (2, 1)


def test_that_the_first_of_two_merges_can_be_taken_apart_with_what_belonged_to_it(bureau: Bureau) -> None:
    een, twee, drie = (persoon(bureau, naam) for naam in ("Een", "Twee", "Drie"))
    bureau.doe(winkel.contact(bureau, persoon_id=een))
    bureau.doe(winkel.contact(bureau, persoon_id=twee))
    bureau.doe(VoegPersonenSamen(blijft=twee, weg=een, reden="zelfde mens"))
    bureau.doe(VoegPersonenSamen(blijft=drie, weg=twee, reden="zelfde mens"))
    bureau.doe(HaalPersonenUiteen(weg=een, reden="toch niet"))
    assert [len(bureau.lees(LeesPersoonKaart(id=id_)).vragen) for id_ in (een, drie)] == [1, 1]
    assert controleer(bureau.eigen_verbinding()) == ()


def test_that_a_merge_does_not_lift_the_protection_of_a_card(bureau: Bureau) -> None:
    geheim, open_ = persoon(bureau, "Geheim", afgeschermd=True), persoon(bureau, "Open")
    _, wijziging = bureau.schrijf(VoegPersonenSamen(blijft=open_, weg=geheim, reden="zelfde mens"))
    assert bureau.lees(LeesPersoonKaart(id=open_)).persoon.afgeschermd
    assert wijziging.transactie is not None
    bureau.doe(MaakOngedaan(transactie=wijziging.transactie))
    assert not bureau.lees(LeesPersoonKaart(id=open_)).persoon.afgeschermd


def test_that_undo_keeps_a_person_with_an_incident(bureau: Bureau) -> None:
    id_, wijziging = bureau.schrijf(MaakPersoon(invoer=PersoonInvoer(achternaam="Meulen")))
    incident(bureau, id_)
    assert wijziging.transactie is not None
    with pytest.raises(Weigering, match="in gebruik"):
        bureau.doe(MaakOngedaan(transactie=wijziging.transactie))
    assert bureau.lees(LeesPersoonKaart(id=id_)).persoon.naam == "Meulen"


def test_that_undo_of_undo_brings_back_and_undoing_twice_is_refused(bureau: Bureau) -> None:
    gedaan, eerste = bureau.schrijf(winkel.contact(bureau))
    assert eerste.transactie is not None
    _, terug = bureau.schrijf(MaakOngedaan(transactie=eerste.transactie))
    with pytest.raises(Weigering):
        bureau.doe(MaakOngedaan(transactie=eerste.transactie))
    assert terug.transactie is not None
    bureau.doe(MaakOngedaan(transactie=terug.transactie))
    assert len(bureau.lees(LeesContact(id=gedaan.contact_id)).vragen) == 1
    assert controleer(bureau.eigen_verbinding()) == ()


def test_that_access_once_given_is_not_taken_by_undo(bureau: Bureau) -> None:
    opdracht = MaakMedewerker(naam="Bas Bos", locatie_id=bureau.medewerker.locatie_id, rollen=("entree",))
    _, wijziging = bureau.schrijf(opdracht)
    assert wijziging.transactie is not None
    with pytest.raises(Weigering):
        bureau.doe(MaakOngedaan(transactie=wijziging.transactie))


# Closing -------------------------------------------------------------------------------------------------------------


def test_that_the_program_stops_when_the_last_of_the_log_cannot_be_written(
    qapp: QApplication, map_: Path, klok: Klok, ids: Ids, tmp_path: Path
) -> None:
    bureau = winkel.open_bureau(map_, klok, ids)
    id_ = persoon(bureau, "Meulen")
    bureau.lees(LeesPersoonKaart(id=id_))
    (map_ / WINKELBESTAND).rename(tmp_path / "weg")
    programma = Programma(qapp, map_)
    programma.bureau = bureau
    programma.sluit()
    assert programma.bureau is None
    (tmp_path / "weg").rename(map_ / WINKELBESTAND)
    with winkel.bureau(map_, klok, ids) as opnieuw:  # nothing holds the store any more
        assert winkel.rauw(opnieuw, "SELECT achternaam FROM persoon") == [("Meulen",)]
    programma.deleteLater()


# Rights --------------------------------------------------------------------------------------------------------------


def test_that_an_entree_colleague_learns_nothing_of_a_protected_person(map_: Path, klok: Klok, ids: Ids) -> None:
    with winkel.bureau(map_, klok, ids) as bureau:
        id_ = persoon(bureau, "Schuilplaats", afgeschermd=True)
        contact = bureau.doe(
            winkel.contact(bureau, persoon_id=id_, uitkomst="terugbelverzoek", melder_naam="Jan Schuilplaats")
        )
        incident(bureau, id_)
        bureau.doe(wacht(bureau, id_))
    with als(map_, klok, ids, "entree") as collega:
        plek = collega.medewerker.locatie_id
        gelezen = [
            repr(collega.lees(LeesVragen(van=0, tot=klok() + 1))),
            repr(collega.lees(LeesWerk(locatie_id=plek))),
            repr(collega.lees(LeesWachtrij(locatie_id=plek))),
            repr(collega.lees(LeesWaarschuwingen(persoon_id=id_))),
            repr(collega.lees(ZoekDubbelen(invoer=PersoonInvoer(achternaam="Schuilplaats")))),
        ]
        with pytest.raises(Weigering, match="afgeschermd"):
            collega.lees(LeesContact(id=contact.contact_id))
        gezegd = [
            collega.schrijf(wacht(collega, id_))[1].zin,
            collega.schrijf(winkel.contact(collega, persoon_id=id_))[1].zin,
        ]
    for tekst in (*gelezen, *gezegd):
        assert not [woord for woord in ("Schuilplaats", "1234567", "Kan de huur", "Sloeg") if woord in tekst]


def test_that_protection_is_lifted_only_by_who_may_see_through_it(map_: Path, klok: Klok, ids: Ids) -> None:
    with winkel.bureau(map_, klok, ids) as bureau:
        id_ = persoon(bureau, "Schuilplaats", afgeschermd=True)
    gezien = PersoonInvoer(achternaam="Schuilplaats", afgeschermd=True)
    opdracht = WijzigPersoon(
        id=id_, gezien=gezien, invoer=PersoonInvoer(achternaam="Schuilplaats"), reden="Zij is verhuisd en nu veilig"
    )
    with als(map_, klok, ids, "entree") as entree, pytest.raises(Weigering, match="afgeschermd"):
        entree.doe(opdracht)
    with als(map_, klok, ids, "casemanager") as casemanager, pytest.raises(Weigering, match="afgeschermd"):
        casemanager.doe(VoegPersonenSamen(blijft=persoon(casemanager, "Open"), weg=id_, reden="zelfde mens"))
    with als(map_, klok, ids, "teamleider") as teamleider:
        teamleider.doe(opdracht)
        assert not teamleider.lees(LeesPersoonKaart(id=id_)).persoon.afgeschermd


@pytest.mark.parametrize(
    ("rol", "vragen", "incidenten"),
    [
        ("logbeheerder", 0, ()),
        ("privacybeheerder", 0, ("Sloeg op tafel",)),
        ("klachtencoordinator", 1, ("",)),  # warned, and told nothing of what happened
        ("entree", 1, ("Sloeg op tafel",)),
    ],
)
def test_that_a_card_shows_questions_and_incidents_only_to_who_may_read_those(
    map_: Path, klok: Klok, ids: Ids, rol: str, vragen: int, incidenten: tuple[str, ...]
) -> None:
    with winkel.bureau(map_, klok, ids) as bureau:
        id_ = persoon(bureau, "Meulen")
        bureau.doe(winkel.contact(bureau, persoon_id=id_))
        incident(bureau, id_)
    with als(map_, klok, ids, rol) as collega:
        kaart = collega.lees(LeesPersoonKaart(id=id_))
    assert len(kaart.vragen) == vragen
    assert tuple(rij.omschrijving for rij in kaart.waarschuwingen) == incidenten


def test_that_nobody_overwrites_or_drops_the_draft_of_a_colleague(map_: Path, klok: Klok, ids: Ids) -> None:
    with winkel.bureau(map_, klok, ids) as bureau:
        id_ = ids()
        bureau.doe(BewaarConcept(id=id_, soort="inloop", inhoud="van Sanne"))
    with als(map_, klok, ids, "entree") as collega:
        with pytest.raises(Weigering):
            collega.doe(BewaarConcept(id=id_, soort="inloop", inhoud="overschreven"))
        collega.doe(WisConcept(id=id_))
        collega.doe(winkel.contact(collega, concept_id=id_))
    sanne = ontgrendel(map_, winkel.MEDEWERKER, winkel.WACHTWOORD, Wereld(klok=klok, ids=ids))
    inhoud = [rij.inhoud for rij in sanne.lees(LeesConcepten(soort="inloop"))]
    sanne.sluit()
    assert inhoud == ["van Sanne"]
