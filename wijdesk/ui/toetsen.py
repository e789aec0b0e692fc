"""Buttons that show their key, and the single keys that work while a list has the focus. Knows no panel."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial
from math import ceil

from PySide6.QtCore import QEvent, QObject, QRect, QSize, Qt
from PySide6.QtGui import (
    QFont,
    QFontMetrics,
    QFontMetricsF,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QPalette,
    QPen,
    QShortcut,
)
from PySide6.QtWidgets import QAbstractItemView, QWidget

from wijdesk.ui.fields import Knop
from wijdesk.ui.flow import FlowLayout
from wijdesk.ui.panel import Actie
from wijdesk.ui.taal import zin

_VASTE_SPATIE = "\N{NO-BREAK SPACE}"
_TEKENS = {"Return": "\N{DOWNWARDS ARROW WITH CORNER LEFTWARDS}", "Enter": "\N{DOWNWARDS ARROW WITH CORNER LEFTWARDS}"}

_NAMEN = {
    "Return": "Enter",  # called so by everybody but Qt
    "PgDown": "PgDn",
    "Up": "\N{UPWARDS ARROW}",
    "Down": "\N{DOWNWARDS ARROW}",
    "Left": "\N{LEFTWARDS ARROW}",
    "Right": "\N{RIGHTWARDS ARROW}",
}

KEUZE_RAND = 11
"""Pixels before the text of a choice: its border and padding."""
_KAPPEN: dict[tuple[str, str], tuple[QSize, int]] = {}
"""What `ToetsKnop` measured, per typeface and key."""


def toets_tekst(sneltoets: str) -> str:
    """A key as it stands on a key cap ("O", "Ctrl+S", an arrow for Enter); several with a space between them."""
    if " " in sneltoets:
        return " ".join(map(toets_tekst, sneltoets.split(" ")))
    if sneltoets in _TEKENS:
        return _TEKENS[sneltoets]
    # In the language of the program, whatever that of the computer is.
    tekst = QKeySequence(sneltoets).toString(QKeySequence.SequenceFormat.NativeText)
    return "+".join(_NAMEN.get(deel, deel) for deel in tekst.split("+"))


class ToetsKnop(Knop):
    """A button with the key that does the same drawn in it as a key cap; the accessible name is the plain text."""

    def __init__(self, tekst: str, toets: str, *, rol: str = "") -> None:
        super().__init__()
        self.toets = toets
        self._toets = toets_tekst(toets)
        if rol:
            self.setProperty("rol", rol)
        self.zet_tekst(tekst)

    def zet_tekst(self, tekst: str) -> None:
        """Name the button (differently)."""
        self._tekst = tekst = zin(tekst)
        self.setAccessibleName(tekst)
        self.setToolTip(f"{tekst} ({self._toets})" if self._toets else tekst)
        self._maak_ruimte()

    def zet_toets(self, toets: str) -> None:
        """Another key, or none: where several buttons share a key, it stands on the one it is for now."""
        if self._toets != (anders := toets_tekst(toets)):
            self.toets, self._toets = toets, anders
            self.zet_tekst(self._tekst)
            self.updateGeometry()
            self.update()

    def _kapletter(self) -> QFont:
        letter = QFont(self.font())
        letter.setPointSizeF(max(7.0, letter.pointSizeF() * 0.84))
        return letter

    def _kap(self) -> tuple[QSize, int]:
        """The size of the key cap, and the spaces that keep room for it. The same for all buttons with this key."""
        letter = self.font()
        sleutel = (letter.key(), self._toets)
        if (bekend := _KAPPEN.get(sleutel)) is not None:
            return bekend
        maat = QFontMetrics(self._kapletter())
        hoogte = maat.height() + 2
        kap = QSize(max(hoogte, maat.horizontalAdvance(self._toets) + 8), hoogte)
        # In fractions of a pixel: rounded, twenty spaces can be off by half a key cap.
        spatie = max(1.0, QFontMetricsF(letter).horizontalAdvance(_VASTE_SPATIE))
        return _KAPPEN.setdefault(sleutel, (kap, ceil((kap.width() + 8) / spatie)))

    def _maak_ruimte(self) -> None:
        self.setText(self._tekst + _VASTE_SPATIE * self._kap()[1] if self._toets else self._tekst)

    # Qt --------------------------------------------------------------------------------------------------------------

    def sizeHint(self) -> QSize:
        self._maak_ruimte()
        return super().sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._toets:
            return
        kap = self._kap()[0]
        breedte = self.fontMetrics().horizontalAdvance(self.text())
        # A choice begins at its left (style sheet), also when it is wider than its text.
        rechts = breedte + KEUZE_RAND if self.property("rol") == "keuze" else (self.width() + breedte) // 2
        rechts = min(rechts, self.width() - 6)
        vlak = QRect(rechts - kap.width(), (self.height() - kap.height()) // 2, kap.width(), kap.height())
        groep = QPalette.ColorGroup.Normal if self.isEnabled() else QPalette.ColorGroup.Disabled
        kleur = self.palette().color(groep, QPalette.ColorRole.ButtonText)
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setOpacity(0.55 if self.isEnabled() else 0.3)
            painter.setPen(QPen(kleur, 1))
            painter.drawRoundedRect(vlak.toRectF().adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
            painter.setOpacity(0.85 if self.isEnabled() else 0.4)
            painter.setFont(self._kapletter())
            painter.drawText(vlak, Qt.AlignmentFlag.AlignCenter, self._toets)


class Toetsen(QWidget):
    """A row of buttons, one per action, that wraps; their single keys work while `lijst` or a button has the focus.

    `lijst` is a list, or a page: there also while a button within it has the focus.

    While the row is put away, as for an open form, its keys do nothing: a letter may then be part of a sentence.
    Enter is not bound here: a list says itself that a row was opened.
    """

    def __init__(
        self,
        acties: Iterable[Actie],
        lijst: QWidget,
        *,
        primair: str = "",
        gevaar: Iterable[str] = (),
        stil: Iterable[str] = (),
    ) -> None:
        super().__init__()
        self._knoppen: dict[str, ToetsKnop] = {}
        self._toetsen: dict[str, QShortcut] = {}
        rij = FlowLayout(self, ruimte=8)
        rollen = dict.fromkeys(gevaar, "gevaar") | dict.fromkeys(stil, "stil") | {primair: "primair"}
        for actie in acties:
            knop = ToetsKnop(actie.tekst, actie.sneltoets, rol=rollen.get(actie.naam, ""))
            knop.setObjectName(actie.naam)
            knop.clicked.connect(lambda _=False, doe=actie.doe: doe())
            rij.addWidget(knop)
            self._knoppen[actie.naam] = knop
            if actie.sneltoets and actie.sneltoets not in _TEKENS:
                toets = QShortcut(QKeySequence(actie.sneltoets), lijst)
                toets.setContext(Qt.ShortcutContext.WidgetShortcut)
                toets.activated.connect(partial(self._doe, actie.doe))
                self._toetsen[actie.naam] = toets
        if not isinstance(lijst, QAbstractItemView):
            lijst.installEventFilter(self)

    def kan(self, naam: str, *, ja: bool, zichtbaar: bool = True, toets: bool | None = None) -> None:
        """Whether this action can be done now; `toets`: whether its key works, when it says why not."""
        knop = self._knoppen[naam]
        knop.setEnabled(ja)
        if knop.isHidden() == zichtbaar:
            knop.setVisible(zichtbaar)
        if naam in self._toetsen:
            self._toetsen[naam].setEnabled(ja and zichtbaar if toets is None else toets)

    def knop(self, naam: str) -> ToetsKnop:
        """The button of an action."""
        return self._knoppen[naam]

    def _doe(self, doe: Callable[[], object]) -> None:
        if not self.isHidden():
            doe()

    # Qt --------------------------------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self._neem(event):
            super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        # A key that what has the focus within the page had no use for.
        return isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and self._neem(event)

    def _neem(self, event: QKeyEvent) -> bool:
        gedrukt = QKeySequence(event.keyCombination())
        for naam, toets in self._toetsen.items():
            if toets.key() == gedrukt and toets.isEnabled() and self._knoppen[naam].isVisible():
                self._knoppen[naam].click()
                return True
        return False
