"""The month report, the printed dashboard and the parts of the jaarverslag, as far as a machine can look at a PDF."""

from __future__ import annotations

import csv
import re
import shutil
import subprocess
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pypdfium2
import pytest

from tests.reports.test_jaarverslag_bestanden import CIJFERS, LEEG
from wijdesk.errors import Weigering
from wijdesk.models.cijfer import MAAND, VORIGE, Periode, definities, periode_van, vrije_periode
from wijdesk.models.rows.cijfer import (
    BuitencijferRij,
    Cijfer,
    Cijferblad,
    Cijferreeks,
    DuidingRij,
    Meting,
    Reekspunt,
    Trechter,
    Verdeling,
    VerdelingRij,
    Warmtekaart,
)
from wijdesk.models.rows.gepubliceerd import Gepubliceerd
from wijdesk.models.rows.periodecijfers import Periodecijfers
from wijdesk.models.values import Id
from wijdesk.reports import jaarverslag_pdf
from wijdesk.reports.jaarverslag import rijen
from wijdesk.reports.jaarverslag_delen import lijn_van
from wijdesk.reports.jaarverslag_naast import vergelijk
from wijdesk.reports.maandrapport import schrijf, tabellen
from wijdesk.reports.maandrapport_pdf import maak, maak_dashboard
from wijdesk.reports.opmaak_grafiek import Vlak, bijschrift

MAART = periode_van(MAAND, "2026-03-01")
NU = 1_777_000_000_000
"""24 April 2026."""
LANG = "Een heel lange naam van een code die nooit in een kolom past, ook niet als men hem afbreekt"


def meting(teller: int, noemer: int | None = None, *, versie: int = 1) -> Meting:
    waarde = float(teller) if noemer is None else 100 * teller / noemer if noemer else None
    return Meting(teller=teller, noemer=noemer, waarde=waarde, versie=versie)


def cijfer(naam: str, nu: Meting, eerder: Meting | None = None) -> Cijfer:
    definitie = next(een for een in definities() if een.naam == naam)
    return Cijfer(definitie=definitie, nu=nu, eerder=eerder)


def reeks(naam: str, periode: Periode, *, breuk: int = 99) -> Cijferreeks:
    punten = tuple(
        Reekspunt(periode=deel, meting=meting(10 + plek, 40, versie=1 + (plek >= breuk)))
        for plek, deel in enumerate(periode.delen("maand"))
    )
    return Cijferreeks(definitie=cijfer(naam, meting(1)).definitie, stap="maand", punten=punten)


def verdeling(soort: str, rijen: int, naam: str = "code") -> Verdeling:
    delen = tuple(VerdelingRij(code=f"{naam} {nummer}", aantal=nummer, eerder=1) for nummer in range(rijen, 0, -1))
    return Verdeling(soort=soort, titel=f"Vragen per {soort}", totaal=sum(deel.aantal for deel in delen), rijen=delen)


JAAR = vrije_periode("2025-04-01", "2026-03-31")
PERIODE = Periodecijfers(
    blad=Cijferblad(
        periode=MAART,
        vergeleken=MAART.vergeleken(VORIGE),
        locatie="",
        cijfers=(
            cijfer("vragen", meting(369), meting(415)),
            cijfer("direct_afgehandeld", meting(138, 369), meting(154, 415)),
            cijfer("doelen_bereikt", meting(3, 7), meting(0, 0)),
            cijfer("op_tijd", meting(16, 21, versie=2), meting(18, 21)),
        ),
        bij_te_werken=0,
        gemaakt_op=NU,
    ),
    waarvan="alle locaties",
    reeksen=(reeks("vragen", MAART), reeks("direct_afgehandeld", MAART)),
    verloop=(reeks("vragen", JAAR), reeks("direct_afgehandeld", JAAR, breuk=9)),
    verdelingen=(verdeling("meldingtype", 14), verdeling("melder", 12), verdeling("regisseur", 9, "Sanne")),
    warmte=Warmtekaart(aantallen=tuple(tuple(dag * uur for uur in range(24)) for dag in range(7))),
    trechter=Trechter(stappen=(("geregistreerd", 369), ("direct afgehandeld", 138), ("nader onderzoek", 231))),
)
VOL = replace(
    PERIODE,
    waarvan=LANG,
    reeksen=(reeks("vragen", vrije_periode("2025-01-10", "2026-04-20")),) * 2,
    verdelingen=tuple(verdeling(soort, 40, LANG) for soort in ("meldingtype", "melder", "productgroep", "regisseur")),
)
NIETS = replace(
    PERIODE,
    blad=replace(PERIODE.blad, cijfers=(cijfer("vragen", meting(0)), cijfer("direct_afgehandeld", meting(0, 0)))),
    verdelingen=(Verdeling(soort="melder", titel="Vragen per melder", totaal=0, rijen=()),),
    warmte=Warmtekaart(aantallen=((0,) * 24,) * 7),
    trechter=Trechter(stappen=(("geregistreerd", 0),)),
)
JAREN = ((2016, "7.2", "1"), (2017, "7.4", "1"), (2018, "7.9", "2"), (2020, "8.1", "2"))
BUITEN = tuple(
    BuitencijferRij(
        naam="Rapportcijfer", jaar=jaar, waarde=waarde, eenheid="", basis="282 respondenten", bron="Omnibus",
        definitieversie=versie,
    )
    for jaar, waarde, versie in JAREN
)  # fmt: skip
NAAST = vergelijk(
    rijen(CIJFERS),
    [
        Gepubliceerd(tabel="kerncijfers", rijen=(("vragen", "waarde", Decimal(30975)),)),
        Gepubliceerd(tabel="trechter", rijen=(("geregistreerd", "aantal", Decimal(30974)),)),
    ],
)
DOCUMENTEN = {
    "maandrapport": maak(PERIODE),
    "maandrapport, vol": maak(VOL),
    "maandrapport, niets": maak(NIETS),
    "dashboard": maak_dashboard(PERIODE),
    "dashboard, vol": maak_dashboard(VOL),
    "dashboard, niets": maak_dashboard(NIETS),
    "jaarverslag": jaarverslag_pdf.maak(replace(CIJFERS, buiten=BUITEN), NAAST),
    "jaarverslag, vol": jaarverslag_pdf.maak(replace(CIJFERS, buiten=BUITEN * 20)),
    "jaarverslag, niets": jaarverslag_pdf.maak(LEEG),
}


def bladen(pdf: bytes) -> list[str]:
    """The text of every page, as one reads it."""
    with pypdfium2.PdfDocument(pdf) as boek:
        return [" ".join(blad.get_textpage().get_text_bounded().split()) for blad in boek]


@pytest.mark.parametrize("naam", DOCUMENTEN)
def test_that_every_report_has_a_title_a_language_tags_its_typefaces_and_numbered_pages(naam: str) -> None:
    pdf = DOCUMENTEN[naam]
    assert re.search(rb"/Title \((Maandrapport|Dashboard|Jaarverslag) ", pdf)
    for kenmerk in (b"/Lang (nl-NL)", b"/DisplayDocTitle true", b"/MarkInfo", b"/StructTreeRoot"):
        assert kenmerk in pdf
    assert b"Helvetica" not in pdf
    assert pdf.count(b"/FontFile2") == len(set(re.findall(rb"/BaseFont /[A-Z]+\+([\w-]+)", pdf))) > 0
    alle = bladen(pdf)
    for nummer, tekst in enumerate(alle, start=1):
        assert f"bladzijde {nummer} van {len(alle)}" in tekst
        assert re.search(r"Gemaakt op \d+ [a-z]+ \d{4}\.", tekst), "however long the name of a locatie is"


@pytest.mark.parametrize("links", [0.0, 20.0, 40.0, 60.0, 80.0])
@pytest.mark.parametrize("rechts", [0.0, 20.0, 40.0, 60.0, 80.0])
def test_that_a_value_in_a_chart_does_not_stand_on_its_line(links: float, rechts: float) -> None:
    for hoog in (0.0, 40.0):
        stukken = [(0.0, links, 30.0, hoog), (30.0, hoog, 60.0, rechts), (0.0, 0.0, 60.0, 0.0)]
        _niet_op_de_lijn(bijschrift((30.0, hoog), 20.0, stukken, [], binnen=(0.0, 0.0, 60.0)), stukken)


def _niet_op_de_lijn(vlak: Vlak, stukken: list[Vlak]) -> None:
    van, onder, tot, boven = vlak
    for x, y, x_eind, y_eind in stukken:
        for deel in range(101):
            hier, hoog = x + (x_eind - x) * deel / 100, y + (y_eind - y) * deel / 100
            assert not (van < hier < tot and onder + 1 < hoog < boven - 1)


@pytest.mark.skipif(shutil.which("pdffonts") is None, reason="the tools of poppler are not on this computer")
@pytest.mark.parametrize("naam", DOCUMENTEN)
def test_that_another_reader_finds_the_same(naam: str, tmp_path: Path) -> None:
    pad = tmp_path / "rapport.pdf"
    pad.write_bytes(DOCUMENTEN[naam])

    def zeg(*woorden: str) -> str:
        return subprocess.run([*woorden], capture_output=True, text=True, check=True).stdout

    letters = zeg("pdffonts", str(pad)).splitlines()[2:]
    assert letters
    assert all(regel.split()[-5:-2] == ["yes", "yes", "yes"] for regel in letters), "embedded, a subset, readable"
    info = zeg("pdfinfo", str(pad))
    assert re.search(r"Tagged: +yes", info)
    assert re.search(r"Page size: +595\.\d+ x 841\.\d+ pts \(A4\)", info)
    assert "bladzijde 1 van" in zeg("pdftotext", str(pad), "-")


@pytest.mark.parametrize("naam", ["dashboard", "dashboard, vol", "dashboard, niets"])
def test_that_the_printed_dashboard_takes_two_pages_at_most(naam: str) -> None:
    assert len(bladen(DOCUMENTEN[naam])) <= 2


def test_that_the_printed_dashboard_ends_with_the_notes_of_the_period_whole() -> None:
    zonder = replace(VOL, duidingen=())
    assert "wat er speelde" not in " ".join(bladen(maak_dashboard(zonder)))
    lang = "Door de verhuizing was de balie twee dagen dicht. " * 30
    noten = tuple(
        DuidingRij(
            id=Id(bytes([nummer]) * 16), cijfer=naam, periode=MAART, locatie_id=None, tekst=tekst,
            medewerker="Sanne de Wit", op=NU,
        )
        for nummer, (naam, tekst) in enumerate((("vragen", lang), ("direct_afgehandeld", "Twee nieuwe collega's.")))
    )  # fmt: skip
    alles = " ".join(bladen(maak_dashboard(replace(VOL, duidingen=noten))))
    assert alles.count("verhuizing") == 30
    for deel in ("Duiding", "wat er speelde", "Twee nieuwe collega's.", "Sanne de Wit", "Direct afgehandeld"):
        assert deel in alles


def test_that_no_page_begins_or_ends_with_a_row_alone_and_the_heads_come_back() -> None:
    alle = bladen(DOCUMENTEN["jaarverslag, vol"])
    met_tabel = [tekst for tekst in alle if "Cijfers van anderen, met hun bron" in tekst]
    assert len(met_tabel) > 2
    for tekst in met_tabel:
        assert "cijfer jaar waarde van bron definitie" in tekst
        assert tekst.count("Omnibus") >= 2
    assert sum(tekst.count("Omnibus") for tekst in met_tabel) == len(BUITEN) * 20
    assert all("(vervolg)" in tekst for tekst in met_tabel[1:])


def test_that_figures_stand_beside_the_month_before_with_their_denominator() -> None:
    tekst = " ".join(bladen(DOCUMENTEN["maandrapport"]))
    assert "Maandrapport mrt 2026" in tekst
    assert "Vragen 369 415 −46" in tekst
    assert "Direct afgehandeld 37,4 % 138 van 369 37,1 % +0,3 punt" in tekst
    assert "Plannen met alle doelen bereikt 3 van 7 3 van 7 – –" in tekst, "a small group is shown as a count"
    assert "Binnen de termijn 76,2 % 16 van 21 85,7 % andere definitie" in tekst
    assert "1. Vanaf jan 2026 een andere definitie (versie 2)." in tekst


def test_that_a_period_that_is_not_over_says_until_when_it_was_counted() -> None:
    nu = replace(PERIODE, blad=replace(PERIODE.blad, gemaakt_op=NU - 40 * 86_400_000))
    tekst = " ".join(bladen(maak(nu)))
    assert "vergeleken met feb 2026, geteld tot en met 15 maart 2026" in tekst
    assert tekst.count("(tot nu)") == 1
    assert "(tot nu)" not in " ".join(bladen(DOCUMENTEN["maandrapport"]))


def test_that_the_line_of_a_figure_from_outside_breaks_where_its_definition_changes_and_where_a_year_lacks() -> None:
    grafiek = lijn_van(list(BUITEN))
    assert grafiek.punten == ("2016", "2017", "2018", "2019", "2020")
    assert grafiek.reeksen[0].waarden == (7.2, 7.4, 7.9, None, 8.1)
    assert grafiek.reeksen[0].breuken == (2,)
    assert grafiek.breuken == ((2, "Vanaf 2018 een andere definitie: 2."),)
    assert "Vanaf 2018 een andere definitie: 2." in " ".join(bladen(DOCUMENTEN["jaarverslag"]))


def test_that_the_jaarverslag_names_differences_and_contradictions() -> None:
    tekst = " ".join(bladen(DOCUMENTEN["jaarverslag"]))
    assert "Van de 2 gepubliceerde cijfers verschilt er 1 van wat hier is geteld." in tekst
    assert "Aantal vragen: 30.975 in de kerncijfers, 30.974 in trechter (geregistreerd)." in tekst
    assert "Vragen 30.974 30.975 −1" in tekst
    assert "282 inwoners gaven een cijfer: gemiddeld 8,1." in tekst


def test_that_the_files_of_a_month_hold_every_figure_and_nobodys_name(tmp_path: Path) -> None:
    paden = schrijf(PERIODE, tmp_path)
    assert [pad.name for pad in paden] == [
        *("maandrapport-2026-03.pdf", "cijfers.csv", "verloop.csv", "trechter.csv", "aankomst.csv"),
        *("per-meldingtype.csv", "per-melder.csv"),
    ]
    kern = list(csv.DictReader((tmp_path / "cijfers.csv").read_text(encoding="utf-8").splitlines()))
    assert [(rij["naam"], rij["waarde"], rij["teller"], rij["noemer"], rij["vorige_waarde"]) for rij in kern[:3]] == [
        ("vragen", "369", "369", "", "415"),
        ("direct_afgehandeld", "37.3984", "138", "369", "37.1084"),
        ("doelen_bereikt", "", "3", "7", ""),
    ]
    assert [(rij["versie"], rij["vorige_versie"]) for rij in kern[-1:]] == [("2", "1")]
    assert tabellen(PERIODE)["aankomst.csv"].startswith(b"weekdag,uur,aantal\ndinsdag,1,1\n")
    assert not [naam for naam, inhoud in tabellen(PERIODE).items() if b"Sanne" in inhoud]


def test_that_the_month_of_a_locatie_never_replaces_another_report(tmp_path: Path) -> None:
    schrijf(PERIODE, tmp_path)
    voor = {pad.name: pad.read_bytes() for pad in tmp_path.iterdir()}
    with pytest.raises(Weigering) as fout:
        schrijf(replace(PERIODE, waarvan="WIJ Ten Boer"), tmp_path)
    assert list(fout.value.fouten) == ["map"]
    assert {pad.name: pad.read_bytes() for pad in tmp_path.iterdir()} == voor
    assert schrijf(replace(PERIODE, waarvan="WIJ Ten Boer"), tmp_path / "ten boer")[0].name == (
        "maandrapport-2026-03-wij-ten-boer.pdf"
    )
    assert len(schrijf(PERIODE, tmp_path)) == len(voor)
