"""Ctrl+K finds signalen of the real store and opens them; a protected one is not there for who may not see it."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tests import winkel
from tests.gezin import persoon, scherm_af
from tests.services.collega import Collega
from tests.signalen import meld
from wijdesk.app.bureau import Bureau
from wijdesk.models.opdrachten.persoon import ZoekPersonen
from wijdesk.models.values import IdMaker, Klok
from wijdesk.ui.jobs import Jobs
from wijdesk.ui.palette import Palet


@pytest.fixture
def bureau(tmp_path: Path, klok: Klok, ids: IdMaker) -> Iterator[Bureau]:
    winkel.maak(tmp_path / "winkel", klok, ids)
    with winkel.bureau(tmp_path / "winkel", klok, ids) as open_:
        open_.warm_op()
        yield open_


def palet_van(qtbot: QtBot, wie: Bureau | Collega) -> tuple[Palet, Jobs]:
    """The box of somebody, in a window of its own."""
    venster = QWidget()
    venster.resize(900, 600)
    qtbot.addWidget(venster)
    jobs = Jobs(wie.schrijf, wie.lees)
    palet = Palet(jobs, tuple, venster)
    palet.veld.setParent(venster)
    venster.show()
    qtbot.waitExposed(venster)
    palet.open()
    return palet, jobs


def test_that_a_signaal_is_found_by_its_street_and_opened_with_enter(qtbot: QtBot, bureau: Bureau) -> None:
    id_ = meld(bureau, soort="woonoverlast", straat="Elzenlaan", urgentie=1)
    palet, jobs = palet_van(qtbot, bureau)
    gevraagd: list[tuple[str, object]] = []
    palet.requested.connect(lambda wat, inhoud: gevraagd.append((wat, inhoud)))
    QTest.keyClicks(palet.veld, "elzen")
    qtbot.waitUntil(lambda: palet.lijst.huidige() is not None)
    treffer = palet.lijst.huidige()
    assert treffer is not None
    assert (treffer.beeld.titel, treffer.beeld.pil, treffer.beeld.teken) == ("Elzenlaan", "signaal", "!")
    assert treffer.beeld.onder == "woonoverlast · nieuw · spoed"
    assert "signaal" in palet.hulp.text()
    QTest.keyClick(palet.veld, Qt.Key.Key_Return)
    assert gevraagd == [("signaal.open", id_)]
    jobs.sluit()


@pytest.mark.parametrize("rol", ["casemanager", "entree"])
def test_that_the_box_shows_nothing_of_what_one_may_not_see(qtbot: QtBot, bureau: Bureau, rol: str) -> None:
    wie = persoon(bureau, "Zorgvuldius", straat="", huisnummer="")
    meld(bureau, persoon_id=wie, straat="Elzenlaan")
    if rol == "entree":
        meld(bureau, straat="Elzenlaan")
    scherm_af(bureau, wie)
    collega = Collega(bureau, rol)
    palet, jobs = palet_van(qtbot, collega)
    for tekst in ("elzenlaan", "zorgvuldius"):
        palet.veld.clear()
        QTest.keyClicks(palet.veld, tekst)
        gehoord: list[object] = []
        jobs.read(ZoekPersonen(tekst="zz"), gehoord.append, eigenaar=palet, sleutel="hierna")
        qtbot.waitUntil(partial(bool, gehoord))  # answered after what was typed
        assert palet.lijst.huidige() is None
    jobs.sluit()
    collega.sluit()
