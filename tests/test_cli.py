"""The command line: what each command does and says, which exit code it gives, and what it does not load."""

from __future__ import annotations

import csv
import os
import re
import subprocess
import sys
from io import StringIO
from pathlib import Path
from typing import Any

import pypdfium2 as pdfium
import pytest
from PySide6.QtWidgets import QApplication

from tests import winkel
from tests.conftest import Ids, Klok
from wijdesk import __version__
from wijdesk.app.voorbeeld import WACHTWOORD as VOORBEELD
from wijdesk.cli import voer_uit
from wijdesk.models.opdrachten.contact import LeesVragen
from wijdesk.models.opdrachten.logboek import LeesLogboek
from wijdesk.services.bestand import KOLOMMEN
from wijdesk.store import keys
from wijdesk.store import verbinding as verb

VRAAG = {
    "nummer": "001", "ontvangen": "2020-12-31T23:30", "locatie": "Selwerd", "kanaal": "telefoon", "melder": "Overig",
    "meldingtype": "Wonen", "direct_afgehandeld": "ja", "uitkomst": "zelf beantwoord", "toelichting": "Over een kamer",
}  # fmt: skip


class Opdrachtregel:
    """Runs commands in this process, on one folder, and keeps what they said."""

    def __init__(self, map_: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.map = map_
        self.geheim = map_.parent / "wachtwoord.txt"
        self.geheim.write_text(f"{winkel.WACHTWOORD}\n", encoding="utf-8")
        self._capsys = capsys
        self.uit = self.fout = ""

    def __call__(self, *argumenten: object) -> int:
        woorden = ["--map", self.map, "--wachtwoord-bestand", self.geheim, *argumenten]
        self._capsys.readouterr()
        code = voer_uit([str(woord) for woord in woorden])
        self.uit, self.fout = self._capsys.readouterr()
        assert "Traceback" not in self.fout
        return code


@pytest.fixture
def wijdesk(
    tmp_path: Path, klok: Klok, ids: Ids, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> Opdrachtregel:
    monkeypatch.delenv("WIJDESK_MAP", raising=False)
    monkeypatch.delenv("WIJDESK_MEDEWERKER", raising=False)
    winkel.maak(tmp_path / "winkel", klok, ids)
    return Opdrachtregel(tmp_path / "winkel", capsys)


def als_csv(pad: Path, *rijen: dict[str, str], soort: str = "vragen") -> Path:
    uit = StringIO(newline="")
    schrijver = csv.DictWriter(uit, [*KOLOMMEN[soort][0], *KOLOMMEN[soort][1], "eigen"], restval="")
    schrijver.writeheader()
    schrijver.writerows(rijen)
    pad.write_text(uit.getvalue(), encoding="utf-8")
    return pad


def aantal_vragen(map_: Path, klok: Klok, ids: Ids) -> int:
    with winkel.bureau(map_, klok, ids) as bureau:
        return len(bureau.lees(LeesVragen(van=0, tot=2**60)))


@pytest.mark.parametrize(
    ("woorden", "fout"),
    [
        (("fiets",), "wijdesk: OPDRACHT: “fiets” is er niet bij; kies uit demo, rondleiding, store, "),
        (("rapport", "jaarverslag"), "wijdesk rapport jaarverslag: er ontbreekt: --jaar, --uit."),
        (("export", "--jaar", "dit"), "wijdesk export: --jaar: “dit” is geen getal."),
        (("export", "--jaar"), "wijdesk export: --jaar: hier hoort een waarde achter."),
        (("diagnose", "--map", "x"), "wijdesk: dit hoort hier niet: --map x. --map hoort voor de opdracht."),
    ],
)
def test_that_wrong_use_is_told_in_dutch(wijdesk: Opdrachtregel, woorden: tuple[str, ...], fout: str) -> None:
    with pytest.raises(SystemExit) as gestopt:
        wijdesk(*woorden)
    assert gestopt.value.code == 2
    assert fout in wijdesk._capsys.readouterr().err


# The store -----------------------------------------------------------------------------------------------------------


def test_that_a_store_is_made_checked_and_not_made_again(wijdesk: Opdrachtregel, tmp_path: Path) -> None:
    wijdesk.map = tmp_path / "nog een"
    nieuw = ("store", "nieuw", "--medewerker", "Omar El Idrissi", "--locatie", "Beijum")
    assert wijdesk(*nieuw) == 0
    assert "gemaakt" in wijdesk.uit
    assert wijdesk("store", "controle") == 0
    assert "in orde" in wijdesk.uit
    assert wijdesk("--medewerker", "omar el idrissi", "diagnose") == 0
    assert wijdesk(*nieuw) == 1
    assert "staan al gegevens" in wijdesk.fout


@pytest.mark.parametrize("inhoud", ["kort", "", "aaaaaaaaaaaaaaaaaaaa"])
def test_that_a_weak_password_makes_no_store(wijdesk: Opdrachtregel, tmp_path: Path, inhoud: str) -> None:
    wijdesk.map = tmp_path / "nog een"
    wijdesk.geheim.write_text(inhoud)
    assert wijdesk("store", "nieuw", "--medewerker", "Omar", "--locatie", "Beijum") == 1
    assert "wachtwoord" in wijdesk.fout
    assert not (wijdesk.map / verb.BESTAND).exists()


def test_that_the_check_finds_trouble_and_says_so_without_content(wijdesk: Opdrachtregel) -> None:
    db = verb.verbind(wijdesk.map, keys.ontgrendel(wijdesk.map, "", winkel.WACHTWOORD).sleutel)
    db.execute("UPDATE locatie SET naam = 'Geheim'")
    db.close()
    assert wijdesk("store", "controle") == 1
    assert "locatie" in wijdesk.fout
    assert wijdesk("diagnose") == 0
    assert "1 bevinding" in wijdesk.uit
    assert "Geheim" not in wijdesk.uit + wijdesk.fout


def test_that_diagnose_tells_numbers_and_no_content(wijdesk: Opdrachtregel, klok: Klok, ids: Ids) -> None:
    with winkel.bureau(wijdesk.map, klok, ids) as bureau:
        bureau.doe(winkel.contact(bureau))
    assert wijdesk("diagnose") == 0
    assert __version__ in wijdesk.uit
    assert "persoon: 1" in wijdesk.uit
    for vorm in (r"^openen: \d+ ms$", r"^nakijken: \d+ ms$", r"^balie\.db: [1-9]\d+ bytes$", r"PySide6_Essentials 6\."):
        assert re.search(vorm, wijdesk.uit, re.MULTILINE), vorm
    assert "vastgelegd: niets" in wijdesk.uit
    assert str(wijdesk.map) not in wijdesk.uit
    assert "in orde" in wijdesk.uit
    for geheim in ("Meulen", "huur", "Eikenlaan", winkel.MEDEWERKER, "Selwerd"):
        assert geheim not in wijdesk.uit


def test_that_a_checklist_is_shown_changed_and_taken_into_use(wijdesk: Opdrachtregel, tmp_path: Path) -> None:
    assert wijdesk("controlelijst") == 0
    assert wijdesk.uit.startswith('versie = "2026-1"')
    lijst = tmp_path / "eigen.toml"
    lijst.write_text(wijdesk.uit.replace("2026-1", "van ons"), encoding="utf-8")
    assert wijdesk("controlelijst", lijst) == 0
    assert wijdesk.uit.startswith("Controlelijst van ons is vanaf nu in gebruik")
    assert wijdesk("controlelijst", lijst) == 1
    assert wijdesk.fout == "inhoud: Deze controlelijst is al in gebruik.\n"
    assert wijdesk("controlelijst") == 0
    assert wijdesk.uit == lijst.read_text(encoding="utf-8")


def test_that_the_card_with_keys_is_made_without_a_window_and_replaces_only_a_pdf(
    wijdesk: Opdrachtregel, tmp_path: Path, qapp: QApplication
) -> None:
    kaart = tmp_path / "toetsen.pdf"
    assert wijdesk("sneltoetsen", "--uit", kaart) == 0, wijdesk.fout
    assert wijdesk.uit == f"{kaart}\n"
    document = pdfium.PdfDocument(kaart.read_bytes())
    tekst = "".join(blad.get_textpage().get_text_bounded() for blad in document)
    document.close()
    assert "Ctrl+K" in tekst
    assert "Iemandindewachtrij" in "".join(tekst.split())
    assert not any(er.isVisible() for er in qapp.topLevelWidgets())
    ander = tmp_path / "brief.txt"
    ander.write_text("van iemand anders", encoding="utf-8")
    for plek in (ander, tmp_path, tmp_path / "niets" / "x.pdf"):
        assert wijdesk("sneltoetsen", "--uit", plek) == 1
        assert wijdesk.fout.startswith("uit: ")
    assert ander.read_text(encoding="utf-8") == "van iemand anders"


def test_that_a_backup_is_made_and_put_back_with_what_it_loses(
    wijdesk: Opdrachtregel, tmp_path: Path, klok: Klok, ids: Ids
) -> None:
    assert wijdesk("store", "reservekopie", tmp_path / "usb") == 0
    kopie = Path(wijdesk.uit.strip())
    assert kopie.parent == tmp_path / "usb"
    with winkel.bureau(wijdesk.map, klok, ids) as bureau:
        bureau.doe(winkel.contact(bureau, nieuwe_persoon=None))
    assert wijdesk("store", "herstel", kopie) == 0
    assert "2 wijzigingen van na dat moment zijn hier weg." in wijdesk.uit
    assert "balie-vervangen-" in wijdesk.uit
    assert aantal_vragen(wijdesk.map, klok, ids) == 0
    assert wijdesk("store", "reservekopie") == 0
    assert Path(wijdesk.uit.strip()).parent == wijdesk.map / "reservekopieen"


def test_that_diagnose_of_a_store_that_does_not_open_names_no_file_of_somebody(wijdesk: Opdrachtregel) -> None:
    (wijdesk.map / "Plan familie Bakker.pdf").write_bytes(b"x" * 7)
    (wijdesk.map / "balie-familie Bakker.db").write_bytes(b"x" * 3)
    for fout in ("klopt niet", "beschadigd"):
        wijdesk.geheim.write_text("een ander wachtwoord" if fout == "klopt niet" else winkel.WACHTWOORD)
        assert wijdesk("diagnose") == 1
        assert fout in wijdesk.fout
        assert re.search(r"^balie\.db: [1-9]\d+ bytes$", wijdesk.uit, re.MULTILINE)
        assert "andere bestanden: 2, 10 bytes\n" in wijdesk.uit
        assert "Bakker" not in wijdesk.uit + wijdesk.fout
        (wijdesk.map / verb.BESTAND).write_bytes(b"\x00" * 100_000)


def test_that_a_damaged_store_says_what_to_do_and_herstel_does_it(wijdesk: Opdrachtregel, klok: Klok, ids: Ids) -> None:
    assert wijdesk("store", "reservekopie") == 0
    kopie = Path(wijdesk.uit.strip())
    (wijdesk.map / verb.BESTAND).write_bytes(b"\x00" * 100_000)
    for opdracht in (("store", "controle"), ("diagnose",), ("rapport", "jaarverslag", "--jaar", 2020, "--uit", "x")):
        assert wijdesk(*opdracht) == 1
        assert "reservekopie" in wijdesk.fout
    assert wijdesk("store", "herstel", kopie) == 0
    assert "niet te lezen" in wijdesk.uit
    assert wijdesk("store", "controle") == 0
    (wijdesk.map / verb.BESTAND).unlink()
    assert wijdesk("store", "herstel", kopie) == 0
    assert aantal_vragen(wijdesk.map, klok, ids) == 0


# Known trouble -------------------------------------------------------------------------------------------------------

MET_WINKEL: list[tuple[object, ...]] = [
    ("store", "controle"),
    ("store", "reservekopie"),
    ("diagnose",),
    ("import", "terug", "00" * 16),
    ("rapport", "jaarverslag", "--jaar", 2020, "--uit", "uit"),
]


@pytest.mark.parametrize("opdracht", MET_WINKEL, ids=lambda opdracht: " ".join(map(str, opdracht[:2])))
def test_that_no_store_a_wrong_password_or_a_wrong_name_is_one_sentence(
    wijdesk: Opdrachtregel, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, opdracht: tuple[object, ...]
) -> None:
    monkeypatch.chdir(tmp_path)
    goed, wijdesk.map = wijdesk.map, tmp_path / "niets"
    assert wijdesk(*opdracht) == 1
    assert "nog geen gegevens" in wijdesk.fout
    assert not wijdesk.map.exists()
    wijdesk.map = wijdesk.geheim
    assert wijdesk(*opdracht) == 1
    wijdesk.map = goed
    assert wijdesk("--medewerker", "Niemand", *opdracht) == 1
    assert "klopt niet" in wijdesk.fout
    wijdesk.geheim.write_text("een ander wachtwoord")
    assert wijdesk(*opdracht) == 1
    assert wijdesk.fout.count("\n") == 1
    assert wijdesk.uit == "" or opdracht == ("diagnose",)


def test_that_a_folder_that_cannot_be_made_is_told(wijdesk: Opdrachtregel, tmp_path: Path) -> None:
    kopie = wijdesk.map
    wijdesk.map = wijdesk.geheim / "winkel"
    assert wijdesk("store", "nieuw", "--medewerker", "Omar", "--locatie", "Beijum") == 1
    assert "niet schrijven" in wijdesk.fout
    assert wijdesk("demo", "--alleen-maken", "--vragen", 10) == 1
    van = tmp_path / "reservekopie-20260302-080000"
    kopie.rename(van)
    assert wijdesk("store", "herstel", van) == 1


def test_that_a_password_file_may_come_from_notepad_and_must_be_there(wijdesk: Opdrachtregel) -> None:
    wijdesk.geheim.write_bytes(b"\xef\xbb\xbf" + winkel.WACHTWOORD.encode() + b"\r\ntweede regel\r\n")
    assert wijdesk("store", "controle") == 0
    for inhoud in (None, b"\xff\xfe\x00"):
        wijdesk.geheim.unlink()
        if inhoud is not None:
            wijdesk.geheim.write_bytes(inhoud)
        else:
            wijdesk.geheim.mkdir()
        assert wijdesk("store", "controle") == 1
        assert "wachtwoordbestand" in wijdesk.fout
        if inhoud is None:
            wijdesk.geheim.rmdir()
            wijdesk.geheim.write_text("")


def test_that_without_a_terminal_a_password_must_come_from_a_file(
    wijdesk: Opdrachtregel, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "stdin", StringIO())
    assert voer_uit(["--map", str(wijdesk.map), "store", "controle"]) == 1
    assert "--wachtwoord-bestand" in capsys.readouterr().err


def test_that_folder_and_name_may_come_from_the_environment(
    wijdesk: Opdrachtregel, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("WIJDESK_MAP", str(wijdesk.map))
    monkeypatch.setenv("WIJDESK_MEDEWERKER", winkel.MEDEWERKER)
    assert voer_uit(["--wachtwoord-bestand", str(wijdesk.geheim), "store", "controle"]) == 0
    monkeypatch.setenv("WIJDESK_MEDEWERKER", "Niemand")
    assert voer_uit(["--wachtwoord-bestand", str(wijdesk.geheim), "store", "controle"]) == 1


@pytest.mark.parametrize(
    "argumenten",
    [
        ["verzonnen"],
        ["store"],
        ["store", "nieuw"],
        ["store", "herstel"],
        ["import", "vragen"],
        ["rapport"],
        ["rapport", "jaarverslag", "--jaar", "twintig", "--uit", "x"],
        ["rapport", "jaarverslag", "--uit", "x"],
        ["diagnose", "meer"],
    ],
)
def test_that_wrong_use_is_exit_2(argumenten: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as einde:
        voer_uit(argumenten)
    assert einde.value.code == 2
    assert "Traceback" not in capsys.readouterr().err


# Import and rapport --------------------------------------------------------------------------------------------------


def test_that_an_import_tells_every_row_and_can_be_taken_back(
    wijdesk: Opdrachtregel, tmp_path: Path, klok: Klok, ids: Ids
) -> None:
    slecht = VRAAG | {"nummer": "003", "melder": "Niemand"}
    pad = als_csv(tmp_path / "v.csv", VRAAG, VRAAG | {"nummer": "002", "locatie": "Beijum"}, slecht)
    assert wijdesk("import", "vragen", pad, "--proef") == 1
    assert "2 zouden toegevoegd worden" in wijdesk.uit
    assert aantal_vragen(wijdesk.map, klok, ids) == 0
    assert wijdesk("import", "vragen", pad) == 1
    assert wijdesk.fout.startswith("locatie: In dit bestand staat een locatie die er nog niet is: Beijum.")
    assert "--nieuwe-locatie" in wijdesk.fout
    assert aantal_vragen(wijdesk.map, klok, ids) == 0
    assert wijdesk("import", "vragen", pad, "--nieuwe-locatie") == 1
    assert "3 regels gelezen: 2 toegevoegd, 0 waren er al, 1 geweigerd." in wijdesk.uit
    assert "Nieuwe locatie: Beijum" in wijdesk.uit
    assert "eigen" in wijdesk.uit
    assert wijdesk.fout.startswith("Regel 4 (nummer 003): melder:")
    partij = wijdesk.uit.split()[-1]
    goed = als_csv(tmp_path / "g.csv", VRAAG)
    assert wijdesk("import", "vragen", goed) == 0
    assert "0 toegevoegd, 1 waren er al" in wijdesk.uit
    assert wijdesk("import", "terug", partij) == 0
    assert "2 regels teruggenomen" in wijdesk.uit
    assert wijdesk("import", "terug", partij) == 1
    assert wijdesk("import", "terug", "geen nummer") == 1
    klachten, kop = tmp_path / "k.csv", "nummer,ontvangen,afgerond,uitkomst,reden,over_ondersteuningsstructuur\n"
    klachten.write_text(f"{kop}1,2026-01-05,,,,nee\n", encoding="utf-8")
    assert wijdesk("import", "klachten", str(klachten)) == 0
    partij = wijdesk.uit.split()[-1]
    klachten.write_text(f"{kop}1,2026-01-05,2026-02-05,gegrond,,nee\n", encoding="utf-8")
    assert wijdesk("import", "klachten", str(klachten)) == 0
    assert wijdesk("import", "terug", partij) == 0
    assert "0 regels teruggenomen.\n1 blijven: zij zijn sindsdien gewijzigd" in wijdesk.uit
    assert aantal_vragen(wijdesk.map, klok, ids) == 0
    assert wijdesk("store", "controle") == 0


def test_that_a_vertaling_turns_words_of_another_system_into_ours(wijdesk: Opdrachtregel, tmp_path: Path) -> None:
    pad = als_csv(tmp_path / "v.csv", VRAAG | {"meldingtype": "WON-1", "persoon": "p1"})
    mensen = dict.fromkeys(KOLOMMEN["personen"][0], "") | {"nummer": "p1", "achternaam": "Bos"}
    assert wijdesk("import", "personen", als_csv(tmp_path / "p.csv", mensen, soort="personen")) == 0
    assert wijdesk("import", "vragen", pad) == 1
    assert "WON-1" in wijdesk.fout
    vertaling = tmp_path / "t.csv"
    vertaling.write_text("kolom,van,naar\nmeldingtype,WON-1,Wonen\n")
    assert wijdesk("import", "vragen", pad, "--vertaling", vertaling) == 0
    assert wijdesk("import", "vragen", pad, "--vertaling", tmp_path / "weg.csv") == 1


def test_that_what_is_no_table_is_refused_before_the_store_is_opened(wijdesk: Opdrachtregel, tmp_path: Path) -> None:
    for naam, inhoud in (("leeg.csv", b""), ("foto.csv", b"\x89PNG\r\n\x1a\n\x00\x00"), ("kapot.xlsx", b"geen zip")):
        (tmp_path / naam).write_bytes(inhoud)
    wijdesk.map = tmp_path / "niets"
    for soort, bestand in (
        ("vragen", tmp_path / "weg.csv"),
        ("vragen", tmp_path),
        ("vragen", tmp_path / "leeg.csv"),
        ("vragen", tmp_path / "foto.csv"),
        ("vragen", tmp_path / "kapot.xlsx"),
        ("klachtjes", als_csv(tmp_path / "v.csv", VRAAG)),
    ):
        assert wijdesk("import", soort, bestand) == 1
        assert wijdesk.fout
        assert "winkel" not in wijdesk.fout


def test_that_a_jaarverslag_stands_in_the_log(wijdesk: Opdrachtregel, tmp_path: Path, klok: Klok, ids: Ids) -> None:
    assert wijdesk("rapport", "jaarverslag", "--jaar", 2020, "--uit", tmp_path / "uit") == 0
    with winkel.bureau(wijdesk.map, klok, ids) as bureau:
        bureau.warm_op()
        assert winkel.rauw(bureau, "SELECT wat FROM toegang WHERE soort = 'uitvoer'") == [("Jaarverslag",)]


def test_that_a_jaarverslag_lands_in_a_folder_or_says_why_not(wijdesk: Opdrachtregel, tmp_path: Path) -> None:
    assert wijdesk("import", "vragen", als_csv(tmp_path / "v.csv", VRAAG)) == 0
    verslag = ("rapport", "jaarverslag", "--jaar", 2020)
    assert wijdesk(*verslag, "--uit", tmp_path / "uit" / "dieper") == 0
    paden = [Path(regel) for regel in wijdesk.uit.splitlines()]
    assert paden[0].name == "jaarverslag-2020.pdf"
    assert all(pad.exists() for pad in paden)
    assert (tmp_path / "uit" / "dieper" / "vragen-per-meldingtype.csv").read_text() == "meldingtype,aantal\nWonen,1\n"
    assert wijdesk(*verslag, "--locatie", "selwerd", "--uit", tmp_path / "uit") == 0
    assert wijdesk(*verslag, "--locatie", "Atlantis", "--uit", tmp_path / "uit") == 1
    assert wijdesk.fout.startswith("locatie:")
    assert wijdesk(*verslag, "--uit", wijdesk.geheim / "map") == 1
    assert wijdesk.fout


def test_that_a_jaarverslag_on_a_full_disk_leaves_nothing_half(wijdesk: Opdrachtregel, tmp_path: Path) -> None:
    resource = pytest.importorskip("resource")
    uit = tmp_path / "uit"
    zacht, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (512, hard))
    try:
        code = wijdesk("rapport", "jaarverslag", "--jaar", 2020, "--uit", uit)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (zacht, hard))
    assert code == 1
    assert "schijf" in wijdesk.fout
    assert not list(uit.glob("*"))


# Demo ----------------------------------------------------------------------------------------------------------------


def test_that_a_demo_store_is_made_and_says_its_password(wijdesk: Opdrachtregel, tmp_path: Path) -> None:
    goed, wijdesk.map = wijdesk.map, tmp_path / "demo"
    demo = ("demo", "--alleen-maken", "--vragen", 30, "--jaar", 2024)
    assert wijdesk(*demo) == 0
    assert VOORBEELD in wijdesk.uit
    assert "Medewerker: Sanne de Vries" in wijdesk.uit
    assert wijdesk(*demo) == 0
    assert "stond er al" in wijdesk.uit
    wijdesk.geheim.write_text(VOORBEELD)
    assert wijdesk("--medewerker", "Sanne de Vries", "store", "controle") == 0
    wijdesk.map = goed
    assert wijdesk(*demo) == 1
    assert "staan al gegevens" in wijdesk.fout


@pytest.mark.parametrize("anders", [("--jaar", 2999), ("--jaar", 20), ("--vragen", -1)])
def test_that_a_demo_that_cannot_be_is_refused_before_anything_is_made(
    wijdesk: Opdrachtregel, tmp_path: Path, anders: tuple[Any, ...]
) -> None:
    wijdesk.map = tmp_path / "demo"
    assert wijdesk("demo", "--alleen-maken", *anders) == 1
    assert not wijdesk.map.exists()


# Processes of their own ----------------------------------------------------------------------------------------------

GELADEN = """
import sys
from wijdesk.cli import voer_uit
try:
    code = voer_uit(sys.argv[1:])
except SystemExit as einde:
    code = einde.code
zwaar = {"PySide6", "shiboken6", "sqlalchemy", "alembic", "reportlab", "openpyxl", "phonenumbers", "sqlcipher3"}
print(code, *sorted(zwaar & set(sys.modules)), file=sys.stderr)
"""


def los(*argumenten: object) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, *map(str, argumenten)], capture_output=True, text=True)


def test_that_asking_the_version_loads_nothing_heavy() -> None:
    uit = los("-c", GELADEN, "--version")
    assert uit.stdout == f"wijdesk {__version__}\n"
    assert uit.stderr == "0\n"


def test_that_a_jaarverslag_loads_no_window_and_no_orm(wijdesk: Opdrachtregel, tmp_path: Path) -> None:
    geheim = ("--map", wijdesk.map, "--wachtwoord-bestand", wijdesk.geheim)
    uit = los("-c", GELADEN, *geheim, "rapport", "jaarverslag", "--jaar", 2020, "--uit", tmp_path)
    assert uit.stderr == "0 reportlab sqlcipher3\n"
    assert (tmp_path / "jaarverslag-2020.pdf").read_bytes().startswith(b"%PDF")


@pytest.mark.skipif(sys.platform == "win32", reason="no pipe of a shell there")
def test_that_who_reads_along_may_stop_reading(wijdesk: Opdrachtregel) -> None:
    geheim = ("--map", wijdesk.map, "--wachtwoord-bestand", wijdesk.geheim)
    lezen, schrijven = os.pipe()
    os.close(lezen)
    with os.fdopen(schrijven, "wb") as uit:
        gedaan = subprocess.run(
            [sys.executable, "-m", "wijdesk", *map(str, geheim), "diagnose"],
            stdout=uit,
            stderr=subprocess.PIPE,
            text=True,
        )
    assert (gedaan.returncode, gedaan.stderr) == (0, "")


def test_that_a_copy_by_command_is_in_the_log(wijdesk: Opdrachtregel, tmp_path: Path, klok: Klok, ids: Ids) -> None:
    assert wijdesk("store", "reservekopie") == 0
    assert wijdesk("store", "reservekopie", tmp_path / "usb") == 0
    with winkel.bureau(wijdesk.map, klok, ids) as bureau:
        gelogd = bureau.lees(LeesLogboek(soort="reservekopie")).regels
    assert sorted(rij.wat for rij in gelogd) == ["reservekopie gemaakt", "reservekopie op een andere plek gemaakt"]


def test_that_the_real_program_says_one_sentence_and_no_traceback(wijdesk: Opdrachtregel, tmp_path: Path) -> None:
    uit = los("-m", "wijdesk", "--map", tmp_path / "niets", "--wachtwoord-bestand", wijdesk.geheim, "diagnose")
    assert uit.returncode == 1
    assert uit.stderr.count("\n") == 1
    assert "nog geen gegevens" in uit.stderr
    uit = los("-m", "wijdesk", "--map", wijdesk.map, "--wachtwoord-bestand", wijdesk.geheim, "store", "controle")
    assert (uit.returncode, uit.stdout, uit.stderr) == (0, "De gegevens zijn in orde.\n", "")
    assert los("-m", "wijdesk", "verzonnen").returncode == 2


def test_that_the_help_has_dutch_headings(capsys: pytest.CaptureFixture[str]) -> None:
    for argumenten in (["--help"], ["store", "--help"], ["import", "--help"]):
        with pytest.raises(SystemExit):
            voer_uit(argumenten)
        zegt = capsys.readouterr().out
        assert zegt.startswith("gebruik: ")
        assert "opties:" in zegt
        assert not any(woord in zegt for woord in ("usage", "options", "positional", "show this"))


def test_that_without_a_screen_the_program_says_so_instead_of_falling_over(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    for naam in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(naam, raising=False)
    monkeypatch.setattr(sys, "platform", "linux")
    for argumenten in ([], ["--map", "."]):
        assert voer_uit(argumenten) == 1
        assert capsys.readouterr().err.startswith("Er is geen scherm om het venster op te tonen.")
