"""`wijdesk export` on a real store: the data package, both grades, Parquet that DuckDB reads, and publishing once."""

from __future__ import annotations

import csv
import hashlib
import json
from collections import Counter
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

import duckdb
import pytest

from tests import winkel
from tests.conftest import Ids, Klok
from wijdesk.cli import voer_uit
from wijdesk.models.instellingen import OPEN_DREMPEL
from wijdesk.models.logsoort import UITVOER
from wijdesk.models.opdrachten.huis import MaakLocatie
from wijdesk.models.opdrachten.instelling import ZetInstelling
from wijdesk.models.values import AMSTERDAM

KOP = "nummer,ontvangen,locatie,kanaal,melder,meldingtype,direct_afgehandeld,uitkomst,toelichting\n"
KOP_INDICATIES = "nummer,besloten_op,productgroep,soort,aanbieder,van,tot\n"
Opdracht = Callable[..., tuple[int, str, str]]


def regel(nummer: str, maand: int = 3, plek: str = "Selwerd", soort: str = "Wonen", direct: str = "ja") -> str:
    return (
        f"{nummer},2020-{maand:02d}-09T10:00,{plek},telefoon,Inwoner / zelfmelder,{soort},{direct},"
        "zelf beantwoord,Belt over Geheimstraat 12\n"
    )


def vragen() -> str:
    """12 and 3 and 1 in one group of Selwerd, 2 elsewhere; 7 in another month."""
    uit = [regel(f"a{nummer}") for nummer in range(12)]
    uit += [regel(f"b{nummer}", direct="nee") for nummer in range(3)]
    uit += [regel("c0", plek="=Beijum"), regel("c1", plek="=Beijum")]
    uit += [regel(f"d{nummer}", maand=4, soort="Financiën") for nummer in range(7)]
    return KOP + "".join(uit)


@pytest.fixture
def wijdesk(
    tmp_path: Path, klok: Klok, ids: Ids, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> Opdracht:
    monkeypatch.delenv("WIJDESK_MAP", raising=False)
    monkeypatch.delenv("WIJDESK_MEDEWERKER", raising=False)
    winkel.maak(tmp_path / "winkel", klok, ids)
    with winkel.bureau(tmp_path / "winkel", klok, ids) as bureau:
        bureau.doe(ZetInstelling(waarden=((OPEN_DREMPEL, "5"),)))
        bureau.doe(MaakLocatie(naam="=Beijum"))  # no file makes one of this name, somebody may
    (tmp_path / "w.txt").write_text(winkel.WACHTWOORD, encoding="utf-8")

    def voer(*woorden: object) -> tuple[int, str, str]:
        capsys.readouterr()
        vast = ["--map", tmp_path / "winkel", "--wachtwoord-bestand", tmp_path / "w.txt"]
        code = voer_uit([str(woord) for woord in (*vast, *woorden)])
        gezegd = capsys.readouterr()
        return code, gezegd.out, gezegd.err

    (tmp_path / "vragen.csv").write_text(vragen(), encoding="utf-8")
    (tmp_path / "indicaties.csv").write_text(
        KOP_INDICATIES + "".join(f"i{nummer},2020-05-0{nummer + 1},Jeugd,nieuw,,,\n" for nummer in range(6)),
        encoding="utf-8",
    )
    assert voer("import", "vragen", tmp_path / "vragen.csv")[0] == 0
    assert voer("import", "indicaties", tmp_path / "indicaties.csv")[0] == 0
    return voer


def exporteer(wijdesk: Opdracht, graad: str, naar: Path, *meer: object) -> dict[str, Any]:
    vast = ("--vaststellen",) if graad == "open" else ()
    code, uit, fout = wijdesk("export", "--jaar", 2020, "--graad", graad, "--uit", naar, *vast, *meer)
    assert code == 0
    assert fout == "" or fout.startswith("Let op: De open cijfers van dit jaar zijn vastgesteld op ")
    assert str(naar / "datapackage.json") in uit
    manifest: dict[str, Any] = json.loads((naar / "datapackage.json").read_bytes())
    return manifest


def tabel(map_: Path, naam: str) -> list[dict[str, str]]:
    with (map_ / "data" / f"{naam}.csv").open(encoding="utf-8", newline="") as bestand:
        return list(csv.DictReader(bestand))


def vraag(sql: str) -> list[tuple[Any, ...]]:
    with duckdb.connect() as db:
        return db.execute(sql).fetchall()


def inhoud(map_: Path) -> dict[str, bytes]:
    return {str(pad.relative_to(map_)): pad.read_bytes() for pad in sorted(map_.rglob("*")) if pad.is_file()}


def test_that_the_municipality_gets_every_number_and_records_without_a_name(wijdesk: Opdracht, tmp_path: Path) -> None:
    manifest = exporteer(wijdesk, "verantwoording", tmp_path / "uit")
    geteld = {tuple(rij.values())[:-1]: rij["aantal"] for rij in tabel(tmp_path / "uit", "vragen")}
    wie = "Inwoner / zelfmelder"
    assert geteld == {
        ("2020", "3", "Selwerd", "Wonen", wie, "ja"): "12",
        ("2020", "3", "Selwerd", "Wonen", wie, "nee"): "3",
        ("2020", "3", "'=Beijum", "Wonen", wie, "ja"): "2",
        ("2020", "4", "Selwerd", "Financiën", wie, "ja"): "7",
    }
    assert list(tabel(tmp_path / "uit", "vragen")[0]) == [
        "jaar", "maand", "locatie", "meldingtype", "melder", "direct_afgehandeld", "aantal",
    ]  # fmt: skip
    regels = tabel(tmp_path / "uit", "aanvraag-of-melding")
    assert len(regels) == 24
    assert Counter(rij["datumAanmaak"] for rij in regels) == {"2020-03": 17, "2020-04": 7}
    assert [rij["aantal"] for rij in tabel(tmp_path / "uit", "indicaties")] == ["6"]
    assert len(tabel(tmp_path / "uit", "beschikte-voorziening")) == 6
    alles = b"".join(inhoud(tmp_path / "uit").values())
    assert b"Geheimstraat" not in alles
    ggm = {
        veld["name"]: veld.get("ggm", "")
        for bron in manifest["resources"]
        for veld in bron["schema"]["fields"]
        if bron["name"] in {"aanvraag-of-melding", "beschikte-voorziening"}
    }
    assert all(ggm.values()), ggm


def test_that_the_manifest_says_what_is_in_every_file(wijdesk: Opdracht, tmp_path: Path) -> None:
    for graad in ("verantwoording", "open"):
        map_ = tmp_path / graad
        manifest = exporteer(wijdesk, graad, map_)
        paden = {bron["path"] for bron in manifest["resources"]}
        assert {"datapackage.json", *paden} == inhoud(map_).keys()
        for bron in manifest["resources"]:
            ruw = (map_ / bron["path"]).read_bytes()
            assert bron["hash"] == f"sha256:{hashlib.sha256(ruw).hexdigest()}"
            assert bron["bytes"] == len(ruw)
            if bron["format"] == "csv":
                rijen = tabel(map_, bron["name"])
                assert bron["rows"] == len(rijen)
                assert [veld["name"] for veld in bron["schema"]["fields"]] == ruw.decode().splitlines()[0].split(",")
        versies = {een["naam"]: een["versie"] for een in manifest["definities"]}
        kwaliteit = ("klachten_gemeld", "agressie", "activiteiten_lopend", "activiteiten_gestart", "impactcijfer",
                     "dossiercontroles", "kaart_aangekomen", "straatrondes", "buurtagenda_terug",
                     "bewonersinitiatieven", "praktijkvormen")  # fmt: skip
        verwacht = {"vragen", "direct_afgehandeld", "indicaties", "indicatiewaarde", *kwaliteit}
        weg = {"indicatiewaarde", "activiteiten_lopend"} if graad == "open" else set()
        assert versies == dict.fromkeys(verwacht - weg, 1)
        assert bool(manifest["licenses"]) == (graad == "open")


def test_that_everyone_gets_multiples_of_five_and_empty_cells(wijdesk: Opdracht, tmp_path: Path) -> None:
    exporteer(wijdesk, "open", tmp_path / "uit")
    rijen = tabel(tmp_path / "uit", "vragen")
    getoond = {tuple(rij.values())[1:-1]: rij["aantal"] for rij in rijen if rij["aantal"]}
    wie = "Inwoner / zelfmelder"
    assert getoond == {("3", "Selwerd", "Wonen", wie, "ja"): "10", ("4", "Selwerd", "Financiën", wie, "ja"): "5"}
    leeg = next(rij for rij in rijen if rij["maand"] == "3" and rij["locatie"] == "'=Beijum" and not rij["aantal"])
    assert leeg["aantal"] == ""
    assert len(rijen) == 12 * 2 * len({rij["meldingtype"] for rij in rijen}) * len({rij["melder"] for rij in rijen}) * 2
    assert [tuple(rij.values()) for rij in tabel(tmp_path / "uit", "vragen-rest")] == [
        ("2020", "", "", "", "", "", "5")
    ], "3 and 2 of two locaties, which together would tell of each other: told only among all types"
    assert not (tmp_path / "uit" / "data" / "aanvraag-of-melding.csv").exists()


def test_that_a_second_open_export_is_the_first_whatever_came_in_since(wijdesk: Opdracht, tmp_path: Path) -> None:
    """From 4 to 5 a cell would appear: who has both would know that it was 4."""
    (tmp_path / "v4.csv").write_text(KOP + regel("e1", direct="nee"), encoding="utf-8")
    assert wijdesk("import", "vragen", tmp_path / "v4.csv")[0] == 0
    exporteer(wijdesk, "open", tmp_path / "een")
    (tmp_path / "meer.csv").write_text(KOP + regel("e2", direct="nee"), encoding="utf-8")
    assert wijdesk("import", "vragen", tmp_path / "meer.csv")[0] == 0
    exporteer(wijdesk, "open", tmp_path / "twee")
    assert inhoud(tmp_path / "een") == inhoud(tmp_path / "twee")
    exporteer(wijdesk, "verantwoording", tmp_path / "nu")
    assert "5" in {rij["aantal"] for rij in tabel(tmp_path / "nu", "vragen") if rij["direct_afgehandeld"] == "nee"}


def test_that_of_one_locatie_the_open_figures_are_those_of_all_of_them(wijdesk: Opdracht, tmp_path: Path) -> None:
    exporteer(wijdesk, "open", tmp_path / "deel", "--locatie", "selwerd")
    exporteer(wijdesk, "open", tmp_path / "geheel")
    van_allen = [rij for rij in tabel(tmp_path / "geheel", "vragen") if rij["locatie"] == "Selwerd"]
    assert tabel(tmp_path / "deel", "vragen") == van_allen
    assert tabel(tmp_path / "deel", "vragen-rest") == []


def test_that_duckdb_reads_the_parquet_by_year_and_team(wijdesk: Opdracht, tmp_path: Path) -> None:
    for graad, bij in (("verantwoording", ""), ("open", "WHERE aantal IS NOT NULL")):
        exporteer(wijdesk, graad, tmp_path / graad)
        waar = f"read_parquet('{tmp_path / graad}/parquet/vragen/**/*.parquet', hive_partitioning = true)"
        per_team = vraag(f"SELECT team, jaar, sum(aantal) FROM {waar} {bij} GROUP BY 1, 2 ORDER BY 1")
        csv_som = Counter[str]()
        for rij in tabel(tmp_path / graad, "vragen"):
            csv_som[rij["locatie"].lstrip("'")] += int(rij["aantal"] or 0)
        assert {str(team): int(aantal) for team, _, aantal in per_team} == dict(+csv_som)
        assert {int(jaar) for _, jaar, _ in per_team} == {2020}
    afgehandeld = vraag(
        f"SELECT count(*) FROM read_parquet('{tmp_path}/verantwoording/parquet/aanvraag-of-melding/**/*.parquet', "
        "hive_partitioning = true) WHERE afgehandeld AND team = 'Selwerd'"
    )
    assert afgehandeld == [(19,)]


def test_that_an_open_export_leaves_nothing_of_a_record_in_its_folder(wijdesk: Opdracht, tmp_path: Path) -> None:
    exporteer(wijdesk, "verantwoording", tmp_path / "uit")
    (tmp_path / "uit" / "brief.txt").write_text("van de gemeente", encoding="utf-8")
    manifest = exporteer(wijdesk, "open", tmp_path / "uit")
    paden = {bron["path"] for bron in manifest["resources"]}
    assert inhoud(tmp_path / "uit").keys() == {"datapackage.json", "brief.txt", *paden}


def test_that_what_may_not_be_is_refused_in_a_sentence_and_writes_nothing(wijdesk: Opdracht, tmp_path: Path) -> None:
    gevallen: list[tuple[tuple[object, ...], str]] = [
        (
            ("--jaar", datetime.now(AMSTERDAM).year, "--graad", "open"),
            "jaar: Open cijfers kunnen pas als het jaar voorbij is",
        ),
        (("--jaar", 2019, "--graad", "open"), "jaar: Van dit jaar is niets geregistreerd."),
        (("--jaar", 20, "--graad", "verantwoording"), "jaar: Vul een jaar in zoals 2020."),
        (("--jaar", 2199, "--graad", "verantwoording"), "jaar: 2199 moet nog beginnen."),
        (("--jaar", 2020, "--graad", "open", "--locatie", "Nergens"), "locatie: Deze locatie bestaat niet."),
    ]
    for woorden, zin in gevallen:
        code, _, fout = wijdesk("export", *woorden, "--vaststellen", "--uit", tmp_path / "uit")
        assert (code, fout[: len(zin)]) == (1, zin)
    code, _, fout = wijdesk("export", "--jaar", 2020, "--graad", "open", "--uit", tmp_path / "uit")
    assert (code, fout.startswith("vaststellen: De open cijfers van 2020"), "--vaststellen" in fout) == (1, True, True)
    assert not (tmp_path / "uit").exists()
    (tmp_path / "ander").mkdir()
    (tmp_path / "ander" / "datapackage.json").write_text('{"name": "van een ander"}', encoding="utf-8")
    code, _, fout = wijdesk("export", "--jaar", 2020, "--graad", "open", "--vaststellen", "--uit", tmp_path / "ander")
    assert (code, fout) == (1, "map: In deze map staat al een ander datapakket. Kies een lege map.\n")


def test_that_open_figures_of_another_desk_are_not_replaced_by_other_ones(
    wijdesk: Opdracht, tmp_path: Path, klok: Klok, ids: Ids
) -> None:
    exporteer(wijdesk, "open", tmp_path / "uit")
    voor = inhoud(tmp_path / "uit")
    (tmp_path / "winkel").rename(tmp_path / "oud")
    winkel.maak(tmp_path / "winkel", klok, ids)
    wijdesk("import", "vragen", tmp_path / "vragen.csv")
    code, _, fout = wijdesk("export", "--jaar", 2020, "--graad", "open", "--vaststellen", "--uit", tmp_path / "uit")
    assert code == 1
    assert fout.startswith("map: In deze map staan al open cijfers van dit jaar, en die zijn hier niet vastgesteld.")
    assert inhoud(tmp_path / "uit") == voor


def test_that_a_year_is_not_settled_when_nothing_could_be_written(wijdesk: Opdracht, tmp_path: Path) -> None:
    (tmp_path / "uit").write_text("een bestand, geen map", encoding="utf-8")
    assert wijdesk("export", "--jaar", 2020, "--graad", "open", "--vaststellen", "--uit", tmp_path / "uit")[0] == 1
    (tmp_path / "meer.csv").write_text(KOP + "".join(regel(f"f{n}", maand=9) for n in range(5)), encoding="utf-8")
    assert wijdesk("import", "vragen", tmp_path / "meer.csv")[0] == 0
    exporteer(wijdesk, "open", tmp_path / "goed")
    assert any(rij["maand"] == "9" and rij["aantal"] == "5" for rij in tabel(tmp_path / "goed", "vragen"))


def test_that_the_organisation_chooses_the_threshold_before_a_year_is_settled(
    wijdesk: Opdracht, tmp_path: Path, klok: Klok, ids: Ids
) -> None:
    with winkel.bureau(tmp_path / "winkel", klok, ids) as bureau:
        bureau.doe(ZetInstelling(waarden=((OPEN_DREMPEL, "10"),)))
    manifest = exporteer(wijdesk, "open", tmp_path / "uit")
    assert manifest["drempel"] == 10
    assert {rij["aantal"] for rij in tabel(tmp_path / "uit", "vragen")} == {"", "10"}
    with winkel.bureau(tmp_path / "winkel", klok, ids) as bureau:
        bureau.doe(ZetInstelling(waarden=((OPEN_DREMPEL, "20"),)))
    _, _, fout = wijdesk("export", "--jaar", 2020, "--graad", "open", "--uit", tmp_path / "uit")
    assert "Toen was het kleinste aantal 10. Het kleinste aantal van nu, 20, geldt voor jaren die nog niet" in fout
    assert {rij["aantal"] for rij in tabel(tmp_path / "uit", "vragen")} == {"", "10"}


def test_that_the_log_tells_what_left_and_how_many_files(
    wijdesk: Opdracht, tmp_path: Path, klok: Klok, ids: Ids
) -> None:
    manifest = exporteer(wijdesk, "verantwoording", tmp_path / "uit")
    with winkel.bureau(tmp_path / "winkel", klok, ids) as bureau:
        regels = winkel.rauw(bureau, "SELECT wat, aantal FROM toegang WHERE soort = ?", UITVOER)
    assert regels == [("Export: verantwoording 2020", 1 + len(manifest["resources"]))]


def test_that_lines_of_persons_never_replace_open_figures_in_a_folder(wijdesk: Opdracht, tmp_path: Path) -> None:
    """A folder of open figures may be published or synchronised as it is."""
    exporteer(wijdesk, "open", tmp_path / "uit")
    voor = inhoud(tmp_path / "uit")
    code, _, fout = wijdesk("export", "--jaar", 2020, "--graad", "verantwoording", "--uit", tmp_path / "uit")
    assert code == 1
    assert fout.startswith("map: In deze map staan open cijfers.")
    assert inhoud(tmp_path / "uit") == voor
    exporteer(wijdesk, "open", tmp_path / "uit")


def test_that_small_numbers_and_open_figures_share_no_folder(wijdesk: Opdracht, tmp_path: Path) -> None:
    binnen, buiten = tmp_path / "binnen", tmp_path / "buiten"
    assert wijdesk("rapport", "jaarverslag", "--jaar", 2020, "--uit", binnen)[0] == 0
    exporteer(wijdesk, "open", buiten)
    stond = inhoud(binnen), inhoud(buiten)
    for map_, zin, woorden in (
        (
            binnen,
            "kleine aantallen: jaarverslag-2020.pdf",
            ("export", "--jaar", 2020, "--graad", "open", "--vaststellen"),
        ),
        (buiten, "staan open cijfers", ("rapport", "jaarverslag", "--jaar", 2020)),
        (buiten, "staan open cijfers", ("rapport", "maand", "--maand", "2020-03")),
    ):
        code, _, fout = wijdesk(*woorden, "--uit", map_)
        assert (code, zin in fout) == (1, True), fout
    assert (inhoud(binnen), inhoud(buiten)) == stond
    assert wijdesk("rapport", "jaarverslag", "--jaar", 2020, "--publiceren", "--uit", buiten)[0] == 0
    code, _, fout = wijdesk("export", "--jaar", 2020, "--graad", "verantwoording", "--uit", buiten)
    assert (code, "om te publiceren" in fout) == (1, True)


@pytest.mark.parametrize("graad", ["open", "verantwoording"])
def test_that_tables_without_their_manifest_are_not_mixed_with_others(
    wijdesk: Opdracht, tmp_path: Path, graad: str
) -> None:
    exporteer(wijdesk, "verantwoording", tmp_path / "uit")
    (tmp_path / "uit" / "datapackage.json").unlink()
    voor = inhoud(tmp_path / "uit")
    vast = ("--vaststellen",) if graad == "open" else ()
    code, _, fout = wijdesk("export", "--jaar", 2020, "--graad", graad, *vast, "--uit", tmp_path / "uit")
    assert (code, fout[:44]) == (1, "map: In deze map staan al tabellen, en het o")
    assert inhoud(tmp_path / "uit") == voor


def test_that_what_is_published_of_a_year_comes_out_of_its_open_figures(wijdesk: Opdracht, tmp_path: Path) -> None:
    uit, eigen = tmp_path / "jaarverslag", tmp_path / "eigen"
    maak = ("rapport", "jaarverslag", "--jaar", 2020)
    code, _, fout = wijdesk(*maak, "--publiceren", "--uit", uit)
    assert (code, "niet vastgesteld" in fout, uit.exists()) == (1, True, False)
    code, _, fout = wijdesk(*maak, "--uit", eigen)
    assert (code, "aantallen onder de 5" in fout, "vervangen" in fout) == (0, True, False)
    assert "stond al in deze map en is vervangen" in wijdesk(*maak, "--uit", eigen)[2]
    exporteer(wijdesk, "open", tmp_path / "open")
    code, gemaakt, fout = wijdesk(*maak, "--publiceren", "--uit", uit)
    assert (code, fout, gemaakt.splitlines()[0]) == (0, "", str(uit / "jaarverslag-openbaar-2020.pdf"))
    assert (uit / "jaarverslag-openbaar-2020.pdf").read_bytes().startswith(b"%PDF")
    assert {pad.name: pad.read_text(encoding="utf-8") for pad in uit.glob("*.csv")} == {
        "totalen.csv": "wat,ten_minste\nVragen,20\nIndicaties,5\n",
        "vragen-per-meldingtype.csv": "meldingtype,ten_minste\nWonen,10\nFinanciën,5\n",
        "vragen-per-locatie.csv": "locatie,ten_minste\nSelwerd,15\n",
        "indicaties-per-productgroep.csv": "productgroep,ten_minste\nJeugd,5\n",
        "indicaties-per-locatie.csv": "locatie,ten_minste\ngeen locatie,5\n",
    }
    deel = tmp_path / "deel"
    assert wijdesk(*maak, "--publiceren", "--locatie", "Selwerd", "--uit", deel)[0] == 0
    assert (deel / "totalen.csv").read_text(encoding="utf-8") == "wat,ten_minste\nVragen,15\n"
    code, _, fout = wijdesk(*maak, "--publiceren", "--uit", eigen)
    assert (code, "ander rapport" in fout) == (1, True)


def test_that_a_year_or_month_that_has_yet_to_begin_is_refused_and_one_that_runs_says_so(
    wijdesk: Opdracht, tmp_path: Path
) -> None:
    for soort, wanneer in ((("jaarverslag", "--jaar"), 2199), (("maand", "--maand"), "2199-04")):
        code, _, fout = wijdesk("rapport", *soort, wanneer, "--uit", tmp_path / "later")
        assert (code, "moet nog beginnen" in fout) == (1, True)
    assert not (tmp_path / "later").exists()
    jaar = datetime.now(AMSTERDAM).year
    code, _, fout = wijdesk("rapport", "jaarverslag", "--jaar", jaar, "--uit", tmp_path / "nu")
    assert (code, fout.startswith(f"Let op: {jaar} is nog niet voorbij. De cijfers gaan tot en met ")) == (0, True)
