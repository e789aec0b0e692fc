"""The way back when the household on the screen is not there any more: its making or splitting was taken back.

It remembers which households stood here before and says in one sentence what happened; it shows none itself.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout

from wijdesk.models.rows.huis import Wijziging
from wijdesk.models.values import Id
from wijdesk.ui.fields import etiket, knop
from wijdesk.ui.jobs import Jobs

HOOGSTENS = 20


class Terugweg(QFrame):
    """One line above the tabs, until one closes it or goes on, and the households to go back to, newest last."""

    def __init__(self, open_: Callable[[Id], None], zoek: Callable[[str], None], jobs: Jobs) -> None:
        """`open_` shows a household; `zoek` the page to look for one, with a sentence why."""
        super().__init__()
        self._open, self._zoek = open_, zoek
        self._eerder: list[Id] = []
        self._weg = ""
        self.zin = etiket("", "waarschuwing", breekt_af=True, naam="casus_terug")
        rij = QHBoxLayout(self)
        rij.setContentsMargins(12, 4, 12, 4)
        rij.setSpacing(8)
        rij.addWidget(self.zin, 1)
        self.sluiten = knop(self.tr("Sluiten"), self._sluit, rol="stil", naam="casus_terug_sluiten")
        rij.addWidget(self.sluiten, 0, Qt.AlignmentFlag.AlignTop)
        jobs.changed.connect(self._iets_gedaan)
        self.hide()

    @property
    def bezig(self) -> bool:
        """Whether a household was left and no other stands there yet."""
        return bool(self._weg)

    def onthoud(self, id_: Id | None) -> None:
        """This one stood on the screen."""
        if id_ is not None:
            self._eerder = [*(ander for ander in self._eerder if ander != id_), id_][-HOOGSTENS:]

    def verlaat(self, naam: str) -> None:
        """The household of this name is gone: back to the one before it, or look for another."""
        self._weg = naam
        self.verder()

    def verder(self) -> None:
        """To the one before; again when that is not there either."""
        if self._eerder:
            self._open(self._eerder.pop())
        else:
            zin = self.tr("Huishouden “{0}” bestaat niet meer. Zoek een ander, of kies uit Mijn casussen.")
            self._zoek(zin.format(self._weg))
            self._weg = ""

    def _sluit(self) -> None:
        if self.sluiten.hasFocus():
            self.focusNextChild()
        self.hide()

    def _iets_gedaan(self, wijziging: Wijziging) -> None:
        """Who does something here has seen it; keeping a draft or a preference is nothing one does."""
        if wijziging.zin and not self.sluiten.hasFocus():
            self.hide()

    def aangekomen(self) -> None:
        """Another household stands there now: say why, when nobody asked for it."""
        zin = self.tr("Huishouden “{0}” bestaat niet meer. Dit had u daarvoor open.")
        self.zin.setText(zin.format(self._weg) if self._weg else "")
        self.setVisible(bool(self._weg))
        self._weg = ""
