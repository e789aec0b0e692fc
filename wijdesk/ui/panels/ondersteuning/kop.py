"""The head of one support or onderzoek: back, whom it is about, how it stands, and what to know before a visit."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from wijdesk.ui.fields import etiket, knop, zet_eigenschap
from wijdesk.ui.icons import icon


class HulpKop(QWidget):
    """The head.

    Signals:
        back: to the list
    """

    back = Signal()

    def __init__(self, naam: str) -> None:
        super().__init__()
        self.terug = knop(self.tr("Lijst"), self.back.emit, rol="stil", naam=f"{naam}_terug")
        self.terug.setIcon(icon("chevron-left"))
        self.terug.setToolTip(self.tr("Terug naar de lijst (Esc)"))
        self.wie = etiket("", "titel", naam=f"{naam}_wie", breekt_af=True)
        self.soort = etiket("", "pil", naam=f"{naam}_soort")
        self.stand = etiket("", "kop", naam=f"{naam}_stand", breekt_af=True)
        self.waarschuwing = etiket("", "waarschuwing", naam=f"{naam}_waarschuwing", breekt_af=True)
        boven = QHBoxLayout()
        boven.setSpacing(8)
        boven.addWidget(self.terug)
        boven.addStretch(1)
        boven.addWidget(self.soort)
        kolom = QVBoxLayout(self)
        kolom.setContentsMargins(0, 0, 0, 0)
        kolom.setSpacing(4)
        kolom.addLayout(boven)
        kolom.addWidget(self.wie)
        kolom.addWidget(self.stand)
        kolom.addWidget(self.waarschuwing)

    def toon(self, *, wie: str, soort: str, stand: str, toestand: str, waarschuwing: str) -> None:
        """Show this."""
        self.wie.setText(wie)
        self.soort.setText(soort)
        self.stand.setText(f"⚠ {stand}" if toestand in ("te laat", "spoed") else stand)
        zet_eigenschap(self.stand, "toestand", "spoed" if toestand in ("te laat", "spoed") else toestand)
        self.waarschuwing.setText(waarschuwing)
        self.waarschuwing.setVisible(bool(waarschuwing))


def leesbaar(naam: str, rol: str = "") -> QLabel:
    """A text one can select and copy."""
    label = etiket("", rol, breekt_af=True, naam=naam)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return label
