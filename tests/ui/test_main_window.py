"""The window as somebody at the desk meets it: real widgets, two or three simple panels, a store in memory."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFont
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QDockWidget, QLineEdit, QTabBar
from pytestqt.qtbot import QtBot

from tests.ui.stubs import HUISHOUDEN, PERSONEN, SOORTEN, PersoonPanel, ProefPanel, Registreer, Winkel, maak_omgeving
from wijdesk.errors import SchijfVol, Weigering
from wijdesk.models.opdrachten.huis import BewaarVoorkeur, MaakOngedaan, ProbeerOngedaan
from wijdesk.models.opdrachten.persoon import ZoekPersonen
from wijdesk.models.opdrachten.vondst import ZoekHuishoudens, ZoekSignalen
from wijdesk.models.values import Id
from wijdesk.ui.main_window import MainWindow
from wijdesk.ui.palette import OPENT
from wijdesk.ui.panel import Actie

K = Qt.Key
M = Qt.KeyboardModifier


@pytest.fixture
def winkel() -> Winkel:
    return Winkel()


@pytest.fixture
def open_venster(qtbot: QtBot, winkel: Winkel) -> Iterator[Callable[..., MainWindow]]:
    vensters: list[MainWindow] = []

    def maak(voorkeuren: dict[str, bytes] | None = None, *, breedte: int = 1366) -> MainWindow:
        omgeving = maak_omgeving(winkel, voorkeuren)
        venster = MainWindow(omgeving, SOORTEN)
        venster.palet._opent = lambda: OPENT  # these panels have names of their own
        venster.resize(breedte, 728)
        qtbot.addWidget(venster)
        with qtbot.waitSignal(venster.usable):
            venster.show()
        assert len(venster.docks.panelen(alle=True)) == len(SOORTEN)
        qtbot.waitUntil(lambda: not venster.docks._bouw_rest.isActive())
        vensters.append(venster)
        return venster

    yield maak
    for venster in vensters:
        venster._omgeving.jobs.sluit()


@pytest.fixture
def venster(open_venster: Callable[..., MainWindow]) -> MainWindow:
    return open_venster()


def panel(venster: MainWindow, naam: str) -> ProefPanel:
    (gevonden,) = (panel for panel in venster.docks.panelen() if panel.naam == naam)
    assert isinstance(gevonden, ProefPanel)
    return gevonden


def test_that_the_middle_has_the_focus_and_panels_behind_a_tab_do_not_read(venster: MainWindow) -> None:
    assert QApplication.focusWidget() is panel(venster, "inloop").veld
    assert panel(venster, "inloop").keren == 1
    assert panel(venster, "wachtrij").keren == 1
    assert panel(venster, "werk").keren == 0
    assert not panel(venster, "vandaag").isVisible()


def test_that_what_stands_beside_waits_for_an_answer_somebody_waits_for(qtbot: QtBot, winkel: Winkel) -> None:
    omgeving = maak_omgeving(winkel)
    venster = MainWindow(omgeving, SOORTEN)
    qtbot.addWidget(venster)
    antwoord = threading.Event()
    omgeving.jobs.background(lambda _: antwoord.wait(30), eigenaar=venster)
    with qtbot.waitSignal(venster.usable):
        venster.show()
    qtbot.waitUntil(lambda: venster.docks._gewacht >= 3)
    gemaakt = [panel.naam for panel in venster.docks.panelen()]
    antwoord.set()
    assert gemaakt == ["inloop"]
    qtbot.waitUntil(lambda: not venster.docks._bouw_rest.isActive())
    assert {panel.naam for panel in venster.docks.panelen()} == {"inloop", "wachtrij", "persoon"}
    venster.close()
    omgeving.jobs.sluit()


def test_that_a_panel_nobody_looked_at_is_made_when_somebody_looks_for_what_it_does(
    qtbot: QtBot, winkel: Winkel
) -> None:
    omgeving = maak_omgeving(winkel)
    venster = MainWindow(omgeving, SOORTEN)
    qtbot.addWidget(venster)
    with qtbot.waitSignal(venster.usable):
        venster.show()
    qtbot.waitUntil(lambda: not venster.docks._bouw_rest.isActive())
    assert "vandaag" not in {panel.naam for panel in venster.docks.panelen()}
    QTest.keyClick(venster, K.Key_K, M.ControlModifier)
    assert venster.palet.isVisible()
    qtbot.waitUntil(lambda: len(venster.docks.panelen()) == len(SOORTEN))
    wat_kan = {panel.titel for panel in venster.docks.panelen() if panel.acties()}
    assert wat_kan
    assert {keuze.waar for keuze in venster.palet._keuzes} >= wat_kan
    assert venster.palet._keuzes[0].waar == panel(venster, "inloop").titel  # where one was
    venster.close()
    omgeving.jobs.sluit()


def test_that_a_change_refreshes_only_what_can_be_seen(qtbot: QtBot, venster: MainWindow) -> None:
    panel(venster, "inloop").registreer()
    qtbot.waitUntil(lambda: panel(venster, "inloop").keren == 2)
    assert panel(venster, "werk").keren == 0
    venster.docks.toon("werk")
    qtbot.waitUntil(lambda: panel(venster, "werk").keren == 1)
    assert not panel(venster, "wachtrij").isVisible()


def test_that_f6_walks_every_dock_and_gives_its_first_field_the_focus(qtbot: QtBot, venster: MainWindow) -> None:
    gezien = []
    for _ in SOORTEN:
        QTest.keyClick(venster, K.Key_F6)
        huidige = venster.docks.huidige()
        assert isinstance(huidige, ProefPanel)
        assert huidige.veld.hasFocus()
        gezien.append(huidige.naam)
    assert gezien == ["vandaag", "persoon", "wachtrij", "werk", "inloop"]
    QTest.keyClick(venster, K.Key_F6, M.ShiftModifier)
    assert venster.docks.huidige() is panel(venster, "werk")


def test_that_pressing_a_tab_gives_its_panel_the_focus(qtbot: QtBot, venster: MainWindow) -> None:
    stapels = [balk for balk in venster.findChildren(QTabBar) if balk.parent() is venster and balk.count() > 1]
    assert stapels
    balk = stapels[0]
    plek = next(nummer for nummer in range(balk.count()) if nummer != balk.currentIndex())
    naam = next(
        dock.objectName() for dock in venster.findChildren(QDockWidget) if dock.windowTitle() == balk.tabText(plek)
    )
    qtbot.waitUntil(lambda: not venster.docks.tabs._straks.isActive())
    QTest.mouseClick(balk, Qt.MouseButton.LeftButton, pos=balk.tabRect(plek).center())
    qtbot.waitUntil(lambda: (huidige := venster.docks.huidige()) is not None and huidige.naam == naam)


def test_that_one_walks_back_with_escape(venster: MainWindow) -> None:
    venster.docks.toon("wachtrij")
    QTest.keyClick(venster, K.Key_Escape)
    assert venster.docks.huidige() is panel(venster, "inloop")


def test_that_typing_a_name_opens_the_resident(qtbot: QtBot, winkel: Winkel, venster: MainWindow) -> None:
    QTest.keyClick(venster, K.Key_K, M.ControlModifier)
    assert venster.palet.veld.hasFocus()
    QTest.keyClicks(venster.palet.veld, "fo")
    qtbot.waitUntil(lambda: len(venster.palet._personen) == 1)
    huidige = venster.palet.lijst.huidige()
    assert huidige is not None
    assert huidige.beeld.let_op == "Pandverbod tot 3 feb"
    QTest.keyClick(venster.palet.veld, K.Key_Return)
    assert panel(venster, "persoon").gevraagd == [("persoon.open", PERSONEN[1].persoon_id)]
    assert panel(venster, "persoon").veld.hasFocus()
    assert not venster.palet.isVisible()
    gezocht = (ZoekPersonen, ZoekHuishoudens, ZoekSignalen)  # panels that are made meanwhile ask their own
    qtbot.waitUntil(lambda: {type(er) for er in winkel.gelezen if isinstance(er, gezocht)} == set(gezocht))


def test_that_a_household_is_found_and_opened_and_leaves_the_line_one_walked_to(
    qtbot: QtBot, venster: MainWindow
) -> None:
    gevraagd: list[tuple[str, object]] = []
    venster.palet.requested.connect(lambda wat, inhoud: gevraagd.append((wat, inhoud)))
    venster.palet.open()
    QTest.keyClicks(venster.palet.veld, "C26-7K")
    qtbot.waitUntil(lambda: len(venster.palet._huishoudens) == 1)
    huidige = venster.palet.lijst.huidige()
    assert huidige is not None
    assert (huidige.beeld.titel, huidige.beeld.rechts) == ("Familie Bos", "C26-7KQ4M")
    venster.palet._gelopen = True
    venster.palet._huishoudens_gevonden(venster.palet._huishoudens)
    assert venster.palet.lijst.huidige() == huidige
    QTest.keyClick(venster.palet.veld, K.Key_Return)
    assert gevraagd == [("huishouden.open", HUISHOUDEN.id)]


def test_that_control_enter_begins_a_contact_for_the_resident(qtbot: QtBot, venster: MainWindow) -> None:
    venster.docks.toon("wachtrij")
    venster.palet.open()
    QTest.keyClicks(venster.palet.veld, "vries")
    qtbot.waitUntil(lambda: len(venster.palet._personen) == 3)
    QTest.keyClick(venster.palet.veld, K.Key_Down)
    QTest.keyClick(venster.palet.veld, K.Key_Return, M.ControlModifier)
    assert panel(venster, "inloop").gevraagd == [("contact.nieuw_voor", PERSONEN[1].persoon_id)]
    assert panel(venster, "inloop").veld.hasFocus()


def test_that_every_action_can_be_found_and_done_by_its_words(
    qtbot: QtBot, winkel: Winkel, venster: MainWindow
) -> None:
    venster.palet.open()
    QTest.keyClicks(venster.palet.veld, "werk registr")
    QTest.keyClick(venster.palet.veld, K.Key_Return)
    qtbot.waitUntil(lambda: any(isinstance(opdracht, Registreer) for opdracht in winkel.geschreven))
    assert venster.docks.huidige() is panel(venster, "werk")


def test_that_escape_closes_the_box_and_gives_the_focus_back(venster: MainWindow) -> None:
    QTest.keyClick(venster, K.Key_K, M.ControlModifier)
    QTest.keyClicks(venster.palet.veld, "x")
    QTest.keyClick(venster.palet.veld, K.Key_Escape)
    assert not venster.palet.isVisible()
    assert panel(venster, "inloop").veld.hasFocus()


def test_that_a_panel_shortcut_works_there_and_a_function_key_everywhere(
    qtbot: QtBot, winkel: Winkel, venster: MainWindow
) -> None:
    QTest.keyClick(panel(venster, "inloop").veld, K.Key_S, M.ControlModifier)
    qtbot.waitUntil(lambda: Registreer in {type(opdracht) for opdracht in winkel.geschreven})
    QTest.keyClick(panel(venster, "inloop").veld, K.Key_F3)
    assert panel(venster, "persoon").gevraagd == [("F3", None)]


def test_that_control_z_undoes_the_last_operation_even_from_an_empty_field(
    qtbot: QtBot, winkel: Winkel, venster: MainWindow
) -> None:
    inloop = panel(venster, "inloop")
    inloop.registreer()
    qtbot.waitUntil(lambda: venster.status.zin.text() == "Vraag geregistreerd")
    assert venster.status.ongedaan.isVisible()
    QTest.keyClick(inloop.veld, K.Key_Z, M.ControlModifier)
    qtbot.waitUntil(lambda: venster.status.zin.text() == "Vraag ongedaan gemaakt: Vraag geregistreerd")
    assert [opdracht for opdracht in winkel.geschreven if isinstance(opdracht, MaakOngedaan)] == [
        MaakOngedaan(transactie=Id(bytes([1]) * 16))
    ]
    QTest.keyClick(inloop.veld, K.Key_Z, M.ControlModifier)
    assert venster.status.zin.text() == "Er is niets om ongedaan te maken."


def test_that_undoing_says_what_and_what_would_be_next(qtbot: QtBot, winkel: Winkel, venster: MainWindow) -> None:
    inloop = panel(venster, "inloop")
    inloop.registreer()
    inloop.registreer()
    qtbot.waitUntil(lambda: len(winkel.geschreven) == 2)
    qtbot.waitUntil(lambda: venster.status.zin.text() == "Vraag geregistreerd")
    qtbot.waitUntil(lambda: venster._omgeving.jobs.is_klaar)  # the second one was told too
    venster.undo.doe()
    qtbot.waitUntil(lambda: "Vraag ongedaan gemaakt: " in venster.status.zin.text())
    ook = "Ook ongedaan maken: Vraag geregistreerd (Ctrl+Z)"
    qtbot.waitUntil(lambda: venster.status.ongedaan.text() == ook)
    assert venster.status.ongedaan.isVisible()
    inloop.registreer()
    qtbot.waitUntil(lambda: venster.status.ongedaan.text() == "Ongedaan maken (Ctrl+Z)")


def test_that_what_would_be_refused_is_not_offered_to_undo_too(
    qtbot: QtBot, winkel: Winkel, venster: MainWindow
) -> None:
    winkel.kan_terug = False
    inloop = panel(venster, "inloop")
    inloop.registreer()
    inloop.registreer()
    qtbot.waitUntil(lambda: len(winkel.geschreven) == 2)
    qtbot.waitUntil(venster.status.ongedaan.isVisible)
    qtbot.waitUntil(lambda: venster._omgeving.jobs.is_klaar)  # the second one was told too
    venster.undo.doe()
    qtbot.waitUntil(lambda: any(isinstance(opdracht, ProbeerOngedaan) for opdracht in winkel.geschreven))
    qtbot.waitUntil(lambda: not venster._omgeving.jobs._afzenders)
    assert "Vraag ongedaan gemaakt: " in venster.status.zin.text()
    assert not venster.status.ongedaan.isVisible()


def test_that_the_status_line_stays_one_line(venster: MainWindow) -> None:
    venster.status.meld("Jan\n\tvan der Berg: opgeroepen")
    assert venster.status.zin.text() == "Jan van der Berg: opgeroepen"


def test_that_control_z_in_a_field_first_undoes_what_was_typed(
    qtbot: QtBot, winkel: Winkel, venster: MainWindow
) -> None:
    inloop = panel(venster, "inloop")
    QTest.keyClicks(inloop.veld, "abc")
    QTest.keyClick(inloop.veld, K.Key_Z, M.ControlModifier)
    assert inloop.veld.text() == ""
    assert winkel.geschreven == []


def test_that_trouble_stands_in_the_status_line_with_its_way_out(venster: MainWindow) -> None:
    venster._omgeving.jobs.failed.emit(SchijfVol("De schijf is vol.", uitweg="Maak ruimte en probeer het weer."))
    assert venster.status.zin.text() == "De schijf is vol. Maak ruimte en probeer het weer."
    assert venster.status.uitweg.isVisible()
    venster._omgeving.jobs.refused.emit(Weigering("Dat mag u niet."))
    assert venster.status.zin.text() == "Dat mag u niet."
    assert not venster.status.uitweg.isVisible()


def test_that_a_bug_goes_to_the_crash_dialog(qtbot: QtBot, venster: MainWindow) -> None:
    with qtbot.waitSignal(venster.crashed) as teken:
        venster._omgeving.jobs.failed.emit(ZeroDivisionError())
    assert teken.args is not None
    assert isinstance(teken.args[0], ZeroDivisionError)


def test_that_f1_shows_the_keys_of_here_and_goes_away_again(venster: MainWindow) -> None:
    QTest.keyClick(panel(venster, "inloop").veld, K.Key_F1)
    assert venster.hulp.staat_er
    assert venster.hulp.blad is not None
    QTest.keyClick(venster.hulp.blad, K.Key_Escape)
    assert not venster.hulp.staat_er
    assert panel(venster, "inloop").veld.hasFocus()


def test_that_an_arrangement_shows_its_own_docks(venster: MainWindow) -> None:
    assert not venster.docks.dock("persoon").isHidden()
    QTest.keyClick(venster, K.Key_3, M.ControlModifier)
    assert venster.docks.dock("persoon").isHidden()
    QTest.keyClick(venster, K.Key_1, M.ControlModifier)
    assert not venster.docks.dock("persoon").isHidden()


def test_that_an_arrangement_without_a_dock_still_has_none_after_a_restart(
    open_venster: Callable[..., MainWindow],
) -> None:
    voorkeuren: dict[str, bytes] = {}
    venster = open_venster(voorkeuren)
    QTest.keyClick(venster, K.Key_3, M.ControlModifier)
    assert panel(venster, "inloop").veld.hasFocus()
    venster.close()
    nieuw = open_venster(voorkeuren)
    assert nieuw.docks.indeling == "teamleider"
    assert nieuw.docks.dock("persoon").isHidden()


def test_that_a_narrow_window_neither_uses_nor_spoils_the_layout_of_a_wide_one(
    open_venster: Callable[..., MainWindow],
) -> None:
    voorkeuren: dict[str, bytes] = {}
    open_venster(voorkeuren).close()
    bewaard = dict(voorkeuren)
    smal = open_venster({**voorkeuren, "venster": b""}, breedte=683)
    assert [panel.naam for panel in smal.docks.panelen() if panel.isVisible()] == ["inloop"]
    smal.docks.bewaar()
    assert voorkeuren == bewaard


def test_that_a_changed_layout_comes_back_after_a_restart(
    qtbot: QtBot, winkel: Winkel, open_venster: Callable[..., MainWindow]
) -> None:
    voorkeuren: dict[str, bytes] = {}
    venster = open_venster(voorkeuren)
    venster.docks.dock("wachtrij").close()
    venster.close()
    qtbot.waitUntil(lambda: sum(isinstance(opdracht, BewaarVoorkeur) for opdracht in winkel.geschreven) == 3)
    nieuw = open_venster(voorkeuren)
    assert nieuw.docks.dock("wachtrij").isHidden()
    assert not nieuw.docks.dock("inloop").isHidden()
    nieuw.docks.standaard()
    assert not nieuw.docks.dock("wachtrij").isHidden()


@pytest.mark.parametrize("stand", [b"", b"kapot", b"\x00\x00\x00\xff\x00\x00\x00\x00\xfd" + b"\x00" * 40])
def test_that_a_damaged_or_older_layout_opens_the_standard_one(
    open_venster: Callable[..., MainWindow], stand: bytes
) -> None:
    venster = open_venster({"indeling": b"\xff\xfe", "indeling.entree": stand, "venster": b"ook kapot"})
    assert venster.docks.indeling == "entree"
    assert {naam for naam in venster.docks.namen() if not venster.docks.dock(naam).isHidden()} == {
        soort.naam for soort in SOORTEN
    }


def test_that_a_narrow_window_stacks_everything_with_the_middle_on_top(open_venster: Callable[..., MainWindow]) -> None:
    venster = open_venster(breedte=683)
    assert venster.width() <= 683
    zichtbaar = [panel.naam for panel in venster.docks.panelen() if panel.isVisible()]
    assert zichtbaar == ["inloop"]


def test_that_everything_one_can_press_or_fill_in_has_a_name(venster: MainWindow) -> None:
    for knop in venster.findChildren(QAbstractButton):
        if knop.objectName() and knop.isVisible() and not knop.objectName().startswith("qt_"):
            assert knop.accessibleName() or knop.text(), knop.objectName()
    for veld in venster.findChildren(QLineEdit):
        assert veld.accessibleName() or not veld.isVisible(), veld.objectName()


def test_that_a_request_nobody_takes_says_so(venster: MainWindow) -> None:
    panel(venster, "inloop").requested.emit("casus.open", None)
    assert venster.status.zin.text() == "Dat kan dit programma nog niet."
    panel(venster, "inloop").requested.emit("melding", "Gekopieerd.")
    assert venster.status.zin.text() == "Gekopieerd."
    assert isinstance(venster.docks.panelen()[-1], PersoonPanel)


def test_that_what_makes_files_is_only_shown_from_the_box_and_done_in_its_panel(
    qtbot: QtBot, winkel: Winkel, venster: MainWindow
) -> None:
    werk = panel(venster, "werk")
    gedaan: list[str] = []
    maak = Actie(
        "werk.maak", "Overzicht maken", "", lambda: gedaan.append("maak"), zoekwoorden="rapport", ter_plekke=True
    )
    werk.acties = lambda: (maak,)  # type: ignore[method-assign]
    venster.palet.open()
    QTest.keyClicks(venster.palet.veld, "rapport")
    assert "ernaartoe" in venster.palet.hulp.text()
    QTest.keyClick(venster.palet.veld, K.Key_Return)
    assert venster.docks.huidige() is werk
    assert werk.veld.hasFocus()
    assert not gedaan


def test_that_showing_along_takes_no_focus_and_opens_no_dock(venster: MainWindow) -> None:
    persoon = panel(venster, "persoon")
    venster.docks.dock("persoon").hide()
    panel(venster, "inloop").veld.setFocus()
    venster.verzoek("persoon.toon", b"p")
    assert persoon.gevraagd == [("persoon.toon", b"p")]
    assert venster.docks.dock("persoon").isHidden()
    assert panel(venster, "inloop").veld.hasFocus()


def test_that_the_standard_arrangement_leaves_the_focus_where_one_begins(venster: MainWindow) -> None:
    venster.docks.toon("wachtrij")
    venster.docks.begin_opnieuw()
    assert panel(venster, "inloop").veld.hasFocus()


def test_that_control_z_asks_the_panel_one_works_in_first(qtbot: QtBot, winkel: Winkel, venster: MainWindow) -> None:
    inloop = panel(venster, "inloop")
    inloop.registreer()
    qtbot.waitUntil(lambda: venster.status.zin.text() == "Vraag geregistreerd")
    inloop.terug_te_nemen = 1
    QTest.keyClick(inloop.veld, K.Key_Z, M.ControlModifier)
    assert inloop.terug_te_nemen == 0
    with qtbot.waitSignal(venster.undo.undone) as gemeld:
        QTest.keyClick(inloop.veld, K.Key_Z, M.ControlModifier)
    assert gemeld.args == [Id(bytes([1]) * 16)]


def test_that_text_too_large_for_three_columns_stacks_them_and_back_gives_the_columns(
    qtbot: QtBot, venster: MainWindow
) -> None:
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    midden = venster.docks.dock("inloop")
    assert venster.docks.dock("wachtrij") not in venster.tabifiedDockWidgets(midden)
    klein = app.font()
    groot = QFont(klein)
    groot.setPointSizeF(20)
    try:
        app.setFont(groot)
        qtbot.waitUntil(lambda: venster.docks.dock("wachtrij") in venster.tabifiedDockWidgets(midden))
        assert panel(venster, "inloop").veld.isVisible()
    finally:
        app.setFont(klein)
    qtbot.waitUntil(lambda: venster.docks.dock("wachtrij") not in venster.tabifiedDockWidgets(midden))


def test_that_what_gets_the_focus_is_scrolled_into_view_in_a_panel_too_high_for_the_window(
    qtbot: QtBot, venster: MainWindow
) -> None:
    inloop = panel(venster, "inloop")
    laatste = QLineEdit(inloop)
    laatste.setGeometry(0, 2_000, 100, 30)
    laatste.show()
    inloop.setMinimumHeight(2_100)
    laatste.setFocus()
    qtbot.waitUntil(lambda: not laatste.visibleRegion().isEmpty())
    inloop.veld.setFocus()
    qtbot.waitUntil(lambda: not inloop.veld.visibleRegion().isEmpty())


def test_that_a_window_that_began_narrow_gets_its_columns_when_it_becomes_wide(
    qtbot: QtBot, open_venster: Callable[..., MainWindow]
) -> None:
    venster = open_venster(breedte=683)
    midden, links = venster.docks.dock("inloop"), venster.docks.dock("wachtrij")
    assert links in venster.tabifiedDockWidgets(midden)
    venster.resize(1366, 728)
    qtbot.waitUntil(lambda: links not in venster.tabifiedDockWidgets(midden))
    assert panel(venster, "inloop").veld.hasFocus()
    venster.resize(700, 728)
    qtbot.waitUntil(lambda: not venster.docks._past_straks.isActive())
    assert links not in venster.tabifiedDockWidgets(midden)


def test_that_a_column_that_is_new_gets_its_width(open_venster: Callable[..., MainWindow], qtbot: QtBot) -> None:
    docks = open_venster().docks
    midden = [naam for naam in docks.namen() if docks._houders[naam].soort.gebied == "midden"]
    for naam in midden:
        docks.dock(naam).hide()
    qtbot.waitUntil(lambda: all(docks.dock(naam).isHidden() for naam in midden))
    docks.toon(midden[0])
    qtbot.waitUntil(lambda: docks.dock(midden[0]).width() > 0.45 * 1366)
