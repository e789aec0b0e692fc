"""Who leads a triage, and stopping it: taking over, going on, ending without a decision, taking a question back."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, Signal

from wijdesk.errors import Storing, Weigering
from wijdesk.models.opdrachten.basis import Opdracht
from wijdesk.models.opdrachten.triage import HervatTriage, NeemTriageOver, StaakTriage, TrekConsultIn
from wijdesk.models.rows.triage import ConsultRij, TriageDetail
from wijdesk.models.values import Id
from wijdesk.ui.een_zin import EenZin
from wijdesk.ui.jobs import Jobs


class Leiding(QObject):
    """Asks what must be said for it in `zin`, and sends it.

    Signals:
        done: it happened; the store knows how things are now
        said: (sentence) why it was refused, when nothing was being asked
    """

    done = Signal()
    said = Signal(str)

    def __init__(self, jobs: Jobs, zin: EenZin, eerst: Callable[[], object]) -> None:
        """`eerst` saves what stands on the screen, before anything else is sent."""
        super().__init__(zin)
        self._jobs = jobs
        self._zin = zin
        self._eerst = eerst

    def neem_over(self, detail: TriageDetail) -> None:
        """Go on where a colleague was."""
        if detail.mag_schrijven and not detail.van_mij:
            self._schrijf(NeemTriageOver(id=detail.id))

    def hervat(self, detail: TriageDetail) -> None:
        """Go on with one that was stopped."""
        self._schrijf(HervatTriage(id=detail.id))

    def stop(self, detail: TriageDetail) -> None:
        """Ask in one sentence why there is no decision."""
        vraag = self.tr("Waarom stopt deze triage zonder besluit? (één zin)")
        self._zin.vraag(vraag, partial(self._stop, detail.id), knop=self.tr("Triage stoppen"))

    def trek_in(self, rij: ConsultRij) -> None:
        """Ask in one sentence why the advice is not needed."""
        vraag = self.tr("Waarom is dit advies niet meer nodig? (één zin)")
        self._zin.vraag(vraag, partial(self._trek_in, rij.id), knop=self.tr("Intrekken"))

    def _stop(self, id_: Id, waarom: str) -> None:
        self._schrijf(StaakTriage(id=id_, waarom=waarom))

    def _trek_in(self, id_: Id, reden: str) -> None:
        self._schrijf(TrekConsultIn(id=id_, reden=reden))

    def _schrijf(self, opdracht: Opdracht[Any]) -> None:
        self._eerst()
        self._jobs.write(
            opdracht, lambda _, __: self._gedaan(), eigenaar=self, geweigerd=self._geweigerd, mislukt=self._mislukt
        )

    def _gedaan(self) -> None:
        self._zin.sluit()
        self.done.emit()

    def _geweigerd(self, weigering: Weigering) -> None:
        if self._zin.isHidden():
            self.said.emit(weigering.zin)
        else:
            self._zin.toon_fout(weigering.zin)

    def _mislukt(self, storing: Storing) -> None:
        self._geweigerd(Weigering(f"{storing.zin} {storing.uitweg}"))
