"""The pages of one triage, each made when it is first shown; below the last one the decision, or what came of it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from wijdesk.models.rows.triage import TriageBesloten, TriageDetail
from wijdesk.models.values import Id, lokaal, moment_in_woorden
from wijdesk.models.vragen import Bladzijde
from wijdesk.ui.panel import Omgeving
from wijdesk.ui.panels.triage.besluit import BesluitDeel
from wijdesk.ui.panels.triage.bladzijde import VragenBlad
from wijdesk.ui.panels.triage.klaar import KlaarDeel
from wijdesk.ui.panels.triage.stand import Doorloop
from wijdesk.ui.rolblad import Rolblad

LETTERS = 110
"""A page is no wider than this: longer lines are hard to read."""


BOUW_NA = 150
"""Milliseconds after a page is shown in which the next one is made."""


class Volgblad(Rolblad):
    """Keeps what has the focus in view also when questions above it come and go."""

    def __init__(self, blad: QWidget) -> None:
        super().__init__(blad)
        blad.installEventFilter(self)
        self._boven: QWidget | None = None

    def begin_boven(self, anders: QWidget) -> None:
        """Open at the top: when what has the focus would not be seen there, `anders` gets it."""
        self._boven = anders
        self._straks.start()

    def _breng_in_beeld(self) -> None:
        anders, self._boven = self._boven, None
        nu, blad = self.window().focusWidget(), self.widget()
        if anders is not None and blad is not None and nu is not None and blad.isAncestorOf(nu):
            onder = nu.mapTo(blad, nu.rect().bottomLeft()).y()
            if onder >= self.viewport().height():
                self.verticalScrollBar().setValue(0)
                anders.setFocus(Qt.FocusReason.OtherFocusReason)
                return
        super()._breng_in_beeld()

    # Qt --------------------------------------------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        if (blad := self.widget()) is not None:
            blad.setMaximumWidth(self.fontMetrics().averageCharWidth() * LETTERS)
        super().resizeEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and watched is self.widget():
            self._straks.start()
        return super().eventFilter(watched, event)


class Vast(NamedTuple):
    """A page that was made before its triage is shown, with what stands below it."""

    detail: TriageDetail
    code: str
    blad: VragenBlad
    einde: BesluitDeel | KlaarDeel | None
    rol: Volgblad


class Bladen(QStackedWidget):
    """A stack of pages with something beside them (the advice).

    Signals:
        made: (VragenBlad) a page was made and may be wired
        decision_made: (BesluitDeel) the decision was made
        outcome_made: (KlaarDeel) what came of it was made
        entered: Enter was pressed on a page
    """

    made = Signal(object)
    decision_made = Signal(object)
    outcome_made = Signal(object)
    entered = Signal()

    def __init__(self, omgeving: Omgeving, naast: QWidget) -> None:
        super().__init__()
        self._omgeving = omgeving
        self._bladen: dict[str, tuple[VragenBlad, Volgblad]] = {}
        self._naast = Rolblad(naast)
        self.addWidget(self._naast)
        self.besluit: BesluitDeel | None = None
        self.klaar: KlaarDeel | None = None
        self._loop: Doorloop | None = None
        self._besloten_met: dict[Id, dict[str, Any]] = {}
        """What stood in the form of each decision of this session."""
        self._vast: Vast | None = None
        """A page that was made for a triage that will be shown."""
        self._straks = QTimer(self, singleShot=True, interval=BOUW_NA)
        self._straks.timeout.connect(self._bouw_volgende)

    def leeg(self) -> None:
        """Away with all pages: another triage, or the same one that is read from now on."""
        for _, rol in self._bladen.values():
            self.removeWidget(rol)
            rol.hide()
            rol.deleteLater()
        self._bladen, self.besluit, self.klaar = {}, None, None
        self._straks.stop()

    def bouw_vast(self, loop: Doorloop) -> None:
        """Make the page on which a triage opens, a turn of the window before: making it takes as long as showing it.
        Nobody sees it yet, and what stands here stays.
        """
        self.vergeet_vast()
        bladzijde = loop.lijst.bladzijde(loop.gesprek.bladzijde)
        if bladzijde is None:
            return
        blad, einde, rol = self._maak(bladzijde, loop)
        blad.toon(loop.gesprek, loop.bekend, self._wie(loop))
        rol.hide()
        rol.setParent(self)
        for deel in (rol, *rol.findChildren(QWidget)):
            deel.ensurePolished()
        self._vast = Vast(loop.detail, bladzijde.code, blad, einde, rol)

    def vergeet_vast(self) -> None:
        """It is not shown after all."""
        vast, self._vast = self._vast, None
        if vast is not None:
            vast.rol.deleteLater()

    def blad(self, bladzijde: Bladzijde, loop: Doorloop) -> VragenBlad:
        """The page, made now when it was not yet."""
        if bladzijde.code not in self._bladen:
            vast = self._vast
            if vast is not None and vast.detail is loop.detail and vast.code == bladzijde.code:
                self._vast = None
                blad, einde, rol = vast.blad, vast.einde, vast.rol
            else:
                self.vergeet_vast()
                blad, einde, rol = self._maak(bladzijde, loop)
            self.made.emit(blad)
            if isinstance(einde, BesluitDeel):
                self.besluit = einde
                einde.refused.connect(rol.breng_in_beeld)
                self.decision_made.emit(einde)
            elif einde is not None:
                self.klaar = einde
                self.outcome_made.emit(einde)
            self.addWidget(rol)
            self._bladen[bladzijde.code] = (blad, rol)
        return self._bladen[bladzijde.code][0]

    def _maak(
        self, bladzijde: Bladzijde, loop: Doorloop
    ) -> tuple[VragenBlad, BesluitDeel | KlaarDeel | None, Volgblad]:
        blad = VragenBlad(bladzijde, lokaal(self._omgeving.klok()).date(), schrijft=loop.schrijft)
        einde: BesluitDeel | KlaarDeel | None = None
        if bladzijde.code == loop.lijst.bladzijden[-1].code:
            einde = BesluitDeel(self._omgeving) if loop.schrijft else KlaarDeel()
            blad.zet_onder(einde)
        return blad, einde, Volgblad(blad)

    def is_besloten(self, triage_id: Id) -> None:
        """The decision was taken: its form keeps no draft, and comes back when it is undone."""
        if self.besluit is not None:
            self._besloten_met[triage_id] = self.besluit.getypt()
            self.besluit.klaar()

    def zet_ongedaan_besluit_terug(self, loop: Doorloop) -> bool:
        """Of a decision that was undone: what stood in its form. False when there was none, or it stands."""
        getypt = self._besloten_met.pop(loop.detail.id, {}) if loop.schrijft else {}
        if getypt:
            self.zet_besluit_terug(loop, getypt)
        return bool(getypt)

    def zet_besluit_terug(self, loop: Doorloop, getypt: Mapping[str, Any]) -> None:
        """What was chosen and typed for the decision, from a draft."""
        self.blad(loop.lijst.bladzijden[-1], loop)
        if self.besluit is not None:
            self.besluit.toon(loop.detail, loop.gesprek)
            self.besluit.zet_getypt(getypt)

    def begin_boven(self) -> None:
        """The last page opens with the proposal in sight: one decides knowing why."""
        rol = self.currentWidget()
        if self.besluit is not None and isinstance(rol, Volgblad) and rol.isAncestorOf(self.besluit):
            rol.begin_boven(self.besluit.redenen)

    def gemaakt(self, code: str) -> VragenBlad | None:
        """A page that was made."""
        return self._bladen[code][0] if code in self._bladen else None

    def toon_naast(self) -> None:
        """What stands beside the pages, on top."""
        self.setCurrentWidget(self._naast)

    def toon(self, bladzijde: Bladzijde, loop: Doorloop, zojuist: TriageBesloten | None) -> None:
        """This page on top, as the answers are now."""
        blad = self.blad(bladzijde, loop)
        blad.toon(loop.gesprek, loop.bekend, self._wie(loop))
        rol = self._bladen[bladzijde.code][1]
        if self.currentWidget() is not rol:
            self.setCurrentWidget(rol)
        self._loop = loop
        if loop.gesprek.volgende and loop.gesprek.volgende not in self._bladen:
            self._straks.start()
        if bladzijde.code != loop.lijst.bladzijden[-1].code:
            return
        if self.besluit is not None:
            self.besluit.toon(loop.detail, loop.gesprek)
        elif self.klaar is not None:
            self.klaar.toon(loop.detail, zojuist, vermoeden=loop.vermoeden)

    def _bouw_volgende(self) -> None:
        """The next page, while one talks about this one: then it stands there at once."""
        loop = self._loop
        volgende = loop.lijst.bladzijde(loop.gesprek.volgende) if loop is not None and self.isVisible() else None
        if loop is not None and volgende is not None:
            self.blad(volgende, loop).toon(loop.gesprek, loop.bekend, self._wie(loop))

    def _wie(self, loop: Doorloop) -> dict[str, str]:
        """Per question who answered it, for reading."""
        if loop.schrijft:
            return {}
        nu = self._omgeving.klok()
        return {rij.vraag: f"{rij.medewerker}, {moment_in_woorden(rij.op, nu)}" for rij in loop.detail.antwoorden}

    # Qt --------------------------------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentWidget() is not self._naast:
            self.entered.emit()
        else:
            super().keyPressEvent(event)
