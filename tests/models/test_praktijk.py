"""Kinds of support as data: what a file may say, every fault in a sentence, and what may stand in a field."""

from __future__ import annotations

from datetime import date

import pytest

from wijdesk.models.praktijklezen import FouteVormen, als_toml, lees_een, lees_vormen
from wijdesk.models.praktijkregels import (
    VELDSOORTEN,
    Vormveld,
    controleer,
    fout_in_waarde,
    op_grens,
    soorten_van,
    wacht_op,
)
from wijdesk.resources import lees_tekst

VANDAAG = date(2026, 3, 2)
EIGEN = """
versie = "2026-1"
[[vorm]]
code = "maatje"
naam = "Maatje"
voor = "persoon"
omschrijving = "Een vrijwilliger gaat een tijd mee."
grond = "Wmo 2015 art. 2.1.2"
bewaren = "wmo"
uitkomsten = ["doel bereikt", "gestopt"]
[[vorm.veld]]
sleutel = "waarvoor"
label = "Waarvoor?"
soort = "tekst"
verplicht = true
[[vorm.veld]]
sleutel = "keren"
label = "Hoe vaak?"
soort = "getal"
hoogstens = 10
[[vorm.veld]]
sleutel = "klik_op"
label = "Kennisgemaakt op"
soort = "dag"
termijn = "2 weken"
"""


def test_that_the_kinds_that_come_along_are_the_seven_and_each_comes_back_as_it_was_written() -> None:
    bestand = lees_vormen(lees_tekst("praktijkvormen.toml"))
    codes = [soort.code for soort in bestand.soorten]
    assert codes == ["jim", "ojg", "forensisch", "bemoeizorg", "wvggz", "vo_wij", "kortdurend"]
    for soort in bestand.soorten:
        assert lees_een(als_toml(soort)) == soort
        assert 3 < len(soort.velden) < 8
    assert soorten_van(veld for soort in bestand.soorten for veld in soort.velden) == set(VELDSOORTEN)


@pytest.mark.parametrize(
    ("stond", "staat", "zin"),
    [
        ('versie = "2026-1"', "", "Bovenaan: versie ontbreekt."),
        ('code = "maatje"', 'code = "Maat je"', "code is een kort woord van kleine letters"),
        ('voor = "persoon"', 'voor = "iedereen"', "voor is een van: persoon, huishouden."),
        ('bewaren = "wmo"', 'bewaren = "altijd"', "bewaren is een van: jeugd, wmo, participatie."),
        ('uitkomsten = ["doel bereikt", "gestopt"]', "uitkomsten = []", "uitkomsten ontbreekt."),
        ('soort = "getal"', 'soort = "cijfer"', "soort is een van: keuze, tekst, dag"),
        ('soort = "getal"\nhoogstens = 10', 'soort = "keuze"\nkeuzes = ["a"]', "minstens twee keuzes"),
        ("hoogstens = 10", "hoogstens = 0", "hoogstens is een heel getal vanaf 1"),
        ('termijn = "2 weken"', 'termijn = "binnenkort"', "termijn is een tijd zoals “6 weken”"),
        ('termijn = "2 weken"', 'termijn = "999999999 jaren"', "termijn is hoogstens vijf jaar"),
        ('termijn = "2 weken"', 'termijn = "61 maanden"', "termijn is hoogstens vijf jaar"),
        ("hoogstens = 10", "hoogstens = 1000000", "hoogstens is een heel getal van hoogstens zes cijfers"),
        ("hoogstens = 10", "hoogstens = 0x" + "f" * 9_000, "hoogstens is een heel getal van hoogstens zes cijfers"),
        ("hoogstens = 10", "hoogstens = " + "9" * 5_000, "getal in dat te lang is"),
        ("hoogstens = 10", "hoogstens = " + "[" * 3_000, "te veel haken in elkaar"),
        ("hoogstens = 10", "a" + ".a" * 20 + " = 1", "te veel punten achter elkaar"),
        ("verplicht = true", 'verplicht = "ja"', "verplicht is true of false, zonder aanhalingstekens."),
        ('sleutel = "keren"', 'sleutel = "waarvoor"', "de sleutel “waarvoor” staat er twee keer in."),
        ("verplicht = true", 'verplichd = "x"', "“verplichd” kent het programma niet."),
        ('grond = "Wmo 2015 art. 2.1.2"', "grond = 3", "grond is één regel tekst"),
        ("[[vorm.veld]]", "[[vorm.veld", "Dit is geen goed TOML-bestand: kijk naar regel"),
        ("[[vorm]]", "[vorm]", "elke begint met [[vorm]]"),
    ],
)
def test_that_a_fault_in_a_file_is_said_with_its_place(stond: str, staat: str, zin: str) -> None:
    assert stond in EIGEN
    with pytest.raises(FouteVormen) as fout:
        lees_vormen(EIGEN.replace(stond, staat, 1))
    assert any(zin in een for een in fout.value.fouten), fout.value.fouten


def test_that_what_a_store_holds_from_before_a_limit_stays_readable() -> None:
    oud = EIGEN.replace('termijn = "2 weken"', 'termijn = "10 jaar"').replace("hoogstens = 10", "hoogstens = 2000000")
    gelezen = lees_een(oud).velden
    assert {veld.termijn for veld in gelezen} == {"", "10 jaar"}
    assert {veld.hoogstens for veld in gelezen} == {None, 2_000_000}


def test_that_all_faults_are_said_at_once() -> None:
    with pytest.raises(FouteVormen) as fout:
        lees_vormen(EIGEN.replace('naam = "Maatje"', "").replace("hoogstens = 10", "hoogstens = -1"))
    assert len(fout.value.fouten) == 2


def test_that_values_are_looked_at_field_by_field() -> None:
    soort = lees_een(EIGEN)
    assert controleer(soort, {"waarvoor": "Samen naar de bieb", "keren": "3"}, vandaag=VANDAAG) == {}
    assert controleer(soort, {"keren": "11", "klik_op": "2026-02-30", "iets": "x"}, vandaag=VANDAAG) == {
        "veld.waarvoor": "Vul dit in.",
        "veld.keren": "Dit is hoogstens 10.",
        "veld.klik_op": "Vul een dag in die bestaat, bijvoorbeeld 3-2-2026.",
        "veld.iets": "Dit veld hoort niet bij deze praktijkvorm.",
    }


@pytest.mark.parametrize(
    ("soort", "goed", "fout"),
    [
        ("tekst", "Rust", "x" * 2_001),
        ("keuze", "school", "thuis"),
        ("dag", "2026-03-01", "1 maart"),
        ("getal", "7", "-7"),
        ("ja-nee", "nee", "misschien"),
        ("collega", "0" * 32, "Sanne"),
        ("persoon", "a1" * 16, "Sem"),
    ],
)
def test_that_every_kind_of_field_takes_what_it_is_for(soort: str, goed: str, fout: str) -> None:
    veld = Vormveld(sleutel="x", label="X", soort=soort, verplicht=True, keuzes=("school", "huisarts"))
    assert fout_in_waarde(veld, goed, vandaag=VANDAAG) == ""
    assert fout_in_waarde(veld, fout, vandaag=VANDAAG)
    assert fout_in_waarde(veld, "", vandaag=VANDAAG)


def test_that_a_term_does_not_end_by_a_day_that_is_still_to_come() -> None:
    zonder = Vormveld(sleutel="x", label="X", soort="dag")
    met = Vormveld(sleutel="x", label="X", soort="dag", termijn="2 weken")
    assert fout_in_waarde(zonder, "2026-03-03", vandaag=VANDAAG) == ""
    assert fout_in_waarde(met, "2026-03-02", vandaag=VANDAAG) == ""
    assert "nog niet geweest" in fout_in_waarde(met, "2026-03-03", vandaag=VANDAAG)


def test_that_a_term_runs_from_the_begin_until_its_day_is_filled_in() -> None:
    soort = lees_een(EIGEN)
    ((veld, dag),) = wacht_op(soort, "2026-02-20", {})
    assert (veld.sleutel, dag) == ("klik_op", date(2026, 3, 6))
    assert wacht_op(soort, "2026-02-20", {"klik_op": "2026-03-01"}) == ()
    assert [veld.sleutel for veld in op_grens(soort, {"keren": "10"})] == ["keren"]
