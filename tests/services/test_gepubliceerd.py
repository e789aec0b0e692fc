"""Published tables read from files: which table it is, what is refused and why, and what differs or contradicts."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from pathlib import Path

import pytest

from wijdesk.app.jaarverslag import eis_van_een, wat_niet_meedoet
from wijdesk.errors import Weigering
from wijdesk.models.jaartabellen import KLACHTREGELS, VORMEN
from wijdesk.reports.jaarverslag_naast import Eigen, csv_van, getal_als_tekst, samenvatting, vergelijk, zin_van
from wijdesk.reports.tabel import Cel
from wijdesk.resources import lees_bytes
from wijdesk.services.gepubliceerd import HOOGSTENS, lees_gepubliceerd

TABELLEN = (
    "vragen-2020-per-meldingtype",
    "vragen-2020-per-melder",
    "indicaties-2020-per-productgroep",
    "klachten-2020",
)


@pytest.fixture
def gepubliceerd(tmp_path: Path) -> Path:
    """The tables of 2020 as they were published, with the key figures of the same report."""
    map_ = tmp_path / "gepubliceerd"
    map_.mkdir()
    for naam in TABELLEN:
        (map_ / f"{naam}.csv").write_bytes(lees_bytes(f"tabellen/{naam}.csv"))
    (map_ / "kerncijfers-2020.csv").write_text(
        "naam;waarde\nvragen;30.975\ndirect_afgehandeld;37%\nklachten_gemeld;124\nimpactcijfer;8,1\n", encoding="utf-8"
    )
    return map_


def test_that_a_table_is_known_by_its_columns_and_a_folder_may_hold_other_files(gepubliceerd: Path) -> None:
    (gepubliceerd / "teams.csv").write_text("team,opgehaald\nSelwerd,\n", encoding="utf-8")
    (gepubliceerd / "jaarverslag.pdf").write_bytes(b"%PDF")
    (gepubliceerd / "klachten-2019.csv").write_text("regel,aantal\nTe behandelen,4\n", encoding="utf-8")
    gelezen = lees_gepubliceerd([gepubliceerd], 2020)
    assert [tabel.tabel for tabel in gelezen.tabellen] == [
        *("kerncijfers", "vragen-per-meldingtype", "vragen-per-melder", "indicaties-per-productgroep", "klachten"),
    ]
    assert gelezen.overgeslagen == ("klachten-2019.csv", "teams.csv")
    kern = gelezen.tabellen[0]
    assert [kern.waarde(naam, "waarde") for naam in ("vragen", "direct_afgehandeld", "impactcijfer")] == [
        Decimal(30975),
        Decimal("0.37"),
        Decimal("8.1"),
    ]


def test_that_a_table_without_a_year_among_those_of_another_year_is_told(gepubliceerd: Path) -> None:
    (gepubliceerd / "kerncijfers-2020.csv").rename(gepubliceerd / "kerncijfers.csv")
    gelezen = lees_gepubliceerd([gepubliceerd], 2019)
    assert (gelezen.zonder_jaar, gelezen.ander_jaar) == (("kerncijfers.csv",), "2020")
    assert "Daar staat geen jaar bij, en de andere bestanden zijn van 2020." in wat_niet_meedoet(gelezen)[1]
    eigen = lees_gepubliceerd([gepubliceerd], 2020)
    assert (eigen.zonder_jaar, wat_niet_meedoet(eigen)) == ((), ())


def test_that_the_report_of_2020_contradicts_itself_and_nothing_else_differs(gepubliceerd: Path) -> None:
    naast = vergelijk(_eigen(), lees_gepubliceerd([gepubliceerd], 2020).tabellen)
    assert [(regel.rij, regel.eigen, regel.gepubliceerd, regel.verschil) for regel in naast.anders] == [
        ("vragen", Decimal(30974), Decimal(30975), Decimal(-1)),
    ]
    (tegen,) = naast.tegenspraken
    assert zin_van(tegen) == (
        "Aantal vragen: 30.975 in de kerncijfers, 30.974 in vragen per meldingtype samen, "
        "30.974 in vragen per melder samen."
    )
    uit = csv_van(naast)
    assert uit["verschillen-met-gepubliceerd.csv"].startswith(
        b"tabel,regel,kolom,eigen,gepubliceerd,verschil\nkerncijfers,vragen,waarde,30974,30975,-1\n"
        b"kerncijfers,direct_afgehandeld,waarde,0.37,0.37,0\n"
    )
    assert b"Aantal vragen,de kerncijfers,30975\n" in uit["tegenspraken-in-gepubliceerd.csv"]
    assert (
        samenvatting(naast)
        == f"Van de {len(naast.regels)} gepubliceerde cijfers verschilt er 1 van wat hier is geteld."
    )


def test_that_a_row_of_only_one_side_is_nothing_on_the_other(tmp_path: Path) -> None:
    bestand = tmp_path / "melders.csv"
    bestand.write_text("melder,aantal\npolitie,3\nSchilder,2\n", encoding="utf-8")
    eigen: Eigen = {"vragen-per-melder": (("melder", "aantal"), [("Politie", 3), ("Scholen", 7)])}
    naast = vergelijk(eigen, lees_gepubliceerd([bestand], 2020).tabellen)
    assert [(regel.rij, regel.verschil) for regel in naast.regels] == [
        *(("Politie", Decimal()), ("Scholen", Decimal(7)), ("Schilder", Decimal(-2))),
    ]
    assert not naast.tegenspraken
    assert list(csv_van(naast)) == ["verschillen-met-gepubliceerd.csv"]


def test_that_a_row_totaal_is_what_the_others_come_to_and_accents_make_no_other_row(tmp_path: Path) -> None:
    (tmp_path / "loc.csv").write_text("locatie;aantal\nSelwerd;80\nBeijum;3\n TOTAAL ;362\n", encoding="utf-8")
    (tmp_path / "type.csv").write_text("meldingtype;aantal\nFinancien;87\nTotaal;87\n", encoding="utf-8")
    eigen: Eigen = {
        "vragen-per-locatie": (("locatie", "aantal"), [("Selwerd", 80), ("Beijum", 282)]),
        "vragen-per-meldingtype": (("meldingtype", "aantal"), [("Financiën", 87)]),
    }
    naast = vergelijk(eigen, lees_gepubliceerd([tmp_path], 2020).tabellen)
    assert [(regel.rij, str(regel.verschil)) for regel in naast.regels] == [
        *(("Financiën", "0"), ("Totaal", "0"), ("Selwerd", "0"), ("Beijum", "279"), ("Totaal", "0")),
    ]
    assert [zin_van(tegen) for tegen in naast.tegenspraken] == [
        "Aantal vragen: 87 in vragen per meldingtype samen, 83 in vragen per locatie samen.",
        "Vragen per locatie: 362 in de regel Totaal, 83 in de andere regels samen.",
    ]


def test_that_a_table_of_all_locaties_is_not_laid_beside_one(tmp_path: Path) -> None:
    (tmp_path / "type.csv").write_text("meldingtype;aantal\nWonen;87\n", encoding="utf-8")
    naast = lees_gepubliceerd([tmp_path], 2020)
    assert "Beijum" in eis_van_een(naast, "Beijum")[0]
    (tmp_path / "loc.csv").write_text("locatie;aantal\nSelwerd;80\nBeijum;3\n", encoding="utf-8")
    with pytest.raises(Weigering, match="van meer locaties"):
        eis_van_een(lees_gepubliceerd([tmp_path], 2020), "Beijum")


def test_that_a_flow_that_does_not_add_up_is_named(tmp_path: Path) -> None:
    rijen = zip(KLACHTREGELS, (15, 124, 139, 127, 39, 12, 6, 18, 53, 11), strict=True)
    tekst = "".join(f"{regel},{aantal}\n" for regel, aantal in rijen)
    (tmp_path / "klachten.csv").write_text(f"regel,aantal\n{tekst}", encoding="utf-8")
    naast = vergelijk({}, lees_gepubliceerd([tmp_path / "klachten.csv"], 2020).tabellen)
    assert [tegen.wat for tegen in naast.tegenspraken] == ["Te behandelen klachten", "Afgeronde klachten"]
    assert all(regel.eigen is None for regel in naast.regels)


@pytest.mark.parametrize(
    ("naam", "inhoud", "zin"),
    [
        ("leeg.csv", "", "leeg.csv: Het bestand is leeg."),
        ("brief.csv", "beste,lezer\n1,2\n", "brief.csv heeft niet de kolommen van een tabel van het jaarverslag."),
        ("k.csv", "regel,aantal\n", "k.csv heeft geen regels onder de namen van de kolommen."),
        (
            "k.csv",
            "regel,aantal\nGegrond,twaalf\n",
            "k.csv, regel 2: in de kolom aantal staat geen getal dat hier past.",
        ),
        ("k.csv", "melder,aantal\nPolitie,1.5\n", "k.csv, regel 2: in de kolom aantal staat geen getal dat hier past."),
        ("k.csv", "melder,aantal\n,3\n", "k.csv, regel 2: de kolom melder is leeg."),
        ("k.csv", "melder,aantal\nPolitie,3\npolitie ,4\n", "k.csv, regel 3: deze melder staat er twee keer in."),
        ("k-2019.csv", "melder,aantal\nPolitie,3\n", "k-2019.csv is van 2019, niet van 2020. Kies de tabel van 2020."),
        (
            "veel.csv",
            "melder,aantal\n" + "".join(f"m{nummer},1\n" for nummer in range(HOOGSTENS + 1)),
            "veel.csv heeft te veel regels voor een tabel met cijfers.",
        ),
    ],
)
def test_that_a_bad_file_is_refused_in_a_sentence(tmp_path: Path, naam: str, inhoud: str, zin: str) -> None:
    (tmp_path / naam).write_text(inhoud, encoding="utf-8")
    with pytest.raises(Weigering) as fout:
        lees_gepubliceerd([tmp_path / naam], 2020)
    assert fout.value.fouten == {"gepubliceerd": zin}


def test_that_a_file_that_is_not_there_and_two_of_one_table_are_refused(tmp_path: Path, gepubliceerd: Path) -> None:
    with pytest.raises(Weigering, match="is er niet"):
        lees_gepubliceerd([tmp_path / "weg.csv"], 2020)
    (tmp_path / "nog een.csv").write_text("melder,aantal\nPolitie,3\n", encoding="utf-8")
    with pytest.raises(Weigering, match="zijn dezelfde tabel"):
        lees_gepubliceerd([gepubliceerd, tmp_path / "nog een.csv"], 2020)
    (tmp_path / "niets").mkdir()
    with pytest.raises(Weigering, match="geen tabel van het jaarverslag"):
        lees_gepubliceerd([tmp_path / "niets"], 2020)


def test_that_an_empty_table_in_a_folder_as_this_program_makes_one_is_passed_over_and_told(gepubliceerd: Path) -> None:
    for oud in gepubliceerd.glob("*klacht*"):
        oud.unlink()
    voor = lees_gepubliceerd([gepubliceerd], 2020)
    (gepubliceerd / "klachten.csv").write_text("regel,aantal\n", encoding="utf-8")
    na = lees_gepubliceerd([gepubliceerd], 2020)
    assert na.tabellen == voor.tabellen
    assert set(na.overgeslagen) - set(voor.overgeslagen) == {"klachten.csv"}


def test_that_figures_are_written_as_people_write_them() -> None:
    waarden = (Decimal(-1), Decimal(30975), Decimal("0.37"), Decimal("5.0"), None)
    assert [getal_als_tekst(waarde) for waarde in waarden] == ["−1", "30.975", "0,37", "5", "–"]


def _eigen() -> Eigen:
    uit: dict[str, tuple[Sequence[str], Sequence[Sequence[Cel]]]] = {}
    for bestand in TABELLEN:
        kop, *regels = lees_bytes(f"tabellen/{bestand}.csv").decode().splitlines()
        sleutel = kop.split(",")[0]
        naam = next(naam for naam, vorm in VORMEN.items() if vorm.sleutel == sleutel)
        rijen = [(regel.rpartition(",")[0].strip('"'), int(regel.rpartition(",")[2])) for regel in regels]
        uit[naam] = ((sleutel, "aantal"), rijen)
    kern: list[tuple[str, Cel]] = [("vragen", 30974), ("direct_afgehandeld", Decimal("0.37")), ("klachten_gemeld", 124)]
    return {**uit, "kerncijfers": (("naam", "waarde"), [*kern, ("impactcijfer", Decimal("8.1"))])}
