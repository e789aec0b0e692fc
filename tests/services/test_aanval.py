"""What a sloppy file, a half-typed field or a curious colleague tries; every case here went wrong once."""

from __future__ import annotations

import pytest

from wijdesk.app.bureau import Bureau
from wijdesk.models.opdrachten import (
    BeginPartij,
    ImporteerRegels,
    MaakPersoon,
    PersoonInvoer,
    ZoekDubbelen,
)

VRAAG = {
    "nummer": "1", "ontvangen": "2020-03-02", "locatie": "Selwerd", "kanaal": "balie/inloop",
    "melder": "Inwoner / zelfmelder", "meldingtype": "Financiën", "direct_afgehandeld": "ja",
    "uitkomst": "zelf beantwoord", "toelichting": "Kan de huur niet betalen",
}  # fmt: skip


# Half typed ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "veld",
    ['bsn=12 "', "bsn=123.456", "bsn=*", 'postcode=97"41', "huisnummer=12 AND", 'geboortedatum=19"', 'telefoon=("'],
)
def test_that_advice_on_duplicates_reads_nothing_typed_as_a_query(bureau: Bureau, veld: str) -> None:
    naam, _, tekst = veld.partition("=")
    bureau.doe(MaakPersoon(invoer=PersoonInvoer(achternaam="Meulen", roepnaam="Jantje", postcode="9741EA")))
    typt = PersoonInvoer(**{"achternaam": "Meulen", "roepnaam": "Jantje", "postcode": "9741EA", naam: tekst})
    assert [kandidaat.naam for kandidaat in bureau.lees(ZoekDubbelen(invoer=typt))] == ["Jantje Meulen"]


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


# Import --------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("leeg", ["0001-01-01", "0001-01-01T00:00:00", "0001-01-01T00:00:00+14:00"])
def test_that_a_date_of_the_year_1_is_a_bad_row_and_not_the_end_of_the_import(bureau: Bureau, leeg: str) -> None:
    partij = bureau.doe(BeginPartij(soort="vragen", bestand="vragen.csv"))
    regels = ((2, VRAAG | {"ontvangen": leeg}), (3, VRAAG | {"nummer": "2"}))
    uitslag = bureau.doe(ImporteerRegels(partij_id=partij, soort="vragen", regels=regels))
    assert [(fout.regel, fout.veld) for fout in uitslag.fouten] == [(2, "ontvangen")]
    assert uitslag.toegevoegd == 1
