"""What is known of something: pairs of a label and a text, below each other. Knows no noun."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from wijdesk.ui.fields import etiket
from wijdesk.ui.leesrichting import ZoalsGetypt
from wijdesk.ui.taal import zin


class Paren(QWidget):
    """The pairs, labels to the left. A text can be selected."""

    def __init__(self) -> None:
        super().__init__()
        self._rooster = QGridLayout(self)
        self._rooster.setContentsMargins(0, 0, 0, 0)
        self._rooster.setHorizontalSpacing(16)
        self._rooster.setVerticalSpacing(6)
        self._rooster.setColumnStretch(1, 1)
        self._delen: list[QWidget] = []

    def toon(self, paren: Iterable[tuple[str, str]]) -> None:
        """These (label, text) in the place of those that stood here; one without a text is left out."""
        for deel in self._delen:
            self._rooster.removeWidget(deel)
            deel.hide()
            deel.deleteLater()
        self._delen = []
        for nummer, (label, tekst) in enumerate((label, tekst) for label, tekst in paren if tekst):
            links, rechts = etiket(label, "bij"), etiket(tekst, breekt_af=True)
            rechts.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            gehoord = ZoalsGetypt(f"{zin(label)}: {tekst}") if isinstance(tekst, ZoalsGetypt) else f"{label}: {tekst}"
            rechts.setAccessibleName(gehoord)
            self._rooster.addWidget(links, nummer, 0, Qt.AlignmentFlag.AlignTop)
            self._rooster.addWidget(rechts, nummer, 1)
            self._delen += [links, rechts]
