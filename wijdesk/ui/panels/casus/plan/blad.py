"""The plan on one page. Arrows walk over goals, actions and agreements; what is asked goes to the tab by a signal.

Only the cards whose goal changed are made again, so a tick in a long plan costs one card.
"""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QFrame, QScrollArea, QVBoxLayout, QWidget

from wijdesk.models.rows.plan import ActieRij, DoelRij, PlanDetail, VeiligheidRij
from wijdesk.models.values import Id
from wijdesk.ui.fields import etiket
from wijdesk.ui.panels.casus.plan import beeld
from wijdesk.ui.panels.casus.plan.kaarten import AfspraakRegel, DoelKaart, Grond, Rij, blok, gooi_weg

TOETSEN = {
    Qt.Key.Key_D: "doel",
    Qt.Key.Key_A: "actie",
    Qt.Key.Key_V: "veiligheid",
    Qt.Key.Key_S: "plan",
    Qt.Key.Key_R: "rond_af",
    Qt.Key.Key_N: "niet_nodig",
    Qt.Key.Key_W: "wijzig",
    Qt.Key.Key_Return: "wijzig",
    Qt.Key.Key_Enter: "wijzig",
    Qt.Key.Key_Space: "vink",
    Qt.Key.Key_Delete: "haal_weg",
}
_STAP = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}


class PlanBlad(QScrollArea):
    """The page.

    Signals:
        asked: (what) a key or click asks to do this with the row one stands on, a value of TOETSEN, "omhoog", "omlaag"
        moved: one stands on another row
    """

    asked = Signal(str)
    moved = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.plan: PlanDetail | None = None
        self._plek: tuple[str, Id] | None = None
        self._straks: tuple[str, Id] | None = None
        self._kaarten: dict[Id, DoelKaart] = {}
        self._afspraken: list[AfspraakRegel] = []
        self._getoond: tuple[tuple[VeiligheidRij, ...], date] | None = None
        self.grond = Grond(Id(b"\0" * 16))
        self.melding = etiket("", "waarschuwing", breekt_af=True, naam="plan_melding")
        self.leeg = etiket(
            self.tr("Er zijn nog geen doelen. Vraag: wat moet er anders zijn over een half jaar?\nDruk op D."),
            "leeg", breekt_af=True, naam="plan_geen_doelen",
        )  # fmt: skip
        self._doelen = QVBoxLayout()
        self._doelen.setSpacing(8)
        self.veiligheid, self._veilig = blok(self.tr("Veiligheidsafspraken"), "plan_veiligheid")
        self.onder = QVBoxLayout()
        self.onder.setSpacing(12)
        vlak = QWidget()
        kolom = QVBoxLayout(vlak)
        kolom.setContentsMargins(12, 8, 12, 12)
        kolom.setSpacing(12)
        kolom.addWidget(self.melding)
        kolom.addWidget(self.grond)
        kolom.addWidget(self.leeg)
        kolom.addLayout(self._doelen)
        kolom.addWidget(self.veiligheid)
        kolom.addLayout(self.onder)
        kolom.addStretch(1)
        self.setWidget(vlak)
        self._verbind(self.grond)
        QApplication.instance().focusChanged.connect(self._focus)  # type: ignore[union-attr]
        # A goal that was just made gets its place a few layouts later than its focus.
        self._straks_zien = QTimer(self, singleShot=True, interval=0)
        self._straks_zien.timeout.connect(self._breng_in_beeld)
        self.verticalScrollBar().rangeChanged.connect(self._verschoven)

    # What it shows ---------------------------------------------------------------------------------------------------

    def toon(self, plan: PlanDetail, vandaag: date, *, mag: bool) -> None:
        """Show this plan; the focus stays on the row it was on, or goes to a neighbour when that is gone."""
        had_focus = self._heeft_focus()
        oud = [(rij.soort, rij.id) for rij in self.rijen()]
        ander = self.plan is None or self.plan.id != plan.id
        self.plan = plan
        self.grond.id = plan.id
        self.grond.toon(
            soort=plan.soort.capitalize(),
            familie=beeld.familiegroepsplan(plan, vandaag),
            speelt=plan.situatie,
            goed=plan.gaat_goed,
            gezegd="\n".join(f"{wat}\n{tekst}" for wat, tekst in plan.aantekeningen),
        )
        self.melding.setVisible(not plan.actief)
        self.melding.setText(self.tr("Dit is een eerder plan. Het verandert niet meer."))
        self.leeg.setVisible(not plan.doelen and plan.actief)
        self._toon_doelen(plan, vandaag, mag=mag)
        self._toon_veiligheid(plan, vandaag)
        if ander:
            self._plek = None
            self.verticalScrollBar().setValue(0)
        self._herstel(oud, focus=had_focus)

    def _toon_doelen(self, plan: PlanDetail, vandaag: date, *, mag: bool) -> None:
        nieuw: dict[Id, DoelKaart] = {}
        for plek, doel in enumerate(plan.doelen):
            oud = self._kaarten.pop(doel.id, None)
            if oud is None or (oud.doel, oud.vandaag, oud.mag) != (doel, vandaag, mag):
                if oud is not None:
                    gooi_weg(oud)
                oud = DoelKaart(doel, vandaag, mag=mag)
                for rij in oud.rijen():
                    self._verbind(rij)
            if self._doelen.indexOf(oud) != plek:
                self._doelen.insertWidget(plek, oud)
            nieuw[doel.id] = oud
        for over in self._kaarten.values():
            gooi_weg(over)
        self._kaarten = nieuw

    def _toon_veiligheid(self, plan: PlanDetail, vandaag: date) -> None:
        self.veiligheid.setVisible(bool(plan.veiligheid))
        if self._getoond == (plan.veiligheid, vandaag):
            return
        self._getoond = (plan.veiligheid, vandaag)
        for regel in self._afspraken:
            gooi_weg(regel)
        self._afspraken = [AfspraakRegel(afspraak, vandaag) for afspraak in plan.veiligheid]
        for regel in self._afspraken:
            self._veilig.addWidget(regel)
            self._verbind(regel)

    # Where one stands ------------------------------------------------------------------------------------------------

    def rijen(self) -> list[Rij]:
        """Every row, from top to bottom."""
        if self.plan is None:
            return []
        van_doelen = [rij for doel in self.plan.doelen for rij in self._kaarten[doel.id].rijen()]
        return [self.grond, *van_doelen, *self._afspraken]

    def huidige(self) -> Rij | None:
        """The row one stands on."""
        return self._vind(self._plek)

    def rij(self) -> DoelRij | ActieRij | VeiligheidRij | None:
        """What one stands on, of the plan as it was shown last; None on the head of the plan."""
        nu = self.huidige()
        if self.plan is None or nu is None:
            return None
        alle: list[DoelRij | ActieRij | VeiligheidRij] = [*self.plan.doelen, *self.plan.veiligheid]
        alle += [actie for doel in self.plan.doelen for actie in doel.acties]
        return next((rij for rij in alle if rij.id == nu.id), None)

    def doel(self) -> DoelRij | None:
        """The goal one stands on or in; None elsewhere."""
        nu = self.huidige()
        id_ = next((id_ for id_, kaart in self._kaarten.items() if nu in kaart.rijen()), None)
        return None if self.plan is None else next((doel for doel in self.plan.doelen if doel.id == id_), None)

    def sta_op(self, soort: str, id_: Id) -> None:
        """Stand on this row as soon as it is there."""
        self._straks = (soort, id_)
        if (rij := self._vind(self._straks)) is not None:
            self._straks = None
            self._zet_plek(rij)
            rij.setFocus(Qt.FocusReason.OtherFocusReason)

    def eerste_veld(self) -> QWidget:
        """The row one stands on."""
        return self.huidige() or self.grond

    def _herstel(self, oud: list[tuple[str, Id]], *, focus: bool) -> None:
        rijen = self.rijen()
        if (nieuw := self._vind(self._straks)) is not None:
            self._straks = None
            self._zet_plek(nieuw)
        elif self.huidige() is None:
            plek = oud.index(self._plek) if self._plek in oud else (1 if len(rijen) > 1 else 0)
            self._zet_plek(rijen[min(plek, len(rijen) - 1)])
        else:
            self._zet_plek(self.huidige())
        if focus and (rij := self.huidige()) is not None:
            rij.setFocus(Qt.FocusReason.OtherFocusReason)

    def _vind(self, plek: tuple[str, Id] | None) -> Rij | None:
        return next((rij for rij in self.rijen() if (rij.soort, rij.id) == plek), None)

    def _zet_plek(self, rij: Rij | None) -> None:
        if rij is None:
            return
        self._plek = (rij.soort, rij.id)
        for ander in self.rijen():
            beleid = Qt.FocusPolicy.StrongFocus if ander is rij else Qt.FocusPolicy.ClickFocus
            if ander.focusPolicy() != beleid:
                ander.setFocusPolicy(beleid)
        self.moved.emit()

    def _verbind(self, rij: Rij) -> None:
        rij.opened.connect(lambda: self._vraag("wijzig", rij))
        rij.ticked.connect(lambda: self._vraag("vink", rij))

    def _vraag(self, wat: str, rij: Rij) -> None:
        rij.setFocus(Qt.FocusReason.MouseFocusReason)
        self._zet_plek(rij)
        self.asked.emit(wat)

    def _heeft_focus(self) -> bool:
        return isinstance(nu := self.window().focusWidget(), Rij) and self.isAncestorOf(nu)

    def _focus(self, _: QWidget | None, nu: QWidget | None) -> None:
        if nu is None or not self.isAncestorOf(nu):
            return
        if isinstance(nu, Rij):
            self._zet_plek(nu)
        self._straks_zien.start()  # what just appeared has its place then

    def _verschoven(self, _: int, __: int) -> None:
        self._straks_zien.start()

    def _breng_in_beeld(self) -> None:
        """What has the focus, with the head of the plan above it when both fit."""
        nu, blad = self.window().focusWidget(), self.widget()
        if nu is None or blad is None or not blad.isAncestorOf(nu):
            return
        if nu.mapTo(blad, QPoint(0, nu.height())).y() + 8 <= self.viewport().height():
            self.verticalScrollBar().setValue(0)
        else:
            self.ensureWidgetVisible(nu, 0, 8)

    # Qt --------------------------------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        toets, met = Qt.Key(event.key()), event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if not self._heeft_focus():
            super().keyPressEvent(event)
        elif toets in _STAP and met == Qt.KeyboardModifier.AltModifier:
            self.asked.emit("omlaag" if _STAP[toets] > 0 else "omhoog")
        elif met != Qt.KeyboardModifier.NoModifier:
            super().keyPressEvent(event)
        elif toets in _STAP or toets in (Qt.Key.Key_Home, Qt.Key.Key_End):
            rijen = self.rijen()
            nu = self.huidige()
            plek = rijen.index(nu) + _STAP.get(toets, 0) if nu in rijen else 0
            plek = {Qt.Key.Key_Home: 0, Qt.Key.Key_End: len(rijen) - 1}.get(toets, plek)
            rijen[max(0, min(plek, len(rijen) - 1))].setFocus(Qt.FocusReason.OtherFocusReason)
        elif toets in TOETSEN:
            self.asked.emit(TOETSEN[toets])
        else:
            super().keyPressEvent(event)
