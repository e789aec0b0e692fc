"""The sociale kaart: entries kept and checked, found with typing errors, counted, and taken over from a file."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from tests import gezin as maak
from tests import winkel
from tests.conftest import Klok
from wijdesk.app.bureau import Bureau
from wijdesk.errors import Weigering
from wijdesk.models.kaartregels import VELDEN
from wijdesk.models.opdrachten.contact import CorrigeerVraag, VraagInvoer
from wijdesk.models.opdrachten.huis import MaakOngedaan
from wijdesk.models.opdrachten.kaart import (
    BewaarVoorziening,
    KijkVoorzieningNa,
    LeesKaart,
    LeesKaarthistorie,
    LeesKaartvoorbeeld,
    NeemKaartOver,
)
from wijdesk.models.opdrachten.toeleiding import (
    CorrigeerToeleiding,
    LegEersteContactVast,
    NeemToeleidingAan,
    StelToeleidingVoor,
)
from wijdesk.models.rows.kaart import Kaartvoorbeeld, VoorzieningRij
from wijdesk.models.values import Id
from wijdesk.reports.kaart import tabel
from wijdesk.services.kaartbestand import lees_kaartbestand
from wijdesk.store.controle import controleer

DAG_MS = 24 * 3_600_000


def zet(bureau: Bureau, naam: str = "Voedselbank Stad", **velden: Any) -> Id:
    vast: dict[str, Any] = {"id": bureau.wereld.ids(), "soort": "basisvoorziening", "naam": naam}
    return bureau.doe(BewaarVoorziening(**(vast | velden)))


def rijen(bureau: Bureau) -> dict[str, VoorzieningRij]:
    return {rij.naam: rij for rij in bureau.lees(LeesKaart()).rijen}


def gevonden(bureau: Bureau, tekst: str) -> list[str]:
    kaart = bureau.lees(LeesKaart())
    raak = kaart.index.zoek(tekst)
    return [kaart.rijen[plek].naam for plek in sorted(raak, key=lambda plek: -raak[plek])]


def voorbeeld(bureau: Bureau, map_: Path, tekst: str) -> Kaartvoorbeeld:
    pad = map_ / "kaart.csv"
    pad.write_text(tekst, encoding="utf-8")
    return bureau.lees(LeesKaartvoorbeeld.van(lees_kaartbestand(pad)))


def neem_over(bureau: Bureau, wat: Kaartvoorbeeld, *, weg: bool = False, nagekeken: bool = False) -> int:
    wijzigingen = (*wat.nieuw, *wat.anders, *(wat.weg if weg else ()))
    return bureau.doe(NeemKaartOver(wijzigingen=wijzigingen, nagekeken=nagekeken, gelijk=wat.gelijk))


def test_that_an_entry_is_kept_as_it_was_filled_in_and_is_checked_that_day(bureau: Bureau) -> None:
    zet(
        bureau,
        "  Voedselbank   Stad ",
        gebieden="Selwerd, Paddepoel; selwerd",
        talen="Nederlands;Arabisch",
        tot="2099-01-01",
    )
    rij = rijen(bureau)["Voedselbank Stad"]
    assert (rij.gebieden, rij.talen, rij.open) == ("Selwerd; Paddepoel", "Nederlands; Arabisch", True)
    assert (rij.nagekeken_op, rij.nagekeken_door, rij.oud) == ("2026-03-02", "Sanne de Vries", False)
    assert len(rij.nummer) == 8
    zet(bureau, "Voedselbank Noord", id=rij.id, nummer=rij.nummer, tot="2026-03-01")
    anders = rijen(bureau)["Voedselbank Noord"]
    assert (anders.nummer, anders.open, anders.gebieden) == (rij.nummer, False, "")
    db = bureau.eigen_verbinding()
    assert controleer(db) == ()
    db.close()


@pytest.mark.parametrize(
    ("velden", "veld"),
    [
        ({"naam": " "}, "naam"),
        ({"soort": "winkel"}, "soort"),
        ({"thema": "zeevaart"}, "thema"),
        ({"leefgebied": "zeevaart"}, "leefgebied"),
        ({"email": "geen adres"}, "email"),
        ({"telefoon": "bel maar"}, "telefoon"),
        ({"van": "2026-02-30"}, "van"),
        ({"van": "2026-03-02", "tot": "2026-03-01"}, "tot"),
        ({"kosten": "x" * 201}, "kosten"),
        ({"nummer": "1"}, "nummer"),
        ({"beheerder_id": Id(b"\x01" * 16)}, "beheerder_id"),
    ],
)
def test_that_what_is_wrong_is_said_beside_its_field(bureau: Bureau, velden: dict[str, Any], veld: str) -> None:
    zet(bureau, "Al bekend", nummer="1")
    with pytest.raises(Weigering) as weigering:
        zet(bureau, **({"naam": "Buurthuis"} | velden))
    assert list(weigering.value.fouten) == [veld]
    assert list(rijen(bureau)) == ["Al bekend"]


def test_that_what_nobody_checked_for_half_a_year_is_old_until_somebody_says_it_holds(
    bureau: Bureau, klok: Klok
) -> None:
    id_ = zet(bureau)
    klok.nu += 183 * DAG_MS
    assert not rijen(bureau)["Voedselbank Stad"].oud
    klok.nu += 3 * DAG_MS
    assert rijen(bureau)["Voedselbank Stad"].oud
    bureau.doe(KijkVoorzieningNa(id=id_))
    assert not rijen(bureau)["Voedselbank Stad"].oud
    with pytest.raises(Weigering):
        bureau.doe(KijkVoorzieningNa(id=Id(b"\x07" * 16)))


def test_that_what_was_changed_is_told_and_of_nothing_else_than_an_entry(bureau: Bureau) -> None:
    id_ = zet(bureau, telefoon="050 111")
    zet(bureau, id=id_, telefoon="050 222", tot="2099-01-01")
    laatste, eerste = bureau.lees(LeesKaarthistorie(id=id_))
    assert (laatste.wie, laatste.wat) == ("Sanne de Vries", "Sociale kaart gewijzigd")
    assert set(laatste.regels) == {"Telefoon: van 050 111 naar 050 222", "Gesloten na: 1 jan 2099"}
    assert "Naam: Voedselbank Stad" in eerste.regels
    with pytest.raises(Weigering):
        bureau.lees(LeesKaarthistorie(id=bureau.medewerker.id))


def test_that_all_of_an_entry_is_found_by_the_beginning_of_a_word_and_with_a_typing_error(bureau: Bureau) -> None:
    zet(bureau, "Voedselbank Stad", omschrijving="Een pakket per week", thema="geld en schulden", gebieden="Selwerd")
    zet(bureau, "Café De Brug", trefwoorden="koffie; eenzaam", gebieden="Beijum")
    zet(bureau, "Humanitas", soort="aanbieder", omschrijving="Schuldhulpmaatje, ook in de buurt van de voedselbank")
    assert gevonden(bureau, "voedsel") == ["Voedselbank Stad", "Humanitas"], "the name counts most"
    assert gevonden(bureau, "vodselbank") == ["Voedselbank Stad", "Humanitas"]
    assert gevonden(bureau, "voedselbnak stad") == ["Voedselbank Stad"]
    assert gevonden(bureau, "cafe") == ["Café De Brug"]
    assert gevonden(bureau, "EENZAAM beijum") == ["Café De Brug"]
    assert gevonden(bureau, "hulpmaat") == ["Humanitas"], "in the middle of a word"
    assert gevonden(bureau, "pakket") == ["Voedselbank Stad"]
    assert gevonden(bureau, "rolstoel") == []
    assert gevonden(bureau, "  ") == []


def test_that_a_hand_off_counts_where_it_went_and_whether_it_arrived(bureau: Bureau) -> None:
    id_, ander = zet(bureau), zet(bureau, "Humanitas", soort="aanbieder")
    gezin = maak.gezin(bureau, maak.lid(maak.persoon(bureau, "Roelfien"), "partner"))
    velden: dict[str, Any] = {"huishouden_id": gezin, "soort": "basisvoorziening", "waarom": "Te weinig geld"}
    eerste, tweede = (
        bureau.doe(StelToeleidingVoor(naar="Voedselbank Stad", voorziening_id=id_, **velden)) for _ in range(2)
    )
    bureau.doe(StelToeleidingVoor(naar="Buurvrouw", voorziening_id=Id(b"\x09" * 16), **velden))
    bureau.doe(NeemToeleidingAan(id=eerste))
    bureau.doe(LegEersteContactVast(id=eerste))
    rij = rijen(bureau)["Voedselbank Stad"]
    assert (rij.verwezen, rij.toegeleid, rij.aangekomen) == (2, 2, 1)
    velden = {"id": tweede, "soort": "basisvoorziening", "waarom": "Te weinig geld", "voorgesteld_op": "2026-03-02"}
    bureau.doe(CorrigeerToeleiding(naar="Voedselbank Stad", **velden))
    assert rijen(bureau)["Voedselbank Stad"].verwezen == 2, "the same words keep what they were taken from"
    bureau.doe(CorrigeerToeleiding(naar="Humanitas", voorziening_id=ander, **velden))
    assert [rijen(bureau)[naam].verwezen for naam in ("Voedselbank Stad", "Humanitas")] == [1, 1]


def test_that_a_vraag_counts_where_somebody_was_sent_until_that_is_corrected(bureau: Bureau) -> None:
    id_ = zet(bureau)
    vraag = VraagInvoer(
        toelichting="Geen geld voor eten", meldingtype="Financiën", uitkomst="verwezen naar basisvoorziening",
        verwezen_naar="Voedselbank Stad", voorziening_id=id_,
    )  # fmt: skip
    gemaakt = bureau.doe(winkel.contact(bureau, vragen=(vraag,)))
    rij = rijen(bureau)["Voedselbank Stad"]
    assert (rij.verwezen, rij.toegeleid, rij.aangekomen) == (1, 0, 0)
    bureau.doe(CorrigeerVraag(id=gemaakt.vraag_ids[0], reden="Verkeerd gehoord", toelichting="Geen geld"))
    assert rijen(bureau)["Voedselbank Stad"].verwezen == 1
    bureau.doe(CorrigeerVraag(id=gemaakt.vraag_ids[0], reden="Toch niet", verwezen_naar="Buurvrouw"))
    assert rijen(bureau)["Voedselbank Stad"].verwezen == 0


KOP = "nummer;soort;naam;telefoon;gebieden;opmerking\n"


def test_that_a_file_is_shown_field_by_field_before_anything_is_written(bureau: Bureau, tmp_path: Path) -> None:
    zet(bureau, "Voedselbank Stad", nummer="001", telefoon="050 111", omschrijving="Pakketten")
    zet(bureau, "Buurthuis", nummer="2", gebieden="Selwerd")
    zet(bureau, "Oude winkel", nummer="3")
    zet(bureau, "Dicht", nummer="4", tot="2026-03-01")
    for_ = rijen(bureau)
    wat = voorbeeld(
        bureau,
        tmp_path,
        KOP + "001;Basisvoorziening;Voedselbank Stad;050 222;;x\n2;basisvoorziening;Buurthuis;;Selwerd;\n"
        "9;aanbieder;Humanitas;050 333;Beijum, Selwerd;\n9;aanbieder;Nog eens;;;\n;aanbieder;Zonder;;;\n"
        "8;winkel;Fout;;;\n",
    )
    assert [(rij.nummer, rij.waarden["gebieden"]) for rij in wat.nieuw] == [("9", "Beijum; Selwerd")]
    assert [[(wissel.veld, wissel.was, wissel.wordt) for wissel in rij.velden] for rij in wat.anders] == [
        [("telefoon", "050 111", "050 222")]
    ]
    assert [rij.naam for rij in wat.weg] == ["Oude winkel"], "what is closed already is not gone by the file"
    assert wat.gelijk == (for_["Buurthuis"].id,)
    assert [(fout.regel, fout.veld) for fout in wat.fouten] == [(5, "nummer"), (6, "nummer"), (7, "soort")]
    assert wat.onbekende_kolommen == ("opmerking",)
    assert rijen(bureau) == for_, "nothing is written"
    assert neem_over(bureau, wat) == 2
    na = rijen(bureau)
    assert (na["Voedselbank Stad"].telefoon, na["Voedselbank Stad"].omschrijving) == ("050 222", "Pakketten")
    assert (na["Humanitas"].soort, na["Humanitas"].oud, na["Oude winkel"].tot) == ("aanbieder", True, "")


def test_that_what_is_not_in_the_file_closes_only_when_that_was_chosen_and_can_be_undone(
    bureau: Bureau, tmp_path: Path
) -> None:
    zet(bureau, "Voedselbank Stad", nummer="1")
    zet(bureau, "Oude winkel", nummer="3")
    wat = voorbeeld(bureau, tmp_path, "nummer,soort,naam\n1,basisvoorziening,Voedselbank Noord\n7,aanbieder,Nieuw\n")
    _, wijziging = bureau.schrijf(NeemKaartOver(wijzigingen=(*wat.nieuw, *wat.anders, *wat.weg), nagekeken=True))
    na = rijen(bureau)
    assert na["Oude winkel"].tot == "2026-03-02"
    assert (na["Nieuw"].nagekeken_door, na["Voedselbank Noord"].oud) == ("Sanne de Vries", False)
    assert wijziging.transactie is not None
    bureau.doe(MaakOngedaan(transactie=wijziging.transactie))
    assert {naam: rij.tot for naam, rij in rijen(bureau).items()} == {"Voedselbank Stad": "", "Oude winkel": ""}


def test_that_what_stands_in_a_line_that_cannot_be_used_is_never_missing(bureau: Bureau, tmp_path: Path) -> None:
    for nummer in ("N1", "N2", "N3", "N4", "N5", "N6"):
        zet(bureau, f"Plek {nummer}", nummer=nummer)
    tekst = (
        "soort;nummer;naam\naanbieder;N1;Plek N1\naanbieder;N2\nN3;Plek N3\naanbieder;N4;Plek N4;teveel\n"
        "aanbieder,N5,Plek N5\naanbieder;;plek n6\n"
    )
    zet(bureau, "Echt weg", nummer="N9")
    wat = voorbeeld(bureau, tmp_path, tekst)
    assert [rij.nummer for rij in wat.weg] == ["N9"]
    assert [fout.regel for fout in wat.fouten] == [3, 4, 5, 6, 7]
    wat = voorbeeld(bureau, tmp_path, tekst + 'aanbieder;"N9;Echt weg\n')
    assert (wat.weg, wat.weg_onbekend) == ((), True), "of a line without cells nobody knows which entry it is"


def test_that_a_file_is_refused_when_the_kaart_became_another_since(bureau: Bureau, tmp_path: Path) -> None:
    id_ = zet(bureau, "Voedselbank Stad", nummer="1", telefoon="050 111")
    wat = voorbeeld(bureau, tmp_path, "nummer,soort,naam,telefoon\n1,basisvoorziening,Voedselbank Stad,050 222\n")
    zet(bureau, "Voedselbank Stad", id=id_, nummer="1", telefoon="050 999")
    with pytest.raises(Weigering, match="intussen"):
        neem_over(bureau, wat)
    nieuw = voorbeeld(bureau, tmp_path, "nummer,soort,naam\n5,aanbieder,Humanitas\n")
    zet(bureau, "Al daar", nummer="5")
    with pytest.raises(Weigering, match="intussen"):
        neem_over(bureau, nieuw)
    vals = replace(nieuw.nieuw[0], waarden=dict.fromkeys(VELDEN, "") | {"nummer": "6", "naam": "X"}, nummer="6")
    with pytest.raises(Weigering):
        bureau.doe(NeemKaartOver(wijzigingen=(vals,)))
    assert rijen(bureau)["Voedselbank Stad"].telefoon == "050 999"


def test_that_what_was_written_to_a_file_changes_nothing_when_it_comes_back(bureau: Bureau, tmp_path: Path) -> None:
    zet(
        bureau, "=Rare; naam", nummer="007", telefoon="+31 50 123", omschrijving="Twee\nregels, met komma",
        gebieden="Selwerd; Beijum", kosten="-", thema="wonen", leefgebied="Huisvesting",
    )  # fmt: skip
    zet(bureau, "Voedselbank Stad")
    pad = tmp_path / "uit.csv"
    pad.write_bytes(tabel(bureau.lees(LeesKaart()).rijen))
    wat = bureau.lees(LeesKaartvoorbeeld.van(lees_kaartbestand(pad)))
    assert (wat.nieuw, wat.anders, wat.weg, wat.fouten, wat.onbekende_kolommen) == ((), (), (), (), ())
    assert len(wat.gelijk) == 2
    klok_voor = {naam: rij.nagekeken_op for naam, rij in rijen(bureau).items()}
    assert neem_over(bureau, wat, nagekeken=True) == 0
    assert {naam: rij.nagekeken_op for naam, rij in rijen(bureau).items()} == klok_voor


@pytest.mark.parametrize(
    "tekst", ["", "naam;soort\nA;aanbieder\n", "nummer,soort,naam,naam\n1,aanbieder,A,B\n", "nummer,soort,naam\n"]
)
def test_that_a_file_that_is_no_kaart_is_refused_in_words(tmp_path: Path, tekst: str) -> None:
    pad = tmp_path / "kaart.csv"
    pad.write_text(tekst, encoding="utf-8")
    with pytest.raises(Weigering) as weigering:
        lees_kaartbestand(pad)
    assert list(weigering.value.volledig()) == ["bestand"]


def test_that_a_day_of_a_file_may_be_written_as_a_dutch_spreadsheet_saves_it(bureau: Bureau, tmp_path: Path) -> None:
    wat = voorbeeld(
        bureau,
        tmp_path,
        "nummer;soort;naam;van;tot\n1;aanbieder;Een;1-2-2026;31/12/2026\n2;aanbieder;Twee;29-2-2026;\n",
    )
    (een,) = wat.nieuw
    assert (een.waarden["van"], een.waarden["tot"]) == ("2026-02-01", "2026-12-31")
    assert [(fout.regel, fout.veld) for fout in wat.fouten] == [(3, "van")]


def test_that_a_file_tells_what_is_closed_here_and_opens_it_only_when_it_says_so(
    bureau: Bureau, tmp_path: Path
) -> None:
    zet(bureau, "Dicht", nummer="N1", tot="2020-01-01")
    wat = voorbeeld(bureau, tmp_path, "nummer;soort;naam\nN1;basisvoorziening;Dicht\n")
    assert (len(wat.gelijk), wat.blijft_gesloten) == (1, 1)
    wat = voorbeeld(bureau, tmp_path, "nummer;soort;naam;tot\nN1;basisvoorziening;Dicht;\n")
    assert ([wissel.veld for rij in wat.anders for wissel in rij.velden], wat.blijft_gesloten) == (["tot"], 0)
