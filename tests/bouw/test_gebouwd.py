"""The built program, walked as where it is installed: no Python on the path, an empty home and environment, no network.

Built and walked by `make bouw` and `make bench`, which say where it is (WIJDESK_GEBOUWD); it takes minutes.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest

from tests import winkel
from wijdesk import __version__
from wijdesk.app.voorbeeld import MEDEWERKER, WACHTWOORD
from wijdesk.store import keys
from wijdesk.store import verbinding as verb

ROOT = Path(__file__).resolve().parents[2]
UIT = os.environ.get("WIJDESK_GEBOUWD", "")
QT_WEG = ("Network", "Qml", "Quick", "Pdf", "VirtualKeyboard", "EglFS", "WebEngine", "Multimedia", "Sql")
HOOGSTENS = 1.3
"""Times the size of a program that only imports the same libraries."""

pytestmark = [
    pytest.mark.skipif(not UIT, reason="nothing was built: make bouw does"),
    pytest.mark.skipif(sys.platform == "win32", reason="walked without a network by the tools of Linux"),
]


@cache
def zonder_netwerk() -> list[str]:
    """What to put before a command so that it has no network; nothing where this computer forbids that."""
    vooraf = ["unshare", "-rn"]
    mag = shutil.which("unshare") and subprocess.run([*vooraf, "true"], capture_output=True).returncode == 0
    return vooraf if mag else []


class Gebouwd:
    """The program, and a home of its own for each store."""

    def __init__(self, huis: Path) -> None:
        self.huis = huis
        self.map = huis / "winkel"
        self.geheim = huis / "wachtwoord.txt"
        self.geheim.write_text(winkel.WACHTWOORD, encoding="utf-8")

    def __call__(self, *woorden: str | Path, wacht: int = 900) -> subprocess.CompletedProcess[str]:
        """One command; the environment holds a home and nothing else."""
        opdracht = [*zonder_netwerk(), str(Path(UIT, "wijdesk", "wijdesk")), "--map", str(self.map), *map(str, woorden)]
        return subprocess.run(
            opdracht, env={"HOME": str(self.huis)}, cwd="/", capture_output=True, text=True, timeout=wacht, check=False
        )


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


def test_that_it_is_little_larger_than_its_libraries() -> None:
    if not Path(UIT, "kaal").is_dir():
        pytest.skip("the bare program is built by make bench")

    def som(naam: str) -> int:
        return sum(pad.stat().st_size for pad in Path(UIT, naam).rglob("*") if pad.is_file() and not pad.is_symlink())

    assert som("wijdesk") <= HOOGSTENS * som("kaal")


def test_that_the_list_of_parts_says_what_is_in_it() -> None:
    lijst = json.loads(Path(UIT, "wijdesk.cdx.json").read_text(encoding="utf-8"))
    assert (lijst["bomFormat"], lijst["specVersion"]) == ("CycloneDX", "1.6")
    delen = {deel["name"]: deel for deel in lijst["components"]}
    assert {"pyside6-essentials", "sqlcipher3", "psycopg-binary", "numpy", "cffi"} <= delen.keys()
    assert not {"pyinstaller", "pip-audit", "pytest", "wijdesk"} & delen.keys()
    assert all(deel["purl"].startswith("pkg:pypi/") and deel["hashes"] for deel in delen.values())
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
