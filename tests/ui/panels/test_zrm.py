"""The tab ZRM on a real store: an assessment by keyboard, its draft, the tables and the charts."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from pyqtgraph import PlotDataItem, TextItem
from pyqtgraph.graphicsItems.DateAxisItem import YEAR_MONTH_ZOOM_LEVEL
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontDatabase, QPalette
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from tests.gezin import Gezin, bakker
from wijdesk.app.bureau import Bureau
from wijdesk.app.panelen import maak_omgeving
from wijdesk.models.opdrachten.huishouden import LeesHuishouden
from wijdesk.models.opdrachten.zrm import LeesZrm
from wijdesk.models.zrmreeks import Lijn, Reeks
from wijdesk.resources import lees_bytes, lees_toml
from wijdesk.ui.grafieken.plot import Plot
from wijdesk.ui.grafieken.zrm import ZrmGrafiek
from wijdesk.ui.jobs import Jobs
from wijdesk.ui.panels.casus.zrm import ZrmTab
from wijdesk.ui.panels.casus.zrm.klein import ZrmKlein
from wijdesk.ui.theme import BASIS_PUNTEN

K = Qt.Key
DOMEINEN = tuple(rij["code"] for rij in lees_toml("codes/zrm_domein.toml")["code"])


@pytest.fixture
def gezin(bureau: Bureau) -> Gezin:
    return bakker(bureau)


@pytest.fixture
def tab(bureau: Bureau, gezin: Gezin, qtbot: QtBot) -> Iterator[ZrmTab]:
    jobs = Jobs(bureau.schrijf, bureau.lees, plaats=bureau.plaats)
    gemaakt = ZrmTab(maak_omgeving(bureau, jobs), maak_grafiek=ZrmGrafiek)
    jobs.changed.connect(lambda _: gemaakt.ververs())
    qtbot.addWidget(gemaakt)
    gemaakt.resize(720, 620)
    gemaakt.show()
    qtbot.waitExposed(gemaakt)
    gemaakt.activateWindow()
    gemaakt.toon(bureau.lees(LeesHuishouden(id=gezin.huishouden)))
    qtbot.waitUntil(lambda: gemaakt._beeld is not None)
    yield gemaakt
    gemaakt.klaar_om_te_sluiten()
    gemaakt.close()
    jobs.sluit()


def toets(tab: ZrmTab, sleutel: Qt.Key, extra: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(tab.focusWidget() or tab, sleutel, extra)


def vul_in(tab: ZrmTab, qtbot: QtBot, gezin: Gezin, *cijfers: Qt.Key) -> None:
    tab.kies_persoon(gezin.moeder)
    tab.begin_meting()
    assert tab.formulier is not None
    qtbot.waitUntil(tab.formulier.regels[0].knop_voor_focus().hasFocus)
    for cijfer in cijfers:
        toets(tab, cijfer)


def test_that_an_assessment_is_made_by_keyboard_alone(tab: ZrmTab, bureau: Bureau, gezin: Gezin, qtbot: QtBot) -> None:
    vul_in(tab, qtbot, gezin, K.Key_3, K.Key_2, K.Key_Down, K.Key_5, K.Key_Up, K.Key_0)
    toets(tab, K.Key_S, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: tab.formulier is None)
    beeld = bureau.lees(LeesZrm(huishouden_id=gezin.huishouden))
    (moeder,) = (wie for wie in beeld.personen if wie.persoon_id == gezin.moeder)
    gescoord = {score.domein: score.niveau for score in moeder.metingen[0].scores}
    assert gescoord == {"Financiën": 3, "Werk en opleiding": 2}
    qtbot.waitUntil(lambda: "Beoordeeld op" in tab.kop.text())
    assert tab.tabel is not None
    gelezen = [tab.tabel.model.index(n, 1).data() for n in range(3)]
    assert gelezen == ["3 · beperkt", "2 · niet zelfredzaam", "– niet beoordeeld"]
    grafiek = tab.findChild(ZrmGrafiek)
    assert isinstance(grafiek, ZrmGrafiek)
    assert "Financiën 3" in grafiek.radar.accessibleDescription()


def test_that_what_is_refused_stands_beside_it_and_nothing_typed_is_lost(
    tab: ZrmTab, gezin: Gezin, qtbot: QtBot
) -> None:
    vul_in(tab, qtbot, gezin, K.Key_4)
    formulier = tab.formulier
    assert formulier is not None
    formulier.op.setText("1-1-2999")
    toets(tab, K.Key_S, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(formulier.veld_op.heeft_fout)
    assert formulier.regels[0].niveau() == 4
    formulier.op.setText("")
    formulier.regels[0].informatie.setText("ooit")
    formulier.sla_op()
    assert "Financiën" in formulier.fout.text()
    assert formulier.regels[0].informatie.text() == "ooit"


def test_that_esc_keeps_a_draft_that_comes_back(tab: ZrmTab, gezin: Gezin, qtbot: QtBot) -> None:
    vul_in(tab, qtbot, gezin, K.Key_2, K.Key_2)
    toets(tab, K.Key_Escape)
    qtbot.waitUntil(lambda: tab.formulier is None)
    tab.begin_meting()
    formulier = tab.formulier
    assert formulier is not None
    qtbot.waitUntil(lambda: [regel.niveau() for regel in formulier.regels[:3]] == [2, 2, None])


def test_that_with_the_whole_family_shown_n_asks_of_whom_and_makes_nothing_of_its_own(
    tab: ZrmTab, bureau: Bureau, gezin: Gezin, qtbot: QtBot
) -> None:
    vul_in(tab, qtbot, gezin, K.Key_3)
    toets(tab, K.Key_S, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: tab.formulier is None)
    qtbot.waitUntil(lambda: "Beoordeeld op" in tab.kop.text())
    tab.kies_persoon(None)
    tab.nieuw.setFocus()
    toets(tab, K.Key_N)
    assert tab.formulier is None
    assert tab.wie.isVisible()
    teksten = [deel.accessibleName() for deel in tab.wie.knoppen()]
    assert [tekst.partition(" · ")[2] for tekst in teksten].count("nog geen meting") == len(teksten) - 1
    assert [deel.hasFocus() for deel in tab.wie.knoppen()].index(True) == 1, "who was never assessed comes first"
    toets(tab, K.Key_Escape)
    assert not tab.wie.isVisible()
    assert tab.nieuw.hasFocus()
    toets(tab, K.Key_N)
    toets(tab, K.Key_Left)
    toets(tab, K.Key_Return)
    assert tab.formulier is not None
    assert tab.formulier.persoon.persoon_id == gezin.moeder


def test_that_the_buttons_of_an_assessment_stand_as_in_every_form(tab: ZrmTab, gezin: Gezin, qtbot: QtBot) -> None:
    vul_in(tab, qtbot, gezin)
    formulier = tab.formulier
    assert formulier is not None
    assert formulier.bewaar.x() < formulier.weg.x()


def test_that_old_information_is_told_in_words_while_typing(tab: ZrmTab, gezin: Gezin, qtbot: QtBot) -> None:
    vul_in(tab, qtbot, gezin, K.Key_2)
    assert tab.formulier is not None
    regel = tab.formulier.regels[0]
    regel.informatie.setText("1-1-2020")
    regel.informatie.textEdited.emit("1-1-2020")
    assert "ouder dan 30 dagen" in regel.woorden.text()


def test_that_the_household_stands_side_by_side_and_is_never_added_up(tab: ZrmTab, gezin: Gezin, qtbot: QtBot) -> None:
    for wie, cijfer in ((gezin.moeder, K.Key_2), (gezin.zoon, K.Key_5)):
        tab.kies_persoon(wie)
        tab.begin_meting()
        assert tab.formulier is not None
        qtbot.waitUntil(tab.formulier.regels[0].knop_voor_focus().hasFocus)
        toets(tab, cijfer)
        toets(tab, K.Key_S, Qt.KeyboardModifier.ControlModifier)
        qtbot.waitUntil(lambda: tab.formulier is None)
    tab.kies_persoon(None)
    qtbot.waitUntil(lambda: tab.tabel is not None and tab.tabel.model.columnCount() == 3)
    assert tab.tabel is not None
    assert sorted(str(tab.tabel.model.index(0, kolom).data()) for kolom in (1, 2)) == ["2", "5"]
    assert "●" in tab.legenda.text()
    assert "■" in tab.legenda.text()


def test_that_the_chart_shows_no_menu_and_dutch_months(tab: ZrmTab) -> None:
    grafiek = tab.findChild(ZrmGrafiek)
    assert isinstance(grafiek, ZrmGrafiek)
    menus = grafiek.findChildren(QMenu)
    assert menus
    assert all(menu.isWindow() and not menu.isVisible() for menu in menus)
    as_ = grafiek.trend.getAxis("bottom")
    as_.zoomLevel = YEAR_MONTH_ZOOM_LEVEL  # as when a few years are in sight
    (maand,) = [soort.spacing for soort in as_.zoomLevel.tickSpecs if soort.format == "%b"]
    midden = [datetime(2026, nummer, 15, tzinfo=UTC).timestamp() for nummer in (3, 5, 10)]
    assert as_.tickStrings(midden, 1, maand) == ["mrt", "mei", "okt"]


@pytest.mark.parametrize(("breed", "hoog"), [(240, 230), (640, 230), (260, 700)])
def test_that_every_name_around_the_radar_is_whole(qtbot: QtBot, breed: int, hoog: int) -> None:
    grafiek = ZrmGrafiek()
    qtbot.addWidget(grafiek)
    QFontDatabase.addApplicationFontFromData(lees_bytes("fonts/Inter-Regular.ttf"))
    grafiek.setStyleSheet(f'* {{ font-family: "Inter"; font-size: {BASIS_PUNTEN}pt; }}')  # as in the program
    grafiek.toon_radar(DOMEINEN, (Reeks(naam="nu", niveaus=dict.fromkeys(DOMEINEN, 3)),))
    grafiek.trend.hide()
    grafiek.resize(breed, hoog)
    grafiek.show()
    qtbot.waitExposed(grafiek)
    qtbot.waitUntil(lambda: len(namen_bij(grafiek)) == len(DOMEINEN))  # it is drawn in a turn of its own
    namen = namen_bij(grafiek)

    def alle_heel() -> None:
        grafiek.grab()  # names get their place when they are painted
        vak = grafiek.radar.getViewBox().sceneBoundingRect().adjusted(-1, -1, 1, 1)
        assert [naam.toPlainText() for naam in namen if not vak.contains(naam.textItem.sceneBoundingRect())] == []

    qtbot.waitUntil(alle_heel)


def namen_bij(grafiek: ZrmGrafiek) -> list[TextItem]:
    return [item for item in grafiek.radar.items() if isinstance(item, TextItem)]


def punten(plot: Plot) -> list[list[float]]:
    """Per line with signs that one sees the heights of its points."""
    krommen = [item for item in plot.items() if isinstance(item, PlotDataItem) and item.opts["symbol"] is not None]
    return [list(kromme.yData) for kromme in krommen if kromme.isVisible()]


def test_that_the_charts_draw_another_household_with_the_lines_that_are_there(qtbot: QtBot) -> None:
    grafiek = ZrmGrafiek()
    qtbot.addWidget(grafiek)
    grafiek.show()
    qtbot.waitExposed(grafiek)

    def toon(*niveaus: int) -> None:
        grafiek.toon_radar(DOMEINEN, [Reeks(naam="x", niveaus={DOMEINEN[0]: niveau}) for niveau in niveaus])
        grafiek.toon_trend("x", [Lijn(naam="x", punten=(("2026-03-01", niveau),)) for niveau in niveaus])

    toon(2, 4)
    qtbot.waitUntil(lambda: sorted(punten(grafiek.trend)) == [[2], [4]])
    qtbot.waitUntil(lambda: sorted(lijn[0] for lijn in punten(grafiek.radar)) == [2, 4])
    items = len(grafiek.radar.items())
    toon(3)
    qtbot.waitUntil(lambda: punten(grafiek.trend) == [[3]])
    qtbot.waitUntil(lambda: [lijn[0] for lijn in punten(grafiek.radar)] == [3])
    toon(5, 1)
    qtbot.waitUntil(lambda: sorted(punten(grafiek.trend)) == [[1], [5]])
    qtbot.waitUntil(lambda: sorted(lijn[0] for lijn in punten(grafiek.radar)) == [1, 5])
    assert len(grafiek.radar.items()) == items
    pixels = grafiek.radar.grab().toImage()
    palet = grafiek.palette()
    palet.setColor(QPalette.ColorRole.Base, "#101010")
    grafiek.setPalette(palet)
    qtbot.waitUntil(lambda: grafiek.radar.grab().toImage() != pixels)
    qtbot.waitUntil(lambda: sorted(lijn[0] for lijn in punten(grafiek.radar)) == [1, 5])


def test_that_an_empty_household_says_what_to_do(tab: ZrmTab, gezin: Gezin) -> None:
    tab.kies_persoon(gezin.dochter)
    assert not tab.leeg.isHidden()
    assert "Druk op N" in tab.leeg.text()


def test_that_beside_the_goals_stand_the_levels_now(tab: ZrmTab, gezin: Gezin, qtbot: QtBot) -> None:
    klein = ZrmKlein(tab.omgeving)
    qtbot.addWidget(klein)
    klein.show()
    assert tab.huishouden is not None
    klein.toon(tab.huishouden)
    qtbot.waitUntil(lambda: not klein.leeg.isHidden())
    vul_in(tab, qtbot, gezin, K.Key_3)
    toets(tab, K.Key_S, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: klein.tabel is not None)
    assert klein.tabel is not None
    assert klein.tabel.model.index(0, 1).data() == "3"
