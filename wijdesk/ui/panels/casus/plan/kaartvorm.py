"""What the forms of the plan tab share that stand on it as a card: drafts of several rows at once, and their buttons.

A form keeps a draft from the first key. Esc puts it aside: what was filled in stands there again for the same row.
"""

from __future__ import annotations

import json
from datetime import date
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from wijdesk.models.values import lokaal
from wijdesk.ui.concept import Concept
from wijdesk.ui.fields import Veld, etiket, knop
from wijdesk.ui.flow import FlowLayout
from wijdesk.ui.gezien import Kijker
from wijdesk.ui.panel import Omgeving
from wijdesk.ui.toetsen import ToetsKnop


class KaartVorm(Kijker, QFrame):
    """Base of those forms.

    Signals:
        ready: (Opdracht) keep this
        opened: the form was opened
        closed: the form was put away
    """

    ready = Signal(object)
    opened = Signal()
    closed = Signal()

    def __init__(self, omgeving: Omgeving, soort: str) -> None:
        """`soort` is that of its drafts, and what its parts are called by."""
        super().__init__()
        self.setProperty("formulier", True)  # Ctrl+Z undoes only text in here
        self.setProperty("rol", "kaart")
        self._omgeving = omgeving
        self._opzij: dict[str, dict[str, Any]] = {}
        """What was being filled in for other rows, by their key: none is lost for another."""
        self.velden: dict[str, Veld] = {}
        self.fout = etiket("", "fout", breekt_af=True, naam=f"{soort}_fout")
        self.leg_vast = ToetsKnop("", "Ctrl+S", rol="primair")
        self.leg_vast.setObjectName(f"{soort}_leg_vast")
        self.annuleer = knop(self.tr("Annuleren"), self.sluit, rol="stil", naam=f"{soort}_annuleer")
        self.concept = Concept(
            self, jobs=omgeving.jobs, ids=omgeving.ids, soort=soort, inhoud=self._inhoud, zet_terug=self._bewaard
        )
        self.leg_vast.clicked.connect(self.bied_aan)
        toets = QShortcut(QKeySequence("Ctrl+S"), self)
        toets.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        toets.activated.connect(self.bied_aan)

    def _leg(self, *delen: QWidget) -> None:
        """The parts below each other, with what was refused and the buttons at the foot."""
        kolom = QVBoxLayout(self)
        kolom.setContentsMargins(12, 12, 12, 12)
        kolom.setSpacing(12)
        for deel in (*delen, self.fout):
            kolom.addWidget(deel)
        knoppen = FlowLayout(ruimte=8)
        knoppen.addWidget(self.leg_vast)
        knoppen.addWidget(self.annuleer)
        kolom.addLayout(knoppen)
        self.fout.hide()

    # What who inherits says ------------------------------------------------------------------------------------------

    def bied_aan(self) -> None:
        """Ask the block to keep this; what can be seen here is told here."""
        raise NotImplementedError

    def begonnen(self) -> bool:
        """Whether something was filled in that would be lost."""
        raise NotImplementedError

    def klaar(self) -> None:
        """It was kept: put the form away, empty, and its draft with it."""
        raise NotImplementedError

    def _sleutel(self) -> str:
        """The key of the row it stands open for; empty: none."""
        raise NotImplementedError

    def _waarden(self) -> dict[str, Any]:
        """What was filled in."""
        raise NotImplementedError

    def _zet_terug(self) -> None:
        """Put back what was filled in for this row before, if anything."""
        raise NotImplementedError

    def _te_bewaren(self, waarden: dict[str, Any]) -> dict[str, Any]:
        """Of what was filled in what a draft may hold."""
        return waarden

    # What is the same ------------------------------------------------------------------------------------------------

    def weer_open(self) -> None:
        """It was not kept; one can try again."""
        self.leg_vast.setEnabled(True)

    def vergeet(self, soort: str, _: str, rij: str) -> None:
        """This draft was thrown away where it was told of: what still stands here of it goes too."""
        if soort == self.concept.soort:
            self._opzij.pop(rij, None)
            if rij and self._sleutel() == rij:
                self.klaar()
            self.concept.bewaar()

    def sluit(self) -> None:
        """Step back; what was filled in stays for when it is opened again."""
        self.concept.bewaar()
        self.hide()
        self.closed.emit()

    def _inhoud(self) -> str:
        nu = {self._sleutel(): self._waarden()} if self._sleutel() and self.begonnen() else {}
        alles = {sleutel: self._te_bewaren(waarden) for sleutel, waarden in (self._opzij | nu).items()}
        return json.dumps(alles) if alles else ""

    def _bewaard(self, tekst: str) -> None:
        """A draft of before the program stopped; it is put back when its row is asked about."""
        self._opzij = json.loads(tekst)
        if self._sleutel():
            self._zet_terug()

    def _vandaag(self) -> date:
        return lokaal(self._omgeving.klok()).date()

    # Qt --------------------------------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.sluit()
            event.accept()
            return
        super().keyPressEvent(event)
