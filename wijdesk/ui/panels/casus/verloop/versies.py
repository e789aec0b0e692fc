"""The versions of one contact moment, newest first, each as it was written and why it was corrected."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from wijdesk.models.rows.verloop import ContactmomentVersie
from wijdesk.models.values import Klok, moment_in_woorden
from wijdesk.ui.fields import etiket, kaart
from wijdesk.ui.toetsen import ToetsKnop


class Versies(QFrame):
    """A card that shows them to read.

    Signals:
        closed: put away
    """

    closed = Signal()

    def __init__(self, klok: Klok) -> None:
        super().__init__()
        self._klok = klok
        self.setProperty("rol", "kaart")
        self.setObjectName("verloop_versies")
        self.setAccessibleName(self.tr("Versies"))
        self.kop = etiket(self.tr("Versies van dit contactmoment"), "kop")
        self.sluit = ToetsKnop(self.tr("Sluiten"), "Esc", rol="stil")
        self.sluit.clicked.connect(self.closed)
        self.rol = QScrollArea()
        self.rol.setWidgetResizable(True)
        self.rol.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.rol.setAccessibleName(self.tr("Versies"))
        kolom = QVBoxLayout(self)
        kolom.setContentsMargins(12, 12, 12, 12)
        kolom.setSpacing(8)
        kolom.addWidget(self.kop)
        kolom.addWidget(self.rol, 1)
        kolom.addWidget(self.sluit, 0, Qt.AlignmentFlag.AlignLeft)
        self.hide()

    def toon(self, versies: tuple[ContactmomentVersie, ...]) -> None:
        """Show these, newest first."""
        binnen = QWidget()
        kolom = QVBoxLayout(binnen)
        kolom.setContentsMargins(0, 0, 8, 0)
        kolom.setSpacing(12)
        for versie in versies:
            kolom.addWidget(self._versie(versie))
        kolom.addStretch(1)
        self.rol.setWidget(binnen)
        self.show()
        self.sluit.setFocus(Qt.FocusReason.OtherFocusReason)

    def _versie(self, versie: ContactmomentVersie) -> QFrame:
        vlak = kaart(rol="")
        kolom = QVBoxLayout(vlak)
        kolom.setContentsMargins(0, 0, 0, 0)
        kolom.setSpacing(4)
        nu = self._klok()
        stand = self.tr("geldt nu") if versie.geldt else self.tr("eerdere versie")
        geschreven = self.tr("{0}, geschreven {1} door {2}").format(
            stand, moment_in_woorden(versie.geschreven_op, nu), versie.medewerker
        )
        kolom.addWidget(etiket(geschreven, "veld", breekt_af=True))
        duur = self.tr("{0} min").format(versie.duur) if versie.duur else ""
        met = ", ".join(deel for deel in (versie.persoon, versie.met) if deel)
        delen = (versie.soort, moment_in_woorden(versie.op, nu), duur, met)
        kolom.addWidget(etiket(" · ".join(deel for deel in delen if deel), "bij", breekt_af=True))
        if versie.reden:
            kolom.addWidget(etiket(self.tr("Waarom: {0}").format(versie.reden), "bij", breekt_af=True))
        tekst = (
            self.tr("Afgeschermd: u ziet dat dit er is, niet wat erin staat.") if versie.afgeschermd else versie.notitie
        )
        notitie = etiket(tekst, breekt_af=True)
        notitie.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        kolom.addWidget(notitie)
        return vlak

    # Qt --------------------------------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
            event.accept()
            return
        super().keyPressEvent(event)
