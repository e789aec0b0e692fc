"""The reports by the command line, over a real store: files, the log, and what is refused in one sentence."""

from __future__ import annotations

import csv
from collections import Counter
from pathlib import Path

from tests import winkel
from tests.flows.jaar import schrijf_jaar, wijdesk
from wijdesk.models.values import IdMaker, Klok


def test_that_another_year_and_its_months_come_out_as_a_plain_count_of_the_file_says(
    map_: Path, tmp_path: Path, klok: Klok, ids: IdMaker
) -> None:
    bron, uit, gepubliceerd = tmp_path / "vragen 2024.csv", tmp_path / "uit", tmp_path / "gepubliceerd"
    schrijf_jaar(bron, 300)
    bron.write_text(bron.read_text(encoding="utf-8").replace(",2020-", ",2024-"), encoding="utf-8")
    assert wijdesk(map_, "import", "vragen", str(bron), "--nieuwe-locatie").returncode == 0
    gepubliceerd.mkdir()
    (gepubliceerd / "kern.csv").write_text("naam,waarde\nvragen,301\n", encoding="utf-8")
    (gepubliceerd / "trechter.csv").write_text("stap,aantal\ngeregistreerd,300\n", encoding="utf-8")
    (gepubliceerd / "leesmij.csv").write_text("van,naar\na,b\n", encoding="utf-8")
    jaar = wijdesk(
        map_, "rapport", "jaarverslag", "--jaar", "2024", "--uit", str(uit), "--gepubliceerd", str(gepubliceerd)
    )
    assert (jaar.returncode, jaar.stderr.splitlines()[-1]) == (
        0,
        "Let op: Niet vergeleken, want geen tabel van dit jaar: leesmij.csv.",
    )
    assert (uit / "verschillen-met-gepubliceerd.csv").read_text(encoding="utf-8") == (
        "tabel,regel,kolom,eigen,gepubliceerd,verschil\n"
        "kerncijfers,vragen,waarde,300,301,-1\ntrechter,geregistreerd,aantal,300,300,0\n"
    )
    assert [regel.split(",")[0] for regel in (uit / "trechter.csv").read_text(encoding="utf-8").splitlines()] == [
        *("stap", "geregistreerd", "direct afgehandeld", "nader onderzoek", "wettelijke melding", "indicatie"),
    ]
    assert "Aantal vragen,de kerncijfers,301" in (uit / "tegenspraken-in-gepubliceerd.csv").read_text(encoding="utf-8")
    slecht = wijdesk(map_, "rapport", "jaarverslag", "--jaar", "2024", "--uit", str(uit), "--gepubliceerd", str(bron))
    assert (slecht.returncode, slecht.stdout) == (1, "")
    assert slecht.stderr == "gepubliceerd: vragen 2024.csv heeft niet de kolommen van een tabel van het jaarverslag.\n"

    with bron.open(encoding="utf-8", newline="") as bestand:
        alle = list(csv.DictReader(bestand))
    for tabel in ("meldingtype", "melder"):
        geteld = csv.DictReader((uit / f"vragen-per-{tabel}.csv").read_text(encoding="utf-8").splitlines())
        assert {rij[tabel]: int(rij["aantal"]) for rij in geteld} == Counter(rij[tabel] for rij in alle)
    rijen = [rij for rij in alle if rij["ontvangen"].startswith("2024-03")]
    maand = wijdesk(map_, "rapport", "maand", "--maand", "2024-03", "--uit", str(uit / "maart"))
    assert (maand.returncode, maand.stderr) == (0, "")
    kern = csv.DictReader((uit / "maart" / "cijfers.csv").read_text(encoding="utf-8").splitlines())
    assert {rij["naam"]: rij["waarde"] for rij in kern}["vragen"] == str(len(rijen))
    melders = csv.DictReader((uit / "maart" / "per-melder.csv").read_text(encoding="utf-8").splitlines())
    assert {rij["melder"]: int(rij["aantal"]) for rij in melders if rij["aantal"] != "0"} == {
        melder: sum(rij["melder"] == melder for rij in rijen) for melder in {rij["melder"] for rij in rijen}
    }
    assert (uit / "maart" / "maandrapport-2024-03.pdf").read_bytes().startswith(b"%PDF")
    geen = wijdesk(map_, "rapport", "maand", "--maand", "maart", "--uit", str(uit))
    assert (geen.returncode, geen.stderr) == (1, "maand: Vul een maand in zoals 2026-03.\n")
    with winkel.bureau(map_, klok, ids) as open_:
        open_.warm_op()
        gelogd = winkel.rauw(open_, "SELECT wat FROM toegang WHERE soort = 'uitvoer' ORDER BY tijd")
        assert [rij[0] for rij in gelogd] == ["Jaarverslag", "Maandrapport"]
