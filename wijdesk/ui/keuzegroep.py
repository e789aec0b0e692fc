"""A group of choices of which one holds, each with its key: one Tab stop, arrows walk, one key chooses."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from wijdesk.models.gegeven import dataclass
from wijdesk.ui.flow import FlowLayout
from wijdesk.ui.toetsen import ToetsKnop

_VERDER = {Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1, Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1}


@dataclass(frozen=True, slots=True, kw_only=True)
class Optie:
    """One choice: `toets` stands on the key cap, `ook` are other keys that choose it."""

    waarde: str
    tekst: str
    toets: str
    ook: str = ""
    hulp: str = ""


class KeuzeGroep(QWidget):
    """Buttons of which one is on.

    Signals:
        gekozen: (waarde) a person chose this, also when it was on already
    """

    gekozen = Signal(str)

    def __init__(self, opties: Sequence[Optie], *, naam: str, titel: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(naam)
        self.setAccessibleName(titel)
        self._opties = tuple(opties)
        self._knoppen: dict[str, ToetsKnop] = {}
        self.waarde = ""
        vlak = FlowLayout(self, ruimte=8)
        for nummer, optie in enumerate(opties, start=1):
            knop = ToetsKnop(optie.tekst, optie.toets, rol="keuze")
            knop.setObjectName(f"{naam}_{nummer}")
            knop.setCheckable(True)
            knop.setAccessibleName(f"{titel}: {optie.tekst}")
            if optie.hulp:
                knop.setAccessibleDescription(optie.hulp)
            knop.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
            knop.installEventFilter(self)
            knop.clicked.connect(lambda _=False, waarde=optie.waarde: self._kies(waarde))
            vlak.addWidget(knop)
            self._knoppen[optie.waarde] = knop
        self._zet_tabstop()

    def zet(self, waarde: str) -> None:
        """Show this choice ("" for none) without saying that a person chose it."""
        self.waarde = waarde
        for eigen, knop in self._knoppen.items():
            knop.setChecked(eigen == waarde)
        self._zet_tabstop()

    def knop(self, waarde: str) -> ToetsKnop:
        """The button of a choice."""
        return self._knoppen[waarde]

    def ingang(self) -> ToetsKnop:
        """The button that Tab comes to: the chosen one, or the first."""
        return self._knoppen.get(self.waarde) or self._knoppen[self._opties[0].waarde]

    def kies_met(self, toets: str) -> bool:
        """Choose what this key stands for; False when it is no key of this group."""
        for optie in self._opties:
            if toets and toets.upper() in (optie.toets.upper(), *optie.ook.upper()):
                self._knoppen[optie.waarde].setFocus(Qt.FocusReason.ShortcutFocusReason)
                self._kies(optie.waarde)
                return True
        return False

    def _kies(self, waarde: str) -> None:
        self.zet(waarde)
        self.gekozen.emit(waarde)

    def _zet_tabstop(self) -> None:
        ingang = self.ingang()
        for knop in self._knoppen.values():
            beleid = Qt.FocusPolicy.StrongFocus if knop is ingang else Qt.FocusPolicy.ClickFocus
            knop.setFocusPolicy(beleid)
        self.setFocusProxy(ingang)

    def _loop(self, knop: ToetsKnop, stap: int) -> None:
        rij = list(self._knoppen.values())
        rij[(rij.index(knop) + stap) % len(rij)].setFocus(Qt.FocusReason.OtherFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and isinstance(watched, ToetsKnop):
            kaal = event.modifiers() & ~(Qt.KeyboardModifier.KeypadModifier | Qt.KeyboardModifier.ShiftModifier)
            toets = Qt.Key(event.key())
            if kaal == Qt.KeyboardModifier.NoModifier:
                if toets in _VERDER:
                    self._loop(watched, _VERDER[toets])
                    return True
                if toets in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                    watched.click()
                    return True
                if self.kies_met(event.text()):
                    return True
        return super().eventFilter(watched, event)
