"""The window "Over wijdesk": versions, and of every part its licence in full. Knows no package and no file."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QListWidget, QPlainTextEdit, QVBoxLayout, QWidget

from wijdesk.models.rows.programma import OverProgramma
from wijdesk.ui.fields import etiket, knop

BREEDTE_LIJST = 300
MAAT = QSize(1000, 680)
"""Room for a licence, also with letters twice as large."""
RAND = QSize(64, 64)
"""What stays of the window behind it."""


class OverVenster(QDialog):
    """A list of parts on the left, the licence of the chosen one on the right."""

    def __init__(self, ouder: QWidget | None = None) -> None:
        """Empty until `toon`: looking everything up takes a moment."""
        super().__init__(ouder)
        self._over: OverProgramma | None = None
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Over wijdesk"))
        self.kop = etiket("wijdesk", "titel", naam="over_kop")
        self.regel = etiket(self.tr("Een ogenblik…"), "bij", breekt_af=True, naam="over_versies")
        self.eigen = etiket("", breekt_af=True, naam="over_eigen")
        self.qt = etiket(
            self.tr(
                "wijdesk gebruikt Qt en PySide6 onder de LGPL, versie 3. U mag die delen vervangen: het zijn losse "
                "bestanden."
            ),
            breekt_af=True,
        )
        self.delen = QListWidget()
        self.delen.setObjectName("over_delen")
        self.delen.setAccessibleName(self.tr("Onderdelen"))
        self.delen.setMinimumWidth(BREEDTE_LIJST)
        self.delen.currentRowChanged.connect(self._kies)
        self.licentie = etiket("", "kop", breekt_af=True, naam="over_licentie")
        self.tekst = QPlainTextEdit()
        self.tekst.setObjectName("over_tekst")
        self.tekst.setReadOnly(True)
        self.tekst.setTabChangesFocus(True)
        self.tekst.setAccessibleName(self.tr("Tekst van de licentie"))
        rechts = QVBoxLayout()
        rechts.setSpacing(8)
        rechts.addWidget(self.licentie)
        rechts.addWidget(self.tekst, 1)
        midden = QHBoxLayout()
        midden.setSpacing(16)
        midden.addWidget(self.delen, 2)
        midden.addLayout(rechts, 3)
        sluiten = knop(self.tr("Sluiten"), self.accept, rol="primair", naam="over_sluiten")
        sluiten.setDefault(True)
        onder = QHBoxLayout()
        onder.addStretch(1)
        onder.addWidget(sluiten)
        vlak = QVBoxLayout(self)
        vlak.setContentsMargins(24, 20, 24, 20)
        vlak.setSpacing(12)
        for deel in (self.kop, self.regel, self.eigen, self.qt):
            vlak.addWidget(deel)
        vlak.addLayout(midden, 1)
        vlak.addLayout(onder)
        if ouder is not None:  # a dialog that sizes itself takes at most two thirds of the screen
            scherm = ouder.screen().availableSize()
            self.resize(MAAT.boundedTo(ouder.size() - RAND).boundedTo(scherm - RAND))

    def toon(self, over: OverProgramma) -> None:
        """Fill the window."""
        self._over = over
        self.kop.setText(f"wijdesk {over.versie}")
        self.regel.setText(over.regel)
        self.eigen.setText(
            self.tr("De licentie van wijdesk zelf: {0}.").format(over.licentie)
            if over.licentie
            else self.tr("De makers van wijdesk hebben nog geen licentie gekozen: alle rechten zijn van hen.")
        )
        self.delen.addItems([f"{deel.naam} {deel.versie}".strip() for deel in over.delen])
        self.delen.setCurrentRow(0)
        self.delen.setFocus()

    def _kies(self, rij: int) -> None:
        if self._over is None or not 0 <= rij < len(self._over.delen):
            return
        deel = self._over.delen[rij]
        self.licentie.setText(f"{deel.naam}: {deel.licentie}")
        self.tekst.setPlainText(deel.tekst)

    # Qt --------------------------------------------------------------------------------------------------------------

    def sizeHint(self) -> QSize:
        return MAAT
