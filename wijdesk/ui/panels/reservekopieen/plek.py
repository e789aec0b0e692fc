"""A page that asks for one folder: where a backup goes, or the package for another computer."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from wijdesk.errors import Weigering
from wijdesk.ui.fields import Veld, etiket, knop


class PlekBlad(QWidget):
    """What it is for, a folder to type or choose, and one button.

    Signals:
        closed: put away
    """

    closed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("plekblad")
        self._doe: Callable[[str], None] | None = None
        self._veld_naam = ""
        self._mag_leeg = False
        self.titel = etiket("", "titel", naam="plek_titel")
        self.uitleg = etiket("", breekt_af=True, naam="plek_uitleg")
        self.waar = QLineEdit()
        keuze = QWidget()
        rij = QHBoxLayout(keuze)
        rij.setContentsMargins(0, 0, 0, 0)
        rij.setSpacing(8)
        rij.addWidget(self.waar, 1)
        rij.addWidget(knop(self.tr("Kiezen…"), self._kies, naam="plek_kies"))
        keuze.setFocusProxy(self.waar)
        self.waar.setAccessibleName(self.tr("Map"))
        self.veld = Veld(self.tr("Map"), keuze, naam="plek")
        self.waar.textEdited.connect(lambda _: self.veld.wis_fout())
        self.waar.returnPressed.connect(self._verder)
        self.ja = knop("", self._verder, rol="primair", naam="plek_ja")
        self.nee = knop(self.tr("Annuleren"), self.closed.emit, rol="stil", naam="plek_nee")
        knoppen = QHBoxLayout()
        knoppen.setSpacing(8)
        knoppen.addWidget(self.ja)
        knoppen.addWidget(self.nee)
        knoppen.addStretch(1)
        kolom = QVBoxLayout(self)
        kolom.setContentsMargins(12, 12, 12, 12)
        kolom.setSpacing(12)
        for deel in (self.titel, self.uitleg, self.veld):
            kolom.addWidget(deel)
        kolom.addLayout(knoppen)
        kolom.addStretch(1)

    def vraag(
        self,
        titel: str,
        uitleg: str,
        knop_: str,
        doe: Callable[[str], None],
        *,
        veld: str,
        nu: str = "",
        leeg: str = "",
    ) -> None:
        """Ask for a folder. `veld` is how a refusal names it; `leeg` says what no folder means, when that may be."""
        self._doe, self._veld_naam, self._mag_leeg = doe, veld, bool(leeg)
        self.titel.setText(titel)
        self.uitleg.setText(uitleg)
        self.ja.setText(knop_)
        self.waar.setText(nu)
        self.veld.wis_fout()
        self.veld.toon_hulp(leeg)
        self.waar.setFocus()

    def toon_weigering(self, weigering: Weigering) -> None:
        """Beside the field, and what was typed stays."""
        self.veld.toon_fout(weigering.fouten.get(self._veld_naam, weigering.zin))
        self.waar.setFocus()

    def _kies(self) -> None:
        gekozen = QFileDialog.getExistingDirectory(self, self.tr("Map kiezen"), self.waar.text())
        if gekozen:
            self.waar.setText(gekozen)
            self.veld.wis_fout()

    def _verder(self) -> None:
        waar = self.waar.text().strip()
        if not waar and not self._mag_leeg:
            self.veld.toon_fout(self.tr("Vul een map in, of kies er een."))
            self.waar.setFocus()
        elif self._doe is not None:
            self._doe(waar)

    # Qt --------------------------------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc goes back."""
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
            event.accept()
            return
        super().keyPressEvent(event)
