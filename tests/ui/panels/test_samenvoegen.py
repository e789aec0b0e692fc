"""Two cards of one person become one, and come apart again."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from tests.ui.bureau_lijsten import Bureau, gevuld_bureau, id_van, open_paneel, persoon
from wijdesk.models.opdrachten.persoon import HaalPersonenUiteen, VoegPersonenSamen
from wijdesk.services.register import rechten_van
from wijdesk.ui.panels.inwoner import InwonerPanel

FATIMA, DUBBEL = id_van(101), id_van(201)
INWONER = partial(InwonerPanel, rechten=rechten_van(("casemanager",)))


@pytest.fixture
def bureau() -> Bureau:
    bureau = gevuld_bureau()
    dubbel = bureau.bewoner(persoon(201, "Jansen", roepnaam="Fatma", geboortedatum="1984-05-12", straat="Beukenlaan"))
    bureau.vraag(dubbel, "Taalles", minuten=9000)
    return bureau


@pytest.fixture
def paneel(bureau: Bureau, qtbot: QtBot) -> Iterator[InwonerPanel]:
    with open_paneel(qtbot, bureau, INWONER) as gemaakt:
        gemaakt.handle("persoon.open", FATIMA)
        qtbot.waitUntil(lambda: gemaakt.kop.text() == "Fatima el Jansen")
        yield gemaakt


def vergelijk(paneel: InwonerPanel, qtbot: QtBot) -> None:
    paneel.voeg_samen()
    zoeker = paneel.samenvoegen.zoeker
    QTest.keyClicks(zoeker.regel, "fatma")
    qtbot.waitUntil(zoeker.lijst.isVisible)
    QTest.keyClick(zoeker.regel, Qt.Key.Key_Down)
    QTest.keyClick(zoeker.regel, Qt.Key.Key_Return)
    qtbot.waitUntil(paneel.samenvoegen.voeg.isEnabled)


def test_that_one_is_never_offered_to_merge_with_oneself(paneel: InwonerPanel, qtbot: QtBot) -> None:
    paneel.voeg_samen()
    zoeker = paneel.samenvoegen.zoeker
    QTest.keyClicks(zoeker.regel, "jansen")
    qtbot.waitUntil(zoeker.lijst.isVisible)
    gevonden = zoeker.lijst.lijst.model()
    namen = [str(gevonden.index(rij, 0).data()) for rij in range(gevonden.rowCount())]
    assert namen
    assert not any("Fatima" in naam for naam in namen)


def test_that_both_cards_stand_side_by_side_with_what_differs(paneel: InwonerPanel, qtbot: QtBot) -> None:
    vergelijk(paneel, qtbot)
    teksten = [label.text() for label in paneel.samenvoegen.findChildren(QLabel)]
    for verwacht in ("Fatima", "Fatma", "Eikenlaan", "Beukenlaan"):
        assert verwacht in teksten
    assert any("achternaam Jansen" in tekst and "geboortedatum 12-05-1984" in tekst for tekst in teksten)


def test_that_a_merge_asks_a_reason_and_shows_the_card_that_stays(
    paneel: InwonerPanel, bureau: Bureau, qtbot: QtBot
) -> None:
    vergelijk(paneel, qtbot)
    paneel.samenvoegen.voeg.click()
    assert paneel.samenvoegen.veld_reden.heeft_fout()
    paneel.samenvoegen.blijft_ander.setChecked(True)
    QTest.keyClicks(paneel.samenvoegen.reden, "zelfde paspoort gezien")
    QTest.keyClick(paneel.samenvoegen.reden, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: paneel.kop.text() == "Fatma Jansen")
    assert bureau.gedaan == [VoegPersonenSamen(blijft=DUBBEL, weg=FATIMA, reden="zelfde paspoort gezien")]
    assert paneel.stapel.currentWidget() is paneel.kaart


def test_that_merged_cards_are_taken_apart_with_a_reason(paneel: InwonerPanel, bureau: Bureau, qtbot: QtBot) -> None:
    vergelijk(paneel, qtbot)
    paneel.samenvoegen.blijft_hier.setChecked(True)
    paneel.samenvoegen.reden.setText("zelfde paspoort")
    paneel.samenvoegen.voeg_samen()
    qtbot.waitUntil(lambda: paneel.findChild(QPushButton, "inwoner_uiteen_1") is not None)
    uiteen = paneel.findChild(QPushButton, "inwoner_uiteen_1")
    assert uiteen is not None
    uiteen.click()
    qtbot.waitUntil(paneel.zin.isVisible)
    QTest.keyClicks(paneel.zin.regel, "toch twee zussen")
    QTest.keyClick(paneel.zin.regel, Qt.Key.Key_Return)
    qtbot.waitUntil(paneel.zin.isHidden)
    assert bureau.gedaan[-1] == HaalPersonenUiteen(weg=DUBBEL, reden="toch twee zussen")
    assert DUBBEL in bureau.personen
