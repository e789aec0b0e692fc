"""Every screen in English: nothing Dutch but what somebody typed, and everything fits."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests import tellingen, winkel
from tests.conftest import Klok
from tests.toegankelijk.passen import past_niet
from tests.toegankelijk.talen import nog_nederlands
from tests.toegankelijk.zaal import Zaal, meld, open_zaal
from wijdesk.app.bureau import Bureau
from wijdesk.settings import Instellingen, bewaar_instellingen
from wijdesk.ui.taal import spreek

ELK = 3
"""In `make test` every so-many-th panel is walked, in one theme and size; in `make bench` all of them, in six."""
STEEKPROEF = [(thema, schaal) for schaal in (100, 200) for thema in ("licht", "donker", "contrast")]
STEEKPROEF = STEEKPROEF if tellingen.VOL else STEEKPROEF[:1]


@pytest.fixture
def engelse_zaal(verse_winkel: Path, klok: Klok, qapp: QApplication, qtbot: QtBot) -> Iterator[Zaal]:
    """The whole program as somebody opens it who chose English on this computer."""
    eerder = QLocale()
    klok.verzet(3_600_000)
    bewaar_instellingen(Instellingen(taal="en"))
    try:
        with open_zaal(verse_winkel, klok, qapp, qtbot) as open_:
            yield open_
    finally:
        for vertaler in spreek(qapp):
            qapp.removeTranslator(vertaler)
            vertaler.setParent(None)
        QLocale.setDefault(eerder)


def getypt(bureau: Bureau) -> str:
    """Every text the store holds, in small letters."""
    tabellen = [naam for (naam,) in winkel.rauw(bureau, "SELECT name FROM sqlite_master WHERE type = 'table'")]
    gevonden = set()
    for tabel in tabellen:
        if "fts" not in tabel and not tabel.startswith("sqlite"):
            rijen = winkel.rauw(bureau, f"SELECT * FROM {tabel}")
            gevonden |= {" ".join(waarde.split()).lower() for rij in rijen for waarde in rij if isinstance(waarde, str)}
    return "\n".join(sorted(gevonden))


@pytest.mark.lang
@pytest.mark.timeout(600)
@tellingen.telling("every screen in English, in one theme and size: no Dutch, all of it fits", 1)
@pytest.mark.parametrize(("thema", "schaal"), STEEKPROEF)
def test_that_every_screen_is_english_and_fits(engelse_zaal: Zaal, thema: str, schaal: int) -> None:
    engelse_zaal.kleed(thema, schaal)
    van_hen = getypt(engelse_zaal.bureau)
    fouten: list[str] = []
    bezocht = 0
    for scherm in engelse_zaal.schermen(elke=1 if tellingen.VOL else ELK):
        bezocht += 1
        fouten += [f"{scherm.naam} | {fout}" for fout in nog_nederlands(scherm.vlak, van_hen)]
        fouten += [f"{scherm.naam} | {fout}" for fout in past_niet(scherm.vlak)]
    assert bezocht > len(engelse_zaal.namen()) // (1 if tellingen.VOL else ELK)
    meld(fouten)
