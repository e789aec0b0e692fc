"""What was changed in the thing on a page, below it: shown when asked for. Knows no noun."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from wijdesk.models.rows.verloop import HistorieRij
from wijdesk.models.values import moment_in_woorden
from wijdesk.ui.fields import etiket


def in_woorden(rij: HistorieRij, nu: int) -> str:
    """One change: who and when, then a line per field, and why."""
    reden = f"Reden: {rij.reden}" if rij.reden else ""
    return "\n".join(filter(None, (f"{rij.wie}, {moment_in_woorden(rij.op, nu)}: {rij.wat}", *rij.regels, reden)))


class Historietekst(QWidget):
    """The changes as text to read and to copy; hidden until there is something to tell."""

    def __init__(self, *, naam: str) -> None:
        super().__init__()
        self._van: object = None
        self.tekst = etiket("", "bij", breekt_af=True, naam=naam)
        self.tekst.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        kolom = QVBoxLayout(self)
        kolom.setContentsMargins(0, 0, 0, 0)
        kolom.setSpacing(6)
        kolom.addWidget(etiket(self.tr("Wat is gewijzigd"), "kop"))
        kolom.addWidget(self.tekst)
        self.hide()

    def houd_bij(self, wat: object) -> None:
        """What the page shows now. What was told of another, or of this before it changed, goes."""
        if wat != self._van:
            self._van = wat
            self.hide()

    def toon(self, rijen: Iterable[HistorieRij], nu: int) -> None:
        """These, newest first."""
        self.tekst.setText("\n\n".join(in_woorden(rij, nu) for rij in rijen))
        self.show()
