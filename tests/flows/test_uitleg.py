"""Help where one is: the page of the panel in front, by key and by the button of F1."""

from __future__ import annotations

import os
from pathlib import Path

import pypdfium2 as pdfium
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests import winkel
from tests.conftest import Ids, Klok
from tests.flows.scherm import CTRL, SHIFT, K, Toetsenbord, venster_op, wacht
from wijdesk.app.sneltoetsen import groepen, opschrift, toets_op_papier
from wijdesk.reports.sneltoetsen import maak
from wijdesk.ui.afdruk import AfdrukVenster
from wijdesk.ui.main_window import MainWindow
from wijdesk.ui.panels.handleiding import HandleidingPanel
from wijdesk.ui.taal import spreek


def gids(venster: MainWindow) -> HandleidingPanel:
    """The guide on the screen."""
    (paneel,) = (paneel for paneel in venster.docks.panelen() if isinstance(paneel, HandleidingPanel))
    return paneel


def test_that_help_opens_the_page_of_where_one_is(
    tmp_path: Path, klok: Klok, ids: Ids, qapp: QApplication, qtbot: QtBot
) -> None:
    map_ = tmp_path / "winkel"
    winkel.maak(map_, klok, ids)
    with venster_op(map_, winkel.open_bureau(map_, klok, ids), qapp, qtbot) as venster:
        handen = Toetsenbord()
        assert (hier := venster.docks.huidige()) is not None
        assert hier.naam == "inloop"
        assert "rondgang" not in venster.docks.namen()  # this is no example
        handen.druk(K.Key_F1, SHIFT)
        assert gids(venster).blad == "inloop"
        assert gids(venster).tekst.hasFocus()
        venster.docks.toon("wachtrij")
        venster.docks.toon("signaal")
        handen.druk(K.Key_F1)
        hulp = venster.hulp.blad
        assert hulp is not None
        assert hulp.uitleg.isVisible()
        QTest.keyClick(hulp.uitleg, K.Key_Space)
        assert not venster.hulp.staat_er
        assert gids(venster).blad == "signaal"
        kaart_klopt(venster)
        spreek(qapp, "en")
        try:
            kaart_is_engels(venster)
        finally:
            spreek(qapp, "nl")
        handen.druk(K.Key_K, CTRL)
        handen.typ("kaart met sneltoetsen")
        handen.druk(K.Key_Return)
        wacht(qtbot, lambda: any(deel.is_klaar for deel in venster.findChildren(AfdrukVenster)))
        venster.findChildren(AfdrukVenster)[-1].close()


def kaart_is_engels(venster: MainWindow) -> None:
    """On an English screen the whole card is English, and says so to whoever has it read out."""
    eromheen, delen = opschrift(venster._omgeving), groepen(venster)
    assert (eromheen.titel, eromheen.bladzijde) == ("Card with shortcuts", "page {0} of {1}")
    assert eromheen.voet.startswith("Card with shortcuts · ")
    per_titel = {groep.titel: set(groep.toetsen) for groep in delen}
    assert {"Everywhere", "Queue", "Walk-in"} <= set(per_titel)
    assert ("W", "Left without help") in per_titel["Queue"]
    assert per_titel["Queue"].isdisjoint({("O", "Oproepen"), ("E", "Even weg")})
    assert b"/Lang (en-GB)" in maak(delen, eromheen)


def kaart_klopt(venster: MainWindow) -> None:
    """Every key that is declared stands on the card with what it does, on the two sides of one sheet."""
    verwacht = groepen(venster)
    assert verwacht[0].titel == "Overal"
    per_titel = {groep.titel: set(groep.toetsen) for groep in verwacht}
    for paneel in venster.docks.panelen(alle=True):
        for actie in paneel.acties():
            if actie.sneltoets:
                assert (toets_op_papier(actie.sneltoets), actie.tekst) in per_titel[venster.docks.titel(paneel.naam)]
    assert {("Ctrl+K", "Zoeken en opdrachten"), ("Shift+F1", "Uitleg van hier")} <= per_titel["Overal"]
    pdf = maak(verwacht, opschrift(venster._omgeving))
    if beelden := os.environ.get("WIJDESK_BEELDEN"):
        Path(beelden, "sneltoetsen.pdf").write_bytes(pdf)
    document = pdfium.PdfDocument(pdf)
    assert len(document) == 2
    tekst = "".join("".join(blad.get_textpage().get_text_bounded().split()) for blad in document)
    document.close()
    toetsen = [toets for groep in verwacht for toets in groep.toetsen]
    assert len(toetsen) > 100
    assert [toets for toets in toetsen if "".join("".join(toets).split()) not in tekst] == []
