"""What the page of one support and that of one onderzoek share: the head, the way back, and which acts can be done."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from wijdesk.models.values import Klok, lokaal
from wijdesk.ui.panels.ondersteuning.kop import HulpKop
from wijdesk.ui.rolblad import Rolblad
from wijdesk.ui.toetsen import Toetsen


class HulpBlad(QWidget):
    """Base of such a page.

    Signals:
        asked: (name of an act) do this
        back: to the list
    """

    asked = Signal(str)
    back = Signal()

    def __init__(self, klok: Klok, noun: str, *, casus: bool) -> None:
        """`noun` begins the names of its parts; `casus`: whether whoever works here may open a casus."""
        super().__init__()
        self._klok, self._noun, self._mag_casus = klok, noun, casus
        self.kop = HulpKop(noun)
        self.kop.back.connect(self.back)

    def _begin(self) -> QVBoxLayout:
        """The column that scrolls, with the head in it; the parts of the page follow."""
        inhoud = QWidget()
        kolom = QVBoxLayout(inhoud)
        kolom.setContentsMargins(12, 12, 12, 12)
        kolom.setSpacing(8)
        kolom.addWidget(self.kop)
        geheel = QVBoxLayout(self)
        geheel.setContentsMargins(0, 0, 0, 0)
        geheel.addWidget(Rolblad(inhoud))
        return kolom

    def _toon_kan(self, toetsen: Toetsen, kan: Mapping[str, bool]) -> None:
        """Show the acts that can be done, and hide the others."""
        for naam, ja in kan.items():
            toetsen.kan(f"{self._noun}.{naam}", ja=ja, zichtbaar=ja)

    def _vandaag(self) -> date:
        return lokaal(self._klok()).date()


def met_leeftijd(naam: str, leeftijd: int | None) -> str:
    """Whom it is about, with the age when that is known."""
    return naam if leeftijd is None else f"{naam} ({leeftijd})"
