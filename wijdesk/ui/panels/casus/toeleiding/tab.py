"""Warm hand-offs and indicaties of one household, and over households what is stuck and who waits."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial
from typing import Any

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from wijdesk.errors import Weigering
from wijdesk.models.opdrachten.basis import Opdracht
from wijdesk.models.opdrachten.betrokkene import LeesBetrokkenen
from wijdesk.models.opdrachten.plan import LeesPlan
from wijdesk.models.opdrachten.toeleiding import LeesIndicaties, LeesToeleidingen, LeesVastgelopen, LeesWachtlijst
from wijdesk.models.rows.betrokkene import BetrokkenenOverzicht
from wijdesk.models.rows.huishouden import HuishoudenDetail
from wijdesk.models.rows.plan import PlanDetail
from wijdesk.models.rows.toeleiding import IndicatieRij, ToeleidingRij
from wijdesk.models.values import Id, datum_in_woorden, lokaal
from wijdesk.ui.naast import rolbaar
from wijdesk.ui.panel import Actie, Omgeving
from wijdesk.ui.panels.casus.formulier import Formulier
from wijdesk.ui.panels.casus.tab import Tab
from wijdesk.ui.panels.casus.toeleiding.formulieren import IndicatieFormulier, ToeleidingFormulier
from wijdesk.ui.panels.casus.toeleiding.gezinblad import INDICATIE, TOELEIDING, GezinBlad
from wijdesk.ui.panels.casus.toeleiding.heropen import heropen
from wijdesk.ui.panels.casus.toeleiding.lijst import LijstBlad
from wijdesk.ui.schakelrij import Schakelrij

LOPEND = "lopend"


class ToeleidingTab(Tab):
    """The hand-offs and indicaties of this household, with the next step of each one key away."""

    naam = "toeleiding"
    titel = "Toeleiding"
    interesses = frozenset(
        {"toeleiding", "indicatie", "toestemming", "betrokkene", "huishouden", "huishoudlid", "gezag", "plan", "doel"}
    )

    def __init__(self, omgeving: Omgeving, parent: QWidget | None = None) -> None:
        super().__init__(omgeving, parent)
        self._overzicht = BetrokkenenOverzicht()
        self.zicht: Schakelrij[str] = Schakelrij(naam="toeleiding_zicht", titel=self.tr("Wat u ziet"), enkel=True)
        self.zicht.maak(
            (("gezin", self.tr("Dit gezin")), ("vast", self.tr("Vastgelopen")), ("wacht", self.tr("Wachtlijst")))
        )
        self.zicht.zet(("gezin",))
        self.gezin = GezinBlad(omgeving)
        team = "teamleider" in omgeving.medewerker.rollen
        self.vast = LijstBlad(
            self._vandaag, naam="vastgelopen", titel=self.tr("Vastgelopen toeleidingen"), team=team,
            leeg=self.tr("Niets ligt stil.\nElke toeleiding is op tijd bij de volgende stap."),
        )  # fmt: skip
        self.wacht = LijstBlad(
            self._vandaag, naam="wachtlijst", titel=self.tr("Wachtlijst"), team=team,
            leeg=self.tr("Niemand wacht.\nWie wacht staat hier tot de hulp begint."),
        )  # fmt: skip
        self.toeleiding = ToeleidingFormulier(omgeving)
        self.indicatie = IndicatieFormulier(omgeving)
        self.bladen, self.binnen = QStackedWidget(), QStackedWidget()
        self._inhoud = QWidget()
        self._lijstblad = rolbaar(self._inhoud)
        self._wil_lijst = False
        self._bouw()
        self._verbind()

    def _bouw(self) -> None:
        for blad in (self.gezin, self.vast, self.wacht):
            self.binnen.addWidget(blad)
        kolom = QVBoxLayout(self._inhoud)
        kolom.setContentsMargins(12, 12, 12, 12)
        kolom.setSpacing(8)
        kolom.addWidget(self.zicht)
        kolom.addWidget(self.binnen, 1)
        for pagina in (self._lijstblad, self.toeleiding, self.indicatie):
            self.bladen.addWidget(pagina)
        geheel = QVBoxLayout(self)
        geheel.setContentsMargins(0, 0, 0, 0)
        geheel.addWidget(self.bladen)

    def _verbind(self) -> None:
        for formulier in (self.toeleiding, self.indicatie):
            formulier.ready.connect(lambda opdracht, formulier=formulier: self._schrijf(opdracht, formulier))
            formulier.closed.connect(self._naar_lijst)
        for blad in (self.vast, self.wacht):
            blad.opened.connect(lambda id_: self.requested.emit("huishouden.open", id_))
            blad.scope_changed.connect(self.ververs)
        self.gezin.hand_off_asked.connect(self._open_toeleiding)
        self.gezin.indicatie_asked.connect(self._open_indicatie)
        self.gezin.write_asked.connect(self._doe)
        self.gezin.requested.connect(self.requested)
        self.gezin.strook.opened.connect(self._toon_strook)
        self.zicht.switched.connect(self._ander_zicht)

    # What the base class asks ----------------------------------------------------------------------------------------

    def toon(self, huishouden: HuishoudenDetail) -> None:
        """Another household begins with its own lists; the same one leaves alone what is open."""
        if self.huishouden is None or self.huishouden.id != huishouden.id:
            self.klaar_om_te_sluiten()
            self.gezin.begin(mag=huishouden.mag_schrijven)
            self.zicht.zet(("gezin",))
            self.binnen.setCurrentWidget(self.gezin)
            self.bladen.setCurrentWidget(self._lijstblad)
            self.gelezen = False
        super().toon(huishouden)
        self.gezin.mag(ja=self._mag())

    def ververs(self) -> None:
        """Read what shows: this household, what is stuck, or who waits."""
        if self.huishouden is None or not self.huishouden.mag_inhoud:
            return
        hier = self.omgeving.locatie.id
        lees: Callable[..., None] = partial(self.omgeving.jobs.read, eigenaar=self, geweigerd=self._mag_niet)
        blad = self.binnen.currentWidget()
        if blad is self.vast:
            lees(LeesVastgelopen(voor=self.vast.bereik(), locatie_id=hier), self.vast.lijst.zet)
        elif blad is self.wacht:
            lees(LeesWachtlijst(voor=self.wacht.bereik(), locatie_id=hier), self.wacht.lijst.zet)
        else:
            id_ = self.huishouden.id
            lees(LeesToeleidingen(huishouden_id=id_), self.gezin.zet_toeleidingen)
            lees(LeesIndicaties(huishouden_id=id_), self.gezin.zet_indicaties)
            lees(LeesPlan(huishouden_id=id_), self._toon_plan)
            lees(LeesBetrokkenen(huishouden_id=id_), self._toon_overzicht)

    def acties(self) -> tuple[Actie, ...]:
        """What can be done with the list one is in."""
        return self.gezin.acties()

    def eerste_veld(self) -> QWidget | None:
        """The list one was in, or the form that is open."""
        blad = self.bladen.currentWidget()
        if isinstance(blad, Formulier):
            return blad.eerste_veld()
        if self.binnen.currentWidget() is not self.gezin:
            return self.zicht
        if not self._overzicht.gegevens:  # not read yet: this tab holds the focus until it is
            self._wil_lijst = True
            return self
        return self.gezin.houder()

    def open_begonnen(self, formulier: str, rij: str) -> bool:
        """A new one, the row with this id, what follows on it ("na.…"), or a step of it (id and step)."""
        if not self._mag():
            return False
        self.zicht.zet(("gezin",))
        self._ander_zicht()
        self.bladen.setCurrentWidget(self._lijstblad)
        return heropen(self.gezin, formulier, rij)

    def klaar_om_te_sluiten(self) -> None:
        """Write the drafts."""
        self.toeleiding.klaar_om_te_sluiten()
        self.indicatie.klaar_om_te_sluiten()
        self.gezin.strook.klaar_om_te_sluiten()

    # What happens ----------------------------------------------------------------------------------------------------

    def _open_toeleiding(self, rij: ToeleidingRij | None) -> None:
        if self._mag() and self.huishouden is not None:
            self.gezin.laatst = TOELEIDING
            self.toeleiding.begin_voor(self.huishouden, rij, self._overzicht)
            self._toon_formulier(self.toeleiding)

    def _open_indicatie(self, rij: IndicatieRij | None, vorige: IndicatieRij | None) -> None:
        if self._mag() and self.huishouden is not None:
            self.gezin.laatst = INDICATIE
            self.indicatie.begin_voor(
                self.huishouden, rij, self.gezin.alle_indicaties(), vorige=vorige,
                naam_van=lambda ander: f"{ander.productgroep}, besloten {datum_in_woorden(ander.besloten_op)}",
            )  # fmt: skip
            self._toon_formulier(self.indicatie)

    def _toon_strook(self, open_: bool) -> None:
        if open_:
            # Why later: the strip has no height yet.
            QTimer.singleShot(0, self, lambda: self._lijstblad.ensureWidgetVisible(self.gezin.strook, 0, 8))

    def _toon_overzicht(self, overzicht: BetrokkenenOverzicht) -> None:
        self._overzicht = overzicht
        self.toeleiding.toon_overzicht(overzicht)
        if self._wil_lijst and self._lijstblad.isVisible():
            self.gezin.houder().setFocus(Qt.FocusReason.OtherFocusReason)
        self._wil_lijst = False
        self.heropen_nu()

    def _toon_plan(self, plan: PlanDetail | None) -> None:
        """What a hand-off can serve: the goals that run."""
        doelen = plan.doelen if plan is not None else ()
        self.toeleiding.toon_doelen((doel.id.hex(), doel.woorden) for doel in doelen if doel.stand == LOPEND)

    def _toon_formulier(self, formulier: Formulier) -> None:
        self.bladen.setCurrentWidget(formulier)
        veld, rol = formulier.eerste_veld(), formulier.findChild(QScrollArea)
        veld.setFocus(Qt.FocusReason.OtherFocusReason)
        if rol is not None:  # with large text a herindicatie begins below the fold; later, when the form has its height
            QTimer.singleShot(0, veld, lambda: rol.ensureWidgetVisible(veld, 0, 40))

    def _ander_zicht(self) -> None:
        blad = {"vast": self.vast, "wacht": self.wacht}.get(next(iter(self.zicht.aan()), ""), self.gezin)
        if blad is self.gezin:
            self.zicht.zet(("gezin",))
        self.binnen.setCurrentWidget(blad)
        self.ververs()

    def _naar_lijst(self) -> None:
        self._wil_lijst = True  # what was added is in it as soon as it was read again
        self.bladen.setCurrentWidget(self._lijstblad)
        self.gezin.houder().setFocus(Qt.FocusReason.OtherFocusReason)

    def _schrijf(self, opdracht: Opdracht[Any], formulier: Formulier) -> None:
        def klaar(uitkomst: object, *_: object) -> None:
            formulier.gelukt()
            if isinstance(uitkomst, bytes):  # made, so it is the one to go on with
                self.gezin.kies(TOELEIDING if formulier is self.toeleiding else INDICATIE, Id(uitkomst))
            if self.bladen.currentWidget() is formulier:
                self._naar_lijst()

        self.omgeving.jobs.write(
            opdracht, klaar, eigenaar=self, geweigerd=formulier.toon_fouten, mislukt=formulier.toon_storing
        )

    def _doe(self, opdracht: Opdracht[Any]) -> None:
        self.omgeving.jobs.write(
            opdracht,
            lambda *_: self.gezin.strook.gelukt(),
            eigenaar=self,
            geweigerd=self.gezin.strook.toon_fouten,
            mislukt=self.gezin.strook.toon_storing,
        )

    def _vandaag(self) -> date:
        return lokaal(self.omgeving.klok()).date()

    def _mag(self) -> bool:
        return self.huishouden is not None and self.huishouden.mag_schrijven

    def _mag_niet(self, weigering: Weigering) -> None:
        self.requested.emit("melding", weigering.zin)
