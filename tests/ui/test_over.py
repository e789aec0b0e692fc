"""Over wijdesk: every part has a licence and its text, and the window shows it without keeping anybody waiting."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from wijdesk.app.onderdelen import over_programma
from wijdesk.models.rows.programma import OverProgramma
from wijdesk.ui.over import OverVenster

ROOT = Path(__file__).resolve().parents[2]
LOCK = (ROOT / "requirements.lock").read_text(encoding="utf-8")
PROJECT = (ROOT / "pyproject.toml").read_text(encoding="utf-8")


def kort(naam: str) -> str:
    return naam.lower().replace("_", "-")


@pytest.fixture(scope="module")
def gevonden() -> OverProgramma:
    return over_programma()


def test_that_every_part_has_a_licence_with_its_text(gevonden: OverProgramma) -> None:
    assert len(gevonden.delen) > 40
    for deel in gevonden.delen:
        assert deel.licentie, deel.naam
        assert len(deel.tekst) > 200, deel.naam


def test_that_the_parts_are_what_the_lock_file_says_and_no_tool_of_ours(gevonden: OverProgramma) -> None:
    versies = {kort(naam): versie for naam, versie in re.findall(r"^([\w.-]+)==([^ ;\\]+)", LOCK, re.MULTILINE)}
    delen = {kort(deel.naam): deel.versie for deel in gevonden.delen}
    eisen = PROJECT.partition("dependencies = [")[2].partition("]\n")[0]
    nodig = [kort(naam) for naam in re.findall(r'^    "([\w-]+)', eisen, re.MULTILINE)]
    assert len(nodig) > 20
    assert {naam: delen.get(naam) for naam in nodig} == {naam: versies[naam] for naam in nodig}
    assert {"numpy", "pillow", "psycopg-binary", "uharfbuzz", "shiboken6"} <= delen.keys()
    assert {"qt", "python", "openssl", "sqlcipher", "lucide (pictogrammen)"} <= delen.keys()
    assert not {"pytest", "mypy", "ruff", "scipy", "duckdb", "pip", "wijdesk"} & delen.keys()


def test_that_the_window_shows_the_licence_of_what_is_chosen(qtbot: QtBot, gevonden: OverProgramma) -> None:
    venster = OverVenster()
    qtbot.addWidget(venster)
    venster.show()
    venster.toon(gevonden)
    assert venster.kop.text().startswith("wijdesk 0.")
    assert "Qt 6" in venster.regel.text()
    assert venster.eigen.text().startswith("De makers van wijdesk hebben nog geen licentie gekozen")
    assert venster.delen.count() == len(gevonden.delen)
    namen = [deel.naam for deel in gevonden.delen]
    venster.delen.setCurrentRow(namen.index("PySide6_Essentials"))
    assert "LGPL" in venster.licentie.text()
    assert "GNU LESSER GENERAL PUBLIC LICENSE" in venster.tekst.toPlainText()


def test_that_the_window_names_the_licence_of_wijdesk_once_there_is_one(qtbot: QtBot, gevonden: OverProgramma) -> None:
    venster = OverVenster()
    qtbot.addWidget(venster)
    venster.toon(gevonden._replace(licentie="EUPL-1.2"))
    assert venster.eigen.text() == "De licentie van wijdesk zelf: EUPL-1.2."
