"""Who leads a triage, and stopping it: taking over, going on, ending without a decision, taking a question back."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal

from wijdesk.errors import Storing, Weigering
from wijdesk.models.opdrachten.basis import Opdracht
from wijdesk.models.opdrachten.regie import LeesRegisseurs
from wijdesk.models.opdrachten.triage import (
    DraagTriageOver,
    HervatTriage,
    NeemTriageOver,
    StaakTriage,
    TrekConsultIn,
)
from wijdesk.models.rows.triage import ConsultRij, TriageDetail
from wijdesk.models.values import Id
from wijdesk.ui.collega_keuze import CollegaKeuze
from wijdesk.ui.een_zin import EenZin
from wijdesk.ui.fields import Veld
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
        self._aan: Veld | None = None
        self.detail: TriageDetail | None = None
        """The triage that is on the screen."""

    @property
    def _eigen(self) -> TriageDetail | None:
        """That triage, when it runs and whoever works here leads it."""
        eigen = self.detail is not None and self.detail.mag_schrijven and self.detail.van_mij
        return self.detail if eigen else None

    def neem_over(self) -> None:
        """Ask in one sentence why one goes on where a colleague was; the colleague reads along from then on."""
        detail = self.detail
        if detail is None or detail.stand != "lopend" or not detail.mag_schrijven or detail.van_mij:
            return
        vraag = self.tr("{0} kan dan niets meer invullen, alleen lezen. Waarom neemt u de triage over? (één zin)")
        self._zin.vraag(
            vraag.format(detail.medewerker), partial(self._neem_over, detail.id), knop=self.tr("Overnemen"),
            over=detail.id,
        )  # fmt: skip

    def _neem_over(self, id_: Id, waarom: str) -> None:
        self._schrijf(NeemTriageOver(id=id_, waarom=waarom))

    def hervat(self, detail: TriageDetail) -> None:
        """Go on with one that was stopped."""
        self._schrijf(HervatTriage(id=detail.id))

    def stop(self) -> None:
        """Ask in one sentence why there is no decision."""
        if (detail := self._eigen) is None:
            return
        vraag = self.tr("Waarom stopt deze triage zonder besluit? (één zin)")
        self._zin.vraag(vraag, partial(self._stop, detail.id), knop=self.tr("Triage stoppen"), over=detail.id)

    def draag_over(self) -> None:
        """Ask to which colleague, and in one sentence why."""
        if (detail := self._eigen) is None:
            return
        keuze = CollegaKeuze(self.tr("Kies een collega"))
        self._aan = Veld(self.tr("Aan wie?"), keuze, naam="triage_overdragen_aan")
        self._jobs.read(
            LeesRegisseurs(),
            partial(keuze.zet_collegas, behalve=detail.medewerker_id),
            eigenaar=keuze,
            geweigerd=self._geweigerd,
        )
        vraag = self.tr("Waarom, en wat moet uw collega weten? (één zin)")
        self._zin.vraag(
            vraag,
            lambda waarom: self._schrijf(DraagTriageOver(id=detail.id, aan_id=keuze.id, waarom=waarom)),
            knop=self.tr("Overdragen"),
            erbij=self._aan,
            over=detail.id,
        )

    def trek_in(self, rij: ConsultRij) -> None:
        """Ask in one sentence why the advice is not needed."""
        vraag = self.tr("Waarom is dit advies niet meer nodig? (één zin)")
        self._zin.vraag(vraag, partial(self._trek_in, rij.id), knop=self.tr("Intrekken"), over=rij.id)

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
        bij_collega = weigering.fouten.get("aan_id", "")
        if self._zin.isHidden():
            self.said.emit(weigering.zin)
        elif bij_collega and self._aan is not None:
            self._aan.toon_fout(bij_collega)
            self._zin.weer_open()
            self._aan.invoer.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self._zin.toon_fout(weigering.zin)

    def _mislukt(self, storing: Storing) -> None:
        self._geweigerd(Weigering(f"{storing.zin} {storing.uitweg}"))
