"""The table view every list panel uses: filter as you type, an empty state, copying, remembered columns.

Knows nothing of the store, of panels or of what a row means; the rows and columns stand in `table_model`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import cache
from typing import Any

from PySide6 import QtWidgets
from PySide6.QtCore import QEvent, QModelIndex, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QColor, QGuiApplication, QIcon, QKeyEvent, QKeySequence, QPainter, QPixmap
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QLineEdit,
    QStackedLayout,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from wijdesk.models.formule import plakbaar
from wijdesk.models.values import Id
from wijdesk.ui.fields import etiket, knop
from wijdesk.ui.kopielog import meld_kopie
from wijdesk.ui.table_model import SORT_ROLE, TOESTAND_ROLE, AnyIndex, Kolom, TabelModel
from wijdesk.ui.theme import DONKER, LICHT
from wijdesk.ui.vaktoetsen import TABEL

__all__ = ["SORT_ROLE", "TOESTAND_ROLE", "Kolom", "Tabel", "TabelModel"]

_STIPPEN = {
    "goed": (LICHT.goed, DONKER.goed),
    "let-op": (LICHT.let_op, DONKER.let_op),
    "spoed": (LICHT.spoed, DONKER.spoed),
}
_NA_HOOGTE = b"|kolommen|"
_SMALST = 24
_WARM = 2_000
"""Rows whose filter text is made beforehand in one idle moment: about 5 ms of work."""


class _Cel(QStyledItemDelegate):
    """Puts a dot before a cell that has a state; the text beside it says the same in words."""

    def initStyleOption(self, option: QStyleOptionViewItem, index: AnyIndex) -> None:  # noqa: N802 - Qt's name
        super().initStyleOption(option, index)
        # The whole row is the unit one walks through, so no second frame around one cell.
        option.state &= ~QtWidgets.QStyle.StateFlag.State_HasFocus
        kleuren = _STIPPEN.get(str(index.data(TOESTAND_ROLE) or ""))
        if kleuren is not None:
            maat = max(8, option.fontMetrics.height() // 2)
            donker = option.palette.base().color().lightness() < 128
            option.features |= QStyleOptionViewItem.ViewItemFeature.HasDecoration
            option.decorationSize = QSize(maat, maat)
            option.icon = _stip(kleuren[donker], maat)


@cache
def _stip(kleur: str, maat: int) -> QIcon:
    beeld = QPixmap(maat * 2, maat * 2)
    beeld.fill(Qt.GlobalColor.transparent)
    with QPainter(beeld) as pen:
        pen.setRenderHint(QPainter.RenderHint.Antialiasing)
        pen.setPen(Qt.PenStyle.NoPen)
        pen.setBrush(QColor(kleur))
        pen.drawEllipse(0, 0, maat * 2, maat * 2)
    beeld.setDevicePixelRatio(2)
    return QIcon(beeld)


class _Zicht(QTableView):
    """A table one walks row by row; letters typed in it go to the filter.

    Signals: `getypt` a letter that means nothing here; `naar_boven` Up on the first row.
    """

    getypt = Signal(str)
    naar_boven = Signal()
    vak = TABEL
    _letterhoogte = 0

    def keyboardSearch(self, search: str) -> None:
        self.getypt.emit(search)

    def volg_letter(self, hoogte_toen: int = 0) -> None:
        """Let rows and columns follow the size of the letters, also when somebody changes it while looking.

        `hoogte_toen` is the height of the letters the widths were made for, when that was not the one of just before.
        """
        hoogte = self.fontMetrics().height()
        oud, self._letterhoogte = hoogte_toen or self._letterhoogte, hoogte
        self.verticalHeader().setDefaultSectionSize(hoogte + 16)
        kop = self.horizontalHeader()
        if oud and oud != hoogte:
            for kolom in range(kop.count()):
                if kop.sectionResizeMode(kolom) != QHeaderView.ResizeMode.Stretch:
                    kop.resizeSection(kolom, round(kop.sectionSize(kolom) * hoogte / oud))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self.volg_letter()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            # The view would copy the one cell that has focus.
            event.ignore()
        elif event.key() == Qt.Key.Key_Up and self.currentIndex().row() <= 0:
            self.naar_boven.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            # Not every platform calls Enter "activate"; here it always opens.
            self.activated.emit(self.currentIndex())
        else:
            super().keyPressEvent(event)


class Tabel(QWidget):
    """A table with a filter above it and a sentence in its place when there is nothing to show.

    Signals: `gekozen` the row one came to (or None); `geopend` the row of Enter or a double click.
    """

    gekozen = Signal(object)
    geopend = Signal(object)

    def __init__(
        self,
        model: TabelModel[Any],
        *,
        naam: str,
        leeg: str = "Nog niets om te tonen.",
        filterhulp: str = "Filter",
        titel: str = "",
        eenheid: tuple[str, str] = ("", ""),
        parent: QWidget | None = None,
    ) -> None:
        """`eenheid` is what one row is called, and several: ("vraag", "vragen"); it stands behind the count."""
        super().__init__(parent)
        self._eenheid = eenheid
        self.setObjectName(naam)
        self.model = model
        self._leeg = leeg
        self._beantwoord = False
        self._laatst: object = None
        self.zoek = QLineEdit(placeholderText=filterhulp, clearButtonEnabled=True)
        self.zoek.setObjectName(f"{naam}_filter")
        self.zoek.setAccessibleName(self.tr("Filter van {0}").format(titel or naam))
        self.zoek.textChanged.connect(self._filter)
        self.telling = etiket("", "bij", naam=f"{naam}_telling")
        self.boven = QHBoxLayout()
        self.boven.setSpacing(8)
        self.boven.addWidget(self.zoek, 1)
        self.boven.addWidget(self.telling)
        self.view = self._maak_zicht(naam, titel)
        self._leeg_label = etiket("", "leeg", naam=f"{naam}_leeg", breekt_af=True)
        self._leeg_label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._wis = knop(self.tr("Filter wissen"), self.zoek.clear, rol="stil")
        leeg_vlak = QWidget()
        leeg_kolom = QVBoxLayout(leeg_vlak)
        leeg_kolom.addStretch(1)
        leeg_kolom.addWidget(self._leeg_label)
        leeg_kolom.addWidget(self._wis, 0, Qt.AlignmentFlag.AlignHCenter)
        leeg_kolom.addStretch(2)
        kolom = QVBoxLayout(self)
        kolom.setContentsMargins(0, 0, 0, 0)
        kolom.setSpacing(8)
        kolom.addLayout(self.boven)
        self._stapel = QStackedLayout()
        kolom.addLayout(self._stapel, 1)  # first: a stack without a parent shows its first widget as a window
        self._stapel.addWidget(self.view)
        self._stapel.addWidget(leeg_vlak)
        self._warm = QTimer(self, interval=0)
        self._warm.timeout.connect(self._maak_warm)
        self._bewaar_straks = QTimer(self, interval=500, singleShot=True)
        kopieer = QAction(self.tr("Rijen kopiëren"), self)
        kopieer.setShortcut(QKeySequence.StandardKey.Copy)
        kopieer.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        kopieer.triggered.connect(self.kopieer)
        self.view.addAction(kopieer)
        for signaal in (model.rowsInserted, model.rowsRemoved, model.layoutChanged):
            signaal.connect(self._toon_stand)
        self._toon_stand()

    def zet(self, rijen: Iterable[Any]) -> None:
        """Show these rows; the selection stays with its row."""
        self._beantwoord = True
        self.model.zet(rijen)
        self._toon_stand()
        if self.model.aantal > _WARM:
            self._warm.start()

    def huidige(self) -> Any | None:
        """The row one is at, or None."""
        plek = self.view.currentIndex().row()
        return self.model.rij(plek) if 0 <= plek < self.model.rowCount() else None

    def kies(self, sleutel: Id) -> bool:
        """Go to the row with this id; False when it does not show."""
        plek = self.model.rij_van(sleutel)
        if plek >= 0:
            self.view.setCurrentIndex(self.model.index(plek, 0))
        return plek >= 0

    def zet_leeg(self, zin: str) -> None:
        """What to say (and what to do) when there are no rows at all."""
        self._leeg = zin
        self._toon_stand()

    def onthoud(self, voorkeuren: Mapping[str, bytes], bewaar: Callable[[str, bytes], object]) -> None:
        """Put the kept columns and sorting back, and keep them from now on under "tabel.<naam>"."""
        sleutel = f"tabel.{self.objectName()}"
        kop = self.view.horizontalHeader()
        if bekend := voorkeuren.get(sleutel):
            hoogte, _, stand = bekend.rpartition(_NA_HOOGTE)
            kop.restoreState(stand)
            if hoogte.isdigit():
                self.view.volg_letter(int(hoogte))
            self.model.sort(kop.sortIndicatorSection(), kop.sortIndicatorOrder())
        self._bewaar_straks.timeout.connect(lambda: bewaar(sleutel, self._stand()))
        for signaal in (kop.sectionResized, kop.sectionMoved, kop.sortIndicatorChanged):
            signaal.connect(lambda *_: self._bewaar_straks.start())

    def _stand(self) -> bytes:
        """Columns and sorting, and the height of the letters their widths belong to."""
        hoogte = str(self.view.fontMetrics().height()).encode()
        return hoogte + _NA_HOOGTE + bytes(self.view.horizontalHeader().saveState().data())

    def kopieer(self) -> None:
        """Copy the selected rows to the clipboard, columns apart by tabs, as they stand on the screen."""
        kop = self.view.horizontalHeader()
        kolommen = sorted(range(self.model.columnCount()), key=kop.visualIndex)
        kolommen = [kolom for kolom in kolommen if not kop.isSectionHidden(kolom)]
        regels = [
            "\t".join(
                plakbaar(" ".join(self.model.kolommen[kolom].lees(self.model.rij(plek)).split())) for kolom in kolommen
            )
            for plek in sorted(index.row() for index in self.view.selectionModel().selectedRows())
        ]
        if regels:
            QGuiApplication.clipboard().setText("\n".join(regels))
            plekken = (index.row() for index in self.view.selectionModel().selectedRows())
            meld_kopie(self, self.view.accessibleName(), [self.model.rij(plek) for plek in plekken])

    def _maak_zicht(self, naam: str, titel: str) -> _Zicht:
        view = _Zicht()
        view.setObjectName(f"{naam}_tabel")
        view.setShowGrid(False)
        view.setWordWrap(False)
        view.setAccessibleName(titel or naam)
        view.setItemDelegate(_Cel(view))
        view.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        view.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        view.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        view.setTabKeyNavigation(False)
        view.verticalHeader().hide()
        view.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        view.volg_letter()
        kop = view.horizontalHeader()
        kop.setHighlightSections(False)
        kop.setMinimumSectionSize(_SMALST)  # by itself it is that of the letters before a change
        kop.setSectionsMovable(True)
        kop.setSortIndicatorClearable(True)
        kop.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        view.setModel(self.model)
        view.setSortingEnabled(True)
        for plek, beschrijving in enumerate(self.model.kolommen):
            if beschrijving.breedte:
                view.setColumnWidth(plek, beschrijving.breedte * view.fontMetrics().height() // 17)
            else:
                kop.setSectionResizeMode(plek, QHeaderView.ResizeMode.Stretch)
        view.selectionModel().currentRowChanged.connect(self._meld_gekozen)
        view.activated.connect(self._open)
        view.getypt.connect(self._typ_in_filter)
        view.naar_boven.connect(self.zoek.setFocus)
        return view

    def _filter(self, tekst: str) -> None:
        self.model.filter(tekst)
        self._toon_stand()

    def _typ_in_filter(self, letters: str) -> None:
        self.zoek.setFocus()
        self.zoek.setText(self.zoek.text() + letters)

    def _maak_warm(self) -> None:
        if not self.model.maak_filtertekst(_WARM):
            self._warm.stop()

    def _meld_gekozen(self) -> None:
        rij = self.huidige()
        if rij is not self._laatst:
            self._laatst = rij
            self.gekozen.emit(rij)

    def _open(self, index: QModelIndex) -> None:
        if index.isValid():
            self.geopend.emit(self.model.rij(index.row()))

    def _toon_stand(self) -> None:
        zichtbaar, alle, gezocht = self.model.rowCount(), self.model.aantal, self.zoek.text().strip()
        aantal = f"{zichtbaar} van {alle}" if zichtbaar != alle else str(alle) if alle else ""
        self.telling.setText(f"{aantal} {self._eenheid[alle != 1]}".strip() if aantal else "")
        self._stapel.setCurrentIndex(0 if zichtbaar else 1)
        self._wis.setVisible(bool(alle))
        if alle and gezocht:
            zin = self.tr("0 resultaten voor “{0}”. Typ minder of andere letters, of wis het filter.")
            self._leeg_label.setText(zin.format(gezocht))
        else:
            # Until the first answer nobody knows whether there is nothing, so nothing is said.
            self._leeg_label.setText(self._leeg if self._beantwoord else "")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        in_filter = self.zoek.hasFocus()
        if event.key() == Qt.Key.Key_Escape and self.zoek.text():
            self.zoek.clear()
        elif in_filter and event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if self.model.rowCount():
                self.view.setFocus()
                if not self.view.currentIndex().isValid():
                    self.view.setCurrentIndex(self.model.index(0, 0))
        else:
            super().keyPressEvent(event)
