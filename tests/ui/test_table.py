"""The table model and view every list panel uses."""

from __future__ import annotations

import random
from dataclasses import dataclass, replace
from time import perf_counter

import pytest
from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QFont, QGuiApplication
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from wijdesk.models.values import Id
from wijdesk.ui.table import SORT_ROLE, TOESTAND_ROLE, Kolom, Tabel, TabelModel


@dataclass(frozen=True)
class Boot:
    id: Id
    naam: str
    lengte: int | None
    stand: str = ""


KOLOMMEN = (
    Kolom[Boot]("naam", "Naam", lambda boot: boot.naam),
    Kolom[Boot](
        "lengte",
        "Lengte",
        lambda boot: boot.lengte,
        tekst=lambda boot: f"{boot.lengte or '?'} m",
        rechts=True,
        breedte=80,
    ),
    Kolom[Boot]("stand", "Stand", lambda boot: boot.stand, toestand=lambda boot: boot.stand),
)


def boot(nummer: int, naam: str = "", lengte: int | None = 5) -> Boot:
    return Boot(Id(nummer.to_bytes(16, "big")), naam or f"boot {nummer}", lengte)


@pytest.fixture
def model() -> TabelModel[Boot]:
    return TabelModel(KOLOMMEN, lambda gezien: gezien.id)


def namen(model: TabelModel[Boot]) -> list[str]:
    return [str(model.index(row, 0).data()) for row in range(model.rowCount())]


def test_that_the_model_keeps_the_rules_of_qt_through_any_sequence_of_changes(
    model: TabelModel[Boot], qtmodeltester: ModelTester
) -> None:
    qtmodeltester.check(model)
    kans = random.Random(2)
    for _ in range(60):
        nummers = kans.sample(range(30), kans.randrange(30))
        model.zet([boot(nummer, lengte=kans.randrange(4)) for nummer in nummers])
        model.sort(kans.randrange(-1, 3), kans.choice(list(Qt.SortOrder)))
        model.filter(kans.choice(["", "1", "boot", "2 m"]))
        assert model.aantal == len(nummers)
        zichtbaar = [model.rij(row).id for row in range(model.rowCount())]
        assert [model.rij_van(sleutel) for sleutel in zichtbaar] == list(range(len(zichtbaar)))
        assert set(zichtbaar) <= {boot(nummer).id for nummer in nummers}
    qtmodeltester.check(model)


def test_that_a_change_is_told_by_row_and_never_by_a_reset(model: TabelModel[Boot], qtbot: QtBot) -> None:
    model.zet([boot(1), boot(2), boot(3)])
    gezien: list[str] = []
    model.modelReset.connect(lambda: gezien.append("reset"))
    model.rowsInserted.connect(lambda _, van, tot: gezien.append(f"erbij {van}-{tot}"))
    model.rowsRemoved.connect(lambda _, van, tot: gezien.append(f"weg {van}-{tot}"))
    model.dataChanged.connect(lambda van, tot: gezien.append(f"anders {van.row()}-{tot.row()}"))
    model.zet([boot(1), boot(3, "vlet"), boot(4)])
    assert gezien == ["weg 1-1", "erbij 2-2", "anders 1-1"]
    gezien.clear()
    model.zet([boot(1), boot(3, "vlet"), boot(4)])
    assert gezien == []


def test_that_an_index_someone_holds_follows_its_row(model: TabelModel[Boot]) -> None:
    model.zet([boot(1, "c"), boot(2, "a"), boot(3, "b")])
    vast = QPersistentModelIndex(model.index(0, 0))
    model.sort(0)
    assert (vast.row(), vast.data()) == (2, "c")
    model.zet([boot(9, "0"), boot(1, "c"), boot(8, "z")])
    assert (vast.row(), vast.data()) == (1, "c")
    model.filter("z")
    assert not vast.isValid()


def test_that_sorting_uses_native_values_is_stable_and_puts_nothing_last(model: TabelModel[Boot]) -> None:
    model.zet([boot(1, "x", 10), boot(2, "y", 9), boot(3, "z", None), boot(4, "w", 9)])
    model.sort(1)
    assert namen(model) == ["y", "w", "x", "z"]
    model.sort(1, Qt.SortOrder.DescendingOrder)
    assert namen(model) == ["x", "y", "w", "z"]
    model.sort(-1)
    assert namen(model) == ["x", "y", "z", "w"]


def test_that_a_filter_wants_every_word_and_no_diacritics(model: TabelModel[Boot]) -> None:
    model.zet([boot(1, "Zoë", 7), boot(2, "Zoek", 8), boot(3, "Ada", 7)])
    model.filter("zoe 7")
    assert namen(model) == ["Zoë"]
    model.zet([boot(1, "Ada", 7), boot(2, "Zoek", 7)])
    assert namen(model) == ["Zoek"]
    model.filter("")
    assert namen(model) == ["Ada", "Zoek"]


def test_that_each_role_gives_what_it_should(model: TabelModel[Boot]) -> None:
    model.zet([replace(boot(1, "Ada", 7), stand="spoed")])
    assert model.index(0, 1).data() == "7 m"
    assert model.index(0, 1).data(SORT_ROLE) == 7
    assert model.index(0, 2).data(TOESTAND_ROLE) == "spoed"
    assert model.index(0, 1).data(Qt.ItemDataRole.TextAlignmentRole) & Qt.AlignmentFlag.AlignRight
    assert model.headerData(1, Qt.Orientation.Horizontal) == "Lengte"
    assert model.rowCount(model.index(0, 0)) == 0
    assert model.data(QModelIndex()) is None


def test_that_a_hundred_thousand_rows_stay_quick(model: TabelModel[Boot], qtbot: QtBot) -> None:
    """A coarse guard against quadratic work; the real figures are in the benchmarks."""
    rijen = [boot(nummer, lengte=nummer % 97) for nummer in range(100_000)]
    tabel = Tabel(model, naam="boten")
    qtbot.addWidget(tabel)
    tabel.show()
    tabel.zet(rijen)
    while model.maak_filtertekst(10_000):
        pass
    begin = perf_counter()
    for tekst in ("1", "13", "13 7", ""):
        tabel.zoek.setText(tekst)
    tabel.view.sortByColumn(1, Qt.SortOrder.DescendingOrder)
    assert perf_counter() - begin < 5
    assert model.rij(0).lengte == 96


@pytest.fixture
def tabel(model: TabelModel[Boot], qtbot: QtBot) -> Tabel:
    gemaakt = Tabel(model, naam="boten", leeg="Nog geen boten. Meld er een aan.")
    qtbot.addWidget(gemaakt)
    gemaakt.resize(500, 300)
    gemaakt.show()
    qtbot.waitExposed(gemaakt)
    return gemaakt


def test_that_an_empty_table_says_what_to_do(tabel: Tabel) -> None:
    leeg = tabel._leeg_label
    assert leeg.text() == "", "before the first answer nobody knows whether there is nothing"
    tabel.zet([])
    assert leeg.isVisible()
    assert leeg.text() == "Nog geen boten. Meld er een aan."
    tabel.zet([boot(1)])
    assert not leeg.isVisible()
    assert tabel.telling.text() == "1"
    tabel.zoek.setText("zeilt")
    assert leeg.isVisible()
    assert leeg.text().startswith("0 resultaten voor “zeilt”")
    assert tabel.telling.text() == "0 van 1"


def test_that_the_keyboard_filters_walks_opens_and_steps_back(tabel: Tabel, qtbot: QtBot) -> None:
    tabel.zet([boot(1, "anker"), boot(2, "boeg"), boot(3, "boei")])
    geopend: list[Boot] = []
    gekozen: list[Boot | None] = []
    tabel.geopend.connect(geopend.append)
    tabel.gekozen.connect(gekozen.append)
    tabel.zoek.setFocus()
    qtbot.keyClicks(tabel.zoek, "boe")
    qtbot.keyClick(tabel.zoek, Qt.Key.Key_Down)
    assert tabel.view.hasFocus()
    qtbot.keyClick(tabel.view, Qt.Key.Key_Down)
    qtbot.keyClick(tabel.view, Qt.Key.Key_Return)
    assert [gezien.naam for gezien in geopend] == ["boei"]
    assert [gezien.naam for gezien in gekozen if gezien] == ["boeg", "boei"]
    qtbot.keyClick(tabel.view, Qt.Key.Key_Escape)
    assert tabel.zoek.text() == ""
    assert tabel.model.rowCount() == 3
    qtbot.keyClick(tabel.view, "k")
    assert tabel.zoek.hasFocus()
    assert tabel.zoek.text() == "k"


def test_that_the_selection_survives_an_update(tabel: Tabel) -> None:
    tabel.zet([boot(1), boot(2), boot(3)])
    assert tabel.kies(boot(2).id)
    tabel.zet([boot(7), boot(3), boot(2, "omgedoopt"), boot(5)])
    huidige = tabel.huidige()
    assert huidige is not None
    assert huidige.naam == "omgedoopt"
    assert [index.row() for index in tabel.view.selectionModel().selectedRows()] == [2]
    assert not tabel.kies(boot(99).id)


def test_that_ctrl_c_copies_the_selected_rows_as_they_stand(tabel: Tabel, qtbot: QtBot) -> None:
    tabel.zet([boot(1, "a\tb"), boot(2, "c")])
    tabel.view.setFocus()
    tabel.view.selectAll()
    qtbot.keyClick(tabel.view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == "a b\t5 m\t\nc\t5 m\t"


@pytest.mark.parametrize(
    ("naam", "geplakt"), [("=1+1", "'=1+1"), ("@SUM(A1)", "'@SUM(A1)"), ("+31 50 123", "+31 50 123"), ("-5", "-5")]
)
def test_that_what_is_copied_is_no_formula_where_it_is_pasted(
    tabel: Tabel, qtbot: QtBot, naam: str, geplakt: str
) -> None:
    tabel.zet([boot(1, naam)])
    tabel.view.selectAll()
    tabel.view.setFocus()
    qtbot.keyClick(tabel.view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text().split("\t")[0] == geplakt


def test_that_columns_and_sorting_are_remembered(model: TabelModel[Boot], tabel: Tabel, qtbot: QtBot) -> None:
    bewaard: dict[str, bytes] = {}
    tabel.onthoud({}, bewaard.__setitem__)
    tabel.view.horizontalHeader().setSortIndicator(1, Qt.SortOrder.DescendingOrder)
    tabel.view.setColumnWidth(1, 133)
    qtbot.waitUntil(lambda: "tabel.boten" in bewaard)
    ander = Tabel(TabelModel(KOLOMMEN, lambda gezien: gezien.id), naam="boten")
    qtbot.addWidget(ander)
    ander.onthoud(bewaard, bewaard.__setitem__)
    ander.zet([boot(1, "kort", 1), boot(2, "lang", 9)])
    assert ander.view.columnWidth(1) == 133
    assert namen(ander.model) == ["lang", "kort"]
    kapot = Tabel(TabelModel(KOLOMMEN, lambda gezien: gezien.id), naam="boten")
    qtbot.addWidget(kapot)
    kapot.onthoud({"tabel.boten": b"onzin"}, bewaard.__setitem__)
    kapot.zet([boot(1)])
    assert kapot.model.rowCount() == 1


def test_that_rows_and_columns_follow_the_size_of_the_letters(tabel: Tabel) -> None:
    tabel.zet([boot(1)])
    vast = next(plek for plek, kolom in enumerate(tabel.model.kolommen) if kolom.breedte)
    rij, breedte = tabel.view.rowHeight(0), tabel.view.columnWidth(vast)
    letter = tabel.view.font()
    letter.setPointSizeF(letter.pointSizeF() * 2)
    tabel.view.setFont(letter)
    assert tabel.view.rowHeight(0) > rij
    assert tabel.view.columnWidth(vast) > breedte


def test_that_larger_text_and_back_gives_the_old_widths_also_when_kept_in_between(qtbot: QtBot) -> None:
    bewaard: dict[str, bytes] = {}

    def maak() -> Tabel:
        gemaakt = Tabel(TabelModel(KOLOMMEN, lambda rij: rij.id), naam="boten")
        qtbot.addWidget(gemaakt)
        gemaakt.onthoud(bewaard, bewaard.__setitem__)
        gemaakt.show()
        qtbot.waitExposed(gemaakt)
        return gemaakt

    def breedtes(tabel: Tabel) -> list[int]:
        kop = tabel.view.horizontalHeader()
        return [kop.sectionSize(nr) for nr, kolom in enumerate(KOLOMMEN) if kolom.breedte]

    tabel = maak()
    eerst = breedtes(tabel)
    klein = tabel.font()
    groot = QFont(klein)
    groot.setPointSizeF(20)
    tabel.setFont(groot)
    assert breedtes(tabel) != eerst
    bewaard["tabel.boten"] = tabel._stand()
    tabel.setFont(klein)
    assert breedtes(tabel) == eerst
    assert breedtes(maak()) == eerst
