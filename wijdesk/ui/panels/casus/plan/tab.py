"""The plan of a household on one page, with its forms in the place of the page while one fills them in."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from wijdesk.errors import Weigering
from wijdesk.models.opdrachten.basis import Opdracht
from wijdesk.models.opdrachten.plan import (
    BeeindigVeiligheid,
    HaalUitPlan,
    HeropenDoel,
    LeesPlan,
    LeesPlannen,
    LeesSjablonen,
    VerplaatsDoel,
    ZetActie,
)
from wijdesk.models.rows.huis import Wijziging
from wijdesk.models.rows.huishouden import HuishoudenDetail
from wijdesk.models.rows.plan import ActieRij, DoelRij, PlanDetail, PlanKop, VeiligheidRij
from wijdesk.models.values import Id, lokaal
from wijdesk.ui.een_zin import EenZin
from wijdesk.ui.fields import knop
from wijdesk.ui.panel import Actie, Omgeving
from wijdesk.ui.panels.casus.formulier import Formulier
from wijdesk.ui.panels.casus.plan import beeld
from wijdesk.ui.panels.casus.plan.acties import plan_acties
from wijdesk.ui.panels.casus.plan.afronden import FORMULIEREN, SluitFormulier
from wijdesk.ui.panels.casus.plan.akkoord import AkkoordDeel
from wijdesk.ui.panels.casus.plan.begin import BeginPlan
from wijdesk.ui.panels.casus.plan.blad import PlanBlad
from wijdesk.ui.panels.casus.plan.evaluatie import EvaluatieDeel
from wijdesk.ui.panels.casus.plan.formulieren import Onderwerp, PlanRijFormulier
from wijdesk.ui.panels.casus.plan.heropen import heropen
from wijdesk.ui.panels.casus.plan.kaarten import EerderPlan, gooi_weg
from wijdesk.ui.panels.casus.plan.knoppen import Knoppen
from wijdesk.ui.panels.casus.plan.plaats import Plaats, Plaatsbaar
from wijdesk.ui.panels.casus.tab import Tab

BREED = 900
"""Pixels from which something stands beside the goals."""


class PlanTab(Tab):
    """Goals in the family's words, actions with who does them, and safety agreements."""

    naam = "plan"
    titel = "Plan"
    interesses = frozenset(
        {
            "plan", "doel", "doelpersoon", "doelscore", "actie", "veiligheidsafspraak", "planversie", "akkoord",
            "evaluatie", "huishouden", "persoon",
        }
    )  # fmt: skip

    def __init__(
        self,
        omgeving: Omgeving,
        naast: Callable[[Omgeving], QWidget] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        """`naast` makes what stands beside the goals when there is room (the ZRM); it may have `toon(huishouden)`."""
        super().__init__(omgeving, parent)
        self.plan: PlanDetail | None = None
        self._eerder: Id | None = None
        self._formulier: Formulier | None = None
        self._formulieren: dict[str, Formulier] = {}
        self.blad = PlanBlad()
        self.zin = EenZin()
        self.akkoord = AkkoordDeel(omgeving, zin=self.zin)
        self.evaluatie = EvaluatieDeel(omgeving, zin=self.zin)
        self.begin = BeginPlan(omgeving)
        self._plaats: Plaats | None = None
        self.knoppen = Knoppen(self.doe)
        self.afdrukken = self.knoppen.menu.addAction(self.tr("Afdrukken"), self._druk_af)
        self.sluiten = self.knoppen.menu.addAction(self.tr("Plan afsluiten"), self.begin_sluiten)
        self.terug = knop(self.tr("Terug naar nu"), partial(self._toon_eerder, None), naam="plan_terug")
        self.naast = None if naast is None else naast(omgeving)
        self.eerdere = QVBoxLayout()
        self.eerdere.setSpacing(4)
        self.pagina = QWidget()
        self.stapel = QStackedWidget()
        self._bouw()
        self.blad.asked.connect(self.doe)
        self.blad.moved.connect(self._volg)
        self.begin.chosen.connect(self._maak)
        self.zin.opened.connect(self._zin_open)

    def _bouw(self) -> None:
        for deel in (self.akkoord, self.evaluatie):
            self.blad.onder.addWidget(deel)
            deel.requested.connect(self.requested)
            deel.made.connect(self._geef_plaats)
        self.blad.onder.addLayout(self.eerdere)
        self.knoppen.rij.addWidget(self.terug)
        midden = QHBoxLayout()
        midden.setSpacing(12)
        midden.addWidget(self.blad, 2)
        if self.naast is not None:
            midden.addWidget(self.naast, 1)
            self.naast.hide()
        kolom = QVBoxLayout(self.pagina)
        kolom.setContentsMargins(0, 0, 0, 0)
        kolom.setSpacing(0)
        kolom.addLayout(midden, 1)
        kolom.addWidget(self.zin)
        kolom.addWidget(self.knoppen)
        for blad in (self.begin, self.pagina):
            self.stapel.addWidget(blad)
        geheel = QVBoxLayout(self)
        geheel.setContentsMargins(0, 0, 0, 0)
        geheel.addWidget(self.stapel)

    # What the base class asks ----------------------------------------------------------------------------------------

    def toon(self, huishouden: HuishoudenDetail) -> None:
        """Show the plan of this household; a form that is open stays while it is the same household."""
        if self.huishouden is None or self.huishouden.id != huishouden.id:
            self.klaar_om_te_sluiten()
            self._formulier, self.plan, self._eerder = None, None, None
            self._plaats, self.gelezen = None, False
            self.zin.sluit()
        super().toon(huishouden)
        if self.naast is not None and hasattr(self.naast, "toon"):
            self.naast.toon(huishouden)

    def ververs(self) -> None:
        """Read the plan again."""
        if self.huishouden is None or not self.huishouden.mag_inhoud:
            return
        vraag = LeesPlan(huishouden_id=self.huishouden.id, plan_id=self._eerder)
        self._lees(vraag, partial(self._toon_plan, self.huishouden.id))
        self._lees(LeesPlannen(huishouden_id=self.huishouden.id), self._toon_eerdere)

    def acties(self) -> tuple[Actie, ...]:
        """What can be done with the plan."""
        return plan_acties(
            self.knoppen, self.akkoord, self.evaluatie, doe=self.doe, druk_af=self._druk_af, sluit=self.begin_sluiten
        )

    def eerste_veld(self) -> QWidget:
        """The row one stood on, the form, or the templates."""
        if self._formulier is not None:
            return self._formulier.eerste_veld()
        if self._plaats is not None:
            return self._plaats.eerste_veld()
        return self.begin.eerste_veld() if self.stapel.currentWidget() is self.begin else self.blad.eerste_veld()

    def open_begonnen(self, formulier: str, rij: str) -> bool:
        """A form of the plan in which something was begun."""
        plan, delen = self.plan, (self.akkoord, self.evaluatie)
        return plan is not None and self._mag() and heropen(plan, formulier, rij, self._open, self.begin_sluiten, delen)

    def klaar_om_te_sluiten(self) -> None:
        """Write the drafts."""
        for formulier in self._formulieren.values():
            formulier.klaar_om_te_sluiten()
        self.akkoord.klaar_om_te_sluiten()
        self.evaluatie.klaar_om_te_sluiten()

    # What happens ----------------------------------------------------------------------------------------------------

    def doe(self, wat: str) -> None:
        """Do this with the row one stands on (a value of blad.TOETSEN, "omhoog" or "omlaag")."""
        rij = self.blad.rij()
        bezig = self._formulier is not None or self._plaats is not None or not self.zin.isHidden()
        if not self._mag() or bezig or self.plan is None:
            return
        if wat in ("plan", "doel", "veiligheid"):
            self._open(wat, Onderwerp(plan=self.plan))
        elif wat == "actie":
            self._nieuwe_actie(self.plan)
        elif wat == "wijzig":
            self._wijzig(self.plan, rij)
        elif wat == "vink" and isinstance(rij, ActieRij):
            self._schrijf(ZetActie(id=rij.id, stand="open" if rij.gedaan_op or rij.niet_meer_nodig else "gedaan"))
        elif wat == "niet_nodig" and isinstance(rij, ActieRij) and not rij.gedaan_op and not rij.niet_meer_nodig:
            self.zin.vraag(
                self.tr("Waarom is dit niet meer nodig? (één zin)"),
                lambda reden: self._uit_zin(ZetActie(id=rij.id, stand="niet meer nodig", reden=reden)),
                knop=self.tr("Niet meer nodig"), over=rij.id,
            )  # fmt: skip
        elif wat == "rond_af":
            self._rond_af(self.plan, rij)
        elif wat == "haal_weg" and rij is not None:
            self._vraag_weg(rij)
        elif wat in ("omhoog", "omlaag") and isinstance(rij, DoelRij):
            plek = self.plan.doelen.index(rij) + (1 if wat == "omlaag" else -1)
            if 0 <= plek < len(self.plan.doelen):
                self._schrijf(VerplaatsDoel(id=rij.id, plek=plek))

    def begin_sluiten(self) -> None:
        """Ask the outcome per goal."""
        if self.plan is None or self.huishouden is None or not self._mag():
            return
        formulier = self._formulieren.get("sluiten")
        if not isinstance(formulier, SluitFormulier):
            formulier = SluitFormulier(self.omgeving)
            self._voeg_formulier("sluiten", formulier)
        formulier.begin_over(self.huishouden, self.plan)
        self._toon_formulier(formulier)

    def _wijzig(self, plan: PlanDetail, rij: DoelRij | ActieRij | VeiligheidRij | None) -> None:
        if isinstance(rij, DoelRij):
            if rij.stand == "lopend":
                self._open("doel", Onderwerp(plan=plan, rij=rij))
            else:
                self.requested.emit("melding", self.tr("Dit doel is afgerond. Zet het eerst weer open met R."))
        elif isinstance(rij, ActieRij):
            self._open("actie", Onderwerp(plan=plan, doel=self.blad.doel(), rij=rij))
        else:
            self._open("veiligheid" if rij is not None else "plan", Onderwerp(plan=plan, rij=rij))

    def _nieuwe_actie(self, plan: PlanDetail) -> None:
        lopend = [doel for doel in plan.doelen if doel.stand == "lopend"]
        doel = self.blad.doel() or (lopend[0] if len(lopend) == 1 else None)
        if doel is None or doel.stand != "lopend":
            self.requested.emit("melding", self.tr("Ga eerst op het doel staan waar de actie bij hoort."))
            return
        self._open("actie", Onderwerp(plan=plan, doel=doel))

    def _rond_af(self, plan: PlanDetail, rij: DoelRij | ActieRij | VeiligheidRij | None) -> None:
        if isinstance(rij, DoelRij) and rij.stand != "lopend":
            self._schrijf(HeropenDoel(id=rij.id))
        elif isinstance(rij, DoelRij):
            self._open("rond_af", Onderwerp(plan=plan, doel=rij, rij=rij))
        elif isinstance(rij, VeiligheidRij) and not rij.tot:
            self._schrijf(BeeindigVeiligheid(id=rij.id))

    def _vraag_weg(self, rij: DoelRij | ActieRij | VeiligheidRij) -> None:
        soort, vraag = beeld.vraag_weg(rij)
        weg = HaalUitPlan(soort=soort, id=rij.id)
        self.zin.vraag(vraag, lambda _: self._uit_zin(weg), knop=self.tr("Weghalen"), gevaar=True, zin_nodig=False)

    def _uit_zin(self, opdracht: Opdracht[Any]) -> None:
        self.omgeving.jobs.write(
            self.zin.met_gezien(opdracht),
            lambda _, __: self.zin.sluit(),
            eigenaar=self,
            geweigerd=lambda weigering: self.zin.toon_fout(weigering.in_een_zin()),
            mislukt=lambda storing: self.zin.toon_fout(f"{storing.zin} {storing.uitweg}"),
        )

    def _maak(self) -> None:
        if self.huishouden is not None and (opdracht := self.begin.opdracht(self.huishouden.id)) is not None:
            self.omgeving.jobs.write(
                opdracht,
                lambda _, __: self.begin.maak_leeg(),
                eigenaar=self,
                geweigerd=self.begin.toon_fouten,
                mislukt=lambda storing: self.begin.toon_fout(f"{storing.zin} {storing.uitweg}"),
            )

    def _schrijf(self, opdracht: Opdracht[Any]) -> None:
        self.omgeving.jobs.write(opdracht, eigenaar=self, geweigerd=self._meld)

    def _lees(self, vraag: Any, klaar: Callable[[Any], None]) -> None:
        self.omgeving.jobs.read(vraag, klaar, eigenaar=self, geweigerd=self._meld)

    def _meld(self, weigering: Weigering) -> None:
        self.requested.emit("melding", weigering.zin)

    def _druk_af(self) -> None:
        if self.huishouden is not None and self.plan is not None:
            self.requested.emit("plan.afdrukken", self.huishouden.id)

    # Forms -----------------------------------------------------------------------------------------------------------

    def _open(self, soort: str, over: Onderwerp) -> None:
        formulier = self._formulieren.get(soort)
        if not isinstance(formulier, PlanRijFormulier):
            formulier = FORMULIEREN[soort](self.omgeving)
            self._voeg_formulier(soort, formulier)
        if self.huishouden is not None:
            formulier.begin_over(self.huishouden, over)
            self._toon_formulier(formulier)

    def _voeg_formulier(self, soort: str, formulier: Formulier) -> None:
        self._formulieren[soort] = formulier
        self.stapel.addWidget(formulier)
        formulier.ready.connect(partial(self._verstuur, formulier))
        formulier.closed.connect(self._sluit)

    def _toon_formulier(self, formulier: Formulier) -> None:
        self._formulier, self._plaats = formulier, None
        self.stapel.setCurrentWidget(formulier)
        formulier.eerste_veld().setFocus(Qt.FocusReason.OtherFocusReason)

    def _verstuur(self, formulier: Formulier, opdracht: Opdracht[Any]) -> None:
        def klaar(antwoord: Any, _: Wijziging) -> None:
            formulier.gelukt()
            if isinstance(antwoord, bytes) and formulier is self._formulier:
                soort = next(soort for soort, ander in self._formulieren.items() if ander is formulier)
                self.blad.sta_op(soort, Id(antwoord))
            if formulier is self._formulier:
                self._sluit()

        jobs, storing = self.omgeving.jobs, formulier.toon_storing
        jobs.write(opdracht, klaar, eigenaar=self, geweigerd=formulier.toon_fouten, mislukt=storing)

    def _sluit(self) -> None:
        """Back to the page; what was typed stays with its form."""
        self._formulier = None
        self._toon_stapel()
        self.eerste_veld().setFocus(Qt.FocusReason.OtherFocusReason)

    # What is shown ---------------------------------------------------------------------------------------------------

    def _toon_plan(self, van: Id, plan: PlanDetail | None) -> None:
        if self.huishouden is None or self.huishouden.id != van:
            return
        had_focus = self.isAncestorOf(self.window().focusWidget() or self.window())
        nieuw = self.plan is None and plan is not None
        self.plan = plan
        if plan is None:
            self.begin.toon(open_casus=self.huishouden.casus is not None, mag=self.huishouden.mag_schrijven)
            if not self.begin.model.rowCount():
                self._lees(LeesSjablonen(), self.begin.zet_sjablonen)
        else:
            self.blad.toon(plan, lokaal(self.omgeving.klok()).date(), mag=self._mag())
            self.akkoord.toon(plan, self.huishouden)
            self.evaluatie.toon(plan, self.huishouden)
        if self._formulier is None:
            self._toon_stapel()
            if nieuw and had_focus:
                self.blad.eerste_veld().setFocus(Qt.FocusReason.OtherFocusReason)
        self._volg()
        self.heropen_nu()

    def _toon_eerdere(self, plannen: tuple[PlanKop, ...]) -> None:
        vandaag = lokaal(self.omgeving.klok()).date()
        self.begin.zet_eerder(er_zijn=any(not plan.actief for plan in plannen))
        for kolom in (self.eerdere, self.begin.eerder):
            while (item := kolom.takeAt(0)) is not None:
                if (oud := item.widget()) is not None:
                    gooi_weg(oud)
            for plan in plannen:
                if not plan.actief and plan.id != self._eerder:
                    kolom.addWidget(EerderPlan(beeld.eerder(plan, vandaag), partial(self._toon_eerder, plan.id)))

    def _toon_eerder(self, id_: Id | None) -> None:
        self._eerder = id_
        self.ververs()

    def _toon_stapel(self) -> None:
        if self._plaats is not None and (self.plan is None or not self._plaats.open):
            self._plaats = None
        self.stapel.setCurrentWidget(self._plaats or (self.begin if self.plan is None else self.pagina))

    def _zin_open(self, ja: bool) -> None:
        """The strip stands on the page; its button is the only primary one while it does."""
        self.knoppen.setVisible(not ja)
        if ja:
            self._formulier, self._plaats = None, None
            self._toon_stapel()

    def _geef_plaats(self, formulier: Plaatsbaar, terug: QWidget) -> None:
        plaats = Plaats(formulier, terug)
        self.stapel.addWidget(plaats)
        formulier.opened.connect(partial(self._toon_plaats, plaats))
        formulier.closed.connect(partial(self._verlaat_plaats, plaats))

    def _toon_plaats(self, plaats: Plaats) -> None:
        """A form of the versions or evaluations in the place of the page, and of a form that stood there."""
        self.zin.sluit()
        self._formulier, self._plaats = None, plaats
        self._toon_stapel()

    def _verlaat_plaats(self, plaats: Plaats) -> None:
        if plaats is self._plaats:
            self._plaats = None
            self._toon_stapel()
            (plaats.terug if plaats.terug.isVisible() else self.eerste_veld()).setFocus(Qt.FocusReason.OtherFocusReason)

    def _volg(self) -> None:
        """The buttons follow the row one stands on."""
        mag = self._mag()
        self.knoppen.volg(self.blad.rij(), mag=mag, doel=self.blad.doel())
        self.sluiten.setVisible(mag)
        self.terug.setVisible(self._eerder is not None)
        self.afdrukken.setVisible(self.plan is not None and self.plan.actief)

    def _mag(self) -> bool:
        huishouden, plan = self.huishouden, self.plan
        return huishouden is not None and huishouden.mag_schrijven and plan is not None and plan.actief

    # Qt --------------------------------------------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self.naast is not None:
            self.naast.setVisible(self.width() > BREED)
