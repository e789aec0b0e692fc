"""The contact after this one, made while the store takes this one in: then the next stands there at once.

To make it only when the answer is there kept the window 30 to 50 ms; now it is made in turns, while one waits anyhow.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimerEvent
from PySide6.QtWidgets import QWidget

from wijdesk.ui.jobs import Jobs
from wijdesk.ui.panels.inloop.contact import ContactFormulier


class Reserve(QObject):
    """One form that nobody sees yet, for as long as something is being saved."""

    def __init__(
        self, jobs: Jobs, maak: Callable[[], ContactFormulier], wordt_bewaard: Callable[[], bool], plek: QWidget
    ) -> None:
        """`maak` makes an empty contact; `wordt_bewaard`: whether the one in front is being saved; `plek` holds it."""
        super().__init__(plek)
        self._maak, self._wordt_bewaard, self._plek = maak, wordt_bewaard, plek
        self._formulier: ContactFormulier | None = None
        self._gekleed = False
        self._klok = 0
        jobs.busy.connect(self._bezig)

    def neem(self) -> ContactFormulier:
        """The form that was made, or else one that is made now."""
        formulier, self._formulier = self._formulier, None
        self._stop()
        return self._maak() if formulier is None else formulier

    def _bezig(self, ja: bool) -> None:
        if not ja or self._wordt_bewaard():
            self._klok = self._klok or self.startTimer(0)

    def _stop(self) -> None:
        if self._klok:
            self.killTimer(self._klok)
        self._klok, self._gekleed = 0, False

    # Qt --------------------------------------------------------------------------------------------------------------

    def timerEvent(self, event: QTimerEvent) -> None:
        formulier = self._formulier
        if not self._wordt_bewaard():  # it was refused: the next one begins with the next save
            self._formulier = None
            self._stop()
            if formulier is not None:
                formulier.deleteLater()
        elif formulier is None:
            self._formulier = formulier = self._maak()
            formulier.hide()
            formulier.setParent(self._plek)
        elif not self._gekleed:
            self._gekleed = True
            for deel in (formulier, *formulier.findChildren(QWidget)):
                deel.ensurePolished()
        else:
            self._stop()
            formulier.resize(self._plek.size())
            if (indeling := formulier.layout()) is not None:
                indeling.activate()
