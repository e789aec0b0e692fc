"""Importing what a team answers for besides its dossiers: every kind of file, what is refused, and taking it back."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests import winkel
from tests.conftest import Ids, Klok
from tests.gezin import zet
from wijdesk.app.bureau import Bureau
from wijdesk.models.kwaliteit import Activiteit
from wijdesk.models.opdrachten.huis import MaakLocatie
from wijdesk.models.opdrachten.invoer import LeesPartijen, NeemPartijTerug
from wijdesk.models.values import Id
from wijdesk.services.bestand import Importverslag, importeer, lees_bestand
from wijdesk.services.inlezen_kwaliteit import AFGEROND
from wijdesk.store.controle import controleer

BESTANDEN: dict[str, tuple[Any, ...]] = {
    "klachten": (
        (
            "nummer,ontvangen,afgerond,uitkomst,reden,over_ondersteuningsstructuur\n"
            "K1,2025-11-02,2025-12-20,gegrond,bejegening,nee\n"
            "K2,2026-01-05,,,,ja\n"
        ),
        ("K3,2026-01-05,2026-01-04,gegrond,overig,nee", "afgerond"),
        ("K3,2026-01-05,2026-02-04,onbekend,overig,nee", "uitkomst"),
        ("K3,2026-01-05,,gegrond,overig,nee", "afgerond"),
        ("K3,2026-01-05,,,overig,misschien", "over_ondersteuningsstructuur"),
        ("K3,2099-01-05,,,overig,nee", "ontvangen"),
    ),
    "agressie": (
        "nummer,datum,soort,maatregel\nA1,2026-01-05,verbaal,waarschuwing\nA2,2026-01-06,fysiek,pandverbod\n",
        ("A3,2026-01-06,boos,waarschuwing", "soort"),
        ("A3,,verbaal,waarschuwing", "datum"),
    ),
    "activiteiten": (
        (
            "nummer,thema,gebied,initiatief,start,einde\n"
            "T1,wonen,Selwerd,inwoners,2025-05-01,\nT2,veiligheid,,WIJ,2026-01-01,2026-02-01\n"
        ),
        ("T3,wonen,,gemeente,2026-01-01,", "initiatief"),
        ("T3,,,WIJ,2026-01-01,", "thema"),
        ("T3,wonen,,WIJ,2026-01-01,2025-01-01", "einde"),
    ),
    "impactmeting": (
        "nummer,datum,cijfer\nI1,2026-01-05,8.1\nI2,2026-01-06,10\n",
        ("I3,2026-01-06,10.5", "cijfer"),
        ("I3,2026-01-06,goed", "cijfer"),
    ),
    "dossiercontroles": (
        "nummer,datum,goed,punten\nD1,2026-01-05,7,9\nD2,2026-01-06,9,9\n",
        ("D3,2026-01-06,10,9", "goed"),
        ("D3,2026-01-06,veel,9", "goed"),
    ),
    "buitencijfers": (
        (
            "nummer,naam,jaar,waarde,eenheid,basis,bron,definitieversie\n"
            "B1,Weet WIJ te vinden,2017,61,procent,inwoners,Omnibus,1\n"
            'B2,Weet WIJ te vinden,2018,"58,5",procent,inwoners,Omnibus,2\n'
        ),
        ("B3,Weet WIJ te vinden,2018,veel,procent,inwoners,Omnibus,2", "waarde"),
        ("B3,Weet WIJ te vinden,18,1,procent,inwoners,Omnibus,2", "jaar"),
        ("B3,Weet WIJ te vinden,2018,1,procent,inwoners,,2", "bron"),
    ),
}
TABELLEN = {
    "klachten": "klacht",
    "agressie": "agressie",
    "activiteiten": "activiteit",
    "impactmeting": "impactmeting",
    "dossiercontroles": "dossiercontrole",
    "buitencijfers": "buitencijfer",
}


@pytest.fixture(name="bureau")
def _bureau(tmp_path: Path, klok: Klok, ids: Ids) -> Iterator[Bureau]:
    winkel.maak(tmp_path / "w", klok, ids)
    with winkel.bureau(tmp_path / "w", klok, ids) as open_:
        yield open_


def lees_in(bureau: Bureau, tmp_path: Path, soort: str, tekst: str) -> Importverslag:
    pad = tmp_path / f"{soort}.csv"
    pad.write_text(tekst, encoding="utf-8")
    return importeer(lees_bestand(pad, soort), bureau.doe)


def aantal(bureau: Bureau, soort: str) -> int:
    return int(winkel.rauw(bureau, f"SELECT count(*) FROM {TABELLEN[soort]} WHERE status = 'actief'")[0][0])


@pytest.mark.parametrize("soort", BESTANDEN)
def test_that_a_file_comes_in_once_and_can_be_taken_back(bureau: Bureau, tmp_path: Path, soort: str) -> None:
    tekst = BESTANDEN[soort][0]
    assert lees_in(bureau, tmp_path, soort, tekst).toegevoegd == 2
    weer = lees_in(bureau, tmp_path, soort, tekst)
    assert (weer.toegevoegd, weer.al_bekend, weer.anders) == (0, 2, ())
    assert aantal(bureau, soort) == 2
    eerste = bureau.lees(LeesPartijen())[-1]
    assert bureau.doe(NeemPartijTerug(partij_id=eerste.id)) == 2
    assert aantal(bureau, soort) == 0
    db = bureau.eigen_verbinding()
    assert controleer(db) == ()
    db.close()


@pytest.mark.parametrize(
    ("soort", "regel", "veld"), [(soort, *fout) for soort, (_, *fouten) in BESTANDEN.items() for fout in fouten]
)
def test_that_a_bad_row_is_refused_by_its_field_and_the_others_stay(
    bureau: Bureau, tmp_path: Path, soort: str, regel: str, veld: str
) -> None:
    uitslag = lees_in(bureau, tmp_path, soort, BESTANDEN[soort][0] + regel + "\n")
    assert uitslag.toegevoegd == 2
    assert [(fout.regel, fout.veld) for fout in uitslag.fouten] == [(4, veld)]


def test_that_a_number_that_says_something_else_now_is_told_and_changes_nothing(bureau: Bureau, tmp_path: Path) -> None:
    lees_in(bureau, tmp_path, "impactmeting", "nummer,datum,cijfer\nI1,2026-01-05,8.1\n")
    anders = lees_in(bureau, tmp_path, "impactmeting", "nummer,datum,cijfer\nI1,2026-01-05,2\n")
    assert (anders.al_bekend, len(anders.anders)) == (1, 1)
    assert winkel.rauw(bureau, "SELECT tienden FROM impactmeting") == [(81,)]


def test_that_a_thema_is_one_of_the_list_and_the_line_says_which_was_meant(bureau: Bureau, tmp_path: Path) -> None:
    kop = "nummer,thema,gebied,initiatief,start,einde\n"
    uitslag = lees_in(
        bureau, tmp_path, "activiteiten",
        kop + "T1,Wonen,,WIJ,2026-01-01,\nT2,wonen,,WIJ,2026-01-01,\nT3,Ontmoeting,,WIJ,2026-01-01,\n"
        "T4,schaken,,WIJ,2026-01-01,\n",
    )  # fmt: skip
    assert uitslag.toegevoegd == 1
    assert [(fout.regel, fout.veld, fout.reden) for fout in uitslag.fouten] == [
        (2, "thema", "“Wonen” staat niet in de lijst signaalthema. Bedoelt u “wonen”?"),
        (4, "thema", "“Ontmoeting” staat niet in de lijst signaalthema. Bedoelt u “eenzaamheid en ontmoeting”?"),
        (5, "thema", "“schaken” staat niet in de lijst signaalthema."),
    ]


def test_that_an_activiteit_of_before_the_list_was_asked_for_still_gets_its_end(bureau: Bureau, tmp_path: Path) -> None:
    regel = "nummer,thema,gebied,initiatief,start,einde\nT1,wonen,,WIJ,2026-01-01,"
    lees_in(bureau, tmp_path, "activiteiten", regel + "\n")
    zet(bureau, Activiteit, Id(winkel.rauw(bureau, "SELECT id FROM activiteit")[0][0]), thema="Schaken")
    later = lees_in(bureau, tmp_path, "activiteiten", regel.replace("wonen", "Schaken") + "2026-02-28\n")
    assert [fout.reden for fout in later.anders] == [AFGEROND]
    assert winkel.rauw(bureau, "SELECT thema, einde FROM activiteit") == [("Schaken", "2026-02-28")]


def test_that_a_locatie_in_a_file_must_be_there(bureau: Bureau, tmp_path: Path) -> None:
    kop = "nummer,datum,cijfer,locatie\n"
    uitslag = lees_in(bureau, tmp_path, "impactmeting", kop + "I1,2026-01-05,8,selwerd\nI2,2026-01-05,8,Nergens\n")
    assert (uitslag.toegevoegd, [fout.veld for fout in uitslag.fouten]) == (1, ["locatie"])
    assert winkel.rauw(bureau, "SELECT locatie_id FROM impactmeting") == [(bureau.medewerker.locatie_id,)]


def test_that_what_was_open_and_now_has_an_end_is_taken_over_and_told(bureau: Bureau, tmp_path: Path) -> None:
    kop = "nummer,ontvangen,afgerond,uitkomst,reden,over_ondersteuningsstructuur\n"
    lees_in(bureau, tmp_path, "klachten", kop + "K1,2026-01-05,,,,nee\nK2,2026-01-06,,,bejegening,nee\n")
    klaar = kop + "K1,2026-01-05,2026-02-01,gegrond,bejegening,nee\nK2,2026-01-07,2026-02-01,gegrond,bejegening,nee\n"
    pad = tmp_path / "later.csv"
    pad.write_text(klaar, encoding="utf-8")
    proef = importeer(lees_bestand(pad, "klachten"), bureau.doe, proef=True)
    assert winkel.rauw(bureau, "SELECT afgerond FROM klacht ORDER BY bron_nummer") == [("",), ("",)]
    uitslag = lees_in(bureau, tmp_path, "klachten", klaar)
    for zegt in (proef, uitslag):
        assert (zegt.toegevoegd, zegt.al_bekend) == (0, 2)
        assert ["overgenomen" in fout.reden for fout in zegt.anders] == [True, False]
    assert winkel.rauw(bureau, "SELECT afgerond, uitkomst, reden FROM klacht ORDER BY bron_nummer") == [
        ("2026-02-01", "gegrond", "bejegening"), ("", "", "bejegening"),
    ]  # fmt: skip
    assert lees_in(bureau, tmp_path, "klachten", klaar).al_bekend == 2
    kop = "nummer,thema,gebied,initiatief,start,einde\n"
    lees_in(bureau, tmp_path, "activiteiten", kop + "T1,wonen,,WIJ,2026-01-01,\n")
    lees_in(bureau, tmp_path, "activiteiten", kop + "T1,wonen,,WIJ,2026-01-01,2026-02-28\n")
    assert winkel.rauw(bureau, "SELECT einde FROM activiteit") == [("2026-02-28",)]
    db = bureau.eigen_verbinding()
    assert controleer(db) == ()
    db.close()


def test_that_an_activiteit_of_a_file_may_have_a_name_partners_and_who_pays(bureau: Bureau, tmp_path: Path) -> None:
    kop = "nummer,thema,gebied,initiatief,start,einde"
    meer = "naam,partners,vrijwilligers,deelopdracht,financier,financiering_van,financiering_tot,resultaat"
    rij = "T1,wonen,,WIJ,2026-01-01,,Tuindag,Kerk,4,Buiten,Gemeente,2026-01-01,2026-12-31,"
    assert lees_in(bureau, tmp_path, "activiteiten", f"{kop},{meer}\n{rij}\n").toegevoegd == 1
    (zonder,) = [lees_in(bureau, tmp_path, "activiteiten", f"{kop}\nT1,wonen,,WIJ,2026-01-01,\n")]
    assert (zonder.al_bekend, zonder.anders) == (1, ()), "a file without these columns says nothing of them"
    klaar = rij.replace("2026-01-01,,T", "2026-01-01,2026-02-01,T") + "Negen tuinen"
    assert "overgenomen" in lees_in(bureau, tmp_path, "activiteiten", f"{kop},{meer}\n{klaar}\n").anders[0].reden
    assert winkel.rauw(
        bureau, "SELECT titel, partners, vrijwilligers, deelopdracht, financier, financiering_tot, resultaat, einde "
        "FROM activiteit",
    ) == [("Tuindag", "Kerk", 4, "Buiten", "Gemeente", "2026-12-31", "Negen tuinen", "2026-02-01")]  # fmt: skip
    for kolom, waarde in (("naam", "x" * 121), ("vrijwilligers", "veel"), ("financiering_tot", "2026-02-30")):
        fout = lees_in(bureau, tmp_path, "activiteiten", f"{kop},{kolom}\nT2,wonen,,WIJ,2026-01-01,,{waarde}\n")
        assert [(een.veld, een.regel) for een in fout.fouten] == [(kolom, 2)]


@pytest.mark.parametrize("soort", ["agressie", "dossiercontroles"])
def test_that_a_file_without_locatie_is_of_nobody_where_there_are_more(
    bureau: Bureau, tmp_path: Path, soort: str
) -> None:
    bureau.doe(MaakLocatie(naam="Beijum"))
    uitslag = lees_in(bureau, tmp_path, soort, BESTANDEN[soort][0])
    assert uitslag.toegevoegd == 0
    assert {(fout.veld, "meer dan één locatie" in fout.reden) for fout in uitslag.fouten} == {("locatie", True)}
    assert aantal(bureau, soort) == 0
