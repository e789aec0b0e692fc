"""An alert on a button: cut off while the header is low, over more lines when one wants to read all of it."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QPushButton

from wijdesk.ui.chip import Chip
from wijdesk.ui.fields import zet_eigenschap


def over_regels(tekst: str, maat: QFontMetrics, breedte: int) -> str:
    """The text with line ends, so that no line is wider than so many pixels, but for a word that is."""
    regels = [""]
    for woord in tekst.split():
        langer = f"{regels[-1]} {woord}".strip()
        if regels[-1] and maat.horizontalAdvance(langer) > breedte:
            regels.append(woord)
        else:
            regels[-1] = langer
    return "\n".join(regels)


class MeldingChip(Chip):
    """One alert; the whole text is in its tooltip and accessible name, and on it after `toon_voluit`."""

    def __init__(self, tekst: str, voluit: str) -> None:
        self._voluit = False
        super().__init__(tekst, voluit)

    def is_te_lang(self, breedte: int) -> bool:
        """Whether it would be cut off in a row so many pixels wide."""
        self.ensurePolished()
        return not self._voluit and self.sizeHint().width() > breedte

    def toon_voluit(self, breedte: int) -> None:
        """All of the text, over as many lines as it takes in so many pixels."""
        self.ensurePolished()
        rand = self.sizeHint().width() - self.fontMetrics().horizontalAdvance(self._tekst)
        self._voluit = True
        zet_eigenschap(self, "voluit", True)
        self.setText(over_regels(self._tekst, self.fontMetrics(), breedte - rand).replace("&", "&&"))

    # Qt --------------------------------------------------------------------------------------------------------------

    def sizeHint(self) -> QSize:
        return QPushButton.sizeHint(self) if self._voluit else super().sizeHint()

    def resizeEvent(self, event: QResizeEvent) -> None:
        if not self._voluit:
            super().resizeEvent(event)
