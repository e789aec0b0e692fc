"""Two versions of the plan beside each other: what changed in sentences, and an old version whole."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from wijdesk.errors import Weigering
from wijdesk.models.opdrachten.akkoord import LeesVersie, VergelijkVersies
from wijdesk.models.plantekst import plan_in_regels
from wijdesk.models.rows.akkoord import VersieInhoud
from wijdesk.models.rows.plan import PlanDetail, VersieRij
from wijdesk.models.values import dag_in_woorden, lokaal
from wijdesk.ui.fields import Veld, etiket, knop
from wijdesk.ui.flow import FlowLayout
from wijdesk.ui.keuze import Keuze
from wijdesk.ui.panel import Omgeving


class VersieVergelijker(QFrame):
    """Choose two versions; "nu" is the plan as it stands. Esc puts it away.

    Signals:
        opened: it was opened
        closed: it was put away
    """

    opened = Signal()
    closed = Signal()

    def __init__(self, omgeving: Omgeving) -> None:
        super().__init__()
        self.setProperty("rol", "kaart")
        self._omgeving = omgeving
        self._plan: PlanDetail | None = None
        self.van = Keuze()
        self.naar = Keuze()
        self.verschil = etiket("", breekt_af=True, naam="versies_verschil")
        self.inhoud = etiket("", breekt_af=True, naam="versies_inhoud")
        for tekst in (self.verschil, self.inhoud):
            tekst.setTextInteractionFlags(
                Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
            )
            tekst.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.lees = knop(self.tr("Hele versie lezen"), self._lees, naam="versies_lees")
        self.sluit_knop = knop(self.tr("Sluiten"), self.sluit, rol="stil", naam="versies_sluit")
        kolom = QVBoxLayout(self)
        kolom.setContentsMargins(12, 12, 12, 12)
        kolom.setSpacing(8)
        kolom.addWidget(etiket(self.tr("Versies vergelijken"), "kop"))
        kolom.addWidget(Veld(self.tr("Wat is er veranderd sinds"), self.van, naam="versies_van"))
        kolom.addWidget(Veld(self.tr("Tot"), self.naar, naam="versies_naar"))
        kolom.addWidget(self.verschil)
        kolom.addWidget(self.inhoud)
        rij = FlowLayout(ruimte=8)
        rij.addWidget(self.lees)
        rij.addWidget(self.sluit_knop)
        kolom.addLayout(rij)
        self.inhoud.hide()
        for keuze in (self.van, self.naar):
            keuze.currentIndexChanged.connect(lambda _: self._vergelijk())

    def toon(self, plan: PlanDetail) -> None:
        """Offer the versions of this plan; at first the newest against now, or the last two."""
        ander = self._plan is None or self._plan.id != plan.id
        oud = (self.van.waarde, self.naar.waarde)
        self._plan = plan
        for keuze in (self.van, self.naar):
            keuze.blockSignals(True)
            keuze.clear()
            for versie in plan.versies:
                keuze.addItem(self._naam(versie), str(versie.nummer))
        self.naar.insertItem(0, self.tr("Nu"), "0")
        veranderd = bool(plan.gewijzigd) or len(plan.versies) < 2
        standaard = ("", "0") if veranderd else (str(plan.versies[1].nummer), str(plan.versies[0].nummer))
        for keuze, was, begin in zip((self.van, self.naar), oud, standaard, strict=True):
            keuze.setCurrentIndex(max(0, keuze.findData(begin if ander or not was else was)))
            keuze.blockSignals(False)
        self._vergelijk()

    def open(self, plan: PlanDetail) -> None:
        """Show it for this plan, with the focus on the first choice."""
        self.toon(plan)
        self.show()
        self.opened.emit()
        self.van.setFocus(Qt.FocusReason.OtherFocusReason)

    def eerste_veld(self) -> QWidget:
        """From which version."""
        return self.van

    def sluit(self) -> None:
        """Put it away."""
        self.hide()
        self.closed.emit()

    def _vergelijk(self) -> None:
        self._verberg()
        if self._plan is None or not self.van.waarde:
            return
        if self.van.waarde == self.naar.waarde:
            self.verschil.setText(self.tr("Kies twee verschillende versies."))
            return
        self._omgeving.jobs.read(
            VergelijkVersies(plan_id=self._plan.id, van=int(self.van.waarde), naar=int(self.naar.waarde or 0)),
            self._vergeleken,
            eigenaar=self,
            geweigerd=self._geweigerd,
        )

    def _vergeleken(self, zinnen: tuple[str, ...]) -> None:
        self.verschil.setText("\n".join(f"•  {zin}" for zin in zinnen) or self.tr("Er is niets veranderd."))

    def _lees(self) -> None:
        if self._plan is None:
            return
        if self.inhoud.isVisible():
            self._verberg()
            return
        gezocht = next((versie for versie in self._plan.versies if str(versie.nummer) == self.van.waarde), None)
        if gezocht is not None:
            self._omgeving.jobs.read(
                LeesVersie(versie_id=gezocht.id), self._gelezen, eigenaar=self, geweigerd=self._geweigerd
            )

    def _gelezen(self, inhoud: VersieInhoud) -> None:
        if inhoud.plan is None:
            self.inhoud.setText(self.tr("De inhoud van deze versie is beschadigd en niet meer te lezen."))
        else:
            kop = self.tr("Versie %1, zoals die is vastgesteld").replace("%1", str(inhoud.versie.nummer))
            self.inhoud.setText("\n".join((kop, "", *plan_in_regels(inhoud.plan))))
        self.inhoud.show()
        self.lees.setText(self.tr("Tekst verbergen"))

    def _verberg(self) -> None:
        self.inhoud.hide()
        self.lees.setText(self.tr("Versie %1 helemaal lezen").replace("%1", self.van.waarde))

    def _geweigerd(self, weigering: Weigering) -> None:
        self.verschil.setText(weigering.zin)

    def _naam(self, versie: VersieRij) -> str:
        vandaag: date = lokaal(self._omgeving.klok()).date()
        return f"Versie {versie.nummer} · {dag_in_woorden(lokaal(versie.gemaakt_op).date(), vandaag)}"

    # Qt --------------------------------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.sluit()
            event.accept()
            return
        super().keyPressEvent(event)
