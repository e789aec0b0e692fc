"""The pictures of the guide show what the screens show: else `make beelden` makes them anew."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.conftest import Klok
from tests.toegankelijk.beelden import (
    HOOGSTENS,
    WAAR,
    WOORDEN,
    Beeld,
    bewaar,
    in_woorden,
    richt_centrum_in,
    schermen,
    schermen_delen,
    stempel,
)
from tests.toegankelijk.zaal import open_zaal
from wijdesk.app.voorbeeld import MEDEWERKER, WACHTWOORD
from wijdesk.sync.folder_schrijven import Schijf

MAKEN = os.environ.get("WIJDESK_HANDLEIDING") == "maak"


def bekijk(beeld: Beeld) -> None:
    """Make this picture, or hold what it shows against what it showed."""
    if MAKEN:
        bewaar(beeld)
        return
    regels = (WOORDEN / f"{beeld.naam}.txt").read_text(encoding="utf-8").splitlines()
    assert regels[0] == stempel((WAAR / f"{beeld.naam}.png").read_bytes()), f"{beeld.naam}: the picture is another"
    assert in_woorden(beeld.vlak) == regels[1:], f"{beeld.naam}: the screen shows something else; run make beelden"


@pytest.mark.lang
@pytest.mark.timeout(600)
def test_that_the_pictures_show_what_the_screens_show(
    verse_winkel: Path, klok: Klok, qapp: QApplication, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)  # else the place of this test would stand in a picture
    monkeypatch.setattr(Schijf, "moment", lambda _schijf, _pad: klok())  # the file server knows the same time
    klok.verzet(3_600_000)
    gemaakt = []
    for welke in (schermen, schermen_delen):
        if welke is schermen_delen:
            richt_centrum_in(verse_winkel, klok)
        with open_zaal(verse_winkel, klok, qapp, qtbot, wie=MEDEWERKER, wachtwoord=WACHTWOORD) as zaal:
            zaal.kleed("licht", 100)
            for beeld in welke(zaal, klok):
                bekijk(beeld)
                gemaakt.append(beeld.naam)
    assert {pad.stem for pad in WAAR.glob("*.png")} == {pad.stem for pad in WOORDEN.glob("*.txt")} == set(gemaakt)
    assert sum(pad.stat().st_size for pad in WAAR.iterdir()) <= HOOGSTENS
