"""Importing into a real store: every row is added, known or refused with a reason, and a batch can be taken back."""

from __future__ import annotations

import csv
import time
from io import StringIO
from pathlib import Path
from typing import Any

import pytest

from tests import winkel
from tests.conftest import Klok
from tests.winkel import rauw
from wijdesk.app.bureau import Bureau
from wijdesk.errors import Weigering
from wijdesk.models.opdrachten.contact import CorrigeerVraag, LeesVragen
from wijdesk.models.opdrachten.huis import LeesLocaties
from wijdesk.models.opdrachten.invoer import BeginPartij, ImporteerRegels, LeesPartijen, NeemPartijTerug, RondPartijAf
from wijdesk.models.opdrachten.persoon import LeesBsn, LeesPersoonKaart, ZoekPersonen
from wijdesk.models.opdrachten.verslag import LeesJaarCijfers
from wijdesk.models.opdrachten.wachtrij import MeldWachtendeAan
from wijdesk.models.opdrachten.werk import LeesWerk
from wijdesk.models.rows.invoer import Importuitslag, RegelFout
from wijdesk.models.values import Id
from wijdesk.services.bestand import KOLOMMEN, Importverslag, importeer, lees_bestand
from wijdesk.store.controle import controleer

VRAAG = {
    "nummer": "1", "ontvangen": "2020-03-02T09:15", "locatie": "Selwerd", "kanaal": "telefoon", "melder": "Overig",
    "meldingtype": "Wonen", "direct_afgehandeld": "ja", "uitkomst": "zelf beantwoord", "toelichting": "Vraag",
}  # fmt: skip
PERSOON = dict.fromkeys(KOLOMMEN["personen"][0], "") | {"nummer": "p1", "roepnaam": "Jan", "achternaam": "Meulen"}


def zet_in(bureau: Bureau, *rijen: dict[str, str], soort: str = "vragen", proef: bool = False) -> Importuitslag:
    partij = Id(bytes(16)) if proef else bureau.doe(BeginPartij(soort=soort, bestand="bestand.csv"))
    regels = tuple(enumerate(rijen, start=2))
    return bureau.doe(ImporteerRegels(partij_id=partij, soort=soort, regels=regels, proef=proef))


def partij_van(bureau: Bureau) -> Id:
    return bureau.lees(LeesPartijen())[0].id


def fouten(uitslag: Importuitslag) -> list[tuple[int, str]]:
    return [(fout.regel, fout.veld) for fout in uitslag.fouten]


def als_csv(map_: Path, soort: str, rijen: list[dict[str, str]]) -> Path:
    uit = StringIO(newline="")
    kolommen = [*KOLOMMEN[soort][0], *KOLOMMEN[soort][1]]
    schrijver = csv.DictWriter(uit, kolommen, restval="")
    schrijver.writeheader()
    schrijver.writerows(rijen)
    pad = map_ / f"{soort}.csv"
    pad.write_text(uit.getvalue(), encoding="utf-8")
    return pad


def lees_in(bureau: Bureau, pad: Path, soort: str, **anders: Any) -> Importverslag:
    return importeer(lees_bestand(pad, soort), bureau.doe, **anders)


def in_orde(bureau: Bureau) -> bool:
    db = bureau.eigen_verbinding()
    try:
        return controleer(db) == ()
    finally:
        db.close()


# Rows ----------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("anders", "veld", "reden"),
    [
        ({"nummer": ""}, "nummer", "ontbreekt"),
        ({"locatie": ""}, "locatie", "ontbreekt"),
        ({"kanaal": "postduif"}, "kanaal", "postduif"),
        ({"melder": ""}, "melder", "ontbreekt"),
        ({"meldingtype": "Financien"}, "meldingtype", "Financien"),
        ({"uitkomst": "opgelost"}, "uitkomst", "opgelost"),
        ({"ontvangen": ""}, "ontvangen", "geen datum"),
        ({"ontvangen": "2-3-2020"}, "ontvangen", "geen datum"),
        ({"ontvangen": "2020-02-30"}, "ontvangen", "geen datum"),
        ({"ontvangen": "2020-03-02T25:00"}, "ontvangen", "geen datum"),
        ({"ontvangen": "0020-03-02"}, "ontvangen", "voor 1900"),
        ({"ontvangen": "2027-03-02"}, "ontvangen", "toekomst"),
        ({"direct_afgehandeld": "misschien"}, "direct_afgehandeld", "ja of nee"),
        ({"persoon": "onbekend"}, "persoon", "niet bekend"),
    ],
)
def test_that_a_bad_row_is_refused_with_its_number_and_reason_and_stops_no_other(
    bureau: Bureau, anders: dict[str, str], veld: str, reden: str
) -> None:
    uitslag = zet_in(bureau, VRAAG, VRAAG | {"nummer": "2"} | anders, VRAAG | {"nummer": "3"})
    assert uitslag.toegevoegd == 2
    (fout,) = uitslag.fouten
    assert (fout.regel, fout.nummer, fout.veld) == (3, anders.get("nummer", "2"), veld)
    assert reden in fout.reden
    assert in_orde(bureau)


@pytest.mark.parametrize(
    ("ontvangen", "utc", "maand"),
    [
        ("2020-12-31T23:30", 1_609_453_800, "2020-12"),
        ("2020-12-31T23:30+01:00", 1_609_453_800, "2020-12"),
        ("2020-12-31T23:30+00:00", 1_609_457_400, "2021-01"),
        ("2020-12-31T23:30Z", 1_609_457_400, "2021-01"),
        ("2021-01-01", 1_609_455_600, "2021-01"),
        ("2020-07-01T00:00", 1_593_554_400, "2020-07"),
        ("2020-03-29T02:30", 1_585_445_400, "2020-03"),
        ("2020-10-25T02:30", 1_603_585_800, "2020-10"),
        ("2020-03-02 09:15:30", 1_583_136_930, "2020-03"),
    ],
)
def test_that_a_time_is_that_of_amsterdam_unless_it_says_otherwise(
    bureau: Bureau, ontvangen: str, utc: int, maand: str
) -> None:
    zet_in(bureau, VRAAG | {"ontvangen": ontvangen})
    assert rauw(bureau, "SELECT ontvangen, eerste_reactie, maand FROM contact") == [(utc * 1000, utc * 1000, maand)]
    assert bureau.lees(LeesJaarCijfers(jaar=int(maand[:4]))).vragen == 1


@pytest.mark.parametrize(
    ("direct", "uitkomst", "geldt"),
    [
        ("nee", "zelf beantwoord", 0),
        ("Ja", "naar triage", 1),
        ("", "zelf beantwoord", 1),
        ("", "naar triage", 0),
    ],
)
def test_that_what_the_file_says_about_direct_afgehandeld_goes_first_and_stays(
    bureau: Bureau, direct: str, uitkomst: str, geldt: int
) -> None:
    zet_in(bureau, VRAAG | {"direct_afgehandeld": direct, "uitkomst": uitkomst})
    (vraag,) = bureau.lees(LeesVragen(van=0, tot=2**60))
    bureau.doe(CorrigeerVraag(id=vraag.id, reden="Tikfout", toelichting="Vraag over wonen"))
    assert rauw(bureau, "SELECT direct_afgehandeld FROM vraag") == [(geldt,)]
    assert bureau.lees(LeesWerk(locatie_id=vraag.contact_id)) == ()


def test_that_words_of_an_imported_doorverbonden_can_be_corrected_without_knowing_whether_it_worked(
    bureau: Bureau,
) -> None:
    zet_in(bureau, VRAAG | {"uitkomst": "doorverbonden"})
    (vraag,) = bureau.lees(LeesVragen(van=0, tot=2**60))
    bureau.doe(CorrigeerVraag(id=vraag.id, reden="Tikfout", toelichting="Anders"))
    assert bureau.lees(LeesVragen(van=0, tot=2**60))[0].toelichting == "Anders"


def test_that_a_code_out_of_use_is_still_known(bureau: Bureau) -> None:
    db = bureau.eigen_verbinding()
    db.execute("UPDATE code SET van = '1990-01-01', tot = '1990-12-31' WHERE code IN ('Wonen', 'telefoon')")
    db.close()
    assert zet_in(bureau, VRAAG).toegevoegd == 1


def test_that_a_new_place_is_made_once_and_said(bureau: Bureau) -> None:
    uitslag = zet_in(bureau, VRAAG | {"locatie": "Beijum"}, VRAAG | {"nummer": "2", "locatie": "Beijum"})
    assert uitslag.nieuwe_locaties == ("Beijum",)
    assert zet_in(bureau, VRAAG | {"nummer": "3", "locatie": "Beijum"}).nieuwe_locaties == ()
    assert [rij.naam for rij in bureau.lees(LeesLocaties())] == ["Beijum", "Selwerd"]
    slecht = zet_in(bureau, VRAAG | {"nummer": "4", "locatie": "Lewenborg", "melder": "x"})
    assert slecht.nieuwe_locaties == ()


def test_that_a_number_counts_once_in_a_batch_between_batches_and_with_its_zeros(bureau: Bureau) -> None:
    uitslag = zet_in(bureau, VRAAG | {"nummer": "007"}, VRAAG | {"nummer": "007"}, VRAAG | {"nummer": "7"})
    assert (uitslag.toegevoegd, uitslag.al_bekend) == (2, 1)
    opnieuw = zet_in(bureau, VRAAG | {"nummer": "007", "toelichting": "Anders"}, VRAAG | {"nummer": "0"})
    assert (opnieuw.toegevoegd, opnieuw.al_bekend) == (1, 1)
    assert rauw(bureau, "SELECT bron_nummer, toelichting FROM vraag WHERE bron_nummer = '007'") == [("007", "Vraag")]


def test_that_a_number_that_was_refused_can_come_right_later_in_the_file(bureau: Bureau) -> None:
    uitslag = zet_in(bureau, VRAAG | {"melder": "x"}, VRAAG)
    assert (uitslag.toegevoegd, fouten(uitslag)) == (1, [(2, "melder")])


def test_that_persons_are_checked_as_at_the_desk_and_zeros_stay(bureau: Bureau) -> None:
    uitslag = zet_in(
        bureau,
        PERSOON | {"bsn": "12345672", "huisnummer": "007", "straat": "Eikenlaan", "geboortedatum": "1980-05-12"},
        PERSOON | {"nummer": "p2", "bsn": "123456789"},
        PERSOON | {"nummer": "p3", "roepnaam": "", "achternaam": ""},
        PERSOON | {"nummer": "", "achternaam": "Zonder"},
        PERSOON | {"nummer": "p4", "geboortedatum": "2030-01-01"},
        PERSOON,
        soort="personen",
    )
    assert (uitslag.toegevoegd, uitslag.al_bekend) == (1, 1)
    assert fouten(uitslag) == [(3, "bsn"), (4, "achternaam"), (5, "nummer"), (6, "geboortedatum")]
    assert not any("123456789" in fout.reden for fout in uitslag.fouten)
    (kandidaat,) = bureau.lees(ZoekPersonen(tekst="meulen"))
    assert bureau.lees(LeesBsn(id=kandidaat.persoon_id)) == "012345672"
    assert bureau.lees(LeesPersoonKaart(id=kandidaat.persoon_id)).persoon.huisnummer == "007"


def test_that_vragen_find_their_person_and_the_household_shares_an_address(bureau: Bureau) -> None:
    adres = {"straat": "Eikenlaan", "huisnummer": "1", "postcode": "9741 ea", "woonplaats": "Groningen"}
    zet_in(bureau, PERSOON | adres, PERSOON | adres | {"nummer": "p2"}, soort="personen")
    zet_in(bureau, PERSOON | adres | {"nummer": "p3", "postcode": "9741EA"}, soort="personen")
    assert rauw(bureau, "SELECT count(*), count(DISTINCT adres_id) FROM persoon") == [(3, 1)]
    zet_in(bureau, VRAAG | {"persoon": "p2"}, VRAAG | {"nummer": "2", "persoon": ""})
    wie = rauw(bureau, "SELECT p.bron_nummer FROM contact c LEFT JOIN persoon p ON p.id = c.persoon_id")
    assert sorted(wie, key=str) == [("p2",), (None,)]


# Runs ----------------------------------------------------------------------------------------------------------------


def test_that_a_proef_run_says_the_same_and_keeps_nothing(bureau: Bureau, tmp_path: Path) -> None:
    rijen = [VRAAG | {"nummer": str(nummer), "locatie": "Beijum"} for nummer in range(7)]
    rijen += [rijen[0], VRAAG | {"nummer": "x", "melder": "Niemand"}]
    pad = als_csv(tmp_path, "vragen", rijen)
    bureau.warm_op()
    voor = rauw(bureau, "SELECT count(*) FROM mutatie")
    proef = lees_in(bureau, pad, "vragen", proef=True, partij_grootte=3)
    assert rauw(bureau, "SELECT count(*) FROM mutatie") == voor
    assert (proef.partij_id, bureau.lees(LeesPartijen())) == (None, ())
    echt = lees_in(bureau, pad, "vragen", partij_grootte=3)
    for veld in ("gelezen", "toegevoegd", "al_bekend", "fouten", "nieuwe_locaties"):
        assert getattr(proef, veld) == getattr(echt, veld), veld
    assert (echt.toegevoegd, echt.al_bekend, len(echt.fouten), echt.nieuwe_locaties) == (7, 1, 1, ("Beijum",))


def test_that_the_same_file_twice_adds_nothing_and_both_runs_are_listed(bureau: Bureau, tmp_path: Path) -> None:
    pad = als_csv(tmp_path, "vragen", [VRAAG | {"nummer": str(nummer)} for nummer in range(5)])
    lees_in(bureau, pad, "vragen")
    nogmaals = lees_in(bureau, pad, "vragen")
    assert (nogmaals.toegevoegd, nogmaals.al_bekend) == (0, 5)
    assert [(rij.goed, rij.overgeslagen, rij.fout) for rij in bureau.lees(LeesPartijen())] == [(0, 5, 0), (5, 0, 0)]


def test_that_an_import_that_was_stopped_goes_on_where_it_was(bureau: Bureau, tmp_path: Path) -> None:
    pad = als_csv(tmp_path, "vragen", [VRAAG | {"nummer": str(nummer)} for nummer in range(10)])
    half = lees_in(bureau, pad, "vragen", partij_grootte=4, gestopt=lambda: True)
    assert (half.gestopt, half.toegevoegd) == (True, 4)
    rest = lees_in(bureau, pad, "vragen", partij_grootte=4)
    assert (rest.toegevoegd, rest.al_bekend) == (6, 4)
    assert in_orde(bureau)


# Taking back ---------------------------------------------------------------------------------------------------------


def test_that_a_batch_taken_back_is_gone_everywhere_and_can_be_imported_again(bureau: Bureau, tmp_path: Path) -> None:
    mensen = als_csv(tmp_path, "personen", [PERSOON])
    pad = als_csv(tmp_path, "vragen", [VRAAG | {"persoon": "p1"}, VRAAG | {"nummer": "2"}])
    lees_in(bureau, mensen, "personen")
    verslag = lees_in(bureau, pad, "vragen")
    assert verslag.partij_id is not None
    assert bureau.doe(NeemPartijTerug(partij_id=verslag.partij_id)) == 2
    assert bureau.lees(LeesVragen(van=0, tot=2**60)) == ()
    assert bureau.lees(LeesJaarCijfers(jaar=2020)).vragen == 0
    assert [rij.teruggenomen for rij in bureau.lees(LeesPartijen())] == [True, False]
    with pytest.raises(Weigering):
        bureau.doe(NeemPartijTerug(partij_id=verslag.partij_id))
    with pytest.raises(Weigering):
        bureau.doe(ImporteerRegels(partij_id=verslag.partij_id, soort="vragen", regels=((2, VRAAG),)))
    assert lees_in(bureau, pad, "vragen").toegevoegd == 2
    assert len(bureau.lees(LeesVragen(van=0, tot=2**60))) == 2
    assert in_orde(bureau)


def test_that_persons_taken_back_are_no_longer_found_and_those_in_use_stay(bureau: Bureau) -> None:
    rijen = [
        PERSOON | {"nummer": f"p{nummer}", "achternaam": naam} for nummer, naam in enumerate(("Bos", "Vos", "Mos"))
    ]
    zet_in(bureau, *rijen, soort="personen")
    partij = partij_van(bureau)
    vos = bureau.lees(ZoekPersonen(tekst="vos"))[0].persoon_id
    mos = bureau.lees(ZoekPersonen(tekst="mos"))[0].persoon_id
    bureau.doe(winkel.contact(bureau, persoon_id=vos))
    hier = bureau.medewerker.locatie_id
    bureau.doe(MeldWachtendeAan(locatie_id=hier, naam="", persoon_id=mos, waarvoor="", urgentie=3))
    assert bureau.doe(NeemPartijTerug(partij_id=partij)) == 1
    status = dict(rauw(bureau, "SELECT achternaam, status FROM persoon"))
    assert status == {"Bos": "vervallen", "Vos": "actief", "Mos": "actief"}
    opnieuw = zet_in(bureau, *rijen, soort="personen")
    assert (opnieuw.toegevoegd, opnieuw.al_bekend) == (1, 2)
    assert in_orde(bureau)


def test_that_what_somebody_corrected_since_stays_with_its_hand_over(bureau: Bureau) -> None:
    zet_in(bureau, VRAAG, VRAAG | {"nummer": "2"})
    partij = partij_van(bureau)
    (vraag,) = [Id(rij[0]) for rij in rauw(bureau, "SELECT id FROM vraag WHERE bron_nummer = '2'")]
    bureau.doe(CorrigeerVraag(id=vraag, reden="Toch triage", uitkomst="naar triage"))
    assert bureau.doe(NeemPartijTerug(partij_id=partij)) == 1
    assert [rij.id for rij in bureau.lees(LeesVragen(van=0, tot=2**60))] == [vraag]
    assert rauw(bureau, "SELECT DISTINCT status FROM werk") == [("actief",)]
    assert in_orde(bureau)


def test_that_ten_thousand_rows_come_in_and_go_again_in_seconds(bureau: Bureau, klok: Klok) -> None:
    for soort, begin in (("personen", PERSOON), ("vragen", VRAAG)):
        partij = bureau.doe(BeginPartij(soort=soort, bestand="groot.csv"))
        for eerste in range(0, 5_000, 500):
            regels = tuple((n, begin | {"nummer": f"n{n}"}) for n in range(eerste, eerste + 500))
            assert bureau.doe(ImporteerRegels(partij_id=partij, soort=soort, regels=regels)).toegevoegd == 500
        bureau.doe(RondPartijAf(partij_id=partij))
    begonnen = time.process_time()
    for rij in bureau.lees(LeesPartijen()):
        assert bureau.doe(NeemPartijTerug(partij_id=rij.id)) == 5_000
    assert time.process_time() - begonnen < 10
    assert in_orde(bureau)
    assert bureau.lees(ZoekPersonen(tekst="meulen")) == ()


def test_that_a_refused_row_says_nothing_of_what_stood_in_it(bureau: Bureau) -> None:
    uitslag = zet_in(bureau, PERSOON | {"telefoon": "geheim-7", "email": "geheim 7"}, soort="personen")
    assert isinstance(uitslag.fouten[0], RegelFout)
    assert "geheim" not in str(uitslag.fouten)


@pytest.mark.parametrize("naam", ["Selwred", "selwer", "SELWERT"])
def test_that_a_typing_error_makes_no_locatie(bureau: Bureau, naam: str) -> None:
    uitslag = zet_in(bureau, VRAAG | {"locatie": naam}, VRAAG | {"nummer": "2"})
    assert ([fout.veld for fout in uitslag.fouten], uitslag.toegevoegd) == (["locatie"], 1)
    assert uitslag.nieuwe_locaties == ()
    assert rauw(bureau, "SELECT count(*) FROM locatie") == [(1,)]


def test_that_teams_with_another_number_are_two(bureau: Bureau) -> None:
    rijen = (VRAAG | {"locatie": "Wijkteam 1"}, VRAAG | {"nummer": "2", "locatie": "Wijkteam 2"})
    assert zet_in(bureau, *rijen).nieuwe_locaties == ("Wijkteam 1", "Wijkteam 2")
