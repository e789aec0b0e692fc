"""The header of one signaal: whom or what it is about, how urgent, how it stands, and where it came from."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from wijdesk.models.rows.signaal import SignaalDetail
from wijdesk.ui.fields import etiket, zet_eigenschap
from wijdesk.ui.panels.signaal import beeld
from wijdesk.ui.signaalregel import hoofdletter


class SignaalKop(QWidget):
    """A title, two pills, and a line; it stands above the page and above its forms."""

    def __init__(self) -> None:
        super().__init__()
        self.titel = etiket("", "titel", breekt_af=True, naam="signaal_titel")
        self.urgentie, self.stand = etiket("", "pil", naam="signaal_urgentie"), etiket("", "pil", naam="signaal_stand")
        self.feiten = etiket("", "bij", breekt_af=True, naam="signaal_feiten")
        kolom = QVBoxLayout(self)
        kolom.setContentsMargins(12, 12, 12, 4)
        kolom.setSpacing(4)
        rij = QHBoxLayout()
        rij.setSpacing(8)
        rij.addWidget(self.titel, 1)
        for pil in (self.urgentie, self.stand):
            rij.addWidget(pil, 0, Qt.AlignmentFlag.AlignTop)
        kolom.addLayout(rij)
        kolom.addWidget(self.feiten)

    def toon(self, signaal: SignaalDetail, nu: int) -> None:
        """Show this one."""
        self.titel.setText(signaal.over or hoofdletter(signaal.soort))
        tekst, toestand = beeld.urgentie(signaal)
        self.urgentie.setText(tekst)
        zet_eigenschap(self.urgentie, "toestand", toestand)
        self.stand.setText(hoofdletter(signaal.stand))
        self.feiten.setText(beeld.feiten(signaal, nu))
