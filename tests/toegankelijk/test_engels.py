"""Every screen and dialog in English: nothing Dutch but what somebody typed, everything fits, no letter is of two."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from tests import tellingen, winkel
from tests.conftest import Klok
from tests.toegankelijk.letters import dubbele_letters
from tests.toegankelijk.passen import past_niet
from tests.toegankelijk.talen import nog_nederlands
from tests.toegankelijk.vensters import bladen, open_vensters
from tests.toegankelijk.zaal import Zaal, meld, open_zaal
from wijdesk.app.bureau import Bureau
from wijdesk.settings import Instellingen, bewaar_instellingen
from wijdesk.ui.taal import spreek

STANDEN = [(thema, schaal) for schaal in (100, 200) for thema in ("licht", "donker", "contrast")]
STEEKPROEF = [[stand] for stand in STANDEN] if tellingen.VOL else [[("licht", 100), ("donker", 200)]]
"""In which themes and sizes a program is walked: in `make bench` every screen in one, in `make test` a part in each."""
ELK = 1 if tellingen.VOL else 6
"""In `make test` every so-many-th panel is walked, others large than small."""


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
@tellingen.telling("every screen and dialog in English, in one theme and size: no Dutch, all of it fits", 1)
@pytest.mark.parametrize("standen", STEEKPROEF)
def test_that_every_screen_and_dialog_is_english_and_fits(engelse_zaal: Zaal, standen: list[tuple[str, int]]) -> None:
    van_hen = getypt(engelse_zaal.bureau)
    fouten: list[str] = []

    def bekijk(naam: str, vlak: QWidget) -> None:
        for onderzoek in (lambda deel: nog_nederlands(deel, van_hen), past_niet, dubbele_letters):
            fouten.extend(f"{naam} | {fout}" for fout in onderzoek(vlak))

    for nummer, (thema, schaal) in enumerate(standen):
        engelse_zaal.kleed(thema, schaal)
        bezocht = 0
        for scherm in engelse_zaal.schermen(elke=ELK, vanaf=nummer * ELK // 2):
            bezocht += 1
            bekijk(f"{scherm.naam} {thema} {schaal} %", scherm.vlak)
        assert bezocht > len(engelse_zaal.namen()) // ELK
    for naam, dialoog in open_vensters(engelse_zaal):
        for blad in bladen(dialoog):
            engelse_zaal.rust()
            bekijk(f"{naam}{blad} {thema} {schaal} %", dialoog)
    meld(fouten)
