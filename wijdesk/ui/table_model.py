"""The table model every list panel uses: rows in, roles out, differences by id.

It sorts and filters what it shows itself. A QSortFilterProxyModel would ask Python for every comparison and removes
scattered rows one range at a time, which is seconds for 100,000 rows; here a sort is one `sorted`, a filter is one pass
over text that was made beforehand, and any change reaches the view in at most four signals, never a reset.
Knows nothing of the store, of panels or of what a row means.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from wijdesk.models.values import Id
from wijdesk.ui.leesrichting import zonder_sturing
from wijdesk.ui.taal import zin

Rij = TypeVar("Rij")
AnyIndex = QModelIndex | QPersistentModelIndex

SORT_ROLE = int(Qt.ItemDataRole.UserRole) + 1
"""The native value of a cell, as it is sorted."""
TOESTAND_ROLE = int(Qt.ItemDataRole.UserRole) + 2
"""The state of a cell: "goed", "let-op", "spoed" or ""."""

_GEEN = QModelIndex()


@dataclass(frozen=True)
class Kolom(Generic[Rij]):
    """One column, as data. `waarde` is native and sorts; `tekst` is what one reads (the value itself when absent)."""

    naam: str
    titel: str
    waarde: Callable[[Rij], object]
    tekst: Callable[[Rij], str] | None = None
    rechts: bool = False
    breedte: int = 0
    """Starting width in pixels at 100 %; 0 takes what is left."""
    toestand: Callable[[Rij], str] | None = None
    hulp: str = ""
    stip: str = ""
    """What the dot of a state says in words, for a pointer that rests on it and for a screen reader."""

    def lees(self, rij: Rij) -> str:
        """The text of this column for a row."""
        if self.tekst is not None:
            return self.tekst(rij)
        waarde = self.waarde(rij)
        return "" if waarde is None else str(waarde)


def vouw(tekst: str) -> str:
    """Text for comparing: lower case, without diacritics."""
    if tekst.isascii():
        return tekst.lower()
    ontleed = unicodedata.normalize("NFKD", tekst.casefold())
    return "".join(teken for teken in ontleed if not unicodedata.combining(teken))


class TabelModel(QAbstractTableModel, Generic[Rij]):
    """Rows by id. `zet` gives all rows; `filter` and `sort` decide which of them show, and in what order."""

    def __init__(self, kolommen: Sequence[Kolom[Rij]], sleutel: Callable[[Rij], Id]) -> None:
        super().__init__()
        self.kolommen = tuple(kolommen)
        self.sleutel = sleutel
        self._alle: dict[Id, Rij] = {}
        self._zicht: list[Id] = []
        self._plek: dict[Id, int] | None = {}
        self._filtertekst: dict[Id, str] = {}
        self._woorden: tuple[str, ...] = ()
        self._op: tuple[int, Qt.SortOrder] = (-1, Qt.SortOrder.AscendingOrder)

    def zet(self, rijen: Iterable[Rij]) -> None:
        """Show these rows, in this order unless a column sorts. Rows with a known id are changed in place."""
        nieuw = {self.sleutel(rij): rij for rij in rijen}
        oud = self._alle
        gewijzigd = {sleutel for sleutel, rij in nieuw.items() if sleutel in oud and oud[sleutel] != rij}
        for sleutel in gewijzigd:
            self._filtertekst.pop(sleutel, None)
        if len(self._filtertekst) > len(nieuw):
            self._filtertekst = {sleutel: tekst for sleutel, tekst in self._filtertekst.items() if sleutel in nieuw}
        self._naar(self._gekozen_volgorde(nieuw), nieuw)
        self._meld_gewijzigd(gewijzigd)

    def filter(self, tekst: str) -> None:
        """Show only rows that hold every word of `tekst` somewhere."""
        woorden = tuple(vouw(tekst).split())
        if woorden != self._woorden:
            self._woorden = woorden
            self._naar(self._gekozen_volgorde(self._alle), self._alle)

    def rij(self, row: int) -> Rij:
        """The row shown at `row`, counted from the top."""
        return self._alle[self._zicht[row]]

    def rij_van(self, sleutel: Id) -> int:
        """Where the row with this id shows; -1 when it does not."""
        if self._plek is None:
            self._plek = {gezien: plek for plek, gezien in enumerate(self._zicht)}
        return self._plek.get(sleutel, -1)

    @property
    def aantal(self) -> int:
        """How many rows there are, shown or not."""
        return len(self._alle)

    def maak_filtertekst(self, hoogstens: int) -> bool:
        """Make the filter text of a few more rows beforehand; True while there is more to do."""
        if len(self._filtertekst) >= len(self._alle):
            return False
        for sleutel, rij in self._alle.items():
            if sleutel not in self._filtertekst:
                self._maak_tekst(sleutel, rij)
                hoogstens -= 1
                if hoogstens <= 0:
                    return True
        return False

    def _maak_tekst(self, sleutel: Id, rij: Rij) -> str:
        tekst = vouw("\n".join([zin(kolom.lees(rij)) for kolom in self.kolommen]))
        self._filtertekst[sleutel] = tekst
        return tekst

    def _gekozen_volgorde(self, rijen: Mapping[Id, Rij]) -> list[Id]:
        sleutels = list(rijen)
        if self._woorden:
            teksten = self._filtertekst
            paren = [
                (sleutel, teksten.get(sleutel) or self._maak_tekst(sleutel, rijen[sleutel])) for sleutel in sleutels
            ]
            for woord in self._woorden:
                paren = [paar for paar in paren if woord in paar[1]]
            sleutels = [sleutel for sleutel, _ in paren]
        kolom, orde = self._op
        if not 0 <= kolom < len(self.kolommen):
            return sleutels
        waarde = self.kolommen[kolom].waarde
        leeg: list[Id] = []
        te_sorteren: list[tuple[Any, Id]] = []
        for sleutel in sleutels:
            gevonden = waarde(rijen[sleutel])
            if gevonden is None or gevonden == "":
                leeg.append(sleutel)
            else:
                te_sorteren.append((vouw(gevonden) if isinstance(gevonden, str) else gevonden, sleutel))
        te_sorteren.sort(key=lambda paar: paar[0], reverse=orde == Qt.SortOrder.DescendingOrder)
        return [sleutel for _, sleutel in te_sorteren] + leeg

    def _naar(self, doel: list[Id], rijen: dict[Id, Rij]) -> None:
        """Go from what shows to `doel` by removing, inserting and reordering; persistent indexes keep their row."""
        # A row that goes is read until its removal is told; one that comes must be readable when told.
        self._alle = {**self._alle, **rijen} if self._alle is not rijen else rijen
        blijft = set(doel)
        weg = [plek for plek, sleutel in enumerate(self._zicht) if sleutel not in blijft]
        if weg:
            eerste, laatste = weg[0], weg[-1]
            if laatste - eerste + 1 != len(weg):
                behouden = [sleutel for sleutel in self._zicht if sleutel in blijft]
                self._herschik(behouden + [self._zicht[plek] for plek in weg])
                eerste, laatste = len(behouden), len(self._zicht) - 1
            self.beginRemoveRows(_GEEN, eerste, laatste)
            self._zicht = self._zicht[:eerste] + self._zicht[laatste + 1 :]
            self._plek = None
            self.endRemoveRows()
        stond = set(self._zicht)
        erbij = [plek for plek, sleutel in enumerate(doel) if sleutel not in stond]
        if erbij:
            eerste, laatste = erbij[0], erbij[-1]
            nieuw = [doel[plek] for plek in erbij]
            if laatste - eerste + 1 != len(erbij):
                eerste, laatste = len(self._zicht), len(self._zicht) + len(erbij) - 1
            self.beginInsertRows(_GEEN, eerste, laatste)
            self._zicht = self._zicht[:eerste] + nieuw + self._zicht[eerste:]
            self._plek = None
            self.endInsertRows()
        if self._zicht != doel:
            self._herschik(doel)
        self._alle = rijen

    def _herschik(self, volgorde: list[Id]) -> None:
        self.layoutAboutToBeChanged.emit()
        vaste = self.persistentIndexList()
        sleutels = [self._zicht[index.row()] for index in vaste]
        self._zicht = volgorde
        self._plek = None
        nieuwe = [
            self.index(self.rij_van(sleutel), index.column()) for sleutel, index in zip(sleutels, vaste, strict=True)
        ]
        self.changePersistentIndexList(vaste, nieuwe)
        self.layoutChanged.emit()

    def _meld_gewijzigd(self, sleutels: set[Id]) -> None:
        plekken = sorted(plek for plek in map(self.rij_van, sleutels) if plek >= 0)
        laatste_kolom = len(self.kolommen) - 1
        if len(plekken) > 200:
            self.dataChanged.emit(self.index(plekken[0], 0), self.index(plekken[-1], laatste_kolom))
            return
        for plek in plekken:
            self.dataChanged.emit(self.index(plek, 0), self.index(plek, laatste_kolom))

    def rowCount(self, parent: AnyIndex = _GEEN) -> int:
        return 0 if parent.isValid() else len(self._zicht)

    def columnCount(self, parent: AnyIndex = _GEEN) -> int:
        return 0 if parent.isValid() else len(self.kolommen)

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or index.row() >= len(self._zicht):
            return None
        kolom, rij = self.kolommen[index.column()], self._alle[self._zicht[index.row()]]
        if role == Qt.ItemDataRole.DisplayRole:
            return zonder_sturing(zin(kolom.lees(rij)))
        if role == Qt.ItemDataRole.TextAlignmentRole:
            kant = Qt.AlignmentFlag.AlignRight if kolom.rechts else Qt.AlignmentFlag.AlignLeft
            return kant | Qt.AlignmentFlag.AlignVCenter
        if role == SORT_ROLE:
            return kolom.waarde(rij)
        if role == TOESTAND_ROLE:
            return kolom.toestand(rij) if kolom.toestand else ""
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            met_stip = bool(kolom.stip and kolom.toestand and kolom.toestand(rij))
            tekst = zin(kolom.lees(rij))
            return f"{tekst} · {zin(kolom.stip)}" if met_stip else tekst
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation != Qt.Orientation.Horizontal or not 0 <= section < len(self.kolommen):
            return None
        kolom = self.kolommen[section]
        if role == Qt.ItemDataRole.DisplayRole:
            return zin(kolom.titel)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            kant = Qt.AlignmentFlag.AlignRight if kolom.rechts else Qt.AlignmentFlag.AlignLeft
            return kant | Qt.AlignmentFlag.AlignVCenter
        if role == Qt.ItemDataRole.ToolTipRole:
            return zin(kolom.hulp or kolom.titel)
        return None

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        if (column, order) != self._op:
            self._op = (column, order)
            self._naar(self._gekozen_volgorde(self._alle), self._alle)
