"""Why the answers propose what they propose: a line per reason, with the answers it rests on."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout

from wijdesk.models.gesprek import Gesprek, Voorstel
from wijdesk.models.rows.triage import ConsultRij
from wijdesk.ui.fields import etiket
from wijdesk.ui.panels.triage.strook import Antwoordchips, voorstel_in_woorden
from wijdesk.ui.toegankelijk import hoor_als


class Redenen(QFrame):
    """Every reason of the proposal with the answers it rests on, and the advice that was given. One can stand in it.

    Signals:
        asked: (code) go to this question
        onward: Enter, or the arrow down: on to what is to be chosen
    """

    asked = Signal(str)
    onward = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("besluit_redenen")
        self.setProperty("rol", "planregel")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        hoor_als(self, "blad")
        self._nu: tuple[Voorstel, tuple[ConsultRij, ...]] | None = None
        self.kop = etiket("", "kop", breekt_af=True, naam="besluit_voorstel")
        self._vlak = QVBoxLayout()
        self._vlak.setSpacing(6)
        kolom = QVBoxLayout(self)
        kolom.setContentsMargins(4, 2, 4, 2)
        kolom.setSpacing(6)
        kolom.addWidget(self.kop)
        kolom.addLayout(self._vlak)

    def toon(self, voorstel: Voorstel, gesprek: Gesprek, consulten: tuple[ConsultRij, ...]) -> None:
        """Show what is proposed, because of what."""
        beantwoord = tuple(rij for rij in consulten if rij.antwoord)
        if self._nu == (voorstel, beantwoord):
            return
        self._nu = (voorstel, beantwoord)
        woorden = voorstel_in_woorden(voorstel)
        self.kop.setText(
            self.tr("Nog te weinig beantwoord voor een voorstel. U beslist zelf.")
            if voorstel.te_weinig
            else self.tr("Voorstel: {0}").format(woorden)
        )
        while (item := self._vlak.takeAt(0)) is not None:
            if (oud := item.widget()) is not None:
                oud.hide()
                oud.deleteLater()
        self.setAccessibleName(" ".join((self.kop.text(), *(reden.tekst for reden in voorstel.redenen))))
        for reden in voorstel.redenen:
            self._vlak.addWidget(etiket(f"• {reden.tekst}", "", breekt_af=True))
        for reden in voorstel.ook:
            self._vlak.addWidget(etiket(self.tr("• Speelt ook: {0}").format(reden.tekst), "", breekt_af=True))
        alles = (*voorstel.redenen, *voorstel.ook)
        codes = tuple(dict.fromkeys(code for reden in alles for code in reden.vragen))
        if codes:
            self._regel("", codes, gesprek)
        if voorstel.te_weinig and voorstel.beslissend:
            self._regel(self.tr("Nodig om verder te komen:"), voorstel.beslissend, gesprek)
        elif voorstel.kan_zwaarder:
            self._regel(self.tr("Nog open, en kan het zwaarder maken:"), voorstel.kan_zwaarder[:4], gesprek)
        for rij in beantwoord:
            advies = self.tr("Advies van {0}: {1}").format(rij.antwoord_door, rij.antwoord)
            self._vlak.addWidget(etiket(advies, "", breekt_af=True))

    def _regel(self, zin: str, codes: tuple[str, ...], gesprek: Gesprek) -> None:
        chips = Antwoordchips()
        chips.asked.connect(self.asked)
        if zin:
            self._vlak.addWidget(etiket(zin, "", breekt_af=True))
        self._vlak.addWidget(chips)
        chips.toon(codes, gesprek)

    # Qt --------------------------------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Down):
            self.onward.emit()
        else:
            super().keyPressEvent(event)
