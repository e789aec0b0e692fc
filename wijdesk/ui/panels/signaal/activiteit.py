"""The forms of an activity that the signalen of a bundel ask for: proposing it, and changing the proposal."""

from __future__ import annotations

from typing import Any

from wijdesk.models.opdrachten.activiteit import MaakActiviteitvoorstel, WijzigActiviteitvoorstel
from wijdesk.models.opdrachten.basis import Opdracht
from wijdesk.models.rows.signaal import BundelDetail, VoorstelRij
from wijdesk.ui.fields import etiket
from wijdesk.ui.formulier import regel
from wijdesk.ui.keuze import Keuze
from wijdesk.ui.notitie import Notitie
from wijdesk.ui.panel import Omgeving
from wijdesk.ui.panels.signaal.bundel import BundelFormulier


class Activiteit(BundelFormulier):
    """What the signalen ask for together; kept as a proposal."""

    naam = "bundel_activiteit"

    def __init__(self, omgeving: Omgeving) -> None:
        super().__init__(omgeving)
        self._noem(self.tr("Maak er een activiteit van"), self.tr("Voorstellen"))
        self._leg(self._veld("naam", self.tr("Naam van de activiteit"), regel(120)))
        self._leg(
            self._veld("thema", self.tr("Thema"), Keuze(omgeving.codes.van("signaalthema"), leeg=self.tr("Kies"))),
            self._veld("gebied", self.tr("Gebied of plek"), regel()),
        )
        hulp = self.tr("Noem geen namen en adressen: dit voorstel leest iedereen.")
        self._leg(self._veld("waarom", self.tr("Waarom is dit nodig"), Notitie(regels=4), hulp=hulp))
        self._sluit_af()

    def _sluit_af(self) -> None:
        waar = self.tr(
            "Het blijft een voorstel, tot iemand er met B mee begint. U vindt het bij Signalen, onder Bundels."
        )
        self.kolom.addWidget(etiket(waar, "bij", breekt_af=True))
        self.kolom.addStretch(1)

    def vul(self) -> None:
        """What most signalen of the bundel share."""
        bundel = self.bundel
        thema = self.delen["thema"]
        if bundel is None or not isinstance(thema, Keuze):
            return
        thema.zet(bundel.thema)
        self.zet_waarden({"naam": "", "gebied": bundel.gebied or bundel.straat, "waarom": ""})

    def opdracht(self) -> Opdracht[Any]:
        """As filled in."""
        return MaakActiviteitvoorstel(bundel_id=self._id, **self.waarden())


class ActiviteitWijzigen(Activiteit):
    """Other words for a proposal, and why."""

    naam = "bundel_voorstel"

    def __init__(self, omgeving: Omgeving) -> None:
        super().__init__(omgeving)
        self.voorstel: VoorstelRij | None = None
        self._noem(self.tr("Voorstel voor een activiteit wijzigen"), self.tr("Opslaan"))

    def begin_met(self, bundel: BundelDetail, voorstel: VoorstelRij) -> None:
        """Show the form for this proposal, with its draft when there is one."""
        soort = f"{self.naam}.{voorstel.id.hex()}"
        if not self._bezig_met(soort):
            self.klaar_om_te_sluiten()
        self.bundel, self.voorstel = bundel, voorstel
        self.open_voor(soort)

    def vul(self) -> None:
        """As it reads now."""
        voorstel = self.voorstel
        if voorstel is not None:
            velden = {naam: getattr(voorstel, naam) for naam in ("naam", "thema", "gebied", "waarom")}
            self.zet_waarden(velden | {"reden": ""})

    def opdracht(self) -> Opdracht[Any]:
        """As filled in."""
        if self.voorstel is None:
            raise AssertionError("a form without a proposal")
        return WijzigActiviteitvoorstel(id=self.voorstel.id, **self.waarden())

    def _sluit_af(self) -> None:
        self._leg(self._veld("reden", self.tr("Waarom wijzigt u het?"), regel(400)))
        self.kolom.addStretch(1)
