"""The model behind a list of lines: a table of one column, in which every row knows how it looks. Knows no panel.

A `Regel` is how one row looks in a narrow dock: a title with something to the right, a second line, and a line to
watch out for. Which row looks how is a function of the panel that owns the list.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any, TypeVar

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt

from wijdesk.models.gegeven import dataclass
from wijdesk.models.values import Id
from wijdesk.ui.gezegd import gezegd
from wijdesk.ui.taal import zin
from wijdesk.ui.table import Kolom, TabelModel

Rij = TypeVar("Rij")
AnyIndex = QModelIndex | QPersistentModelIndex

REGEL_ROLE = int(Qt.ItemDataRole.UserRole) + 11
"""The `Regel` of a row."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Regel:
    """How one row looks. `toestand` ("spoed", "let-op", "goed", "") colours the sign, which says the same in text."""

    titel: str
    rechts: str = ""
    onder: str = ""
    verder: str = ""
    """A third line, as quiet as the second."""
    pil: str = ""
    let_op: str = ""
    teken: str = ""
    toestand: str = ""
    kop: str = ""
    """Stands above the row, when it is the first one of a group."""
    voluit: str = ""
    """The whole row in words, for a screen reader and the clipboard; empty: put together from the rest."""

    @property
    def gesproken(self) -> str:
        """The row in words."""
        delen = (self.titel, self.onder, self.verder, self.pil, self.rechts, self.let_op)
        return self.voluit or ", ".join(deel for deel in delen if deel)


class RegelModel(TabelModel[Rij]):
    """Rows by id in the order they were given; `beeld` says how one looks now."""

    def __init__(
        self,
        sleutel: Callable[[Rij], Id],
        beeld: Callable[[Rij], Regel],
        *,
        groep: Callable[[Rij], str] | None = None,
    ) -> None:
        """`groep` names the group of a row; rows come group by group, and the first that shows carries the name."""

        def in_taal(rij: Rij) -> Regel:
            return gezegd(beeld(rij))

        super().__init__([Kolom("regel", "", sleutel, tekst=lambda rij: in_taal(rij).gesproken)], sleutel)
        self._beeld = in_taal
        self._groep = groep

    def hertekst(self) -> None:
        """The same rows read differently (a minute passed, privacy view): texts change, rows do not."""
        if (aantal := self.rowCount()) > 0:
            self.dataChanged.emit(self.index(0, 0), self.index(aantal - 1, 0))

    def _kop(self, plek: int) -> str:
        if self._groep is None:
            return ""
        eigen = self._groep(self.rij(plek))
        return zin(eigen) if plek == 0 or self._groep(self.rij(plek - 1)) != eigen else ""

    # Qt --------------------------------------------------------------------------------------------------------------

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role == REGEL_ROLE and index.isValid():
            regel = self._beeld(self.rij(index.row()))
            return replace(regel, kop=kop) if (kop := self._kop(index.row())) else regel
        if role == Qt.ItemDataRole.ToolTipRole and index.isValid():
            return self._beeld(self.rij(index.row())).gesproken
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return super().data(index, Qt.ItemDataRole.DisplayRole)
        return super().data(index, role)
