"""A choice from a code list that cannot be changed by accident. Knows no panel."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QComboBox, QSizePolicy, QWidget


class Keuze(QComboBox):
    """A combo box of codes. A code that is no longer in use stays visible where it was used."""

    def __init__(self, codes: Iterable[str] = (), *, leeg: str = "", parent: QWidget | None = None) -> None:
        """`leeg` is what stands there while nothing was chosen; without it the first code is."""
        super().__init__(parent)
        self._leeg = leeg
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(8)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        if leeg:
            self.addItem(leeg, "")
        for code in codes:
            self.addItem(code, code)

    @property
    def waarde(self) -> str:
        """The chosen code; empty when none was."""
        return str(self.currentData() or "")

    def zet(self, waarde: str) -> None:
        """Choose this code; one that is not in the list is added to it."""
        plek = self.findData(waarde)
        if plek < 0 and waarde:
            self.addItem(waarde, waarde)
            plek = self.count() - 1
        self.setCurrentIndex(max(plek, 0))

    def zet_codes(self, codes: Iterable[str]) -> None:
        """Offer these codes instead; what was chosen stays chosen, also when it is no longer among them."""
        gekozen = self.waarde
        self.blockSignals(True)
        self.clear()
        if self._leeg:
            self.addItem(self._leeg, "")
        for code in codes:
            self.addItem(code, code)
        self.zet(gekozen)
        self.blockSignals(False)

    # Qt --------------------------------------------------------------------------------------------------------------

    def wheelEvent(self, event: QWheelEvent) -> None:
        # Why: scrolling the form must not change a choice, least of all the one made just now, which has the focus.
        event.ignore()
