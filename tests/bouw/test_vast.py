"""What people install, as far as it can be judged without building: names that agree, files that are there, a package
of a small folder. The program itself is built and walked by `make bouw` (`test_gebouwd.py`).
"""

from __future__ import annotations

import ast
import configparser
import json
import re
import shutil
import subprocess
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from PIL import Image

from tests.bouw.scripts import HIER, laad
from wijdesk import __version__
from wijdesk.cli import _ontleder

BOUW = laad("bouwen").lees_bouw()
ID = BOUW["id"]
DESKTOP = HIER / "linux" / f"{ID}.desktop"
METAINFO = HIER / "linux" / f"{ID}.metainfo.xml"
ISS = (HIER / "windows" / "wijdesk.iss").read_text(encoding="utf-8")


def keur(*opdracht: str | Path) -> None:
    """Ask a judge of the system, where there is one."""
    if not shutil.which(str(opdracht[0])):
        pytest.skip(f"there is no {opdracht[0]} here")
    gezegd = subprocess.run([*map(str, opdracht)], capture_output=True, text=True, check=False)
    assert gezegd.returncode == 0, gezegd.stdout + gezegd.stderr


def test_that_the_desktop_file_starts_the_program_under_its_name() -> None:
    lezer = configparser.ConfigParser(interpolation=None)
    lezer.optionxform = str  # type: ignore[assignment,method-assign]
    lezer.read(DESKTOP, encoding="utf-8")
    regels = dict(lezer["Desktop Entry"])
    assert (regels["Type"], regels["Exec"], regels["Icon"]) == ("Application", BOUW["naam"], ID)
    assert "Comment[nl]" in regels


def test_that_a_judge_of_desktop_files_has_nothing_to_say() -> None:
    keur("desktop-file-validate", DESKTOP)


def test_that_what_software_centres_read_agrees_with_the_program() -> None:
    boom = ET.parse(METAINFO).getroot()
    assert boom.findtext("id") == ID
    assert boom.findtext("launchable") == DESKTOP.name
    assert boom.findtext("provides/binary") == BOUW["naam"]
    uitgave = boom.find("releases/release")
    assert uitgave is not None
    assert uitgave.get("version") == __version__


def test_that_a_judge_of_software_centres_has_nothing_to_say() -> None:
    keur("appstreamcli", "validate", "--no-net", METAINFO)


def test_that_the_man_page_names_every_command_and_every_option() -> None:
    bladzij = (HIER / "linux" / "wijdesk.1").read_text(encoding="utf-8").replace("\\-", "-")
    ontleder = _ontleder()
    groep = next(actie for actie in ontleder._actions if isinstance(actie.choices, dict))
    assert groep.choices is not None
    for naam in groep.choices:
        assert re.search(rf'^\.BI? "?{naam}\b', bladzij, re.MULTILINE), naam
    for actie in ontleder._actions:
        for optie in actie.option_strings:
            assert optie in bladzij


def test_that_the_flatpak_installs_files_that_are_there_and_asks_no_whole_home() -> None:
    plan = json.loads((HIER / "flatpak" / f"{ID}.json").read_text(encoding="utf-8"))
    assert (plan["id"], plan["command"]) == (ID, BOUW["naam"])
    (deel,) = plan["modules"]
    bronnen = [bron["path"] for bron in deel["sources"]]
    for bron in bronnen:
        assert bron == "../../.bouw/wijdesk" or (HIER / "flatpak" / bron).is_file(), bron
    geplaatst = {Path(bron).name for bron in bronnen}
    for opdracht in deel["build-commands"]:
        bestand = re.match(r"(?:install -Dm644|cp -a) (\S+)", opdracht)
        assert bestand is None or bestand[1] in geplaatst, opdracht
    assert not {"--filesystem=host", "--filesystem=home", "--device=all", "--socket=session-bus"} & set(
        plan["finish-args"]
    )


def test_that_the_installer_of_windows_refuses_to_go_back_and_touches_no_store() -> None:
    delen = dict(re.findall(r"^\[(\w+)\]\n(.*?)(?=^\[|\Z)", ISS, re.MULTILINE | re.DOTALL))
    assert {"Setup", "Languages", "Files", "Icons", "Code"} <= delen.keys()
    assert "UninstallDelete" not in delen
    weg = re.findall(r'Name: "([^"]+)"', delen["InstallDelete"])
    assert weg == [r"{app}\_internal"], "only what the program brought itself"
    assert "uninsneveruninstall" in delen["Dirs"]
    assert "ComparePackedVersion(Nieuw, Hier) < 0" in delen["Code"]
    assert "Result := False" in delen["Code"]
    assert ISS.count("begin") == ISS.count("end;")
    sleutel = re.search(r'#define Sleutel "\{([0-9A-F-]{36})\}"', ISS)
    assert sleutel is not None
    for bron in re.findall(r'^Source: "([^"]+)"', delen["Files"], re.MULTILINE):
        assert bron == r"{#Gebouwd}\*" or (HIER / "windows" / bron.replace("\\", "/")).is_file(), bron
    for naam in re.findall(r"\{app\}\\(\w+)\.exe", ISS):
        assert naam == BOUW["naam"]


def test_that_on_windows_only_an_administrator_can_fix_settings_for_a_computer() -> None:
    """Static, as no Windows runs here. Rights go by number: a group has another name in every language of Windows."""
    code = ISS.partition("[Code]")[2]
    assert r"SluitMapAf(ExpandConstant('{commonappdata}\wijdesk'))" in code
    gezet = [wat for _, wat in re.findall(r"Icacls\((Map|Bestand), '([^']+)'\)", code)]
    assert [wat.split(" ")[0] for wat in gezet] == ["/setowner", "/reset", "/inheritance:r", "/setowner", "/reset"]
    rechten = dict(re.findall(r"\*(S-1-5-[\d-]+):\(OI\)\(CI\)(\w+)", gezet[2]))
    assert rechten == {"S-1-5-18": "F", "S-1-5-32-544": "F", "S-1-5-32-545": "RX"}, "users read, and write nothing"
    assert {wat.split(" ")[1] for wat in gezet if wat.startswith("/setowner")} == {"*S-1-5-32-544"}
    assert code.index("RemoveDir(Map)") < code.index("ForceDirectories(Map)") < code.index("Icacls(Map")
    genoemd = set(re.findall(r"CustomMessage\('(\w+)'\)", code))
    for taal in ("nl", "en"):
        assert set(re.findall(rf"^{taal}\.(\w+)=", ISS, re.MULTILINE)) == genoemd


def test_that_windows_gets_the_mark_in_every_size_it_shows(tmp_path: Path) -> None:
    merk = laad("merk")
    with Image.open(merk.maak(tmp_path / "wijdesk.ico")) as beeld:
        assert beeld.info["sizes"] == {(maat, maat) for maat in merk.MATEN}
        klein = beeld.ico.getimage((16, 16))  # type: ignore[attr-defined]
        assert len(klein.getcolors(256) or range(257)) > 2, "nothing was drawn"
    assert "SetupIconFile={#Gebouwd}\\..\\wijdesk.ico\n" in ISS
    assert "WIJDESK_ICO" in (HIER / "wijdesk.spec").read_text(encoding="utf-8")


def test_that_the_steps_of_building_are_python_and_leave_out_what_is_named() -> None:
    ast.parse((HIER / "wijdesk.spec").read_text(encoding="utf-8"))
    bouwen = laad("bouwen")
    namen = bouwen.bibliotheken()
    assert {"PySide6.QtWidgets", "sqlcipher3", "reportlab.pdfgen", "pyqtgraph"} <= {*namen, "reportlab.pdfgen"}
    assert not [naam for naam in namen if naam.startswith(("pyarrow", "wijdesk"))]
    assert not set(BOUW["modules_weg"]) & set(namen), "used, and left out"
    assert bouwen.blijft("PySide6/Qt/plugins/platforms/libqxcb.so", BOUW)
    assert bouwen.blijft("PySide6/Qt/translations/qtbase_nl.qm", BOUW)
    assert not bouwen.blijft("PySide6/Qt/translations/qtbase_de.qm", BOUW)
    assert not bouwen.blijft("PySide6/Qt/lib/libQt6Quick.so.6", BOUW)


def test_that_sizes_are_counted_per_component_and_once(tmp_path: Path) -> None:
    bouwen = laad("bouwen")
    for pad, grootte in (
        ("wijdesk", 100), ("_internal/wijdesk/resources/a.toml", 10), ("_internal/PySide6/QtCore.abi3.so", 1_000),
        ("_internal/libpython3.11.so.1.0", 20), ("_internal/libX11.so.6", 3), ("_internal/holidays/locale/nl.mo", 7),
    ):  # fmt: skip
        (tmp_path / pad).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / pad).write_bytes(b"x" * grootte)
    (tmp_path / "_internal" / "libQt6Core.so.6").symlink_to("PySide6/QtCore.abi3.so")
    maten = bouwen.maten(tmp_path)
    assert maten["wijdesk"] == 10
    assert maten["Qt and PySide6"] == 1_000
    assert maten["modules of all libraries, compressed"] == 100
    assert maten["Python and its library"] == 20
    assert maten["libraries of the system"] == 3
    assert sum(maten.values()) == 1_140
    assert bouwen.tabel(maten, maten)[-1] == "| all of it (1.00 ×, bound 1.3 ×) | 0.0 | 0.0 |"
    assert "(2.00 × ↑, bound 1.3 ×)" in bouwen.tabel({"x": 20}, {"x": 10})[-1]
    readme = tmp_path / "README.md"
    readme.write_text(f"before\n\n{bouwen.BEGIN}\nold\n{bouwen.EIND}\n\nafter\n", encoding="utf-8")
    bouwen.schrijf_in(readme, ["| a |", "| b |"])
    assert readme.read_text(encoding="utf-8") == (
        f"before\n\n{bouwen.BEGIN}\n\n| a |\n| b |\n\n{bouwen.EIND}\n\nafter\n"
    )
    echt = bouwen.README.read_text(encoding="utf-8")
    assert echt.count(bouwen.BEGIN) == echt.count(bouwen.EIND) == 1


def test_that_the_package_holds_what_a_system_asks(tmp_path: Path) -> None:
    if not shutil.which("dpkg-deb"):
        pytest.skip("there is no dpkg-deb here")
    gebouwd = tmp_path / "wijdesk"
    (gebouwd / "_internal").mkdir(parents=True)
    (gebouwd / "wijdesk").write_bytes(b"\x7fELF program \0GLIBC_2.34\0GLIBC_2.4\0GLIBCXX_3.4.30\0")
    (gebouwd / "notes.txt").write_bytes(b"of \0GLIBC_2.99\0")
    (gebouwd / "_internal" / "libiets.so").write_bytes(b"\x7fELF library")
    pakket = laad("deb").maak(gebouwd, tmp_path / "uit", "Wie Het Uitgeeft <uitgever@example.org>")
    assert [pad.name for pad in (tmp_path / "uit").iterdir()] == [pakket.name]
    regels = subprocess.run(["dpkg-deb", "-c", pakket], capture_output=True, text=True, check=True).stdout.splitlines()
    er_is = {regel.split()[5]: regel.split()[:2] for regel in regels}
    assert er_is["./usr/lib/wijdesk/wijdesk"] == ["-rwxr-xr-x", "root/root"]
    assert er_is["./usr/lib/wijdesk/_internal/libiets.so"][0] == "-rw-r--r--"
    for pad in (
        f"applications/{ID}.desktop", f"metainfo/{ID}.metainfo.xml", f"icons/hicolor/scalable/apps/{ID}.svg",
        "man/man1/wijdesk.1.gz", "doc/wijdesk/copyright", "doc/wijdesk/changelog.gz",
        "doc/wijdesk/examples/beleid.json",
    ):  # fmt: skip
        assert f"./usr/share/{pad}" in er_is
    velden = subprocess.run(["dpkg-deb", "-f", pakket], capture_output=True, text=True, check=True).stdout
    assert f"Version: {__version__}" in velden
    assert "Depends: libc6 (>= 2.34), fontconfig-config, libegl1," in velden
    assert "Maintainer: Wie Het Uitgeeft <uitgever@example.org>" in velden
