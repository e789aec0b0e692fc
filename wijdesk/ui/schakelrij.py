"""A row of buttons that can each be on or off, with one Tab stop: arrows walk, Space switches. Knows no panel."""

from __future__ import annotations

from collections.abc import Hashable, Iterable
from typing import Generic, TypeVar

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLayout, QPushButton, QSizePolicy, QWidget

from wijdesk.ui.fields import Knop
from wijdesk.ui.flow import FlowLayout
from wijdesk.ui.taal import zin

W = TypeVar("W", bound=Hashable)
_VERDER = {Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1, Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1}


LETTERS = 14
"""A button that may be narrower than its text still shows about so many letters of it."""

AFRONDING = 4
"""Pixels by which two measures of the same text can differ."""


class _Schakel(Knop):
    """A button as wide as its text is when it is on: then the theme makes it bolder.

    `kort`: where that does not fit, as with the name of an organisation in large letters, it shows the first part and
    tells the rest in its tooltip.
    """

    def __init__(self, *, kort: bool) -> None:
        super().__init__()
        self._kort = kort
        if kort:
            self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._voluit = ""

    def heet(self, tekst: str) -> None:
        """Show this text."""
        tekst = zin(tekst)
        if tekst != self._voluit:
            self._voluit = tekst
            self._toon(tekst)
            if self.isVisible():
                self._pas()

    def _toon(self, tekst: str) -> None:
        if self.text() != (te_tonen := tekst.replace("&", "&&")):
            self.setText(te_tonen)
            self.setToolTip("" if tekst == self._voluit else self._voluit)

    def _pas(self) -> None:
        if self._kort:
            ruimte = self.width() - self._rand()
            past = self.width() + AFRONDING >= self.sizeHint().width()
            te_tonen = self._voluit
            if not past:
                te_tonen = self._vet().elidedText(self._voluit, Qt.TextElideMode.ElideRight, ruimte)
            self._toon(te_tonen)

    def _vet(self) -> QFontMetrics:
        letter = QFont(self.font())
        letter.setWeight(QFont.Weight.DemiBold)
        return QFontMetrics(letter)

    def _rand(self) -> int:
        """What stands around the text, in pixels."""
        getoond = self.text().replace("&&", "&")
        return super().sizeHint().width() - self.fontMetrics().horizontalAdvance(getoond)

    # Qt --------------------------------------------------------------------------------------------------------------

    def sizeHint(self) -> QSize:
        tekst = max(self._vet().horizontalAdvance(self._voluit), self.fontMetrics().horizontalAdvance(self._voluit))
        return QSize(self._rand() + tekst, super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        maat = self.sizeHint()
        if not self._kort:
            return maat
        return QSize(min(maat.width(), self._rand() + self._vet().averageCharWidth() * LETTERS), maat.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._pas()


class Schakelrij(QWidget, Generic[W]):
    """Buttons for values of which any number can be on, or one at most when `enkel`.

    Signals:
        switched: a person switched one
    """

    switched = Signal()

    def __init__(self, *, naam: str, titel: str, enkel: bool = False, na: QWidget | None = None) -> None:
        """`enkel`: one at most, on one line; otherwise they wrap. `na` comes before it when one walks with Tab: buttons
        that are made later than the rest of a form would come last.
        """
        super().__init__()
        self._na = na
        self.setObjectName(naam)
        self.setAccessibleName(titel)
        self._titel = titel
        self._enkel = enkel
        self._knoppen: dict[W, _Schakel] = {}
        self._vlak: QLayout = QHBoxLayout(self) if enkel else FlowLayout(self, ruimte=6)
        self._vlak.setContentsMargins(0, 0, 0, 0)
        self._vlak.setSpacing(6)

    def maak(self, keuzes: Iterable[tuple[W, str]]) -> None:
        """Show these values with their texts; what was on and is still there stays on."""
        nieuw = dict(keuzes)
        if list(nieuw) != list(self._knoppen):
            aan = self.aan()
            for knop in self._knoppen.values():
                self._vlak.removeWidget(knop)
                knop.hide()
                knop.deleteLater()
            self._knoppen = {waarde: self._knop(waarde) for waarde in nieuw}
            vorige = self._na
            for knop in self._knoppen.values():
                if vorige is not None:
                    self.setTabOrder(vorige, knop)
                vorige = knop
            if self._knoppen:
                self.setFocusProxy(next(iter(self._knoppen.values())))
            self.zet(aan)
        for waarde, tekst in nieuw.items():
            self._knoppen[waarde].heet(tekst)
            self._knoppen[waarde].setAccessibleName(f"{self._titel}: {tekst}")

    def aan(self) -> tuple[W, ...]:
        """The values that are on, in order."""
        return tuple(waarde for waarde, knop in self._knoppen.items() if knop.isChecked())

    def zet(self, waarden: Iterable[W]) -> None:
        """Switch these on and the others off."""
        gekozen = set(waarden)
        for waarde, knop in self._knoppen.items():
            knop.setChecked(waarde in gekozen)

    def knop(self, waarde: W) -> QPushButton:
        """The button of a value."""
        return self._knoppen[waarde]

    def _knop(self, waarde: W) -> _Schakel:
        knop = _Schakel(kort=not self._enkel)
        knop.setProperty("rol", "keuze")
        knop.setCheckable(True)
        knop.setFocusPolicy(Qt.FocusPolicy.ClickFocus if self._vlak.count() else Qt.FocusPolicy.StrongFocus)
        knop.toggled.connect(lambda _: knop.updateGeometry())  # what is on is bolder, and wider
        knop.installEventFilter(self)
        knop.clicked.connect(lambda: self._geschakeld(waarde))
        self._vlak.addWidget(knop)
        return knop

    def _geschakeld(self, waarde: W) -> None:
        if self._enkel:
            self.zet((waarde,) if self._knoppen[waarde].isChecked() else ())
        self.switched.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Arrows walk from button to button."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            stap = _VERDER.get(Qt.Key(event.key()))
            knoppen = list(self._knoppen.values())
            if stap and watched in knoppen:
                knoppen[(knoppen.index(watched) + stap) % len(knoppen)].setFocus(Qt.FocusReason.OtherFocusReason)
                return True
        return super().eventFilter(watched, event)
