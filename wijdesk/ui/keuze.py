"""A choice from a code list that cannot be changed by accident. Knows no panel."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6 import QtWidgets
from PySide6.QtCore import QEvent, QObject, Qt, Signal, Slot
from PySide6.QtGui import QHelpEvent, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox, QSizePolicy, QToolTip, QWidget

RUIM = 2
"""Heights of the field that its border, padding and arrow never are together."""
RUIMTE = 4
"""Pixels beside a text that a style sheet keeps free."""


class Sein(QObject):
    """Tells that lists became others.

    Signals:
        gegeven: look again
    """

    gegeven = Signal()


class Levend(tuple[str, ...]):  # noqa: SLOT001 - the slots of a tuple can only be empty
    """Codes that may become others while the window stands: `opnieuw` gives them as they are then."""

    sein: Sein
    opnieuw: Callable[[], tuple[str, ...]]

    @classmethod
    def van(cls, sein: Sein, opnieuw: Callable[[], tuple[str, ...]]) -> Levend:
        """These codes."""
        uit = cls(opnieuw())
        uit.sein, uit.opnieuw = sein, opnieuw
        return uit


class Keuze(QComboBox):
    """A combo box of codes. A code that is no longer in use stays visible where it was used."""

    def __init__(self, codes: Iterable[str] = (), *, leeg: str = "", parent: QWidget | None = None) -> None:
        """`leeg` is what stands there while nothing was chosen; without it the first code is.

        Codes that are `Levend` are offered anew when they become others.
        """
        super().__init__(parent)
        self._leeg = leeg
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(8)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        if leeg:
            self.addItem(leeg, "")
        self._levend = codes if isinstance(codes, Levend) else None
        for code in codes:
            self.addItem(code, code)
        if self._levend is not None:
            self._levend.sein.gegeven.connect(self._kijk_opnieuw)

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
        self._levend = None
        self._bied_aan((code, code) for code in codes)

    def zet_paren(self, paren: Iterable[tuple[str, str]]) -> None:
        """As `zet_codes`, with what each reads."""
        self._levend = None
        self._bied_aan(paren)

    @Slot()
    def _kijk_opnieuw(self) -> None:
        levend = self._levend
        if levend is not None and (nu := levend.opnieuw()) != self._codes():
            self._bied_aan((code, code) for code in nu)

    def _codes(self) -> tuple[str, ...]:
        return tuple(code for plek in range(self.count()) if (code := str(self.itemData(plek) or "")))

    def _bied_aan(self, paren: Iterable[tuple[str, str]]) -> None:
        gekozen = self.waarde
        self.blockSignals(True)
        self.clear()
        if self._leeg:
            self.addItem(self._leeg, "")
        for tekst, waarde in paren:
            self.addItem(tekst, waarde)
        self.zet(gekozen)
        self.blockSignals(False)

    @property
    def te_lezen(self) -> str:
        """What was chosen as far as there is room for it, with an ellipsis where it is cut off."""
        # Why: mostly it fits with ease, and a QStyle brings a thousand enum values (6 ms).
        if self.fontMetrics().horizontalAdvance(self.currentText()) + RUIM * self.height() < self.width():
            return self.currentText()
        optie = QtWidgets.QStyleOptionComboBox()
        self.initStyleOption(optie)
        deel = QtWidgets.QStyle.SubControl.SC_ComboBoxEditField
        vak = self.style().subControlRect(QtWidgets.QStyle.ComplexControl.CC_ComboBox, optie, deel, self)
        return self.fontMetrics().elidedText(self.currentText(), Qt.TextElideMode.ElideRight, vak.width() - RUIMTE)

    # Qt --------------------------------------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        tekst = self.te_lezen
        if self.isEditable() or tekst == self.currentText():
            super().paintEvent(event)
            return
        schilder, optie = QtWidgets.QStylePainter(self), QtWidgets.QStyleOptionComboBox()
        self.initStyleOption(optie)
        optie.currentText = tekst
        schilder.drawComplexControl(QtWidgets.QStyle.ComplexControl.CC_ComboBox, optie)
        schilder.drawControl(QtWidgets.QStyle.ControlElement.CE_ComboBoxLabel, optie)

    def showPopup(self) -> None:  # noqa: N802 - Qt's name
        # Why: the list is as wide as the field, and a name that is cut off in both can be read nowhere.
        lijst, scherm = self.view(), self.screen().availableGeometry().width()
        balk = lijst.verticalScrollBar().sizeHint().width()
        lijst.setMinimumWidth(min(lijst.sizeHintForColumn(0) + balk + 2 * RUIMTE, scherm))
        super().showPopup()

    def event(self, event: QEvent) -> bool:
        wil_weten = isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip and not self.toolTip()
        if wil_weten and self.te_lezen != self.currentText():
            QToolTip.showText(self.mapToGlobal(self.rect().bottomLeft()), self.currentText(), self)
            return True
        return super().event(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        # Why: scrolling the form must not change a choice, least of all the one made just now, which has the focus.
        event.ignore()
