"""Stopping with the questions of a team: the button, and the question whether one is sure."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from wijdesk.models.opdrachten.vragenlijst import StopTeamvragen
from wijdesk.models.rows.vragenlijst import VersieRij
from wijdesk.ui.een_zin import EenZin
from wijdesk.ui.fields import knop
from wijdesk.ui.jobs import Jobs


class Stopper(QObject):
    """Knows the version that is chosen in the list, and whether it can be stopped with.

    Signals:
        said: (str) a sentence for the status line
    """

    said = Signal(str)

    def __init__(self, jobs: Jobs, eigenaar: QWidget) -> None:
        super().__init__(eigenaar)
        self._jobs = jobs
        self._rij: VersieRij | None = None
        self.zin = EenZin()
        self.knop = knop(self.tr("Stoppen met deze vragen"), self.vraag, naam="vragenlijst_stop")
        self.kies(None)

    def kies(self, rij: VersieRij | None) -> None:
        """This one is chosen now."""
        kan = rij is not None and rij.locatie_id is not None and rij.in_gebruik and not rij.leeg
        if self._rij is not None and (rij is None or rij.id != self._rij.id) and self.zin.isVisible():
            self.zin.sluit()
        self._rij = rij if kan else None
        self.knop.setVisible(kan)

    def vraag(self) -> None:
        """Ask whether one is sure."""
        rij = self._rij
        if rij is None:
            return
        self.zin.vraag(
            self.tr(
                "De eigen vragen van {0} worden in een nieuwe triage niet meer gesteld. Wie al bezig is, houdt ze, en "
                "wat is ingevuld blijft leesbaar."
            ).format(rij.locatie),
            lambda _: self._stop(rij),
            knop=self.tr("Stoppen"),
            gevaar=True,
            zin_nodig=False,
        )

    def _stop(self, rij: VersieRij) -> None:
        if rij.locatie_id is None:
            return
        self._jobs.write(
            StopTeamvragen(soort=rij.soort, locatie_id=rij.locatie_id),
            lambda _, __: self.zin.sluit(),
            eigenaar=self,
            geweigerd=lambda weigering: self.zin.toon_fout(weigering.zin),
            mislukt=lambda storing: self.zin.toon_fout(f"{storing.zin} {storing.uitweg}"),
        )
