"""A long list of entries with a heading per day, each with a few lines of text that can be unfolded. Knows no panel.

It stays quick with thousands of entries: there is no widget per entry, what an entry looks like is made when it is
painted, and of a folded text only the first two lines are laid out.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any, Generic, TypeVar

from PySide6.QtCore import (
    QAbstractListModel,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    Qt,
    Signal,
)
from PySide6.QtGui import QGuiApplication, QKeyEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QWidget

from wijdesk.models.gegeven import dataclass
from wijdesk.ui.gezegd import gezegd
from wijdesk.ui.kopielog import meld_kopie
from wijdesk.ui.taal import zin
from wijdesk.ui.tijdlijn_tekenaar import BEELD_ROLE, KOP_ROLE, OPEN_ROLE, WOORDEN_ROLE, Beeld, Tekenaar
from wijdesk.ui.vaktoetsen import KOPIE, TIJDLIJN

Rij = TypeVar("Rij")
AnyIndex = QModelIndex | QPersistentModelIndex
_GEEN = QModelIndex()


@dataclass(frozen=True, slots=True, kw_only=True)
class Vorm(Generic[Rij]):
    """How rows are shown: their key, the heading they stand under, and what one looks like when it is painted."""

    sleutel: Callable[[Rij], bytes]
    kop: Callable[[Rij], str]
    beeld: Callable[[Rij], Beeld]


class TijdlijnModel(QAbstractListModel, Generic[Rij]):
    """Rows in the order they are given. The same keys again change texts only, so that nothing jumps."""

    def __init__(self, vorm: Vorm[Rij]) -> None:
        super().__init__()
        self._vorm = vorm
        self._rijen: list[Rij] = []
        self._sleutels: list[bytes] = []
        self._koppen: list[str] = []
        self._beelden: dict[bytes, Beeld] = {}
        self._open: set[bytes] = set()
        self.woorden: tuple[str, ...] = ()
        """Folded words that are looked for; they are marked."""

    def zet(self, rijen: Iterable[Rij], woorden: tuple[str, ...] = ()) -> None:
        """Show these rows."""
        nieuw = list(rijen)
        sleutels = [self._vorm.sleutel(rij) for rij in nieuw]
        koppen, vorige = [], ""
        for rij in nieuw:
            kop = self._vorm.kop(rij)
            koppen.append("" if kop == vorige else kop)
            vorige = kop
        zelfde = sleutels == self._sleutels and woorden == self.woorden and koppen == self._koppen
        if not zelfde:
            self.beginResetModel()
        self._rijen, self._sleutels, self._koppen, self.woorden = nieuw, sleutels, koppen, woorden
        self._beelden = {}
        if not zelfde:
            self.endResetModel()
        elif nieuw:
            self.dataChanged.emit(self.index(0), self.index(len(nieuw) - 1))

    def rij(self, plek: int) -> Rij:
        """The row at this place."""
        return self._rijen[plek]

    def sleutel(self, plek: int) -> bytes:
        """The key of the row at this place."""
        return self._sleutels[plek]

    def plek_van(self, sleutel: bytes) -> int:
        """Where the row with this key is; -1 when it does not show."""
        return self._sleutels.index(sleutel) if sleutel in self._sleutels else -1

    def is_open(self, plek: int) -> bool:
        """Whether its whole text shows."""
        return self._sleutels[plek] in self._open

    def zet_open(self, plek: int, *, open_: bool) -> None:
        """Unfold or fold its text."""
        sleutel = self._sleutels[plek]
        if open_ == (sleutel in self._open):
            return
        (self._open.add if open_ else self._open.discard)(sleutel)
        index = self.index(plek)
        self.dataChanged.emit(index, index, [OPEN_ROLE, int(Qt.ItemDataRole.SizeHintRole)])

    def vouw_alles(self) -> None:
        """Fold every text, as when another list is shown."""
        self._open.clear()

    # Qt --------------------------------------------------------------------------------------------------------------

    def rowCount(self, parent: AnyIndex = _GEEN) -> int:
        return 0 if parent.isValid() else len(self._rijen)

    def data(self, index: AnyIndex, role: int = int(Qt.ItemDataRole.DisplayRole)) -> Any:
        if not index.isValid() or not 0 <= index.row() < len(self._rijen):
            return None
        plek = index.row()
        sleutel = self._sleutels[plek]
        if role == KOP_ROLE:
            return self._koppen[plek]
        if role == OPEN_ROLE:
            return sleutel in self._open
        if role == WOORDEN_ROLE:
            return self.woorden
        if role in (BEELD_ROLE, int(Qt.ItemDataRole.AccessibleTextRole), int(Qt.ItemDataRole.DisplayRole)):
            beeld = self._beelden.get(sleutel)
            if beeld is None:
                beeld = self._beelden[sleutel] = gezegd(self._vorm.beeld(self._rijen[plek]))
            return beeld if role == BEELD_ROLE else f"{zin(self._vorm.kop(self._rijen[plek]))}: {beeld.gesproken}"
        return None


class Tijdlijn(QListView, Generic[Rij]):
    """The list: arrows walk, Enter and → unfold, ← folds, Ctrl+C copies the entry in words.

    Signals:
        chosen: (row or None) the current row changed
    """

    chosen = Signal(object)
    vak = TIJDLIJN

    def __init__(self, model: TijdlijnModel[Rij], *, naam: str, titel: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._volgt = False
        """Whether one walked by key last: then what is chosen stays on the screen while the rest is measured."""
        self._rijen = model
        self._tekenaar = Tekenaar(self)
        self.setObjectName(naam)
        self.setAccessibleName(titel)
        self.setModel(model)
        self.setItemDelegate(self._tekenaar)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        # Why always: a bar that comes and goes changes the width, and every text is laid out once more.
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        # Why in batches: what is far below the screen is measured after the first entries show.
        self.setLayoutMode(QListView.LayoutMode.Batched)
        self.setBatchSize(100)
        self.verticalScrollBar().setSingleStep(24)
        self.verticalScrollBar().actionTriggered.connect(lambda _: self._laat_los())
        self.selectionModel().currentChanged.connect(lambda *_: self.chosen.emit(self.huidige()))
        self.doubleClicked.connect(lambda index: self._vouw(index.row()))

    def zet(self, rijen: Sequence[Rij], woorden: tuple[str, ...] = (), *, kies: bytes = b"") -> None:
        """Show these rows; what was chosen stays chosen, in its place on the screen, unless `kies` says another."""
        vorige = self.currentIndex()
        was = self._rijen.sleutel(vorige.row()) if vorige.isValid() else b""
        hoogte = self.visualRect(vorige).top() if vorige.isValid() else 0
        self._tekenaar.vergeet()
        self._rijen.zet(rijen, woorden)
        plek = self._rijen.plek_van(kies or was)
        if plek < 0:
            plek = 0 if self._rijen.rowCount() else -1
        if plek >= 0:
            index = self._rijen.index(plek)
            self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
            if not kies and was and self._rijen.sleutel(plek) == was:
                balk = self.verticalScrollBar()
                balk.setValue(balk.value() + self.visualRect(index).top() - hoogte)
            else:
                self.scrollTo(index)
        self.chosen.emit(self.huidige())

    def kies(self, plek: int) -> None:
        """Go to the row at this place."""
        self.setCurrentIndex(self._rijen.index(plek))

    def huidige(self) -> Rij | None:
        """The chosen row."""
        index = self.currentIndex()
        return self._rijen.rij(index.row()) if index.isValid() else None

    def _laat_los(self) -> None:
        self._volgt = False

    def _vouw(self, plek: int, *, open_: bool | None = None) -> None:
        self._rijen.zet_open(plek, open_=not self._rijen.is_open(plek) if open_ is None else open_)
        self.scheduleDelayedItemsLayout()
        self.scrollTo(self._rijen.index(plek))

    # Qt --------------------------------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        index, toets = self.currentIndex(), self.vak.toets(event)
        if toets == KOPIE:
            QGuiApplication.clipboard().setText(str(index.data() or ""))
            meld_kopie(self, self.accessibleName(), [self.huidige()])
        elif toets and index.isValid():
            self._vouw(index.row(), open_={"Right": True, "Left": False}.get(toets))
        else:
            super().keyPressEvent(event)

    def moveCursor(  # noqa: N802 - Qt's name
        self, actie: QAbstractItemView.CursorAction, erbij: Qt.KeyboardModifier
    ) -> QModelIndex:
        self._volgt = True
        if actie == QAbstractItemView.CursorAction.MoveEnd:  # the last one, not the last that was measured
            return self._rijen.index(self._rijen.rowCount() - 1)
        return super().moveCursor(actie, erbij)

    def updateGeometries(self) -> None:  # noqa: N802 - Qt's name
        super().updateGeometries()
        index = self.currentIndex()
        if self._volgt and index.isValid():
            plek = self.visualRect(index)
            if plek.isValid() and not plek.intersects(self.viewport().rect()):
                self.scrollTo(index)

    def wheelEvent(self, event: QWheelEvent) -> None:
        self._laat_los()
        super().wheelEvent(event)

    def keyboardSearch(self, search: str) -> None:
        """Single keys are actions here, not the beginning of a word."""

    def resizeEvent(self, event: QResizeEvent) -> None:
        if event.size().width() != event.oldSize().width():
            self._tekenaar.vergeet()
        super().resizeEvent(event)

    def op_scherm(self) -> int:
        """How many entries show at least partly; for tests that count."""
        onder = self.indexAt(QPoint(8, self.viewport().height() - 2)).row()
        return (onder if onder >= 0 else self._rijen.rowCount() - 1) - self.indexAt(QPoint(8, 2)).row() + 1
