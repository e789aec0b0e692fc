"""What the wizard looks like: header, pages, proposal and buttons; beside each other where there is room for it."""

from __future__ import annotations

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from wijdesk.ui.een_zin import EenZin
from wijdesk.ui.fields import etiket
from wijdesk.ui.panel import Omgeving
from wijdesk.ui.panels.triage.advies import AdviesBlad
from wijdesk.ui.panels.triage.bladen import Bladen
from wijdesk.ui.panels.triage.bladenlijst import Bladenlijst
from wijdesk.ui.panels.triage.kop import Kop, Lijn
from wijdesk.ui.panels.triage.opzij import OpzijKaart
from wijdesk.ui.panels.triage.strook import VoorstelStrook
from wijdesk.ui.panels.triage.voet import Voet

BREED, HOOG, LAAG = 78, 30, 18
"""Letters of width from which the pages stand beside the page, lines of height from which all of the header shows, and
below which the page needs the room of the reasons.
"""


class Vlak(QWidget):
    """The parts and where they stand."""

    def __init__(self, omgeving: Omgeving) -> None:
        super().__init__()
        self.kop = Kop(omgeving.klok)
        self.opzij = OpzijKaart()
        self.lijst = Bladenlijst()
        self.advies = AdviesBlad(omgeving)
        self.bladen = Bladen(omgeving, self.advies)
        self.zin = EenZin()
        self.melding = etiket("", "fout", breekt_af=True, naam="triage_melding")
        self.strook = VoorstelStrook()
        self.voet = Voet()
        self._bouw()

    def _bouw(self) -> None:
        self._midden = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._midden.setContentsMargins(8, 4, 4, 0)
        self._midden.setSpacing(0)
        self._midden.addWidget(self.lijst)
        self._midden.addWidget(self.bladen, 1)
        onder = QVBoxLayout()
        onder.setContentsMargins(16, 8, 16, 10)
        onder.setSpacing(8)
        self._voetstuk = QWidget()
        voetstuk = QVBoxLayout(self._voetstuk)
        voetstuk.setContentsMargins(0, 0, 0, 0)
        voetstuk.setSpacing(8)
        voetstuk.addWidget(self.strook)
        voetstuk.addWidget(self.voet)
        for deel in (self.zin, self.melding, self._voetstuk):
            onder.addWidget(deel)
        kolom = QVBoxLayout(self)
        kolom.setContentsMargins(0, 0, 0, 0)
        kolom.setSpacing(0)
        kolom.addWidget(self.kop)
        kolom.addWidget(Lijn())
        kolom.addWidget(self.opzij)
        kolom.addLayout(self._midden, 1)
        kolom.addWidget(Lijn())
        kolom.addLayout(onder)
        self.melding.hide()
        self.zin.opened.connect(lambda _: self._pas_aan())

    def zeg(self, zin: str) -> None:
        """Trouble, above the proposal."""
        self.melding.setText(zin)
        self.melding.setVisible(bool(zin))

    # Qt --------------------------------------------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._pas_aan()

    def _pas_aan(self) -> None:
        """Beside each other where there is room, below each other where not."""
        smal = self.width() < self.fontMetrics().averageCharWidth() * BREED
        regels = self.height() / self.fontMetrics().lineSpacing()
        kort = regels < HOOG
        richting = QBoxLayout.Direction.TopToBottom if smal else QBoxLayout.Direction.LeftToRight
        if self._midden.direction() != richting:
            self._midden.setDirection(richting)
        self.lijst.zet_smal(smal=smal)
        for deel in (self.kop, self.strook, self.opzij):
            deel.zet_kort(kort=kort)
        self.strook.zet_laag(laag=regels < LAAG)
        self._voetstuk.setVisible(not (kort and self.zin.isVisibleTo(self)))  # a question needs the room
