"""Evaluations of the plan: what is planned, what was said, and a small line of scores per goal."""

from __future__ import annotations

from datetime import date
from functools import cached_property
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from wijdesk.models.evaluatie import verloop, voorstel
from wijdesk.models.opdrachten.akkoord import (
    HoudEvaluatie,
    LeesEvaluaties,
    PlanEvaluatie,
    VervalEvaluatie,
    VerzetEvaluatie,
)
from wijdesk.models.opdrachten.basis import Opdracht
from wijdesk.models.rows.akkoord import EvaluatieDetail
from wijdesk.models.rows.huishouden import HuishoudenDetail
from wijdesk.models.rows.plan import EvaluatieRij, PlanDetail
from wijdesk.models.values import Id, dag_in_woorden, lokaal
from wijdesk.ui.datum import iso_van
from wijdesk.ui.een_zin import EenZin
from wijdesk.ui.fields import etiket, kaart, knop, zet_eigenschap
from wijdesk.ui.flow import FlowLayout
from wijdesk.ui.panel import Omgeving
from wijdesk.ui.panels.casus.plan.evaluatie_houden import HoudFormulier


class EvaluatieDeel(QWidget):
    """Planned and held evaluations, and the forms to plan, move and hold one.

    Signals:
        requested: (request, content) as of a Tab
        made: (form, what gets the focus when it is put away) it was built, the first time it is asked for
    """

    requested = Signal(str, object)
    made = Signal(object, object)

    def __init__(self, omgeving: Omgeving, parent: QWidget | None = None, *, zin: EenZin | None = None) -> None:
        """`zin` is the strip to ask a sentence in when there is one already; else it has its own."""
        super().__init__(parent)
        self.setObjectName("plan_evaluaties")
        self.setAccessibleName(self.tr("Evaluaties"))
        self._omgeving = omgeving
        self._plan: PlanDetail | None = None
        self._mag = False
        self.leeg = etiket("", "bij", breekt_af=True, naam="evaluatie_leeg")
        self.lijn = etiket("", breekt_af=True, naam="evaluatie_lijn")
        self.plan_er_een = knop(self.tr("Evaluatie plannen"), self.vraag_datum, naam="evaluatie_plan")
        self.houd = knop(self.tr("Evaluatie vastleggen"), lambda: self.open_formulier(None), naam="evaluatie_houd")
        self.zin = zin or EenZin()
        vlak = QWidget()
        self._rijen = QVBoxLayout(vlak)
        self._rijen.setContentsMargins(0, 0, 0, 0)
        self._rijen.setSpacing(4)
        knoppen = FlowLayout(ruimte=8)
        knoppen.addWidget(self.plan_er_een)
        knoppen.addWidget(self.houd)
        kolom = self._kolom = QVBoxLayout(self)
        kolom.setContentsMargins(0, 0, 0, 0)
        kolom.setSpacing(8)
        kolom.addWidget(etiket(self.tr("Evaluaties"), "kop"))
        kolom.addWidget(self.leeg)
        kolom.addWidget(self.lijn)
        kolom.addWidget(vlak)
        kolom.addLayout(knoppen)
        if zin is None:
            kolom.addWidget(self.zin)

    @cached_property
    def formulier(self) -> HoudFormulier:
        """In which an evaluation that was held is written down."""
        gemaakt = HoudFormulier(self._omgeving)
        gemaakt.ready.connect(self._houd)
        gemaakt.closed.connect(lambda: self.houd.setFocus(Qt.FocusReason.OtherFocusReason))
        gemaakt.hide()
        self._kolom.addWidget(gemaakt)
        self.made.emit(gemaakt, self.houd)
        return gemaakt

    @property
    def _heeft_formulier(self) -> bool:
        return "formulier" in self.__dict__

    def toon(self, plan: PlanDetail | None, huishouden: HuishoudenDetail) -> None:
        """Show the evaluations of this plan; a form that is open for the same plan stays as it is."""
        if (self._plan.id if self._plan else None) != (plan.id if plan else None):
            self.zin.sluit()
            if self._heeft_formulier:
                self.formulier.berg_op()
            self._wis_rijen()
        self._plan = plan
        self.setVisible(plan is not None)
        if plan is None:
            return
        self._mag = huishouden.mag_schrijven and not plan.afgesloten_op
        self.plan_er_een.setVisible(self._mag)
        self.houd.setVisible(self._mag)
        lijnen = [
            f"Doel {nummer}: {verloop(rij.score for rij in doel.scores)}"
            for nummer, doel in enumerate(plan.doelen, 1)
            if doel.scores
        ]
        self.lijn.setText("\n".join(lijnen))
        self.lijn.setVisible(bool(lijnen))
        self._omgeving.jobs.read(LeesEvaluaties(plan_id=plan.id), self._gelezen, eigenaar=self)

    # What can be done here -------------------------------------------------------------------------------------------

    def vraag_datum(self) -> None:
        """Ask for the day of the next evaluation; three months on is proposed."""
        if self._plan is None or not self._mag:
            self._meld()
            return
        plan_id = self._plan.id

        def doe(antwoord: str) -> None:
            dag = iso_van(antwoord, self._vandaag())
            if not dag:
                self.zin.toon_fout(self.tr("Schrijf de datum als 03-02-2026."))
            else:
                self._schrijf(PlanEvaluatie(plan_id=plan_id, op=dag))

        self.zin.vraag(
            self.tr("Wanneer bespreekt u het plan weer?"),
            doe,
            knop=self.tr("Plannen"),
            voorzet=f"{voorstel(self._vandaag()):%d-%m-%Y}",
        )

    def open_formulier(self, evaluatie_id: Id | None) -> None:
        """Write down an evaluation that was held: a planned one, or None."""
        if self._plan is not None and self._mag:
            self.zin.sluit()
            self.formulier.open(self._plan, evaluatie_id)
        else:
            self._meld()

    def _meld(self) -> None:
        """Why nothing happened, for who asked it by a key or the search box."""
        self.requested.emit("melding", self.tr("Er is geen plan dat u kunt evalueren."))

    def begonnen(self) -> bool:
        """Whether something was filled in that is not kept yet."""
        return self._heeft_formulier and self.formulier.begonnen()

    def klaar_om_te_sluiten(self) -> None:
        """Keep the draft of the form."""
        if self._heeft_formulier:
            self.formulier.concept.bewaar()

    def _verzet(self, rij: EvaluatieRij) -> None:
        def doe(antwoord: str) -> None:
            dag = iso_van(antwoord, self._vandaag())
            if not dag:
                self.zin.toon_fout(self.tr("Schrijf de datum als 03-02-2026."))
            else:
                self._schrijf(VerzetEvaluatie(evaluatie_id=rij.id, naar=dag))

        self.zin.vraag(self.tr("Naar welke dag gaat de evaluatie?"), doe, knop=self.tr("Verzetten"))

    def _verval(self, rij: EvaluatieRij) -> None:
        self.zin.vraag(
            self.tr("Waarom gaat de evaluatie niet door?"),
            lambda reden: self._schrijf(VervalEvaluatie(evaluatie_id=rij.id, reden=reden)),
            knop=self.tr("Laten vervallen"),
            gevaar=True,
            over=rij.id,
        )

    def _schrijf(self, opdracht: Opdracht[Any]) -> None:
        self._omgeving.jobs.write(
            self.zin.met_gezien(opdracht),
            lambda _r, _w: self.zin.sluit(),
            eigenaar=self,
            geweigerd=lambda weigering: self.zin.toon_fout(weigering.in_een_zin()),
        )

    def _houd(self, opdracht: HoudEvaluatie) -> None:
        self._omgeving.jobs.write(
            opdracht,
            lambda _r, _w: self.formulier.klaar(),
            eigenaar=self,
            geweigerd=self.formulier.toon_fouten,
            mislukt=lambda _: self.formulier.weer_open(),
        )

    # What is shown ---------------------------------------------------------------------------------------------------

    def _gelezen(self, evaluaties: tuple[EvaluatieDetail, ...]) -> None:
        self._wis_rijen()
        for detail in evaluaties:
            self._rijen.addWidget(self._gehouden(detail) if detail.evaluatie.gehouden_op else self._gepland(detail))
        self.leeg.setText(
            self.tr("Nog geen evaluatie gepland. Spreek met het gezin af wanneer u het plan weer bespreekt.")
        )
        self.leeg.setVisible(not evaluaties)

    def _wis_rijen(self) -> None:
        while (item := self._rijen.takeAt(0)) is not None:
            if (oud := item.widget()) is not None:
                oud.hide()
                oud.deleteLater()

    def _gepland(self, detail: EvaluatieDetail) -> QWidget:
        rij = detail.evaluatie
        vlak = kaart()
        ligt = FlowLayout(vlak, ruimte=8)
        ligt.setContentsMargins(12, 6, 12, 6)
        dag = self._dag(rij.gepland_op)
        te_laat = rij.gepland_op < self._vandaag().isoformat()
        tekst = etiket(f"Gepland: {dag}{' · had al moeten zijn' if te_laat else ''}")
        if te_laat:
            zet_eigenschap(tekst, "toestand", "let-op")
        ligt.addWidget(tekst)
        if self._mag:
            for naam, doe in (
                (self.tr("Vastleggen"), lambda: self.open_formulier(rij.id)),
                (self.tr("Verzetten"), lambda: self._verzet(rij)),
                (self.tr("Vervalt"), lambda: self._verval(rij)),
            ):
                gemaakt = knop(naam, doe, rol="stil")
                gemaakt.setAccessibleName(f"{naam}: {self.tr('evaluatie van')} {dag}")
                ligt.addWidget(gemaakt)
        return vlak

    def _gehouden(self, detail: EvaluatieDetail) -> QWidget:
        rij = detail.evaluatie
        vlak = kaart()
        kolom = QVBoxLayout(vlak)
        kolom.setContentsMargins(12, 8, 12, 8)
        kolom.setSpacing(4)
        met = f" · met {rij.aanwezig}" if rij.aanwezig else ""
        kolom.addWidget(
            etiket(f"Gehouden {self._dag(rij.gehouden_op)}{met} · {rij.medewerker}", "veld", breekt_af=True)
        )
        if rij.verslag:
            kolom.addWidget(etiket(rij.verslag, breekt_af=True))
        for score in detail.scores:
            woorden = f" · {score.toelichting}" if score.toelichting else ""
            kolom.addWidget(etiket(f"Doel {score.nummer}: {score.score}{woorden}", "bij", breekt_af=True))
        return vlak

    def _dag(self, iso: str) -> str:
        return dag_in_woorden(date.fromisoformat(iso), self._vandaag())

    def _vandaag(self) -> date:
        return lokaal(self._omgeving.klok()).date()
