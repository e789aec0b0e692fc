"""The recovery key, shown once: to print for an envelope. It is kept nowhere, and the dialog forgets it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QCheckBox, QDialog, QVBoxLayout, QWidget

from wijdesk.ui.fields import etiket, kaart, knop
from wijdesk.ui.flow import FlowLayout
from wijdesk.ui.rolblad import Rolblad, past_op_scherm

MAAT = QSize(460, 420)
"""Pixels with text of normal size."""


class HerstelsleutelVenster(QDialog):
    """Nine groups, and a promise that it lies in an envelope."""

    def __init__(
        self, sleutel: str, druk_af: Callable[[str], object], ouder: QWidget | None = None, *, gebruikt: bool = False
    ) -> None:
        """`druk_af` shows the page; `gebruikt`: the one before was used just now."""
        super().__init__(ouder)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setObjectName("herstelsleutel_venster")
        self.setWindowTitle(self.tr("Herstelsleutel"))
        self._sleutel = sleutel
        self._druk_af = druk_af
        groepjes = sleutel.split()
        regels = [" ".join(groepjes[plek : plek + 3]) for plek in (0, 3, 6)]
        self.tekst = etiket("\n".join(regels), "titel", naam="herstelsleutel_tekst")
        self.tekst.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.tekst.setAccessibleName(self.tr("Herstelsleutel: {}").format(", ".join(groepjes)))
        self.tekst.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)
        vlak = kaart()
        binnen = QVBoxLayout(vlak)
        binnen.setContentsMargins(16, 16, 16, 16)
        binnen.addWidget(self.tekst)
        uitleg = self.tr(
            "Is iemand het wachtwoord kwijt en is er geen collega die kan helpen? Dan kan het met deze sleutel. "
            "wijdesk laat hem maar één keer zien en bewaart hem niet."
        )
        if gebruikt:
            uitleg = self.tr(
                "De herstelsleutel die u gebruikte, geldt niet meer. Dit is de nieuwe. wijdesk laat hem maar één keer "
                "zien en bewaart hem niet."
            )
        self.druk = knop(self.tr("Afdrukken of opslaan…"), self._druk, rol="primair", naam="herstelsleutel_druk")
        self.bewaard = QCheckBox(self.tr("Hij ligt in een envelop"))
        self.bewaard.setObjectName("herstelsleutel_bewaard")
        self.klaar = knop(self.tr("Klaar"), self.accept, naam="herstelsleutel_klaar")
        self.klaar.setEnabled(False)
        self.bewaard.toggled.connect(self.klaar.setEnabled)
        self.later = knop(self.tr("Later"), self.reject, rol="stil", naam="herstelsleutel_later")
        zin = self.tr("De sleutel geldt pas als u “Klaar” kiest.")
        if gebruikt:
            zin += self.tr(
                " Kiest u “Later”, dan heeft deze balie er geen: vraag de applicatiebeheerder om een nieuwe."
            )
        self.let_op = etiket(zin, "bij", breekt_af=True, naam="herstelsleutel_let_op")
        blad = QWidget()
        kolom = QVBoxLayout(blad)
        kolom.setContentsMargins(24, 20, 24, 20)
        kolom.setSpacing(12)
        kolom.addWidget(etiket(self.tr("Herstelsleutel van deze balie"), "titel", breekt_af=True))
        kolom.addWidget(etiket(uitleg, breekt_af=True))
        kolom.addWidget(vlak)
        kolom.addWidget(self.bewaard)
        kolom.addWidget(self.let_op)
        rij = FlowLayout(ruimte=8)
        for deel in (self.druk, self.klaar, self.later):
            rij.addWidget(deel)
        kolom.addLayout(rij)
        kolom.addStretch(1)
        geheel = QVBoxLayout(self)
        geheel.setContentsMargins(0, 0, 0, 0)
        geheel.addWidget(Rolblad(blad))
        self.resize(past_op_scherm(self, MAAT))
        self.druk.setFocus()
        self.finished.connect(lambda _: self._vergeet())

    def _druk(self) -> None:
        self._druk_af(self._sleutel)

    def _vergeet(self) -> None:
        self._sleutel = ""
        self.tekst.setText("")
        self.tekst.setAccessibleName("")

    # Qt --------------------------------------------------------------------------------------------------------------

    def closeEvent(self, event: QCloseEvent) -> None:
        super().closeEvent(event)
        self._vergeet()
