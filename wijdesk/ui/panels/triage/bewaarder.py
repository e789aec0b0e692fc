"""Sends what must be saved and keeps the draft of the rest. Knows what is under way, and no screen."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from functools import partial
from typing import Any

from PySide6.QtCore import QElapsedTimer, QObject, QTimer, Signal

from wijdesk.errors import Storing, Weigering
from wijdesk.models.opdrachten.triage import BewaarBladzijde
from wijdesk.ui.concept import Concept
from wijdesk.ui.panel import Omgeving
from wijdesk.ui.panels.triage.stand import Doorloop

BEWAAR_NA, UITERLIJK = 1_500, 5_000
"""Milliseconds after an answer in which its page is saved, and at most for who goes on typing."""


class Bewaarder(QObject):
    """The pages and the draft of one triage at a time.

    Signals:
        saved: the store has everything that was sent
        refused: (Weigering) a page was not kept
        trouble: (sentence) the store is away; what stands here stays
    """

    saved = Signal()
    refused = Signal(object)
    trouble = Signal(str)

    def __init__(self, omgeving: Omgeving, parent: QObject) -> None:
        super().__init__(parent)
        self._omgeving = omgeving
        self._concept: Concept | None = None
        self._dicht = False
        self.onderweg = 0
        """Saves that the store has not confirmed yet."""
        self._loop: Doorloop | None = None
        self._sinds = QElapsedTimer()
        self.straks = QTimer(self, singleShot=True, interval=BEWAAR_NA)
        self.straks.timeout.connect(self._nu_bewaren)

    def beantwoord(self, loop: Doorloop) -> None:
        """Something was answered: in the draft at once, in the store a moment later, where colleagues see it."""
        self.merk()
        self._loop = loop
        if not self.straks.isActive():
            self._sinds.start()
        if not self.straks.isActive() or self._sinds.elapsed() < UITERLIJK - BEWAAR_NA:
            self.straks.start()

    def _nu_bewaren(self) -> None:
        if self.onderweg:
            self.straks.start()
        else:
            self.stuur_rest(self._loop)

    def stuur(self, loop: Doorloop, opdrachten: Iterable[BewaarBladzijde]) -> None:
        """Save these pages."""
        for opdracht in () if self._dicht else opdrachten:
            self.onderweg += 1
            self._omgeving.jobs.write(
                opdracht,
                partial(self._bewaard, loop, opdracht.bladzijde, loop.merkteken(opdracht.bladzijde)),
                eigenaar=self,
                geweigerd=self._geweigerd,
                mislukt=self._mislukt,
                volgt_zelf=True,  # the conversation puts aside what a colleague answered, and says so
            )

    def stuur_rest(self, loop: Doorloop | None) -> None:
        """Save what is not saved yet."""
        self.straks.stop()
        if loop is not None and loop.ongeschreven:
            self.stuur(loop, loop.te_bewaren())

    def _bewaard(self, loop: Doorloop, bladzijde: str, merkteken: int, _: None, __: object) -> None:
        self.onderweg -= 1
        loop.bewaard(bladzijde, merkteken)
        if not self.onderweg:
            self.bewaar_concept()
            self.saved.emit()

    def _geweigerd(self, weigering: Weigering) -> None:
        self.onderweg -= 1
        self.refused.emit(weigering)

    def _mislukt(self, storing: Storing) -> None:
        self.onderweg -= 1
        self.trouble.emit(f"{storing.zin} {storing.uitweg}")

    # The draft -------------------------------------------------------------------------------------------------------

    def begin_concept(
        self, loop: Doorloop, inhoud: Callable[[], Mapping[str, Any]], zet_terug: Callable[[dict[str, Any]], None]
    ) -> None:
        """Keep a draft of this triage from here on; one that was left comes back."""
        self.laat_concept()

        def tekst() -> str:
            delen = inhoud()
            return json.dumps(delen, ensure_ascii=False) if any(delen.values()) else ""

        def terug(tekst: str) -> None:
            delen = json.loads(tekst)
            if isinstance(delen, dict):
                zet_terug(delen)

        self._concept = Concept(
            self,
            jobs=self._omgeving.jobs,
            ids=self._omgeving.ids,
            soort=f"triage.{loop.detail.id.hex()}",
            inhoud=tekst,
            zet_terug=terug,
            voegt_samen=True,
        )

    def merk(self) -> None:
        """Something was typed."""
        if self._concept is not None:
            self._concept.merk()

    def sluit(self, loop: Doorloop | None) -> None:
        """Save and keep everything for the last time: the lanes close after this."""
        self.stuur_rest(loop)
        self.bewaar_concept()
        self._dicht = True

    def bewaar_concept(self) -> None:
        """Write the draft now."""
        if self._concept is not None and not self._dicht:
            self._concept.bewaar()

    def laat_concept(self) -> None:
        """No draft of this one any more."""
        if self._concept is not None:
            self._concept.deleteLater()
            self._concept = None
