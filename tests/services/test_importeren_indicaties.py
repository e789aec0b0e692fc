"""Indicaties from a file: every row added, known or refused with its reason, and the published year to the byte."""

from __future__ import annotations

import csv
import time
from itertools import count
from pathlib import Path

import pytest

from tests import winkel
from tests.winkel import rauw
from wijdesk.app.bureau import Bureau
from wijdesk.errors import Weigering
from wijdesk.models.cijfer import periode_van
from wijdesk.models.opdrachten.cijfer import LeesCijferlijst, LeesCijfers, LeesVerdeling
from wijdesk.models.opdrachten.export import LeesExportcijfers
from wijdesk.models.opdrachten.huis import MaakLocatie
from wijdesk.models.opdrachten.invoer import BeginPartij, ImporteerRegels, LeesPartijen, NeemPartijTerug
from wijdesk.models.opdrachten.verslag import LeesJaarCijfers
from wijdesk.models.rows.invoer import Importuitslag
from wijdesk.models.values import Id
from wijdesk.reports.jaarverslag import tabellen
from wijdesk.resources import lees_bytes, lees_csv
from wijdesk.services.bestand import KOLOMMEN, Importverslag, importeer, lees_bestand
from wijdesk.services.inlezen import ONBEKENDE_LOCATIE
from wijdesk.services.inlezen_indicaties import PLEK_ERBIJ
from wijdesk.store.controle import controleer

RIJ = {
    "nummer": "i1", "besloten_op": "2020-03-02", "productgroep": "Jeugd", "soort": "nieuw", "aanbieder": "Accare",
    "van": "2020-04-01", "tot": "2021-03-31",
}  # fmt: skip
GEPUBLICEERD = "tabellen/indicaties-2020-per-productgroep.csv"


def zet_in(bureau: Bureau, *rijen: dict[str, str], proef: bool = False) -> Importuitslag:
    partij = Id(bytes(16)) if proef else bureau.doe(BeginPartij(soort="indicaties", bestand="i.csv"))
    regels = tuple(enumerate(rijen, start=2))
    return bureau.doe(ImporteerRegels(partij_id=partij, soort="indicaties", regels=regels, proef=proef))


def jaar_2020(pad: Path) -> int:
    """A made-up file that adds up to the published table, in an order of its own; answers its rows."""
    nummers = count(1)
    rijen = []
    for telling in lees_csv(GEPUBLICEERD)[::-1]:
        for plek in range(int(telling["aantal"])):
            dag = f"2020-{plek % 12 + 1:02d}-{plek % 28 + 1:02d}"
            soort = "herindicatie" if plek % 3 else "nieuw"
            rijen.append((f"i{next(nummers)}", dag, telling["productgroep"], soort, "Aanbieder", dag, ""))
    rijen += [(f"x{nummer}", f"20{21 - 2 * (nummer % 2)}-01-01", "Jeugd", "nieuw", "", "", "") for nummer in range(50)]
    with pad.open("w", encoding="utf-8", newline="") as uit:
        schrijver = csv.writer(uit)
        schrijver.writerow(KOLOMMEN["indicaties"][0])
        schrijver.writerows(rijen)
    return len(rijen)


def lees_in(bureau: Bureau, pad: Path, *, proef: bool = False) -> Importverslag:
    return importeer(lees_bestand(pad, "indicaties"), bureau.doe, proef=proef)


@pytest.mark.parametrize(
    ("anders", "veld", "reden"),
    [
        ({"nummer": ""}, "nummer", "ontbreekt"),
        ({"besloten_op": ""}, "besloten_op", "geen datum"),
        ({"besloten_op": "2-3-2020"}, "besloten_op", "geen datum"),
        ({"besloten_op": "2019-02-29"}, "besloten_op", "geen datum"),
        ({"besloten_op": "2020-03-02T09:00"}, "besloten_op", "geen datum"),
        ({"besloten_op": "0020-03-02"}, "besloten_op", "voor 1900"),
        ({"besloten_op": "2026-03-03"}, "besloten_op", "toekomst"),
        ({"productgroep": "Wmo Bloemen"}, "productgroep", "Wmo Bloemen"),
        ({"productgroep": "jeugd"}, "productgroep", "jeugd"),
        ({"productgroep": ""}, "productgroep", "ontbreekt"),
        ({"soort": "verlenging"}, "soort", "verlenging"),
        ({"soort": ""}, "soort", "ontbreekt"),
        ({"van": "april"}, "van", "geen datum"),
        ({"tot": "2020-03-31"}, "tot", "voor de eerste"),
        ({"tot": "31-03-2021"}, "tot", "geen datum"),
    ],
)
def test_that_a_bad_row_is_refused_with_its_reason_and_stops_no_other(
    bureau: Bureau, anders: dict[str, str], veld: str, reden: str
) -> None:
    uitslag = zet_in(bureau, RIJ, RIJ | {"nummer": "i2"} | anders, RIJ | {"nummer": "i3"})
    assert uitslag.toegevoegd == 2
    (fout,) = uitslag.fouten
    assert (fout.regel, fout.nummer, fout.veld) == (3, anders.get("nummer", "i2"), veld)
    assert reden in fout.reden


def test_that_the_same_number_changes_nothing_and_a_proef_keeps_nothing(bureau: Bureau) -> None:
    assert zet_in(bureau, RIJ, RIJ | {"nummer": "i2", "van": "", "tot": ""}, proef=True).toegevoegd == 2
    assert rauw(bureau, "SELECT count(*) FROM indicatie") == [(0,)]
    zet_in(bureau, RIJ)
    nog_eens = zet_in(bureau, RIJ | {"productgroep": "Wmo GON"}, RIJ | {"nummer": "i2"}, RIJ | {"nummer": "i2"})
    assert (nog_eens.toegevoegd, nog_eens.al_bekend) == (1, 2)
    assert rauw(bureau, "SELECT productgroep, soort FROM indicatie ORDER BY id") == [("Jeugd", "nieuw")] * 2


@pytest.mark.parametrize("proef", [False, True])
def test_that_a_known_number_that_says_something_else_changes_nothing_and_is_told(bureau: Bureau, proef: bool) -> None:
    zet_in(bureau, RIJ)
    ander = RIJ | {"tot": "2021-12-31", "aanbieder": "Molendrift", "soort": "Nieuw"}
    nieuw = RIJ | {"nummer": "i2"}
    uitslag = zet_in(bureau, ander, RIJ, nieuw, nieuw | {"productgroep": "Wmo GON"}, nieuw, proef=proef)
    assert (uitslag.toegevoegd, uitslag.al_bekend, uitslag.fouten) == (1, 4, ())
    zin = "Dit nummer bestaat al met andere gegevens ({}). Er is niets gewijzigd."
    assert [(rij.regel, rij.nummer, rij.veld, rij.reden) for rij in uitslag.anders] == [
        (2, "i1", "aanbieder", zin.format("kolommen aanbieder, tot")),
        (5, "i2", "productgroep", zin.format("kolom productgroep")),
    ]
    assert rauw(bureau, "SELECT aanbieder, tot FROM indicatie WHERE bron_nummer = 'i1'") == [("Accare", "2021-03-31")]
    assert "Molendrift" not in repr(uitslag)


def test_that_another_omvang_of_a_known_number_is_told_and_a_file_without_it_says_nothing_of_it(bureau: Bureau) -> None:
    zet_in(bureau, RIJ | {"omvang": "3  uur per week"})
    uitslag = zet_in(bureau, RIJ | {"omvang": "5 uur per week"}, RIJ | {"omvang": "3 uur per week "}, RIJ)
    assert [(rij.regel, rij.veld) for rij in uitslag.anders] == [(2, "omvang")]
    assert rauw(bureau, "SELECT omvang FROM indicatie") == [("3 uur per week",)]


def test_that_a_proef_run_tells_the_same_of_a_number_that_comes_again_much_later(
    bureau: Bureau, tmp_path: Path
) -> None:
    pad = tmp_path / "i.csv"
    rijen = [RIJ | {"nummer": f"i{nummer}"} for nummer in range(1, 8)]
    rijen += [rijen[0] | {"van": ""}, rijen[1], RIJ | {"nummer": "i3", "tot": ""}]
    with pad.open("w", encoding="utf-8", newline="") as uit:
        schrijver = csv.DictWriter(uit, KOLOMMEN["indicaties"][0])
        schrijver.writeheader()
        schrijver.writerows(rijen)
    verslagen = [
        importeer(lees_bestand(pad, "indicaties"), bureau.doe, proef=proef, partij_grootte=3) for proef in (True, False)
    ]
    for verslag in verslagen:
        assert (verslag.gelezen, verslag.toegevoegd, verslag.al_bekend, verslag.fouten) == (10, 7, 3, ())
        assert [(rij.regel, rij.nummer, rij.veld) for rij in verslag.anders] == [(9, "i1", "van"), (11, "i3", "tot")]
    nog_eens = importeer(lees_bestand(pad, "indicaties"), bureau.doe)
    assert (nog_eens.al_bekend, nog_eens.anders) == (10, verslagen[0].anders)


def plekken(bureau: Bureau) -> list[tuple[str, str | None]]:
    vraag = "SELECT i.bron_nummer, l.naam FROM indicatie i LEFT JOIN locatie l ON l.id = i.locatie_id ORDER BY 1"
    return winkel.rauw(bureau, vraag)


def test_that_a_locatie_of_a_file_is_counted_everywhere_and_none_is_told_as_unknown(bureau: Bureau) -> None:
    beijum = bureau.doe(MaakLocatie(naam="Beijum"))
    weg = RIJ | {"nummer": "i4", "locatie": "Paddepoel"}
    uitslag = zet_in(
        bureau, RIJ | {"locatie": "Beijum"}, RIJ | {"nummer": "i2", "locatie": "selwerd", "productgroep": "Wmo GON"},
        RIJ | {"nummer": "i3", "locatie": ""}, weg,
    )  # fmt: skip
    assert uitslag.toegevoegd == 3
    assert [(fout.regel, fout.veld, fout.reden) for fout in uitslag.fouten] == [(5, "locatie", ONBEKENDE_LOCATIE)]
    assert plekken(bureau) == [("i1", "Beijum"), ("i2", "Selwerd"), ("i3", None)]
    jaar = periode_van("jaar", "2020-01-01")
    for plek, groepen in ((beijum, ["Jeugd"]), (bureau.medewerker.locatie_id, ["Wmo GON"]), (None, ["Jeugd"] * 2)):
        hier = bureau.lees(LeesCijfers(periode=jaar, locatie_id=plek))
        (cijfer,) = [cijfer for cijfer in hier.cijfers if cijfer.definitie.naam == "indicaties"]
        lijst = bureau.lees(LeesCijferlijst(naam="indicaties", periode=jaar, locatie_id=plek))
        verdeling = bureau.lees(LeesVerdeling(soort="productgroep", periode=jaar, locatie_id=plek))
        assert cijfer.nu.teller == len(lijst.rijen) == verdeling.totaal == len(groepen) + (plek is None)
        (kost,) = [cijfer for cijfer in hier.cijfers if cijfer.definitie.naam == "indicatiewaarde"]
        assert kost.nu.noemer == cijfer.nu.teller
    verslag = bureau.lees(LeesJaarCijfers(jaar=2020))
    assert dict(verslag.indicaties_per_locatie) == {"Beijum": 1, "Selwerd": 1, "onbekend": 1}
    tabel = tabellen(verslag)["indicaties-per-locatie.csv"].decode("utf-8-sig").split()
    assert tabel == ["locatie,aantal", "Beijum,1", "onbekend,1", "Selwerd,1"]
    assert bureau.lees(LeesJaarCijfers(jaar=2020, locatie_id=beijum)).per_productgroep == (("Jeugd", 1),)
    pakket = bureau.lees(LeesExportcijfers(jaar=2020))
    assert sorted((cel[1], cel[2], aantal) for cel, aantal in pakket.indicaties) == [
        ("Beijum", "Jeugd", 1), ("Selwerd", "Wmo GON", 1), ("geen locatie", "Jeugd", 1),
    ]  # fmt: skip


@pytest.mark.parametrize("proef", [False, True])
def test_that_reading_a_list_again_with_locaties_fills_them_in_and_changes_no_other(
    bureau: Bureau, proef: bool
) -> None:
    bureau.doe(MaakLocatie(naam="Beijum"))
    zet_in(bureau, RIJ, RIJ | {"nummer": "i2"}, RIJ | {"nummer": "i3", "locatie": "Selwerd"})
    met = RIJ | {"locatie": "Beijum"}
    rijen = met, met | {"nummer": "i2", "tot": ""}, met | {"nummer": "i3"}, met | {"nummer": "i2", "locatie": "Nergens"}
    uitslag = zet_in(bureau, *rijen, proef=proef)
    assert (uitslag.toegevoegd, uitslag.al_bekend, len(uitslag.fouten)) == (0, 3, 1)
    assert [(rij.nummer, rij.veld) for rij in uitslag.anders] == [("i1", "locatie"), ("i2", "tot"), ("i3", "locatie")]
    assert uitslag.anders[0].reden == PLEK_ERBIJ
    assert plekken(bureau) == [("i1", None if proef else "Beijum"), ("i2", None), ("i3", "Selwerd")]
    db = bureau.eigen_verbinding()
    assert controleer(db) == ()
    db.close()
    if not proef:
        weer = zet_in(bureau, met, met | {"locatie": ""}, RIJ)
        assert (weer.al_bekend, weer.anders) == (3, ())


@pytest.mark.lang
def test_that_the_published_year_comes_back_byte_for_byte_and_quickly(bureau: Bureau, tmp_path: Path) -> None:
    aantal = jaar_2020(tmp_path / "indicaties.csv")
    begin = time.perf_counter()
    verslag = lees_in(bureau, tmp_path / "indicaties.csv")
    assert time.perf_counter() - begin < 40, "16,844 rows take seconds"
    assert (verslag.toegevoegd, verslag.fouten) == (aantal, ())
    uit = tabellen(bureau.lees(LeesJaarCijfers(jaar=2020)))
    assert uit["indicaties-per-productgroep.csv"] == lees_bytes(GEPUBLICEERD)
    assert b"\nindicaties,16794,16794,," in uit["kerncijfers.csv"]
    assert lees_in(bureau, tmp_path / "indicaties.csv").al_bekend == aantal
    partij = next(rij for rij in bureau.lees(LeesPartijen()) if rij.goed)
    assert partij.soort == "indicaties"
    assert bureau.doe(NeemPartijTerug(partij_id=partij.id)) == aantal
    assert bureau.lees(LeesJaarCijfers(jaar=2020)).per_productgroep == ()
    db = bureau.eigen_verbinding()
    assert controleer(db) == ()
    db.close()


def test_that_taking_back_lets_rows_come_in_again(bureau: Bureau, tmp_path: Path) -> None:
    zet_in(bureau, RIJ)
    (partij,) = bureau.lees(LeesPartijen())
    assert bureau.doe(NeemPartijTerug(partij_id=partij.id)) == 1
    assert zet_in(bureau, RIJ).toegevoegd == 1


def test_that_locaties_of_a_wrong_file_go_with_it_and_those_of_another_stay(bureau: Bureau) -> None:
    bureau.doe(MaakLocatie(naam="Beijum"))
    zet_in(bureau, RIJ, RIJ | {"nummer": "i2", "locatie": "Selwerd"})
    for plek in ("Beijum", "Selwerd"):  # the second time as well: what was taken back before says nothing any more
        zet_in(bureau, *(RIJ | {"nummer": nummer, "locatie": plek} for nummer in ("i1", "i2")))
        assert plekken(bureau) == [("i1", plek), ("i2", "Selwerd")]
        fout, eerste = (er.id for er in bureau.lees(LeesPartijen()) if not er.teruggenomen)
        assert bureau.doe(NeemPartijTerug(partij_id=fout)) == 1
        assert plekken(bureau) == [("i1", None), ("i2", "Selwerd")]
    assert bureau.doe(NeemPartijTerug(partij_id=eerste)) == 2
    db = bureau.eigen_verbinding()
    assert controleer(db) == ()
    db.close()


def test_that_a_file_without_a_column_says_which(tmp_path: Path) -> None:
    pad = tmp_path / "i.csv"
    pad.write_text("nummer,besloten_op,productgroep,soort,aanbieder,van\n", encoding="utf-8")
    with pytest.raises(Weigering, match="ontbreekt de kolom tot"):
        lees_bestand(pad, "indicaties")
