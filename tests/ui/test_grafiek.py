"""Charts on a card: walked by keyboard, said, their table beside them, copied; readable in every theme."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from io import StringIO
from itertools import product
from math import isnan

import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QColor, QGuiApplication, QImage, QKeyEvent, QPainter, QPalette
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from wijdesk.models.grafiekbeeld import Beeld, Datalijn, Lijnbeeld, Staaf, Staafbeeld, Warmtebeeld
from wijdesk.ui.grafieken.kleuren import STREPEN, TEKENS, contrast, lijnkleur, op, teken_op, warmtekleur
from wijdesk.ui.grafieken.lijn import PIXELS, Lijngrafiek, stappen, verdund
from wijdesk.ui.grafieken.maak import maak_grafiek
from wijdesk.ui.grafiekkaart import Grafiekkaart, csv_van
from wijdesk.ui.theme import CONTRAST, DONKER, LICHT, Kleuren, palet
from wijdesk.ui.vaktoetsen import GRAFIEK, toets_van

MAANDEN = ("jan", "feb", "mrt", "apr", "mei", "jun")
LIJN = Lijnbeeld(
    titel="Vragen per maand",
    punten=tuple(f"{maand} 2026" for maand in MAANDEN),
    kort=MAANDEN,
    lijnen=(
        Datalijn(naam="Nu", waarden=(10, 20, None, 40, 50, 60), breuken=(3,)),
        Datalijn(naam="Toen", waarden=(5, 6, 7, 8, 9, 10)),
    ),
    breuken=((3, "Vanaf apr 2026 geldt versie 2 van de definitie."),),
)
STAVEN = Staafbeeld(
    titel="Vragen per melder", wat="Melder", nu="2026", toen="2025",
    staven=(Staaf(naam="Inwoner", waarde=30, toen=20), Staaf(naam="=Huisarts", waarde=3, toen=4)),
)  # fmt: skip
WARMTE = Warmtebeeld(
    titel="Drukte", op_rijen=("9–10 uur", "10–11 uur"), op_kolommen=("maandag", "dinsdag"), waarden=((1, 2), (3, 0))
)
TRECHTER = Staafbeeld(
    titel="Trechter", trechter=True, staven=(Staaf(naam="Vragen", waarde=100), Staaf(naam="Indicatie", waarde=4))
)
ALLE: tuple[Beeld, ...] = (LIJN, STAVEN, WARMTE, TRECHTER)
K, M = Qt.Key, Qt.KeyboardModifier


def maak(beeld: Beeld, qtbot: QtBot) -> Grafiekkaart:
    kaart = Grafiekkaart("proef", beeld.titel, partial(maak_grafiek, beeld.soort), opent="Uitleg en lijst")
    qtbot.addWidget(kaart)
    kaart.resize(800, 400)
    kaart.show()
    qtbot.waitExposed(kaart)
    kaart.activateWindow()
    kaart.zet(beeld)
    kaart.grafiek.setFocus()
    return kaart


@pytest.fixture
def licht(qapp: QApplication) -> Iterator[None]:
    oud = qapp.palette()
    yield
    qapp.setPalette(oud)


def test_that_the_arrows_walk_a_line_and_every_value_is_said(qtbot: QtBot) -> None:
    kaart = maak(LIJN, qtbot)
    QTest.keyClick(kaart.grafiek, K.Key_Right)
    assert kaart.grafiek.plek == (0, 5)  # one begins with the newest
    QTest.keyClick(kaart.grafiek, K.Key_Left)
    QTest.keyClick(kaart.grafiek, K.Key_Left)
    zin = "Nu, apr 2026: 40. Vanaf apr 2026 geldt versie 2 van de definitie."
    assert kaart.gezegd.text() == kaart.grafiek.accessibleDescription() == zin
    QTest.keyClick(kaart.grafiek, K.Key_Down)
    assert kaart.gezegd.text().startswith("Toen, apr 2026: 8")
    for toets, plek in ((K.Key_Home, (0, 0)), (K.Key_End, (1, 5)), (K.Key_Right, (1, 5))):
        QTest.keyClick(kaart.grafiek, toets)
        assert kaart.grafiek.plek == plek
    QTest.keyClick(kaart.grafiek, K.Key_Escape)
    assert kaart.grafiek.plek is None
    assert "onderbroken" in kaart.grafiek.accessibleDescription()


def test_that_bars_and_a_heat_map_are_walked_and_opened_by_keyboard(qtbot: QtBot) -> None:
    kaart = maak(STAVEN, qtbot)
    geopend: list[tuple[int, int]] = []
    kaart.opened.connect(lambda rij, kolom: geopend.append((rij, kolom)))
    for toets in (K.Key_Down, K.Key_Down, K.Key_Return):
        QTest.keyClick(kaart.grafiek, toets)
    assert geopend == [(1, 0)]
    assert kaart.gezegd.text() == "=Huisarts: 3, 2025 4"
    warm = maak(WARMTE, qtbot)
    for toets in (K.Key_Down, K.Key_Down, K.Key_Right):
        QTest.keyClick(warm.grafiek, toets)
    assert warm.gezegd.text() == "dinsdag 10–11 uur: 0"


def test_that_every_key_of_a_chart_is_told_and_every_key_that_is_told_works(qtbot: QtBot) -> None:
    grafiek = maak(LIJN, qtbot).grafiek
    werkt = set()
    for toets, erbij in product(
        K, (M.NoModifier, M.ControlModifier, M.ShiftModifier, M.ControlModifier | M.ShiftModifier)
    ):
        grafiek.plek = (0, 2)
        druk = QKeyEvent(QEvent.Type.KeyPress, toets, erbij)
        grafiek.keyPressEvent(druk)
        if druk.isAccepted():
            werkt.add(toets_van(druk))
    verteld = {toets for er in GRAFIEK.toetsen for toets in er.sneltoets.split(" ")}
    assert werkt == verteld - {"Tab"}, "Tab is of Qt"


@pytest.mark.parametrize("beeld", ALLE, ids=lambda beeld: beeld.soort)
def test_that_the_table_beside_a_chart_holds_what_the_chart_shows(beeld: Beeld, qtbot: QtBot) -> None:
    kaart = maak(beeld, qtbot)
    assert kaart.tabel is not None
    model = kaart.tabel.model
    koppen = [model.headerData(nr, Qt.Orientation.Horizontal) for nr in range(model.columnCount())]
    assert tuple(kop.replace("\n", " ") for kop in koppen) == beeld.koppen()
    assert tuple(model.rij(nr).cellen for nr in range(model.rowCount())) == beeld.rijen()
    assert kaart.tabel.view.accessibleName() == f"{beeld.titel}, als tabel"


def test_that_the_row_follows_the_chart_and_the_chart_the_row(qtbot: QtBot) -> None:
    kaart = maak(LIJN, qtbot)
    assert kaart.tabel is not None
    kaart.grafiek.wijs(1, 2)
    rij = kaart.tabel.huidige()
    assert rij is not None
    assert rij.nummer == 2
    kaart.tabel.view.setCurrentIndex(kaart.tabel.model.index(4, 0))
    assert kaart.grafiek.plek == (1, 4)


def test_that_data_are_copied_for_a_sheet_and_as_csv_that_runs_nothing(qtbot: QtBot) -> None:
    kaart = maak(STAVEN, qtbot)
    QTest.keyClick(kaart.grafiek, K.Key_C, Qt.KeyboardModifier.ControlModifier)
    inhoud = QGuiApplication.clipboard().mimeData()
    assert inhoud.text() == "Melder\t2026\t2025\nInwoner\t30\t20\n'=Huisarts\t3\t4"
    gelezen = list(csv.reader(StringIO(bytes(inhoud.data("text/csv").data()).decode())))
    assert gelezen == [["Melder", "2026", "2025"], ["Inwoner", "30", "20"], ["'=Huisarts", "3", "4"]]
    assert csv_van(LIJN).splitlines()[3] == "mrt 2026,,7,"


def test_that_a_chart_is_copied_as_a_picture_with_something_on_it(qtbot: QtBot) -> None:
    kaart = maak(WARMTE, qtbot)
    QTest.keyClick(kaart.grafiek, K.Key_C, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    beeld = QGuiApplication.clipboard().image()
    assert beeld.width() > 200
    assert beeld.height() > 60
    kleuren = {beeld.pixel(x, y) for x in range(0, beeld.width(), 4) for y in range(0, beeld.height(), 4)}
    assert len(kleuren) > 4


def test_that_a_chart_of_nothing_says_so_and_offers_nothing_to_copy(qtbot: QtBot) -> None:
    kaart = maak(Staafbeeld(titel="Agressie", staven=()), qtbot)
    assert kaart.leeg.isVisible()
    assert not kaart.grafiek.isVisible()
    assert not kaart.kopieer_knop.isEnabled()
    assert kaart.tabel is None or not kaart.tabel.isVisible()
    kaart.zet(STAVEN)
    assert kaart.grafiek.isVisible()
    assert not kaart.leeg.isVisible()


@pytest.mark.parametrize("beeld", ALLE, ids=lambda beeld: beeld.soort)
def test_that_the_same_data_draw_nothing_again(beeld: Beeld, qtbot: QtBot) -> None:
    kaart = maak(beeld, qtbot)
    getekend = kaart.grafiek.getekend
    kaart.zet(beeld)
    kaart.grafiek.zet(beeld)
    assert kaart.grafiek.getekend == getekend


def test_that_the_line_is_in_pieces_where_the_definition_changes(qtbot: QtBot) -> None:
    kaart = maak(LIJN, qtbot)
    stukken = [(stuk.lijn, stuk.x) for stuk in kaart.grafiek.stukken]
    assert stukken == [(0, (0, 1, 2)), (0, (3, 4, 5)), (1, (0, 1, 2, 3, 4, 5))]  # the other line has no break


@pytest.mark.parametrize("thema", [LICHT, DONKER, CONTRAST], ids=lambda thema: thema.naam)
def test_that_lines_bars_and_counts_have_contrast_in_every_theme(thema: Kleuren, licht: None) -> None:
    kleuren = palet(thema)
    achter = kleuren.color(QPalette.ColorRole.Base)
    for nummer in range(5):
        assert contrast(lijnkleur(kleuren, nummer), achter) >= 3
        assert contrast(lijnkleur(kleuren, nummer), QColor(thema.vlak_stil)) >= 3
    for honderdste in range(101):
        cel = warmtekleur(kleuren, honderdste / 100)
        assert contrast(op(cel), cel) >= 4.5


def test_that_lines_and_bars_are_told_apart_without_colour(qtbot: QtBot) -> None:
    grafiek = maak(LIJN, qtbot).grafiek
    assert isinstance(grafiek, Lijngrafiek)
    assert len(set(STREPEN)) == len(set(TEKENS)) == 5
    assert {(stuk.lijn, stuk.teken) for stuk in grafiek.stukken} == {(0, "o"), (1, "s")}
    geschilderd = [geschilderd_teken(teken) for teken in TEKENS]
    assert all(een != ander for nr, een in enumerate(geschilderd) for ander in geschilderd[:nr])


def geschilderd_teken(teken: str) -> QImage:
    beeld = QImage(20, 20, QImage.Format.Format_RGB32)
    beeld.fill(Qt.GlobalColor.white)
    with QPainter(beeld) as pen:
        pen.setBrush(QColor("black"))
        teken_op(pen, QPointF(10, 10), teken)
    return beeld


def test_that_another_theme_draws_anew_and_larger_letters_ask_more_room(
    qtbot: QtBot, qapp: QApplication, licht: None
) -> None:
    kaart = maak(STAVEN, qtbot)
    hoogte, getekend = kaart.grafiek.sizeHint().height(), kaart.grafiek.getekend
    qapp.setPalette(palet(DONKER))
    qtbot.waitUntil(lambda: kaart.grafiek.getekend > getekend)
    letter = kaart.font()
    letter.setPointSizeF(letter.pointSizeF() * 2)
    kaart.setFont(letter)
    qtbot.waitUntil(lambda: kaart.grafiek.sizeHint().height() > 1.5 * hoogte)


@pytest.mark.parametrize(
    ("hoogst", "verwacht"), [(0, [0, 1]), (1, [0, 1]), (7, [0, 2, 4, 6, 8]), (2600, [0, 1000, 2000, 3000])]
)
def test_that_an_axis_has_round_values(hoogst: float, verwacht: list[float]) -> None:
    gemaakt = stappen(hoogst)
    assert gemaakt[0] == 0
    assert gemaakt[-1] >= hoogst
    if hoogst != 1:
        assert gemaakt == verwacht


def test_that_a_long_line_keeps_its_peaks_and_its_gaps() -> None:
    waarden: list[float | None] = [5.0 for _ in range(9 * PIXELS)]
    waarden[1234] = 80.0
    waarden[4321] = 1.0
    waarden[5000:5100] = [None] * 100
    x, y = verdund(10, waarden)
    assert len(x) <= 2 * PIXELS
    assert dict(zip(x, y, strict=True))[1244] == 80.0
    assert dict(zip(x, y, strict=True))[4331] == 1.0
    assert sum(isnan(waarde) for waarde in y) >= 10
    assert x == sorted(x)
    assert verdund(3, (1.0, None))[0] == [3, 4]


def test_that_another_period_names_the_columns_anew_in_the_same_table(qtbot: QtBot) -> None:
    kaart = maak(STAVEN, qtbot)
    tabel = kaart.tabel
    ander = Staafbeeld(
        titel=STAVEN.titel, wat="Melder", nu="2025", toen="2024", staven=(Staaf(naam="Inwoner", waarde=1, toen=2),)
    )
    kaart.zet(ander)
    assert kaart.tabel is tabel
    assert tabel is not None
    assert [tabel.model.headerData(nr, Qt.Orientation.Horizontal) for nr in range(3)] == ["Melder", "2025", "2024"]
    assert tabel.model.rij(0).cellen == ("Inwoner", 1, 2)


def test_that_columns_grow_for_larger_numbers_and_a_long_heading_stands_on_two_lines(qtbot: QtBot) -> None:
    klein = Lijnbeeld(
        titel="Vragen", punten=MAANDEN,
        lijnen=(Datalijn(naam="Nu", waarden=(1,) * 6), Datalijn(naam="Een jaar eerder", waarden=(2,) * 6)),
    )  # fmt: skip
    groot = replace(klein, lijnen=(klein.lijnen[0], Datalijn(naam="Een jaar eerder", waarden=(123_456_789,) * 6)))
    kaart = maak(klein, qtbot)
    assert kaart.tabel is not None
    view, kop = kaart.tabel.view, "Een jaar\neerder"
    assert kaart.tabel.model.headerData(2, Qt.Orientation.Horizontal) == kop
    assert view.horizontalHeader().sizeHint().height() >= 2 * view.fontMetrics().height()
    was = view.columnWidth(2)
    assert was > max(view.fontMetrics().horizontalAdvance(deel) for deel in kop.split("\n"))
    kaart.zet(groot)
    assert view.columnWidth(2) > max(was, view.fontMetrics().horizontalAdvance("123.456.789"))
    kaart.zet(klein)
    assert view.columnWidth(2) > was


def test_that_a_long_heading_takes_the_room_of_the_names_no_longer_than_it_stands_there(qtbot: QtBot) -> None:
    kaart = maak(replace(STAVEN, staven=(Staaf(naam="Zorgaanbieder", waarde=30, toen=20),)), qtbot)
    assert kaart.tabel is not None
    assert kaart.gezegd.text() == "Zorgaanbieder: 30, 2025 20."  # one bar is no plural
    kaart.resize(669, 400)
    view, lang = kaart.tabel.view, "7 mei 2025 tot en met 25 jan 2026"
    for nu, toen in ((lang, lang), ("2026", "2025")):
        kaart.zet(replace(STAVEN, nu=nu, toen=toen))
        QApplication.processEvents()
        assert view.columnWidth(0) >= 90, (nu, view.columnWidth(0))
