"""What is asked before an import makes a locatie: a typing error makes a team, and every figure counts it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout

from wijdesk.ui.fields import etiket, knop
from wijdesk.ui.flow import FlowLayout


class NieuweLocatie(QFrame):
    """The question, hidden until it is asked.

    Signals:
        agreed: make them and put the file in
    """

    agreed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("invoer_nieuwe_locatie")
        self.setProperty("rol", "kaart")
        self.zin = etiket("", "waarschuwing", breekt_af=True, naam="invoer_nieuwe_locatie_zin")
        self.nee = knop(self.tr("Niet inlezen"), self.hide, naam="invoer_niet_inlezen")
        self.ja = knop(self.tr("Maken en inlezen"), self._akkoord, naam="invoer_maken")
        knoppen = FlowLayout()
        knoppen.addWidget(self.nee)
        knoppen.addWidget(self.ja)
        kolom = QVBoxLayout(self)
        kolom.setContentsMargins(12, 12, 12, 12)
        kolom.setSpacing(8)
        kolom.addWidget(self.zin)
        kolom.addLayout(knoppen)
        self.hide()

    def vraag(self, zin: str) -> None:
        """Ask it; Enter makes nothing by accident."""
        self.zin.setText(zin)
        self.show()
        self.nee.setFocus(Qt.FocusReason.OtherFocusReason)

    def _akkoord(self) -> None:
        self.hide()
        self.agreed.emit()
