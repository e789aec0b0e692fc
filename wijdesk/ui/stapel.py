"""A panel of pages on top of each other: an overview, one thing, and forms that stand in their place for a while.

A form hands over one request; it is sent from here and a refusal is given back to it. Knows no noun.
"""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from wijdesk.errors import Storing, Weigering
from wijdesk.models.opdrachten.basis import Opdracht
from wijdesk.models.rows.huis import Wijziging
from wijdesk.models.values import Id, lokaal
from wijdesk.ui.een_zin import EenZin
from wijdesk.ui.formulier import Formulier
from wijdesk.ui.panel import Omgeving, Panel
from wijdesk.ui.voorste import Voorste


class StapelPaneel(Panel):
    """Base of such a panel."""

    def __init__(self, omgeving: Omgeving, parent: QWidget | None = None) -> None:
        super().__init__(omgeving, parent)
        self.bladen = Voorste()
        self.bladen.setObjectName(f"{self.naam}_bladen")
        self.zin = EenZin()
        self._onder: QWidget | None = None
        kolom = QVBoxLayout(self)
        kolom.setContentsMargins(0, 0, 0, 0)
        kolom.setSpacing(0)
        kolom.addWidget(self.bladen, 1)
        strook = QVBoxLayout()
        strook.setContentsMargins(12, 0, 12, 12)
        strook.addWidget(self.zin)
        kolom.addLayout(strook)
        self.zin.opened.connect(self._zin_geopend)

    # Pages -----------------------------------------------------------------------------------------------------------

    def leg_vorm(self, vorm: Formulier) -> None:
        """Add a form; what it hands over is written, and it goes back to the page below when it is done."""
        self.bladen.addWidget(vorm)
        vorm.ready.connect(partial(self._stuur, vorm))
        vorm.closed.connect(self.sluit_vorm)

    def toon_blad(self, blad: QWidget, *, focus: QWidget | None = None) -> None:
        """Bring a page to the front; what stood there comes back after a form."""
        if self.zin.isVisible():
            self.zin.sluit()
        self._onder = blad
        self.bladen.setCurrentWidget(blad)
        if focus is not None:
            focus.setFocus(Qt.FocusReason.OtherFocusReason)

    def toon_vorm(self, vorm: Formulier) -> None:
        """A form stands in the place of the page until it is saved or put away."""
        if self.zin.isVisible():
            self.zin.sluit()
        if not isinstance(self.bladen.currentWidget(), Formulier):
            self._onder = self.bladen.currentWidget()
        self.bladen.setCurrentWidget(vorm)
        vorm.eerste_veld().setFocus(Qt.FocusReason.OtherFocusReason)

    def sluit_vorm(self) -> None:
        """Back to the page below."""
        if isinstance(self.bladen.currentWidget(), Formulier) and self._onder is not None:
            self.bladen.setCurrentWidget(self._onder)
            (self.eerste_veld() or self._onder).setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def in_vorm(self) -> bool:
        """Whether a form stands in front."""
        return isinstance(self.bladen.currentWidget(), Formulier)

    @property
    def in_detail(self) -> bool:
        """Whether one thing stands in the place of the overview."""
        return False

    def terug(self) -> None:
        """From one thing to the overview."""

    def vandaag(self) -> date:
        """Today, as people here call it."""
        return lokaal(self.omgeving.klok()).date()

    # Writing ---------------------------------------------------------------------------------------------------------

    def na_vorm(self, vorm: Formulier, opdracht: Opdracht[Any], uitkomst: Any) -> None:
        """What was handed over is written; goes back to the page below unless a panel does otherwise."""
        if self.bladen.currentWidget() is vorm:
            self.sluit_vorm()

    def vraag_reden(self, vraag: str, maak: Any, *, over: Id, knop: str, gevaar: bool = False) -> None:
        """Ask one sentence in place and write what `maak` makes of it; `over` is what it is about."""
        self.zin.vraag(vraag, lambda reden: self._stuur_zin(maak(reden)), knop=knop, gevaar=gevaar, over=over)

    def schrijf(self, opdracht: Opdracht[Any]) -> None:
        """Write something that needs no form; a refusal is told in the status line."""
        self.omgeving.jobs.write(opdracht, eigenaar=self, geweigerd=self.mag_niet)

    def mag_niet(self, weigering: Weigering) -> None:
        """Tell a refusal that belongs to no field."""
        self.requested.emit("melding", weigering.zin)

    def klaar_om_te_sluiten(self) -> None:
        """Write the drafts of the forms."""
        for plek in range(self.bladen.count()):
            if isinstance(blad := self.bladen.widget(plek), Formulier):
                blad.klaar_om_te_sluiten()

    def _stuur(self, vorm: Formulier, opdracht: Opdracht[Any]) -> None:
        def klaar(uitkomst: Any, _: Wijziging) -> None:
            vorm.gelukt()
            vorm.bewaar.setEnabled(True)
            self.na_vorm(vorm, opdracht, uitkomst)

        self.omgeving.jobs.write(opdracht, klaar, eigenaar=self, geweigerd=vorm.toon_fouten, mislukt=vorm.toon_storing)

    def _stuur_zin(self, opdracht: Opdracht[Any]) -> None:
        self.omgeving.jobs.write(
            self.zin.met_gezien(opdracht),
            lambda *_: self.zin.sluit(),
            eigenaar=self,
            geweigerd=lambda weigering: self.zin.toon_fout(weigering.in_een_zin()),
            mislukt=self._storing,
        )

    def _storing(self, storing: Storing) -> None:
        self.zin.toon_fout(f"{storing.zin} {storing.uitweg}")

    def _zin_geopend(self, ja: bool) -> None:
        self.bladen.setEnabled(not ja)

    # Qt --------------------------------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc goes back to the overview; in a form it is the form's."""
        if event.key() == Qt.Key.Key_Escape and self.in_detail and not self.in_vorm:
            self.terug()
            event.accept()
            return
        super().keyPressEvent(event)
