"""The buttons below a page, with their keys."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from wijdesk.ui.flow import FlowLayout
from wijdesk.ui.toetsen import ToetsKnop


class Voet(QWidget):
    """On, back, skip, ask advice, decide.

    Signals:
        next_asked, previous_asked, skip_asked, advice_asked, decide_asked, meldcode_asked: somebody pressed it
    """

    next_asked = Signal()
    previous_asked = Signal()
    skip_asked = Signal()
    advice_asked = Signal()
    decide_asked = Signal()
    meldcode_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.volgende = self._knop(self.tr("Volgende"), "Ctrl+PgDown", "volgende", "primair")
        self.besluit = self._knop(self.tr("Besluiten"), "Ctrl+S", "besluiten", "primair")
        self.vorige = self._knop(self.tr("Vorige"), "Ctrl+PgUp", "vorige", "")
        self.over = self._knop(self.tr("Overslaan"), "Alt+O", "overslaan", "stil")
        self.advies = self._knop(self.tr("Advies vragen"), "Alt+A", "advies", "stil")
        self.meldcode = self._knop(self.tr("Meldcode"), "Alt+M", "meldcode", "")
        for knop, vraag in (
            (self.volgende, self.next_asked), (self.besluit, self.decide_asked), (self.vorige, self.previous_asked),
            (self.over, self.skip_asked), (self.advies, self.advice_asked),
            (self.meldcode, self.meldcode_asked),
        ):  # fmt: skip
            knop.clicked.connect(lambda _=False, vraag=vraag: vraag.emit())
        rij = FlowLayout(self, ruimte=8)
        for knop in (self.vorige, self.volgende, self.besluit, self.over, self.advies, self.meldcode):
            rij.addWidget(knop)

    def toon(self, *, schrijft: bool, eerste: bool, laatste: bool, advies: bool, lopend: bool, geweld: bool) -> None:
        """Which of them can be pressed here; `geweld`: violence or neglect is suspected, so there is a meldcode."""
        self.meldcode.setVisible(schrijft and geweld)
        self.volgende.setVisible(not laatste and not advies)
        self.besluit.setVisible(laatste and schrijft and not advies)
        self.vorige.setVisible(not eerste or advies)
        self.vorige.zet_tekst(self.tr("Terug naar de bladzijde") if advies else self.tr("Vorige"))
        self.over.setVisible(schrijft and not laatste and not advies)
        self.advies.setVisible(lopend and schrijft and not advies)

    def ingang(self) -> QWidget | None:
        """The one that goes on."""
        return next((knop for knop in (self.volgende, self.besluit, self.vorige) if knop.isVisibleTo(self)), None)

    def _knop(self, tekst: str, toets: str, naam: str, rol: str) -> ToetsKnop:
        knop = ToetsKnop(tekst, toets, rol=rol)
        knop.setObjectName(f"triage_{naam}")
        return knop
