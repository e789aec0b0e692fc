"""Many panels behind each other: every tab can be read or recognised, and all of it goes by keys."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QMenu, QTabBar, QToolButton
from pytestqt.qtbot import QtBot

from tests.ui.stubs import ProefPanel, WachtPanel, Winkel, maak_omgeving
from wijdesk.ui.actions import PanelSoort
from wijdesk.ui.main_window import MainWindow
from wijdesk.ui.panel import Actie, Omgeving

K = Qt.Key
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
VAST = ("Casusregie", "Inloop", "Triage", "Signaal", "Ondersteuning")
ERBIJ = ("Straatronde", "Opschaling", "Meldcode", "Wvggz-meldpunt")


class InloopPanel(ProefPanel):
    naam = "Inloop"
    titel = "Inloop"

    def acties(self) -> tuple[Actie, ...]:
        return (Actie("contact.weggooien", "Contact weggooien", "Ctrl+W", self.veld.clear),)


def soort(titel: str, *, vast: bool) -> PanelSoort:
    klas = InloopPanel if titel == "Inloop" else type(titel, (WachtPanel,), {"naam": titel, "titel": titel})
    indelingen = frozenset({"entree"}) if vast else frozenset[str]()
    return PanelSoort(naam=titel, titel=titel, pictogram="user", gebied="midden", maak=klas, indelingen=indelingen)


@pytest.fixture
def open_venster(qtbot: QtBot) -> Iterator[Callable[[int], MainWindow]]:
    omgevingen: list[Omgeving] = []

    def maak(breedte: int) -> MainWindow:
        omgeving = maak_omgeving(Winkel())
        omgevingen.append(omgeving)
        soorten = [soort(titel, vast=True) for titel in VAST] + [soort(titel, vast=False) for titel in ERBIJ]
        venster = MainWindow(omgeving, soorten)
        venster.resize(breedte, 700)
        qtbot.addWidget(venster)
        with qtbot.waitSignal(venster.usable):
            venster.show()
        assert len(venster.docks.panelen(alle=True)) == len(soorten)
        qtbot.waitUntil(lambda: not venster.docks._bouw_rest.isActive())
        return venster

    yield maak
    for omgeving in omgevingen:
        omgeving.jobs.sluit()


@pytest.fixture
def venster(open_venster: Callable[[int], MainWindow]) -> MainWindow:
    return open_venster(705)


def balk(venster: MainWindow) -> QTabBar:
    (gevonden,) = (balk for balk in venster.findChildren(QTabBar) if balk.parent() is venster and not balk.isHidden())
    return gevonden


def rust(qtbot: QtBot, venster: MainWindow) -> None:
    qtbot.waitUntil(lambda: not venster.docks.tabs._straks.isActive())


def open_alles(qtbot: QtBot, venster: MainWindow) -> QTabBar:
    for titel in ERBIJ:
        venster.docks.toon(titel)
        rust(qtbot, venster)
    qtbot.waitUntil(lambda: balk(venster).count() == len(VAST + ERBIJ))
    rust(qtbot, venster)
    return balk(venster)


def huidige(venster: MainWindow) -> str:
    panel = venster.docks.huidige()
    assert panel is not None
    return panel.titel


def breed(balk_: QTabBar) -> list[int]:
    return [balk_.tabRect(plek).width() for plek in range(balk_.count())]


def test_that_titles_that_fit_stand_there_whole_and_without_pictures(
    qtbot: QtBot, open_venster: Callable[[int], MainWindow]
) -> None:
    venster = open_venster(1366)
    rust(qtbot, venster)
    tabs = balk(venster)
    assert tuple(tabs.tabText(plek) for plek in range(tabs.count())) == VAST
    assert all(tabs.tabIcon(plek).isNull() for plek in range(tabs.count()))


def test_that_of_nine_tabs_each_shows_its_whole_title_or_its_picture(qtbot: QtBot, venster: MainWindow) -> None:
    tabs = open_alles(qtbot, venster)
    assert sum(breed(tabs)) <= tabs.width()
    for plek, titel in enumerate(VAST + ERBIJ):
        tekst = tabs.tabText(plek)
        assert tekst in ("", titel)
        assert tabs.tabRect(plek).width() > tabs.fontMetrics().horizontalAdvance(tekst) + tabs.iconSize().width()
        assert not tabs.tabIcon(plek).isNull()
        assert (tabs.tabToolTip(plek), tabs.accessibleTabName(plek)) == (titel, titel)
    assert tabs.tabText(tabs.currentIndex()) == "Wvggz-meldpunt"


def test_that_the_tab_one_goes_to_says_what_it_is(qtbot: QtBot, venster: MainWindow) -> None:
    tabs = open_alles(qtbot, venster)
    for titel in VAST + ERBIJ:
        venster.docks.toon(titel)
        rust(qtbot, venster)
        qtbot.waitUntil(lambda titel=titel: tabs.tabText(tabs.currentIndex()) == titel)  # type: ignore[misc]
        assert sum(breed(tabs)) <= tabs.width()


def test_that_a_panel_that_stands_alone_again_has_its_title_back(qtbot: QtBot, venster: MainWindow) -> None:
    open_alles(qtbot, venster)
    for titel in (VAST + ERBIJ)[1:]:
        venster.docks.dock(titel).close()
    rust(qtbot, venster)
    qtbot.waitUntil(lambda: venster.docks.dock(VAST[0]).windowTitle() == VAST[0])
    assert venster.docks.titel(ERBIJ[0]) == ERBIJ[0]


def test_that_control_tab_walks_the_tabs_there_and_back(qtbot: QtBot, venster: MainWindow) -> None:
    open_alles(qtbot, venster)
    venster.docks.toon(VAST[0])
    gezien = []
    for _ in VAST + ERBIJ:
        QTest.keyClick(venster.focusWidget(), K.Key_Tab, CTRL)
        gezien.append(huidige(venster))
    assert tuple(gezien) == (*VAST[1:], *ERBIJ, VAST[0])
    QTest.keyClick(venster.focusWidget(), K.Key_Tab, CTRL | SHIFT)
    assert huidige(venster) == ERBIJ[-1]


@pytest.mark.parametrize("toets", [K.Key_F4, K.Key_W])
def test_that_a_key_closes_the_panel_and_goes_to_the_one_beside_it(
    qtbot: QtBot, venster: MainWindow, toets: Qt.Key
) -> None:
    open_alles(qtbot, venster)
    venster.docks.toon("Opschaling")
    QTest.keyClick(venster.focusWidget(), toets, CTRL)
    assert venster.docks.dock("Opschaling").isHidden()
    assert huidige(venster) == "Meldcode"
    assert venster.status.zin.text() == "Opschaling is gesloten. Terug met Ctrl+K of Beeld."


def test_that_control_w_stays_with_a_panel_that_closes_something_smaller_with_it(
    qtbot: QtBot, venster: MainWindow
) -> None:
    panel = venster.docks.toon("Inloop")
    assert isinstance(panel, InloopPanel)
    panel.veld.setText("een vraag")
    QTest.keyClick(panel.veld, K.Key_W, CTRL)
    assert panel.veld.text() == ""
    assert not venster.docks.dock("Inloop").isHidden()


def test_that_the_last_panel_stays_open(venster: MainWindow) -> None:
    for titel in VAST[1:]:
        venster.docks.dock(titel).close()
    venster.docks.toon(VAST[0])
    QTest.keyClick(venster.focusWidget(), K.Key_F4, CTRL)
    assert not venster.docks.dock(VAST[0]).isHidden()
    assert venster.status.zin.text() == "Dit is het enige paneel dat open is."


def test_that_only_what_is_not_of_the_arrangement_has_a_cross_that_closes_it(qtbot: QtBot, venster: MainWindow) -> None:
    tabs = open_alles(qtbot, venster)
    kruisen = [tabs.tabButton(plek, QTabBar.ButtonPosition.RightSide) for plek in range(tabs.count())]
    assert [plek for plek, kruis in enumerate(kruisen) if kruis is not None] == [tabs.currentIndex()]
    kruis = kruisen[tabs.currentIndex()]
    assert isinstance(kruis, QToolButton)
    assert kruis.accessibleName() == "Wvggz-meldpunt sluiten"
    QTest.mouseClick(kruis, Qt.MouseButton.LeftButton)
    assert venster.docks.dock("Wvggz-meldpunt").isHidden()
    qtbot.waitUntil(lambda: tabs.tabText(tabs.currentIndex()) == "Meldcode")


def test_that_a_list_of_all_tabs_opens_with_a_key_and_goes_to_the_one_chosen(qtbot: QtBot, venster: MainWindow) -> None:
    open_alles(qtbot, venster)
    QTest.keyClick(venster.focusWidget(), K.Key_E, CTRL)
    lijst = venster.docks.tabs._menu
    qtbot.waitUntil(lijst.isVisible)
    assert isinstance(lijst, QMenu)
    assert tuple(actie.text() for actie in lijst.actions()) == VAST + ERBIJ
    actief = lijst.activeAction()
    assert isinstance(actief, QAction)
    assert actief.text() == "Wvggz-meldpunt"
    QTest.keyClick(lijst, K.Key_Up)
    QTest.keyClick(lijst, K.Key_Return)
    assert huidige(venster) == "Meldcode"


def test_that_f1_names_the_keys_of_the_tabs(venster: MainWindow) -> None:
    venster.docks.toon(VAST[0])
    QTest.keyClick(venster.focusWidget(), K.Key_F1)
    assert venster.hulp.blad is not None
    teksten = {label.text() for label in venster.hulp.blad.findChildren(QLabel)}
    assert {"Ctrl+Tab", "Ctrl+Shift+Tab", "Ctrl+E", "Ctrl+F4", "Ctrl+W", "Volgend tabblad"} <= teksten
