"""The tables of the year besides vragen: from files in, counted, and equal to a plain count of the same rows."""

from __future__ import annotations

import csv
import random
from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from tests import winkel
from tests.conftest import Ids, Klok
from wijdesk.app.bureau import Bureau
from wijdesk.models.jaartabellen import KLACHTREGELS, KLACHTUITKOMSTEN
from wijdesk.models.opdrachten.verslag import LeesJaarCijfers
from wijdesk.reports.jaarverslag import tabellen
from wijdesk.resources import lees_bytes
from wijdesk.services.bestand import importeer, lees_bestand

Rijen = list[dict[str, Any]]


@pytest.fixture
def bureau(tmp_path: Path, klok: Klok, ids: Ids) -> Iterator[Bureau]:
    winkel.maak(tmp_path / "winkel", klok, ids)
    with winkel.bureau(tmp_path / "winkel", klok, ids) as open_:
        yield open_


def lees_in(bureau: Bureau, map_: Path, soort: str, rijen: Rijen) -> None:
    pad = map_ / f"{soort}.csv"
    with pad.open("w", encoding="utf-8", newline="") as uit:
        schrijver = csv.DictWriter(uit, fieldnames=["nummer", *rijen[0]])
        schrijver.writeheader()
        schrijver.writerows({"nummer": f"{soort}{nummer}", **rij} for nummer, rij in enumerate(rijen))
    verslag = importeer(lees_bestand(pad, soort), bureau.doe)
    assert (verslag.toegevoegd, verslag.fouten) == (len(rijen), ())


def klacht(ontvangen: str, afgerond: str = "", uitkomst: str = "", reden: str = "overig") -> dict[str, Any]:
    return {
        "ontvangen": ontvangen,
        "afgerond": afgerond,
        "uitkomst": uitkomst,
        "reden": reden if afgerond else "",
        "over_ondersteuningsstructuur": "nee",
    }


def test_that_klachten_with_the_margins_of_2020_come_out_as_they_were_published(bureau: Bureau, tmp_path: Path) -> None:
    gepubliceerd = dict(zip(KLACHTREGELS, (15, 124, 139, 128, 39, 12, 6, 18, 53, 11), strict=True))
    uitkomsten = [code for code, regel in KLACHTUITKOMSTEN.items() for _ in range(gepubliceerd[regel])]
    klaar = [klacht("2019-11-05" if nummer < 15 else "2020-02-03", "2020-12-31", uitkomst)
             for nummer, uitkomst in enumerate(uitkomsten)]  # fmt: skip
    rijen = [*klaar, *(klacht("2020-12-31") for _ in range(11)), klacht("2018-03-01", "2019-12-31", "gegrond"),
             klacht("2021-01-01")]  # fmt: skip
    random.Random(3).shuffle(rijen)
    lees_in(bureau, tmp_path, "klachten", rijen)
    cijfers = bureau.lees(LeesJaarCijfers(jaar=2020))
    uit = tabellen(cijfers)
    assert uit["klachten.csv"] == lees_bytes("tabellen/klachten-2020.csv")
    assert uit["klachten-redenen.csv"] == b"reden,aantal\noverig,128\n"
    assert b"\nklachten_gemeld,124,124,," in uit["kerncijfers.csv"]


@pytest.mark.parametrize("zaad", [1, 2])
def test_that_every_year_is_what_a_plain_count_of_the_rows_says(bureau: Bureau, tmp_path: Path, zaad: int) -> None:
    dobbel = random.Random(zaad)

    def dag(van: str = "2018-01-01", hoogstens: int = 1000) -> str:
        return (date.fromisoformat(van) + timedelta(days=dobbel.randint(0, hoogstens))).isoformat()

    klachten, activiteiten = [], []
    for _ in range(60):
        begin = dag()
        klaar = dag(begin, 200) if dobbel.random() < 0.8 else ""
        uitkomst = dobbel.choice(list(KLACHTUITKOMSTEN)) if klaar else ""
        klachten.append(klacht(begin, klaar, uitkomst, dobbel.choice(["bejegening", "overig"])))
        start = dag()
        activiteiten.append({
            "thema": dobbel.choice(["wonen", "veiligheid"]), "gebied": "", "initiatief": "WIJ", "start": start,
            "einde": dobbel.choice(["", dag(start, 300)]),
        })  # fmt: skip
    metingen = [{"datum": dag(), "cijfer": f"{dobbel.randint(10, 100) / 10}"} for _ in range(80)]
    agressie = [{"datum": dag(), "soort": dobbel.choice(["verbaal", "fysiek"]), "maatregel": "waarschuwing"}
                for _ in range(12)]  # fmt: skip
    for soort, rijen in (("klachten", klachten), ("activiteiten", activiteiten), ("impactmeting", metingen),
                         ("agressie", agressie)):  # fmt: skip
        lees_in(bureau, tmp_path, soort, rijen)
    for jaar in range(2017, 2023):
        cijfers, nieuwjaar, oudjaar = bureau.lees(LeesJaarCijfers(jaar=jaar)), f"{jaar}-01-01", f"{jaar}-12-31"
        in_jaar = [rij for rij in klachten if rij["afgerond"][:4] == str(jaar)]
        stroom = dict(cijfers.klachten)
        assert [stroom[KLACHTREGELS[plek]] for plek in (0, 1, 3, -1)] == [
            sum(rij["ontvangen"] < nieuwjaar and (rij["afgerond"] or "9") >= nieuwjaar for rij in klachten),
            sum(rij["ontvangen"][:4] == str(jaar) for rij in klachten),
            len(in_jaar),
            sum(rij["ontvangen"] <= oudjaar and (rij["afgerond"] or "9") > oudjaar for rij in klachten),
        ]
        per_uitkomst = Counter(KLACHTUITKOMSTEN[rij["uitkomst"]] for rij in in_jaar)
        assert {regel: stroom[regel] for regel in KLACHTUITKOMSTEN.values()} == {
            regel: per_uitkomst[regel] for regel in KLACHTUITKOMSTEN.values()
        }
        assert dict(cijfers.klachtredenen) == Counter(rij["reden"] for rij in in_jaar)
        assert {thema: (lopend, gestart) for thema, lopend, gestart in cijfers.activiteiten} == {
            thema: telling
            for thema in ("wonen", "veiligheid")
            if any(
                telling := (
                    sum(
                        rij["thema"] == thema and rij["start"] <= oudjaar and (rij["einde"] or "9") >= oudjaar
                        for rij in activiteiten
                    ),
                    sum(rij["thema"] == thema and rij["start"][:4] == str(jaar) for rij in activiteiten),
                )
            )
        }
        cijfers_van = [round(float(rij["cijfer"]) * 10) for rij in metingen if rij["datum"][:4] == str(jaar)]
        assert cijfers.impactcijfer == (sum(cijfers_van), len(cijfers_van))
        assert dict(cijfers.per_agressie) == Counter(rij["soort"] for rij in agressie if rij["datum"][:4] == str(jaar))


def test_that_figures_from_outside_come_with_source_base_and_version_until_the_year(
    bureau: Bureau, tmp_path: Path
) -> None:
    rijen: Rijen = [
        {"naam": "Rapportcijfer", "jaar": jaar, "waarde": waarde, "eenheid": "", "basis": "282 respondenten",
         "bron": "Omnibus", "definitieversie": "1" if jaar < 2018 else "2"}
        for jaar, waarde in ((2016, "7.2"), (2017, "7.4"), (2018, "7.9"), (2019, "8.0"))
    ]  # fmt: skip
    lees_in(bureau, tmp_path, "buitencijfers", rijen)
    gelezen = bureau.lees(LeesJaarCijfers(jaar=2018)).buiten
    assert [(rij.jaar, rij.waarde, rij.basis, rij.bron, rij.definitieversie) for rij in gelezen] == [
        *((2016, "7.2", "282 respondenten", "Omnibus", "1"), (2017, "7.4", "282 respondenten", "Omnibus", "1")),
        (2018, "7.9", "282 respondenten", "Omnibus", "2"),
    ]
    assert bureau.lees(LeesJaarCijfers(jaar=2015)).buiten == ()
