"""The published year as it comes from another system: by the command line in, by the command line out, to the byte."""

from __future__ import annotations

import csv
from pathlib import Path

from tests import winkel
from tests.flows.jaar import ROOT, schrijf_jaar, wijdesk
from wijdesk.models.opdrachten.invoer import LeesPartijen
from wijdesk.models.values import IdMaker, Klok

TABELLEN = ROOT / "wijdesk" / "resources" / "tabellen"
GEPUBLICEERD = 30_974


def test_that_the_published_year_comes_out_exactly_as_it_was_published(
    map_: Path, tmp_path: Path, klok: Klok, ids: IdMaker
) -> None:
    bestand, uit = tmp_path / "vragen 2020.csv", tmp_path / "jaarverslag"
    schrijf_jaar(bestand, GEPUBLICEERD)
    ingelezen = wijdesk(map_, "import", "vragen", str(bestand), "--nieuwe-locatie")
    assert (ingelezen.returncode, ingelezen.stderr) == (0, "")
    assert f"{GEPUBLICEERD} regels gelezen: {GEPUBLICEERD} toegevoegd, 0 waren er al, 0 geweigerd." in ingelezen.stdout
    verslag = wijdesk(map_, "rapport", "jaarverslag", "--jaar", "2020", "--uit", str(uit))
    assert (verslag.returncode, "aantallen onder de 10" in verslag.stderr) == (0, True)
    for naam in ("meldingtype", "melder"):
        gepubliceerd = (TABELLEN / f"vragen-2020-per-{naam}.csv").read_bytes()
        assert (uit / f"vragen-per-{naam}.csv").read_bytes() == gepubliceerd
    assert (uit / "jaarverslag-2020.pdf").read_bytes().startswith(b"%PDF")
    kern = csv.DictReader((uit / "kerncijfers.csv").read_text(encoding="utf-8").splitlines())
    assert {rij["naam"]: rij["waarde"] for rij in kern}["vragen"] == str(GEPUBLICEERD)
    with winkel.bureau(map_, klok, ids) as open_:
        assert [(partij.soort, partij.goed) for partij in open_.lees(LeesPartijen())] == [("vragen", GEPUBLICEERD)]


def test_that_the_command_line_imports_once_says_what_is_wrong_and_takes_back(map_: Path, tmp_path: Path) -> None:
    bestand = tmp_path / "vragen.csv"
    schrijf_jaar(bestand, 40, slecht=(7,))
    proef = wijdesk(map_, "import", "vragen", str(bestand), "--proef")
    assert proef.returncode == 1
    assert "40 regels gelezen: 39 zouden toegevoegd worden, 0 waren er al, 1 geweigerd." in proef.stdout
    assert "Geef dan --nieuwe-locatie" in wijdesk(map_, "import", "vragen", str(bestand)).stderr
    echt = wijdesk(map_, "import", "vragen", str(bestand), "--nieuwe-locatie")
    assert echt.returncode == 1
    assert echt.stderr.startswith("Regel 8 (nummer ")
    nog_eens = wijdesk(map_, "import", "vragen", str(bestand))
    assert "0 toegevoegd, 39 waren er al, 1 geweigerd." in nog_eens.stdout
    nummer = echt.stdout.split("wijdesk import terug ")[1].split()[0]
    assert wijdesk(map_, "import", "terug", nummer).stdout == "39 regels teruggenomen.\n"
    assert "39 toegevoegd, 0 waren er al" in wijdesk(map_, "import", "vragen", str(bestand)).stdout
    assert wijdesk(map_, "store", "controle").stdout == "De gegevens zijn in orde.\n"


def test_that_the_command_line_refuses_in_one_sentence_and_says_it_by_its_exit_code(map_: Path, tmp_path: Path) -> None:
    geen_bestand = wijdesk(map_, "import", "vragen", str(tmp_path / "bestaat-niet.csv"))
    assert (geen_bestand.returncode, geen_bestand.stdout) == (1, "")
    assert geen_bestand.stderr == "bestand: Dit bestand is er niet.\n"
    assert wijdesk(tmp_path / "leeg", "diagnose").returncode == 1
    verkeerd = wijdesk(map_, "import")
    assert verkeerd.returncode == 2
