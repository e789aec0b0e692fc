"""Figures by what was published, and by who asks: no list shows whom the asker may not know of."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests import gezin as maak
from tests import signalen, winkel
from tests.conftest import Ids, Klok
from tests.services.collega import aan_het_werk
from wijdesk.app.bureau import Bureau
from wijdesk.errors import GeenRecht, Weigering
from wijdesk.models.cijfer import Periode, definities, lees_definities, periode_van, vrije_periode
from wijdesk.models.opdrachten.basis import Leesvraag
from wijdesk.models.opdrachten.cijfer import (
    LeesBuitencijfers,
    LeesCijferdefinities,
    LeesCijferlijst,
    LeesCijferreeks,
    LeesCijfers,
    LeesVerdeling,
)
from wijdesk.models.values import Id, lokaal
from wijdesk.resources import lees_csv
from wijdesk.services.bestand import importeer, lees_bestand

JAAR = periode_van("jaar", "2020-06-01")
UITKOMSTEN = {
    "Opgelost door bemiddeling": "opgelost door bemiddeling",
    "Gegrond": "gegrond",
    "Deels gegrond": "deels gegrond",
    "Ongegrond": "ongegrond",
    "Overig (ingetrokken / nvt / geen klacht)": "overig",
}


@pytest.fixture(name="bureau")
def _bureau(tmp_path: Path, klok: Klok, ids: Ids) -> Iterator[Bureau]:
    winkel.maak(tmp_path / "w", klok, ids)
    with winkel.bureau(tmp_path / "w", klok, ids) as open_:
        yield open_


def lees_in(bureau: Bureau, tmp_path: Path, soort: str, rijen: list[tuple[str, ...]]) -> None:
    pad = tmp_path / f"{soort}.csv"
    with pad.open("w", encoding="utf-8", newline="") as bestand:
        csv.writer(bestand).writerows(rijen)
    assert importeer(lees_bestand(pad, soort), bureau.doe).fouten == ()


def tellers(bureau: Bureau, periode: Periode) -> dict[str, int]:
    return {cijfer.definitie.naam: cijfer.nu.teller for cijfer in bureau.lees(LeesCijfers(periode=periode)).cijfers}


def test_that_the_published_flow_of_klachten_of_2020_comes_out_exactly(bureau: Bureau, tmp_path: Path) -> None:
    tabel = {rij["regel"]: int(rij["aantal"]) for rij in lees_csv("tabellen/klachten-2020.csv")}
    kop = ("nummer", "ontvangen", "afgerond", "uitkomst", "reden", "over_ondersteuningsstructuur")
    afgerond = [code for regel, code in UITKOMSTEN.items() for _ in range(tabel[regel])]
    alle = tabel["Te behandelen"]
    rijen: list[tuple[str, ...]] = []
    for nummer in range(alle):
        uitkomst = afgerond[nummer] if nummer < len(afgerond) else ""
        ontvangen = "2019-12-31" if nummer < tabel["In behandeling op 1 januari"] else "2020-02-29"
        rijen.append((f"k{nummer}", ontvangen, "2020-12-31" if uitkomst else "", uitkomst, "bejegening", "nee"))
    lees_in(bureau, tmp_path, "klachten", [kop, *rijen])
    er = tellers(bureau, JAAR)
    assert er["klachten_begin"] == tabel["In behandeling op 1 januari"]
    assert er["klachten_gemeld"] == tabel["Gemeld in het jaar"]
    assert er["klachten_te_behandelen"] == tabel["Te behandelen"]
    assert er["klachten_afgerond"] == tabel["Afgerond in het jaar"]
    assert er["klachten_einde"] == tabel["In behandeling op 31 december"]
    delen = {rij.code: rij.aantal for rij in bureau.lees(LeesVerdeling(soort="klachtuitkomst", periode=JAAR)).rijen}
    assert delen == {code: tabel[regel] for regel, code in UITKOMSTEN.items()}
    volgend = tellers(bureau, JAAR.volgende())
    assert (volgend["klachten_begin"], volgend["klachten_gemeld"]) == (tabel["In behandeling op 31 december"], 0)


def test_that_a_list_shows_whom_the_asker_may_know_of_and_says_how_many_more_there_are(
    bureau: Bureau, klok: Klok
) -> None:
    wie = maak.persoon(bureau, "Geheim")
    signalen.meld(bureau, ontvangen=klok() - 3_600_000, persoon_id=wie)
    signalen.meld(bureau, ontvangen=klok() - 3_600_000)
    maak.scherm_af(bureau, wie)
    nu = periode_van("maand", lokaal(klok()).date().isoformat())
    vraag = LeesCijferlijst(naam="signalen", periode=nu)
    with (
        aan_het_werk(bureau, "teamleider") as ziet,
        aan_het_werk(bureau, "casemanager", "klachtencoordinator", naam="Karel") as ziet_niet,
        aan_het_werk(bureau, "klachtencoordinator", naam="Kim") as alleen_cijfers,
        aan_het_werk(bureau, "entree", naam="Ed") as entree,
    ):
        assert len(ziet.lees(vraag).rijen) == 2
        assert len(ziet_niet.lees(vraag).rijen) == 1
        with pytest.raises(GeenRecht):
            alleen_cijfers.lees(vraag)
        for verzoek in (vraag, LeesCijfers(periode=nu), LeesBuitencijfers(), LeesCijferdefinities()):
            with pytest.raises(GeenRecht):
                entree.lees(verzoek)


def test_that_what_cannot_be_counted_is_refused_by_its_field(bureau: Bureau) -> None:
    verkeerd: tuple[tuple[Leesvraag[Any], str], ...] = (
        (LeesCijfers(periode=Periode("maand", "2020-01-02", "2020-01-31")), "periode"),
        (LeesCijfers(periode=Periode("vrij", "2020-02-02", "2020-01-31")), "tot"),
        (LeesCijfers(periode=Periode("vrij", "gisteren", "2020-01-31")), "tot"),
        (LeesCijfers(periode=JAAR, vergelijk="gisteren"), "vergelijk"),
        (LeesCijfers(periode=JAAR, locatie_id=Id(b"x" * 16)), "locatie"),
        (LeesCijferreeks(naam="onzin", periode=JAAR), "naam"),
        (LeesCijferreeks(naam="vragen", periode=JAAR, stap="uur"), "stap"),
        (LeesVerdeling(soort="onzin", periode=JAAR), "soort"),
    )
    for verzoek, veld in verkeerd:
        with pytest.raises(Weigering) as fout:
            bureau.lees(verzoek)
        if veld == "tot":
            assert set(fout.value.fouten) <= {"van", "tot"}
        else:
            assert set(fout.value.fouten) == {veld}


def test_that_figures_from_outside_keep_their_base_and_version(bureau: Bureau, tmp_path: Path) -> None:
    kop = ("nummer", "naam", "jaar", "waarde", "eenheid", "basis", "bron", "definitieversie")
    rijen = [
        ("b1", "Weet WIJ te vinden", "2017", "61", "procent", "inwoners", "Omnibus 2017", "1"),
        ("b2", "Weet WIJ te vinden", "2018", "58,5", "procent", "inwoners", "Omnibus 2018", "2"),
        ("b3", "Fte", "2018", "400", "fte", "", "Jaarrekening", "1"),
    ]
    lees_in(bureau, tmp_path, "buitencijfers", [kop, *rijen])
    gelezen = bureau.lees(LeesBuitencijfers(naam="Weet WIJ te vinden"))
    assert [(rij.jaar, rij.waarde, rij.definitieversie) for rij in gelezen] == [(2017, "61", "1"), (2018, "58.5", "2")]
    assert len(bureau.lees(LeesBuitencijfers())) == 3


def test_that_a_figure_from_outside_has_one_value_of_a_year_by_each_definition(bureau: Bureau, tmp_path: Path) -> None:
    kop = ("nummer", "naam", "jaar", "waarde", "eenheid", "basis", "bron", "definitieversie")
    een = ("Weet WIJ te vinden", "2018", "61", "procent", "inwoners", "Omnibus 2018")
    lees_in(bureau, tmp_path, "buitencijfers", [kop, ("b1", *een, "1"), ("b2", *een, "2")])
    (tmp_path / "weer.csv").write_text("\n".join(map(",".join, [kop, ("b3", *een, "2"), ("b4", *een, "3")])))
    verslag = importeer(lees_bestand(tmp_path / "weer.csv", "buitencijfers"), bureau.doe)
    assert [(fout.nummer, fout.veld) for fout in verslag.fouten] == [("b3", "definitieversie")]
    assert "Van 2018 staat dit cijfer er al volgens definitie 2" in verslag.fouten[0].reden
    assert [rij.definitieversie for rij in bureau.lees(LeesBuitencijfers())] == ["1", "2", "3"]


def test_that_a_registry_that_contradicts_itself_is_not_taken() -> None:
    een = {
        "naam": "x", "titel": "X", "groep": "G", "vraag": "?", "teller": "t", "eenheid": "aantal", "bron": "b",
        "geldig_van": "2017-01-01",
    }  # fmt: skip
    twee = een | {"versie": 2, "geldig_van": "2018-01-01"}
    with pytest.raises(ValueError, match="overlap"):
        lees_definities({"cijfer": [een, twee]})
    goed = lees_definities({"cijfer": [een | {"geldig_tot": "2017-12-31"}, twee]})
    assert [deel.versie for deel in goed] == [1, 2]
    with pytest.raises(ValueError, match="unit"):
        lees_definities({"cijfer": [een | {"eenheid": "procent"}]})
    assert all(deel.vraag.endswith("?") and deel.bron for deel in definities())


def test_that_periods_follow_each_other_over_years_and_leap_days() -> None:
    assert periode_van("week", "2021-01-01").naam == "week 53 van 2020"
    assert periode_van("week", "2021-01-01").jaar_eerder().naam == "week 52 van 2019"
    assert periode_van("maand", "2024-02-29").jaar_eerder().tot == "2023-02-28"
    assert vrije_periode("2024-02-29", "2024-03-01").jaar_eerder().van == "2023-02-28"
    assert vrije_periode("2026-03-01", "2026-03-10").vorige() == vrije_periode("2026-02-19", "2026-02-28")
    kwartaal = periode_van("kwartaal", "2026-05-05")
    assert (kwartaal.vorige().naam, kwartaal.volgende().naam, kwartaal.dagen) == ("K1 2026", "K3 2026", 91)
    delen = vrije_periode("2026-01-15", "2026-03-10").delen("maand")
    assert [deel.soort for deel in delen] == ["vrij", "maand", "vrij"]
    assert sum(deel.dagen for deel in delen) == vrije_periode("2026-01-15", "2026-03-10").dagen
