"""Name, identifiers, licence and version are told in one place (`resources/uitgave.toml`, `wijdesk.__version__`), and
every text that others read as it is says the same.
"""

from __future__ import annotations

import configparser
import json
import re
import tomllib
from datetime import date
from xml.etree import ElementTree as ET

from tests.bouw.scripts import HIER, ROOT, laad
from wijdesk import __version__
from wijdesk.app.onderdelen import GEEN_LICENTIE
from wijdesk.beleid import TALEN

UITGAVE = laad("uitgave").lees_uitgave()
ID, NAAM = UITGAVE["id"], UITGAVE["naam"]
ISS = (HIER / "windows" / "wijdesk.iss").read_text(encoding="utf-8")
METAINFO = ET.parse(HIER / "linux" / f"{ID}.metainfo.xml").getroot()
README = (ROOT / "README.md").read_text(encoding="utf-8")


def uitgebracht() -> date:
    """The day of the newest version."""
    nieuwste = METAINFO.find("releases/release")
    assert nieuwste is not None
    return date.fromisoformat(nieuwste.get("date", ""))


def test_that_name_and_identifier_are_the_same_everywhere() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert project["name"] == NAAM
    assert (METAINFO.findtext("id"), METAINFO.findtext("name")) == (ID, NAAM)
    maker = METAINFO.find("developer")
    assert maker is not None
    assert (maker.get("id"), maker.findtext("name")) == (UITGAVE["uitgever_id"], UITGAVE["uitgever"])
    assert (METAINFO.findtext("url[@type='homepage']") or "") == UITGAVE["website"]
    bureaublad = configparser.ConfigParser(interpolation=None)
    bureaublad.read(HIER / "linux" / f"{ID}.desktop", encoding="utf-8")
    assert (bureaublad["Desktop Entry"]["Name"], bureaublad["Desktop Entry"]["Icon"]) == (NAAM, ID)
    flatpak = json.loads((HIER / "flatpak" / f"{ID}.json").read_text(encoding="utf-8"))
    assert (flatpak["id"], flatpak["command"]) == (ID, NAAM)
    setup = dict(re.findall(r"^(App\w+)=(.*)$", ISS, re.MULTILINE))
    assert (setup["AppName"], setup["AppPublisher"]) == (NAAM, UITGAVE["uitgever"])
    assert setup.get("AppPublisherURL", "") == UITGAVE["website"]
    assert re.findall(r'#define Sleutel "\{(.*)\}"', ISS) == [UITGAVE["windows"]]
    assert f"`{ID}`" in README


def test_that_the_licence_is_the_same_everywhere() -> None:
    assert METAINFO.findtext("project_license") == UITGAVE["licentie"]
    auteursrecht = (HIER / "linux" / "copyright").read_text(encoding="utf-8")
    van_ons = next(deel for deel in auteursrecht.split("\n\n") if deel.startswith("Files: *\n"))
    houder = f"{UITGAVE['jaar']} {UITGAVE['rechthebbende']}"
    zin = " ".join(UITGAVE["licentie_tekst"].split())
    assert re.findall(r"^Copyright: (.*)$", van_ons, re.MULTILINE) == [houder]
    assert re.findall(r"^License: (.*)$", van_ons, re.MULTILINE) == [UITGAVE["licentie"]]
    assert zin in " ".join(van_ons.split())
    assert f"Files: usr/share/metainfo/*\nCopyright: {houder}\n" in auteursrecht
    assert METAINFO.findtext("metadata_license") == "CC0-1.0"
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    heeft_er_een = UITGAVE["licentie"] != GEEN_LICENTIE
    assert (project.get("license") == UITGAVE["licentie"]) is heeft_er_een
    assert ("wijdesk has no licence of its own yet" in README) is not heeft_er_een


def test_that_the_version_is_the_same_everywhere() -> None:
    assert laad("uitgave").versie() == __version__
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert project["version"] == __version__
    nieuwste = METAINFO.find("releases/release")
    assert nieuwste is not None
    assert nieuwste.get("version") == __version__
    assert set(re.findall(r"Versie=(\d[\d.]*)", ISS)) == {__version__}
    gids = (ROOT / "wijdesk" / "resources" / "handleiding" / "installeren.md").read_text(encoding="utf-8")
    for tekst in (gids, README):
        assert set(re.findall(rf"{NAAM}_([\d.]+)_amd64\.deb", tekst)) == {__version__}
    bladzij = (HIER / "linux" / "wijdesk.1").read_text(encoding="utf-8")
    assert f'"{uitgebracht().isoformat()}"' in bladzij.splitlines()[0]


def test_that_the_languages_of_the_window_are_told() -> None:
    assert [taal.text for taal in METAINFO.findall("languages/lang")] == list(TALEN)
    assert re.findall(r'^Name: "(\w+)"; MessagesFile', ISS, re.MULTILINE) == list(TALEN)
    eigen = re.findall(r"^(\w+)\.(\w+)=\S", ISS, re.MULTILINE)
    namen = {naam for _, naam in eigen}
    assert namen == set(re.findall(r"CustomMessage\('(\w+)'\)", ISS))
    assert set(eigen) == {(taal, naam) for taal in TALEN for naam in namen}
    bureaublad = (HIER / "linux" / f"{ID}.desktop").read_text(encoding="utf-8")
    for veld in ("GenericName", "Comment"):
        assert f"\n{veld}=" in bureaublad
        assert f"\n{veld}[nl]=" in bureaublad


def test_that_the_flatpak_stands_on_a_platform_that_was_kept_up_when_it_was_made() -> None:
    """Each is published in August and kept up for two years."""
    flatpak = json.loads((HIER / "flatpak" / f"{ID}.json").read_text(encoding="utf-8"))
    jaar, maand = map(int, flatpak["runtime-version"].split("."))
    assert date(2000 + jaar, maand, 1) <= uitgebracht() < date(2000 + jaar + 2, maand, 1)
