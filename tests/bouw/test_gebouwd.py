"""The built program, walked as where it is installed: no Python on the path, an empty home and environment, no network.

Built and walked by `make bouw` and `make bench`, which say where it is (WIJDESK_GEBOUWD); it takes minutes.
"""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.bouw.gebouwd import GEBOUWD, UIT, Gebouwd
from tests.bouw.scripts import ROOT, laad
from wijdesk import __version__
from wijdesk.app.voorbeeld import MEDEWERKER, WACHTWOORD
from wijdesk.store import keys
from wijdesk.store import verbinding as verb

QT_WEG = ("Network", "Qml", "Quick", "Pdf", "VirtualKeyboard", "EglFS", "WebEngine", "Multimedia", "Sql")
HOOGSTENS = 1.3
"""Times the size of a program that only imports the same libraries."""

pytestmark = GEBOUWD


@pytest.fixture
def wijdesk(tmp_path: Path) -> Gebouwd:
    return Gebouwd(tmp_path)


def test_that_it_starts_registers_prints_and_keeps_the_store_sound(wijdesk: Gebouwd) -> None:
    assert wijdesk("--version").stdout == f"wijdesk {__version__}\n"
    gemaakt = wijdesk("demo", "--vragen", "200", "--alleen-maken")
    assert gemaakt.returncode == 0, gemaakt.stderr
    voor = json.dumps(tellingen(wijdesk))
    uit = wijdesk.huis / "uit"
    gelopen = wijdesk("rondleiding", "--uit", uit)
    assert gelopen.returncode == 0, gelopen.stderr
    na = tellingen(wijdesk)
    assert na["contact"] >= json.loads(voor)["contact"] + 4, "who walked in was not registered"
    assert (uit / "plan.pdf").read_bytes()[:5] == b"%PDF-"
    namen = {pad.stem.partition("-")[2] for pad in uit.glob("*.png")}
    assert {"inloggen", "nieuwe-inwoner", "opgeslagen", "plan-op-papier", "dashboard", "jaarverslag"} <= namen
    assert list((uit / "jaarverslag").glob("*.pdf"))
    assert list((uit / "jaarverslag").glob("*.csv"))
    gevonden = [
        pad
        for pad in wijdesk.huis.rglob("*.txt")
        if pad.name.startswith(("fout-", "vastgelopen")) and pad.stat().st_size
    ]
    assert gevonden == [], "a bug was met on the way"


def tellingen(wijdesk: Gebouwd) -> dict[str, int]:
    """What `diagnose` counts, by noun."""
    wijdesk.geheim.write_text(WACHTWOORD, encoding="utf-8")
    gezegd = wijdesk("--medewerker", MEDEWERKER, "--wachtwoord-bestand", wijdesk.geheim, "diagnose")
    assert gezegd.returncode == 0, gezegd.stderr
    assert "gebouwd programma: ja" in gezegd.stdout
    assert "controle: in orde" in gezegd.stdout
    regels = [regel.partition(": ") for regel in gezegd.stdout.splitlines()]
    return {naam: int(getal) for naam, _, getal in regels if getal.isdigit()}


def test_that_it_shares_by_a_folder(wijdesk: Gebouwd) -> None:
    wie = ("--medewerker", "Omar El Idrissi", "--wachtwoord-bestand", wijdesk.geheim)
    centrum = wijdesk.huis / "centrum"
    for opdracht in (
        ("store", "nieuw", "--medewerker", "Omar El Idrissi", "--locatie", "Selwerd"),
        ("centrum", "nieuw", "--met", f"map:{centrum}"),
        ("sync", "--eenmalig"),
        ("store", "controle"),
    ):
        gedaan = wijdesk(*wie, *opdracht)
        assert gedaan.returncode == 0, f"{opdracht[:2]}: {gedaan.stderr}"
    assert len([pad for pad in centrum.rglob("*") if pad.is_file()]) >= 3


def test_that_an_older_store_is_brought_along_and_a_newer_one_refused(wijdesk: Gebouwd) -> None:
    """An update keeps the store; the older program says so and changes nothing."""
    oudste = min(pad for pad in (ROOT / "tests" / "upgrades").iterdir() if (pad / verb.BESTAND).exists())
    wijdesk.map.mkdir()
    for bestand in (verb.BESTAND, keys.BESTAND):
        shutil.copyfile(oudste / bestand, wijdesk.map / bestand)
    from tests.upgrades.maak import WACHTWOORD as TOEN

    wijdesk.geheim.write_text(TOEN, encoding="utf-8")
    gedaan = wijdesk("--wachtwoord-bestand", wijdesk.geheim, "store", "controle")
    assert gedaan.returncode == 0, gedaan.stderr
    assert (wijdesk.map / f"balie-{oudste.name}.db").exists(), "the file as it was stays beside it"
    db = verb.verbind(wijdesk.map, keys.ontgrendel(wijdesk.map, "", TOEN).sleutel)
    db.execute("UPDATE alembic_version SET version_num = '9999'")
    db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    db.close()
    voor = (wijdesk.map / verb.BESTAND).read_bytes()
    gedaan = wijdesk("--wachtwoord-bestand", wijdesk.geheim, "store", "controle")
    assert gedaan.returncode == 1
    assert gedaan.stderr == (
        "Deze gegevens zijn van een nieuwere versie van wijdesk. Werk wijdesk bij op deze computer. "
        "Er is niets veranderd aan de gegevens.\n"
    )
    assert (wijdesk.map / verb.BESTAND).read_bytes() == voor


def test_that_unused_parts_of_qt_and_of_the_tools_stayed_out() -> None:
    namen = {pad.name for pad in Path(UIT, "wijdesk").rglob("*")}
    for deel in QT_WEG:
        assert not [naam for naam in namen if naam.startswith((f"libQt6{deel}", f"Qt{deel}."))]
    assert not {"scipy", "pytest", "duckdb", "pyarrow", "tkinter", "pip", "setuptools", "libqgtk3.so"} & namen
    assert not [pad for pad in Path(UIT, "wijdesk").rglob("*") if pad.is_symlink() and not pad.exists()]


def test_that_every_file_the_program_reads_is_in_it() -> None:
    """The guide with its pictures, English, codes, letters, steps of the schema: as they are in the source."""
    mist, anders = [], []
    for map_ in ("resources", "store/migrations"):
        for bron in sorted((ROOT / "wijdesk" / map_).rglob("*")):
            if not bron.is_file() or bron.suffix in {".ts", ".pyc"} or (map_ == "resources" and bron.suffix == ".py"):
                continue
            doel = Path(UIT, "wijdesk", "_internal", bron.relative_to(ROOT))
            if not doel.is_file():
                mist.append(doel.name)
            elif doel.read_bytes() != bron.read_bytes():
                anders.append(doel.name)
    assert (mist, anders) == ([], [])


def benodigd(map_: Path) -> dict[str, set[str]]:
    """Per library that something in this folder asks for and that is not in it: who asks."""
    er_is = {pad.name for pad in map_.rglob("*.so*")}
    programmas = [str(pad) for pad in map_.rglob("*") if pad.is_file() and not pad.is_symlink() and is_elf(pad)]
    gelezen = subprocess.run(["readelf", "-d", *programmas], capture_output=True, text=True, check=True).stdout
    uit: dict[str, set[str]] = {}
    wie = ""
    for regel in gelezen.splitlines():
        if regel.startswith("File: "):
            wie = Path(regel.removeprefix("File: ")).name
        elif (gevonden := re.search(r"\(NEEDED\).*\[(.+)\]", regel)) and gevonden[1] not in er_is:
            uit.setdefault(gevonden[1], set()).add(wie)
    return uit


def is_elf(pad: Path) -> bool:
    with pad.open("rb") as bestand:
        return bestand.read(4) == b"\x7fELF"


def glibc_in(map_: Path) -> int:
    """The newest C library something in this folder asks for, as the tool of others reads it."""
    bestanden = [str(pad) for pad in map_.rglob("*") if pad.is_file() and not pad.is_symlink() and is_elf(pad)]
    gelezen = subprocess.run(["readelf", "-V", *bestanden], capture_output=True, text=True, check=True).stdout
    return max(map(int, re.findall(r"Name: GLIBC_2\.(\d+)\b", gelezen)))


@pytest.mark.skipif(not shutil.which("readelf"), reason="there is no readelf here")
def test_that_every_library_it_needs_is_in_it_or_asked_of_the_system() -> None:
    """Also of a plugin that is only loaded on another screen than that of this computer."""
    nodig = {naam: wie for naam, wie in benodigd(Path(UIT, "wijdesk")).items() if not naam.startswith("ld-linux")}
    deb = laad("deb")
    assert {naam: sorted(wie) for naam, wie in nodig.items() if naam not in {*deb.NODIG, *deb.VAN_LIBC}} == {}
    assert deb.NODIG.keys() - nodig.keys() == set(), "asked of the system and not needed"


def test_that_it_is_little_larger_than_its_libraries() -> None:
    if not Path(UIT, "kaal").is_dir():
        pytest.skip("the bare program is built by make bench")

    def som(naam: str) -> int:
        return sum(pad.stat().st_size for pad in Path(UIT, naam).rglob("*") if pad.is_file() and not pad.is_symlink())

    assert som("wijdesk") <= HOOGSTENS * som("kaal")


def test_that_the_list_of_parts_says_what_is_in_it() -> None:
    lijst = json.loads(Path(UIT, "wijdesk.cdx.json").read_text(encoding="utf-8"))
    assert (lijst["bomFormat"], lijst["specVersion"]) == ("CycloneDX", "1.6")
    zelf = lijst["metadata"]["component"]
    uitgave = laad("uitgave").lees_uitgave()
    assert (zelf["name"], zelf["version"], zelf["publisher"]) == ("wijdesk", __version__, uitgave["uitgever"])
    assert uitgave["licentie"] in json.dumps(zelf["licenses"])
    delen = {deel["name"]: deel for deel in lijst["components"]}
    assert {"pyside6-essentials", "sqlcipher3", "psycopg-binary", "numpy", "cffi"} <= delen.keys()
    assert not {"pyinstaller", "pip-audit", "pytest", "wijdesk"} & delen.keys()
    assert all(deel["purl"] and deel["hashes"] for deel in delen.values())
    systeem = {naam for naam, deel in delen.items() if deel["purl"].startswith("pkg:deb/")}
    assert {pad.stem for pad in Path(UIT, "wijdesk", "_internal", "licenties-systeem").glob("*.txt")} <= systeem
    assert delen.pop("python")["version"]
    delen = {naam: deel for naam, deel in delen.items() if naam not in systeem}
    assert all(deel["purl"].startswith("pkg:pypi/") for deel in delen.values())
    mee = {pad.name.partition("-")[0].lower() for pad in Path(UIT, "wijdesk", "_internal").glob("*.dist-info")}
    assert {naam.replace("-", "_") for naam in delen} <= {naam.replace("-", "_") for naam in mee} | {"wijdesk"}


def test_that_the_package_is_what_debian_asks() -> None:
    pakketten = sorted(Path(UIT).glob("wijdesk_*.deb"))
    if not pakketten:
        pytest.skip("there is no dpkg-deb here")
    if shutil.which("lintian"):
        gezegd = subprocess.run(
            ["lintian", "--allow-root", "--fail-on", "error,warning", pakketten[-1]], capture_output=True, text=True
        )
        assert gezegd.returncode == 0, gezegd.stdout
    inhoud = subprocess.run(["dpkg-deb", "-c", pakketten[-1]], capture_output=True, text=True, check=True).stdout
    assert "./usr/bin/wijdesk -> ../lib/wijdesk/wijdesk" in inhoud
    assert " root/root " in inhoud
    nodig = subprocess.run(["dpkg-deb", "-f", pakketten[-1], "Depends"], capture_output=True, text=True, check=True)
    assert int(re.match(r"libc6 \(>= 2\.(\d+)\)", nodig.stdout)[1]) >= glibc_in(Path(UIT, "wijdesk"))  # type: ignore[index]
