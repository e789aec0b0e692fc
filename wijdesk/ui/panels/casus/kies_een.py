"""A card that asks for one of a few rows, in the tab itself. Knows no tab."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from wijdesk.models.values import Id
from wijdesk.ui.fields import etiket, knop
from wijdesk.ui.flow import FlowLayout

_VERDER = {Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1, Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1}


def past(naam: str, letters: int = 44) -> str:
    """A name that fits on a button in a narrow dock with large letters."""
    return naam if len(naam) <= letters else f"{naam[: letters - 1].rstrip()}…"


class KiesEen(QFrame):
    """Hidden until asked. Arrows walk, Enter chooses, Esc steps back.

    Signals:
        taken: (Id) this one
        closed: put away, with or without choosing
    """

    taken = Signal(object)
    closed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("rol", "kaart")
        self.vraag = etiket("", breekt_af=True)
        self._rij = QWidget()
        self._knoppen = FlowLayout(self._rij, ruimte=6)
        kolom = QVBoxLayout(self)
        kolom.setContentsMargins(12, 12, 12, 12)
        kolom.setSpacing(8)
        kolom.addWidget(self.vraag)
        kolom.addWidget(self._rij)
        self.hide()

    def stel(self, vraag: str, keuzes: Iterable[tuple[Id, str]], *, eerst: Id | None = None) -> None:
        """Ask which of these; the focus begins at `eerst`."""
        self._leeg()
        self.vraag.setText(vraag)
        keuzes = tuple(keuzes)
        for id_, titel in keuzes:
            keus = knop(past(titel), partial(self._neem, id_))
            keus.setAccessibleName(titel)
            keus.setToolTip(titel)
            self._knoppen.addWidget(keus)
        self.show()
        begin = next((plek for plek, (id_, _) in enumerate(keuzes) if id_ == eerst), 0)
        self.knoppen()[begin].setFocus(Qt.FocusReason.OtherFocusReason)

    def knoppen(self) -> list[QWidget]:
        """One per choice, in order."""
        plekken = (self._knoppen.itemAt(plek) for plek in range(self._knoppen.count()))
        return [deel for plek in plekken if plek is not None and (deel := plek.widget()) is not None]

    def sluit(self) -> None:
        """Put away."""
        if not self.isHidden():
            self.closed.emit()  # first: hiding would hand the focus to whatever comes next
            self.hide()

    def _neem(self, id_: Id) -> None:
        self.sluit()
        self.taken.emit(id_)

    def _leeg(self) -> None:
        while (plek := self._knoppen.takeAt(0)) is not None:
            if (oud := plek.widget()) is not None:
                oud.hide()
                oud.deleteLater()

    # Qt --------------------------------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        knoppen = self.knoppen()
        bij = next((plek for plek, deel in enumerate(knoppen) if deel.hasFocus()), None)
        if event.key() == Qt.Key.Key_Escape:
            self.sluit()
        elif (stap := _VERDER.get(Qt.Key(event.key()))) is not None and bij is not None:
            knoppen[(bij + stap) % len(knoppen)].setFocus(Qt.FocusReason.TabFocusReason)
        else:
            super().keyPressEvent(event)
            return
        event.accept()
