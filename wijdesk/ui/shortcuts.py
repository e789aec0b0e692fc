"""The overlay of F1: the keys of where you are, and those that work everywhere. Knows only actions."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from wijdesk.ui.fields import etiket, knop
from wijdesk.ui.panel import Actie
from wijdesk.ui.toegankelijk import hoor_als
from wijdesk.ui.toetsen import ToetsKnop, toets_tekst
from wijdesk.ui.vaktoetsen import VAKKEN, Vaktoets

BREEDTE = 90
"""Letters of width of the sheet, where the window is as wide."""
Groep = tuple[str, Sequence[Actie | Vaktoets]]
"""A title, and the keys below it."""


def vakken_in(vlak: QWidget) -> list[Groep]:
    """The keys of what one walks through in this part of the window, as far as it shows."""
    er_zijn = [getattr(deel, "vak", None) for deel in (vlak, *vlak.findChildren(QWidget)) if deel.isVisible()]
    return [(vak.titel, vak.toetsen) for vak in VAKKEN if vak in er_zijn]


class SneltoetsenHulp(QObject):
    """The sheet, made when it is first asked for: no start waits for it.

    Signals:
        explanation_asked: the page of the guide about where one was
    """

    explanation_asked = Signal()

    def __init__(self, venster: QWidget, *, uitleg: bool) -> None:
        """`uitleg`: whether there is a guide to go to."""
        super().__init__(venster)
        self._venster = venster
        self._uitleg = uitleg
        self.blad: Sneltoetsenblad | None = None

    @property
    def staat_er(self) -> bool:
        """Whether it can be seen now."""
        return self.blad is not None and self.blad.isVisible()

    def toon(self, kolommen: Sequence[Sequence[Groep]], terug: QWidget | None) -> None:
        """Show the groups, column by column; `terug` gets the focus afterwards."""
        if self.blad is None:
            self.blad = Sneltoetsenblad(self._venster)
            self.blad.uitleg.setVisible(self._uitleg)
            self.blad.uitleg.clicked.connect(self.explanation_asked)
        self.blad.toon(kolommen, terug)

    def sluit(self) -> None:
        """Take the sheet away."""
        if self.blad is not None:
            self.blad.sluit()


class Sneltoetsenblad(QFrame):
    """A quiet sheet over the window; Esc or F1 takes it away and the focus goes back where it was."""

    def __init__(self, venster: QWidget) -> None:
        super().__init__(venster)
        self._venster = venster
        self.setProperty("rol", "zwevend")
        self.setAccessibleName(self.tr("Sneltoetsen"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        hoor_als(self, "blad")
        self._terug: QWidget | None = None
        self._rol = QScrollArea()
        self._rol.setWidgetResizable(True)
        self._rol.setFrameShape(QFrame.Shape.NoFrame)
        kop = QHBoxLayout()
        kop.addWidget(etiket(self.tr("Sneltoetsen"), "titel"), 1)
        self.uitleg = ToetsKnop(self.tr("Uitleg van hier"), "Shift+F1")
        self.uitleg.setObjectName("hulp_uitleg")
        kop.addWidget(self.uitleg)
        kop.addWidget(knop(self.tr("Sluiten (Esc)"), self.sluit, rol="stil"))
        vlak = QVBoxLayout(self)
        vlak.setContentsMargins(20, 16, 20, 16)
        vlak.setSpacing(12)
        vlak.addLayout(kop)
        vlak.addWidget(self._rol)
        self.hide()

    def toon(self, kolommen: Sequence[Sequence[Groep]], terug: QWidget | None) -> None:
        """Show the groups, column beside column."""
        self._terug = terug
        inhoud = QWidget()
        naast = QHBoxLayout(inhoud)
        naast.setSpacing(32)
        naast.setContentsMargins(0, 0, 8, 0)
        for groepen in kolommen:
            kolom = QVBoxLayout()
            kolom.setSpacing(8)
            for titel, toetsen in groepen:
                self._vul(kolom, titel, toetsen)
            kolom.addStretch(1)
            naast.addLayout(kolom, 1)
        self._rol.setWidget(inhoud)
        venster = self._venster
        breedte = min(BREEDTE * self.fontMetrics().averageCharWidth(), venster.width() - 32)
        hoogte = min(inhoud.sizeHint().height() + 96, venster.height() - 32)
        self.setGeometry((venster.width() - breedte) // 2, (venster.height() - hoogte) // 2, breedte, hoogte)
        self.show()
        self.raise_()
        self.setFocus(Qt.FocusReason.PopupFocusReason)

    def sluit(self) -> None:
        """Take the sheet away."""
        self.hide()
        if self._terug is not None:
            self._terug.setFocus(Qt.FocusReason.PopupFocusReason)

    def _vul(self, kolom: QVBoxLayout, titel: str, toetsen: Sequence[Actie | Vaktoets]) -> None:
        kolom.addWidget(etiket(titel, "kop"))
        rooster = QGridLayout()
        rooster.setHorizontalSpacing(16)
        rooster.setVerticalSpacing(6)
        rooster.setColumnStretch(0, 1)
        met_toets = [toets for toets in toetsen if toets.sneltoets]
        for rij, toets in enumerate(met_toets):
            tekst = etiket(toets.tekst, breekt_af=True)
            kap: QLabel = etiket(toets_tekst(toets.sneltoets), "toets")
            rooster.addWidget(tekst, rij, 0)
            rooster.addWidget(kap, rij, 1, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        kolom.addLayout(rooster)
        if not met_toets:
            kolom.addWidget(etiket(self.tr("Hier zijn geen eigen sneltoetsen."), "bij"))

    # Qt --------------------------------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Escape, Qt.Key.Key_F1):
            self.sluit()
        else:
            self._rol.keyPressEvent(event)  # arrows and Page Down read on
