"""Filters or lines, one at a time: where the letters are large for the window, the log would else scroll in a page that
scrolls. With room for both they stand below each other, as ever.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QVBoxLayout, QWidget

from wijdesk.ui.fields import knop

REGELS = 36
"""Lines of text a window must be high for the filters and the lines together."""


def ingepakt(deel: QWidget) -> QWidget:
    """A part that shows and hides itself, in something that can be folded away."""
    vlak = QWidget()
    kolom = QVBoxLayout(vlak)
    kolom.setContentsMargins(0, 0, 0, 0)
    kolom.addWidget(deel)
    return vlak


class Filtervouw(QObject):
    """Watches how high the window of `paneel` is, in lines of its text. `knop` goes from the one to the other."""

    def __init__(self, paneel: QWidget, aantal: Callable[[], int]) -> None:
        """`aantal`: how many filters are in use, for whoever looks at the lines."""
        super().__init__(paneel)
        self._paneel, self._aantal = paneel, aantal
        self._filters: tuple[QWidget, ...] = ()
        self._regels: tuple[QWidget, ...] = ()
        self._laag = False
        self.toont_regels = False
        self.knop = knop("", self.wissel, rol="", naam="logboek_filters")
        self.knop.hide()
        paneel.installEventFilter(self)

    def zet(self, *, filters: tuple[QWidget, ...], regels: tuple[QWidget, ...]) -> None:
        """What belongs to which."""
        self._filters, self._regels = filters, regels

    def wissel(self) -> None:
        """The other of the two."""
        self._toon(regels=not self.toont_regels)

    def toon_filters(self) -> None:
        """The filters, where these are folded away."""
        if self.toont_regels:
            self._toon(regels=False)

    def vul(self) -> None:
        """Say on the button how many filters are in use, or how one comes to the lines."""
        aantal = self._aantal()
        naar_filters = self.tr("Filters en knoppen") if not aantal else self.tr("Filters en knoppen ({0})")
        self.knop.setText(naar_filters.format(aantal) if self.toont_regels else self.tr("Naar de regels"))

    def _toon(self, *, regels: bool) -> None:
        self.toont_regels = regels
        for deel in self._filters:
            deel.setVisible(not self._laag or not regels)
        for deel in self._regels:
            deel.setVisible(not self._laag or regels)
        self.vul()

    def _meet(self) -> None:
        laag = self._paneel.window().height() < REGELS * self._paneel.fontMetrics().height()
        if laag != self._laag:
            self._laag = laag
            self.knop.setVisible(laag)
            self._toon(regels=laag)

    # Qt --------------------------------------------------------------------------------------------------------------

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.Show, QEvent.Type.Resize, QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._meet()
        return super().eventFilter(watched, event)
