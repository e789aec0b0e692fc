"""The form of the plan itself: what is going on, what goes well, and the familiegroepsplan (Jeugdwet art. 4.1.2)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtWidgets import QWidget

from wijdesk.models.opdrachten.basis import Opdracht
from wijdesk.models.opdrachten.plan import PlanInvoer, WijzigPlan
from wijdesk.ui.datum import DatumRegel
from wijdesk.ui.formulier import regel
from wijdesk.ui.keuze import Keuze
from wijdesk.ui.notitie import Notitie
from wijdesk.ui.panel import Omgeving
from wijdesk.ui.panels.casus.plan.formulieren import PlanRijFormulier
from wijdesk.ui.schakelrij import Schakelrij


class GrondFormulier(PlanRijFormulier):
    """What is going on, what goes well, and whether a familiegroepsplan was offered."""

    naam = "plan_grond"
    titels = ("Het plan", "Het plan")

    def __init__(self, omgeving: Omgeving) -> None:
        super().__init__(omgeving)
        self.familie: Schakelrij[str] = Schakelrij(
            naam="plan_familie", titel=self.tr("Familiegroepsplan aangeboden"), enkel=True
        )
        self.familie.maak((("ja", self.tr("Ja")), ("nee", self.tr("Nee")), ("", self.tr("Nog niet"))))
        hulp = self.tr("In de woorden van het gezin.")
        self._leg(self._veld("situatie", self.tr("Wat er speelt"), Notitie(regels=4), hulp=hulp))
        self._leg(self._veld("gaat_goed", self.tr("Wat gaat er goed"), Notitie(regels=4), hulp=self.tr(
            "En wie helpt er nu al?")))  # fmt: skip
        self._leg(self._veld("soort", self.tr("Soort plan"), Keuze(omgeving.codes.van("plansoort"))))
        self._leg(
            self._veld("familiegroepsplan", self.tr("Familiegroepsplan aangeboden?"), self.familie, hulp=self.tr(
                "Een gezin mag eerst zelf een plan maken, met familie en vrienden.")),
            self._veld("familiegroepsplan_op", self.tr("Besproken op"), DatumRegel()),
        )  # fmt: skip
        self._leg(self._veld("familiegroepsplan_reden", self.tr("Toelichting"), regel(400)))
        self.kolom.addStretch(1)
        self.familie.switched.connect(self._gezegd)

    def vul(self) -> None:
        """What the plan says."""
        if self.over is None:
            return
        plan = self.over.plan
        self.zet_waarden(
            {
                "soort": plan.soort,
                "situatie": plan.situatie,
                "gaat_goed": plan.gaat_goed,
                "familiegroepsplan": [plan.familiegroepsplan],
                "familiegroepsplan_op": self._dag(plan.familiegroepsplan_op),
                "familiegroepsplan_reden": plan.familiegroepsplan_reden,
            }
        )

    def opdracht(self) -> Opdracht[Any]:
        """Change the plan where the form differs from what was read."""
        plan, w = self.onderwerp.plan, self.waarden()
        aan = next(iter(w["familiegroepsplan"]), "")
        return WijzigPlan(
            id=plan.id,
            invoer=PlanInvoer(
                soort=w["soort"],
                situatie=w["situatie"],
                gaat_goed=w["gaat_goed"],
                familiegroepsplan=aan,
                familiegroepsplan_op=self.dag("familiegroepsplan_op"),
                familiegroepsplan_reden=w["familiegroepsplan_reden"],
            ),
            gezien=PlanInvoer(
                soort=plan.soort,
                situatie=plan.situatie,
                gaat_goed=plan.gaat_goed,
                familiegroepsplan=plan.familiegroepsplan,
                familiegroepsplan_op=plan.familiegroepsplan_op,
                familiegroepsplan_reden=plan.familiegroepsplan_reden,
            ),
        )

    def eerste_veld(self) -> QWidget:
        """What is going on."""
        return self.delen["situatie"]

    def zet_waarden(self, waarden: Mapping[str, Any]) -> None:
        """Put a draft or the plan back; the day and the reason are asked of who said something."""
        super().zet_waarden(waarden)
        self._volg()

    def _gezegd(self) -> None:
        if next(iter(self.familie.aan()), "") and not self.waarden()["familiegroepsplan_op"]:
            self.zet_waarden({"familiegroepsplan_op": f"{self.vandaag():%d-%m-%Y}"})
        self._volg()

    def _volg(self) -> None:
        gezegd = next(iter(self.familie.aan()), "")
        self.velden["familiegroepsplan_op"].setVisible(bool(gezegd))
        self.velden["familiegroepsplan_reden"].setVisible(bool(gezegd))
        niet = gezegd == "nee"
        self.velden["familiegroepsplan_reden"].zet_label(
            self.tr("Waarom niet? (één zin)") if niet else self.tr("Toelichting (mag leeg)")
        )
