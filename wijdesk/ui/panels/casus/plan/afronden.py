"""How it ended: of one goal, and of a whole plan with an outcome for every goal that still runs."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QVBoxLayout, QWidget

from wijdesk.models.opdrachten.basis import Opdracht
from wijdesk.models.opdrachten.plan import RondDoelAf, SluitPlan
from wijdesk.models.rows.huishouden import HuishoudenDetail
from wijdesk.models.rows.plan import PlanDetail
from wijdesk.models.rows.regie import OpenDoel
from wijdesk.ui.datum import DatumRegel
from wijdesk.ui.fields import etiket
from wijdesk.ui.notitie import Notitie
from wijdesk.ui.panel import Omgeving
from wijdesk.ui.panels.casus.formulier import Formulier
from wijdesk.ui.panels.casus.plan.formulieren import (
    ActieFormulier,
    DoelFormulier,
    PlanRijFormulier,
    VeiligheidFormulier,
)
from wijdesk.ui.panels.casus.plan.grond import GrondFormulier
from wijdesk.ui.panels.casus.sluiten import EINDSTANDEN
from wijdesk.ui.panels.casus.sluiten import DoelRij as UitkomstRij
from wijdesk.ui.schakelrij import Schakelrij


class AfrondFormulier(PlanRijFormulier):
    """The end of one goal."""

    naam = "plan_afronden"
    titels = ("Doel afronden", "Doel afronden")

    def __init__(self, omgeving: Omgeving) -> None:
        super().__init__(omgeving)
        self.stand: Schakelrij[str] = Schakelrij(naam="plan_stand", titel=self.tr("Hoe liep het af"), enkel=True)
        self.stand.maak((stand, stand.capitalize()) for stand in EINDSTANDEN)
        self._leg(self._veld("stand", self.tr("Hoe liep het af?"), self.stand))
        hulp = self.tr("Bij behaald mag dit leeg blijven.")
        self._leg(self._veld("reden", self.tr("Waarom? (één zin)"), Notitie(regels=2), hulp=hulp))
        self._leg(self._veld("op", self.tr("Afgerond op"), DatumRegel()))
        self.kolom.addStretch(1)

    def vul(self) -> None:
        """Today, and nothing chosen."""
        self.zet_waarden({"stand": [], "reden": "", "op": f"{self.vandaag():%d-%m-%Y}"})

    def opdracht(self) -> Opdracht[Any]:
        """End the goal."""
        w = self.waarden()
        stand = next(iter(w["stand"]), "")
        return RondDoelAf(id=self.onderwerp.in_doel.id, stand=stand, reden=w["reden"], op=self.dag("op"))

    def eerste_veld(self) -> QWidget:
        """How it ended."""
        return self.stand


class SluitFormulier(Formulier):
    """The end of the plan while the casus goes on (another plan may follow)."""

    naam = "plan_sluiten"

    def __init__(self, omgeving: Omgeving) -> None:
        super().__init__(omgeving)
        self.plan: PlanDetail | None = None
        self.rijen: list[UitkomstRij] = []
        self._vlak = QVBoxLayout()
        self._vlak.setSpacing(12)
        uitleg = self.tr("Hoe liep elk doel af? Daarna is er plaats voor een nieuw plan.")
        self.kolom.addWidget(etiket(uitleg, "bij", breekt_af=True))
        self.kolom.addLayout(self._vlak)
        self.kolom.addStretch(1)
        self._noem(self.tr("Plan afsluiten"), self.tr("Plan afsluiten"))

    def begin_over(self, huishouden: HuishoudenDetail, plan: PlanDetail) -> None:
        """Show the form for this plan."""
        if self.plan is None or self.plan.doelen != plan.doelen:
            self.klaar_om_te_sluiten()
            self.plan = plan
            self.huishouden = None
        self.begin(huishouden)

    def maak_leeg(self) -> None:
        """A choice per goal that still runs."""
        for rij in self.rijen:
            rij.hide()
            rij.deleteLater()
            self.velden.pop(f"doel.{rij.doel.id.hex()}")
            self.velden.pop(f"reden.{rij.doel.id.hex()}")
        doelen = () if self.plan is None else self.plan.doelen
        self.rijen = [
            UitkomstRij(OpenDoel(id=doel.id, woorden=doel.woorden, leefgebied=doel.leefgebied))
            for doel in doelen
            if doel.stand == "lopend"
        ]
        for rij in self.rijen:
            self._vlak.addWidget(rij)
            self.velden[f"doel.{rij.doel.id.hex()}"] = rij.veld
            self.velden[f"reden.{rij.doel.id.hex()}"] = rij.veld_reden
            rij.stand.currentIndexChanged.connect(lambda _: self.merk())
            rij.reden.textChanged.connect(lambda _: self.merk())

    def getypt(self) -> dict[str, Any]:
        """The outcomes that were chosen, by goal."""
        return {
            rij.doel.id.hex(): [rij.stand.waarde, rij.reden.text()]
            for rij in self.rijen
            if rij.stand.waarde or rij.reden.text()
        }

    def zet_getypt(self, inhoud: dict[str, Any]) -> None:
        """Put outcomes back that are still asked."""
        for rij in self.rijen:
            stand, reden = inhoud.get(rij.doel.id.hex(), ("", ""))
            rij.stand.zet(stand)
            rij.reden.setText(reden)

    def opdracht(self) -> Opdracht[Any] | None:
        """Close the plan."""
        if self.plan is None:
            return None
        gekozen = tuple(rij.uitkomst for rij in self.rijen if rij.stand.waarde)
        return SluitPlan(id=self.plan.id, uitkomsten=gekozen)

    def eerste_veld(self) -> QWidget:
        """The first goal."""
        return self.rijen[0].stand if self.rijen else self.bewaar


FORMULIEREN: dict[str, type[PlanRijFormulier]] = {
    "plan": GrondFormulier,
    "doel": DoelFormulier,
    "actie": ActieFormulier,
    "veiligheid": VeiligheidFormulier,
    "rond_af": AfrondFormulier,
}
"""Which form does what a key asks for."""
