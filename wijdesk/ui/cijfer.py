"""A score from 0 to 10 that can also be not given: a slider that takes number keys. Knows no panel."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QWheelEvent
from PySide6.QtWidgets import QHBoxLayout, QSlider, QWidget

from wijdesk.ui.fields import etiket
from wijdesk.ui.vaktoetsen import SCORE

GEEN = -1
HOOGST = 10


class _Schuif(QSlider):
    """0 to 9 set that score, T is ten, Delete takes it away; the wheel is for the page it lies on."""

    vak = SCORE

    def keyPressEvent(self, event: QKeyEvent) -> None:
        toets = event.text()
        if toets.isdecimal() and toets.isascii():
            self.setValue(int(toets))
        elif toets.lower() == "t":
            self.setValue(HOOGST)
        elif event.key() in {Qt.Key.Key_Delete, Qt.Key.Key_Backspace}:
            self.setValue(GEEN)
        else:
            super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()


class Cijfer(QWidget):
    """The slider with the score beside it.

    Signals:
        changed: another score, or none any more
    """

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.schuif = _Schuif(Qt.Orientation.Horizontal)
        self.schuif.setRange(GEEN, HOOGST)
        self.schuif.setPageStep(1)
        self.schuif.setMaximumWidth(320)
        self.schuif.setMinimumHeight(28)
        self.schuif.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.beeld = etiket("", "veld")
        self.schuif.valueChanged.connect(self._toon)
        self.setFocusProxy(self.schuif)
        rij = QHBoxLayout(self)
        rij.setContentsMargins(0, 0, 0, 0)
        rij.setSpacing(12)
        rij.addWidget(self.schuif, 1)
        rij.addWidget(self.beeld)
        rij.addStretch(1)
        self.zet(None)
        self._toon(GEEN)

    @property
    def waarde(self) -> int | None:
        """The score; None when none was given."""
        return None if self.schuif.value() == GEEN else self.schuif.value()

    def zet(self, waarde: int | None) -> None:
        """Show this score, or none."""
        self.schuif.setValue(GEEN if waarde is None else waarde)

    def noem(self, naam: str) -> None:
        """What is scored, for a screen reader."""
        self.schuif.setAccessibleName(naam)
        self.schuif.setAccessibleDescription(
            self.tr("Toets 0 tot en met 9, of T voor tien. Delete haalt het cijfer weg.")
        )

    def _toon(self, waarde: int) -> None:
        self.beeld.setText(self.tr("geen cijfer") if waarde == GEEN else str(waarde))
        self.changed.emit()

    # Qt --------------------------------------------------------------------------------------------------------------

    def changeEvent(self, event: QEvent) -> None:
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.StyleChange}:
            # The slider stays as long as it is, whatever stands beside it.
            self.beeld.setMinimumWidth(self.fontMetrics().horizontalAdvance(self.tr("geen cijfer")) + 8)
        super().changeEvent(event)
